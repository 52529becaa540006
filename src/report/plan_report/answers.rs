//! The open answers that would change the plan, and who can give them.

use super::Planned;
use crate::model::QuestionKind;
use crate::plan::{Lookup, Outcome, OutcomeOf};
use crate::report::document::Document;
use crate::report::figures::{listed, points};
use crate::report::gap_report::question_text;
use crate::say;
use crate::score::OpenKind;

/// How many of them are told.
const TOLD: usize = 5;

pub(super) fn chapter(planned: &Planned<'_>, document: &mut Document) {
    let words = planned.subject.words;
    let Some(answers) = planned.insight.answers else { return };
    if answers.open == 0 {
        return;
    }
    document.heading(1, say!(words, "answers-heading", count = answers.lookups.len().min(TOLD)));
    document.paragraph(say!(words, "answers-looked-at", looked = answers.looked_at, open = answers.open));
    if answers.lookups.is_empty() {
        document.paragraph(say!(words, "answers-none"));
        return;
    }
    document.paragraph(say!(words, "answers-intro", others = answers.lookups.len().saturating_sub(TOLD)));
    for (at, lookup) in answers.lookups.iter().take(TOLD).enumerate() {
        let question = &planned.subject.library.questions[lookup.question];
        document.heading(2, say!(words, "answers-title", position = at + 1, question = question_text(&planned.subject, question)));
        let mut lines =
            vec![say!(words, "answers-worth", points = points(lookup.worth), count = lookup.outcomes.len()), who(planned, lookup)];
        lines.extend(alike(lookup).into_iter().map(|same| outcome(planned, lookup, &same)));
        document.list(lines);
    }
}

/// Who can answer: section and offices, and why nobody has so far.
fn who(planned: &Planned<'_>, lookup: &Lookup) -> String {
    let (words, library) = (planned.subject.words, planned.subject.library);
    let section = &library.sections[library.section_of[lookup.question]];
    let respondents = planned.subject.submission.respondents.iter();
    let offices: Vec<String> =
        respondents.filter(|office| office.sections.iter().any(|of| of.id == section.id)).map(|office| office.name.clone()).collect();
    let key = match lookup.open {
        OpenKind::Unknown => "answers-unknown",
        OpenKind::Withheld => "answers-withheld",
        OpenKind::Unanswered => "answers-unanswered",
    };
    let why = words.say(key, &[]);
    let id = library.questions[lookup.question].id.as_str();
    if offices.is_empty() {
        say!(words, "answers-who-section", id = id, section = &section.title, why = why)
    } else {
        say!(words, "answers-who-offices", id = id, section = &section.title, offices = listed(&offices, words), why = why)
    }
}

/// Outcomes that change the plan in the same way, together.
fn alike(lookup: &Lookup) -> Vec<Vec<&OutcomeOf>> {
    let mut groups: Vec<Vec<&OutcomeOf>> = Vec::new();
    for outcome in &lookup.outcomes {
        let same = |other: &&OutcomeOf| other.joins == outcome.joins && other.leaves == outcome.leaves;
        match groups.iter_mut().find(|group| group.first().is_some_and(same)) {
            Some(group) => group.push(outcome),
            None => groups.push(vec![outcome]),
        }
    }
    groups
}

fn outcome(planned: &Planned<'_>, lookup: &Lookup, same: &[&OutcomeOf]) -> String {
    let words = planned.subject.words;
    let named: Vec<String> = same.iter().map(|outcome| answer(planned, lookup.question, outcome.outcome)).collect();
    let answers = match named.as_slice() {
        [] | [_] => named.concat(),
        [first @ .., last] => say!(words, "answers-or", first = first.join(&say!(words, "list-comma")), last = last.as_str()),
    };
    let Some(first) = same.first().filter(|first| first.gain > 0.0) else { return say!(words, "answers-as-planned", answers = answers) };
    let list = |set: &[usize]| planned.titles(set).join(&say!(words, "list-semicolon"));
    let gains: Vec<f64> = same.iter().map(|outcome| outcome.gain).collect();
    let (least, most) = (gains.iter().copied().fold(f64::INFINITY, f64::min), gains.iter().copied().fold(0.0, f64::max));
    let more = if points(least) == points(most) {
        say!(words, "answers-more", points = points(most))
    } else {
        say!(words, "answers-more-range", least = points(least), most = points(most))
    };
    match (first.joins.as_slice(), first.leaves.as_slice()) {
        (joins, []) => say!(words, "answers-joins", answers = answers, joins = list(joins), more = more),
        ([], leaves) => say!(words, "answers-leaves", answers = answers, leaves = list(leaves), more = more),
        (joins, leaves) => say!(words, "answers-both", answers = answers, joins = list(joins), leaves = list(leaves), more = more),
    }
}

/// An answer as readers know it.
fn answer(planned: &Planned<'_>, question: usize, outcome: Outcome) -> String {
    let (words, library) = (planned.subject.words, planned.subject.library);
    let definition = &library.questions[question];
    let quoted = |text: &str| say!(words, "answers-quoted", text = text);
    match (outcome, &definition.kind) {
        (Outcome::Level(level), QuestionKind::Level { labels, .. }) => {
            let capability = definition.measures.first().and_then(|measure| library.capability(&measure.capability.id));
            match (capability, labels.get(usize::from(level))) {
                (Some(capability), _) => quoted(&planned.subject.level(capability, level)),
                (None, Some(label)) => quoted(label),
                (None, None) => quoted(&level.to_string()),
            }
        }
        (Outcome::Option(at), QuestionKind::Choice { options }) => quoted(options.get(at).map_or("", |option| option.text.as_str())),
        (Outcome::YesNo(0), _) => say!(words, "answers-no"),
        (Outcome::YesNo(1), _) => say!(words, "answers-partly"),
        (Outcome::YesNo(_), _) => say!(words, "answers-yes"),
        (Outcome::Nothing, _) => say!(words, "answers-nothing"),
        (Outcome::All, _) => say!(words, "answers-all"),
        (Outcome::Number(number), QuestionKind::Number { unit, .. }) if !unit.is_empty() => {
            say!(words, "answers-number", number = number.to_string(), unit = unit)
        }
        (Outcome::Number(number), _) => number.to_string(),
        (Outcome::Level(at), _) => quoted(&at.to_string()),
        (Outcome::Option(at), _) => quoted(&at.to_string()),
    }
}
