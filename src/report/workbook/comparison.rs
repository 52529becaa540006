//! The workbook of a comparison: figures and differences in long tables, the answers that changed, and the areas as lines.

use super::book::{Book, Columns, HEADINGS, Line, Plan};
use super::cells::Cell;
use super::looks::Look;
use super::said::told;
use super::several::Several;
use crate::compare::{Change, FigureChange, Side, Standing};
use crate::model::FrameworkKind;
use crate::report::comparison::{Comparing, sheets};
use crate::say;
use crate::write::NotWorkbook;
use rust_xlsxwriter::XlsxError;
use serde_json::Value;

const FIGURES: &Columns<'_> = &[
    ("compare-xlsx-state", 18, Look::Short, ""),
    ("compare-xlsx-date", 12, Look::Day, ""),
    ("xlsx-col-framework", 24, Look::Id, ""),
    ("xlsx-col-id", 30, Look::Id, ""),
    ("xlsx-col-title", 44, Look::Text, ""),
    ("compare-xlsx-standing", 16, Look::Short, ""),
    ("column-evidenced-unit", 11, Look::Percent, ""),
    ("column-claimed-unit", 11, Look::Bar, ""),
    ("column-potential-unit", 11, Look::Percent, ""),
    ("compare-xlsx-share-target", 11, Look::Percent, ""),
    ("column-rating", 9, Look::Short, ""),
    ("xlsx-col-level", 9, Look::Whole, ""),
];

const CHANGES: &Columns<'_> = &[
    ("compare-xlsx-state", 18, Look::Short, ""),
    ("compare-xlsx-from", 12, Look::Day, ""),
    ("compare-xlsx-to", 12, Look::Day, ""),
    ("xlsx-col-framework", 24, Look::Id, ""),
    ("xlsx-col-id", 30, Look::Id, ""),
    ("xlsx-col-title", 44, Look::Text, ""),
    ("compare-xlsx-then", 10, Look::Percent, ""),
    ("compare-xlsx-now", 10, Look::Percent, ""),
    ("compare-xlsx-difference", 11, Look::Points, ""),
    ("compare-column-certainty", 18, Look::Short, ""),
    ("compare-xlsx-level-then", 9, Look::Whole, ""),
    ("compare-xlsx-level-now", 9, Look::Whole, ""),
    ("compare-xlsx-gap-then", 10, Look::Percent, ""),
    ("compare-xlsx-gap-now", 10, Look::Percent, ""),
    ("compare-xlsx-gap", 10, Look::Short, ""),
    ("compare-column-reported-then", 11, Look::Percent, ""),
    ("compare-column-definitions", 11, Look::Points, ""),
    ("compare-column-newly", 11, Look::Points, ""),
    ("compare-column-no-longer", 11, Look::Points, ""),
    ("compare-column-differently", 11, Look::Points, ""),
    ("compare-column-reported-now", 11, Look::Percent, ""),
    ("compare-xlsx-evidence-part", 11, Look::Points, ""),
];

const ANSWERS: &Columns<'_> = &[
    ("compare-xlsx-state", 18, Look::Short, ""),
    ("compare-xlsx-from", 12, Look::Day, ""),
    ("compare-xlsx-to", 12, Look::Day, ""),
    ("xlsx-col-capability", 34, Look::Text, ""),
    ("compare-xlsx-question-id", 34, Look::Id, ""),
    ("compare-column-question", 54, Look::Text, ""),
    ("compare-column-then", 34, Look::Text, ""),
    ("compare-column-now", 34, Look::Text, ""),
    ("compare-column-how", 30, Look::Text, ""),
];

const COMMON: &Columns<'_> = &[
    ("xlsx-col-id", 30, Look::Id, ""),
    ("xlsx-col-capability", 46, Look::Text, ""),
    ("compare-column-states", 40, Look::Text, ""),
    ("compare-column-of-states", 11, Look::Whole, ""),
    ("compare-column-missing", 12, Look::Short, ""),
];

