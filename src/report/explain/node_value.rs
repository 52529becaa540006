//! The value of a node: parts, aggregate, cap, rounding, scale.

use super::Setting;
use super::averaged::term;
use super::gated::alike;
use super::parts::{Part, PartOf, aggregate, equal, limit, part_gap, rounded, step, terms};
use super::phrase::{level_or_state, plain, profiles, reading_columns, readings, value, values};
use super::used_by::role;
use crate::model::{Aggregate, Cap, FrameworkKind, Missing, NeedOf, Node};
use crate::report::document::{Cell, ColumnKind, Document, Row, Table};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{EQUAL, NodeState};
use crate::words::Words;

/// Adds parts and arithmetic.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, framework: usize, node: usize, parts: &[Part], setting: Setting) {
    let words = subject.words;
    let here = &subject.library.frameworks[framework].nodes[node];
    let score = &subject.assessment.frameworks[framework][node];
    if setting.alone() {
        document.heading(2, say!(words, "explain-value"));
        document.paragraph(method(here, words));
    }
    document.table(part_table(subject, framework, node, parts, setting));
    if here.missing == Missing::Exclude && parts.iter().any(|part| part.missing && part.left.is_none()) {
        document.paragraph(say!(words, "explain-missing-exclude"));
    }
    match setting {
        Setting::Alone => document.table(calculation(subject, framework, node, parts)),
        Setting::Among => document.list(in_lines(&alike(calculation(subject, framework, node, parts), words), words)),
    }
    if here.cap == Cap::WeakestEssential {
        if setting.alone() {
            document.paragraph(say!(words, "explain-cap-method"));
        }
        cap_note(document, subject, here, score.capped, parts);
    }
    if score.state == NodeState::Missing {
        document.paragraph(say!(words, "explain-node-missing", max = value(score.max)));
    }
    // Most views run from 0 to 1; only where one does not must that be told each time.
    if setting.alone() || (score.max - 1.0).abs() > EQUAL {
        document.paragraph(say!(words, "explain-node-max", max = value(score.max)));
    }
}

fn method(node: &Node, words: &Words) -> String {
    match node.aggregate {
        Aggregate::Mean => say!(words, "explain-aggregate-mean"),
        Aggregate::Sum => say!(words, "explain-aggregate-sum"),
        Aggregate::Geometric => say!(words, "explain-aggregate-geometric"),
        Aggregate::Minimum => say!(words, "explain-aggregate-minimum"),
        Aggregate::Product => say!(words, "explain-aggregate-product"),
    }
}

fn part_table(subject: Subject<'_>, framework: usize, position: usize, parts: &[Part], setting: Setting) -> Table {
    let words = subject.words;
    let node = &subject.library.frameworks[framework].nodes[position];
    let among = setting == Setting::Among;
    // Where every part is a capability, its targets stand beside it; where parts are nodes, their gaps need a table of their own.
    let with_targets = if among && targets_beside(subject, framework, position, parts) { profiles(subject) } else { Vec::new() };
    let weighted = !equal(node);
    let mut columns = vec![(say!(words, "explain-column-part"), ColumnKind::Text)];
    let roles = among && parts.iter().any(|part| matches!(part.of, PartOf::Need(..)));
    if roles {
        columns.push((say!(words, "annex-column-role"), ColumnKind::Short));
    }
    if weighted {
        columns.push((say!(words, "explain-column-weight"), ColumnKind::Number));
    }
    columns.extend(reading_columns(words));
    if weighted && !among {
        columns.push((say!(words, "explain-column-contribution"), ColumnKind::Number));
    }
    columns.extend(with_targets.iter().map(|_| (say!(words, "explain-column-target-value"), ColumnKind::Number)));
    let mut table = Table::new(say!(words, "explain-parts-caption"), columns);
    for part in parts.iter().filter(|part| part.left.is_none()) {
        let mut cells = part_cells(node, part, weighted, among);
        let remark = part_remark(subject, node, part, setting);
        if !among {
            table.row_with_remark(cells, remark);
            continue;
        }
        for (profile, _) in &with_targets {
            let target = part_gap(subject, framework, node, part, *profile).map(|(_, target)| value(target));
            cells.push(target.map_or(Cell::None, Cell::Text));
        }
        if roles {
            cells.insert(1, Cell::Text(remark));
        }
        table.row(cells);
    }
    if weighted && !among {
        table.row(sum_cells(node, parts, words));
    }
    table
}

