//! Files to checked values: TOML, JSON and CSV in, definitions and submissions out, with everything that is wrong on the way.
//!
//! This room opens no file; text comes in through the source map. Raw tables live here alone.

mod answers;
mod assessment;
mod built_in;
mod collected;
mod csv;
mod definitions;
mod format;
mod json;
mod kept_plan;
mod mapping;
mod plain;
mod recognized;
mod record;
mod tree;
mod workbook;

pub use self::csv::{csv, csv_cells, csv_headings, csv_rows, is_wide};
pub use assessment::{looks_shared, shared_assessment};
pub use built_in::BUILT_IN;
pub use collected::{Export, collected, looks_collected, register_beside};
pub use format::Format;
pub use json::{FlatValue, flat_object, json, json_line};
pub use kept_plan::kept_plan;
pub use mapping::{CellsIn, ChosenColumn, HeadOf, Holds, MappedQuestion, MappedTable, MappedWord, Mapping, Meaning, NodeFigure, mapping};
pub use plain::{NextPlain, PlainAnswer, PlainAnswers, PlainFile, PlainValue, plain_file};
pub use recognized::{Kind, Recognized, recognized};
pub use workbook::workbook;

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Definitions, GivenSubmission};
use crate::model::{KeptPlan, Place};
use crate::text::{SourceMap, nearest};
use std::borrow::Cow;
use tree::Entry;

/// What a file turned out to be.
#[derive(Debug)]
pub enum Content {
    /// Definitions; they were added to those handed in.
    Definitions,
    /// Answers.
    Answers(Box<GivenSubmission>),
    /// A kept plan; what is wrong with it was told.
    Plan(Box<KeptPlan>),
    /// What the columns of a table mean, or which columns of figures come out; what is wrong with it was told. None where it is of another
    /// format.
    Mapping(Option<Box<Mapping>>),
    /// None of these.
    Unknown,
}

/// Adds the definitions that are part of the program.
///
/// They are read on two threads, since this is most of what the program does before a first line comes out; what is
/// found is put together in the order of the files, so that nothing depends on which thread was faster.
pub fn built_in(sources: &mut SourceMap, definitions: &mut Definitions, findings: &mut Vec<Diagnostic>) {
    let files: Vec<(u32, &'static str)> =
        BUILT_IN.iter().map(|(name, text)| (sources.add(["built-in/", name].concat(), Cow::Borrowed(text), true), *text)).collect();
    let (first, second) = files.split_at(half(&files));
    let (here, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| read_all(second));
        (read_all(first), other.join())
    });
    // A thread that could not finish is made up for here, where a panic would be told as such.
    for (read, found) in [here, other.unwrap_or_else(|_| read_all(second))] {
        definitions.append(read);
        findings.extend(found);
    }
}

fn read_all(files: &[(u32, &'static str)]) -> (Definitions, Vec<Diagnostic>) {
    let (mut read, mut findings) = (Definitions::default(), Vec::new());
    for (file, text) in files {
        let entries = tree::parse(text, *file, &mut findings);
        definitions::read(entries, whole(*file, text), true, &mut read, &mut findings);
    }
    (read, findings)
}

/// Where to split the files so that both parts hold about as much text.
fn half(files: &[(u32, &'static str)]) -> usize {
    let whole: usize = files.iter().map(|(_, text)| text.len()).sum();
    let mut so_far = 0;
    files
        .iter()
        .position(|(_, text)| {
            so_far += text.len();
            so_far * 2 > whole
        })
        .unwrap_or(files.len())
}

/// Reads a text that is definitions, which are added, answers, a kept plan or a mapping file.
///
/// It is answers where it has a `[submission]` or an `[answers]` table, a mapping file where it has a `[mapping]` or a `[[column]]` table, a plan where it has a `[plan]` or an `[[item]]` table and none of
/// those of definitions.
pub fn text(name: &str, text: &str, sources: &mut SourceMap, definitions: &mut Definitions, findings: &mut Vec<Diagnostic>) -> Content {
    let file = sources.add(name.to_owned(), Cow::Owned(text.to_owned()), false);
    let before = findings.len();
    let entries = tree::parse(text, file, findings);
    let after = findings.len();
    let content = content(text, file, entries, definitions, findings);
    if after > before {
        // What follows from a mistake of syntax is noise beside it.
        findings.truncate(after);
    }
    content
}

fn content(text: &str, file: u32, entries: Vec<Entry<'_>>, definitions: &mut Definitions, findings: &mut Vec<Diagnostic>) -> Content {
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    if has("submission") || has("answers") || has("respondent") || has("evidence") {
        return Content::Answers(Box::new(answers::read(entries, whole(file, text), findings)));
    }
    // Mapping files have questions as definitions have them, so they are looked for first.
    if mapping::TABLES.iter().any(|table| has(table)) {
        return Content::Mapping(mapping::read(entries, whole(file, text), findings).map(Box::new));
    }
    if entries.iter().any(|entry| definitions::TABLES.contains(&entry.key.as_ref()) && entry.key != "format") {
        definitions::read(entries, whole(file, text), false, definitions, findings);
        return Content::Definitions;
    }
    if kept_plan::TABLES.iter().any(|table| has(table)) {
        return Content::Plan(Box::new(kept_plan::read(entries, whole(file, text), findings)));
    }
    findings.push(unknown_file(&entries, file));
    Content::Unknown
}

fn unknown_file(entries: &[Entry<'_>], file: u32) -> Diagnostic {
    let first = entries.iter().find(|entry| entry.key != "format");
    let place = first.map_or(Place { file, start: 0, end: 0 }, |entry| entry.key_place);
    let tables = definitions::TABLES.into_iter().chain(["submission", "answers"]).chain(kept_plan::TABLES).chain(mapping::TABLES);
    Diagnostic::new(Code::UnknownFile, place)
        .with("key", first.map_or("", |entry| entry.key.as_ref()))
        .nearest(first.and_then(|entry| nearest(&entry.key, tables)))
}

fn whole(file: u32, text: &str) -> Place {
    Place { file, start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX).min(1) }
}
