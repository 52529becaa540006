//! What several offices say differently, side by side.

use super::document::{Cell, ColumnKind, Document, Table};
use super::said::{question_text, said, titles};
use crate::library::Library;
use crate::model::{Conflict, ConflictAbout, Evidence, EvidenceStatus, Says, Side, Submission};
use crate::say;
use crate::words::Words;

/// Conflicts as a document: a table each, with a number before every side.
///
/// `heard` names for a side the files that say so, where that is known.
#[must_use]
pub fn conflicts(
    library: &Library,
    submission: &Submission,
    shown: &[&Conflict],
    heard: &dyn Fn(&Conflict, usize) -> Vec<String>,
    words: &Words,
) -> Document {
    let mut document = Document::default();
    for conflict in shown {
        let (title, about) = match &conflict.about {
            ConflictAbout::Question(id) => (question_text(library, id, words), id.as_str()),
            ConflictAbout::Evidence(id) => (say!(words, "team-conflict-evidence"), id.as_str()),
        };
        document.heading(2, say!(words, "team-conflict-title", title = title.as_str(), id = about));
        document.table(table(library, submission, conflict, heard, &title, words));
    }
    document
}

fn table(
    library: &Library,
    submission: &Submission,
    conflict: &Conflict,
    heard: &dyn Fn(&Conflict, usize) -> Vec<String>,
    title: &str,
    words: &Words,
) -> Table {
    let mut table = Table::new(
        say!(words, "team-conflict-caption", title = title),
        vec![
            (say!(words, "column-position"), ColumnKind::Number),
            (say!(words, "team-column-side"), ColumnKind::Text),
            (say!(words, "team-column-says"), ColumnKind::Text),
            (say!(words, "team-column-evidence"), ColumnKind::Text),
            (say!(words, "team-column-day"), ColumnKind::Short),
        ],
    );
    for (at, side) in conflict.sides.iter().enumerate() {
        let names: Vec<String> = heard(conflict, at).into_iter().filter(|name| *name != side.from).collect();
        let office = submission.respondents.iter().find(|office| office.id.as_str() == side.from && !office.name.is_empty());
        let mut who = side.from.clone();
        if let Some(office) = office {
            who = say!(words, "team-side-office", id = who, name = office.name.as_str());
        }
        if !names.is_empty() {
            who = say!(words, "team-side-heard", side = who, files = names.join(&say!(words, "list-comma")));
        }
        let (says, evidence, day, note) = side_cells(library, submission, conflict, side, words);
        table.row_with_remark(vec![(at + 1).to_string().into(), who.into(), says.into(), evidence.into(), day], note);
    }
    table
}

fn side_cells(
    library: &Library,
    submission: &Submission,
    conflict: &Conflict,
    side: &Side,
    words: &Words,
) -> (String, String, Cell, String) {
    match (&side.says, &conflict.about) {
        (Says::Answer(answer, written), ConflictAbout::Question(question)) => {
            let cited = titles(&submission.evidence, answer.evidence.iter().map(|cited| &cited.id), words);
            let evidence = if cited.is_empty() { say!(words, "team-no-evidence") } else { cited };
            let note = if answer.note.is_empty() { String::new() } else { say!(words, "team-side-note", note = answer.note.as_str()) };
            let day = answer.on.map_or(Cell::None, |on| on.to_string().into());
            (said(library, question, answer, written.as_ref(), words), evidence, day, note)
        }
        (Says::Evidence(entry), _) => entry_cells(entry, words),
        _ => (say!(words, "team-says-nothing"), String::new(), Cell::None, String::new()),
    }
}

fn entry_cells(entry: &Evidence, words: &Words) -> (String, String, Cell, String) {
    let status = evidence_status(entry.status, words);
    let supports =
        entry.supports.as_ref().map(|(level, reason)| say!(words, "team-entry-supports", level = *level, reason = reason.as_str()));
    let reference = (!entry.reference.is_empty()).then(|| entry.reference.clone());
    let file = (!entry.file.is_empty()).then(|| entry.file.clone());
    let remark = [reference, file, supports].into_iter().flatten().collect::<Vec<_>>().join(&say!(words, "list-semicolon"));
    (entry.title.clone(), status, entry.date.map_or(Cell::None, |date| date.to_string().into()), remark)
}

/// The status of an entry in a word or two.
pub(super) fn evidence_status(status: EvidenceStatus, words: &Words) -> String {
    match status {
        EvidenceStatus::Draft => say!(words, "team-evidence-draft"),
        EvidenceStatus::Adopted => say!(words, "team-evidence-adopted"),
        EvidenceStatus::InOperation => say!(words, "team-evidence-in-operation"),
        EvidenceStatus::Exercised => say!(words, "team-evidence-exercised"),
    }
}
