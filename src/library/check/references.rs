//! References that must lead somewhere, levels that must exist.

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Asks, FrameworkKind, NeedOf, Place, QuestionKind, Reference};

pub(super) fn check(check: &mut Check<'_>) {
    capabilities(check);
    frameworks(check);
    questionnaires(check);
    profiles(check);
    tests(check);
}

fn capabilities(check: &mut Check<'_>) {
    let library = check.library;
    let ids = || library.capabilities.iter().map(|c| c.id.as_str());
    for capability in &library.capabilities {
        check.known(
            "pillar",
            &capability.pillar,
            library.pillar(&capability.pillar.id).is_some(),
            library.pillars.iter().map(|p| p.id.as_str()),
        );
        check.known("scale", &capability.scale, library.scale_of(capability).is_some(), library.scales.iter().map(|s| s.id.as_str()));
        let top = library.top_of(capability);
        let expected: Vec<u8> = (1..=top).collect();
        let found: Vec<u8> = capability.levels.iter().map(|level| level.level).collect();
        // Without its scale nothing can be said of its levels.
        if library.scale_of(capability).is_some() && found != expected {
            check.push(
                Diagnostic::new(Code::LevelsIncomplete, capability.place)
                    .with("id", capability.id.as_str())
                    .with("expected", format!("1…{top}"))
                    .with("found", found.iter().map(u8::to_string).collect::<Vec<_>>().join(", ")),
            );
        }
        for requires in &capability.requires {
            let other = library.capability(&requires.capability.id);
            check.known("capability", &requires.capability, other.is_some(), ids());
            let itself = requires.capability.id == capability.id;
            let other_top = other.map_or(u8::MAX, |position| library.top_of(&library.capabilities[position]));
            if itself || requires.to == 0 || requires.to > top || requires.level == 0 || requires.level > other_top {
                check.push(
                    Diagnostic::new(Code::BadPrerequisite, requires.capability.place)
                        .with("id", requires.capability.id.as_str())
                        .with("to", requires.to)
                        .with("level", requires.level),
                );
            }
        }
        for entry in &capability.crosswalk {
            let known = entry.id.split_once(':').is_some_and(|(instrument, code)| {
                library.instruments.iter().any(|i| i.id == instrument && i.heads.iter().any(|head| head.code == code))
            });
            if !known {
                check.push(Diagnostic::new(Code::UnknownHead, entry.place).with("found", entry.id.as_str()));
            }
        }
    }
    for action in &library.actions {
        check.known("node", &action.element, library.element(&action.element.id).is_some(), nodes(check));
        if action.shown_by.is_empty() {
            check.push(Diagnostic::new(Code::ActionNotShown, action.place).with("id", action.id.as_str()));
        }
        for shown in &action.shown_by {
            level_of(check, &shown.capability, shown.level, 1);
        }
    }
    for principle in &library.principles {
        check.known("node", &principle.element, library.element(&principle.element.id).is_some(), nodes(check));
    }
}

fn nodes<'a>(check: &Check<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    check.library.frameworks_of(FrameworkKind::Norms).flat_map(|(_, framework)| framework.nodes.iter().map(|node| node.id.as_str()))
}

/// A capability with a level that must exist on its scale.
pub(super) fn level_of(check: &mut Check<'_>, capability: &Reference<crate::model::CapabilityId>, level: u8, least: u8) {
    let library = check.library;
    let position = library.capability(&capability.id);
    check.known("capability", capability, position.is_some(), library.capabilities.iter().map(|c| c.id.as_str()));
    let top = position.map_or(u8::MAX, |position| library.top_of(&library.capabilities[position]));
    if level < least || level > top {
        out_of_range(check, capability.place, level, least, top);
    }
}

fn out_of_range(check: &mut Check<'_>, place: Place, found: u8, min: u8, max: u8) {
    check.push(
        Diagnostic::new(Code::OutOfRange, place)
            .with("key", "level")
            .with("found", found.to_string())
            .with("min", min.to_string())
            .with("max", max.to_string()),
    );
}

