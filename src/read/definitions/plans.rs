//! Interventions, their costs, and profiles.

use super::required_source;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{CostOverride, share_fields};
use crate::model::{
    Alone, AudienceProfile, CostBySize, CostRange, Deliverer, Delivery, Extent, Intervention, Marking, PrincipleNote, Raise, Reference,
    TargetProfile, Threat, ThreatProfile,
};
use crate::read::record::{Findings, Record, list_of, not_one_of, number_of, whole_of};
use crate::text::nearest;

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
        delivery: record.words("delivery", &Delivery::ALL, findings),
        delivered_by: record.words("delivered-by", &Deliverer::ALL, findings),
        alone: alone(&mut record, findings),
        theme: theme(&mut record, findings),
        crs: crs(&mut record, findings),
        sdg: sdg(&mut record, findings),
        months: record.required_whole("months", 1, 240, findings).map_or(1, |(months, _)| months),
        regional: record.whole("regional", 2, MOST_STATES, findings).map(|(states, _)| states),
        outputs: record.plain_texts("outputs", findings),
        indicator: record.text("indicator", findings).unwrap_or_default(),
        principles: principles(&mut record, findings),
        cost_driver: record.text("cost-driver", findings).unwrap_or_default(),
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

/// No delivery serves more States than there are.
const MOST_STATES: u16 = 200;

fn alone(record: &mut Record<'_>, findings: &mut Findings) -> Option<Alone> {
    let mut alone = record.record("alone", findings)?;
    let extent = alone.required_word("extent", &Extent::ALL, findings);
    let how = alone.required_text("how", findings);
    alone.finish(findings);
    extent.map(|extent| Alone { extent, how })
}

fn principles(record: &mut Record<'_>, findings: &mut Findings) -> Vec<PrincipleNote> {
    let mut notes = Vec::new();
    for mut note in record.records("principles", findings) {
        notes.push(PrincipleNote { principle: note.required_reference("principle", findings), how: note.required_text("how", findings) });
        note.finish(findings);
    }
    notes
}

/// Letters of the GFCE themes.
const THEMES: [&str; 5] = ["A", "B", "C", "D", "E"];

fn theme(record: &mut Record<'_>, findings: &mut Findings) -> String {
    let Some(found) = record.reference::<String>("theme", findings) else { return String::new() };
    if !THEMES.contains(&found.id.as_str()) {
        findings.push(not_one_of("theme", &found, THEMES.into_iter()));
    }
    found.id
}

fn crs(record: &mut Record<'_>, findings: &mut Findings) -> String {
    let Some(found) = record.reference::<String>("crs", findings) else { return String::new() };
    if found.id.len() != 5 || !found.id.bytes().all(|byte| byte.is_ascii_digit()) {
        findings.push(Diagnostic::new(Code::BadTag, found.place).with("key", "crs").with("found", found.id.as_str()));
    }
    found.id
}

fn sdg(record: &mut Record<'_>, findings: &mut Findings) -> Vec<String> {
    let targets = record.texts("sdg", findings);
    for target in targets.iter().filter(|target| !is_sdg_target(&target.id)) {
        let known = sdg_targets();
        findings.push(
            Diagnostic::new(Code::BadTag, target.place)
                .with("key", "sdg")
                .with("found", target.id.as_str())
                .nearest(nearest(&target.id, known.iter().map(String::as_str))),
        );
    }
    targets.into_iter().map(|target| target.id).collect()
}

/// How many targets of each Sustainable Development Goal, 1 to 17, have a number, and how many a letter.
const SDG_TARGETS: [(u8, u8); 17] = [
    (5, 2),
    (5, 3),
    (9, 4),
    (7, 3),
    (6, 3),
    (6, 2),
    (3, 2),
    (10, 2),
    (5, 3),
    (7, 3),
    (7, 3),
    (8, 3),
    (3, 2),
    (7, 3),
    (9, 3),
    (10, 2),
    (19, 0),
];

fn is_sdg_target(text: &str) -> bool {
    let Some((goal, target)) = text.split_once('.') else { return false };
    // Parsing alone would let a sign or a leading zero pass.
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    let number_of = |digits: &str| digits.parse::<u8>().ok().filter(|number| plain(digits) && *number > 0);
    let Some((numbers, letters)) = number_of(goal).and_then(|goal| SDG_TARGETS.get(usize::from(goal) - 1)) else { return false };
    match target.as_bytes() {
        [letter @ b'a'..=b'z'] => letter - b'a' < *letters,
        _ => number_of(target).is_some_and(|number| number <= *numbers),
    }
}

fn sdg_targets() -> Vec<String> {
    let goals = (1..).zip(SDG_TARGETS);
    goals
        .flat_map(|(goal, (numbers, letters))| {
            let numbered = (1..=numbers).map(move |number| format!("{goal}.{number}"));
            numbered.chain(('a'..='z').take(usize::from(letters)).map(move |letter| format!("{goal}.{letter}")))
        })
        .collect()
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
                let capability = Reference { id: entry.key.as_ref().into(), place: entry.key_place };
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

#[cfg(test)]
mod tests {
    use super::{is_sdg_target, sdg_targets};

    #[test]
    fn knows_the_169_targets() {
        assert_eq!(sdg_targets().len(), 169);
        assert!(sdg_targets().iter().all(|target| is_sdg_target(target)));
        for target in
            ["", ".", "1", "1.", ".1", "1.6", "1.c", "0.1", "18.1", "16.11", "17.a", "16.A", "16.01", "+9.1", "9.+1", "9.1 ", "9.1.1"]
        {
            assert!(!is_sdg_target(target), "{target}");
        }
    }
}
