//! The workbook in the making: sheets with a head, a table or a text, and how they print.

use super::cells::{self, Cell};
use super::head;
use super::looks::{Look, Looks, color};
use crate::report::document::Document;
use crate::report::drawing::Ink;
use crate::report::subject::Subject;
use crate::say;
use crate::write::Height;
use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, ConditionalFormatBlank, ConditionalFormatDataBar, ConditionalFormatType, ExcelDateTime, Format, Workbook,
    Worksheet, XlsxError,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The row of the column headings, from 0; above it stand title, marking, status, what was used, and how to read the table.
pub(super) const HEADINGS: u32 = 5;

/// Size of the type in tables and texts, in points.
pub(super) const SIZE: f64 = 10.0;
/// Widths of the two columns of a sheet of text, in characters.
const LABEL: u16 = 30;
const TEXT: u16 = 112;
/// The most characters beside each other on a page that can still be read.
const WIDEST: f64 = 215.0;

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Heading, as a reader sees it.
    pub(super) title: String,
    /// Width in characters.
    pub(super) width: u16,
    pub(super) look: Look,
    /// Where the value stands in a record of the figures, keys parted by dots; empty where it is handed in.
    pub(super) path: &'static str,
}

/// The columns of a table as they are written down: message of the heading, width, look, path.
pub(super) type Columns<'c> = [(&'static str, u16, Look, &'static str)];

/// What a table is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// The name of its range, after `capgap_`.
    pub(super) name: &'static str,
    /// The message with the name of the sheet.
    pub(super) title: &'static str,
    /// The message that says how to read it.
    pub(super) note: &'static str,
    /// How many columns stay in view.
    pub(super) frozen: u16,
}

/// Where a table stands, for charts that show it.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) sheet: String,
    pub(super) last: u32,
    pub(super) titles: Vec<String>,
}

/// A line of a sheet of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    Heading(u8, String),
    Text(String),
    Item(String),
    Notice(String),
    Pair(String, String),
    /// A link to a sheet, and what it holds.
    Sheet(String, String),
}

/// A text that did not fit into its cell: sheet, cell, number of the piece, piece.
type LongText = (String, String, usize, String);

/// The workbook in the making.
pub(super) struct Book<'a> {
    pub(super) subject: Subject<'a>,
    /// All figures as `capgap score` writes them.
    pub(super) figures: Value,
    /// Title, marking, banner and facts of the report.
    pub(super) opening: Document,
    pub(super) looks: Looks,
    pub(super) spans: BTreeMap<&'static str, Span>,
    /// Names of the sheets, each with what it holds.
    pub(super) contents: Vec<(String, String)>,
    sheets: Vec<Worksheet>,
    long: Vec<LongText>,
    names: Vec<(String, String)>,
    pub(super) imprint: String,
}

impl<'a> Book<'a> {
    pub(super) fn new(subject: Subject<'a>, figures: Value, opening: Document) -> Self {
        let parts = head::imprint(&subject, &opening);
        Self {
            subject,
            figures,
            looks: Looks::new(subject.submission.marking),
            spans: BTreeMap::new(),
            contents: Vec::new(),
            sheets: Vec::new(),
            long: Vec::new(),
            names: Vec::new(),
            imprint: if opening.imprint.is_empty() { parts.join(&say!(subject.words, "list-semicolon")) } else { opening.imprint.clone() },
            opening,
        }
    }

    /// Adds a sheet with a table; none where there are no rows.
    ///
    /// # Errors
    /// Where a sheet cannot hold the table.
    pub(super) fn table(&mut self, plan: Plan, columns: &[Column], rows: Vec<Vec<Cell>>) -> Result<(), XlsxError> {
        if rows.is_empty() {
            return Ok(());
        }
        let words = self.subject.words;
        let name = words.say(plan.title, &[]);
        let note = words.say(plan.note, &[]);
        let widths: Vec<u16> = columns.iter().map(|column| column.width).collect();
        let mut sheet = self.sheet(&name, &note, &widths)?;
        let mut headings = Height::default();
        for (at, column) in (0..).zip(columns) {
            let look = if column.look.is_number() { &self.looks.figures } else { &self.looks.column };
            sheet.write_string_with_format(HEADINGS, at, cells::fine(&column.title), look)?;
            headings.text(&column.title, column.width, SIZE * 1.15);
        }
        headings.set(&mut sheet, HEADINGS)?;
        let mut last = HEADINGS;
        for (row, cells) in (HEADINGS + 1..).zip(&rows) {
            let mut height = Height::default();
            for ((at, column), cell) in (0..).zip(columns).zip(cells) {
                self.put(&mut sheet, &name, (row, at), cell, column.look)?;
                if let (Cell::Text(text), Look::Text | Look::Id) = (cell, column.look) {
                    height.text(text, column.width, SIZE);
                }
            }
            height.set(&mut sheet, row)?;
            last = row;
        }
        // Ten points of type; more columns than a page can show in it go on beside the first page, below the same first columns.
        let width: f64 = columns.iter().map(|column| f64::from(column.width)).sum();
        let pages = (1..=4).find(|pages| width <= f64::from(*pages) * WIDEST).unwrap_or(4);
        sheet.set_print_fit_to_pages(pages, 0);
        if pages > 1 && plan.frozen > 0 {
            sheet.set_repeat_columns(0, plan.frozen - 1)?;
        }
        let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        mark(&mut sheet, columns, last)?;
        sheet.autofilter(HEADINGS, 0, last, last_column)?;
        sheet.set_freeze_panes(HEADINGS + 1, plan.frozen)?;
        sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
        let corner = rust_xlsxwriter::utility::column_number_to_name(last_column);
        let range = ["='", &name, "'!$A$", &(HEADINGS + 1).to_string(), ":$", &corner, "$", &(last + 1).to_string()].concat();
        self.names.push((["capgap_", plan.name].concat(), range));
        let titles = columns.iter().map(|column| column.title.clone()).collect();
        self.spans.insert(plan.name, Span { sheet: name.clone(), last, titles });
        self.contents.push((name, note));
        self.sheets.push(sheet);
        Ok(())
    }

