//! Answer files in JSON, and JSON in the cell of a table.

use super::answers;
use super::tree::{Data, Entry, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::GivenSubmission;
use crate::model::Place;
use crate::text::SourceMap;
use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};
use std::borrow::Cow;

/// Brackets within brackets that an answer file can need, and a few more.
const DEEPEST: usize = 32;

/// Reads an answer file in JSON. What cannot be read is told; where the text is no JSON, nothing of it is.
pub fn json(name: &str, text: &str, sources: &mut SourceMap, findings: &mut Vec<Diagnostic>) -> Option<GivenSubmission> {
    json_line(name, text, 0, sources, findings)
}

/// The same for a text that begins after this many lines of its file.
pub fn json_line(
    name: &str,
    text: &str,
    lines_before: usize,
    sources: &mut SourceMap,
    findings: &mut Vec<Diagnostic>,
) -> Option<GivenSubmission> {
    let file = sources.add_part(name.to_owned(), text.to_owned(), lines_before);
    let value = parse(text, At::File(file), findings)?;
    let whole = Place { file, start: value.place.start, end: value.place.start.saturating_add(1) };
    let Data::Table(entries) = value.data else {
        findings.push(Diagnostic::new(Code::UnknownFile, whole).with("key", ""));
        return None;
    };
    let tables = ["submission", "answers", "respondent", "evidence"];
    if !entries.iter().any(|entry| tables.contains(&entry.key.as_ref())) {
        findings.push(super::unknown_file(&entries, file));
        return None;
    }
    Some(answers::read(entries, whole, findings))
}

/// A value of an object as the text of a cell would say it.
#[derive(Debug, Clone)]
pub struct FlatValue {
    /// Its key.
    pub key: String,
    /// Where the key stands.
    pub key_place: Place,
    /// The text; a list has blanks between its items.
    pub text: String,
    /// Where the value stands.
    pub place: Place,
}

/// The values of an object that stands on one line of a file, and those of the object under the key `inside`, as texts.
///
/// What cannot be read is told with its place; nothing is returned where the text is no object.
pub fn flat_object(
    name: &str,
    text: &str,
    lines_before: usize,
    inside: Option<&str>,
    sources: &mut SourceMap,
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<FlatValue>> {
    let file = sources.add_part(name.to_owned(), text.to_owned(), lines_before);
    let value = parse(text, At::File(file), findings)?;
    let whole = Place { file, start: value.place.start, end: value.place.start.saturating_add(1) };
    let Data::Table(entries) = value.data else {
        findings.push(Diagnostic::new(Code::UnknownFile, whole).with("key", ""));
        return None;
    };
    let mut flat = Vec::with_capacity(entries.len());
    for entry in entries {
        match entry.value.data {
            Data::Table(within) if inside == Some(entry.key.as_ref()) => flat.extend(within.into_iter().map(flattened)),
            data => flat.push(flattened(Entry { value: Value { data, place: entry.value.place }, ..entry })),
        }
    }
    Some(flat)
}

fn flattened(entry: Entry<'_>) -> FlatValue {
    let text = shown(&entry.value.data);
    FlatValue { key: entry.key.into_owned(), key_place: entry.key_place, text, place: entry.value.place }
}

fn shown(data: &Data<'_>) -> String {
    match data {
        Data::Text(text) => text.clone().into_owned(),
        Data::Cell(text) => text.clone(),
        Data::Integer(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Boolean(truth) => truth.to_string(),
        Data::Date(date) => date.to_string(),
        Data::OtherTime => String::new(),
        Data::List(list) => list.iter().map(|item| shown(&item.data)).collect::<Vec<_>>().join(" "),
        // No answer is a table; the braces make it one that nobody takes for an answer.
        Data::Table(entries) => format!("{{{}}}", entries.iter().map(|entry| entry.key.as_ref()).collect::<Vec<_>>().join(" ")),
    }
}

/// Where JSON stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum At {
    /// It is a whole file; its places are stretches of the text.
    File(u32),
    /// It is in a cell, which is the place of everything in it.
    Cell(Place),
}

impl At {
    fn place(self, start: usize, end: usize) -> Place {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        match self {
            Self::File(file) => Place { file, start: number(start), end: number(end) },
            Self::Cell(place) => place,
        }
    }
}

/// Takes a text apart as JSON proper: no comments, no trailing commas, nothing else that some programs let pass.
pub(super) fn parse<'t>(text: &'t str, at: At, findings: &mut Vec<Diagnostic>) -> Option<Value<'t>> {
    if let Some(byte) = too_deep(text) {
        findings.push(Diagnostic::new(Code::NotJson, at.place(byte, byte + 1)).with("problem", "depth").with("most", DEEPEST));
        return None;
    }
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
    match parse_to_ast(text, &CollectOptions::default(), &strict) {
        Ok(parsed) => match parsed.value {
            Some(value) => Some(convert(value, at, findings)),
            None => {
                findings.push(Diagnostic::new(Code::NotJson, at.place(0, 0)).with("problem", "empty"));
                None
            }
        },
        Err(error) => {
            let place = at.place(error.range().start, error.range().end);
            findings.push(Diagnostic::new(Code::NotJson, place).with("problem", "syntax").with("message", error.kind().to_string()));
            None
        }
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

fn convert<'t>(value: ast::Value<'t>, at: At, findings: &mut Vec<Diagnostic>) -> Value<'t> {
    match value {
        ast::Value::StringLit(text) => Value { place: at.place(text.range.start, text.range.end), data: Data::Text(text.value) },
        ast::Value::NumberLit(number) => Value { place: at.place(number.range.start, number.range.end), data: self::number(number.value) },
        ast::Value::BooleanLit(truth) => Value { place: at.place(truth.range.start, truth.range.end), data: Data::Boolean(truth.value) },
        // A null where a value is needed; one behind a key never gets here.
        ast::Value::NullKeyword(null) => Value { place: at.place(null.range.start, null.range.end), data: Data::Table(Vec::new()) },
        ast::Value::Array(list) => Value {
            place: at.place(list.range.start, list.range.end),
            data: Data::List(list.elements.into_iter().map(|item| convert(item, at, findings)).collect()),
        },
        ast::Value::Object(object) => {
            Value { place: at.place(object.range.start, object.range.end), data: Data::Table(entries(object.properties, at, findings)) }
        }
    }
}

