//! Kept plans, as `capgap plan -o plan.toml` writes them.

use super::record::{Findings, Record, wrong_type};
use super::tree::Data;
use super::{tree, whole};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ItemStatus, KeptItem, KeptPlan, Month};
use crate::text::SourceMap;
use std::borrow::Cow;

/// The newest version that this program reads.
const FORMAT: u16 = 1;

/// Reads a kept plan. What cannot be read is told with its place; nothing is returned where anything is wrong.
pub fn kept_plan(name: &str, text: &str, sources: &mut SourceMap, findings: &mut Findings) -> Option<KeptPlan> {
    let file = sources.add(name.to_owned(), Cow::Owned(text.to_owned()), false);
    let before = findings.len();
    let entries = tree::parse(text, file, findings);
    if findings.len() > before {
        return None;
    }
    let mut record = Record::new("plan", whole(file, text), entries);
    record.required_whole("format", 1, FORMAT, findings)?;
    let Some(mut head) = record.record("plan", findings) else {
        record.tell_missing("plan", findings);
        return None;
    };
    let _ = (head.text("state", findings), head.take("fingerprints"));
    let start = month(&mut head, "start", findings);
    if start.is_none() && findings.len() == before {
        head.tell_missing("start", findings);
    }
    let mut plan = KeptPlan {
        code: head.text("code", findings).unwrap_or_default(),
        currency: head.required_text("currency", findings),
        start: start?,
        budget: amount(&mut head, "budget", findings),
        targets: head.text("targets", findings).unwrap_or_default(),
        threats: head.text("threats", findings).unwrap_or_default(),
        fingerprints: Vec::new(),
        items: Vec::new(),
    };
    head.finish(findings);
    for mut item in record.records("item", findings) {
        let intervention = item.id(findings);
        let status = item.required_word("status", &ItemStatus::ALL, findings);
        plan.items.push(KeptItem {
            intervention,
            status: status.unwrap_or(ItemStatus::Proposed),
            owner: item.text("owner", findings).unwrap_or_default(),
            funder: item.text("funder", findings).unwrap_or_default(),
            start: month(&mut item, "start", findings),
            end: month(&mut item, "end", findings),
            cost: amount(&mut item, "cost", findings),
            promised: item.number("promised", findings).map(|(points, _)| points),
        });
        item.finish(findings);
    }
    record.finish(findings);
    (findings.len() == before).then_some(plan)
}

fn month(record: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> Option<Month> {
    let found = record.reference::<String>(key, findings)?;
    let month = found.id.parse().ok();
    if month.is_none() {
        findings.push(wrong_type(key, "month", &Data::Text(Cow::Owned(found.id)), found.place));
    }
    month
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
