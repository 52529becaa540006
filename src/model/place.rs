//! Where in the user's files something stands.

/// A stretch of bytes in one of the files that were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// Number of the file in the source map, counted from 0 in the order of reading.
    pub file: u32,
    /// First byte, counted from 0.
    pub start: u32,
    /// First byte after the stretch.
    pub end: u32,
}