const INTERVENTIONS: &Columns<'_> = &[
    ("xlsx-col-intervention-id", 30, Look::Id, ""),
    ("xlsx-col-intervention", 54, Look::Text, ""),
    ("compare-column-first", 11, Look::Whole, ""),
    ("compare-xlsx-state", 18, Look::Short, ""),
    ("compare-xlsx-rank", 8, Look::Whole, ""),
    ("xlsx-col-benefit", 11, Look::Points, ""),
];

const PLAN: &Columns<'_> = &[
    ("xlsx-col-intervention-id", 30, Look::Id, ""),
    ("xlsx-col-intervention", 46, Look::Text, ""),
    ("compare-column-status", 12, Look::Short, ""),
    ("compare-column-promised", 11, Look::Value, ""),
    ("compare-column-seen", 11, Look::Value, ""),
    ("compare-column-seen-evidenced", 11, Look::Value, ""),
    ("xlsx-col-capability", 40, Look::Text, ""),
    ("compare-xlsx-to", 8, Look::Whole, ""),
    ("compare-xlsx-level-then", 9, Look::Whole, ""),
    ("compare-xlsx-level-now", 9, Look::Whole, ""),
    ("compare-column-outcome", 40, Look::Text, ""),
];

/// The bytes of a workbook (.xlsx) with a comparison. The same comparison gives the same bytes.
///
/// # Errors
/// Where the content does not fit into a workbook.
pub fn comparison_workbook(comparing: Comparing<'_>) -> Result<Vec<u8>, NotWorkbook> {
    let several = Several::marked(comparing.strictest());
    let subject = several.subject(comparing.library, comparing.words, comparing.targets, comparing.threats);
    let mut book = Book::new(subject, Value::Null, sheets::opening(&comparing));
    figures(&mut book, &comparing)?;
    changes(&mut book, &comparing)?;
    answers(&mut book, &comparing)?;
    common(&mut book, &comparing)?;
    plan(&mut book, &comparing)?;
    let method = told(sheets::method(&comparing), comparing.words);
    book.text("compare-xlsx-notice", "compare-xlsx-notice-note", &method)?;
    super::comparison_lines::sheet(&mut book, &comparing)?;
    book.long_texts()?;
    let mut lines: Vec<Line> = book.opening.facts.iter().map(|(label, text)| Line::Pair(label.clone(), text.clone())).collect();
    lines.extend(told(sheets::brief(&comparing), comparing.words));
    lines.push(Line::Heading(1, say!(comparing.words, "xlsx-contents")));
    lines.extend(book.contents.iter().map(|(name, note)| Line::Sheet(name.clone(), note.clone())));
    book.text("xlsx-summary", "xlsx-summary-note", &lines)?;
    super::finished(book)
}

pub(super) fn day(side: &Side) -> Cell {
    side.handed.submission.assessed_on.map_or(Cell::Blank, Cell::Day)
}

fn figures(book: &mut Book<'_>, comparing: &Comparing<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(FIGURES);
    let library = comparing.library;
    let mut rows = Vec::new();
    for (at, series) in comparing.comparison.states.iter().enumerate() {
        for side in &series.sides {
            let begin = |framework: &str, id: &str, title: &str, standing: Standing| {
                let told = match standing.readings() {
                    Some(_) => Cell::Blank,
                    None => Cell::text(sheets::why_none(comparing, standing)),
                };
                let mut row = vec![Cell::text(sheets::short(comparing, at)), day(side)];
                row.extend([Cell::text(framework), Cell::text(id), Cell::text(title), told]);
                let readings = standing.readings().map(crate::score::Readings::array);
                row.extend((0..3).map(|reading: usize| Cell::optional(readings.map(|readings| readings[reading]))));
                row
            };
            for (position, capability) in library.capabilities.iter().enumerate() {
                let standing = side.capability(position);
                let level = standing.readings().map(|_| f64::from(side.common.leaves[position].level()));
                let mut row = begin("", capability.id.as_str(), &capability.title, standing);
                row.extend([Cell::Blank, Cell::Blank, Cell::optional(level)]);
                rows.push(row);
            }
            for (framework, definition) in library.frameworks.iter().enumerate() {
                for (position, node) in definition.nodes.iter().enumerate() {
                    let standing = side.node(framework, position);
                    let score = &side.common.frameworks[framework][position];
                    let to_target = standing.readings().and(score.to_target[1]).map(|share| share.claimed);
                    let rating = standing.readings().and(sheets::rating(score.rating)).unwrap_or_default();
                    let mut row = begin(definition.id.as_str(), node.id.as_str(), &node.title, standing);
                    row.extend([Cell::optional(to_target), Cell::text(rating), Cell::Blank]);
                    rows.push(row);
                }
            }
        }
    }
    book.table(
        Plan { name: "compared_figures", title: "compare-xlsx-figures", note: "compare-xlsx-figures-note", frozen: 2 },
        &columns,
        rows,
    )
}

