//! What the cohort needs of one submission: small whole numbers, so that sums are exact in any order.

use crate::batch::seen::Seen;
use crate::library::{Library, StartRules};
use crate::model::{FrameworkKind, Marking, NeedOf, QuestionKind, Role};
use crate::score::{Assessment, EQUAL, Held, LeafScore, LeafState, NodeScore, NodeState, QuestionState, Rating, RatingOutcome};

/// What is the same for all submissions of a run: where things stand in flat lists.
#[derive(Debug)]
pub(super) struct Frame {
    /// For each element of the norms framework, or of an index: framework, node, and its essential capabilities by position.
    elements: Vec<(usize, usize, Vec<usize>)>,
    /// Whether each framework is a threat scenario.
    scenarios: Vec<bool>,
    rules: StartRules,
}

impl Frame {
    pub(super) fn of(library: &Library) -> Self {
        let mut elements = Vec::new();
        for (at, framework) in library.frameworks.iter().enumerate() {
            if !matches!(framework.kind, FrameworkKind::Norms | FrameworkKind::Index) {
                continue;
            }
            for (place, node) in framework.nodes.iter().enumerate() {
                let essential = node.needs.iter().filter(|need| need.role == Role::Essential && !need.reverse);
                let capabilities = essential.filter_map(|need| match &need.of {
                    NeedOf::Capability(id) => library.capability(id),
                    NeedOf::Question(_) => None,
                });
                elements.push((at, place, capabilities.collect()));
            }
        }
        let scenarios = library.frameworks.iter().map(|framework| framework.kind == FrameworkKind::Scenario).collect();
        Self { elements, scenarios, rules: StartRules::of(library) }
    }
}

/// Why a node has a figure, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Shown = 0,
    NothingAnswered = 1,
    NotAsked = 2,
    NotApplicable = 3,
}

/// A node of one submission. Shares are in thousandths, as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeMark {
    pub(super) figure: Figure,
    pub(super) shares: [u16; 3],
    pub(super) coverage: Option<u16>,
    /// Position of the rating in each reading, from 0 (N).
    pub(super) ratings: Option<[u8; 3]>,
    pub(super) weakest: bool,
}

/// A capability of one submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CapabilityMark {
    pub(super) state: LeafState,
    /// Level, claimed reading; none where no question about it is answered.
    pub(super) level: Option<u8>,
    pub(super) below_target: bool,
    /// Gap, claimed reading.
    pub(super) gap: bool,
    /// Gap, potential reading.
    pub(super) certain: bool,
    /// Elements whose rating it holds down.
    pub(super) holds: u16,
}

/// How an intervention would serve one State today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Serves {
    No,
    /// In the claimed reading.
    UpTo,
    /// Whatever the open answers are.
    Certainly,
}

/// One submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) questionnaire: String,
    pub(super) day: String,
    pub(super) marking: Option<Marking>,
    pub(super) other_definitions: bool,
    pub(super) nodes: Vec<NodeMark>,
    pub(super) capabilities: Vec<CapabilityMark>,
    pub(super) interventions: Vec<Serves>,
    pub(super) coverage: Option<u16>,
    pub(super) evidence: Option<u16>,
}

impl Marks {
    pub(super) fn of(seen: &Seen<'_>, frame: &Frame) -> Self {
        let assessment = seen.assessment;
        let mut nodes = Vec::new();
        for (scores, scenario) in assessment.frameworks.iter().zip(&frame.scenarios) {
            let start = nodes.len();
            nodes.extend(scores.iter().map(node));
            if *scenario {
                weakest(scores, &mut nodes[start..]);
            }
        }
        let mut capabilities: Vec<CapabilityMark> =
            assessment.leaves.iter().take(seen.library.capabilities.len()).map(capability).collect();
        holds(frame, assessment, &mut capabilities);
        let (coverage, evidence) = questions(assessment, seen.library);
        let version = seen.library.release.as_ref().map(|release| release.version.as_str());
        let named = seen.submission.and_then(|submission| submission.definitions.version.as_deref());
        Self {
            questionnaire: seen.head.questionnaire.to_owned(),
            day: seen.head.assessed_on.to_owned(),
            marking: seen.submission.map(|submission| submission.marking),
            other_definitions: named.is_some() && named != version,
            nodes,
            capabilities,
            interventions: interventions(frame, &assessment.leaves, seen.library),
            coverage,
            evidence,
        }
    }
}

/// A share in thousandths, half up, as reports show it.
fn thousandths(share: f64) -> u16 {
    // proof: clamped to 0 to 1000; what is not a number becomes 0
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = (share * 1000.0 + 0.5 + EQUAL).floor().clamp(0.0, 1000.0) as u16;
    whole
}

fn part(count: u32, of: u32) -> Option<u16> {
    // proof: the share of a part of a whole, in thousandths, half up; at most 1000
    #[allow(clippy::cast_possible_truncation)]
    let whole = (of > 0).then(|| ((u64::from(count) * 2000 + u64::from(of)) / (2 * u64::from(of))) as u16);
    whole
}

