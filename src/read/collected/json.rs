//! Exports in JSON: the lists that both tools hand out, flat with `group/name` as keys or nested.

use super::heading::{Heading, Headings};
use super::{Filled, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Place;
use crate::text::SourceMap;
use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::borrow::Cow;

/// The keys under which the tools list submissions.
const LISTS: [&str; 2] = ["results", "value"];

/// Groups within groups that are followed; a form has three.
const DEEPEST: usize = 16;

/// The submissions of a text. Where the text is not JSON, that is told and there are none.
pub(super) fn rows(
    name: &str,
    text: &str,
    headings: &mut Headings<'_>,
    sources: &mut SourceMap,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let mut tell = |place: (usize, usize), sources: &mut SourceMap, finding: &dyn Fn(Place) -> Diagnostic| {
        let file = sources.add(name.to_owned(), Cow::Owned(text.to_owned()), false);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        findings.push(finding(Place { file, start: number(place.0), end: number(place.1) }));
    };
    if let Some(at) = too_deep(text) {
        let finding = |place| Diagnostic::new(Code::NotJson, place).with("problem", "depth").with("most", DEEPEST).with("message", "[[[[");
        tell((at, at + 1), sources, &finding);
        return Vec::new();
    }
    let value = match parse_to_ast(text, &CollectOptions::default(), &strict) {
        Ok(parsed) => parsed.value,
        Err(error) => {
            let message = error.kind().to_string();
            let finding = |place| Diagnostic::new(Code::NotJson, place).with("problem", "syntax").with("message", message.as_str());
            tell((error.range().start, error.range().end), sources, &finding);
            return Vec::new();
        }
    };
    let items = match value {
        Some(Value::Array(list)) => list.elements,
        Some(Value::Object(object)) => match listed(object) {
            Ok(list) => list.elements,
            // One submission alone.
            Err(object) => vec![Value::Object(object)],
        },
        _ => Vec::new(),
    };
    let mut rows = Vec::new();
    for (number, item) in (1_usize..).zip(items) {
        match item {
            Value::Object(object) => {
                let mut row = Row { address: ["#", &number.to_string()].concat(), ..Row::default() };
                fields(&object, "", number, headings, &mut row);
                rows.push(row);
            }
            other => {
                let range = jsonc_parser::common::Ranged::range(&other);
                let finding =
                    |place| Diagnostic::new(Code::WrongType, place).with("key", "results").with("expected", "table").with("found", "text");
                tell((range.start, range.end), sources, &finding);
            }
        }
    }
    rows
}

/// The list of submissions in what a tool hands out.
fn listed(object: Object<'_>) -> Result<Array<'_>, Object<'_>> {
    let is_list = |(key, value): (&str, &Value<'_>)| LISTS.contains(&key) && matches!(value, Value::Array(_));
    let at = object.properties.iter().position(|property| is_list((property.name.as_str(), &property.value)));
    match at {
        Some(at) => {
            let mut properties = object.properties;
            match properties.swap_remove(at).value {
                Value::Array(list) => Ok(list),
                _ => Err(Object { range: object.range, properties }),
            }
        }
        None => Err(object),
    }
}

/// Puts the fields of an object and of the groups in it into a row.
fn fields(object: &Object<'_>, path: &str, number: usize, headings: &mut Headings<'_>, row: &mut Row) {
    for property in &object.properties {
        let name = property.name.as_str();
        let heading = if path.is_empty() { name.to_owned() } else { [path, "/", name].concat() };
        let address = || format!("#{number} {heading}");
        match &property.value {
            Value::NullKeyword(_) => {
                headings.of(&heading, address);
            }
            Value::Object(group) => {
                // Groups are no fields, and what stands in those that the tools add is theirs.
                if !name.starts_with('_') && name != "meta" && name != "formhub" {
                    fields(group, &heading, number, headings, row);
                }
            }
            Value::Array(list) => {
                if headings.of(&heading, address) == Heading::Documents {
                    row.register = Some(list.elements.iter().filter_map(|item| document(item, number, headings)).collect());
                }
            }
            value => {
                let text = scalar(value);
                let found = headings.of(&heading, address);
                if let (Heading::Field(field), false) = (found, text.trim().is_empty()) {
                    let address = format!("#{number} {}", field.name());
                    row.fields.push(Filled { field, text, address });
                }
            }
        }
    }
    if path.is_empty()
        && row.register.is_none()
        && !object.properties.iter().any(|property| property.name.as_str().contains("@odata.navigationLink"))
    {
        // A tool that nests its lists leaves out those that are empty.
        row.register = Some(Vec::new());
    }
}

fn document(item: &Value<'_>, number: usize, headings: &mut Headings<'_>) -> Option<Vec<Filled>> {
    let Value::Object(object) = item else { return None };
    let mut row = Row::default();
    fields(object, "", number, headings, &mut row);
    Some(row.fields)
}

fn scalar(value: &Value<'_>) -> String {
    match value {
        Value::StringLit(text) => text.value.clone().into_owned(),
        Value::NumberLit(number) => number.value.to_owned(),
        Value::BooleanLit(truth) => truth.value.to_string(),
        _ => String::new(),
    }
}

/// The first bracket that is nested too deeply. Whoever takes a text apart calls itself once a bracket, and room for that ends.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    None
}
