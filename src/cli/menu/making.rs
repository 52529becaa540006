//! What goes out of the menu: the report in its formats, a blank form, and a file to share.
//!
//! A page holds one line for each choice, with what holds now beside it, so that Enter alone makes what most people want.

use super::face::{Page, Stop};
use super::look::{Content, Found};
use super::{Menu, arguments, unquoted};
use crate::cli::Exit;
use crate::disk;
use crate::say;
use crate::screen::Item;
use crate::words::Words;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub(super) const MAKE: &str = "make";
pub(super) const SEE: &str = "see";
const DEPTH: &str = "depth";
pub(super) const FORMAT: &str = "format";
pub(super) const PAPER: &str = "paper";
pub(super) const WHOM: &str = "whom";
pub(super) const PLACE: &str = "place";
const QUESTIONS: &str = "questions";
pub(super) const BACK: &str = "back";

/// Id of the format that stands for all of them.
const ALL: &str = "all";
/// Id of the audience that sees everything.
pub(super) const US: &str = "-";
/// Formats whose pages have a size, as their endings.
const PAGED: [&str; 2] = ["pdf", "docx"];
/// Ending of a report that could be taken for answers.
pub(super) const WORKBOOK: &str = "xlsx";

/// What the user wished last; it holds until the menu ends, so that nothing is asked twice.
#[derive(Debug)]
pub(super) struct Wishes {
    depth: String,
    pub(super) format: String,
    form_format: String,
    pub(super) paper: String,
    /// Id of an audience, or [`US`].
    pub(super) whom: String,
}

impl Default for Wishes {
    fn default() -> Self {
        let [depth, format, form_format, paper, whom] = ["full", "pdf", "pdf", "a4", US].map(str::to_owned);
        Self { depth, format, form_format, paper, whom }
    }
}

/// Something to choose: its id, its name, and what is said about it.
pub(super) type Choosable = (String, String, String);

fn depths(words: &Words) -> Vec<Choosable> {
    vec![
        ("brief".to_owned(), say!(words, "menu-depth-brief"), say!(words, "menu-depth-brief-detail")),
        ("full".to_owned(), say!(words, "menu-depth-full"), say!(words, "menu-depth-full-detail")),
        ("annex".to_owned(), say!(words, "menu-depth-annex"), say!(words, "menu-depth-annex-detail")),
    ]
}

fn form_formats(words: &Words) -> Vec<Choosable> {
    vec![
        ("pdf".to_owned(), say!(words, "menu-format-pdf"), say!(words, "menu-format-pdf-detail")),
        ("docx".to_owned(), say!(words, "menu-format-docx"), say!(words, "menu-format-docx-detail")),
        ("html".to_owned(), say!(words, "menu-format-html"), say!(words, "menu-format-html-detail")),
    ]
}

pub(super) fn formats(words: &Words) -> Vec<Choosable> {
    let mut all = form_formats(words);
    all.extend([
        (WORKBOOK.to_owned(), say!(words, "menu-format-xlsx"), say!(words, "menu-format-xlsx-detail")),
        ("txt".to_owned(), say!(words, "menu-format-txt"), say!(words, "menu-format-txt-detail")),
        (ALL.to_owned(), say!(words, "menu-format-all"), say!(words, "menu-format-all-detail")),
    ]);
    all
}

pub(super) fn papers(words: &Words) -> Vec<Choosable> {
    vec![
        ("a4".to_owned(), say!(words, "menu-paper-a4"), String::new()),
        ("letter".to_owned(), say!(words, "menu-paper-letter"), String::new()),
    ]
}

pub(super) fn name_of(options: &[Choosable], id: &str) -> String {
    options.iter().find(|(known, ..)| known == id).map(|(_, name, _)| name.clone()).unwrap_or_default()
}

/// A line of a page: what is chosen in it stands beside it.
pub(super) fn line(id: &str, key: char, label: String, now: String, detail: String) -> Item {
    Item::new(id, label).shortcut(key).right(now).detail(detail)
}

