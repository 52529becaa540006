//! Changes put into the text of an answer file, leaving everything else of it as a person wrote it.

use super::records::{self, Keys};
use crate::model::{Conflict, Evidence, QuestionId, Submission};
use thiserror::Error;
use toml_edit::{ArrayOfTables, Decor, DocumentMut, InlineTable, Item, RawString, Table, TableLike, Value};

/// The text is not TOML, so that nothing can be put into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("write-not-toml")]
pub struct NotToml;

/// The text of an answer file with what differs between two states of its submission put in.
///
/// Comments, order and layout stay as they are; only keys whose value differs between `before` and `after` are touched, so
/// that what another program wrote into the file meanwhile stays too.
///
/// # Errors
/// Where the text is not TOML.
pub fn edited(text: &str, before: &Submission, after: &Submission) -> Result<String, NotToml> {
    let mut document: DocumentMut = text.parse().map_err(|_| NotToml)?;
    let root = document.as_table_mut();
    head(root, before, after);
    register(root, before, after);
    respondents(root, before, after);
    answers(root, before, after);
    if before.conflicts != after.conflicts {
        conflicts(root, &after.conflicts);
    }
    Ok(document.to_string())
}

fn head(root: &mut Table, before: &Submission, after: &Submission) {
    let (was, now) = (records::submission(before), records::submission(after));
    let changed = |key: &str| value_of(&was, key).map(shown) != value_of(&now, key).map(shown);
    let Some(table) = child(root, "submission") else { return };
    for (key, value) in &now {
        if changed(key) {
            set(table, key, value.clone());
        }
    }
    for (key, _) in was.iter().filter(|(key, _)| value_of(&now, key).is_none()) {
        unset(table, key);
    }
}

fn value_of<'k>(keys: &'k Keys, key: &str) -> Option<&'k Value> {
    keys.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
}

fn shown(value: &Value) -> String {
    value.to_string().trim().to_owned()
}

fn register(root: &mut Table, before: &Submission, after: &Submission) {
    let find = |list: &[Evidence], id: &crate::model::EvidenceId| list.iter().find(|entry| entry.id == *id).cloned();
    for entry in &after.evidence {
        let was = find(&before.evidence, &entry.id);
        if was.as_ref().is_none_or(|was| !was.same(entry)) {
            put_record(root, "evidence", entry.id.as_str(), &records::evidence(entry, true));
        }
    }
    for gone in before.evidence.iter().filter(|entry| find(&after.evidence, &entry.id).is_none()) {
        remove_record(root, "evidence", gone.id.as_str());
    }
}

fn respondents(root: &mut Table, before: &Submission, after: &Submission) {
    for office in &after.respondents {
        let was = before.respondents.iter().find(|known| known.id == office.id);
        let keys = records::respondent(office);
        if was.is_none_or(|was| texts(&records::respondent(was)) != texts(&keys)) {
            put_record(root, "respondent", office.id.as_str(), &keys);
        }
    }
    for gone in before.respondents.iter().filter(|known| !after.respondents.iter().any(|office| office.id == known.id)) {
        remove_record(root, "respondent", gone.id.as_str());
    }
}

fn texts(keys: &Keys) -> Vec<(&'static str, String)> {
    keys.iter().map(|(key, value)| (*key, shown(value))).collect()
}

fn answers(root: &mut Table, before: &Submission, after: &Submission) {
    let all: std::collections::BTreeSet<&QuestionId> = before.answers.keys().chain(after.answers.keys()).collect();
    for question in all {
        let was = before.answers.get(question).map(|answer| records::answer(answer, before.kept.get(question)));
        let now = after.answers.get(question).map(|answer| records::answer(answer, after.kept.get(question)));
        let now = now.unwrap_or_default();
        if texts(&was.clone().unwrap_or_default()) != texts(&now) {
            // An answer that was written under the id of before goes on under the one of today.
            if let Some(old) = before.moved.get(question)
                && let Some(table) = child(root, "answers")
            {
                table.remove(old.as_str());
            }
            answer(root, question, &was.unwrap_or_default(), &now);
        }
    }
}

