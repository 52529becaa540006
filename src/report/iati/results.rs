//! Results: the level of each capability before and after, what is there at the end, and how to see that it has worked.

use super::Activity;
use super::activity::day;
use super::element::Element;
use crate::model::{Intervention, Raise};
use crate::report::plan_report::Planned;
use crate::say;

/// Kinds of results and measures, as the standard lists them.
const OUTPUT: &str = "1";
const OUTCOME: &str = "2";
const ORDINAL: &str = "4";
const QUALITATIVE: &str = "5";

pub(super) fn results(planned: &Planned<'_>, activity: &Activity<'_>, intervention: &Intervention) -> Vec<Element> {
    let words = planned.subject.words;
    let raises: Vec<Element> = intervention.raises.iter().filter_map(|raise| capability(planned, activity, raise)).collect();
    let told = |text: &String| (!text.trim().is_empty()).then(|| qualitative(activity, text));
    let outputs: Vec<Element> = intervention.outputs.iter().filter_map(told).collect();
    let success: Vec<Element> = told(&intervention.indicator).into_iter().collect();
    let groups = [(OUTPUT, "iati-outputs", outputs), (OUTCOME, "iati-capabilities", raises), (OUTCOME, "iati-success", success)];
    let result = |(kind, title, indicators): (&str, &'static str, Vec<Element>)| {
        let title = Element::narrative("title", &words.say(title, &[]));
        (!indicators.is_empty())
            .then(|| Element::new("result").attribute("type", kind).attribute("aggregation-status", "0").with(title).all(indicators))
    };
    groups.into_iter().filter_map(result).collect()
}

/// The level of a capability; nothing where it stands there already.
fn capability(planned: &Planned<'_>, activity: &Activity<'_>, raise: &Raise) -> Option<Element> {
    let subject = &planned.subject;
    let words = subject.words;
    let at = subject.library.capability(&raise.capability.id)?;
    let leaf = &subject.assessment.leaves[at];
    let known = leaf.state == crate::score::LeafState::Scored && !leaf.missing();
    let ended = activity.status == crate::model::ItemStatus::Done;
    if known && leaf.level() >= raise.to && !ended {
        return None;
    }
    let told = subject.submission.assessed_on.filter(|day| known && day.year > 0).map(|day| {
        let [evidenced, _, potential] = leaf.levels;
        let comment = say!(
            words,
            "iati-baseline",
            level = subject.level(at, leaf.level()),
            evidenced = subject.level(at, evidenced),
            potential = subject.level(at, potential)
        );
        Element::new("baseline")
            .attribute("year", day.year.to_string())
            .attribute("iso-date", day.to_string())
            .attribute("value", leaf.level().to_string())
            .with(Element::narrative("comment", &comment))
    });
    let target =
        Element::new("target").attribute("value", raise.to.to_string()).with(Element::narrative("comment", &subject.level(at, raise.to)));
    let scale = say!(words, "iati-scale", top = usize::from(leaf.top).to_string());
    Some(
        Element::new("indicator")
            .attribute("measure", ORDINAL)
            .attribute("ascending", "1")
            .attribute("aggregation-status", "0")
            .with(Element::narrative("title", subject.capability(at)))
            .with(Element::narrative("description", &scale))
            .with(Element::new("reference").attribute("vocabulary", "99").attribute("code", raise.capability.id.as_str()))
            .all(told)
            .with(period(activity).with(target)),
    )
}

fn qualitative(activity: &Activity<'_>, text: &str) -> Element {
    Element::new("indicator")
        .attribute("measure", QUALITATIVE)
        .attribute("aggregation-status", "0")
        .with(Element::narrative("title", text))
        .with(period(activity))
}

/// From the first to the last day of the activity.
fn period(activity: &Activity<'_>) -> Element {
    Element::new("period").with(day("period-start", &activity.start.first_day())).with(day("period-end", &activity.end.last_day()))
}
