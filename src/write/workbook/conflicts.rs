//! The sheet that shows what offices say differently. It is read only, but for saying that a matter is settled.

use super::Making;
use super::cells;
use super::layout::Height;
use super::sections::in_words;
use crate::model::{Answer, AnswerState, ConflictAbout, Says};
use crate::say;
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

const COLUMNS: [(&str, u16); 9] = [
    ("workbook-column-conflict", 13),
    ("workbook-column-about", 32),
    ("workbook-column-from", 18),
    ("workbook-column-says", 40),
    ("workbook-column-evidence", 24),
    ("workbook-column-note", 34),
    ("workbook-column-office", 18),
    ("workbook-column-date", 12),
    ("workbook-column-settled", 10),
];

const SETTLED: u16 = 8;

/// The sheet of the conflicts. Their content comes back from the hidden sheet.
pub(super) fn sheet(making: &mut Making<'_>, name: &str) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    making.dress(&mut sheet, name)?;
    making.columns(&mut sheet, &COLUMNS)?;
    sheet.set_freeze_panes(1, 0)?;
    let styles = &making.styles;
    let told = say!(making.words, "workbook-conflicts-told");
    sheet.merge_range(1, 0, 1, SETTLED, &told, &styles.text)?;
    Height::default().text(&told, COLUMNS.iter().map(|(_, width)| width).sum(), 10.0).set(&mut sheet, 1)?;
    let settled = DataValidation::new().allow_list_strings(&["yes"])?;
    let settled = settled.set_input_message(say!(making.words, "workbook-message-settled"))?;
    let mut row = 2;
    for (number, conflict) in (1_usize..).zip(&making.submission.conflicts) {
        let about = match &conflict.about {
            ConflictAbout::Question(id) => id.as_str(),
            ConflictAbout::Evidence(id) => id.as_str(),
        };
        for (at, side) in conflict.sides.iter().enumerate() {
            let id = ["conflict-", number.to_string().as_str()].concat();
            cells::say(&mut sheet, (row, 0), &id, &styles.id)?;
            cells::say(&mut sheet, (row, 1), about, &styles.help)?;
            cells::say(&mut sheet, (row, 2), &side.from, &styles.help)?;
            let nothing = Answer::of(AnswerState::Unanswered);
            let (said, answer) = match &side.says {
                Says::Answer(answer, kept) => (said(answer, kept.as_ref()), &**answer),
                Says::Evidence(entry) => ([entry.title.as_str(), "\n", &entry.reference].concat().trim().to_owned(), &nothing),
                Says::Nothing => (say!(making.words, "workbook-says-nothing"), &nothing),
            };
            let day = match &side.says {
                Says::Evidence(entry) => entry.date,
                _ => answer.on,
            };
            let cited: Vec<&str> = answer.evidence.iter().map(|cited| cited.id.as_str()).collect();
            let office = answer.by.as_ref().map_or("", |by| by.id.as_str());
            let mut height = Height::default();
            height.text(about, COLUMNS[1].1, 9.0).text(&side.from, COLUMNS[2].1, 9.0);
            for (column, text) in (3..).zip([said.as_str(), &cited.join(", "), &answer.note, office]) {
                cells::say(&mut sheet, (row, column), text, &styles.help)?;
                height.text(text, COLUMNS[usize::from(column)].1, 9.0);
            }
            height.set(&mut sheet, row)?;
            cells::date(&mut sheet, (row, 7), day, &styles.shown_date)?;
            if at == 0 {
                cells::say(&mut sheet, (row, SETTLED), "", &styles.any)?;
                sheet.add_data_validation(row, SETTLED, row, SETTLED, &settled)?;
            } else {
                cells::say(&mut sheet, (row, SETTLED), "", &styles.blocked)?;
            }
            row += 1;
        }
    }
    Ok(sheet)
}

fn said(answer: &Answer, kept: Option<&crate::model::Given>) -> String {
    let words = in_words(answer, kept);
    match &answer.state {
        AnswerState::NotApplicable(reason) if !reason.is_empty() => [words.as_str(), ": ", reason].concat(),
        _ => words,
    }
}
