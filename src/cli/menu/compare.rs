//! Assessments of the folder beside each other.

use super::face::{Page, Stop};
use super::look::Found;
use super::{Menu, arguments, unquoted};
use crate::cli::Exit;
use crate::say;
use crate::screen::Item;

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
        let found = self.looker.folder(self.face.environment, words, self.globals, &self.folder);
        let item = |file: &Found| {
            let path = file.path.display().to_string();
            Item::new(path.as_str(), file.name.as_str()).right(file.short(words)).detail(file.full(words)).ticked(true)
        };
        let items: Vec<Item> = found.iter().filter(|file| comparable(file)).map(item).collect();
        let prompt = say!(words, "menu-compare-prompt");
        let Some(wanted) = self.face.tick(Page { title: title.clone(), prompt, items, ..Page::default() })? else { return Ok(()) };
        if wanted.len() < LEAST {
            self.notice = say!(words, "menu-compare-too-few");
            return Ok(());
        }
        let Some(target) = self.face.ask(&title, &say!(words, "menu-compare-ask"), "", &|_| None)? else { return Ok(()) };
        let mut command = arguments(["compare"]);
        command.extend(wanted.into_iter().map(Into::into));
        let target = unquoted(&target);
        if !target.is_empty() {
            command.extend(arguments(["--output"]));
            command.push(self.folder.join(target).into());
        }
        let captured = self.captured(command);
        let done = captured.exit == Exit::Done && !target.is_empty();
        let notice = if done { say!(words, "menu-compare-done", file = target) } else { String::new() };
        self.show(title, notice, &captured)
    }
}
