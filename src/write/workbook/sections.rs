//! A sheet for each section: a row for each question, and below a checklist one for each of its options.

use super::cells::{self, At};
use super::help::Help;
use super::layout::Height;
use super::{AskedSection, Making, OwnSheets};
use crate::model::{Answer, AnswerState, AnswerValue, ChecklistOption, Given, Question, QuestionKind, YesNo};
use crate::say;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, Formula, Note,
    ProtectionOptions, Worksheet, XlsxError,
};

/// The columns of a section: heading and width in characters.
const COLUMNS: [(&str, u16); 11] = [
    ("workbook-column-id", 14),
    ("workbook-column-question", 38),
    ("workbook-column-answer", 22),
    ("workbook-column-help", 46),
    ("workbook-column-state", 11),
    ("workbook-column-reason", 13),
    ("workbook-column-evidence", 14),
    ("workbook-column-note", 22),
    ("workbook-column-office", 11),
    ("workbook-column-date", 11),
    ("workbook-column-to-confirm", 9),
];

const ID: u16 = 0;
const QUESTION: u16 = 1;
const ANSWER: u16 = 2;
const HELP: u16 = 3;
const STATE: u16 = 4;
const REASON: u16 = 5;
const EVIDENCE: u16 = 6;
const NOTE: u16 = 7;
const OFFICE: u16 = 8;
const DATE: u16 = 9;
const TO_CONFIRM: u16 = 10;

/// The table that rows of questions belong to.
const TABLE: &str = "answers";

/// The sheet of a section.
pub(super) fn sheet(making: &mut Making<'_>, name: &str, section: &AskedSection<'_>, own: &OwnSheets) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    making.dress(&mut sheet, name)?;
    making.columns(&mut sheet, &COLUMNS)?;
    let record = &making.library.sections[section.at];
    let intro = if record.intro.is_empty() { String::new() } else { ["\n", record.intro.as_str()].concat() };
    let head = cells::fine(&[record.title.as_str(), &intro].concat());
    sheet.merge_range(1, ID, 1, NOTE, &head, &making.styles.text)?;
    if let Some((title, intro)) = head.split_once('\n').filter(|(title, _)| !title.is_empty()) {
        let rest = ["\n", intro].concat();
        let parts = [(&making.styles.heading, title), (&making.styles.text, rest.as_str())];
        sheet.write_rich_string_with_format(1, ID, &parts, &making.styles.text)?;
    }
    Height::default().text(&head, COLUMNS.iter().take(8).map(|(_, width)| width).sum(), 10.0).set(&mut sheet, 1)?;
    let mut row = 2;
    for question in &section.questions {
        row = Row { making, sheet: &mut sheet, question, row, height: Height::default() }.write()?;
    }
    making.validations(&mut sheet, own, row.max(3) - 1)?;
    let confirm = Formula::new("=$K3=\"yes\"");
    let rule = ConditionalFormatFormula::new().set_rule(confirm).set_format(&making.styles.to_confirm);
    sheet.add_conditional_format(2, ANSWER, row.max(3) - 1, TO_CONFIRM, &rule)?;
    sheet.autofilter(0, ID, row.max(3) - 1, TO_CONFIRM)?;
    sheet.set_freeze_panes(1, ANSWER)?;
    Ok(sheet)
}

impl Making<'_> {
    /// Headings and widths, the headings repeated on every page; and what protection leaves open.
    pub(super) fn columns(&self, sheet: &mut Worksheet, columns: &[(&str, u16)]) -> Result<(), XlsxError> {
        for (at, (heading, width)) in (0..).zip(columns) {
            cells::say(sheet, (0, at), &say!(self.words, heading), &self.styles.column)?;
            sheet.set_column_width(at, *width)?;
        }
        sheet.set_repeat_rows(0, 0)?;
        let open = ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        };
        sheet.protect_with_options(&open);
        Ok(())
    }
}

/// The row of a question in the making.
struct Row<'r, 'a> {
    making: &'r mut Making<'a>,
    sheet: &'r mut Worksheet,
    question: &'r Question,
    row: u32,
    height: Height,
}

