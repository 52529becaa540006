//! Mapping files: what the columns of somebody else's table mean, and which columns of figures come out.

use super::record::{Findings, Record, text_of};
use super::tree::{Data, Entry, Value};
use super::{tree, whole};
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::model::{FrameworkId, NodeId, Place, QuestionId, QuestionnaireId, Reference};
use crate::text::SourceMap;
use std::borrow::Cow;

/// The newest version that this program reads.
const FORMAT: u16 = 1;

/// A mapping file, before table and definitions are looked at.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// What the table as such means; none in a file that only chooses columns of figures.
    pub table: Option<MappedTable>,
    /// What words mean in the cells of all questions, in the order of the file.
    pub words: Vec<MappedWord>,
    /// Questions that are not read as their id, the cells and `words` say.
    pub questions: Vec<MappedQuestion>,
    /// Columns of figures; empty for those that are written where nobody chooses.
    pub columns: Vec<ChosenColumn>,
}

/// What the columns of a table mean that do not answer a question.
#[derive(Debug, Clone, Default)]
pub struct MappedTable {
    /// Where the record stands.
    pub place: Place,
    /// The questionnaire that all submissions answer.
    pub questionnaire: Option<Reference<QuestionnaireId>>,
    /// The column that names the questionnaire.
    pub questionnaire_column: Option<Reference<String>>,
    /// The column with an id of the submission.
    pub id: Option<Reference<String>>,
    /// The column with the name of the State.
    pub state: Option<Reference<String>>,
    /// The column with its code.
    pub code: Option<Reference<String>>,
    /// The column with the day of the assessment, or with its year.
    pub assessed_on: Option<Reference<String>>,
    /// In JSON Lines, the key of the object that holds the answers.
    pub inside: Option<String>,
    /// The reason of all that is not applicable.
    pub reason: String,
    /// Columns to pass over.
    pub ignore: Vec<Reference<String>>,
    /// Whether to pass over all columns that are not named.
    pub ignore_others: bool,
}

/// A word in a cell, and what it means.
#[derive(Debug, Clone)]
pub struct MappedWord {
    /// The text of the cell.
    pub word: String,
    /// What it means.
    pub means: Meaning,
    /// Where that stands.
    pub place: Place,
}

/// What a word in a cell means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// "We do not know."
    Unknown,
    /// Not disclosed.
    Withheld,
    /// Not applicable.
    NotApplicable,
    /// Not answered.
    Unanswered,
    /// What the cell of a table of this program would say.
    Value(String),
}

impl Meaning {
    fn of(text: String) -> Self {
        match text.as_str() {
            "unknown" => Self::Unknown,
            "withheld" => Self::Withheld,
            "not-applicable" => Self::NotApplicable,
            "unanswered" => Self::Unanswered,
            _ => Self::Value(text),
        }
    }
}

/// How a question is read.
#[derive(Debug, Clone)]
pub struct MappedQuestion {
    /// The question.
    pub id: Reference<QuestionId>,
    /// The column with its answer; the one named like the question where none is given.
    pub column: Option<Reference<String>>,
    /// What words mean; before those for all questions.
    pub words: Vec<MappedWord>,
    /// What every other text means.
    pub other: Option<MappedWord>,
    /// What a cell without anything means.
    pub empty: Option<MappedWord>,
}

/// What a column of figures holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// What tells a submission from others.
    Head(HeadOf),
    /// A figure of a node.
    Node(NodeFigure),
    /// How many cells are in a state.
    Cells(CellsIn),
    /// The largest gaps.
    LargestGaps,
}

/// A part of the head of a submission.
#[allow(missing_docs)] // named as they are called
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadOf {
    Input,
    Row,
    Id,
    State,
    Code,
    AssessedOn,
    Questionnaire,
}

/// A figure of a node.
#[allow(missing_docs)] // named as they are called
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeFigure {
    Evidenced,
    Claimed,
    Potential,
    Coverage,
    PercentToTarget,
    Rating,
    Band,
}

/// Which cells are counted.
#[allow(missing_docs)] // named as they are called
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellsIn {
    Answered,
    Unknown,
    Withheld,
    NotApplicable,
    Unanswered,
    /// All but the unanswered ones.
    Filled,
    /// Those in which one option is chosen.
    Chosen,
}

