//! Small phrases and figures that all explanations share.

use crate::model::{AnswerState, AnswerValue, ProfileId, Question, QuestionKind, Source, SourceKind, YesNo};
use crate::report::document::{ColumnKind, Document};
use crate::report::figures::percent;
use crate::report::imprint;
use crate::report::subject::Subject;
use crate::say;
use crate::score::{EQUAL, LeafScore, LeafState, OpenKind, QuestionState};
use crate::words::Words;

/// A value with three decimals, half up.
pub(super) fn value(figure: f64) -> String {
    let size = (figure.abs() * 1000.0 + 0.5 + EQUAL).floor() / 1000.0;
    let sign = if figure < 0.0 && size > 0.0 { "−" } else { "" };
    format!("{sign}{size:.3}")
}

/// A change with its sign.
pub(super) fn change(figure: f64) -> String {
    let text = value(figure);
    if figure > 0.0 && text != value(0.0) { ["+", &text].concat() } else { text }
}

/// Points of the objective: a share times 100.
pub(super) fn points(share: f64) -> String {
    value(share * 100.0)
}

/// A weight or a count as it was written.
pub(super) fn plain(figure: f64) -> String {
    ((figure * 1e6).round() / 1e6).to_string()
}

/// Values joined as a sum or list.
pub(super) fn values(figures: &[f64], between: &str) -> String {
    figures.iter().map(|figure| value(*figure)).collect::<Vec<_>>().join(between)
}

/// The names of the three readings, in order.
pub(super) fn readings(words: &Words) -> [String; 3] {
    [say!(words, "reading-evidenced"), say!(words, "reading-claimed"), say!(words, "reading-potential")]
}

/// The columns of the three readings.
pub(super) fn reading_columns(words: &Words) -> Vec<(String, ColumnKind)> {
    readings(words).into_iter().map(|name| (name, ColumnKind::Number)).collect()
}

/// A document with what stands at the head of every explanation.
pub(super) fn head(subject: Subject<'_>, title: String, id: &str) -> Document {
    let words = subject.words;
    let submission = subject.submission;
    let mut facts = vec![(say!(words, "explain-fact-id"), id.to_owned())];
    let mut fact = |label: String, text: &str| {
        if !text.is_empty() {
            facts.push((label, text.to_owned()));
        }
    };
    fact(say!(words, "explain-fact-state"), &submission.state);
    fact(say!(words, "explain-fact-questionnaire"), subject.library.questionnaire_title(&submission.questionnaire.id));
    fact(say!(words, "explain-fact-day"), &submission.assessed_on.map(|day| day.to_string()).unwrap_or_default());
    fact(say!(words, "explain-fact-targets"), subject.targets.map_or("", |id| profile_title(subject, id)));
    Document {
        title,
        marking: imprint::marking(submission, words),
        banner: imprint::banner(submission, words),
        imprint: imprint::imprint(subject),
        author: imprint::author(submission),
        facts,
        ..Document::default()
    }
}

/// The target profiles that figures are shown for: 0 is the default one, 1 the chosen one where it is another.
pub(super) fn profiles(subject: Subject<'_>) -> Vec<(usize, String)> {
    const DEFAULT: &str = "default";
    let words = subject.words;
    let default = subject.library.target_profile(&ProfileId::from(DEFAULT)).is_some();
    let chosen = subject.targets.filter(|id| *id != DEFAULT || !default);
    let default = default.then(|| (0, say!(words, "explain-profile-default", title = profile_title(subject, DEFAULT))));
    let chosen = chosen.map(|id| (1, say!(words, "explain-profile-chosen", title = profile_title(subject, id))));
    default.into_iter().chain(chosen).collect()
}

fn profile_title<'a>(subject: Subject<'a>, id: &'a str) -> &'a str {
    subject.library.target_profile(&ProfileId::from(id)).map_or(id, |profile| profile.title.as_str())
}

/// What a source is worth, in one line.
pub(super) fn source(source: &Source, words: &Words) -> String {
    let kind = match source.kind {
        SourceKind::Document => say!(words, "explain-source-document"),
        SourceKind::PublicSource => say!(words, "explain-source-public"),
        SourceKind::GeneralKnowledge => say!(words, "explain-source-general"),
        SourceKind::Derived => say!(words, "explain-source-derived"),
    };
    if source.verified {
        say!(words, "explain-source-verified", text = source.text.as_str(), kind = kind)
    } else {
        say!(words, "explain-source-unverified", text = source.text.as_str(), kind = kind)
    }
}

/// What a question is called: its text, or the capability whose level it asks for.
pub(super) fn question_name(subject: Subject<'_>, question: usize) -> String {
    let definition = &subject.library.questions[question];
    if !definition.text.is_empty() {
        return definition.text.clone();
    }
    match capability_of(subject, definition) {
        Some(capability) => say!(subject.words, "explain-level-of", capability = subject.capability(capability)),
        None => definition.id.to_string(),
    }
}

/// The first capability that a question measures.
pub(super) fn capability_of(subject: Subject<'_>, question: &Question) -> Option<usize> {
    subject.library.capability(&question.measures.first()?.capability.id)
}

