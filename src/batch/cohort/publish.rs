//! From counts to what is told.

use super::counts::{CapabilityCounts, NodeCounts};
use super::gather::Round;
use super::guard::Guard;
use super::rounds::rounds;
use crate::library::Library;
use crate::model::{Framework, FrameworkKind, StateSize, TargetProfile};
use crate::report::{
    COHORT_FORMAT, CapabilitySummary, Counted, FrameworkSummary, InterventionSummary, Made, NodeSummary, RATINGS, STRETCHES, StateNamed,
    Summary,
};

/// Up to so many thousandths a State is weak in a scenario.
const WEAK: i32 = 500;

/// What a summary is told of.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'t> {
    /// The definitions.
    pub library: &'t Library,
    /// The target profile that gaps are measured against.
    pub targets: Option<&'t TargetProfile>,
    /// The threshold for sharing, 2 or more; none at home.
    pub at_least: Option<u64>,
    /// How many submissions or files could not be taken.
    pub rejected: u64,
    /// An earlier round, and how many of its submissions or files could not be taken.
    pub before: Option<(&'t Round, u64)>,
    /// The most interventions that documents name; twenty where nobody says.
    pub interventions: Option<usize>,
}

/// How many interventions documents name where nobody says.
const INTERVENTIONS: usize = 20;

/// Tells what was collected. For sharing, and for a comparison of rounds, each State must have been collected once.
#[must_use]
pub fn summary(round: &Round, telling: &Telling<'_>) -> Summary {
    let guard = Guard { least: telling.at_least };
    let library = telling.library;
    let counts = &round.counts;
    let fingerprints = library.fingerprints().named().map(|(name, print)| (name.to_owned(), print.to_owned()));
    let mut nodes = counts.nodes.iter();
    let frameworks = library.frameworks.iter().map(|framework| self::framework(framework, nodes.by_ref(), counts.taken, guard));
    let frameworks = frameworks.collect();
    let capabilities = library.capabilities.iter().zip(&counts.capabilities).map(|(capability, counted)| CapabilitySummary {
        id: capability.id.as_str().to_owned(),
        title: capability.title.clone(),
        target: telling.targets.and_then(|profile| library.target(profile, capability)),
        ..self::capability(counted, counts.taken, guard)
    });
    let interventions = library.interventions.iter().zip(&counts.interventions).map(|(intervention, [certain, claimed])| {
        let cost = intervention.cost.of(StateSize::Medium);
        InterventionSummary {
            id: intervention.id.as_str().to_owned(),
            title: intervention.title.clone(),
            serves: guard.part(*certain, counts.taken),
            serves_up_to: guard.part(*claimed, counts.taken),
            regional: intervention.regional,
            months: intervention.months,
            cost: [cost.low, cost.high],
            currency: intervention.currency.clone(),
        }
    });
    Summary {
        format: COHORT_FORMAT,
        engine: env!("CARGO_PKG_VERSION"),
        definitions: Made {
            version: library.release.as_ref().map(|release| release.version.clone()),
            fingerprints: fingerprints.collect(),
        },
        targets: telling.targets.map(|profile| profile.id.as_str().to_owned()),
        at_least: telling.at_least,
        marking: guard.at_home(counts.marking).flatten().map(crate::model::Marking::label),
        submissions: guard.whole(counts.taken),
        rejected: guard.at_home(telling.rejected),
        superseded: guard.at_home(round.superseded),
        other_definitions: guard.at_home(counts.other_definitions),
        days: guard.at_home(counts.days.clone()).flatten(),
        questionnaires: questionnaires(round, library, guard),
        coverage: guard.spread(&counts.coverage),
        evidence: guard.spread(&counts.evidence),
        frameworks,
        capabilities: capabilities.collect(),
        interventions: interventions.collect(),
        most_interventions: telling.interventions.unwrap_or(INTERVENTIONS),
        rounds: telling.before.map(|(before, rejected)| rounds(library, round, before, rejected, guard)),
        states: guard.at_home(&round.names).into_iter().flatten().map(|(code, name)| named(code, name)).collect(),
    }
}

fn named(code: &str, name: &str) -> StateNamed {
    StateNamed { code: code.to_owned(), name: name.to_owned() }
}

