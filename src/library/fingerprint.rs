//! Fingerprints: SHA-256 over the canonical, checked model.
//!
//! Canonical means: the records as JSON with the keys of the model in fixed order, sorted by id, without
//! comments, layout, file order, places or translations. Whoever changes a figure, a weight or a text changes
//! the fingerprint; whoever moves a record to another file does not.

use super::Library;
use crate::model::{Framework, FrameworkId, NeedOf};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Fingerprints of the parts of a set of definitions, each 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fingerprints {
    /// Of scales, pillars, capabilities, questionnaires, views and questions.
    pub questionnaire: String,
    /// Of each framework with its actions, in definition order.
    pub frameworks: Vec<(FrameworkId, String)>,
    /// Of the interventions with their costs.
    pub interventions: String,
    /// Of the target and threat profiles.
    pub profiles: String,
}

/// How many digits of a fingerprint are shown to readers.
pub const SHORT: usize = 12;

impl Fingerprints {
    pub(super) fn of(library: &Library) -> Self {
        let mut questionnaire = Hasher::default();
        questionnaire.all(&library.scales, |r| r.id.as_str());
        questionnaire.all(&library.pillars, |r| r.id.as_str());
        questionnaire.all(&library.capabilities, |r| r.id.as_str());
        questionnaire.all(&library.questionnaires, |r| r.id.as_str());
        questionnaire.all(&library.views, |r| r.id.as_str());
        questionnaire.all(&library.questions, |r| r.id.as_str());
        questionnaire.all(&library.rules, |r| r.id.as_str());
        let mut interventions = Hasher::default();
        interventions.all(&library.interventions, |r| r.id.as_str());
        let mut profiles = Hasher::default();
        profiles.all(&library.targets, |r| r.id.as_str());
        profiles.all(&library.threats, |r| r.id.as_str());
        let frameworks = library.frameworks.iter().map(|framework| {
            let mut hasher = Hasher::default();
            hasher.one(&canonical(framework));
            let actions: Vec<_> =
                library.actions.iter().filter(|action| framework.nodes.iter().any(|node| node.id == action.element.id)).collect();
            hasher.all(&actions, |r| r.id.as_str());
            (framework.id.clone(), hasher.finish())
        });
        Self {
            frameworks: frameworks.collect(),
            questionnaire: questionnaire.finish(),
            interventions: interventions.finish(),
            profiles: profiles.finish(),
        }
    }

    /// All fingerprints by name: `questionnaire`, the id of each framework, `interventions`, `profiles`.
    pub fn named(&self) -> impl Iterator<Item = (&str, &str)> {
        let frameworks = self.frameworks.iter().map(|(id, print)| (id.as_str(), print.as_str()));
        [("questionnaire", self.questionnaire.as_str())]
            .into_iter()
            .chain(frameworks)
            .chain([("interventions", self.interventions.as_str()), ("profiles", self.profiles.as_str())])
    }
}

/// A framework without traces of the order in which capabilities were read: a pillar's needs are sorted by id.
fn canonical(framework: &Framework) -> Cow<'_, Framework> {
    if framework.nodes.iter().all(|node| node.pillar.is_none()) {
        return Cow::Borrowed(framework);
    }
    let mut framework = framework.clone();
    for node in framework.nodes.iter_mut().filter(|node| node.pillar.is_some()) {
        node.needs.sort_by_key(|need| match &need.of {
            NeedOf::Capability(id) => id.0.clone(),
            NeedOf::Question(id) => id.0.clone(),
        });
    }
    Cow::Owned(framework)
}

#[derive(Default)]
struct Hasher(Sha256);

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Hasher {
    fn one<T: Serialize>(&mut self, record: &T) {
        let mut buffered = io::BufWriter::with_capacity(4096, &mut *self);
        // Neither the model (no maps with other keys than text) nor the hasher can fail.
        let _ = serde_json::to_writer(&mut buffered, record);
        let _ = buffered.flush();
        drop(buffered);
        self.0.update(b"\n");
    }

    fn all<T: Serialize>(&mut self, records: &[T], id: impl Fn(&T) -> &str) {
        let mut sorted: Vec<&T> = records.iter().collect();
        sorted.sort_by(|a, b| id(a).cmp(id(b)));
        for record in sorted {
            self.one(record);
        }
        self.0.update(b"\0");
    }

    fn finish(self) -> String {
        let mut text = String::with_capacity(64);
        for byte in self.0.finalize() {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}
