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
    /// How it is delivered, most of it first.
    pub delivery: Vec<Delivery>,
    /// Who usually delivers it.
    pub delivered_by: Vec<Deliverer>,
    /// How far a State can do it without help from outside.
    pub alone: Option<Alone>,
    /// Letter of the GFCE theme, A to E; empty where none is given.
    pub theme: String,
    /// Five-digit purpose code of the OECD DAC.
    pub crs: String,
    /// Targets of the Sustainable Development Goals.
    pub sdg: Vec<String>,
    /// How long it takes, in months; above 0.
    pub months: u16,
    /// The most States that one delivery can serve together, 2 or more; none where each State needs one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regional: Option<u16>,
    /// What is there at the end.
    pub outputs: Vec<String>,
    /// What an outsider can look at to see that it has worked.
    pub indicator: String,
    /// How its design answers to capacity-building principles.
    pub principles: Vec<PrincipleNote>,
    /// What it costs.
    pub cost: CostBySize,
    /// What moves the cost within its range and beyond.
    pub cost_driver: String,
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

/// How an intervention is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// Advisers work with the State on texts, bodies and procedures.
    Advisory,
    /// Courses with a test or other proof at the end.
    Training,
    /// Experienced colleagues work beside those who learn.
    Mentoring,
    /// A case is played through.
    Exercise,
    /// Laws and other binding texts are drafted and taken through.
    Legislation,
    /// Equipment, software, a platform or a service is bought and put into service.
    Equipment,
    /// Equals of several States or bodies show each other their work.
    PeerExchange,
    /// Persons are placed elsewhere for some time, or funded to learn.
    Fellowship,
    /// Outsiders examine and write down what they found.
    Assessment,
    /// Many people are addressed at once.
    Campaign,
}

impl Delivery {
    /// All of them, each with its word in a file.
    pub const ALL: [(&'static str, Self); 10] = [
        ("advisory", Self::Advisory),
        ("training", Self::Training),
        ("mentoring", Self::Mentoring),
        ("exercise", Self::Exercise),
        ("legislation", Self::Legislation),
        ("equipment", Self::Equipment),
        ("peer-exchange", Self::PeerExchange),
        ("fellowship", Self::Fellowship),
        ("assessment", Self::Assessment),
        ("campaign", Self::Campaign),
    ];
}

/// A kind of organisation that delivers interventions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deliverer {
    /// A ministry or authority of another State.
    PeerState,
    /// A response team of another State or of a region.
    PeerTeam,
    /// Police, prosecution, or a school for judges of another State or of a region.
    PoliceOrJustice,
    /// An international organisation.
    InternationalOrganisation,
    /// A regional organisation or centre.
    RegionalOrganisation,
    /// A development agency or bank.
    DevelopmentAgency,
    /// A university or research institute.
    University,
    /// A civil-society organisation or foundation.
    CivilSociety,
    /// A registry, exchange point, standards body or other technical body.
    TechnicalCommunity,
    /// An advisory firm or single advisers under contract.
    Advisers,
    /// A provider of courses or exercises.
    TrainingProvider,
    /// A maker or service provider, by tender.
    TechnologyFirm,
}

impl Deliverer {
    /// All of them, each with its word in a file.
    pub const ALL: [(&'static str, Self); 12] = [
        ("peer-state", Self::PeerState),
        ("peer-team", Self::PeerTeam),
        ("police-or-justice", Self::PoliceOrJustice),
        ("international-organisation", Self::InternationalOrganisation),
        ("regional-organisation", Self::RegionalOrganisation),
        ("development-agency", Self::DevelopmentAgency),
        ("university", Self::University),
        ("civil-society", Self::CivilSociety),
        ("technical-community", Self::TechnicalCommunity),
        ("advisers", Self::Advisers),
        ("training-provider", Self::TrainingProvider),
        ("technology-firm", Self::TechnologyFirm),
    ];
}

/// How far a State can carry out an intervention without help from outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alone {
    /// How far.
    pub extent: Extent,
    /// What it can do itself, and what it usually needs.
    pub how: String,
}

/// How much of the work a State with few specialists can do itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Next to nothing: it rests on others by its nature.
    Hardly,
    /// Less than half.
    Partly,
    /// Most of it, with help at single steps.
    Largely,
    /// All of it.
    Wholly,
}

impl Extent {
    /// All of them, each with its word in a file.
    pub const ALL: [(&'static str, Self); 4] =
        [("hardly", Self::Hardly), ("partly", Self::Partly), ("largely", Self::Largely), ("wholly", Self::Wholly)];
}

/// How the design of an intervention answers to a capacity-building principle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrincipleNote {
    /// The principle.
    pub principle: Reference<String>,
    /// What in the design answers to it.
    pub how: String,
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
