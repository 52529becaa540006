//! Tables of fixed widths: every program sets them alike.

use super::body::Body;
use super::look::{hexadecimal, twips};
use super::widths::widths;
use super::xml::{escape, paragraph, run};
use crate::report::document::{Cell, Column, ColumnKind, Row, Table};
use crate::report::drawing::Ink;
use crate::say;
use std::fmt::Write as _;

/// A row with a longer text may be broken over two pages.
const LONGEST_WHOLE: usize = 900;

impl Body<'_> {
    /// A table under its caption.
    pub(super) fn table(&mut self, table: &Table) {
        if table.rows.is_empty() || table.columns.is_empty() {
            return;
        }
        if !self.legend && table.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Range(_))) {
            self.legend = true;
            self.legend();
        }
        if !table.caption.is_empty() {
            self.text.push_str(&paragraph("Caption", "", &run(&table.caption, "")));
        }
        let widths: Vec<u32> = widths(table, &self.look).into_iter().map(twips).collect();
        let caption = format!("<w:tblCaption w:val=\"{}\"/>", escape(&table.caption.replace('\n', " ")));
        self.open_table("GridTable1Light", &widths, 0, &caption);
        let head: String = table.columns.iter().zip(&widths).map(|(column, width)| title(column, *width)).collect();
        let _ = write!(self.text, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>");
        for (at, row) in table.rows.iter().enumerate() {
            // The first row alone below the heading would be overlooked.
            self.row(table, row, &widths, at == 0 && table.rows.len() > 1);
        }
        self.close_table("");
    }

    /// Begins a table without a row, moved to the right by a distance in twentieths of a point.
    pub(super) fn open_table(&mut self, style: &str, widths: &[u32], moved: i64, more: &str) {
        let total: u32 = widths.iter().sum();
        let _ = write!(
            self.text,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>\
             <w:tblInd w:w=\"{moved}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" \
             w:noVBand=\"1\"/>{more}</w:tblPr><w:tblGrid>"
        );
        for width in widths {
            let _ = write!(self.text, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.text.push_str("</w:tblGrid>\n");
    }

    /// Ends a table. Two tables without a paragraph between them would become one.
    pub(super) fn close_table(&mut self, properties: &str) {
        let space = format!("<w:spacing w:after=\"0\" w:line=\"{}\" w:lineRule=\"exact\"/>", self.look.below());
        self.text.push_str("</w:tbl>\n");
        self.text.push_str(&paragraph("", &[properties, &space].concat(), ""));
    }

    fn row(&mut self, table: &Table, row: &Row, widths: &[u32], leads: bool) {
        let remarked = !row.remark.is_empty();
        let mut cells = String::new();
        let mut longest = row.remark.chars().count();
        for ((column, cell), width) in table.columns.iter().zip(&row.cells).zip(widths) {
            if let Cell::Text(said) = cell {
                longest = longest.max(said.chars().count());
            }
            let runs = match cell {
                Cell::Text(said) => run(said, ""),
                Cell::Range(readings) => self.range(*readings),
                Cell::None => run(&say!(self.words, "dash"), ""),
            };
            let keep = if remarked || leads { "<w:keepNext/>" } else { "" };
            let properties = [keep, aligned(column.kind)].concat();
            cells.push_str(&self::cell(*width, "", &paragraph("TableContents", &properties, &runs)));
        }
        let whole = if longest <= LONGEST_WHOLE { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
        let _ = writeln!(self.text, "<w:tr>{whole}{cells}</w:tr>");
        if remarked {
            let total: u32 = widths.iter().sum();
            let merged = format!("<w:gridSpan w:val=\"{}\"/><w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>", table.columns.len());
            let muted = format!("<w:color w:val=\"{}\"/>", hexadecimal(Ink::Muted));
            let keep = if leads { "<w:keepNext/>" } else { "" };
            let said = paragraph("TableContents", &[keep, "<w:ind w:left=\"170\"/>"].concat(), &run(&row.remark, &muted));
            let _ = writeln!(self.text, "<w:tr>{whole}{}</w:tr>", cell(total, &merged, &said));
        }
    }
}

/// A cell of a width around paragraphs.
pub(super) fn cell(width: u32, properties: &str, paragraphs: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

fn title(column: &Column, width: u32) -> String {
    cell(width, "<w:vAlign w:val=\"bottom\"/>", &paragraph("TableHeading", aligned(column.kind), &run(&column.title, "")))
}

fn aligned(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Number => "<w:jc w:val=\"right\"/>",
        ColumnKind::Range => "<w:jc w:val=\"center\"/>",
        ColumnKind::Text | ColumnKind::Short => "",
    }
}
