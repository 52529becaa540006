//! What a typed line is: an answer or a command.

use crate::ask::CardOption;
use crate::say;
use crate::text::nearest;
use crate::words::Words;

/// What can be asked for by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Again,
    Back,
    Because,
    Clear,
    Confirm,
    Evidence,
    Find,
    Full,
    Go,
    Help,
    Left,
    Meaning,
    Next,
    NotApplicable,
    Note,
    Quit,
    Review,
    Section,
    Settle,
    Short,
    Skip,
    Status,
    Telling,
    ToConfirm,
    Undo,
    Unknown,
    Why,
    Withheld,
}

impl Command {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        COMMANDS.iter().find(|(_, _, command)| *command == self).map_or("", |(word, _, _)| *word)
    }

    /// What it does, in words.
    pub(super) fn told(self, words: &Words) -> String {
        match self {
            Self::Again => say!(words, "line-does-again"),
            Self::Back => say!(words, "line-does-back"),
            Self::Because => say!(words, "line-does-because"),
            Self::Clear => say!(words, "line-does-clear"),
            Self::Confirm => say!(words, "line-does-confirm"),
            Self::Evidence => say!(words, "line-does-evidence"),
            Self::Find => say!(words, "line-does-find"),
            Self::Full => say!(words, "line-does-full"),
            Self::Go => say!(words, "line-does-go"),
            Self::Help => say!(words, "line-does-help"),
            Self::Left => say!(words, "line-does-left"),
            Self::Meaning => say!(words, "line-does-meaning"),
            Self::Next => say!(words, "line-does-next"),
            Self::NotApplicable => say!(words, "line-does-na"),
            Self::Note => say!(words, "line-does-note"),
            Self::Quit => say!(words, "line-does-quit"),
            Self::Review => say!(words, "line-does-review"),
            Self::Section => say!(words, "line-does-section"),
            Self::Settle => say!(words, "line-does-settle"),
            Self::Short => say!(words, "line-does-short"),
            Self::Skip => say!(words, "line-does-skip"),
            Self::Status => say!(words, "line-does-status"),
            Self::Telling => say!(words, "line-does-telling"),
            Self::ToConfirm => say!(words, "line-does-to-confirm"),
            Self::Undo => say!(words, "line-does-undo"),
            Self::Unknown => say!(words, "line-does-unknown"),
            Self::Why => say!(words, "line-does-why"),
            Self::Withheld => say!(words, "line-does-withheld"),
        }
    }
}

/// Every command with its word and its short form, which is written behind a colon.
pub(super) const COMMANDS: [(&str, &str, Command); 28] = [
    ("skip", "s", Command::Skip),
    ("next", "x", Command::Next),
    ("back", "b", Command::Back),
    ("unknown", "u", Command::Unknown),
    ("withheld", "w", Command::Withheld),
    ("na", "a", Command::NotApplicable),
    ("note", "n", Command::Note),
    ("evidence", "e", Command::Evidence),
    ("confirm", "k", Command::Confirm),
    ("clear", "c", Command::Clear),
    ("undo", "z", Command::Undo),
    ("settle", "o", Command::Settle),
    ("because", "j", Command::Because),
    ("again", ".", Command::Again),
    ("full", "+", Command::Full),
    ("short", "-", Command::Short),
    ("meaning", "m", Command::Meaning),
    ("why", "y", Command::Why),
    ("go", "g", Command::Go),
    ("section", "d", Command::Section),
    ("find", "f", Command::Find),
    ("left", "l", Command::Left),
    ("to-confirm", "t", Command::ToConfirm),
    ("telling", "i", Command::Telling),
    ("status", "p", Command::Status),
    ("review", "r", Command::Review),
    ("help", "h", Command::Help),
    ("quit", "q", Command::Quit),
];

/// Other words that people try.
const ALIASES: [(&str, Command); 14] = [
    ("?", Command::Help),
    ("bye", Command::Quit),
    ("commands", Command::Help),
    ("end", Command::Quit),
    ("exit", Command::Quit),
    ("n/a", Command::NotApplicable),
    ("not-applicable", Command::NotApplicable),
    ("previous", Command::Back),
    ("repeat", Command::Again),
    ("search", Command::Find),
    ("sections", Command::Section),
    ("show", Command::Again),
    ("stop", Command::Quit),
    ("progress", Command::Status),
];

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Typed {
    /// Nothing.
    Empty,
    /// An answer to the question, to be read.
    Answer(String),
    /// A command with what stands behind it.
    Command(Command, String),
    /// Where a text is asked for, a line that begins with a command: it can be either.
    Either(Command, String),
    /// Behind a colon a word that is no command.
    NoCommand(String),
}

/// What an answer is typed as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Taking<'c> {
    /// There is no question.
    Nothing,
    /// The key of an option, or several.
    Keys(&'c [CardOption]),
    /// A number.
    Number,
    /// A text, in which any word can stand first.
    Text,
}

