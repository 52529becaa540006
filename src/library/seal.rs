//! The fingerprint of a submission: what was answered, whatever file and layout it stands in.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Answer, AnswerState, AnswerValue, Date, Evidence, Given, QuestionId, Submission};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Read};

/// Fingerprint of the content of a submission: 64 hexadecimal digits of SHA-256.
///
/// It covers the State, the questionnaire, the day, the answers with all that belongs to them, the evidence register and the
/// conflicts. It leaves out status, clearance, marking, offices and the head of a part, which say how the content is handled.
#[must_use]
pub fn seal(submission: &Submission) -> String {
    let mut content = Content(Sha256::new());
    content.put(&submission.code);
    content.put(submission.questionnaire.id.as_str());
    content.put(&submission.assessed_on.map(|on| on.to_string()).unwrap_or_default());
    content.put(&submission.size);
    let mut evidence: Vec<&Evidence> = submission.evidence.iter().collect();
    evidence.sort_by(|a, b| a.id.cmp(&b.id));
    for entry in evidence {
        content.put("evidence");
        content.put(&without_place(entry));
    }
    content.answers(&submission.answers, &submission.kept);
    for conflict in &submission.conflicts {
        content.put("conflict");
        content.put(&conflict.about);
        content.put(&conflict.sides.len());
    }
    content.finish()
}

fn without_place(entry: &Evidence) -> Evidence {
    Evidence { place: crate::model::Place::default(), ..entry.clone() }
}

struct Content(Sha256);

impl Content {
    /// Every piece is followed by a byte that occurs in no text, so that two neighbours cannot be read as one.
    fn put(&mut self, piece: &(impl std::fmt::Debug + ?Sized)) {
        // `Debug` of plain data is the same on every system; strings are escaped in it.
        let mut text = String::new();
        let _ = write!(text, "{piece:?}");
        self.0.update(text.as_bytes());
        self.0.update([0xff]);
    }

    fn answers(&mut self, answers: &BTreeMap<QuestionId, Answer>, kept: &BTreeMap<QuestionId, Given>) {
        for (question, answer) in answers.iter().filter(|(question, answer)| !answer.is_empty() || kept.contains_key(*question)) {
            self.put(question.as_str());
            match &answer.state {
                // Whole numbers are the same however they were written.
                AnswerState::Answered(AnswerValue::Number(number)) => self.put(&(*number + 0.0)),
                state => self.put(state),
            }
            self.put(&kept.get(question));
            let mut cited: Vec<&str> = answer.evidence.iter().map(|cited| cited.id.as_str()).collect();
            cited.sort_unstable();
            self.put(&cited);
            self.put(&answer.note);
            self.put(&answer.by.as_ref().map(|by| by.id.as_str()));
            self.put(&answer.to_confirm);
        }
    }

    fn finish(self) -> String {
        hexadecimal(self.0)
    }
}

fn hexadecimal(hasher: Sha256) -> String {
    let mut text = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// SHA-256 of all that a reader gives, as 64 hexadecimal digits.
///
/// # Errors
/// Where the reader fails.
pub fn sha256(mut reader: impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        match reader.read(&mut part) {
            Ok(0) => return Ok(hexadecimal(hasher)),
            Ok(length) => hasher.update(part.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Years after which evidence is listed as old.
const OLD: u16 = 5;

/// Entries of the register that are dated more than five years before the day the answers describe.
pub fn old_evidence(submission: &Submission) -> impl Iterator<Item = &Evidence> {
    let before = submission.assessed_on.map(|on| Date { year: on.year.saturating_sub(OLD), ..on });
    submission.evidence.iter().filter(move |entry| matches!((entry.date, before), (Some(date), Some(before)) if date < before))
}

/// Days in a submission that lie after today, with where they stand; due dates may.
#[must_use]
pub fn future_dates(submission: &Submission, today: Date) -> Vec<Diagnostic> {
    let assessed = submission.assessed_on.map(|on| (on, submission.place));
    let cleared = submission.cleared.as_ref().map(|cleared| (cleared.date, submission.place));
    let evidence = submission.evidence.iter().filter_map(|entry| entry.date.map(|date| (date, entry.place)));
    let answers = submission.answers.values().filter_map(|answer| answer.on.map(|on| (on, answer.place)));
    let all = assessed.into_iter().chain(cleared).chain(evidence).chain(answers);
    let late = all.filter(|(date, _)| *date > today);
    late.map(|(date, place)| Diagnostic::new(Code::FutureDate, place).with("date", date.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn knows_the_published_examples() {
        // FIPS 180-4: of "abc" and of nothing.
        let of = |text: &str| sha256(text.as_bytes()).expect("memory can be read");
        assert_eq!(of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