const HOLDS: [(&str, Holds); 22] = [
    ("input", Holds::Head(HeadOf::Input)),
    ("row", Holds::Head(HeadOf::Row)),
    ("id", Holds::Head(HeadOf::Id)),
    ("state", Holds::Head(HeadOf::State)),
    ("code", Holds::Head(HeadOf::Code)),
    ("assessed-on", Holds::Head(HeadOf::AssessedOn)),
    ("questionnaire", Holds::Head(HeadOf::Questionnaire)),
    ("evidenced", Holds::Node(NodeFigure::Evidenced)),
    ("claimed", Holds::Node(NodeFigure::Claimed)),
    ("potential", Holds::Node(NodeFigure::Potential)),
    ("coverage", Holds::Node(NodeFigure::Coverage)),
    ("percent-to-target", Holds::Node(NodeFigure::PercentToTarget)),
    ("rating", Holds::Node(NodeFigure::Rating)),
    ("band", Holds::Node(NodeFigure::Band)),
    ("answered", Holds::Cells(CellsIn::Answered)),
    ("unknown", Holds::Cells(CellsIn::Unknown)),
    ("withheld", Holds::Cells(CellsIn::Withheld)),
    ("not-applicable", Holds::Cells(CellsIn::NotApplicable)),
    ("unanswered", Holds::Cells(CellsIn::Unanswered)),
    ("filled", Holds::Cells(CellsIn::Filled)),
    ("chosen", Holds::Cells(CellsIn::Chosen)),
    ("largest-gaps", Holds::LargestGaps),
];

/// A column of figures as somebody chose it.
#[derive(Debug, Clone)]
pub struct ChosenColumn {
    /// Its heading.
    pub name: Reference<String>,
    /// What it holds.
    pub holds: Holds,
    /// The framework, where it holds something of one.
    pub framework: Option<Reference<FrameworkId>>,
    /// The node; the root where none is given.
    pub node: Option<Reference<NodeId>>,
    /// The option whose choice is counted.
    pub option: Option<Reference<String>>,
    /// What a figure is multiplied by.
    pub times: f64,
    /// Decimals that are written, 0 to 6.
    pub digits: u8,
    /// Whether a node under which nothing is answered has an empty cell in place of its figure.
    pub empty_where_missing: bool,
    /// Whether a count is divided by the number of questions.
    pub share: bool,
    /// How many of the largest gaps are named.
    pub most: u16,
    /// What stands between them.
    pub separator: String,
}

/// Tables of mapping files that no other file has.
pub(super) const TABLES: [&str; 2] = ["mapping", "column"];

/// Reads a mapping file. What is wrong is told with its place, and the rest is returned, so that it can be held against definitions all the
/// same; nothing where the text cannot be taken apart.
pub fn mapping(name: &str, text: &str, sources: &mut SourceMap, findings: &mut Findings) -> Option<Mapping> {
    let file = sources.add(name.to_owned(), Cow::Owned(text.to_owned()), false);
    let before = findings.len();
    let entries = tree::parse(text, file, findings);
    if findings.len() > before {
        return None;
    }
    read(entries, whole(file, text), findings)
}

/// Takes the entries of a mapping file apart; none where it is of another format.
pub(super) fn read(entries: Vec<Entry<'_>>, whole: Place, findings: &mut Findings) -> Option<Mapping> {
    let mut record = Record::new("mapping-file", whole, entries);
    record.required_whole("format", 1, FORMAT, findings)?;
    let mapping = Mapping {
        table: record.record("mapping", findings).map(|head| table(head, findings)),
        words: words(&mut record, findings),
        questions: record.records("question", findings).into_iter().map(|one| question(one, findings)).collect(),
        columns: record.records("column", findings).into_iter().filter_map(|one| column(one, findings)).collect(),
    };
    if mapping.table.is_none() && mapping.columns.is_empty() {
        record.tell_missing("mapping", findings);
    }
    needs_reason(&mapping, findings);
    record.finish(findings);
    Some(mapping)
}

fn table(mut head: Record<'_>, findings: &mut Findings) -> MappedTable {
    let others = [("error", false), ("ignore", true)];
    let table = MappedTable {
        place: head.place,
        questionnaire: head.reference("questionnaire", findings),
        questionnaire_column: head.reference("questionnaire-column", findings),
        id: head.reference("id", findings),
        state: head.reference("state", findings),
        code: head.reference("code", findings),
        assessed_on: head.reference("assessed-on", findings),
        inside: head.text("inside", findings),
        reason: head.text("reason", findings).unwrap_or_default(),
        ignore: head.texts("ignore", findings),
        ignore_others: head.word("other-columns", &others, findings).unwrap_or(false),
    };
    if table.questionnaire.is_none() && table.questionnaire_column.is_none() {
        head.tell_missing("questionnaire", findings);
    }
    head.finish(findings);
    table
}