pub(super) fn paper_line(words: &Words, paper: &str, format: &str) -> Item {
    let item = line(PAPER, 'p', say!(words, "menu-paper"), name_of(&papers(words), paper), say!(words, "menu-paper-detail"));
    if format == ALL || PAGED.contains(&format) { item } else { item.disabled() }
}

impl Menu<'_, '_> {
    /// The page from which the report of a file is made or shown, until the user goes back.
    pub(super) fn report(&mut self, path: &Path) -> Result<(), Stop> {
        let words = self.words;
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut named: Option<String> = None;
        let mut highlight = MAKE.to_owned();
        loop {
            let name = named.clone().unwrap_or_else(|| self.wishes.report_name(path));
            let page = Page {
                title: say!(words, "menu-shown-title", command = say!(words, "menu-report"), file = file.as_str()),
                prompt: say!(words, "menu-report-prompt"),
                items: self.report_lines(&name),
                highlight: highlight.clone(),
                notice: std::mem::take(&mut self.notice),
            };
            let Some(id) = self.face.choose(page)? else { return Ok(()) };
            match id.as_str() {
                MAKE => self.make_report(path, &name, named.is_some())?,
                SEE => self.see_report(path)?,
                DEPTH => {
                    let now = self.wishes.depth.clone();
                    self.wishes.depth = self.option(say!(words, "menu-depth"), depths(words), now)?;
                }
                other => {
                    if !self.asked_how(other, path, &name, &mut named)? {
                        return Ok(());
                    }
                }
            }
            highlight = if id == SEE || id == MAKE { id } else { MAKE.to_owned() };
        }
    }

    fn report_lines(&self, name: &str) -> Vec<Item> {
        let (words, wishes) = (self.words, &self.wishes);
        vec![
            line(MAKE, 'm', say!(words, "menu-make"), name.to_owned(), say!(words, "menu-make-detail", file = name)),
            line(SEE, 's', say!(words, "menu-see"), String::new(), say!(words, "menu-see-detail")),
            Item::heading(""),
            line(DEPTH, 'd', say!(words, "menu-depth"), name_of(&depths(words), &wishes.depth), say!(words, "menu-depth-detail")),
            line(FORMAT, 'f', say!(words, "menu-format"), name_of(&formats(words), &wishes.format), say!(words, "menu-format-detail")),
            paper_line(words, &wishes.paper, &wishes.format),
            line(WHOM, 'w', say!(words, "menu-whom"), name_of(&self.audiences(), &wishes.whom), say!(words, "menu-whom-detail")),
            line(PLACE, 'o', say!(words, "menu-place"), String::new(), say!(words, "menu-place-detail")),
            line(BACK, 'b', say!(words, "menu-back"), String::new(), say!(words, "menu-back-to-file")),
        ]
    }

    /// Everything for the user's own office, and the profiles.
    pub(super) fn audiences(&self) -> Vec<Choosable> {
        let words = self.words;
        let us = (US.to_owned(), say!(words, "menu-whom-us"), say!(words, "menu-whom-us-detail"));
        std::iter::once(us).chain(self.profiles()).collect()
    }

    fn profiles(&self) -> impl Iterator<Item = Choosable> {
        self.looker.library.audiences.iter().map(|profile| (profile.id.to_string(), profile.title.clone(), profile.summary.clone()))
    }

    /// One of several; what holds now where the user goes back.
    pub(super) fn option(&mut self, title: String, options: Vec<Choosable>, now: String) -> Result<String, Stop> {
        let item = |(id, name, detail): Choosable| {
            let holds = id == now;
            Item::new(id, name).detail(detail).current(holds)
        };
        let items = options.into_iter().map(item).collect();
        let page = Page { title, items, highlight: now.clone(), ..Page::default() };
        Ok(self.face.choose(page)?.unwrap_or(now))
    }

    /// A name of the user's own, with the ending of its format; a folder takes all formats.
    pub(super) fn ask_name(&mut self, beside: &Path, now: &str, format: &str) -> Result<Option<String>, Stop> {
        let words = self.words;
        let missing = |text: &str| unquoted(text).is_empty().then(|| say!(words, "menu-name-wrong"));
        let asked = self.face.ask(&say!(words, "menu-place"), &say!(words, "menu-place-prompt"), now, &missing)?;
        let Some(name) = asked.map(|text| with_ending(unquoted(&text), format)) else { return Ok(None) };
        if self.holds_answers(&beside.with_file_name(&name)) {
            self.face.read(&say!(words, "menu-error-title"), "", &say!(words, "menu-place-answers", file = name.as_str()))?;
            return Ok(None);
        }
        Ok(Some(name))
    }

