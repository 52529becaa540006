//! The measures of a page and of what stands on it, and the styles that follow from them.

use crate::report::document::Layout;
use crate::report::drawing::Ink;
use crate::report::pdf::Paper;
use crate::say;
use crate::words::Words;

const STYLES: &str = include_str!("styles.xml");

/// Twentieths of a point, the measure of this format, in a millimetre.
const MILLIMETRE: f64 = 1440.0 / 25.4;

/// The page of a document, in twentieths of a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) layout: Layout,
    pub(super) width: u32,
    pub(super) height: u32,
    /// Margin on the left and on the right.
    pub(super) side: u32,
    /// Margin above and below.
    pub(super) ends: u32,
    /// Empty space on the left and on the right within a cell.
    pub(super) cell: u32,
}

impl Look {
    pub(super) fn of(layout: Layout, paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (210.0, 297.0),
            Paper::Letter => (215.9, 279.4),
        };
        let (side, ends) = match layout {
            Layout::OnePage => (16.0, 19.0),
            Layout::Form => (18.0, 22.0),
            Layout::Plain | Layout::Report | Layout::Book => (20.0, 26.0),
        };
        let [width, height, side, ends] = [width, height, side, ends].map(|length| twips(length * MILLIMETRE));
        Self { layout, width, height, side, ends, cell: if layout == Layout::OnePage { 60 } else { 85 } }
    }

    /// Whether there are a cover and contents.
    pub(super) fn covered(&self) -> bool {
        matches!(self.layout, Layout::Report | Layout::Book)
    }

    /// Width of a line.
    pub(super) fn line(&self) -> u32 {
        self.width.saturating_sub(2 * self.side)
    }

    /// Height of what stands between the margins.
    pub(super) fn column(&self) -> u32 {
        self.height.saturating_sub(2 * self.ends)
    }

    /// Size of the text of tables, in points.
    pub(super) fn small(&self) -> f64 {
        f64::from(self.halves()[1]) / 2.0
    }

    /// Sizes in half points: text, text of tables, title, headings of level 1 to 3.
    fn halves(&self) -> [u32; 6] {
        match self.layout {
            Layout::OnePage => [17, 16, 32, 22, 19, 18],
            Layout::Form => [19, 18, 36, 28, 23, 20],
            Layout::Plain => [20, 18, 40, 30, 25, 21],
            Layout::Report | Layout::Book => [20, 18, 60, 32, 26, 21],
        }
    }

    /// The styles, under the names that word processors know.
    pub(super) fn styles(&self, words: &Words) -> String {
        let [body, small, title, first, second, third] = self.halves();
        // Empty space: after a text, after an item, before a caption, in a cell, before headings of level 1 to 3; then the line.
        let [after, item, caption, cell, h1, h2, h3, line] = match self.layout {
            Layout::OnePage => [50, 20, 60, 10, 120, 80, 60, 245],
            Layout::Form => [80, 40, 120, 25, 280, 200, 140, 252],
            Layout::Plain | Layout::Report | Layout::Book => [120, 60, 200, 30, 400, 280, 200, 266],
        };
        let cover = if self.covered() { [2_600, 360] } else { [0, 160] };
        let chapter = if self.layout == Layout::Book { "<w:pageBreakBefore/>" } else { "" };
        let numbers = [
            ("body", body),
            ("small", small),
            ("title", title),
            ("h1", first),
            ("h2", second),
            ("h3", third),
            ("after", after),
            ("item-after", item),
            ("caption-before", caption),
            ("cell-space", cell),
            ("h1-before", h1),
            ("h2-before", h2),
            ("h3-before", h3),
            ("line", line),
            ("title-before", cover[0]),
            ("title-after", cover[1]),
            ("cell", self.cell),
            ("right", self.line()),
        ];
        let mut text = STYLES.replace('\r', "").replace("@chapter@", chapter).replace("@language@", &say!(words, "docx-language"));
        for (name, number) in numbers {
            text = text.replace(&format!("@{name}@"), &number.to_string());
        }
        let inks = [("text", Ink::Text), ("muted", Ink::Muted), ("grid", Ink::Grid), ("deep", Ink::Deep), ("pale", Ink::Pale)];
        for (name, ink) in inks {
            text = text.replace(&format!("@{name}@"), &hexadecimal(ink));
        }
        // Half as strong as the palest ink, so that text of every ink can be read on it.
        text.replace("@notice@", "EDF5FB")
    }
}

/// A colour as this format writes it.
pub(super) fn hexadecimal(ink: Ink) -> String {
    let [red, green, blue] = ink.rgb();
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// Whole twentieths of a point; 0 for what is no length.
pub(super) fn twips(length: f64) -> u32 {
    // proof: the value is clamped into the range of the type, and what is no number becomes 0
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = length.round().clamp(0.0, 31_680.0) as u32;
    whole
}
