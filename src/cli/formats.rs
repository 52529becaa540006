//! Formats of what commands write: one table, which the flag, the endings of files and the folder of all formats come from.

use super::args::Globals;
use super::output;
use super::session::Session;
use super::{Environment, Exit};
use crate::disk::{self, Disk};
use crate::say;
use crate::words::Words;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileFormat {
    /// The word that the command line knows it by.
    pub(super) word: &'static str,
    /// Endings of its files; the first one is that of the file in the folder of all formats.
    endings: &'static [&'static str],
    pub(super) content: Content,
}

/// What a format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// A report as a document.
    Document,
    /// The figures as JSON.
    Figures,
    /// A table of text.
    Table,
    /// Figures and charts as a workbook.
    Workbook,
    /// Activities as aid registers take them in.
    Activities,
}

const TEXT: FileFormat = FileFormat { word: "text", endings: &["txt", "text"], content: Content::Document };
const HTML: FileFormat = FileFormat { word: "html", endings: &["html", "htm"], content: Content::Document };
const MARKDOWN: FileFormat = FileFormat { word: "markdown", endings: &["md", "markdown"], content: Content::Document };
const PDF: FileFormat = FileFormat { word: "pdf", endings: &["pdf"], content: Content::Document };
const DOCX: FileFormat = FileFormat { word: "docx", endings: &["docx"], content: Content::Document };
const JSON: FileFormat = FileFormat { word: "json", endings: &["json"], content: Content::Figures };
const CSV: FileFormat = FileFormat { word: "csv", endings: &["csv"], content: Content::Table };
const XLSX: FileFormat = FileFormat { word: "xlsx", endings: &["xlsx"], content: Content::Workbook };
const IATI: FileFormat = FileFormat { word: "iati", endings: &["xml"], content: Content::Activities };

/// The formats of what is only text, without figures.
pub(super) const DOCUMENTS: [FileFormat; 5] = [TEXT, HTML, MARKDOWN, PDF, DOCX];
/// The formats of a report.
pub(super) const REPORTS: [FileFormat; 8] = [TEXT, HTML, MARKDOWN, PDF, DOCX, JSON, CSV, XLSX];
/// The formats of a plan, beside the file in which it is kept.
pub(super) const PLANS: [FileFormat; 9] = [TEXT, HTML, MARKDOWN, PDF, DOCX, JSON, CSV, XLSX, IATI];

/// The words of these formats.
pub(super) fn words_of<const COUNT: usize>(formats: [FileFormat; COUNT]) -> [&'static str; COUNT] {
    formats.map(|format| format.word)
}

/// The format of these whose files have the ending of a path; none where it has another ending, or none.
pub(super) fn of_ending(formats: &[FileFormat], path: &Path) -> Option<FileFormat> {
    let ending = path.extension()?;
    formats.iter().find(|format| format.endings.iter().any(|known| ending.eq_ignore_ascii_case(known))).copied()
}

/// The endings of these formats as a message names them, one for each.
pub(super) fn endings(formats: &[FileFormat]) -> Vec<String> {
    formats.iter().map(|format| [".", format.endings[0]].concat()).collect()
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One format, into a file or to standard output.
    One(FileFormat),
    /// Several into a folder; whether they were named.
    Folder(Vec<FileFormat>, bool),
}

impl Wanted {
    /// Whether a format with this content is among them.
    pub(super) fn has(&self, content: Content) -> bool {
        match self {
            Self::One(format) => format.content == content,
            Self::Folder(formats, _) => formats.iter().any(|format| format.content == content),
        }
    }
}

/// What the arguments ask for out of these formats; says what is wrong with them and how the command ends.
pub(super) fn wanted(
    environment: &mut Environment<'_>,
    words: &Words,
    matches: &ArgMatches,
    formats: &[FileFormat],
) -> Result<Wanted, Exit> {
    let target = output::target(matches).filter(|path| path.as_os_str() != "-");
    let asked: Vec<&String> = matches.get_many::<String>("format").into_iter().flatten().collect();
    let named: Vec<FileFormat> = formats.iter().copied().filter(|format| asked.iter().any(|word| *word == format.word)).collect();
    if let Some(folder) = target.filter(|path| names_folder(path)) {
        if !disk::is_folder(folder) && disk::is_file(Path::new(folder.to_string_lossy().trim_end_matches(std::path::is_separator))) {
            output::tell(environment, &say!(words, "report-not-a-folder", folder = folder.display().to_string()));
            return Err(Exit::Usage);
        }
        return Ok(if named.is_empty() { Wanted::Folder(formats.to_vec(), false) } else { Wanted::Folder(named, true) });
    }
    let chosen = match (named.as_slice(), target.filter(|target| target.extension().is_some())) {
        ([_, _, ..], _) => {
            output::tell(environment, &say!(words, "report-several-need-folder", count = named.len()));
            return Err(Exit::Usage);
        }
        ([one], _) => *one,
        ([], None) => formats[0],
        ([], Some(target)) => match of_ending(formats, target) {
            Some(found) => found,
            None => {
                let ending = target.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
                output::tell(environment, &say!(words, "report-unknown-ending", ending = ending, all = endings(formats).join(", ")));
                return Err(Exit::Usage);
            }
        },
    };
    if target.is_none() && chosen.binary() && environment.columns.is_some() {
        output::tell(environment, &say!(words, "cli-no-text", format = chosen.word));
        return Err(Exit::Usage);
    }
    Ok(Wanted::One(chosen))
}

