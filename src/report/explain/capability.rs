//! A capability: what is claimed, what stands, and what follows from it.

use super::phrase::{
    answer_or_state, head, level_or_state, open_question, percent_of, profiles, question_name, questions_of, reading_columns, source,
    target_value, value, whether,
};
use super::{Setting, averaged, evidence, gated, next_step, used_by};
use crate::model::{AnswerState, NeedOf, QuestionKind};
use crate::report::document::{Block, Cell, ColumnKind, Document, Table};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{LeafState, QuestionState};

/// Explains a capability.
pub(super) fn document(subject: Subject<'_>, position: usize) -> Document {
    let words = subject.words;
    let capability = &subject.library.capabilities[position];
    let questions = questions_of(subject, position);
    let title = say!(words, "explain-capability-title", title = capability.title.as_str());
    let mut document = head(subject, title, capability.id.as_str());
    document.paragraph(capability.purpose.clone());
    document.paragraph(source(&capability.source, words));
    document.heading(2, say!(words, "explain-level-and-score"));
    summary(&mut document, subject, position);
    arithmetic(&mut document, subject, position, &questions, Setting::Alone);
    evidence::add(&mut document, subject, &questions);
    coverage(&mut document, subject, position, &questions, Setting::Alone);
    targets(&mut document, subject, position);
    offices(&mut document, subject, &questions);
    prerequisites(&mut document, subject, position);
    used_by::add(&mut document, subject, &NeedOf::Capability(capability.id.clone()));
    next_step::add(&mut document, subject, position, &questions);
    document
}

/// Adds what a capability comes to, as it is told among many.
pub(super) fn among(document: &mut Document, subject: Subject<'_>, position: usize) {
    let questions = questions_of(subject, position);
    in_a_line(document, subject, position);
    arithmetic(document, subject, position, &questions, Setting::Among);
    let mut told = Document::default();
    coverage(&mut told, subject, position, &questions, Setting::Among);
    gaps(&mut told, subject, position);
    let lines = told.blocks.into_iter().filter_map(|block| if let Block::Paragraph(text) = block { Some(text) } else { None });
    document.paragraph(lines.collect::<Vec<_>>().join(&say!(subject.words, "list-semicolon")));
}

fn arithmetic(document: &mut Document, subject: Subject<'_>, position: usize, questions: &[usize], setting: Setting) {
    match subject.assessment.leaves[position].state {
        LeafState::NotAsked => document.paragraph(say!(subject.words, "explain-capability-not-asked")),
        LeafState::NotApplicable => not_applicable(document, subject, questions),
        LeafState::Scored => match subject.library.level_question(&subject.library.capabilities[position].id) {
            Some(level) => gated::add(document, subject, position, level, setting),
            None => averaged::add(document, subject, position, questions, setting),
        },
    }
}

fn summary(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let capability = &subject.library.capabilities[position];
    let leaf = &subject.assessment.leaves[position];
    let mut facts = Vec::new();
    if let Some(pillar) = subject.library.pillar(&capability.pillar.id) {
        facts.push((say!(words, "explain-fact-pillar"), pillar.title.clone()));
    }
    if let Some(question) = subject.library.level_question(&capability.id) {
        facts.push((say!(words, "explain-fact-level-claimed"), answer_or_state(subject, question)));
        if subject.assessment.questions[question].state == QuestionState::Answered {
            let (claimed, _) = subject.assessment.questions[question].levels;
            facts.push((say!(words, "explain-fact-level-claimed-means"), descriptor(subject, position, claimed)));
        }
    }
    if leaf.state == LeafState::Scored {
        facts.push((say!(words, "explain-fact-level"), subject.level(position, leaf.level())));
        facts.push((say!(words, "explain-fact-level-means"), descriptor(subject, position, leaf.level())));
        facts.push((say!(words, "explain-fact-score"), value(leaf.readings.claimed)));
    }
    document.blocks.push(Block::Facts(facts));
}

