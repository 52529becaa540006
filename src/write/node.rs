//! What an answer file holds as a tree that keeps its order, for the formats that are not TOML.

use super::records::{self, Keys};
use crate::model::{Answer, Evidence, Given, QuestionId, Submission};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::BTreeMap;

/// A value. Days are texts here.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Text(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
}

impl From<&toml_edit::Value> for Node {
    fn from(value: &toml_edit::Value) -> Self {
        match value {
            toml_edit::Value::String(text) => Self::Text(text.value().clone()),
            toml_edit::Value::Integer(number) => Self::Integer(*number.value()),
            toml_edit::Value::Float(number) => Self::Float(*number.value()),
            toml_edit::Value::Boolean(truth) => Self::Boolean(*truth.value()),
            toml_edit::Value::Datetime(day) => Self::Text(day.value().to_string()),
            toml_edit::Value::Array(list) => Self::List(list.iter().map(Self::from).collect()),
            toml_edit::Value::InlineTable(table) => {
                Self::Table(table.iter().map(|(key, value)| (key.to_owned(), Self::from(value))).collect())
            }
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Boolean(truth) => serializer.serialize_bool(*truth),
            Self::List(list) => serializer.collect_seq(list),
            Self::Table(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl Node {
    /// As JSON on one line.
    pub(super) fn line(&self) -> String {
        // Trees of texts and finite numbers are always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The keys of a record.
pub(super) fn table(keys: &Keys) -> Node {
    Node::Table(entries(keys))
}

/// The keys of a record one by one.
pub(super) fn entries(keys: &Keys) -> Vec<(String, Node)> {
    keys.iter().map(|(key, value)| ((*key).to_owned(), Node::from(value))).collect()
}

/// A whole answer file, with the keys and the order of one in TOML.
pub(super) fn document(submission: &Submission) -> Node {
    let mut whole = vec![("format".to_owned(), Node::Integer(1)), ("submission".to_owned(), table(&records::submission(submission)))];
    let mut add = |key: &str, node: Option<Node>| whole.extend(node.map(|node| (key.to_owned(), node)));
    add("respondent", respondents(submission));
    add("evidence", register(&submission.evidence));
    add("answers", answers(&submission.answers, &submission.kept));
    add("conflict", conflicts(submission));
    if let Some(part) = &submission.part {
        add("part", Some(table(&records::part(part))));
        add("start", start(submission));
    }
    Node::Table(whole)
}

/// What offices said and on what, without the head of the submission.
pub(super) fn parts(submission: &Submission) -> Node {
    let mut parts = Vec::new();
    let mut add = |key: &str, node: Option<Node>| parts.push((key.to_owned(), node.unwrap_or(Node::List(Vec::new()))));
    add("respondent", respondents(submission));
    add("evidence", register(&submission.evidence));
    parts.push(("answers".to_owned(), answers(&submission.answers, &submission.kept).unwrap_or(Node::Table(Vec::new()))));
    Node::Table(parts)
}

/// The offices; none where there are none.
pub(super) fn respondents(submission: &Submission) -> Option<Node> {
    list(submission.respondents.iter().map(|office| table(&records::respondent(office))).collect())
}

/// A register of evidence.
pub(super) fn register(evidence: &[Evidence]) -> Option<Node> {
    list(evidence.iter().map(|entry| table(&records::evidence(entry, true))).collect())
}

/// The conflicts with their sides.
pub(super) fn conflicts(submission: &Submission) -> Option<Node> {
    let conflict = |conflict| {
        let (head, sides) = records::conflict(conflict);
        let mut keys = entries(&head);
        keys.push(("side".to_owned(), Node::List(sides.iter().map(table).collect())));
        Node::Table(keys)
    };
    list(submission.conflicts.iter().map(conflict).collect())
}

/// What a part started from; none where it started from nothing or is no part.
pub(super) fn start(submission: &Submission) -> Option<Node> {
    let part = submission.part.as_ref()?;
    let mut keys = Vec::new();
    keys.extend(register(&part.evidence).map(|evidence| ("evidence".to_owned(), evidence)));
    keys.extend(answers(&part.answers, &part.kept).map(|answers| ("answers".to_owned(), answers)));
    (!keys.is_empty()).then_some(Node::Table(keys))
}

fn answers(answers: &BTreeMap<QuestionId, Answer>, kept: &BTreeMap<QuestionId, Given>) -> Option<Node> {
    let keys = answers.iter().map(|(question, answer)| {
        let keys = records::answer(answer, kept.get(question));
        (question.as_str().to_owned(), table(&keys))
    });
    (!answers.is_empty()).then(|| Node::Table(keys.collect()))
}

fn list(items: Vec<Node>) -> Option<Node> {
    (!items.is_empty()).then_some(Node::List(items))
}
