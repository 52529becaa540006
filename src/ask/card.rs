//! What is shown of one question, in finished words.

use super::interview::{Interview, Position};
use super::put::Put;
use super::standing::standing;
use crate::library::{Library, shown};
use crate::model::{
    Answer, AnswerState, AnswerValue, ConflictAbout, EvidenceStatus, FrameworkKind, NeedOf, NotApplicable, Question, QuestionKind, Says,
    YesNo,
};
use crate::say;
use crate::words::Words;

/// One question as a front shows it. Every text is finished; a front decides where lines break.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Card {
    /// Position of the question in the library.
    pub question: usize,
    /// Id of the question.
    pub id: String,
    /// Title of its section.
    pub section: String,
    /// What the section is about; may be empty.
    pub section_intro: String,
    /// Number of the question among all of this interview, from 1, and how many there are.
    pub number: (usize, usize),
    /// What is asked.
    pub title: String,
    /// Explanation; may be empty.
    pub help: String,
    /// Why it is asked as a follow-up, or why it is skipped; may be empty.
    pub why: String,
    /// What can be chosen, in order; empty where a number or a text is typed.
    pub options: Vec<CardOption>,
    /// Whether several options can hold at once.
    pub many: bool,
    /// What is to be typed where there are no options, such as a number between two bounds; else empty.
    pub entry: String,
    /// Whether "not applicable" may be answered.
    pub not_applicable: bool,
    /// The answer so far, in words.
    pub answer: String,
    /// Whether the answer was carried over and waits to be confirmed.
    pub to_confirm: bool,
    /// The note so far; may be empty.
    pub note: String,
    /// The documents cited so far, each in a line.
    pub evidence: Vec<String>,
    /// Who answered and when; may be empty.
    pub signed: String,
    /// What each side of a conflict about the question says; empty where there is none.
    pub conflict: Vec<String>,
    /// What the answer means: the level of the capability, and which norms and scenarios need it.
    pub meaning: Vec<String>,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct CardOption {
    /// What is typed to choose it: the number of a level, `y`, `p`, `n`, or a letter from `a`.
    pub key: String,
    /// One line.
    pub label: String,
    /// What it means, in paragraphs; a line that begins with `- ` is an item of a list. May be empty.
    pub detail: Vec<String>,
    /// The answer it stands for; for an option of a checklist, that option alone.
    pub value: AnswerValue,
    /// Whether it is the answer so far, or part of it.
    pub chosen: bool,
}

/// What a question asks; a level question without words of its own takes them from its capability.
#[must_use]
pub fn question_text(library: &Library, question: &Question, words: &Words) -> String {
    if !question.text.is_empty() {
        return question.text.clone();
    }
    let capability = question.measures.first().and_then(|measure| library.capability(&measure.capability.id));
    match capability {
        Some(capability) => say!(words, "catalogue-level-question", capability = library.capabilities[capability].title.as_str()),
        None => question.id.to_string(),
    }
}

impl Card {
    /// The card of the question where the interview stands; none at its end.
    #[must_use]
    pub fn of(interview: &Interview<'_>, words: &Words) -> Option<Self> {
        let Position::Question(position) = interview.position() else { return None };
        let library = interview.library();
        let question = &library.questions[position];
        let section = &library.sections[library.section_of[position]];
        let answer = interview.answer(position);
        let kept = interview.submission().kept.get(&question.id);
        Some(Self {
            question: position,
            id: question.id.to_string(),
            section: section.title.clone(),
            section_intro: section.intro.clone(),
            number: (interview.order().iter().position(|at| *at == position).map_or(0, |at| at + 1), interview.order().len()),
            title: question_text(library, question, words),
            help: question.help.clone(),
            why: why(interview, position, words),
            options: options(library, question, answer, words),
            many: matches!(question.kind, QuestionKind::Checklist { .. }),
            entry: entry(question, words),
            not_applicable: question.not_applicable != NotApplicable::Forbidden,
            answer: match kept {
                Some(kept) => say!(words, "ask-answer-unreadable", found = shown(kept)),
                None => answer_text(library, question, answer, words),
            },
            to_confirm: answer.is_some_and(|answer| answer.to_confirm),
            note: answer.map(|answer| answer.note.clone()).unwrap_or_default(),
            evidence: evidence(interview, answer, words),
            signed: signed(answer, words),
            conflict: conflict(interview, question, words),
            meaning: meaning(interview, question, words),
        })
    }
}

