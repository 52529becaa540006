//! Texts in other languages, put over the definitions by key.

use super::Library;
use super::definitions::Overlay;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::QuestionKind;

/// Puts the overlays of one language over the texts; tells of keys that lead nowhere, whatever their language.
pub(super) fn apply(library: &mut Library, overlays: Vec<Overlay>, language: &str, findings: &mut Vec<Diagnostic>) {
    for overlay in overlays {
        let wanted = overlay.language == language;
        let text = overlay.text;
        match slot(library, &overlay.key.id) {
            Some(slot) if wanted => *slot = text,
            Some(_) => {}
            None => findings.push(Diagnostic::new(Code::OverlayTarget, overlay.key.place).with("key", overlay.key.id.as_str())),
        }
    }
}

/// The text that a key names.
fn slot<'l>(library: &'l mut Library, key: &str) -> Option<&'l mut String> {
    let parts: Vec<&str> = key.split('/').collect();
    match parts[..] {
        ["capability", id, ref rest @ ..] => {
            let capability = library.capabilities.iter_mut().find(|c| c.id.as_str() == id)?;
            match rest {
                ["title"] => Some(&mut capability.title),
                ["purpose"] => Some(&mut capability.purpose),
                ["level", number, rest @ ..] => {
                    let number: u8 = number.parse().ok()?;
                    let level = capability.levels.iter_mut().find(|level| level.level == number)?;
                    match rest {
                        ["descriptor"] => Some(&mut level.descriptor),
                        ["criteria", at] => nth(&mut level.criteria, at),
                        ["evidence", at] => nth(&mut level.evidence, at),
                        _ => None,
                    }
                }
                _ => None,
            }
        }
        ["framework", framework, node, part] => {
            let framework = library.frameworks.iter_mut().find(|f| f.id.as_str() == framework)?;
            let node = framework.nodes.iter_mut().find(|n| n.id.as_str() == node)?;
            title_or(part, &mut node.title, &mut node.summary)
        }
        ["question", id, ref rest @ ..] => {
            let question = library.questions.iter_mut().find(|q| q.id.as_str() == id)?;
            match rest {
                ["text"] => Some(&mut question.text),
                ["help"] => Some(&mut question.help),
                ["option", option, "text"] => match &mut question.kind {
                    QuestionKind::Choice { options } => options.iter_mut().find(|o| o.id.as_str() == *option).map(|o| &mut o.text),
                    QuestionKind::Checklist { options } => options.iter_mut().find(|o| o.id.as_str() == *option).map(|o| &mut o.text),
                    _ => None,
                },
                _ => None,
            }
        }
        ["intervention", id, "outputs", at] => nth(&mut library.interventions.iter_mut().find(|i| i.id.as_str() == id)?.outputs, at),
        ["intervention", id, "principle", principle] => {
            let record = library.interventions.iter_mut().find(|i| i.id.as_str() == id)?;
            record.principles.iter_mut().find(|note| note.principle.id == principle).map(|note| &mut note.how)
        }
        ["intervention", id, part] => {
            let record = library.interventions.iter_mut().find(|i| i.id.as_str() == id)?;
            match part {
                "indicator" => Some(&mut record.indicator).filter(|text| !text.is_empty()),
                "cost-driver" => Some(&mut record.cost_driver).filter(|text| !text.is_empty()),
                "alone" => record.alone.as_mut().map(|alone| &mut alone.how),
                _ => title_or(part, &mut record.title, &mut record.summary),
            }
        }
        ["section", id, part] => {
            let record = library.sections.iter_mut().find(|s| s.id.as_str() == id)?;
            match part {
                "title" => Some(&mut record.title),
                "intro" => Some(&mut record.intro),
                _ => None,
            }
        }
        ["questionnaire", id, part] => {
            if let Some(view) = library.views.iter_mut().find(|v| v.id.as_str() == id) {
                return title_or(part, &mut view.title, &mut view.summary);
            }
            let record = library.questionnaires.iter_mut().find(|q| q.id.as_str() == id)?;
            title_or(part, &mut record.title, &mut record.summary)
        }
        ["pillar", id, part] => {
            let record = library.pillars.iter_mut().find(|p| p.id.as_str() == id)?;
            title_or(part, &mut record.title, &mut record.summary)
        }
        ["profile", id, part] => {
            if let Some(record) = library.targets.iter_mut().find(|p| p.id.as_str() == id) {
                return title_or(part, &mut record.title, &mut record.summary);
            }
            let record = library.threats.iter_mut().find(|p| p.id.as_str() == id)?;
            title_or(part, &mut record.title, &mut record.summary)
        }
        ["audience", id, part] => {
            let record = library.audiences.iter_mut().find(|p| p.id.as_str() == id)?;
            title_or(part, &mut record.title, &mut record.summary)
        }
        ["scale", id, "level", number, part] => {
            let number: usize = number.parse().ok()?;
            let level = library.scales.iter_mut().find(|s| s.id.as_str() == id)?.levels.get_mut(number)?;
            match part {
                "name" => Some(&mut level.name),
                "test" => Some(&mut level.test),
                _ => None,
            }
        }
        ["action", id, "text"] => library.actions.iter_mut().find(|a| a.id.as_str() == id).map(|a| &mut a.text),
        ["rule", id, "text"] => library.rules.iter_mut().find(|r| r.id == id).map(|r| &mut r.text),
        ["principle", id, "check"] => library.principles.iter_mut().find(|p| p.id == id).map(|p| &mut p.check),
        ["principle", id, "text"] => library.principles.iter_mut().find(|p| p.id == id).map(|p| &mut p.text),
        _ => None,
    }
}

fn title_or<'s>(part: &str, title: &'s mut String, summary: &'s mut String) -> Option<&'s mut String> {
    match part {
        "title" => Some(title),
        "summary" => Some(summary),
        _ => None,
    }
}

/// The text at a position counted from 1.
fn nth<'s>(texts: &'s mut [String], at: &str) -> Option<&'s mut String> {
    let at: usize = at.parse().ok()?;
    texts.get_mut(at.checked_sub(1)?)
}
