//! The rating of an element, what holds it down and what would lift it.

use super::Setting;
use super::parts::{Part, PartOf};
use super::phrase::{open_question, percent_of, questions_of, readings, value};
use crate::model::{NeedOf, Node};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures::{letter, listed, percent, rating};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{Held, LeafState, Rating, RatingOutcome, rating_of, shown_percent};
use crate::words::Words;

/// Adds the rating, unless the node is not rated.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, framework: usize, node: usize, parts: &[Part], setting: Setting) {
    let words = subject.words;
    let here = &subject.library.frameworks[framework].nodes[node];
    let score = &subject.assessment.frameworks[framework][node];
    // Among many, what has no target at all is no element worth a line.
    if score.rating == RatingOutcome::NoElement || (!setting.alone() && score.rating == RatingOutcome::NoTarget) {
        return;
    }
    if setting.alone() {
        document.heading(2, say!(words, "explain-rating"));
    }
    let is = say!(words, "explain-rating-is", rating = rating(score.rating, words));
    if setting.alone() || !matches!(score.rating, RatingOutcome::Rated { .. }) {
        document.paragraph(is.clone());
    }
    match score.rating {
        RatingOutcome::NoElement => {}
        RatingOutcome::NotApplicable => document.paragraph(say!(words, "explain-rating-not-applicable")),
        RatingOutcome::NotAssessed => document.paragraph(say!(words, "explain-rating-not-assessed")),
        RatingOutcome::NotAsked => document.paragraph(say!(words, "explain-rating-not-asked")),
        RatingOutcome::NoTarget => document.paragraph(say!(words, "explain-rating-no-target")),
        RatingOutcome::Rated { evidenced, claimed, potential, held } => {
            if setting.alone() {
                document.paragraph(say!(words, "explain-rating-method"));
            }
            let shares = score.to_target[0].unwrap_or_default().array();
            let ratings = [evidenced, claimed, potential];
            if setting.alone() {
                document.table(by_reading(shares, ratings, words));
            } else {
                document.paragraph([is, in_a_line(shares, ratings, words), holds(subject, here, parts, held)].join(" "));
            }
            document.table(essentials(subject, here, parts, setting));
            if setting.alone() {
                document.paragraph(holds(subject, here, parts, held));
            }
            if setting.alone() {
                next(document, subject, here, parts, claimed, shares[1]);
            }
        }
    }
}

