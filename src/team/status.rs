//! Who still owes what: questions counted by office and by section.

use crate::library::{Library, effective_shares, old_evidence};
use crate::model::{
    AnswerState, Clearance, Conflict, ConflictAbout, Date, EvidenceId, EvidenceStatus, FrameworkKind, Marking, QuestionId, Says,
    Submission, SubmissionStatus,
};
use crate::score::{Assessment, LeafState, QuestionState, Scorer, Sheet, Targets};
use serde::Serialize;
use std::collections::BTreeSet;

/// How far a submission has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// Name of the State.
    pub state: String,
    /// Its code.
    pub code: String,
    /// Title of the questionnaire.
    pub questionnaire: String,
    /// The day the answers describe.
    pub assessed_on: Option<Date>,
    /// Draft, reviewed or approved.
    pub status: SubmissionStatus,
    /// Who reviewed or approved it, and when.
    pub cleared: Option<Clearance>,
    /// The status that a file claims although its answers have changed since; filled in by whoever has the file.
    pub lapsed: Option<SubmissionStatus>,
    /// Sharing marking.
    pub marking: Marking,
    /// Name of the part; none where it is a whole.
    pub part: Option<String>,
    /// Every question once.
    pub total: Group,
    /// By office, in the order of the file. A question of a section that several answer is counted with each.
    pub offices: Vec<Group>,
    /// Questions of sections that belong to no office; none where there are no such questions or no offices at all.
    pub unassigned: Option<Group>,
    /// By section, in the order of the questionnaire.
    pub sections: Vec<Group>,
    /// Questions whose answer cannot be read as one and has to be mended.
    pub unreadable: Vec<QuestionId>,
    /// The evidence register.
    pub evidence: EvidenceCounts,
    /// What is not settled: id, and who says something.
    pub conflicts: Vec<OpenConflict>,
}

/// A conflict that is not settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenConflict {
    /// Id of the question or of the entry.
    pub id: String,
    /// Names of the sides.
    pub sides: Vec<String>,
}

/// Some of the questions, counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Id of the office or section; empty for the total and for what belongs to nobody.
    pub id: String,
    /// Name of the office or title of the section; empty as above.
    pub title: String,
    /// The counts.
    #[serde(flatten)]
    pub row: Row,
    /// Of what is asked: answered by this office itself, in whatever state; 0 for a section.
    pub own: usize,
    /// When it should be done.
    pub due: Option<Date>,
    /// Whether that day has passed while something is open.
    pub past_due: bool,
    /// What is to be confirmed, settled or answered, in the order of the questionnaire.
    pub to_do: Vec<QuestionId>,
}

/// Counts of questions; `asked` is the sum of those from `answered` to `unanswered`.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Row {
    /// Put, with the answers as they are now.
    pub asked: usize,
    /// Answered with a value.
    pub answered: usize,
    /// Carried over, not confirmed yet.
    pub to_confirm: usize,
    /// "We do not know."
    pub unknown: usize,
    /// Not disclosed.
    pub withheld: usize,
    /// Not applicable.
    pub not_applicable: usize,
    /// Answered differently by several.
    pub in_conflict: usize,
    /// Not answered yet.
    pub unanswered: usize,
    /// Of those answered: above zero, without evidence of its own that is more than a draft.
    pub without_evidence: usize,
    /// Not put yet, since another answer decides whether they are; not in `asked`.
    pub waiting: usize,
    /// Share of the weight in the framework that is answered, from 0 to 1; none where nothing has a weight.
    pub by_weight: Option<f64>,
}

impl Row {
    /// What somebody still has to do: to confirm, to settle, to answer.
    #[must_use]
    pub fn open(&self) -> usize {
        self.to_confirm + self.in_conflict + self.unanswered
    }
}

/// The evidence register, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct EvidenceCounts {
    /// Entries.
    pub entries: usize,
    /// Drafts, which support nothing.
    pub drafts: Vec<EvidenceId>,
    /// More than five years older than the assessment.
    pub old: Vec<EvidenceId>,
    /// Cited by no answer.
    pub not_cited: Vec<EvidenceId>,
    /// Entries whose file is not where it should be; filled in by whoever can look.
    pub file_missing: Vec<EvidenceId>,
}

