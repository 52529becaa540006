//! What stands on a page: text, lines and areas, as operations of `printpdf`.

use super::glyphs::Glyphs;
use super::style::Type;
use super::text::Line;
use crate::report::drawing::{Anchor, Ink, Picture, Point, Shape, Stroke};
use crate::report::fonts::{Face, Shaped, Shaper};
use printpdf::{
    Codepoint, Color, DictItem, FontId, LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle, Polygon, PolygonRing, Pt, Rect, Rgb,
    TextItem, TextMatrix,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A page that is being drawn. Places are measured from its upper left corner.
pub(super) struct Canvas {
    pub(super) ops: Vec<Op>,
    height: f64,
    /// Colour of text and areas, and colour and width of lines, that are set.
    fill: Option<[u8; 3]>,
    stroke: Option<Stroke>,
}

/// The name of a face in the resources of a page.
pub(super) fn font_id(face: Face) -> FontId {
    FontId(face.name().to_owned())
}

impl Canvas {
    pub(super) fn new(height: f64) -> Self {
        Self { ops: Vec::new(), height, fill: None, stroke: None }
    }

    /// Begins content of a page that belongs to the structure of the document, under a number of its own.
    pub(super) fn begin(&mut self, role: &str, number: usize) {
        let number = i64::try_from(number).unwrap_or(0);
        let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: role.to_owned(), properties });
    }

    /// Begins what is only there for the eye.
    pub(super) fn begin_artifact(&mut self) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
    }

    /// Begins a header or a footer.
    pub(super) fn begin_pagination(&mut self) {
        let kind = DictItem::Name(b"Pagination".to_vec());
        let properties = DictItem::Dict { map: BTreeMap::from([("Type".to_owned(), kind)]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties });
    }

    pub(super) fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// A line whose upper edge lies at `y`, in a column of a width.
    pub(super) fn line(&mut self, glyphs: &mut Glyphs<'_>, line: &Line, type_: Type, x: f64, y: f64, width: f64) {
        let x = if line.from_right && width.is_finite() { x + width - line.width } else { x };
        self.text(glyphs, &line.parts, type_.size, type_.ink.rgb(), x, y + type_.base());
    }

    /// Shaped text from a place on the base line on.
    pub(super) fn text(&mut self, glyphs: &mut Glyphs<'_>, parts: &[Rc<Shaped>], size: f64, colour: [u8; 3], x: f64, base: f64) {
        if parts.iter().all(|part| part.text.trim().is_empty()) {
            return;
        }
        self.fill(colour);
        self.ops.push(Op::StartTextSection);
        let matrix = TextMatrix::Translate(pt(x), pt(self.height - base));
        self.ops.push(Op::SetTextMatrix { matrix });
        let mut items: Vec<Codepoint> = Vec::new();
        let mut face = None;
        for part in parts {
            for run in &part.runs {
                if face != Some(run.face) {
                    self.show(&mut items);
                    face = Some(run.face);
                    self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(run.face)), size: Pt(number(size)) });
                }
                for (at, glyph) in run.glyphs.iter().enumerate() {
                    let (id, width) = glyphs.number(run.face, &run.glyphs, at, part);
                    let [right, up] = glyph.offset().map(|offset| offset * 1000.0);
                    let raised = up.abs() > 0.5;
                    if raised {
                        self.show(&mut items);
                        self.ops.push(Op::SetLineOffset { multiplier: number(up / 1000.0 * size) });
                    }
                    if right.abs() > 0.5 {
                        self.show(&mut items);
                        self.ops.push(Op::ShowText { items: vec![TextItem::Offset(number(-right))] });
                    }
                    items.push(Codepoint::new(id, number(f64::from(width) - glyph.advance() * 1000.0 + right)));
                    if raised {
                        self.show(&mut items);
                        self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
                    }
                }
            }
        }
        self.show(&mut items);
        self.ops.push(Op::EndTextSection);
    }

    fn show(&mut self, items: &mut Vec<Codepoint>) {
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(std::mem::take(items))] });
        }
    }

    /// A straight line.
    pub(super) fn rule(&mut self, from: [f64; 2], to: [f64; 2], stroke: Stroke) {
        self.stroke(stroke);
        let points = vec![self.corner(from), self.corner(to)];
        self.ops.push(Op::DrawLine { line: printpdf::Line { points, is_closed: false } });
    }

    /// An area.
    pub(super) fn area(&mut self, corner: [f64; 2], width: f64, height: f64, colour: [u8; 3]) {
        self.fill(colour);
        self.rectangle(corner, width, height, PaintMode::Fill);
    }

    /// An empty square, to tick.
    pub(super) fn square(&mut self, corner: [f64; 2], side: f64, stroke: Stroke) {
        self.stroke(stroke);
        self.rectangle(corner, side, side, PaintMode::Stroke);
    }

    /// An empty circle, to tick.
    pub(super) fn ring(&mut self, centre: [f64; 2], radius: f64, stroke: Stroke) {
        self.stroke(stroke);
        self.circle(centre, radius, PaintMode::Stroke);
    }

    fn rectangle(&mut self, [x, y]: [f64; 2], width: f64, height: f64, mode: PaintMode) {
        let rectangle =
            Rect { x: pt(x), y: pt(self.height - y - height), width: pt(width), height: pt(height), mode: Some(mode), winding_order: None };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn circle(&mut self, [x, y]: [f64; 2], radius: f64, mode: PaintMode) {
        // The usual distance of the control points of a quarter of a circle.
        let reach = radius * 0.552_284_75;
        let around = [
            (x + radius, y, false),
            (x + radius, y + reach, true),
            (x + reach, y + radius, true),
            (x, y + radius, false),
            (x - reach, y + radius, true),
            (x - radius, y + reach, true),
            (x - radius, y, false),
            (x - radius, y - reach, true),
            (x - reach, y - radius, true),
            (x, y - radius, false),
            (x + reach, y - radius, true),
            (x + radius, y - reach, true),
            (x + radius, y, false),
        ];
        let points = around.iter().map(|(x, y, bezier)| LinePoint { bezier: *bezier, ..self.corner([*x, *y]) }).collect();
        self.polygon(points, mode);
    }

    fn polygon(&mut self, points: Vec<LinePoint>, mode: PaintMode) {
        let polygon = Polygon { rings: vec![PolygonRing { points }], mode, winding_order: printpdf::WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn corner(&self, [x, y]: [f64; 2]) -> LinePoint {
        LinePoint { p: printpdf::Point { x: pt(x), y: pt(self.height - y) }, bezier: false }
    }

    fn fill(&mut self, colour: [u8; 3]) {
        if self.fill != Some(colour) {
            self.fill = Some(colour);
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        if self.stroke == Some(stroke) {
            return;
        }
        let last = self.stroke.replace(stroke);
        if last.map(|last| last.ink) != Some(stroke.ink) {
            self.ops.push(Op::SetOutlineColor { col: rgb(stroke.ink.rgb()) });
        }
        if last.is_none_or(|last| (last.width - stroke.width).abs() > 1e-9) {
            self.ops.push(Op::SetOutlineThickness { pt: pt(stroke.width) });
        }
        if last.map(|last| last.dash) != Some(stroke.dash) {
            let lengths: Vec<f32> = stroke.dash.lengths().iter().map(|length| number(*length)).collect();
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &lengths) });
        }
    }

    /// A picture of a chart with its upper left corner at a place, made smaller or larger by factors for width and height.
    pub(super) fn picture(
        &mut self,
        glyphs: &mut Glyphs<'_>,
        shaper: &Shaper,
        picture: &Picture,
        [x, y]: [f64; 2],
        [wide, high]: [f64; 2],
    ) {
        let place = |point: &Point| [x + point.x * wide, y + point.y * high];
        let scaled = |stroke: &Stroke| Stroke { width: stroke.width * wide.max(high), ..*stroke };
        for shape in &picture.shapes {
            match shape {
                Shape::Lines { lines, stroke } => {
                    for [from, to] in lines {
                        self.rule(place(from), place(to), scaled(stroke));
                    }
                }
                Shape::Rectangle { corner, width, height, fill, stroke } => {
                    let mode = self.paint(*fill, stroke.as_ref().map(scaled));
                    if let Some(mode) = mode {
                        self.rectangle(place(corner), width * wide, height * high, mode);
                    }
                }
                Shape::Polygon { points, fill, stroke } => {
                    if let Some(mode) = self.paint(*fill, stroke.as_ref().map(scaled)) {
                        let points = points.iter().map(|point| self.corner(place(point))).collect();
                        self.polygon(points, mode);
                    }
                }
                Shape::Circle { centre, radius, fill, stroke } => {
                    if let Some(mode) = self.paint(*fill, stroke.as_ref().map(scaled)) {
                        self.circle(place(centre), radius * wide.min(high), mode);
                    }
                }
                Shape::Text(text) => {
                    let size = text.size * wide.min(high);
                    let parts = shaper.shape(&text.text, text.bold);
                    let width = shaper.width(&text.text, size, text.bold);
                    let [from, base] = place(&text.at);
                    let from = match text.anchor {
                        Anchor::Start => from,
                        Anchor::Middle => from - width / 2.0,
                        Anchor::End => from - width,
                    };
                    self.text(glyphs, &parts, size, text.ink.rgb(), from, base);
                }
            }
        }
    }

    fn paint(&mut self, fill: Option<Ink>, stroke: Option<Stroke>) -> Option<PaintMode> {
        if let Some(ink) = fill {
            self.fill(ink.rgb());
        }
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
        match (fill, stroke) {
            (Some(_), Some(_)) => Some(PaintMode::FillStroke),
            (Some(_), None) => Some(PaintMode::Fill),
            (None, Some(_)) => Some(PaintMode::Stroke),
            (None, None) => None,
        }
    }
}

fn rgb(colour: [u8; 3]) -> Color {
    let [r, g, b] = colour.map(|part| number(f64::from(part) / 255.0 * 10.0) / 10.0);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

fn pt(value: f64) -> Pt {
    Pt(number(value))
}

/// A measure to a hundredth; what is no number is 0.
fn number(value: f64) -> f32 {
    let rounded = (value * 100.0).round() / 100.0;
    // Places on a page need no more digits than this type has.
    #[allow(clippy::cast_possible_truncation)]
    let short = rounded as f32;
    if short.is_finite() { short } else { 0.0 }
}
