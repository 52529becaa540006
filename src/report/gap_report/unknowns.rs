//! What is not known, what is taken on trust, and what looking it up could change.

use super::{charts, standing};
use crate::library::objective_shares;
use crate::model::{AnswerState, FrameworkKind, QuestionKind};
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::{letter, listed, percent};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{EQUAL, LeafScore, LeafState, QuestionState, RatingOutcome};
use std::collections::BTreeMap;

/// How many questions and claims are named.
const NAMED: usize = 10;

pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    document.heading(1, say!(words, "unknowns-heading"));
    standing::notices(subject, document);
    states(subject, document);
    could_change(subject, document);
    look_up(subject, document);
    on_trust(subject, document);
    not_applicable(subject, document);
    standing::lists(subject, document);
    kept(subject, document);
}

/// Open answers by section and state.
fn states(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let mut table = Table::new(
        say!(words, "unknowns-caption"),
        vec![
            (say!(words, "column-section"), ColumnKind::Text),
            (say!(words, "column-answered"), ColumnKind::Number),
            (say!(words, "column-unknown"), ColumnKind::Number),
            (say!(words, "column-withheld"), ColumnKind::Number),
            (say!(words, "column-unanswered"), ColumnKind::Number),
            (say!(words, "column-not-applicable"), ColumnKind::Number),
            (say!(words, "column-not-asked"), ColumnKind::Number),
        ],
    );
    for (section, counts) in states_by_section(subject) {
        let mut cells = vec![section.into()];
        cells.extend(counts.iter().map(|count| count.to_string().into()));
        table.row(cells);
    }
    document.paragraph(say!(words, "unknowns-intro"));
    document.charts(charts::coverage(subject));
    document.table(table);
}

/// How many questions of each section are answered, unknown, withheld, unanswered, not applicable and not asked; sections
/// without any question put are left out.
pub(in crate::report) fn states_by_section<'a>(subject: &Subject<'a>) -> Vec<(&'a str, [u32; 6])> {
    let mut found = Vec::new();
    for (section, tally) in subject.library.sections.iter().zip(subject.tallies()) {
        let counts = [tally.answered(), tally.unknown, tally.withheld, tally.unanswered, tally.not_applicable, tally.not_asked];
        if counts[..5].iter().any(|count| *count > 0) {
            found.push((section.title.as_str(), counts));
        }
    }
    found
}

/// Elements whose rating could be another one.
fn could_change(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let mut items = Vec::new();
    for (at, framework) in subject.library.frameworks_of(FrameworkKind::Norms) {
        for (node, score) in framework.nodes.iter().zip(&subject.assessment.frameworks[at]) {
            if let RatingOutcome::Rated { claimed, potential, .. } = score.rating
                && potential > claimed
            {
                items.push(say!(
                    words,
                    "unknowns-could-item",
                    title = &node.title,
                    claimed = letter(claimed),
                    potential = letter(potential)
                ));
            }
        }
    }
    if !items.is_empty() {
        document.heading(2, say!(words, "unknowns-could-heading"));
        document.list(items);
    }
}

/// The open level questions that the norms framework and the scenarios lean on most.
fn look_up(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let open = worth_looking_up(subject);
    if open.is_empty() {
        return;
    }
    document.heading(2, say!(words, "unknowns-look-up-heading"));
    document.paragraph(say!(words, "unknowns-look-up-intro"));
    let items = open
        .iter()
        .take(NAMED)
        .map(|capability| {
            let leaf = &subject.assessment.leaves[*capability];
            let ids = open_questions(subject, *capability);
            // An audience that sees no single question gets the count alone.
            let key = if ids.is_empty() { "unknowns-look-up-item-alone" } else { "unknowns-look-up-item" };
            say!(
                words,
                key,
                title = subject.capability(*capability),
                open = leaf.open.to_string(),
                questions = leaf.open as usize,
                claimed = percent(leaf.readings.claimed),
                potential = percent(leaf.readings.potential),
                ids = listed(&ids, words)
            )
        })
        .collect();
    document.list(items);
}

