//! The documents that an answer cites: ticked in the register, or entered.

use super::dialogue::{Said, asked, asked_day};
use super::{Flow, Front};
use crate::ask::card::status_word;
use crate::ask::{Move, Position};
use crate::model::{Evidence, EvidenceId, EvidenceStatus, Place};
use crate::say;
use std::io;

/// What is typed to enter a document.
const NEW: &str = "new";
/// What is typed to cite none.
const NONE: &str = "none";

/// The statuses in the order in which they are offered.
const STATUSES: [EvidenceStatus; 4] =
    [EvidenceStatus::Draft, EvidenceStatus::Adopted, EvidenceStatus::InOperation, EvidenceStatus::Exercised];

/// What is typed at the register.
enum Picked {
    New,
    These(Vec<EvidenceId>),
}

impl Front<'_, '_, '_> {
    /// Shows the register and takes which documents the answer cites.
    pub(super) fn evidence(&mut self, rest: &str) -> io::Result<Flow> {
        let words = self.words;
        let Position::Question(question) = self.interview.position() else { return self.no_question() };
        let register: Vec<EvidenceId> = self.interview.submission().evidence.iter().map(|entry| entry.id.clone()).collect();
        let cited: Vec<EvidenceId> =
            self.interview.answer(question).into_iter().flat_map(|answer| &answer.evidence).map(|cited| cited.id.clone()).collect();
        let read = |text: &str| {
            pick(text, &register, &cited).map_err(|wrong| say!(words, "line-no-document", found = wrong, count = register.len()))
        };
        let picked = if rest.is_empty() {
            self.register(&cited)?;
            let prompt = if register.is_empty() { say!(words, "line-ask-first-document") } else { say!(words, "line-ask-documents") };
            asked(self.talk, &prompt, read)?
        } else {
            match read(rest) {
                Ok(picked) => Said::This(picked),
                Err(told) => {
                    self.talk.say(&told)?;
                    return Ok(Flow::Stay);
                }
            }
        };
        match picked {
            Said::This(Picked::These(ids)) => {
                self.make(Move::Cite(ids))?;
            }
            Said::This(Picked::New) => return self.enter(),
            Said::Nothing | Said::Cancel => self.talk.say(&say!(words, "line-left-as-it-is"))?,
            Said::End => return Ok(Flow::Quit),
        }
        Ok(Flow::Stay)
    }

    fn register(&mut self, cited: &[EvidenceId]) -> io::Result<()> {
        let words = self.words;
        let register = &self.interview.submission().evidence;
        if register.is_empty() {
            return self.talk.say(&say!(words, "line-register-empty"));
        }
        self.talk.say(&say!(words, "line-register", count = register.len()))?;
        for (at, entry) in register.iter().enumerate() {
            let mut text = say!(words, "ask-evidence-line", title = entry.title.as_str(), status = status_word(entry.status, words));
            if cited.contains(&entry.id) {
                text = say!(words, "line-cited", document = text);
            }
            self.talk.item(&[&(at + 1).to_string(), ". "].concat(), &text)?;
        }
        Ok(())
    }

    /// Asks for everything about a document and enters it.
    fn enter(&mut self) -> io::Result<Flow> {
        match self.document()? {
            Said::This(entry) => {
                let id = entry.id.to_string();
                if self.make(Move::Register(entry))? {
                    self.talk.say(&say!(self.words, "line-entered", id = id))?;
                }
                Ok(Flow::Stay)
            }
            Said::Nothing | Said::Cancel => {
                self.talk.say(&say!(self.words, "line-not-entered"))?;
                Ok(Flow::Stay)
            }
            Said::End => Ok(Flow::Quit),
        }
    }

    fn document(&mut self) -> io::Result<Said<Evidence>> {
        let words = self.words;
        self.talk.say(&say!(words, "line-document"))?;
        let text = |text: &str| Ok(text.to_owned());
        let title = match asked(self.talk, &say!(words, "line-ask-title"), text)? {
            Said::This(title) => title,
            Said::Nothing | Said::Cancel => return Ok(Said::Cancel),
            Said::End => return Ok(Said::End),
        };
        let reference = match asked(self.talk, &say!(words, "line-ask-reference"), text)? {
            Said::This(reference) => reference,
            Said::Nothing => String::new(),
            Said::Cancel => return Ok(Said::Cancel),
            Said::End => return Ok(Said::End),
        };
        let date = match asked_day(self.talk, &say!(words, "line-ask-date"))? {
            Said::This(date) => Some(date),
            Said::Nothing => None,
            Said::Cancel => return Ok(Said::Cancel),
            Said::End => return Ok(Said::End),
        };
        let status = |text: &str| {
            let number = text.parse::<usize>().ok().and_then(|number| STATUSES.get(number.checked_sub(1)?)).copied();
            let word = || STATUSES.into_iter().find(|status| status_word(*status, words).eq_ignore_ascii_case(text));
            number.or_else(word).ok_or_else(|| say!(words, "line-no-status", found = text))
        };
        let status = match asked(self.talk, &say!(words, "line-ask-status"), status)? {
            Said::This(status) => status,
            // Without a word on what it proves it proves nothing yet.
            Said::Nothing => EvidenceStatus::Draft,
            Said::Cancel => return Ok(Said::Cancel),
            Said::End => return Ok(Said::End),
        };
        let supports = match self.supports()? {
            Said::This(supports) => Some(supports),
            Said::Nothing => None,
            Said::Cancel => return Ok(Said::Cancel),
            Said::End => return Ok(Said::End),
        };
        let saver = &mut *self.saver;
        let file = |text: &str| saver.hash(text).map(|hash| (text.to_owned(), hash));
        let (file, sha256) = match asked(self.talk, &say!(words, "line-ask-file"), file)? {
            Said::This(file) => file,
            Said::Nothing => Default::default(),
            Said::Cancel => return Ok(Said::Cancel),
            Said::End => return Ok(Said::End),
        };
        let id = free_id(&title, &self.interview.submission().evidence);
        Ok(Said::This(Evidence { id, title, reference, date, status, supports, file, sha256, place: Place::default() }))
    }

    /// A level that the document supports other than its status does, with the reason.
    fn supports(&mut self) -> io::Result<Said<(u8, String)>> {
        let words = self.words;
        let library = self.interview.library();
        let measured = match self.interview.position() {
            Position::Question(question) => library.questions[question].measures.first(),
            Position::End => None,
        };
        let capability = measured.and_then(|measure| library.capability(&measure.capability.id));
        let highest = || library.capabilities.iter().map(|capability| library.top_of(capability)).max().unwrap_or_default();
        let top = capability.map_or_else(highest, |capability| library.top_of(&library.capabilities[capability]));
        let read = |text: &str| {
            let level = text.parse::<u8>().ok().filter(|level| *level <= top);
            level.ok_or_else(|| say!(words, "line-no-level", found = text, top = top))
        };
        let level = match asked(self.talk, &say!(words, "line-ask-supports", top = top), read)? {
            Said::This(level) => level,
            Said::Nothing => return Ok(Said::Nothing),
            Said::Cancel => return Ok(Said::Cancel),
            Said::End => return Ok(Said::End),
        };
        match asked(self.talk, &say!(words, "line-ask-supports-reason", level = level), |text| Ok(text.to_owned()))? {
            Said::This(reason) => Ok(Said::This((level, reason))),
            Said::Nothing => {
                self.talk.say(&say!(words, "line-supports-dropped"))?;
                Ok(Said::Nothing)
            }
            Said::Cancel => Ok(Said::Cancel),
            Said::End => Ok(Said::End),
        }
    }
}

