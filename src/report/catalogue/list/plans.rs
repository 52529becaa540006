//! Lists of interventions and profiles.

use crate::model::{Intervention, StateSize};
use crate::report::catalogue::phrases::Catalogue;
use crate::report::catalogue::tables::{chapter, count, table};
use crate::report::catalogue::tags::deliveries;
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::report::figures;
use crate::say;

/// Interventions with what they cost a medium State and what they raise.
pub(super) fn interventions(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    let title = say!(c.words, "catalogue-title-interventions");
    // Title and raises stand below the figures, so that the figures fit on a narrow screen beside the id.
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-theme", ColumnKind::Short),
        ("catalogue-column-months", ColumnKind::Number),
        ("catalogue-column-cost-medium", ColumnKind::Number),
    ];
    let mut rows = table(c, title.clone(), &columns);
    for intervention in &c.library.interventions {
        let cost = figures::cost(intervention.cost.of(StateSize::Medium), &intervention.currency, c.words);
        let cells =
            vec![intervention.id.as_str().into(), intervention.theme.as_str().into(), intervention.months.to_string().into(), cost.into()];
        rows.row_with_remark(cells, title_and_raises(c, intervention));
    }
    if c.library.interventions.iter().any(|intervention| intervention.planning_assumption) {
        document.paragraph(say!(c.words, "catalogue-costs-assumed"));
    }
    document.table(rows);
    (title, c.library.interventions.len())
}

fn title_and_raises(c: Catalogue<'_>, intervention: &Intervention) -> String {
    let raises: Vec<String> = intervention
        .raises
        .iter()
        .map(|raise| say!(c.words, "catalogue-raise", capability = raise.capability.id.as_str(), from = raise.from, to = raise.to))
        .collect();
    let remark = say!(c.words, "catalogue-title-and-raises", title = intervention.title.as_str(), raises = c.comma(&raises));
    if intervention.delivery.is_empty() {
        return remark;
    }
    say!(c.words, "catalogue-with-delivery", remark = remark, delivery = deliveries(&intervention.delivery, c.words))
}

/// Target profiles, threat profiles and audiences.
pub(in crate::report::catalogue) fn profiles(c: Catalogue<'_>, document: &mut Document) -> (String, usize) {
    chapter(document, 1, say!(c.words, "catalogue-heading-target-profiles"), |document| document.table(target_profiles(c)));
    chapter(document, 1, say!(c.words, "catalogue-heading-threat-profiles"), |document| document.table(threat_profiles(c)));
    chapter(document, 1, say!(c.words, "catalogue-heading-audiences"), |document| document.table(audiences(c)));
    let all = c.library.targets.len() + c.library.threats.len() + c.library.audiences.len();
    (say!(c.words, "catalogue-title-profiles"), all)
}

fn target_profiles(c: Catalogue<'_>) -> Table {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-target-core", ColumnKind::Number),
        ("catalogue-column-target-other", ColumnKind::Number),
        ("catalogue-column-target-single", ColumnKind::Number),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-target-profiles"), &columns);
    let level = |level: Option<u8>| level.filter(|level| *level > 0).map_or(Cell::None, |level| level.to_string().into());
    for profile in &c.library.targets {
        let cells = vec![
            profile.id.as_str().into(),
            profile.title.as_str().into(),
            level(profile.core),
            level(profile.other),
            count(profile.levels.len()),
        ];
        rows.row_with_remark(cells, profile.summary.clone());
    }
    rows
}

fn threat_profiles(c: Catalogue<'_>) -> Table {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-norms-share", ColumnKind::Number),
        ("catalogue-column-scenarios", ColumnKind::Number),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-threat-profiles"), &columns);
    for profile in &c.library.threats {
        let share = figures::percent_or_dash(Some(profile.norms_share), c.words);
        let cells = vec![profile.id.as_str().into(), profile.title.as_str().into(), share.into(), count(profile.threats.len())];
        rows.row_with_remark(cells, profile.summary.clone());
    }
    rows
}

fn audiences(c: Catalogue<'_>) -> Table {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-shown", ColumnKind::Number),
        ("catalogue-column-strictest", ColumnKind::Short),
    ];
    let mut rows = table(c, say!(c.words, "catalogue-heading-audiences"), &columns);
    for profile in &c.library.audiences {
        let cells =
            vec![profile.id.as_str().into(), profile.title.as_str().into(), count(profile.shows.len()), profile.strictest.label().into()];
        rows.row_with_remark(cells, profile.summary.clone());
    }
    rows
}
