//! How much a gap report tells.

/// How much a gap report tells. The figures are the same at every depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Depth {
    /// One page: where the State stands, what matters most, what to do first, what is not known.
    Brief,
    /// The gap report.
    #[default]
    Full,
    /// The gap report with every answer and the arithmetic of every figure.
    Annex,
}

impl Depth {
    /// All depths, from the least, each with its word.
    pub const ALL: [(&'static str, Self); 3] = [("brief", Self::Brief), ("full", Self::Full), ("annex", Self::Annex)];

    /// The depth of a word; none where no depth has it.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, depth)| *depth)
    }
}
