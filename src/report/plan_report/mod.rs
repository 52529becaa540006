//! The plan as a report: what to fund within a budget, when, and how sure that is.
//!
//! Each file builds one chapter. Nothing is computed here that planning has not computed.

mod answers;
mod brief;
mod chosen;
mod csv;
mod data;
mod doubts;
mod insight;
mod item;
mod others;
mod tornado;
mod waves;
mod what_if;
mod what_if_csv;

pub use self::csv::plan_csv;
pub use data::{KEPT_PLAN_SCHEMA, PLAN_SCHEMA, plan_json};

use super::document::{Block, Document};
use super::figures::{money, points};
use super::gap_report::{self, Depth};
use super::subject::Subject;
use crate::model::{ItemStatus, KeptItem, KeptPlan, Month};
use crate::plan::{Answers, BeforeAfter, Funded, Robustness, Tornado, Wishes};
use crate::say;

/// What a report of a plan is made from. The library of the subject has its costs in the currency of the plan.
#[derive(Debug, Clone, Copy)]
pub struct Planned<'a> {
    /// The State with its figures.
    pub subject: Subject<'a>,
    /// What was wanted.
    pub wishes: &'a Wishes,
    /// The plan.
    pub plan: &'a Funded,
    /// How far it holds; none where no draws were made.
    pub robustness: Option<&'a Robustness>,
    /// Currency of all money.
    pub currency: &'a str,
    /// Rates that costs were converted at: currency and how much of the plan's currency one unit of it is.
    pub rates: &'a [(String, f64)],
    /// The kept plan that it was made around; none where there was none.
    pub kept: Option<&'a KeptPlan>,
    /// The month in which the plan begins; none where its months are only counted.
    pub start: Option<Month>,
    /// What lies behind it and beside it.
    pub insight: Insight<'a>,
}

/// What lies behind a plan and beside it; each is none where nobody asked for it or it did not come to its end.
#[derive(Debug, Clone, Copy, Default)]
pub struct Insight<'a> {
    /// What was assumed, so that the plan is not made from the State's answers alone.
    pub what_if: Option<&'a BeforeAfter>,
    /// The weights that matter most.
    pub tornado: Option<&'a Tornado>,
    /// What open answers are worth.
    pub answers: Option<&'a Answers>,
    /// What broke the search off.
    pub cut: Option<Cut>,
    /// Draws that were asked for.
    pub draws: u32,
}

/// What broke a search off before it came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// A limit of so many seconds.
    Time(u32),
    /// Whoever waited for it.
    Interrupt,
}

impl Cut {
    /// The word for it in data formats.
    pub(in crate::report) fn word(self) -> &'static str {
        match self {
            Self::Time(_) => "time-limit",
            Self::Interrupt => "interrupted",
        }
    }
}

/// Builds the report of a plan.
#[must_use]
pub fn plan_report(planned: Planned<'_>) -> Document {
    let words = planned.subject.words;
    let mut document = summary(&planned, true);
    chosen::chapter(&planned, &mut document);
    waves::chapter(&planned, &mut document);
    doubts::chapter(&planned, &mut document);
    answers::chapter(&planned, &mut document);
    others::chapter(&planned, &mut document);
    document.heading(1, say!(words, "plan-method-heading"));
    document.paragraph(say!(words, "plan-method"));
    document.paragraph(say!(words, "notice-use"));
    document
}

/// What was wanted, and the plan in a few sentences; what is assumed with `tables` of all that moves, or without.
pub(super) fn summary(planned: &Planned<'_>, tables: bool) -> Document {
    let mut document = gap_report::opening(&planned.subject, Depth::Full);
    document.title = say!(planned.subject.words, "plan-title", state = planned.subject.submission.state.as_str());
    document.facts.extend(wishes(planned));
    what_if::mark(planned, &mut document);
    doubts::cut(planned, &mut document);
    what_if::chapter(planned, tables, &mut document);
    brief::chapter(planned, &mut document);
    document
}

fn wishes(planned: &Planned<'_>) -> Vec<(String, String)> {
    let words = planned.subject.words;
    let wishes = planned.wishes;
    let titles = |set: &[usize]| planned.titles(set).join(&say!(words, "list-semicolon"));
    let mut facts = vec![(say!(words, "plan-label-budget"), planned.budget(wishes.budget))];
    if let Some(start) = planned.start {
        facts.push((say!(words, "plan-label-start"), start.to_string()));
    }
    facts.push((say!(words, "plan-label-parallel"), wishes.parallel.to_string()));
    if !wishes.yearly.is_empty() {
        let yearly: Vec<String> = wishes.yearly.iter().map(|amount| planned.money(*amount)).collect();
        facts.push((say!(words, "plan-label-yearly"), yearly.join(&say!(words, "list-semicolon"))));
    }
    if let Some(months) = wishes.deadline {
        facts.push((say!(words, "plan-label-deadline"), say!(words, "plan-months", count = usize::from(months))));
    }
    for (currency, rate) in planned.rates {
        let rate = say!(words, "plan-rate", from = currency, rate = rate.to_string(), into = planned.currency);
        facts.push((say!(words, "plan-label-rate"), rate));
    }
    for (label, set) in [
        ("plan-label-must", &wishes.mandatory),
        ("plan-label-without", &wishes.excluded),
        ("plan-label-under-way", &wishes.under_way),
        ("plan-label-done", &wishes.done),
    ] {
        if !set.is_empty() {
            facts.push((words.say(label, &[]), titles(set)));
        }
    }
    facts
}

