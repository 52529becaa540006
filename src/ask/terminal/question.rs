//! The screen of one question.

use super::{Front, Shown, Stop, Way, texts};
use crate::ask::{Card, Move, Position, Put};
use crate::model::{AnswerValue, OptionId};
use crate::say;
use crate::screen::{Choice, Confirm, Frame, Item, Key, MultiChoice, Outcome, Part, Rect, shorten};
use crate::words::Words;

/// Id of the line that opens the entry of a number or a text.
const ENTRY: &str = "entry";

/// What is chosen on the screen of a question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Chosen {
    /// One option, by its place on the card.
    One(usize),
    /// All options that hold, by their places.
    Many(Vec<usize>),
    /// The entry of a number or a text is to be opened.
    Entry,
}

impl Front<'_, '_> {
    /// Shows the question where the interview stands until it stands somewhere else.
    pub(super) fn question(&mut self) -> Result<Way, Stop> {
        let Some(mut card) = Card::of(self.interview, self.words) else { return Ok(Way::On) };
        let mut part = QuestionPart::new(card.clone(), self.is_put(), self.words);
        loop {
            self.tell_kept_with()?;
            let title = say!(self.words, "interview-title", number = card.number.0, all = card.number.1, section = card.section.as_str());
            let at = self.interview.position();
            let way = match self.show(title, &mut part)? {
                Shown::Taken(chosen) => self.chosen(&card, chosen)?,
                Shown::Left => {
                    self.keep_ticks(&card, &part);
                    Way::Out
                }
                Shown::Command(key) => {
                    if leads_away(&key) {
                        self.keep_ticks(&card, &part);
                    }
                    self.command(&card, &key)?
                }
            };
            if way == Way::Out || self.interview.position() != at {
                return Ok(way);
            }
            let Some(now) = Card::of(self.interview, self.words) else { return Ok(Way::On) };
            // What is ticked and highlighted stays, unless it was the answer that changed.
            part = if now.answer == card.answer {
                part.with_card(now.clone(), self.is_put(), self.words)
            } else {
                QuestionPart::new(now.clone(), self.is_put(), self.words)
            };
            card = now;
        }
    }

    fn is_put(&self) -> bool {
        match self.interview.position() {
            Position::Question(question) => self.interview.put(question) == Put::Yes,
            Position::End => true,
        }
    }

    fn chosen(&mut self, card: &Card, chosen: Chosen) -> Result<Way, Stop> {
        let value = match chosen {
            Chosen::Entry => {
                self.enter(card, "")?;
                return Ok(Way::On);
            }
            Chosen::One(at) => card.options.get(at).map(|option| option.value.clone()),
            Chosen::Many(places) if places.is_empty() && !self.none_of_these(card)? => None,
            Chosen::Many(places) => Some(options(card, &places)),
        };
        if let Some(value) = value {
            self.answer(Move::Answer(value));
        }
        Ok(Way::On)
    }

    /// Who presses Enter with nothing ticked may have meant the highlighted option.
    fn none_of_these(&mut self, card: &Card) -> Result<bool, Stop> {
        let title = card.title.clone();
        let mut question = Confirm::new(say!(self.words, "interview-none-of-these"), false, self.words);
        Ok(matches!(self.show(title, &mut question)?, Shown::Taken(true)))
    }

    /// What was ticked and not taken is an answer too; it would be lost otherwise.
    fn keep_ticks(&mut self, card: &Card, part: &QuestionPart) {
        if let Some(places) = part.ticked() {
            let chosen: Vec<usize> = (0..card.options.len()).filter(|at| card.options.get(*at).is_some_and(|o| o.chosen)).collect();
            if places != chosen {
                let _ = self.make(Move::Answer(options(card, &places)));
            }
        }
    }

    /// Answers and goes on.
    pub(super) fn answer(&mut self, wanted: Move) {
        if self.make(wanted).is_ok() {
            let _ = self.make(Move::Next);
        }
    }

