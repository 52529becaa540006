//! A new answer file, step by step.

use super::face::{Page, Stop};
use super::look::Found;
use super::{Menu, arguments};
use crate::cli::Exit;
use crate::disk;
use crate::model::{Date, QuestionnaireId};
use crate::say;
use crate::screen::Item;
use crate::words::Words;
use std::ffi::OsString;
use std::path::PathBuf;

/// Sizes of a State, as `new` is given them.
const SIZES: [&str; 3] = ["small", "medium", "large"];
/// The questionnaire that is highlighted first.
const FIRST: &str = "fcc";
/// Ending of a new file.
const ENDING: &str = ".toml";
/// Id of the choice to begin without an earlier file.
const BLANK: &str = "";

impl Menu<'_, '_> {
    /// Asks for what a new file needs, makes it and opens it; left at any step, nothing is made.
    pub(super) fn create(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let title = say!(words, "menu-new");
        let Some(questionnaire) = self.choose_questionnaire(&title)? else { return Ok(()) };
        let found = self.looker.folder(self.face.environment, words, self.globals, &self.folder);
        let Some(from) = self.choose_earlier(&title, &found)? else { return Ok(()) };
        let earlier = found.iter().find(|file| file.name == from).and_then(Found::facts).map(|facts| &facts.submission);
        let (name, code) = earlier.map(|earlier| (earlier.state.clone(), earlier.code.clone())).unwrap_or_default();
        let missing = |text: &str| text.trim().is_empty().then(|| say!(words, "menu-state-missing"));
        let Some(state) = self.face.ask(&title, &say!(words, "menu-ask-state"), &name, &missing)? else { return Ok(()) };
        let Some(code) = self.face.ask(&title, &say!(words, "menu-ask-code"), &code, &|text| code_problem(text, words))? else {
            return Ok(());
        };
        let size = earlier.map_or(1, |earlier| earlier.size as usize);
        let Some(size) = self.choose_size(&title, size)? else { return Ok(()) };
        let today = self.face.environment.today;
        let ask = say!(words, "menu-ask-day");
        let Some(day) = self.face.ask(&title, &ask, &today.to_string(), &|text| day_problem(text, today, words))? else { return Ok(()) };
        let offices =
            if from == BLANK { self.face.ask(&title, &say!(words, "menu-ask-offices"), "", &|_| None)? } else { Some(String::new()) };
        let Some(offices) = offices else { return Ok(()) };
        let suggested = [slug(&state, "assessment").as_str(), "-", day.get(..4).unwrap_or_default(), ENDING].concat();
        let taken = |text: &str| name_problem(&self.folder.join(with_ending(text)), words);
        let Some(file) = self.face.ask(&title, &say!(words, "menu-ask-file"), &free(&suggested, &taken), &taken)? else { return Ok(()) };
        let path = self.folder.join(with_ending(&file));
        let code = code.to_ascii_uppercase();
        let mut command =
            arguments(["new", questionnaire.as_str(), "--state", state.as_str(), "--code", code.as_str(), "--size", size.as_str()]);
        command.extend(arguments(["--assessed-on", day.as_str(), "-o"]));
        command.push(path.clone().into());
        for office in offices.split(';').map(str::trim).filter(|office| !office.is_empty()) {
            command.extend(arguments(["--office", office]));
        }
        if from != BLANK {
            command.extend([OsString::from("--from"), self.folder.join(&from).into()]);
        }
        self.make(&title, command, path)
    }

    fn make(&mut self, title: &str, command: Vec<OsString>, path: PathBuf) -> Result<(), Stop> {
        let captured = self.captured(command);
        if captured.exit != Exit::Done {
            return self.show(say!(self.words, "menu-error-title"), String::new(), &captured);
        }
        let name = path.display().to_string();
        // What was carried over is more than a line.
        if captured.text().lines().count() > 1 {
            self.show(title.to_owned(), say!(self.words, "menu-made", file = name.as_str()), &captured)?;
        }
        self.notice = say!(self.words, "menu-made", file = name);
        self.file(&path)
    }

