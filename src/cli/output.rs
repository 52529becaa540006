//! Writing results and findings.

use super::args::Globals;
use super::formats::{DOCUMENTS, FileFormat, of_ending};
use super::{Environment, Exit};
use crate::diagnostic::{self, Code, Diagnostic, RenderOptions, Severity};
use crate::disk;
use crate::report::{Document, Paper, TerminalOptions, docx, html, markdown, pdf, render};
use crate::say;
use crate::text::SourceMap;
use crate::words::Words;
use crate::write::NotWorkbook;
use clap::ArgMatches;
use std::io;
use std::path::{Path, PathBuf};

/// Width of what is not shown on a terminal.
const PIPED_WIDTH: u16 = 80;
/// Wider lines are hard to read, however wide the window is.
const WIDEST: u16 = 200;

/// Prints to standard output. A reader who has gone away is no mistake.
pub(super) fn print(environment: &mut Environment<'_>, text: &str) -> Exit {
    print_bytes(environment, text.as_bytes())
}

/// The same with what may be no text, such as a workbook.
pub(super) fn print_bytes(environment: &mut Environment<'_>, bytes: &[u8]) -> Exit {
    match environment.output.write_all(bytes).and_then(|()| environment.output.flush()) {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(_) => Exit::Output,
    }
}

/// Prints a line to standard error. Where that is closed there is nobody left to tell.
pub(super) fn tell(environment: &mut Environment<'_>, text: &str) {
    let _ = writeln!(environment.errors, "{text}");
}

/// Writes a result to a file, or prints it where none is named or the name is `-`.
pub(super) fn write(environment: &mut Environment<'_>, words: &Words, path: Option<&Path>, bytes: &[u8]) -> Exit {
    match path.filter(|path| path.as_os_str() != "-") {
        None => print_bytes(environment, bytes),
        Some(path) => match disk::write_atomically(path, bytes) {
            Ok(()) => Exit::Done,
            Err(error) => {
                let name = path.display().to_string();
                tell(environment, &say!(words, "cli-cannot-write", file = name, message = error.to_string()));
                Exit::Output
            }
        },
    }
}

/// A document as text, as wide as there is room.
pub(super) fn text(environment: &Environment<'_>, words: &Words, globals: &Globals, document: &Document, to_file: bool) -> String {
    let columns = if to_file { None } else { environment.columns };
    let width = globals.width.unwrap_or_else(|| columns.unwrap_or(PIPED_WIDTH).clamp(60, WIDEST));
    let colour = globals.colour.unwrap_or(environment.colour) && !to_file;
    render(document, TerminalOptions { width: usize::from(width), colour, plain: globals.plain }, words)
}

/// The format of documents that a flag names, else the one of the ending of a file; none where that is no document.
pub(super) fn document_format(flag: Option<&str>, path: Option<&Path>) -> Option<FileFormat> {
    match flag {
        Some(flag) => DOCUMENTS.into_iter().find(|format| format.word == flag),
        None => of_ending(&DOCUMENTS, path?),
    }
}

