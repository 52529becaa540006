//! An intervention: what it raises, when it can start, what it costs and where it is ranked.

use super::intervention_rank;
use super::phrase::{head, level_or_state, plain, source, value, whether};
use crate::library::{Obstacle, StartRules};
use crate::model::{Intervention, Raise, StateSize};
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::report::figures::{cost, money};
use crate::report::subject::Subject;
use crate::say;
use crate::score::LeafState;
use crate::words::Words;

/// Explains an intervention.
pub(super) fn document(subject: Subject<'_>, position: usize) -> Document {
    let words = subject.words;
    let intervention = &subject.library.interventions[position];
    let title = say!(words, "explain-intervention-title", title = intervention.title.as_str());
    let mut document = head(subject, title, intervention.id.as_str());
    document.paragraph(intervention.summary.clone());
    document.paragraph(source(&intervention.source, words));
    document.heading(2, say!(words, "explain-raises"));
    document.paragraph(say!(words, "explain-raises-method"));
    document.table(raises(subject, intervention));
    start(&mut document, subject, position);
    costs(&mut document, subject, intervention);
    intervention_rank::add(&mut document, subject, position);
    document
}

fn raises(subject: Subject<'_>, intervention: &Intervention) -> Table {
    let words = subject.words;
    let columns = vec![
        (say!(words, "explain-column-capability"), ColumnKind::Text),
        (say!(words, "explain-column-from"), ColumnKind::Short),
        (say!(words, "explain-column-to"), ColumnKind::Short),
        (say!(words, "explain-column-stands-at"), ColumnKind::Short),
        (say!(words, "explain-column-score-claimed"), ColumnKind::Number),
        (say!(words, "explain-column-score-after"), ColumnKind::Number),
    ];
    let mut table = Table::new(say!(words, "explain-raises-caption"), columns);
    for raise in &intervention.raises {
        let Some(capability) = subject.library.capability(&raise.capability.id) else { continue };
        let leaf = &subject.assessment.leaves[capability];
        let mut cells = vec![
            Cell::from(subject.capability(capability)),
            Cell::Text(subject.level(capability, raise.from)),
            Cell::Text(subject.level(capability, raise.to)),
            Cell::Text(level_or_state(subject, capability, 1)),
        ];
        if leaf.state == LeafState::Scored {
            let after = leaf.readings.claimed.max(f64::from(raise.to) / f64::from(leaf.top));
            cells.extend([leaf.readings.claimed, after].map(|figure| Cell::Text(value(figure))));
        } else {
            cells.extend([Cell::None, Cell::None]);
        }
        table.row_with_remark(cells, raise_remark(subject, capability, raise));
    }
    table
}

/// How the raise meets what stands, and what it does in the potential reading, in which benefits are reckoned.
fn raise_remark(subject: Subject<'_>, capability: usize, raise: &Raise) -> String {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[capability];
    if leaf.state != LeafState::Scored {
        return say!(words, "explain-raise-out");
    }
    let stands = if leaf.level() >= raise.to {
        say!(words, "explain-raise-there")
    } else if leaf.level() < raise.from {
        say!(words, "explain-raise-too-low")
    } else {
        say!(words, "explain-raise-ready")
    };
    let potential = leaf.readings.potential;
    let after = potential.max(f64::from(raise.to) / f64::from(leaf.top));
    say!(words, "explain-raise-potential", stands = stands, before = value(potential), after = value(after))
}

