//! Interventions: fundable pieces of capacity-building.

use super::{CapabilityId, InterventionId, Place, Reference, Source};
use serde::Serialize;

/// A fundable piece of capacity-building.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Intervention {
    /// Id.
    pub id: InterventionId,
    /// Labels that other catalogues give it.
    pub external_ref: Vec<String>,
    /// Name for readers.
    pub title: String,
    /// What it is, in two or three sentences.
    pub summary: String,
    /// The capabilities that it raises.
    pub raises: Vec<Raise>,
    /// Interventions that must have ended before it starts.
    pub after: Vec<Reference<InterventionId>>,
    /// How it is delivered.
    pub delivery: Vec<String>,
    /// Letter of the GFCE theme, A to E.
    pub theme: String,
    /// Five-digit purpose code of the OECD DAC.
    pub crs: String,
    /// Targets of the Sustainable Development Goals.
    pub sdg: Vec<String>,
    /// How long it takes, in months; above 0.
    pub months: u16,
    /// What is there at the end.
    pub outputs: Vec<String>,
    /// What it costs.
    pub cost: CostBySize,
    /// What the result costs a year after the intervention has ended.
    pub running_cost: CostBySize,
    /// ISO 4217 code of the currency of both.
    pub currency: String,
    /// Year of the prices.
    pub price_year: u16,
    /// Whether the costs are planning assumptions of the shipped catalogue (else the user's own).
    pub planning_assumption: bool,
    /// Where it comes from.
    pub source: Source,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// What an intervention does to a capability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Raise {
    /// The capability.
    pub capability: Reference<CapabilityId>,
    /// The level it must have reached before.
    pub from: u8,
    /// The level it has afterwards; above `from`.
    pub to: u8,
}

/// A cost range for each size of State.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CostBySize {
    /// For a small State.
    pub small: CostRange,
    /// For a medium State.
    pub medium: CostRange,
    /// For a large State.
    pub large: CostRange,
}

impl CostBySize {
    /// The range for a State of this size.
    #[must_use]
    pub fn of(&self, size: StateSize) -> CostRange {
        match size {
            StateSize::Small => self.small,
            StateSize::Medium => self.medium,
            StateSize::Large => self.large,
        }
    }
}

/// A range of money, in whole units of the currency; 0 ≤ low ≤ high.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CostRange {
    /// Least.
    pub low: f64,
    /// Greatest.
    pub high: f64,
}

impl CostRange {
    /// The middle of the range, which rankings and plans use.
    #[must_use]
    pub fn middle(self) -> f64 {
        self.low.midpoint(self.high)
    }
}

/// Which cost range applies to a State.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StateSize {
    /// Small.
    Small,
    /// Medium.
    #[default]
    Medium,
    /// Large.
    Large,
}
