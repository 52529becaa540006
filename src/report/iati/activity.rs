//! One activity.

use super::element::Element;
use super::{Activity, Publisher, levels, results};
use crate::library::{Obstacle, StartRules};
use crate::model::{Delivery, Intervention, ItemStatus, Month};
use crate::report::catalogue::tags::{delivery, theme};
use crate::report::figures::points;
use crate::report::plan_report::Planned;
use crate::say;

/// Purpose code of the OECD DAC for what has none.
const WITHOUT_SECTOR: &str = "99810";

/// What all activities of one file are made from.
pub(super) struct Desk<'d> {
    planned: &'d Planned<'d>,
    publisher: &'d Publisher,
    start: Month,
    activities: &'d [Activity<'d>],
    rules: StartRules,
    levels: Vec<Option<u8>>,
    done: Vec<bool>,
}

impl<'d> Desk<'d> {
    pub(super) fn new(planned: &'d Planned<'d>, publisher: &'d Publisher, start: Month, activities: &'d [Activity<'d>]) -> Self {
        let rules = StartRules::of(planned.subject.library);
        let done = (0..rules.len()).map(|at| planned.wishes.done.contains(&at)).collect();
        Self { planned, publisher, start, activities, rules, levels: levels(planned), done }
    }

    pub(super) fn element(&self, activity: &Activity<'_>) -> Element {
        let intervention = &self.planned.subject.library.interventions[activity.intervention];
        let obstacles = self.obstacles(activity);
        Element::new("iati-activity")
            .attribute("xml:lang", self.publisher.language.as_str())
            .attribute("default-currency", self.planned.currency)
            .attribute("humanitarian", "0")
            .attribute("hierarchy", "1")
            .with(Element::text("iati-identifier", &self.identifier(activity.intervention)))
            .with(
                Element::narrative("reporting-org", &self.publisher.name)
                    .attribute("ref", self.publisher.reference.as_str())
                    .attribute("type", self.publisher.kind.as_str()),
            )
            .with(Element::narrative("title", &intervention.title))
            .all(self.descriptions(activity, intervention))
            .all(self.organisations(activity))
            .with(Element::new("activity-status").attribute("code", status(activity.status)))
            .all(dates(activity))
            .with(Element::new("activity-scope").attribute("code", "4"))
            .with(
                Element::narrative("recipient-country", &self.planned.subject.submission.state)
                    .attribute("code", self.publisher.recipient.as_str())
                    .attribute("percentage", "100"),
            )
            .with(sector(intervention))
            .all(self.tags(intervention))
            .all(self.budgets(activity, intervention))
            .all(self.related(activity, &obstacles))
            .all(self.conditions(&obstacles))
            .all(results::results(self.planned, activity, intervention))
    }

    /// Stays the same as long as the plan begins in the same month, however often it is made anew.
    fn identifier(&self, intervention: usize) -> String {
        let code = &self.planned.subject.submission.code;
        let parts = [self.publisher.reference.as_str(), code, &self.start.to_string(), self.planned.id(intervention)];
        let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        told.join("-").replace(|c: char| c.is_whitespace() || c.is_control() || "/&|?".contains(c), "-")
    }

    fn descriptions(&self, activity: &Activity<'_>, intervention: &Intervention) -> Vec<Element> {
        let subject = &self.planned.subject;
        let words = subject.words;
        let raise = |raise: &crate::model::Raise| {
            let at = subject.library.capability(&raise.capability.id)?;
            Some(say!(words, "iati-raise", capability = subject.capability(at), level = subject.level(at, raise.to)))
        };
        let raises: Vec<String> = intervention.raises.iter().filter_map(raise).collect();
        let mut found = Vec::new();
        let mut add = |kind: &str, text: String| {
            if !text.trim().is_empty() {
                found.push(Element::narrative("description", &text).attribute("type", kind));
            }
        };
        let summary = if intervention.summary.trim().is_empty() { &intervention.title } else { &intervention.summary };
        add("1", summary.clone());
        add("2", raises.join("\n"));
        let day = subject.submission.assessed_on;
        let mut origin =
            vec![day.map_or_else(|| say!(words, "iati-origin-no-day"), |day| say!(words, "iati-origin", day = day.to_string()))];
        origin.extend(activity.rank.map(|rank| say!(words, "iati-promise", points = points(rank.benefit))));
        if intervention.planning_assumption {
            origin.push(say!(words, "iati-assumption", year = intervention.price_year.to_string()));
        }
        add("4", origin.join(" "));
        found
    }

    /// Who pays and who answers, where the kept plan names them; else who publishes answers for what it proposes.
    fn organisations(&self, activity: &Activity<'_>) -> Vec<Element> {
        let named = |(role, name): (&str, &str)| {
            let name = name.trim();
            (!name.is_empty()).then(|| Element::narrative("participating-org", name).attribute("role", role))
        };
        let at = activity.intervention;
        let mut found: Vec<Element> =
            [("1", self.planned.funder(at)), ("2", self.planned.owner(at))].into_iter().filter_map(named).collect();
        if found.is_empty() {
            let publisher =
                Element::narrative("participating-org", &self.publisher.name).attribute("ref", self.publisher.reference.as_str());
            found.push(publisher.attribute("type", self.publisher.kind.as_str()).attribute("role", "2"));
        }
        found
    }

    fn tags(&self, intervention: &Intervention) -> Vec<Element> {
        let words = self.planned.subject.words;
        let tag = |vocabulary: &str, code: &str| Element::new("tag").attribute("vocabulary", vocabulary).attribute("code", code);
        let own = |code: String, name: String| Element::narrative("tag", &name).attribute("vocabulary", "99").attribute("code", code);
        let mut goals: Vec<&str> = intervention.sdg.iter().filter_map(|target| target.split('.').next()).collect();
        goals.dedup();
        let mut seen: Vec<&str> = Vec::new();
        goals.retain(|goal| {
            !seen.contains(goal) && {
                seen.push(goal);
                true
            }
        });
        let mut found: Vec<Element> = goals.into_iter().map(|goal| tag("2", goal)).collect();
        found.extend(intervention.sdg.iter().filter(|target| target.contains('.')).map(|target| tag("3", target)));
        if !intervention.theme.is_empty() {
            let name = say!(words, "iati-theme", theme = theme(&intervention.theme, words));
            found.push(own(["gfce-", &intervention.theme.to_ascii_lowercase()].concat(), name));
        }
        found.extend(intervention.delivery.iter().map(|kind| {
            let word = Delivery::ALL.iter().find(|(_, known)| known == kind).map_or("", |(word, _)| word);
            own(["delivery-", word].concat(), say!(words, "iati-delivery", delivery = delivery(*kind, words)))
        }));
        found
    }

    /// The cost spread evenly over the months, by year of the calendar, in whole units that add up to it.
    fn budgets(&self, activity: &Activity<'_>, intervention: &Intervention) -> Vec<Element> {
        if activity.status == ItemStatus::Dropped {
            return Vec::new();
        }
        let committed = matches!(activity.status, ItemStatus::Funded | ItemStatus::UnderWay | ItemStatus::Done);
        let months = f64::from(activity.end.since(activity.start).saturating_add(1).max(1));
        let (mut found, mut from, mut told) = (Vec::new(), activity.start, 0.0);
        while from <= activity.end {
            let to = from.end_of_year().min(activity.end);
            let so_far = (activity.cost * f64::from(to.since(activity.start).saturating_add(1)) / months).round();
            let value = Element::text("value", &format!("{:.0}", so_far - told))
                .attribute("currency", self.planned.currency)
                .attribute("value-date", format!("{:04}-01-01", intervention.price_year));
            found.push(
                Element::new("budget")
                    .attribute("type", "1")
                    .attribute("status", if committed { "2" } else { "1" })
                    .with(day("period-start", &from.first_day()))
                    .with(day("period-end", &to.last_day()))
                    .with(value),
            );
            told = so_far;
            from = to.later(1);
        }
        found
    }

    fn obstacles(&self, activity: &Activity<'_>) -> Vec<Obstacle> {
        if matches!(activity.status, ItemStatus::UnderWay | ItemStatus::Done | ItemStatus::Dropped) {
            return Vec::new();
        }
        self.rules.unmet(activity.intervention, &self.levels, &self.done)
    }

    /// The activities of this plan that bring about what this one needs to start.
    fn related(&self, activity: &Activity<'_>, obstacles: &[Obstacle]) -> Vec<Element> {
        let helps = |other: &Activity<'_>| {
            obstacles.iter().any(|obstacle| match obstacle {
                Obstacle::After(before) => *before == other.intervention,
                Obstacle::Below(capability, level) => {
                    self.rules.raises(other.intervention).iter().any(|raise| raise.capability == *capability && raise.to >= *level)
                }
            })
        };
        let others = self.activities.iter().filter(|other| other.intervention != activity.intervention);
        let ref_of = |other: &Activity<'_>| {
            Element::new("related-activity").attribute("ref", self.identifier(other.intervention)).attribute("type", "3")
        };
        others.filter(|other| other.status != ItemStatus::Dropped && helps(other)).map(ref_of).collect()
    }

    fn conditions(&self, obstacles: &[Obstacle]) -> Option<Element> {
        let subject = &self.planned.subject;
        let words = subject.words;
        let told = |obstacle: &Obstacle| {
            let text = match obstacle {
                Obstacle::After(before) => say!(words, "iati-condition-after", title = &subject.library.interventions[*before].title),
                Obstacle::Below(capability, level) => {
                    say!(
                        words,
                        "iati-condition-level",
                        capability = subject.capability(*capability),
                        level = subject.level(*capability, *level)
                    )
                }
            };
            Element::narrative("condition", &text).attribute("type", "2")
        };
        (!obstacles.is_empty()).then(|| Element::new("conditions").attribute("attached", "1").all(obstacles.iter().map(told)))
    }
}

/// Code of the status. What is funded is in the pipeline until it runs; its budget is committed.
fn status(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Proposed | ItemStatus::Agreed | ItemStatus::Funded => "1",
        ItemStatus::UnderWay => "2",
        ItemStatus::Done => "3",
        ItemStatus::Dropped => "5",
    }
}

/// Planned days of what has not begun, actual ones of what has.
fn dates(activity: &Activity<'_>) -> [Element; 2] {
    let (start, end) = match activity.status {
        ItemStatus::UnderWay => ("2", "3"),
        ItemStatus::Done => ("2", "4"),
        _ => ("1", "3"),
    };
    let date = |kind: &str, text: String| Element::new("activity-date").attribute("iso-date", text).attribute("type", kind);
    [date(start, activity.start.first_day()), date(end, activity.end.last_day())]
}

fn sector(intervention: &Intervention) -> Element {
    let code = if intervention.crs.is_empty() { WITHOUT_SECTOR } else { &intervention.crs };
    Element::new("sector").attribute("vocabulary", "1").attribute("code", code).attribute("percentage", "100")
}

pub(super) fn day(name: &'static str, day: &str) -> Element {
    Element::new(name).attribute("iso-date", day)
}