    pub(super) fn command(&mut self, card: &Card, key: &Key) -> Result<Way, Stop> {
        match key {
            Key::Right => drop(self.make(Move::Next)),
            Key::Left => drop(self.make(Move::Back)),
            Key::Char('u') => self.answer(Move::Unknown),
            Key::Char('w') => self.answer(Move::Withheld),
            Key::Char('x') => self.not_applicable(card)?,
            Key::Char('c') => self.answer(Move::Confirm),
            Key::Delete => drop(self.make(Move::Clear)),
            Key::Char('z') | Key::Undo => drop(self.make(Move::Undo)),
            Key::Char('e') => self.evidence()?,
            Key::Char('t') => self.note(card)?,
            Key::Char('d') => self.settle_here(card)?,
            Key::Char('?') => {
                let text = texts::everything(card, self.words);
                self.read(card.title.clone(), text)?;
            }
            Key::Char(c) if card.options.is_empty() && (c.is_ascii_digit() || *c == '-') => self.enter(card, &c.to_string())?,
            key => return self.general(key, Some(card)),
        }
        Ok(Way::On)
    }

    fn not_applicable(&mut self, card: &Card) -> Result<(), Stop> {
        if !card.not_applicable {
            self.notice = say!(self.words, "interview-not-applicable-forbidden");
            return Ok(());
        }
        let words = self.words;
        let missing = |text: &str| text.trim().is_empty().then(|| say!(words, "interview-reason-missing"));
        let prompt = [card.title.as_str(), "\n", &say!(words, "interview-reason")].concat();
        let mut entry = crate::screen::TextEntry::line("").prompt(prompt).check(missing);
        if let Shown::Taken(reason) = self.show(say!(words, "interview-reason-title"), &mut entry)? {
            self.answer(Move::NotApplicable(reason));
        }
        Ok(())
    }

    fn note(&mut self, card: &Card) -> Result<(), Stop> {
        let prompt = [card.title.as_str(), "\n", &say!(self.words, "interview-note")].concat();
        let mut entry = crate::screen::TextEntry::lines(&card.note).prompt(prompt);
        if let Shown::Taken(note) = self.show(say!(self.words, "interview-note-title"), &mut entry)? {
            let _ = self.make(Move::Note(note));
        }
        Ok(())
    }
}

/// Whether the key leaves the question without answering it.
fn leads_away(key: &Key) -> bool {
    matches!(key, Key::Left | Key::Right | Key::Char('q' | '/' | 's' | 'g'))
}

fn options(card: &Card, places: &[usize]) -> AnswerValue {
    let of = |at: &usize| match card.options.get(*at).map(|option| &option.value) {
        Some(AnswerValue::Options(ids)) => ids.clone(),
        _ => Vec::<OptionId>::new(),
    };
    AnswerValue::Options(places.iter().flat_map(of).collect())
}

/// The keys of this front beside those of the list.
const COMMANDS: [char; 19] = ['u', 'w', 'x', 'c', 'z', 'e', 't', 'd', '?', 'm', '/', 's', 'g', 'i', 'l', 'k', 'v', 'r', 'q'];

enum List {
    One(Choice),
    Many(MultiChoice),
}

/// A question with its options and what they mean.
pub(super) struct QuestionPart {
    card: Card,
    list: List,
    prompt: String,
    about: String,
    columns: usize,
}

impl QuestionPart {
    pub(super) fn new(card: Card, put: bool, words: &Words) -> Self {
        let (prompt, about) = (texts::head(&card, put, words), texts::about(&card, put, words));
        let mut part = Self { card, list: List::One(Choice::new(Vec::new())), prompt, about, columns: 0 };
        part.fit(80, words);
        if part.card.many {
            part.list = List::Many(part.many(&|at| part.card.options.get(at).is_some_and(|option| option.chosen)));
        }
        part
    }

    /// The same place on the card as it is now.
    fn with_card(self, card: Card, put: bool, words: &Words) -> Self {
        let (prompt, about) = (texts::head(&card, put, words), texts::about(&card, put, words));
        let mut part = Self { card, prompt, about, ..self };
        let columns = std::mem::take(&mut part.columns);
        part.fit(columns, words);
        part
    }

    /// Places of the options that are ticked now; nothing where only one can be chosen.
    fn ticked(&self) -> Option<Vec<usize>> {
        match &self.list {
            List::One(_) => None,
            List::Many(list) => Some(places(&list.ticked())),
        }
    }

    /// Makes the list anew where the width is another one.
    fn fit(&mut self, columns: usize, words: &Words) {
        if self.columns == columns {
            return;
        }
        self.columns = columns;
        self.list = match &self.list {
            List::Many(list) => {
                let (ticked, highlighted) = (places(&list.ticked()), list.highlighted().map(|item| item.id.clone()));
                let new = self.many(&|at| ticked.contains(&at));
                List::Many(highlighted.iter().fold(new, |list, id| list.highlight(id)))
            }
            List::One(list) => {
                let new = Choice::new(self.items(words)).prompt(self.prompt.as_str()).shortcuts_take(true);
                List::One(list.highlighted().iter().fold(new, |list, item| list.highlight(&item.id)))
            }
        };
    }