fn changes(book: &mut Book<'_>, comparing: &Comparing<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(CHANGES);
    let library = comparing.library;
    let mut rows = Vec::new();
    each_change(comparing, |state, sides, change| {
        let mut put = |framework: &str, id: &str, title: &str, figure: &FigureChange, more: Vec<Cell>| {
            let mut row = vec![Cell::text(state), day(&sides[change.from]), day(&sides[change.to])];
            row.extend([Cell::text(framework), Cell::text(id), Cell::text(title)]);
            row.extend([figure.then.claimed, figure.now.claimed, figure.difference()].map(Cell::number));
            row.push(Cell::text(sheets::certainty(comparing, figure.certainty)));
            row.extend(more);
            match &figure.split {
                Some(split) => {
                    row.push(Cell::number(split.then[1]));
                    row.extend(split.parts()[..4].iter().map(|part| Cell::number(part[1])));
                    row.extend([Cell::number(split.now[1]), Cell::number(split.evidence[0])]);
                }
                None => row.push(Cell::text(say!(comparing.words, "state-withheld"))),
            }
            row.resize(CHANGES.len(), Cell::Blank);
            rows.push(row);
        };
        for (capability, found) in library.capabilities.iter().zip(&change.capabilities) {
            let Some(found) = found else { continue };
            let gap = found.gap.map(sheets::gap_word).unwrap_or_default();
            let more = vec![
                Cell::number(found.levels[0]),
                Cell::number(found.levels[1]),
                Cell::optional(found.gaps.map(|gaps| gaps[0])),
                Cell::optional(found.gaps.map(|gaps| gaps[1])),
                Cell::text(gap),
            ];
            put("", capability.id.as_str(), &capability.title, &found.figure, more);
        }
        for (framework, figures) in library.frameworks.iter().zip(&change.nodes) {
            for (node, figure) in framework.nodes.iter().zip(figures) {
                if let Some(figure) = figure {
                    put(framework.id.as_str(), node.id.as_str(), &node.title, figure, vec![Cell::Blank; 5]);
                }
            }
        }
    });
    book.table(Plan { name: "differences", title: "compare-xlsx-changes", note: "compare-xlsx-changes-note", frozen: 3 }, &columns, rows)
}

/// Every difference between two dates, with what its State is called and its assessments.
fn each_change(comparing: &Comparing<'_>, mut take: impl FnMut(&str, &[Side], &Change)) {
    for (at, series) in comparing.comparison.states.iter().enumerate() {
        let state = sheets::short(comparing, at);
        series.whole.iter().chain(&series.steps).for_each(|change| take(&state, &series.sides, change));
    }
}

fn answers(book: &mut Book<'_>, comparing: &Comparing<'_>) -> Result<(), XlsxError> {
    let columns = book.columns(ANSWERS);
    let library = comparing.library;
    let mut rows = Vec::new();
    each_change(comparing, |state, sides, change| {
        for answer in change.answers.iter().flatten() {
            let question = &library.questions[answer.question];
            let measured = question.measures.iter().filter_map(|measure| library.capability(&measure.capability.id));
            let mut titles: Vec<&str> = measured.map(|at| library.capabilities[at].title.as_str()).collect();
            if titles.is_empty() {
                titles.push("");
            }
            for title in titles {
                rows.push(vec![
                    Cell::text(state),
                    day(&sides[change.from]),
                    day(&sides[change.to]),
                    Cell::text(title),
                    Cell::text(question.id.as_str()),
                    Cell::text(crate::report::question_text(library, &question.id, comparing.words)),
                    Cell::text(sheets::said(comparing, &sides[change.from], answer.question)),
                    Cell::text(sheets::said(comparing, &sides[change.to], answer.question)),
                    Cell::text(sheets::how(comparing, answer)),
                ]);
            }
        }
    });
    book.table(
        Plan { name: "changed_answers", title: "compare-xlsx-answers", note: "compare-xlsx-answers-note", frozen: 0 },
        &columns,
        rows,
    )
}