/// What was picked: numbers alone are all that is cited, numbers with a sign are added or taken away.
fn pick(text: &str, register: &[EvidenceId], cited: &[EvidenceId]) -> Result<Picked, String> {
    if text.eq_ignore_ascii_case(NEW) {
        return Ok(Picked::New);
    }
    if text.eq_ignore_ascii_case(NONE) {
        return Ok(Picked::These(Vec::new()));
    }
    let words: Vec<&str> = text.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
    let changes = words.iter().any(|word| word.starts_with(['+', '-']));
    let mut chosen = if changes { cited.to_vec() } else { Vec::new() };
    for word in words {
        let bare = word.trim_start_matches(['+', '-']);
        let by_number = bare.parse::<usize>().ok().and_then(|number| register.get(number.checked_sub(1)?));
        let id = by_number.or_else(|| register.iter().find(|id| id.as_str() == bare)).ok_or_else(|| word.to_owned())?;
        chosen.retain(|other| other != id);
        if !word.starts_with('-') {
            chosen.push(id.clone());
        }
    }
    Ok(Picked::These(chosen))
}

/// An id made of the words of a title that no other entry has.
fn free_id(title: &str, register: &[Evidence]) -> EvidenceId {
    const LONGEST: usize = 40;
    let mut id = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()) {
        let plain: String = word.chars().flat_map(char::to_lowercase).filter_map(plain_letter).collect();
        if plain.is_empty() {
            continue;
        }
        if !id.is_empty() && id.len() + plain.len() >= LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(plain.chars().take(LONGEST));
    }
    if id.is_empty() {
        id.push_str("document");
    }
    let taken = |id: &str| register.iter().any(|entry| entry.id.as_str() == id);
    let numbered = (2..).map(|number: u32| [id.as_str(), "-", &number.to_string()].concat());
    std::iter::once(id.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(id).as_str().into()
}

