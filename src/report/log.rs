//! The change log as a table.

use super::document::{ColumnKind, Document, Table};
use crate::say;
use crate::team::{LogAbout, LogEntry, Why};
use crate::words::Words;
use serde_json::Value;

/// The changes as a document, in the order given.
#[must_use]
pub fn log(file: &str, entries: &[&LogEntry], words: &Words) -> Document {
    let mut document = Document { title: say!(words, "team-log-title", file = file), ..Document::default() };
    if entries.is_empty() {
        document.paragraph(say!(words, "team-log-empty"));
    }
    let mut table = Table::new(
        say!(words, "team-log-caption"),
        vec![(say!(words, "team-column-day"), ColumnKind::Short), (say!(words, "team-column-change"), ColumnKind::Text)],
    );
    for entry in entries {
        let what = match &entry.about {
            LogAbout::Question(id) => id.0.clone(),
            LogAbout::Evidence(id) => say!(words, "team-log-evidence", id = id.as_str()),
            LogAbout::Office(id) => say!(words, "team-log-office", id = id.as_str()),
            LogAbout::Head(key) => key.clone(),
        };
        let (was, now) = told(&entry.was, &entry.now, words);
        let change = say!(words, "team-log-change", what = what, was = was, now = now);
        let why = why(&entry.why, words);
        let remark = match &entry.office {
            Some(office) => say!(words, "team-log-remark", office = office.as_str(), why = why),
            None => why,
        };
        table.row_with_remark(vec![entry.on.to_string().into(), change.into()], remark);
    }
    document.table(table);
    document
}

fn why(why: &Why, words: &Words) -> String {
    match why {
        Why::Interview => say!(words, "team-why-interview"),
        Why::Merge(part) if part.is_empty() => say!(words, "team-why-merged"),
        Why::Merge(part) => say!(words, "team-why-merge", part = part.as_str()),
        Why::Settled(side) => say!(words, "team-why-settled", side = side.as_str()),
        Why::Cleared => say!(words, "team-why-cleared"),
        Why::Outside => say!(words, "team-why-outside"),
        Why::Other(word) => word.clone(),
    }
}

/// Both values in short: what is said, then of the rest what differs.
fn told(was: &Value, now: &Value, words: &Words) -> (String, String) {
    let keys: Vec<&String> = [was, now].into_iter().filter_map(Value::as_object).flat_map(serde_json::Map::keys).collect();
    let said = ["value", "state", "title"];
    let mut further: Vec<&str> =
        keys.into_iter().map(String::as_str).filter(|key| !said.contains(key) && was.get(key) != now.get(key)).collect();
    further.sort_unstable();
    further.dedup();
    (one(was, &further, words), one(now, &further, words))
}

fn one(value: &Value, further: &[&str], words: &Words) -> String {
    if let Some(sides) = value.get("conflict").and_then(Value::as_array) {
        let side = |side: &Value| {
            let from = side.get("from").map(plain).unwrap_or_default();
            say!(words, "team-log-side", side = from, says = one(side, &[], words))
        };
        return say!(words, "team-log-conflict", sides = sides.iter().map(side).collect::<Vec<_>>().join(&say!(words, "list-semicolon")));
    }
    let Value::Object(keys) = value else {
        let text = plain(value);
        return if text.is_empty() { say!(words, "team-log-nothing") } else { text };
    };
    let mut parts: Vec<String> = ["value", "state", "title"].iter().filter_map(|key| keys.get(*key)).map(plain).collect();
    // The office has a column of its own.
    for key in further.iter().filter(|key| **key != "by" && **key != "start") {
        if let Some(value) = keys.get(*key).map(plain).filter(|value| !value.is_empty()) {
            parts.push(say!(words, "terminal-pair", label = *key, value = value));
        }
    }
    if parts.is_empty() { say!(words, "team-log-nothing") } else { parts.join(&say!(words, "list-semicolon")) }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(keys) => keys.values().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
