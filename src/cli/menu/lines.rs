//! The menu in numbered lines, for terminals that have no full screen and for readers of screens.

use super::face::{Check, Face, Page, Stop};
use crate::ask::line::Talk;
use crate::say;
use crate::screen::Item;
use std::io::BufReader;

/// Width of lines where no terminal says another, in columns.
pub(super) const WIDTH: u16 = 80;

/// What goes back, in lines.
const BACK: &str = "-";
/// Marks what is ticked, and what holds now.
const MARK: &str = "*";

/// Talks with the user; one byte at a time is read, so that no line is lost with the reader.
fn talk<T>(face: &mut Face<'_, '_>, act: impl FnOnce(&mut Talk<'_>) -> std::io::Result<T>) -> Result<T, Stop> {
    let width = usize::from(face.environment.columns.unwrap_or(WIDTH).clamp(20, 200));
    let mut reader = BufReader::with_capacity(1, &mut *face.environment.input);
    let mut talk = Talk::new(&mut reader, &mut *face.environment.output, face.words, width, false);
    act(&mut talk).map_err(Stop::Failed)
}

fn heard(face: &mut Face<'_, '_>, prompt: &str) -> Result<String, Stop> {
    talk(face, |talk| talk.ask(prompt))?.ok_or(Stop::Closed)
}

fn say_lines(face: &mut Face<'_, '_>, text: &str) -> Result<(), Stop> {
    if text.is_empty() { Ok(()) } else { talk(face, |talk| talk.say(text)) }
}

/// Writes the items, each with its number, and gives back those that can be chosen.
fn write_items<'p>(face: &mut Face<'_, '_>, page: &'p Page, ticked: &[String]) -> Result<Vec<&'p Item>, Stop> {
    say_lines(face, "\n")?;
    say_lines(face, &page.notice)?;
    say_lines(face, &page.title)?;
    say_lines(face, &page.prompt)?;
    let mut choosable = Vec::new();
    for item in &page.items {
        if !item.is_choosable() {
            say_lines(face, &item.label)?;
            continue;
        }
        choosable.push(item);
        let mark = if item.current || ticked.contains(&item.id) { MARK } else { "" };
        let parts = [mark, item.label.as_str(), item.right.as_str()];
        let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        say_lines(face, &format!("{:>3}. {}", choosable.len(), told.join("  ")))?;
    }
    Ok(choosable)
}

/// The item of a number, or of its key.
fn found<'p>(items: &[&'p Item], typed: &str) -> Option<&'p Item> {
    let by_number = typed.parse::<usize>().ok().and_then(|number| items.get(number.checked_sub(1)?));
    let by_key = || items.iter().find(|item| item.shortcut.is_some_and(|key| key.to_string().eq_ignore_ascii_case(typed)));
    by_number.or_else(by_key).copied()
}

pub(super) fn choose(face: &mut Face<'_, '_>, page: &Page) -> Result<Option<String>, Stop> {
    let words = face.words;
    let items = write_items(face, page, &[])?;
    loop {
        let typed = heard(face, &say!(words, "menu-lines-choose"))?;
        if typed == BACK {
            return Ok(None);
        }
        if let Some(item) = typed.strip_prefix('?').and_then(|rest| found(&items, rest.trim())) {
            let detail = if item.detail.is_empty() { item.label.clone() } else { item.detail.clone() };
            say_lines(face, &detail)?;
            continue;
        }
        match found(&items, &typed) {
            Some(item) => return Ok(Some(item.id.clone())),
            None => say_lines(face, &say!(words, "menu-lines-no-item", typed = typed, count = items.len()))?,
        }
    }
}

pub(super) fn tick(face: &mut Face<'_, '_>, page: &Page) -> Result<Option<Vec<String>>, Stop> {
    let words = face.words;
    let first: Vec<String> = page.items.iter().filter(|item| item.ticked).map(|item| item.id.clone()).collect();
    let items = write_items(face, page, &first)?;
    loop {
        let typed = heard(face, &say!(words, "menu-lines-tick"))?;
        if typed == BACK {
            return Ok(None);
        }
        if typed.is_empty() {
            return Ok(Some(first));
        }
        let numbers: Vec<&str> = typed.split([' ', ',', ';']).filter(|part| !part.is_empty()).collect();
        let wanted: Vec<String> = numbers.iter().filter_map(|number| found(&items, number)).map(|item| item.id.clone()).collect();
        if wanted.len() == numbers.len() {
            return Ok(Some(wanted));
        }
        say_lines(face, &say!(words, "menu-lines-no-item", typed = typed, count = items.len()))?;
    }
}

pub(super) fn ask(face: &mut Face<'_, '_>, prompt: &str, initial: &str, check: Check<'_>) -> Result<Option<String>, Stop> {
    let words = face.words;
    loop {
        let prompt = match initial {
            "" => say!(words, "menu-lines-ask", prompt = prompt),
            initial => say!(words, "menu-lines-ask-default", prompt = prompt, default = initial),
        };
        let typed = heard(face, &prompt)?;
        if typed == BACK {
            return Ok(None);
        }
        let text = if typed.is_empty() { initial.to_owned() } else { typed };
        match check(&text) {
            None => return Ok(Some(text)),
            Some(wrong) => say_lines(face, &wrong)?,
        }
    }
}

pub(super) fn confirm(face: &mut Face<'_, '_>, question: &str, default: bool) -> Result<bool, Stop> {
    let words = face.words;
    let (yes, no) = (say!(words, "screen-confirm-yes-key"), say!(words, "screen-confirm-no-key"));
    let typed = heard(face, &say!(words, "menu-lines-confirm", question = question, yes = yes.as_str(), no = no.as_str()))?.to_lowercase();
    Ok(if typed.is_empty() { default } else { typed.starts_with(yes.as_str()) })
}

pub(super) fn read(face: &mut Face<'_, '_>, notice: &str, text: &str) -> Result<(), Stop> {
    let words = face.words;
    say_lines(face, "\n")?;
    say_lines(face, text)?;
    say_lines(face, notice)?;
    heard(face, &say!(words, "menu-lines-go-on")).map(|_| ())
}
