//! Preparing a scorer for a set of definitions.

use super::assessment::{Assessment, LeafOf, QuestionScore, QuestionState, Readings};
use super::leaf::{self, PreparedLeaf};
use super::question::{self, Kind, PreparedCondition, PreparedQuestion, PreparedTest};
use super::sheet::Sheet;
pub use super::tree::Scratch;
use super::tree::{self, PreparedNeed, PreparedNode, PreparedTree};
use crate::library::{Asked, Library};
use crate::model::{Condition, NeedOf, NotApplicable, Otherwise, Question, QuestionKind, Role, TargetProfile, Test};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The target profiles that an assessment is measured against.
#[derive(Debug, Clone, Copy)]
pub struct Targets<'a> {
    /// The catalogue's default: ratings are put on it. None where there is no such profile.
    pub default: Option<&'a TargetProfile>,
    /// The chosen one: gaps, plans and percentages are measured against it.
    pub chosen: Option<&'a TargetProfile>,
}

/// How much of an assessment is reckoned. What is, comes out the same either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    Everything,
    /// Of nodes the figures only: readings, maximum, coverage, what is asked and how much is answered. Percent to target, rating and
    /// the counts of essential needs stay blank, and so do levels that no level question tells.
    Figures,
}

/// A scorer for one set of definitions, one questionnaire and one pair of target profiles.
#[derive(Debug, Clone)]
pub struct Scorer {
    questions: Vec<PreparedQuestion>,
    /// Questions in an order in which every condition stands before what hangs on it.
    order: Vec<usize>,
    leaves: Vec<PreparedLeaf>,
    trees: Vec<PreparedTree>,
    /// Position among the leaves of each question that hangs on a node alone.
    question_leaves: BTreeMap<usize, usize>,
}

impl Scorer {
    /// Prepares a scorer. The library must be free of errors.
    #[must_use]
    pub fn new(library: &Library, asked: &Asked, targets: Targets<'_>) -> Self {
        let questions: Vec<PreparedQuestion> =
            library.questions.iter().zip(&asked.questions).map(|(q, asked)| prepare_question(library, q, *asked)).collect();
        let mut steps: BTreeMap<u8, Arc<[f64]>> = BTreeMap::new();
        let mut steps_to = |top: u8| steps.entry(top).or_insert_with(|| leaf::steps(top)).clone();
        let mut leaves: Vec<PreparedLeaf> = library
            .capabilities
            .iter()
            .enumerate()
            .map(|(position, capability)| PreparedLeaf {
                of: LeafOf::Capability(position),
                asked: asked.capabilities[position],
                top: library.top_of(capability),
                steps: steps_to(library.top_of(capability)),
                level: library.level_question(&capability.id),
                facts: Vec::new(),
                plain: Vec::new(),
                targets: [targets.default, targets.chosen].map(|profile| library.target(profile?, capability)),
            })
            .collect();
        for (position, question) in library.questions.iter().enumerate() {
            if matches!(question.kind, QuestionKind::Text | QuestionKind::Level { .. }) {
                continue;
            }
            for measure in &question.measures {
                let Some(capability) = library.capability(&measure.capability.id) else { continue };
                let leaf = &mut leaves[capability];
                match (leaf.level, measure.at) {
                    (Some(_), Some(at)) if at > 0 => leaf.facts.push((position, at)),
                    (Some(_), _) => {}
                    (None, _) => leaf.plain.push((position, measure.weight)),
                }
            }
        }
        let mut question_leaves = BTreeMap::new();
        let trees = library
            .frameworks
            .iter()
            .map(|framework| {
                let mut children = framework.children();
                let nodes = framework.nodes.iter().enumerate().map(|(position, node)| {
                    let needs = node.needs.iter().filter_map(|need| {
                        let leaf = match &need.of {
                            NeedOf::Capability(id) => library.capability(id)?,
                            NeedOf::Question(id) => {
                                let question = library.question(id)?;
                                *question_leaves.entry(question).or_insert_with(|| {
                                    leaves.push(lone_question(library, question, asked, &mut steps_to));
                                    leaves.len() - 1
                                })
                            }
                        };
                        let essential = need.role == Role::Essential;
                        let of = &leaves[leaf];
                        Some(PreparedNeed {
                            leaf,
                            weight: need.weight,
                            essential,
                            reverse: need.reverse,
                            cap_step: essential.then(|| 1.0 / f64::from(of.top)),
                            targets: of.targets.map(|target| target.map(|target| f64::from(target) / f64::from(of.top))),
                        })
                    });
                    let needs = needs.collect();
                    PreparedNode {
                        weight: node.weight,
                        aggregate: node.aggregate,
                        cap: node.cap,
                        missing: node.missing,
                        round: node.round,
                        scale: node.scale,
                        children: std::mem::take(&mut children[position]),
                        needs,
                        one_profile: false,
                    }
                });
                PreparedTree::of(nodes.collect())
            })
            .collect();
        Self { order: order(&questions), questions, leaves, trees, question_leaves }
    }

