//! A new answer file, step by step; Escape goes back one step, and at the first nothing is made.

use super::face::{Page, Stop};
use super::look::Found;
use super::{Menu, arguments};
use crate::cli::Exit;
use crate::disk;
use crate::model::{Date, QuestionnaireId, Submission};
use crate::say;
use crate::screen::Item;
use crate::words::Words;
use std::ffi::OsString;
use std::path::Path;

/// Sizes of a State, as `new` is given them.
const SIZES: [&str; 3] = ["small", "medium", "large"];
/// The questionnaire that is highlighted first.
pub(super) const FIRST: &str = "fcc";
/// Ending of a new file.
const ENDING: &str = ".toml";
/// Id of the choice to begin without an earlier file.
const BLANK: &str = "-";

/// What was said so far.
#[derive(Debug, Default)]
struct Draft {
    questionnaire: String,
    /// Name of the file to begin with; [`BLANK`] for none.
    from: String,
    state: String,
    code: String,
    size: String,
    day: String,
    /// Offices with the ids of their sections.
    offices: Vec<(String, Vec<String>)>,
    file: String,
}

/// Where a step leads.
enum Way {
    On,
    Back,
    /// There was nothing to ask; on in the same direction.
    Past,
}

impl Way {
    /// On where something was given, and takes it.
    fn taking<T>(given: Option<T>, into: &mut T) -> Self {
        match given {
            Some(given) => {
                *into = given;
                Self::On
            }
            None => Self::Back,
        }
    }
}

impl Menu<'_, '_> {
    /// Asks for what a new file needs, makes it and opens it.
    pub(super) fn create(&mut self) -> Result<(), Stop> {
        let found = self.looker.folder(self.face.environment, self.words, self.globals, &self.folder);
        let mut draft = Draft { questionnaire: FIRST.to_owned(), from: BLANK.to_owned(), ..Draft::default() };
        let (mut step, mut forward) = (0_usize, true);
        loop {
            let way = match step {
                0 => self.ask_questionnaire(&mut draft)?,
                1 => self.ask_earlier(&mut draft, &found)?,
                2 => self.ask_state(&mut draft)?,
                3 => self.ask_code(&mut draft)?,
                4 => self.ask_size(&mut draft)?,
                5 => self.ask_day(&mut draft)?,
                6 => self.ask_offices(&mut draft)?,
                7 => self.ask_sections(&mut draft)?,
                8 => self.ask_file(&mut draft)?,
                _ => return self.make(&draft),
            };
            forward = match way {
                Way::On => true,
                Way::Back => false,
                Way::Past => forward,
            };
            if forward {
                step += 1;
            } else if step == 0 {
                return Ok(());
            } else {
                step -= 1;
            }
        }
    }

    fn ask_questionnaire(&mut self, draft: &mut Draft) -> Result<Way, Stop> {
        let title = say!(self.words, "menu-new");
        Ok(Way::taking(self.choose_questionnaire(&title, &draft.questionnaire)?, &mut draft.questionnaire))
    }

    /// Lets a questionnaire or a view be chosen; nothing where the user goes back.
    pub(super) fn choose_questionnaire(&mut self, title: &str, highlight: &str) -> Result<Option<String>, Stop> {
        let (words, library) = (self.words, &self.looker.library);
        let item = |id: &QuestionnaireId, name: &str, summary: &str| {
            let questions = library.asked(id).questions.into_iter().filter(|asked| *asked).count();
            Item::new(id.to_string(), name).right(say!(words, "menu-questions", count = questions)).detail(summary)
        };
        let whole = library.questionnaires.iter().filter(|questionnaire| !questionnaire.bank).map(|q| item(&q.id, &q.title, &q.summary));
        let views = library.views.iter().map(|view| item(&view.id, &view.title, &view.summary));
        let items = whole.chain(views).collect();
        let page = Page { title: title.to_owned(), ..self.page(say!(words, "menu-ask-questionnaire"), items, highlight) };
        self.face.choose(page)
    }

