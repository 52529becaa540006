//! Scales, pillars, capabilities, actions, principles, instruments.

use super::{required_source, source};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Action, ActionLevel, Capability, Instrument, InstrumentHead, LevelDescriptor, Pillar, Place, Prerequisite, Principle, Reference, Scale,
    ScaleLevel, ShownBy, Source, SourceKind, Supports,
};
use crate::read::record::{Findings, Record};

/// The scale that capabilities stand on unless they name another.
pub(crate) const DEFAULT_SCALE: &str = "maturity";

pub(super) fn scale(mut record: Record<'_>, findings: &mut Findings) -> Scale {
    let place = record.place;
    let id: Reference<crate::model::ScaleId> = record.id(findings);
    let title = record.required_text("title", findings);
    let mut levels = Vec::new();
    for mut level in record.records("level", findings) {
        levels.push(ScaleLevel { name: level.required_text("name", findings), test: level.text("test", findings).unwrap_or_default() });
        level.finish(findings);
    }
    if levels.len() < 2 {
        findings.push(Diagnostic::new(Code::LevelsIncomplete, place).with("id", id.id.0.as_str()).with("expected", "scale"));
    }
    let top = u8::try_from(levels.len().saturating_sub(1)).unwrap_or(u8::MAX).max(1);
    let mut supports = Supports::standard(top);
    if let Some(mut given) = record.record("supports", findings) {
        let mut level =
            |key, standard| given.whole(key, 0, u16::from(top), findings).map_or(standard, |(n, _)| n.try_into().unwrap_or(top));
        supports = Supports {
            adopted: level("adopted", supports.adopted),
            in_operation: level("in-operation", supports.in_operation),
            exercised: level("exercised", supports.exercised),
        };
        given.finish(findings);
    }
    record.finish(findings);
    Scale { id: id.id, title, levels, supports, place }
}

pub(super) fn pillar(mut record: Record<'_>, findings: &mut Findings) -> Pillar {
    let place = record.place;
    let pillar = Pillar {
        id: record.id(findings).id,
        title: record.required_text("title", findings),
        summary: record.text("summary", findings).unwrap_or_default(),
        place,
    };
    record.finish(findings);
    pillar
}

pub(super) fn capability(mut record: Record<'_>, findings: &mut Findings) -> Capability {
    let id = record.id(findings);
    let place = id.place;
    let external_ref = record.plain_texts("external-ref", findings);
    let pillar = record.required_reference("pillar", findings);
    let title = record.required_text("title", findings);
    let purpose = record.required_text("purpose", findings);
    let core = record.boolean("core", findings).unwrap_or(false);
    let scale = record.reference("scale", findings).unwrap_or_else(|| Reference { id: DEFAULT_SCALE.into(), place });
    let requires = record.records("requires", findings).into_iter().map(|r| prerequisite(r, findings)).collect();
    let crosswalk = record.references("crosswalk", findings);
    let source = required_source(&mut record, findings);
    let levels = record.records("level", findings).into_iter().map(|level| descriptor(level, findings)).collect();
    record.finish(findings);
    Capability { id: id.id, external_ref, pillar, title, purpose, core, scale, requires, crosswalk, source, levels, place }
}

fn prerequisite(mut record: Record<'_>, findings: &mut Findings) -> Prerequisite {
    let prerequisite = Prerequisite {
        to: record.required_level("to", findings),
        capability: record.required_reference("capability", findings),
        level: record.required_level("level", findings),
        why: record.text("why", findings).unwrap_or_default(),
    };
    record.finish(findings);
    prerequisite
}

fn descriptor(mut record: Record<'_>, findings: &mut Findings) -> LevelDescriptor {
    let place = record.place;
    let level = LevelDescriptor {
        level: record.required_level("level", findings),
        descriptor: record.required_text("descriptor", findings),
        criteria: record.plain_texts("criteria", findings),
        evidence: record.plain_texts("evidence", findings),
        place,
    };
    record.finish(findings);
    level
}

pub(super) fn action(mut record: Record<'_>, findings: &mut Findings) -> Action {
    let levels = [("national", ActionLevel::National), ("international", ActionLevel::International)];
    let id = record.id(findings);
    let element = record.required_reference("element", findings);
    let level = record.required_word("level", &levels, findings).unwrap_or(ActionLevel::National);
    let text = record.required_text("text", findings);
    let mut shown_by = Vec::new();
    for mut shown in record.records("shown-by", findings) {
        shown_by
            .push(ShownBy { capability: shown.required_reference("capability", findings), level: shown.required_level("level", findings) });
        shown.finish(findings);
    }
    let source = required_source(&mut record, findings);
    record.finish(findings);
    Action { id: id.id, element, level, text, shown_by, source, place: id.place }
}

pub(super) fn principle(mut record: Record<'_>, findings: &mut Findings) -> Principle {
    let id: Reference<String> = record.id(findings);
    let principle = Principle {
        id: id.id,
        group: record.text("group", findings).unwrap_or_default(),
        text: record.required_text("text", findings),
        check: record.text("check", findings).unwrap_or_default(),
        element: record.required_reference("element", findings),
        source: required_source(&mut record, findings),
        place: id.place,
    };
    record.finish(findings);
    principle
}

pub(super) fn instrument(mut record: Record<'_>, findings: &mut Findings) -> Instrument {
    let id: Reference<String> = record.id(findings);
    let title = record.required_text("title", findings);
    let source = source(&mut record, findings).unwrap_or_else(unknown_source);
    let heads = record.records("head", findings).into_iter().map(|head| instrument_head(head, findings)).collect();
    record.finish(findings);
    Instrument { id: id.id, title, heads, source, place: id.place }
}

fn instrument_head(mut record: Record<'_>, findings: &mut Findings) -> InstrumentHead {
    let code = record.required_reference::<String>("code", findings);
    let place: Place = code.place;
    let head = InstrumentHead {
        code: code.id,
        title: record.required_text("title", findings),
        excluded: record.text("excluded", findings),
        place,
    };
    record.finish(findings);
    head
}

fn unknown_source() -> Source {
    Source { text: String::new(), kind: SourceKind::Derived, verified: false }
}