/// What is not applicable has a reason, so one must be given where a word says so.
fn needs_reason(mapping: &Mapping, findings: &mut Findings) {
    let Some(table) = mapping.table.as_ref().filter(|table| table.reason.trim().is_empty()) else { return };
    let own = mapping.questions.iter().flat_map(|question| question.words.iter().chain(&question.other).chain(&question.empty));
    if let Some(word) = mapping.words.iter().chain(own).find(|word| word.means == Meaning::NotApplicable) {
        let finding = Diagnostic::new(Code::MissingKey, table.place).with("key", "reason").with("record", "mapping");
        findings.push(finding.related(word.place));
    }
}

fn words(record: &mut Record<'_>, findings: &mut Findings) -> Vec<MappedWord> {
    let Some(mut words) = record.record("words", findings) else { return Vec::new() };
    words.rest().into_iter().filter_map(|entry| word(entry.key.into_owned(), entry.value, findings)).collect()
}

fn word(word: String, value: Value<'_>, findings: &mut Findings) -> Option<MappedWord> {
    let place = value.place;
    let means = match value.data {
        // Levels are written without quotes as often as with them.
        Data::Integer(number) => Meaning::Value(number.to_string()),
        Data::Float(number) if number.is_finite() => Meaning::Value(number.to_string()),
        Data::Boolean(truth) => Meaning::Value(if truth { "yes" } else { "no" }.to_owned()),
        _ => Meaning::of(text_of("words", value, findings)?.0),
    };
    Some(MappedWord { word: word.trim().to_owned(), means, place })
}

fn question(mut record: Record<'_>, findings: &mut Findings) -> MappedQuestion {
    let id = record.id(findings);
    let column = record.reference("column", findings);
    let words = words(&mut record, findings);
    let mut single = |key: &'static str| record.take(key).and_then(|value| word(String::new(), value, findings));
    let (other, empty) = (single("other"), single("empty"));
    record.finish(findings);
    MappedQuestion { id, column, words, other, empty }
}

fn column(mut record: Record<'_>, findings: &mut Findings) -> Option<ChosenColumn> {
    let place = record.place;
    let name: Reference<String> = record.required_reference("name", findings);
    // Which keys there are depends on what it holds.
    let holds = record.required_word("holds", &HOLDS, findings)?;
    let mut column = ChosenColumn {
        name,
        holds,
        framework: None,
        node: None,
        option: None,
        times: 1.0,
        digits: 6,
        empty_where_missing: false,
        share: false,
        most: 10,
        separator: "|".to_owned(),
    };
    if !matches!(column.holds, Holds::Head(_)) {
        column.framework = record.reference("framework", findings);
        column.node = record.reference("node", findings);
        if let (Some(node), None) = (&column.node, &column.framework) {
            let finding = Diagnostic::new(Code::MissingKey, place).with("key", "framework").with("record", "column");
            findings.push(finding.related(node.place));
        }
    }
    let needs_framework = matches!(holds, Holds::Node(_) | Holds::LargestGaps);
    if needs_framework && column.framework.is_none() && column.node.is_none() {
        record.tell_missing("framework", findings);
    }
    match column.holds {
        Holds::Node(_) => {
            if let Some((times, place)) = record.number("times", findings) {
                if times > 0.0 && times <= 1e6 {
                    column.times = times;
                } else {
                    let finding = Diagnostic::new(Code::OutOfRange, place).with("key", "times").with("found", times.to_string());
                    findings.push(finding.with("min", "0").with("max", "1000000"));
                }
            }
            let missing = [("figure", false), ("empty", true)];
            column.empty_where_missing = record.word("missing", &missing, findings).unwrap_or(false);
        }
        Holds::Cells(cells) => {
            column.share = record.boolean("share", findings).unwrap_or(false);
            if cells == CellsIn::Chosen {
                column.option = Some(record.required_reference("option", findings));
            }
        }
        Holds::LargestGaps => {
            column.most = record.whole("most", 1, 1_000, findings).map_or(10, |(most, _)| most);
            if let Some(separator) = record.text("separator", findings) {
                column.separator = separator;
            }
        }
        Holds::Head(_) => {}
    }
    if matches!(column.holds, Holds::Node(_) | Holds::Cells(_)) {
        column.digits = record.whole("digits", 0, 6, findings).and_then(|(digits, _)| u8::try_from(digits).ok()).unwrap_or(6);
    }
    record.finish(findings);
    Some(column)
}
