//! The start menu: what `capgap` alone opens, and a file dropped on the program.
//!
//! It does nothing itself: each entry runs the command of the same name and shows what it said. Errors stay on the screen
//! until the user has read them.

mod compare;
mod create;
mod face;
mod file;
mod how;
mod lines;
mod look;
mod making;
mod plan;
mod several;
mod team;

use super::args::Globals;
use super::captured::{Captured, run_captured, run_talking, run_watched};
use super::{Environment, Exit, output};
use crate::disk;
use crate::say;
use crate::screen::Item;
use crate::words::Words;
use face::{Face, Page, Stop};
use look::Looker;
use making::Wishes;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the user can do with the menu as a whole.
const NEW: &str = "new";
const OPEN: &str = "open";
const FORM: &str = "form";
const COMPARE: &str = "compare";
const PORTFOLIO: &str = "portfolio";
const BATCH: &str = "batch";
const HELP: &str = "help";
const QUIT: &str = "quit";

/// What was written on the command line before the menu opened.
pub(super) struct Start {
    /// Files that were dropped on the program.
    pub(super) files: Vec<PathBuf>,
    /// A folder that was.
    pub(super) folder: Option<PathBuf>,
    /// Flags that each command gets as well.
    pub(super) flags: Vec<OsString>,
}

impl Start {
    /// Takes the arguments apart where they name no command: existing files or a folder, and flags before or after them.
    ///
    /// Nothing where something else is among them.
    pub(super) fn of(arguments: &[OsString]) -> Option<Self> {
        let mut start = Self { files: Vec::new(), folder: None, flags: Vec::new() };
        let mut arguments = arguments.iter().skip(1);
        while let Some(argument) = arguments.next() {
            let text = argument.to_string_lossy();
            if text.starts_with('-') && text != "-" {
                start.flags.push(argument.clone());
                if WITH_VALUE.contains(&text.as_ref()) {
                    start.flags.push(arguments.next()?.clone());
                }
            } else if disk::is_file(Path::new(argument)) {
                start.files.push(PathBuf::from(argument));
            } else if disk::answer_files(Path::new(argument)).is_ok() {
                start.folder = Some(PathBuf::from(argument));
            } else {
                return None;
            }
        }
        Some(start)
    }
}

/// Flags whose value is an argument of its own.
const WITH_VALUE: [&str; 6] = ["-d", "--definitions", "--language", "--width", "--color", "--colour"];

/// Opens the menu and runs it until the user quits.
pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, start: Start) -> Exit {
    let of_file = || start.files.first().and_then(|file| file.parent()).map(Path::to_owned);
    let folder = start.folder.clone().or_else(of_file).unwrap_or_default();
    let looker = Looker::new(environment, words, globals);
    let mut face = Face::new(environment, words, place(&folder), globals.plain);
    let looker = match looker {
        Ok(looker) => looker,
        Err(errors) => {
            let shown = face.read(&say!(words, "menu-error-title"), &say!(words, "menu-error-start"), &errors);
            return ended(&mut face, shown.map(|()| Exit::Findings));
        }
    };
    let mut menu = Menu {
        face,
        words,
        globals,
        flags: start.flags,
        looker,
        folder,
        notice: String::new(),
        wishes: Wishes::default(),
        planning: plan::Planning::default(),
    };
    let result = menu.main(&start.files);
    ended(&mut menu.face, result)
}

/// Waits for a key where files were dropped on the program: its window would close before anybody has read what it says.
pub(super) fn hold_for_files(environment: &mut Environment<'_>, words: &Words) {
    if environment.arguments.iter().skip(1).any(|argument| disk::is_file(Path::new(argument))) {
        hold(environment, words);
    }
}

/// Waits until the user has seen what was printed, so that a window that was opened for it does not close at once.
fn hold(environment: &mut Environment<'_>, words: &Words) {
    let mut face = Face::new(environment, words, String::new(), true);
    // Whoever closed the input has seen it.
    let _ = face.read("", "", "");
}

fn ended(face: &mut Face<'_, '_>, result: Result<Exit, Stop>) -> Exit {
    face.give_back();
    match result {
        Ok(exit) => exit,
        Err(Stop::Interrupted) => Exit::Interrupted,
        Err(Stop::Closed) => Exit::Done,
        Err(Stop::Failed(error)) => {
            let words = face.words;
            output::tell(face.environment, &say!(words, "menu-failed", message = error.to_string()));
            hold(face.environment, words);
            Exit::Output
        }
    }
}

fn place(folder: &Path) -> String {
    // A folder given as nothing is the one where the program runs.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    disk::full_name(folder)
}

/// The menu with all it needs.
struct Menu<'m, 'w> {
    face: Face<'m, 'w>,
    words: &'m Words,
    globals: &'m Globals,
    flags: Vec<OsString>,
    looker: Looker,
    folder: PathBuf,
    /// What was just done, for the next page.
    notice: String,
    wishes: Wishes,
    planning: plan::Planning,
}

