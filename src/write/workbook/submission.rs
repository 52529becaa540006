//! The sheet with what is said of the submission as a whole.

use super::Making;
use super::cells;
use super::layout::Height;
use crate::model::{Marking, StateSize, SubmissionStatus};
use crate::say;
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

const COLUMNS: [(&str, u16); 4] =
    [("workbook-column-field", 28), ("workbook-column-meaning", 40), ("workbook-column-entry", 50), ("workbook-column-help", 60)];

const ENTRY: u16 = 2;
const TABLE: &str = "submission";

/// What an entry holds.
enum Entry<'e> {
    Text(&'e str),
    Optional(Option<&'e str>),
    Date(Option<crate::model::Date>),
    One(&'e str, Vec<String>),
    Fixed(&'e str),
}

/// The sheet of the submission.
pub(super) fn sheet(making: &mut Making<'_>, name: &str) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    making.dress(&mut sheet, name)?;
    making.columns(&mut sheet, &COLUMNS)?;
    sheet.set_freeze_panes(1, 0)?;
    let submission = making.submission;
    let words = making.words;
    let size = match submission.size {
        StateSize::Small => "small",
        StateSize::Medium => "medium",
        StateSize::Large => "large",
    };
    let status = match submission.status {
        SubmissionStatus::Draft => "draft",
        SubmissionStatus::Reviewed => "reviewed",
        SubmissionStatus::Approved => "approved",
    };
    let cleared = submission.cleared.as_ref();
    let all = |list: &[&str]| list.iter().map(|item| (*item).to_owned()).collect::<Vec<String>>();
    let markings = Marking::ALL.iter().map(|(label, _)| (*label).to_owned()).collect();
    let targets = making.library.targets.iter().map(|profile| profile.id.to_string()).collect();
    let threats = making.library.threats.iter().map(|profile| profile.id.to_string()).collect();
    let target = submission.target_profile.as_ref().map(|profile| profile.id.as_str());
    let threat = submission.threat_profile.as_ref().map(|profile| profile.id.as_str());
    let fingerprint = cleared.and_then(|cleared| cleared.fingerprint.as_deref());
    let rows: Vec<(&str, String, Entry<'_>)> = vec![
        ("state", say!(words, "workbook-field-state"), Entry::Text(&submission.state)),
        ("code", say!(words, "workbook-field-code"), Entry::Text(&submission.code)),
        ("size", say!(words, "workbook-field-size"), Entry::One(size, all(&["small", "medium", "large"]))),
        ("questionnaire", say!(words, "workbook-field-questionnaire"), Entry::Fixed(submission.questionnaire.id.as_str())),
        ("assessed-on", say!(words, "workbook-field-assessed-on"), Entry::Date(submission.assessed_on)),
        ("status", say!(words, "workbook-field-status"), Entry::One(status, all(&["draft", "reviewed", "approved"]))),
        ("cleared.office", say!(words, "workbook-field-cleared-office"), Entry::Optional(cleared.map(|cleared| cleared.office.as_str()))),
        ("cleared.date", say!(words, "workbook-field-cleared-date"), Entry::Date(cleared.map(|cleared| cleared.date))),
        ("cleared.fingerprint", say!(words, "workbook-field-cleared-fingerprint"), Entry::Optional(fingerprint)),
        ("marking", say!(words, "workbook-field-marking"), Entry::One(submission.marking.label(), markings)),
        ("classification", say!(words, "workbook-field-classification"), Entry::Optional(optional(&submission.classification))),
        ("target-profile", say!(words, "workbook-field-target-profile"), chosen(target, targets)),
        ("threat-profile", say!(words, "workbook-field-threat-profile"), chosen(threat, threats)),
        ("definitions.version", say!(words, "workbook-field-version"), Entry::Optional(submission.definitions.version.as_deref())),
    ];
    let mut row = 1;
    for (id, said, entry) in &rows {
        let (meaning, help) = said.split_once('|').unwrap_or((said, ""));
        self::row(making, &mut sheet, row, (id, meaning.trim(), help.trim()), entry)?;
        row += 1;
    }
    for (of, fingerprint) in &submission.definitions.fingerprints {
        let id = ["definitions.fingerprints.", of].concat();
        let meaning = say!(words, "workbook-field-fingerprint", name = of.as_str());
        self::row(making, &mut sheet, row, (&id, &meaning, ""), &Entry::Optional(Some(&fingerprint.id)))?;
        row += 1;
    }
    Ok(sheet)
}

fn optional(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn chosen(id: Option<&str>, ids: Vec<String>) -> Entry<'_> {
    match id {
        // An empty id is told apart from none only by what the hidden sheet keeps.
        Some("") => Entry::Optional(id),
        id => Entry::One(id.unwrap_or_default(), ids),
    }
}

fn row(
    making: &mut Making<'_>,
    sheet: &mut Worksheet,
    row: u32,
    (id, meaning, help): (&str, &str, &str),
    entry: &Entry<'_>,
) -> Result<(), XlsxError> {
    let (styles, hidden) = (&making.styles, &mut making.hidden);
    let shown = cells::id(id);
    cells::text(sheet, (row, 0), (TABLE, &shown, "id"), id, &styles.id, hidden)?;
    cells::say(sheet, (row, 1), meaning, &styles.question)?;
    cells::say(sheet, (row, 3), help, &styles.help)?;
    Height::default().text(meaning, COLUMNS[1].1, 10.0).text(help, COLUMNS[3].1, 9.0).set(sheet, row)?;
    let (at, key) = ((row, ENTRY), (TABLE, shown.as_str(), "value"));
    match entry {
        Entry::Text(text) => cells::text(sheet, at, key, text, &styles.words, hidden)?,
        Entry::Optional(Some(text)) if id.starts_with("definitions.") || id == "cleared.fingerprint" => {
            cells::text(sheet, at, key, text, &styles.help, hidden)?;
        }
        Entry::Optional(Some(text)) => cells::text(sheet, at, key, text, &styles.words, hidden)?,
        Entry::Optional(None) if id == "definitions.version" => cells::say(sheet, at, "", &styles.blocked)?,
        Entry::Optional(None) => cells::say(sheet, at, "", &styles.words)?,
        Entry::Date(date) => {
            cells::date(sheet, at, *date, &styles.date)?;
            sheet.add_data_validation(row, ENTRY, row, ENTRY, &making.days()?)?;
        }
        Entry::Fixed(text) => cells::text(sheet, at, key, text, &styles.help, hidden)?,
        Entry::One(text, items) => {
            cells::text_or_blank(sheet, at, key, text, &styles.words, hidden)?;
            let list = DataValidation::new().allow_list_formula(hidden.list(items));
            let list = list.set_error_title(say!(making.words, "workbook-refused"))?;
            let list = list.set_error_message(say!(making.words, "workbook-refused-list"))?;
            sheet.add_data_validation(row, ENTRY, row, ENTRY, &list)?;
        }
    }
    Ok(())
}
