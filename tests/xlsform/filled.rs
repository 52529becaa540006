//! Forms filled at random, as an officer with a telephone might, and what was meant by it as an answer file.

use super::expression::{Values, holds, text};
use super::form::{Form, Row};
use crate::common::random::Random;
use capgap::library::Library;
use capgap::model::{NotApplicable, QuestionKind};
use std::fmt::Write as _;

/// A form that was filled.
#[derive(Debug, Clone)]
pub(crate) struct Filled {
    /// Group path and name of each field, in the order of the form, with its value; empty fields stand too.
    pub(crate) fields: Vec<(Vec<String>, String, String)>,
    /// The documents: name and value of their fields.
    pub(crate) documents: Vec<Vec<(String, String)>>,
}

impl Filled {
    pub(crate) fn values(&self) -> Values {
        self.fields.iter().map(|(_, name, value)| (name.clone(), value.clone())).collect()
    }
}

fn cell<'r>(row: &'r Row, heading: &str) -> &'r str {
    row.get(heading).map_or("", String::as_str)
}

/// Texts that exports have to carry.
const TEXTS: [&str; 6] = ["Plain.", "With, comma; and \"quotes\"", "Two\nlines", "=1+1", "Être — 漢字", "  blank around  "];

/// Fills a form. What the form would not show is not filled, and what it would refuse is not entered.
pub(crate) fn filled(form: &Form, random: &mut Random) -> Filled {
    let documents: Vec<Vec<(String, String)>> = (0..random.below(4))
        .map(|at| {
            let mut fields = vec![
                ("register___id".to_owned(), format!("document-{at}")),
                ("register___title".to_owned(), random.pick(&TEXTS).trim().to_owned()),
                ("register___status".to_owned(), random.pick(&["draft", "adopted", "in-operation", "exercised"]).to_owned()),
            ];
            if random.chance(50) {
                fields.push(("register___date".to_owned(), "2025-02-28".to_owned()));
                fields.push(("register___reference".to_owned(), "Gazette 2025/14".to_owned()));
            }
            fields
        })
        .collect();
    let ids: Vec<String> = documents.iter().map(|fields| fields[0].1.clone()).collect();
    let mut values = Values::new();
    let mut path: Vec<(String, String)> = Vec::new();
    let mut fields = Vec::new();
    let mut in_repeat = false;
    for row in &form.survey {
        let (kind, name) = (cell(row, "type"), cell(row, "name"));
        match kind {
            "begin_repeat" => in_repeat = true,
            "end_repeat" => in_repeat = false,
            "begin_group" => path.push((name.to_owned(), cell(row, "relevant").to_owned())),
            "end_group" => {
                path.pop();
            }
            _ if in_repeat => {}
            _ => {
                let shown = path.iter().all(|(_, relevant)| holds(relevant, &values, "")) && holds(cell(row, "relevant"), &values, "");
                let value = if shown { answer(form, row, &ids, &values, random) } else { String::new() };
                values.insert(name.to_owned(), value.clone());
                fields.push((path.iter().map(|(group, _)| group.clone()).collect(), name.to_owned(), value));
            }
        }
    }
    Filled { fields, documents }
}

fn answer(form: &Form, row: &Row, documents: &[String], values: &Values, random: &mut Random) -> String {
    let (kind, name) = (cell(row, "type"), cell(row, "name"));
    match name {
        "submission___day" => return "2026-05-03".to_owned(),
        "submission___state" => return "Atlantis".to_owned(),
        "submission___code" => return random.pick(&["XAA", "XAT", "XZZ"]).to_owned(),
        "submission___office" => return random.pick(&["", "Ministry of Transport", "Digital-Ministerium Ü", "運輸省"]).to_owned(),
        "submission___assessed_on" => return random.pick(&["", "2026-05-01"]).to_owned(),
        _ => {}
    }
    if kind == "calculate" {
        return text(cell(row, "calculation"), values);
    }
    if kind == "note" {
        return String::new();
    }
    // Most questions are answered, and a reason is asked for.
    if cell(row, "required") != "yes" && random.chance(20) {
        return String::new();
    }
    let (word, list) = kind.split_once(' ').unwrap_or((kind, ""));
    let choices: Vec<&str> =
        form.choices.iter().filter(|choice| cell(choice, "list_name") == list).map(|choice| cell(choice, "name")).collect();
    for _ in 0..50 {
        let value = match word {
            "select_one" => random.pick(&choices).to_owned(),
            "select_multiple" => {
                let chosen: Vec<&str> = choices.iter().filter(|_| random.chance(40)).copied().collect();
                chosen.join(" ")
            }
            "decimal" => random.pick(&["0", "1", "12.5", "100", "-3", "2500"]).to_owned(),
            "text" if name.ends_with("___evidence") => {
                let cited: Vec<&str> = documents.iter().filter(|_| random.chance(60)).map(String::as_str).collect();
                cited.join(random.pick(&[" ", ", ", ";"]))
            }
            "text" => random.pick(&TEXTS).to_owned(),
            other => panic!("{other}"),
        };
        if value.is_empty() || holds(cell(row, "constraint"), values, &value) {
            return value;
        }
    }
    String::new()
}

