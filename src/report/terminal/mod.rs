//! Documents on a terminal or in a text file.
//!
//! `page` draws what runs down the page, `table` and `stacked` the two forms of a table, `linear` the whole document
//! for a screen reader. Every text goes through `wrap`, which also takes out what could steer a terminal.

mod columns;
mod linear;
mod mark;
mod page;
mod paint;
mod stacked;
mod table;
mod wrap;

use super::document::Document;
use crate::words::Words;
use page::Page;
use paint::Paint;

/// Below this width, what is drawn cannot be kept within the width.
const LEAST_WIDTH: usize = 20;

/// From this width on, linear text is left for the reader's own program to wrap.
const UNWRAPPED: usize = 200;

/// How a document is drawn as text.
#[derive(Debug, Clone, Copy)]
pub struct TerminalOptions {
    /// Width in columns.
    pub width: usize,
    /// Whether colour may be used; it never carries meaning.
    pub colour: bool,
    /// Whether the output is linear text for a screen reader: no bars, no table lines.
    pub plain: bool,
}

/// Draws a document as text.
///
/// Lines end with a line feed, the last one too; an empty document is an empty text. No line is wider than the width,
/// where that is at least 20 columns. Linear text has no colour, and is not wrapped where the width is 200 or more.
#[must_use]
pub fn render(document: &Document, options: TerminalOptions, words: &Words) -> String {
    let width = options.width.max(LEAST_WIDTH);
    let lines = if options.plain {
        linear::draw(document, if width < UNWRAPPED { width } else { usize::MAX }, words)
    } else {
        Page::new(width, Paint { on: options.colour }, words).draw(document)
    };
    lines.iter().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Block, Cell, ColumnKind, Table};
    use crate::score::Readings;
    use unicode_width::UnicodeWidthStr;

    const LONG_WORD: &str = "institutionalisation";
    const ADDRESS: &str = "https://example.org/a/very/long/address/that/does/not/fit/any/column/of/eighty/columns/whatever/is/done.html";

    fn options(width: usize) -> TerminalOptions {
        TerminalOptions { width, colour: false, plain: false }
    }

    fn draw(document: &Document, width: usize) -> String {
        render(document, options(width), &Words::english())
    }

    fn linear(document: &Document, width: usize) -> String {
        render(document, TerminalOptions { plain: true, ..options(width) }, &Words::english())
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document { blocks, ..Document::default() }
    }

    fn table(columns: &[(&str, ColumnKind)]) -> Table {
        Table::new("What the table shows".into(), columns.iter().map(|(title, kind)| ((*title).into(), *kind)).collect())
    }

    fn range(evidenced: f64, claimed: f64, potential: f64) -> Cell {
        Cell::Range(Readings { evidenced, claimed, potential })
    }

    /// Numbered words, so that a missing one is noticed.
    fn numbered(stem: &str, count: usize) -> String {
        (0..count).map(|at| format!("{stem}{at}")).collect::<Vec<_>>().join(" ")
    }

    fn norms() -> Table {
        let mut norms = table(&[
            ("Element", ColumnKind::Text),
            ("Rating", ColumnKind::Short),
            ("Percent to target", ColumnKind::Number),
            ("Range", ColumnKind::Range),
        ]);
        norms.row_with_remark(
            vec!["Protect critical infrastructure".into(), "P, up to L".into(), "42.3 %".into(), range(0.2, 0.423, 0.8)],
            "Held down by: designation of critical infrastructure, which is at level 0.".into(),
        );
        norms.row(vec!["Respond to requests for assistance".into(), "F".into(), "100.0 %".into(), range(1.0, 1.0, 1.0)]);
        norms.row(vec!["Supply chains".into(), "not assessed".into(), Cell::None, Cell::None]);
        norms
    }

    fn report() -> Document {
        Document {
            title: "Gap report: Atlantis".into(),
            marking: "TLP:AMBER+STRICT".into(),
            banner: "DRAFT".into(),
            facts: vec![("State".into(), "Atlantis".into()), ("Questionnaire".into(), "Foundational capabilities, full".into())],
            blocks: vec![
                Block::Heading { level: 1, text: "Norms".into() },
                Block::Paragraph("How far each norm is supported today by the capabilities that it rests on.".into()),
                Block::Table(norms()),
                Block::Heading { level: 2, text: "What to do first".into() },
                Block::Notice("Two answers are open; figures may rise by as much as the marks show.".into()),
                Block::Steps((1..=10).map(|at| format!("Step of number {at}")).collect()),
                Block::Heading { level: 3, text: "Sources".into() },
                Block::List(vec!["National strategy".into(), "Register of operators, which was last brought up to date in spring".into()]),
                Block::Facts(vec![("Office".into(), "Ministry".into())]),
            ],
            ..Document::default()
        }
    }

    /// Everything that is hard to lay out.
    fn hard() -> Document {
        let mut wide = table(&[
            ("Element", ColumnKind::Text),
            ("Why", ColumnKind::Text),
            ("Rating", ColumnKind::Short),
            ("Percent to target", ColumnKind::Number),
            ("Range", ColumnKind::Range),
            ("Cost", ColumnKind::Number),
            ("Questions to look up", ColumnKind::Text),
        ]);
        wide.row_with_remark(
            vec![
                numbered("alpha", 9).into(),
                numbered("beta", 30).into(),
                "not assessed by this questionnaire".into(),
                "42.3 %".into(),
                range(0.1, 0.5, 0.9),
                "USD\u{a0}1\u{a0}250\u{a0}000".into(),
                LONG_WORD.into(),
            ],
            numbered("remark", 60),
        );
        wide.row(vec!["国家网络安全战略与关键信息基础设施保护".into(), "e\u{301}te\u{301} \u{1b}[31mred".into(), ADDRESS.into()]);
        let mut huge = table(&[("Term", ColumnKind::Short), ("Text", ColumnKind::Text)]);
        huge.row(vec!["term".into(), numbered("w", 1100).into()]);
        huge.row(vec!["address".into(), ADDRESS.repeat(40).into()]);
        let mut report = report();
        report.title = "t".repeat(120);
        report.facts.push(("A label that is far too long for a third of a page of eighty columns".into(), ADDRESS.into()));
        report.blocks.extend([Block::Table(wide), Block::Table(huge), Block::Notice(ADDRESS.into()), Block::List(vec![ADDRESS.into()])]);
        report
    }

    #[test]
    fn draws_a_report() {
        let expected = "\
DRAFT                                                           TLP:AMBER+STRICT
════════════════════════════════════════════════════════════════════════════════
Gap report: Atlantis
════════════════════════════════════════════════════════════════════════════════

State          Atlantis
Questionnaire  Foundational capabilities, full

Norms
═════

How far each norm is supported today by the capabilities that it rests on.

                                                     Percent to
Element                             Rating               target  Range
────────────────────────────────────────────────────────────────────────────────
Protect critical infrastructure     P, up to L           42.3 %  |███▒▒·····   |
  Held down by: designation of critical infrastructure, which is at level 0.

Respond to requests for assistance  F                   100.0 %  |█████████████|

Supply chains                       not assessed              –  –

The marks run from 0 to 100 %: █\u{a0}supported by evidence, ▒\u{a0}claimed beyond that,
·\u{a0}possible beyond that if every open answer turns out to be the best one.

What to do first
────────────────

▌ Two answers are open; figures may rise by as much as the marks show.

 8. Step of number 8
 9. Step of number 9
10. Step of number 10

■ Sources
• National strategy
• Register of operators, which was last brought up to date in spring

Office  Ministry

DRAFT                                                           TLP:AMBER+STRICT
";
        // The first seven steps look like the eighth.
        let drawn: Vec<String> = draw(&report(), 80).split_inclusive('\n').map(str::to_owned).collect();
        let kept = drawn.iter().filter(|line| !(1..=7).any(|at| line.starts_with(&format!(" {at}. "))));
        assert_eq!(kept.cloned().collect::<String>(), expected);
    }

    #[test]
    fn draws_linear_text() {
        let mut report = report();
        report.blocks.retain(|block| !matches!(block, Block::Steps(_)));
        let expected = "\
DRAFT
Marking: TLP:AMBER+STRICT

Gap report: Atlantis

State: Atlantis
Questionnaire: Foundational capabilities, full

Section: Norms

How far each norm is supported today by the capabilities that it rests on.

Table: What the table shows
Element: Protect critical infrastructure; Rating: P, up to L; Percent to target: 42.3 %; Range:
claimed 42.3 %, evidenced 20.0 %, potential 80.0 %.
Held down by: designation of critical infrastructure, which is at level 0.
Element: Respond to requests for assistance; Rating: F; Percent to target: 100.0 %; Range: claimed
100.0 %, evidenced 100.0 %, potential 100.0 %.
Element: Supply chains; Rating: not assessed.

Subsection: What to do first

Please note: Two answers are open; figures may rise by as much as the marks show.

Topic: Sources

- National strategy
- Register of operators, which was last brought up to date in spring

Office: Ministry

DRAFT
Marking: TLP:AMBER+STRICT
";
        assert_eq!(linear(&report, 100).replace('\u{a0}', " "), expected);
    }

    #[test]
    fn stacks_a_table_that_does_not_fit() {
        let expected = "\
Protect critical infrastructure
  Rating: P, up to L
  Percent to target: 42.3 %
  Range: |██▒▒····  |
  Held down by: designation of critical
  infrastructure, which is at level 0.

Respond to requests for assistance
  Rating: F
  Percent to target: 100.0 %
  Range: |██████████|

Supply chains
  Rating: not assessed

The marks run from 0 to 100 %:
█\u{a0}supported by evidence, ▒\u{a0}claimed
beyond that, ·\u{a0}possible beyond that if
every open answer turns out to be the
best one.
";
        assert_eq!(draw(&document(vec![Block::Table(norms())]), 40), expected);
    }

    #[test]
    fn never_exceeds_the_width_nor_ends_in_spaces() {
        for width in (20..=200).step_by(15).chain([40, 81, 100, 120, 199, 500]) {
            for text in [draw(&hard(), width), linear(&hard(), width.min(199))] {
                for line in text.lines() {
                    assert!(line.width() <= width, "{width}: {line}");
                    assert_eq!(line, line.trim_end());
                }
            }
        }
    }

    #[test]
    fn writes_no_escape_codes_without_colour() {
        for text in [draw(&hard(), 80), linear(&hard(), 80), draw(&hard(), 200)] {
            assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
        }
    }

    #[test]
    fn colour_adds_codes_and_nothing_else() {
        for width in [40, 80, 200] {
            let coloured = render(&hard(), TerminalOptions { colour: true, ..options(width) }, &Words::english());
            assert!(coloured.contains("\u{1b}[1;7mDRAFT\u{1b}[0m"));
            assert!(coloured.contains("\u{1b}[36m|"));
            let codes = ["\u{1b}[1m", "\u{1b}[1;7m", "\u{1b}[36m", "\u{1b}[0m"];
            let bare = codes.iter().fold(coloured, |text, code| text.replace(code, ""));
            assert_eq!(bare, draw(&hard(), width));
        }
    }

    #[test]
    fn every_word_of_cells_and_remarks_appears_whole() {
        for width in [40, 80, 100, 120, 160, 200] {
            for text in [draw(&hard(), width), linear(&hard(), width)] {
                let shown: std::collections::BTreeSet<&str> =
                    text.split([' ', '\n']).map(|word| word.trim_end_matches([';', '.', ':'])).collect();
                let expected = [numbered("alpha", 9), numbered("beta", 30), numbered("remark", 60), numbered("w", 1100)].join(" ");
                for word in
                    expected.split(' ').chain(["not", "assessed", "questionnaire", "42.3", LONG_WORD, "USD\u{a0}1\u{a0}250\u{a0}000"])
                {
                    assert!(shown.contains(word), "{width}: {word}");
                }
            }
        }
    }

    #[test]
    fn linear_text_has_nothing_drawn_and_no_padding() {
        for width in [80, 100, 200] {
            let text = linear(&hard(), width);
            assert!(!text.contains(|c| matches!(c, '\u{2500}'..='\u{25ff}' | '•' | '·' | '|')));
            assert!(!text.contains("  "));
            assert!(!text.contains("\n\n\n"));
        }
    }

    #[test]
    fn tells_the_marks_once() {
        let text = draw(&document(vec![Block::Table(norms()), Block::Table(norms())]), 100);
        assert_eq!(text.matches("The marks run").count(), 1);
    }

    #[test]
    fn draws_little_from_little() {
        let nothing = table(&[("Element", ColumnKind::Text)]);
        let empties = vec![Block::Paragraph(String::new()), Block::List(Vec::new()), Block::Table(nothing), Block::Facts(Vec::new())];
        for empty in [Document::default(), document(empties)] {
            assert_eq!(draw(&empty, 80), "");
            assert_eq!(linear(&empty, 80), "");
        }
    }

    #[test]
    fn keeps_wide_and_combining_characters_in_line() {
        let mut table = table(&[("Term", ColumnKind::Short), ("Level", ColumnKind::Number)]);
        table.row(vec!["国家".into(), "1".into()]);
        table.row(vec!["e\u{301}te\u{301}".into(), "2".into()]);
        table.row(vec!["plain".into(), "3".into()]);
        let expected = "Term   Level\n────────────\n国家       1\ne\u{301}te\u{301}        2\nplain      3\n";
        assert_eq!(draw(&document(vec![Block::Table(table)]), 80), expected);
    }

    #[test]
    fn bears_rows_that_are_shorter_or_longer_than_the_columns() {
        let mut uneven = table(&[("A", ColumnKind::Text), ("", ColumnKind::Number)]);
        uneven.row(vec!["one".into()]);
        uneven.row(vec!["two".into(), "2".into(), "three".into()]);
        let document = document(vec![Block::Table(uneven)]);
        assert_eq!(draw(&document, 80), "A\n──────\none\ntwo  2\n");
        assert_eq!(linear(&document, 80), "Table: What the table shows\nA: one.\nA: two; 2.\n");
    }
}