fn node(score: &NodeScore) -> NodeMark {
    let figure = match score.state {
        NodeState::NotApplicable => Figure::NotApplicable,
        NodeState::NotAsked => Figure::NotAsked,
        _ if score.not_assessed => Figure::NotAsked,
        NodeState::Missing => Figure::NothingAnswered,
        NodeState::Scored if score.max <= 0.0 => Figure::NotApplicable,
        NodeState::Scored => Figure::Shown,
    };
    let shown = figure == Figure::Shown;
    let share = |value: f64| if shown { thousandths(value / score.max) } else { 0 };
    let ratings = match score.rating {
        RatingOutcome::Rated { evidenced, claimed, potential, .. } if shown => Some([evidenced, claimed, potential].map(position)),
        _ => None,
    };
    NodeMark {
        figure,
        shares: score.readings.array().map(share),
        coverage: score.coverage.filter(|_| figure != Figure::NotAsked).map(thousandths),
        ratings,
        weakest: false,
    }
}

fn position(rating: Rating) -> u8 {
    match rating {
        Rating::N => 0,
        Rating::P => 1,
        Rating::L => 2,
        Rating::F => 3,
    }
}

/// Marks the phases that no other phase is weaker than, where every phase has a figure or nothing was answered.
fn weakest(scores: &[NodeScore], marks: &mut [NodeMark]) {
    let Some((root, phases)) = marks.split_first_mut() else { return };
    if root.figure != Figure::Shown || phases.iter().any(|phase| phase.figure == Figure::NotAsked) {
        return;
    }
    let share = |at: usize| if scores[at].max > 0.0 { scores[at].readings.claimed / scores[at].max } else { f64::INFINITY };
    let counts = |phase: &NodeMark| phase.figure != Figure::NotApplicable;
    let least = (1..scores.len()).filter(|at| counts(&phases[at - 1])).map(share).fold(f64::INFINITY, f64::min);
    for (at, phase) in phases.iter_mut().enumerate() {
        phase.weakest = counts(phase) && share(at + 1) <= least + EQUAL;
    }
}

fn capability(leaf: &LeafScore) -> CapabilityMark {
    let scored = leaf.state == LeafState::Scored;
    let level = (scored && !leaf.missing()).then(|| leaf.level());
    let gap = leaf.gap(1);
    CapabilityMark {
        state: leaf.state,
        level,
        below_target: level.zip(leaf.targets[1]).is_some_and(|(level, target)| level < target),
        gap: gap.is_some_and(|gap| gap.claimed > EQUAL),
        certain: gap.is_some_and(|gap| gap.potential > EQUAL),
        holds: 0,
    }
}

/// Counts, for each capability, the elements whose rating it holds down.
fn holds(frame: &Frame, assessment: &Assessment, capabilities: &mut [CapabilityMark]) {
    for (framework, node, essential) in &frame.elements {
        let RatingOutcome::Rated { held, .. } = assessment.frameworks[*framework][*node].rating else { continue };
        for at in essential {
            let leaf = &assessment.leaves[*at];
            let Some(target) = leaf.targets[0].filter(|_| leaf.state == LeafState::Scored) else { continue };
            let holding = match held {
                Held::AtZero => leaf.level() == 0,
                Held::BelowTarget => leaf.level() < target,
                Held::Nothing | Held::NoEssential => false,
            };
            capabilities[*at].holds += u16::from(holding);
        }
    }
}

/// Share of the questions put that are answered, and share of the answers above nothing that have evidence.
fn questions(assessment: &Assessment, library: &Library) -> (Option<u16>, Option<u16>) {
    let (mut answered, mut open, mut needing, mut having) = (0, 0, 0, 0);
    let context = library.questions.iter().map(|question| matches!(question.kind, QuestionKind::Text));
    for question in assessment.questions.iter().zip(context).filter(|(_, context)| !context).map(|(question, _)| question) {
        match question.state {
            QuestionState::Answered => {
                answered += 1;
                if question.value > 0.0 {
                    needing += 1;
                    having += u32::from(question.supported);
                }
            }
            QuestionState::Open(_) => open += 1,
            _ => {}
        }
    }
    (part(answered, answered + open), part(having, needing))
}

/// Which interventions can start today and narrow a gap.
fn interventions(frame: &Frame, leaves: &[LeafScore], library: &Library) -> Vec<Serves> {
    let count = library.capabilities.len();
    let levels: Vec<Option<u8>> = leaves.iter().take(count).map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect();
    let ended = vec![false; frame.rules.len()];
    let serves = |at: usize| {
        let narrows = |reading: usize| {
            frame.rules.raises(at).iter().any(|raise| {
                let leaf = &leaves[raise.capability];
                let gap = leaf.gap(1).is_some_and(|gap| gap.array()[reading] > EQUAL);
                gap && f64::from(raise.to) / f64::from(leaf.top) > leaf.readings.array()[reading] + EQUAL
            })
        };
        if !narrows(1) || frame.rules.obstacle(at, &levels, &ended).is_some() {
            Serves::No
        } else if narrows(2) {
            Serves::Certainly
        } else {
            Serves::UpTo
        }
    };
    (0..frame.rules.len()).map(serves).collect()
}
