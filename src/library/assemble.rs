//! Putting the records of all files together.

use super::definitions::{Definitions, LooseNode};
use super::{History, Index, Library, Positions, overlay};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Capability, Condition, FactsAsked, Framework, FrameworkId, Need, NeedOf, Node, NodeId, Place, Question, QuestionKind, Reference, Role,
    Scale, ScaleLevel, Section, Supports, Test,
};
use crate::text::nearest;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// Id of the scale that exists even where no file defines one.
const STANDARD_SCALE: &str = "maturity";

pub(super) fn assemble(mut definitions: Definitions, built_in: u32, language: &str, findings: &mut Vec<Diagnostic>) -> Library {
    let replaced_frameworks = replaced(&definitions.frameworks, built_in, |f| (f.id.0.clone(), f.place));
    let replaced_questionnaires = replaced(&definitions.questionnaires, built_in, |q| (q.id.0.clone(), q.place));
    definitions.loose_nodes.retain(|loose| loose.node.place.file >= built_in || !replaced_frameworks.contains(&loose.framework.id.0));
    definitions.sections.retain(|section| section.place.file >= built_in || !replaced_questionnaires.contains(&section.questionnaire.id.0));

    let mut unique = Unique { built_in, findings };
    let mut scales = unique.keep(definitions.scales, "scale", |s| (s.id.0.clone(), s.place));
    let pillars = unique.keep(definitions.pillars, "pillar", |p| (p.id.0.clone(), p.place));
    let capabilities = unique.keep(definitions.capabilities, "capability", |c| (c.id.0.clone(), c.place));
    let frameworks = unique.keep(definitions.frameworks, "framework", |f| (f.id.0.clone(), f.place));
    let loose = unique.keep(definitions.loose_nodes, "node", |n| (format!("{}/{}", n.framework.id, n.node.id), n.node.place));
    let actions = unique.keep(definitions.actions, "action", |a| (a.id.0.clone(), a.place));
    let principles = unique.keep(definitions.principles, "principle", |p| (p.id.clone(), p.place));
    let instruments = unique.keep(definitions.instruments, "instrument", |i| (i.id.clone(), i.place));
    let questionnaires = unique.keep(definitions.questionnaires, "questionnaire", |q| (q.id.0.clone(), q.place));
    let views = unique.keep(definitions.views, "view", |v| (v.id.0.clone(), v.place));
    let sections = unique.keep(definitions.sections, "section", |s| (s.id.0.clone(), s.place));
    let rules = unique.keep(definitions.rules, "rule", |r| (r.id.clone(), r.place));
    let mut interventions = unique.keep(definitions.interventions, "intervention", |i| (i.id.0.clone(), i.place));
    let targets = unique.keep(definitions.targets, "target-profile", |t| (t.id.0.clone(), t.place));
    let threats = unique.keep(definitions.threats, "threat-profile", |t| (t.id.0.clone(), t.place));
    let audiences = unique.keep(definitions.audiences, "audience", |a| (a.id.0.clone(), a.place));
    let tests = unique.keep(definitions.tests, "test", |t| (t.id.clone(), t.place));

    if !scales.iter().any(|scale| scale.id.as_str() == STANDARD_SCALE) {
        scales.push(standard_scale());
    }
    for own in definitions.costs {
        match interventions.iter_mut().find(|intervention| intervention.id == own.intervention.id) {
            Some(intervention) => {
                intervention.cost = own.cost;
                if let Some(running) = own.running_cost {
                    intervention.running_cost = running;
                }
                intervention.currency = own.currency;
                intervention.price_year = own.price_year;
                intervention.planning_assumption = false;
            }
            None => {
                let near = nearest(own.intervention.id.as_str(), interventions.iter().map(|i| i.id.as_str()));
                findings.push(
                    Diagnostic::new(Code::UnknownId, own.intervention.place)
                        .with("id", own.intervention.id.as_str())
                        .with("what", "intervention")
                        .nearest(near),
                );
            }
        }
    }

    let history = History::of(definitions.history, findings);
    let frameworks = grow_trees(frameworks, loose, &capabilities, findings);
    let sections = order_sections(sections, &questionnaires);
    let mut library = Library {
        release: definitions.release,
        scales,
        pillars,
        capabilities,
        frameworks,
        actions,
        principles,
        instruments,
        questionnaires,
        views,
        sections,
        questions: Vec::new(),
        section_of: Vec::new(),
        rules,
        interventions,
        targets,
        threats,
        audiences,
        tests,
        history,
        fingerprints: OnceLock::new(),
        index: Index::default(),
    };
    lay_out_questions(&mut library, built_in, findings);
    index(&mut library);
    if !replaced_questionnaires.is_empty() {
        let mut history = std::mem::take(&mut library.history);
        history.without_lost(built_in, |id| library.question(id).is_some(), |id| library.section(id).is_some());
        library.history = history;
    }
    take_levels_from_capabilities(&mut library);
    expand_facts_asked(&mut library);
    if !definitions.overlays.is_empty() {
        // Before a translation is laid over the texts.
        let _ = library.fingerprints();
    }
    overlay::apply(&mut library, definitions.overlays, language, findings);
    library
}