/// The format that the arguments name, else the one of the ending of the output file, else text.
pub(super) fn format(environment: &mut Environment<'_>, words: &Words, matches: &ArgMatches) -> Result<&'static str, Exit> {
    let target = target(matches);
    if let Some(asked) = matches.get_one::<String>("format") {
        let format = document_format(Some(asked), None).unwrap_or(DOCUMENTS[0]);
        let on_screen = environment.columns.is_some() && target.is_none_or(|target| target.as_os_str() == "-");
        if on_screen && format.binary() {
            tell(environment, &say!(words, "cli-no-text", format = format.word));
            return Err(Exit::Usage);
        }
        return Ok(format.word);
    }
    let Some(target) = target.filter(|target| target.extension().is_some()) else { return Ok(DOCUMENTS[0].word) };
    match of_ending(&DOCUMENTS, target) {
        Some(format) => Ok(format.word),
        None => {
            let ending = target.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
            tell(environment, &say!(words, "cli-unknown-ending", ending = ending));
            Err(Exit::Usage)
        }
    }
}

/// The file that the arguments name for the result.
pub(super) fn target(matches: &ArgMatches) -> Option<&Path> {
    matches.get_one::<PathBuf>("output").map(PathBuf::as_path)
}

/// A document in a format; what cannot be shown in it is told.
pub(super) fn formatted(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
    document: &Document,
    format: &str,
) -> Vec<u8> {
    match format {
        "html" => html(document, words).into_bytes(),
        "markdown" => markdown(document, words).into_bytes(),
        "pdf" => {
            let drawn = pdf(document, paper(matches), words);
            tell_without_font(environment, words, globals, "pdf", &drawn.missing);
            drawn.bytes
        }
        "docx" => {
            let drawn = docx(document, paper(matches), words);
            tell_without_font(environment, words, globals, "pictures", &drawn.missing);
            drawn.bytes
        }
        _ => text(environment, words, globals, document, target(matches).is_some()).into_bytes(),
    }
}

/// A workbook that was made; says why where it could not be.
pub(super) fn workbook(environment: &mut Environment<'_>, words: &Words, made: Result<Vec<u8>, NotWorkbook>) -> Result<Vec<u8>, Exit> {
    made.map_err(|_| {
        tell(environment, &say!(words, "write-not-workbook"));
        Exit::Output
    })
}

/// The paper that the arguments name.
pub(super) fn paper(matches: &ArgMatches) -> Paper {
    let asked = matches.try_get_one::<String>("paper").ok().flatten();
    Paper::ALL.iter().find(|(word, _)| asked.is_some_and(|asked| asked == word)).map_or(Paper::A4, |(_, paper)| *paper)
}

/// Nobody looks up more characters than this one by one.
const MOST_CHARACTERS: usize = 40;

/// Names the characters that no font has, in a PDF or in pictures.
pub(super) fn tell_without_font(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    place: &'static str,
    missing: &[char],
) {
    if missing.is_empty() {
        return;
    }
    let named = missing.iter().take(MOST_CHARACTERS).map(|c| format!("{c} (U+{:04X})", u32::from(*c)));
    let finding = Diagnostic::without_place(Code::WithoutFont)
        .with("count", missing.len())
        .with("characters", named.collect::<Vec<_>>().join(", "))
        .with("more", missing.len().saturating_sub(MOST_CHARACTERS))
        .with("where", place);
    let showing = Showing { from: Severity::Warning, short: false };
    let text = findings(environment, words, globals, &[finding], &SourceMap::default(), showing, true);
    let _ = write!(environment.errors, "{text}");
}

/// Writes a document in the format and to the place that the arguments name.
pub(super) fn document(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
    document: &Document,
) -> Exit {
    let format = match format(environment, words, matches) {
        Ok(format) => format,
        Err(exit) => return exit,
    };
    let target = target(matches);
    let bytes = formatted(environment, words, globals, matches, document, format);
    write(environment, words, target, &bytes)
}

/// Which findings are shown, and how.
#[derive(Clone, Copy)]
pub(super) struct Showing {
    /// The least grave ones that are shown.
    pub(super) from: Severity,
    /// Whether each is one line.
    pub(super) short: bool,
}

/// Nobody mends more than this in one go; the rest is counted.
const MOST_SHOWN: usize = 1_000;

/// Findings as text, in order.
pub(super) fn findings(
    environment: &Environment<'_>,
    words: &Words,
    globals: &Globals,
    findings: &[Diagnostic],
    sources: &SourceMap,
    showing: Showing,
    on_errors: bool,
) -> String {
    let colour = if on_errors { environment.colour_errors } else { environment.colour };
    let options = RenderOptions {
        width: usize::from(globals.width.or(environment.columns).unwrap_or(PIPED_WIDTH).clamp(60, WIDEST)),
        colour: globals.colour.unwrap_or(colour),
        short: showing.short || globals.plain,
    };
    let shown = || findings.iter().filter(|finding| finding.severity() >= showing.from);
    let mut parts: Vec<String> = shown().take(MOST_SHOWN).map(|finding| diagnostic::render(finding, sources, words, options)).collect();
    let more = shown().count().saturating_sub(MOST_SHOWN);
    if more > 0 {
        parts.push(say!(words, "cli-more-findings", count = more) + "\n");
    }
    parts.join(if options.short { "" } else { "\n" })
}
