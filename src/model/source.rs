//! Where a definition comes from, and how sure that is.

use serde::Serialize;

/// How a source was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The document itself was read.
    Document,
    /// A public page about the document was read.
    PublicSource,
    /// Well established, but not checked against the document.
    GeneralKnowledge,
    /// Made by this project from published texts.
    Derived,
}

/// The source of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Document symbol and paragraph, or a description.
    pub text: String,
    /// How the source was used.
    pub kind: SourceKind,
    /// Whether somebody checked the record against the document.
    pub verified: bool,
}
