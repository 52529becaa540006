//! Months of the calendar, which a plan counts in.

use std::fmt;
use std::str::FromStr;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Months since the year 0, its January being 0.
    number: i32,
}

/// That a text names no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAMonth;

const YEAR: i32 = 12;

impl Month {
    /// The month so many months later.
    #[must_use]
    pub fn later(self, months: i32) -> Self {
        Self { number: self.number.saturating_add(months) }
    }

    /// Months from another month to this one; below 0 where it is earlier.
    #[must_use]
    pub fn since(self, other: Self) -> i32 {
        self.number.saturating_sub(other.number)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.number.div_euclid(YEAR), self.number.rem_euclid(YEAR) + 1)
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let digits = |part: &str, count: usize| -> Option<i32> {
            (part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        match (digits(year, 4), digits(month, 2)) {
            (Some(year), Some(month @ 1..=YEAR)) => Ok(Self { number: year * YEAR + month - 1 }),
            _ => Err(NotAMonth),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_counted_and_written() {
        let start: Month = "2026-11".parse().expect("a month");
        assert_eq!(start.later(2).to_string(), "2027-01");
        assert_eq!(start.later(-11).to_string(), "2025-12");
        assert_eq!(start.later(14).since(start), 14);
        for wrong in ["2026", "2026-13", "2026-00", "26-01", "2026-1", "2026-01-01", "+026-01", ""] {
            assert_eq!(wrong.parse::<Month>(), Err(NotAMonth), "{wrong}");
        }
    }
}