/// Counts the questions of a submission as they stand on a day.
#[must_use]
pub fn status(library: &Library, submission: &Submission, today: Date) -> Status {
    let counting = Counting::new(library, submission);
    let group = |id: &str, title: &str, due: Option<Date>, questions: &BTreeSet<usize>| {
        let row = counting.row(questions);
        let past_due = due.is_some_and(|due| due < today) && row.open() > 0;
        let to_do = questions.iter().filter(|question| counting.stands[**question].is_open());
        let to_do = to_do.map(|question| library.questions[*question].id.clone()).collect();
        let signed = |question: &&usize| {
            let answer = submission.answers.get(&library.questions[**question].id);
            let by =
                answer.filter(|answer| answer.state != AnswerState::Unanswered && !answer.to_confirm).and_then(|answer| answer.by.as_ref());
            !matches!(counting.stands[**question], Stand::Ruled | Stand::Waiting) && by.is_some_and(|by| by.id.as_str() == id)
        };
        let own = questions.iter().filter(signed).count();
        Group { id: id.to_owned(), title: title.to_owned(), row, own, due, past_due, to_do }
    };
    let of_sections = |wanted: &dyn Fn(usize) -> bool| -> BTreeSet<usize> {
        counting.put.iter().copied().filter(|question| wanted(library.section_of[*question])).collect()
    };
    let mut assigned = BTreeSet::new();
    let mut offices = Vec::new();
    for office in &submission.respondents {
        let sections: BTreeSet<usize> = office.sections.iter().filter_map(|section| library.section(&section.id)).collect();
        let questions = of_sections(&|section| sections.contains(&section));
        // Other offices stand in a part only because its answers name them.
        if !questions.is_empty() || submission.part.is_none() {
            offices.push(group(office.id.as_str(), &office.name, office.due, &questions));
        }
        assigned.extend(questions);
    }
    let rest: BTreeSet<usize> = counting.put.difference(&assigned).copied().collect();
    let unassigned = (!offices.is_empty() && !rest.is_empty()).then(|| group("", "", None, &rest));
    let sections = library.sections.iter().enumerate().filter_map(|(at, section)| {
        let questions = of_sections(&|of| of == at);
        (!questions.is_empty()).then(|| group(section.id.as_str(), &section.title, None, &questions))
    });
    let mut total = group("", "", None, &counting.put);
    if submission.part.is_none() && submission.conflicts.is_empty() {
        total.row.by_weight = counting.coverage.or(total.row.by_weight);
    }
    Status {
        state: submission.state.clone(),
        code: submission.code.clone(),
        questionnaire: library.questionnaire_title(&submission.questionnaire.id).to_owned(),
        assessed_on: submission.assessed_on,
        status: submission.status,
        cleared: submission.cleared.clone(),
        lapsed: None,
        marking: submission.marking,
        part: submission.part.as_ref().map(|part| part.name.clone()),
        total,
        offices,
        unassigned,
        sections: sections.collect(),
        unreadable: submission.kept.keys().filter(|question| library.question(question).is_some()).cloned().collect(),
        evidence: register(submission),
        conflicts: submission.conflicts.iter().map(open_conflict).collect(),
    }
}

fn open_conflict(conflict: &Conflict) -> OpenConflict {
    let id = match &conflict.about {
        ConflictAbout::Question(id) => id.as_str(),
        ConflictAbout::Evidence(id) => id.as_str(),
    };
    OpenConflict { id: id.to_owned(), sides: conflict.sides.iter().map(|side| side.from.clone()).collect() }
}

fn register(submission: &Submission) -> EvidenceCounts {
    let in_conflict = submission.conflicts.iter().flat_map(|conflict| &conflict.sides).filter_map(|side| match &side.says {
        Says::Answer(answer, _) => Some(&**answer),
        Says::Evidence(_) | Says::Nothing => None,
    });
    let cited: BTreeSet<&EvidenceId> =
        submission.answers.values().chain(in_conflict).flat_map(|answer| &answer.evidence).map(|cited| &cited.id).collect();
    let ids = |wanted: &dyn Fn(&crate::model::Evidence) -> bool| {
        submission.evidence.iter().filter(|entry| wanted(entry)).map(|entry| entry.id.clone()).collect()
    };
    EvidenceCounts {
        entries: submission.evidence.len(),
        drafts: ids(&|entry| entry.status == EvidenceStatus::Draft),
        old: old_evidence(submission).map(|entry| entry.id.clone()).collect(),
        not_cited: ids(&|entry| !cited.contains(&entry.id)),
        file_missing: Vec::new(),
    }
}

/// What becomes of every question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Answered {
        without_evidence: bool,
    },
    ToConfirm,
    Unknown,
    Withheld,
    NotApplicable,
    InConflict,
    Unanswered,
    Waiting,
    /// Other answers rule it out.
    Ruled,
}

impl Stand {
    fn is_open(self) -> bool {
        matches!(self, Self::ToConfirm | Self::InConflict | Self::Unanswered)
    }
}

struct Counting {
    /// Positions of the questions of this questionnaire, or of this part of it.
    put: BTreeSet<usize>,
    stands: Vec<Stand>,
    /// The weight of each question, and whether it counts as answered; none where it has left the sum.
    weights: Vec<Option<(f64, bool)>>,
    coverage: Option<f64>,
}

