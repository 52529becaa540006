//! What is wrong or doubtful in a file, as values: code, place, and what goes into the words.
//!
//! This room prints nothing and knows no file format. The words of every code stand in `words/`.

mod code;
mod render;

pub use code::{Code, Severity};
pub use render::{RenderOptions, Said, render, said, summary_line};

use crate::model::Place;
use crate::words::Argument;

/// One finding about one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// The place it is about; none where it is about no file.
    pub place: Option<Place>,
    /// A second place that explains it.
    pub related: Option<Place>,
    /// What goes into its words, by name.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The nearest valid name, where the finding is a name that is not known.
    pub nearest: Option<String>,
}

impl Diagnostic {
    /// A finding about a place.
    #[must_use]
    pub fn new(code: Code, place: Place) -> Self {
        Self { code, place: Some(place), related: None, arguments: Vec::new(), nearest: None }
    }

    /// A finding about the whole, not about a place.
    #[must_use]
    pub fn without_place(code: Code) -> Self {
        Self { code, place: None, related: None, arguments: Vec::new(), nearest: None }
    }

    /// The same with a value for its words.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn related(mut self, place: Place) -> Self {
        self.related = Some(place);
        self
    }

    /// The same with the nearest valid name.
    #[must_use]
    pub fn nearest(mut self, name: Option<&str>) -> Self {
        self.nearest = name.map(str::to_owned);
        self
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Sorts findings by place, then by code, and takes out repetitions.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by_key(|finding| (finding.place.is_none(), finding.place, finding.code));
    findings.dedup();
}
