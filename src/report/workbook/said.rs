//! The sheets of text: the summary with the way to the other sheets, what is not known, and the notice.

use super::book::{Book, Line};
use crate::report::document::{Block, Cell, ColumnKind, Document, Row};
use crate::report::gap_report;
use crate::say;
use crate::words::Words;
use rust_xlsxwriter::XlsxError;

/// What the report is about, what it says in brief, and what each sheet holds.
pub(super) fn summary(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let words = book.subject.words;
    let mut lines: Vec<Line> = book.opening.facts.iter().map(|(label, text)| Line::Pair(label.clone(), text.clone())).collect();
    lines.extend(told(rows_as_text(gap_report::summary(&book.subject), words), words));
    lines.push(Line::Heading(1, say!(words, "xlsx-contents")));
    lines.extend(book.contents.iter().map(|(name, note)| Line::Sheet(name.clone(), note.clone())));
    book.text("xlsx-summary", "xlsx-summary-note", &lines)
}

pub(super) fn not_known(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let lines = told(gap_report::unknowns(&book.subject), book.subject.words);
    book.text("xlsx-unknowns", "xlsx-unknowns-note", &lines)
}

/// The notice, then every fingerprint in full.
pub(super) fn notice(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (words, library) = (book.subject.words, book.subject.library);
    let mut lines = told(gap_report::notice(&book.subject), words);
    lines.push(Line::Heading(1, say!(words, "report-label-fingerprints")));
    let named = library.fingerprints().named().map(|(name, print)| Line::Pair(name.to_owned(), print.to_owned()));
    lines.extend(named);
    book.text("xlsx-notice", "xlsx-notice-note", &lines)
}

/// The same with each row of its tables as a line, for a sheet of text.
fn rows_as_text(mut document: Document, words: &Words) -> Document {
    for block in &mut document.blocks {
        let Block::Table(table) = &*block else { continue };
        let line = |row: &Row| {
            let cells = row.cells.iter().zip(&table.columns).filter(|(_, column)| column.title != say!(words, "column-position"));
            let told = cells.filter_map(|(cell, column)| match cell {
                Cell::Text(text) if column.kind == ColumnKind::Text => Some(text.clone()),
                Cell::Text(text) => Some(say!(words, "xlsx-used", label = &column.title, text = text)),
                _ => None,
            });
            let told = told.collect::<Vec<String>>().join(&say!(words, "list-comma"));
            [told, row.remark.clone()].join(". ")
        };
        *block = Block::Steps(table.rows.iter().map(line).collect());
    }
    document
}

/// The texts of a chapter; its tables and charts have sheets of their own.
pub(super) fn told(document: Document, words: &Words) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in document.blocks {
        match block {
            Block::Heading { level, text } => lines.push(Line::Heading(level, text)),
            Block::Paragraph(text) => lines.push(Line::Text(text)),
            Block::List(items) => lines.extend(items.into_iter().map(Line::Item)),
            Block::Steps(items) => {
                let step = |(number, text): (usize, String)| Line::Text(say!(words, "xlsx-step", number = number, text = text));
                lines.extend((1..).zip(items).map(step));
            }
            Block::Notice(text) => lines.push(Line::Notice(text)),
            Block::Facts(facts) => lines.extend(facts.into_iter().map(|(label, text)| Line::Pair(label, text))),
            _ => {}
        }
    }
    lines
}
