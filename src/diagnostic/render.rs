//! One renderer for findings.

use super::{Code, Diagnostic, Severity};
use crate::model::Place;
use crate::say;
use crate::text::{SourceFile, SourceMap, floor_char};
use crate::words::{Argument, Words};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// How findings are drawn.
#[derive(Debug, Clone, Copy)]
pub struct RenderOptions {
    /// Width of the output in columns.
    pub width: usize,
    /// Whether colour may be used.
    pub colour: bool,
    /// Whether excerpts are left out and each finding is one line.
    pub short: bool,
}

/// What a finding says, in words and without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is wrong.
    pub message: String,
    /// What stands under the place; may be empty.
    pub label: String,
    /// What to do; may be empty.
    pub help: String,
}

/// Says a finding in words.
#[must_use]
pub fn said(finding: &Diagnostic, words: &Words) -> Said {
    Said {
        message: words.say(finding.code.label(), &finding.arguments),
        label: words.try_say(&[finding.code.label(), ".label"].concat(), &finding.arguments).unwrap_or_default(),
        help: help(finding, words).unwrap_or_default(),
    }
}

/// Draws one finding: severity, code, words, place, excerpt, help. Ends with a line break.
#[must_use]
pub fn render(finding: &Diagnostic, sources: &SourceMap, words: &Words, options: RenderOptions) -> String {
    let message = words.say(finding.code.label(), &finding.arguments);
    let label = words.try_say(&[finding.code.label(), ".label"].concat(), &finding.arguments).unwrap_or_default();
    let help = help(finding, words);
    if options.short {
        return short(finding, sources, words, &message, help.as_deref());
    }
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(message.as_str()).id(finding.code.label()));
    let related_label = finding.related.map(|_| say!(words, "diagnostic-related"));
    if let Some((file, address)) = finding.place.and_then(|place| cell(sources, place)) {
        // The text of a table stands in no file that a reader could open at a line, so no excerpt of it is shown.
        group = group.element(Origin::path([file, ", ", address].concat()));
        group = group.elements((!label.is_empty()).then(|| Level::NOTE.message(label.as_str())));
    } else if let Some((place, file)) = finding.place.and_then(|place| sources.file(place.file).map(|file| (place, file))) {
        group = group.element(snippet(AnnotationKind::Primary, place, file, &label));
        if let (Some(related), Some(text)) = (finding.related, &related_label)
            && let Some(file) = sources.file(related.file)
        {
            group = group.element(snippet(AnnotationKind::Context, related, file, text));
        }
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(options.width);
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

/// A closing line that counts findings.
#[must_use]
pub fn summary_line(findings: &[Diagnostic], files: usize, words: &Words) -> String {
    let count = |severity| findings.iter().filter(|f| f.severity() == severity).count();
    say!(
        words,
        "check-summary",
        errors = count(Severity::Error),
        warnings = count(Severity::Warning),
        notes = count(Severity::Note),
        files = files,
    )
}

/// Name of the file and address of the cell, where a place is one.
fn cell(sources: &SourceMap, place: Place) -> Option<(&str, &str)> {
    let address = sources.address(place)?;
    sources.file(place.file).map(|file| (file.name.as_str(), address))
}

fn help(finding: &Diagnostic, words: &Words) -> Option<String> {
    if let Some(nearest) = &finding.nearest {
        return Some(say!(words, "diagnostic-nearest", name = nearest.as_str()));
    }
    let mut arguments: Vec<(&str, Argument)> = finding.arguments.clone();
    arguments.push(("code", finding.code.label().into()));
    words.try_say(&[finding.code.label(), ".help"].concat(), &arguments)
}

fn short(finding: &Diagnostic, sources: &SourceMap, words: &Words, message: &str, help: Option<&str>) -> String {
    let severity = severity_word(finding.code, words);
    let code = finding.code.label();
    if let Some((file, address)) = finding.place.and_then(|place| cell(sources, place)) {
        let help = help.map(|help| [" (", help, ")"].concat()).unwrap_or_default();
        return format!("{file}: {address}: {severity}[{code}]: {message}{help}\n");
    }
    let mut line = match finding.place.and_then(|place| sources.file(place.file).map(|file| (place, file))) {
        Some((place, file)) => {
            let at = sources.line_column(place);
            format!("{}:{}:{}: {severity}[{code}]: {message}", file.name, at.line, at.column)
        }
        None => format!("{severity}[{code}]: {message}"),
    };
    if let Some(help) = help {
        line.push_str(" (");
        line.push_str(help);
        line.push(')');
    }
    line.push('\n');
    line
}

fn severity_word(code: Code, words: &Words) -> String {
    words.say(
        match code.severity() {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        },
        &[],
    )
}

/// The lines around a place with the place underlined: inside the text, on character boundaries, and on one line even where
/// it would be a page. Only these lines are handed over, so that a long file costs no more than a short one.
fn snippet<'a>(kind: AnnotationKind, place: Place, file: &'a SourceFile, label: &'a str) -> Snippet<'a, Annotation<'a>> {
    let start = floor_char(&file.text, place.start as usize);
    let mut end = floor_char(&file.text, place.end as usize).max(start);
    if let Some(line) = file.text[start..end].find('\n') {
        end = start + line;
    }
    let (line, from, text) = file.lines_around(start, end);
    Snippet::source(text).path(file.name.as_str()).line_start(line).annotation(kind.span(start - from..end - from).label(label))
}
