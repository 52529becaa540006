//! Everything that was defined, as it was read, before anything is checked against anything else.

use super::Change;
use crate::model::Given;
use crate::model::{
    Action, AudienceProfile, Capability, CostBySize, EvidenceStatus, Framework, FrameworkId, Instrument, Intervention, InterventionId,
    Node, NodeId, Pillar, Place, Principle, ProfileId, QuestionId, Questionnaire, QuestionnaireId, Reference, Rule, Scale, Section,
    TargetProfile, ThreatProfile, View,
};

/// All records of all files, in the order of reading.
#[derive(Debug, Default)]
pub struct Definitions {
    /// Version of the set, and licence; the last one read counts.
    pub release: Option<Release>,
    /// Maturity scales; the first is the one that capabilities have unless they name another.
    pub scales: Vec<Scale>,
    /// Pillars.
    pub pillars: Vec<Pillar>,
    /// Capabilities.
    pub capabilities: Vec<Capability>,
    /// Frameworks, with their root and the nodes of their own file.
    pub frameworks: Vec<Framework>,
    /// Nodes not yet put into their framework, with the id of the parent where one is given.
    pub loose_nodes: Vec<LooseNode>,
    /// Practical actions.
    pub actions: Vec<Action>,
    /// Capacity-building principles.
    pub principles: Vec<Principle>,
    /// Instruments with their heads.
    pub instruments: Vec<Instrument>,
    /// Questionnaires.
    pub questionnaires: Vec<Questionnaire>,
    /// Views of questionnaires.
    pub views: Vec<View>,
    /// Sections with their questions.
    pub sections: Vec<Section>,
    /// Contradictions.
    pub rules: Vec<Rule>,
    /// Interventions.
    pub interventions: Vec<Intervention>,
    /// Costs that replace those of interventions.
    pub costs: Vec<CostOverride>,
    /// Target profiles.
    pub targets: Vec<TargetProfile>,
    /// Threat profiles.
    pub threats: Vec<ThreatProfile>,
    /// What audiences get to see.
    pub audiences: Vec<AudienceProfile>,
    /// Worked tests.
    pub tests: Vec<WorkedTest>,
    /// Changes of ids since earlier versions.
    pub history: Vec<Change>,
    /// Texts that replace others.
    pub overlays: Vec<Overlay>,
}

impl Definitions {
    /// Adds what was read after these.
    pub fn append(&mut self, mut later: Self) {
        self.release = later.release.take().or(self.release.take());
        self.scales.append(&mut later.scales);
        self.pillars.append(&mut later.pillars);
        self.capabilities.append(&mut later.capabilities);
        self.frameworks.append(&mut later.frameworks);
        self.loose_nodes.append(&mut later.loose_nodes);
        self.actions.append(&mut later.actions);
        self.principles.append(&mut later.principles);
        self.instruments.append(&mut later.instruments);
        self.questionnaires.append(&mut later.questionnaires);
        self.views.append(&mut later.views);
        self.sections.append(&mut later.sections);
        self.rules.append(&mut later.rules);
        self.interventions.append(&mut later.interventions);
        self.costs.append(&mut later.costs);
        self.targets.append(&mut later.targets);
        self.threats.append(&mut later.threats);
        self.audiences.append(&mut later.audiences);
        self.tests.append(&mut later.tests);
        self.history.append(&mut later.history);
        self.overlays.append(&mut later.overlays);
    }
}

/// The version of a set of definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Version, such as `1.0.0`.
    pub version: String,
    /// Licence of the texts.
    pub licence: String,
    /// Where the catalogue comes from, for the method notice.
    pub notice: String,
}

/// A node that still has to find its framework and its parent.
#[derive(Debug)]
pub struct LooseNode {
    /// The framework it belongs to.
    pub framework: Reference<FrameworkId>,
    /// Its parent; none where it hangs on the root.
    pub parent: Option<Reference<NodeId>>,
    /// The node, without its parent's position.
    pub node: Node,
}

/// The user's own costs for an intervention.
#[derive(Debug)]
pub struct CostOverride {
    /// The intervention.
    pub intervention: Reference<InterventionId>,
    /// Its cost.
    pub cost: CostBySize,
    /// Its running cost a year; the catalogue's where none is given.
    pub running_cost: Option<CostBySize>,
    /// Currency.
    pub currency: String,
    /// Year of the prices.
    pub price_year: u16,
}

/// Answers with the figures that must come out.
#[derive(Debug, Clone)]
pub struct WorkedTest {
    /// Id.
    pub id: String,
    /// The framework that is scored.
    pub framework: Reference<FrameworkId>,
    /// The questionnaire that is answered; where none is given, every question counts as asked.
    pub questionnaire: Option<Reference<QuestionnaireId>>,
    /// The targets; `default` where none are given.
    pub targets: Option<Reference<ProfileId>>,
    /// The answers.
    pub answers: Vec<TestAnswer>,
    /// What must come out.
    pub expect: Vec<Expectation>,
    /// Where it stands.
    pub place: Place,
}

/// An answer of a worked test.
#[derive(Debug, Clone)]
pub struct TestAnswer {
    /// The question.
    pub question: Reference<QuestionId>,
    /// Value, or the name of a state.
    pub given: TestGiven,
    /// Status of its evidence; none where it has none.
    pub evidence: Option<EvidenceStatus>,
}

/// What a worked test answers.
#[derive(Debug, Clone)]
pub enum TestGiven {
    /// A value with its place.
    Value(Given, Place),
    /// "We do not know."
    Unknown,
    /// Not disclosed.
    Withheld,
    /// Not applicable.
    NotApplicable,
}

/// What a worked test must find at a node or a capability.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// Id of a node of the framework, or of a capability.
    pub of: Reference<String>,
    /// Expected figures by name: `evidenced`, `claimed`, `potential`, `coverage`, `asked`, `percent-to-target`, `level`, `gap`.
    pub figures: Vec<(&'static str, f64)>,
    /// Expected words by name: `rating`, `band`.
    pub words: Vec<(&'static str, String)>,
}

/// A text that replaces the one of the same key.
#[derive(Debug)]
pub struct Overlay {
    /// Code of the language.
    pub language: String,
    /// Key, such as `capability/national-strategy/title`.
    pub key: Reference<String>,
    /// The text.
    pub text: String,
}