impl Menu<'_, '_> {
    fn main(&mut self, files: &[PathBuf]) -> Result<Exit, Stop> {
        for file in files {
            self.file(file)?;
        }
        let mut highlight = String::new();
        loop {
            let page = self.folder_page(&highlight);
            let Some(id) = self.face.choose(page)? else {
                let words = self.words;
                if self.face.confirm(&say!(words, "menu-title"), &say!(words, "menu-quit-question"), true)? {
                    return Ok(Exit::Done);
                }
                continue;
            };
            match id.as_str() {
                NEW => self.create()?,
                OPEN => self.open()?,
                FORM => self.form()?,
                COMPARE => self.compare()?,
                PORTFOLIO => self.portfolio()?,
                BATCH => self.batch()?,
                HELP => {
                    let text = say!(self.words, "menu-help-text");
                    self.face.read(&say!(self.words, "menu-help-title"), "", &text)?;
                }
                QUIT => return Ok(Exit::Done),
                name => {
                    let path = self.folder.join(name);
                    self.file(&path)?;
                }
            }
            highlight = id;
        }
    }

    fn folder_page(&mut self, highlight: &str) -> Page {
        let words = self.words;
        let found = self.looker.folder(self.face.environment, words, self.globals, &self.folder);
        let entry = |id: &str, key: char, label: String, detail: String| Item::new(id, label).shortcut(key).detail(detail);
        let mut items = vec![Item::heading(say!(words, "menu-files"))];
        items.extend(
            found.iter().map(|file| Item::new(file.name.as_str(), file.name.as_str()).right(file.short(words)).detail(file.full(words))),
        );
        if found.is_empty() {
            items.push(Item::heading(say!(words, "menu-no-files")));
        }
        let several = found.iter().filter(|file| compare::comparable(file)).count() >= compare::LEAST;
        items.push(Item::heading(""));
        items.push(entry(NEW, 'n', say!(words, "menu-new"), say!(words, "menu-new-detail")));
        items.push(entry(OPEN, 'o', say!(words, "menu-open"), say!(words, "menu-open-detail")));
        items.push(entry(FORM, 'f', say!(words, "menu-form"), say!(words, "menu-form-detail")));
        if several {
            items.push(entry(COMPARE, 'c', say!(words, "menu-compare"), say!(words, "menu-compare-detail")));
            items.push(entry(PORTFOLIO, 'p', say!(words, "menu-portfolio"), say!(words, "menu-portfolio-detail")));
            items.push(entry(BATCH, 't', say!(words, "menu-batch"), say!(words, "menu-batch-detail")));
        }
        items.push(entry(HELP, 'h', say!(words, "menu-help"), say!(words, "menu-help-detail")));
        items.push(entry(QUIT, 'q', say!(words, "menu-quit"), say!(words, "menu-quit-detail")));
        Page {
            title: say!(words, "menu-title"),
            prompt: if self.face.in_lines() { say!(words, "menu-lines-prompt") } else { say!(words, "menu-prompt") },
            items,
            highlight: highlight.to_owned(),
            notice: std::mem::take(&mut self.notice),
        }
    }

    /// Opens a file that stands elsewhere.
    fn open(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let missing = |text: &str| {
            let path = unquoted(text);
            (!disk::is_file(Path::new(path))).then(|| say!(words, "menu-open-missing", file = path))
        };
        let asked = self.face.ask(&say!(words, "menu-open"), &say!(words, "menu-open-prompt"), "", &missing)?;
        let Some(text) = asked else { return Ok(()) };
        let path = PathBuf::from(unquoted(&text));
        // From here on it is the folder of that file that is shown.
        self.folder = path.parent().map(Path::to_owned).unwrap_or_default();
        self.face.place = place(&self.folder);
        self.file(&path)
    }

    /// Runs a command and keeps what it says.
    fn captured(&mut self, arguments: Vec<OsString>) -> Captured {
        self.face.busy();
        let columns = self.face.columns();
        let arguments = self.flags.iter().cloned().chain(arguments).collect();
        run_captured(self.face.environment, arguments, columns)
    }

    /// Runs a command that takes its time, keeps what it says, and lets Ctrl-C ask it for an end.
    fn watched(&mut self, arguments: Vec<OsString>) -> Captured {
        let columns = self.face.columns();
        self.face.give_back();
        let arguments = self.flags.iter().cloned().chain(arguments).collect();
        run_watched(self.face.environment, arguments, columns)
    }

    /// Runs a command that talks with the user itself.
    fn talking(&mut self, arguments: Vec<OsString>) -> Captured {
        self.face.give_back();
        let arguments = self.flags.iter().cloned().chain(arguments).collect();
        run_talking(self.face.environment, arguments)
    }

    /// Shows what a command said.
    fn show(&mut self, title: String, notice: String, captured: &Captured) -> Result<(), Stop> {
        let text = captured.text();
        let text = if text.is_empty() { say!(self.words, "menu-said-nothing") } else { text };
        self.face.read(&title, &notice, &text)
    }
}

/// A path as it comes from a window into which a file was dragged.
fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

/// Arguments of a command.
fn arguments<const COUNT: usize>(words: [&str; COUNT]) -> Vec<OsString> {
    words.into_iter().map(OsString::from).collect()
}
