//! The status as JSON and as comma-separated values.

use crate::team::{Group, Status};
use serde::Serialize;
use std::fmt::Write as _;

#[derive(Serialize)]
struct FileOut<'a> {
    file: &'a str,
    #[serde(flatten)]
    status: &'a Status,
}

/// The status of files as JSON: a list with an object for each.
#[must_use]
pub fn status_json(files: &[(String, Status)]) -> String {
    let files: Vec<FileOut<'_>> = files.iter().map(|(file, status)| FileOut { file, status }).collect();
    serde_json::to_string_pretty(&files).unwrap_or_default() + "\n"
}

const HEADER: &str = "file,state,code,kind,id,title,asked,answered,to_confirm,unknown,withheld,not_applicable,in_conflict,\
unanswered,without_evidence,waiting,own,by_weight,due,past_due\n";

/// The status of files, one line for each office and section and one for the total; lines end with `\n`.
#[must_use]
pub fn status_csv(files: &[(String, Status)]) -> String {
    let mut text = HEADER.to_owned();
    for (file, status) in files {
        let offices = status.offices.iter().map(|group| ("office", group));
        let rest = status.unassigned.iter().map(|group| ("unassigned", group));
        let sections = status.sections.iter().map(|group| ("section", group));
        for (kind, group) in offices.chain(rest).chain(sections).chain([("total", &status.total)]) {
            line(&mut text, file, status, kind, group);
        }
    }
    text
}

fn line(text: &mut String, file: &str, status: &Status, kind: &str, group: &Group) {
    let row = &group.row;
    let named = [file, &status.state, &status.code, kind, &group.id, &group.title].map(field);
    let counts = [
        row.asked,
        row.answered,
        row.to_confirm,
        row.unknown,
        row.withheld,
        row.not_applicable,
        row.in_conflict,
        row.unanswered,
        row.without_evidence,
        row.waiting,
        group.own,
    ];
    let weight = row.by_weight.map(|share| share.to_string()).unwrap_or_default();
    let due = group.due.map(|due| due.to_string()).unwrap_or_default();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{},{},{weight},{due},{}", named.join(","), counts.map(|count| count.to_string()).join(","), group.past_due);
}

/// A field, quoted where it must be; a text that a spreadsheet would take for a formula is made text.
fn field(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { ["'", text].concat() } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}
