//! The page of one answer file, and what can be done with it.

use super::face::{Page, Stop};
use super::look::{Content, Facts, Found};
use super::{Menu, arguments};
use crate::cli::Exit;
use crate::model::Respondent;
use crate::say;
use crate::screen::Item;
use std::path::{Path, PathBuf};

const ANSWER: &str = "answer";
const CONVERT: &str = "convert";
const STATUS: &str = "status";
const CHECK: &str = "check";
const REPORT: &str = "report";
const PLAN: &str = "plan";
const SHARE: &str = "share";
const SPLIT: &str = "split";
const MERGE: &str = "merge";
const LOG: &str = "log";
const BACK: &str = "back";

/// Id of the choice to answer for no office.
const NOBODY: &str = "-";
/// The ending of a file that can be answered in place.
const ANSWERABLE: &str = "toml";

impl Menu<'_, '_> {
    /// Shows a file with all that can be done with it, until the user goes back.
    pub(super) fn file(&mut self, path: &Path) -> Result<(), Stop> {
        let words = self.words;
        let mut path = path.to_owned();
        let mut highlight = ANSWER;
        loop {
            let Some(found) = self.looker.file(self.face.environment, words, self.globals, &path) else {
                let name = path.display().to_string();
                return self.face.read(&name, "", &say!(words, "menu-not-answers", file = name.as_str()));
            };
            let page = Page {
                title: found.name.clone(),
                prompt: found.full(words),
                items: self.actions(&found),
                highlight: highlight.to_owned(),
                notice: std::mem::take(&mut self.notice),
            };
            let Some(id) = self.face.choose(page)? else { return Ok(()) };
            highlight = match id.as_str() {
                ANSWER => self.answer(&found).map(|()| STATUS)?,
                CONVERT => {
                    if let Some(converted) = self.convert(&path)? {
                        path = converted;
                    }
                    ANSWER
                }
                STATUS => self.run_and_show(STATUS, &path).map(|()| STATUS)?,
                CHECK => self.run_and_show(CHECK, &path).map(|()| CHECK)?,
                REPORT => self.report(&path).map(|()| REPORT)?,
                PLAN => self.plan(&path).map(|()| PLAN)?,
                SHARE => self.share(&path).map(|()| SHARE)?,
                SPLIT => self.split(&path).map(|()| SPLIT)?,
                MERGE => self.merge(&found).map(|()| MERGE)?,
                LOG => self.run_and_show(LOG, &path).map(|()| LOG)?,
                _ => return Ok(()),
            };
        }
    }

