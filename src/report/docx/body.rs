//! The content of a document: headings, paragraphs, lists, pictures, what is filled in by hand.

use super::images::Images;
use super::look::{Look, hexadecimal, twips};
use super::raster::Raster;
use super::table::cell;
use super::xml::{escape, paragraph, run};
use crate::report::chart::Chart;
use crate::report::document::{Block, Choice, Document, Layout};
use crate::report::drawing::{Ink, Picture, Sheet, average_width, draw, range_mark};
use crate::report::figures::percent;
use crate::say;
use crate::score::Readings;
use crate::words::Words;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The deepest level of headings that has a style.
const DEEPEST: u8 = 5;
/// Height of a line of handwriting, in twentieths of a point: 8.5 mm.
const HAND: u32 = 482;
/// A longer paragraph does not lead into the list or the table after it.
const LONGEST_LEAD: usize = 320;
/// More options than this may be broken over two pages.
const MOST_TOGETHER: usize = 8;
/// So may options with more text than this, in bytes: a question that fills half a page would leave the other half empty.
const MOST_TEXT: usize = 900;
/// So many of the last options stay together with the frame below them.
const LAST_OPTIONS: usize = 3;
/// Room for a heading and a caption beside a picture, in points.
const BESIDE_PICTURE: f64 = 84.0;

/// A heading as the contents need it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) level: u8,
    pub(super) bookmark: String,
    pub(super) text: String,
}

/// Builds the content.
pub(super) struct Body<'a> {
    pub(super) words: &'a Words,
    pub(super) look: Look,
    raster: &'a Raster,
    pub(super) text: String,
    pub(super) entries: Vec<Entry>,
    pub(super) images: Images,
    /// The pictures of range marks, by their readings.
    marks: BTreeMap<[u64; 3], usize>,
    /// How many numbered lists there are.
    pub(super) lists: usize,
    /// Level of the last heading; 0 before the first one.
    level: u8,
    /// Whether the next paragraph begins a page.
    breaks: bool,
    /// Whether the meaning of the marks was told.
    pub(super) legend: bool,
}

impl<'a> Body<'a> {
    /// The content of a whole document, without what stands before it.
    pub(super) fn of(document: &Document, look: Look, raster: &'a Raster, words: &'a Words) -> Self {
        let mut body = Self {
            words,
            look,
            raster,
            text: String::new(),
            entries: Vec::new(),
            images: Images::default(),
            marks: BTreeMap::new(),
            lists: 0,
            level: 0,
            breaks: false,
            legend: false,
        };
        body.breaks = look.covered();
        for (at, block) in document.blocks.iter().enumerate() {
            body.block(block, &document.blocks[at + 1..]);
        }
        body
    }