impl Row<'_, '_> {
    /// Writes the row and what hangs below it; returns the row after.
    fn write(mut self) -> Result<u32, XlsxError> {
        let help = Help { library: self.making.library, words: self.making.words };
        let id = self.question.id.as_str();
        let styles = &self.making.styles;
        let opens = matches!(self.question.kind, QuestionKind::Level { .. });
        let (question, explained) = (help.question(self.question), help.column(self.question));
        cells::say(self.sheet, (self.row, ID), id, &styles.id)?;
        cells::say(self.sheet, (self.row, QUESTION), &question, if opens { &styles.opening } else { &styles.question })?;
        cells::say(self.sheet, (self.row, HELP), &explained, &styles.help)?;
        self.room(ID, id, 8.0);
        self.room(QUESTION, &question, if opens { 10.6 } else { 10.0 });
        self.room(HELP, &explained, 9.0);
        let answer = self.making.submission.answers.get(&self.question.id).cloned();
        let answer = answer.unwrap_or_else(|| Answer::of(AnswerState::Unanswered));
        self.answer(&answer)?;
        self.about(&answer)?;
        self.validations(help)?;
        let in_full = help.levels_in_full(self.question);
        if !in_full.is_empty() {
            // Room for about 85 characters a line in the small type of notes.
            let lines: usize = in_full.split('\n').map(|line| line.chars().count() / 85 + 1).sum();
            let height = u32::try_from(20 + 15 * lines).unwrap_or(u32::MAX).min(640);
            let note = Note::new(cells::fine(&in_full)).set_width(520).set_height(height).add_author_prefix(false);
            self.sheet.insert_note(self.row, ANSWER, &note.set_author("capgap"))?;
        }
        self.height.set(self.sheet, self.row)?;
        let mut next = self.row + 1;
        if let QuestionKind::Checklist { options } = &self.question.kind {
            for option in options {
                self.option(option, &answer, next)?;
                next += 1;
            }
        }
        Ok(next)
    }

    /// Makes room for a text in one of the columns.
    fn room(&mut self, column: u16, text: &str, size: f64) {
        if let Some((_, width)) = COLUMNS.get(usize::from(column)) {
            self.height.text(text, *width, size);
        }
    }

    fn answer(&mut self, answer: &Answer) -> Result<(), XlsxError> {
        let at: At = (self.row, ANSWER);
        let id = self.question.id.as_str();
        let key = (TABLE, id, "value");
        let (styles, hidden) = (&self.making.styles, &mut self.making.hidden);
        if let Some(kept) = self.making.submission.kept.get(&self.question.id) {
            let value = crate::write::records::given(kept);
            let shown = say!(self.making.words, "workbook-kept", value = cells::shortened(value.to_string().trim(), 200));
            hidden.original(key, &cells::fine(&shown), &value);
            cells::say(self.sheet, at, &shown, &styles.wrong)?;
            self.room(ANSWER, &shown, 10.0);
            return Ok(());
        }
        let help = Help { library: self.making.library, words: self.making.words };
        let AnswerState::Answered(value) = &answer.state else {
            return cells::say(self.sheet, at, "", answer_format(self.making, self.question));
        };
        match value {
            AnswerValue::Level(level) => self.item(help, &level.to_string()),
            AnswerValue::Option(option) => self.item(help, option.as_str()),
            AnswerValue::YesNo(said) => cells::say(self.sheet, at, word(*said), &styles.any),
            AnswerValue::Options(_) => cells::say(self.sheet, at, "", &styles.blocked),
            AnswerValue::Number(number) => cells::number(self.sheet, at, key, *number, &styles.any, hidden),
            AnswerValue::Text(text) => {
                cells::text(self.sheet, at, key, text, &styles.words, hidden)?;
                self.room(ANSWER, text, 10.0);
                Ok(())
            }
        }
    }

    /// Writes the item of the drop-down that begins with an id.
    fn item(&mut self, help: Help<'_>, id: &str) -> Result<(), XlsxError> {
        let begins = |item: &&String| item.split_once(": ").map_or(item.as_str(), |(first, _)| first) == id;
        let items = help.items(self.question);
        let item = items.iter().find(begins).map_or(id, String::as_str);
        cells::say(self.sheet, (self.row, ANSWER), item, &self.making.styles.any)?;
        self.room(ANSWER, item, 10.0);
        Ok(())
    }

