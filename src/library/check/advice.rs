//! Warnings and notes on definitions: what is thin, vague, lopsided or not yet verified.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::model::{Aggregate, Framework, FrameworkKind, NeedOf, Place, QuestionKind, Source};
use std::collections::{BTreeMap, BTreeSet};

/// From which share of a lens on a capability is told to weigh much.
const LARGE_SHARE: f64 = 0.05;

/// Words that leave open what has to be shown.
const VAGUE: [&str; 8] =
    ["adequate", "adequately", "appropriate", "appropriately", "effective", "effectively", "sufficient", "sufficiently"];
/// "Regularly" is fine where a period stands beside it.
const REGULAR: [&str; 2] = ["regular", "regularly"];
/// What makes a period.
const PERIODS: [&str; 12] = ["day", "days", "week", "weeks", "month", "months", "quarter", "quarterly", "year", "years", "yearly", "daily"];

/// Everything in the definitions that is doubtful or good to know. The findings are not sorted.
#[must_use]
pub fn advice(library: &Library) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    needed_and_asked(library, &mut findings);
    core(library, &mut findings);
    super::reach::advice(library, &mut findings);
    super::dominated::advice(library, &mut findings);
    texts(library, &mut findings);
    shares(library, &mut findings);
    heads(library, &mut findings);
    shown(library, &mut findings);
    sources(library, &mut findings);
    findings
}

fn needed_and_asked(library: &Library, findings: &mut Vec<Diagnostic>) {
    let needed: BTreeSet<&str> = library
        .frameworks
        .iter()
        .filter(|framework| framework.kind != FrameworkKind::Pillars || library.frameworks.len() == 1)
        .flat_map(|framework| &framework.nodes)
        .flat_map(|node| &node.needs)
        .filter_map(|need| match &need.of {
            NeedOf::Capability(id) => Some(id.as_str()),
            NeedOf::Question(_) => None,
        })
        .collect();
    let asked: BTreeSet<&str> =
        library.questions.iter().flat_map(|question| &question.measures).map(|measure| measure.capability.id.as_str()).collect();
    for capability in &library.capabilities {
        let id = capability.id.as_str();
        if !needed.contains(id) {
            findings.push(Diagnostic::new(Code::NotNeeded, capability.place).with("id", id));
        }
        if !asked.contains(id) {
            findings.push(Diagnostic::new(Code::NotAsked, capability.place).with("id", id));
        }
    }
    let leaves: BTreeSet<&str> = library
        .frameworks
        .iter()
        .flat_map(|framework| &framework.nodes)
        .flat_map(|node| &node.needs)
        .filter_map(|need| match &need.of {
            NeedOf::Question(id) => Some(id.as_str()),
            NeedOf::Capability(_) => None,
        })
        .collect();
    for question in &library.questions {
        let counts = !question.measures.is_empty() || leaves.contains(question.id.as_str());
        let decides = library.questions.iter().flat_map(|other| &other.when).any(|condition| condition.question.id == question.id);
        if !counts && !decides && !matches!(question.kind, QuestionKind::Text) {
            findings.push(Diagnostic::new(Code::QuestionCountsNowhere, question.place).with("id", question.id.as_str()));
        }
    }
}

fn core(library: &Library, findings: &mut Vec<Diagnostic>) {
    for capability in library.capabilities.iter().filter(|capability| capability.core) {
        let levels: BTreeSet<u8> = library
            .questions
            .iter()
            .flat_map(|question| &question.measures)
            .filter(|measure| measure.capability.id == capability.id)
            .filter_map(|measure| measure.at)
            .collect();
        let lacking: Vec<String> =
            [2, 3].iter().filter(|level| **level <= library.top_of(capability) && !levels.contains(level)).map(u8::to_string).collect();
        if !lacking.is_empty() && library.level_question(&capability.id).is_some() {
            findings.push(
                Diagnostic::new(Code::CoreFacts, capability.place).with("id", capability.id.as_str()).with("levels", lacking.join(", ")),
            );
        }
        let raised = library.interventions.iter().flat_map(|i| &i.raises).any(|raise| raise.capability.id == capability.id);
        if !raised && !library.interventions.is_empty() {
            findings.push(Diagnostic::new(Code::NoIntervention, capability.place).with("id", capability.id.as_str()));
        }
    }
}

