//! Figures as comma-separated values, one row a node.

use super::figures::{letter, shares};
use super::subject::Subject;
use crate::score::{NodeScore, NodeState, RatingOutcome, band};
use std::fmt::Write as _;

const HEADER: &str = "framework,node,parent,kind,state,evidenced,claimed,potential,max,coverage,asked,\
percent_evidenced,percent_claimed,percent_potential,rating,rating_potential,band,share_claimed\n";

/// All nodes of all frameworks: header and one row a node, fields quoted where they must be, lines ended with `\n`.
///
/// Figures at full precision; `percent_*` are shares from 0 to 1 of the way to the chosen targets; empty where a figure does not exist.
#[must_use]
pub fn nodes_csv(subject: Subject<'_>) -> String {
    let mut text = HEADER.to_owned();
    for (framework, scores) in subject.library.frameworks.iter().zip(&subject.assessment.frameworks) {
        for (node, score) in framework.nodes.iter().zip(scores) {
            let parent = node.parent.map_or("", |parent| framework.nodes[parent].id.as_str());
            let kind = serde_json::to_value(framework.kind).ok();
            let kind = kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or_default();
            let state = serde_json::to_value(score.state).ok();
            let state = state.as_ref().and_then(|state| state.as_str()).unwrap_or_default();
            let fields = [field(framework.id.as_str()), field(node.id.as_str()), field(parent), field(kind), field(state)];
            text.push_str(&fields.join(","));
            figures(&mut text, score);
            let _ = writeln!(text, ",{},{}", field(scored_band(node, score)), share(score));
        }
    }
    text
}

fn figures(text: &mut String, score: &NodeScore) {
    let scored = matches!(score.state, NodeState::Scored | NodeState::Missing);
    let number = |value: f64| if scored { value.to_string() } else { String::new() };
    let optional = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
    let target = score.to_target[1];
    let (rating, up_to) = match score.rating {
        RatingOutcome::Rated { claimed, potential, .. } => (letter(claimed), letter(potential)),
        _ => ("", ""),
    };
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        ",{},{},{},{},{},{},{},{},{},{rating},{up_to}",
        number(score.readings.evidenced),
        number(score.readings.claimed),
        number(score.readings.potential),
        number(score.max),
        optional(score.coverage),
        score.asked,
        optional(target.map(|target| target.evidenced)),
        optional(target.map(|target| target.claimed)),
        optional(target.map(|target| target.potential)),
    );
}

/// The band of a node that has a value; empty where it has none.
fn scored_band<'n>(node: &'n crate::model::Node, score: &NodeScore) -> &'n str {
    match score.state {
        NodeState::Scored | NodeState::Missing => band(node, score),
        NodeState::NotApplicable | NodeState::NotAsked => "",
    }
}

fn share(score: &NodeScore) -> String {
    match score.state {
        NodeState::Scored | NodeState::Missing => shares(score).claimed.to_string(),
        NodeState::NotApplicable | NodeState::NotAsked => String::new(),
    }
}

/// A field, quoted where it holds a comma, a quote or a line break.
pub(super) fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
