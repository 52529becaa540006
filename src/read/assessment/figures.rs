//! The figures of a shared assessment.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{
    SharedAction, SharedCapability, SharedFramework, SharedMove, SharedNode, SharedQuestion, SharedQuestionState, SharedRank,
    SharedReadings, SharedState,
};
use crate::model::{CostRange, FrameworkKind};
use crate::read::record::{Findings, Record};

/// What rounding may leave below nothing and above all.
const NOISE: f64 = 1e-9;
/// No limit but that a number is one.
const ANY: f64 = f64::MAX;

const QUESTION_STATES: [(&str, SharedQuestionState); 10] = [
    ("answered", SharedQuestionState::Answered),
    ("ruled", SharedQuestionState::Ruled),
    ("open-unknown", SharedQuestionState::OpenUnknown),
    ("open-withheld", SharedQuestionState::OpenWithheld),
    ("open-unanswered", SharedQuestionState::OpenUnanswered),
    ("not-applicable", SharedQuestionState::NotApplicable),
    ("not-applicable-zero", SharedQuestionState::NotApplicableZero),
    ("excluded", SharedQuestionState::Excluded),
    ("not-asked", SharedQuestionState::NotAsked),
    ("not-shared", SharedQuestionState::NotShared),
];
const STATES: [(&str, SharedState); 4] = [
    ("scored", SharedState::Scored),
    ("missing", SharedState::Missing),
    ("not-applicable", SharedState::NotApplicable),
    ("not-asked", SharedState::NotAsked),
];
const KINDS: [(&str, FrameworkKind); 5] = [
    ("norms", FrameworkKind::Norms),
    ("pillars", FrameworkKind::Pillars),
    ("scenario", FrameworkKind::Scenario),
    ("lens", FrameworkKind::Lens),
    ("index", FrameworkKind::Index),
];
const RATINGS: [(&str, char); 4] = [("N", 'N'), ("P", 'P'), ("L", 'L'), ("F", 'F')];
const OUTCOMES: [(&str, &str); 6] = [
    ("rated", "rated"),
    ("no-element", "no-element"),
    ("not-applicable", "not-applicable"),
    ("not-assessed", "not-assessed"),
    ("not-asked", "not-asked"),
    ("no-target", "no-target"),
];
const HELD: [(&str, &str); 4] =
    [("nothing", "nothing"), ("below-target", "below-target"), ("at-zero", "at-zero"), ("no-essential", "no-essential")];
const ACTIONS: [(&str, &str); 4] =
    [("documented", "documented"), ("claimed", "claimed"), ("open", "open"), ("not-assessed", "not-assessed")];

/// The keys of the three readings.
const READINGS: [&str; 3] = ["evidenced", "claimed", "potential"];

pub(super) fn capabilities(file: &mut Record<'_>, findings: &mut Findings) -> Vec<SharedCapability> {
    list(file, "capabilities", findings, |record, findings| SharedCapability {
        id: record.required_text("id", findings),
        title: record.text("title", findings).unwrap_or_default(),
        pillar: record.required_text("pillar", findings),
        core: truth(record, "core", findings),
        state: record.required_word("state", &STATES, findings).unwrap_or(SharedState::NotAsked),
        readings: readings(record, 1.0, findings),
        levels: levels(record, findings),
        top: record.required_level("top", findings),
        coverage: optional(record, "coverage", 1.0, findings),
        target: record.level("target", findings).map(|(level, _)| level),
        gap: readings_under(record, "gap", findings),
        not_yet_claimed: truth(record, "not_yet_claimed", findings),
    })
}

pub(super) fn questions(file: &mut Record<'_>, findings: &mut Findings) -> Vec<SharedQuestion> {
    list(file, "questions", findings, |record, findings| SharedQuestion {
        id: record.required_text("id", findings),
        state: record.required_word("state", &QUESTION_STATES, findings).unwrap_or(SharedQuestionState::NotShared),
        readings: readings(record, 1.0, findings),
    })
}

pub(super) fn frameworks(file: &mut Record<'_>, findings: &mut Findings) -> Vec<SharedFramework> {
    list(file, "frameworks", findings, |record, findings| SharedFramework {
        id: record.required_text("id", findings),
        version: record.text("version", findings).unwrap_or_default(),
        kind: record.required_word("kind", &KINDS, findings).unwrap_or(FrameworkKind::Lens),
        title: record.text("title", findings).unwrap_or_default(),
        nodes: list(record, "nodes", findings, node),
    })
}

fn node(record: &mut Record<'_>, findings: &mut Findings) -> SharedNode {
    let (outcome, rating, held) = rating(record, findings);
    SharedNode {
        id: record.required_text("id", findings),
        parent: record.text("parent", findings),
        title: record.text("title", findings).unwrap_or_default(),
        state: record.required_word("state", &STATES, findings).unwrap_or(SharedState::NotAsked),
        readings: readings(record, ANY, findings),
        uncapped_claimed: optional(record, "uncapped_claimed", ANY, findings),
        max: optional(record, "max", ANY, findings),
        coverage: optional(record, "coverage", 1.0, findings),
        asked: number(record, "asked", 0.0, 1.0, findings).unwrap_or_default(),
        not_assessed: truth(record, "not_assessed", findings),
        to_target: readings_under(record, "percent_to_target", findings),
        to_default_target: readings_under(record, "percent_to_default_target", findings),
        at_target: optional(record, "at_target", ANY, findings),
        outcome,
        rating,
        held,
        band: record.text("band", findings),
        essentials: ["essentials", "essentials_at_zero", "essentials_below_target"]
            .map(|key| record.required_whole(key, 0, u16::MAX, findings).map_or(0, |(count, _)| count)),
        capped: truth(record, "capped", findings),
    }
}

