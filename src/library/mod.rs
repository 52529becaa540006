//! The set of definitions: put together, checked against each other, with a way from every id to its record.
//!
//! This room reads no file and computes no figure. A library with findings of severity error must not
//! be scored; without them, every reference in it leads somewhere.

mod asked;
mod assemble;
mod carry_over;
mod check;
mod definitions;
mod field_names;
mod fingerprint;
mod given;
mod given_submission;
mod history;
mod kept_plan;
mod overlay;
mod seal;
mod shared_assessment;
mod sharing;
mod start;
mod submission;

pub use crate::model::Given;
pub use asked::Asked;
pub use carry_over::{CarriedOver, blank, carry_over};
pub use check::{PassedPrerequisite, advice, claims_past_prerequisites, effective_shares, objective_shares};
pub use definitions::{CostOverride, Definitions, Expectation, LooseNode, Overlay, Release, TestAnswer, TestGiven, WorkedTest};
pub use field_names::{
    FormField, HeadField, NONE_CHOICE, NOT_APPLICABLE_CHOICE, QuestionField, RegisterField, UNKNOWN_CHOICE, WITHHELD_CHOICE, choice_name,
    field_name, id_of_choice,
};
pub use fingerprint::{Fingerprints, SHORT};
pub use given::{NONE_OF_THESE, answer_value, shown};
pub use given_submission::{GivenAnswer, GivenConflict, GivenPart, GivenSays, GivenSide, GivenState, GivenSubmission};
pub use history::{Change, Changed, History, RemovedQuestion, new_questions};
pub use kept_plan::check_kept_plan;
pub use seal::{future_dates, old_evidence, seal, sha256};
pub use shared_assessment::{
    SharedAction, SharedAssessment, SharedAudience, SharedCapability, SharedFramework, SharedMove, SharedNode, SharedQuestion,
    SharedQuestionState, SharedRank, SharedReadings, SharedState, shared_on_others,
};
pub use sharing::{RANKED_INTERVENTIONS, SCORES_OF_QUESTIONS, StandIn, Withheld, WithheldKind, redact, share_fields};
pub use start::{Obstacle, RaiseAt, StartRules};
pub use submission::{check_head, check_submission, meets};

use crate::diagnostic::Diagnostic;
use crate::model::{
    Action, AudienceProfile, Capability, CapabilityId, Framework, FrameworkId, FrameworkKind, Instrument, Intervention, InterventionId,
    NodeId, Pillar, PillarId, Principle, ProfileId, Question, QuestionId, Questionnaire, QuestionnaireId, Rule, Scale, ScaleId, Section,
    SectionId, TargetProfile, ThreatProfile, View,
};
use rustc_hash::FxBuildHasher;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A checked set of definitions.
#[derive(Debug, Clone)]
pub struct Library {
    /// Version of the set.
    pub release: Option<Release>,
    /// Maturity scales.
    pub scales: Vec<Scale>,
    /// Pillars.
    pub pillars: Vec<Pillar>,
    /// Capabilities, in definition order.
    pub capabilities: Vec<Capability>,
    /// Frameworks with all their nodes; parents stand before children.
    pub frameworks: Vec<Framework>,
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
    /// Sections, in the order of their questionnaire; their questions stand in [`Library::questions`].
    pub sections: Vec<Section>,
    /// All questions, in the order of their sections.
    pub questions: Vec<Question>,
    /// Position in [`Library::sections`] of the section of each question.
    pub section_of: Vec<usize>,
    /// Contradictions.
    pub rules: Vec<Rule>,
    /// Interventions, with the user's own costs put in.
    pub interventions: Vec<Intervention>,
    /// Target profiles.
    pub targets: Vec<TargetProfile>,
    /// Threat profiles.
    pub threats: Vec<ThreatProfile>,
    /// What audiences get to see.
    pub audiences: Vec<AudienceProfile>,
    /// Worked tests.
    pub tests: Vec<WorkedTest>,
    /// What became of ids that earlier versions had.
    history: History,
    /// Fingerprints of the parts, over the texts as they were before any overlay; see [`Library::fingerprints`].
    fingerprints: OnceLock<Fingerprints>,
    index: Index,
}

/// Positions by id. The ids are those of definitions, so nobody can choose them to make looking up slow.
type Positions<I> = HashMap<I, usize, FxBuildHasher>;

/// Ways from ids to positions. Only looked up in, never walked through, so that no hash order gets into a result.
#[derive(Debug, Clone, Default)]
struct Index {
    scales: Positions<ScaleId>,
    pillars: Positions<PillarId>,
    capabilities: Positions<CapabilityId>,
    frameworks: Positions<FrameworkId>,
    questionnaires: Positions<QuestionnaireId>,
    views: Positions<QuestionnaireId>,
    sections: Positions<SectionId>,
    questions: Positions<QuestionId>,
    interventions: Positions<InterventionId>,
    level_questions: Positions<CapabilityId>,
}

