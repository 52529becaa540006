//! What is made of the folder as a whole: one budget for several States, and tables of all submissions.

use super::compare::LEAST;
use super::face::Stop;
use super::{Menu, arguments};
use crate::cli::Exit;
use crate::say;
use std::ffi::OsString;

/// The folder that tables go into, where the user names no other.
const TABLES: &str = "tables";

impl Menu<'_, '_> {
    /// Shares a budget among States that the user ticks, and shows the portfolio or writes it where the user says.
    pub(super) fn portfolio(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let title = say!(words, "menu-portfolio");
        let Some(wanted) = self.ticked(&title, say!(words, "menu-portfolio-prompt"))? else { return Ok(()) };
        if wanted.len() < LEAST {
            self.notice = say!(words, "menu-portfolio-too-few");
            return Ok(());
        }
        self.ask_budget()?;
        if self.planning.budget.is_empty() {
            self.notice = say!(words, "menu-portfolio-no-budget");
            return Ok(());
        }
        let Some(target) = self.face.ask(&title, &say!(words, "menu-compare-ask"), "", &|_| None)? else { return Ok(()) };
        let mut command = arguments(["portfolio"]);
        command.extend(wanted.into_iter().map(OsString::from));
        command.extend(arguments(["--budget", self.planning.budget.as_str()]));
        let target = self.goes_to(&target, &mut command);
        let captured = self.watched(command);
        self.show_written(title, &target, &captured)
    }

    /// Scores all submissions at and below the folder into tables.
    pub(super) fn batch(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let title = say!(words, "menu-batch");
        let Some(target) = self.face.ask(&title, &say!(words, "menu-batch-ask"), TABLES, &|_| None)? else { return Ok(()) };
        let target = if target.is_empty() { TABLES.to_owned() } else { target };
        let mut command = arguments(["batch"]);
        let here = self.folder.as_os_str();
        command.push(if here.is_empty() { ".".into() } else { here.to_owned() });
        command.extend(arguments(["--summary", "html"]));
        let target = self.goes_to(&target, &mut command);
        let captured = self.watched(command);
        // Some submissions may have been rejected; the tables of the others are there.
        let done = matches!(captured.exit, Exit::Done | Exit::Findings);
        let notice = if done { say!(words, "menu-compare-done", file = target) } else { String::new() };
        self.show(title, notice, &captured)
    }
}
