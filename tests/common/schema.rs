//! Data against a schema of ours.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Holds a value against the few words of JSON Schema that our schemas use, and tells all that differs.
pub(crate) fn differs(schema: &Value, top: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    const KNOWN: [&str; 22] = [
        "$schema",
        "$id",
        "$defs",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "$ref",
        "anyOf",
        "enum",
        "const",
        "pattern",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minLength",
    ];
    let words = schema.as_object().expect("a schema");
    let strange: Vec<&String> = words.keys().filter(|word| !KNOWN.contains(&word.as_str())).collect();
    assert!(strange.is_empty(), "{place}: the test does not know {strange:?}");
    if let Some(name) = words.get("$ref").and_then(Value::as_str) {
        return differs(&top["$defs"][name.strip_prefix("#/$defs/").expect("a definition")], top, value, place, found);
    }
    if let Some(any) = words.get("anyOf").and_then(Value::as_array) {
        let all: Vec<Vec<String>> = any
            .iter()
            .map(|one| {
                let mut found = Vec::new();
                differs(one, top, value, place, &mut found);
                found
            })
            .collect();
        if !all.iter().any(Vec::is_empty) {
            found.extend(all.into_iter().flatten());
        }
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = |wanted: &Value| *wanted == kind || (*wanted == "number" && kind == "integer");
    match words.get("type") {
        Some(Value::Array(several)) if several.iter().any(fits) => {}
        Some(one @ Value::String(_)) if fits(one) => {}
        None => {}
        other => found.push(format!("{place}: {kind} where {other:?} is described")),
    }
    let constant = words.get("const").is_none_or(|constant| constant == value);
    let listed = words.get("enum").and_then(Value::as_array).is_none_or(|list| list.contains(value));
    let least = words.get("minimum").and_then(Value::as_f64).is_none_or(|least| value.as_f64().is_none_or(|value| value >= least));
    let most = words.get("maximum").and_then(Value::as_f64).is_none_or(|most| value.as_f64().is_none_or(|value| value <= most));
    if !(constant && listed && least && most) {
        found.push(format!("{place}: {value}"));
    }
    if let Some(items) = value.as_array() {
        let unique: BTreeSet<String> = items.iter().map(Value::to_string).collect();
        if words.get("uniqueItems").is_some() && unique.len() < items.len() {
            found.push(format!("{place}: something stands twice"));
        }
        for (at, item) in items.iter().enumerate() {
            if let Some(schema) = words.get("items") {
                differs(schema, top, item, &format!("{place}[{at}]"), found);
            }
        }
    }
    if let Some(object) = value.as_object() {
        let nothing = Map::new();
        let described = words.get("properties").and_then(Value::as_object).unwrap_or(&nothing);
        let required = words.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        found.extend(required.filter(|key| !object.contains_key(*key)).map(|key| format!("{place}: {key} is missing")));
        for (key, inside) in object {
            match (described.get(key), words.get("additionalProperties")) {
                (Some(schema), _) => differs(schema, top, inside, &format!("{place}.{key}"), found),
                (None, Some(schema @ Value::Object(_))) => differs(schema, top, inside, &format!("{place}.{key}"), found),
                _ => found.push(format!("{place}.{key} is not described")),
            }
        }
    }
}

/// Fails with all that differs.
pub(crate) fn fits(schema: &Value, value: &Value) {
    let mut found = Vec::new();
    differs(schema, schema, value, "$", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
