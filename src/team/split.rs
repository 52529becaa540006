//! Splitting a submission into parts that can be answered alone.

use crate::library::{Library, seal};
use crate::model::{Answer, EvidenceId, Given, Part, PartBy, QuestionId, Respondent, RespondentId, Submission, SubmissionStatus};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the part with the questions that belong to nobody.
pub const UNASSIGNED: &str = "unassigned";

/// How a submission is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Splitting {
    /// By what.
    pub by: PartBy,
    /// Whether every part gets the whole evidence register, not only what its answers cite.
    pub whole_register: bool,
}

/// Splits a submission into parts, in the order of the offices, sections or pillars.
///
/// Each has the head of the submission, its questions with those that their conditions ask about, their answers, the evidence
/// these cite, and the values it starts from. Asked questions that belong to no office or pillar are in a part called
/// [`UNASSIGNED`], the last one. Offices, sections and pillars without an asked question have no part.
#[must_use]
pub fn split(library: &Library, submission: &Submission, splitting: Splitting) -> Vec<Submission> {
    let asked = library.asked(&submission.questionnaire.id).questions;
    let mut groups: Vec<(String, BTreeSet<usize>)> = match splitting.by {
        PartBy::Office => submission.respondents.iter().map(|office| (office.id.0.clone(), of_office(library, office))).collect(),
        PartBy::Section => {
            library.sections.iter().enumerate().map(|(at, section)| (section.id.0.clone(), of_section(library, at))).collect()
        }
        PartBy::Pillar => library.pillars.iter().map(|pillar| (pillar.id.0.clone(), of_pillar(library, &pillar.id))).collect(),
    };
    for (_, questions) in &mut groups {
        questions.retain(|question| asked.get(*question) == Some(&true));
    }
    let taken: BTreeSet<usize> = groups.iter().flat_map(|(_, questions)| questions.iter().copied()).collect();
    let rest: BTreeSet<usize> = (0..asked.len()).filter(|question| asked[*question] && !taken.contains(question)).collect();
    let mut name = UNASSIGNED.to_owned();
    while groups.iter().any(|(known, _)| *known == name) {
        name.push('-');
    }
    groups.push((name, rest));
    let of = seal(submission);
    let filled = groups.into_iter().filter(|(_, questions)| !questions.is_empty());
    filled.map(|(name, questions)| part(submission, splitting, name, &of, with_conditions(library, questions))).collect()
}

fn of_office(library: &Library, office: &Respondent) -> BTreeSet<usize> {
    office.sections.iter().filter_map(|section| library.section(&section.id)).flat_map(|section| of_section(library, section)).collect()
}

fn of_section(library: &Library, section: usize) -> BTreeSet<usize> {
    library.section_of.iter().enumerate().filter(|(_, of)| **of == section).map(|(question, _)| question).collect()
}

fn of_pillar(library: &Library, pillar: &crate::model::PillarId) -> BTreeSet<usize> {
    let measures = |question: &crate::model::Question| {
        let capabilities = question.measures.iter().filter_map(|measure| library.capability(&measure.capability.id));
        capabilities.into_iter().any(|capability| library.capabilities[capability].pillar.id == *pillar)
    };
    library.questions.iter().enumerate().filter(|(_, question)| measures(question)).map(|(at, _)| at).collect()
}

/// The questions with those that their conditions ask about, in the order of the questionnaire.
fn with_conditions(library: &Library, mut questions: BTreeSet<usize>) -> Vec<QuestionId> {
    let mut waiting: Vec<usize> = questions.iter().copied().collect();
    while let Some(question) = waiting.pop() {
        for condition in &library.questions[question].when {
            if let Some(above) = library.question(&condition.question.id)
                && questions.insert(above)
            {
                waiting.push(above);
            }
        }
    }
    questions.into_iter().map(|question| library.questions[question].id.clone()).collect()
}

fn part(whole: &Submission, splitting: Splitting, name: String, of: &str, questions: Vec<QuestionId>) -> Submission {
    let answers: BTreeMap<QuestionId, Answer> =
        questions.iter().filter_map(|question| Some((question.clone(), whole.answers.get(question)?.clone()))).collect();
    let kept: BTreeMap<QuestionId, Given> =
        questions.iter().filter_map(|question| Some((question.clone(), whole.kept.get(question)?.clone()))).collect();
    let cited: BTreeSet<&EvidenceId> = answers.values().flat_map(|answer| &answer.evidence).map(|cited| &cited.id).collect();
    let named: BTreeSet<&RespondentId> = answers.values().filter_map(|answer| answer.by.as_ref()).map(|by| &by.id).collect();
    let evidence: Vec<_> = whole.evidence.iter().filter(|entry| splitting.whole_register || cited.contains(&entry.id)).cloned().collect();
    let own = |office: &Respondent| splitting.by == PartBy::Office && office.id.as_str() == name;
    let respondents = whole.respondents.iter().filter(|office| own(office) || named.contains(&office.id));
    // Of other offices a part needs what its answers name and nothing more.
    let respondents = respondents.map(|office| match own(office) {
        true => office.clone(),
        false => Respondent { sections: Vec::new(), due: None, ..office.clone() },
    });
    let start = Part {
        by: splitting.by,
        of: of.to_owned(),
        questions,
        answers: answers.iter().filter(|(question, answer)| !answer.is_empty() || kept.contains_key(*question)).map(clone).collect(),
        kept: kept.clone(),
        evidence: evidence.clone(),
        name: name.clone(),
    };
    Submission {
        status: SubmissionStatus::Draft,
        cleared: None,
        respondents: respondents.collect(),
        evidence,
        answers,
        kept,
        moved: BTreeMap::new(),
        conflicts: Vec::new(),
        part: Some(start),
        ..whole.clone()
    }
}

fn clone((question, answer): (&QuestionId, &Answer)) -> (QuestionId, Answer) {
    (question.clone(), answer.clone())
}
