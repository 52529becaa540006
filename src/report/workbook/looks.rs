//! How cells look. Whatever a colour says also stands there as a number or a word.

use crate::model::Marking;
use crate::report::drawing::Ink;
use crate::report::tlp;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// What a column holds, which decides on format, alignment and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// An id or a code.
    Id,
    /// Running text, wrapped.
    Text,
    /// A word or two.
    Short,
    /// A share in per cent with one decimal.
    Percent,
    /// The same with a bar behind it.
    Bar,
    /// The same with a tint behind it.
    Heat,
    /// A change of a share in per cent with two decimals, as points of a hundred.
    Points,
    /// A value in its own unit.
    Value,
    /// A whole number.
    Whole,
    /// Money in whole units.
    Money,
    /// A day.
    Day,
    /// A sign in a narrow column, with a tint behind it.
    Sign,
}

impl Look {
    /// Every look; the formats stand in this order.
    const ALL: [Self; 12] = [
        Self::Id,
        Self::Text,
        Self::Short,
        Self::Percent,
        Self::Bar,
        Self::Heat,
        Self::Points,
        Self::Value,
        Self::Whole,
        Self::Money,
        Self::Day,
        Self::Sign,
    ];

    /// Whether it holds numbers, which stand on the right.
    pub(super) fn is_number(self) -> bool {
        !matches!(self, Self::Id | Self::Text | Self::Short | Self::Day | Self::Sign)
    }

    fn format(self, base: &Format) -> Format {
        let number = |code: &str| base.clone().set_num_format(code).set_align(FormatAlign::Right);
        let left = || base.clone().set_align(FormatAlign::Left).set_indent(1);
        match self {
            Self::Id => left().set_text_wrap().set_num_format("@").set_font_color(color(Ink::Muted)),
            // The format for text shows a long text as ##### in some versions.
            Self::Text => left().set_text_wrap(),
            Self::Short => left().set_num_format("@"),
            Self::Percent | Self::Bar | Self::Heat => number("0.0%"),
            Self::Points => number("0.00%"),
            Self::Value => number("0.000"),
            Self::Whole => number("0"),
            Self::Money => number("#,##0"),
            Self::Day => left().set_num_format("yyyy-mm-dd"),
            Self::Sign => base.clone().set_align(FormatAlign::Center).set_num_format("@"),
        }
    }
}

/// The formats of cells.
#[derive(Debug)]
pub(super) struct Looks {
    /// The title of a sheet.
    pub(super) title: Format,
    /// The marking across a sheet.
    pub(super) marking: Format,
    /// The word DRAFT across a sheet.
    pub(super) banner: Format,
    /// What was used, and how to read a table.
    pub(super) small: Format,
    /// The heading of a column.
    pub(super) column: Format,
    /// The heading of a column of numbers.
    pub(super) figures: Format,
    /// A heading within a text.
    pub(super) heading: Format,
    /// A lesser one.
    pub(super) lesser: Format,
    /// A label before a text.
    pub(super) label: Format,
    /// Running text.
    pub(super) text: Format,
    /// What must not be overlooked.
    pub(super) notice: Format,
    /// A link to a sheet.
    pub(super) link: Format,
    of_columns: Vec<(Format, Format)>,
}

impl Looks {
    pub(super) fn new(marking: Marking) -> Self {
        let base = Format::new().set_font_size(10).set_align(FormatAlign::Top);
        let framed = base.clone().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(color(Ink::Grid));
        let of_column = |look: &Look| {
            let format = look.format(&framed);
            // Without it the text becomes a formula when somebody opens the cell and closes it again.
            (format.clone(), format.set_quote_prefix())
        };
        let text = base.clone().set_text_wrap();
        let column = base
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_background_color(Color::RGB(0xE8_EC_F2))
            .set_border_bottom(FormatBorder::Medium);
        Self {
            title: base.clone().set_bold().set_font_size(14).set_text_wrap(),
            marking: Format::new().set_bold().set_font_color(rgb(tlp::letters(marking.label()))).set_background_color(Color::Black),
            banner: Format::new().set_bold().set_font_color(color(Ink::Target)),
            small: base.clone().set_font_size(9).set_text_wrap().set_font_color(color(Ink::Muted)),
            figures: column.clone().set_align(FormatAlign::Right),
            column: column.set_align(FormatAlign::Left).set_indent(1),
            heading: base.clone().set_bold().set_font_size(13).set_align(FormatAlign::Bottom),
            lesser: base.clone().set_bold().set_font_size(11).set_align(FormatAlign::Bottom),
            label: text.clone().set_bold(),
            notice: text.clone().set_bold().set_border_left(FormatBorder::Thick),
            link: base.clone().set_font_color(Color::RGB(0x1A_4F_A3)).set_underline(FormatUnderline::Single),
            of_columns: Look::ALL.iter().map(of_column).collect(),
            text,
        }
    }

    /// The format of a column, with or without the sign that keeps a text from becoming a formula.
    pub(super) fn of(&self, look: Look, quoted: bool) -> &Format {
        let (plain, with_quote) = &self.of_columns[look as usize];
        if quoted { with_quote } else { plain }
    }
}

/// A colour of the drawings.
pub(super) fn color(ink: Ink) -> Color {
    rgb(ink.rgb())
}

fn rgb(parts: [u8; 3]) -> Color {
    let [red, green, blue] = parts.map(u32::from);
    Color::RGB(red << 16 | green << 8 | blue)
}