    /// Whether a report there would be the end of answers.
    pub(super) fn holds_answers(&mut self, target: &Path) -> bool {
        if !disk::is_file(target) {
            return false;
        }
        let found = self.looker.file(self.face.environment, self.words, self.globals, target);
        matches!(found, Some(Found { content: Content::Answers(_) | Content::Several(_), .. }))
    }

    /// Whether a file may be written; asks where one is there.
    pub(super) fn may_replace(&mut self, target: &Path) -> Result<bool, Stop> {
        if !disk::is_file(target) {
            return Ok(true);
        }
        let question = say!(self.words, "menu-replace-question", file = target.display().to_string());
        self.face.confirm(&say!(self.words, "menu-make"), &question, false)
    }

    /// What every run of the report is given.
    fn report_command(&self, path: &Path) -> Vec<OsString> {
        let mut command = arguments(["report"]);
        command.push(path.into());
        command.extend(arguments(["--depth", self.wishes.depth.as_str()]));
        if self.wishes.whom != US {
            command.extend(arguments(["--audience", self.wishes.whom.as_str()]));
        }
        command
    }

    fn make_report(&mut self, path: &Path, name: &str, own_name: bool) -> Result<(), Stop> {
        let target = path.with_file_name(name);
        if self.holds_answers(&target) {
            let text = say!(self.words, "menu-place-answers", file = name);
            return self.face.read(&say!(self.words, "menu-error-title"), "", &text);
        }
        // The name that the menu gives is that of the last report; any other file may be dear to somebody.
        if own_name && !self.may_replace(&target)? {
            return Ok(());
        }
        let mut command = self.report_command(path);
        command.extend(arguments(["--paper", self.wishes.paper.as_str(), "-o"]));
        command.push(target.clone().into());
        self.written(command, &target)
    }

    /// Runs a command that writes a file, and says where that is.
    pub(super) fn written(&mut self, command: Vec<OsString>, target: &Path) -> Result<(), Stop> {
        let words = self.words;
        let captured = self.captured(command);
        if captured.exit != Exit::Done {
            return self.show(say!(words, "menu-error-title"), String::new(), &captured);
        }
        let said = say!(words, "menu-report-saved", file = disk::full_name(target));
        if captured.text().is_empty() {
            self.notice = said;
            return Ok(());
        }
        self.show(say!(words, "menu-made-title"), said, &captured)
    }

    fn see_report(&mut self, path: &Path) -> Result<(), Stop> {
        let captured = self.captured(self.report_command(path));
        let command = say!(self.words, "menu-report");
        let title = say!(self.words, "menu-shown-title", command = command, file = path.display().to_string());
        self.show(title, String::new(), &captured)
    }

    /// A file with what an audience gets to see.
    pub(super) fn share(&mut self, path: &Path) -> Result<(), Stop> {
        let words = self.words;
        let title = say!(words, "menu-share");
        let items = self.profiles().map(|(id, name, detail)| Item::new(id, name).detail(detail)).collect();
        let prompt = say!(words, "menu-share-prompt");
        let Some(whom) = self.face.choose(Page { title: title.clone(), prompt, items, ..Page::default() })? else { return Ok(()) };
        let suggested = [stem(path).as_str(), "-", whom.as_str(), SHARED].concat();
        let missing = |text: &str| unquoted(text).is_empty().then(|| say!(words, "menu-name-wrong"));
        let Some(name) = self.face.ask(&title, &say!(words, "menu-place-prompt"), &suggested, &missing)? else { return Ok(()) };
        let name = unquoted(&name);
        let name = if name.ends_with(SHARED) { name.to_owned() } else { [name, SHARED].concat() };
        let target = path.with_file_name(name);
        let mut command = arguments(["share"]);
        command.push(path.into());
        command.extend(arguments(["--audience", whom.as_str(), "-o"]));
        command.push(target.clone().into());
        self.written(command, &target)
    }