impl<'a> Planned<'a> {
    /// What the kept plan says of an intervention.
    pub(in crate::report) fn kept_item(&self, intervention: usize) -> Option<&'a KeptItem> {
        let id = &self.subject.library.interventions[intervention].id;
        self.kept?.items.iter().find(|item| item.intervention.id == *id)
    }

    /// How far an intervention has come: as the kept plan says, else as the flags say, else it is proposed.
    pub(in crate::report) fn status(&self, intervention: usize) -> ItemStatus {
        let by_flag = |set: &[usize]| set.contains(&intervention);
        match self.kept_item(intervention) {
            Some(item) if item.status != ItemStatus::Proposed => item.status,
            _ if by_flag(&self.wishes.done) => ItemStatus::Done,
            _ if by_flag(&self.wishes.under_way) => ItemStatus::UnderWay,
            _ => ItemStatus::Proposed,
        }
    }

    /// What is under way, has ended or was dropped, and so is not chosen: in order of the catalogue, the dropped last.
    pub(in crate::report) fn others(&self) -> Vec<usize> {
        let chosen = |at: &usize| self.plan.ranks.iter().any(|rank| rank.intervention == *at);
        let mut found: Vec<usize> = self.wishes.under_way.iter().chain(&self.wishes.done).copied().collect();
        let items = self.kept.map_or(&[][..], |kept| &kept.items);
        let dropped = items.iter().filter(|item| item.status == ItemStatus::Dropped);
        found.extend(dropped.filter_map(|item| self.subject.library.intervention(&item.intervention.id)));
        found.retain(|at| !chosen(at));
        found
    }

    /// Who answers for an intervention; empty where nobody is named.
    pub(in crate::report) fn owner(&self, intervention: usize) -> &'a str {
        self.kept_item(intervention).filter(|_| self.shows_offices()).map_or("", |item| &item.owner)
    }

    /// Who pays for an intervention; empty where nobody is named.
    pub(in crate::report) fn funder(&self, intervention: usize) -> &'a str {
        self.kept_item(intervention).filter(|_| self.shows_offices()).map_or("", |item| &item.funder)
    }

    /// Its first and last month: as it was agreed, else as the plan has it.
    pub(in crate::report) fn months_of(&self, intervention: usize, start: Month) -> Option<(Month, Month)> {
        let length = i32::from(self.subject.library.interventions[intervention].months.max(1));
        let agreed = self.kept_item(intervention).filter(|item| item.status != ItemStatus::Proposed).and_then(|item| {
            let start = item.start?;
            Some((start, item.end.filter(|end| *end >= start).unwrap_or(start.later(length - 1))))
        });
        let chosen = self.plan.ranks.iter().any(|rank| rank.intervention == intervention);
        let slot = self.plan.schedule.items.iter().find(|slot| chosen && slot.intervention == intervention);
        agreed.or_else(|| slot.map(|slot| (start.later(slot.start), start.later(slot.end - 1))))
    }

    /// Whether those for whom it is may see who answers for an intervention and who pays.
    pub(in crate::report) fn shows_offices(&self) -> bool {
        self.subject.audience.is_none_or(|audience| audience.profile.shows("office.name"))
    }
}

impl Planned<'_> {
    pub(in crate::report) fn title(&self, intervention: usize) -> &str {
        &self.subject.library.interventions[intervention].title
    }

    pub(in crate::report) fn titles(&self, set: &[usize]) -> Vec<String> {
        set.iter().map(|at| self.title(*at).to_owned()).collect()
    }

    pub(in crate::report) fn money(&self, amount: f64) -> String {
        say!(self.subject.words, "cost-one", amount = money(amount), currency = self.currency)
    }

    pub(in crate::report) fn budget(&self, budget: f64) -> String {
        if budget.is_finite() { self.money(budget) } else { say!(self.subject.words, "plan-no-limit") }
    }

    /// A month of the plan as its readers call it: of the calendar, else counted from 1.
    pub(in crate::report) fn month(&self, month: i32) -> String {
        match self.start {
            Some(start) => start.later(month).to_string(),
            None => say!(self.subject.words, "plan-month", number = month.saturating_add(1).to_string()),
        }
    }

    /// How sure it is that nothing better can be had.
    pub(in crate::report) fn proof(&self, proof: crate::plan::Proof, benefit: f64) -> String {
        let words = self.subject.words;
        match proof {
            crate::plan::Proof::Optimal => say!(words, "plan-proof-optimal"),
            crate::plan::Proof::AtMost(bound) => say!(words, "plan-proof-at-most", points = points((bound - benefit).max(0.0))),
            crate::plan::Proof::Unproven => say!(words, "plan-proof-unproven"),
        }
    }

    pub(in crate::report) fn draws(&self, count: u32) -> String {
        let draws = self.robustness.map_or(0, |robustness| robustness.draws);
        say!(self.subject.words, "plan-in-draws", count = count.to_string(), draws = draws.to_string())
    }

    fn assumptions(&self, document: &mut Document) {
        let library = self.subject.library;
        if self.plan.order.iter().any(|at| library.interventions[*at].planning_assumption) {
            document.blocks.push(Block::Notice(say!(self.subject.words, "interventions-assumptions")));
        }
    }
}