impl Counting {
    fn new(library: &Library, submission: &Submission) -> Self {
        let asked = library.asked(&submission.questionnaire.id);
        let scorer = Scorer::new(library, &asked, Targets { default: None, chosen: None });
        let assessment = scorer.score(&Sheet::of(library, submission));
        let of_part: Option<BTreeSet<&QuestionId>> = submission.part.as_ref().map(|part| part.questions.iter().collect());
        let ours = |question: usize| of_part.as_ref().is_none_or(|part| part.contains(&library.questions[question].id));
        let put = (0..library.questions.len()).filter(|question| asked.questions[*question] && ours(*question)).collect();
        let stands = (0..library.questions.len()).map(|question| stand(library, submission, &assessment, question)).collect();
        let framework = framework(library);
        let coverage = framework.and_then(|at| assessment.frameworks.get(at)?.first()?.coverage);
        let weights = weights(library, &assessment, framework);
        Self { put, stands, weights, coverage }
    }

    fn row(&self, questions: &BTreeSet<usize>) -> Row {
        let mut row = Row::default();
        let (mut weight, mut answered) = (0.0, 0.0);
        for question in questions {
            if let Some((own, done)) = self.weights[*question] {
                weight += own;
                // What is in conflict counts in the framework with what stood there before; answered it is not.
                answered += if done && self.stands[*question] != Stand::InConflict { own } else { 0.0 };
            }
            let counter = match self.stands[*question] {
                Stand::Ruled => continue,
                Stand::Waiting => {
                    row.waiting += 1;
                    continue;
                }
                Stand::Answered { without_evidence } => {
                    row.without_evidence += usize::from(without_evidence);
                    &mut row.answered
                }
                Stand::ToConfirm => &mut row.to_confirm,
                Stand::Unknown => &mut row.unknown,
                Stand::Withheld => &mut row.withheld,
                Stand::NotApplicable => &mut row.not_applicable,
                Stand::InConflict => &mut row.in_conflict,
                Stand::Unanswered => &mut row.unanswered,
            };
            *counter += 1;
            row.asked += 1;
        }
        row.by_weight = (weight > 0.0).then(|| answered / weight);
        row
    }
}

fn stand(library: &Library, submission: &Submission, assessment: &Assessment, at: usize) -> Stand {
    let question = &library.questions[at];
    let score = &assessment.questions[at];
    let answer = submission.answers.get(&question.id);
    let about = ConflictAbout::Question(question.id.clone());
    let open = |state: QuestionState| matches!(state, QuestionState::Open(_));
    let above = || question.when.iter().filter_map(|condition| library.question(&condition.question.id));
    match score.state {
        QuestionState::Ruled | QuestionState::Excluded | QuestionState::NotAsked | QuestionState::NotShared => Stand::Ruled,
        state if open(state) && above().any(|above| open(assessment.questions[above].state)) => Stand::Waiting,
        _ if submission.conflicts.iter().any(|conflict| conflict.about == about) => Stand::InConflict,
        _ if answer.is_some_and(|answer| answer.to_confirm && answer.state != AnswerState::Unanswered) => Stand::ToConfirm,
        QuestionState::Answered => Stand::Answered { without_evidence: score.value > 0.0 && !score.supported },
        QuestionState::NotApplicable | QuestionState::NotApplicableZero => Stand::NotApplicable,
        QuestionState::Open(_) => match answer.map(|answer| &answer.state) {
            Some(AnswerState::Unknown) => Stand::Unknown,
            Some(AnswerState::Withheld) => Stand::Withheld,
            _ => Stand::Unanswered,
        },
    }
}

/// The framework that tells what weighs: the first of norms, else the first.
fn framework(library: &Library) -> Option<usize> {
    let norms = library.frameworks_of(FrameworkKind::Norms).next().map(|(at, _)| at);
    norms.or((!library.frameworks.is_empty()).then_some(0))
}

/// The share of each question in the framework, reckoned as its coverage is.
fn weights(library: &Library, assessment: &Assessment, framework: Option<usize>) -> Vec<Option<(f64, bool)>> {
    let mut weights: Vec<Option<(f64, bool)>> = vec![None; library.questions.len()];
    let Some(framework) = framework.and_then(|at| library.frameworks.get(at)) else { return weights };
    for (capability, share) in effective_shares(library, framework) {
        if assessment.leaves[capability].state != LeafState::Scored {
            continue;
        }
        let id = &library.capabilities[capability].id;
        let gated = library.level_question(id).is_some();
        let of_capability = library.questions.iter().enumerate().filter_map(|(at, question)| {
            let state = assessment.questions[at].state;
            let measure = question.measures.iter().find(|measure| measure.capability.id == *id)?;
            (!state.leaves()).then_some((at, if gated { 1.0 } else { measure.weight }, state.answered()))
        });
        let of_capability: Vec<(usize, f64, bool)> = of_capability.collect();
        let sum: f64 = of_capability.iter().map(|(_, weight, _)| weight).sum();
        for (at, weight, answered) in of_capability.into_iter().filter(|_| sum > 0.0) {
            let before = weights[at].map_or(0.0, |(weight, _)| weight);
            weights[at] = Some((before + share * weight / sum, answered));
        }
    }
    weights
}
