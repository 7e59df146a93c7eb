//! Dates for people. In goes "2023-03-05", "2023-03", "2023" or "a/b", out come words that keep its precision.

use jiff::ToSpan;
use jiff::civil::Date;
use sayso_case::{Moment, PartialDate, Precision};

/// The day from which days are numbered.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// A date or interval; `None` for what is none. "2021-10-13T09:00" is the day: the clock is shown by nobody here.
fn parsed(when: &str) -> Option<Moment> {
    let day = |date: &str| date.split(['T', ' ']).next().unwrap_or(date).to_owned();
    match when.split_once('/') {
        Some((from, to)) => format!("{}/{}", day(from), day(to)).parse().ok(),
        None => day(when).parse().ok(),
    }
}

/// A date or interval in words: "5 March 2023", "March 2023", "5 to 8 March 2023". What is no date stays as it is.
pub(crate) fn words(when: &str) -> String {
    let Some(moment) = parsed(when) else { return when.to_owned() };
    let (from, to) = (moment.from(), moment.to());
    if from == to {
        return from.in_words();
    }
    let (a, b) = (from.first(), to.first());
    let short = match (from.precision(), to.precision()) {
        (Precision::Day, Precision::Day) if (a.year(), a.month()) == (b.year(), b.month()) => Some("%-d"),
        (Precision::Day, Precision::Day | Precision::Month) if a.year() == b.year() => Some("%-d %B"),
        _ => None,
    };
    let begin = short.map_or_else(|| from.in_words(), |form| a.strftime(form).to_string());
    format!("{begin} to {}", to.in_words())
}

/// A date as short as a line has room for: "5 Mar 2023", "Mar 2023"; an interval by both its ends.
pub(crate) fn short(when: &str) -> String {
    let Some(moment) = parsed(when) else { return when.to_owned() };
    let one = |date: PartialDate| {
        let form = match date.precision() {
            Precision::Day => "%-d %b %Y",
            Precision::Month => "%b %Y",
            Precision::Year => "%Y",
        };
        date.first().strftime(form).to_string()
    };
    if moment.from() == moment.to() {
        one(moment.from())
    } else {
        format!("{} – {}", one(moment.from()), one(moment.to()))
    }
}

/// What the date leaves open, said plainly; `None` for a day.
pub(crate) fn precision(when: &str) -> Option<&'static str> {
    let moment = parsed(when)?;
    if moment.from() != moment.to() {
        return Some("between these dates");
    }
    match moment.from().precision() {
        Precision::Day => None,
        Precision::Month => Some("day not given"),
        Precision::Year => Some("month not given"),
    }
}

/// The number of the first day the date can mean, counted from 1970-01-01.
pub(crate) fn day_number(when: &str) -> Option<i64> {
    Some(parsed(when)?.first().duration_since(EPOCH).as_hours() / 24)
}

/// The day with this number as "2021-10-13"; the first or last of the years 1 to 9999 for numbers beyond them.
pub(crate) fn from_day_number(number: i64) -> String {
    let days = number.clamp(-719_162, 2_932_896).days();
    EPOCH.checked_add(days).unwrap_or(Date::MAX).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_kept() {
        assert_eq!(words("2023-03-05"), "5 March 2023");
        assert_eq!(words("2023-03"), "March 2023");
        assert_eq!(words("2023"), "2023");
        assert_eq!(words("2023-03-05/2023-03-08"), "5 to 8 March 2023");
        assert_eq!(words("2023-03-30/2023-04-02"), "30 March to 2 April 2023");
        assert_eq!(words("2022-12-30/2023-01"), "30 December 2022 to January 2023");
        assert_eq!(words("2021-10-14T08:00"), "14 October 2021");
        assert_eq!(words("last spring"), "last spring");
        assert_eq!((precision("2023-03-05"), precision("2023-03")), (None, Some("day not given")));
    }

    #[test]
    fn days_count_on() {
        assert_eq!(day_number("1970-01-01"), Some(0));
        assert_eq!(day_number("2000-03-01"), Some(11_017));
        assert_eq!(day_number("2021-13-01"), None);
        assert_eq!(from_day_number(11_016), "2000-02-29");
        assert_eq!(from_day_number(day_number("1950-06-01").unwrap()), "1950-06-01");
        assert_eq!(from_day_number(i64::MIN), "0001-01-01");
    }
}
