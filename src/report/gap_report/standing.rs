//! What the answers themselves wait for: to be settled, to be confirmed, to be read again on newer definitions.

use super::unknowns::question_text;
use crate::library::{SHORT, old_evidence, shown};
use crate::model::{Answer, ConflictAbout, QuestionId};
use crate::report::document::{Block, Document};
use crate::report::subject::Subject;
use crate::say;

/// Notices that must not be overlooked, at the head of the chapter.
pub(super) fn notices(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let submission = subject.submission;
    if !submission.conflicts.is_empty() {
        document.blocks.push(Block::Notice(say!(words, "standing-conflicts", count = submission.conflicts.len())));
    }
    let waiting = submission.answers.values().filter(|answer| answer.to_confirm).count();
    if waiting > 0 {
        document.blocks.push(Block::Notice(say!(words, "standing-to-confirm", count = waiting)));
    }
    let other = other_definitions(subject);
    if !other.is_empty() {
        let used = submission.definitions.version.as_deref().unwrap_or("–");
        let now = subject.library.release.as_ref().map_or("–", |release| release.version.as_str());
        let parts = other.join(&say!(words, "list-comma"));
        document.blocks.push(Block::Notice(say!(words, "standing-definitions", used = used, now = now, parts = parts)));
    }
}

/// Names of the parts of the definitions that were others when the answers were made.
fn other_definitions<'s>(subject: &Subject<'s>) -> Vec<&'s str> {
    let now = subject.library.fingerprints();
    let differs = |name: &str, written: &str| {
        let print = now.named().find(|(known, _)| *known == name).map_or("", |(_, print)| print);
        written.len() < SHORT || !print.starts_with(written)
    };
    let used = subject.submission.definitions.fingerprints.iter();
    used.filter(|(name, written)| differs(name, &written.id)).map(|(name, _)| name.as_str()).collect()
}

/// Lists of the answers and documents concerned.
pub(super) fn lists(subject: &Subject<'_>, document: &mut Document) {
    let words = subject.words;
    let submission = subject.submission;
    let conflicts = submission.conflicts.iter().map(|conflict| {
        let from: Vec<&str> = conflict.sides.iter().map(|side| side.from.as_str()).collect();
        let about = match &conflict.about {
            ConflictAbout::Question(id) => named(subject, id),
            ConflictAbout::Evidence(id) => id.to_string(),
        };
        say!(words, "standing-conflict", about = about, sides = from.join(&say!(words, "list-comma")))
    });
    list(document, say!(words, "standing-conflicts-heading"), conflicts.collect());

    let waiting = submission.answers.iter().filter(|(_, answer)| answer.to_confirm);
    list(document, say!(words, "standing-to-confirm-heading"), waiting.map(|(id, _)| named(subject, id)).collect());

    let known = |id: &QuestionId| subject.library.question(id).is_some();
    let unread = submission.kept.iter().filter(|(id, _)| known(id));
    let unread = unread.map(|(id, written)| say!(words, "standing-unread", question = named(subject, id), found = shown(written)));
    list(document, say!(words, "standing-unread-heading"), unread.collect());

    let moved = submission.moved.iter().map(|(now, was)| say!(words, "standing-moved", was = was.as_str(), now = now.as_str()));
    list(document, say!(words, "standing-moved-heading"), moved.collect());

    let old = old_evidence(submission).map(|entry| {
        let date = entry.date.map(|date| date.to_string()).unwrap_or_default();
        let citing = submission.answers.values().filter(|answer: &&Answer| answer.evidence.iter().any(|cited| cited.id == entry.id));
        say!(words, "standing-old", title = entry.title.as_str(), date = date, count = citing.count())
    });
    list(document, say!(words, "standing-old-heading"), old.collect());
}

fn list(document: &mut Document, heading: String, items: Vec<String>) {
    if !items.is_empty() {
        document.heading(2, heading);
        document.list(items);
    }
}

fn named(subject: &Subject<'_>, id: &QuestionId) -> String {
    match subject.library.question(id) {
        Some(position) => question_text(subject, &subject.library.questions[position]),
        None => id.to_string(),
    }
}
