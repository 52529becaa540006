//! The plan as activities of the IATI standard, version 2.03: one for each intervention.
//!
//! The order of the elements is the one that the published schema asks for.

mod activity;
mod element;
mod results;

use super::plan_report::Planned;
use crate::model::{ItemStatus, KeptItem, Month};
use crate::plan::Rank;
use crate::score::LeafState;
use element::Element;

/// Codes of kinds of organisations, as the standard lists them.
pub const ORGANISATION_TYPES: [&str; 16] =
    ["10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"];

/// Who publishes activities, and for whom they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    /// Identifier of the organisation, such as `XM-DAC-41114`.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Code of its kind, one of [`ORGANISATION_TYPES`].
    pub kind: String,
    /// Two letters of the State that receives.
    pub recipient: String,
    /// Code of the language that texts are in.
    pub language: String,
}

/// Activities, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activities {
    /// The file.
    pub text: String,
    /// How many activities are in it.
    pub count: usize,
    /// Ids of interventions that are left out because no months are known for them.
    pub without_months: Vec<String>,
}

/// An activity in the making.
struct Activity<'a> {
    intervention: usize,
    status: ItemStatus,
    /// Its first month.
    start: Month,
    /// Its last month.
    end: Month,
    /// What it costs, in the middle of the range, or as it was agreed.
    cost: f64,
    kept: Option<&'a KeptItem>,
    rank: Option<&'a Rank>,
}

/// The plan as a file of activities; `start` is the month in which it begins.
///
/// What is chosen comes in the order in which it starts; then what is under way, done or dropped in the kept plan.
#[must_use]
pub fn plan_iati(planned: &Planned<'_>, publisher: &Publisher, start: Month) -> Activities {
    let (activities, without_months) = activities(planned, start);
    let desk = activity::Desk::new(planned, publisher, start, &activities);
    let elements: Vec<Element> = activities.iter().map(|activity| desk.element(activity)).collect();
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    // A label of a marking has no two hyphens beside each other, which would end a comment.
    text.push_str(&["<!-- ", planned.subject.submission.marking.label(), " -->\n"].concat());
    Element::new("iati-activities").attribute("version", "2.03").all(elements).write(0, &mut text);
    Activities { text, count: activities.len(), without_months }
}

fn activities<'a>(planned: &Planned<'a>, start: Month) -> (Vec<Activity<'a>>, Vec<String>) {
    let library = planned.subject.library;
    let (mut found, mut without_months) = (Vec::new(), Vec::new());
    let kept = |intervention: usize| planned.kept_item(intervention);
    let plan = planned.plan;
    for rank in &plan.ranks {
        let slot = plan.schedule.items.iter().find(|slot| slot.intervention == rank.intervention);
        let months = slot.map(|slot| (start.later(slot.start), start.later(slot.end - 1)));
        let item = kept(rank.intervention).filter(|item| item.status != ItemStatus::Proposed);
        let months = item.and_then(|item| months_of(planned, rank.intervention, item)).or(months);
        match months {
            Some((start, end)) => found.push(Activity {
                intervention: rank.intervention,
                status: item.map_or(ItemStatus::Proposed, |item| item.status),
                start,
                end,
                cost: item.and_then(|item| item.cost).unwrap_or(rank.cost.middle()),
                kept: kept(rank.intervention),
                rank: Some(rank),
            }),
            None => without_months.push(planned.id(rank.intervention).to_owned()),
        }
    }
    let chosen = |at: usize| plan.ranks.iter().any(|rank| rank.intervention == at);
    let wishes = planned.wishes;
    let mut others: Vec<usize> = wishes.under_way.iter().chain(&wishes.done).copied().collect();
    let items = planned.kept.map_or(&[][..], |kept| &kept.items);
    others.extend(items.iter().filter(|item| item.status == ItemStatus::Dropped).filter_map(|item| library.intervention(&item.intervention.id)));
    for at in others.into_iter().filter(|at| !chosen(*at)) {
        // What a flag says is under way or done has begun in a month that nobody has told.
        let item = kept(at);
        let Some((item, (start, end))) = item.and_then(|item| Some((item, months_of(planned, at, item)?))) else {
            if item.is_none_or(|item| item.status != ItemStatus::Dropped) {
                without_months.push(planned.id(at).to_owned());
            }
            continue;
        };
        let middle = library.interventions[at].cost.of(planned.subject.submission.size).middle();
        let cost = item.cost.unwrap_or(middle);
        found.push(Activity { intervention: at, status: item.status, start, end, cost, kept: Some(item), rank: None });
    }
    (found, without_months)
}

/// The months that are written down for an item; its end follows from how long it takes where only its start is.
fn months_of(planned: &Planned<'_>, intervention: usize, item: &KeptItem) -> Option<(Month, Month)> {
    let start = item.start?;
    let months = i32::from(planned.subject.library.interventions[intervention].months.max(1));
    let end = item.end.filter(|end| *end >= start).unwrap_or(start.later(months - 1));
    Some((start, end))
}

/// Levels of the capabilities in the assessment; none where a capability does not bind.
fn levels(planned: &Planned<'_>) -> Vec<Option<u8>> {
    let leaves = &planned.subject.assessment.leaves[..planned.subject.library.capabilities.len()];
    leaves.iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect()
}
