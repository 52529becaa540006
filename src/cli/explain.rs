//! `capgap explain`: one figure down to its answers, or what a code means.

use super::args::Globals;
use super::output;
use super::report::choices;
use super::session::{Choices, Scored};
use super::{Environment, Exit};
use crate::diagnostic::{Code, Severity};
use crate::report::{Document, Unexplained, explain};
use crate::say;
use crate::text::nearest;
use crate::words::Words;
use clap::ArgMatches;
use std::path::PathBuf;

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let Some(first) = matches.get_one::<String>("first") else { return Exit::Usage };
    let Some(id) = matches.get_one::<String>("id") else { return code(environment, words, globals, first) };
    let choices = Choices { fingerprints: true, ..choices(matches) };
    let scored = match Scored::read(environment, words, globals, &PathBuf::from(first), &choices) {
        Ok(scored) => scored,
        Err(exit) => return exit,
    };
    match explain(scored.subject(words), id) {
        Ok(document) => output::document(environment, words, globals, matches, &document),
        Err(why) => unexplained(environment, words, id, why),
    }
}

/// Says why nothing could be shown of an id.
pub(super) fn unexplained(environment: &mut Environment<'_>, words: &Words, id: &str, why: Unexplained) -> Exit {
    let text = match why {
        Unexplained::Unknown(Some(near)) => say!(words, "cli-unknown-near", id = id, near = near),
        Unexplained::Unknown(None) => say!(words, "cli-unknown", id = id),
        Unexplained::Ambiguous(forms) => say!(words, "cli-ambiguous", id = id, forms = forms.join(", ")),
    };
    output::tell(environment, &text);
    Exit::Usage
}

/// What a code means and how to mend it.
fn code(environment: &mut Environment<'_>, words: &Words, globals: &Globals, label: &str) -> Exit {
    let Some(code) = Code::from_label(label) else {
        let near = nearest(label, Code::ALL.iter().map(|code| code.label()));
        let text = match near.filter(|_| label.len() <= 5) {
            Some(near) => say!(words, "cli-unknown-near", id = label, near = near),
            None => say!(words, "cli-explain-needs-id", file = label),
        };
        output::tell(environment, &text);
        return Exit::Usage;
    };
    let severity = words.say(
        match code.severity() {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        },
        &[],
    );
    let title = say!(words, "cli-code-title", code = code.label(), severity = severity);
    let explained = words.say(&[code.label(), ".explain"].concat(), &[]);
    let parts = explained.split("\n\n").map(|part| {
        if part.starts_with(char::is_whitespace) {
            // An example is laid out as it is to be typed.
            return part.to_owned() + "\n";
        }
        let mut document = Document::default();
        document.paragraph(part.replace('\n', " "));
        output::text(environment, words, globals, &document, false)
    });
    let text = [title + "\n"].into_iter().chain(parts).collect::<Vec<_>>().join("\n");
    output::print(environment, &text)
}
