//! Splitting a file for several offices, and merging their parts.

use super::face::{Page, Stop};
use super::look::Found;
use super::{Menu, arguments, unquoted};
use crate::cli::Exit;
use crate::disk;
use crate::say;
use crate::screen::Item;
use std::path::Path;

/// What a file can be split by, as `split` is given it.
const BY: [&str; 3] = ["office", "section", "pillar"];
/// Id of the choice to name a file that is not listed.
const OTHER: &str = "";

impl Menu<'_, '_> {
    /// Writes a part for each office, section or pillar beside the file.
    pub(super) fn split(&mut self, path: &Path) -> Result<(), Stop> {
        let words = self.words;
        let title = say!(words, "menu-split");
        let labels = [
            (say!(words, "menu-split-office"), say!(words, "menu-split-office-detail")),
            (say!(words, "menu-split-section"), say!(words, "menu-split-section-detail")),
            (say!(words, "menu-split-pillar"), say!(words, "menu-split-pillar-detail")),
        ];
        let items = BY.iter().zip(labels).map(|(id, (label, detail))| Item::new(*id, label).detail(detail)).collect();
        let prompt = say!(words, "menu-split-prompt");
        let Some(by) = self.face.choose(Page { title: title.clone(), prompt, items, ..Page::default() })? else { return Ok(()) };
        let mut command = arguments(["split"]);
        command.push(path.into());
        command.extend(arguments(["--by", by.as_str()]));
        let captured = self.captured(command);
        let notice = if captured.exit == Exit::Done { say!(words, "menu-split-done") } else { String::new() };
        self.show(title, notice, &captured)
    }

    /// Merges parts that lie in the folder or elsewhere.
    pub(super) fn merge(&mut self, master: &Found) -> Result<(), Stop> {
        let words = self.words;
        let title = say!(words, "menu-merge");
        let Some(facts) = master.facts() else { return Ok(()) };
        let candidates = self.looker.folder(self.face.environment, words, self.globals, &self.folder);
        let belongs = |file: &&Found| {
            let other = file.facts().map(|facts| &facts.submission);
            other.is_some_and(|other| {
                other.part.is_some() && other.code == facts.submission.code && other.questionnaire.id == facts.submission.questionnaire.id
            })
        };
        let parts: Vec<&Found> = candidates.iter().filter(belongs).collect();
        let item = |part: &&Found| {
            let path = part.path.display().to_string();
            Item::new(path.as_str(), path.as_str()).right(part.short(words)).detail(part.full(words)).ticked(true)
        };
        let mut items: Vec<Item> = parts.iter().map(item).collect();
        items.push(
            Item::new(OTHER, say!(words, "menu-merge-other")).detail(say!(words, "menu-merge-other-detail")).ticked(parts.is_empty()),
        );
        let prompt = say!(words, "menu-merge-prompt", count = parts.len(), file = master.name.as_str());
        let Some(mut wanted) = self.face.tick(Page { title: title.clone(), prompt, items, ..Page::default() })? else { return Ok(()) };
        if wanted.iter().any(|path| path == OTHER) {
            wanted.retain(|path| path != OTHER);
            let missing = |text: &str| {
                let path = unquoted(text);
                (!disk::is_file(Path::new(path))).then(|| say!(words, "menu-open-missing", file = path))
            };
            let Some(path) = self.face.ask(&title, &say!(words, "menu-merge-ask"), "", &missing)? else { return Ok(()) };
            wanted.push(unquoted(&path).to_owned());
        }
        if wanted.is_empty() {
            self.notice = say!(words, "menu-merge-nothing");
            return Ok(());
        }
        let mut command = arguments(["merge"]);
        command.push(master.path.clone().into());
        command.extend(wanted.into_iter().map(Into::into));
        let captured = self.captured(command);
        let notice = if captured.exit == Exit::Done { say!(words, "menu-merge-done", file = master.name.as_str()) } else { String::new() };
        self.show(title, notice, &captured)
    }
}
