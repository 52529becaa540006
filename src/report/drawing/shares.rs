//! Bars of shares that sum to 1.

use super::Sheet;
use super::ink::Ink;
use super::legend::{self, Item};
use super::pattern::{self, Area, Fill, Pattern};
use super::rows::{self, BAR, Layout};
use super::shape::Picture;
use crate::report::chart::ShareRow;

/// Fills of the parts in order, from dark to empty; a further part begins again.
const FILLS: [Fill; 5] = [
    Fill { ink: Ink::Deep, pattern: Pattern::Plain, line: Ink::Deep },
    Fill { ink: Ink::Middle, pattern: Pattern::Rising, line: Ink::Deep },
    Fill { ink: Ink::Pale, pattern: Pattern::Crossed, line: Ink::Deep },
    Fill { ink: Ink::Paper, pattern: Pattern::Dashes, line: Ink::Deep },
    Fill { ink: Ink::Paper, pattern: Pattern::Plain, line: Ink::Deep },
];

pub(super) fn draw(parts: &[String], bars: &[ShareRow], sheet: &Sheet<'_>) -> Vec<Picture> {
    let layout = Layout::of(bars.iter().map(|row| row.label.as_str()), bars.iter().map(|row| row.text.as_str()), sheet);
    let bar = |row: &ShareRow| {
        layout.row(&row.label, &row.text, sheet, |middle, shapes| {
            let mut from = 0.0;
            for (share, fill) in row.shares.iter().zip(FILLS.iter().cycle()) {
                let (start, end) = (layout.place(from), layout.place(from + share));
                pattern::fill(Area { x: start, y: middle - BAR / 2.0, width: end - start, height: BAR }, *fill, shapes);
                from += share;
            }
        })
    };
    let items = parts.iter().zip(FILLS.iter().cycle()).map(|(part, fill)| Item::area(*fill, part.clone())).collect();
    let legend = legend::strip(items, sheet);
    rows::pictures(&layout.scale(sheet), bars.iter().map(bar).collect(), &legend, sheet, |top, bottom| layout.grid(top, bottom))
}
