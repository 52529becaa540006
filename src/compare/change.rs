//! What has moved between two assessments of one State.

use super::answers::{AnswerChange, AnswerKind, Pair};
use super::certainty::{Certainty, Corners};
use super::figures::Standing;
use super::side::Side;
use super::split::{Split, Stages};
use crate::library::Library;
use crate::score::{EQUAL, Readings, Scorer};

/// What has moved from one assessment to another.
#[derive(Debug, Clone)]
pub struct Change {
    /// Position of the earlier one among the assessments of the State.
    pub from: usize,
    /// Position of the later one.
    pub to: usize,
    /// By framework and node; none where there is no figure on both sides.
    pub nodes: Vec<Vec<Option<FigureChange>>>,
    /// By capability; none where there is no figure on both sides.
    pub capabilities: Vec<Option<CapabilityChange>>,
    /// Answers that have changed, in the order of the questions; none where they are withheld.
    pub answers: Option<Vec<AnswerChange>>,
    /// Whether the part of the definitions is all of it: both reports are known as they were made.
    pub definitions_known: bool,
}

/// A figure that can be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FigureChange {
    /// Over what all asked, as shares of the highest value, 0 to 1.
    pub then: Readings,
    /// The same now.
    pub now: Readings,
    /// How sure the difference is.
    pub certainty: Certainty,
    /// The difference of the reports in its parts; none where answers are withheld or a report has no such figure.
    pub split: Option<Split>,
}

impl FigureChange {
    /// The difference in the claimed reading.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.now.claimed - self.then.claimed
    }
}

/// A capability that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct CapabilityChange {
    /// Its score.
    pub figure: FigureChange,
    /// Level in the claimed reading, then and now.
    pub levels: [u8; 2],
    /// The same in the evidenced reading.
    pub levels_evidenced: [u8; 2],
    /// Gap to the target in the claimed reading, 0 to 1, then and now; none without a target.
    pub gaps: Option<[f64; 2]>,
    /// What became of the gap; none where it stayed as it was.
    pub gap: Option<GapChange>,
    /// Positions among the changed answers of those that measure it.
    pub answers: Vec<usize>,
}

/// What became of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapChange {
    /// There was one and is none.
    Closed,
    /// There was none and is one.
    Opened,
    /// It is smaller.
    Narrowed,
    /// It is greater.
    Widened,
}

impl GapChange {
    fn of([then, now]: [f64; 2]) -> Option<Self> {
        match (then > EQUAL, now > EQUAL) {
            (true, false) => Some(Self::Closed),
            (false, true) => Some(Self::Opened),
            _ if now < then - EQUAL => Some(Self::Narrowed),
            _ if now > then + EQUAL => Some(Self::Widened),
            _ => None,
        }
    }
}

impl Change {
    /// Compares two assessments; `scorer` asks what all asked.
    pub(super) fn of(library: &Library, scorer: &Scorer, sides: &[Side], from: usize, to: usize) -> Self {
        let (then, now) = (&sides[from], &sides[to]);
        let pair = match (&then.sheet, &now.sheet) {
            (Some(before), Some(after)) => {
                let states = [then, now].map(|side| side.common.questions.iter().map(|question| question.state).collect());
                Some(Pair { sheets: [before, after], states })
            }
            _ => None,
        };
        let corners = Corners::of(scorer, then, now);
        let stages = pair.as_ref().map(|pair| Stages::of(scorer, then, now, pair));
        let answers = pair.as_ref().map(|pair| pair.changes(&library.questions));
        let node = |framework: usize, node: usize| {
            let (before, after) = (then.node(framework, node).readings()?, now.node(framework, node).readings()?);
            Some(FigureChange {
                then: before,
                now: after,
                certainty: corners.node(framework, node, before, after),
                split: stages.as_ref().and_then(|stages| stages.node(framework, node)),
            })
        };
        let nodes = library.frameworks.iter().enumerate();
        let nodes = nodes.map(|(at, framework)| (0..framework.nodes.len()).map(|position| node(at, position)).collect()).collect();
        let capability = |capability: usize| {
            let (Standing::Figure(before), Standing::Figure(after)) = (then.capability(capability), now.capability(capability)) else {
                return None;
            };
            let figure = FigureChange {
                then: before,
                now: after,
                certainty: corners.capability(capability, before, after),
                split: stages.as_ref().and_then(|stages| stages.capability(capability)),
            };
            Some(of_capability(library, [then, now], capability, figure, answers.as_deref().unwrap_or_default()))
        };
        let capabilities = (0..library.capabilities.len()).map(capability).collect();
        Self { from, to, nodes, capabilities, answers, definitions_known: then.reported_as_made && now.reported_as_made }
    }

    /// How many answers have changed in one way.
    #[must_use]
    pub fn count(&self, kind: AnswerKind) -> usize {
        self.answers.iter().flatten().filter(|answer| answer.kind == kind).count()
    }

    /// Capabilities whose gap became this, in definition order.
    pub fn gaps(&self, wanted: GapChange) -> impl Iterator<Item = (usize, &CapabilityChange)> {
        let told = self.capabilities.iter().enumerate().filter_map(|(at, change)| Some((at, change.as_ref()?)));
        told.filter(move |(_, change)| change.gap == Some(wanted))
    }
}

fn of_capability(
    library: &Library,
    sides: [&Side; 2],
    capability: usize,
    figure: FigureChange,
    answers: &[AnswerChange],
) -> CapabilityChange {
    let leaves = sides.map(|side| &side.common.leaves[capability]);
    let gaps = match leaves.map(|leaf| leaf.gap(1).map(|gap| gap.claimed)) {
        [Some(then), Some(now)] => Some([then, now]),
        _ => None,
    };
    let id = &library.capabilities[capability].id;
    let measures = |answer: &AnswerChange| library.questions[answer.question].measures.iter().any(|measure| measure.capability.id == *id);
    CapabilityChange {
        figure,
        levels: leaves.map(crate::score::LeafScore::level),
        levels_evidenced: leaves.map(|leaf| leaf.levels[0]),
        gaps,
        gap: gaps.and_then(GapChange::of),
        answers: answers.iter().enumerate().filter(|(_, answer)| measures(answer)).map(|(at, _)| at).collect(),
    }
}