    fn items(&self, words: &Words) -> Vec<Item> {
        if self.card.options.is_empty() {
            let line = say!(words, "interview-entry-line", entry = self.card.entry.as_str());
            return vec![Item::new(ENTRY, line).detail(self.about.as_str())];
        }
        self.card.options.iter().enumerate().map(|(at, _)| self.item(at)).collect()
    }

    fn many(&self, ticked: &dyn Fn(usize) -> bool) -> MultiChoice {
        let items = (0..self.card.options.len()).map(|at| self.item(at).ticked(ticked(at)).current(false));
        MultiChoice::new(items.collect()).prompt(self.prompt.as_str())
    }

    fn item(&self, at: usize) -> Item {
        let Some(option) = self.card.options.get(at) else { return Item::new("", "") };
        let mut detail = option.detail.join("\n");
        // A level is told in full below, so that its line may end where the window does.
        let label = if detail.is_empty() { option.label.clone() } else { shorten(&option.label, self.columns.saturating_sub(4)) };
        if !self.about.is_empty() {
            if !detail.is_empty() {
                detail.push_str("\n\n");
            }
            detail.push_str(&self.about);
        }
        let item = Item::new(at.to_string(), label).detail(detail).current(option.chosen);
        let shortcut = match &option.value {
            AnswerValue::Level(_) | AnswerValue::YesNo(_) => option.key.chars().next(),
            _ => u32::try_from(at + 1).ok().and_then(|number| char::from_digit(number, 10)),
        };
        shortcut.into_iter().fold(item, Item::shortcut)
    }
}

fn places(ids: &[String]) -> Vec<usize> {
    ids.iter().filter_map(|id| id.parse().ok()).collect()
}

impl Part for QuestionPart {
    type Value = Chosen;

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words) {
        self.fit(usize::from(area.width), words);
        match &mut self.list {
            List::One(list) => list.draw(frame, area, words),
            List::Many(list) => list.draw(frame, area, words),
        }
    }

    fn key(&mut self, key: &Key) -> Option<Outcome<Chosen>> {
        // Who has capitals locked means the same letter.
        let key = match key {
            Key::Char(c) => Key::Char(c.to_ascii_lowercase()),
            key => key.clone(),
        };
        let command = match &key {
            Key::Char(c) => COMMANDS.contains(c) || *c == '!' || (self.card.options.is_empty() && (c.is_ascii_digit() || *c == '-')),
            Key::Left | Key::Right | Key::Delete | Key::Undo | Key::Tab | Key::Function(1) => true,
            _ => false,
        };
        if command {
            return Some(Outcome::Command(key));
        }
        match &mut self.list {
            List::One(list) => Some(match list.key(&key)? {
                Outcome::Taken(id) => Outcome::Taken(id.parse().map_or(Chosen::Entry, Chosen::One)),
                other => passed(other),
            }),
            List::Many(list) => Some(match list.key(&key)? {
                Outcome::Taken(ids) => Outcome::Taken(Chosen::Many(places(&ids))),
                other => passed(other),
            }),
        }
    }

    fn help(&self, words: &Words) -> Vec<String> {
        let take = match (&self.list, self.card.options.is_empty()) {
            (List::Many(_), _) => say!(words, "interview-key-tick"),
            (List::One(_), true) => say!(words, "interview-key-type"),
            (List::One(_), false) => say!(words, "interview-key-answer"),
        };
        vec![
            take,
            say!(words, "interview-key-back"),
            say!(words, "interview-key-skip"),
            say!(words, "interview-key-explain"),
            say!(words, "interview-key-more"),
            say!(words, "interview-key-unknown"),
            say!(words, "interview-key-withheld"),
            say!(words, "interview-key-not-applicable"),
            say!(words, "interview-key-evidence"),
            say!(words, "interview-key-note"),
            say!(words, "interview-key-search"),
            say!(words, "interview-key-leave"),
        ]
    }
}

/// Everything but what was taken.
fn passed<T>(outcome: Outcome<T>) -> Outcome<Chosen> {
    match outcome {
        Outcome::Taken(_) | Outcome::Left => Outcome::Left,
        Outcome::Command(key) => Outcome::Command(key),
        Outcome::Interrupted => Outcome::Interrupted,
        Outcome::Closed => Outcome::Closed,
    }
}
