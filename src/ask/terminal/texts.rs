//! The texts around a question: above the options, below them, in full.

use crate::ask::Card;
use crate::say;
use crate::words::Words;

/// What stands above the options: the question, the answer so far, and what waits to be done about it.
pub(super) fn head(card: &Card, put: bool, words: &Words) -> String {
    let mut lines = vec![card.title.clone()];
    if !put {
        lines.push(card.why.clone());
    }
    if !card.conflict.is_empty() {
        lines.push(say!(words, "interview-head-conflict", count = card.conflict.len()));
    }
    if card.to_confirm {
        lines.push(say!(words, "interview-head-confirm", answer = card.answer.as_str()));
    } else {
        // Who cited evidence for an open question is told when it is answered.
        let open = card.answer == say!(words, "ask-answer-none");
        lines.push(match card.signed.as_str() {
            _ if open => say!(words, "interview-head-answer", answer = card.answer.as_str()),
            "" => say!(words, "interview-head-answer", answer = card.answer.as_str()),
            signed => say!(words, "interview-head-answer-signed", answer = card.answer.as_str(), signed = signed),
        });
    }
    let note = card.note.lines().next().unwrap_or_default();
    match (card.evidence.len(), note) {
        (0, "") => {}
        (0, note) => lines.push(say!(words, "interview-head-note", note = note)),
        (count, "") => lines.push(say!(words, "interview-head-evidence", count = count, first = first(card))),
        (count, note) => lines.push(say!(words, "interview-head-both", count = count, note = note)),
    }
    lines.join("\n")
}

fn first(card: &Card) -> &str {
    card.evidence.first().map_or("", String::as_str)
}

/// What stands in the pane below the text of an option.
pub(super) fn about(card: &Card, put: bool, words: &Words) -> String {
    let mut parts = Vec::new();
    if !card.help.is_empty() {
        parts.push(card.help.clone());
    }
    // Why it is skipped stands above already.
    if put && !card.why.is_empty() {
        parts.push(card.why.clone());
    }
    if !card.meaning.is_empty() {
        parts.push([say!(words, "interview-meaning"), list(&card.meaning)].join("\n"));
    }
    parts.join("\n\n")
}

/// Everything there is to know of a question, to be paged through.
pub(super) fn everything(card: &Card, words: &Words) -> String {
    let mut parts = vec![card.title.clone(), say!(words, "interview-all-section", section = card.section.as_str(), id = card.id.as_str())];
    let mut add = |heading: String, text: String| {
        if !text.is_empty() {
            parts.push([heading, text].join("\n"));
        }
    };
    add(say!(words, "interview-all-about-section"), card.section_intro.clone());
    add(say!(words, "interview-all-help"), card.help.clone());
    add(say!(words, "interview-all-why"), card.why.clone());
    add(say!(words, "interview-all-entry"), card.entry.clone());
    for option in &card.options {
        let mark = if option.chosen { say!(words, "interview-all-chosen") } else { String::new() };
        let mut lines = vec![[option.key.as_str(), " ", &option.label, &mark].concat()];
        // The label of a level ends with its descriptor already.
        let told = option.detail.first().is_some_and(|first| option.label.ends_with(first.as_str()));
        lines.extend(option.detail.iter().skip(usize::from(told)).cloned());
        parts.push(lines.join("\n"));
    }
    if card.many {
        parts.push(say!(words, "interview-all-many"));
    }
    parts.push(match card.not_applicable {
        true => say!(words, "interview-all-states-applicable"),
        false => say!(words, "interview-all-states"),
    });
    let mut add = |heading: String, text: String| {
        if !text.is_empty() {
            parts.push([heading, text].join("\n"));
        }
    };
    let signed = if card.signed.is_empty() { String::new() } else { [" (", &card.signed, ")"].concat() };
    add(say!(words, "interview-all-answer"), [card.answer.as_str(), &signed].concat());
    add(say!(words, "interview-all-note"), card.note.clone());
    add(say!(words, "interview-all-evidence"), list(&card.evidence));
    add(say!(words, "interview-all-conflict"), list(&card.conflict));
    add(say!(words, "interview-meaning"), list(&card.meaning));
    parts.join("\n\n")
}

fn list(items: &[String]) -> String {
    items.iter().map(|item| ["- ", item].concat()).collect::<Vec<_>>().join("\n")
}

/// All keys with what they do.
pub(super) fn keys(words: &Words) -> String {
    say!(words, "interview-keys")
}
