//! The glyphs that a document uses, which become the subsets of its fonts.

use crate::report::fonts::{Face, Glyph, Shaped, Shaper};
use subsetter::GlyphRemapper;

/// What one face shows in a document.
pub(super) struct Used {
    pub(super) face: Face,
    /// New numbers of the glyphs, in the order in which they were first used.
    pub(super) remapper: GlyphRemapper,
    /// New number, width in thousandths of the size and text of each glyph, in the same order.
    pub(super) glyphs: Vec<(u16, u16, String)>,
}

/// The glyphs of all faces.
pub(super) struct Glyphs<'a> {
    shaper: &'a Shaper,
    pub(super) faces: Vec<Used>,
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(shaper: &'a Shaper) -> Self {
        let none = |face| Used { face, remapper: GlyphRemapper::new(), glyphs: Vec::new() };
        Self { shaper, faces: Face::ALL.map(none).into() }
    }

    /// The new number and the width of a glyph of a shaped text, in thousandths of the size.
    pub(super) fn number(&mut self, face: Face, run: &[Glyph], at: usize, shaped: &Shaped) -> (u16, u16) {
        let Some(glyph) = run.get(at) else { return (0, 0) };
        let Some(used) = self.faces.iter_mut().find(|used| used.face == face) else { return (0, 0) };
        if let Some(known) = used.remapper.get(glyph.id) {
            let width = usize::from(known).checked_sub(1).and_then(|at| used.glyphs.get(at)).map_or(0, |(_, width, _)| *width);
            return (known, width);
        }
        let number = used.remapper.remap(glyph.id);
        let width = self.shaper.advance(face, glyph.id);
        used.glyphs.push((number, width, said(self.shaper, face, run, at, shaped)));
        (number, width)
    }
}

/// What a glyph says, for whoever copies the text.
///
/// A glyph alone for its character says that one, unless it is the glyph of another one: a bracket that was turned
/// round. Of several glyphs for several characters each says its own, and what is left over goes to the last one.
fn said(shaper: &Shaper, face: Face, run: &[Glyph], at: usize, shaped: &Shaped) -> String {
    let Some(glyph) = run.get(at) else { return String::new() };
    let others = shaped.runs.iter().flat_map(|run| &run.glyphs).map(|other| other.cluster());
    let next = others.filter(|cluster| *cluster > glyph.cluster()).min();
    let text = shaped.text.get(glyph.cluster()..next.unwrap_or(shaped.text.len())).unwrap_or_default();
    let first = run.iter().take(at).filter(|other| other.cluster() == glyph.cluster()).count();
    let all = run.iter().filter(|other| other.cluster() == glyph.cluster()).count();
    let said: String = match text.chars().nth(first) {
        None => String::new(),
        Some(c) if all == 1 && text.chars().count() == 1 => match c {
            '\u{a0}' | '\u{2007}' | '\u{202f}' => " ".to_owned(),
            '\u{2011}' => "-".to_owned(),
            c if shaper.nominal(face, c) == Some(glyph.id) => c.to_string(),
            c => shaper.character(face, glyph.id).unwrap_or(c).to_string(),
        },
        Some(_) if all == 1 => text.to_owned(),
        Some(c) if first + 1 < all => c.to_string(),
        Some(_) => text.chars().skip(first).collect(),
    };
    said.chars().filter(|c| !c.is_control() && *c != '\u{200b}').collect()
}