/// Whether the targets of a node's parts stand beside them, so that the way to the targets needs no table of its own.
pub(super) fn targets_beside(subject: Subject<'_>, framework: usize, node: usize, parts: &[Part]) -> bool {
    let definition = &subject.library.frameworks[framework];
    let plain = |part: &Part| match part.of {
        PartOf::Need(at, _) => {
            !definition.nodes[node].needs[at].reverse && matches!(definition.nodes[node].needs[at].of, NeedOf::Capability(_))
        }
        PartOf::Node(_) => false,
    };
    definition.kind == FrameworkKind::Norms && parts.iter().all(plain)
}

fn part_cells(node: &Node, part: &Part, weighted: bool, among: bool) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(part.name.clone())];
    if weighted {
        cells.push(Cell::Text(plain(part.weight)));
    }
    cells.extend((0..3).map(|reading| part.counted(node, reading).map_or(Cell::None, |figure| Cell::Text(value(figure)))));
    if weighted && !among {
        let contribution = part.counted(node, 1).map_or(Cell::None, |figure| Cell::Text(contribution(node, part.weight, figure)));
        cells.push(contribution);
    }
    cells
}

/// Role, level and reason of a need, and the id by which a part can be explained itself.
fn part_remark(subject: Subject<'_>, node: &Node, part: &Part, setting: Setting) -> String {
    let words = subject.words;
    let id = part.id.as_str();
    let PartOf::Need(at, leaf) = part.of else {
        return if setting.alone() { say!(words, "explain-part-node", id = id) } else { String::new() };
    };
    let need = &node.needs[at];
    let (role, why) = (role(need, words), need.why.as_str());
    match (&need.of, setting) {
        (NeedOf::Capability(_), Setting::Alone) => {
            say!(words, "explain-part-capability", role = role, level = level_or_state(subject, leaf, 1), id = id, why = why)
        }
        (NeedOf::Question(_), Setting::Alone) => say!(words, "explain-part-question", role = role, id = id, why = why),
        (_, Setting::Among) => role,
    }
}

/// What a part puts into the sum in the claimed reading. Logarithms are left to the reader: they are only written down.
fn contribution(node: &Node, weight: f64, figure: f64) -> String {
    match node.aggregate {
        Aggregate::Geometric => logarithm(weight, figure),
        _ => value(weight * figure),
    }
}

fn logarithm(weight: f64, figure: f64) -> String {
    [&plain(weight), " × ln ", &value(figure)].concat()
}

fn sum_cells(node: &Node, parts: &[Part], words: &Words) -> Vec<Cell> {
    let claimed = terms(node, parts, 1);
    let weights: f64 = claimed.iter().map(|(weight, _)| weight).sum();
    let sum = match node.aggregate {
        Aggregate::Geometric => Cell::None,
        _ => Cell::Text(value(claimed.iter().map(|(weight, figure)| weight * figure).sum())),
    };
    let mut cells = vec![Cell::Text(say!(words, "explain-sum")), Cell::Text(plain(weights))];
    cells.extend([Cell::None, Cell::None, Cell::None]);
    cells.push(sum);
    cells
}

fn calculation(subject: Subject<'_>, framework: usize, node: usize, parts: &[Part]) -> Table {
    let words = subject.words;
    let here = &subject.library.frameworks[framework].nodes[node];
    let score = &subject.assessment.frameworks[framework][node];
    let columns = vec![
        (say!(words, "explain-column-reading"), ColumnKind::Short),
        (say!(words, "explain-column-calculation"), ColumnKind::Text),
        (say!(words, "explain-column-value"), ColumnKind::Number),
    ];
    let mut table = Table::new(say!(words, "explain-calculation-caption"), columns);
    for (reading, name) in readings(words).into_iter().enumerate() {
        let steps = steps(subject, here, parts, reading).join(&say!(words, "explain-semicolon"));
        table.row(vec![Cell::Text(name), Cell::Text(steps), Cell::Text(value(score.readings.array()[reading]))]);
    }
    table
}