    /// State, reason, evidence, note, office, day and whether it waits to be confirmed.
    fn about(&mut self, answer: &Answer) -> Result<(), XlsxError> {
        let id = self.question.id.as_str();
        let row = self.row;
        let (styles, hidden) = (&self.making.styles, &mut self.making.hidden);
        let (state, reason) = match &answer.state {
            AnswerState::Unknown => ("unknown", ""),
            AnswerState::Withheld => ("withheld", ""),
            AnswerState::NotApplicable(reason) => ("not-applicable", reason.as_str()),
            AnswerState::Answered(_) | AnswerState::Unanswered => ("", ""),
        };
        let sheet = &mut *self.sheet;
        let mut optional = |column: u16, key: &'static str, text: &str| {
            cells::text_or_blank(sheet, (row, column), (TABLE, id, key), text, &styles.words, hidden)
        };
        optional(REASON, "reason", reason)?;
        optional(NOTE, "note", &answer.note)?;
        cells::say(sheet, (row, STATE), state, &styles.any)?;
        match &answer.by {
            Some(by) => cells::text(sheet, (row, OFFICE), (TABLE, id, "by"), by.id.as_str(), &styles.words, hidden)?,
            None => cells::say(sheet, (row, OFFICE), "", &styles.words)?,
        }
        let cited: Vec<&str> = answer.evidence.iter().map(|cited| cited.id.as_str()).collect();
        cells::list(sheet, (row, EVIDENCE), (TABLE, id, "evidence"), &cited, &styles.words, hidden)?;
        cells::date(sheet, (row, DATE), answer.on, &styles.date)?;
        cells::say(sheet, (row, TO_CONFIRM), if answer.to_confirm { "yes" } else { "" }, &styles.any)?;
        let office = answer.by.as_ref().map_or("", |by| by.id.as_str());
        for (column, text) in [(REASON, reason), (NOTE, &answer.note), (EVIDENCE, &cited.join(", ")), (OFFICE, office)] {
            self.room(column, text, 10.0);
        }
        Ok(())
    }

    fn validations(&mut self, help: Help<'_>) -> Result<(), XlsxError> {
        let question = self.question;
        let words = self.making.words;
        let items = help.items(question);
        let titled = |validation: DataValidation, message: String| {
            validation.set_input_title(say!(words, "workbook-column-answer"))?.set_input_message(message)
        };
        let refused = |validation: DataValidation, message: String| {
            validation.set_error_title(say!(words, "workbook-refused"))?.set_error_message(message)
        };
        let answer = match &question.kind {
            QuestionKind::Level { .. } | QuestionKind::Choice { .. } => {
                // A number or an id alone is an answer too, so that what is not in the list is doubted and not refused.
                let list = DataValidation::new().allow_list_formula(self.making.hidden.list(&items));
                refused(list, say!(words, "workbook-refused-list"))?.set_error_style(DataValidationErrorStyle::Warning)
            }
            QuestionKind::YesNo { .. } => refused(DataValidation::new().allow_list_strings(&items)?, say!(words, "workbook-refused-list"))?,
            QuestionKind::Number { min, max, .. } => refused(numbers(*min, *max), help.column(question))
                .or_else(|_| refused(numbers(*min, *max), say!(words, "workbook-refused-number")))?,
            QuestionKind::Checklist { .. } | QuestionKind::Text => DataValidation::new().allow_any_value(),
        };
        self.sheet.add_data_validation(self.row, ANSWER, self.row, ANSWER, &titled(answer, help.message(question))?)?;
        let states = DataValidation::new().allow_list_strings(Help::states(question))?;
        self.sheet.add_data_validation(
            self.row,
            STATE,
            self.row,
            STATE,
            &refused(states, say!(words, "workbook-refused-state"))?.set_input_message(say!(words, "workbook-message-state"))?,
        )?;
        Ok(())
    }

    /// The row of an option of a checklist.
    fn option(&mut self, option: &ChecklistOption, answer: &Answer, row: u32) -> Result<(), XlsxError> {
        let styles = &self.making.styles;
        let id = [self.question.id.as_str(), "#", option.id.as_str()].concat();
        cells::say(self.sheet, (row, ID), &id, &styles.id)?;
        cells::say(self.sheet, (row, QUESTION), &option.text, &styles.option)?;
        let said = match &answer.state {
            AnswerState::Answered(AnswerValue::Options(chosen)) if chosen.contains(&option.id) => "yes",
            AnswerState::Answered(AnswerValue::Options(_)) => "no",
            _ => "",
        };
        cells::say(self.sheet, (row, ANSWER), said, &styles.any)?;
        for column in HELP..=TO_CONFIRM {
            cells::say(self.sheet, (row, column), "", &styles.blocked)?;
        }
        let (id_width, width) = (COLUMNS[usize::from(ID)].1, COLUMNS[usize::from(QUESTION)].1);
        Height::default().text(&id, id_width, 8.0).text(&option.text, width.saturating_sub(4), 10.0).set(self.sheet, row)?;
        let list = DataValidation::new().allow_list_strings(&["yes", "no"])?;
        let list = list.set_error_title(say!(self.making.words, "workbook-refused"))?;
        let list = list.set_error_message(say!(self.making.words, "workbook-refused-list"))?;
        self.sheet.add_data_validation(row, ANSWER, row, ANSWER, &list)?;
        Ok(())
    }
}

