//! Names that ids have as fields and choices of a form in XLSForm, and the way back.
//!
//! A field is called by lower-case letters, digits and underscores alone, so that every tool on the way takes it. In an id of
//! words a hyphen becomes one underscore and a dot two: `national-csirt.level` is `national_csirt__level`. Any other id is spelt
//! out after `id___`, each character that is no lower-case letter or digit as its number in hexadecimal between underscores.
//! Three underscores never stand in a name of words, so that they can set off what belongs to a question: `…___note`.

use crate::model::QuestionId;
use std::fmt::Write as _;

/// What sets off the part of a field from the id before it.
const SEPARATOR: &str = "___";

/// What opens the name of an id that is not made of words.
const SPELT: &str = "id___";

/// The choice that says "we do not know".
pub const UNKNOWN_CHOICE: &str = "_unknown";
/// The choice that says that the State does not disclose.
pub const WITHHELD_CHOICE: &str = "_withheld";
/// The choice that says that a question does not apply.
pub const NOT_APPLICABLE_CHOICE: &str = "_not_applicable";
/// The choice that says that none of the options of a checklist holds.
pub const NONE_CHOICE: &str = "_none";

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormField {
    /// Of the submission as a whole.
    Head(HeadField),
    /// Of the register of documents.
    Register(RegisterField),
    /// Of a question or of what it stands in.
    Question(QuestionId, QuestionField),
}

macro_rules! fields {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$field_doc])* $field,)* }

        impl $name {
            /// All of them, each with the word that it has in the name of a field.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$field),)*];

            /// The word that it has in the name of a field.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$field => $word,)* }
            }

            fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, field)| *field)
            }
        }
    };
}

fields! {
    /// The fields of a submission as a whole.
    HeadField {
        /// The group of these fields.
        About = "about",
        /// What the respondent is told first.
        Welcome = "welcome",
        /// Name of the State.
        State = "state",
        /// Its code.
        Code = "code",
        /// Its size.
        Size = "size",
        /// The day that the answers describe.
        AssessedOn = "assessed_on",
        /// The office that answers.
        Office = "office",
        /// The day on which the form was filled.
        Day = "day",
        /// The questionnaire or view.
        Questionnaire = "questionnaire",
        /// Version of the definitions.
        Version = "version",
        /// Fingerprint of the questionnaire.
        Fingerprint = "fingerprint",
    }
}

fields! {
    /// The fields of an entry of the register of documents.
    RegisterField {
        /// What the respondent is told before the first entry.
        Introduction = "introduction",
        /// The group that stands once for each document.
        Entry = "entry",
        /// Id, by which answers cite it.
        Id = "id",
        /// Title.
        Title = "title",
        /// Where it is.
        Reference = "reference",
        /// Its date.
        Date = "date",
        /// Its status.
        Status = "status",
        /// The ids entered so far.
        Listed = "listed",
    }
}

fields! {
    /// The fields of a question besides its own, and of what it stands in.
    QuestionField {
        /// The answer itself.
        Answer = "",
        /// Why there is no answer, where the answer is no choice.
        State = "no_answer",
        /// Why it is not applicable.
        Reason = "why_not_applicable",
        /// What is to be added.
        More = "add",
        /// Documents cited.
        Evidence = "evidence",
        /// Note.
        Note = "note",
        /// The group of the capability, named by its first question.
        Group = "group",
        /// What the capability is for.
        Purpose = "purpose",
        /// The section, named by its own id.
        Section = "section",
        /// What the section is about.
        Introduction = "section_introduction",
    }
}

/// What a head field is set off from.
const HEAD: &str = "submission";
/// What a field of the register is set off from.
const REGISTER: &str = "register";

impl FormField {
    /// The name of the field.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Head(field) => [HEAD, SEPARATOR, field.word()].concat(),
            Self::Register(field) => [REGISTER, SEPARATOR, field.word()].concat(),
            Self::Question(id, QuestionField::Answer) => field_name(id.as_str()),
            Self::Question(id, field) => [field_name(id.as_str()).as_str(), SEPARATOR, field.word()].concat(),
        }
    }

    /// The field of this name, whether or not its question is defined.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        if let Some((before, word)) = name.rsplit_once(SEPARATOR) {
            match (before, HeadField::of(word), RegisterField::of(word), QuestionField::of(word)) {
                (HEAD, Some(field), ..) => return Some(Self::Head(field)),
                (REGISTER, _, Some(field), _) => return Some(Self::Register(field)),
                (_, _, _, Some(field)) if field != QuestionField::Answer => {
                    if let Some(id) = id_of_field(before) {
                        return Some(Self::Question(QuestionId(id), field));
                    }
                }
                _ => {}
            }
        }
        id_of_field(name).map(|id| Self::Question(QuestionId(id), QuestionField::Answer))
    }
}

