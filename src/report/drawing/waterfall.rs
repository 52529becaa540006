//! Steps from one total to another, from top to bottom.

use super::Sheet;
use super::ink::Ink;
use super::legend::{self, Item, SAMPLE, SAMPLE_HEIGHT};
use super::pattern::{self, Area, Fill, Pattern};
use super::rows::{self, BAR, Layout, Strip};
use super::shape::{Picture, Point, Shape, Stroke};
use crate::report::chart::WaterfallStep;
use crate::say;

/// A total, which stands on the ground.
const TOTAL: Fill = Fill { ink: Ink::Deep, pattern: Pattern::Plain, line: Ink::Deep };
/// A step.
const STEP: Fill = Fill { ink: Ink::Middle, pattern: Pattern::Rising, line: Ink::Deep };
/// The least width of a step, so that even a small one is seen.
const LEAST: f64 = 1.5;

pub(super) fn draw(steps: &[WaterfallStep], sheet: &Sheet<'_>) -> Vec<Picture> {
    let mut layout = Layout::of(steps.iter().map(|step| step.label.as_str()), steps.iter().map(|step| step.text.as_str()), sheet);
    if layout.over {
        // There is no scale whose figures would need room beside the bars.
        layout.left = 0.5;
    }
    let most = steps.iter().flat_map(|step| [step.from, step.to]).fold(0.0, f64::max);
    let start = start(steps, most);
    let place = |value: f64| layout.place(if most > start { (value - start) / (most - start) } else { 0.0 });
    let bar = |(at, step): (usize, &WaterfallStep)| {
        let next_is_there = at + 1 < steps.len();
        let mut height = 0.0;
        let mut strip = layout.row(&step.label, &step.text, sheet, |middle, shapes| {
            let (from, to) = (place(step.from.min(step.to)), place(step.from.max(step.to)));
            let area = Area { x: from, y: middle - BAR / 2.0, width: (to - from).max(LEAST), height: BAR };
            pattern::fill(area, if step.total { TOTAL } else { STEP }, shapes);
            if step.total && start > 0.0 {
                shapes.push(cut(Point::new(from + 14.0, area.y), BAR));
            }
            height = middle + BAR / 2.0;
        });
        if next_is_there && !layout.over {
            // The end of a step is where the next one begins; the line reaches over to it.
            let x = place(step.to);
            let stroke = Stroke::solid(Ink::Muted, 0.5);
            strip.shapes.push(Shape::line(Point::new(x, height), Point::new(x, strip.height + 1.0), stroke));
        }
        strip
    };
    let strips = steps.iter().enumerate().map(bar).collect();
    let nothing = Strip { height: 4.0, ..Strip::default() };
    let legend = legend::strip(if start > 0.0 { vec![item(sheet)] } else { Vec::new() }, sheet);
    rows::pictures(&nothing, strips, &legend, sheet, |top, bottom| {
        if layout.over {
            return Vec::new();
        }
        vec![Shape::line(Point::new(layout.left, top), Point::new(layout.left, bottom), Stroke::solid(Ink::Muted, 0.8))]
    })
}

/// Where the scale begins: at 0, unless the steps would be too narrow to be seen beside the totals.
fn start(steps: &[WaterfallStep], most: f64) -> f64 {
    let ends = steps.iter().filter(|step| !step.total).flat_map(|step| [step.from, step.to]);
    let lowest = ends.fold(f64::INFINITY, f64::min);
    let all = most - lowest;
    // Not a number compares as false, and the scale begins at 0.
    if lowest > 0.0 && all > 0.0 && all < 0.5 * most { (lowest - 0.25 * all).max(0.0) } else { 0.0 }
}

/// A gap through a bar, which says that the bar is longer than it is drawn.
fn cut(at: Point, height: f64) -> Shape {
    let points = [(3.0, -1.0), (6.0, -1.0), (1.0, height + 1.0), (-2.0, height + 1.0)];
    Shape::Polygon { points: points.map(|(x, y)| Point::new(at.x + x, at.y + y)).to_vec(), fill: Some(Ink::Paper), stroke: None }
}

fn item(sheet: &Sheet<'_>) -> Item {
    let mut item = Item::area(TOTAL, say!(sheet.words, "drawing-cut"));
    item.shapes.push(cut(Point::new(SAMPLE / 2.0 - 2.0, 0.0), SAMPLE_HEIGHT));
    item
}
