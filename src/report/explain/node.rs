//! A node of a framework: what it is made of and what it comes to.

use super::Setting;
use super::find::node_form;
use super::parts::{Part, PartOf, parts, share_weight};
use super::phrase::{head, leaf_state, percent_of, plain, source, value};
use super::{action, node_rating, node_target, node_value};
use crate::model::{FrameworkKind, Node};
use crate::report::document::{Block, Document};
use crate::report::figures::{percent_or_dash, rating, shares};
use crate::report::subject::Subject;
use crate::say;
use crate::score::{EQUAL, NodeScore, NodeState, RatingOutcome, band};

/// Explains a node.
pub(super) fn document(subject: Subject<'_>, framework: usize, node: usize) -> Document {
    let words = subject.words;
    let definition = &subject.library.frameworks[framework];
    let here = &definition.nodes[node];
    let score = &subject.assessment.frameworks[framework][node];
    let title = say!(words, "explain-node-title", title = here.title.as_str());
    let mut document = head(subject, title, &node_form(subject.library, framework, node));
    document.paragraph(here.summary.clone());
    document.paragraph(source(here.source.as_ref().unwrap_or(&definition.source), words));
    document.blocks.push(Block::Facts(summary(subject, here, score)));
    arithmetic(&mut document, subject, framework, node, Setting::Alone);
    action::add_for_element(&mut document, subject, framework, node);
    document
}

/// Adds what the node is made of and what it comes to: value, coverage, percent to target, rating.
pub(super) fn arithmetic(document: &mut Document, subject: Subject<'_>, framework: usize, node: usize, setting: Setting) {
    let words = subject.words;
    let definition = &subject.library.frameworks[framework];
    let here = &definition.nodes[node];
    let score = &subject.assessment.frameworks[framework][node];
    let parts = parts(subject, framework, node);
    match score.state {
        NodeState::NotApplicable => document.paragraph(say!(words, "explain-node-not-applicable")),
        NodeState::NotAsked => document.paragraph(say!(words, "explain-node-not-asked")),
        NodeState::Scored | NodeState::Missing => {
            node_value::add(document, subject, framework, node, &parts, setting);
        }
    }
    left_out(document, subject, &parts);
    coverage(document, subject, here, score, &parts, setting);
    // Among many, the way to the targets is told where the report shows it.
    if setting.alone() || definition.kind == FrameworkKind::Norms {
        node_target::add(document, subject, framework, node, &parts, setting);
    }
    node_rating::add(document, subject, framework, node, &parts, setting);
}

fn summary(subject: Subject<'_>, node: &Node, score: &NodeScore) -> Vec<(String, String)> {
    let words = subject.words;
    let mut facts = Vec::new();
    if matches!(score.state, NodeState::Scored | NodeState::Missing) {
        let of_max = say!(
            words,
            "explain-value-of-max",
            value = value(score.readings.claimed),
            max = value(score.max),
            share = percent_of(shares(score).claimed, words)
        );
        facts.push((say!(words, "explain-fact-value"), of_max));
        facts.push((say!(words, "explain-fact-coverage"), percent_or_dash(score.coverage, words)));
    }
    if score.rating != RatingOutcome::NoElement {
        facts.push((say!(words, "explain-fact-rating"), rating(score.rating, words)));
    }
    let band = band(node, score);
    if !band.is_empty() && score.state == NodeState::Scored {
        facts.push((say!(words, "explain-fact-band"), band.to_owned()));
    }
    facts
}

fn left_out(document: &mut Document, subject: Subject<'_>, parts: &[Part]) {
    let words = subject.words;
    let names = parts.iter().filter_map(|part| {
        let state = part.left?;
        Some(say!(words, "explain-left-out-item", name = part.name.as_str(), id = part.id.as_str(), state = leaf_state(state, words)))
    });
    let names: Vec<String> = names.collect();
    if !names.is_empty() {
        document.paragraph(say!(words, "explain-left-out"));
        document.list(names);
    }
}

fn coverage(document: &mut Document, subject: Subject<'_>, node: &Node, score: &NodeScore, parts: &[Part], setting: Setting) {
    let words = subject.words;
    if setting.alone() {
        document.heading(2, say!(words, "explain-coverage"));
        document.list(parts.iter().filter_map(|part| counts_of(subject, part)).collect());
    }
    let covered = parts.iter().filter(|part| part.left.is_none()).filter_map(|part| Some((share_weight(node, part), part.coverage?)));
    let covered: Vec<(f64, f64)> = covered.collect();
    if let Some(share) = score.coverage {
        let formula = mean_formula(&covered);
        let whole = !setting.alone() && covered.iter().all(|(_, share)| (share - 1.0).abs() < EQUAL);
        let key = if whole {
            "annex-coverage-whole"
        } else if setting.alone() {
            "explain-node-coverage"
        } else {
            "explain-node-coverage-among"
        };
        document.paragraph(words.say(key, &[("formula", formula.into()), ("share", percent_of(share, words).into())]));
    }
    if setting.alone() || score.asked < 1.0 - EQUAL {
        let asked: Vec<(f64, f64)> = parts.iter().map(|part| (share_weight(node, part), part.asked)).collect();
        document.paragraph(say!(words, "explain-node-asked", formula = mean_formula(&asked), share = percent_of(score.asked, words)));
    }
    if score.not_assessed {
        document.paragraph(say!(words, "explain-node-not-assessed"));
    }
}

/// Weighted values over the sum of their weights, as it is written down.
fn mean_formula(terms: &[(f64, f64)]) -> String {
    let weights: f64 = terms.iter().map(|(weight, _)| weight).sum();
    let terms: Vec<String> = terms.iter().map(|(weight, value)| super::averaged::term(*weight, *value)).collect();
    ["(", &terms.join(" + "), ") ÷ ", &plain(weights)].concat()
}

/// How many questions of a need are answered.
fn counts_of(subject: Subject<'_>, part: &Part) -> Option<String> {
    let words = subject.words;
    let share = part.coverage.filter(|_| part.left.is_none())?;
    let share = value(share);
    match part.of {
        PartOf::Need(_, leaf) => {
            let leaf = &subject.assessment.leaves[leaf];
            let (answered, all) = (leaf.answered.to_string(), (leaf.answered + leaf.open).to_string());
            Some(say!(words, "explain-part-coverage", name = part.name.as_str(), answered = answered, all = all, share = share))
        }
        PartOf::Node(_) => Some(say!(words, "explain-child-coverage", name = part.name.as_str(), share = share)),
    }
}
