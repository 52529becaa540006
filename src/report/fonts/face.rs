//! The fonts that are part of the program.

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Font, GlyphId};
use std::sync::OnceLock;

/// A font that is part of the program. All of them have 1,000 units to the em.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    /// Latin, Greek and Cyrillic, upright.
    Regular,
    /// The same, bold.
    Bold,
    /// Arrows, signs of mathematics and boxes, which both fall back to.
    Maths,
}

/// A part of the outline of a glyph, in units of a thousandth of the em; y grows upwards from the base line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Segment {
    /// Begins a closed contour.
    Move([f32; 2]),
    /// A straight line.
    Line([f32; 2]),
    /// A quadratic curve: its control point and its end.
    Quadratic([f32; 2], [f32; 2]),
    /// A cubic curve: its control points and its end.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// Closes the contour.
    Close,
}

impl Face {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Maths];

    /// The faces to look for a character in, best first. A script is added by a face added here.
    pub(crate) fn fallbacks(bold: bool) -> &'static [Self] {
        if bold { &[Self::Bold, Self::Maths] } else { &[Self::Regular, Self::Maths] }
    }

    /// The font file.
    pub(crate) fn data(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("NotoSans-Bold.ttf"),
            Self::Maths => include_bytes!("NotoSansMath-Regular.ttf"),
        }
    }

    /// The name that the font has.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Regular => "NotoSans-Regular",
            Self::Bold => "NotoSans-Bold",
            Self::Maths => "NotoSansMath-Regular",
        }
    }

    /// Its place in [`Face::ALL`].
    pub(super) fn index(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Bold => 1,
            Self::Maths => 2,
        }
    }

    /// The font, read once.
    pub(super) fn font(self) -> &'static Font {
        static FONTS: [OnceLock<Font>; 3] = [const { OnceLock::new() }; 3];
        // proof: the files are part of the program, and a test reads each of them
        #[allow(clippy::expect_used, clippy::indexing_slicing)]
        FONTS[self.index()].get_or_init(|| Font::new(self.data(), 0).expect("readable"))
    }

    /// The outline of a glyph; empty where the glyph has none.
    pub(crate) fn outline(self, glyph: u16) -> Vec<Segment> {
        let mut outline = Outline(Vec::new());
        if let Some(drawn) = self.font().outline_glyphs().get(GlyphId::from(glyph)) {
            // A glyph that cannot be drawn shows nothing, like one without an outline.
            let _ = drawn.draw(&DrawOptions::new(), DrawMemory::default(), &mut outline);
        }
        outline.0
    }
}

struct Outline(Vec<Segment>);

impl PathSink for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Move([x, y]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Line([x, y]));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.push(Segment::Quadratic([cx0, cy0], [x, y]));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.push(Segment::Cubic([cx0, cy0], [cx1, cy1], [x, y]));
    }

    fn close(&mut self) {
        self.0.push(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_can_be_read_and_drawn() {
        for (at, face) in Face::ALL.into_iter().enumerate() {
            assert_eq!(face.index(), at);
            assert_eq!(face.font().units_per_em(), 1000, "{face:?}");
        }
        let glyph = Face::Regular.font().charmap().map_unicode('l').unwrap();
        let outline = Face::Regular.outline(u16::try_from(glyph.to_u32()).unwrap());
        assert!(matches!(outline.first(), Some(Segment::Move(_))));
        assert_eq!(outline.last(), Some(&Segment::Close));
    }
}