fn entries<'t>(properties: Vec<ast::ObjectProp<'t>>, at: At, findings: &mut Vec<Diagnostic>) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = Vec::with_capacity(properties.len());
    let mut seen: std::collections::BTreeMap<Cow<'t, str>, Place> = std::collections::BTreeMap::new();
    for property in properties {
        let (key, range) = match property.name {
            ast::ObjectPropName::String(text) => (text.value, text.range),
            ast::ObjectPropName::Word(word) => (Cow::Borrowed(word.value), word.range),
        };
        let key_place = at.place(range.start, range.end);
        if let Some(before) = seen.get(&key) {
            findings.push(Diagnostic::new(Code::DuplicateId, key_place).with("id", key.as_ref()).with("what", "key").related(*before));
            continue;
        }
        seen.insert(key.clone(), key_place);
        // Many programs write null for what is not there.
        if matches!(property.value, ast::Value::NullKeyword(_)) {
            continue;
        }
        let value = convert(property.value, at, findings);
        entries.push(Entry { key, key_place, value });
    }
    entries
}

/// A number; whole where it is written without a point and an exponent, and within 64 bits.
fn number<'t>(written: &str) -> Data<'t> {
    let float = || Data::Float(written.parse().unwrap_or(f64::NAN));
    if written.contains(['.', 'e', 'E']) { float() } else { written.parse().map_or_else(|_| float(), Data::Integer) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Option<Value<'_>>, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        (parse(text, At::File(0), &mut findings), findings)
    }

    #[test]
    fn a_hundred_thousand_brackets_are_refused_and_harm_nobody() {
        for text in ["[".repeat(100_000), "{\"a\":".repeat(100_000), "[".repeat(100_000) + &"]".repeat(100_000)] {
            let (value, findings) = found(&text);
            assert!(value.is_none());
            assert_eq!(findings.len(), 1);
            assert_eq!(findings[0].code, Code::NotJson);
        }
        let within_text = format!("[\"{}\"]", "[".repeat(1_000));
        assert!(found(&within_text).0.is_some(), "brackets in a text are no brackets");
        let escaped = format!("[\"\\\"{}\"]", "[".repeat(1_000));
        assert!(found(&escaped).0.is_some());
        let sixteen = ["[".repeat(DEEPEST), "]".repeat(DEEPEST)].concat();
        assert!(found(&sixteen).0.is_some(), "as deep as is allowed");
    }

    #[test]
    fn what_is_not_json_proper_is_refused_with_its_place() {
        for (text, start) in [
            ("{\"a\": 1,}", 7),
            ("// x\n{}", 0),
            ("{a: 1}", 1),
            ("{'a': 1}", 1),
            ("[1 2]", 2),
            ("[0x10]", 1),
            ("[+1]", 1),
            ("[NaN]", 1),
            ("{\"a\": }", 6),
            ("{} {}", 3),
            ("", 0),
        ] {
            let (value, findings) = found(text);
            assert!(value.is_none(), "{text}");
            assert_eq!(findings.len(), 1, "{text}");
            assert_eq!((findings[0].code, findings[0].place.map(|place| place.start)), (Code::NotJson, Some(start)), "{text}");
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_told_and_the_first_one_counts() {
        let (value, findings) = found("{\"a\": 1, \"b\": null, \"a\": 2}");
        let Some(Value { data: Data::Table(entries), .. }) = value else { panic!("no table") };
        assert_eq!(entries.len(), 1);
        assert!(matches!(entries[0].value.data, Data::Integer(1)));
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, Code::DuplicateId);
    }

    #[test]
    fn numbers_are_what_they_are_written_as() {
        let (value, _) = found("[1, -1, 1.0, 1e300, -0.0, 12345678901234567890]");
        let Some(Value { data: Data::List(list), .. }) = value else { panic!("no list") };
        let shown: Vec<String> = list.iter().map(|item| format!("{:?}", item.data)).collect();
        assert_eq!(shown, ["Integer(1)", "Integer(-1)", "Float(1.0)", "Float(1e300)", "Float(-0.0)", "Float(1.2345678901234567e19)"]);
    }
}
