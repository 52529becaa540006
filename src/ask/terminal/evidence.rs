//! The evidence of an answer: picked from the register, or entered.

use super::document::Document;
use super::{Front, Shown, Stop};
use crate::ask::{Move, Position};
use crate::model::{Evidence, EvidenceId};
use crate::say;
use crate::screen::{Item, Key, MultiChoice};

impl Front<'_, '_> {
    /// Lets the user tick the documents that the answer cites, enter another one, or change one.
    pub(super) fn evidence(&mut self) -> Result<(), Stop> {
        let words = self.words;
        let Position::Question(question) = self.interview.position() else { return Ok(()) };
        if self.interview.submission().evidence.is_empty() {
            return self.enter_document(None);
        }
        let cited: Vec<EvidenceId> =
            self.interview.answer(question).into_iter().flat_map(|answer| &answer.evidence).map(|cited| cited.id.clone()).collect();
        let item = |entry: &Evidence| {
            Item::new(entry.id.to_string(), entry.title.clone())
                .right(entry.date.map(|date| date.to_string()).unwrap_or_default())
                .detail(self.document_in_full(entry))
                .ticked(cited.contains(&entry.id))
        };
        let items = self.interview.submission().evidence.iter().map(item).collect();
        let mut list = MultiChoice::new(items)
            .prompt(say!(words, "interview-evidence-prompt"))
            .command('a', say!(words, "interview-key-add-document"))
            .command('c', say!(words, "interview-key-change-document"));
        if let Some(first) = cited.first() {
            list = list.highlight(first.as_str());
        }
        let shown = self.show(say!(words, "interview-evidence-title"), &mut list)?;
        let ticked: Vec<EvidenceId> = list.ticked().into_iter().map(EvidenceId).collect();
        if matches!(shown, Shown::Left) || (ticked == cited && matches!(shown, Shown::Taken(_))) {
            return Ok(());
        }
        if !same(&ticked, &cited) {
            let _ = self.make(Move::Cite(ticked));
        }
        match shown {
            Shown::Command(Key::Char('a')) => self.enter_document(None),
            Shown::Command(_) => {
                let id = list.highlighted().map(|item| item.id.clone());
                let entry = id.and_then(|id| self.interview.submission().evidence.iter().find(|entry| entry.id.as_str() == id).cloned());
                entry.map_or(Ok(()), |entry| self.enter_document(Some(entry)))
            }
            _ => Ok(()),
        }
    }

    fn enter_document(&mut self, known: Option<Evidence>) -> Result<(), Stop> {
        let new = known.is_none();
        let draft = known.map_or_else(Document::default, Document::of);
        if let Some(document) = self.document_form(draft, new)? {
            let taken = |id: &str| self.interview.submission().evidence.iter().any(|entry| entry.id.as_str() == id);
            if let Some(entry) = document.entry(&taken) {
                let _ = self.make(Move::Register(entry));
            }
        }
        Ok(())
    }

    fn document_in_full(&self, entry: &Evidence) -> String {
        let mut lines = vec![self.document_facts(entry)];
        if let Some((level, reason)) = &entry.supports {
            lines.push(say!(self.words, "interview-document-supports", level = *level, reason = reason.as_str()));
        }
        if !entry.file.is_empty() {
            lines.push(say!(self.words, "interview-document-file", file = entry.file.as_str()));
        }
        let cites = |answer: &&crate::model::Answer| answer.evidence.iter().any(|cited| cited.id == entry.id);
        let count = self.interview.submission().answers.values().filter(cites).count();
        lines.push(say!(self.words, "interview-document-cited", count = count));
        lines.join("\n")
    }
}

fn same(one: &[EvidenceId], other: &[EvidenceId]) -> bool {
    one.len() == other.len() && one.iter().all(|id| other.contains(id))
}
