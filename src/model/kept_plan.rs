//! A plan as it is kept in a file between two meetings, with what people wrote into it.

use super::{InterventionId, Month, Reference};

/// A kept plan.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptPlan {
    /// Code of the State.
    pub code: String,
    /// Currency of all money in it.
    pub currency: String,
    /// The month in which it begins.
    pub start: Month,
    /// What may be spent in all; none where there is no limit.
    pub budget: Option<f64>,
    /// Id of the target profile; empty where there was none.
    pub targets: String,
    /// Id of the threat profile; empty where there was none.
    pub threats: String,
    /// Fingerprints of the definitions that it was made with, by name.
    pub fingerprints: Vec<(String, Reference<String>)>,
    /// What is in it.
    pub items: Vec<KeptItem>,
}

/// An intervention in a kept plan.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptItem {
    /// The intervention.
    pub intervention: Reference<InterventionId>,
    /// How far it has come.
    pub status: ItemStatus,
    /// Who answers for it; may be empty.
    pub owner: String,
    /// Who pays for it; may be empty.
    pub funder: String,
    /// The month in which it starts.
    pub start: Option<Month>,
    /// The last month of it.
    pub end: Option<Month>,
    /// What it takes of the budget, 0 or more.
    pub cost: Option<f64>,
    /// What it was to add when the plan was made, in points out of 100.
    pub promised: Option<f64>,
}

/// How far an intervention of a plan has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemStatus {
    /// The program proposes it; the next plan may do without it.
    Proposed,
    /// It is to be done.
    Agreed,
    /// It is to be done, and somebody pays.
    Funded,
    /// It runs.
    UnderWay,
    /// It has ended.
    Done,
    /// It is not to be done.
    Dropped,
}

impl ItemStatus {
    /// All of them, each with its word in a file.
    pub const ALL: [(&'static str, Self); 6] = [
        ("proposed", Self::Proposed),
        ("agreed", Self::Agreed),
        ("funded", Self::Funded),
        ("under-way", Self::UnderWay),
        ("done", Self::Done),
        ("dropped", Self::Dropped),
    ];

    /// Its word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        // proof: every status stands in the list
        Self::ALL.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }
}
