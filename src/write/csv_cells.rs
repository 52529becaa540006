//! What goes into the cells of a table of answers.

use super::node::{self, Node};
use super::records;
use crate::library::NONE_OF_THESE;
use crate::model::{Answer, AnswerState, AnswerValue, Given, Submission};
use crate::text::guarded;

/// Cells by the column or key that each belongs to.
pub(super) type Cells = Vec<(String, String)>;

/// Rows as CSV: commas, quotes where needed, a line feed after each row.
pub(super) fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Into memory nothing can fail, and all rows are of one length.
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A value as the text of a cell. Numbers never get a guard, everything else gets one where it needs it.
fn cell(node: &Node) -> String {
    match node {
        Node::Text(text) => guarded(text).into_owned(),
        Node::Integer(number) => number.to_string(),
        // The shortest digits that give the same number again.
        Node::Float(number) => format!("{number:?}"),
        Node::Boolean(truth) => truth.to_string(),
        Node::List(items) => guarded(&list(items)).into_owned(),
        Node::Table(_) => node.line(),
    }
}

/// Ids one after the other; as JSON where an id could not be told from its neighbours.
fn list(items: &[Node]) -> String {
    let parts = [' ', ',', ';', '\n', '\t', '\r', '['];
    let texts: Option<Vec<&str>> = items
        .iter()
        .map(|item| match item {
            Node::Text(text) if !text.is_empty() && !text.contains(parts) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    match texts {
        Some(texts) if !texts.is_empty() => texts.join(", "),
        _ => Node::List(items.to_vec()).line(),
    }
}

/// A record key by key; a table within it gives keys of its own after a dot.
pub(super) fn flat(entries: &[(String, Node)]) -> Cells {
    let mut cells = Vec::new();
    for (key, value) in entries {
        match value {
            Node::Table(inner) => cells.extend(flat(inner).into_iter().map(|(below, cell)| (format!("{key}.{below}"), cell))),
            value => cells.push((key.clone(), cell(value))),
        }
    }
    cells
}

/// The version of the format and the head of a submission.
pub(super) fn head(submission: &Submission) -> Cells {
    let mut cells = vec![("format".to_owned(), "1".to_owned())];
    cells.extend(flat(&node::entries(&records::submission(submission))));
    cells
}

/// An answer by its parts.
pub(super) fn answer(answer: &Answer, written: Option<&Given>) -> Cells {
    let mut cells = Vec::new();
    for (part, node) in node::entries(&records::answer(answer, written)) {
        match part.as_str() {
            "value" => cells.push(value(answer, written, &node)),
            _ => cells.push((part, cell(&node))),
        }
    }
    cells
}

/// A value under `value`, or under `json` where a cell could not hold it so that the same is read again.
fn value(answer: &Answer, written: Option<&Given>, node: &Node) -> (String, String) {
    let blank = |text: &str| text.trim().is_empty();
    let plain = match (written, &answer.state) {
        (Some(Given::Cell(text)), _) if !blank(text) => Some(cell(node)),
        (Some(_), _) => None,
        (None, AnswerState::Answered(AnswerValue::Options(options))) if options.is_empty() => Some(NONE_OF_THESE.to_owned()),
        (None, AnswerState::Answered(AnswerValue::Text(text))) if blank(text) => None,
        (None, _) => Some(cell(node)),
    };
    match plain {
        Some(cell) => ("value".to_owned(), cell),
        None => ("json".to_owned(), node.line()),
    }
}