    /// Adds a sheet with a text.
    ///
    /// # Errors
    /// Where a sheet cannot hold the text.
    pub(super) fn text(&mut self, title: &'static str, note: &'static str, lines: &[Line]) -> Result<(), XlsxError> {
        let name = self.subject.words.say(title, &[]);
        let note = self.subject.words.say(note, &[]);
        let mut sheet = self.sheet(&name, &note, &[LABEL, TEXT])?;
        sheet.set_screen_gridlines(false);
        let formats = |line: &Line| match line {
            Line::Heading(..=1, _) => self.looks.heading.clone(),
            Line::Heading(..) => self.looks.lesser.clone(),
            Line::Notice(_) => self.looks.notice.clone(),
            _ => self.looks.text.clone(),
        };
        let formats: Vec<Format> = lines.iter().map(formats).collect();
        let label = self.looks.label.clone();
        let link = self.looks.link.clone();
        for ((row, line), format) in (HEADINGS..).zip(lines).zip(&formats) {
            let at = (row, 1);
            let mut height = Height::default();
            match line {
                Line::Heading(level, text) => height.text(text, LABEL + TEXT, if *level <= 1 { 15.0 } else { 12.0 }),
                Line::Text(text) | Line::Item(text) | Line::Notice(text) => height.text(text, TEXT, SIZE),
                Line::Pair(label, text) | Line::Sheet(label, text) => height.text(label, LABEL, SIZE).text(text, TEXT, SIZE),
            };
            height.set(&mut sheet, row)?;
            match line {
                Line::Heading(_, text) => self.write(&mut sheet, &name, (row, 0), text, format)?,
                Line::Text(text) | Line::Notice(text) => self.write(&mut sheet, &name, at, text, format)?,
                Line::Item(text) => self.write(&mut sheet, &name, at, &say!(self.subject.words, "xlsx-item", text = text), format)?,
                Line::Pair(name_of_it, text) => {
                    self.write(&mut sheet, &name, (row, 0), name_of_it, &label)?;
                    self.write(&mut sheet, &name, at, text, format)?;
                }
                Line::Sheet(other, holds) => {
                    let place = ["internal:'", other, "'!A1"].concat();
                    sheet.write_url_with_options(row, 0, place.as_str(), other.as_str(), "", Some(&link))?;
                    self.write(&mut sheet, &name, at, holds, format)?;
                }
            }
        }
        sheet.set_freeze_panes(2, 0)?;
        self.contents.push((name, note));
        self.sheets.push(sheet);
        Ok(())
    }

    /// Puts a sheet that was made elsewhere before all others.
    pub(super) fn put_first(&mut self, sheet: Worksheet, name: String, note: String) {
        self.contents.insert(0, (name, note));
        self.sheets.insert(0, sheet);
    }

    /// A cell of a table.
    fn put(&mut self, sheet: &mut Worksheet, name: &str, at: (u32, u16), cell: &Cell, look: Look) -> Result<(), XlsxError> {
        let format = self.looks.of(look, false);
        match cell {
            Cell::Blank => {
                sheet.write_blank(at.0, at.1, format)?;
            }
            Cell::Number(number) => {
                sheet.write_number_with_format(at.0, at.1, *number, format)?;
            }
            Cell::Day(day) => match ExcelDateTime::from_ymd(day.year, day.month, day.day) {
                // The calendar of workbooks begins in 1900 and has a day too many in that year.
                Ok(value) if day.year > 1900 => {
                    sheet.write_datetime_with_format(at.0, at.1, &value, format)?;
                }
                _ => {
                    sheet.write_string_with_format(at.0, at.1, day.to_string(), format)?;
                }
            },
            Cell::Text(text) => {
                let format = self.looks.of(look, cells::looks_like_formula(text)).clone();
                self.write(sheet, name, at, text, &format)?;
            }
        }
        Ok(())
    }

