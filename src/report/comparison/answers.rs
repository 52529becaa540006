//! The capabilities that moved, each with the answers that changed: what was said then and what is said now.

use super::Comparing;
use super::names::{difference, part};
use crate::compare::{AnswerChange, AnswerKind, CapabilityChange, Certainty, Change, EvidenceChange, Side};
use crate::model::{Answer, AnswerState, AnswerValue};
use crate::report::document::{ColumnKind, Document, Table};
use crate::report::figures::percent;
use crate::report::said::{question_text, said};
use crate::say;
use crate::score::QuestionState;

pub(super) fn chapter(comparing: &Comparing<'_>, state: usize, change: &Change, document: &mut Document) {
    let words = comparing.words;
    comparing.heading(document, 1, state, say!(words, "compare-answers-heading"));
    let Some(answers) = &change.answers else {
        document.paragraph(say!(words, "compare-answers-withheld"));
        capabilities_alone(comparing, change, document);
        return;
    };
    document.paragraph(say!(words, "compare-answers-intro"));
    if !answers.is_empty() {
        document.heading(2, say!(words, "compare-answers-by-capability"));
    }
    let sides = &comparing.series(state).sides;
    let mut told = vec![false; answers.len()];
    for (capability, found) in change.capabilities.iter().enumerate() {
        let Some(found) = found.as_ref().filter(|found| moved(found) || !found.answers.is_empty()) else { continue };
        document.heading(3, comparing.library.capabilities[capability].title.clone());
        document.paragraph(sentence(comparing, capability, found));
        let changed: Vec<&AnswerChange> = found.answers.iter().map(|at| &answers[*at]).collect();
        found.answers.iter().for_each(|at| told[*at] = true);
        document.table(table(comparing, [&sides[change.from], &sides[change.to]], &changed));
    }
    let others: Vec<&AnswerChange> = answers.iter().zip(&told).filter(|(_, told)| !**told).map(|(answer, _)| answer).collect();
    if !others.is_empty() {
        document.heading(3, say!(words, "compare-answers-others"));
        document.table(table(comparing, [&sides[change.from], &sides[change.to]], &others));
    }
}

fn moved(found: &CapabilityChange) -> bool {
    found.figure.certainty != Certainty::Unchanged || found.gap.is_some()
}

/// Where a capability stood and stands, and where the difference comes from.
fn sentence(comparing: &Comparing<'_>, capability: usize, found: &CapabilityChange) -> String {
    let words = comparing.words;
    let figure = &found.figure;
    let level = |level: u8| comparing.level(capability, level);
    let mut told = vec![say!(
        words,
        "compare-capability",
        then = percent(figure.then.claimed),
        now = percent(figure.now.claimed),
        difference = difference(figure.then.claimed, figure.now.claimed),
        certainty = comparing.sure(figure),
        levelthen = level(found.levels[0]),
        levelnow = level(found.levels[1]),
        evidencedthen = percent(figure.then.evidenced),
        evidencednow = percent(figure.now.evidenced)
    )];
    if let Some(split) = figure.split.filter(|_| figure.certainty != Certainty::Unchanged) {
        told.push(say!(words, "compare-brief-parts", parts = super::names::parts(&split, words)));
        if split.evidence[0].abs() > crate::score::EQUAL {
            told.push(say!(words, "compare-capability-evidence", points = part(split.evidence[0])));
        }
    }
    told.join(" ")
}

