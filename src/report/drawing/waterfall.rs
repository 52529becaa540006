//! Steps from one total to another, from top to bottom.

use super::Sheet;
use super::ink::Ink;
use super::legend;
use super::pattern::{self, Area, Fill, Pattern};
use super::rows::{self, BAR, Layout, Strip};
use super::shape::{Picture, Point, Shape, Stroke};
use crate::report::chart::WaterfallStep;

/// A total, which stands on the ground.
const TOTAL: Fill = Fill { ink: Ink::Deep, pattern: Pattern::Plain, line: Ink::Deep };
/// A step.
const STEP: Fill = Fill { ink: Ink::Middle, pattern: Pattern::Rising, line: Ink::Deep };
/// The least width of a step, so that even a small one is seen.
const LEAST: f64 = 1.5;

pub(super) fn draw(steps: &[WaterfallStep], sheet: &Sheet<'_>) -> Vec<Picture> {
    let layout = Layout::of(steps.iter().map(|step| step.label.as_str()), steps.iter().map(|step| step.text.as_str()), sheet);
    let most = steps.iter().flat_map(|step| [step.from, step.to]).fold(0.0, f64::max);
    let place = |value: f64| layout.place(if most > 0.0 { value / most } else { 0.0 });
    let bar = |(at, step): (usize, &WaterfallStep)| {
        let next_is_there = at + 1 < steps.len();
        let mut height = 0.0;
        let mut strip = layout.row(&step.label, &step.text, sheet, |middle, shapes| {
            let (from, to) = (place(step.from.min(step.to)), place(step.from.max(step.to)));
            let area = Area { x: from, y: middle - BAR / 2.0, width: (to - from).max(LEAST), height: BAR };
            pattern::fill(area, if step.total { TOTAL } else { STEP }, shapes);
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
    let legend = legend::strip(Vec::new(), sheet);
    rows::pictures(&nothing, strips, &legend, sheet, |top, bottom| {
        vec![Shape::line(Point::new(layout.left, top), Point::new(layout.left, bottom), Stroke::solid(Ink::Muted, 0.8))]
    })
}