    /// A text; what does not fit goes on in the sheet of long texts, and the cell says so.
    fn write(&mut self, sheet: &mut Worksheet, name: &str, at: (u32, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = cells::fine(text);
        let pieces = cells::pieces(&text);
        let Some((first, rest)) = pieces.split_first() else { return Ok(()) };
        if rest.is_empty() {
            sheet.write_string_with_format(at.0, at.1, *first, format)?;
            return Ok(());
        }
        let words = self.subject.words;
        let row = HEADINGS + 2 + u32::try_from(self.long.len()).unwrap_or(u32::MAX - HEADINGS - 2);
        let goes_on = say!(words, "xlsx-goes-on", sheet = say!(words, "xlsx-long"), row = row.to_string());
        sheet.write_string_with_format(at.0, at.1, [first, goes_on.as_str()].concat(), format)?;
        let cell = rust_xlsxwriter::utility::row_col_to_cell(at.0, at.1);
        self.long.extend((2..).zip(rest).map(|(number, piece)| (name.to_owned(), cell.clone(), number, (*piece).to_owned())));
        Ok(())
    }

    /// Adds the sheet of what did not fit elsewhere.
    ///
    /// # Errors
    /// Where a sheet cannot hold it.
    pub(super) fn long_texts(&mut self) -> Result<(), XlsxError> {
        const COLUMNS: &Columns<'_> = &[
            ("xlsx-col-sheet", 22, Look::Short, ""),
            ("xlsx-col-cell", 10, Look::Short, ""),
            ("xlsx-col-piece", 8, Look::Whole, ""),
            ("xlsx-col-text", 110, Look::Text, ""),
        ];
        let long = std::mem::take(&mut self.long);
        let row = |(sheet, cell, number, text): LongText| vec![Cell::Text(sheet), Cell::Text(cell), Cell::count(number), Cell::Text(text)];
        let columns = self.columns(COLUMNS);
        let plan = Plan { name: "long_texts", title: "xlsx-long", note: "xlsx-long-note", frozen: 0 };
        self.table(plan, &columns, long.into_iter().map(row).collect())
    }

    /// Columns with their headings in words.
    pub(super) fn columns(&self, columns: &Columns<'_>) -> Vec<Column> {
        let column = |(title, width, look, path): &(&'static str, u16, Look, &'static str)| Column {
            title: self.subject.words.say(title, &[]),
            width: *width,
            look: *look,
            path,
        };
        columns.iter().map(column).collect()
    }

    /// A row: what columns with a path find in the record, and what is handed in for the others, in order.
    pub(super) fn row(&self, columns: &[Column], record: &Value, given: Vec<Cell>) -> Vec<Cell> {
        let words = self.subject.words;
        let (yes, no) = (say!(words, "xlsx-yes"), say!(words, "xlsx-no"));
        let mut given = given.into_iter();
        let cell = |column: &Column| match column.path {
            "" => given.next().unwrap_or(Cell::Blank),
            path => Cell::of(path.split('.').fold(record, |value, key| &value[key]), &yes, &no),
        };
        columns.iter().map(cell).collect()
    }

    /// The workbook with all sheets; the last one added comes first.
    pub(super) fn into_workbook(mut self) -> Result<Workbook, XlsxError> {
        let mut workbook = Workbook::new();
        self.sheets.rotate_right(1);
        for sheet in self.sheets {
            workbook.push_worksheet(sheet);
        }
        for (name, range) in &self.names {
            workbook.define_name(name.as_str(), range)?;
        }
        Ok(workbook)
    }
}

/// Bars and tints; the numbers stay beside them.
fn mark(sheet: &mut Worksheet, columns: &[Column], last: u32) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(columns) {
        match column.look {
            Look::Bar => {
                let bar = ConditionalFormatDataBar::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, 1)
                    .set_solid_fill(true)
                    .set_fill_color(color(Ink::Pale))
                    .set_border_color(color(Ink::Middle));
                sheet.add_conditional_format(HEADINGS + 1, at, last, at, &bar)?;
            }
            Look::Heat => {
                let tint = ConditionalFormat2ColorScale::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, 1)
                    .set_minimum_color(color(Ink::Paper))
                    .set_maximum_color(rust_xlsxwriter::Color::RGB(0x6B_A8_D8));
                sheet.add_conditional_format(HEADINGS + 1, at, last, at, &tint)?;
            }
            Look::Sign => {
                let filled = ConditionalFormatBlank::new().invert().set_format(Format::new().set_background_color(color(Ink::Pale)));
                sheet.add_conditional_format(HEADINGS + 1, at, last, at, &filled)?;
            }
            _ => {}
        }
    }
    Ok(())
}

impl Span {
    /// The values of a column, found by its heading.
    pub(super) fn values(&self, title: &str, last: u32) -> Option<(&str, u32, u16, u32, u16)> {
        let at = self.titles.iter().position(|found| found == title).and_then(|at| u16::try_from(at).ok())?;
        Some((self.sheet.as_str(), HEADINGS + 1, at, last.min(self.last), at))
    }

    /// The heading of a column.
    pub(super) fn heading(&self, title: &str) -> Option<(&str, u32, u16)> {
        self.values(title, self.last).map(|(sheet, _, at, ..)| (sheet, HEADINGS, at))
    }
}