    /// Scores a sheet.
    #[must_use]
    pub fn score(&self, sheet: &Sheet) -> Assessment {
        let mut assessment = Assessment::default();
        self.score_into(sheet, &mut assessment);
        assessment
    }

    /// The same into an assessment that is already there, whose memory is used again.
    pub fn score_into(&self, sheet: &Sheet, assessment: &mut Assessment) {
        self.score_with(sheet, Wanted::Everything, assessment, &mut Scratch::default());
    }

    /// The same for one sheet after the other: `scratch` keeps the working memory between them, and what is not wanted is left out.
    pub fn score_with(&self, sheet: &Sheet, wanted: Wanted, assessment: &mut Assessment, scratch: &mut Scratch) {
        match wanted {
            Wanted::Everything => self.scored::<true>(sheet, assessment, scratch),
            Wanted::Figures => self.scored::<false>(sheet, assessment, scratch),
        }
    }

    fn scored<const FULL: bool>(&self, sheet: &Sheet, assessment: &mut Assessment, scratch: &mut Scratch) {
        const NOT_ASKED: QuestionScore = QuestionScore {
            state: QuestionState::NotAsked,
            readings: Readings { evidenced: 0.0, claimed: 0.0, potential: 0.0 },
            value: 0.0,
            levels: (0, 0),
            supported: false,
        };
        // Every score is replaced before another one looks at it, so those of the sheet before may stay until then.
        if assessment.questions.len() != self.questions.len() {
            assessment.questions.clear();
            assessment.questions.resize(self.questions.len(), NOT_ASKED);
        }
        for position in &self.order {
            let score = question::score(&self.questions[*position], &sheet.cells[*position], &assessment.questions, &sheet.cells);
            assessment.questions[*position] = score;
        }
        self.combined::<FULL>(assessment, scratch);
    }

    /// Scores a sheet as if open questions were answered, without evidence: `best` says of each by position whether it is taken at 1
    /// or at 0; none leaves it open. What hangs on an open condition is open with it, and settled by what stands for itself.
    #[must_use]
    pub fn score_settled(&self, sheet: &Sheet, best: impl Fn(usize) -> Option<bool>) -> Assessment {
        let mut assessment = self.score(sheet);
        for (position, (score, prepared)) in assessment.questions.iter_mut().zip(&self.questions).enumerate() {
            let (QuestionState::Open(_), Some(best)) = (score.state, best(position)) else { continue };
            let value = f64::from(u8::from(best));
            let level = if best { prepared.top.unwrap_or(0) } else { 0 };
            *score = QuestionScore {
                state: QuestionState::Answered,
                readings: Readings { evidenced: 0.0, claimed: value, potential: value },
                value,
                levels: (level, 0),
                supported: false,
            };
        }
        self.combined::<true>(&mut assessment, &mut Scratch::default());
        assessment
    }

    /// From the questions to leaves and nodes.
    fn combined<const FULL: bool>(&self, assessment: &mut Assessment, scratch: &mut Scratch) {
        if assessment.leaves.len() != self.leaves.len() {
            assessment.leaves = self.leaves.iter().map(leaf::blank).collect();
        }
        for (prepared, leaf) in self.leaves.iter().zip(&mut assessment.leaves) {
            leaf::score::<FULL>(prepared, &assessment.questions, leaf);
        }
        self.trees_scored::<FULL>(assessment, scratch);
    }

    /// Scores the nodes once more from leaves as they stand, for whoever has changed those.
    pub fn score_trees(&self, assessment: &mut Assessment) {
        self.trees_scored::<true>(assessment, &mut Scratch::default());
    }

    fn trees_scored<const FULL: bool>(&self, assessment: &mut Assessment, scratch: &mut Scratch) {
        assessment.frameworks.resize_with(self.trees.len(), Vec::new);
        for (position, (prepared, nodes)) in self.trees.iter().zip(&mut assessment.frameworks).enumerate() {
            if !FULL && scratch.left_out.get(position) == Some(&true) {
                nodes.clear();
                continue;
            }
            tree::score::<FULL>(prepared, &assessment.leaves, nodes, scratch);
        }
    }

    /// Position among the leaves of a question that hangs on a node alone.
    #[must_use]
    pub fn question_leaf(&self, question: usize) -> Option<usize> {
        self.question_leaves.get(&question).copied()
    }