fn why(interview: &Interview<'_>, position: usize, words: &Words) -> String {
    let library = interview.library();
    let named = |at: usize| question_text(library, &library.questions[at], words);
    let answered = |at: usize| answer_text(library, &library.questions[at], interview.answer(at), words);
    match interview.put(position) {
        Put::RuledOut(above) => say!(words, "ask-why-skipped", question = named(above), answer = answered(above)),
        Put::Waits(above) => say!(words, "ask-why-waits", question = named(above)),
        Put::Yes => {
            let above = library.questions[position].when.first().and_then(|condition| library.question(&condition.question.id));
            above.map_or(String::new(), |above| say!(words, "ask-why-asked", question = named(above), answer = answered(above)))
        }
    }
}

fn options(library: &Library, question: &Question, answer: Option<&Answer>, words: &Words) -> Vec<CardOption> {
    let given = match answer.map(|answer| &answer.state) {
        Some(AnswerState::Answered(value)) => Some(value),
        _ => None,
    };
    let option = |key: String, label: String, detail: Vec<String>, value: AnswerValue| {
        let chosen = given == Some(&value);
        CardOption { key, label, detail, value, chosen }
    };
    match &question.kind {
        QuestionKind::Level { top, labels } => (0..=*top)
            .map(|level| {
                let (label, detail) = level_texts(library, question, level, labels, words);
                option(level.to_string(), label, detail, AnswerValue::Level(level))
            })
            .collect(),
        QuestionKind::YesNo { partly, .. } => {
            let all = [
                Some(("y", say!(words, "catalogue-answer-yes"), YesNo::Yes)),
                partly.map(|_| ("p", say!(words, "catalogue-answer-partly"), YesNo::Partly)),
                Some(("n", say!(words, "catalogue-answer-no"), YesNo::No)),
            ];
            all.into_iter()
                .flatten()
                .map(|(key, label, value)| option(key.to_owned(), label, Vec::new(), AnswerValue::YesNo(value)))
                .collect()
        }
        QuestionKind::Choice { options } => options
            .iter()
            .enumerate()
            .map(|(at, o)| option(letter(at), o.text.clone(), Vec::new(), AnswerValue::Option(o.id.clone())))
            .collect(),
        QuestionKind::Checklist { options } => options
            .iter()
            .enumerate()
            .map(|(at, o)| CardOption {
                chosen: matches!(given, Some(AnswerValue::Options(chosen)) if chosen.contains(&o.id)),
                ..option(letter(at), o.text.clone(), Vec::new(), AnswerValue::Options(vec![o.id.clone()]))
            })
            .collect(),
        QuestionKind::Number { .. } | QuestionKind::Text => Vec::new(),
    }
}

/// `a` to `z`, then `aa`, `ab` and so on.
fn letter(at: usize) -> String {
    let (first, last) = (at / 26, at % 26);
    let one = |n: usize| char::from(b'a' + u8::try_from(n).unwrap_or(0));
    if first == 0 { one(last).to_string() } else { [one((first - 1) % 26), one(last)].iter().collect() }
}

fn level_texts(library: &Library, question: &Question, level: u8, labels: &[String], words: &Words) -> (String, Vec<String>) {
    let Some(capability) = question.measures.first().and_then(|measure| library.capability(&measure.capability.id)) else {
        return (labels.get(usize::from(level)).cloned().unwrap_or_default(), Vec::new());
    };
    let capability = &library.capabilities[capability];
    let scale = library.scale_of(capability).and_then(|scale| scale.levels.get(usize::from(level)));
    let name = scale.map_or(String::new(), |named| named.name.clone());
    let Some(described) = capability.levels.iter().find(|described| described.level == level) else {
        let test = scale.map_or(String::new(), |named| named.test.clone());
        return (name, if test.is_empty() { Vec::new() } else { vec![test] });
    };
    let mut detail = vec![described.descriptor.clone()];
    let mut list = |heading: String, items: &[String]| {
        if !items.is_empty() {
            detail.push(heading);
            detail.extend(items.iter().map(|item| ["- ", item].concat()));
        }
    };
    list(say!(words, "ask-criteria"), &described.criteria);
    list(say!(words, "ask-evidence-examples"), &described.evidence);
    // One line is enough to tell the levels apart; the pane has the whole.
    (say!(words, "ask-level-label", name = name, descriptor = described.descriptor.as_str()), detail)
}

