//! Filled forms as the two tools export them.

use super::filled::Filled;
use super::form::Form;
use std::fmt::Write as _;

/// An export, with the second file where it has one.
#[derive(Debug)]
pub(crate) struct Exported {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    pub(crate) register: Option<String>,
}

/// The same submissions in every way that they can be exported with all that is in them.
pub(crate) fn exports(form: &Form, all: &[Filled]) -> Vec<Exported> {
    let export = |kind, text| Exported { kind, text, register: None };
    vec![
        Exported { kind: "central", text: central(form, all, "-", false), register: Some(central_register(all)) },
        Exported { kind: "central, split, without groups", text: central(form, all, "", true), register: Some(central_register(all)) },
        export("kobo json", kobo_json(all)),
        export("odata", odata(all)),
    ]
}

/// KoboToolbox in CSV, which leaves out what can be filled many times.
pub(crate) fn kobo_csv(form: &Form, all: &[Filled], separator: char, both: bool) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut heads = vec!["start".to_owned()];
    for (path, name, _) in &all[0].fields {
        let heading = [path.as_slice(), std::slice::from_ref(name)].concat().join("/");
        if both || choices(form, name).is_none() {
            heads.push(heading.clone());
        }
        heads.extend(choices(form, name).into_iter().flatten().map(|choice| format!("{heading}/{choice}")));
    }
    heads.extend(["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_index"].map(str::to_owned));
    rows.push(heads);
    for (number, filled) in all.iter().enumerate() {
        let mut row = vec!["2026-05-03T10:00:00.000+02:00".to_owned()];
        for (_, name, value) in &filled.fields {
            if both || choices(form, name).is_none() {
                row.push(value.clone());
            }
            row.extend(choices(form, name).into_iter().flatten().map(|choice| chosen(value, &choice)));
        }
        row.extend([format!("{number}"), format!("uuid-{number}"), "2026-05-03T10:20:00".into(), String::new(), String::new(), "1".into()]);
        rows.push(row);
    }
    csv(&rows, separator)
}

fn central(form: &Form, all: &[Filled], groups: &str, split: bool) -> String {
    let mut heads = vec!["SubmissionDate".to_owned()];
    for (path, name, _) in &all[0].fields {
        let heading = if groups.is_empty() { name.clone() } else { [path.as_slice(), std::slice::from_ref(name)].concat().join(groups) };
        heads.push(heading.clone());
        if split {
            heads.extend(choices(form, name).into_iter().flatten().map(|choice| format!("{heading}/{choice}")));
        }
    }
    heads.extend(
        ["SET-OF-register___entry", "meta-instanceID", "meta-instanceName", "KEY", "SubmitterID", "FormVersion"].map(str::to_owned),
    );
    let mut rows = vec![heads];
    for (number, filled) in all.iter().enumerate() {
        let mut row = vec!["2026-05-03T10:20:00.000Z".to_owned()];
        for (_, name, value) in &filled.fields {
            row.push(value.clone());
            if split {
                row.extend(choices(form, name).into_iter().flatten().map(|choice| chosen(value, &choice)));
            }
        }
        let key = format!("uuid:{number}");
        row.extend([format!("{key}/register"), key.clone(), "XAT fcc".into(), key, "7".into(), "1".into()]);
        rows.push(row);
    }
    csv(&rows, ',')
}

fn central_register(all: &[Filled]) -> String {
    let names = ["register___id", "register___title", "register___reference", "register___date", "register___status"];
    let mut rows = vec![names.iter().chain(&["PARENT_KEY", "KEY"]).map(|name| (*name).to_owned()).collect::<Vec<_>>()];
    for (number, filled) in all.iter().enumerate() {
        for (at, document) in filled.documents.iter().enumerate() {
            let value = |name: &str| document.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default();
            let mut row: Vec<String> = names.iter().map(|name| value(name)).collect();
            row.extend([format!("uuid:{number}"), format!("uuid:{number}/register___entry[{at}]")]);
            rows.push(row);
        }
    }
    csv(&rows, ',')
}