/// What it needs before it can start, and whether it can.
fn start(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let library = subject.library;
    let intervention = &library.interventions[position];
    document.heading(2, say!(words, "explain-start"));
    let columns = vec![(say!(words, "explain-column-needed"), ColumnKind::Text), (say!(words, "explain-column-met"), ColumnKind::Short)];
    let mut table = Table::new(say!(words, "explain-start-caption"), columns);
    for after in &intervention.after {
        let Some(other) = library.intervention(&after.id) else { continue };
        let name = library.interventions[other].title.as_str();
        table.row(vec![Cell::Text(say!(words, "explain-start-after", name = name)), Cell::Text(whether(false, words))]);
    }
    for raise in &intervention.raises {
        requirements(&mut table, subject, intervention, raise);
    }
    document.table(table);
    let levels: Vec<Option<u8>> = subject.assessment.leaves[..library.capabilities.len()]
        .iter()
        .map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level()))
        .collect();
    let ended = vec![false; library.interventions.len()];
    document.paragraph(match StartRules::of(library).obstacle(position, &levels, &ended) {
        None => say!(words, "explain-start-can"),
        Some(Obstacle::After(other)) => say!(words, "explain-start-waits", name = library.interventions[other].title.as_str()),
        Some(Obstacle::Below(capability, level)) => {
            say!(words, "explain-start-below", name = subject.capability(capability), level = subject.level(capability, level))
        }
    });
}

/// The level that a raise begins from, and the prerequisites that it reaches.
fn requirements(table: &mut Table, subject: Subject<'_>, intervention: &Intervention, raise: &Raise) {
    let words = subject.words;
    let Some(capability) = subject.library.capability(&raise.capability.id) else { return };
    let leaf = &subject.assessment.leaves[capability];
    let needless = leaf.state != LeafState::Scored || leaf.level() >= raise.to;
    if needless {
        return;
    }
    if raise.from > 0 {
        let text = say!(
            words,
            "explain-start-from",
            name = subject.capability(capability),
            level = subject.level(capability, raise.from),
            found = level_or_state(subject, capability, 1)
        );
        table.row(vec![Cell::Text(text), Cell::Text(whether(leaf.level() >= raise.from, words))]);
    }
    for requires in subject.library.capabilities[capability].requires.iter().filter(|requires| requires.to <= raise.to) {
        let Some(other) = subject.library.capability(&requires.capability.id) else { continue };
        let stands = &subject.assessment.leaves[other];
        let itself = intervention.raises.iter().any(|own| own.capability.id == requires.capability.id && own.to >= requires.level);
        let met = match stands.state {
            _ if itself => say!(words, "explain-start-itself"),
            LeafState::Scored => whether(stands.level() >= requires.level, words),
            LeafState::NotApplicable | LeafState::NotAsked => say!(words, "explain-does-not-bind"),
        };
        let text = say!(
            words,
            "explain-start-requires",
            name = subject.capability(capability),
            to = subject.level(capability, requires.to),
            other = subject.capability(other),
            level = subject.level(other, requires.level),
            found = level_or_state(subject, other, 1)
        );
        table.row(vec![Cell::Text(text), Cell::Text(met)]);
    }
}

fn costs(document: &mut Document, subject: Subject<'_>, intervention: &Intervention) {
    let words = subject.words;
    let size = subject.submission.size;
    let range = intervention.cost.of(size);
    document.heading(2, say!(words, "explain-cost"));
    document.blocks.push(Block::Facts(vec![
        (say!(words, "explain-fact-size"), size_name(size, words)),
        (say!(words, "explain-cost"), cost(range, &intervention.currency, words)),
        (
            say!(words, "explain-fact-middle"),
            say!(
                words,
                "explain-cost-middle",
                low = money(range.low),
                high = money(range.high),
                middle = money(range.middle()),
                currency = intervention.currency.as_str()
            ),
        ),
        (say!(words, "explain-fact-running-cost"), cost(intervention.running_cost.of(size), &intervention.currency, words)),
        (say!(words, "explain-fact-price-year"), intervention.price_year.to_string()),
        (say!(words, "explain-fact-months"), plain(f64::from(intervention.months))),
    ]));
    document.paragraph(if intervention.planning_assumption {
        say!(words, "explain-cost-assumption")
    } else {
        say!(words, "explain-cost-own")
    });
}

fn size_name(size: StateSize, words: &Words) -> String {
    match size {
        StateSize::Small => say!(words, "explain-size-small"),
        StateSize::Medium => say!(words, "explain-size-medium"),
        StateSize::Large => say!(words, "explain-size-large"),
    }
}
