//! The kept plan: read back, fixed where people have decided, and written with their edits kept.

use super::args::Globals;
use super::output;
use super::plan_wishes::Flags;
use super::session::{Scored, Session};
use super::{Environment, Exit};
use crate::disk::{self, LARGEST_FILE};
use crate::model::{InterventionId, ItemStatus, KeptItem, KeptPlan, Month, Place, Reference};
use crate::plan::Wishes;
use crate::read;
use crate::report::Planned;
use crate::say;
use crate::text::decode;
use crate::words::Words;
use crate::write;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// The plan of before, if one is named.
#[derive(Debug, Default)]
pub(super) struct Kept {
    path: PathBuf,
    text: String,
    plan: Option<KeptPlan>,
}

impl Kept {
    /// Reads the plan that the arguments name.
    pub(super) fn read(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Result<Self, Exit> {
        let Some(path) = matches.get_one::<PathBuf>("plan") else { return Ok(Self::default()) };
        let mut session = Session::default();
        let text = match disk::read_bytes(path, LARGEST_FILE) {
            Ok(bytes) => decode(&bytes).map_err(disk::ReadError::NotUtf8),
            Err(error) => Err(error),
        };
        let text = match text {
            Ok(text) => text.replace("\r\n", "\n"),
            Err(error) => {
                session.cannot_read(path, &error);
                return Err(session.fail(environment, words, globals));
            }
        };
        let name = path.display().to_string();
        match read::kept_plan(&name, &text, &mut session.sources, &mut session.findings) {
            Some(plan) => Ok(Self { path: path.clone(), text, plan: Some(plan) }),
            None => Err(session.fail(environment, words, globals)),
        }
    }

    /// The plan that was read.
    pub(super) fn plan(&self) -> Option<&KeptPlan> {
        self.plan.as_ref()
    }

    /// Its file.
    pub(super) fn path(&self) -> Option<&Path> {
        self.plan.as_ref().map(|_| self.path.as_path())
    }

    /// What the plan of before says and no flag says otherwise.
    pub(super) fn complete(&self, flags: &mut Flags) {
        let Some(plan) = &self.plan else { return };
        flags.start = flags.start.or(Some(plan.start));
        flags.currency.get_or_insert_with(|| plan.currency.clone());
        if flags.budgets.is_empty() {
            flags.budgets.extend(plan.budget);
        }
    }

    /// Puts what people have decided into the wishes. What runs or has ended takes its cost out of the budget.
    pub(super) fn fix(
        &self,
        environment: &mut Environment<'_>,
        words: &Words,
        scored: &Scored,
        currency: &str,
        wishes: &mut Wishes,
    ) -> Result<(), Exit> {
        let Some(plan) = &self.plan else { return Ok(()) };
        let file = || self.path.display().to_string();
        if plan.code != scored.submission.code || plan.currency != currency {
            output::tell(environment, &say!(words, "plan-kept-differs", file = file(), code = &plan.code, currency = &plan.currency));
            return Err(Exit::Usage);
        }
        for item in &plan.items {
            let id = &item.intervention.id;
            let Some(at) = scored.library.intervention(id) else {
                output::tell(environment, &say!(words, "plan-kept-unknown", file = file(), id = id.as_str()));
                return Err(Exit::Findings);
            };
            match item.status {
                ItemStatus::Proposed => continue,
                ItemStatus::Agreed | ItemStatus::Funded => wishes.mandatory.push(at),
                ItemStatus::UnderWay => {
                    wishes.under_way.push(at);
                    wishes.starts.extend(item.start.map(|start| (at, start.since(plan.start))));
                }
                ItemStatus::Done => wishes.done.push(at),
                ItemStatus::Dropped => wishes.excluded.push(at),
            }
            if matches!(item.status, ItemStatus::UnderWay | ItemStatus::Done) {
                wishes.budget = (wishes.budget - item.cost.unwrap_or(0.0)).max(0.0);
            }
        }
        for set in [&mut wishes.mandatory, &mut wishes.under_way, &mut wishes.done, &mut wishes.excluded] {
            set.sort_unstable();
            set.dedup();
        }
        let done = wishes.done.clone();
        wishes.under_way.retain(|at| !done.contains(at));
        let ended: Vec<usize> = done.iter().chain(&wishes.under_way).copied().collect();
        wishes.mandatory.retain(|at| !ended.contains(at));
        if let Some(at) = wishes.excluded.iter().find(|at| ended.contains(at) || wishes.mandatory.contains(at)) {
            output::tell(environment, &say!(words, "plan-clash", id = scored.library.interventions[*at].id.as_str()));
            return Err(Exit::Usage);
        }
        Ok(())
    }

    /// Writes the plan, over the one of before or beside it, and says what has changed.
    pub(super) fn write(
        &self,
        environment: &mut Environment<'_>,
        words: &Words,
        globals: &Globals,
        matches: &ArgMatches,
        planned: &Planned<'_>,
    ) -> Result<Exit, Exit> {
        let target = output::target(matches).unwrap_or(Path::new("-"));
        let Some(start) = planned.start else {
            output::tell(environment, &say!(words, "plan-keep-needs-start"));
            return Err(Exit::Usage);
        };
        // What people wrote into a plan is not to be lost to a call that forgot to read it.
        if disk::is_file(target) && !(self.plan.is_some() && disk::is_same_file(target, &self.path)) {
            output::tell(environment, &say!(words, "plan-there", file = target.display().to_string()));
            return Err(Exit::Usage);
        }
        let (plan, joined, gone) = self.merged(planned, start);
        let state = planned.subject.submission.state.as_str();
        let Ok(text) = write::kept_plan(&self.text, state, &plan, &gone) else { return Err(Exit::Input) };
        let text = if self.text.is_empty() { [&say!(words, "plan-file-head"), "\n", &text].concat() } else { text };
        let exit = output::write(environment, words, Some(target), text.as_bytes());
        if exit == Exit::Done && !globals.quiet {
            let comma = say!(words, "list-comma");
            let (file, count) = (target.display().to_string(), plan.items.len());
            output::tell(environment, &say!(words, "plan-kept", file = file, count = count));
            for (message, ids) in [("plan-kept-joined", joined), ("plan-kept-gone", gone)] {
                if self.plan.is_some() && !ids.is_empty() {
                    output::tell(environment, &words.say(message, &[("list", ids.join(&comma).into())]));
                }
            }
        }
        Ok(exit)
    }

    /// The plan of before with the new choice in it; the ids of what joined, and of proposals that are no longer chosen.
    fn merged(&self, planned: &Planned<'_>, start: Month) -> (KeptPlan, Vec<String>, Vec<String>) {
        let library = planned.subject.library;
        let before: &[KeptItem] = self.plan.as_ref().map_or(&[], |plan| &plan.items);
        let (mut items, mut joined) = (Vec::new(), Vec::new());
        for rank in &planned.plan.ranks {
            let id: &InterventionId = &library.interventions[rank.intervention].id;
            let slot = planned.plan.schedule.items.iter().find(|slot| slot.intervention == rank.intervention);
            let known = before.iter().find(|item| item.intervention.id == *id);
            if known.is_none() {
                joined.push(id.as_str().to_owned());
            }
            // What is agreed keeps what people agreed on; a proposal is told anew.
            if let Some(fixed) = known.filter(|item| item.status != ItemStatus::Proposed) {
                items.push(fixed.clone());
                continue;
            }
            items.push(KeptItem {
                intervention: Reference { id: id.clone(), place: Place { file: 0, start: 0, end: 0 } },
                status: ItemStatus::Proposed,
                owner: known.map(|item| item.owner.clone()).unwrap_or_default(),
                funder: known.map(|item| item.funder.clone()).unwrap_or_default(),
                start: slot.map(|slot| start.later(slot.start)),
                end: slot.map(|slot| start.later(slot.end - 1)),
                cost: Some(rank.cost.middle()),
                promised: Some((rank.benefit * 10_000.0).round() / 100.0),
            });
        }
        let chosen = |item: &KeptItem| items.iter().any(|chosen: &KeptItem| chosen.intervention.id == item.intervention.id);
        let gone = before.iter().filter(|item| item.status == ItemStatus::Proposed && !chosen(item));
        let gone: Vec<String> = gone.map(|item| item.intervention.id.as_str().to_owned()).collect();
        // The budget of a kept plan is that of all of it, with what runs or has ended.
        let ended = before.iter().filter(|item| matches!(item.status, ItemStatus::UnderWay | ItemStatus::Done));
        let spent: f64 = ended.filter_map(|item| item.cost).sum();
        let nowhere = Place { file: 0, start: 0, end: 0 };
        let print = |print: &str| Reference { id: print.to_owned(), place: nowhere };
        let prints = library.fingerprints().named().map(|(name, found)| (name.to_owned(), print(found)));
        let plan = KeptPlan {
            code: planned.subject.submission.code.clone(),
            currency: planned.currency.to_owned(),
            start,
            budget: Some(planned.plan.budget + spent).filter(|budget| budget.is_finite()),
            targets: planned.subject.targets.unwrap_or_default().to_owned(),
            threats: planned.subject.threats.unwrap_or_default().to_owned(),
            fingerprints: prints.collect(),
            items,
        };
        (plan, joined, gone)
    }
}
