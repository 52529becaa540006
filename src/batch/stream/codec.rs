//! What the texts of cells say, looked up in tables that were made by asking the reader of answers.

use super::record::key_of;
use crate::library::{NONE_OF_THESE, answer_value};
use crate::model::{AnswerValue, Given, NotApplicable, Place, Question, QuestionKind};
use crate::read::Meaning;
use crate::score::{Cell, CellState};

/// The texts that are known of one question, with the answers that they are.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Codec {
    slots: Vec<Slot>,
    multiplier: u64,
    shift: u32,
    long: Vec<(Box<[u8]>, Cell)>,
    other: Other,
    /// What a cell without anything says.
    pub(super) empty: Cell,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Slot {
    key: u64,
    length: u8,
    cell: Cell,
}

/// No text of a slot is as long.
const VACANT: u8 = u8::MAX;

/// What is done with a text that is not in the table.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Other {
    /// The readers are asked.
    Unsure,
    /// It always says this.
    Always(Cell),
    /// It may be a number within these bounds.
    Number(f64, f64),
    /// It may be several options.
    Several,
    /// It is free text.
    Text,
}

/// The words of a mapping that bear on one question.
#[derive(Debug, Clone, Default)]
pub(super) struct WordsOf<'m> {
    pub(super) words: Vec<(&'m str, &'m Meaning)>,
    pub(super) other: Option<&'m Meaning>,
    pub(super) empty: Option<&'m Meaning>,
}

impl<'m> WordsOf<'m> {
    /// What a text means, without blanks around it; nothing where the text itself is the answer.
    pub(super) fn meaning(&self, text: &str) -> Option<&'m Meaning> {
        let word = || self.words.iter().find(|(word, _)| *word == text).map(|(_, means)| *means);
        if text.is_empty() { word().or(self.empty) } else { word().or(self.other) }
    }
}

/// The answer that a meaning is; none where it is none to this question, which the readers then tell.
fn cell_of(question: &Question, means: &Meaning) -> Option<Cell> {
    let state = |state| Some(Cell { state, ..Cell::default() });
    match means {
        Meaning::Unknown => state(CellState::Unknown),
        Meaning::Withheld => state(CellState::Withheld),
        Meaning::Unanswered => state(CellState::Unanswered),
        Meaning::NotApplicable if question.not_applicable == NotApplicable::Forbidden => None,
        Meaning::NotApplicable => state(CellState::NotApplicable),
        Meaning::Value(text) => answer(question, text),
    }
}

fn answer(question: &Question, text: &str) -> Option<Cell> {
    if text.trim().is_empty() {
        return Some(Cell::default());
    }
    let value: AnswerValue = answer_value(question, &Given::Cell(text.to_owned()), Place::default()).ok()?;
    Some(Cell::of(question, &value))
}

/// The texts under which somebody may look for an answer.
fn candidates(question: &Question) -> Vec<String> {
    match &question.kind {
        QuestionKind::Level { top, .. } => (0..=*top).map(|level| level.to_string()).collect(),
        QuestionKind::Choice { options } => options.iter().map(|option| option.id.to_string()).collect(),
        QuestionKind::Checklist { options } => {
            options.iter().map(|option| option.id.to_string()).chain([NONE_OF_THESE.to_owned()]).collect()
        }
        QuestionKind::YesNo { .. } => {
            ["yes", "partly", "no", "Yes", "Partly", "No", "true", "false", "TRUE", "FALSE"].map(str::to_owned).to_vec()
        }
        QuestionKind::Number { .. } | QuestionKind::Text => Vec::new(),
    }
}

/// Whether a text is taken as it is by every reader: no blank, guard or quote at its ends that one would take away.
fn is_plain(text: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'\'' | b'"');
    text.first().is_some_and(plain) && text.last().is_some_and(plain)
}

impl Codec {
    /// The table of a question under the words of a mapping, if there is one.
    pub(super) fn of(question: &Question, words: &WordsOf<'_>) -> Self {
        let mut known: Vec<(String, Cell)> = Vec::new();
        let texts = words.words.iter().map(|(word, _)| (*word).to_owned()).chain(candidates(question));
        for text in texts.filter(|text| is_plain(text.as_bytes())) {
            let cell = match words.meaning(&text) {
                Some(means) => cell_of(question, means),
                None => answer(question, &text),
            };
            if let Some(cell) = cell.filter(|_| known.iter().all(|(before, _)| *before != text)) {
                known.push((text, cell));
            }
        }
        let other = match (words.other, &question.kind) {
            (Some(means), _) => cell_of(question, means).map_or(Other::Unsure, Other::Always),
            (None, QuestionKind::Number { min, max, .. }) => Other::Number(min.unwrap_or(f64::MIN), max.unwrap_or(f64::MAX)),
            (None, QuestionKind::Checklist { .. }) if words.words.is_empty() => Other::Several,
            (None, QuestionKind::Text) => Other::Text,
            _ => Other::Unsure,
        };
        let empty = words.meaning("").and_then(|means| cell_of(question, means)).unwrap_or_default();
        Self::with(known, other, empty)
    }

