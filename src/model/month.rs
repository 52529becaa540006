//! Months of the calendar, which a plan counts in.

use super::Date;
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
    /// The month that a day is in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { number: i32::from(day.year) * YEAR + i32::from(day.month.max(1)) - 1 }
    }

    /// The month so many months later.
    #[must_use]
    pub fn later(self, months: i32) -> Self {
        Self { number: self.number.saturating_add(months) }
    }

    /// The year that it is in.
    #[must_use]
    pub fn year(self) -> i32 {
        self.number.div_euclid(YEAR)
    }

    /// The last month of its year.
    #[must_use]
    pub fn end_of_year(self) -> Self {
        Self { number: self.year().saturating_mul(YEAR).saturating_add(YEAR - 1) }
    }

    /// Its first day, as `2027-02-01`.
    #[must_use]
    pub fn first_day(self) -> String {
        format!("{self}-01")
    }

    /// Its last day, as `2027-02-28`.
    #[must_use]
    pub fn last_day(self) -> String {
        let year = self.year();
        let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
        let days = match self.number.rem_euclid(YEAR) + 1 {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        format!("{self}-{days}")
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
        assert_eq!(Month::of(Date { year: 2026, month: 11, day: 30 }), start);
        assert_eq!((start.first_day(), start.last_day()), ("2026-11-01".to_owned(), "2026-11-30".to_owned()));
        assert_eq!(
            (start.end_of_year().to_string(), start.later(2).end_of_year().last_day()),
            ("2026-12".to_owned(), "2027-12-31".to_owned())
        );
        for (month, day) in [("2027-02", "2027-02-28"), ("2028-02", "2028-02-29"), ("2100-02", "2100-02-28"), ("2000-02", "2000-02-29")] {
            assert_eq!(month.parse::<Month>().map(Month::last_day), Ok(day.to_owned()));
        }
        for wrong in ["2026", "2026-13", "2026-00", "26-01", "2026-1", "2026-01-01", "+026-01", ""] {
            assert_eq!(wrong.parse::<Month>(), Err(NotAMonth), "{wrong}");
        }
    }
}
