//! Arithmetic on the calendar: days, weeks, months and years before and after a date.

use jiff::Span as Length;
use jiff::civil::Date;
use sayso_case::{Moment, PartialDate};

/// So many days after (before, if negative); `None` beyond the calendar.
pub(crate) fn plus_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Length::new().try_days(days).ok()?).ok()
}

/// So many months after the month of the date.
pub(crate) fn plus_months(date: Date, months: i64) -> Option<PartialDate> {
    let moved = date.first_of_month().checked_add(Length::new().try_months(months).ok()?).ok()?;
    PartialDate::month(moved.year(), moved.month())
}

/// So many years after the year of the date.
pub(crate) fn plus_years(date: Date, years: i64) -> Option<PartialDate> {
    let year = i64::from(date.year()).checked_add(years)?;
    PartialDate::year(i16::try_from(year).ok().filter(|y| (1..=9999).contains(y))?)
}

/// The week, Monday to Sunday, so many weeks after the date's.
pub(crate) fn week(date: Date, weeks: i64) -> Option<Moment> {
    let monday = plus_days(date, weeks.checked_mul(7)? - i64::from(date.weekday().to_monday_zero_offset()))?;
    Moment::days(monday, plus_days(monday, 6)?)
}

/// The last day with this place in the week (Monday is 0) on or before the date.
pub(crate) fn weekday_on_or_before(date: Date, weekday: i8) -> Option<Date> {
    let back = (date.weekday().to_monday_zero_offset() - weekday).rem_euclid(7);
    plus_days(date, -i64::from(back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        let friday = Date::constant(2021, 10, 15);
        assert_eq!(week(friday, -1).unwrap().to_string(), "2021-10-04/2021-10-10");
        assert_eq!(weekday_on_or_before(friday, 4), Some(friday));
        assert_eq!(weekday_on_or_before(friday, 5), Some(Date::constant(2021, 10, 9)));
    }

    #[test]
    fn nothing_runs_off_the_calendar() {
        assert_eq!(plus_days(Date::MAX, 1), None);
        assert_eq!(plus_years(Date::MIN, i64::MIN), None);
    }
}
