//! A report as a value: headings, paragraphs, tables and charts, before any format.
//!
//! Every text in it is finished; a renderer decides where lines break and how a chart is drawn, and computes nothing.

use super::chart::Chart;
use crate::score::Readings;

/// A whole report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Title.
    pub title: String,
    /// Sharing marking, to be shown on every page; empty where there is none.
    pub marking: String,
    /// A word such as DRAFT, to be shown on every page; empty where there is none.
    pub banner: String,
    /// What it was made with, in one line, to be shown on every page: definitions and profiles; empty where there is nothing to say.
    pub imprint: String,
    /// Who answers for the content, for the properties of a file; empty where nobody is named.
    pub author: String,
    /// How it is meant to be read.
    pub layout: Layout,
    /// What it is about: pairs of label and text.
    pub facts: Vec<(String, String)>,
    /// The content, in order.
    pub blocks: Vec<Block>,
}

/// How a document is meant to be read, which decides whether a paged format gives it a cover and contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// A few pages: neither cover nor contents.
    #[default]
    Plain,
    /// One page: set as tightly as can still be read, so that it fits.
    OnePage,
    /// A report with a cover and contents.
    Report,
    /// A form to be filled by hand: room to write, and nothing that is broken over two pages without need.
    Form,
    /// A book with a cover and contents, whose chapters begin on new pages.
    Book,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of level 1 (chapter) to 3.
    Heading {
        /// Level, from 1.
        level: u8,
        /// Text.
        text: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// A list of items in no order of rank.
    List(Vec<String>),
    /// A list whose order counts, numbered from 1.
    Steps(Vec<String>),
    /// Something that must not be overlooked.
    Notice(String),
    /// Pairs of label and text.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A chart of figures that also stand in a table or a list beside it, so that a format without pictures may leave it out.
    Chart(Chart),
    /// Boxes to tick.
    Choices {
        /// What can be ticked.
        options: Vec<Choice>,
        /// Whether several may be ticked; else one.
        several: bool,
    },
    /// Room to write by hand.
    Space {
        /// What is to be written; empty where that is plain.
        label: String,
        /// Height in lines of handwriting, 1 or more.
        lines: u8,
    },
}

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What stands beside the box.
    pub label: String,
    /// What it means, below the label; may be empty.
    pub text: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows, for readers who do not see it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// The heading where every character counts, as on a terminal; empty where it is the same.
    pub short: String,
    /// What kind of content it has, which decides width and alignment.
    pub kind: ColumnKind,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Running text, which takes the room that is left.
    Text,
    /// A word or two, which must not be broken.
    Short,
    /// Figures, right-aligned, which must not be broken.
    Number,
    /// A range mark.
    Range,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
    /// A remark that belongs to the whole row, shown below it; empty where there is none.
    pub remark: String,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// The three readings of a share, from 0 to 1, as one mark on a line from 0 to 1.
    Range(Readings),
    /// Nothing: the figure does not exist.
    None,
}

impl Document {
    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: String) {
        self.blocks.push(Block::Heading { level, text });
    }

    /// Adds a paragraph, unless it is empty.
    pub fn paragraph(&mut self, text: String) {
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds charts.
    pub fn charts(&mut self, charts: Vec<Chart>) {
        self.blocks.extend(charts.into_iter().map(Block::Chart));
    }

    /// Adds a table, unless it has no rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }
}

impl Column {
    /// The heading where every character counts.
    #[must_use]
    pub fn short_title(&self) -> &str {
        if self.short.is_empty() { &self.title } else { &self.short }
    }
}

impl Table {
    /// An empty table with these columns.
    #[must_use]
    pub fn new(caption: String, columns: Vec<(String, ColumnKind)>) -> Self {
        let columns = columns.into_iter().map(|(title, kind)| Column { title, short: String::new(), kind }).collect();
        Self { caption, columns, rows: Vec::new() }
    }

    /// Gives columns, from this one on, shorter headings for where every character counts.
    pub fn shorten(&mut self, first: usize, heads: impl IntoIterator<Item = String>) {
        for (column, short) in self.columns.iter_mut().skip(first).zip(heads) {
            column.short = short;
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, remark: String::new() });
    }

    /// Adds a row with a remark below it.
    pub fn row_with_remark(&mut self, cells: Vec<Cell>, remark: String) {
        self.rows.push(Row { cells, remark });
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
