//! What may be told of a count or a spread when the output is made for sharing; at home everything is.
//!
//! The rules, and why nothing can be got back by subtraction, stand in `docs/method.md`, chapter "Many States".

use super::bins::Bins;
use crate::report::{Band, Spread};

/// Figures for sharing are told in steps of so many thousandths.
const STEP: i32 = 50;
/// And within these ends: what lies beyond is told as the end.
const ENDS: [i32; 2] = [100, 900];

/// What decides how much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guard {
    /// The threshold; none at home.
    pub(super) least: Option<u64>,
}

impl Guard {
    /// Whether the output stays at home.
    pub(super) fn home(self) -> bool {
        self.least.is_none()
    }

    /// What is told at home alone.
    pub(super) fn at_home<T>(self, value: T) -> Option<T> {
        self.home().then_some(value)
    }

    /// A number of submissions that other figures are of.
    pub(super) fn whole(self, count: u64) -> Option<u64> {
        match self.least {
            None => Some(count),
            Some(least) => (count >= least).then(|| count - count % least),
        }
    }

    /// A part of a number of submissions. For sharing one that holds too few is not told, and one that leaves out too few is told as if it
    /// left out enough: that all or nearly all have something in common is never said.
    pub(super) fn part(self, count: u64, of: u64) -> Option<u64> {
        let Some(least) = self.least else { return Some(count) };
        let floor = |count: u64| count - count % least;
        let most = floor(of).saturating_sub(least);
        (count >= least && most > 0).then(|| floor(count).min(most))
    }

    /// Counts of neighbouring bands under their names, joined for sharing until each holds enough; empty where nothing is left to tell.
    pub(super) fn bands(self, counts: &[u64], names: &[&str]) -> Vec<Band> {
        let [bands] = self.bands_alike([counts], names);
        bands
    }

    /// The same for tables whose bands bound each other, such as ratings with and without open answers: they are cut at the same
    /// places, or a cut in one would tell how much a joined band of the other one must hold.
    pub(super) fn bands_alike<const TABLES: usize>(self, counts: [&[u64]; TABLES], names: &[&str]) -> [Vec<Band>; TABLES] {
        let totals = counts.map(|counts| counts.iter().sum::<u64>());
        let mut bands = counts.map(|_| Vec::new());
        let (mut from, mut told, mut seen, mut last) = (0, [0; TABLES], [0; TABLES], [0; TABLES]);
        for (at, name) in names.iter().enumerate() {
            for (seen, counts) in seen.iter_mut().zip(counts) {
                *seen += counts.get(at).copied().unwrap_or(0);
            }
            let end = at + 1 == names.len();
            let enough = |least: u64| (0..TABLES).all(|of| seen[of] - last[of] >= least && totals[of] - seen[of] >= least);
            if !(end || self.least.is_none_or(enough)) {
                continue;
            }
            for of in 0..TABLES {
                // Each bound is rounded alone: a rounded part of every band would tell how much the rest must be.
                let bound = self.least.map_or(seen[of], |least| seen[of] - seen[of] % least);
                bands[of].push(Band { from: names[from].to_owned(), to: (*name).to_owned(), count: bound - told[of] });
                told[of] = bound;
            }
            (from, last) = (at + 1, seen);
        }
        // One band with everything in it says nothing; nor do bands of nothing.
        for (bands, total) in bands.iter_mut().zip(totals) {
            if total == 0 || (!self.home() && bands.len() < 2) {
                bands.clear();
            }
        }
        bands
    }

