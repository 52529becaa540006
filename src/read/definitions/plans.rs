//! Interventions, their costs, and profiles.

use super::required_source;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{CostOverride, share_fields};
use crate::model::{AudienceProfile, CostBySize, CostRange, Intervention, Marking, Raise, TargetProfile, Threat, ThreatProfile};
use crate::read::record::{Findings, Record, list_of, not_one_of, number_of, whole_of};

pub(super) fn intervention(mut record: Record<'_>, built_in: bool, findings: &mut Findings) -> Intervention {
    let id = record.id(findings);
    let mut raises = Vec::new();
    let external_ref = record.plain_texts("external-ref", findings);
    let title = record.required_text("title", findings);
    let summary = record.required_text("summary", findings);
    for mut raise in record.records("raises", findings) {
        raises.push(Raise {
            capability: raise.required_reference("capability", findings),
            from: raise.required_level("from", findings),
            to: raise.required_level("to", findings),
        });
        raise.finish(findings);
    }
    let intervention = Intervention {
        id: id.id,
        external_ref,
        title,
        summary,
        raises,
        after: record.references("after", findings),
        delivery: record.plain_texts("delivery", findings),
        theme: record.text("theme", findings).unwrap_or_default(),
        crs: record.text("crs", findings).unwrap_or_default(),
        sdg: record.plain_texts("sdg", findings),
        months: record.required_whole("months", 1, 240, findings).map_or(1, |(months, _)| months),
        outputs: record.plain_texts("outputs", findings),
        cost: required_cost(&mut record, "cost", findings),
        running_cost: cost(&mut record, "running-cost", findings).unwrap_or(NO_COST),
        currency: record.required_text("currency", findings),
        price_year: record.required_whole("price-year", 1990, 2200, findings).map_or(0, |(year, _)| year),
        planning_assumption: built_in,
        source: required_source(&mut record, findings),
        place: id.place,
    };
    record.finish(findings);
    intervention
}

const NO_RANGE: CostRange = CostRange { low: 0.0, high: 0.0 };
const NO_COST: CostBySize = CostBySize { small: NO_RANGE, medium: NO_RANGE, large: NO_RANGE };

fn required_cost(record: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> CostBySize {
    if !record.has(key) {
        record.tell_missing(key, findings);
    }
    cost(record, key, findings).unwrap_or(NO_COST)
}

fn cost(record: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> Option<CostBySize> {
    let mut sizes = record.record(key, findings)?;
    let cost = CostBySize {
        small: range(&mut sizes, "small", findings),
        medium: range(&mut sizes, "medium", findings),
        large: range(&mut sizes, "large", findings),
    };
    sizes.finish(findings);
    Some(cost)
}

fn range(sizes: &mut Record<'_>, key: &'static str, findings: &mut Findings) -> CostRange {
    let Some(value) = sizes.take(key) else {
        sizes.tell_missing(key, findings);
        return NO_RANGE;
    };
    let place = value.place;
    let numbers: Vec<f64> = list_of(key, value, findings).iter().filter_map(|number| number_of(key, number, findings)).collect();
    match numbers[..] {
        [low, high] if 0.0 <= low && low <= high => CostRange { low, high },
        _ => {
            findings.push(Diagnostic::new(Code::WrongType, place).with("key", key).with("expected", "range").with("found", "list"));
            NO_RANGE
        }
    }
}

pub(super) fn cost_override(mut record: Record<'_>, findings: &mut Findings) -> Option<CostOverride> {
    let intervention = record.required_reference("intervention", findings);
    let own = CostOverride {
        intervention,
        cost: required_cost(&mut record, "cost", findings),
        running_cost: cost(&mut record, "running-cost", findings),
        currency: record.required_text("currency", findings),
        price_year: record.required_whole("price-year", 1990, 2200, findings).map_or(0, |(year, _)| year),
    };
    record.finish(findings);
    Some(own)
}

pub(super) fn target_profile(mut record: Record<'_>, findings: &mut Findings) -> TargetProfile {
    let id = record.id(findings);
    let title = record.required_text("title", findings);
    let summary = record.text("summary", findings).unwrap_or_default();
    let core = record.level("core", findings).map(|(level, _)| level);
    let other = record.level("other", findings).map(|(level, _)| level);
    let mut levels = Vec::new();
    if let Some(mut own) = record.record("levels", findings) {
        for entry in own.rest() {
            if let Some(level) = whole_of("levels", &entry.value, 0, 255, findings) {
                let capability = crate::model::Reference { id: entry.key.as_ref().into(), place: entry.key_place };
                levels.push((capability, u8::try_from(level).unwrap_or(u8::MAX)));
            }
        }
    }
    // Keys of a table have no order; a fingerprint must not depend on one.
    levels.sort();
    record.finish(findings);
    TargetProfile { id: id.id, title, summary, core, other, levels, place: id.place }
}

pub(super) fn threat_profile(mut record: Record<'_>, findings: &mut Findings) -> ThreatProfile {
    let id = record.id(findings);
    let title = record.required_text("title", findings);
    let summary = record.text("summary", findings).unwrap_or_default();
    let norms_share = match record.number("norms-share", findings) {
        Some((share, place)) if !(0.0..=1.0).contains(&share) => {
            findings.push(
                Diagnostic::new(Code::OutOfRange, place)
                    .with("key", "norms-share")
                    .with("found", share.to_string())
                    .with("min", "0")
                    .with("max", "1"),
            );
            0.5
        }
        Some((share, _)) => share,
        None => 0.5,
    };
    let mut threats = Vec::new();
    for mut threat in record.records("threats", findings) {
        let estimate = |(number, _): (u16, _)| u8::try_from(number).unwrap_or(1);
        threats.push(Threat {
            scenario: threat.required_reference("scenario", findings),
            likelihood: threat.required_whole("likelihood", 1, 5, findings).map_or(1, estimate),
            impact: threat.required_whole("impact", 1, 5, findings).map_or(1, estimate),
            why: threat.text("why", findings).unwrap_or_default(),
        });
        threat.finish(findings);
    }
    record.finish(findings);
    ThreatProfile { id: id.id, title, summary, norms_share, threats, place: id.place }
}

pub(super) fn audience(mut record: Record<'_>, findings: &mut Findings) -> AudienceProfile {
    let id = record.id(findings);
    let title = record.required_text("title", findings);
    let summary = record.text("summary", findings).unwrap_or_default();
    let strictest = record.required_word("strictest-marking", &Marking::ALL, findings).unwrap_or(Marking::Clear);
    if !record.has("shows") {
        record.tell_missing("shows", findings);
    }
    let known = share_fields();
    let mut shows = Vec::new();
    for shown in record.texts("shows", findings) {
        if known.contains(&shown.id.as_str()) {
            shows.push(shown.id);
        } else {
            findings.push(not_one_of("shows", &shown, known.iter().copied()));
        }
    }
    record.finish(findings);
    AudienceProfile { id: id.id, title, summary, shows, strictest, place: id.place }
}
