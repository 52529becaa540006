//! The formats of a report: one table, which the flag, the endings of files and the folder of all formats come from.

use super::args::Globals;
use super::output;
use super::{Environment, Exit};
use crate::disk::{self, Disk};
use crate::report::{
    Comparing, Depth, Document, Subject, comparison_csv, comparison_json, comparison_report, comparison_workbook, gap_report, nodes_csv,
    score_json, workbook,
};
use crate::say;
use crate::words::Words;
use crate::write::NotWorkbook;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// A format of the report.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct ReportFormat {
    /// The word that the command line knows it by.
    pub(super) word: &'static str,
    /// Endings of its files; the first one is that of the file in the folder of all formats.
    endings: &'static [&'static str],
    content: Content,
}

/// What a format shows.
#[derive(Clone, Copy, PartialEq)]
enum Content {
    /// The gap report as a document.
    Document,
    /// The figures as JSON.
    Figures,
    /// The nodes as a table of text.
    Nodes,
    /// The figures, answers and charts as a workbook.
    Workbook,
}

/// All formats; one line here makes a format one of the flag and of the folder.
const FORMATS: [ReportFormat; 8] = [
    ReportFormat { word: "text", endings: &["txt", "text"], content: Content::Document },
    ReportFormat { word: "html", endings: &["html", "htm"], content: Content::Document },
    ReportFormat { word: "markdown", endings: &["md", "markdown"], content: Content::Document },
    ReportFormat { word: "pdf", endings: &["pdf"], content: Content::Document },
    ReportFormat { word: "docx", endings: &["docx"], content: Content::Document },
    ReportFormat { word: "json", endings: &["json"], content: Content::Figures },
    ReportFormat { word: "csv", endings: &["csv"], content: Content::Nodes },
    ReportFormat { word: "xlsx", endings: &["xlsx"], content: Content::Workbook },
];

/// The words of all formats.
pub(super) fn words_of_formats() -> [&'static str; FORMATS.len()] {
    FORMATS.map(|format| format.word)
}

/// What is to be written.
pub(super) enum Wanted {
    /// One format, into a file or to standard output.
    One(ReportFormat),
    /// Several into a folder.
    Folder(Vec<ReportFormat>),
}