    /// A spread of shares or changes.
    pub(super) fn spread(self, bins: &Bins) -> Option<Spread> {
        let total = bins.total();
        let share = |value: Option<i32>| value.map(|value| f64::from(value) / 1000.0);
        let Some(least) = self.least else {
            let (minimum, maximum) = bins.ends()?;
            return Some(Spread {
                mean: share(bins.mean()),
                minimum: share(Some(minimum)),
                lower_quartile: share(bins.quartile(1)),
                median: share(bins.quartile(2)),
                upper_quartile: share(bins.quartile(3)),
                maximum: share(Some(maximum)),
            });
        };
        let coarse =
            |value: Option<i32>| share(value.map(|value| (value + STEP / 2).div_euclid(STEP) * STEP).map(|v| v.clamp(ENDS[0], ENDS[1])));
        let enough = |parts: u64| total / parts >= least;
        enough(1).then(|| Spread {
            mean: coarse(bins.mean()),
            lower_quartile: coarse(bins.quartile(1).filter(|_| enough(4))),
            median: coarse(bins.quartile(2).filter(|_| enough(2))),
            upper_quartile: coarse(bins.quartile(3).filter(|_| enough(4))),
            ..Spread::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const FIVE: Guard = Guard { least: Some(5) };
    const NAMES: [&str; 4] = ["N", "P", "L", "F"];

    fn told(counts: [u64; 4]) -> Vec<(String, u64)> {
        FIVE.bands(&counts, &NAMES).into_iter().map(|band| ([band.from, band.to].join("-"), band.count)).collect()
    }

    fn pairs(bands: &[(&str, u64)]) -> Vec<(String, u64)> {
        bands.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }

    #[test]
    fn bands_are_joined_until_each_holds_enough() {
        assert_eq!(told([10, 5, 5, 5]), pairs(&[("N-N", 10), ("P-P", 5), ("L-L", 5), ("F-F", 5)]));
        // P holds 2: it is joined with what follows.
        assert_eq!(told([10, 2, 8, 5]), pairs(&[("N-N", 10), ("P-L", 10), ("F-F", 5)]));
        // F holds 3: it is joined with L.
        assert_eq!(told([6, 6, 6, 3]), pairs(&[("N-N", 5), ("P-P", 5), ("L-F", 10)]));
        // An empty band is joined like a small one, so that nothing is said of all States.
        assert_eq!(told([0, 12, 0, 8]), pairs(&[("N-P", 10), ("L-F", 10)]));
        assert_eq!(told([20, 0, 0, 0]), []);
        assert_eq!(told([4, 0, 0, 20]), []);
        assert_eq!(told([4, 3, 1, 1]), []);
        // 7 and 9: 5 and 10 of 15.
        assert_eq!(told([7, 0, 0, 9]), pairs(&[("N-N", 5), ("P-F", 10)]));
    }

    #[test]
    fn home_tells_everything() {
        let home = Guard { least: None };
        let counts: Vec<u64> = home.bands(&[1, 0, 2, 3], &NAMES).iter().map(|band| band.count).collect();
        assert_eq!(counts, [1, 0, 2, 3]);
        assert_eq!((home.whole(3), home.part(1, 3), home.at_home(2)), (Some(3), Some(1), Some(2)));
        assert_eq!(home.bands(&[0; 4], &NAMES), []);
    }

    #[test]
    fn parts_are_told_where_enough_are_in_them_and_never_as_nearly_all() {
        let told = [4, 5, 9, 10, 15, 16, 22].map(|count| FIVE.part(count, 22));
        assert_eq!(told, [None, Some(5), Some(5), Some(10), Some(15), Some(15), Some(15)]);
        // Of nine nothing can be told of a part.
        assert_eq!((FIVE.part(6, 9), FIVE.part(6, 10), FIVE.part(3, 4)), (None, Some(5), None));
        assert_eq!([0, 4, 5, 23].map(|count| FIVE.whole(count)), [None, None, Some(5), Some(20)]);
    }

    #[test]
    fn quartiles_need_enough_in_each_part_and_are_coarse() {
        let spread = |count: i32| {
            let mut bins = Bins::shares();
            (0..count).for_each(|at| bins.add(at * 1000 / count));
            FIVE.spread(&bins)
        };
        assert_eq!(spread(4), None);
        let nine = spread(9).unwrap_or_default();
        assert_eq!((nine.mean, nine.median, nine.minimum, nine.maximum), (Some(0.45), None, None, None));
        let ten = spread(19).unwrap_or_default();
        assert_eq!((ten.median.is_some(), ten.lower_quartile), (true, None));
        let twenty = spread(20).unwrap_or_default();
        // Values 0, 50, …, 950: quartiles 237.5, 475 and 712.5.
        assert_eq!([twenty.lower_quartile, twenty.median, twenty.upper_quartile], [Some(0.25), Some(0.5), Some(0.7)]);
        // Everybody at nothing is told as at most a tenth.
        let mut bins = Bins::shares();
        (0..30).for_each(|_| bins.add(0));
        assert_eq!(FIVE.spread(&bins).and_then(|spread| spread.upper_quartile), Some(0.1));
    }

    /// All small cohorts that give the same output are told apart by nothing: whoever knows the rules cannot say of any group of
    /// submissions that it is there and smaller than the threshold.
    #[test]
    fn no_small_group_can_be_told_from_all_cohorts_with_the_same_output() {
        let guard = Guard { least: Some(3) };
        let mut same: BTreeMap<String, Vec<[u64; 5]>> = BTreeMap::new();
        for cohort in cohorts::<5>(13) {
            let [unrated, rated @ ..] = cohort;
            let figures: u64 = rated.iter().sum();
            let told = (guard.whole(unrated + figures), guard.whole(figures), guard.bands(&rated, &NAMES));
            same.entry(format!("{told:?}")).or_default().push(cohort);
        }
        assert!(same.len() > 30, "{} outputs", same.len());
        for (told, cohorts) in same {
            // Cohorts of this output larger than those tried only widen what is possible.
            for (from, to) in [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (1, 2), (1, 3), (2, 3), (2, 4), (3, 4), (0, 1), (0, 4)] {
                let groups = cohorts.iter().map(|cohort| cohort[from..=to].iter().sum::<u64>());
                assert!(groups.clone().any(|group| group == 0 || group >= 3), "{told}: {from} to {to}: {:?}", groups.collect::<Vec<_>>());
            }
        }
    }

    /// The same for ratings with and without open answers: each submission has one of the ten pairs, the second rating not below the first.
    #[test]
    fn two_tables_that_bound_each_other_give_no_single_submission_away() {
        let guard = Guard { least: Some(2) };
        let pairs: Vec<(usize, usize)> = (0..4).flat_map(|claimed| (claimed..4).map(move |potential| (claimed, potential))).collect();
        let mut same: BTreeMap<String, Vec<Vec<u64>>> = BTreeMap::new();
        for cohort in cohorts::<10>(7) {
            let (mut claimed, mut potential) = ([0; 4], [0; 4]);
            for (count, (low, high)) in cohort.iter().zip(&pairs) {
                claimed[*low] += count;
                potential[*high] += count;
            }
            let told = (guard.whole(cohort.iter().sum()), guard.bands_alike([&claimed, &potential], &NAMES));
            let risen = (0..3).map(|at| claimed[..=at].iter().sum::<u64>() - potential[..=at].iter().sum::<u64>());
            let groups = claimed.iter().chain(&potential).copied().chain(risen).chain(cohort);
            same.entry(format!("{told:?}")).or_default().push(groups.collect());
        }
        assert!(same.len() > 15, "{} outputs", same.len());
        for (told, cohorts) in same {
            for at in 0..cohorts[0].len() {
                assert!(cohorts.iter().any(|groups| groups[at] != 1), "{told}: group {at}");
            }
        }
    }

    fn cohorts<const PARTS: usize>(most: u64) -> Vec<[u64; PARTS]> {
        let mut found = vec![[0; PARTS]];
        for at in 0..PARTS {
            let more = found.iter().flat_map(|cohort| {
                let left = most - cohort.iter().sum::<u64>();
                (1..=left).map(|count| {
                    let mut next = *cohort;
                    next[at] = count;
                    next
                })
            });
            let more: Vec<[u64; PARTS]> = more.collect();
            found.extend(more);
        }
        found
    }
}
