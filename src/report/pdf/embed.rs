//! Fonts as subsets of what a document uses.

use super::canvas::font_id;
use super::glyphs::{Glyphs, Used};
use crate::report::fonts::Face;
use printpdf::{Codepoint, FontMetrics, FontType, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, Pt, TextItem};

/// Puts the fonts into a document and returns operations that show every glyph once.
///
/// From those the crate learns which glyphs there are and what they say; the pages themselves are drawn already, and the
/// operations go into no page.
pub(super) fn embed(glyphs: &Glyphs<'_>, document: &mut PdfDocument) -> Vec<Op> {
    let mut specimen = vec![Op::StartTextSection];
    for used in glyphs.faces.iter().filter(|used| !used.glyphs.is_empty()) {
        document.resources.fonts.map.insert(font_id(used.face), PdfFont::new(font(used)));
        specimen.push(Op::SetFont { font: PdfFontHandle::External(font_id(used.face)), size: Pt(1.0) });
        let all = used.glyphs.iter().map(|(number, _, said)| Codepoint::with_cid(*number, 0.0, said.clone())).collect();
        specimen.push(Op::ShowText { items: vec![TextItem::GlyphIds(all)] });
    }
    specimen.push(Op::EndTextSection);
    specimen
}

fn font(used: &Used) -> ParsedFont {
    // The fonts are part of the program and can be cut; a test cuts each. The whole font would show the same glyphs wrongly
    // numbered, so nothing is the better way out.
    let original_bytes = subsetter::subset(used.face.data(), 0, &used.remapper).unwrap_or_default();
    let [ascent, descent] = [1069, -293];
    ParsedFont {
        original_bytes,
        font_index: 0,
        font_name: Some(format!("{}+{}", tag(used), used.face.name())),
        codepoint_to_glyph: std::collections::BTreeMap::new(),
        glyph_widths: used.glyphs.iter().map(|(number, width, _)| (*number, *width)).collect(),
        units_per_em: 1000,
        font_metrics: FontMetrics { ascent, descent },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min: -700,
            y_min: -430,
            x_max: 2800,
            y_max: 1070,
            caret_slope_rise: 1,
            caret_slope_run: 0,
            us_weight_class: if used.face == Face::Bold { 700 } else { 400 },
        },
    }
}

/// Six letters that tell subsets of one font apart, as PDF asks for.
fn tag(used: &Used) -> String {
    let all = used.remapper.remapped_gids().flat_map(u16::to_be_bytes);
    let mut rest = super::file::hash(all, 0);
    let letter = |_| {
        let letter = b'A' + u8::try_from(rest % 26).unwrap_or(0);
        rest /= 26;
        char::from(letter)
    };
    (0..6).map(letter).collect()
}
