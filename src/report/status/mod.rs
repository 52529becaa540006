//! Who still owes what, as a document for printing and as figures for other programs.

mod data;

pub use data::{status_csv, status_json};

use super::document::{Block, Cell, ColumnKind, Document, Table};
use super::figures::percent_or_dash;
use crate::model::SubmissionStatus;
use crate::say;
use crate::team::{Group, Row, Status};
use crate::words::Words;

/// The status of one or several files, each with the name it is shown by.
///
/// Where an office is named, only its row is shown, with the ids of what it still has to do.
#[must_use]
pub fn status(files: &[(String, Status)], office: Option<&str>, words: &Words) -> Document {
    match files {
        [(_, one)] => {
            let mut document = Document {
                title: say!(words, "team-status-title", state = one.state.as_str(), code = one.code.as_str()),
                marking: one.marking.label().to_owned(),
                banner: banner(one, words),
                author: one.cleared.as_ref().map_or(&one.state, |cleared| &cleared.office).clone(),
                facts: facts(one, words),
                ..Document::default()
            };
            content(one, office, 1, &mut document, words);
            document
        }
        several => {
            let mut document = Document { title: say!(words, "team-status-several", count = several.len()), ..Document::default() };
            document.marking = several.iter().map(|(_, one)| one.marking).max().map_or(String::new(), |marking| marking.label().to_owned());
            document.table(summary(several, words));
            for (file, one) in several {
                document.heading(
                    1,
                    say!(words, "team-status-file", file = file.as_str(), state = one.state.as_str(), code = one.code.as_str()),
                );
                let banner = banner(one, words);
                if !banner.is_empty() {
                    document.blocks.push(Block::Notice(banner));
                }
                document.blocks.push(Block::Facts(facts(one, words)));
                content(one, office, 2, &mut document, words);
            }
            document
        }
    }
}

fn banner(status: &Status, words: &Words) -> String {
    if status.status == SubmissionStatus::Approved { String::new() } else { say!(words, "report-draft") }
}

fn facts(status: &Status, words: &Words) -> Vec<(String, String)> {
    let stands = stands(status, words);
    let date = status.assessed_on.map_or_else(|| say!(words, "report-no-date"), |date| date.to_string());
    let mut facts = vec![
        (say!(words, "report-label-questionnaire"), status.questionnaire.clone()),
        (say!(words, "report-label-date"), date),
        (say!(words, "report-label-status"), stands),
        (say!(words, "report-label-marking"), status.marking.label().to_owned()),
    ];
    if let Some(part) = &status.part {
        facts.push((say!(words, "team-label-part"), part.clone()));
    }
    facts
}

fn word(status: SubmissionStatus, words: &Words) -> String {
    match status {
        SubmissionStatus::Draft => say!(words, "report-status-draft"),
        SubmissionStatus::Reviewed => say!(words, "report-status-reviewed"),
        SubmissionStatus::Approved => say!(words, "report-status-approved"),
    }
}

fn stands(status: &Status, words: &Words) -> String {
    let word = word(status.status, words);
    if let Some(lapsed) = status.lapsed {
        return say!(words, "team-lapsed", status = word, was = self::word(lapsed, words));
    }
    match &status.cleared {
        Some(cleared) => say!(words, "report-status-cleared", status = word, office = &cleared.office, date = cleared.date.to_string()),
        None => word,
    }
}

fn summary(files: &[(String, Status)], words: &Words) -> Table {
    let mut table = Table::new(
        say!(words, "team-summary-caption"),
        vec![
            (say!(words, "team-column-file"), ColumnKind::Text),
            (say!(words, "report-label-status"), ColumnKind::Short),
            (say!(words, "team-column-asked"), ColumnKind::Number),
            (say!(words, "column-answered"), ColumnKind::Number),
            (say!(words, "team-column-to-do"), ColumnKind::Number),
            (say!(words, "team-column-conflicts"), ColumnKind::Number),
            (say!(words, "team-column-weight"), ColumnKind::Number),
        ],
    );
    for (file, status) in files {
        let row = &status.total.row;
        let mut cells: Vec<Cell> = vec![file.as_str().into(), word(status.status, words).into()];
        cells.extend([row.asked, row.answered, row.open(), status.conflicts.len()].map(number));
        cells.push(percent_or_dash(row.by_weight, words).into());
        table.row(cells);
    }
    table
}

fn number(count: usize) -> Cell {
    count.to_string().into()
}

