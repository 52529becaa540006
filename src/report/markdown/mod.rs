//! Documents as Markdown: CommonMark with the tables of GitHub. Every text goes through `escape`.

mod escape;

use super::document::{Block, Cell, Choice, Column, ColumnKind, Document, Row, Table};
use super::figures::percent;
use crate::say;
use crate::words::Words;
use escape::{in_line, paragraph};

/// Draws a document as Markdown in UTF-8. The same document gives the same bytes.
///
/// No text of the document can become markup, a link or HTML. Charts are told by their descriptions; remarks of rows
/// stand in the cell that names the row, after a line break.
#[must_use]
pub fn markdown(document: &Document, words: &Words) -> String {
    let writer = Writer { words };
    let margin = margin(document);
    let title = if document.title.is_empty() { String::new() } else { format!("# {}", in_line(&document.title)) };
    let mut parts = vec![margin.clone(), title, facts(&document.facts)];
    let mut level = 1;
    for block in &document.blocks {
        parts.push(writer.block(block, &mut level));
    }
    let foot: Vec<String> = [in_line(&document.imprint), margin].into_iter().filter(|part| !part.is_empty()).collect();
    parts.push(if foot.is_empty() { String::new() } else { format!("---\n\n{}", foot.join("\n\n")) });
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { parts.join("\n\n") + "\n" }
}

struct Writer<'a> {
    words: &'a Words,
}

impl Writer<'_> {
    /// A block without line feeds at its ends. `level` is that of the heading above it.
    fn block(&self, block: &Block, level: &mut usize) -> String {
        match block {
            Block::Heading { level: wanted, text } => {
                // The title has level 1, and no level is left out on the way down.
                *level = (usize::from(*wanted).clamp(1, 5) + 1).min(*level + 1);
                format!("{} {}", "#".repeat(*level), in_line(text))
            }
            Block::Paragraph(text) => paragraph(text),
            Block::List(items) => items.iter().map(|item| format!("- {}", in_line(item))).collect::<Vec<_>>().join("\n"),
            Block::Steps(items) => {
                let step = |(at, item): (usize, &String)| format!("{}. {}", at + 1, in_line(item));
                items.iter().enumerate().map(step).collect::<Vec<_>>().join("\n")
            }
            Block::Notice(text) => format!("> **{}** {}", in_line(&say!(self.words, "html-notice")), in_line(text)),
            Block::Facts(pairs) => facts(pairs),
            Block::Table(table) => self.table(table),
            Block::Choices { options, .. } => options.iter().map(choice).collect::<Vec<_>>().join("\n"),
            Block::Space { label, lines } => format!("{}{}", in_line(label), "\\\n\\_\\_\\_\\_\\_\\_\\_\\_".repeat(usize::from(*lines))),
            Block::Chart(chart) => {
                let title = say!(self.words, "html-chart", title = &chart.title);
                format!("*{}* {}", in_line(&title), in_line(&chart.description))
            }
        }
    }

    fn table(&self, table: &Table) -> String {
        if table.rows.is_empty() || table.columns.is_empty() {
            return String::new();
        }
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let names = table.columns.iter().position(|column| matches!(column.kind, ColumnKind::Text)).unwrap_or(0);
        let mut lines = Vec::new();
        if !table.caption.is_empty() {
            lines.push(format!("**{}**\n", in_line(&table.caption)));
        }
        lines.push(line(table.columns.iter().map(|column| in_line(&column.title)).collect()));
        lines.push(line(table.columns.iter().map(|column| rule(column).to_owned()).collect()));
        lines.extend(table.rows.iter().map(|row| line(self.cells(&table.columns, row, names))));
        lines.join("\n")
    }

    fn cells(&self, columns: &[Column], row: &Row, names: usize) -> Vec<String> {
        let cell = |(at, cell): (usize, &Cell)| {
            let mut text = self.cell(cell);
            if at == names && !row.remark.is_empty() {
                text = format!("{text}<br>{}", in_line(&row.remark));
            }
            text
        };
        row.cells.iter().take(columns.len()).enumerate().map(cell).collect()
    }

    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Text(text) => in_line(text),
            Cell::Range(readings) => {
                let [evidenced, claimed, potential] = readings.array().map(|share| say!(self.words, "percent", figure = percent(share)));
                in_line(&say!(self.words, "terminal-readings", claimed = claimed, evidenced = evidenced, potential = potential))
            }
            Cell::None => in_line(&say!(self.words, "dash")),
        }
    }
}

/// A box to tick, as lists of tasks have it.
fn choice(choice: &Choice) -> String {
    let meaning: String = choice.text.lines().map(|line| format!("<br>{}", in_line(line))).collect();
    format!("- [ ] {}{meaning}", in_line(&choice.label))
}

fn rule(column: &Column) -> &'static str {
    match column.kind {
        ColumnKind::Number => "---:",
        ColumnKind::Text | ColumnKind::Short | ColumnKind::Range => "---",
    }
}

fn facts(facts: &[(String, String)]) -> String {
    facts.iter().map(|(label, text)| format!("- **{}:** {}", in_line(label), in_line(text))).collect::<Vec<_>>().join("\n")
}

/// Banner and marking, which stand at both ends.
fn margin(document: &Document) -> String {
    let parts = [&document.banner, &document.marking];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).map(|part| format!("**{}**", in_line(part)));
    parts.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Readings;

    #[test]
    fn writes_a_document() {
        let columns = vec![
            ("#".into(), ColumnKind::Number),
            ("Element".into(), ColumnKind::Text),
            ("Range".into(), ColumnKind::Range),
            ("Share".into(), ColumnKind::Number),
        ];
        let mut table = Table::new("What the table shows".into(), columns);
        let readings = Readings { evidenced: 0.2, claimed: 0.423, potential: 0.8 };
        table.row_with_remark(vec!["1".into(), "A | B".into(), Cell::Range(readings), Cell::None], "Held down\nby C".into());
        let document = Document {
            title: "Gap report: *Atlantis*".into(),
            marking: "TLP:AMBER+STRICT".into(),
            banner: "DRAFT".into(),
            facts: vec![("State".into(), "Atlantis (XAT)".into())],
            blocks: vec![
                Block::Heading { level: 1, text: "Norms".into() },
                Block::Heading { level: 3, text: "Deeper".into() },
                Block::Paragraph("# not a heading\n\n- not a list".into()),
                Block::Steps(vec!["one".into(), "two".into()]),
                Block::Notice("Mind <b>this</b>".into()),
                Block::Table(table),
                Block::List(Vec::new()),
            ],
            ..Document::default()
        };
        let expected = "\
**DRAFT** · **TLP:AMBER+STRICT**

# Gap report: \\*Atlantis\\*

- **State:** Atlantis (XAT)

## Norms

### Deeper

\\# not a heading\\
\\- not a list

1. one
2. two

> **Please note:** Mind \\<b\\>this\\</b\\>

**What the table shows**

| \\# | Element | Range | Share |
| ---: | --- | --- | ---: |
| 1 | A \\| B<br>Held down by C | claimed 42.3 %, evidenced 20.0 %, potential 80.0 % | – |

---

**DRAFT** · **TLP:AMBER+STRICT**
";
        assert_eq!(markdown(&document, &Words::english()).replace('\u{a0}', " "), expected);
        assert_eq!(markdown(&Document::default(), &Words::english()), "");
    }
}
