//! Questionnaires, views of them, and questions.

use super::{CapabilityId, FrameworkId, NodeId, OptionId, PillarId, Place, QuestionId, QuestionnaireId, Reference, SectionId, Source};
use serde::Serialize;

/// A bank of questions in sections.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Questionnaire {
    /// Id.
    pub id: QuestionnaireId,
    /// Version, for readers.
    pub version: String,
    /// Name for readers.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// When the facts of a capability are asked.
    pub facts_asked: FactsAsked,
    /// Whether it is only a store of questions that views show.
    pub bank: bool,
    /// The order of its sections; those not named follow in the order of reading.
    pub sections: Vec<Reference<SectionId>>,
    /// Where it comes from.
    pub source: Source,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// When the facts of a capability are asked, besides their own conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactsAsked {
    /// Always.
    #[default]
    Always,
    /// Once the level answered is at least one below the level that the fact belongs to.
    FromOneBelow,
}

/// A questionnaire that asks a part of another one's questions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct View {
    /// Id.
    pub id: QuestionnaireId,
    /// The questionnaire whose questions it asks.
    pub of: Reference<QuestionnaireId>,
    /// Name for readers.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What it asks.
    pub asks: Asks,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// Which capabilities a view asks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// The core capabilities.
    Core,
    /// What one pillar holds.
    Pillar(Reference<PillarId>),
    /// What a framework needs, or one node of it and all below.
    Framework(Reference<FrameworkId>, Option<Reference<NodeId>>),
    /// These capabilities.
    Capabilities(Vec<Reference<CapabilityId>>),
}

/// A section of a questionnaire.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Id.
    pub id: SectionId,
    /// The questionnaire it belongs to.
    pub questionnaire: Reference<QuestionnaireId>,
    /// Name for readers.
    pub title: String,
    /// What it is about; may be empty.
    pub intro: String,
    /// Its questions, in order.
    pub questions: Vec<Question>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// Id.
    pub id: QuestionId,
    /// What is asked; empty for a level question that takes its words from the capability.
    pub text: String,
    /// Explanation; may be empty.
    pub help: String,
    /// What an answer looks like and what it is worth.
    pub kind: QuestionKind,
    /// The capabilities it measures; none where it hangs on a node alone or is context.
    pub measures: Vec<Measure>,
    /// When it is asked; all must hold.
    pub when: Vec<Condition>,
    /// What it counts as where a condition is false.
    pub otherwise: Otherwise,
    /// Whether "not applicable" may be answered, and what that does.
    pub not_applicable: NotApplicable,
    /// The version of the definitions that asked it first; empty where nobody said. No part of the fingerprint.
    #[serde(skip)]
    pub since: String,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// The kinds of question, with what belongs to each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// A maturity level 0…`top`.
    Level {
        /// Highest level; taken from the capability where it measures one.
        top: u8,
        /// Texts of levels 0…`top` where no capability gives them; else empty.
        labels: Vec<String>,
    },
    /// One of several options, each with its value in [0, 1].
    Choice {
        /// The options.
        options: Vec<ChoiceOption>,
    },
    /// Yes, partly or no.
    YesNo {
        /// Value of "yes" in [0, 1].
        yes: f64,
        /// Value of "partly" in [0, 1]; none where the question does not offer it.
        partly: Option<f64>,
        /// Value of "no" in [0, 1].
        no: f64,
    },
    /// The options that hold.
    Checklist {
        /// The options with their weights; the weights sum to more than 0.
        options: Vec<ChecklistOption>,
    },
    /// A number between goalposts.
    Number {
        /// Where the value is 0.
        from: f64,
        /// Where the value is 1.
        to: f64,
        /// Whether the logarithm is taken first.
        logarithm: bool,
        /// Unit for readers; may be empty.
        unit: String,
        /// Least number that can be entered.
        min: Option<f64>,
        /// Greatest number that can be entered.
        max: Option<f64>,
    },
    /// Free text, for context.
    Text,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChoiceOption {
    /// Id, as answers give it.
    pub id: OptionId,
    /// Text for readers.
    pub text: String,
    /// Value in [0, 1].
    pub value: f64,
}

/// An option of a checklist.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChecklistOption {
    /// Id, as answers give it.
    pub id: OptionId,
    /// Text for readers.
    pub text: String,
    /// Weight, 0 or more.
    pub weight: f64,
}

/// What a question measures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// The capability.
    pub capability: Reference<CapabilityId>,
    /// Weight among the questions of the capability, above 0.
    pub weight: f64,
    /// The level that cannot be reached without it, where the capability has a level question.
    pub at: Option<u8>,
}

/// When a question is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Condition {
    /// The question whose answer decides.
    pub question: Reference<QuestionId>,
    /// What its answer must be.
    pub test: Test,
}

/// What the answer of a condition's question must be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// A level or a number of at least this.
    AtLeast(f64),
    /// A level or a number of at most this.
    AtMost(f64),
    /// One of these: `yes`, `partly`, `no`, or option ids.
    Is(Vec<String>),
    /// A checklist that includes this option.
    Includes(String),
}

/// What a question counts as where it is not asked because a condition is false.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Otherwise {
    /// Answered, with value 0.
    #[default]
    Zero,
    /// It leaves the sum.
    Exclude,
}

/// Whether "not applicable" may be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotApplicable {
    /// No.
    #[default]
    Forbidden,
    /// Yes; it leaves the sum.
    Allowed,
    /// Yes; it counts 0.
    Zero,
}

/// A combination of answers that contradicts itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rule {
    /// Id.
    pub id: String,
    /// What is said to the reader.
    pub text: String,
    /// The answers that contradict each other; all must hold.
    pub when: Vec<Condition>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}
