//! What the columns of a stream mean, worked out once.

use super::codec::{Codec, WordsOf, spread_keys};
use super::mapped::{HeadKey, Mapped};
use super::record::key_of;
use crate::library::Library;
use crate::model::{Marking, NotApplicable};
use crate::score::{Cell, Sheet};
use crate::text::{ANSWER_PARTS, FINGERPRINT_COLUMN, is_head_column};
use std::sync::Arc;

/// How the records of a stream are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// Rows under headings: the separator, and the heading row with its line end.
    Table { separator: u8, heading: String },
    /// One object a line; answers stand in the object under this key, where there is one.
    Lines { inside: Option<String> },
}

/// A check of a cell of a table of this program that says nothing about the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Format,
    Size,
    Marking,
}

impl Known {
    pub(super) fn holds(self, text: &[u8]) -> bool {
        match self {
            Self::Format => text == b"1",
            Self::Size => [&b"small"[..], b"medium", b"large"].contains(&text),
            Self::Marking => Marking::ALL.iter().any(|(word, _)| word.as_bytes() == text),
        }
    }
}

/// What is done with the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Nothing.
    Skip,
    /// What is not empty is for the readers.
    Unsure,
    /// It must be one of some words, or empty.
    Known(Known),
    /// It says something of the submission, and answers the questions of a stretch of [`Layout::reads`].
    Use { heads: u8, from: u32, to: u32 },
    /// It has the state of the answer to a question, which may or may not be that it does not apply.
    State { question: u32, not_applicable: bool },
    /// It has the reason of that state.
    Reason(u32),
}

/// A question with the table of its texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    pub(super) question: u32,
    pub(super) codec: u32,
}

/// Names of keys, found by their bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub(super) names: Vec<Box<[u8]>>,
    keys: Vec<(u64, u8)>,
    slots: Vec<Option<usize>>,
    factor: u64,
    shift: u32,
}

impl Names {
    fn of(names: Vec<Box<[u8]>>) -> Self {
        let keys: Vec<(u64, u8)> = names.iter().map(|name| key_of(name)).collect();
        let short: Vec<(u64, u8)> = keys.clone();
        let distinct = short.iter().map(|(key, _)| key).collect::<std::collections::BTreeSet<_>>().len() == short.len();
        let (slots, factor, shift) = if distinct { spread_keys(&short) } else { (vec![None; 2], 1, 63) };
        Self { names, keys, slots, factor, shift }
    }

    /// The position of a name whose first eight bytes are `key`. `guess` is where it is likely to be.
    #[inline]
    pub(super) fn find(&self, name: &[u8], key: u64, guess: usize) -> Option<usize> {
        let is = |at: usize| {
            self.keys.get(at).is_some_and(|(known, length)| {
                *known == key && usize::from(*length) == name.len().min(255) && (name.len() <= 8 || *self.names[at] == *name)
            })
        };
        if let Some(at) = (guess..guess + 3).find(|at| is(*at)) {
            return Some(at);
        }
        let at = usize::try_from(key.wrapping_mul(self.factor) >> self.shift).ok()?;
        if let Some(at) = self.slots.get(at).copied().flatten().filter(|at| is(*at)) {
            return Some(at);
        }
        self.names.iter().position(|known| **known == *name)
    }
}

/// What the columns of a stream mean.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) shape: Shape,
    /// By position in the table; for lines, by position among `names`.
    pub(super) columns: Vec<Column>,
    pub(super) names: Names,
    pub(super) reads: Vec<Read>,
    pub(super) codecs: Vec<Codec>,
    /// The answers of a row in which nothing stands.
    pub(super) blank: Sheet,
    /// Whether a row must begin from that, since not every question has exactly one column.
    pub(super) resets: bool,
    pub(super) mapping: Option<Arc<Mapped>>,
    /// Whether the short way is there at all.
    pub(super) short_way: bool,
}

struct Making<'l> {
    library: &'l Library,
    reads: Vec<Read>,
    codecs: Vec<Codec>,
    blank: Sheet,
}

impl Making<'_> {
    /// Notes that a question is answered by the column under way.
    fn read(&mut self, question: usize, words: &WordsOf<'_>) {
        let codec = Codec::of(&self.library.questions[question], words);
        let at = self.codecs.iter().position(|known| *known == codec).unwrap_or_else(|| {
            self.codecs.push(codec);
            self.codecs.len() - 1
        });
        self.blank.cells[question] = self.codecs[at].empty;
        // proof: the definitions are read from files far smaller than 4 GB
        #[allow(clippy::cast_possible_truncation)]
        self.reads.push(Read { question: question as u32, codec: at as u32 });
    }

    fn stretch(&self, heads: u8, from: usize) -> Column {
        // proof: as above
        #[allow(clippy::cast_possible_truncation)]
        Column::Use { heads, from: from as u32, to: self.reads.len() as u32 }
    }

    fn finish(self, shape: Shape, columns: Vec<Column>, mapping: Option<Arc<Mapped>>) -> Layout {
        let resets = columns.iter().any(|column| matches!(column, Column::State { .. } | Column::Reason(_)));
        let short_way = mapping.is_some() || matches!(shape, Shape::Table { .. });
        let (reads, codecs, blank) = (self.reads, self.codecs, self.blank);
        Layout { shape, columns, names: Names::default(), reads, codecs, blank, resets, mapping, short_way }
    }
}

