//! Counts in bins of a tenth of a per cent, and what can be told from them exactly.

/// Counts of whole values from a least one on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bins {
    least: i32,
    counts: Vec<u64>,
}

impl Bins {
    /// Bins for shares: 0 to 1000 thousandths.
    pub(super) fn shares() -> Self {
        Self { least: 0, counts: vec![0; 1001] }
    }

    /// Bins for changes of shares: −1000 to 1000 thousandths.
    pub(super) fn changes() -> Self {
        Self { least: -1000, counts: vec![0; 2001] }
    }

    /// Counts a value; one outside of the bins is counted at their end.
    pub(super) fn add(&mut self, value: i32) {
        let at = usize::try_from(value - self.least).unwrap_or(0).min(self.counts.len() - 1);
        self.counts[at] += 1;
    }

    /// Adds what another one has counted.
    pub(super) fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    /// How many values were counted.
    pub(super) fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// How many values lie above one and up to another.
    pub(super) fn between(&self, above: i32, to: i32) -> u64 {
        self.filled().filter(|(value, _)| *value > above && *value <= to).map(|(_, count)| count).sum()
    }

    /// Least and greatest value.
    pub(super) fn ends(&self) -> Option<(i32, i32)> {
        Some((self.filled().next()?.0, self.filled().last()?.0))
    }

    /// The mean, half up; none where nothing was counted.
    pub(super) fn mean(&self) -> Option<i32> {
        let total = i128::from(self.total());
        let sum: i128 = self.filled().map(|(value, count)| i128::from(value) * i128::from(count)).sum();
        (total > 0).then(|| whole((2 * sum + total).div_euclid(2 * total)))
    }

    /// The quantile at this many quarters (type 7), half up; none where nothing was counted.
    pub(super) fn quartile(&self, quarters: u32) -> Option<i32> {
        let last = self.total().checked_sub(1)?;
        let place = u128::from(last) * u128::from(quarters.min(4));
        let (below, rest) = (place / 4, i128::try_from(place % 4).unwrap_or(0));
        let low = i128::from(self.at(below)?);
        let high = if rest == 0 { low } else { i128::from(self.at(below + 1)?) };
        // Four times the value is whole; halves go up.
        Some(whole(((4 - rest) * low + rest * high + 2).div_euclid(4)))
    }

    /// The value at this position of the sorted values, from 0.
    fn at(&self, position: u128) -> Option<i32> {
        let mut seen = 0_u128;
        let mut filled = self.filled();
        filled
            .find(|(_, count)| {
                seen += u128::from(*count);
                seen > position
            })
            .map(|(value, _)| value)
    }

    fn filled(&self) -> impl Iterator<Item = (i32, u64)> {
        (self.least..).zip(self.counts.iter().copied()).filter(|(_, count)| *count > 0)
    }
}

fn whole(value: i128) -> i32 {
    // proof: means and quantiles lie between the ends of the bins
    i32::try_from(value).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_pcg::Pcg32;
    use rand_pcg::rand_core::Rng;

    fn of(values: &[i32]) -> Bins {
        let mut bins = Bins::changes();
        values.iter().for_each(|value| bins.add(*value));
        bins
    }

    #[test]
    fn quartiles_by_hand() {
        // Five values: the quartiles are values themselves.
        let five = of(&[100, 200, 300, 400, 1000]);
        assert_eq!([1, 2, 3].map(|quarters| five.quartile(quarters)), [Some(200), Some(300), Some(400)]);
        // Four values: places 0.75, 1.5 and 2.25; 10 + 0.75 × 10 = 17.5 → 18, 25, 32.5 → 33.
        let four = of(&[10, 20, 30, 40]);
        assert_eq!([1, 2, 3].map(|quarters| four.quartile(quarters)), [Some(18), Some(25), Some(33)]);
        assert_eq!((four.mean(), four.ends(), four.between(10, 30)), (Some(25), Some((10, 40)), 2));
        // Halves go up below 0 too: −1.5 → −1.
        assert_eq!((of(&[-2, -1]).mean(), of(&[-2, -1]).quartile(2)), (Some(-1), Some(-1)));
        assert_eq!((of(&[]).mean(), of(&[]).quartile(2), of(&[]).ends()), (None, None, None));
    }

    #[test]
    fn agrees_with_sorting_for_random_values() {
        let mut random = Pcg32::new(7, 11);
        for round in 0..300_u32 {
            let count = 1 + random.next_u32() % 60;
            let spread = 1 + random.next_u32() % 1001;
            let mut values: Vec<i32> = (0..count).map(|_| i32::try_from(random.next_u32() % spread).unwrap_or(0)).collect();
            let bins = of(&values);
            values.sort_unstable();
            let last = f64::from(count - 1);
            for quarters in 1..=3_u32 {
                let place = last * f64::from(quarters) / 4.0;
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let (low, high) = (values[place.floor() as usize], values[place.ceil() as usize]);
                let exact = f64::from(low) + (place - place.floor()) * f64::from(high - low);
                let found = f64::from(bins.quartile(quarters).unwrap_or(-1));
                assert!((found - (exact + 0.5).floor()).abs() < 1e-9, "round {round}, {quarters} quarters: {found} for {exact}");
            }
            let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / f64::from(count);
            assert!((f64::from(bins.mean().unwrap_or(-1)) - (mean + 0.5 + 1e-9).floor()).abs() < 1e-9);
        }
    }
}
