//! Frameworks, threat scenarios and their nodes.

use super::{required_source, source};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Definitions, LooseNode};
use crate::model::{
    Aggregate, Band, Cap, Framework, FrameworkId, FrameworkKind, Missing, Need, NeedOf, Node, NodeId, Place, QuestionId, Reference, Role,
    ScenarioFacts,
};
use crate::read::record::{Findings, Record};

const KINDS: [(&str, FrameworkKind); 5] = [
    ("norms", FrameworkKind::Norms),
    ("pillars", FrameworkKind::Pillars),
    ("scenario", FrameworkKind::Scenario),
    ("lens", FrameworkKind::Lens),
    ("index", FrameworkKind::Index),
];

/// Reads `[framework]`, `[scenario]` and every `[[node]]` of a file.
pub(super) fn read(file: &mut Record<'_>, definitions: &mut Definitions, findings: &mut Findings) {
    let scenario = file.record("scenario", findings);
    if let Some(scenario) = scenario.as_ref().filter(|_| !file.has("framework")) {
        findings.push(Diagnostic::new(Code::MissingKey, scenario.place).with("key", "framework").with("record", "scenario"));
    }
    let scenario = scenario.map(|record| scenario_facts(record, findings));
    let own = file.record("framework", findings).map(|record| framework(record, scenario, findings));
    let own_id = own.as_ref().map(|framework| framework.id.clone());
    definitions.frameworks.extend(own);
    for record in file.records("node", findings) {
        if let Some(node) = loose_node(record, own_id.as_ref(), findings) {
            definitions.loose_nodes.push(node);
        }
    }
}

fn framework(mut record: Record<'_>, scenario: Option<ScenarioFacts>, findings: &mut Findings) -> Framework {
    let id: Reference<FrameworkId> = record.id(findings);
    let version = record.text("version", findings).unwrap_or_default();
    let kind = record.word("kind", &KINDS, findings).unwrap_or(FrameworkKind::Index);
    let whole = required_source(&mut record, findings);
    let root = node_fields(&mut record, NodeId(id.id.0.clone()), id.place, findings);
    record.finish(findings);
    Framework { id: id.id, version, kind, source: whole, nodes: vec![root], scenario, place: id.place }
}

fn loose_node(mut record: Record<'_>, own: Option<&FrameworkId>, findings: &mut Findings) -> Option<LooseNode> {
    let id: Reference<NodeId> = record.id(findings);
    let framework = record.reference("framework", findings).or_else(|| own.map(|own| Reference { id: own.clone(), place: id.place }));
    let parent = record.reference("parent", findings);
    let own_source = source(&mut record, findings);
    let mut node = node_fields(&mut record, id.id, id.place, findings);
    node.source = own_source;
    if framework.is_none() {
        record.tell_missing("framework", findings);
    }
    record.finish(findings);
    framework.map(|framework| LooseNode { framework, parent, node })
}

fn node_fields(record: &mut Record<'_>, id: NodeId, place: Place, findings: &mut Findings) -> Node {
    let aggregates = [
        ("mean", Aggregate::Mean),
        ("sum", Aggregate::Sum),
        ("geometric", Aggregate::Geometric),
        ("minimum", Aggregate::Minimum),
        ("product", Aggregate::Product),
    ];
    let external_ref = record.plain_texts("external-ref", findings);
    let title = record.required_text("title", findings);
    let summary = record.text("summary", findings).unwrap_or_default();
    let weight = weight(record, findings);
    let aggregate = record.word("aggregate", &aggregates, findings).unwrap_or_default();
    let cap = record.word("cap", &[("none", Cap::None), ("weakest-essential", Cap::WeakestEssential)], findings).unwrap_or_default();
    let missing = record.word("missing", &[("bounds", Missing::Bounds), ("exclude", Missing::Exclude)], findings).unwrap_or_default();
    let round = record.record("round", findings).map(|mut round| {
        let digits = round.required_whole("digits", 0, 12, findings).map_or(0, |(digits, _)| digits);
        round.finish(findings);
        u8::try_from(digits).unwrap_or(12)
    });
    let scale = match record.number("scale", findings) {
        Some((scale, place)) if scale <= 0.0 => {
            findings.push(Diagnostic::new(Code::BadWeight, place).with("found", scale.to_string()).with("what", "scale"));
            1.0
        }
        Some((scale, place)) if !(SMALLEST..=LARGEST).contains(&scale) => {
            findings.push(beyond("scale", scale, place));
            1.0
        }
        Some((scale, _)) => scale,
        None => 1.0,
    };
    let bands = bands(record, findings);
    let pillar = record.reference("pillar", findings);
    let needs = record.records("needs", findings).into_iter().filter_map(|need| self::need(need, findings)).collect();
    Node {
        id,
        parent: None,
        external_ref,
        title,
        summary,
        weight,
        aggregate,
        cap,
        missing,
        round,
        scale,
        bands,
        needs,
        pillar,
        source: None,
        place,
    }
}

