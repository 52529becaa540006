//! The content of a page: headings with their chapters, paragraphs, lists, charts.

use super::escape::escape;
use super::{svg, table};
use crate::report::chart::Chart;
use crate::report::document::{Block, Cell, Choice, Document};
use crate::report::drawing::{Sheet, average_width, draw};
use crate::say;
use crate::words::Words;
use std::fmt::Write as _;

/// Width of charts where there is room, in points: the line of an A4 or Letter page.
const WIDE: f64 = 500.0;
/// Width of charts on a telephone.
const NARROW: f64 = 270.0;

/// The most height of a picture, in points, so that it fits a printed page of A4 or Letter below what is told of it.
const HIGHEST: f64 = 580.0;

/// Boxes with no longer labels than this, in characters, stand beside each other.
const SHORT: usize = 45;

/// A heading as the table of contents needs it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) text: String,
}

/// Builds the content.
pub(super) struct Content<'a> {
    words: &'a Words,
    pub(super) text: String,
    pub(super) entries: Vec<Entry>,
    /// Level of the last heading; 0 before the first one.
    level: u8,
    in_chapter: bool,
    tables: usize,
    charts: usize,
    fields: usize,
    /// Whether the meaning of the marks was told.
    legend: bool,
}

impl<'a> Content<'a> {
    /// The content of a whole document.
    pub(super) fn of(document: &Document, words: &'a Words) -> Self {
        let (text, entries) = (String::new(), Vec::new());
        let mut content = Self { words, text, entries, level: 0, in_chapter: false, tables: 0, charts: 0, fields: 0, legend: false };
        for block in &document.blocks {
            content.block(block);
        }
        content.end_chapter();
        content
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => self.add(&format!("<p>{}</p>", escape(text))),
            Block::List(items) => self.list("ul", items),
            Block::Steps(items) => self.list("ol", items),
            Block::Notice(text) => {
                let (label, text) = (escape(&say!(self.words, "html-notice")), escape(text));
                self.add(&format!("<p class=\"notice\"><strong>{label}</strong> {text}</p>"));
            }
            Block::Facts(facts) => self.add(&list_of_facts(facts)),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Choices { options, several } => self.choices(options, *several),
            Block::Space { label, lines } => self.space(label, *lines),
        }
    }

    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        if !line.is_empty() {
            self.text.push('\n');
        }
    }

    /// No level is left out on the way down, whatever the document asks for.
    fn heading(&mut self, level: u8, text: &str) {
        let level = level.clamp(1, 5).min(self.level + 1);
        self.level = level;
        let id = format!("h{}", self.entries.len() + 1);
        if level == 1 {
            self.end_chapter();
            self.in_chapter = true;
            self.add("<section>");
        }
        let tag = level + 1;
        self.add(&format!("<h{tag} id=\"{id}\">{}</h{tag}>", escape(text)));
        if level == 1 {
            self.add("<div class=\"chapter\">");
        }
        self.entries.push(Entry { level, id, text: text.to_owned() });
    }

    fn end_chapter(&mut self) {
        if self.in_chapter {
            self.add("</div>\n</section>");
            self.in_chapter = false;
        }
    }

    fn list(&mut self, tag: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let items: String = items.iter().map(|item| format!("<li>{}</li>\n", escape(item))).collect();
        self.add(&format!("<{tag}>\n{items}</{tag}>"));
    }

    /// Boxes to tick, which can be ticked on a screen too. A group of one choice shares a name.
    fn choices(&mut self, options: &[Choice], several: bool) {
        if options.is_empty() {
            return;
        }
        self.fields += 1;
        let (kind, group) = (if several { "checkbox" } else { "radio" }, format!("f{}", self.fields));
        let short = options.iter().all(|option| option.text.is_empty() && option.label.chars().count() <= SHORT);
        let short = if short { " short" } else { "" };
        let mut text = format!("<ul class=\"choices{short}\">\n");
        for option in options {
            let meaning = if option.text.is_empty() { String::new() } else { format!("<span>{}</span>", escape(&option.text)) };
            let label = escape(&option.label);
            let _ = writeln!(text, "<li><label><input type=\"{kind}\" name=\"{group}\"> <b>{label}</b>{meaning}</label></li>");
        }
        text.push_str("</ul>");
        self.add(&text);
    }

    /// Room to write, on paper and on a screen.
    fn space(&mut self, label: &str, lines: u8) {
        self.fields += 1;
        let id = format!("f{}", self.fields);
        let label = escape(label);
        let rows = lines.max(1);
        self.add(&format!("<p class=\"space\"><label for=\"{id}\">{label}</label><textarea id=\"{id}\" rows=\"{rows}\"></textarea></p>"));
    }

    fn table(&mut self, drawn: &crate::report::document::Table) {
        if drawn.rows.is_empty() || drawn.columns.is_empty() {
            return;
        }
        let marks = drawn.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Range(_)));
        if marks && !self.legend {
            self.legend = true;
            self.text.push_str(&table::legend(self.words));
        }
        self.tables += 1;
        self.text.push_str(&table::table(drawn, &format!("t{}", self.tables), self.words));
    }

    /// A chart, drawn for a desk and for a telephone; the style sheet shows one of them.
    fn chart(&mut self, chart: &Chart) {
        self.charts += 1;
        let number = self.charts;
        let (title, description) = (escape(&chart.title), escape(&chart.description));
        // What stands out is told to everybody, and named as the description of the pictures.
        let mut text = format!("<figure>\n<figcaption>{title}</figcaption>\n");
        let described = if description.is_empty() { String::new() } else { format!(" aria-describedby=\"c{number}\"") };
        if !description.is_empty() {
            let _ = writeln!(text, "<p class=\"told\" id=\"c{number}\">{description}</p>");
        }
        for (class, width, height) in [("wide", WIDE, HIGHEST), ("narrow", NARROW, f64::INFINITY)] {
            let sheet = Sheet { width, height, measure: &average_width, words: self.words };
            let pictures = draw(chart, sheet);
            for (at, picture) in pictures.iter().enumerate() {
                let part = at + 1;
                let id = format!("c{number}-{class}-{part}");
                let title = match pictures.len() {
                    1 => title.clone(),
                    parts => escape(&say!(self.words, "html-part", title = &chart.title, part = part, parts = parts)),
                };
                let names = format!(" class=\"{class}\" aria-labelledby=\"{id}\"{described}");
                let head = format!("<title id=\"{id}\">{title}</title>");
                let _ = writeln!(text, "{}", svg::svg(picture, &names, &head));
            }
        }
        text.push_str("</figure>");
        self.add(&text);
    }
}

/// Pairs of label and text; empty where there are none.
pub(super) fn list_of_facts(facts: &[(String, String)]) -> String {
    if facts.is_empty() {
        return String::new();
    }
    let fact = |(label, text): &(String, String)| format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escape(label), escape(text));
    format!("<dl>\n{}</dl>", facts.iter().map(fact).collect::<String>())
}
