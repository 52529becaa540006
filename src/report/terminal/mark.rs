//! The mark that shows three readings on a line from 0 to 100 %.

use crate::score::{EQUAL, Readings};

/// Cells of a mark where there is room.
const MOST_CELLS: usize = 20;
/// Cells of a mark where there is little room.
pub(super) const FEWEST_CELLS: usize = 10;
/// Up to what evidence supports.
pub(super) const EVIDENCED: &str = "█";
/// From there to what is claimed.
pub(super) const CLAIMED: &str = "▒";
/// From there to what is possible.
pub(super) const POTENTIAL: &str = "·";

/// Cells of a mark on a page of this width: one figure for the page, so that the marks of its tables compare.
pub(super) fn cells(page_width: usize) -> usize {
    (page_width / 6).clamp(FEWEST_CELLS, MOST_CELLS)
}

/// Width of a mark with its ends.
pub(super) fn width(cells: usize) -> usize {
    cells + 2
}

/// The mark of three readings.
pub(super) fn draw(readings: Readings, cells: usize) -> String {
    let evidenced = filled(readings.evidenced, cells);
    let claimed = filled(readings.claimed, cells).max(evidenced);
    let potential = filled(readings.potential, cells).max(claimed);
    let parts = [(EVIDENCED, evidenced), (CLAIMED, claimed - evidenced), (POTENTIAL, potential - claimed), (" ", cells - potential)];
    format!("|{}|", parts.map(|(part, count)| part.repeat(count)).concat())
}

/// Cells up to a share, to the nearest one; but a share above 0 fills at least one cell and a share below 1 leaves at
/// least one free: "nothing" and "all" are never the work of rounding. A greater share never fills fewer cells, so the
/// readings keep their order.
fn filled(share: f64, cells: usize) -> usize {
    // `max` also turns a figure that is not a number into 0
    let share = share.max(0.0);
    if share <= EQUAL {
        0
    } else if share >= 1.0 - EQUAL {
        cells
    } else {
        // proof: the share is between 0 and 1 and the cells are few, so every step is exact and in range
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let nearest = (share * cells as f64).round() as usize;
        nearest.clamp(1, cells.saturating_sub(1).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(evidenced: f64, claimed: f64, potential: f64) -> String {
        draw(Readings { evidenced, claimed, potential }, 10)
    }

    #[test]
    fn draws_the_three_readings() {
        assert_eq!(mark(0.2, 0.5, 0.8), "|██▒▒▒···  |");
        assert_eq!(mark(0.0, 0.0, 1.0), "|··········|");
        assert_eq!(mark(0.0, 0.0, 0.0), "|          |");
        assert_eq!(mark(1.0, 1.0, 1.0), "|██████████|");
    }

    #[test]
    fn shows_little_as_little_and_almost_all_as_almost_all() {
        assert_eq!(mark(0.001, 0.001, 0.001), "|█         |");
        assert_eq!(mark(0.0, 0.001, 0.999), "|▒········ |");
    }

    #[test]
    fn holds_its_width_whatever_the_figures() {
        for odd in [-1.0, 2.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(mark(odd, 0.5, 0.1).chars().count(), 12);
        }
        assert_eq!([cells(60), cells(80), cells(100), cells(120), cells(200)], [10, 13, 16, 20, 20]);
    }

    #[test]
    fn keeps_the_order_of_all_shares() {
        let counts: Vec<usize> = (0..=1000).map(|thousandth| filled(f64::from(thousandth) / 1000.0, 20)).collect();
        assert!(counts.is_sorted());
    }
}
