//! How cells look, and which of them may be filled.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The looks of cells.
#[derive(Debug)]
pub(super) struct Styles {
    /// The title of a sheet.
    pub(super) title: Format,
    /// A heading within the instructions.
    pub(super) heading: Format,
    /// Running text.
    pub(super) text: Format,
    /// The heading of a column.
    pub(super) column: Format,
    /// An id.
    pub(super) id: Format,
    /// A question.
    pub(super) question: Format,
    /// The question that opens a capability.
    pub(super) opening: Format,
    /// An option below its question.
    pub(super) option: Format,
    /// Help, and what else is only read.
    pub(super) help: Format,
    /// A cell to fill, for anything.
    pub(super) any: Format,
    /// A cell to fill with text, which no program may take for a number, a date or a formula.
    pub(super) words: Format,
    /// A cell to fill with a day.
    pub(super) date: Format,
    /// A cell that has nothing to fill.
    pub(super) blocked: Format,
    /// A cell that holds something which is no answer.
    pub(super) wrong: Format,
    /// A link to another sheet.
    pub(super) link: Format,
    /// A day that is only read.
    pub(super) shown_date: Format,
    /// The row of an answer that waits to be confirmed.
    pub(super) to_confirm: Format,
}

const INK: u32 = 0x1F_2A_44;
const LINE: u32 = 0xC8_CE_DA;
const FILL: u32 = 0xFF_FB_E6;
const SHADE: u32 = 0xEE_F1_F6;

impl Styles {
    pub(super) fn new() -> Self {
        let base = Format::new().set_font_name("Arial").set_font_size(10).set_align(FormatAlign::Top).set_text_wrap();
        let framed = base.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINE));
        let open = framed.clone().set_unlocked().set_align(FormatAlign::Left).set_background_color(Color::RGB(FILL));
        let small = framed.clone().set_font_size(9);
        Self {
            title: base.clone().set_bold().set_font_size(14).set_font_color(Color::RGB(INK)),
            heading: base.clone().set_bold().set_font_size(11).set_font_color(Color::RGB(INK)),
            column: framed.clone().set_bold().set_font_color(Color::White).set_background_color(Color::RGB(INK)),
            id: small.clone().set_font_size(8).set_font_color(Color::RGB(0x5A_63_75)).set_num_format("@"),
            question: framed.clone(),
            opening: framed.clone().set_bold(),
            option: framed.clone().set_align(FormatAlign::Left).set_indent(2),
            help: small.clone().set_font_color(Color::RGB(0x33_3D_52)),
            any: open.clone(),
            words: open.clone().set_num_format("@"),
            date: open.clone().set_num_format("yyyy-mm-dd"),
            blocked: small.clone().set_background_color(Color::RGB(SHADE)),
            wrong: open.set_font_color(Color::RGB(0xA4_13_13)).set_num_format("@"),
            link: base.clone().set_font_color(Color::RGB(0x1A_4F_A3)),
            shown_date: small.set_num_format("yyyy-mm-dd"),
            to_confirm: Format::new().set_background_color(Color::RGB(0xFF_E2_A8)),
            text: base,
        }
    }
}
