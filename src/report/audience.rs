//! Whom a report is for, and what it is made from then.

use super::subject::Subject;
use super::tally::{Tally, tallies};
use crate::library::{RANKED_INTERVENTIONS, SCORES_OF_QUESTIONS, StandIn, Withheld, WithheldKind, redact};
use crate::model::{AudienceProfile, Marking, Submission};
use crate::plan::Ranking;
use crate::say;
use crate::score::{Assessment, LeafOf, LeafScore, LeafState, QuestionScore, QuestionState, Readings};
use crate::words::Words;

/// Whom a report is for.
#[derive(Debug, Clone)]
pub struct Audience {
    /// The profile.
    pub profile: AudienceProfile,
    /// How much is withheld, by kind.
    pub withheld: Withheld,
    /// Counts of answers by section, over all of them.
    tallies: Vec<Tally>,
}

impl Audience {
    /// Whether it gets to see how each question was answered and scored.
    #[must_use]
    pub fn sees_answers(&self) -> bool {
        self.profile.shows("answer.value") && self.sees_scores_of_questions()
    }

    /// Whether it gets to see how each question was scored.
    #[must_use]
    pub fn sees_scores_of_questions(&self) -> bool {
        self.profile.shows(SCORES_OF_QUESTIONS)
    }

    /// Whether it gets to see the ranked interventions.
    #[must_use]
    pub fn sees_interventions(&self) -> bool {
        self.profile.shows(RANKED_INTERVENTIONS)
    }

    /// What is withheld, in words, with counts.
    #[must_use]
    pub fn told(&self, words: &Words) -> String {
        let kinds = self.withheld.all().filter(|(_, count)| *count > 0);
        let told: Vec<String> = kinds.map(|(kind, count)| words.say(message(kind), &[("count", count.into())])).collect();
        if told.is_empty() { say!(words, "share-withheld-nothing") } else { told.join(&say!(words, "list-comma")) }
    }
}

fn message(kind: WithheldKind) -> &'static str {
    match kind {
        WithheldKind::State => "share-withheld-state",
        WithheldKind::Day => "share-withheld-day",
        WithheldKind::Clearance => "share-withheld-clearance",
        WithheldKind::Answers => "share-withheld-answers",
        WithheldKind::Texts => "share-withheld-texts",
        WithheldKind::Reasons => "share-withheld-reasons",
        WithheldKind::Notes => "share-withheld-notes",
        WithheldKind::Offices => "share-withheld-offices",
        WithheldKind::Authors => "share-withheld-authors",
        WithheldKind::Evidence => "share-withheld-evidence",
        WithheldKind::Citations => "share-withheld-citations",
        WithheldKind::Interventions => "share-withheld-interventions",
        WithheldKind::Unreadable => "share-withheld-unreadable",
        WithheldKind::Unknown => "share-withheld-unknown",
        WithheldKind::Conflicts => "share-withheld-conflicts",
    }
}

/// What is made ready for an audience: all that a report or a file for it is made from.
#[derive(Debug, Clone)]
pub struct Redacted {
    /// Whom it is for.
    pub audience: Audience,
    /// The answers that it may see.
    pub submission: Submission,
    /// The figures that it may see, as they were scored on all answers.
    pub assessment: Assessment,
    /// The ranked interventions that it may see.
    pub ranking: Ranking,
}

impl Redacted {
    /// Makes a subject ready for an audience.
    #[must_use]
    pub fn of(full: Subject<'_>, profile: &AudienceProfile, marking: Marking) -> Self {
        let stand_in = StandIn {
            state: say!(full.words, "share-stand-in-state"),
            title: say!(full.words, "share-stand-in-title"),
            reason: say!(full.words, "share-stand-in-reason"),
        };
        let (submission, mut withheld) = redact(full.library, full.submission, profile, &stand_in);
        if !profile.shows(RANKED_INTERVENTIONS) {
            withheld.add(WithheldKind::Interventions, full.ranking.ranks.len() + full.ranking.look_first.len());
        }
        let submission = Submission { marking, ..submission };
        let tallies = tallies(full.library, full.assessment);
        let audience = Audience { profile: profile.clone(), withheld, tallies };
        Self { submission, assessment: assessment(full, profile), ranking: ranking(full.ranking, profile), audience }
    }

    /// The subject as it may be told.
    #[must_use]
    pub fn subject<'s>(&'s self, full: Subject<'s>) -> Subject<'s> {
        Subject {
            submission: &self.submission,
            assessment: &self.assessment,
            ranking: &self.ranking,
            audience: Some(&self.audience),
            baseline: None,
            ..full
        }
    }
}

/// Figures of elements and capabilities; what a single question is worth, and what rests on it alone, only where the profile
/// names it.
fn assessment(full: Subject<'_>, profile: &AudienceProfile) -> Assessment {
    if profile.shows(SCORES_OF_QUESTIONS) {
        return full.assessment.clone();
    }
    Assessment {
        questions: full.assessment.questions.iter().map(|score| not_shared(score.state)).collect(),
        leaves: full.assessment.leaves.iter().map(leaf).collect(),
        frameworks: full.assessment.frameworks.clone(),
    }
}

/// The figures of a capability without those of single questions; of a question that hangs on a node alone, none.
fn leaf(full: &LeafScore) -> LeafScore {
    let question = matches!(full.of, LeafOf::Question(_));
    LeafScore {
        of: full.of,
        state: if question { LeafState::NotAsked } else { full.state },
        readings: if question { Readings::default() } else { full.readings },
        reversed: if question { Readings::default() } else { full.reversed },
        levels: if question { [0; 3] } else { full.levels },
        top: full.top,
        // The level before the gate is what was answered.
        ungated: if question { [0; 3] } else { full.levels },
        towards_next: if question { [0.0; 3] } else { full.towards_next },
        answered: full.answered,
        open: full.open,
        coverage: full.coverage,
        targets: full.targets,
        not_yet_claimed: full.not_yet_claimed,
    }
}

fn not_shared(state: QuestionState) -> QuestionScore {
    // Which questions a questionnaire asks stands in the definitions.
    let state = if state == QuestionState::NotAsked { state } else { QuestionState::NotShared };
    QuestionScore { state, readings: Readings::default(), value: 0.0, levels: (0, 0), supported: false }
}

/// Where the interventions are withheld, the objective alone; what to look up first names open questions.
fn ranking(full: &Ranking, profile: &AudienceProfile) -> Ranking {
    let mut shown = Ranking {
        today: full.today,
        reachable: full.reachable,
        ranks: Vec::new(),
        look_first: Vec::new(),
        nothing_to_add: Vec::new(),
        cannot_start: Vec::new(),
    };
    if profile.shows(RANKED_INTERVENTIONS) {
        shown.ranks.clone_from(&full.ranks);
        shown.nothing_to_add.clone_from(&full.nothing_to_add);
        shown.cannot_start.clone_from(&full.cannot_start);
        if profile.shows(SCORES_OF_QUESTIONS) {
            shown.look_first.clone_from(&full.look_first);
        }
    }
    shown
}

impl Subject<'_> {
    /// Counts of answers by section, over all of them, whatever an audience gets to see.
    #[must_use]
    pub fn tallies(&self) -> Vec<Tally> {
        self.audience.map_or_else(|| tallies(self.library, self.assessment), |audience| audience.tallies.clone())
    }
}
