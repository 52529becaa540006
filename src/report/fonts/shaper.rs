//! Text as glyphs with their places.

use super::Face;
use harfrust::{Buffer, BufferFlags, Direction, Feature, GlyphId, ShapeOptions, ShapePlan, ShapePlanKey, ShaperFont, Tag, shape};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;
use unicode_bidi::{BidiInfo, Level};

/// Stands where no face has a character.
pub(crate) const REPLACEMENT: char = '\u{fffd}';

/// A glyph with its place; measures are parts of the size of the type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// Its number in the font.
    pub(crate) id: u16,
    /// The byte of the text at which what it shows begins.
    cluster: u32,
    /// How far the next glyph lies from this one.
    advance: f32,
    /// How far it is moved from its place: to the right and upwards.
    offset: [f32; 2],
}

impl Glyph {
    /// The byte of the text at which what it shows begins.
    pub(crate) fn cluster(&self) -> usize {
        usize::try_from(self.cluster).unwrap_or(0)
    }

    /// How far the next glyph lies from this one.
    pub(crate) fn advance(&self) -> f64 {
        f64::from(self.advance)
    }

    /// How far it is moved from its place: to the right and upwards.
    pub(crate) fn offset(&self) -> [f64; 2] {
        self.offset.map(f64::from)
    }
}

/// Glyphs of one face, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// The face.
    pub(crate) face: Face,
    /// The glyphs.
    pub(crate) glyphs: Box<[Glyph]>,
}

/// A text of one direction, shaped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shaped {
    /// The text; characters that no face has are replaced.
    pub(crate) text: Box<str>,
    /// Its runs, from left to right.
    pub(crate) runs: Box<[Run]>,
    /// Its width as a part of the size of the type.
    pub(crate) width: f64,
}

/// Shapes texts and remembers what it has shaped, and which characters no face has.
pub(crate) struct Shaper {
    fonts: [ShaperFont<'static, 'static>; 3],
    plans: RefCell<[Vec<ShapePlan>; 3]>,
    /// By boldness and direction. Only looked up, never walked through, so its order is nobody's business.
    words: [RefCell<HashMap<Box<str>, Rc<Shaped>>>; 4],
    missing: RefCell<BTreeSet<char>>,
    buffer: RefCell<Buffer>,
}

impl Shaper {
    /// A shaper that has seen nothing.
    pub(crate) fn new() -> Self {
        Self {
            fonts: Face::ALL.map(|face| ShaperFont::new(face.font())),
            plans: RefCell::default(),
            words: Default::default(),
            missing: RefCell::default(),
            buffer: RefCell::new(Buffer::new()),
        }
    }