fn entry(question: &Question, words: &Words) -> String {
    match &question.kind {
        QuestionKind::Number { unit, min, max, .. } => {
            let range = match (min, max) {
                (Some(min), Some(max)) => say!(words, "ask-number-between", min = min.to_string(), max = max.to_string()),
                (Some(min), None) => say!(words, "ask-number-from", min = min.to_string()),
                (None, Some(max)) => say!(words, "ask-number-to", max = max.to_string()),
                (None, None) => say!(words, "ask-number-any"),
            };
            if unit.is_empty() { range } else { say!(words, "ask-number-unit", range = range, unit = unit.as_str()) }
        }
        QuestionKind::Text => say!(words, "ask-text"),
        _ => String::new(),
    }
}

/// An answer in words.
pub(super) fn answer_text(library: &Library, question: &Question, answer: Option<&Answer>, words: &Words) -> String {
    let state = answer.map_or(&AnswerState::Unanswered, |answer| &answer.state);
    match state {
        AnswerState::Unanswered => say!(words, "ask-answer-none"),
        AnswerState::Unknown => say!(words, "ask-answer-unknown"),
        AnswerState::Withheld => say!(words, "ask-answer-withheld"),
        AnswerState::NotApplicable(reason) => say!(words, "ask-answer-not-applicable", reason = reason.as_str()),
        AnswerState::Answered(value) => value_text(library, question, value, words),
    }
}

fn value_text(library: &Library, question: &Question, value: &AnswerValue, words: &Words) -> String {
    let text_of = |id: &str| match &question.kind {
        QuestionKind::Choice { options } => options.iter().find(|option| option.id.as_str() == id).map(|option| option.text.clone()),
        QuestionKind::Checklist { options } => options.iter().find(|option| option.id.as_str() == id).map(|option| option.text.clone()),
        _ => None,
    };
    match value {
        AnswerValue::Level(level) => {
            let labels = match &question.kind {
                QuestionKind::Level { labels, .. } => labels.as_slice(),
                _ => &[],
            };
            let capability = question.measures.first().and_then(|measure| library.capability(&measure.capability.id));
            let name = match capability.and_then(|at| library.scale_of(&library.capabilities[at])) {
                Some(scale) => scale.levels.get(usize::from(*level)).map(|named| named.name.clone()),
                None => labels.get(usize::from(*level)).cloned(),
            };
            [level.to_string(), name.unwrap_or_default()].join(" ").trim().to_owned()
        }
        AnswerValue::YesNo(YesNo::Yes) => say!(words, "catalogue-answer-yes"),
        AnswerValue::YesNo(YesNo::Partly) => say!(words, "catalogue-answer-partly"),
        AnswerValue::YesNo(YesNo::No) => say!(words, "catalogue-answer-no"),
        AnswerValue::Option(option) => text_of(option.as_str()).unwrap_or_else(|| option.to_string()),
        AnswerValue::Options(options) if options.is_empty() => say!(words, "ask-answer-none-of-these"),
        AnswerValue::Options(options) => {
            let texts: Vec<String> = options.iter().map(|option| text_of(option.as_str()).unwrap_or_else(|| option.to_string())).collect();
            texts.join("; ")
        }
        AnswerValue::Number(number) => match &question.kind {
            QuestionKind::Number { unit, .. } if !unit.is_empty() => [number.to_string(), unit.clone()].join(" "),
            _ => number.to_string(),
        },
        AnswerValue::Text(text) => text.clone(),
    }
}