    /// The value of every node of every framework with every capability at its target (chosen profile).
    ///
    /// Capabilities without a target stay as they are, and what left the sum stays out of it.
    #[must_use]
    pub fn at_target(&self, assessment: &Assessment) -> Vec<Vec<f64>> {
        let mut leaves = assessment.leaves.clone();
        for leaf in &mut leaves {
            if let Some(target) = leaf.targets[1] {
                let value = f64::from(target) / f64::from(leaf.top);
                leaf.readings = Readings { evidenced: value, claimed: value, potential: value };
                // With a score of its own, nothing under it is missing any more.
                leaf.answered = leaf.answered.max(1);
            }
        }
        let mut scratch = Scratch::default();
        let mut nodes = Vec::new();
        self.trees
            .iter()
            .map(|prepared| {
                tree::score::<false>(prepared, &leaves, &mut nodes, &mut scratch);
                nodes.iter().map(|node| node.readings.claimed).collect()
            })
            .collect()
    }
}

fn lone_question(library: &Library, question: usize, asked: &Asked, steps_to: &mut impl FnMut(u8) -> Arc<[f64]>) -> PreparedLeaf {
    let top = match library.questions[question].kind {
        QuestionKind::Level { top, .. } => top.max(1),
        _ => library.scales.first().map_or(4, crate::model::Scale::top),
    };
    PreparedLeaf {
        of: LeafOf::Question(question),
        asked: asked.questions[question],
        top,
        steps: steps_to(top),
        level: None,
        facts: Vec::new(),
        plain: vec![(question, 1.0)],
        targets: [None; 2],
    }
}

fn prepare_question(library: &Library, question: &Question, asked: bool) -> PreparedQuestion {
    let mut top = None;
    let kind = match &question.kind {
        QuestionKind::Level { top: highest, .. } => {
            let highest = (*highest).max(1);
            top = Some(highest);
            Kind::Level(f64::from(highest))
        }
        QuestionKind::Choice { options } => Kind::Values(options.iter().map(|option| option.value).collect()),
        QuestionKind::YesNo { yes, partly, no } => Kind::Values(vec![*no, partly.unwrap_or(0.0), *yes]),
        QuestionKind::Checklist { options } => {
            let weights: Vec<f64> = options.iter().map(|option| option.weight).collect();
            let sum = weights.iter().sum();
            Kind::Checklist(weights, sum)
        }
        QuestionKind::Number { from, to, logarithm, .. } => Kind::Number { from: *from, to: *to, logarithm: *logarithm },
        QuestionKind::Text => Kind::Text,
    };
    PreparedQuestion {
        kind,
        asked,
        when: question.when.iter().filter_map(|condition| prepare_condition(library, condition)).collect(),
        exclude: question.otherwise == Otherwise::Exclude,
        not_applicable_zero: question.not_applicable == NotApplicable::Zero,
        top,
    }
}

pub(super) fn prepare_condition(library: &Library, condition: &Condition) -> Option<PreparedCondition> {
    let question = library.question(&condition.question.id)?;
    let above = &library.questions[question];
    let number = |at: usize| u32::try_from(at).map_or(f64::INFINITY, f64::from);
    let option = |id: &str| match &above.kind {
        QuestionKind::Choice { options } => options.iter().position(|option| option.id.as_str() == id).map(number),
        QuestionKind::YesNo { .. } => ["no", "partly", "yes"].iter().position(|word| *word == id).map(number),
        QuestionKind::Level { .. } => id.parse().ok(),
        _ => None,
    };
    let test = match &condition.test {
        Test::AtLeast(least) => PreparedTest::AtLeast(*least),
        Test::AtMost(most) => PreparedTest::AtMost(*most),
        Test::Is(words) => PreparedTest::Among(words.iter().filter_map(|word| option(word)).collect()),
        Test::Includes(id) => {
            let QuestionKind::Checklist { options } = &above.kind else { return None };
            let position = options.iter().position(|option| option.id.as_str() == id)?;
            PreparedTest::Includes(if position < 64 { 1 << position } else { 0 })
        }
    };
    Some(PreparedCondition { question, test })
}

/// An order in which conditions come first; definition order where nothing else decides.
fn order(questions: &[PreparedQuestion]) -> Vec<usize> {
    let mut placed = vec![false; questions.len()];
    let mut order = Vec::with_capacity(questions.len());
    for start in 0..questions.len() {
        let mut stack = vec![start];
        while let Some(at) = stack.last().copied() {
            let waits_for =
                questions[at].when.iter().map(|condition| condition.question).find(|above| !placed[*above] && !stack.contains(above));
            match waits_for {
                Some(above) if !placed[at] => stack.push(above),
                _ => {
                    if !placed[at] {
                        placed[at] = true;
                        order.push(at);
                    }
                    stack.pop();
                }
            }
        }
    }
    order
}
