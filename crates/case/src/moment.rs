//! The one type for times on the calendar: from one partial date to another, which may be the same.
//!
//! Prints as the contract's `when.value` ("2023-03-05", "2023-03", "2023", "2023-03-05/2023-03-07") and is read back from it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::PartialDate;

/// From the first day of `from` to the last day of `to`. `from` never begins after `to` ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment {
    from: PartialDate,
    to: PartialDate,
}

impl Moment {
    /// One date.
    pub fn one(date: PartialDate) -> Self {
        Moment { from: date, to: date }
    }

    /// From one date to another; `None` where the first is the later.
    pub fn between(from: PartialDate, to: PartialDate) -> Option<Self> {
        (from.first() <= to.last() && from.to_string() <= to.to_string()).then_some(Moment { from, to })
    }

    /// The days from one to another.
    pub fn days(from: Date, to: Date) -> Option<Self> {
        Self::between(PartialDate::of_day(from)?, PartialDate::of_day(to)?)
    }

    /// Where it begins.
    pub fn from(self) -> PartialDate {
        self.from
    }

    /// Where it ends.
    pub fn to(self) -> PartialDate {
        self.to
    }

    /// The first day it can mean.
    pub fn first(self) -> Date {
        self.from.first()
    }

    /// The last day it can mean.
    pub fn last(self) -> Date {
        self.to.last()
    }

    /// The day, where it is one.
    pub fn as_day(self) -> Option<Date> {
        (self.from == self.to && self.from.first() == self.from.last()).then(|| self.from.first())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}/{}", self.from, self.to) }
    }
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let none = || format!("{written:?} is no date and no two dates parted by \"/\", the earlier first");
        match written.split_once('/') {
            Some((from, to)) => Moment::between(from.parse()?, to.parse()?).ok_or_else(none),
            None => written.parse().map(Moment::one).map_err(|_: String| none()),
        }
    }
}

impl TryFrom<String> for Moment {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        written.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> String {
        moment.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_back() {
        for written in ["2023-03-05", "2023-03", "2023", "2023-03-05/2023-03-07", "2023-01/2023-06-30"] {
            assert_eq!(written.parse::<Moment>().unwrap().to_string(), written);
        }
        for written in ["", "soon", "2023-13", "2023-02-30", "2023-03-07/2023-03-05", "2023/", "23-03-05", "2023-3-5"] {
            assert!(written.parse::<Moment>().is_err(), "{written}");
        }
    }

    #[test]
    fn nothing_runs_backwards() {
        let (early, late) = (PartialDate::day(2020, 1, 5).unwrap(), PartialDate::month(2020, 3).unwrap());
        assert_eq!(Moment::between(late, early), None);
        let both = Moment::between(early, late).unwrap();
        assert_eq!((both.first(), both.last()), (early.first(), late.last()));
    }
}