fn common(book: &mut Book<'_>, comparing: &Comparing<'_>) -> Result<(), XlsxError> {
    let Some(across) = &comparing.comparison.across else { return Ok(()) };
    let library = comparing.library;
    let columns = book.columns(COMMON);
    let gap = |gap: &crate::compare::CommonGap| {
        let capability = &library.capabilities[gap.capability];
        let missing = across.missing.contains(&gap.capability);
        vec![
            Cell::text(capability.id.as_str()),
            Cell::text(capability.title.as_str()),
            Cell::text(sheets::states(comparing, &gap.states)),
            Cell::count(gap.states.len()),
            Cell::text(if missing { say!(comparing.words, "compare-missing-yes") } else { String::new() }),
        ]
    };
    book.table(
        Plan { name: "common_gaps", title: "compare-xlsx-common", note: "compare-xlsx-common-note", frozen: 0 },
        &columns,
        across.gaps.iter().map(gap).collect(),
    )?;
    let columns = book.columns(INTERVENTIONS);
    let rows = across.interventions.iter().flat_map(|shared| {
        let intervention = &library.interventions[shared.intervention];
        shared.states.iter().map(move |(state, rank, benefit)| {
            vec![
                Cell::text(intervention.id.as_str()),
                Cell::text(intervention.title.as_str()),
                Cell::count(shared.among_first),
                Cell::text(sheets::short(comparing, *state)),
                Cell::count(*rank),
                Cell::number(*benefit),
            ]
        })
    });
    book.table(
        Plan { name: "shared_interventions", title: "compare-xlsx-interventions", note: "compare-xlsx-interventions-note", frozen: 2 },
        &columns,
        rows.collect(),
    )
}

fn plan(book: &mut Book<'_>, comparing: &Comparing<'_>) -> Result<(), XlsxError> {
    let Some((_, effect)) = comparing.plan else { return Ok(()) };
    let columns = book.columns(PLAN);
    let library = comparing.library;
    let rows = effect.items.iter().flat_map(|item| {
        let intervention = &library.interventions[item.intervention];
        item.raises.iter().map(move |raise| {
            vec![
                Cell::text(intervention.id.as_str()),
                Cell::text(intervention.title.as_str()),
                Cell::text(sheets::status(comparing, item)),
                Cell::optional(item.promised),
                Cell::optional(item.seen.map(|seen| seen[0])),
                Cell::optional(item.seen.map(|seen| seen[1])),
                Cell::text(library.capabilities[raise.capability].title.as_str()),
                Cell::number(raise.to),
                Cell::optional(raise.levels[0].map(f64::from)),
                Cell::optional(raise.levels[1].map(f64::from)),
                Cell::text(sheets::outcome(comparing, raise.outcome)),
            ]
        })
    });
    book.table(
        Plan { name: "plan_effect", title: "compare-xlsx-plan", note: "compare-xlsx-plan-note", frozen: 2 },
        &columns,
        rows.collect(),
    )
}

/// The frameworks whose areas are drawn: the norms frameworks, else the first one.
pub(super) fn drawn(comparing: &Comparing<'_>) -> Option<usize> {
    let library = comparing.library;
    library.frameworks_of(FrameworkKind::Norms).map(|(at, _)| at).next().or((!library.frameworks.is_empty()).then_some(0))
}

/// The first row below the head of a sheet.
pub(super) const FIRST: u32 = HEADINGS + 1;
