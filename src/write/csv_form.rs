//! A submission as a table with one row a question, which a person can fill.

use super::csv_cells::{self, Cells};
use super::{node, records};
use crate::model::{QuestionId, Submission};
use crate::text::FORM_COLUMNS;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a form besides the answers, for the eye alone.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Keys of the submission and of records, each with what it is; keys that the submission does not have get an empty row.
    pub heads: Vec<FormHead>,
    /// Questions in their order. A question that has no answer gets an empty row to fill.
    pub questions: Vec<FormQuestion>,
}

/// A row of a form that is not about a question.
#[derive(Debug, Clone, Default)]
pub struct FormHead {
    /// `submission`, `respondent` or `evidence`.
    pub record: String,
    /// The key; for a respondent or evidence, the id, a dot and the key.
    pub id: String,
    /// What belongs there.
    pub question: String,
    /// The words that it takes.
    pub options: String,
}

/// What a form says of a question.
#[derive(Debug, Clone, Default)]
pub struct FormQuestion {
    /// The question.
    pub id: QuestionId,
    /// Title of its section.
    pub section: String,
    /// What is asked.
    pub question: String,
    /// What can be answered.
    pub options: String,
    /// Explanation.
    pub help: String,
}

/// The text of a form in CSV: one row a question, after rows for the submission, its offices and its evidence.
///
/// It begins with a byte-order mark, without which a spreadsheet program takes letters with accents for others.
/// Reading it gives the same submission back, without entries that say nothing.
#[must_use]
pub fn csv_form(submission: &Submission, form: &Form) -> String {
    let mut rows = Rows::default();
    // What no person fills comes last.
    let (definitions, head): (Cells, Cells) = csv_cells::head(submission).into_iter().partition(|(key, _)| key.starts_with("definitions."));
    rows.records("submission", head, form);
    let mut offices = Vec::new();
    for office in &submission.respondents {
        offices.extend(of(office.id.as_str(), &records::respondent(office)));
    }
    rows.records("respondent", offices, form);
    let evidence = submission.evidence.iter().flat_map(|entry| of(entry.id.as_str(), &records::evidence(entry, true)));
    rows.records("evidence", evidence.collect(), form);
    let mut left: BTreeMap<_, _> = submission.answers.iter().collect();
    for shown in &form.questions {
        let cells = left.remove(&shown.id).map(|answer| csv_cells::answer(answer, submission.kept.get(&shown.id)));
        rows.answer("answer", &shown.id, cells.unwrap_or_default(), Some(shown));
    }
    for (question, answer) in left {
        rows.answer("answer", question, csv_cells::answer(answer, submission.kept.get(question)), None);
    }
    if let Some(node::Node::List(conflicts)) = node::conflicts(submission) {
        for (at, conflict) in conflicts.iter().enumerate() {
            rows.add("conflict", (at + 1).to_string(), vec![("json".to_owned(), conflict.line())], None);
        }
    }
    if let Some(part) = &submission.part {
        rows.records("part", csv_cells::flat(&node::entries(&records::part(part))), &Form::default());
        let evidence = part.evidence.iter().flat_map(|entry| of(entry.id.as_str(), &records::evidence(entry, true)));
        rows.records("start-evidence", evidence.collect(), &Form::default());
        for (question, answer) in &part.answers {
            rows.answer("start-answer", question, csv_cells::answer(answer, part.kept.get(question)), None);
        }
    }
    rows.records("submission", definitions, &Form::default());
    rows.text()
}

/// The keys of a record that has an id, each after that id. The id itself needs no row where another key has one.
fn of(id: &str, keys: &records::Keys) -> Cells {
    let cells = csv_cells::flat(&node::entries(keys));
    let alone = cells.iter().all(|(key, cell)| key == "id" || cell.is_empty());
    cells.into_iter().filter(|(key, _)| alone || key != "id").map(|(key, cell)| (format!("{id}.{key}"), cell)).collect()
}

#[derive(Default)]
struct Rows {
    rows: Vec<BTreeMap<&'static str, String>>,
    used: BTreeSet<&'static str>,
}

impl Rows {
    /// One row a key; those that the form shows and the record does not have stay empty, at the place they have in the form.
    fn records(&mut self, record: &'static str, cells: Cells, form: &Form) {
        let heads: Vec<&FormHead> = form.heads.iter().filter(|head| head.record == record).collect();
        let known: BTreeSet<String> = cells.iter().map(|(key, _)| key.clone()).collect();
        for (key, cell) in cells {
            let shown = heads.iter().find(|head| head.id == key);
            self.head(record, key, cell, shown.copied());
        }
        for head in heads.into_iter().filter(|head| !known.contains(&head.id)) {
            self.head(record, head.id.clone(), String::new(), Some(head));
        }
    }

    fn head(&mut self, record: &'static str, key: String, cell: String, shown: Option<&FormHead>) {
        let shown = shown.map(|head| [("question", head.question.as_str()), ("options", head.options.as_str())].to_vec());
        self.add(record, key, vec![("value".to_owned(), cell)], shown);
    }

    fn answer(&mut self, record: &'static str, question: &QuestionId, cells: Cells, shown: Option<&FormQuestion>) {
        let shown = shown.map(|shown| {
            let all = [("section", &shown.section), ("question", &shown.question), ("options", &shown.options), ("help", &shown.help)];
            all.map(|(column, text)| (column, text.as_str())).to_vec()
        });
        self.add(record, question.as_str().to_owned(), cells, shown);
    }

    fn add(&mut self, record: &'static str, id: String, cells: Cells, shown: Option<Vec<(&'static str, &str)>>) {
        use crate::text::guarded;
        let mut row = BTreeMap::from([("record", record.to_owned()), ("id", guarded(&id).into_owned())]);
        let shown = shown.into_iter().flatten().map(|(column, text)| (column.to_owned(), guarded(text).into_owned()));
        for (column, cell) in cells.into_iter().chain(shown) {
            if let Some(column) = FORM_COLUMNS.iter().find(|known| **known == column) {
                self.used.extend((!cell.is_empty()).then_some(*column));
                row.insert(column, cell);
            }
        }
        self.rows.push(row);
    }

    fn text(mut self) -> String {
        let columns: Vec<&str> = FORM_COLUMNS.into_iter().filter(|column| *column != "json" || self.used.contains("json")).collect();
        let mut rows = vec![columns.iter().map(|column| (*column).to_owned()).collect()];
        rows.extend(self.rows.iter_mut().map(|row| columns.iter().map(|column| row.remove(column).unwrap_or_default()).collect()));
        ["\u{feff}", &csv_cells::csv(&rows)].concat()
    }
}