    /// A text of one line, its parts from left to right, whatever the directions of its scripts.
    pub(crate) fn shape(&self, text: &str, bold: bool) -> Vec<Rc<Shaped>> {
        if !turns(text) {
            return words(text).map(|word| self.part(word, bold, false)).collect();
        }
        let bidi = BidiInfo::new(text, None);
        let mut parts = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let right_to_left = levels.get(run.start).is_some_and(Level::is_rtl);
                let from = parts.len();
                parts.extend(words(text.get(run).unwrap_or_default()).map(|word| self.part(word, bold, right_to_left)));
                if right_to_left {
                    parts[from..].reverse();
                }
            }
        }
        parts
    }

    /// The width in points of a text of one line, of a size in points.
    pub(crate) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        if turns(text) {
            return self.shape(text, bold).iter().map(|part| part.width).sum::<f64>() * size;
        }
        words(text).map(|word| self.part(word, bold, false).width).sum::<f64>() * size
    }

    /// A word or a part of one, of one direction.
    pub(crate) fn part(&self, text: &str, bold: bool, right_to_left: bool) -> Rc<Shaped> {
        let [plain, heavy, plain_back, heavy_back] = &self.words;
        let words = match (bold, right_to_left) {
            (false, false) => plain,
            (true, false) => heavy,
            (false, true) => plain_back,
            (true, true) => heavy_back,
        };
        if let Some(known) = words.borrow().get(text) {
            return Rc::clone(known);
        }
        let shaped = Rc::new(self.shaped(text, bold, right_to_left));
        words.borrow_mut().insert(text.into(), Rc::clone(&shaped));
        shaped
    }

    /// The characters seen so far that no face has, and that were replaced.
    pub(crate) fn missing(&self) -> BTreeSet<char> {
        self.missing.borrow().clone()
    }

    /// The glyph that a face gives a character where nothing else asks for another one.
    pub(crate) fn nominal(&self, face: Face, c: char) -> Option<u16> {
        // proof: there is a font for each face
        #[allow(clippy::indexing_slicing)]
        self.fonts[face.index()].nominal_glyph(u32::from(c)).and_then(|glyph| u16::try_from(glyph.to_u32()).ok())
    }

    /// The width that a glyph has by itself, in thousandths of the size.
    pub(crate) fn advance(&self, face: Face, glyph: u16) -> u16 {
        // proof: there is a font for each face
        #[allow(clippy::indexing_slicing)]
        let advance = self.fonts[face.index()].glyph_h_advance(GlyphId::from(glyph));
        u16::try_from(advance).unwrap_or(0)
    }

    /// The first character whose glyph this is where nothing else asks for another one.
    pub(crate) fn character(&self, face: Face, glyph: u16) -> Option<char> {
        let glyph = GlyphId::from(glyph);
        let codes = face.font().charmap().unicodes().filter(|(_, of)| *of == glyph).map(|(code, _)| code);
        codes.min().and_then(char::from_u32)
    }

    fn shaped(&self, text: &str, bold: bool, right_to_left: bool) -> Shaped {
        let text = self.covered(text, bold);
        let mut runs: Vec<Run> = Vec::new();
        for (face, range) in self.faces(&text, bold) {
            let glyphs = self.glyphs(&text, range, face, right_to_left);
            runs.push(Run { face, glyphs: glyphs.into() });
        }
        if right_to_left {
            runs.reverse();
        }
        let width = runs.iter().flat_map(|run| &run.glyphs).map(Glyph::advance).sum();
        Shaped { text: text.into(), runs: runs.into(), width }
    }

    /// The text with a replacement for each character that no face has.
    fn covered(&self, text: &str, bold: bool) -> String {
        let fine = |c: char| invisible(c) || Face::fallbacks(bold).iter().any(|face| self.nominal(*face, c).is_some());
        let covered = |c: char| {
            if c.is_control() {
                return ' ';
            }
            if fine(c) {
                return c;
            }
            self.missing.borrow_mut().insert(c);
            REPLACEMENT
        };
        text.chars().map(covered).collect()
    }

    /// Which parts of a text are set in which face. What joins itself to a character stays with it where that can be.
    fn faces(&self, text: &str, bold: bool) -> Vec<(Face, Range<usize>)> {
        let faces = Face::fallbacks(bold);
        let mut parts: Vec<(Face, Range<usize>)> = Vec::new();
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let last = parts.last().map(|(face, _)| *face);
            let stays = last.filter(|face| invisible(c) || (joins(c) && self.nominal(*face, c).is_some()));
            let first = || faces.iter().copied().find(|face| self.nominal(*face, c).is_some());
            let face = stays.or_else(first).or(last).unwrap_or(Face::Regular);
            match parts.last_mut() {
                Some((current, range)) if *current == face => range.end = end,
                _ => parts.push((face, at..end)),
            }
        }
        parts
    }

    fn glyphs(&self, text: &str, range: Range<usize>, face: Face, right_to_left: bool) -> Vec<Glyph> {
        let start = u32::try_from(range.start).unwrap_or(u32::MAX);
        let mut buffer = self.buffer.take();
        buffer.clear();
        buffer.push_str(text.get(range).unwrap_or_default());
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        buffer.guess_segment_properties();
        buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
        // A ligature of Latin letters is more often lost on copying than missed by a reader.
        let features = [Feature::new(Tag::new(b"liga"), 0, ..)];
        let script = buffer.script();
        // proof: there is a font and a list of plans for each face
        #[allow(clippy::indexing_slicing)]
        let (font, plans) = (&self.fonts[face.index()], &mut self.plans.borrow_mut()[face.index()]);
        let key = ShapePlanKey::new(face.font(), script, buffer.direction()).features(&features);
        let at = plans.iter().position(|plan| key.matches(plan)).unwrap_or_else(|| {
            plans.push(ShapePlan::new(face.font(), buffer.direction(), script, None, &features));
            plans.len() - 1
        });
        let done = shape(font, &mut buffer, ShapeOptions::new().plan(plans.get(at)).features(&features));
        let mut glyphs = Vec::new();
        if done.is_ok() {
            glyphs.extend(buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(|(glyph, place)| Glyph {
                id: u16::try_from(glyph.glyph_id).unwrap_or(0),
                cluster: start.saturating_add(glyph.cluster),
                advance: em(place.x_advance),
                offset: [em(place.x_offset), em(place.y_offset)],
            }));
        }
        self.buffer.replace(buffer);
        glyphs
    }
}