impl Library {
    /// Puts definitions together and checks them. `built_in` is the number of files that are part of the program:
    /// records of later files may replace records of those.
    #[must_use]
    pub fn build(definitions: Definitions, built_in: u32, language: &str) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut library = assemble::assemble(definitions, built_in, language, &mut findings);
        check::errors(&mut library, &mut findings);
        history::check(&library, &mut findings);
        (library, findings)
    }

    /// Fingerprints of the parts. They are reckoned when first asked for, since not every command tells them.
    pub fn fingerprints(&self) -> &Fingerprints {
        self.fingerprints.get_or_init(|| Fingerprints::of(self))
    }

    /// Position of a capability.
    #[must_use]
    pub fn capability(&self, id: &CapabilityId) -> Option<usize> {
        self.index.capabilities.get(id).copied()
    }

    /// Position of a question in [`Library::questions`].
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<usize> {
        self.index.questions.get(id).copied()
    }

    /// Position of the level question of a capability, where it has one.
    #[must_use]
    pub fn level_question(&self, capability: &CapabilityId) -> Option<usize> {
        self.index.level_questions.get(capability).copied()
    }

    /// Position of a framework.
    #[must_use]
    pub fn framework(&self, id: &FrameworkId) -> Option<usize> {
        self.index.frameworks.get(id).copied()
    }

    /// Position of an intervention.
    #[must_use]
    pub fn intervention(&self, id: &InterventionId) -> Option<usize> {
        self.index.interventions.get(id).copied()
    }

    /// Position of a section.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<usize> {
        self.index.sections.get(id).copied()
    }

    /// The pillar of this id.
    #[must_use]
    pub fn pillar(&self, id: &PillarId) -> Option<&Pillar> {
        self.index.pillars.get(id).map(|position| &self.pillars[*position])
    }

    /// The scale of a capability.
    #[must_use]
    pub fn scale_of(&self, capability: &Capability) -> Option<&Scale> {
        self.index.scales.get(&capability.scale.id).map(|position| &self.scales[*position])
    }

    /// The highest level, L, of a capability; 1 or more.
    #[must_use]
    pub fn top_of(&self, capability: &Capability) -> u8 {
        self.scale_of(capability).map_or(1, Scale::top)
    }

    /// The questionnaire of this id, or the one that the view of this id is taken from.
    #[must_use]
    pub fn questionnaire(&self, id: &QuestionnaireId) -> Option<&Questionnaire> {
        let id = self.view(id).map_or(id, |view| &view.of.id);
        self.index.questionnaires.get(id).map(|position| &self.questionnaires[*position])
    }

    /// The view of this id.
    #[must_use]
    pub fn view(&self, id: &QuestionnaireId) -> Option<&View> {
        self.index.views.get(id).map(|position| &self.views[*position])
    }

    /// Title of a questionnaire or view; the id where there is none.
    #[must_use]
    pub fn questionnaire_title<'a>(&'a self, id: &'a QuestionnaireId) -> &'a str {
        match self.view(id) {
            Some(view) => &view.title,
            None => self.questionnaire(id).map_or(id.as_str(), |questionnaire| &questionnaire.title),
        }
    }

    /// The target profile of this id.
    #[must_use]
    pub fn target_profile(&self, id: &ProfileId) -> Option<&TargetProfile> {
        self.targets.iter().find(|profile| profile.id == *id)
    }

    /// The threat profile of this id.
    #[must_use]
    pub fn threat_profile(&self, id: &ProfileId) -> Option<&ThreatProfile> {
        self.threats.iter().find(|profile| profile.id == *id)
    }

    /// The profile of the audience of this id.
    #[must_use]
    pub fn audience(&self, id: &str) -> Option<&AudienceProfile> {
        self.audiences.iter().find(|profile| profile.id.as_str() == id)
    }

    /// The frameworks of one kind, in definition order.
    pub fn frameworks_of(&self, kind: FrameworkKind) -> impl Iterator<Item = (usize, &Framework)> {
        self.frameworks.iter().enumerate().filter(move |(_, framework)| framework.kind == kind)
    }

    /// A node of the first norms framework that has it, by id.
    #[must_use]
    pub fn element(&self, id: &NodeId) -> Option<(usize, usize)> {
        self.frameworks.iter().enumerate().find_map(|(position, framework)| {
            let norms = framework.kind == FrameworkKind::Norms;
            let node = framework.nodes.iter().position(|node| node.id == *id)?;
            norms.then_some((position, node))
        })
    }

    /// The target level of a capability under a profile, from 1 to L; none where it has no target.
    #[must_use]
    pub fn target(&self, profile: &TargetProfile, capability: &Capability) -> Option<u8> {
        let own = profile.levels.iter().find(|(id, _)| id.id == capability.id).map(|(_, level)| *level);
        let general = if capability.core { profile.core } else { profile.other };
        own.or(general).filter(|level| *level > 0).map(|level| level.min(self.top_of(capability)))
    }
}