/// What the summary tells, as short as it can be.
fn in_a_line(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[position];
    let question = subject.library.level_question(&subject.library.capabilities[position].id);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(question.map(|question| say!(words, "annex-level-answered", level = answer_or_state(subject, question))));
    if leaf.state == LeafState::Scored {
        let level = subject.level(position, leaf.level());
        parts.push(say!(words, "annex-level-stands", level = level, score = value(leaf.readings.claimed)));
    }
    document.paragraph(parts.join(" "));
}

/// What a level looks like; level 0 is none of the others.
pub(super) fn descriptor(subject: Subject<'_>, capability: usize, level: u8) -> String {
    let levels = &subject.library.capabilities[capability].levels;
    levels
        .iter()
        .find(|described| described.level == level)
        .map_or_else(|| say!(subject.words, "explain-level-none"), |described| described.descriptor.clone())
}

fn not_applicable(document: &mut Document, subject: Subject<'_>, questions: &[usize]) {
    let words = subject.words;
    document.paragraph(say!(words, "explain-capability-not-applicable"));
    let reasons = questions.iter().filter_map(|question| {
        let answer = subject.submission.answers.get(&subject.library.questions[*question].id)?;
        let AnswerState::NotApplicable(reason) = &answer.state else { return None };
        Some(say!(words, "explain-not-applicable-reason", question = question_name(subject, *question), reason = reason))
    });
    document.list(reasons.collect());
}

fn coverage(document: &mut Document, subject: Subject<'_>, position: usize, questions: &[usize], setting: Setting) {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[position];
    if setting.alone() {
        document.heading(2, say!(words, "explain-coverage"));
    }
    match leaf.coverage {
        Some(share) => document.paragraph(say!(
            words,
            "explain-coverage-sum",
            answered = leaf.answered.to_string(),
            all = (leaf.answered + leaf.open).to_string(),
            share = percent_of(share, words)
        )),
        None => document.paragraph(say!(words, "explain-coverage-none")),
    }
    if setting.alone() && leaf.state == LeafState::Scored {
        document.list(counted_open(subject, position, questions));
    }
}

/// The open questions that count: context is on neither side.
pub(super) fn counted_open(subject: Subject<'_>, capability: usize, questions: &[usize]) -> Vec<String> {
    let capability = &subject.library.capabilities[capability];
    let gated = subject.library.level_question(&capability.id).is_some();
    let counts = |question: &&usize| {
        let definition = &subject.library.questions[**question];
        let at = definition.measures.iter().any(|measure| measure.capability.id == capability.id && measure.at.is_some_and(|at| at > 0));
        match definition.kind {
            QuestionKind::Text => false,
            QuestionKind::Level { .. } => true,
            _ => !gated || at,
        }
    };
    questions.iter().filter(counts).filter_map(|question| open_question(subject, *question)).collect()
}

/// The gap to each profile's target, in a line.
fn gaps(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[position];
    for (profile, name) in profiles(subject) {
        let (Some(gap), Some(target)) = (leaf.gap(profile), leaf.targets[profile]) else { continue };
        let [evidenced, claimed, potential] = gap.array().map(value);
        document.paragraph(say!(
            words,
            "explain-gap-among",
            profile = name,
            target = target,
            top = leaf.top,
            score = value(leaf.readings.claimed),
            evidenced = evidenced,
            claimed = claimed,
            potential = potential
        ));
    }
}

