//! What files hold so that several offices can work on one submission: conflicts, and the head of a part.

use super::{answer_of, answers, evidence};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{GivenConflict, GivenPart, GivenSays, GivenSide};
use crate::model::{ConflictAbout, PartBy, QuestionId, Reference};
use crate::read::record::{Findings, Record};

/// The words for what a submission was split by.
pub(crate) const PART_BY: [(&str, PartBy); 3] = [("office", PartBy::Office), ("section", PartBy::Section), ("pillar", PartBy::Pillar)];

pub(super) fn conflicts(file: &mut Record<'_>, findings: &mut Findings) -> Vec<GivenConflict> {
    file.records("conflict", findings).into_iter().filter_map(|record| conflict(record, findings)).collect()
}

fn conflict(mut record: Record<'_>, findings: &mut Findings) -> Option<GivenConflict> {
    let place = record.place;
    let question: Option<Reference<QuestionId>> = record.reference("question", findings);
    let entry = record.reference("evidence", findings);
    let sides = record.records("side", findings);
    record.finish(findings);
    let about = match (question, entry) {
        (Some(question), None) => ConflictAbout::Question(question.id),
        (None, Some(entry)) => ConflictAbout::Evidence(entry.id),
        _ => {
            findings.push(Diagnostic::new(Code::ConflictIncomplete, place).with("about", "nothing"));
            return None;
        }
    };
    let sides: Vec<GivenSide> = sides.into_iter().filter_map(|side| self::side(side, &about, findings)).collect();
    if sides.len() < 2 {
        let id = match &about {
            ConflictAbout::Question(id) => id.as_str(),
            ConflictAbout::Evidence(id) => id.as_str(),
        };
        findings.push(Diagnostic::new(Code::ConflictIncomplete, place).with("about", id));
        return None;
    }
    Some(GivenConflict { about, sides, place })
}

fn side(mut record: Record<'_>, about: &ConflictAbout, findings: &mut Findings) -> Option<GivenSide> {
    let from = record.required_text("from", findings);
    let nothing = record.boolean("nothing", findings).unwrap_or(false);
    let place = record.place;
    let says = match about {
        _ if nothing => {
            record.finish(findings);
            Some(GivenSays::Nothing)
        }
        ConflictAbout::Question(id) => {
            let answer = answer_of(&mut record, Reference { id: id.clone(), place }, findings);
            record.finish(findings);
            answer.map(|answer| GivenSays::Answer(Box::new(answer)))
        }
        ConflictAbout::Evidence(id) => {
            evidence(record, Some(Reference { id: id.clone(), place }), findings).map(|entry| GivenSays::Evidence(Box::new(entry)))
        }
    };
    Some(GivenSide { from, says: says? })
}

pub(super) fn part(file: &mut Record<'_>, findings: &mut Findings) -> Option<GivenPart> {
    let start = file.record("start", findings);
    let Some(mut record) = file.record("part", findings) else {
        if let Some(start) = start {
            start.tell_missing("part", findings);
        }
        return None;
    };
    let name = record.required_text("name", findings);
    let by = record.required_word("by", &PART_BY, findings);
    let of = record.required_text("of", findings);
    let questions = record.references::<QuestionId>("questions", findings);
    record.finish(findings);
    let (mut start_answers, mut start_evidence) = (Vec::new(), Vec::new());
    if let Some(mut start) = start {
        for record in start.records("evidence", findings) {
            start_evidence.extend(evidence(record, None, findings));
        }
        start_answers = answers(&mut start, findings);
        start.finish(findings);
    }
    let questions = questions.into_iter().map(|question| question.id).collect();
    Some(GivenPart { name, by: by?, of, questions, answers: start_answers, evidence: start_evidence })
}
