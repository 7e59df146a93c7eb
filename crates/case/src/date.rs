//! A date known to the day, the month or the year.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Year, month and day.
    Day,
    /// Year and month.
    Month,
    /// The year alone.
    Year,
}

impl Precision {
    /// The word of the contract: "day", "month" or "year".
    pub fn as_str(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Year => "year",
        }
    }
}

/// A calendar date (ISO 8601) as precise as its source gave it; prints as "2016-07-05", "2016-07" or "2016".
///
/// It stands for the interval from [`first`](PartialDate::first) to [`last`](PartialDate::last), both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    first: Date,
    precision: Precision,
}

impl PartialDate {
    /// A date known to the day, where the calendar has that day.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        Self::of(year, month, day, Precision::Day)
    }

    /// A calendar day.
    pub fn of_day(date: Date) -> Option<Self> {
        Self::day(date.year(), date.month(), date.day())
    }

    /// A date known to the month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::of(year, month, 1, Precision::Month)
    }

    /// A date known to the year.
    pub fn year(year: i16) -> Option<Self> {
        Self::of(year, 1, 1, Precision::Year)
    }

    fn of(year: i16, month: i8, day: i8, precision: Precision) -> Option<Self> {
        // ISO 8601 has four digits for a year; what has more, or a sign, could not be read back.
        let first = Date::new(year, month, day).ok().filter(|_| (0..=9999).contains(&year))?;
        Some(PartialDate { first, precision })
    }

    /// The first day it can mean.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day it can mean.
    pub fn last(self) -> Date {
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.last_of_month(),
            Precision::Year => self.first.last_of_year(),
        }
    }

    /// How much of it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// "13 October 2021", "October 2021", "2021": no more than is known.
    pub fn in_words(self) -> String {
        let form = match self.precision {
            Precision::Day => "%-d %B %Y",
            Precision::Month => "%B %Y",
            Precision::Year => "%Y",
        };
        self.first.strftime(form).to_string()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Year => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let number = |digits: &str, count: usize| -> Option<i16> {
            (digits.len() == count && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
        };
        let small = |digits: &str| number(digits, 2).and_then(|n| i8::try_from(n).ok());
        let parts: Vec<&str> = written.split('-').collect();
        let date = match parts.as_slice() {
            [year] => number(year, 4).and_then(PartialDate::year),
            [year, month] => number(year, 4).zip(small(month)).and_then(|(y, m)| PartialDate::month(y, m)),
            [year, month, day] => {
                number(year, 4).zip(small(month)).zip(small(day)).and_then(|((y, m), d)| PartialDate::day(y, m, d))
            }
            _ => None,
        };
        date.ok_or_else(|| {
            format!("{written:?} is no date; write a day as 2016-07-05, a month as 2016-07, a year as 2016")
        })
    }
}

impl TryFrom<String> for PartialDate {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        written.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_and_spans_what_is_known() {
        let day = PartialDate::day(2016, 2, 29).unwrap();
        assert_eq!((day.to_string().as_str(), day.first(), day.last()), ("2016-02-29", day.first(), day.first()));
        let month = PartialDate::month(2016, 2).unwrap();
        assert_eq!(month.to_string(), "2016-02");
        assert_eq!(month.last(), day.first());
        let year = PartialDate::year(2016).unwrap();
        assert_eq!(year.to_string(), "2016");
        assert_eq!(year.last(), PartialDate::day(2016, 12, 31).unwrap().first());
        assert_eq!(year.precision().as_str(), "year");
    }

    #[test]
    fn days_that_the_calendar_lacks_are_refused() {
        assert_eq!(PartialDate::day(2015, 2, 29), None);
        assert_eq!(PartialDate::day(2015, 13, 1), None);
        assert_eq!(PartialDate::month(2015, 0), None);
        assert_eq!(PartialDate::year(-1), None);
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for date in [PartialDate::day(2016, 2, 29), PartialDate::month(2016, 2), PartialDate::year(16)] {
            let date = date.unwrap();
            assert_eq!(date.to_string().parse(), Ok(date));
        }
        for wrong in ["", "2016-2", "2016-02-30", "16", "2016-02-29T10:00"] {
            assert!(wrong.parse::<PartialDate>().is_err(), "{wrong}");
        }
    }
}
