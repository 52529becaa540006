//! Pillars and foundational cyber capabilities.

use super::{CapabilityId, PillarId, Place, Reference, ScaleId, Source};
use serde::Serialize;

/// One of the pillars that capabilities belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pillar {
    /// Id.
    pub id: PillarId,
    /// Name for readers.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// A foundational cyber capability.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Capability {
    /// Id.
    pub id: CapabilityId,
    /// Labels that other catalogues give it.
    pub external_ref: Vec<String>,
    /// The pillar it belongs to.
    pub pillar: Reference<PillarId>,
    /// Name for readers.
    pub title: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// Whether the rapid questionnaire asks it.
    pub core: bool,
    /// The scale its levels stand on.
    pub scale: Reference<ScaleId>,
    /// What it cannot do without.
    pub requires: Vec<Prerequisite>,
    /// Heads of neighbouring instruments that it belongs to, as `instrument:code`.
    pub crosswalk: Vec<Reference<String>>,
    /// Where the entry comes from.
    pub source: Source,
    /// Descriptors of levels 1…L, in order; level 0 is "none of these".
    pub levels: Vec<LevelDescriptor>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// What a capability needs of another one before it can reach a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prerequisite {
    /// The level that cannot be reached without it, from 1.
    pub to: u8,
    /// The capability that must stand.
    pub capability: Reference<CapabilityId>,
    /// The level at which it must stand, from 1.
    pub level: u8,
    /// Why, in one line; may be empty.
    pub why: String,
}

/// What a level of a capability looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelDescriptor {
    /// Number of the level, from 1.
    pub level: u8,
    /// What a reviewer sees where this level is reached.
    pub descriptor: String,
    /// What has to be shown, each naming the document, body, act, record or figure.
    pub criteria: Vec<String>,
    /// Examples of what can be shown.
    pub evidence: Vec<String>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}
