//! The one interval of days: from a `when` of a finding or a report's date, first and last day included.

use jiff::ToSpan;
use jiff::civil::Date;
use sayso_case::{Moment, PartialDate};

/// From `first` to `last`, both included; never inverted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    first: Date,
    last: Date,
}

impl Days {
    /// The days a time of a text can mean.
    pub fn of_moment(moment: Moment) -> Self {
        Days { first: moment.first(), last: moment.last() }
    }

    /// The days a report's date can mean.
    pub fn of(date: PartialDate) -> Self {
        Days { first: date.first(), last: date.last() }
    }

    /// First and last as days from the first of January 1970.
    pub fn numbers(self) -> (i64, i64) {
        let epoch = Date::constant(1970, 1, 1);
        (apart(epoch, self.first), apart(epoch, self.last))
    }

    /// Number of days from the first to the last: 0 for one day.
    pub fn length(self) -> i64 {
        apart(self.first, self.last)
    }

    /// Days between two intervals: 0 where they touch or overlap.
    pub fn gap(self, other: Self) -> i64 {
        apart(self.last, other.first).max(apart(other.last, self.first)).max(0)
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

    /// The same with its first day moved back.
    pub fn since(self, days: i64) -> Self {
        Days { first: self.first.checked_sub(days.days()).unwrap_or(self.first), last: self.last }
    }
}

fn apart(a: Date, b: Date) -> i64 {
    b.duration_since(a).as_hours() / 24
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.first == self.last {
            return write!(f, "{}", self.first);
        }
        let year = PartialDate::year(self.first.year());
        let month = PartialDate::month(self.first.year(), self.first.month());
        for whole in [year, month].into_iter().flatten() {
            if Days::of(whole) == *self {
                return write!(f, "{whole}");
            }
        }
        write!(f, "{}/{}", self.first, self.last)
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