/// A letter or digit as an id can have it; none for letters of other scripts.
fn plain_letter(letter: char) -> Option<char> {
    match letter {
        'a'..='z' | '0'..='9' => Some(letter),
        'à'..='å' | 'ā' | 'ă' | 'ą' => Some('a'),
        'ç' | 'ć' | 'č' => Some('c'),
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => Some('e'),
        'ì'..='ï' | 'ī' | 'ı' => Some('i'),
        'ñ' | 'ń' | 'ň' => Some('n'),
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => Some('o'),
        'ś' | 'š' | 'ş' | 'ß' => Some('s'),
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => Some('u'),
        'ý' | 'ÿ' => Some('y'),
        'ź' | 'ż' | 'ž' => Some('z'),
        'ğ' => Some('g'),
        'ł' => Some('l'),
        'ř' => Some('r'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str) -> Evidence {
        Evidence {
            id: id.into(),
            title: String::new(),
            reference: String::new(),
            date: None,
            status: EvidenceStatus::Draft,
            supports: None,
            file: String::new(),
            sha256: String::new(),
            place: Place::default(),
        }
    }

    #[test]
    fn an_id_is_made_of_the_title_and_is_free() {
        assert_eq!(free_id("National ICT-security strategy 2025–2030", &[]).as_str(), "national-ict-security-strategy-2025-2030");
        assert_eq!(free_id("Décret n° 12/2024", &[]).as_str(), "decret-n-12-2024");
        assert_eq!(free_id("国家战略", &[]).as_str(), "document");
        assert_eq!(free_id("国家战略", &[entry("document"), entry("document-2")]).as_str(), "document-3");
        assert!(free_id(&"a".repeat(500), &[]).as_str().len() <= 40);
    }

    #[test]
    fn numbers_replace_and_signs_change() {
        let (register, cited) = (["a".into(), "b".into(), "c".into()], ["a".into()]);
        let these = |text: &str| match pick(text, &register, &cited) {
            Ok(Picked::These(ids)) => ids.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>().join(" "),
            Ok(Picked::New) => "new".to_owned(),
            Err(wrong) => ["?", &wrong].concat(),
        };
        assert_eq!((these("2, 3").as_str(), these("+3").as_str(), these("-1").as_str()), ("b c", "a c", ""));
        assert_eq!((these("NEW").as_str(), these("none").as_str(), these("4").as_str(), these("b").as_str()), ("new", "", "?4", "b"));
        assert_eq!((these("0").as_str(), these("-").as_str()), ("?0", "?-"));
    }
}