fn rating(node: &mut Record<'_>, findings: &mut Findings) -> (String, Option<[char; 3]>, Option<String>) {
    if !node.has("rating") {
        node.tell_missing("rating", findings);
    }
    let Some(mut record) = node.record("rating", findings) else { return (String::new(), None, None) };
    let outcome = record.required_word("outcome", &OUTCOMES, findings).unwrap_or_default();
    let rated = READINGS.map(|key| record.word(key, &RATINGS, findings));
    let held = record.word("held", &HELD, findings).map(str::to_owned);
    let rating = match rated {
        [Some(evidenced), Some(claimed), Some(potential)] => Some([evidenced, claimed, potential]),
        _ => None,
    };
    record.finish(findings);
    (outcome.to_owned(), rating, held)
}

pub(super) fn actions(file: &mut Record<'_>, findings: &mut Findings) -> Vec<SharedAction> {
    list(file, "actions", findings, |record, findings| SharedAction {
        id: record.required_text("id", findings),
        element: record.required_text("element", findings),
        status: record.required_word("status", &ACTIONS, findings).unwrap_or_default().to_owned(),
    })
}

pub(super) fn ranking(file: &mut Record<'_>, findings: &mut Findings) -> Vec<SharedRank> {
    list(file, "ranking", findings, |record, findings| {
        // Position and middle cost follow from the others.
        let _ = record.required_whole("position", 1, u16::MAX, findings);
        let _ = number(record, "cost", 0.0, ANY, findings);
        SharedRank {
            intervention: record.required_text("intervention", findings),
            closure: record.plain_texts("closure", findings),
            cost: range(record, "cost_range", findings),
            running_cost: range(record, "running_cost_a_year", findings),
            currency: record.required_text("currency", findings),
            benefit: number(record, "benefit", 0.0, 1.0, findings).unwrap_or_default(),
            benefit_claimed: number(record, "benefit_claimed", 0.0, 1.0, findings).unwrap_or_default(),
            moves: list(record, "moves", findings, |moved, findings| SharedMove {
                framework: moved.required_text("framework", findings),
                node: moved.required_text("node", findings),
                before: number(moved, "before", 0.0, ANY, findings).unwrap_or_default(),
                after: number(moved, "after", 0.0, ANY, findings).unwrap_or_default(),
                contribution: number(moved, "contribution", -1.0, 1.0, findings).unwrap_or_default(),
            }),
        }
    })
}

/// A list that must be there, each record taken apart to its last key.
fn list<T>(
    file: &mut Record<'_>,
    key: &'static str,
    findings: &mut Findings,
    read: impl Fn(&mut Record<'_>, &mut Findings) -> T,
) -> Vec<T> {
    if !file.has(key) {
        file.tell_missing(key, findings);
    }
    let records = file.records(key, findings);
    let each = records.into_iter().map(|mut record| {
        let read = read(&mut record, findings);
        record.finish(findings);
        read
    });
    each.collect()
}

fn truth(record: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> bool {
    if !record.has(key) {
        record.tell_missing(key, findings);
    }
    record.boolean(key, findings).unwrap_or_default()
}

/// A number that must be there, within a range.
pub(super) fn number(record: &mut Record<'_>, key: &'static str, least: f64, most: f64, findings: &mut Findings) -> Option<f64> {
    if !record.has(key) {
        record.tell_missing(key, findings);
    }
    within(record, key, least, most, findings)
}

fn within(record: &mut Record<'_>, key: &'static str, least: f64, most: f64, findings: &mut Findings) -> Option<f64> {
    let (number, place) = record.number(key, findings)?;
    if number < least - NOISE || number > most + NOISE {
        let (least, most) = (least.to_string(), if most < ANY { most.to_string() } else { "…".to_owned() });
        let finding = Diagnostic::new(Code::OutOfRange, place).with("key", key).with("found", number.to_string());
        findings.push(finding.with("min", least).with("max", most));
        return None;
    }
    Some(number)
}

/// A number that may be missing or null.
fn optional(record: &mut Record<'_>, key: &'static str, most: f64, findings: &mut Findings) -> Option<f64> {
    let least = if most < ANY { 0.0 } else { -ANY };
    within(record, key, least, most, findings)
}

/// The three readings that stand side by side in a record; none unless all are there.
fn readings(record: &mut Record<'_>, most: f64, findings: &mut Findings) -> Option<SharedReadings> {
    match READINGS.map(|key| optional(record, key, most, findings)) {
        [Some(evidenced), Some(claimed), Some(potential)] => Some([evidenced, claimed, potential]),
        _ => None,
    }
}

/// The three readings in a table of their own.
fn readings_under(record: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> Option<SharedReadings> {
    let mut record = record.record(key, findings)?;
    let [evidenced, claimed, potential] = READINGS.map(|key| number(&mut record, key, 0.0, 1.0, findings));
    record.finish(findings);
    Some([evidenced?, claimed?, potential?])
}

fn levels(record: &mut Record<'_>, findings: &mut Findings) -> Option<[u8; 3]> {
    let mut level = |key| record.level(key, findings).map(|(level, _)| level);
    let (evidenced, claimed, potential) = (level("level_evidenced"), level("level"), level("level_potential"));
    Some([evidenced?, claimed?, potential?])
}

fn range(record: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> CostRange {
    if !record.has(key) {
        record.tell_missing(key, findings);
    }
    let Some(mut range) = record.record(key, findings) else { return CostRange { low: 0.0, high: 0.0 } };
    let [low, high] = ["low", "high"].map(|key| number(&mut range, key, 0.0, ANY, findings).unwrap_or_default());
    range.finish(findings);
    CostRange { low, high }
}
