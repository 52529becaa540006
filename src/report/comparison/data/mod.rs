//! The comparison as JSON, for programs.

mod shapes;

use super::Comparing;
use super::names::letter;
use crate::compare::{
    AnswerChange, AnswerKind, CapabilityChange, Change, EvidenceChange, FigureChange, GapChange, MadeWith, Outcome, Seen, Side, Standing,
};
use crate::report::figures::letter as rating_letter;
use crate::score::RatingOutcome;
use shapes::{
    AcrossOut, AnswerOut, AskedOut, AssessmentOut, Capability, CapabilityOut, ChangeOut, Definitions, Engine, FigureOut, Framework,
    FrameworkChange, GapOut, Item, Node, Output, Parts, Plan, RaiseOut, SharedOut, SharedState, State,
};

/// Version of the format that [`comparison_json`] writes.
pub const COMPARISON_FORMAT: u8 = 1;

/// The JSON Schema (draft 2020-12) of what [`comparison_json`] writes.
pub const COMPARISON_SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/comparison.schema.json"));

/// A comparison as JSON, ending with a line break. All figures are at full precision, shares from 0 to 1.
#[must_use]
pub fn comparison_json(comparing: Comparing<'_>) -> String {
    // As for `score_json`, this cannot fail.
    let mut text = serde_json::to_string_pretty(&output(&comparing)).unwrap_or_default();
    text.push('\n');
    text
}

fn output<'a>(comparing: &Comparing<'a>) -> Output<'a> {
    let comparison = comparing.comparison;
    let library = comparing.library;
    let count = |asked: &[bool]| asked.iter().filter(|asked| **asked).count();
    Output {
        comparison: COMPARISON_FORMAT,
        engine: Engine { name: "capgap", version: env!("CARGO_PKG_VERSION") },
        definitions: Definitions {
            version: library.release.as_ref().map(|release| release.version.as_str()),
            fingerprints: library.fingerprints().named().collect(),
        },
        marking: comparing.marking(),
        anonymous: comparing.anonymous,
        targets: comparing.targets,
        threats: comparing.threats,
        asked: AskedOut {
            capabilities: count(&comparison.asked.capabilities),
            questions: count(&comparison.asked.questions),
            narrowed: comparison.narrowed,
        },
        states: (0..comparison.states.len()).map(|at| state(comparing, at)).collect(),
        plan: comparing.plan.map(|(at, effect)| plan(comparing, at, effect)),
        across: comparison.across.as_ref().map(|across| across_out(comparing, across)),
    }
}

fn state<'a>(comparing: &Comparing<'a>, at: usize) -> State<'a> {
    let series = &comparing.comparison.states[at];
    let head = series.latest().map(|side| &side.handed.submission).filter(|_| !comparing.anonymous);
    let told = |text: &'a String| Some(text.as_str()).filter(|text| !text.is_empty());
    let whole = series.whole.iter().map(|whole| change(comparing, &series.sides, whole, true));
    let steps = series.steps.iter().map(|step| change(comparing, &series.sides, step, false));
    State {
        label: if comparing.anonymous { letter(at) } else { comparing.short(at) },
        state: head.and_then(|head| told(&head.state)),
        code: head.and_then(|head| told(&head.code)),
        assessments: series.sides.iter().map(|side| assessment(comparing, side)).collect(),
        changes: whole.chain(steps).collect(),
    }
}

fn assessment<'a>(comparing: &Comparing<'a>, side: &'a Side) -> AssessmentOut<'a> {
    let library = comparing.library;
    let submission = &side.handed.submission;
    let capability = |(at, definition): (usize, &'a crate::model::Capability)| {
        let standing = side.capability(at);
        let figure = standing.readings().map(|_| &side.common.leaves[at]);
        Capability {
            id: definition.id.as_str(),
            standing: standing_word(standing),
            readings: standing.into(),
            level: figure.map(|leaf| leaf.level()),
            gap: figure.and_then(|leaf| leaf.gap(1)).map(|gap| gap.claimed),
        }
    };
    let framework = |(at, definition): (usize, &'a crate::model::Framework)| Framework {
        id: definition.id.as_str(),
        nodes: definition.nodes.iter().enumerate().map(|(position, node)| self::node(side, at, position, node)).collect(),
    };
    AssessmentOut {
        assessed_on: submission.assessed_on.map(|day| day.to_string()),
        file: Some(side.handed.file.as_str()).filter(|_| !comparing.anonymous),
        questionnaire: submission.questionnaire.id.as_str(),
        status: submission.status,
        marking: submission.marking.label(),
        made_with: match side.made_with {
            MadeWith::Same => "same",
            MadeWith::Unnamed => "unnamed",
            MadeWith::Others(_) => "others",
        },
        other_definitions: side.other_definitions(),
        answers_withheld: side.answers_withheld(),
        interventions_withheld: side.interventions.is_none(),
        capabilities: library.capabilities.iter().enumerate().map(capability).collect(),
        frameworks: library.frameworks.iter().enumerate().map(framework).collect(),
    }
}

fn node<'a>(side: &Side, framework: usize, position: usize, node: &'a crate::model::Node) -> Node<'a> {
    let standing = side.node(framework, position);
    let score = &side.common.frameworks[framework][position];
    Node {
        id: node.id.as_str(),
        title: &node.title,
        standing: standing_word(standing),
        readings: standing.into(),
        to_target: standing.readings().and(score.to_target[1]),
        rating: standing.readings().and(rating(score.rating)),
    }
}

pub(super) fn rating(outcome: RatingOutcome) -> Option<&'static str> {
    match outcome {
        RatingOutcome::Rated { claimed, .. } => Some(rating_letter(claimed)),
        _ => None,
    }
}

