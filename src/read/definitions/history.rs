//! Ids that questions and sections had before, and questions that were taken out.

use crate::library::{Change, Changed, Definitions};
use crate::model::{QuestionId, Reference, SectionId};
use crate::read::record::{Findings, Record};

/// Reads `[[renamed]]` and `[[removed]]` of a file.
pub(super) fn read(file: &mut Record<'_>, definitions: &mut Definitions, findings: &mut Findings) {
    for record in file.records("renamed", findings) {
        definitions.history.extend(renamed(record, findings));
    }
    for mut record in file.records("removed", findings) {
        let question: Reference<QuestionId> = record.required_reference("question", findings);
        let since = record.required_text("since", findings);
        let reason = record.required_text("reason", findings);
        record.finish(findings);
        definitions.history.push(Change { what: Changed::Removed(question, reason), since });
    }
}

fn renamed(mut record: Record<'_>, findings: &mut Findings) -> Option<Change> {
    let question: Option<Reference<QuestionId>> = record.reference("question", findings);
    let section: Option<Reference<SectionId>> = record.reference("section", findings);
    let now: Reference<String> = record.required_reference("now", findings);
    let since = record.required_text("since", findings);
    let what = match (question, section) {
        (Some(old), None) => Some(Changed::Question(old, Reference { id: QuestionId(now.id), place: now.place })),
        (None, Some(old)) => Some(Changed::Section(old, Reference { id: SectionId(now.id), place: now.place })),
        _ => {
            record.tell_missing("question", findings);
            None
        }
    };
    record.finish(findings);
    what.map(|what| Change { what, since })
}
