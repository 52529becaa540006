//! The arithmetic of a capability with a level question.

use super::Setting;
use super::phrase::{answer_or_state, question_name, questions_of, reading_columns, readings, value, values};
use crate::model::{Question, QuestionKind};
use crate::report::document::{Cell, ColumnKind, Document, Row, Table};
use crate::report::figures::listed;
use crate::report::subject::Subject;
use crate::say;
use crate::score::{EQUAL, LeafScore, QuestionState};
use crate::words::Words;

/// A fact with its figures as this capability counts them.
struct Fact {
    question: usize,
    at: u8,
    /// Value in each reading; none where it leaves the sum.
    values: Option<[f64; 3]>,
    /// Whether the evidence of the level answer covers it.
    covered: bool,
}

impl Fact {
    /// Whether it keeps the level below its own in a reading.
    fn gates(&self, reading: usize) -> bool {
        self.values.is_some_and(|values| values[reading] < 1.0 - EQUAL)
    }
}

/// Adds facts and arithmetic.
pub(super) fn add(document: &mut Document, subject: Subject<'_>, capability: usize, level: usize, setting: Setting) {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[capability];
    let score = &subject.assessment.questions[level];
    if score.state == QuestionState::NotApplicableZero {
        document.paragraph(say!(words, "explain-level-not-applicable-zero"));
        return;
    }
    let facts = facts(subject, capability, leaf);
    // Among many, the levels before the gate stand in the arithmetic, and why they do among the methods.
    if setting.alone() || score.state != QuestionState::Answered {
        before_gate(document, subject, leaf, level);
    }
    document.table(fact_table(subject, &facts, setting));
    // Among many, a gate that changes nothing is not worth a line.
    if setting.alone() || leaf.levels[1] != leaf.ungated[1] {
        why_gated(document, subject, leaf, &facts);
    }
    if setting.alone() {
        document.paragraph(say!(words, "explain-gated-method", top = leaf.top));
    }
    match setting {
        Setting::Alone => document.table(arithmetic(subject, leaf, &facts)),
        Setting::Among => document.list(in_lines(&alike(arithmetic(subject, leaf, &facts), words), words)),
    }
    if leaf.not_yet_claimed {
        document.paragraph(say!(words, "explain-not-yet-claimed", next = leaf.level() + 1));
    }
    if setting.alone() {
        context(document, subject, capability);
    }
}

fn facts(subject: Subject<'_>, capability: usize, leaf: &LeafScore) -> Vec<Fact> {
    let fact = |question: usize| {
        let definition = &subject.library.questions[question];
        let at = at(subject, capability, definition)?;
        let score = &subject.assessment.questions[question];
        let covered = score.state == QuestionState::Answered && at <= leaf.ungated[0] && !score.supported && score.value > 0.0;
        let mut values = score.readings.array();
        if covered {
            values[0] = score.value;
        }
        Some(Fact { question, at, values: (!score.state.leaves()).then_some(values), covered })
    };
    let mut facts: Vec<Fact> = questions_of(subject, capability).into_iter().filter_map(fact).collect();
    facts.sort_by_key(|fact| fact.at);
    facts
}

/// The level that cannot be reached without this question; none for level questions and context.
fn at(subject: Subject<'_>, capability: usize, question: &Question) -> Option<u8> {
    if matches!(question.kind, QuestionKind::Text | QuestionKind::Level { .. }) {
        return None;
    }
    let id = &subject.library.capabilities[capability].id;
    question.measures.iter().find(|measure| measure.capability.id == *id)?.at.filter(|at| *at > 0)
}

/// The same table with one row for all three readings where they come about alike.
pub(super) fn alike(mut table: Table, words: &Words) -> Table {
    if let [first, rest @ ..] = table.rows.as_slice()
        && rest.iter().all(|row| row.cells[1..] == first.cells[1..])
    {
        table.rows.truncate(1);
        table.rows[0].cells[0] = Cell::Text(say!(words, "annex-all-readings"));
    }
    table
}

