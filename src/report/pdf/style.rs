//! Measures and types of a page, in points.

use super::Paper;
use crate::report::document::Layout;
use crate::report::drawing::Ink;

/// A type: how lines of text are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// Size.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: Ink,
    /// From base line to base line.
    pub(super) leading: f64,
}

impl Type {
    const fn new(size: f64, leading: f64) -> Self {
        Self { size, bold: false, ink: Ink::Text, leading }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// How far the base line lies below the upper edge of the line.
    pub(super) fn base(self) -> f64 {
        // Letters reach from about 0.76 of the size above the base line to 0.24 below it; the rest is shared out evenly.
        (self.leading - self.size) / 2.0 + self.size * 0.79
    }
}

/// The types and distances of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) body: Type,
    pub(super) headings: [Type; 3],
    /// Space above headings, by level.
    pub(super) above: [f64; 3],
    /// Space below headings, by level.
    pub(super) below: [f64; 3],
    pub(super) cell: Type,
    pub(super) remark: Type,
    /// Type of captions.
    pub(super) caption: Type,
    /// Space between blocks.
    pub(super) gap: f64,
    /// Space between items of a list.
    pub(super) between: f64,
    /// Space above and below the content of a cell.
    pub(super) pad: f64,
    /// Height of a line of handwriting.
    pub(super) hand: f64,
}

/// Header and footer.
pub(super) const MARGIN_TYPE: Type = Type::new(8.0, 10.4).ink(Ink::Muted);
/// The line that says what a document was made with.
pub(super) const IMPRINT_TYPE: Type = Type::new(7.0, 9.0).ink(Ink::Muted);
/// The marking: TLP asks for 12 points at least.
pub(super) const MARKING_TYPE: Type = Type::new(12.0, 15.0).bold();
pub(super) const COVER_TITLE: Type = Type::new(30.0, 38.0).bold().ink(Ink::Deep);
pub(super) const COVER_LONG_TITLE: Type = Type::new(21.0, 28.0).bold().ink(Ink::Deep);
pub(super) const COVER_BANNER: Type = Type::new(15.0, 20.0).bold().ink(Ink::Target);
pub(super) const COVER_FACT: Type = Type::new(10.0, 14.5);
pub(super) const CONTENTS_CHAPTER: Type = Type::new(10.0, 15.0).bold();
pub(super) const CONTENTS_ENTRY: Type = Type::new(9.0, 13.2);

impl Style {
    /// The style of a layout; `tightness` from 0 on sets it tighter, down to 8 points.
    pub(super) fn of(layout: Layout, tightness: u8) -> Self {
        if layout == Layout::OnePage {
            return Self::tight(tightness);
        }
        let plain = Self {
            body: Type::new(9.5, 13.4),
            headings: [Type::new(19.0, 25.0).bold().ink(Ink::Deep), Type::new(13.0, 17.5).bold(), Type::new(10.5, 14.5).bold()],
            above: [26.0, 20.0, 14.0],
            below: [12.0, 6.0, 4.0],
            cell: Type::new(8.5, 11.6),
            remark: Type::new(8.0, 10.8).ink(Ink::Muted),
            caption: Type::new(9.0, 12.4).bold(),
            gap: 8.0,
            between: 3.0,
            pad: 3.4,
            hand: 23.0,
        };
        if layout == Layout::Form {
            // Two questions with five levels each fit on a page.
            return Self { body: Type::new(9.0, 11.7), gap: 4.5, above: [20.0, 14.0, 12.0], between: 1.6, hand: 20.0, ..plain };
        }
        plain
    }

    fn tight(tightness: u8) -> Self {
        let step = f64::from(tightness.min(4));
        let size = 9.6 - 0.4 * step;
        let narrow = 1.0 - 0.15 * step;
        Self {
            body: Type::new(size, size * (1.36 - 0.03 * step)),
            headings: [
                Type::new(size + 6.0 * narrow, (size + 6.0 * narrow) * 1.25).bold().ink(Ink::Deep),
                Type::new(size + 2.0 * narrow, (size + 2.0 * narrow) * 1.3).bold().ink(Ink::Deep),
                Type::new(size + 0.5, (size + 0.5) * 1.3).bold(),
            ],
            above: [14.0 * narrow, 11.0 * narrow, 8.0 * narrow],
            below: [5.0 * narrow, 3.0 * narrow, 2.0 * narrow],
            cell: Type::new((size - 0.6).max(8.0), (size - 0.6).max(8.0) * (1.32 - 0.02 * step)),
            remark: Type::new(8.0, 9.8).ink(Ink::Muted),
            caption: Type::new(size, size * 1.3).bold(),
            gap: 6.0 * narrow,
            between: 1.6 * narrow,
            pad: 2.2 * narrow,
            hand: 18.0,
        }
    }

    /// The tightest there is.
    pub(super) const TIGHTEST: u8 = 4;
}

/// A page and the room in it, measured from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where text begins and ends.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where the content of a page begins and ends.
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Frame {
    /// The frame of a paper, before header and footer take their room.
    pub(super) fn of(paper: Paper, layout: Layout) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (595.276, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        let (side, edge) = if layout == Layout::OnePage { (45.0, 20.0) } else { (59.0, 32.0) };
        Self { width, height, left: side, right: width - side, top: edge, bottom: height - edge }
    }

    /// The length of a full line.
    pub(super) fn line(self) -> f64 {
        self.right - self.left
    }

    /// The most that fits on a page.
    pub(super) fn room(self) -> f64 {
        self.bottom - self.top
    }
}
