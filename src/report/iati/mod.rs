//! The plan as activities of the IATI standard, version 2.03: one for each intervention.
//!
//! The order of the elements is the one that the published schema asks for.

mod activity;
mod element;
mod results;

use super::plan_report::Planned;
use crate::model::{ItemStatus, Month};
use crate::plan::Rank;
use crate::score::LeafState;
use element::Element;

/// Codes of kinds of organisations, as the standard lists them.
pub const ORGANISATION_TYPES: [&str; 16] = ["10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"];

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
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
    // A label of a marking has no two hyphens beside each other, which would end a comment.
    text.push_str(&["<!-- ", planned.subject.submission.marking.label(), " -->\n"].concat());
    Element::new("iati-activities").attribute("version", "2.03").all(elements).write(0, &mut text);
    Activities { text, count: activities.len(), without_months }
}

fn activities<'a>(planned: &Planned<'a>, start: Month) -> (Vec<Activity<'a>>, Vec<String>) {
    let library = planned.subject.library;
    let (mut found, mut without_months) = (Vec::new(), Vec::new());
    let ranks = planned.plan.ranks.iter().map(|rank| (rank.intervention, Some(rank)));
    for (intervention, rank) in ranks.chain(planned.others().into_iter().map(|other| (other, None))) {
        let status = planned.status(intervention);
        let Some((first, last)) = planned.months_of(intervention, start) else {
            // What a flag says is under way or done has begun in a month that nobody has told.
            if status != ItemStatus::Dropped {
                without_months.push(planned.id(intervention).to_owned());
            }
            continue;
        };
        let kept = planned.kept_item(intervention);
        let agreed = kept.filter(|item| item.status != ItemStatus::Proposed).and_then(|item| item.cost);
        let middle = library.interventions[intervention].cost.of(planned.subject.submission.size).middle();
        found.push(Activity { intervention, status, start: first, end: last, cost: agreed.unwrap_or(middle), rank });
    }
    (found, without_months)
}

/// Levels of the capabilities in the assessment; none where a capability does not bind.
fn levels(planned: &Planned<'_>) -> Vec<Option<u8>> {
    let leaves = &planned.subject.assessment.leaves[..planned.subject.library.capabilities.len()];
    leaves.iter().map(|leaf| (leaf.state == LeafState::Scored).then(|| leaf.level())).collect()
}