/// The same in lines, each of which ends in the value.
fn in_lines(calculation: &Table, words: &Words) -> Vec<String> {
    let line = |row: &Row| match row.cells.as_slice() {
        [Cell::Text(reading), Cell::Text(steps), Cell::Text(value)] => {
            Some(say!(words, "annex-calculation", reading = reading, steps = steps, value = value))
        }
        _ => None,
    };
    calculation.rows.iter().filter_map(line).collect()
}

/// From the parts to the value in one reading: aggregate, cap, rounding, scale.
fn steps(subject: Subject<'_>, node: &Node, parts: &[Part], reading: usize) -> Vec<String> {
    let words = subject.words;
    let mut figure = aggregate(node, parts, reading);
    let mut steps = vec![aggregate_formula(node, &terms(node, parts, reading), figure, words)];
    if let Some((weakest, limit)) = limit(subject, node, parts, reading) {
        let (name, lowest) = (weakest.name.as_str(), value(weakest.values[reading]));
        let (step, bound) = (value(step(subject, weakest)), value(limit));
        steps.push(if limit < figure - EQUAL {
            say!(words, "explain-cap-bites", name = name, lowest = lowest, step = step, limit = bound)
        } else {
            say!(words, "explain-cap-idle", name = name, lowest = lowest, step = step, limit = bound)
        });
        figure = figure.min(limit);
    }
    if let Some(digits) = node.round {
        figure = rounded(node, figure);
        steps.push(say!(words, "explain-rounded", digits = digits, value = value(figure)));
    }
    if (node.scale - 1.0).abs() > EQUAL {
        steps.push(say!(words, "explain-scaled", scale = plain(node.scale), value = value(figure * node.scale)));
    }
    steps
}

fn aggregate_formula(node: &Node, terms: &[(f64, f64)], result: f64, words: &Words) -> String {
    let result = value(result);
    let weights = plain(terms.iter().map(|(weight, _)| weight).sum());
    let products: Vec<String> = terms.iter().map(|(weight, figure)| term(*weight, *figure)).collect();
    let products = products.join(" + ");
    let figures: Vec<f64> = terms.iter().map(|(_, figure)| *figure).collect();
    match node.aggregate {
        _ if terms.is_empty() => say!(words, "explain-formula-nothing"),
        Aggregate::Mean => say!(words, "explain-formula-mean", terms = products, weights = weights, value = result),
        Aggregate::Sum => say!(words, "explain-formula-sum", terms = products, value = result),
        Aggregate::Geometric if figures.iter().any(|figure| *figure <= 0.0) => say!(words, "explain-formula-geometric-zero"),
        Aggregate::Geometric => {
            let logarithms: Vec<String> = terms.iter().map(|(weight, figure)| logarithm(*weight, *figure)).collect();
            say!(words, "explain-formula-geometric", terms = logarithms.join(" + "), weights = weights, value = result)
        }
        Aggregate::Minimum => {
            say!(words, "explain-formula-minimum", values = values(&figures, &say!(words, "list-comma")), value = result)
        }
        Aggregate::Product => say!(words, "explain-formula-product", values = values(&figures, " × "), value = result),
    }
}

fn cap_note(document: &mut Document, subject: Subject<'_>, node: &Node, capped: bool, parts: &[Part]) {
    let words = subject.words;
    if capped {
        document.paragraph(say!(words, "explain-cap-lowers"));
    }
    let gone: Vec<String> = parts.iter().filter(|part| part.essential(node) && part.left.is_some()).map(|part| part.name.clone()).collect();
    if !gone.is_empty() {
        document.paragraph(say!(words, "explain-cap-essential-gone"));
        document.list(gone);
    }
    if limit(subject, node, parts, 1).is_none() {
        document.paragraph(say!(words, "explain-cap-none"));
    }
}