/// The documents that an answer cites, each in a line.
fn evidence(interview: &Interview<'_>, answer: Option<&Answer>, words: &Words) -> Vec<String> {
    let register = &interview.submission().evidence;
    let line = |id: &crate::model::EvidenceId| match register.iter().find(|entry| entry.id == *id) {
        Some(entry) => say!(words, "ask-evidence-line", title = entry.title.as_str(), status = status_word(entry.status, words)),
        None => id.to_string(),
    };
    answer.into_iter().flat_map(|answer| &answer.evidence).map(|cited| line(&cited.id)).collect()
}

/// The word for what a document proves.
pub(super) fn status_word(status: EvidenceStatus, words: &Words) -> String {
    match status {
        EvidenceStatus::Draft => say!(words, "ask-status-draft"),
        EvidenceStatus::Adopted => say!(words, "ask-status-adopted"),
        EvidenceStatus::InOperation => say!(words, "ask-status-in-operation"),
        EvidenceStatus::Exercised => say!(words, "ask-status-exercised"),
    }
}

fn signed(answer: Option<&Answer>, words: &Words) -> String {
    let Some(answer) = answer else { return String::new() };
    match (&answer.by, answer.on) {
        (Some(by), Some(on)) => say!(words, "ask-signed-by-on", by = by.id.as_str(), on = on.to_string()),
        (Some(by), None) => say!(words, "ask-signed-by", by = by.id.as_str()),
        (None, Some(on)) => say!(words, "ask-signed-on", on = on.to_string()),
        (None, None) => String::new(),
    }
}

fn conflict(interview: &Interview<'_>, question: &Question, words: &Words) -> Vec<String> {
    let about = ConflictAbout::Question(question.id.clone());
    let Some(conflict) = interview.submission().conflicts.iter().find(|conflict| conflict.about == about) else { return Vec::new() };
    let library = interview.library();
    let says = |says: &Says| match says {
        Says::Answer(_, Some(kept)) => say!(words, "ask-answer-unreadable", found = shown(kept)),
        Says::Answer(answer, None) => {
            let text = answer_text(library, question, Some(answer), words);
            let cited = evidence(interview, Some(answer), words);
            let evidence = if cited.is_empty() { say!(words, "ask-side-no-evidence") } else { cited.join(", ") };
            let note = if answer.note.is_empty() { "–" } else { answer.note.as_str() };
            say!(words, "ask-side", answer = text, evidence = evidence, note = note, signed = signed(Some(answer), words))
        }
        Says::Nothing | Says::Evidence(_) => say!(words, "ask-answer-none"),
    };
    conflict.sides.iter().map(|side| say!(words, "ask-side-of", from = side.from.as_str(), says = says(&side.says))).collect()
}

/// What the answer means for its capability, and what rests on that.
fn meaning(interview: &Interview<'_>, question: &Question, words: &Words) -> Vec<String> {
    let library = interview.library();
    let mut lines = Vec::new();
    for measure in &question.measures {
        let Some(position) = library.capability(&measure.capability.id) else { continue };
        let capability = &library.capabilities[position];
        lines.extend(standing(interview, position, words));
        let needing = |kind: FrameworkKind| -> Vec<&str> {
            let of = NeedOf::Capability(capability.id.clone());
            let nodes = library.frameworks_of(kind).flat_map(|(_, framework)| {
                let needs = framework.nodes.iter().filter(|node| node.needs.iter().any(|need| need.of == of));
                // A scenario is told as a whole, an element of the norms framework by itself.
                let whole = (kind == FrameworkKind::Scenario).then(|| framework.root().title.as_str());
                needs.map(move |node| whole.unwrap_or(node.title.as_str()))
            });
            let mut titles: Vec<&str> = nodes.collect();
            titles.dedup();
            titles
        };
        let (norms, scenarios) = (needing(FrameworkKind::Norms), needing(FrameworkKind::Scenario));
        if !norms.is_empty() {
            lines.push(say!(words, "ask-meaning-norms", count = norms.len(), titles = norms.join("; ")));
        }
        if !scenarios.is_empty() {
            lines.push(say!(words, "ask-meaning-scenarios", count = scenarios.len(), titles = scenarios.join("; ")));
        }
    }
    lines
}