fn content(status: &Status, office: Option<&str>, level: u8, document: &mut Document, words: &Words) {
    if let Some(id) = office {
        let Some(group) = status.offices.iter().find(|group| group.id == id) else {
            document.paragraph(say!(words, "team-office-absent", id = id));
            return;
        };
        tables(std::slice::from_ref(group), None, "team-column-office", document, words);
        document.heading(level, say!(words, "team-to-do-heading"));
        if group.to_do.is_empty() {
            document.paragraph(say!(words, "team-to-do-nothing"));
        }
        document.list(group.to_do.iter().map(|question| question.0.clone()).collect());
        return;
    }
    document.paragraph(headline(&status.total.row, words));
    if !status.offices.is_empty() {
        document.heading(level, say!(words, "team-offices-heading"));
        let mut groups = status.offices.clone();
        groups.extend(status.unassigned.iter().map(|group| Group { title: say!(words, "team-unassigned"), ..group.clone() }));
        tables(&groups, Some(&status.total), "team-column-office", document, words);
        if groups.iter().map(|group| group.row.asked).sum::<usize>() > status.total.row.asked {
            document.paragraph(say!(words, "team-offices-shared"));
        }
    }
    document.heading(level, say!(words, "team-sections-heading"));
    tables(&status.sections, Some(&status.total), "column-section", document, words);
    evidence(status, level, document, words);
    if !status.conflicts.is_empty() {
        document.heading(level, say!(words, "team-conflicts-heading"));
        document.paragraph(say!(words, "team-conflicts-intro"));
        let item = |id: &str, sides: &[String]| say!(words, "team-conflict-item", id = id, sides = sides.join(&say!(words, "list-comma")));
        document.list(status.conflicts.iter().map(|conflict| item(&conflict.id, &conflict.sides)).collect());
    }
    if !status.unreadable.is_empty() {
        document.heading(level, say!(words, "team-unreadable-heading"));
        document.list(status.unreadable.iter().map(|question| question.0.clone()).collect());
    }
}

fn headline(row: &Row, words: &Words) -> String {
    let weight = percent_or_dash(row.by_weight, words);
    say!(
        words,
        "team-headline",
        asked = row.asked,
        answered = row.answered,
        open = row.open(),
        waiting = row.waiting,
        weight = weight,
        weighed = usize::from(row.by_weight.is_some())
    )
}

/// What is done and left, then what stands behind it: two tables, since one would not fit a page.
fn tables(groups: &[Group], total: Option<&Group>, what: &str, document: &mut Document, words: &Words) {
    let what = words.say(what, &[]);
    let mut left = Table::new(
        say!(words, "team-left-caption"),
        vec![
            (what.clone(), ColumnKind::Text),
            (say!(words, "team-column-asked"), ColumnKind::Number),
            (say!(words, "column-answered"), ColumnKind::Number),
            (say!(words, "team-column-to-do"), ColumnKind::Number),
            (say!(words, "team-column-weight"), ColumnKind::Number),
        ],
    );
    let offices = groups.iter().any(|group| group.own > 0);
    if offices {
        left.columns
            .insert(3, super::document::Column { title: say!(words, "team-column-own"), short: String::new(), kind: ColumnKind::Number });
    }
    let dates = groups.iter().any(|group| group.due.is_some());
    if dates {
        left.columns.push(super::document::Column { title: say!(words, "team-column-due"), short: String::new(), kind: ColumnKind::Short });
    }
    let mut behind = Table::new(
        say!(words, "team-behind-caption"),
        vec![
            (what, ColumnKind::Text),
            (say!(words, "team-column-to-confirm"), ColumnKind::Number),
            (say!(words, "column-unknown"), ColumnKind::Number),
            (say!(words, "column-withheld"), ColumnKind::Number),
            (say!(words, "column-not-applicable"), ColumnKind::Number),
            (say!(words, "team-column-conflicts"), ColumnKind::Number),
            (say!(words, "team-column-without-evidence"), ColumnKind::Number),
        ],
    );
    let total = total.map(|total| Group { title: say!(words, "team-total"), ..total.clone() });
    for group in groups.iter().chain(&total) {
        let row = &group.row;
        let title = if group.title.is_empty() { &group.id } else { &group.title };
        let mut cells: Vec<Cell> = vec![title.as_str().into()];
        cells.extend([row.asked, row.answered].map(number));
        if offices {
            cells.push(if group.id.is_empty() { Cell::None } else { number(group.own) });
        }
        cells.push(number(row.open()));
        cells.push(percent_or_dash(row.by_weight, words).into());
        if dates {
            cells.push(match group.due {
                Some(due) if group.past_due => say!(words, "team-past-due", due = due.to_string()).into(),
                Some(due) => due.to_string().into(),
                None => Cell::None,
            });
        }
        left.row(cells);
        let mut cells: Vec<Cell> = vec![title.as_str().into()];
        cells.extend([row.to_confirm, row.unknown, row.withheld, row.not_applicable, row.in_conflict, row.without_evidence].map(number));
        behind.row(cells);
    }
    document.table(left);
    document.table(behind);
}

fn evidence(status: &Status, level: u8, document: &mut Document, words: &Words) {
    let register = &status.evidence;
    document.heading(level, say!(words, "team-evidence-heading"));
    let list = |ids: &[crate::model::EvidenceId]| {
        let ids: Vec<&str> = ids.iter().map(crate::model::EvidenceId::as_str).collect();
        if ids.is_empty() {
            say!(words, "team-none")
        } else {
            say!(words, "team-counted", count = ids.len(), list = ids.join(&say!(words, "list-comma")))
        }
    };
    let mut facts = vec![
        (say!(words, "team-evidence-entries"), register.entries.to_string()),
        (say!(words, "team-evidence-drafts"), list(&register.drafts)),
        (say!(words, "team-evidence-old"), list(&register.old)),
        (say!(words, "team-evidence-not-cited"), list(&register.not_cited)),
    ];
    if !register.file_missing.is_empty() {
        facts.push((say!(words, "team-evidence-missing"), list(&register.file_missing)));
    }
    document.blocks.push(Block::Facts(facts));
}