impl Layout {
    /// The layout of a table or of lines of this program.
    pub(super) fn own(library: &Library, shape: Shape, headings: &[String]) -> Self {
        let mut making = Making::of(library);
        let columns = headings.iter().map(|heading| own_column(&mut making, heading)).collect();
        making.finish(shape, columns, None)
    }

    /// The layout of a table or of lines under a mapping; headings must have been checked.
    pub(super) fn mapped(library: &Library, shape: Shape, headings: Option<&[String]>, mapping: &Arc<Mapped>) -> Self {
        let mut making = Making::of(library);
        let known: Vec<String> = match headings {
            Some(headings) => headings.iter().map(|heading| heading.trim().to_owned()).collect(),
            // Ids of questions come in an order that lines are likely to have, and the head before them.
            None => in_likely_order(mapping),
        };
        let columns = known.iter().map(|name| mapped_column(&mut making, mapping, name)).collect();
        // A question whose column is not there says what an empty cell says.
        for question in mapping.columns.values().flat_map(|(_, questions)| questions) {
            if !making.reads.iter().any(|read| read.question as usize == *question) {
                making.blank.cells[*question] = Codec::of(&library.questions[*question], &mapping.words_of(*question)).empty;
            }
        }
        let mut layout = making.finish(shape, columns, Some(Arc::clone(mapping)));
        if headings.is_none() {
            layout.names = Names::of(known.into_iter().map(|name| name.into_bytes().into_boxed_slice()).collect());
        }
        layout
    }
}

impl<'l> Making<'l> {
    fn of(library: &'l Library) -> Self {
        Self { library, reads: Vec::new(), codecs: Vec::new(), blank: Sheet { cells: vec![Cell::default(); library.questions.len()] } }
    }
}

fn in_likely_order(mapping: &Mapped) -> Vec<String> {
    let mut names: Vec<(usize, &String)> = mapping
        .columns
        .iter()
        .map(|(name, (heads, questions))| {
            let first = heads.first().map(|head| *head as usize);
            (first.unwrap_or_else(|| questions.first().map_or(usize::MAX, |question| question + super::mapped::HEAD_KEYS)), name)
        })
        .collect();
    names.sort();
    let ignored = mapping.ignored.iter().filter(|name| !mapping.columns.contains_key(*name));
    names.into_iter().map(|(_, name)| name.clone()).chain(ignored.cloned()).collect()
}

fn mapped_column(making: &mut Making<'_>, mapping: &Mapped, name: &str) -> Column {
    let Some((heads, questions)) = mapping.columns.get(name) else {
        return if mapping.passes_over(name) { Column::Skip } else { Column::Unsure };
    };
    let from = making.reads.len();
    for question in questions {
        making.read(*question, &mapping.words_of(*question));
    }
    making.stretch(heads.iter().fold(0, |bits, head| bits | 1 << *head as u8), from)
}

fn own_column(making: &mut Making<'_>, heading: &str) -> Column {
    let trimmed = heading.trim();
    let question = |id: &str| {
        let position = making.library.question(&id.into());
        // proof: the definitions are read from files far smaller than 4 GB
        #[allow(clippy::cast_possible_truncation)]
        position.map(|position| position as u32)
    };
    let head = |key: HeadKey| Column::Use { heads: 1 << key as u8, from: 0, to: 0 };
    if let Some((id, part)) = heading.rsplit_once(':')
        && let Some(part) = ANSWER_PARTS.iter().find(|known| **known == part.trim())
    {
        return match (*part, question(id)) {
            ("state", Some(question)) => {
                let rule = making.library.questions[question as usize].not_applicable;
                Column::State { question, not_applicable: rule != NotApplicable::Forbidden }
            }
            ("reason", Some(question)) => Column::Reason(question),
            ("note", Some(_)) => Column::Skip,
            ("value", Some(question)) => value_column(making, question as usize),
            _ => Column::Unsure,
        };
    }
    match trimmed {
        "state" => head(HeadKey::State),
        "code" => head(HeadKey::Code),
        "questionnaire" => head(HeadKey::Questionnaire),
        "assessed-on" => head(HeadKey::AssessedOn),
        "format" => Column::Known(Known::Format),
        "size" => Column::Known(Known::Size),
        "marking" => Column::Known(Known::Marking),
        "classification" | "definitions.version" => Column::Skip,
        _ if trimmed.starts_with(FINGERPRINT_COLUMN) => Column::Skip,
        _ if trimmed.is_empty() || is_head_column(trimmed) => Column::Unsure,
        _ => question(heading).map_or(Column::Unsure, |question| value_column(making, question as usize)),
    }
}

fn value_column(making: &mut Making<'_>, question: usize) -> Column {
    if making.reads.iter().any(|read| read.question as usize == question) {
        return Column::Unsure;
    }
    let from = making.reads.len();
    making.read(question, &WordsOf::default());
    making.stretch(0, from)
}
