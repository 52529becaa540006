//! Frameworks: trees of weighted nodes over capabilities or questions.

use super::{ActionId, CapabilityId, FrameworkId, NodeId, PillarId, Place, QuestionId, Reference, Source};
use serde::Serialize;

/// A tree of weighted nodes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Framework {
    /// Id; also the id of the root node.
    pub id: FrameworkId,
    /// Version, for readers; equality is judged by fingerprint.
    pub version: String,
    /// Where a report shows it; the scorer does not look at this.
    pub kind: FrameworkKind,
    /// Source of the whole.
    pub source: Source,
    /// The nodes; the first is the root, and every parent stands before its children.
    pub nodes: Vec<Node>,
    /// What the threat is, where this is a threat scenario.
    pub scenario: Option<ScenarioFacts>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

impl Framework {
    /// Name for readers, which is that of its root.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.root().title
    }

    /// The children of each node, in definition order.
    #[must_use]
    pub fn children(&self) -> Vec<Vec<usize>> {
        let mut children = vec![Vec::new(); self.nodes.len()];
        for (position, node) in self.nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                children[parent].push(position);
            }
        }
        children
    }

    /// The root. A framework always has one: the reader makes it from the framework's own record.
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.nodes[0]
    }
}

/// What a framework is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FrameworkKind {
    /// The norms framework: areas and elements.
    Norms,
    /// The view by pillar.
    Pillars,
    /// A threat scenario with its phases.
    Scenario,
    /// A further view over the same capabilities.
    Lens,
    /// Somebody's own index.
    Index,
}

/// A node of a framework.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Node {
    /// Id, unique within the framework.
    pub id: NodeId,
    /// Position of the parent in the framework's list; none for the root.
    pub parent: Option<usize>,
    /// Labels that other catalogues give it.
    pub external_ref: Vec<String>,
    /// Name for readers.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Weight among its siblings, above 0.
    pub weight: f64,
    /// How the values below become one.
    pub aggregate: Aggregate,
    /// What limits the value.
    pub cap: Cap,
    /// What a child without any answer does.
    pub missing: Missing,
    /// Digits after the point to which the value is rounded; none leaves it as it is.
    pub round: Option<u8>,
    /// What the value is multiplied by after rounding.
    pub scale: f64,
    /// Names for stretches of the value, from the lowest.
    pub bands: Vec<Band>,
    /// The leaves that hang directly on this node.
    pub needs: Vec<Need>,
    /// All capabilities of this pillar are needs of weight 1.
    pub pillar: Option<Reference<PillarId>>,
    /// Where the node comes from, where that is said apart from the framework.
    pub source: Option<Source>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// How the values under a node become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aggregate {
    /// Weighted arithmetic mean.
    #[default]
    Mean,
    /// Weighted sum.
    Sum,
    /// Weighted geometric mean; 0 where any value is 0.
    Geometric,
    /// The least value.
    Minimum,
    /// The product.
    Product,
}

/// What limits the value of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cap {
    /// Nothing.
    #[default]
    None,
    /// The weakest essential need plus one level.
    WeakestEssential,
}

/// What a child without any answer does to its node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// It reads 0, 0 and 1.
    #[default]
    Bounds,
    /// It leaves the claimed reading and counts 0 and 1 in the others.
    Exclude,
}

/// A named stretch of a node's value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Band {
    /// Name for readers.
    pub name: String,
    /// Lower bound of the stretch, in the node's own unit; none for the lowest band.
    pub from: Option<f64>,
    /// Whether a value equal to the bound belongs to this band (else to the one below).
    pub inclusive: bool,
}

/// A leaf under a node.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Need {
    /// What is needed.
    pub of: NeedOf,
    /// Whether the node can do without it.
    pub role: Role,
    /// Weight among the leaves of the node, above 0.
    pub weight: f64,
    /// Whether less is better.
    pub reverse: bool,
    /// Why, in one line; may be empty.
    pub why: String,
    /// Where it is written.
    #[serde(skip)]
    pub place: Place,
}

/// What a leaf stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedOf {
    /// A capability.
    Capability(CapabilityId),
    /// A question alone, as foreign indices have it.
    Question(QuestionId),
}

/// What one need of one node makes of a capability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The node cannot be practised without it.
    Essential,
    /// The node is better with it.
    #[default]
    Supporting,
}

/// What a threat scenario is about, in the words of UNIDIR's taxonomy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScenarioFacts {
    /// Who may be behind it.
    pub perpetrators: Vec<String>,
    /// How it comes about.
    pub vectors: Vec<String>,
    /// What it is aimed at.
    pub targets: Vec<String>,
    /// Who suffers.
    pub victims: Vec<String>,
    /// What follows.
    pub effects: Vec<String>,
    /// Layers of the intrusion path: outside, on, inside the perimeter.
    pub layers: Vec<String>,
    /// Elements of the norms framework that it engages.
    pub engages: Vec<Reference<NodeId>>,
}

/// A practical action that an element is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Action {
    /// Id.
    pub id: ActionId,
    /// The element it belongs to.
    pub element: Reference<NodeId>,
    /// Whether it is taken at home or with others.
    pub level: ActionLevel,
    /// The action, in one sentence.
    pub text: String,
    /// What shows it; all must hold.
    pub shown_by: Vec<ShownBy>,
    /// Where it comes from.
    pub source: Source,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// Where an action is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionLevel {
    /// At home.
    National,
    /// With other States.
    International,
}

/// A capability at a level that shows an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownBy {
    /// The capability.
    pub capability: Reference<CapabilityId>,
    /// The level from which it shows the action, from 1.
    pub level: u8,
}

/// One of the capacity-building principles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Principle {
    /// Id.
    pub id: String,
    /// Group of principles it stands in.
    pub group: String,
    /// The principle, in our words.
    pub text: String,
    /// What to ask of a project whose design says nothing on it.
    pub check: String,
    /// The element it belongs to.
    pub element: Reference<NodeId>,
    /// Where it comes from.
    pub source: Source,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// An instrument that definitions are related to, with its heads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Instrument {
    /// Id, as in `crosswalk` entries.
    pub id: String,
    /// Name for readers.
    pub title: String,
    /// Its heads.
    pub heads: Vec<InstrumentHead>,
    /// Where it comes from.
    pub source: Source,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

/// One head of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstrumentHead {
    /// Its code.
    pub code: String,
    /// Its official short name.
    pub title: String,
    /// Why no capability covers it, where none does.
    pub excluded: Option<String>,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}
