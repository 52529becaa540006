//! Whether a kept plan fits the definitions that are read now, and the day it is.

use super::{Library, SHORT};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, ItemStatus, KeptItem, KeptPlan, Month};
use crate::text::nearest;

/// Tells of interventions that are not defined, of other definitions than those that the plan was made with, and of what is said to have
/// begun or ended in a month that is yet to come.
pub fn check_kept_plan(library: &Library, plan: &KeptPlan, today: Date, findings: &mut Vec<Diagnostic>) {
    for item in &plan.items {
        let id = &item.intervention.id;
        if library.intervention(id).is_none() && !id.as_str().is_empty() {
            let near = nearest(id.as_str(), library.interventions.iter().map(|intervention| intervention.id.as_str()));
            let unknown = Diagnostic::new(Code::UnknownId, item.intervention.place);
            findings.push(unknown.with("id", id.as_str()).with("what", "intervention").nearest(near));
        }
        findings.extend(not_yet(item, Month::of(today)));
    }
    for (name, written) in &plan.fingerprints {
        let now = library.fingerprints().named().find(|(known, _)| known == name).map(|(_, print)| print);
        if !now.is_some_and(|now| written.id.len() >= SHORT && now.starts_with(&written.id)) {
            let differs = Diagnostic::new(Code::PlanOnOthers, written.place).with("name", name.as_str());
            findings.push(differs.with("now", now.unwrap_or("–")));
        }
    }
}

fn not_yet(item: &KeptItem, now: Month) -> Option<Diagnostic> {
    let month = match item.status {
        ItemStatus::UnderWay => item.start,
        ItemStatus::Done => item.end.or(item.start),
        _ => None,
    }?;
    (month > now).then(|| {
        let told = Diagnostic::new(Code::PlanNotYet, item.intervention.place).with("id", item.intervention.id.as_str());
        told.with("status", item.status.word()).with("month", month.to_string())
    })
}
