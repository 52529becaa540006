//! A submission as a whole answer file in TOML.

use super::records::{self, Keys};
use crate::model::{Answer, Given, QuestionId, Submission};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use toml_edit::Key;

/// In which order answers are written, and what is said of each.
#[derive(Debug, Clone, Default)]
pub struct Guide {
    /// Lines at the top of the file, without `#`.
    pub head: Vec<String>,
    /// Questions in their order, each with the lines above it. A question that has no answer gets an empty entry to fill.
    pub questions: Vec<(QuestionId, Vec<String>)>,
}

/// The text of an answer file. Reading it gives the same submission back.
///
/// Answers stand in the order of the guide, those that it does not name after it in the order of their ids.
#[must_use]
pub fn toml(submission: &Submission, guide: &Guide) -> String {
    let mut out = String::new();
    comments(&mut out, &guide.head);
    if !guide.head.is_empty() {
        out.push('\n');
    }
    out.push_str("format = 1\n");
    table(&mut out, "[submission]", &records::submission(submission));
    for respondent in &submission.respondents {
        table(&mut out, "[[respondent]]", &records::respondent(respondent));
    }
    for entry in &submission.evidence {
        table(&mut out, "[[evidence]]", &records::evidence(entry, true));
    }
    let mut left: BTreeMap<&QuestionId, &Answer> = submission.answers.iter().collect();
    for (question, lines) in &guide.questions {
        out.push('\n');
        comments(&mut out, lines);
        let answer = left.remove(question);
        answer_table(&mut out, "answers", question, answer, submission.kept.get(question));
    }
    for (question, answer) in left {
        out.push('\n');
        answer_table(&mut out, "answers", question, Some(answer), submission.kept.get(question));
    }
    for conflict in &submission.conflicts {
        let (head, sides) = records::conflict(conflict);
        table(&mut out, "[[conflict]]", &head);
        for side in &sides {
            table(&mut out, "[[conflict.side]]", side);
        }
    }
    if let Some(part) = &submission.part {
        table(&mut out, "[part]", &records::part(part));
        for entry in &part.evidence {
            table(&mut out, "[[start.evidence]]", &records::evidence(entry, true));
        }
        for (question, answer) in &part.answers {
            out.push('\n');
            answer_table(&mut out, "start.answers", question, Some(answer), part.kept.get(question));
        }
    }
    out
}

fn comments(out: &mut String, lines: &[String]) {
    for line in lines {
        // A line break in a text must not let the rest of it out of the comment.
        for line in line.split(['\n', '\r']) {
            let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            out.push_str(["# ", line.as_str()].concat().trim_end());
            out.push('\n');
        }
    }
}

fn table(out: &mut String, heading: &str, keys: &Keys) {
    out.push('\n');
    out.push_str(heading);
    out.push('\n');
    lines(out, keys);
}

fn answer_table(out: &mut String, table: &str, question: &QuestionId, answer: Option<&Answer>, written: Option<&Given>) {
    // A dot in a bare key would take it apart; quotes are put around every id so that all look alike.
    let key = Key::new(question.as_str());
    let shown = key.display_repr();
    let quoted = if shown.starts_with(['"', '\'']) { shown.into_owned() } else { format!("\"{shown}\"") };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "[{table}.{quoted}]");
    if let Some(answer) = answer {
        lines(out, &records::answer(answer, written));
    }
}

fn lines(out: &mut String, keys: &Keys) {
    for (key, value) in keys {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{key} = {}", value.to_string().trim());
    }
}
