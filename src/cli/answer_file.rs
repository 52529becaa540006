//! Answer files that commands write: in which format, and never over one that is there.

use super::output;
use super::session::Session;
use super::{Environment, Exit};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::disk::{Disk, WriteError};
use crate::library::Library;
use crate::model::Submission;
use crate::say;
use crate::words::Words;
use crate::write::{Blank, Guide, csv_form, csv_wide, json, toml, workbook, xlsform};
use std::path::Path;

/// A format that answers are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Toml,
    Json,
    /// A form, one row a question; several submissions make a wide table instead.
    Csv,
    /// A table with one row a submission.
    CsvWide,
    Workbook,
    XlsForm,
}

impl Format {
    /// All formats with the word that the command line knows them by, and the ending of their files.
    const ALL: [(&'static str, &'static str, Self); 6] = [
        ("toml", "toml", Self::Toml),
        ("json", "json", Self::Json),
        ("csv", "csv", Self::Csv),
        ("csv-wide", "csv", Self::CsvWide),
        ("xlsx", "xlsx", Self::Workbook),
        ("xlsform", "xlsx", Self::XlsForm),
    ];

    /// The words of some formats.
    pub(super) fn names(formats: &[Self]) -> Vec<&'static str> {
        Self::ALL.iter().filter(|(.., format)| formats.contains(format)).map(|(name, ..)| *name).collect()
    }

    pub(super) fn ending(self) -> &'static str {
        Self::ALL.iter().find(|(.., format)| *format == self).map_or("", |(_, ending, _)| ending)
    }

    /// The format that a flag names, else the one that the ending of the file tells of, else TOML.
    ///
    /// `more` are the endings of what the command can write besides answers, for its message.
    pub(super) fn chosen(
        environment: &mut Environment<'_>,
        words: &Words,
        flag: Option<&str>,
        path: Option<&Path>,
        more: &[String],
    ) -> Result<Self, Exit> {
        if let Some((.., format)) = flag.and_then(|flag| Self::ALL.iter().find(|(name, ..)| *name == flag)) {
            return Ok(*format);
        }
        let Some(ending) = path.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_ascii_lowercase()) else {
            return Ok(Self::Toml);
        };
        if let Some((.., format)) = Self::ALL.iter().find(|(_, known, _)| *known == ending) {
            return Ok(*format);
        }
        let all: Vec<&str> = [".toml", ".json", ".csv", ".xlsx"].into_iter().chain(more.iter().map(String::as_str)).collect();
        let all = all.join(", ");
        output::tell(environment, &say!(words, "files-unknown-ending", ending = ending, all = all));
        Err(Exit::Usage)
    }
}

/// A submission in a format; in TOML with the comments of a guide, in forms with every question that is asked.
pub(super) fn bytes(
    environment: &mut Environment<'_>,
    words: &Words,
    library: &Library,
    submission: &Submission,
    format: Format,
    guide: &Guide,
) -> Result<Vec<u8>, Exit> {
    let blank = Blank::of(library, words, submission);
    let mut refuse = |message: String| {
        output::tell(environment, &message);
        Exit::Output
    };
    Ok(match format {
        Format::Toml => toml(submission, guide).into_bytes(),
        Format::Json => json(submission).into_bytes(),
        Format::Csv => csv_form(submission, &blank.form()).into_bytes(),
        Format::CsvWide => csv_wide(std::slice::from_ref(submission)).into_bytes(),
        Format::Workbook => workbook(library, submission, words).map_err(|_| refuse(say!(words, "write-not-workbook")))?,
        Format::XlsForm => xlsform(library, &submission.questionnaire.id, words).map_err(|why| refuse(words.say(why.message(), &[])))?,
    })
}

/// Writes an answer file, or prints it where none is named. One that is there stays, unless it may be replaced; then the old
/// one is kept beside it.
pub(super) fn put(environment: &mut Environment<'_>, words: &Words, path: Option<&Path>, bytes: &[u8], replace: bool) -> Exit {
    let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
        return output::print_bytes(environment, bytes);
    };
    let written = if replace { Disk::new().replace(path, bytes) } else { Disk::new().write_new(path, bytes) };
    match written {
        Ok(()) => Exit::Done,
        Err(WriteError::Exists) => {
            output::tell(environment, &say!(words, "files-exists", file = path.display().to_string()));
            Exit::Output
        }
        Err(error) => {
            output::tell(environment, &error.told(words, path));
            Exit::Output
        }
    }
}

/// Errors that lose nothing: what they are about is kept as it was written, and written again.
const NOTHING_LOST: [Code; 10] = [
    Code::BadId,
    Code::EmptyText,
    Code::UnknownId,
    Code::AnswerKind,
    Code::AnswerRange,
    Code::EvidenceNotListed,
    Code::StateCode,
    Code::ClearanceMissing,
    Code::OfficeNotListed,
    Code::UnsettledConflict,
];

/// Whether writing the answers again would lose something that stands in the file.
pub(super) fn loses_something(session: &Session) -> bool {
    let errors = session.findings.iter().filter(|finding| finding.severity() == Severity::Error);
    session.unreadable || errors.clone().any(|finding| !NOTHING_LOST.contains(&finding.code) || is_of_definitions(session, finding))
}

/// Whether a finding stands in no answer file.
fn is_of_definitions(session: &Session, finding: &Diagnostic) -> bool {
    let file = finding.place.map(|place| place.file);
    file.is_none_or(|file| !session.files_of_answers.contains(&file))
}
