//! Profiles: what a State aims at, and what it thinks threatens it.

use super::{CapabilityId, FrameworkId, Marking, Place, ProfileId, Reference};
use serde::Serialize;

/// A target level for every capability.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetProfile {
    /// Id.
    pub id: ProfileId,
    /// Name for readers.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Target of core capabilities; none where they have no target.
    pub core: Option<u8>,
    /// Target of all others; none where they have no target.
    pub other: Option<u8>,
    /// Targets of single capabilities, which go before the two above.
    pub levels: Vec<(Reference<CapabilityId>, u8)>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// How likely and how grave each scenario is thought to be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThreatProfile {
    /// Id.
    pub id: ProfileId,
    /// Name for readers.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Share of the norms framework in the objective, from 0 to 1; the scenarios have the rest.
    pub norms_share: f64,
    /// The scenarios with their estimates; those not named get none of the threat half.
    pub threats: Vec<Threat>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// A scenario with its estimates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Threat {
    /// The scenario.
    pub scenario: Reference<FrameworkId>,
    /// Likelihood, 1 to 5.
    pub likelihood: u8,
    /// Impact, 1 to 5.
    pub impact: u8,
    /// Why, in one line; may be empty.
    pub why: String,
}

/// What one audience gets to see of a submission: a list of what is shown; all else is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AudienceProfile {
    /// Id.
    pub id: ProfileId,
    /// Name for readers, such as "Donors and partners".
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Names of what is shown, out of those that the library knows.
    pub shows: Vec<String>,
    /// The strictest marking with which something may reach this audience at all.
    pub strictest: Marking,
    /// Where it is defined.
    pub place: Place,
}