/// Ids of built-in records that a later file defines again.
fn replaced<T>(records: &[T], built_in: u32, key: impl Fn(&T) -> (String, Place)) -> BTreeSet<String> {
    records.iter().map(&key).filter(|(_, place)| place.file >= built_in).map(|(id, _)| id).collect()
}

struct Unique<'f> {
    built_in: u32,
    findings: &'f mut Vec<Diagnostic>,
}

impl Unique<'_> {
    /// Keeps one record an id: a user's record takes the place of a built-in one, any other repetition is told.
    fn keep<T>(&mut self, records: Vec<T>, what: &'static str, key: impl Fn(&T) -> (String, Place)) -> Vec<T> {
        let mut kept: Vec<T> = Vec::with_capacity(records.len());
        let mut positions: HashMap<String, usize> = HashMap::with_capacity(records.len());
        for record in records {
            let (id, place) = key(&record);
            match positions.get(&id).copied() {
                None => {
                    positions.insert(id, kept.len());
                    kept.push(record);
                }
                Some(at) => {
                    let before = key(&kept[at]).1;
                    let replaces = before.file < self.built_in && place.file >= self.built_in;
                    let code = if replaces { Code::Replaces } else { Code::DuplicateId };
                    self.findings.push(Diagnostic::new(code, place).with("id", id.as_str()).with("what", what).related(before));
                    if replaces {
                        kept[at] = record;
                    }
                }
            }
        }
        kept
    }
}

fn standard_scale() -> Scale {
    let levels = (0..=4u8).map(|level| ScaleLevel { name: level.to_string(), test: String::new() }).collect();
    Scale { id: STANDARD_SCALE.into(), title: STANDARD_SCALE.to_owned(), levels, supports: Supports::standard(4), place: Place::default() }
}

/// Hangs the loose nodes into their frameworks: parents before children, siblings in definition order.
fn grow_trees(
    frameworks: Vec<Framework>,
    loose: Vec<LooseNode>,
    capabilities: &[Capability],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Framework> {
    let mut by_framework: HashMap<FrameworkId, Vec<LooseNode>> = HashMap::new();
    let mut order: Vec<FrameworkId> = Vec::new();
    for node in loose {
        if frameworks.iter().any(|framework| framework.id == node.framework.id) {
            by_framework.entry(node.framework.id.clone()).or_insert_with(|| {
                order.push(node.framework.id.clone());
                Vec::new()
            });
            if let Some(list) = by_framework.get_mut(&node.framework.id) {
                list.push(node);
            }
        } else {
            let near = nearest(node.framework.id.as_str(), frameworks.iter().map(|f| f.id.as_str()));
            findings.push(
                Diagnostic::new(Code::UnknownId, node.framework.place)
                    .with("id", node.framework.id.as_str())
                    .with("what", "framework")
                    .nearest(near),
            );
        }
    }
    frameworks
        .into_iter()
        .map(|framework| {
            let loose = by_framework.remove(&framework.id).unwrap_or_default();
            grow(framework, loose, capabilities, findings)
        })
        .collect()
}

fn grow(mut framework: Framework, loose: Vec<LooseNode>, capabilities: &[Capability], findings: &mut Vec<Diagnostic>) -> Framework {
    let root_id = NodeId(framework.id.0.clone());
    let ids: Vec<NodeId> = loose.iter().map(|node| node.node.id.clone()).collect();
    let mut position: HashMap<&NodeId, usize> = HashMap::new();
    for (at, id) in ids.iter().enumerate() {
        if *id == root_id {
            findings.push(Diagnostic::new(Code::DuplicateId, loose[at].node.place).with("id", id.as_str()).with("what", "node"));
        }
        position.insert(id, at);
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); loose.len() + 1];
    for (at, node) in loose.iter().enumerate() {
        let above = match &node.parent {
            None => 0,
            Some(parent) if parent.id == root_id => 0,
            Some(parent) => match position.get(&parent.id) {
                Some(above) => above + 1,
                None => {
                    let near = nearest(parent.id.as_str(), ids.iter().map(NodeId::as_str));
                    findings.push(
                        Diagnostic::new(Code::UnknownId, parent.place).with("id", parent.id.as_str()).with("what", "node").nearest(near),
                    );
                    continue;
                }
            },
        };
        children[above].push(at);
    }
    let mut slots: Vec<Option<LooseNode>> = loose.into_iter().map(Some).collect();
    // Depth first from the root, children in definition order. What cannot be reached hangs in a ring.
    let mut stack: Vec<(usize, usize)> = children[0].iter().rev().map(|child| (*child, 0)).collect();
    while let Some((at, parent)) = stack.pop() {
        let Some(node) = slots[at].take() else { continue };
        let here = framework.nodes.len();
        framework.nodes.push(Node { parent: Some(parent), ..node.node });
        stack.extend(children[at + 1].iter().rev().map(|child| (*child, here)));
    }
    for node in slots.into_iter().flatten() {
        let parent_known = node.parent.as_ref().is_some_and(|parent| ids.contains(&parent.id));
        if parent_known {
            findings.push(Diagnostic::new(Code::TreeCycle, node.node.place).with("id", node.node.id.as_str()));
        }
    }
    for node in &mut framework.nodes {
        take_needs_from_pillar(node, capabilities);
    }
    framework
}

