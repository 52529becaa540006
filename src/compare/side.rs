//! One assessment that takes part: what was handed in, what it was made with, and its figures.

use super::figures::{self, SameProfiles, Standing};
use crate::library::{Asked, Library, SHORT, SharedAssessment, new_questions};
use crate::model::{AnswerState, NeedOf, Submission, TargetProfile};
use crate::score::{Assessment, Scorer, Sheet, Targets};

/// An assessment as it is handed in.
#[derive(Debug, Clone)]
pub struct Handed {
    /// The submission, checked; of a shared assessment as much of it as is shown.
    pub submission: Submission,
    /// The shared assessment that it stands in; none for answers at home.
    pub shared: Option<SharedAssessment>,
    /// The submission checked against the definitions of then, where those are at hand.
    pub then: Option<Submission>,
    /// The file that it was read from.
    pub file: String,
}

/// Which definitions an assessment was made with, against those that are in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MadeWith {
    /// The same: every fingerprint that it names agrees.
    Same,
    /// It names no fingerprint; it is taken to be made with those in use.
    Unnamed,
    /// Others: the parts whose fingerprints differ, in the order of their names.
    Others(Vec<String>),
}

impl MadeWith {
    fn of(library: &Library, submission: &Submission, shared: Option<&SharedAssessment>) -> Self {
        let prints = shared.map_or(&submission.definitions.fingerprints, |shared| &shared.fingerprints);
        if prints.is_empty() {
            return Self::Unnamed;
        }
        let now = |name: &str| library.fingerprints().named().find(|(known, _)| *known == name).map_or("", |(_, print)| print);
        let differs = |name: &str, written: &str| written.len() < SHORT || !now(name).starts_with(written);
        let others: Vec<String> =
            prints.iter().filter(|(name, written)| differs(name, &written.id)).map(|(name, _)| name.clone()).collect();
        if others.is_empty() { Self::Same } else { Self::Others(others) }
    }

    /// Whether a part of the definitions is another one.
    #[must_use]
    pub fn differs_in(&self, part: &str) -> bool {
        matches!(self, Self::Others(parts) if parts.iter().any(|name| name == part))
    }
}

/// An assessment with its figures.
#[derive(Debug, Clone)]
pub struct Side {
    /// What was handed in.
    pub handed: Handed,
    /// What it was made with.
    pub made_with: MadeWith,
    /// The answers to score; none where they are withheld.
    pub sheet: Option<Sheet>,
    /// What it was asked, as far as its definitions had it.
    pub asked: Asked,
    /// The figures as its own report has them.
    pub reported: Assessment,
    /// Whether those were reckoned with the definitions that it was made with.
    pub reported_as_made: bool,
    /// The figures over what all asked.
    pub common: Assessment,
    /// Interventions that would add something, each with what the first of its ranks adds to the objective and its rank from 1; none
    /// where they are withheld.
    pub interventions: Option<Vec<(usize, usize, f64)>>,
    /// Where a figure can be compared: by capability, and by framework and node. All can where there are answers to score.
    pub(super) comparable: Option<(Vec<bool>, Vec<Vec<bool>>)>,
}

/// What an audience must see for the answers to give the figures.
const NEEDED: [&str; 4] = ["answer.value", "answer.evidence", "evidence.status", "evidence.supports"];

/// Whether the audience of a shared assessment sees all that its figures rest on, so that it can be scored again.
#[must_use]
pub fn can_be_scored(shared: &SharedAssessment) -> bool {
    NEEDED.iter().all(|name| shared.audience.shows.iter().any(|shown| shown == name))
}

/// The figures that a shared assessment tells, in the order of the library; none where they were made with other definitions of what
/// they are figures of. What hangs on other profiles is left out.
#[must_use]
pub fn told_figures(library: &Library, targets: Targets<'_>, shared: &SharedAssessment, scorer: &Scorer) -> Option<Assessment> {
    let made_with = MadeWith::of(library, &shared.given.head, Some(shared));
    // Neither of these makes a figure of a node another one.
    let besides = ["interventions", "profiles"];
    let others = matches!(&made_with, MadeWith::Others(parts) if parts.iter().any(|part| !besides.contains(&part.as_str())));
    let blank = scorer.score(&Sheet::blank(library));
    (!others).then(|| figures::of_shared(library, shared, &blank, same_profiles(&made_with, targets, shared)))
}

fn same_profiles(made_with: &MadeWith, targets: Targets<'_>, shared: &SharedAssessment) -> SameProfiles {
    let same = !made_with.differs_in("profiles");
    SameProfiles {
        targets: same && shared.targets.as_deref() == targets.chosen.map(|profile| profile.id.as_str()),
        ratings: same && shared.rating_targets.as_deref() == targets.default.map(|profile| profile.id.as_str()),
    }
}