/// What a line is where this is taken.
///
/// What is an answer to the question is never taken for a command. Where a text is asked for, a word alone or behind a colon is
/// one; with more behind it, it can be either, so that no sentence is lost because of its first word.
pub(super) fn typed(line: &str, taking: Taking<'_>) -> Typed {
    let line = line.trim();
    if line.is_empty() {
        return Typed::Empty;
    }
    if let Some(answer) = line.strip_prefix('=').filter(|_| taking != Taking::Nothing) {
        return Typed::Answer(answer.trim().to_owned());
    }
    if let Some(command) = line.strip_prefix(':') {
        let (word, rest) = split(command.trim_start());
        if word.is_empty() {
            return Typed::Command(Command::Help, rest);
        }
        return match by_short(&word).or_else(|| by_word(&word)) {
            Some(command) => Typed::Command(command, rest),
            None => Typed::NoCommand(word),
        };
    }
    let (word, rest) = split(line);
    let command = by_word(&word);
    match (taking, command) {
        (Taking::Keys(options), _) if options.iter().any(|option| option.key.eq_ignore_ascii_case(line)) => Typed::Answer(line.to_owned()),
        (Taking::Text, Some(command)) if !rest.is_empty() => Typed::Either(command, rest),
        (_, Some(command)) => Typed::Command(command, rest),
        (Taking::Nothing, None) => Typed::NoCommand(word),
        (_, None) => Typed::Answer(line.to_owned()),
    }
}

/// The command that somebody may have meant.
pub(super) fn near(word: &str) -> Option<&'static str> {
    nearest(word, COMMANDS.iter().map(|(known, _, _)| *known))
}

fn split(line: &str) -> (String, String) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (word.to_lowercase(), rest.trim().to_owned())
}

fn by_word(word: &str) -> Option<Command> {
    let own = COMMANDS.iter().find(|(known, _, _)| *known == word).map(|(_, _, command)| *command);
    own.or_else(|| ALIASES.iter().find(|(known, _)| *known == word).map(|(_, command)| *command))
}

fn by_short(word: &str) -> Option<Command> {
    COMMANDS.iter().find(|(_, short, _)| *short == word).map(|(_, _, command)| *command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnswerValue, OptionId};

    fn options(keys: &[String]) -> Vec<CardOption> {
        let option = |key: &String| CardOption {
            key: key.clone(),
            label: String::new(),
            detail: Vec::new(),
            value: AnswerValue::Option(OptionId(key.clone())),
            chosen: false,
        };
        keys.iter().map(option).collect()
    }

    #[test]
    fn words_and_short_forms_are_unique_and_no_single_letters() {
        let mut words: Vec<&str> = COMMANDS.iter().map(|(word, _, _)| *word).chain(ALIASES.iter().map(|(word, _)| *word)).collect();
        assert!(words.iter().all(|word| word.len() > 1 || *word == "?"));
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
        let mut shorts: Vec<&str> = COMMANDS.iter().map(|(_, short, _)| *short).collect();
        shorts.sort_unstable();
        shorts.dedup();
        assert_eq!(shorts.len(), COMMANDS.len());
    }

    #[test]
    fn an_option_is_never_taken_for_a_command() {
        let letters: Vec<String> = ('a'..='z').map(String::from).collect();
        let options = options(&letters);
        let taking = Taking::Keys(&options);
        for letter in &letters {
            assert_eq!(typed(letter, taking), Typed::Answer(letter.clone()));
        }
        assert_eq!(typed("B", taking), Typed::Answer("B".into()));
        assert_eq!(typed(":B", taking), Typed::Command(Command::Back, String::new()));
        assert_eq!(typed("Back", taking), Typed::Command(Command::Back, String::new()));
    }

    #[test]
    fn no_sentence_is_lost_because_of_its_first_word() {
        for line in ["left to the ministries", "Section 3 of the Act", "na in the ports"] {
            assert!(matches!(typed(line, Taking::Text), Typed::Either(..)), "{line}");
            assert_eq!(typed(&["=", line].concat(), Taking::Text), Typed::Answer(line.to_owned()));
        }
        assert_eq!(typed("= skip", Taking::Text), Typed::Answer("skip".into()));
        assert_eq!(typed("The ministries.", Taking::Text), Typed::Answer("The ministries.".into()));
        assert_eq!(typed("SKIP", Taking::Text), Typed::Command(Command::Skip, String::new()));
        assert_eq!(typed(":note as of May", Taking::Text), Typed::Command(Command::Note, "as of May".into()));
        assert_eq!(typed(":notte x", Taking::Text), Typed::NoCommand("notte".into()));
        assert_eq!(near("notte"), Some("note"));
        let options = options(&["0".to_owned(), "1".to_owned()]);
        let level = Taking::Keys(&options);
        assert_eq!(typed("note as of May", level), Typed::Command(Command::Note, "as of May".into()));
        assert_eq!(typed("nonsense", level), Typed::Answer("nonsense".into()));
    }
}