    /// The file to begin with; the State is taken from it.
    fn ask_earlier(&mut self, draft: &mut Draft, found: &[Found]) -> Result<Way, Stop> {
        let words = self.words;
        let item = |file: &Found| {
            let label = say!(words, "menu-from", file = file.name.as_str());
            Item::new(file.name.as_str(), label).right(file.short(words)).detail(say!(words, "menu-from-detail"))
        };
        let whole = |file: &&Found| file.facts().is_some_and(|facts| facts.submission.part.is_none());
        let earlier: Vec<Item> = found.iter().filter(whole).map(item).collect();
        if earlier.is_empty() {
            return Ok(Way::Past);
        }
        let mut items = vec![Item::new(BLANK, say!(words, "menu-from-nothing")).detail(say!(words, "menu-from-nothing-detail"))];
        items.extend(earlier);
        let page = self.page(say!(words, "menu-ask-from"), items, &draft.from);
        let way = Way::taking(self.face.choose(page)?, &mut draft.from);
        if let Some(earlier) = found.iter().find(|file| file.name == draft.from).and_then(Found::facts) {
            let Submission { state, code, size, .. } = &earlier.submission;
            (draft.state, draft.code) = (state.clone(), code.clone());
            draft.size = SIZES.get(*size as usize).copied().unwrap_or_default().to_owned();
        }
        Ok(way)
    }

    fn ask_state(&mut self, draft: &mut Draft) -> Result<Way, Stop> {
        let words = self.words;
        let missing = |text: &str| text.trim().is_empty().then(|| say!(words, "menu-state-missing"));
        let given = self.face.ask(&say!(words, "menu-new"), &say!(words, "menu-ask-state"), &draft.state, &missing)?;
        Ok(Way::taking(given, &mut draft.state))
    }

    fn ask_code(&mut self, draft: &mut Draft) -> Result<Way, Stop> {
        let words = self.words;
        let given =
            self.face.ask(&say!(words, "menu-new"), &say!(words, "menu-ask-code"), &draft.code, &|text| code_problem(text, words))?;
        Ok(Way::taking(given.map(|code| code.to_ascii_uppercase()), &mut draft.code))
    }

    fn ask_size(&mut self, draft: &mut Draft) -> Result<Way, Stop> {
        let words = self.words;
        let labels = [say!(words, "menu-size-small"), say!(words, "menu-size-medium"), say!(words, "menu-size-large")];
        let items = SIZES.iter().zip(labels).map(|(id, label)| Item::new(*id, label)).collect();
        let page = self.page(say!(words, "menu-ask-size"), items, &draft.size);
        Ok(Way::taking(self.face.choose(page)?, &mut draft.size))
    }

    fn ask_day(&mut self, draft: &mut Draft) -> Result<Way, Stop> {
        let words = self.words;
        let today = self.face.environment.today;
        let now = if draft.day.is_empty() { today.to_string() } else { draft.day.clone() };
        let given = self.face.ask(&say!(words, "menu-new"), &say!(words, "menu-ask-day"), &now, &|text| day_problem(text, today, words))?;
        Ok(Way::taking(given, &mut draft.day))
    }

    /// The offices; those of an earlier file are carried over with it.
    fn ask_offices(&mut self, draft: &mut Draft) -> Result<Way, Stop> {
        if draft.from != BLANK {
            draft.offices.clear();
            return Ok(Way::Past);
        }
        let words = self.words;
        let now: Vec<&str> = draft.offices.iter().map(|(name, _)| name.as_str()).collect();
        let given = self.face.ask(&say!(words, "menu-new"), &say!(words, "menu-ask-offices"), &now.join("; "), &|_| None)?;
        let Some(text) = given else { return Ok(Way::Back) };
        let names = text.split(';').map(str::trim).filter(|name| !name.is_empty());
        let sections = |name: &str| draft.offices.iter().find(|(known, _)| known == name).map(|(_, ids)| ids.clone()).unwrap_or_default();
        draft.offices = names.map(|name| (name.to_owned(), sections(name))).collect();
        Ok(Way::On)
    }

