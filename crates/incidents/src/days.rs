//! The one interval of days: from a `when` of a finding or a report's date, first and last day included.

use jiff::ToSpan;
use jiff::civil::Date;
use sayso_case::{Moment, PartialDate};

/// From `first` to `last`, both included; never inverted. Held as days since the first of January 1970, so that comparing is
/// cheap where millions of pairs are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    first: i32,
    last: i32,
}

impl Days {
    /// The days a time of a text can mean.
    pub fn of_moment(moment: Moment) -> Self {
        Days { first: number(moment.first()), last: number(moment.last()) }
    }

    /// The days a report's date can mean.
    pub fn of(date: PartialDate) -> Self {
        Days { first: number(date.first()), last: number(date.last()) }
    }

    /// First and last as days from the first of January 1970.
    pub fn numbers(self) -> (i32, i32) {
        (self.first, self.last)
    }

    /// Number of days from the first to the last: 0 for one day.
    pub fn length(self) -> i32 {
        self.last - self.first
    }

    /// Days between two intervals: 0 where they touch or overlap.
    pub fn gap(self, other: Self) -> i32 {
        (other.first - self.last).max(self.first - other.last).max(0)
    }

    /// Whether all of it lies before the other.
    pub fn before(self, other: Self) -> bool {
        self.last < other.first
    }

    /// The smallest interval that holds both.
    pub fn cover(self, other: Self) -> Self {
        Days { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// What both share, if anything.
    pub fn shared(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Days { first, last })
    }

    /// The same so many days later.
    pub fn shifted(self, days: i32) -> Self {
        Days { first: self.first.saturating_add(days), last: self.last.saturating_add(days) }
    }

    /// The same with its first day moved back.
    pub fn since(self, days: i32) -> Self {
        Days { first: self.first.saturating_sub(days), last: self.last }
    }
}

/// The day the numbers are counted from.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// Days from the first of January 1970; jiff's calendar ends before the numbers do.
fn number(date: Date) -> i32 {
    i32::try_from(date.duration_since(EPOCH).as_hours() / 24).unwrap_or(i32::MAX)
}

fn date(number: i32) -> Date {
    EPOCH.checked_add(i64::from(number).days()).unwrap_or(if number < 0 { Date::MIN } else { Date::MAX })
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, last) = (date(self.first), date(self.last));
        if first == last {
            return write!(f, "{first}");
        }
        let year = PartialDate::year(first.year());
        let month = PartialDate::month(first.year(), first.month());
        for whole in [year, month].into_iter().flatten() {
            if Days::of(whole) == *self {
                return write!(f, "{whole}");
            }
        }
        write!(f, "{first}/{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_whole_months_and_years_as_such() {
        for (value, printed) in [
            ("2023-03-05", "2023-03-05"),
            ("2023-03", "2023-03"),
            ("2023-01-01/2023-12-31", "2023"),
            ("2023-03-05/2023-03-07", "2023-03-05/2023-03-07"),
        ] {
            assert_eq!(days(value).to_string(), printed);
        }
    }

    fn days(value: &str) -> Days {
        Days::of_moment(value.parse().unwrap())
    }

    #[test]
    fn gaps_and_overlaps() {
        assert_eq!(days("2023-03-05").gap(days("2023-03-07")), 2);
        assert_eq!(days("2023-03").gap(days("2023-03-07")), 0);
        assert_eq!(days("2023-03").shared(days("2023-03-07/2023-05")), Some(days("2023-03-07/2023-03-31")));
        assert_eq!(days("2023-03-05").since(2).length(), 2);
    }
}