fn take_needs_from_pillar(node: &mut Node, capabilities: &[Capability]) {
    let Some(pillar) = &node.pillar else { return };
    let held = capabilities.iter().filter(|capability| capability.pillar.id == pillar.id);
    node.needs.extend(held.map(|capability| Need {
        of: NeedOf::Capability(capability.id.clone()),
        role: Role::Supporting,
        weight: 1.0,
        reverse: false,
        why: String::new(),
        place: pillar.place,
    }));
}

fn order_sections(sections: Vec<Section>, questionnaires: &[crate::model::Questionnaire]) -> Vec<Section> {
    let rank = |section: &Section| {
        let questionnaire = questionnaires.iter().position(|q| q.id == section.questionnaire.id);
        let within =
            questionnaire.and_then(|q| questionnaires[q].sections.iter().position(|listed| listed.id == section.id)).unwrap_or(usize::MAX);
        (questionnaire.unwrap_or(usize::MAX), within)
    };
    let mut sections = sections;
    sections.sort_by_key(rank);
    sections
}

/// Moves the questions out of their sections into one list, each id once.
fn lay_out_questions(library: &mut Library, built_in: u32, findings: &mut Vec<Diagnostic>) {
    let mut all: Vec<(Question, usize)> = Vec::new();
    for (section, record) in library.sections.iter_mut().enumerate() {
        all.extend(std::mem::take(&mut record.questions).into_iter().map(|question| (question, section)));
    }
    let mut unique = Unique { built_in, findings };
    for (question, section) in unique.keep(all, "question", |(q, _)| (q.id.0.clone(), q.place)) {
        library.questions.push(question);
        library.section_of.push(section);
    }
}

fn index(library: &mut Library) {
    fn positions<T, I: std::hash::Hash + Eq>(records: &[T], id: impl Fn(&T) -> I) -> Positions<I> {
        records.iter().enumerate().map(|(position, record)| (id(record), position)).collect()
    }
    library.index = Index {
        scales: positions(&library.scales, |r| r.id.clone()),
        pillars: positions(&library.pillars, |r| r.id.clone()),
        capabilities: positions(&library.capabilities, |r| r.id.clone()),
        frameworks: positions(&library.frameworks, |r| r.id.clone()),
        questionnaires: positions(&library.questionnaires, |r| r.id.clone()),
        views: positions(&library.views, |r| r.id.clone()),
        sections: positions(&library.sections, |r| r.id.clone()),
        questions: positions(&library.questions, |r| r.id.clone()),
        interventions: positions(&library.interventions, |r| r.id.clone()),
        level_questions: library
            .questions
            .iter()
            .enumerate()
            .filter(|(_, question)| matches!(question.kind, QuestionKind::Level { .. }))
            .filter_map(|(position, question)| question.measures.first().map(|measure| (measure.capability.id.clone(), position)))
            .collect(),
    };
}

/// A level question that measures a capability has the levels of that capability.
fn take_levels_from_capabilities(library: &mut Library) {
    for at in 0..library.questions.len() {
        let Some(measure) = library.questions[at].measures.first() else { continue };
        let found = library.capability(&measure.capability.id).map(|c| library.top_of(&library.capabilities[c]));
        if let QuestionKind::Level { top, .. } = &mut library.questions[at].kind {
            *top = found.unwrap_or(1);
        }
    }
}

/// Writes out the conditions that `facts-asked = "from-one-below"` stands for.
fn expand_facts_asked(library: &mut Library) {
    for at in 0..library.questions.len() {
        let section = &library.sections[library.section_of[at]];
        let from_one_below = library
            .index
            .questionnaires
            .get(&section.questionnaire.id)
            .is_some_and(|q| library.questionnaires[*q].facts_asked == FactsAsked::FromOneBelow);
        if !from_one_below || matches!(library.questions[at].kind, QuestionKind::Level { .. }) {
            continue;
        }
        let conditions: Vec<Condition> = library.questions[at]
            .measures
            .iter()
            .filter_map(|measure| {
                let level = measure.at.filter(|level| *level >= 2)?;
                let question = library.level_question(&measure.capability.id)?;
                Some(Condition {
                    question: Reference { id: library.questions[question].id.clone(), place: measure.capability.place },
                    test: Test::AtLeast(f64::from(level - 1)),
                })
            })
            .collect();
        library.questions[at].when.splice(0..0, conditions);
    }
}