/// Whether a path is meant as a folder: it ends as one, or it is one.
fn names_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(std::path::is_separator) || disk::is_folder(path)
}

impl FileFormat {
    /// Whether its bytes are no text.
    pub(super) fn binary(self) -> bool {
        matches!(self.content, Content::Workbook) || self == PDF || self == DOCX
    }
}

/// Makes a format; says how the command ends where that cannot be.
pub(super) type Make<'m> = dyn FnMut(&mut Environment<'_>, FileFormat) -> Result<Vec<u8>, Exit> + 'm;

/// Where what is made goes, and over which files it must not go.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) words: &'p Words,
    pub(super) globals: &'p Globals,
    pub(super) matches: &'p ArgMatches,
    /// Files that it is made of, the answer file first.
    pub(super) sources: &'p [&'p Path],
    /// The word that keeps its files apart from answer files in a folder.
    pub(super) word: &'static str,
}

/// Makes and writes what the arguments ask for.
pub(super) fn write(environment: &mut Environment<'_>, place: Place<'_>, wanted: &Wanted, make: &mut Make<'_>) -> Exit {
    let target = output::target(place.matches);
    let written = match wanted {
        Wanted::One(format) => target.map_or(Ok(()), |target| spare(environment, place, target)).and_then(|()| make(environment, *format)),
        Wanted::Folder(formats, _) => return folder(environment, place, formats, target.unwrap_or(Path::new(".")), make),
    };
    match written {
        Ok(bytes) => output::write(environment, place.words, target, &bytes),
        Err(exit) => exit,
    }
}

/// Refuses to write over what people wrote: the files that the result is made of, and other answers.
fn spare(environment: &mut Environment<'_>, place: Place<'_>, target: &Path) -> Result<(), Exit> {
    let words = place.words;
    let file = target.display().to_string();
    let refused = if place.sources.iter().any(|source| disk::is_same_file(target, source)) {
        say!(words, "report-over-answers", file = file)
    } else if disk::is_file(target) && holds_answers(environment, target) {
        say!(words, "report-over-others", file = file)
    } else {
        return Ok(());
    };
    output::tell(environment, &refused);
    Err(Exit::Usage)
}

/// Whether a file holds answers that can be read. A result of before holds none.
fn holds_answers(environment: &mut Environment<'_>, path: &Path) -> bool {
    let mut session = Session::default();
    session.read_path(environment, path);
    !session.answers.is_empty() && !session.has_errors() && !session.unreadable
}

/// The name of the files without the ending: that of the answer file, with a word that keeps them apart from answer files.
fn stem(place: Place<'_>) -> String {
    let file = place.sources.first().and_then(|file| file.file_stem());
    let stem = file.map(|stem| stem.to_string_lossy().into_owned()).filter(|stem| stem != "-");
    stem.map_or_else(|| place.word.to_owned(), |stem| [&stem, "-", place.word].concat())
}

/// Makes all formats in memory, then writes them together.
fn folder(environment: &mut Environment<'_>, place: Place<'_>, formats: &[FileFormat], folder: &Path, make: &mut Make<'_>) -> Exit {
    let Place { words, globals, .. } = place;
    let stem = stem(place);
    let mut files = Vec::new();
    for format in formats {
        let name = [stem.as_str(), ".", format.endings[0]].concat();
        let path: PathBuf = folder.join(&name);
        match spare(environment, place, &path).and_then(|()| make(environment, *format)) {
            Ok(bytes) => files.push((name, bytes)),
            Err(exit) => return exit,
        }
    }
    let made = super::keep::make_folder(environment, words, folder);
    if made != Exit::Done {
        return made;
    }
    if let Err(error) = Disk::new().write_several(folder, &files) {
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        output::tell(environment, &error.told(words, &names));
        return Exit::Output;
    }
    if !globals.quiet {
        let folder = folder.display().to_string();
        output::tell(environment, &say!(words, "report-folder-written", count = files.len(), folder = folder));
    }
    Exit::Done
}
