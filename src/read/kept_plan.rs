//! Kept plans, as `capgap plan -o plan.toml` writes them.

use super::record::{Findings, Record, wrong_type};
use super::tree::{Data, Entry};
use super::{tree, whole};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, InterventionId, ItemStatus, KeptItem, KeptPlan, Month, Place, Reference};
use crate::text::SourceMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The newest version that this program reads.
const FORMAT: u16 = 1;

/// Tables that only kept plans have.
pub(super) const TABLES: [&str; 2] = ["plan", "item"];

/// Reads a kept plan. What cannot be read is told with its place; nothing is returned where anything is wrong.
pub fn kept_plan(name: &str, text: &str, sources: &mut SourceMap, findings: &mut Findings) -> Option<KeptPlan> {
    let file = sources.add(name.to_owned(), Cow::Owned(text.to_owned()), false);
    let before = findings.len();
    let entries = tree::parse(text, file, findings);
    if findings.len() > before {
        return None;
    }
    let plan = read(entries, whole(file, text), findings);
    (findings.len() == before).then_some(plan)
}

/// Takes a kept plan apart; everything that is wrong with it is told at once. What cannot be read is left at nothing.
pub(super) fn read(entries: Vec<Entry<'_>>, place: Place, findings: &mut Findings) -> KeptPlan {
    let before = findings.len();
    let mut record = Record::new("plan", place, entries);
    record.required_whole("format", 1, FORMAT, findings);
    let head = record.record("plan", findings);
    if head.is_none() && findings.len() == before {
        record.tell_missing("plan", findings);
    }
    let mut plan = read_head(head, findings);
    plan.items = items(&mut record, findings);
    record.finish(findings);
    plan
}

fn read_head(head: Option<Record<'_>>, findings: &mut Findings) -> KeptPlan {
    let mut plan = KeptPlan {
        code: String::new(),
        currency: String::new(),
        start: Month::of(Date { year: 0, month: 1, day: 1 }),
        budget: None,
        targets: String::new(),
        threats: String::new(),
        fingerprints: Vec::new(),
        items: Vec::new(),
    };
    let Some(mut head) = head else { return plan };
    let _ = head.text("state", findings);
    if !head.has("start") {
        head.tell_missing("start", findings);
    }
    if let Some((start, _)) = month(&mut head, "start", findings) {
        plan.start = start;
    }
    plan.code = head.text("code", findings).unwrap_or_default();
    plan.currency = head.required_text("currency", findings);
    plan.budget = amount(&mut head, "budget", findings);
    plan.targets = head.text("targets", findings).unwrap_or_default();
    plan.threats = head.text("threats", findings).unwrap_or_default();
    plan.fingerprints = fingerprints(&mut head, findings);
    head.finish(findings);
    plan
}

fn fingerprints(head: &mut Record<'_>, findings: &mut Findings) -> Vec<(String, Reference<String>)> {
    let Some(value) = head.take("fingerprints") else { return Vec::new() };
    let Data::Table(entries) = value.data else {
        findings.push(wrong_type("fingerprints", "table", &value.data, value.place));
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        match entry.value.data {
            Data::Text(print) => found.push((entry.key.into_owned(), Reference { id: print.into_owned(), place: entry.value.place })),
            other => findings.push(wrong_type("fingerprints", "text", &other, entry.value.place)),
        }
    }
    found
}

fn items(record: &mut Record<'_>, findings: &mut Findings) -> Vec<KeptItem> {
    let mut items: Vec<KeptItem> = Vec::new();
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for mut item in record.records("item", findings) {
        let intervention: Reference<InterventionId> = item.id(findings);
        if let Some(first) = seen.get(intervention.id.as_str()) {
            let twice = Diagnostic::new(Code::DuplicateId, intervention.place).with("id", intervention.id.as_str());
            findings.push(twice.with("what", "intervention").related(*first));
        } else if !intervention.id.as_str().is_empty() {
            seen.insert(intervention.id.as_str().to_owned(), intervention.place);
        }
        let status = item.required_word("status", &ItemStatus::ALL, findings);
        let (start, end) = (month(&mut item, "start", findings), month(&mut item, "end", findings));
        if let (Some((start, _)), Some((end, place))) = (start, end)
            && end < start
        {
            findings.push(Diagnostic::new(Code::PlanMonths, place).with("start", start.to_string()).with("end", end.to_string()));
        }
        items.push(KeptItem {
            intervention,
            status: status.unwrap_or(ItemStatus::Proposed),
            owner: item.text("owner", findings).unwrap_or_default(),
            funder: item.text("funder", findings).unwrap_or_default(),
            start: start.map(|(month, _)| month),
            end: end.map(|(month, _)| month),
            cost: amount(&mut item, "cost", findings),
            promised: item.number("promised", findings).map(|(points, _)| points),
        });
        item.finish(findings);
    }
    items
}

fn month(record: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> Option<(Month, Place)> {
    let found = record.reference::<String>(key, findings)?;
    match found.id.parse() {
        Ok(month) => Some((month, found.place)),
        Err(_) => {
            findings.push(wrong_type(key, "month", &Data::Text(Cow::Owned(found.id)), found.place));
            None
        }
    }
}

/// An amount of 0 or more.
fn amount(record: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> Option<f64> {
    let (amount, place) = record.number(key, findings)?;
    if (0.0..=1e15).contains(&amount) {
        return Some(amount);
    }
    let finding = Diagnostic::new(Code::OutOfRange, place).with("key", key).with("found", amount.to_string());
    findings.push(finding.with("min", "0").with("max", "1e15"));
    None
}