/// The figures of capabilities where the answers are withheld.
fn capabilities_alone(comparing: &Comparing<'_>, change: &Change, document: &mut Document) {
    let words = comparing.words;
    let mut table = Table::new(
        say!(words, "compare-capabilities-caption"),
        vec![
            (say!(words, "column-capability"), ColumnKind::Text),
            (say!(words, "column-then"), ColumnKind::Number),
            (say!(words, "column-now"), ColumnKind::Number),
            (say!(words, "compare-column-difference"), ColumnKind::Number),
            (say!(words, "compare-column-certainty"), ColumnKind::Short),
        ],
    );
    table.shorten(3, [say!(words, "compare-column-difference-short")]);
    for (capability, found) in change.capabilities.iter().enumerate() {
        let Some(found) = found.as_ref().filter(|found| moved(found)) else { continue };
        let figure = &found.figure;
        table.row(vec![
            comparing.library.capabilities[capability].title.as_str().into(),
            percent(figure.then.claimed).into(),
            percent(figure.now.claimed).into(),
            difference(figure.then.claimed, figure.now.claimed).into(),
            comparing.sure(figure).into(),
        ]);
    }
    document.table(table);
}

fn table(comparing: &Comparing<'_>, sides: [&Side; 2], changed: &[&AnswerChange]) -> Table {
    let words = comparing.words;
    let mut table = Table::new(
        say!(words, "compare-answers-caption"),
        vec![
            (say!(words, "compare-column-question"), ColumnKind::Text),
            (say!(words, "compare-column-then"), ColumnKind::Text),
            (say!(words, "compare-column-now"), ColumnKind::Text),
            (say!(words, "compare-column-how"), ColumnKind::Text),
        ],
    );
    for answer in changed {
        let question = &comparing.library.questions[answer.question];
        let [then, now] = sides.map(|side| comparing.said(side, answer.question));
        let text = question_text(comparing.library, &question.id, words);
        table.row(vec![text.into(), then.into(), now.into(), comparing.how(answer).into()]);
    }
    table
}

impl Comparing<'_> {
    /// The number of a level of a capability with its name.
    fn level(&self, capability: usize, level: u8) -> String {
        let scale = self.library.scale_of(&self.library.capabilities[capability]);
        let number = level.to_string();
        match scale.and_then(|scale| scale.levels.get(usize::from(level))) {
            Some(named) if named.name != number => [number.as_str(), " ", &named.name].concat(),
            _ => number,
        }
    }

    /// What a side says to a question, with what upholds it. Where States are not named, free texts are left out.
    pub(super) fn said(&self, side: &Side, question: usize) -> String {
        let words = self.words;
        let id = &self.library.questions[question].id;
        let unanswered = Answer::of(AnswerState::Unanswered);
        let answer = side.handed.submission.answers.get(id).unwrap_or(&unanswered);
        match side.common.questions[question].state {
            QuestionState::Ruled | QuestionState::Excluded => return say!(words, "compare-said-ruled"),
            QuestionState::NotApplicable | QuestionState::NotApplicableZero if self.anonymous => {
                return say!(words, "state-not-applicable");
            }
            _ => {}
        }
        if self.anonymous && matches!(answer.state, AnswerState::Answered(AnswerValue::Text(_))) {
            return say!(words, "compare-said-text");
        }
        let said = said(self.library, id, answer, side.handed.submission.kept.get(id).filter(|_| !self.anonymous), words);
        let evidenced = side.sheet.as_ref().is_some_and(|sheet| sheet.cells[question].evidenced);
        if evidenced { say!(words, "compare-said-evidenced", said = said) } else { said }
    }

    /// How an answer has changed.
    pub(super) fn how(&self, answer: &AnswerChange) -> String {
        let words = self.words;
        let kind = match answer.kind {
            AnswerKind::NewlyAnswered => say!(words, "compare-kind-newly"),
            AnswerKind::NoLongerAnswered => say!(words, "compare-kind-no-longer"),
            AnswerKind::AnsweredDifferently => say!(words, "compare-kind-differently"),
            AnswerKind::EvidenceAlone => String::new(),
        };
        let evidence = match answer.evidence {
            EvidenceChange::Same => String::new(),
            EvidenceChange::More => say!(words, "compare-kind-more-evidence"),
            EvidenceChange::Less => say!(words, "compare-kind-less-evidence"),
        };
        [kind, evidence].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&say!(words, "list-semicolon"))
    }
}