    /// A blank form, for a meeting without screens.
    pub(super) fn form(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let title = say!(words, "menu-form");
        let mut asked = super::create::FIRST.to_owned();
        let Some(first) = self.choose_questionnaire(&title, &asked)? else { return Ok(()) };
        asked = first;
        let mut named: Option<String> = None;
        loop {
            let format = self.wishes.form_format.clone();
            let name = named.clone().unwrap_or_else(|| [asked.as_str(), "-form.", format.as_str()].concat());
            let page = Page {
                title: title.clone(),
                prompt: say!(words, "menu-report-prompt"),
                items: self.form_lines(&asked, &name),
                highlight: MAKE.to_owned(),
                notice: std::mem::take(&mut self.notice),
            };
            let Some(id) = self.face.choose(page)? else { return Ok(()) };
            match id.as_str() {
                MAKE => {
                    let target = self.folder.join(&name);
                    if self.holds_answers(&target) || !self.may_replace(&target)? {
                        continue;
                    }
                    let mut command = arguments(["new", asked.as_str(), "--force", "--paper", self.wishes.paper.as_str(), "-o"]);
                    command.push(target.clone().into());
                    self.written(command, &target)?;
                    return Ok(());
                }
                QUESTIONS => {
                    asked = self.choose_questionnaire(&title, &asked)?.unwrap_or(asked);
                    named = None;
                }
                FORMAT => {
                    self.wishes.form_format = self.option(say!(words, "menu-format"), form_formats(words), format)?;
                    named = None;
                }
                PAPER => self.ask_paper()?,
                PLACE => named = self.ask_name(&self.folder.join(&name), &name, &format)?.or(named),
                _ => return Ok(()),
            }
        }
    }

    fn form_lines(&self, asked: &str, name: &str) -> Vec<Item> {
        let (words, wishes) = (self.words, &self.wishes);
        let format = name_of(&form_formats(words), &wishes.form_format);
        vec![
            line(MAKE, 'm', say!(words, "menu-make"), name.to_owned(), say!(words, "menu-form-make-detail", file = name)),
            Item::heading(""),
            line(QUESTIONS, 'q', say!(words, "menu-form-questions"), asked.to_owned(), say!(words, "menu-ask-questionnaire")),
            line(FORMAT, 'f', say!(words, "menu-format"), format, say!(words, "menu-format-detail")),
            paper_line(words, &wishes.paper, &wishes.form_format),
            line(PLACE, 'o', say!(words, "menu-place"), String::new(), say!(words, "menu-place-detail")),
            line(BACK, 'b', say!(words, "menu-back"), String::new(), say!(words, "menu-back-detail")),
        ]
    }
}

impl Wishes {
    /// Name of a report: that of the answer file and what sets this report apart from another one of it.
    fn report_name(&self, path: &Path) -> String {
        let mut name = [stem(path).as_str(), REPORT].concat();
        if self.depth != Self::default().depth {
            name.extend(["-", self.depth.as_str()]);
        }
        if self.whom != US {
            name.extend(["-", self.whom.as_str()]);
        }
        with_ending(&name, &self.format)
    }
}

/// What keeps the name of a report apart from that of its answer file.
const REPORT: &str = "-report";
/// Ending of a file to share.
const SHARED: &str = ".assessment.json";

pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(super) fn with_ending(name: &str, format: &str) -> String {
    if format == ALL {
        return if name.ends_with(std::path::is_separator) { name.to_owned() } else { [name, "/"].concat() };
    }
    let has = PathBuf::from(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case(format));
    if has { name.to_owned() } else { [name, ".", format].concat() }
}

/// Whether a file is named as the menu names the workbook of a report, or a file to share.
pub(super) fn named_as_made(name: &str) -> bool {
    let report = name.strip_suffix(WORKBOOK).is_some_and(|stem| stem.contains(REPORT) || stem.contains(super::plan::PLAN));
    report || name.ends_with(SHARED)
}
