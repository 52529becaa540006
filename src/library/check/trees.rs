//! Trees of frameworks: what each node must have and must not have.

use super::{Check, rings};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Aggregate, Cap, Framework, FrameworkKind, NeedOf, Node, Role};
use std::collections::BTreeMap;

/// The most essential needs that an element may have.
const MOST_ESSENTIAL_OF_ELEMENT: usize = 5;
/// The most essential needs that a phase of a scenario may have.
const MOST_ESSENTIAL_OF_PHASE: usize = 7;
/// The fewest needs that an element or phase may have.
const FEWEST_NEEDS: usize = 2;

pub(super) fn check(check: &mut Check<'_>) {
    for framework in &check.library.frameworks {
        nodes(check, framework);
        match framework.kind {
            FrameworkKind::Norms | FrameworkKind::Lens => elements(check, framework, MOST_ESSENTIAL_OF_ELEMENT, true),
            FrameworkKind::Scenario => elements(check, framework, MOST_ESSENTIAL_OF_PHASE, false),
            FrameworkKind::Pillars | FrameworkKind::Index => {}
        }
    }
    prerequisites(check);
}

fn nodes(check: &mut Check<'_>, framework: &Framework) {
    let children = framework.children();
    for (position, node) in framework.nodes.iter().enumerate() {
        let has_children = !children[position].is_empty();
        if !has_children && node.needs.is_empty() {
            check.push(Diagnostic::new(Code::EmptyNode, node.place).with("id", node.id.as_str()));
        }
        let misplaced = node.cap == Cap::WeakestEssential
            && (node.aggregate != Aggregate::Mean || has_children || !node.needs.iter().any(|need| need.role == Role::Essential));
        if misplaced {
            check.push(Diagnostic::new(Code::CapMisplaced, node.place).with("id", node.id.as_str()));
        }
        let mut seen: BTreeMap<String, crate::model::Place> = BTreeMap::new();
        for need in &node.needs {
            if let Some(before) = seen.insert(name(&need.of), need.place) {
                check.push(
                    Diagnostic::new(Code::NeedTwice, need.place).with("id", node.id.as_str()).with("need", name(&need.of)).related(before),
                );
            }
        }
    }
}

fn name(of: &NeedOf) -> String {
    match of {
        NeedOf::Capability(id) => id.0.clone(),
        NeedOf::Question(id) => id.0.clone(),
    }
}

fn elements(check: &mut Check<'_>, framework: &Framework, most: usize, told_apart: bool) {
    let mut seen: BTreeMap<Vec<(String, u64)>, &Node> = BTreeMap::new();
    for node in framework.nodes.iter().filter(|node| !node.needs.is_empty()) {
        let essential = node.needs.iter().filter(|need| need.role == Role::Essential).count();
        let id = node.id.as_str();
        if essential == 0 {
            check.push(Diagnostic::new(Code::NoEssential, node.place).with("id", id));
        }
        if essential > most {
            check.push(Diagnostic::new(Code::TooManyEssential, node.place).with("id", id).with("found", essential).with("most", most));
        }
        if node.needs.len() < FEWEST_NEEDS {
            check.push(Diagnostic::new(Code::TooFewNeeds, node.place).with("id", id).with("found", node.needs.len()));
        }
        if told_apart {
            let mut signature: Vec<(String, u64)> = node.needs.iter().map(|need| (name(&need.of), need.weight.to_bits())).collect();
            signature.sort();
            if let Some(before) = seen.insert(signature, node) {
                check.push(
                    Diagnostic::new(Code::SameNeeds, node.place).with("id", id).with("other", before.id.as_str()).related(before.place),
                );
            }
        }
    }
}

fn prerequisites(check: &mut Check<'_>) {
    let library = check.library;
    let found = rings(library.capabilities.len(), |at| {
        library.capabilities[at].requires.iter().filter_map(|requires| library.capability(&requires.capability.id)).collect()
    });
    for members in found {
        let names: Vec<&str> = members.iter().map(|member| library.capabilities[*member].id.as_str()).collect();
        let first = &library.capabilities[members[0]];
        check.push(Diagnostic::new(Code::PrerequisiteCycle, first.place).with("members", names.join(" → ")));
    }
}