pub(super) fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Figure(_) => "figure",
        Standing::NotApplicable => "not-applicable",
        Standing::NotAsked => "not-asked",
        Standing::NotComparable => "not-comparable",
    }
}

fn change<'a>(comparing: &Comparing<'a>, sides: &'a [Side], change: &'a Change, whole: bool) -> ChangeOut<'a> {
    let library = comparing.library;
    let frameworks = library.frameworks.iter().zip(&change.nodes).map(|(framework, figures)| FrameworkChange {
        id: framework.id.as_str(),
        nodes: framework.nodes.iter().zip(figures).filter_map(|(node, found)| Some(figure(node.id.as_str(), found.as_ref()?))).collect(),
    });
    let capabilities = library.capabilities.iter().zip(&change.capabilities);
    let answer = |found: &AnswerChange| AnswerOut {
        question: library.questions[found.question].id.as_str(),
        kind: kind_word(found.kind),
        evidence: match found.evidence {
            EvidenceChange::Same => "same",
            EvidenceChange::More => "more",
            EvidenceChange::Less => "less",
        },
        then: comparing.said(&sides[change.from], found.question),
        now: comparing.said(&sides[change.to], found.question),
    };
    ChangeOut {
        from: change.from,
        to: change.to,
        whole,
        definitions_known: change.definitions_known,
        frameworks: frameworks.collect(),
        capabilities: capabilities
            .filter_map(|(definition, found)| Some(capability(comparing, definition.id.as_str(), change, found.as_ref()?)))
            .collect(),
        answers: change.answers.as_ref().map(|answers| answers.iter().map(answer).collect()),
    }
}

fn figure<'a>(id: &'a str, found: &FigureChange) -> FigureOut<'a> {
    FigureOut {
        id,
        then: found.then,
        now: found.now,
        difference: found.difference(),
        certainty: found.certainty.word(),
        parts: found.split.map(Parts::from),
    }
}

fn capability<'a>(comparing: &Comparing<'a>, id: &'a str, change: &Change, found: &CapabilityChange) -> CapabilityOut<'a> {
    let answers = change.answers.as_deref().unwrap_or_default();
    CapabilityOut {
        figure: figure(id, &found.figure),
        level_then: found.levels[0],
        level_now: found.levels[1],
        gap_then: found.gaps.map(|gaps| gaps[0]),
        gap_now: found.gaps.map(|gaps| gaps[1]),
        gap: found.gap.map(gap_word),
        questions: found.answers.iter().map(|at| comparing.library.questions[answers[*at].question].id.as_str()).collect(),
    }
}

pub(super) fn gap_word(gap: GapChange) -> &'static str {
    match gap {
        GapChange::Closed => "closed",
        GapChange::Opened => "opened",
        GapChange::Narrowed => "narrowed",
        GapChange::Widened => "widened",
    }
}

pub(super) fn kind_word(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::NewlyAnswered => "newly-answered",
        AnswerKind::NoLongerAnswered => "no-longer-answered",
        AnswerKind::AnsweredDifferently => "answered-differently",
        AnswerKind::EvidenceAlone => "evidence-alone",
    }
}

pub(super) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::StoodBefore => "stood-before",
        Outcome::Reached(Seen::Evidenced) => "reached-evidenced",
        Outcome::Reached(Seen::Claimed) => "reached-claimed",
        Outcome::Partly(Seen::Evidenced) => "partly-evidenced",
        Outcome::Partly(Seen::Claimed) => "partly-claimed",
        Outcome::NotSeen => "not-seen",
        Outcome::CannotBeTold => "cannot-be-told",
    }
}

fn plan<'a>(comparing: &Comparing<'a>, state: usize, effect: &'a crate::compare::PlanEffect) -> Plan<'a> {
    let library = comparing.library;
    let raise = |raise: &crate::compare::RaiseEffect| RaiseOut {
        capability: library.capabilities[raise.capability].id.as_str(),
        to: raise.to,
        level_then: raise.levels[0],
        level_now: raise.levels[1],
        outcome: outcome_word(raise.outcome),
    };
    let item = |item: &crate::compare::ItemEffect| Item {
        intervention: library.interventions[item.intervention].id.as_str(),
        status: if item.done { "done" } else { "under-way" },
        outcome: outcome_word(item.outcome),
        promised_points: item.promised,
        seen_points_claimed: item.seen.map(|seen| seen[0]),
        seen_points_evidenced: item.seen.map(|seen| seen[1]),
        raises: item.raises.iter().map(raise).collect(),
    };
    Plan {
        state,
        from: effect.from,
        to: effect.to,
        others: effect.others,
        unknown: effect.unknown.iter().map(|id| id.as_str()).filter(|_| !comparing.anonymous).collect(),
        items: effect.items.iter().map(item).collect(),
    }
}

fn across_out<'a>(comparing: &Comparing<'a>, across: &crate::compare::Across) -> AcrossOut<'a> {
    let library = comparing.library;
    let gap = |gap: &crate::compare::CommonGap| GapOut {
        capability: library.capabilities[gap.capability].id.as_str(),
        states: gap.states.clone(),
        of: gap.known,
    };
    let shared = |shared: &crate::compare::SharedIntervention| SharedOut {
        intervention: library.interventions[shared.intervention].id.as_str(),
        among_first: shared.among_first,
        states: shared.states.iter().map(|(state, rank, benefit)| SharedState { state: *state, rank: *rank, benefit: *benefit }).collect(),
    };
    AcrossOut {
        common_gaps: across.gaps.iter().map(gap).collect(),
        missing_in_all: across.missing.iter().map(|at| library.capabilities[*at].id.as_str()).collect(),
        weak_in_all: across.weak.iter().map(|at| library.frameworks[*at].id.as_str()).collect(),
        interventions: across.interventions.iter().map(shared).collect(),
    }
}