    fn actions(&self, found: &Found) -> Vec<Item> {
        let words = self.words;
        let entry = |id: &str, key: char, label: String, detail: String| Item::new(id, label).shortcut(key).detail(detail);
        let answerable = found.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ANSWERABLE));
        let one = matches!(found.content, Content::Answers(_));
        let only = |item: Item, possible: bool| if possible { item } else { item.disabled() };
        let first = if answerable {
            only(entry(ANSWER, 'a', say!(words, "menu-answer"), say!(words, "menu-answer-detail")), one)
        } else {
            only(entry(CONVERT, 'a', say!(words, "menu-convert"), say!(words, "menu-convert-detail")), one)
        };
        vec![
            first,
            only(entry(STATUS, 's', say!(words, "menu-status"), say!(words, "menu-status-detail")), one),
            entry(CHECK, 'c', say!(words, "menu-check"), say!(words, "menu-check-detail")),
            only(entry(REPORT, 'r', say!(words, "menu-report"), say!(words, "menu-report-detail")), one),
            only(entry(PLAN, 'g', say!(words, "menu-plan"), say!(words, "menu-plan-detail")), one),
            only(entry(SHARE, 'f', say!(words, "menu-share"), say!(words, "menu-share-detail")), one),
            only(entry(SPLIT, 'p', say!(words, "menu-split"), say!(words, "menu-split-detail")), one && answerable),
            only(entry(MERGE, 'm', say!(words, "menu-merge"), say!(words, "menu-merge-detail")), one && answerable),
            only(entry(LOG, 'l', say!(words, "menu-log"), say!(words, "menu-log-detail")), one),
            entry(BACK, 'b', say!(words, "menu-back"), say!(words, "menu-back-detail")),
        ]
    }

    /// Runs a command about the file and shows what it says.
    fn run_and_show(&mut self, command: &str, path: &Path) -> Result<(), Stop> {
        let mut words = arguments([command]);
        words.push(path.into());
        let captured = self.captured(words);
        let title = say!(self.words, "menu-shown-title", command = self.label(command), file = path.display().to_string());
        self.show(title, String::new(), &captured)
    }

    fn label(&self, command: &str) -> String {
        match command {
            STATUS => say!(self.words, "menu-status"),
            CHECK => say!(self.words, "menu-check"),
            _ => say!(self.words, "menu-log"),
        }
    }

    /// The interview, by the office that the user names.
    fn answer(&mut self, found: &Found) -> Result<(), Stop> {
        let Some(facts) = found.facts() else { return Ok(()) };
        let Some(office) = self.office(facts)? else { return Ok(()) };
        let mut words = arguments([ANSWER]);
        words.push(found.path.clone().into());
        if !office.is_empty() {
            words.extend(arguments(["--as", office.as_str()]));
        }
        let captured = self.talking(words);
        match captured.exit {
            Exit::Interrupted => Err(Stop::Interrupted),
            Exit::Done => {
                let name = found.name.as_str();
                self.notice = say!(self.words, "menu-answered", file = name);
                // A remark, such as that answers went to another file, must be read.
                if self.face.in_lines() || captured.errors.trim().is_empty() { Ok(()) } else { self.face.read(name, "", &captured.errors) }
            }
            _ => self.show(say!(self.words, "menu-error-title"), String::new(), &captured),
        }
    }

    /// The office that answers: empty for none, nothing where the user goes back.
    fn office(&mut self, facts: &Facts) -> Result<Option<String>, Stop> {
        let words = self.words;
        let offices = &facts.submission.respondents;
        let own = facts.submission.part.as_ref().map(|part| part.name.as_str());
        if offices.is_empty() {
            return Ok(Some(String::new()));
        }
        if let Some(only) = offices.iter().find(|office| Some(office.id.as_str()) == own) {
            return Ok(Some(only.id.to_string()));
        }
        let item = |office: &Respondent| {
            let name = if office.name.is_empty() { office.id.to_string() } else { office.name.clone() };
            let due = office.due.map(|due| say!(words, "menu-office-due", due = due.to_string())).unwrap_or_default();
            let sections: Vec<&str> = office
                .sections
                .iter()
                .filter_map(|section| self.looker.library.section(&section.id))
                .map(|at| self.looker.library.sections[at].title.as_str())
                .collect();
            Item::new(office.id.to_string(), name).right(due).detail(sections.join("\n"))
        };
        let mut items: Vec<Item> = offices.iter().map(item).collect();
        items.push(Item::new(NOBODY, say!(words, "menu-office-none")).detail(say!(words, "menu-office-none-detail")));
        let page = Page { title: say!(words, "menu-office-title"), prompt: say!(words, "menu-office-prompt"), items, ..Page::default() };
        let chosen = self.face.choose(page)?;
        Ok(chosen.map(|id| if id == NOBODY { String::new() } else { id }))
    }

    /// Makes an answer file of a workbook or a table, which can be answered here.
    fn convert(&mut self, path: &Path) -> Result<Option<PathBuf>, Stop> {
        let target = path.with_extension(ANSWERABLE);
        let mut words = arguments([CONVERT]);
        words.extend([path.into(), "-o".into(), target.clone().into()]);
        let captured = self.captured(words);
        let name = target.display().to_string();
        if captured.exit == Exit::Done {
            self.notice = say!(self.words, "menu-converted", file = name);
            return Ok(Some(target));
        }
        self.show(say!(self.words, "menu-error-title"), String::new(), &captured).map(|()| None)
    }
}