/// The answer of a question, or its state where it counts as something else.
pub(super) fn answer_or_state(subject: Subject<'_>, question: usize) -> String {
    let words = subject.words;
    match subject.assessment.questions[question].state {
        QuestionState::Answered => answer(subject, question).unwrap_or_default(),
        QuestionState::Ruled => say!(words, "explain-state-ruled"),
        QuestionState::Open(kind) => open(kind, words),
        QuestionState::NotApplicable => say!(words, "state-not-applicable"),
        QuestionState::NotApplicableZero => say!(words, "explain-state-not-applicable-zero"),
        QuestionState::Excluded => say!(words, "explain-state-excluded"),
        QuestionState::NotAsked => say!(words, "state-not-asked"),
    }
}

/// The word for an open answer.
pub(super) fn open(kind: OpenKind, words: &Words) -> String {
    match kind {
        OpenKind::Unknown => say!(words, "state-unknown"),
        OpenKind::Withheld => say!(words, "state-withheld"),
        OpenKind::Unanswered => say!(words, "state-unanswered"),
    }
}

/// What was answered, in words; nothing where there is no answer.
pub(super) fn answer(subject: Subject<'_>, question: usize) -> Option<String> {
    let definition = &subject.library.questions[question];
    let AnswerState::Answered(value) = &subject.submission.answers.get(&definition.id)?.state else { return None };
    Some(value_text(subject, definition, value))
}

fn value_text(subject: Subject<'_>, question: &Question, value: &AnswerValue) -> String {
    let words = subject.words;
    match (value, &question.kind) {
        (AnswerValue::Level(level), kind) => match (capability_of(subject, question), kind) {
            (Some(capability), _) => subject.level(capability, *level),
            (None, QuestionKind::Level { labels, .. }) => match labels.get(usize::from(*level)) {
                Some(label) => say!(words, "explain-level-label", level = *level, label = label),
                None => level.to_string(),
            },
            (None, _) => level.to_string(),
        },
        (AnswerValue::Option(id), _) => option_text(question, id.as_str()).to_owned(),
        (AnswerValue::YesNo(answer), _) => yes_no(*answer, words),
        (AnswerValue::Options(ids), _) if ids.is_empty() => say!(words, "explain-none-of-these"),
        (AnswerValue::Options(ids), _) => {
            let texts: Vec<String> = ids.iter().map(|id| option_text(question, id.as_str()).to_owned()).collect();
            texts.join(&say!(words, "explain-semicolon"))
        }
        (AnswerValue::Number(number), QuestionKind::Number { unit, .. }) if !unit.is_empty() => {
            say!(words, "explain-number-unit", number = plain(*number), unit = unit)
        }
        (AnswerValue::Number(number), _) => plain(*number),
        (AnswerValue::Text(text), _) => text.clone(),
    }
}

/// The word for yes, partly or no.
pub(super) fn yes_no(answer: YesNo, words: &Words) -> String {
    match answer {
        YesNo::Yes => say!(words, "explain-yes"),
        YesNo::Partly => say!(words, "explain-partly"),
        YesNo::No => say!(words, "explain-no"),
    }
}

/// The text of an option; the id where there is none.
pub(super) fn option_text<'q>(question: &'q Question, id: &'q str) -> &'q str {
    let found = match &question.kind {
        QuestionKind::Choice { options } => options.iter().find(|option| option.id.as_str() == id).map(|option| &option.text),
        QuestionKind::Checklist { options } => options.iter().find(|option| option.id.as_str() == id).map(|option| &option.text),
        _ => None,
    };
    found.map_or(id, String::as_str)
}

/// The level of a capability in a reading, or why it has none.
pub(super) fn level_or_state(subject: Subject<'_>, capability: usize, reading: usize) -> String {
    let leaf = &subject.assessment.leaves[capability];
    match leaf.state {
        LeafState::Scored => subject.level(capability, leaf.levels[reading]),
        state => leaf_state(state, subject.words),
    }
}

/// Why a leaf has no figures.
pub(super) fn leaf_state(state: LeafState, words: &Words) -> String {
    match state {
        LeafState::Scored => String::new(),
        LeafState::NotApplicable => say!(words, "state-not-applicable"),
        LeafState::NotAsked => say!(words, "state-not-asked"),
    }
}

/// Target as a share of the highest level.
pub(super) fn target_value(leaf: &LeafScore, profile: usize) -> Option<f64> {
    leaf.targets[profile].map(|target| f64::from(target) / f64::from(leaf.top))
}

/// Positions of the questions that measure a capability.
pub(super) fn questions_of(subject: Subject<'_>, capability: usize) -> Vec<usize> {
    let id = &subject.library.capabilities[capability].id;
    let measures = |question: &Question| question.measures.iter().any(|measure| measure.capability.id == *id);
    subject.library.questions.iter().enumerate().filter(|(_, question)| measures(question)).map(|(at, _)| at).collect()
}

/// A question that is open, with its state.
pub(super) fn open_question(subject: Subject<'_>, question: usize) -> Option<String> {
    let QuestionState::Open(kind) = subject.assessment.questions[question].state else { return None };
    let id = subject.library.questions[question].id.as_str();
    Some(say!(subject.words, "explain-open-question", text = question_name(subject, question), id = id, state = open(kind, subject.words)))
}

/// Yes or no.
pub(super) fn whether(truth: bool, words: &Words) -> String {
    if truth { say!(words, "explain-yes") } else { say!(words, "explain-no") }
}

/// A share as a percentage with its sign.
pub(super) fn percent_of(share: f64, words: &Words) -> String {
    say!(words, "percent", figure = percent(share))
}