/// Where the level before the gate comes from, in each reading.
fn before_gate(document: &mut Document, subject: Subject<'_>, leaf: &LeafScore, level: usize) {
    let words = subject.words;
    let score = &subject.assessment.questions[level];
    match score.state {
        QuestionState::Answered => {
            let (claimed, upheld) = score.levels;
            document.paragraph(say!(words, "explain-before-gate-claimed", level = claimed));
            let counted = leaf.ungated[0];
            if counted > upheld {
                document.paragraph(say!(words, "explain-before-gate-facts", own = upheld, level = counted));
            } else {
                document.paragraph(say!(words, "explain-before-gate-evidence", level = upheld));
            }
        }
        QuestionState::Open(kind) => {
            document.paragraph(say!(words, "explain-before-gate-open", state = super::phrase::open(kind, words), top = leaf.top));
        }
        _ => document.paragraph(say!(words, "explain-before-gate-ruled")),
    }
}

fn fact_table(subject: Subject<'_>, facts: &[Fact], setting: Setting) -> Table {
    let words = subject.words;
    let mut columns = vec![(say!(words, "explain-column-fact"), ColumnKind::Text), (say!(words, "explain-column-at"), ColumnKind::Number)];
    if setting.alone() {
        columns.push((say!(words, "explain-column-answer"), ColumnKind::Text));
    }
    columns.extend(reading_columns(words));
    let mut table = Table::new(say!(words, "explain-facts-caption"), columns);
    for fact in facts {
        let name = match setting {
            Setting::Alone => question_name(subject, fact.question),
            Setting::Among => subject.library.questions[fact.question].id.to_string(),
        };
        let mut cells = vec![Cell::Text(name), Cell::Text(fact.at.to_string())];
        if setting.alone() {
            cells.push(Cell::Text(answer_or_state(subject, fact.question)));
        }
        match fact.values {
            Some(values) => cells.extend(values.map(|figure| Cell::Text(value(figure)))),
            None => cells.extend([Cell::None, Cell::None, Cell::None]),
        }
        // What a fact does follows from its level and its values, but not that the level answer lends it evidence.
        let remark = match setting {
            Setting::Alone => fact_remark(subject, fact),
            Setting::Among if fact.covered => say!(words, "explain-fact-covered"),
            Setting::Among => String::new(),
        };
        table.row_with_remark(cells, remark);
    }
    table
}

/// Whether a fact is evidenced, and whether it gates.
fn fact_remark(subject: Subject<'_>, fact: &Fact) -> String {
    let words = subject.words;
    let score = &subject.assessment.questions[fact.question];
    let evidenced = match score.state {
        QuestionState::Answered if score.supported => say!(words, "explain-fact-evidenced"),
        QuestionState::Answered if fact.covered => say!(words, "explain-fact-covered"),
        QuestionState::Answered if score.value > 0.0 => say!(words, "explain-fact-not-evidenced"),
        _ => String::new(),
    };
    let names = readings(words);
    let held: Vec<String> = (0..3).filter(|reading| fact.gates(*reading)).map(|reading| names[reading].clone()).collect();
    let gate = if fact.values.is_none() {
        say!(words, "explain-fact-leaves")
    } else if held.is_empty() {
        say!(words, "explain-fact-met")
    } else {
        say!(words, "explain-fact-gates", level = fact.at - 1, readings = listed(&held, words))
    };
    let parts = [evidenced, gate];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(&say!(words, "explain-semicolon"))
}

/// Names the facts that keep the claimed level below what was claimed.
fn why_gated(document: &mut Document, subject: Subject<'_>, leaf: &LeafScore, facts: &[Fact]) {
    let words = subject.words;
    if leaf.levels[1] == leaf.ungated[1] {
        document.paragraph(say!(words, "explain-not-gated", level = leaf.levels[1]));
        return;
    }
    document.paragraph(say!(words, "explain-gated", claimed = leaf.ungated[1], level = leaf.levels[1]));
    let holds = |fact: &&Fact| fact.at == leaf.levels[1] + 1 && fact.gates(1);
    document.list(facts.iter().filter(holds).map(|fact| fact_and_answer(subject, fact)).collect());
}

