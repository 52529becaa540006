//! The plan of a file: what it may cost, when it begins, and the report of it.

use super::face::{Page, Stop};
use super::making::{BACK, FORMAT, MAKE, PLACE, SEE, US, WHOM, formats, line, name_of, paper_line, stem, with_ending};
use super::{Menu, arguments, unquoted};
use crate::cli::plan_wishes::listed_amounts;
use crate::disk;
use crate::model::Month;
use crate::say;
use crate::screen::Item;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

const BUDGET: &str = "budget";
const START: &str = "start";
const KEEP: &str = "keep";

/// What keeps the name of a plan apart from that of its answer file.
pub(super) const PLAN: &str = "-plan";
/// The ending of a plan that is kept.
const KEPT: &str = "toml";
/// Draws that take no longer than a user waits.
const DRAWS: &str = "200";

/// What the user wished of a plan last; it holds until the menu ends.
#[derive(Debug, Default)]
pub(super) struct Planning {
    /// As it was typed; empty without a limit.
    pub(super) budget: String,
    /// The month, or empty.
    start: String,
}

impl Menu<'_, '_> {
    /// The page from which the plan of a file is made, until the user goes back.
    pub(super) fn plan(&mut self, path: &Path) -> Result<(), Stop> {
        let words = self.words;
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut named: Option<String> = None;
        let mut highlight = BUDGET.to_owned();
        loop {
            let suggested = with_ending(&[stem(path).as_str(), PLAN].concat(), &self.wishes.format);
            let name = named.clone().unwrap_or(suggested);
            let page = Page {
                title: say!(words, "menu-shown-title", command = say!(words, "menu-plan"), file = file.as_str()),
                prompt: say!(words, "menu-plan-prompt"),
                items: self.plan_lines(path, &name),
                highlight: highlight.clone(),
                notice: std::mem::take(&mut self.notice),
            };
            let Some(id) = self.face.choose(page)? else { return Ok(()) };
            match id.as_str() {
                MAKE => self.make_plan(path, &name, named.is_some())?,
                SEE => self.see_plan(path)?,
                BUDGET => self.ask_budget()?,
                START => self.ask_start()?,
                KEEP => self.keep_plan(path)?,
                other => {
                    if !self.asked_how(other, path, &name, &mut named)? {
                        return Ok(());
                    }
                }
            }
            highlight = if [SEE, MAKE, KEEP].contains(&id.as_str()) { id } else { MAKE.to_owned() };
        }
    }

    fn plan_lines(&self, path: &Path, name: &str) -> Vec<Item> {
        let (words, wishes) = (self.words, &self.wishes);
        let or = |text: &str, none: &'static str| if text.is_empty() { words.say(none, &[]) } else { text.to_owned() };
        let budget = or(&self.planning.budget, "plan-no-limit");
        let start = or(&self.planning.start, "menu-plan-no-start");
        let kept = kept_beside(path);
        let keep = if disk::is_file(&kept) { "menu-plan-kept" } else { "menu-plan-not-kept" };
        let kept = kept.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let keep_detail = say!(words, "menu-plan-keep-detail", file = kept);
        vec![
            line(BUDGET, 'u', say!(words, "plan-label-budget"), budget, say!(words, "menu-plan-budget-detail")),
            line(START, 't', say!(words, "plan-label-start"), start, say!(words, "menu-plan-start-detail")),
            Item::heading(""),
            line(MAKE, 'm', say!(words, "menu-make"), name.to_owned(), say!(words, "menu-make-detail", file = name)),
            line(SEE, 's', say!(words, "menu-see"), String::new(), say!(words, "menu-see-detail")),
            line(KEEP, 'k', say!(words, "menu-plan-keep"), words.say(keep, &[]), keep_detail),
            Item::heading(""),
            line(FORMAT, 'f', say!(words, "menu-format"), name_of(&formats(words), &wishes.format), say!(words, "menu-format-detail")),
            paper_line(words, &wishes.paper, &wishes.format),
            line(WHOM, 'w', say!(words, "menu-whom"), name_of(&self.audiences(), &wishes.whom), say!(words, "menu-whom-detail")),
            line(PLACE, 'o', say!(words, "menu-place"), String::new(), say!(words, "menu-place-detail")),
            line(BACK, 'b', say!(words, "menu-back"), String::new(), say!(words, "menu-back-to-file")),
        ]
    }