/// What a filled form means, as the text of an answer file. Ids are made of words here.
pub(crate) fn meant(library: &Library, filled: &Filled) -> String {
    let values = filled.values();
    let get = |name: &str| values.get(name).map(String::as_str).unwrap_or_default();
    let mut out = String::from("[submission]\n");
    for (key, name) in [("state", "state"), ("code", "code"), ("size", "size"), ("questionnaire", "questionnaire")] {
        let value = get(&format!("submission___{name}"));
        if !value.is_empty() {
            let _ = writeln!(out, "{key} = {}", quoted(value));
        }
    }
    if !get("submission___assessed_on").is_empty() {
        let _ = writeln!(out, "assessed-on = {}", get("submission___assessed_on"));
    }
    let print = quoted(get("submission___fingerprint"));
    let version = get("submission___version");
    let version = if version.is_empty() { String::new() } else { format!("version = {}, ", quoted(version)) };
    let _ = writeln!(out, "definitions = {{ {version}fingerprints = {{ questionnaire = {print} }} }}");
    let office = match get("submission___office") {
        "" => None,
        "Ministry of Transport" => Some("ministry-of-transport"),
        "Digital-Ministerium Ü" => Some("digital-ministerium"),
        _ => Some("office"),
    };
    if let Some(id) = office {
        let _ = writeln!(out, "[[respondent]]\nid = \"{id}\"\nname = {}", quoted(get("submission___office")));
    }
    for document in &filled.documents {
        out.push_str("[[evidence]]\n");
        for (name, value) in document {
            let key = name.trim_start_matches("register___");
            let value = if key == "date" { value.clone() } else { quoted(value) };
            let _ = writeln!(out, "{key} = {value}");
        }
    }
    for question in &library.questions {
        let name = question.id.as_str().replace('.', "__").replace('-', "_");
        let part = |part: &str| get(&format!("{name}___{part}"));
        let said = get(&name);
        let (why, evidence, note) = (part("no_answer"), part("evidence"), part("note"));
        if said.is_empty() && why.is_empty() {
            assert!(evidence.is_empty() && note.is_empty(), "{name}: nothing can be added to no answer");
            continue;
        }
        let _ = writeln!(out, "[answers.\"{}\"]", question.id);
        match if said.starts_with('_') { said } else { why } {
            "_unknown" => out.push_str("state = \"unknown\"\n"),
            "_withheld" => out.push_str("state = \"withheld\"\n"),
            "_not_applicable" => {
                assert_ne!(question.not_applicable, NotApplicable::Forbidden);
                let _ = writeln!(out, "state = \"not-applicable\"\nreason = {}", quoted(part("why_not_applicable")));
            }
            "_none" => out.push_str("value = []\n"),
            "" => {
                let value = match &question.kind {
                    QuestionKind::Level { .. } | QuestionKind::Number { .. } => said.to_owned(),
                    QuestionKind::Checklist { .. } => format!("[{}]", said.split(' ').map(option).collect::<Vec<_>>().join(", ")),
                    QuestionKind::Choice { .. } => option(said),
                    _ => quoted(said),
                };
                let _ = writeln!(out, "value = {value}");
            }
            other => panic!("{other}"),
        }
        if !evidence.is_empty() {
            let cited: Vec<String> = evidence.split([' ', ',', ';']).filter(|id| !id.is_empty()).map(quoted).collect();
            let _ = writeln!(out, "evidence = [{}]", cited.join(", "));
        }
        if !note.is_empty() {
            let _ = writeln!(out, "note = {}", quoted(note));
        }
        if let Some(office) = office {
            let _ = writeln!(out, "by = \"{office}\"");
        }
        out.push_str("on = 2026-05-03\n");
    }
    out
}

/// The option behind a choice; its underscores are doubled there.
fn option(choice: &str) -> String {
    quoted(&choice.replace("__", "_"))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
