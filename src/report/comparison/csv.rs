//! The comparison as a long table of text: one row for each figure, State, date and reading, then one for each part of each difference.

use super::Comparing;
use super::data::standing_word;
use crate::compare::{Change, FigureChange, Side, Standing};
use crate::report::csv::field;

const HEAD: &str = "row,state,from,date,framework,id,reading,part,value,standing,certainty\n";
const READINGS: [&str; 3] = ["evidenced", "claimed", "potential"];
const PARTS: [&str; 5] = ["definitions", "newly-answered", "no-longer-answered", "answered-differently", "evidence"];

/// The comparison as CSV, shares from 0 to 1 at full precision, lines ended with `\n`.
///
/// Rows of `figure` have a figure of one assessment over what all asked; rows of `difference` what lies between two of them, with its
/// certainty in the claimed reading; rows of `reported` what the report of each has; rows of `part` one part of the difference of those.
#[must_use]
pub fn comparison_csv(comparing: Comparing<'_>) -> String {
    let mut text = HEAD.to_owned();
    for (at, series) in comparing.comparison.states.iter().enumerate() {
        let state = comparing.short(at);
        for side in &series.sides {
            figures(&comparing, &state, side, &mut text);
        }
        for change in series.whole.iter().chain(&series.steps) {
            let days = [change.from, change.to].map(|position| day(&series.sides[position]));
            differences(&comparing, &state, &days, change, &mut text);
        }
    }
    text
}

fn day(side: &Side) -> String {
    side.handed.submission.assessed_on.map(|day| day.to_string()).unwrap_or_default()
}

/// A line: what the row is, State, from, date, framework, id, reading, part, value, standing, certainty.
fn line(text: &mut String, cells: [&str; 11]) {
    text.push_str(&cells.map(field).join(","));
    text.push('\n');
}

fn figures(comparing: &Comparing<'_>, state: &str, side: &Side, text: &mut String) {
    let day = day(side);
    let mut put = |framework: &str, id: &str, standing: Standing| match standing.readings() {
        Some(readings) => {
            for (reading, value) in READINGS.iter().zip(readings.array()) {
                line(text, ["figure", state, "", &day, framework, id, reading, "", &value.to_string(), "figure", ""]);
            }
        }
        None => line(text, ["figure", state, "", &day, framework, id, "", "", "", standing_word(standing), ""]),
    };
    for (at, capability) in comparing.library.capabilities.iter().enumerate() {
        put("", capability.id.as_str(), side.capability(at));
    }
    for (at, framework) in comparing.library.frameworks.iter().enumerate() {
        for (position, node) in framework.nodes.iter().enumerate() {
            put(framework.id.as_str(), node.id.as_str(), side.node(at, position));
        }
    }
}

fn differences(comparing: &Comparing<'_>, state: &str, days: &[String; 2], change: &Change, text: &mut String) {
    for (capability, found) in comparing.library.capabilities.iter().zip(&change.capabilities) {
        if let Some(found) = found {
            difference(text, state, days, ["", capability.id.as_str()], &found.figure);
        }
    }
    for (framework, found) in comparing.library.frameworks.iter().zip(&change.nodes) {
        for (node, found) in framework.nodes.iter().zip(found) {
            if let Some(found) = found {
                difference(text, state, days, [framework.id.as_str(), node.id.as_str()], found);
            }
        }
    }
}

fn difference(text: &mut String, state: &str, [from, to]: &[String; 2], [framework, id]: [&str; 2], found: &FigureChange) {
    let (then, now) = (found.then.array(), found.now.array());
    for (at, reading) in READINGS.iter().enumerate() {
        let certainty = if at == 1 { found.certainty.word() } else { "" };
        let value = (now[at] - then[at]).to_string();
        line(text, ["difference", state, from, to, framework, id, reading, "", &value, "", certainty]);
    }
    let Some(split) = &found.split else { return };
    for (at, reading) in READINGS.iter().enumerate() {
        line(text, ["reported", state, "", from, framework, id, reading, "", &split.then[at].to_string(), "", ""]);
        for (part, values) in PARTS.iter().zip(split.parts()) {
            line(text, ["part", state, from, to, framework, id, reading, part, &values[at].to_string(), "", ""]);
        }
        line(text, ["reported", state, "", to, framework, id, reading, "", &split.now[at].to_string(), "", ""]);
    }
}
