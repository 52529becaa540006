//! Who cleared the answers, or lines to sign on.

use crate::library::SHORT;
use crate::model::SubmissionStatus;
use crate::report::document::{Block, Document};
use crate::report::subject::Subject;
use crate::say;

/// Adds the chapter at the end of a report.
pub(super) fn chapter(subject: &Subject<'_>, document: &mut Document) {
    document.heading(1, say!(subject.words, "clearance-heading"));
    let whole = usize::MAX;
    block(subject, document, whole);
}

/// Adds the same for a report of one page, with the first digits of the fingerprint.
pub(super) fn in_brief(subject: &Subject<'_>, document: &mut Document) {
    document.heading(1, say!(subject.words, "clearance-heading"));
    block(subject, document, SHORT);
}

fn block(subject: &Subject<'_>, document: &mut Document, digits: usize) {
    let words = subject.words;
    let status = subject.submission.status;
    if status == SubmissionStatus::Draft {
        document.paragraph(say!(words, "clearance-none"));
    }
    if let Some(cleared) = subject.submission.cleared.as_ref().filter(|_| status != SubmissionStatus::Draft) {
        let by = if status == SubmissionStatus::Approved { "clearance-approved" } else { "clearance-reviewed" };
        let print = cleared.fingerprint.as_deref().map(|print| print.get(..digits).unwrap_or(print));
        document.blocks.push(Block::Facts(vec![
            (words.say(by, &[]), cleared.office.clone()),
            (say!(words, "clearance-date"), cleared.date.to_string()),
            (say!(words, "clearance-print"), print.map_or_else(|| say!(words, "clearance-no-print"), str::to_owned)),
        ]));
    }
    // A clearance of which the file names no office is still to be signed.
    let signed = subject.submission.cleared.is_some();
    let to_sign: &[&str] = match status {
        SubmissionStatus::Draft => &["clearance-sign-reviewed", "clearance-sign-approved"],
        SubmissionStatus::Reviewed if !signed => &["clearance-sign-reviewed", "clearance-sign-approved"],
        SubmissionStatus::Approved if signed => &[],
        SubmissionStatus::Reviewed | SubmissionStatus::Approved => &["clearance-sign-approved"],
    };
    for label in to_sign {
        document.blocks.push(Block::Space { label: words.say(label, &[]), lines: 1 });
    }
}
