//! What was there, as JSON with the keys of an answer file.

use crate::library::shown;
use crate::model::{Answer, AnswerState, AnswerValue, ConflictAbout, Evidence, Given, QuestionId, Respondent, Says, Submission, YesNo};
use serde_json::{Map, Value, json};

/// What stands on a question: its answer, or with its sides where it is in conflict.
pub(super) fn question(submission: &Submission, id: &QuestionId) -> Value {
    let stands = answer(submission.answers.get(id), submission.kept.get(id));
    with_sides(submission, &ConflictAbout::Question(id.clone()), stands)
}

/// What stands in the register under an id.
pub(super) fn entry(submission: &Submission, id: &crate::model::EvidenceId) -> Value {
    let stands = submission.evidence.iter().find(|entry| entry.id == *id).map_or(Value::Null, evidence);
    with_sides(submission, &ConflictAbout::Evidence(id.clone()), stands)
}

fn with_sides(submission: &Submission, about: &ConflictAbout, stands: Value) -> Value {
    let Some(conflict) = submission.conflicts.iter().find(|conflict| conflict.about == *about) else { return stands };
    let side = |side: &crate::model::Side| {
        let mut keys = Map::new();
        keys.insert("from".to_owned(), side.from.as_str().into());
        let says = match &side.says {
            Says::Answer(said, written) => answer(Some(said), written.as_ref()),
            Says::Evidence(entry) => evidence(entry),
            Says::Nothing => json!({ "nothing": true }),
        };
        if let Value::Object(says) = says {
            keys.extend(says);
        }
        Value::Object(keys)
    };
    json!({ "start": stands, "conflict": conflict.sides.iter().map(side).collect::<Vec<_>>() })
}

fn answer(answer: Option<&Answer>, written: Option<&Given>) -> Value {
    let Some(answer) = answer.filter(|answer| !answer.is_empty() || written.is_some()) else { return Value::Null };
    let mut keys = Map::new();
    let mut put = |key: &str, value: Value| {
        keys.insert(key.to_owned(), value);
    };
    match (&answer.state, written) {
        (_, Some(Given::List(items))) => put("value", json!(items)),
        (_, Some(Given::Boolean(truth))) => put("value", json!(truth)),
        (_, Some(Given::Number { number: it, .. })) => put("value", number(*it)),
        (_, Some(written)) => put("value", shown(written).into()),
        (AnswerState::Answered(said), None) => put("value", value(said)),
        (AnswerState::Unknown, None) => put("state", "unknown".into()),
        (AnswerState::Withheld, None) => put("state", "withheld".into()),
        (AnswerState::NotApplicable(reason), None) => {
            put("state", "not-applicable".into());
            put("reason", reason.as_str().into());
        }
        (AnswerState::Unanswered, None) => {}
    }
    if !answer.evidence.is_empty() {
        put("evidence", answer.evidence.iter().map(|cited| Value::from(cited.id.as_str())).collect());
    }
    if !answer.note.is_empty() {
        put("note", answer.note.as_str().into());
    }
    if let Some(by) = &answer.by {
        put("by", by.id.as_str().into());
    }
    if let Some(on) = answer.on {
        put("on", on.to_string().into());
    }
    if answer.to_confirm {
        put("to-confirm", true.into());
    }
    Value::Object(keys)
}

fn value(value: &AnswerValue) -> Value {
    match value {
        AnswerValue::Level(level) => json!(level),
        AnswerValue::Option(option) => option.as_str().into(),
        AnswerValue::YesNo(YesNo::Yes) => "yes".into(),
        AnswerValue::YesNo(YesNo::Partly) => "partly".into(),
        AnswerValue::YesNo(YesNo::No) => "no".into(),
        AnswerValue::Options(options) => options.iter().map(|option| Value::from(option.as_str())).collect(),
        AnswerValue::Number(it) => number(*it),
        AnswerValue::Text(text) => text.as_str().into(),
    }
}

/// Whole numbers without a decimal point, so that 3 and 3.0 are the same however they went through a file.
fn number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        // proof: whole and below 2^53, so the conversion is exact
        #[allow(clippy::cast_possible_truncation)]
        return json!(number as i64);
    }
    json!(number)
}

fn evidence(entry: &Evidence) -> Value {
    let mut keys = Map::new();
    let mut text = |key: &str, value: &str| {
        if !value.is_empty() {
            keys.insert(key.to_owned(), value.into());
        }
    };
    text("title", &entry.title);
    text("reference", &entry.reference);
    text("date", &entry.date.map(|date| date.to_string()).unwrap_or_default());
    text("file", &entry.file);
    text("sha256", &entry.sha256);
    keys.insert("status".to_owned(), json!(entry.status));
    if let Some((level, reason)) = &entry.supports {
        keys.insert("supports".to_owned(), json!({ "level": level, "reason": reason }));
    }
    Value::Object(keys)
}

pub(super) fn office(office: &Respondent) -> Value {
    json!({
        "name": office.name,
        "sections": office.sections.iter().map(|section| section.id.as_str()).collect::<Vec<_>>(),
        "due": office.due.map(|due| due.to_string()),
    })
}

/// The keys at the head of a submission with what stands there.
pub(super) fn head(submission: &Submission) -> Vec<(&'static str, Value)> {
    let profile = |profile: &Option<crate::model::Reference<crate::model::ProfileId>>| json!(profile.as_ref().map(|p| p.id.as_str()));
    let cleared = submission.cleared.as_ref().map(|cleared| json!({ "office": cleared.office, "date": cleared.date.to_string() }));
    vec![
        ("state", json!(submission.state)),
        ("code", json!(submission.code)),
        ("size", json!(submission.size)),
        ("questionnaire", json!(submission.questionnaire.id.as_str())),
        ("assessed-on", json!(submission.assessed_on)),
        ("status", json!(submission.status)),
        ("cleared", json!(cleared)),
        ("marking", json!(submission.marking.label())),
        ("classification", json!(submission.classification)),
        ("target-profile", profile(&submission.target_profile)),
        ("threat-profile", profile(&submission.threat_profile)),
    ]
}
