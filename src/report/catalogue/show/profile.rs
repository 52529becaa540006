//! Target profiles and threat profiles.

use super::begin;
use crate::model::{FrameworkKind, TargetProfile, ThreatProfile};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, table};
use crate::report::document::{ColumnKind, Document};
use crate::report::figures;
use crate::say;

/// Shows a target profile: its general rule, and the target of every capability by pillar.
pub(in crate::report::catalogue) fn target(c: Catalogue<'_>, profile: &TargetProfile) -> Document {
    let mut document = begin(c, &profile.title, say!(c.words, "catalogue-kind-target-profile"), profile.id.as_str());
    let none = || say!(c.words, "catalogue-no-target");
    let level = |level: Option<u8>| level.filter(|level| *level > 0).map_or_else(none, |level| level.to_string());
    document.facts.push(c.fact("catalogue-fact-target-core", level(profile.core)));
    document.facts.push(c.fact("catalogue-fact-target-other", level(profile.other)));
    document.paragraph(profile.summary.clone());
    single_targets(c, profile, &mut document);
    for pillar in &c.library.pillars {
        let columns = [("catalogue-column-capability", ColumnKind::Text), ("catalogue-column-target-level", ColumnKind::Short)];
        let mut rows = table(c, say!(c.words, "catalogue-caption-pillar", pillar = pillar.title.as_str()), &columns);
        for capability in c.library.capabilities.iter().filter(|capability| capability.pillar.id == pillar.id) {
            let target = c.library.target(profile, capability).map_or_else(none, |level| c.level(capability, level));
            rows.row(vec![c.named(&capability.title, capability.id.as_str()).into(), target.into()]);
        }
        chapter(&mut document, 1, pillar.title.clone(), |document| document.table(rows));
    }
    document
}

/// The targets that go before the general rule.
fn single_targets(c: Catalogue<'_>, profile: &TargetProfile, document: &mut Document) {
    let columns = [("catalogue-column-capability", ColumnKind::Text), ("catalogue-column-target-level", ColumnKind::Short)];
    let mut rows = table(c, say!(c.words, "catalogue-heading-single-targets"), &columns);
    for (capability, level) in &profile.levels {
        let target = if *level == 0 { say!(c.words, "catalogue-no-target") } else { c.level_of(&capability.id, *level) };
        rows.row(vec![c.capability_name(&capability.id).into(), target.into()]);
    }
    chapter(document, 1, say!(c.words, "catalogue-heading-single-targets"), |document| document.table(rows));
}

/// Shows a threat profile: every scenario with its estimates, and those that it leaves out.
pub(in crate::report::catalogue) fn threat(c: Catalogue<'_>, profile: &ThreatProfile) -> Document {
    let mut document = begin(c, &profile.title, say!(c.words, "catalogue-kind-threat-profile"), profile.id.as_str());
    document.facts.push(c.fact("catalogue-fact-norms-share", figures::percent_or_dash(Some(profile.norms_share), c.words)));
    document.paragraph(profile.summary.clone());
    let columns = [
        ("catalogue-column-scenario", ColumnKind::Text),
        ("catalogue-column-likelihood", ColumnKind::Number),
        ("catalogue-column-impact", ColumnKind::Number),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-estimates"), &columns);
    for threat in &profile.threats {
        let id = &threat.scenario.id;
        let name = c.library.framework(id).map(|position| c.node_name(&c.library.frameworks[position], 0));
        let name = name.unwrap_or_else(|| id.to_string());
        rows.row_with_remark(vec![name.into(), threat.likelihood.to_string().into(), threat.impact.to_string().into()], threat.why.clone());
    }
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-estimates"), |document| {
        document.paragraph(say!(c.words, "catalogue-estimates-explained"));
        document.table(rows);
    });
    let left_out = c
        .library
        .frameworks_of(FrameworkKind::Scenario)
        .filter(|(_, framework)| !profile.threats.iter().any(|threat| threat.scenario.id == framework.id))
        .map(|(_, framework)| c.node_name(framework, 0))
        .collect();
    chapter(&mut document, 1, say!(c.words, "catalogue-heading-no-estimate"), |document| document.list(left_out));
    document
}