/// For sharing only those that enough have answered, and without their numbers: with the number of all known from elsewhere,
/// several rounded parts would tell how many are left.
fn questionnaires(round: &Round, library: &Library, guard: Guard) -> Vec<Counted> {
    let enough = round.counts.questionnaires.iter().filter(|(_, count)| guard.whole(**count).is_some());
    enough
        .map(|(id, count)| Counted {
            title: library.questionnaire_title(&id.as_str().into()).to_owned(),
            id: id.clone(),
            count: guard.at_home(*count),
        })
        .collect()
}

fn framework<'c>(framework: &Framework, counts: &mut impl Iterator<Item = &'c NodeCounts>, taken: u64, guard: Guard) -> FrameworkSummary {
    let scenario = framework.kind == FrameworkKind::Scenario;
    let mut nodes = Vec::new();
    for (at, (definition, counts)) in framework.nodes.iter().zip(counts).enumerate() {
        let rated = counts.ratings[1].iter().sum::<u64>() > 0 && !scenario;
        nodes.push(NodeSummary {
            id: definition.id.as_str().to_owned(),
            parent: definition.parent.map(|parent| framework.nodes[parent].id.as_str().to_owned()),
            title: definition.title.clone(),
            weak: if scenario { guard.part(counts.shares[1].between(-1, WEAK), counts.figures[0]) } else { None },
            weakest: if scenario && at > 0 { guard.part(counts.weakest, taken) } else { None },
            ..node(counts, rated, scenario, guard)
        });
    }
    FrameworkSummary { id: framework.id.as_str().to_owned(), title: framework.root().title.clone(), kind: framework.kind, nodes }
}

fn node(counts: &NodeCounts, rated: bool, scenario: bool, guard: Guard) -> NodeSummary {
    let claimed = &counts.shares[1];
    let stretch = |above: i32, to: i32| claimed.between(above, to);
    let stretches = [stretch(-1, 150), stretch(150, 500), stretch(500, 850), stretch(850, 1000)];
    let tenths = (0..10).map(|tenth| stretch(if tenth == 0 { -1 } else { tenth * 100 }, (tenth + 1) * 100));
    let none = [0; 4];
    let [ratings, ratings_potential] =
        guard.bands_alike([1, 2].map(|reading| if rated { &counts.ratings[reading][..] } else { &none }), &RATINGS);
    let [_, nothing_answered, not_asked, not_applicable] = counts.figures;
    NodeSummary {
        id: String::new(),
        parent: None,
        title: String::new(),
        with_figure: guard.whole(counts.figures[0]),
        nothing_answered: guard.at_home(nothing_answered),
        not_asked: guard.at_home(not_asked),
        not_applicable: guard.at_home(not_applicable),
        claimed: guard.spread(claimed),
        evidenced: guard.spread(&counts.shares[0]),
        potential: guard.spread(&counts.shares[2]),
        coverage: guard.spread(&counts.coverage),
        tenths: guard.at_home(tenths.collect()).unwrap_or_default(),
        ratings,
        ratings_potential,
        // A cut of the bands and the number of those who are weak would bound each other.
        bands: if rated || (scenario && !guard.home()) { Vec::new() } else { guard.bands(&stretches, &STRETCHES) },
        weak: None,
        weakest: None,
    }
}

fn capability(counts: &CapabilityCounts, taken: u64, guard: Guard) -> CapabilitySummary {
    let [asked, not_applicable, not_asked] = counts.states;
    let answered: u64 = counts.levels.iter().sum();
    CapabilitySummary {
        id: String::new(),
        title: String::new(),
        target: None,
        asked: guard.whole(asked),
        not_asked: guard.at_home(not_asked),
        not_applicable: guard.at_home(not_applicable),
        nothing_answered: guard.at_home(asked - answered),
        levels: guard.at_home(counts.levels.clone()).unwrap_or_default(),
        at_zero: guard.part(counts.levels.first().copied().unwrap_or(0), asked),
        below_target: guard.part(counts.below_target, asked),
        gap: guard.part(counts.gap, asked),
        gap_certain: guard.part(counts.certain, asked),
        gap_open: guard.at_home(counts.gap - counts.certain),
        holds_down: guard.part(counts.holds, taken),
        holds_elements: guard.at_home(counts.holds_elements),
    }
}
