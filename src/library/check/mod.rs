//! Holding the definitions against each other.
//!
//! Errors are found whenever definitions are read; advice (warnings and notes on texts, shares, coverage) only on request.

mod advice;
mod answers;
mod dominated;
mod plans;
mod questions;
mod reach;
mod references;
mod trees;

pub use advice::{advice, effective_shares, objective_shares};
pub use answers::{PassedPrerequisite, claims_past_prerequisites};

use super::Library;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Reference;
use crate::text::nearest;

/// Everything that makes a set of definitions unusable.
pub(super) fn errors(library: &mut Library, findings: &mut Vec<Diagnostic>) {
    let mut check = Check { library, findings };
    references::check(&mut check);
    trees::check(&mut check);
    questions::check(&mut check);
    plans::check(&mut check);
}

/// A library under inspection, with what was found so far.
pub(super) struct Check<'a> {
    pub(super) library: &'a Library,
    pub(super) findings: &'a mut Vec<Diagnostic>,
}

impl<'a> Check<'a> {
    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Tells of a reference that leads nowhere, with the nearest id of what it could have meant.
    fn known<I: AsRef<str>>(
        &mut self,
        what: &'static str,
        reference: &Reference<I>,
        exists: bool,
        candidates: impl Iterator<Item = &'a str>,
    ) {
        let id = reference.id.as_ref();
        if !exists && !id.is_empty() {
            self.findings
                .push(Diagnostic::new(Code::UnknownId, reference.place).with("id", id).with("what", what).nearest(nearest(id, candidates)));
        }
    }
}

macro_rules! as_str_refs {
    ($($name:ident),*) => {$(
        impl AsRef<str> for crate::model::$name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    )*};
}
as_str_refs!(ScaleId, PillarId, CapabilityId, FrameworkId, NodeId, QuestionnaireId, SectionId, QuestionId, InterventionId, ProfileId);

/// How many rings of one kind are told of at once.
const MOST_RINGS: usize = 20;

/// Finds rings in a graph of `count` things, each as the list of its members in order, the first one by position first.
pub(super) fn rings(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Colour {
        New,
        Open,
        Done,
    }
    let mut colour = vec![Colour::New; count];
    let mut found = Vec::new();
    for start in 0..count {
        if colour[start] != Colour::New {
            continue;
        }
        // An explicit stack, so that a long chain in a hostile file cannot exhaust the program's own.
        let mut path: Vec<(usize, Vec<usize>)> = vec![(start, next(start))];
        colour[start] = Colour::Open;
        while let Some((at, rest)) = path.last_mut() {
            match rest.pop() {
                None => {
                    colour[*at] = Colour::Done;
                    path.pop();
                }
                Some(to) if colour[to] == Colour::Open => {
                    let from = path.iter().position(|(member, _)| *member == to).unwrap_or(0);
                    found.push(path[from..].iter().map(|(member, _)| *member).collect());
                    if found.len() == MOST_RINGS {
                        return found;
                    }
                }
                Some(to) if colour[to] == Colour::New => {
                    colour[to] = Colour::Open;
                    path.push((to, next(to)));
                }
                Some(_) => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::rings;

    #[test]
    fn finds_rings_and_only_rings() {
        let edges = [vec![1], vec![2], vec![1, 3], vec![]];
        assert_eq!(rings(4, |at| edges[at].clone()), [[1, 2]]);
        let tree = [vec![1, 2], vec![3], vec![3], vec![]];
        assert!(rings(4, |at| tree[at].clone()).is_empty());
        assert!(rings(100_000, |at| if at + 1 < 100_000 { vec![at + 1] } else { vec![] }).is_empty());
        let two = [vec![1], vec![0], vec![3], vec![2]];
        assert_eq!(rings(4, |at| two[at].clone()), [[0, 1], [2, 3]]);
    }
}
