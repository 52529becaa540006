//! What stands under which key: the records of an answer file as keys with values, before any layout.

use crate::model::{
    Answer, AnswerState, AnswerValue, Clearance, Conflict, ConflictAbout, Date, Evidence, EvidenceStatus, Given, Part, PartBy, Respondent,
    Says, StateSize, Submission, SubmissionStatus, UsedDefinitions, YesNo,
};
use toml_edit::{Array, Datetime, InlineTable, Value};

/// The keys of a record with their values, in the order in which they are written.
pub(super) type Keys = Vec<(&'static str, Value)>;

/// The keys of `[submission]`, without its definitions.
pub(super) fn submission(submission: &Submission) -> Keys {
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
    let mut keys: Keys = vec![
        ("state", submission.state.as_str().into()),
        ("code", submission.code.as_str().into()),
        ("size", size.into()),
        ("questionnaire", submission.questionnaire.id.as_str().into()),
    ];
    keys.extend(submission.assessed_on.map(|on| ("assessed-on", date(on))));
    keys.push(("status", status.into()));
    keys.extend(submission.cleared.as_ref().map(|cleared| ("cleared", clearance(cleared))));
    keys.push(("marking", submission.marking.label().into()));
    text(&mut keys, "classification", &submission.classification);
    keys.extend(submission.target_profile.as_ref().map(|profile| ("target-profile", profile.id.as_str().into())));
    keys.extend(submission.threat_profile.as_ref().map(|profile| ("threat-profile", profile.id.as_str().into())));
    if let Some(used) = definitions(&submission.definitions) {
        keys.push(("definitions", used));
    }
    keys
}

fn clearance(cleared: &Clearance) -> Value {
    let mut table = InlineTable::new();
    table.insert("office", cleared.office.as_str().into());
    table.insert("date", date(cleared.date));
    if let Some(fingerprint) = &cleared.fingerprint {
        table.insert("fingerprint", fingerprint.as_str().into());
    }
    table.into()
}

fn definitions(used: &UsedDefinitions) -> Option<Value> {
    let mut table = InlineTable::new();
    if let Some(version) = &used.version {
        table.insert("version", version.as_str().into());
    }
    if !used.fingerprints.is_empty() {
        let mut prints = InlineTable::new();
        for (name, print) in &used.fingerprints {
            prints.insert(name.as_str(), print.id.as_str().into());
        }
        table.insert("fingerprints", prints.into());
    }
    (!table.is_empty()).then(|| table.into())
}

/// The keys of a respondent.
pub(super) fn respondent(respondent: &Respondent) -> Keys {
    let mut keys: Keys = vec![("id", respondent.id.as_str().into())];
    text(&mut keys, "name", &respondent.name);
    if !respondent.sections.is_empty() {
        keys.push(("sections", list(respondent.sections.iter().map(|section| section.id.as_str()))));
    }
    keys.extend(respondent.due.map(|due| ("due", date(due))));
    keys
}

/// The keys of an entry of the register; without its id where what it stands in says it.
pub(super) fn evidence(entry: &Evidence, with_id: bool) -> Keys {
    let status = match entry.status {
        EvidenceStatus::Draft => "draft",
        EvidenceStatus::Adopted => "adopted",
        EvidenceStatus::InOperation => "in-operation",
        EvidenceStatus::Exercised => "exercised",
    };
    let mut keys = Keys::new();
    if with_id {
        keys.push(("id", entry.id.as_str().into()));
    }
    keys.push(("title", entry.title.as_str().into()));
    text(&mut keys, "reference", &entry.reference);
    keys.extend(entry.date.map(|on| ("date", date(on))));
    keys.push(("status", status.into()));
    if let Some((level, reason)) = &entry.supports {
        let mut supports = InlineTable::new();
        supports.insert("level", i64::from(*level).into());
        supports.insert("reason", reason.as_str().into());
        keys.push(("supports", supports.into()));
    }
    text(&mut keys, "file", &entry.file);
    text(&mut keys, "sha256", &entry.sha256);
    keys
}

/// The keys of an answer, with what was written where that is no answer to the question.
pub(super) fn answer(answer: &Answer, written: Option<&Given>) -> Keys {
    let mut keys = Keys::new();
    match (&answer.state, written) {
        (_, Some(written)) => keys.push(("value", given(written))),
        (AnswerState::Answered(value), None) => keys.push(("value", self::value(value))),
        (AnswerState::Unknown, None) => keys.push(("state", "unknown".into())),
        (AnswerState::Withheld, None) => keys.push(("state", "withheld".into())),
        (AnswerState::NotApplicable(reason), None) => {
            keys.push(("state", "not-applicable".into()));
            text(&mut keys, "reason", reason);
        }
        (AnswerState::Unanswered, None) => {}
    }
    if !answer.evidence.is_empty() {
        keys.push(("evidence", list(answer.evidence.iter().map(|cited| cited.id.as_str()))));
    }
    text(&mut keys, "note", &answer.note);
    keys.extend(answer.by.as_ref().map(|by| ("by", by.id.as_str().into())));
    keys.extend(answer.on.map(|on| ("on", date(on))));
    if answer.to_confirm {
        keys.push(("to-confirm", true.into()));
    }
    keys
}

/// The keys of a conflict, then those of each side.
pub(super) fn conflict(conflict: &Conflict) -> (Keys, Vec<Keys>) {
    let head = match &conflict.about {
        ConflictAbout::Question(id) => ("question", id.as_str().into()),
        ConflictAbout::Evidence(id) => ("evidence", id.as_str().into()),
    };
    let sides = conflict.sides.iter().map(|side| {
        let mut keys: Keys = vec![("from", side.from.as_str().into())];
        match &side.says {
            Says::Answer(said, written) => keys.extend(answer(said, written.as_ref())),
            Says::Evidence(entry) => keys.extend(evidence(entry, false)),
            Says::Nothing => keys.push(("nothing", true.into())),
        }
        keys
    });
    (vec![head], sides.collect())
}

/// The keys of `[part]`.
pub(super) fn part(part: &Part) -> Keys {
    let by = match part.by {
        PartBy::Office => "office",
        PartBy::Section => "section",
        PartBy::Pillar => "pillar",
    };
    vec![
        ("name", part.name.as_str().into()),
        ("by", by.into()),
        ("of", part.of.as_str().into()),
        ("questions", list(part.questions.iter().map(|question| question.as_str()))),
    ]
}

/// A checked value as it is written.
pub(super) fn value(value: &AnswerValue) -> Value {
    match value {
        AnswerValue::Level(level) => i64::from(*level).into(),
        AnswerValue::Option(option) => option.as_str().into(),
        AnswerValue::YesNo(YesNo::Yes) => "yes".into(),
        AnswerValue::YesNo(YesNo::Partly) => "partly".into(),
        AnswerValue::YesNo(YesNo::No) => "no".into(),
        AnswerValue::Options(options) => list(options.iter().map(|option| option.as_str())),
        AnswerValue::Number(number) => self::number(*number),
        AnswerValue::Text(text) => text.as_str().into(),
    }
}

/// What somebody wrote, as it is written again.
pub(super) fn given(written: &Given) -> Value {
    match written {
        Given::Text(text) | Given::Cell(text) => text.as_str().into(),
        Given::Number { number, whole: true } => self::number(*number),
        Given::Number { number, whole: false } => (*number).into(),
        Given::Boolean(truth) => (*truth).into(),
        Given::List(items) => list(items.iter().map(String::as_str)),
    }
}

/// Whole numbers without a decimal point, as people write them.
fn number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        // proof: whole and below 2^53, so the conversion is exact
        #[allow(clippy::cast_possible_truncation)]
        return (number as i64).into();
    }
    number.into()
}

fn date(date: Date) -> Value {
    let date = toml_edit::Date { year: date.year, month: date.month, day: date.day };
    Datetime { date: Some(date), time: None, offset: None }.into()
}

fn list<'t>(items: impl Iterator<Item = &'t str>) -> Value {
    items.collect::<Array>().into()
}

/// Adds a text, unless it is empty.
fn text(keys: &mut Keys, key: &'static str, text: &str) {
    if !text.is_empty() {
        keys.push((key, text.into()));
    }
}
