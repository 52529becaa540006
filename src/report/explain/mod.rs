//! One figure down to the answers it comes from.
//!
//! Everything is told so that it can be recomputed by hand; where the scorer has a figure, that figure is shown.

mod action;
mod averaged;
mod capability;
mod every_answer;
mod every_figure;
mod evidence;
mod find;
mod gated;
mod intervention;
mod intervention_rank;
mod next_step;
mod node;
mod node_rating;
mod node_target;
mod node_value;
mod parts;
mod phrase;
mod question;
mod question_value;
#[cfg(test)]
mod tests;
mod used_by;

pub(in crate::report) use action::{ActionStatus, action_status};
pub(in crate::report) use every_answer::every_answer;
pub(in crate::report) use every_figure::{capabilities, views};
pub(in crate::report) use evidence::register;
pub(in crate::report) use used_by::places;

use super::document::Document;
use super::subject::Subject;
use find::Target;

/// Whether an explanation stands alone, or among many whose methods and headings are told once, above them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Alone,
    Among,
}

impl Setting {
    fn alone(self) -> bool {
        self == Self::Alone
    }
}

/// Why nothing can be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unexplained {
    /// There is nothing of this id; the nearest one, where one is near enough.
    Unknown(Option<String>),
    /// Several things have this id; how each is written in full.
    Ambiguous(Vec<String>),
}

/// Explains a capability, node, question, action or intervention by id.
///
/// A node is written `FRAMEWORK/NODE` or by its own id; `capability:ID`, `node:ID`, `question:ID`, `action:ID` and
/// `intervention:ID` name one kind alone.
///
/// # Errors
/// Where nothing or more than one thing has this id.
pub fn explain(subject: Subject<'_>, id: &str) -> Result<Document, Unexplained> {
    Ok(match find::find(subject.library, id)? {
        Target::Capability(position) => capability::document(subject, position),
        Target::Node(framework, node) => node::document(subject, framework, node),
        Target::Question(position) => question::document(subject, position),
        Target::Intervention(position) => intervention::document(subject, position),
        Target::Action(position) => action::document(subject, position),
    })
}