fn answer(root: &mut Table, question: &QuestionId, was: &Keys, now: &Keys) {
    let Some(table) = child(root, "answers") else { return };
    if !table.contains_key(question.as_str()) {
        table.insert(question.as_str(), Item::Table(Table::new()));
        // Inside an inline table a table with a heading cannot stand.
        if !table.get(question.as_str()).is_some_and(Item::is_table) {
            table.insert(question.as_str(), Item::Value(InlineTable::new().into()));
        }
    }
    let Some(entry) = table.get_mut(question.as_str()) else { return };
    let mut saved = Vec::new();
    let Some(keys) = entry.as_table_like_mut() else { return };
    for (key, _) in was.iter().filter(|(key, _)| value_of(now, key).is_none()) {
        saved.extend(unset(keys, key));
    }
    // A key may stand in the file that the submission did not take over, such as the value beside a state.
    for key in ["value", "state", "reason"] {
        if value_of(now, key).is_none() && keys.contains_key(key) {
            saved.extend(unset(keys, key));
        }
    }
    for (key, value) in now {
        let same = value_of(was, key).is_some_and(|was| shown(was) == shown(value));
        if !same || !keys.contains_key(key) {
            set(keys, key, value.clone());
        }
    }
    if let (Item::Table(table), false) = (entry, saved.is_empty()) {
        // What a person wrote beside a key that is gone stays above the answer.
        let before = prefix(table.decor());
        table.decor_mut().set_prefix([before, saved.concat()].concat());
    }
}

fn conflicts(root: &mut Table, conflicts: &[Conflict]) {
    root.remove("conflict");
    if conflicts.is_empty() {
        return;
    }
    let mut array = ArrayOfTables::new();
    for conflict in conflicts {
        let (head, sides) = records::conflict(conflict);
        let mut record = filled(&head);
        let mut list = ArrayOfTables::new();
        for side in &sides {
            list.push(filled(side));
        }
        record.insert("side", Item::ArrayOfTables(list));
        array.push(record);
    }
    root.insert("conflict", Item::ArrayOfTables(array));
}

fn filled(keys: &Keys) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    for (key, value) in keys {
        table.insert(key, Item::Value(value.clone()));
    }
    table
}

/// Changes the record with this id in a list of tables, or adds it.
pub(super) fn put_record(root: &mut Table, list: &str, id: &str, keys: &Keys) {
    if !root.contains_key(list) {
        root.insert(list, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    match root.get_mut(list) {
        Some(Item::ArrayOfTables(array)) => {
            let at = array.iter().position(|table| has_id(table, id));
            match at {
                Some(at) => array.get_mut(at).into_iter().for_each(|table| replace(table, keys)),
                None => array.push(filled(keys)),
            }
        }
        Some(Item::Value(Value::Array(array))) => {
            let at = array.iter().position(|item| item.as_inline_table().is_some_and(|table| has_id(table, id)));
            match at.and_then(|at| array.get_mut(at)).and_then(Value::as_inline_table_mut) {
                Some(table) => replace(table, keys),
                None => {
                    let mut table = InlineTable::new();
                    replace(&mut table, keys);
                    array.push(table);
                }
            }
        }
        _ => {}
    }
}

fn replace(table: &mut dyn TableLike, keys: &Keys) {
    let gone: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).filter(|key| value_of(keys, key).is_none()).collect();
    for key in gone {
        unset(table, &key);
    }
    for (key, value) in keys {
        if table.get(key).and_then(Item::as_value).is_none_or(|was| shown(was) != shown(value)) {
            set(table, key, value.clone());
        }
    }
}

pub(super) fn remove_record(root: &mut Table, list: &str, id: &str) {
    match root.get_mut(list) {
        Some(Item::ArrayOfTables(array)) => array.retain(|table| !has_id(table, id)),
        Some(Item::Value(Value::Array(array))) => array.retain(|item| !item.as_inline_table().is_some_and(|table| has_id(table, id))),
        _ => {}
    }
}

fn has_id(table: &dyn TableLike, id: &str) -> bool {
    table.get("id").and_then(Item::as_str) == Some(id)
}

/// The table under a key, made where it is missing; none where something else stands there.
pub(super) fn child<'t>(root: &'t mut Table, key: &str) -> Option<&'t mut dyn TableLike> {
    if !root.contains_key(key) {
        let mut table = Table::new();
        table.set_implicit(key == "answers");
        root.insert(key, Item::Table(table));
    }
    root.get_mut(key)?.as_table_like_mut()
}

/// Puts a value under a key and keeps the comment beside it.
pub(super) fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        _ => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// Takes a key away; returns the comments that stood above or beside it.
fn unset(table: &mut dyn TableLike, key: &str) -> Vec<String> {
    let above = table.key(key).map(|key| key.leaf_decor().clone());
    let beside = table.get(key).and_then(Item::as_value).map(|value| value.decor().clone());
    table.remove(key);
    let texts = [above.and_then(|decor| decor.prefix().map(raw)), beside.and_then(|decor| decor.suffix().map(raw))];
    let lines = texts.iter().flatten().flat_map(|text| text.lines()).map(str::trim).filter(|line| line.starts_with('#'));
    lines.map(|line| [line, "\n"].concat()).collect()
}

fn prefix(decor: &Decor) -> String {
    decor.prefix().map(raw).unwrap_or_default()
}

fn raw(text: &RawString) -> String {
    text.as_str().unwrap_or_default().to_owned()
}