    fn with(known: Vec<(String, Cell)>, other: Other, empty: Cell) -> Self {
        let (short, long): (Vec<_>, Vec<_>) = known.into_iter().partition(|(text, _)| text.len() <= 8);
        let long = long.into_iter().map(|(text, cell)| (text.into_bytes().into_boxed_slice(), cell)).collect();
        let keys: Vec<(u64, u8)> = short.iter().map(|(text, _)| key_of(text.as_bytes())).collect();
        let (slots, multiplier, shift) = spread_keys(&keys);
        let slot = |position: Option<usize>| match position {
            Some(at) => Slot { key: keys[at].0, length: keys[at].1, cell: short[at].1 },
            None => Slot { key: 0, length: VACANT, cell: Cell::default() },
        };
        Self { slots: slots.into_iter().map(slot).collect(), multiplier, shift, long, other, empty }
    }

    /// The answer that a text is; none where that is for the readers to say. `key` has its first eight bytes.
    #[inline]
    pub(super) fn read(&self, text: &[u8], key: u64) -> Option<Cell> {
        if text.is_empty() {
            return Some(self.empty);
        }
        if text.len() <= 8 {
            let at = usize::try_from(key.wrapping_mul(self.multiplier) >> self.shift).ok()?;
            let slot = self.slots.get(at)?;
            if slot.key == key && usize::from(slot.length) == text.len() {
                return Some(slot.cell);
            }
        }
        self.rarely(text)
    }

    #[cold]
    fn rarely(&self, text: &[u8]) -> Option<Cell> {
        if let Some((_, cell)) = self.long.iter().find(|(known, _)| **known == *text) {
            return Some(*cell);
        }
        if !is_plain(text) {
            return None;
        }
        match self.other {
            Other::Unsure => None,
            Other::Always(cell) => Some(cell),
            Other::Text => Some(Cell { state: CellState::Answered, ..Cell::default() }),
            Other::Number(min, max) => {
                let plain = text.len() <= 15 && text.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
                let number: f64 = std::str::from_utf8(text).ok().filter(|_| plain)?.parse().ok()?;
                (number >= min && number <= max).then_some(Cell { state: CellState::Answered, number, ..Cell::default() })
            }
            Other::Several => {
                // Where numbers may have a comma, nobody can tell one from two options without looking closer.
                if text.contains(&b',') && text.iter().all(|byte| byte.is_ascii_digit() || *byte == b',') {
                    return None;
                }
                let mut all = Cell { state: CellState::Answered, ..Cell::default() };
                for option in text.split(|byte| matches!(byte, b' ' | b',' | b';')).filter(|option| !option.is_empty()) {
                    if option == NONE_OF_THESE.as_bytes() {
                        return None;
                    }
                    all.chosen |= self.one(option)?.chosen;
                }
                Some(all)
            }
        }
    }

    /// An option alone.
    fn one(&self, text: &[u8]) -> Option<Cell> {
        if let Some((_, cell)) = self.long.iter().find(|(known, _)| **known == *text) {
            return Some(*cell);
        }
        let (key, length) = key_of(text);
        let slot = self.slots.iter().find(|slot| slot.key == key && slot.length == length && length != VACANT)?;
        Some(slot.cell)
    }
}

/// Slots in which each key has one of its own, with the factor and the shift that lead there.
pub(super) fn spread_keys(keys: &[(u64, u8)]) -> (Vec<Option<usize>>, u64, u32) {
    let mut bits = (keys.len() * 2).next_power_of_two().trailing_zeros().max(1);
    // Odd factors from a fixed sequence; one that keeps all keys apart is soon found where there is room.
    let mut factor = 0x9E37_79B9_7F4A_7C15_u64;
    loop {
        for _ in 0..64 {
            let shift = 64 - bits;
            let mut slots = vec![None; 1 << bits];
            let apart = keys.iter().enumerate().all(|(position, (key, _))| {
                // proof: shifted down to `bits` bits, which is the number of slots
                let at = (key.wrapping_mul(factor) >> shift) as usize;
                slots[at].replace(position).is_none()
            });
            if apart {
                return (slots, factor, shift);
            }
            factor = factor.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F) | 1;
        }
        // Two keys that are equal and differ in length alone would never come apart.
        if bits >= 20 {
            return (vec![None; 2], 1, 63);
        }
        bits += 1;
    }
}