fn kobo_json(all: &[Filled]) -> String {
    let one = |(number, filled): (usize, &Filled)| {
        let mut keys = vec![format!("\"_id\": {number}"), "\"formhub/uuid\": \"f\"".to_owned()];
        for (path, name, value) in filled.fields.iter().filter(|(_, _, value)| !value.is_empty()) {
            keys.push(format!("{}: {}", json([path.as_slice(), std::slice::from_ref(name)].concat().join("/").as_str()), json(value)));
        }
        if !filled.documents.is_empty() {
            let document = |fields: &Vec<(String, String)>| {
                let keys: Vec<String> =
                    fields.iter().map(|(name, value)| format!("{}: {}", json(&format!("register___entry/{name}")), json(value))).collect();
                format!("{{{}}}", keys.join(", "))
            };
            let list: Vec<String> = filled.documents.iter().map(document).collect();
            keys.push(format!("\"register___entry\": [{}]", list.join(", ")));
        }
        keys.push(
            "\"_attachments\": [], \"_geolocation\": [null, null], \"_validation_status\": {}, \"meta/instanceID\": \"uuid:1\"".to_owned(),
        );
        format!("{{{}}}", keys.join(", "))
    };
    let list: Vec<String> = all.iter().enumerate().map(one).collect();
    format!("{{\"count\": {}, \"next\": null, \"previous\": null, \"results\": [{}]}}", list.len(), list.join(", "))
}

fn odata(all: &[Filled]) -> String {
    let one = |(number, filled): (usize, &Filled)| {
        let mut out = format!("{{\"__id\": \"uuid:{number}\", \"__system\": {{\"submissionDate\": \"2026-05-03\", \"status\": null}}");
        let mut open: Vec<String> = Vec::new();
        let mut first = false;
        for (path, name, value) in &filled.fields {
            let shared = open.iter().zip(path).take_while(|(a, b)| a == b).count();
            for _ in shared..open.len() {
                out.push('}');
            }
            open.truncate(shared);
            for group in &path[shared..] {
                let _ = write!(out, "{}{}: {{", if first { "" } else { ", " }, json(group));
                open.push(group.clone());
                first = true;
            }
            let number = value.parse::<f64>().is_ok() && name.len() % 2 == 0;
            let value = if value.is_empty() {
                "null".to_owned()
            } else if number {
                value.clone()
            } else {
                json(value)
            };
            let _ = write!(out, "{}{}: {value}", if first { "" } else { ", " }, json(name));
            first = false;
        }
        out.extend(open.iter().map(|_| '}'));
        let document = |fields: &Vec<(String, String)>| {
            let keys: Vec<String> = fields.iter().map(|(name, value)| format!("{}: {}", json(name), json(value))).collect();
            format!("{{\"__id\": \"a\", {}}}", keys.join(", "))
        };
        let list: Vec<String> = filled.documents.iter().map(document).collect();
        let _ = write!(out, ", \"register___entry\": [{}], \"meta\": {{\"instanceID\": \"uuid:{number}\"}}}}", list.join(", "));
        out
    };
    let list: Vec<String> = all.iter().enumerate().map(one).collect();
    format!("{{\"@odata.context\": \"x\", \"value\": [{}]}}", list.join(", "))
}

/// The choices of a field of which several can be chosen.
fn choices(form: &Form, name: &str) -> Option<Vec<String>> {
    let row = form.survey.iter().find(|row| row.get("name").is_some_and(|known| known == name))?;
    let list = row.get("type")?.strip_prefix("select_multiple ")?;
    Some(form.choices.iter().filter(|choice| choice["list_name"] == list).map(|choice| choice["name"].clone()).collect())
}

fn chosen(value: &str, choice: &str) -> String {
    if value.is_empty() { String::new() } else { u8::from(value.split(' ').any(|one| one == choice)).to_string() }
}

fn csv(rows: &[Vec<String>], separator: char) -> String {
    let cell = |cell: &String| {
        if cell.contains(['"', '\n', ',', ';']) || cell.starts_with(' ') {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string()) + "\r\n").collect()
}

fn json(text: &str) -> String {
    serde_json::to_string(text).expect("text is JSON")
}
