//! A tree of values with places, the same whatever format it was read from.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, Place};
use std::borrow::Cow;
use toml::de::{DeTable, DeValue};

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Value<'t> {
    pub(crate) place: Place,
    pub(crate) data: Data<'t>,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Data<'t> {
    Text(Cow<'t, str>),
    /// The text of a cell of a table, where every value is text.
    Cell(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    Date(Date),
    /// A date or time that is not a plain day.
    OtherTime,
    List(Vec<Value<'t>>),
    Table(Vec<Entry<'t>>),
}

/// A key of a table with its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry<'t> {
    pub(crate) key: Cow<'t, str>,
    pub(crate) key_place: Place,
    pub(crate) value: Value<'t>,
}

impl Data<'_> {
    /// The name that the words know this type by.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Text(_) | Self::Cell(_) => "text",
            Self::Integer(_) => "integer",
            Self::Float(_) => "number",
            Self::Boolean(_) => "boolean",
            Self::Date(_) => "date",
            Self::OtherTime => "time",
            Self::List(_) => "list",
            Self::Table(_) => "table",
        }
    }
}

/// How many mistakes of syntax are told of one file; the rest usually follow from the first ones.
const MOST_SYNTAX_ERRORS: usize = 20;

/// Parses TOML. What could be read is returned even where there are mistakes of syntax.
pub(crate) fn parse<'t>(text: &'t str, file: u32, findings: &mut Vec<Diagnostic>) -> Vec<Entry<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let span = error.span().unwrap_or(0..0);
        findings.push(Diagnostic::new(Code::Syntax, place(file, span)).with("message", error.message()));
    }
    entries(table.into_inner(), file)
}

fn place(file: u32, span: std::ops::Range<usize>) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { file, start: number(span.start), end: number(span.end) }
}

fn entries<'t>(table: DeTable<'t>, file: u32) -> Vec<Entry<'t>> {
    let mut list: Vec<Entry<'t>> = table
        .into_iter()
        .map(|(key, value)| {
            let key_place = place(file, key.span());
            Entry { key: key.into_inner(), key_place, value: convert(value, file) }
        })
        .collect();
    // The parser hands keys over by name; what a person wrote has an order.
    list.sort_by_key(|entry| entry.key_place);
    list
}

fn convert<'t>(value: toml::Spanned<DeValue<'t>>, file: u32) -> Value<'t> {
    let place = place(file, value.span());
    let data = match value.into_inner() {
        DeValue::String(text) => Data::Text(text),
        DeValue::Integer(number) => {
            let digits = number.as_str();
            match i64::from_str_radix(digits, number.radix()) {
                Ok(integer) => Data::Integer(integer),
                // Beyond 64 bits: kept as what it is nearest to, so that the range check can refuse it.
                Err(_) if number.radix() == 10 => Data::Float(digits.parse().unwrap_or(f64::INFINITY)),
                Err(_) => Data::Float(f64::INFINITY),
            }
        }
        DeValue::Float(number) => Data::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(truth) => Data::Boolean(truth),
        DeValue::Datetime(time) => match (time.date, time.time, time.offset) {
            (Some(date), None, None) => Data::Date(Date { year: date.year, month: date.month, day: date.day }),
            _ => Data::OtherTime,
        },
        DeValue::Array(list) => Data::List(list.into_iter().map(|item| convert(item, file)).collect()),
        DeValue::Table(table) => Data::Table(entries(table, file)),
    };
    Value { place, data }
}