fn by_reading(shares: [f64; 3], ratings: [Rating; 3], words: &Words) -> Table {
    let columns = vec![
        (say!(words, "explain-column-reading"), ColumnKind::Short),
        (say!(words, "explain-percent-to-target"), ColumnKind::Number),
        (say!(words, "explain-column-by-percent"), ColumnKind::Short),
        (say!(words, "explain-rating"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "explain-rating-caption"), columns);
    for ((name, share), rating) in readings(words).into_iter().zip(shares).zip(ratings) {
        table.row(vec![
            Cell::Text(name),
            Cell::Text(percent_of(share, words)),
            Cell::from(letter(rating_of(share))),
            Cell::from(letter(rating)),
        ]);
    }
    table
}

/// The same in a line.
fn in_a_line(shares: [f64; 3], ratings: [Rating; 3], words: &Words) -> String {
    let told = readings(words).into_iter().zip(shares).zip(ratings).map(|((name, share), rating)| {
        let (by_percent, rating) = (letter(rating_of(share)), letter(rating));
        say!(words, "annex-rating", reading = name, share = percent_of(share, words), percent = by_percent, rating = rating)
    });
    let told: Vec<String> = told.collect();
    say!(words, "annex-ratings", list = told.join(&say!(words, "list-semicolon")))
}

/// An essential need that counts and has a target under the default profile.
struct Essential {
    leaf: usize,
    target: u8,
    levels: [u8; 3],
}

fn essential_needs(subject: Subject<'_>, node: &Node, parts: &[Part]) -> Vec<Essential> {
    let essential = |part: &Part| {
        let PartOf::Need(at, leaf) = part.of else { return None };
        let score = &subject.assessment.leaves[leaf];
        let counts = part.essential(node) && score.state == LeafState::Scored && !node.needs[at].reverse;
        Some(Essential { leaf, target: score.targets[0].filter(|_| counts)?, levels: score.levels })
    };
    parts.iter().filter_map(essential).collect()
}

/// The essential needs; among many, those alone that limit a rating.
fn essentials(subject: Subject<'_>, node: &Node, parts: &[Part], setting: Setting) -> Table {
    let words = subject.words;
    let mut columns = vec![(say!(words, "explain-column-essential"), ColumnKind::Text)];
    columns.push((say!(words, "explain-column-target"), ColumnKind::Short));
    columns.extend(readings(words).into_iter().map(|name| (say!(words, "explain-column-level-in", reading = name), ColumnKind::Number)));
    columns.push((say!(words, "explain-column-allows"), ColumnKind::Short));
    let mut table = Table::new(say!(words, "explain-essentials-caption"), columns);
    let limits = |need: &Essential| setting.alone() || (0..3).any(|reading| allows(need, reading) != Rating::F);
    for essential in essential_needs(subject, node, parts).into_iter().filter(limits) {
        let mut cells = vec![Cell::from(subject.capability(essential.leaf)), Cell::Text(essential.target.to_string())];
        cells.extend(essential.levels.map(|level| Cell::Text(level.to_string())));
        cells.push(Cell::from(letter(allows(&essential, 1))));
        table.row(cells);
    }
    table
}

/// The best rating that an essential need leaves room for in a reading.
fn allows(essential: &Essential, reading: usize) -> Rating {
    match essential.levels[reading] {
        0 => Rating::P,
        level if level < essential.target => Rating::L,
        _ => Rating::F,
    }
}

/// Says what holds the claimed rating down, by name.
fn holds(subject: Subject<'_>, node: &Node, parts: &[Part], held: Held) -> String {
    let words = subject.words;
    let named = |limit: Rating| -> String {
        let needs = essential_needs(subject, node, parts);
        let names: Vec<String> =
            needs.iter().filter(|need| allows(need, 1) == limit).map(|need| subject.capability(need.leaf).to_owned()).collect();
        listed(&names, words)
    };
    match held {
        Held::Nothing => say!(words, "explain-held-nothing"),
        Held::BelowTarget => say!(words, "explain-held-below", names = named(Rating::L)),
        Held::AtZero => say!(words, "explain-held-zero", names = named(Rating::P)),
        Held::NoEssential => say!(words, "explain-held-no-essential"),
    }
}

/// The next rating with the percentage above which it begins.
fn above(rating: Rating) -> Option<(Rating, f64)> {
    match rating {
        Rating::N => Some((Rating::P, 15.0)),
        Rating::P => Some((Rating::L, 50.0)),
        Rating::L => Some((Rating::F, 85.0)),
        Rating::F => None,
    }
}

fn next(document: &mut Document, subject: Subject<'_>, node: &Node, parts: &[Part], claimed: Rating, share: f64) {
    let words = subject.words;
    let Some((wanted, bound)) = above(claimed) else {
        document.paragraph(say!(words, "explain-lift-highest"));
        return;
    };
    document.heading(3, say!(words, "explain-lift", rating = letter(wanted)));
    let mut items = Vec::new();
    if rating_of(share) < wanted {
        let lacking = format!("{:.1}", bound - shown_percent(share));
        items.push(say!(words, "explain-lift-percent", bound = percent(bound / 100.0), now = percent(share), lacking = lacking));
    }
    let needs = essential_needs(subject, node, parts);
    for need in needs.iter().filter(|need| need.levels[1] < need.target) {
        let name = subject.capability(need.leaf);
        let level = subject.level(need.leaf, need.levels[1]);
        let target = subject.level(need.leaf, need.target);
        let gap = subject.assessment.leaves[need.leaf].gap(0).map_or_else(String::new, |gap| value(gap.claimed));
        items.push(if allows(need, 1) < wanted {
            say!(words, "explain-lift-essential-must", name = name, level = level, target = target, gap = gap)
        } else {
            say!(words, "explain-lift-essential", name = name, level = level, target = target, gap = gap)
        });
    }
    document.list(items);
    let open = open_below(subject, node, parts);
    if !open.is_empty() {
        document.paragraph(say!(words, "explain-lift-open"));
        document.list(open);
    }
}

/// The open questions under the needs of a node.
fn open_below(subject: Subject<'_>, node: &Node, parts: &[Part]) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    for part in parts.iter().filter(|part| part.left.is_none()) {
        let PartOf::Need(at, leaf) = part.of else { continue };
        let found = match &node.needs[at].of {
            NeedOf::Capability(_) => super::capability::counted_open(subject, leaf, &questions_of(subject, leaf)),
            NeedOf::Question(id) => {
                subject.library.question(id).and_then(|question| open_question(subject, question)).into_iter().collect()
            }
        };
        for item in found {
            if !open.contains(&item) {
                open.push(item);
            }
        }
    }
    open
}
