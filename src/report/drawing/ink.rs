//! The colours of drawings.

/// What a colour is for.
///
/// One row of blues from dark to pale, and one vermillion for targets alone: both ends from the palette of Okabe and
/// Ito, whose blue and vermillion stay apart under every kind of colour blindness. The blues differ in lightness, so
/// they keep their order in grey print too; and wherever two inks meet, a pattern, a dash or a text tells them apart
/// as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Text and marks that must stand out.
    Text,
    /// Text that may step back: scales and legends.
    Muted,
    /// Lines of a scale.
    Grid,
    /// The ground.
    Paper,
    /// Most: what evidence supports, the highest band.
    Deep,
    /// Less: what is claimed.
    Middle,
    /// Least.
    Pale,
    /// A target.
    Target,
}

impl Ink {
    /// All of them.
    pub(crate) const ALL: [Self; 8] =
        [Self::Text, Self::Muted, Self::Grid, Self::Paper, Self::Deep, Self::Middle, Self::Pale, Self::Target];

    /// Red, green and blue on white paper.
    pub(crate) fn rgb(self) -> [u8; 3] {
        match self {
            Self::Text => [0x1a, 0x1a, 0x1a],
            Self::Muted => [0x4d, 0x4d, 0x4d],
            Self::Grid => [0xb8, 0xb8, 0xb8],
            Self::Paper => [0xff, 0xff, 0xff],
            Self::Deep => [0x00, 0x5a, 0x8f],
            Self::Middle => [0x6b, 0xb5, 0xe3],
            Self::Pale => [0xd4, 0xe9, 0xf7],
            Self::Target => [0xc2, 0x4e, 0x00],
        }
    }
}
