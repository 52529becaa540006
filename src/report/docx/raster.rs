//! Pictures as PNG: shapes and the outlines of letters, filled pixel by pixel.

use super::png::encode;
use crate::report::drawing::{Anchor, Ink, Picture, Point, Shape, Stroke, Text};
use crate::report::fonts::{Segment, Shaper};
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, StrokeDash, Transform};

/// Pixels in a point: 200 in an inch.
const DENSITY: f64 = 200.0 / 72.0;
/// No picture has more pixels along an edge; a larger one is drawn more coarsely.
const MOST_PIXELS: f64 = 4_000.0;

/// Draws pictures with the fonts of the program.
pub(super) struct Raster {
    shaper: Shaper,
}

impl Raster {
    pub(super) fn new() -> Self {
        Self { shaper: Shaper::new() }
    }

    /// The width in points of a text of one line, of a size in points.
    pub(super) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.shaper.width(text, size, bold)
    }

    /// The characters of all pictures so far that no font has, in order.
    pub(super) fn missing(&self) -> Vec<char> {
        self.shaper.missing().into_iter().collect()
    }

    /// A picture in PNG; nothing where it has no area.
    pub(super) fn png(&self, picture: &Picture) -> Option<Vec<u8>> {
        let density = DENSITY.min(MOST_PIXELS / picture.width.max(picture.height).max(1.0));
        let mut canvas = Canvas { pixels: Pixmap::new(pixels(picture.width * density), pixels(picture.height * density))?, density };
        canvas.pixels.fill(Color::WHITE);
        for shape in &picture.shapes {
            self.draw(shape, &mut canvas);
        }
        encode(&canvas.pixels, density * 72.0 / 0.0254)
    }

    fn draw(&self, shape: &Shape, canvas: &mut Canvas) {
        match shape {
            Shape::Lines { lines, stroke } => {
                let mut path = PathBuilder::new();
                for [from, to] in lines {
                    canvas.open(&mut path, *from);
                    let (x, y) = canvas.place(*to);
                    path.line_to(x, y);
                }
                canvas.paint(path.finish(), None, Some(*stroke));
            }
            Shape::Rectangle { corner, width, height, fill, stroke } => {
                let (right, bottom) = (corner.x + width, corner.y + height);
                let corners = [*corner, Point::new(right, corner.y), Point::new(right, bottom), Point::new(corner.x, bottom)];
                canvas.paint(canvas.closed(&corners), *fill, *stroke);
            }
            Shape::Polygon { points, fill, stroke } => canvas.paint(canvas.closed(points), *fill, *stroke),
            Shape::Circle { centre, radius, fill, stroke } => {
                let (x, y) = canvas.place(*centre);
                let path = PathBuilder::from_circle(x, y, single(radius * canvas.density));
                canvas.paint(path, *fill, *stroke);
            }
            Shape::Text(text) => self.text(text, canvas),
        }
    }

    fn text(&self, text: &Text, canvas: &mut Canvas) {
        let parts = self.shaper.shape(&text.text, text.bold);
        let width = parts.iter().map(|part| part.width).sum::<f64>() * text.size;
        let mut x = match text.anchor {
            Anchor::Start => text.at.x,
            Anchor::Middle => text.at.x - width / 2.0,
            Anchor::End => text.at.x - width,
        };
        let mut path = PathBuilder::new();
        for run in parts.iter().flat_map(|part| &part.runs) {
            for glyph in &run.glyphs {
                let origin = Point::new(x + glyph.offset()[0] * text.size, text.at.y - glyph.offset()[1] * text.size);
                for segment in run.face.outline(glyph.id) {
                    canvas.segment(&mut path, segment, origin, text.size);
                }
                x += glyph.advance() * text.size;
            }
        }
        canvas.paint(path.finish(), Some(text.ink), None);
    }
}

struct Canvas {
    pixels: Pixmap,
    density: f64,
}

impl Canvas {
    fn place(&self, point: Point) -> (f32, f32) {
        (single(point.x * self.density), single(point.y * self.density))
    }

    fn open(&self, path: &mut PathBuilder, at: Point) {
        let (x, y) = self.place(at);
        path.move_to(x, y);
    }

    fn closed(&self, points: &[Point]) -> Option<Path> {
        let mut path = PathBuilder::new();
        for (at, point) in points.iter().enumerate() {
            let (x, y) = self.place(*point);
            if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        path.close();
        path.finish()
    }

    /// A part of a letter; its measures are thousandths of the size, and y grows upwards.
    fn segment(&self, path: &mut PathBuilder, segment: Segment, origin: Point, size: f64) {
        let place = |[x, y]: [f32; 2]| {
            let unit = size / 1000.0;
            self.place(Point::new(origin.x + f64::from(x) * unit, origin.y - f64::from(y) * unit))
        };
        match segment {
            Segment::Move(to) => {
                let (x, y) = place(to);
                path.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = place(to);
                path.line_to(x, y);
            }
            Segment::Quadratic(control, to) => {
                let ((a, b), (x, y)) = (place(control), place(to));
                path.quad_to(a, b, x, y);
            }
            Segment::Cubic(first, second, to) => {
                let ((a, b), (c, d), (x, y)) = (place(first), place(second), place(to));
                path.cubic_to(a, b, c, d, x, y);
            }
            Segment::Close => path.close(),
        }
    }

    fn paint(&mut self, path: Option<Path>, fill: Option<Ink>, stroke: Option<Stroke>) {
        let Some(path) = path else { return };
        if let Some(ink) = fill {
            self.pixels.fill_path(&path, &paint(ink), FillRule::Winding, Transform::identity(), None);
        }
        if let Some(stroke) = stroke {
            let dash: Vec<f32> = stroke.dash.lengths().iter().map(|length| single(length * self.density)).collect();
            let line = tiny_skia::Stroke {
                width: single(stroke.width * self.density),
                dash: StrokeDash::new(dash, 0.0),
                ..tiny_skia::Stroke::default()
            };
            self.pixels.stroke_path(&path, &paint(stroke.ink), &line, Transform::identity(), None);
        }
    }
}

fn paint(ink: Ink) -> Paint<'static> {
    let [red, green, blue] = ink.rgb();
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, u8::MAX);
    paint
}

/// A measure as the crate takes it; 0 for what is no number.
fn single(value: f64) -> f32 {
    // proof: the value is clamped far within the range of the type
    #[allow(clippy::cast_possible_truncation)]
    let single = value.clamp(-1e6, 1e6) as f32;
    if single.is_nan() { 0.0 } else { single }
}

fn pixels(length: f64) -> u32 {
    // proof: the value is clamped into the range of the type, and what is no number becomes 0
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pixels = length.ceil().clamp(0.0, MOST_PIXELS) as u32;
    pixels
}
