//! A mapping that was checked against the definitions.

use super::codec::WordsOf;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Library, answer_value};
use crate::model::{Given, QuestionnaireId};
use crate::read::{MappedQuestion, MappedTable, MappedWord, Mapping, Meaning};
use crate::text::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// What a column says of a submission as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadKey {
    Id,
    State,
    Code,
    AssessedOn,
    Questionnaire,
}

/// How many of them there are.
pub(super) const HEAD_KEYS: usize = 5;

/// A mapping whose names all lead somewhere.
#[derive(Debug, Clone)]
pub struct Mapped {
    pub(super) table: MappedTable,
    words: Vec<MappedWord>,
    /// By position of the question.
    questions: BTreeMap<usize, MappedQuestion>,
    /// Every column that the mapping or a question names, with what it says and the questions that it answers, in definition order.
    pub(super) columns: BTreeMap<String, (Vec<HeadKey>, Vec<usize>)>,
    pub(super) ignored: BTreeSet<String>,
}

impl Mapped {
    /// Checks a mapping; tells everything that leads nowhere, with the nearest name.
    #[must_use]
    pub fn check(mapping: &Mapping, library: &Library, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let table = mapping.table.clone()?;
        let before = findings.len();
        if let Some(questionnaire) = table.questionnaire.as_ref().filter(|known| library.questionnaire(&known.id).is_none()) {
            let all = library.questionnaires.iter().map(|one| one.id.as_str()).chain(library.views.iter().map(|view| view.id.as_str()));
            findings.push(unknown("questionnaire", questionnaire.id.as_str(), questionnaire.place, all));
        }
        let mut questions = BTreeMap::new();
        for question in &mapping.questions {
            let Some(position) = library.question(&question.id.id) else {
                let all = library.questions.iter().map(|one| one.id.as_str());
                findings.push(unknown("question", question.id.id.as_str(), question.id.place, all));
                continue;
            };
            for word in question.words.iter().chain(&question.other).chain(&question.empty) {
                if let Meaning::Value(text) = &word.means
                    && let Err(finding) = answer_value(&library.questions[position], &Given::Cell(text.clone()), word.place)
                {
                    findings.push(finding);
                }
            }
            if questions.insert(position, question.clone()).is_some() {
                let finding = Diagnostic::new(Code::DuplicateId, question.id.place).with("id", question.id.id.as_str());
                findings.push(finding.with("what", "question"));
            }
        }
        let mut mapped = Self {
            words: mapping.words.clone(),
            questions,
            columns: BTreeMap::new(),
            ignored: table.ignore.iter().map(|column| column.id.clone()).collect(),
            table,
        };
        mapped.name_columns(library);
        (findings.len() == before).then_some(mapped)
    }

    fn name_columns(&mut self, library: &Library) {
        let table = &self.table;
        let heads = [
            (HeadKey::Id, &table.id),
            (HeadKey::State, &table.state),
            (HeadKey::Code, &table.code),
            (HeadKey::AssessedOn, &table.assessed_on),
            (HeadKey::Questionnaire, &table.questionnaire_column),
        ];
        for (key, column) in heads {
            if let Some(column) = column {
                self.columns.entry(column.id.clone()).or_default().0.push(key);
            }
        }
        let asked = self.table.questionnaire.as_ref().map(|questionnaire| library.asked(&questionnaire.id));
        for (position, question) in library.questions.iter().enumerate() {
            let own = self.questions.get(&position);
            if own.is_none() && asked.as_ref().is_some_and(|asked| !asked.questions[position]) {
                continue;
            }
            let column = own.and_then(|own| own.column.as_ref()).map_or(question.id.as_str(), |column| &column.id);
            if !self.ignored.contains(column) {
                self.columns.entry(column.to_owned()).or_default().1.push(position);
            }
        }
    }

    /// Whether a column has the code of the State.
    #[must_use]
    pub fn has_code(&self) -> bool {
        self.table.code.is_some()
    }

    /// The words that bear on a question.
    pub(super) fn words_of(&self, question: usize) -> WordsOf<'_> {
        let own = self.questions.get(&question);
        let of_own = own.into_iter().flat_map(|own| &own.words);
        // Where a question says what every other text means, the words for all questions have nothing left to say.
        let general = self.words.iter().filter(|_| own.is_none_or(|own| own.other.is_none()));
        WordsOf {
            words: of_own.chain(general).map(|word| (word.word.as_str(), &word.means)).collect(),
            other: own.and_then(|own| own.other.as_ref()).map(|word| &word.means),
            empty: own.and_then(|own| own.empty.as_ref()).map(|word| &word.means),
        }
    }

    /// The questionnaire that all submissions answer, where it is one.
    pub(super) fn questionnaire(&self) -> Option<&QuestionnaireId> {
        self.table.questionnaire.as_ref().map(|questionnaire| &questionnaire.id)
    }

    /// Whether a column without a meaning is passed over.
    pub(super) fn passes_over(&self, column: &str) -> bool {
        self.table.ignore_others || self.ignored.contains(column) || column.is_empty()
    }

    /// The columns that must be there, since the mapping names them.
    pub(super) fn named(&self) -> impl Iterator<Item = &crate::model::Reference<String>> {
        let table = &self.table;
        let heads = [&table.id, &table.state, &table.code, &table.assessed_on, &table.questionnaire_column].into_iter().flatten();
        heads.chain(self.questions.values().filter_map(|question| question.column.as_ref()))
    }
}

fn unknown<'n>(what: &'static str, id: &str, place: crate::model::Place, names: impl Iterator<Item = &'n str>) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, place).with("id", id).with("what", what).nearest(nearest(id, names))
}
