//! Assessments of the folder beside each other.

use super::face::{Page, Stop};
use super::look::Found;
use super::{Menu, arguments, unquoted};
use crate::cli::Exit;
use crate::cli::captured::Captured;
use crate::say;
use crate::screen::Item;
use std::ffi::OsString;

/// Fewer cannot be compared.
pub(super) const LEAST: usize = 2;

/// Whether a file holds one whole submission, which can be compared.
pub(super) fn comparable(file: &Found) -> bool {
    file.facts().is_some_and(|facts| facts.submission.part.is_none())
}

impl Menu<'_, '_> {
    /// Compares files that the user ticks, and shows the report or writes it where the user says.
    pub(super) fn compare(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let title = say!(words, "menu-compare");
        let Some(wanted) = self.ticked(&title, say!(words, "menu-compare-prompt"))? else { return Ok(()) };
        if wanted.len() < LEAST {
            self.notice = say!(words, "menu-compare-too-few");
            return Ok(());
        }
        let Some(target) = self.face.ask(&title, &say!(words, "menu-compare-ask"), "", &|_| None)? else { return Ok(()) };
        let mut command = arguments(["compare"]);
        command.extend(wanted.into_iter().map(Into::into));
        let target = self.goes_to(&target, &mut command);
        let captured = self.captured(command);
        self.show_written(title, &target, &captured)
    }

    /// Files of the folder that the user ticks; none where the user goes back.
    pub(super) fn ticked(&mut self, title: &str, prompt: String) -> Result<Option<Vec<String>>, Stop> {
        let words = self.words;
        let found = self.looker.folder(self.face.environment, words, self.globals, &self.folder);
        let item = |file: &Found| {
            let path = file.path.display().to_string();
            Item::new(path.as_str(), file.name.as_str()).right(file.short(words)).detail(file.full(words)).ticked(true)
        };
        let items: Vec<Item> = found.iter().filter(|file| comparable(file)).map(item).collect();
        self.face.tick(Page { title: title.to_owned(), prompt, items, ..Page::default() })
    }

    /// Adds where a command is to write, if anywhere; gives the name as it was meant.
    pub(super) fn goes_to(&self, typed: &str, command: &mut Vec<OsString>) -> String {
        let target = unquoted(typed);
        if !target.is_empty() {
            command.push("--output".into());
            command.push(self.folder.join(target).into());
        }
        target.to_owned()
    }

    /// Shows what a command said, and where it has written.
    pub(super) fn show_written(&mut self, title: String, target: &str, captured: &Captured) -> Result<(), Stop> {
        // What was interrupted has written the best so far.
        let done = matches!(captured.exit, Exit::Done | Exit::Interrupted) && !target.is_empty();
        let notice = if done { say!(self.words, "menu-compare-done", file = target) } else { String::new() };
        self.show(title, notice, captured)
    }
}