/// Weights and scales outside these bounds would lose figures in the arithmetic.
const SMALLEST: f64 = 1e-9;
const LARGEST: f64 = 1e9;

fn beyond(key: &'static str, found: f64, place: Place) -> Diagnostic {
    Diagnostic::new(Code::OutOfRange, place)
        .with("key", key)
        .with("found", found.to_string())
        .with("min", SMALLEST.to_string())
        .with("max", LARGEST.to_string())
}

/// A weight, above 0; 1 where none is given.
pub(super) fn weight(record: &mut Record<'_>, findings: &mut Findings) -> f64 {
    match record.number("weight", findings) {
        Some((weight, place)) if weight <= 0.0 => {
            findings.push(Diagnostic::new(Code::BadWeight, place).with("found", weight.to_string()).with("what", "weight"));
            1.0
        }
        Some((weight, place)) if !(SMALLEST..=LARGEST).contains(&weight) => {
            findings.push(beyond("weight", weight, place));
            1.0
        }
        Some((weight, _)) => weight,
        None => 1.0,
    }
}

fn bands(record: &mut Record<'_>, findings: &mut Findings) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for mut band in record.records("bands", findings) {
        let place = band.place;
        let name = band.required_text("name", findings);
        let from = band.number("from", findings).map(|(from, _)| from);
        let inclusive = band.boolean("inclusive", findings).unwrap_or(true);
        band.finish(findings);
        let rising = match (bands.last(), from) {
            (None, _) => true,
            (Some(last), Some(from)) => last.from.is_none_or(|before| before < from),
            (Some(_), None) => false,
        };
        if !rising {
            findings.push(Diagnostic::new(Code::BandOrder, place).with("name", name.as_str()));
        }
        bands.push(Band { name, from, inclusive });
    }
    bands
}

fn need(mut record: Record<'_>, findings: &mut Findings) -> Option<Need> {
    let capability = record.reference("capability", findings);
    let question: Option<Reference<QuestionId>> = record.reference("question", findings);
    let role = record.word("role", &[("essential", Role::Essential), ("supporting", Role::Supporting)], findings).unwrap_or_default();
    let weight = weight(&mut record, findings);
    let reverse = record.boolean("reverse", findings).unwrap_or(false);
    let why = record.text("why", findings).unwrap_or_default();
    let (of, place) = match (capability, question) {
        (Some(capability), None) => (NeedOf::Capability(capability.id), capability.place),
        (None, Some(question)) => (NeedOf::Question(question.id), question.place),
        (None, None) => {
            record.tell_missing("capability", findings);
            record.finish(findings);
            return None;
        }
        (Some(_), Some(question)) => {
            findings.push(Diagnostic::new(Code::UnknownKey, question.place).with("key", "question").with("record", "needs"));
            record.finish(findings);
            return None;
        }
    };
    record.finish(findings);
    Some(Need { of, role, weight, reverse, why, place })
}

fn scenario_facts(mut record: Record<'_>, findings: &mut Findings) -> ScenarioFacts {
    let facts = ScenarioFacts {
        perpetrators: record.plain_texts("perpetrators", findings),
        vectors: record.plain_texts("vectors", findings),
        targets: record.plain_texts("targets", findings),
        victims: record.plain_texts("victims", findings),
        effects: record.plain_texts("effects", findings),
        layers: record.plain_texts("layers", findings),
        engages: record.references("engages", findings),
    };
    record.finish(findings);
    facts
}