    fn block(&mut self, block: &Block, after: &[Block]) {
        let next = after.first();
        if self.breaks && !matches!(block, Block::Heading { .. }) {
            self.breaks = false;
            self.text
                .push_str("<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>\n");
        }
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => {
                let keep = if leads(text, after) { "<w:keepNext/>" } else { "" };
                self.text.push_str(&paragraph("", keep, &run(text, "")));
            }
            Block::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(&paragraph("ListBullet", self.after_item(at, items.len()), &run(item, "")));
                }
            }
            Block::Steps(items) => self.steps(items),
            Block::Notice(text) => {
                let label = run(&say!(self.words, "html-notice"), "<w:rStyle w:val=\"Strong\"/>");
                self.text.push_str(&paragraph("IntenseQuote", "", &[label, run(" ", ""), run(text, "")].concat()));
            }
            Block::Facts(facts) => self.facts(facts, ""),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Choices { options, several } => self.choices(options, *several, next),
            Block::Space { label, lines } => self.space(label, *lines, next),
        }
    }

    /// No level is left out on the way down, whatever the document asks for.
    fn heading(&mut self, level: u8, text: &str) {
        let level = level.clamp(1, DEEPEST).min(self.level + 1);
        self.level = level;
        let number = self.entries.len() + 1;
        let bookmark = format!("_Toc{number:06}");
        let properties = if self.breaks { "<w:pageBreakBefore/><w:spacing w:before=\"0\"/>" } else { "" };
        self.breaks = false;
        let runs = format!("<w:bookmarkStart w:id=\"{number}\" w:name=\"{bookmark}\"/>{}<w:bookmarkEnd w:id=\"{number}\"/>", run(text, ""));
        self.text.push_str(&paragraph(&format!("Heading{level}"), properties, &runs));
        self.entries.push(Entry { level, bookmark, text: text.to_owned() });
    }

    /// The last item of a list is as far from what follows as a paragraph.
    fn after_item(&self, at: usize, items: usize) -> &'static str {
        let last = at + 1 == items;
        match self.look.layout {
            Layout::OnePage => "",
            _ if last => "<w:spacing w:after=\"120\"/>",
            _ => "",
        }
    }

    fn steps(&mut self, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.lists += 1;
        let number = super::numbering::of_list(self.lists);
        for (at, item) in items.iter().enumerate() {
            let after = self.after_item(at, items.len());
            let properties = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>{after}");
            self.text.push_str(&paragraph("ListNumber", &properties, &run(item, "")));
        }
    }

    /// Pairs of label and text, as a table without lines; `properties` are those of the runs.
    pub(super) fn facts(&mut self, facts: &[(String, String)], properties: &str) {
        if facts.is_empty() {
            return;
        }
        let widest =
            facts.iter().map(|(label, _)| average_width(label, 11.0, true)).fold(60.0, f64::max).min(f64::from(self.look.line()) / 60.0);
        let label_width = twips(widest * 20.0) + 2 * self.look.cell;
        let widths = [label_width, self.look.line().saturating_sub(label_width)];
        self.open_table("TableNormal", &widths, -i64::from(self.look.cell), "");
        for (label, text) in facts {
            let muted = format!("<w:color w:val=\"{}\"/>", hexadecimal(Ink::Muted));
            let first = paragraph("TableContents", "", &run(label, &[&muted, properties].concat()));
            let second = paragraph("TableContents", "", &run(text, properties));
            let _ = writeln!(
                self.text,
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}</w:tr>",
                cell(widths[0], "", &first),
                cell(widths[1], "", &second)
            );
        }
        self.close_table("");
    }

    /// A chart as pictures that fit the page, each under its title.
    fn chart(&mut self, chart: &Chart) {
        let (width, height) = (f64::from(self.look.line()) / 20.0, f64::from(self.look.column()) / 20.0 - BESIDE_PICTURE);
        let measure = |text: &str, size: f64, bold: bool| self.raster.width(text, size, bold);
        let pictures = draw(chart, Sheet { width, height, measure: &measure, words: self.words });
        for (at, picture) in pictures.iter().enumerate() {
            let title = match pictures.len() {
                1 => chart.title.clone(),
                parts => say!(self.words, "html-part", title = &chart.title, part = at + 1, parts = parts),
            };
            let smaller = (height / picture.height).min(width / picture.width).min(1.0);
            let shown = self.show(picture, smaller, &title, &chart.description);
            // In one paragraph, since not every program keeps a paragraph with a picture in the next one.
            let runs = [run(&title, ""), "<w:r><w:br/></w:r>".to_owned(), shown].concat();
            self.text.push_str(&paragraph("Caption", "<w:keepNext w:val=\"0\"/>", &runs));
        }
    }

    fn show(&mut self, picture: &Picture, scale: f64, title: &str, description: &str) -> String {
        let Some(png) = self.raster.png(picture) else { return String::new() };
        let number = self.images.keep(png);
        self.images.show(number, (picture.width * scale, picture.height * scale), title, description)
    }

    /// The mark of three readings, with the readings as its text.
    pub(super) fn range(&mut self, readings: Readings) -> String {
        let [evidenced, claimed, potential] = readings.array().map(|share| say!(self.words, "percent", figure = percent(share)));
        let said = say!(self.words, "terminal-readings", claimed = claimed, evidenced = evidenced, potential = potential);
        self.mark(readings, &said)
    }

    fn mark(&mut self, readings: Readings, said: &str) -> String {
        let picture = range_mark(readings);
        let key = readings.array().map(f64::to_bits);
        let number = match self.marks.get(&key) {
            Some(number) => *number,
            None => {
                let Some(png) = self.raster.png(&picture) else { return run(said, "") };
                let number = self.images.keep(png);
                self.marks.insert(key, number);
                number
            }
        };
        let width = self.look.mark();
        let scale = width / picture.width;
        self.images.show(number, (width, picture.height * scale), "", said)
    }

    /// What the marks mean, each part beside a sample.
    pub(super) fn legend(&mut self) {
        let mut runs = run(&say!(self.words, "html-marks"), "");
        let samples = [
            (1.0, 1.0, say!(self.words, "drawing-evidenced")),
            (0.0, 1.0, say!(self.words, "drawing-claimed")),
            (0.0, 0.0, say!(self.words, "drawing-potential")),
        ];
        for (evidenced, claimed, said) in samples {
            runs.push_str(&if self.look.layout == Layout::OnePage { run("\u{2003}", "") } else { "<w:r><w:br/></w:r>".to_owned() });
            runs.push_str(&self.mark(Readings { evidenced, claimed, potential: 1.0 }, &said));
            runs.push_str(&run(&["\u{a0}", said.as_str()].concat(), ""));
        }
        self.text.push_str(&paragraph("TableContents", "<w:keepNext/><w:keepLines/>", &runs));
    }

    /// Boxes and circles that can be ticked on a screen and on paper.
    fn choices(&mut self, options: &[Choice], several: bool, next: Option<&Block>) {
        let together = options.len() <= MOST_TOGETHER && options.iter().map(|option| option.text.len()).sum::<usize>() <= MOST_TEXT;
        for (at, option) in options.iter().enumerate() {
            let last = at + 1 == options.len();
            let ends = at + LAST_OPTIONS >= options.len();
            let keep = if last { self.holds(next) } else { together || ends };
            let keep = if keep { "<w:keepNext/>" } else { "" };
            let mut runs = tick(several);
            runs.push_str("<w:r><w:tab/></w:r>");
            runs.push_str(&run(&option.label, "<w:rStyle w:val=\"Strong\"/>"));
            if !option.text.is_empty() {
                runs.push_str("<w:r><w:br/></w:r>");
                runs.push_str(&run(&option.text, ""));
            }
            self.text.push_str(&paragraph("ListParagraph", keep, &runs));
        }
    }
    /// Whether what follows belongs to the question before it, on a form.
    fn holds(&self, next: Option<&Block>) -> bool {
        self.look.layout == Layout::Form && matches!(next, Some(Block::Space { .. }))
    }

    /// A frame to write in, as high as the lines ask for but never higher than a page.
    fn space(&mut self, label: &str, lines: u8, next: Option<&Block>) {
        if !label.is_empty() {
            self.text.push_str(&paragraph("", "<w:keepNext/><w:spacing w:before=\"80\" w:after=\"40\"/>", &run(label, "")));
        }
        let height = (u32::from(lines.max(1)) * HAND).min(self.look.column().saturating_sub(1_600));
        let widths = [self.look.line()];
        self.open_table("TableGrid", &widths, 0, &format!("<w:tblCaption w:val=\"{}\"/>", escape(&label.replace('\n', " "))));
        let keep = if self.holds(next) { "<w:keepNext/>" } else { "" };
        let frame = cell(widths[0], "", &paragraph("TableContents", keep, ""));
        let _ =
            writeln!(self.text, "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/></w:trPr>{frame}</w:tr>");
        self.close_table(keep);
    }
}

/// Whether a paragraph introduces what follows, so that they belong on one page.
fn leads(text: &str, after: &[Block]) -> bool {
    let led = match after {
        [
            Block::List(_)
            | Block::Steps(_)
            | Block::Facts(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Choices { .. }
            | Block::Space { .. },
            ..,
        ] => true,
        // What leads into a picture may take two paragraphs, which would be left alone below their heading.
        [Block::Paragraph(second), Block::Chart(_), ..] => second.chars().count() <= LONGEST_LEAD,
        _ => false,
    };
    led && text.chars().count() <= LONGEST_LEAD
}

/// An empty sign that a click ticks: a box where several may be ticked, else a circle.
fn tick(several: bool) -> String {
    let (ticked, empty, sign) = if several { ("2612", "2610", '\u{2610}') } else { ("25C9", "25CB", '\u{25cb}') };
    format!(
        "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"0\"/><w14:checkedState w14:val=\"{ticked}\" w14:font=\"MS Gothic\"/>\
         <w14:uncheckedState w14:val=\"{empty}\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>\
         <w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:hint=\"eastAsia\"/></w:rPr>\
         <w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )
}