impl Side {
    /// Scores what was handed in as its own report does.
    ///
    /// `then` are definitions that an earlier one may have been made with.
    pub(super) fn new(library: &Library, targets: Targets<'_>, then: Option<&Library>, handed: Handed) -> Self {
        let made_with = MadeWith::of(library, &handed.submission, handed.shared.as_ref());
        let full = library.asked(&handed.submission.questionnaire.id);
        let sheet = handed.shared.as_ref().is_none_or(can_be_scored).then(|| Sheet::of(library, &handed.submission));
        let scorer = Scorer::new(library, &full, targets);
        let others = matches!(made_with, MadeWith::Others(_));
        let (reported, reported_as_made) = match (&sheet, &handed.shared) {
            (Some(sheet), shared) if !others || shared.is_none() => (scorer.score(sheet), !others),
            (_, Some(shared)) => (
                figures::of_shared(library, shared, &scorer.score(&Sheet::blank(library)), same_profiles(&made_with, targets, shared)),
                true,
            ),
            // proof: without a shared assessment everything is shown, so there is a sheet
            (_, None) => (scorer.score(&Sheet::blank(library)), false),
        };
        let as_made = then.filter(|_| !reported_as_made).and_then(|then| as_made(library, targets, then, &handed, &reported));
        let (reported, reported_as_made) = as_made.map_or((reported, reported_as_made), |as_made| (as_made, true));
        let asked = Self::asked_then(library, &handed.submission, full);
        let common = reported.clone();
        Self { handed, made_with, sheet, asked, reported, reported_as_made, common, interventions: None, comparable: None }
    }

    /// What was asked, without questions that its definitions did not have yet and that nobody has answered since.
    fn asked_then(library: &Library, submission: &Submission, mut asked: Asked) -> Asked {
        for position in new_questions(library, submission) {
            let answer = submission.answers.get(&library.questions[position].id);
            if answer.is_none_or(|answer| answer.state == AnswerState::Unanswered) {
                asked.questions[position] = false;
            }
        }
        asked
    }

    /// Takes the figures over what all asked.
    pub(super) fn narrow(&mut self, library: &Library, scorer: &Scorer, common: &Asked) {
        match &self.sheet {
            Some(sheet) => self.common = scorer.score(sheet),
            None => self.comparable = Some(self.comparable_with(library, common)),
        }
    }

    /// Which of its figures are over what all asked, and made with the definitions in use.
    fn comparable_with(&self, library: &Library, common: &Asked) -> (Vec<bool>, Vec<Vec<bool>>) {
        let own = self.made_with.differs_in("questionnaire");
        let alike = |capability: usize| {
            let id = &library.capabilities[capability].id;
            let mut questions = library.questions.iter().enumerate();
            !own && self.asked.capabilities[capability] == common.capabilities[capability]
                && questions.all(|(at, question)| {
                    self.asked.questions[at] == common.questions[at]
                        || !question.measures.iter().any(|measure| measure.capability.id == *id)
                })
        };
        let capabilities: Vec<bool> = (0..library.capabilities.len()).map(alike).collect();
        let need = |of: &NeedOf| match of {
            NeedOf::Capability(id) => library.capability(id).is_some_and(|at| capabilities[at]),
            NeedOf::Question(id) => !own && library.question(id).is_some_and(|at| self.asked.questions[at] == common.questions[at]),
        };
        let mut frameworks = Vec::with_capacity(library.frameworks.len());
        for framework in &library.frameworks {
            let same = !self.made_with.differs_in(framework.id.as_str());
            let mut nodes: Vec<bool> = framework.nodes.iter().map(|node| same && node.needs.iter().all(|n| need(&n.of))).collect();
            for position in (1..nodes.len()).rev() {
                if let Some(parent) = framework.nodes[position].parent {
                    nodes[parent] &= nodes[position];
                }
            }
            frameworks.push(nodes);
        }
        (capabilities, frameworks)
    }

    /// Where a node stands over what all asked.
    #[must_use]
    pub fn node(&self, framework: usize, node: usize) -> Standing {
        match &self.comparable {
            Some((_, nodes)) if !nodes[framework][node] => Standing::NotComparable,
            _ => figures::of_node(&self.common.frameworks[framework][node]),
        }
    }

    /// Where a capability stands over what all asked.
    #[must_use]
    pub fn capability(&self, capability: usize) -> Standing {
        match &self.comparable {
            Some((capabilities, _)) if !capabilities[capability] => Standing::NotComparable,
            _ => figures::of_leaf(&self.common, capability),
        }
    }

    /// The parts of the definitions that it was made with and that are others now.
    #[must_use]
    pub fn other_definitions(&self) -> &[String] {
        match &self.made_with {
            MadeWith::Others(parts) => parts,
            MadeWith::Same | MadeWith::Unnamed => &[],
        }
    }

    /// Whether the answers are withheld, so that differences cannot be split.
    #[must_use]
    pub fn answers_withheld(&self) -> bool {
        self.sheet.is_none()
    }
}

/// The figures with the definitions that an assessment was made with; none where those at hand are others again.
fn as_made(library: &Library, targets: Targets<'_>, then: &Library, handed: &Handed, blank: &Assessment) -> Option<Assessment> {
    let submission = handed.then.as_ref()?;
    if MadeWith::of(then, submission, None) != MadeWith::Same {
        return None;
    }
    let profile = |now: Option<&TargetProfile>| then.target_profile(&now?.id);
    let targets = Targets { default: profile(targets.default), chosen: profile(targets.chosen) };
    let scorer = Scorer::new(then, &then.asked(&submission.questionnaire.id), targets);
    Some(figures::of_other(library, blank, then, &scorer.score(&Sheet::of(then, submission))))
}