/// A measure of a font as a part of the size of the type; an em has a thousand units, so no digit that matters is lost.
fn em(units: i32) -> f32 {
    #[allow(clippy::cast_possible_truncation)]
    let part = (f64::from(units) / 1000.0) as f32;
    part
}

/// Words, each with the space after it. Shaping them one by one is what makes remembering worthwhile.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ')
}

/// Whether a text may have parts that run from right to left: no script below Hebrew does.
pub(crate) fn turns(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{590}' && matches!(u32::from(c), 0x590..=0x8ff | 0x200f | 0x2067 | 0x2068 | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff))
}

/// Characters that only steer what is around them.
fn invisible(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x34f | 0x61c | 0x180b..=0x180f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0xe0000..=0xe0fff)
}

/// Marks that stand above or below the character before them.
fn joins(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x483..=0x489 | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe20..=0xfe2f)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(parts: &[Rc<Shaped>]) -> Vec<&str> {
        parts.iter().map(|part| &*part.text).collect()
    }

    #[test]
    fn shapes_three_scripts_and_their_marks() {
        let shaper = Shaper::new();
        for text in ["AV", "Αθήνα", "Україна", "e\u{301}", "x\u{301}"] {
            let part = shaper.part(text, false, false);
            assert!(part.width > 0.3, "{text}: {part:?}");
            assert!(part.runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0), "{text}");
        }
        let kerned = shaper.part("AV", false, false).width;
        let alone = shaper.part("A", false, false).width + shaper.part("V", false, false).width;
        assert!(kerned < alone, "{kerned} {alone}");
        // A mark takes no room of its own.
        assert!((shaper.part("x\u{301}", false, false).width - shaper.part("x", false, false).width).abs() < 1e-9);
        assert!(shaper.missing().is_empty());
    }

    #[test]
    fn signs_come_from_the_fallback_face() {
        let shaper = Shaper::new();
        let part = shaper.part("a→b", true, false);
        let faces: Vec<Face> = part.runs.iter().map(|run| run.face).collect();
        assert_eq!(faces, [Face::Bold, Face::Maths, Face::Bold]);
    }

    #[test]
    fn what_no_face_has_is_replaced_and_told() {
        let shaper = Shaper::new();
        assert_eq!(texts(&shaper.shape("a 国 家\u{200d}b", false)), ["a ", "\u{fffd} ", "\u{fffd}\u{200d}b"]);
        assert_eq!(shaper.missing().into_iter().collect::<String>(), "国家");
        let replaced = shaper.part("国", false, false);
        assert!(replaced.width > 0.0 && replaced.runs[0].glyphs[0].id != 0);
    }

    #[test]
    fn invisible_characters_have_no_glyph() {
        let shaper = Shaper::new();
        assert!((shaper.width("a\u{200b}b\u{ad}\u{feff}", 10.0, false) - shaper.width("ab", 10.0, false)).abs() < 0.2);
        assert!(shaper.missing().is_empty());
    }

    #[test]
    fn parts_of_both_directions_stand_in_the_order_of_the_eye() {
        // No face has these letters yet; the order is that of their replacements, with the Latin words in place.
        let shaper = Shaper::new();
        let parts = shaper.shape("one \u{5d0}\u{5d1} \u{5d2} two", false);
        assert_eq!(texts(&parts), ["one ", "\u{fffd}", "\u{fffd}\u{fffd} ", " ", "two"]);
    }

    #[test]
    fn the_same_word_is_shaped_once() {
        let shaper = Shaper::new();
        assert!(Rc::ptr_eq(&shaper.part("word", false, false), &shaper.part("word", false, false)));
        assert!(
            (shaper.width("a b", 12.0, false) - 12.0 * (shaper.part("a ", false, false).width + shaper.part("b", false, false).width))
                .abs()
                < 1e-9
        );
    }
}