impl Making<'_> {
    /// What may stand in the columns that every answer has.
    fn validations(&self, sheet: &mut Worksheet, own: &OwnSheets, last: u32) -> Result<(), XlsxError> {
        let ids = |name: &str| {
            let quoted = name.replace('\'', "''");
            // Only as many lines as the register has, and one where it has none.
            Formula::new(format!("=OFFSET('{quoted}'!$A$2,0,0,MAX(1,COUNTA('{quoted}'!$A$2:$A$2000)),1)"))
        };
        // Several ids may stand in one cell, so that nothing typed is refused.
        let evidence = DataValidation::new().allow_list_formula(ids(&own.evidence)).show_error_message(false);
        let evidence = evidence.set_input_message(say!(self.words, "workbook-message-evidence"))?;
        sheet.add_data_validation(2, EVIDENCE, last, EVIDENCE, &evidence)?;
        let offices = DataValidation::new().allow_list_formula(ids(&own.offices)).show_error_message(false);
        sheet.add_data_validation(2, OFFICE, last, OFFICE, &offices)?;
        sheet.add_data_validation(2, DATE, last, DATE, &self.days()?)?;
        let confirm = DataValidation::new().allow_list_strings(&["yes"])?;
        let confirm = confirm.set_error_title(say!(self.words, "workbook-refused"))?;
        let confirm = confirm.set_error_message(say!(self.words, "workbook-refused-confirm"))?;
        sheet.add_data_validation(2, TO_CONFIRM, last, TO_CONFIRM, &confirm)?;
        Ok(())
    }

    /// Days; what is not one is doubted.
    pub(super) fn days(&self) -> Result<DataValidation, XlsxError> {
        let first = ExcelDateTime::from_ymd(1900, 3, 1)?;
        let days = DataValidation::new().allow_date(DataValidationRule::GreaterThanOrEqualTo(first));
        let days = days.set_error_title(say!(self.words, "workbook-refused"))?;
        let days = days.set_error_message(say!(self.words, "workbook-refused-date"))?;
        Ok(days.set_error_style(DataValidationErrorStyle::Warning))
    }
}

/// How an answer cell that is empty looks.
fn answer_format<'m>(making: &'m Making<'_>, question: &Question) -> &'m Format {
    match &question.kind {
        QuestionKind::Checklist { .. } => &making.styles.blocked,
        QuestionKind::Text => &making.styles.words,
        _ => &making.styles.any,
    }
}

fn numbers(min: Option<f64>, max: Option<f64>) -> DataValidation {
    let rule = match (min, max) {
        (Some(min), Some(max)) => DataValidationRule::Between(min, max),
        (Some(min), None) => DataValidationRule::GreaterThanOrEqualTo(min),
        (None, Some(max)) => DataValidationRule::LessThanOrEqualTo(max),
        // Any number, and no text.
        (None, None) => DataValidationRule::Between(f64::from(i32::MIN) * 1e9, f64::from(i32::MAX) * 1e9),
    };
    DataValidation::new().allow_decimal_number(rule)
}

/// The word for yes, partly or no.
pub(super) fn word(said: YesNo) -> &'static str {
    match said {
        YesNo::Yes => "yes",
        YesNo::Partly => "partly",
        YesNo::No => "no",
    }
}

/// A value in words, for those who only read it.
pub(super) fn in_words(answer: &Answer, kept: Option<&Given>) -> String {
    if let Some(kept) = kept {
        return crate::library::shown(kept);
    }
    match &answer.state {
        AnswerState::Answered(AnswerValue::Level(level)) => level.to_string(),
        AnswerState::Answered(AnswerValue::Option(option)) => option.to_string(),
        AnswerState::Answered(AnswerValue::YesNo(said)) => word(*said).to_owned(),
        AnswerState::Answered(AnswerValue::Options(options)) if options.is_empty() => crate::library::NONE_OF_THESE.to_owned(),
        AnswerState::Answered(AnswerValue::Options(options)) => options.iter().map(|option| option.as_str()).collect::<Vec<_>>().join(", "),
        AnswerState::Answered(AnswerValue::Number(number)) => number.to_string(),
        AnswerState::Answered(AnswerValue::Text(text)) => text.clone(),
        AnswerState::Unknown => "unknown".to_owned(),
        AnswerState::Withheld => "withheld".to_owned(),
        AnswerState::NotApplicable(_) => "not-applicable".to_owned(),
        AnswerState::Unanswered => String::new(),
    }
}