fn texts(library: &Library, findings: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for level in library.capabilities.iter().flat_map(|capability| &capability.levels) {
        vague(&level.descriptor, level.place, findings);
        for criterion in &level.criteria {
            vague(criterion, level.place, findings);
            let plain: String = words(criterion).collect::<Vec<_>>().join(" ");
            if let Some(before) = seen.insert(plain, level.place) {
                findings.push(Diagnostic::new(Code::RepeatedCriterion, level.place).with("text", criterion.as_str()).related(before));
            }
        }
    }
    for intervention in &library.interventions {
        for text in intervention.outputs.iter().chain([&intervention.summary, &intervention.indicator]) {
            vague(text, intervention.place, findings);
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn vague(text: &str, place: Place, findings: &mut Vec<Diagnostic>) {
    let all: Vec<String> = words(text).collect();
    let has_period = all.iter().any(|word| PERIODS.contains(&word.as_str()));
    for word in &all {
        let flagged = VAGUE.contains(&word.as_str()) || (REGULAR.contains(&word.as_str()) && !has_period);
        if flagged {
            findings.push(Diagnostic::new(Code::VagueWord, place).with("word", word.as_str()));
        }
    }
}

fn shares(library: &Library, findings: &mut Vec<Diagnostic>) {
    for framework in &library.frameworks {
        // A scenario is about few capabilities on purpose; the pillar view has equal shares by construction.
        if framework.kind != FrameworkKind::Norms {
            continue;
        }
        for (capability, share) in effective_shares(library, framework) {
            if share > LARGE_SHARE + 1e-9 {
                let capability = &library.capabilities[capability];
                findings.push(
                    Diagnostic::new(Code::LargeShare, framework.place)
                        .with("id", capability.id.as_str())
                        .with("framework", framework.id.as_str())
                        .with("share", format!("{:.1}", share * 100.0)),
                );
            }
        }
    }
}

/// What each capability that is needed weighs in the norms framework and the scenarios together: by position, in order,
/// as shares that sum to 1. Both halves count alike and every scenario counts alike, without regard to scale.
#[must_use]
pub fn objective_shares(library: &Library) -> Vec<(usize, f64)> {
    let mut weight: BTreeMap<usize, f64> = BTreeMap::new();
    let scenarios = library.frameworks_of(FrameworkKind::Scenario).count().max(1);
    for framework in &library.frameworks {
        #[allow(clippy::cast_precision_loss)] // proof: a handful of scenarios
        let part = match framework.kind {
            FrameworkKind::Norms => 1.0,
            FrameworkKind::Scenario => 1.0 / scenarios as f64,
            _ => continue,
        };
        for (capability, share) in effective_shares(library, framework) {
            *weight.entry(capability).or_default() += part * share;
        }
    }
    let all: f64 = weight.values().sum();
    weight.into_iter().map(|(capability, weight)| (capability, if all > 0.0 { weight / all } else { 0.0 })).collect()
}

/// The share of each capability in a framework: the product of the shares down from the root, summed over its places.
///
/// By position of the capability, in definition order; capabilities that the framework does not need are left out.
#[must_use]
pub fn effective_shares(library: &Library, framework: &Framework) -> Vec<(usize, f64)> {
    let mut of_node = vec![1.0; framework.nodes.len()];
    let mut total: BTreeMap<usize, f64> = BTreeMap::new();
    let all_children = framework.children();
    for (position, node) in framework.nodes.iter().enumerate() {
        let children = &all_children[position];
        let equal = matches!(node.aggregate, Aggregate::Minimum | Aggregate::Product);
        let weight = |weight: f64| if equal { 1.0 } else { weight };
        let sum: f64 = children.iter().map(|child| weight(framework.nodes[*child].weight)).sum::<f64>()
            + node.needs.iter().map(|need| weight(need.weight)).sum::<f64>();
        for child in children {
            of_node[*child] = of_node[position] * weight(framework.nodes[*child].weight) / sum;
        }
        for need in &node.needs {
            if let NeedOf::Capability(id) = &need.of
                && let Some(capability) = library.capability(id)
            {
                *total.entry(capability).or_default() += of_node[position] * weight(need.weight) / sum;
            }
        }
    }
    total.into_iter().collect()
}

fn heads(library: &Library, findings: &mut Vec<Diagnostic>) {
    let covered: BTreeSet<&str> =
        library.capabilities.iter().flat_map(|capability| &capability.crosswalk).map(|entry| entry.id.as_str()).collect();
    for instrument in &library.instruments {
        for head in &instrument.heads {
            let name = [instrument.id.as_str(), ":", head.code.as_str()].concat();
            if head.excluded.is_none() && !covered.contains(name.as_str()) {
                findings.push(Diagnostic::new(Code::HeadNotCovered, head.place).with("head", name));
            }
        }
    }
}

fn shown(library: &Library, findings: &mut Vec<Diagnostic>) {
    for questionnaire in library.questionnaires.iter().filter(|questionnaire| questionnaire.bank) {
        let views: Vec<_> =
            library.views.iter().filter(|view| view.of.id == questionnaire.id).map(|view| library.asked(&view.id)).collect();
        for (position, question) in library.questions.iter().enumerate() {
            let of_bank = library.sections[library.section_of[position]].questionnaire.id == questionnaire.id;
            if of_bank && !views.iter().any(|asked| asked.questions[position]) {
                findings.push(Diagnostic::new(Code::NeverShown, question.place).with("id", question.id.as_str()));
            }
        }
    }
}

fn sources(library: &Library, findings: &mut Vec<Diagnostic>) {
    let mut unverified = |source: &Source, id: &str, place: Place| {
        if !source.verified {
            findings.push(Diagnostic::new(Code::Unverified, place).with("id", id).with("source", source.text.as_str()));
        }
    };
    for r in &library.capabilities {
        unverified(&r.source, r.id.as_str(), r.place);
    }
    for framework in &library.frameworks {
        unverified(&framework.source, framework.id.as_str(), framework.place);
        for node in &framework.nodes {
            if let Some(source) = &node.source {
                unverified(source, node.id.as_str(), node.place);
            }
        }
    }
    for r in &library.actions {
        unverified(&r.source, r.id.as_str(), r.place);
    }
    for r in &library.interventions {
        unverified(&r.source, r.id.as_str(), r.place);
    }
}
