//! What a document was made with, in one line for the foot of every page, and who answers for it.

use super::subject::Subject;
use crate::library::Library;
use crate::model::{FrameworkKind, Submission, SubmissionStatus};
use crate::say;
use crate::words::Words;

/// Digits of a fingerprint in a line that must stay short; the head of a report has more.
const DIGITS: usize = 8;

/// Definitions, fingerprints of what figures are compared by, program and profiles.
pub(super) fn imprint(subject: Subject<'_>) -> String {
    made_with(subject.library, subject.targets, subject.threats, subject.words)
}

/// The same of what is made from several assessments.
pub(super) fn made_with(library: &Library, targets: Option<&str>, threats: Option<&str>, words: &Words) -> String {
    let prints = library.fingerprints();
    let norms: Vec<&str> = library.frameworks_of(FrameworkKind::Norms).map(|(_, framework)| framework.id.as_str()).collect();
    let other = library.frameworks.first().map(|framework| framework.id.as_str()).filter(|_| norms.is_empty());
    let leading = |name: &str| matches!(name, "questionnaire" | "profiles") || norms.contains(&name) || other == Some(name);
    let shown = prints.named().filter(|(name, _)| leading(name));
    let shown: Vec<String> =
        shown.map(|(name, print)| say!(words, "report-fingerprint", name = name, print = &print[..DIGITS.min(print.len())])).collect();
    let none = say!(words, "imprint-none");
    say!(
        words,
        "imprint",
        version = library.release.as_ref().map_or("–", |release| release.version.as_str()),
        prints = shown.join(&say!(words, "list-comma")),
        engine = env!("CARGO_PKG_VERSION"),
        targets = targets.unwrap_or(&none),
        threats = threats.unwrap_or(&none)
    )
}

/// The office that cleared the answers, else the State.
pub(super) fn author(submission: &Submission) -> String {
    submission.cleared.as_ref().map_or(&submission.state, |cleared| &cleared.office).clone()
}

/// The marking for every page, with the national classification where there is one.
pub(super) fn marking(submission: &Submission, words: &Words) -> String {
    let marking = submission.marking.label();
    match submission.classification.as_str() {
        "" => marking.to_owned(),
        national => say!(words, "imprint-marking", marking = marking, national = national),
    }
}

/// The word for every page of what nobody has approved.
pub(super) fn banner(submission: &Submission, words: &Words) -> String {
    if submission.status == SubmissionStatus::Approved { String::new() } else { say!(words, "report-draft") }
}
