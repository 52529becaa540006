//! The rows of the three sheets, and the workbook they go into.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// The columns of the sheet `survey`, each with its width in characters.
const SURVEY: [(&str, f64); 13] = [
    ("type", 30.0),
    ("name", 45.0),
    ("label", 60.0),
    ("hint", 40.0),
    ("guidance_hint", 40.0),
    ("relevant", 40.0),
    ("constraint", 40.0),
    ("constraint_message", 30.0),
    ("required", 10.0),
    ("required_message", 30.0),
    ("calculation", 30.0),
    ("default", 10.0),
    ("appearance", 12.0),
];

/// The columns of the sheet `choices`.
const CHOICES: [(&str, f64); 3] = [("list_name", 45.0), ("name", 25.0), ("label", 80.0)];

/// A form before it is a workbook.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// The rows of `survey`.
    pub(super) survey: Vec<Row>,
    /// List, name and label of each choice.
    pub(super) choices: Vec<[String; 3]>,
    /// Heading and value of each setting.
    pub(super) settings: Vec<(&'static str, String)>,
}

/// A row of the sheet `survey`.
#[derive(Debug)]
pub(super) struct Row {
    cells: Vec<(&'static str, String)>,
}

macro_rules! columns {
    ($($column:ident = $heading:literal),*) => {$(
        pub(super) fn $column(self, text: impl Into<String>) -> Self {
            self.with($heading, text.into())
        }
    )*};
}

impl Row {
    pub(super) fn new(kind: impl Into<String>, name: String) -> Self {
        Self { cells: vec![("type", kind.into()), ("name", name)] }
    }

    /// A row that closes a group.
    pub(super) fn end(kind: &'static str) -> Self {
        Self { cells: vec![("type", kind.to_owned())] }
    }

    columns!(
        label = "label",
        hint = "hint",
        guidance = "guidance_hint",
        relevant = "relevant",
        constraint = "constraint",
        constraint_message = "constraint_message",
        calculation = "calculation",
        default = "default",
        appearance = "appearance"
    );

    /// The same, to be filled before the form is sent.
    pub(super) fn required(self, message: String) -> Self {
        self.with("required", "yes".to_owned()).with("required_message", message)
    }

    fn with(mut self, heading: &'static str, text: String) -> Self {
        if !text.is_empty() {
            self.cells.push((heading, text));
        }
        self
    }
}

impl Form {
    pub(super) fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // A fixed day, so that the same form is the same bytes.
        let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let bold = Format::new().set_bold();
        let sheet = workbook.add_worksheet().set_name("survey")?;
        headings(sheet, &SURVEY, &bold)?;
        for (row, line) in (1..).zip(&self.survey) {
            for (heading, text) in &line.cells {
                if let Some(column) = SURVEY.iter().position(|(known, _)| known == heading) {
                    sheet.write_string(row, u16::try_from(column).unwrap_or(u16::MAX), text)?;
                }
            }
        }
        let sheet = workbook.add_worksheet().set_name("choices")?;
        headings(sheet, &CHOICES, &bold)?;
        for (row, choice) in (1..).zip(&self.choices) {
            for (column, text) in (0..).zip(choice) {
                sheet.write_string(row, column, text)?;
            }
        }
        let sheet = workbook.add_worksheet().set_name("settings")?;
        let columns: Vec<(&str, f64)> = self.settings.iter().map(|(heading, _)| (*heading, 30.0)).collect();
        headings(sheet, &columns, &bold)?;
        for (column, (_, text)) in (0..).zip(&self.settings) {
            sheet.write_string(1, column, text)?;
        }
        workbook.save_to_buffer()
    }
}

fn headings(sheet: &mut Worksheet, columns: &[(&str, f64)], bold: &Format) -> Result<(), XlsxError> {
    for (column, (heading, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(0, column, *heading, bold)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A text of the definitions as a form shows it: as it is, whatever a form would take for a reference or for emphasis.
pub(super) fn shown(text: &str) -> String {
    let mut out = String::new();
    for line in text.trim().lines() {
        if !out.is_empty() {
            out.push('\n');
        }
        for (at, c) in line.char_indices() {
            if matches!(c, '*' | '_' | '\\') || (c == '#' && line[..at].trim().is_empty()) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out.replace("${", "$ {")
}
