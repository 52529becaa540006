//! The shipped catalogue, cut down or grown, and States whose levels hang together.

use crate::Instance;
use crate::random::Random;
use capgap::diagnostic::{Code, Severity};
use capgap::library::{Definitions, Library};
use capgap::model::{CostBySize, CostRange, Intervention};
use capgap::read;
use capgap::score::{Assessment, Cell, CellState, Scorer, Sheet, Targets};
use capgap::text::SourceMap;

/// A budget between a fiftieth and three tenths of what everything costs.
pub(crate) fn instance(size: u64, seed: u64) -> Instance {
    let mut random = Random(seed * 7_919 + size);
    let library = library(usize::try_from(size).unwrap(), &mut random);
    let assessment = assessment(&library, &mut random);
    Instance { share: 0.02 + 0.28 * random.share(), library, assessment }
}

/// As many of the shipped interventions, or all of them and variants of some: at another cost, up to another level, and now and then of
/// another capability of the same pillar.
fn library(size: usize, random: &mut Random) -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::built_in(&mut sources, &mut definitions, &mut findings);
    let shipped = definitions.interventions.clone();
    while definitions.interventions.len() > size {
        let at = below(random, definitions.interventions.len());
        definitions.interventions.remove(at);
    }
    while definitions.interventions.len() < size {
        let made = variant(&shipped[below(random, shipped.len())], definitions.interventions.len(), &definitions, random);
        definitions.interventions.push(made);
    }
    let there: Vec<_> = definitions.interventions.iter().map(|intervention| intervention.id.clone()).collect();
    for intervention in &mut definitions.interventions {
        intervention.after.retain(|after| there.contains(&after.id));
    }
    let (library, more) = Library::build(definitions, 0, "en");
    findings.extend(more);
    // That some can never start where others are left out is part of the trial.
    let wrong = findings.iter().find(|finding| finding.severity() == Severity::Error && finding.code != Code::NeverStarts);
    assert_eq!(wrong, None);
    library
}

fn variant(of: &Intervention, number: usize, definitions: &Definitions, random: &mut Random) -> Intervention {
    let mut made = of.clone();
    made.id = format!("{}-variant-{number}", of.id).as_str().into();
    let factor = 0.6 + random.share();
    let scaled = |range: CostRange| CostRange { low: (range.low * factor).round(), high: (range.high * factor).round() };
    made.cost = CostBySize { small: scaled(of.cost.small), medium: scaled(of.cost.medium), large: scaled(of.cost.large) };
    let mut taken: Vec<_> = made.raises.iter().map(|raise| raise.capability.id.clone()).collect();
    for (place, raise) in made.raises.iter_mut().enumerate() {
        match random.below(4) {
            0 if raise.to > raise.from + 1 => raise.to -= 1,
            1 if raise.to < 4 => raise.to += 1,
            2 => {
                let pillar =
                    definitions.capabilities.iter().find(|capability| capability.id == raise.capability.id).map(|found| &found.pillar.id);
                let others: Vec<_> = definitions
                    .capabilities
                    .iter()
                    .filter(|other| Some(&other.pillar.id) == pillar && !taken.contains(&other.id))
                    .map(|other| other.id.clone())
                    .collect();
                if !others.is_empty() {
                    raise.capability.id = others[below(random, others.len())].clone();
                    taken[place] = raise.capability.id.clone();
                }
            }
            _ => {}
        }
    }
    made
}

fn below(random: &mut Random, end: usize) -> usize {
    usize::try_from(random.below(u64::try_from(end).unwrap())).unwrap()
}

/// Levels around one of the State and one of each pillar, and a few answers that nobody knows.
fn assessment(library: &Library, random: &mut Random) -> Assessment {
    let default = library.target_profile(&"default".into());
    let scorer = Scorer::new(library, &library.asked(&"fcc".into()), Targets { default, chosen: default });
    let mut sheet = Sheet::blank(library);
    let state = 2.2 * random.share();
    let pillars: Vec<f64> = library.pillars.iter().map(|_| 1.6 * random.share() - 0.8).collect();
    for capability in &library.capabilities {
        let pillar = library.pillars.iter().position(|pillar| pillar.id == capability.pillar.id).unwrap();
        let level = (state + pillars[pillar] + 1.6 * random.share() - 0.8).round().clamp(0.0, 4.0);
        let unknown = random.below(20) == 0;
        let Some(question) = library.level_question(&capability.id) else { continue };
        sheet.cells[question] = if unknown {
            Cell { state: CellState::Unknown, ..Cell::default() }
        } else {
            Cell { state: CellState::Answered, number: level, evidenced: true, supported: 4, ..Cell::default() }
        };
    }
    scorer.score(&sheet)
}
