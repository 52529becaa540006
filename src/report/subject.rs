//! Everything that a report is about, in one value.

use super::audience::Audience;
use crate::library::Library;
use crate::model::{CapabilityId, Node, NodeId, Submission};
use crate::plan::Ranking;
use crate::say;
use crate::score::{Assessment, LeafScore};
use crate::words::Words;

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The definitions.
    pub library: &'a Library,
    /// The answers.
    pub submission: &'a Submission,
    /// The figures.
    pub assessment: &'a Assessment,
    /// The value of every node with every capability at its target.
    pub at_target: &'a [Vec<f64>],
    /// The ranked interventions.
    pub ranking: &'a Ranking,
    /// The words.
    pub words: &'a Words,
    /// Id of the target profile that figures are measured against; none where there is none.
    pub targets: Option<&'a str>,
    /// Id of the threat profile that interventions are ranked with; none where all scenarios count alike.
    pub threats: Option<&'a str>,
    /// An earlier assessment of the same State on the same questions, to tell progress against.
    pub baseline: Option<Baseline<'a>>,
    /// Whom it is for; none at home, where everything is shown.
    pub audience: Option<&'a Audience>,
}

/// An earlier assessment.
#[derive(Debug, Clone, Copy)]
pub struct Baseline<'a> {
    /// The answers.
    pub submission: &'a Submission,
    /// The figures.
    pub assessment: &'a Assessment,
}

impl<'a> Subject<'a> {
    /// Title of a capability by position.
    #[must_use]
    pub fn capability(&self, position: usize) -> &'a str {
        &self.library.capabilities[position].title
    }

    /// The figures of a capability by id.
    #[must_use]
    pub fn leaf(&self, id: &CapabilityId) -> Option<&'a LeafScore> {
        self.library.capability(id).map(|position| &self.assessment.leaves[position])
    }

    /// Name of a level of a capability by position, such as "3 Established".
    #[must_use]
    pub fn level(&self, capability: usize, level: u8) -> String {
        let scale = self.library.scale_of(&self.library.capabilities[capability]);
        match scale.and_then(|scale| scale.levels.get(usize::from(level))) {
            Some(named) if named.name != level.to_string() => format!("{level} {}", named.name),
            _ => level.to_string(),
        }
    }

    /// Where a capability stands: the name of its level, or that nothing is answered yet.
    #[must_use]
    pub fn standing(&self, capability: usize) -> String {
        let leaf = &self.assessment.leaves[capability];
        if leaf.missing() { say!(self.words, "standing-open") } else { self.level(capability, leaf.level()) }
    }

    /// Title of a node of the norms framework by id; the id where there is none.
    #[must_use]
    pub fn element_title(&self, id: &NodeId) -> &'a str {
        self.element(id).map_or("", |node| &node.title)
    }

    /// A node of the norms framework by id.
    #[must_use]
    pub fn element(&self, id: &NodeId) -> Option<&'a Node> {
        self.library.element(id).map(|(framework, node)| &self.library.frameworks[framework].nodes[node])
    }
}