/// The name of an id as a field; a valid name in XML, and no two ids have names that differ by case alone.
#[must_use]
pub fn field_name(id: &str) -> String {
    if of_words(id) {
        return id.replace('.', "__").replace('-', "_");
    }
    let mut name = SPELT.to_owned();
    for c in id.chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            name.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(name, "_{:x}_", u32::from(c));
        }
    }
    name
}

/// Lower-case words joined by single hyphens and dots, the first beginning with a letter.
fn of_words(id: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.split(['-', '.']).all(word)
}

fn id_of_field(name: &str) -> Option<String> {
    let id = match name.strip_prefix(SPELT) {
        Some(spelt) => spelt_out(spelt)?,
        None => name.replace("__", ".").replace('_', "-"),
    };
    (field_name(&id) == name).then_some(id)
}

/// Takes the spelling of characters back.
fn spelt_out(spelt: &str) -> Option<String> {
    let mut id = String::new();
    // Every second stretch between underscores is the number of a character.
    let mut stretches = spelt.split('_');
    id.push_str(stretches.next()?);
    while let Some(number) = stretches.next() {
        id.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
        id.push_str(stretches.next()?);
    }
    Some(id)
}

/// The name of an option as a choice: the id itself, with each underscore doubled, so that the choices that begin with one
/// are ours; a character that ids do not have is spelt out.
#[must_use]
pub fn choice_name(id: &str) -> String {
    let mut name = String::new();
    for c in id.chars() {
        match c {
            '_' => name.push_str("__"),
            c if c.is_ascii_alphanumeric() || c == '-' || c == '.' => name.push(c),
            c => {
                // Writing to a string cannot fail.
                let _ = write!(name, "_x{:x}_", u32::from(c));
            }
        }
    }
    name
}

/// The option that a choice stands for; none where no option has this name.
#[must_use]
pub fn id_of_choice(name: &str) -> Option<String> {
    let mut id = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('_') {
        id.push_str(before);
        if let Some(after) = after.strip_prefix('_') {
            id.push('_');
            rest = after;
        } else {
            let (number, after) = after.strip_prefix('x')?.split_once('_')?;
            id.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
            rest = after;
        }
    }
    id.push_str(rest);
    (choice_name(&id) == name).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_ids_as_names() {
        for (id, name) in [
            ("national-csirt.level", "national_csirt__level"),
            ("law", "law"),
            ("5g.level", "id___5g_2e_level"),
            ("a--b", "id___a_2d__2d_b"),
            ("Law", "id____4c_aw"),
            ("a_b", "id___a_5f_b"),
            ("", "id___"),
            ("é", "id____e9_"),
        ] {
            assert_eq!(field_name(id), name);
            assert_eq!(id_of_field(name).as_deref(), Some(id));
        }
        for none in ["a___b", "_a", "A", "id___a_zz_b", "id____", "a_", "id___law", "1a"] {
            assert_eq!(id_of_field(none), None, "{none}");
        }
    }

    #[test]
    fn tells_the_parts_of_a_question_apart() {
        let note = FormField::Question("id".into(), QuestionField::Note);
        assert_eq!(note.name(), "id___note");
        assert_eq!(FormField::of("id___note"), Some(note));
        assert_eq!(FormField::of("submission___state"), Some(FormField::Head(HeadField::State)));
        assert_eq!(FormField::of("submission___note"), Some(FormField::Question("submission".into(), QuestionField::Note)));
        assert_eq!(FormField::of("a___b"), None);
    }

    #[test]
    fn says_options_as_choices() {
        for (id, name) in [("3", "3"), ("in-force", "in-force"), ("_none", "__none"), ("a b", "a_x20_b"), ("x_", "x__")] {
            assert_eq!(choice_name(id), name);
            assert_eq!(id_of_choice(name).as_deref(), Some(id));
        }
        for ours in [UNKNOWN_CHOICE, WITHHELD_CHOICE, NOT_APPLICABLE_CHOICE, NONE_CHOICE, "_x20", "a b"] {
            assert_eq!(id_of_choice(ours), None, "{ours}");
        }
    }
}
