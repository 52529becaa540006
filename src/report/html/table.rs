//! Tables, each in a box of its own that scrolls where the window is narrow.

use super::escape::escape;
use super::svg::svg;
use crate::report::document::{Cell, Column, ColumnKind, Row, Table};
use crate::report::drawing::range_mark;
use crate::report::figures::percent;
use crate::say;
use crate::score::Readings;
use crate::words::Words;
use std::fmt::Write as _;

/// From this many rows on, putting them in another order is of use.
const SORTED_FROM: usize = 3;

/// From this many columns on, a telephone shows each row as a card of its own.
const CARDS_FROM: usize = 3;

/// The heading of figures stands in one line up to this many characters.
const LONGEST_HEADING: usize = 12;

/// A cell of a word or two has at most as many characters; longer ones may be broken.
const LONGEST_SHORT: usize = 24;

/// A table; `id` is that of its caption.
pub(super) fn table(table: &Table, id: &str, words: &Words) -> String {
    let remarks = table.rows.iter().any(|row| !row.remark.is_empty());
    // A cell that names its row; figures that come first are positions.
    let named = table.columns.iter().position(|column| matches!(column.kind, ColumnKind::Text));
    let names = named.unwrap_or(0);
    let cards = named.is_some() && table.columns.len() >= CARDS_FROM;
    let classes = [(table.rows.len() >= SORTED_FROM, "sorts"), (cards, "cards")];
    let classes: Vec<&str> = classes.into_iter().filter_map(|(is, class)| is.then_some(class)).collect();
    let classes = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
    let mut text = format!("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"{id}\">\n<table{classes}>\n");
    let _ = writeln!(text, "<caption id=\"{id}\">{}</caption>", escape(&table.caption));
    text.push_str("<thead><tr>");
    for column in &table.columns {
        let long = if column.title.chars().count() > LONGEST_HEADING { " long" } else { "" };
        let _ = write!(text, "<th scope=\"col\" class=\"{}{long}\">{}</th>", class(column.kind), escape(&column.title));
    }
    text.push_str("</tr></thead>\n");
    if !remarks {
        text.push_str("<tbody>\n");
    }
    for row in &table.rows {
        let cells = cells(&table.columns, row, names, cards, words);
        if !remarks {
            let _ = writeln!(text, "<tr>{cells}</tr>");
            continue;
        }
        // A row and its remark stay together in a body of their own.
        let _ = write!(text, "<tbody><tr>{cells}</tr>");
        if !row.remark.is_empty() {
            let _ =
                write!(text, "<tr class=\"remark\"><td colspan=\"{}\"><div>{}</div></td></tr>", table.columns.len(), escape(&row.remark));
        }
        text.push_str("</tbody>\n");
    }
    if !remarks {
        text.push_str("</tbody>\n");
    }
    text.push_str("</table>\n</div>\n");
    text
}

fn class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "text",
        ColumnKind::Short => "short",
        ColumnKind::Number => "number",
        ColumnKind::Range => "range",
    }
}

fn cells(columns: &[Column], row: &Row, names: usize, cards: bool, words: &Words) -> String {
    let mut text = String::new();
    for (at, (column, cell)) in columns.iter().zip(&row.cells).enumerate() {
        let (open, close) = if at == names { ("th scope=\"row\"", "th") } else { ("td", "td") };
        let class = match cell {
            // What is no word or two after all may be broken.
            Cell::Text(said) if column.kind == ColumnKind::Short && said.chars().count() > LONGEST_SHORT => "text",
            _ => class(column.kind),
        };
        let (content, order) = match cell {
            Cell::Text(said) => (escape(said), String::new()),
            Cell::Range(readings) => (range(*readings, words), format!(" data-order=\"{}\"", percent(readings.claimed))),
            Cell::None => (escape(&say!(words, "dash")), String::new()),
        };
        // The heading of the column, for cards; a name, a position before it and a mark need none.
        let told = cards && at != names && (at, names) != (0, 1) && column.kind != ColumnKind::Range;
        let label = if told { format!(" data-label=\"{}\"", escape(&column.title)) } else { String::new() };
        let _ = write!(text, "<{open} class=\"{class}\"{order}{label}>{content}</{close}>");
    }
    text
}

/// The mark of three readings, with the readings as its name.
fn range(readings: Readings, words: &Words) -> String {
    let [evidenced, claimed, potential] = readings.array().map(|share| say!(words, "percent", figure = percent(share)));
    let said = say!(words, "terminal-readings", claimed = claimed, evidenced = evidenced, potential = potential);
    svg(&range_mark(readings), " class=\"mark\"", &format!("<title>{}</title>", escape(&said)))
}

/// What the marks mean, each part beside a sample.
pub(super) fn legend(words: &Words) -> String {
    let sample = |evidenced: f64, claimed: f64| {
        let readings = Readings { evidenced, claimed, potential: 1.0 };
        svg(&range_mark(readings), " class=\"mark\" aria-hidden=\"true\"", "").replace(" role=\"img\"", "")
    };
    let parts = [
        (sample(1.0, 1.0), say!(words, "drawing-evidenced")),
        (sample(0.0, 1.0), say!(words, "drawing-claimed")),
        (sample(0.0, 0.0), say!(words, "drawing-potential")),
    ];
    let items: String = parts.iter().map(|(sample, said)| format!("<li>{sample} {}</li>", escape(said))).collect();
    format!("<div class=\"legend\"><p>{}</p><ul>{items}</ul></div>\n", escape(&say!(words, "html-marks")))
}