    /// The sections of each office.
    fn ask_sections(&mut self, draft: &mut Draft) -> Result<Way, Stop> {
        let words = self.words;
        if draft.offices.is_empty() {
            return Ok(Way::Past);
        }
        let library = &self.looker.library;
        let asked = library.asked(&draft.questionnaire.as_str().into());
        let in_it = |section: &usize| (0..library.questions.len()).any(|at| asked.questions[at] && library.section_of[at] == *section);
        let sections: Vec<(String, String)> = (0..library.sections.len())
            .filter(in_it)
            .map(|at| (library.sections[at].id.to_string(), library.sections[at].title.clone()))
            .collect();
        let mut at = 0;
        while let Some((name, ids)) = draft.offices.get(at) {
            let others = |id: &str| {
                let of = draft.offices.iter().enumerate().filter(|(other, (_, ids))| *other != at && ids.iter().any(|known| known == id));
                of.map(|(_, (name, _))| name.as_str()).collect::<Vec<_>>().join(", ")
            };
            let item = |(id, title): &(String, String)| Item::new(id.as_str(), title.as_str()).right(others(id)).ticked(ids.contains(id));
            let items = sections.iter().map(item).collect();
            let page = self.page(say!(words, "menu-ask-sections", office = name.as_str()), items, "");
            match self.face.tick(page)? {
                Some(chosen) => {
                    if let Some(office) = draft.offices.get_mut(at) {
                        office.1 = chosen;
                    }
                    at += 1;
                }
                None if at == 0 => return Ok(Way::Back),
                None => at -= 1,
            }
        }
        Ok(Way::On)
    }

    fn ask_file(&mut self, draft: &mut Draft) -> Result<Way, Stop> {
        let words = self.words;
        let taken = |text: &str| name_problem(&self.folder, &with_ending(text), words);
        let suggested = [slug(&draft.state).as_str(), "-", draft.day.get(..4).unwrap_or_default(), ENDING].concat();
        let now = if draft.file.is_empty() { free(&suggested, &taken) } else { draft.file.clone() };
        let given = self.face.ask(&say!(words, "menu-new"), &say!(words, "menu-ask-file"), &now, &taken)?;
        Ok(Way::taking(given, &mut draft.file))
    }

    fn make(&mut self, draft: &Draft) -> Result<(), Stop> {
        let path = self.folder.join(with_ending(&draft.file));
        let mut command = arguments(["new", draft.questionnaire.as_str(), "--state", draft.state.as_str(), "--code", draft.code.as_str()]);
        command.extend(arguments(["--size", draft.size.as_str(), "--assessed-on", draft.day.as_str(), "-o"]));
        command.push(path.clone().into());
        for (name, sections) in &draft.offices {
            let office = [name.replace('=', " "), sections.join(",")].join("=");
            command.extend(arguments(["--office", office.as_str()]));
        }
        if draft.from != BLANK {
            command.extend([OsString::from("--from"), self.folder.join(&draft.from).into()]);
        }
        let captured = self.captured(command);
        if captured.exit != Exit::Done {
            return self.show(say!(self.words, "menu-error-title"), String::new(), &captured);
        }
        let name = path.display().to_string();
        // What was carried over is more than a line.
        if draft.from != BLANK {
            self.show(say!(self.words, "menu-new"), say!(self.words, "menu-made", file = name.as_str()), &captured)?;
        }
        self.notice = say!(self.words, "menu-made", file = name);
        self.file(&path)
    }

    fn page(&self, prompt: String, items: Vec<Item>, highlight: &str) -> Page {
        Page { title: say!(self.words, "menu-new"), prompt, items, highlight: highlight.to_owned(), notice: String::new() }
    }
}

fn code_problem(text: &str, words: &Words) -> Option<String> {
    let text = text.trim();
    let fine = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    (!fine).then(|| say!(words, "menu-code-wrong"))
}

fn day_problem(text: &str, today: Date, words: &Words) -> Option<String> {
    let day = text.trim().parse::<Date>().ok();
    day.is_none_or(|day| day > today).then(|| say!(words, "menu-day-wrong", today = today.to_string()))
}

/// What stands against the name of a new file in a folder.
fn name_problem(folder: &Path, name: &str, words: &Words) -> Option<String> {
    if name == ENDING || name.contains(['<', '>', ':', '"', '|', '?', '*', '/', '\\']) {
        return Some(say!(words, "menu-name-wrong"));
    }
    disk::is_file(&folder.join(name)).then(|| say!(words, "menu-name-taken", file = name))
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
fn slug(name: &str) -> String {
    const NONE: &str = "assessment";
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { NONE.to_owned() } else { parts.join("-") }
}