/// What the arguments ask for; says what is wrong with them and how the command ends.
pub(super) fn wanted(environment: &mut Environment<'_>, words: &Words, matches: &ArgMatches) -> Result<Wanted, Exit> {
    let target = output::target(matches).filter(|path| path.as_os_str() != "-");
    let asked: Vec<&String> = matches.get_many::<String>("format").into_iter().flatten().collect();
    let named: Vec<ReportFormat> = FORMATS.into_iter().filter(|format| asked.iter().any(|word| *word == format.word)).collect();
    if let Some(folder) = target.filter(|path| names_folder(path)) {
        if !disk::is_folder(folder) && disk::is_file(Path::new(folder.to_string_lossy().trim_end_matches(std::path::is_separator))) {
            output::tell(environment, &say!(words, "report-not-a-folder", folder = folder.display().to_string()));
            return Err(Exit::Usage);
        }
        return Ok(Wanted::Folder(if named.is_empty() { FORMATS.to_vec() } else { named }));
    }
    let chosen = match (named.as_slice(), target.and_then(Path::extension)) {
        ([_, _, ..], _) => {
            output::tell(environment, &say!(words, "report-several-need-folder", count = named.len()));
            return Err(Exit::Usage);
        }
        ([one], _) => *one,
        ([], None) => FORMATS[0],
        ([], Some(ending)) => match FORMATS.iter().find(|format| format.endings.iter().any(|known| ending.eq_ignore_ascii_case(known))) {
            Some(found) => *found,
            None => {
                let all: Vec<String> = FORMATS.iter().map(|format| [".", format.endings[0]].concat()).collect();
                let ending = ending.to_string_lossy().to_ascii_lowercase();
                output::tell(environment, &say!(words, "report-unknown-ending", ending = ending, all = all.join(", ")));
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

impl ReportFormat {
    /// Whether its bytes are no text.
    fn binary(self) -> bool {
        self.content == Content::Workbook || output::NO_TEXT.contains(&self.word)
    }

    /// Whether it shows the report as a document.
    fn is_document(self) -> bool {
        self.content == Content::Document
    }

    /// The report in this format, from a document where it is made already.
    fn bytes(self, environment: &mut Environment<'_>, making: &Making<'_>, document: Option<&Document>) -> Result<Vec<u8>, Exit> {
        let Making { words, globals, matches, what } = *making;
        Ok(match self.content {
            Content::Figures => what.figures().into_bytes(),
            Content::Nodes => what.table().into_bytes(),
            Content::Workbook => what.workbook().map_err(|_| {
                output::tell(environment, &say!(words, "write-not-workbook"));
                Exit::Output
            })?,
            Content::Document => {
                let own = if document.is_none() { Some(what.document()) } else { None };
                document
                    .or(own.as_ref())
                    .map_or_else(Vec::new, |document| output::formatted(environment, words, globals, matches, document, self.word))
            }
        })
    }
}

/// What a report is made from, and how.
#[derive(Clone, Copy)]
pub(super) struct Making<'m> {
    pub(super) words: &'m Words,
    pub(super) globals: &'m Globals,
    pub(super) matches: &'m ArgMatches,
    pub(super) what: What<'m>,
}

/// Which report it is.
#[derive(Clone, Copy)]
pub(super) enum What<'m> {
    /// The gap report of one assessment, and how much it tells.
    Gaps(Subject<'m>, Depth),
    /// The report of several beside each other.
    Comparison(Comparing<'m>),
}

impl What<'_> {
    fn document(self) -> Document {
        match self {
            Self::Gaps(subject, depth) => gap_report(subject, depth),
            Self::Comparison(comparing) => comparison_report(comparing),
        }
    }

    fn figures(self) -> String {
        match self {
            Self::Gaps(subject, _) => score_json(subject),
            Self::Comparison(comparing) => comparison_json(comparing),
        }
    }

    fn table(self) -> String {
        match self {
            Self::Gaps(subject, _) => nodes_csv(subject),
            Self::Comparison(comparing) => comparison_csv(comparing),
        }
    }

    fn workbook(self) -> Result<Vec<u8>, NotWorkbook> {
        match self {
            Self::Gaps(subject, _) => workbook(subject),
            Self::Comparison(comparing) => comparison_workbook(comparing),
        }
    }
}

/// Writes the report as the arguments ask; `file` is the answer file that it is made of.
pub(super) fn write(environment: &mut Environment<'_>, making: &Making<'_>, wanted: &Wanted, file: &Path) -> Exit {
    let target = output::target(making.matches);
    match wanted {
        Wanted::One(format) => {
            // A report over the answers that it is made of would be the end of them.
            if target.is_some_and(|target| disk::is_same_file(target, file)) {
                output::tell(environment, &say!(making.words, "report-over-answers", file = file.display().to_string()));
                return Exit::Usage;
            }
            match format.bytes(environment, making, None) {
                Ok(bytes) => output::write(environment, making.words, target, &bytes),
                Err(exit) => exit,
            }
        }
        Wanted::Folder(formats) => folder(environment, making, formats, target.unwrap_or(Path::new(".")), &stem(file)),
    }
}

/// Writes the report of several answer files; in a folder its files are called by `stem`.
pub(super) fn write_of_several(
    environment: &mut Environment<'_>,
    making: &Making<'_>,
    wanted: &Wanted,
    files: &[PathBuf],
    stem: &str,
) -> Exit {
    let target = output::target(making.matches);
    match wanted {
        Wanted::One(format) => {
            if let Some(file) = files.iter().find(|file| target.is_some_and(|target| disk::is_same_file(target, file))) {
                output::tell(environment, &say!(making.words, "compare-over-answers", file = file.display().to_string()));
                return Exit::Usage;
            }
            match format.bytes(environment, making, None) {
                Ok(bytes) => output::write(environment, making.words, target, &bytes),
                Err(exit) => exit,
            }
        }
        Wanted::Folder(formats) => folder(environment, making, formats, target.unwrap_or(Path::new(".")), stem),
    }
}

/// The name of the reports without the ending: that of the answer file, with a word that keeps them apart from answer files.
fn stem(file: &Path) -> String {
    const REPORT: &str = "report";
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).filter(|stem| stem != "-");
    stem.map_or_else(|| REPORT.to_owned(), |stem| [&stem, "-", REPORT].concat())
}

/// Makes all formats in memory, then writes them together.
fn folder(environment: &mut Environment<'_>, making: &Making<'_>, formats: &[ReportFormat], folder: &Path, stem: &str) -> Exit {
    let Making { words, globals, what, .. } = *making;
    let document = formats.iter().any(|format| format.is_document()).then(|| what.document());
    let mut files = Vec::new();
    for format in formats {
        match format.bytes(environment, making, document.as_ref()) {
            Ok(bytes) => files.push(([stem, ".", format.endings[0]].concat(), bytes)),
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