/// Capabilities whose open answers could change most, by their weight.
pub(super) fn worth_looking_up(subject: &Subject<'_>) -> Vec<usize> {
    by_weight(subject, |leaf| if leaf.open > 0 { leaf.readings.potential - leaf.readings.claimed } else { 0.0 })
}

fn open_questions(subject: &Subject<'_>, capability: usize) -> Vec<String> {
    let id = &subject.library.capabilities[capability].id;
    subject
        .library
        .questions
        .iter()
        .zip(&subject.assessment.questions)
        .filter(|(question, score)| {
            matches!(score.state, QuestionState::Open(_)) && question.measures.iter().any(|measure| measure.capability.id == *id)
        })
        .map(|(question, _)| question.id.0.clone())
        .collect()
}

/// Capabilities by what a spread of theirs weighs in the norms framework and the scenarios, greatest first.
pub(super) fn by_weight(subject: &Subject<'_>, spread: impl Fn(&LeafScore) -> f64) -> Vec<usize> {
    let weight: BTreeMap<usize, f64> = objective_shares(subject.library).into_iter().collect();
    let mut weighed: Vec<(f64, usize)> = subject.assessment.leaves[..subject.library.capabilities.len()]
        .iter()
        .enumerate()
        .filter(|(_, leaf)| leaf.state == LeafState::Scored)
        .map(|(capability, leaf)| (weight.get(&capability).copied().unwrap_or(0.0) * spread(leaf), capability))
        .filter(|(effect, _)| *effect > EQUAL)
        .collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    weighed.into_iter().map(|(_, capability)| capability).collect()
}

/// Claims that no evidence upholds, those that weigh most first.
fn on_trust(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let claims = by_weight(subject, |leaf| leaf.readings.claimed - leaf.readings.evidenced);
    if claims.is_empty() {
        return;
    }
    document.heading(2, say!(words, "unknowns-trust-heading"));
    document.paragraph(say!(words, "unknowns-trust-intro", count = claims.len()));
    let items = claims
        .iter()
        .take(NAMED)
        .map(|capability| {
            let leaf = &subject.assessment.leaves[*capability];
            say!(
                words,
                "unknowns-trust-item",
                title = subject.capability(*capability),
                claimed = subject.level(*capability, leaf.levels[1]),
                evidenced = subject.level(*capability, leaf.levels[0])
            )
        })
        .collect();
    document.list(items);
}

fn not_applicable(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let items: Vec<String> = subject
        .submission
        .answers
        .iter()
        .filter_map(|(id, answer)| match &answer.state {
            AnswerState::NotApplicable(reason) => {
                let question = &subject.library.questions[subject.library.question(id)?];
                Some(say!(words, "unknowns-not-applicable-item", question = question_text(subject, question), reason = reason.as_str()))
            }
            _ => None,
        })
        .collect();
    if !items.is_empty() {
        document.heading(2, say!(words, "unknowns-not-applicable-heading"));
        document.list(items);
    }
}

/// The words of a question; those of a level question come from its capability.
pub(in crate::report) fn question_text(subject: &Subject<'_>, question: &crate::model::Question) -> String {
    let level_of = question.measures.first().filter(|_| matches!(question.kind, QuestionKind::Level { .. }) && question.text.is_empty());
    match level_of.and_then(|measure| subject.library.capability(&measure.capability.id)) {
        Some(capability) => say!(subject.words, "question-level-of", title = subject.capability(capability)),
        None => question.text.clone(),
    }
}

/// Answers to questions that these definitions do not have: kept, and said.
fn kept(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let items: Vec<String> =
        subject.submission.answers.keys().filter(|id| subject.library.question(id).is_none()).map(|id| id.0.clone()).collect();
    if !items.is_empty() {
        document.heading(2, say!(words, "unknowns-kept-heading"));
        document.paragraph(say!(words, "unknowns-kept-intro"));
        document.list(items);
    }
}
