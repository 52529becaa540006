//! Worked tests: answers in, expected figures out.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Expectation, TestAnswer, TestGiven, WorkedTest};
use crate::model::{EvidenceStatus, Reference};
use crate::read::answers::{EVIDENCE_STATUS, given};
use crate::read::record::{Findings, Record};
use crate::read::tree::{Data, Value};

/// Figures that a worked test can expect.
const FIGURES: [&str; 8] = ["evidenced", "claimed", "potential", "coverage", "asked", "percent-to-target", "level", "gap"];
/// Words that a worked test can expect.
const WORDS: [&str; 2] = ["rating", "band"];

pub(super) fn worked_test(mut record: Record<'_>, findings: &mut Findings) -> WorkedTest {
    let id: Reference<String> = record.id(findings);
    let framework = record.required_reference("framework", findings);
    let questionnaire = record.reference("questionnaire", findings);
    let targets = record.reference("targets", findings);
    let mut answers = Vec::new();
    if let Some(mut table) = record.record("answers", findings) {
        for entry in table.rest() {
            let question = Reference { id: entry.key.as_ref().into(), place: entry.key_place };
            if let Some((given, evidence)) = test_answer(entry.value, findings) {
                answers.push(TestAnswer { question, given, evidence });
            }
        }
    }
    let mut expect = Vec::new();
    for mut expected in record.records("expect", findings) {
        let of = expected.required_reference::<String>("of", findings);
        let mut figures = Vec::new();
        for name in FIGURES {
            figures.extend(expected.number(name, findings).map(|(number, _)| (name, number)));
        }
        let mut words = Vec::new();
        for name in WORDS {
            words.extend(expected.text(name, findings).map(|word| (name, word)));
        }
        expected.finish(findings);
        expect.push(Expectation { of, figures, words });
    }
    record.finish(findings);
    WorkedTest { id: id.id, framework, questionnaire, targets, answers, expect, place: id.place }
}

fn test_answer(value: Value<'_>, findings: &mut Findings) -> Option<(TestGiven, Option<EvidenceStatus>)> {
    let place = value.place;
    let Data::Table(_) = value.data else {
        return given(value, findings).map(|given| (TestGiven::Value(given, place), None));
    };
    let mut record = Record::from_value("answers", value, findings)?;
    let states = [("unknown", 0), ("withheld", 1), ("not-applicable", 2)];
    let state = record.word("state", &states, findings);
    let evidence = record.word("evidence", &EVIDENCE_STATUS, findings);
    let value = record.take("value");
    let place = value.as_ref().map_or(place, |value| value.place);
    let value = value.and_then(|value| given(value, findings));
    record.finish(findings);
    let given = match (value, state) {
        (Some(value), None) => TestGiven::Value(value, place),
        (None, Some(0)) => TestGiven::Unknown,
        (None, Some(1)) => TestGiven::Withheld,
        (None, Some(_)) => TestGiven::NotApplicable,
        _ => {
            findings.push(Diagnostic::new(Code::ValueAndState, place));
            return None;
        }
    };
    Some((given, evidence))
}