fn targets(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let leaf = &subject.assessment.leaves[position];
    document.heading(2, say!(words, "explain-target-and-gap"));
    let mut columns = vec![
        (say!(words, "explain-column-profile"), ColumnKind::Text),
        (say!(words, "explain-column-target"), ColumnKind::Short),
        (say!(words, "explain-column-target-value"), ColumnKind::Number),
    ];
    columns.extend(reading_columns(words));
    let mut table = Table::new(say!(words, "explain-gap-caption"), columns);
    for (profile, name) in profiles(subject) {
        let (Some(target), Some(level)) = (target_value(leaf, profile), leaf.targets[profile]) else {
            document.paragraph(say!(words, "explain-no-target", profile = name));
            continue;
        };
        let mut cells = vec![Cell::Text(name), Cell::Text(subject.level(position, level)), Cell::Text(value(target))];
        match leaf.gap(profile) {
            Some(gap) => {
                cells.extend(gap.array().map(|gap| Cell::Text(value(gap))));
                let formula = say!(
                    words,
                    "explain-gap-formula",
                    target = level,
                    top = leaf.top,
                    score = value(leaf.readings.claimed),
                    gap = value(gap.claimed)
                );
                table.row_with_remark(cells, formula);
            }
            None => {
                cells.extend([Cell::None, Cell::None, Cell::None]);
                table.row(cells);
            }
        }
    }
    document.table(table);
}

fn offices(document: &mut Document, subject: Subject<'_>, questions: &[usize]) {
    let words = subject.words;
    document.heading(2, say!(words, "explain-who-answered"));
    let columns = vec![
        (say!(words, "explain-column-question"), ColumnKind::Text),
        (say!(words, "explain-column-office"), ColumnKind::Text),
        (say!(words, "explain-column-note"), ColumnKind::Text),
    ];
    let mut table = Table::new(say!(words, "explain-who-answered-caption"), columns);
    for question in questions {
        let Some(answer) = subject.submission.answers.get(&subject.library.questions[*question].id) else { continue };
        if answer.state == AnswerState::Unanswered {
            continue;
        }
        table.row(vec![
            Cell::Text(question_name(subject, *question)),
            office(subject, *question).map_or(Cell::None, Cell::Text),
            Cell::from(answer.note.as_str()),
        ]);
    }
    if table.rows.is_empty() {
        document.paragraph(say!(words, "explain-nobody-answered"));
    }
    document.table(table);
}

/// The name of the office that answered a question, where that was written down.
pub(super) fn office(subject: Subject<'_>, question: usize) -> Option<String> {
    let answer = subject.submission.answers.get(&subject.library.questions[question].id)?;
    let id = &answer.by.as_ref()?.id;
    let named = subject.submission.respondents.iter().find(|respondent| respondent.id == *id);
    Some(named.map_or_else(|| id.to_string(), |respondent| respondent.name.clone()))
}

fn prerequisites(document: &mut Document, subject: Subject<'_>, position: usize) {
    let words = subject.words;
    let columns = vec![
        (say!(words, "explain-column-to-reach"), ColumnKind::Short),
        (say!(words, "explain-column-needs"), ColumnKind::Text),
        (say!(words, "explain-column-at-level"), ColumnKind::Short),
        (say!(words, "explain-column-stands-at"), ColumnKind::Short),
        (say!(words, "explain-column-met"), ColumnKind::Short),
    ];
    let mut table = Table::new(say!(words, "explain-prerequisites-caption"), columns);
    for requires in &subject.library.capabilities[position].requires {
        let Some(other) = subject.library.capability(&requires.capability.id) else { continue };
        let leaf = &subject.assessment.leaves[other];
        let met = match leaf.state {
            LeafState::Scored => whether(leaf.level() >= requires.level, words),
            LeafState::NotApplicable | LeafState::NotAsked => say!(words, "explain-does-not-bind"),
        };
        let cells = vec![
            Cell::Text(subject.level(position, requires.to)),
            Cell::from(subject.capability(other)),
            Cell::Text(subject.level(other, requires.level)),
            Cell::Text(level_or_state(subject, other, 1)),
            Cell::Text(met),
        ];
        table.row_with_remark(cells, requires.why.clone());
    }
    if !table.rows.is_empty() {
        document.heading(2, say!(words, "explain-prerequisites"));
        document.paragraph(say!(words, "explain-prerequisites-note"));
    }
    document.table(table);
}