    pub(super) fn ask_budget(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let wrong = |text: &str| {
            let text = text.trim();
            let fine = text.is_empty() || listed_amounts(text).is_some();
            (!fine).then(|| say!(words, "plan-not-an-amount", text = text, flag = BUDGET))
        };
        let asked =
            self.face.ask(&say!(words, "plan-label-budget"), &say!(words, "menu-plan-budget-prompt"), &self.planning.budget, &wrong)?;
        if let Some(text) = asked {
            text.trim().clone_into(&mut self.planning.budget);
        }
        Ok(())
    }

    fn ask_start(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let wrong = |text: &str| {
            let text = text.trim();
            (!text.is_empty() && text.parse::<Month>().is_err()).then(|| say!(words, "plan-not-a-month", text = text))
        };
        // The month after this one is a beginning that can still be prepared.
        let now = Month::of(self.face.environment.today).later(1).to_string();
        let suggested = if self.planning.start.is_empty() { now } else { self.planning.start.clone() };
        if let Some(text) = self.face.ask(&say!(words, "plan-label-start"), &say!(words, "menu-plan-start-prompt"), &suggested, &wrong)? {
            text.trim().clone_into(&mut self.planning.start);
        }
        Ok(())
    }

    /// What every run of the plan is given; the kept plan beside the answers is planned around.
    fn plan_command(&self, path: &Path) -> Vec<OsString> {
        let mut command = arguments(["plan"]);
        command.push(path.into());
        command.extend(arguments(["--draws", DRAWS]));
        for (flag, value) in [("--budget", &self.planning.budget), ("--start", &self.planning.start)] {
            if !value.is_empty() {
                command.extend(arguments([flag, value.as_str()]));
            }
        }
        if self.wishes.whom != US {
            command.extend(arguments(["--audience", self.wishes.whom.as_str()]));
        }
        let kept = kept_beside(path);
        if disk::is_file(&kept) {
            command.push("--plan".into());
            command.push(kept.into());
        }
        command
    }

    fn make_plan(&mut self, path: &Path, name: &str, own_name: bool) -> Result<(), Stop> {
        let target = path.with_file_name(unquoted(name));
        if self.holds_answers(&target) {
            let text = say!(self.words, "menu-place-answers", file = name);
            return self.face.read(&say!(self.words, "menu-error-title"), "", &text);
        }
        if own_name && !self.may_replace(&target)? {
            return Ok(());
        }
        let mut command = self.plan_command(path);
        command.extend(arguments(["--paper", self.wishes.paper.as_str(), "-o"]));
        command.push(target.clone().into());
        self.written(command, &target)
    }

    fn see_plan(&mut self, path: &Path) -> Result<(), Stop> {
        let captured = self.captured(self.plan_command(path));
        let title = say!(self.words, "menu-shown-title", command = say!(self.words, "menu-plan"), file = path.display().to_string());
        self.show(title, String::new(), &captured)
    }

    /// Keeps the plan beside the answers, or makes the kept one anew around what was decided.
    fn keep_plan(&mut self, path: &Path) -> Result<(), Stop> {
        let target = kept_beside(path);
        if self.planning.start.is_empty() && !disk::is_file(&target) {
            self.ask_start()?;
            if self.planning.start.is_empty() {
                return Ok(());
            }
        }
        let mut command = self.plan_command(path);
        command.push("-o".into());
        command.push(target.clone().into());
        self.written(command, &target)
    }
}

/// The kept plan of an answer file.
fn kept_beside(path: &Path) -> PathBuf {
    path.with_file_name([stem(path).as_str(), PLAN, ".", KEPT].concat())
}