    fn choose_questionnaire(&mut self, title: &str) -> Result<Option<String>, Stop> {
        let (words, library) = (self.words, &self.looker.library);
        let item = |id: &QuestionnaireId, name: &str, summary: &str| {
            let questions = library.asked(id).questions.into_iter().filter(|asked| *asked).count();
            Item::new(id.to_string(), name).right(say!(words, "menu-questions", count = questions)).detail(summary)
        };
        let whole = library.questionnaires.iter().filter(|questionnaire| !questionnaire.bank).map(|q| item(&q.id, &q.title, &q.summary));
        let views = library.views.iter().map(|view| item(&view.id, &view.title, &view.summary));
        let page = Page {
            title: title.to_owned(),
            prompt: say!(words, "menu-ask-questionnaire"),
            items: whole.chain(views).collect(),
            highlight: FIRST.to_owned(),
            ..Page::default()
        };
        self.face.choose(page)
    }

    /// The file to begin with, by name; empty for none, nothing where the user goes back.
    fn choose_earlier(&mut self, title: &str, found: &[Found]) -> Result<Option<String>, Stop> {
        let words = self.words;
        let earlier: Vec<Item> = found
            .iter()
            .filter(|file| file.facts().is_some_and(|facts| facts.submission.part.is_none()))
            .map(|file| {
                Item::new(file.name.as_str(), say!(words, "menu-from", file = file.name.as_str()))
                    .right(file.short(words))
                    .detail(say!(words, "menu-from-detail"))
            })
            .collect();
        if earlier.is_empty() {
            return Ok(Some(BLANK.to_owned()));
        }
        let mut items = vec![Item::new(BLANK, say!(words, "menu-from-nothing")).detail(say!(words, "menu-from-nothing-detail"))];
        items.extend(earlier);
        self.face.choose(Page { title: title.to_owned(), prompt: say!(words, "menu-ask-from"), items, ..Page::default() })
    }

    fn choose_size(&mut self, title: &str, now: usize) -> Result<Option<String>, Stop> {
        let words = self.words;
        let labels = [say!(words, "menu-size-small"), say!(words, "menu-size-medium"), say!(words, "menu-size-large")];
        let items = SIZES.iter().zip(labels).map(|(id, label)| Item::new(*id, label));
        let highlight = SIZES.get(now).copied().unwrap_or_default().to_owned();
        let prompt = say!(words, "menu-ask-size");
        self.face.choose(Page { title: title.to_owned(), prompt, items: items.collect(), highlight, ..Page::default() })
    }
}

fn code_problem(text: &str, words: &Words) -> Option<String> {
    let fine = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    (!fine).then(|| say!(words, "menu-code-wrong"))
}

fn day_problem(text: &str, today: Date, words: &Words) -> Option<String> {
    let day = text.trim().parse::<Date>().ok();
    (day.is_none_or(|day| day > today)).then(|| say!(words, "menu-day-wrong", today = today.to_string()))
}

/// What stands against the name of a new file.
fn name_problem(path: &std::path::Path, words: &Words) -> Option<String> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if name == ENDING || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\']) {
        return Some(say!(words, "menu-name-wrong"));
    }
    disk::is_file(path).then(|| say!(words, "menu-name-taken", file = name))
}

fn with_ending(name: &str) -> String {
    let name = name.trim();
    if name.to_ascii_lowercase().ends_with(ENDING) { name.to_owned() } else { [name, ENDING].concat() }
}

/// The suggested name, with a number where it is taken.
fn free(suggested: &str, taken: &dyn Fn(&str) -> Option<String>) -> String {
    const MOST: u32 = 100;
    let stem = suggested.strip_suffix(ENDING).unwrap_or(suggested);
    let numbered = (2..MOST).map(|number| [stem, "-", &number.to_string(), ENDING].concat());
    let mut names = std::iter::once(suggested.to_owned()).chain(numbered);
    names.find(|name| taken(name).is_none()).unwrap_or_else(|| suggested.to_owned())
}

/// The plain letters of a name in small, joined by hyphens.
pub(super) fn slug(name: &str, otherwise: &str) -> String {
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { otherwise.to_owned() } else { parts.join("-") }
}