fn frameworks(check: &mut Check<'_>) {
    let library = check.library;
    for framework in &library.frameworks {
        for node in &framework.nodes {
            if let Some(pillar) = &node.pillar {
                check.known("pillar", pillar, library.pillar(&pillar.id).is_some(), library.pillars.iter().map(|p| p.id.as_str()));
            }
            for need in &node.needs {
                match &need.of {
                    NeedOf::Capability(id) => {
                        let reference = Reference { id: id.clone(), place: need.place };
                        let exists = library.capability(id).is_some();
                        check.known("capability", &reference, exists, library.capabilities.iter().map(|c| c.id.as_str()));
                    }
                    NeedOf::Question(id) => {
                        let reference = Reference { id: id.clone(), place: need.place };
                        let question = library.question(id).map(|position| &library.questions[position]);
                        check.known("question", &reference, question.is_some(), library.questions.iter().map(|q| q.id.as_str()));
                        if question.is_some_and(|question| matches!(question.kind, QuestionKind::Text)) {
                            check.push(Diagnostic::new(Code::NeedOnText, need.place).with("id", id.as_str()));
                        }
                    }
                }
            }
        }
        for engaged in framework.scenario.iter().flat_map(|scenario| &scenario.engages) {
            check.known("node", engaged, library.element(&engaged.id).is_some(), nodes(check));
        }
    }
}

fn questionnaires(check: &mut Check<'_>) {
    let library = check.library;
    let ids = || library.questionnaires.iter().map(|q| q.id.as_str());
    for questionnaire in &library.questionnaires {
        for section in &questionnaire.sections {
            check.known("section", section, library.section(&section.id).is_some(), library.sections.iter().map(|s| s.id.as_str()));
        }
    }
    for section in &library.sections {
        let known = library.questionnaires.iter().any(|q| q.id == section.questionnaire.id);
        check.known("questionnaire", &section.questionnaire, known, ids());
    }
    for view in &library.views {
        let known = library.questionnaires.iter().any(|q| q.id == view.of.id);
        check.known("questionnaire", &view.of, known, ids());
        match &view.asks {
            Asks::Core => {}
            Asks::Pillar(pillar) => {
                check.known("pillar", pillar, library.pillar(&pillar.id).is_some(), library.pillars.iter().map(|p| p.id.as_str()));
            }
            Asks::Framework(framework, node) => {
                let position = library.framework(&framework.id);
                check.known("framework", framework, position.is_some(), library.frameworks.iter().map(|f| f.id.as_str()));
                if let (Some(position), Some(node)) = (position, node) {
                    let nodes = &library.frameworks[position].nodes;
                    let exists = nodes.iter().any(|n| n.id == node.id);
                    check.known("node", node, exists, nodes.iter().map(|n| n.id.as_str()));
                }
            }
            Asks::Capabilities(list) => {
                for capability in list {
                    let exists = library.capability(&capability.id).is_some();
                    check.known("capability", capability, exists, library.capabilities.iter().map(|c| c.id.as_str()));
                }
            }
        }
    }
}

fn profiles(check: &mut Check<'_>) {
    let library = check.library;
    for profile in &library.targets {
        for (capability, level) in &profile.levels {
            level_of(check, capability, *level, 0);
        }
    }
    for profile in &library.threats {
        for threat in &profile.threats {
            let exists = library.frameworks_of(FrameworkKind::Scenario).any(|(_, scenario)| scenario.id == threat.scenario.id);
            let ids = library.frameworks_of(FrameworkKind::Scenario).map(|(_, scenario)| scenario.id.as_str());
            check.known("scenario", &threat.scenario, exists, ids);
        }
    }
}

fn tests(check: &mut Check<'_>) {
    let library = check.library;
    for test in &library.tests {
        let framework = library.framework(&test.framework.id);
        check.known("framework", &test.framework, framework.is_some(), library.frameworks.iter().map(|f| f.id.as_str()));
        if let Some(questionnaire) = &test.questionnaire {
            let exists = library.questionnaire(&questionnaire.id).is_some();
            check.known("questionnaire", questionnaire, exists, library.questionnaires.iter().map(|q| q.id.as_str()));
        }
        if let Some(targets) = &test.targets {
            let exists = library.target_profile(&targets.id).is_some();
            check.known("target-profile", targets, exists, library.targets.iter().map(|t| t.id.as_str()));
        }
        for answer in &test.answers {
            let exists = library.question(&answer.question.id).is_some();
            check.known("question", &answer.question, exists, library.questions.iter().map(|q| q.id.as_str()));
        }
        for expected in &test.expect {
            let id = expected.of.id.as_str();
            let a_node = framework.is_some_and(|f| library.frameworks[f].nodes.iter().any(|node| node.id.as_str() == id));
            let exists = a_node || library.capability(&id.into()).is_some();
            check.known("node", &expected.of, exists, nodes(check));
        }
    }
}