fn fact_and_answer(subject: Subject<'_>, fact: &Fact) -> String {
    say!(
        subject.words,
        "explain-fact-and-answer",
        fact = question_name(subject, fact.question),
        answer = answer_or_state(subject, fact.question)
    )
}

fn arithmetic(subject: Subject<'_>, leaf: &LeafScore, facts: &[Fact]) -> Table {
    let words = subject.words;
    let columns = vec![
        (say!(words, "explain-column-reading"), ColumnKind::Short),
        (say!(words, "explain-column-before-gate"), ColumnKind::Number),
        (say!(words, "explain-column-gate"), ColumnKind::Number),
        (say!(words, "explain-column-gated-level"), ColumnKind::Number),
        (say!(words, "explain-column-towards-next"), ColumnKind::Text),
        (say!(words, "explain-column-score"), ColumnKind::Text),
    ];
    let mut table = Table::new(say!(words, "explain-arithmetic-caption"), columns);
    for (reading, name) in readings(words).into_iter().enumerate() {
        let gate = facts.iter().filter(|fact| fact.gates(reading)).map(|fact| fact.at - 1).min();
        let level = leaf.levels[reading];
        let score = leaf.readings.array()[reading];
        let towards = leaf.towards_next[reading];
        table.row(vec![
            Cell::Text(name),
            Cell::Text(leaf.ungated[reading].to_string()),
            gate.map_or(Cell::None, |gate| Cell::Text(gate.to_string())),
            Cell::Text(level.to_string()),
            Cell::Text(towards_next(subject, leaf, facts, reading)),
            Cell::Text(say!(words, "explain-score-formula", level = level, towards = value(towards), top = leaf.top, score = value(score))),
        ]);
    }
    table
}

/// The same in lines.
fn in_lines(arithmetic: &Table, words: &Words) -> Vec<String> {
    let keys = ["reading", "before", "kept", "level", "towards", "score"];
    let line = |row: &Row| {
        let cells = row.cells.iter().map(|cell| if let Cell::Text(text) = cell { text.clone() } else { say!(words, "dash") });
        let values: Vec<_> = keys.into_iter().zip(cells.map(Into::into)).collect();
        words.say("annex-score", &values)
    };
    arithmetic.rows.iter().map(line).collect()
}

fn towards_next(subject: Subject<'_>, leaf: &LeafScore, facts: &[Fact], reading: usize) -> String {
    let words = subject.words;
    let level = leaf.levels[reading];
    if level >= leaf.top {
        return say!(words, "explain-towards-top");
    }
    let figures: Vec<f64> =
        facts.iter().filter(|fact| fact.at == level + 1).filter_map(|fact| fact.values.map(|values| values[reading])).collect();
    if figures.is_empty() {
        return say!(words, "explain-towards-no-fact", next = level + 1);
    }
    let list = values(&figures, &say!(words, "list-comma"));
    say!(words, "explain-towards-mean", next = level + 1, values = list, mean = value(leaf.towards_next[reading]))
}

/// Names the questions that score nothing here.
fn context(document: &mut Document, subject: Subject<'_>, capability: usize) {
    let without_level = |question: &usize| {
        let definition = &subject.library.questions[*question];
        !matches!(definition.kind, QuestionKind::Level { .. }) && at(subject, capability, definition).is_none()
    };
    let names: Vec<String> =
        questions_of(subject, capability).into_iter().filter(without_level).map(|question| question_name(subject, question)).collect();
    if !names.is_empty() {
        document.paragraph(say!(subject.words, "explain-context-questions"));
        document.list(names);
    }
}

/// The facts of the next level that are not met in the claimed reading, with their answers.
pub(super) fn lacking(subject: Subject<'_>, capability: usize) -> Vec<String> {
    let leaf = &subject.assessment.leaves[capability];
    let facts = facts(subject, capability, leaf);
    let lacking = |fact: &&Fact| fact.at == leaf.level() + 1 && fact.gates(1);
    facts.iter().filter(lacking).map(|fact| fact_and_answer(subject, fact)).collect()
}
