//! From a time as written to the dates it means, set against the report's date and the time told before.

use jiff::civil::Date;
use sayso_case::{Moment, PartialDate, Precision};

use super::calendar::{plus_days, plus_months, plus_years, week, weekday_on_or_before};
use super::point::{From, Turn, Written};
use super::words::Unit;

/// How far ahead of the report a date without a year may lie before the year before is meant. "Planned for 15 October" in
/// a report of the 14th is tomorrow's, though nothing but the date says so; a date a year back is written with its year.
const AHEAD: i64 = 14;

/// What a time is set against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    /// The report's date.
    pub published: Option<PartialDate>,
    /// The time told before in the paragraph.
    pub before: Option<Moment>,
    /// The quarter told last, anywhere before.
    pub quarter: Option<Moment>,
    /// Whether it was told in this sentence or shortly before.
    pub quarter_near: bool,
    /// Whether the words around it put it in the future.
    pub to_come: bool,
    /// Whether a date without a year is the nearest, before or after the report ("until 16 November").
    pub nearest: bool,
    /// Whether it cannot lie ahead ("last Oct. 23").
    pub behind: bool,
}

impl Anchor {
    /// Nothing known but the report's date.
    pub fn of(published: PartialDate) -> Self {
        Anchor {
            published: Some(published),
            before: None,
            quarter: None,
            quarter_near: false,
            to_come: false,
            nearest: false,
            behind: false,
        }
    }

    /// The day of the report, where it is known to the day.
    pub fn today(self) -> Option<Date> {
        self.published.filter(|p| p.precision() == Precision::Day).map(PartialDate::first)
    }

    /// The month of the report.
    pub fn month(self) -> Option<Date> {
        self.published.filter(|p| p.precision() != Precision::Year).map(PartialDate::first)
    }
}

/// The dates meant; `None` where something they hang on is not known.
pub(crate) fn resolve(written: &Written, anchor: Anchor) -> Option<Moment> {
    match written {
        Written::Date { year, month, day, to_day } => date(*year, *month, *day, *to_day, anchor),
        Written::Weekday(at, turn) => {
            let today = anchor.today()?;
            let next = |from: Date| plus_days(weekday_on_or_before(plus_days(from, 6)?, *at)?, 0);
            let found = match turn {
                Turn::Plain if anchor.to_come => next(today),
                Turn::Plain => weekday_on_or_before(today, *at),
                Turn::Last => weekday_on_or_before(plus_days(today, -1)?, *at),
                Turn::Next => next(plus_days(today, 1)?),
                Turn::This => plus_days(weekday_on_or_before(today, 0)?, i64::from(*at)),
            };
            one_day(found?)
        }
        Written::Month(month, turn) => named_month(*month, *turn, anchor.month()?),
        Written::Away(count, unit, From::Report) => away(*count, *unit, anchor),
        Written::Away(count, unit, From::Before) => {
            // "a year earlier" beside a quarter's results
            let quarter = anchor.quarter.filter(|_| *unit == Unit::Year && *count == -1 && anchor.quarter_near);
            after(*count, *unit, quarter.or(anchor.before)?)
        }
        Written::Whole(unit, count, From::Report) => match unit {
            Unit::Week if *count == 0 => Moment::days(weekday_on_or_before(anchor.today()?, 0)?, anchor.today()?),
            Unit::Week => week(anchor.today()?, *count),
            Unit::Month => plus_months(anchor.month()?, *count).map(Moment::one),
            Unit::Quarter => quarter(anchor.month()?, *count),
            Unit::Year => plus_years(anchor.published?.first(), *count).map(Moment::one),
            _ => None,
        },
        Written::Whole(Unit::Quarter, count, From::Before) => quarter(anchor.quarter?.from().first(), *count),
        Written::Whole(..) | Written::Length(_) | Written::Season(..) | Written::Clock(_, None) => None,
        Written::Clock(_, Some(day)) => resolve(day, anchor),
        Written::Slashes(a, b, year) => slashes(*a, *b, *year, anchor),
        Written::Part { year, first, months } => part(*year, *first, *months, anchor),
        Written::InYear(inner, count, from) => {
            let base = if *from == From::Report { anchor.published?.first() } else { anchor.before?.from().first() };
            let Written::Date { month, day, to_day, .. } = **inner else { return None };
            date(Some(plus_years(base, *count)?.first().year()), month, day, to_day, anchor)
        }
        Written::Past(count, unit) => past(*count, *unit, anchor),
        Written::Weekend => {
            let sunday = weekday_on_or_before(anchor.today()?, 6)?;
            let saturday = weekday_on_or_before(anchor.today()?, 5)?;
            if saturday > sunday { one_day(saturday) } else { Moment::days(saturday, sunday) }
        }
        Written::Overnight => Moment::days(plus_days(anchor.today()?, -1)?, anchor.today()?),
        Written::Decade(year) => Moment::between(PartialDate::year(*year)?, PartialDate::year(year + 9)?),
        Written::Since(None) => Moment::between(anchor.before?.to(), anchor.published?),
        Written::Since(Some(from)) => Moment::between(resolve(from, anchor)?.from(), anchor.published?),
        Written::Range(a, b) => range(a, b, anchor),
    }
}

fn one_day(date: Date) -> Option<Moment> {
    PartialDate::of_day(date).map(Moment::one)
}

/// A calendar date; without a year the nearest past one, or the nearest to come where the words or the days say so.
fn date(year: Option<i16>, month: Option<i8>, day: Option<i8>, to_day: Option<i8>, anchor: Anchor) -> Option<Moment> {
    let of = |y: i16| match (month, day) {
        (Some(m), Some(d)) => PartialDate::day(y, m, d),
        (Some(m), None) => PartialDate::month(y, m),
        (None, _) => PartialDate::year(y),
    };
    let from = match year {
        Some(y) => of(y)?,
        None => {
            month?;
            let now = anchor.published?;
            let this = now.last().year();
            let limit = plus_days(now.last(), if day.is_some() && !anchor.behind { AHEAD } else { 0 })?;
            // eight years hold a 29 February
            if anchor.nearest {
                let far = |d: &PartialDate| (d.first() - now.first()).get_days().unsigned_abs();
                (this.checked_sub(4)?..=this.checked_add(4)?).filter_map(of).min_by_key(far)?
            } else if anchor.to_come {
                (this..this.checked_add(8)?).filter_map(of).find(|d| d.last() >= now.first())?
            } else {
                (this.checked_sub(8)?..=this.checked_add(1)?).rev().filter_map(of).find(|d| d.first() <= limit)?
            }
        }
    };
    match to_day {
        Some(d) => Moment::between(from, PartialDate::day(from.first().year(), from.first().month(), d)?),
        None => Some(Moment::one(from)),
    }
}

/// "last March": before this month; "next March": after it.
fn named_month(month: i8, turn: Turn, now: Date) -> Option<Moment> {
    let this = PartialDate::month(now.year(), month)?;
    let moved = match turn {
        Turn::Last if this.first() >= now.first_of_month() => -1,
        Turn::Next if this.first() <= now.first_of_month() => 1,
        _ => 0,
    };
    plus_months(this.first(), 12 * moved).map(Moment::one)
}

/// "13/05/2026", "05/13/2026"; where either number may be the month and neither day is after the report, the year alone.
fn slashes(a: i8, b: i8, year: i16, anchor: Anchor) -> Option<Moment> {
    let (day_first, month_first) = (PartialDate::day(year, b, a), PartialDate::day(year, a, b));
    let possible = |d: &PartialDate| anchor.published.is_none_or(|p| d.first() <= p.last());
    match (day_first, month_first) {
        (Some(d), Some(m)) if d != m => match (possible(&d), possible(&m)) {
            (true, false) => Some(Moment::one(d)),
            (false, true) => Some(Moment::one(m)),
            _ => PartialDate::year(year).map(Moment::one),
        },
        (day, month) => day.or(month).map(Moment::one),
    }
}

/// The quarter so many quarters after the date's.
fn quarter(date: Date, quarters: i64) -> Option<Moment> {
    let first = PartialDate::month(date.year(), (date.month() - 1) / 3 * 3 + 1)?.first();
    let months = quarters.checked_mul(3)?;
    Moment::between(plus_months(first, months)?, plus_months(first, months + 2)?)
}

/// "the third quarter": without a year the last one that had begun, or the next where the words put it in the future.
fn part(year: Option<i16>, first: i8, months: i8, anchor: Anchor) -> Option<Moment> {
    let year = match year {
        Some(year) => year,
        None => {
            let now = anchor.month()?;
            let begun = now.month() >= first;
            let over = now.month() >= first + months;
            match (anchor.to_come, begun, over) {
                (true, _, true) => now.year().checked_add(1)?,
                (false, false, _) => now.year().checked_sub(1)?,
                _ => now.year(),
            }
        }
    };
    let from = PartialDate::month(year, first)?;
    Moment::between(from, plus_months(from.first(), i64::from(months) - 1)?)
}

/// "two days ago". A year ago beside a quarter's results is that quarter of the year before.
fn away(count: i64, unit: Unit, anchor: Anchor) -> Option<Moment> {
    let now = anchor.published?.first();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => one_day(anchor.today()?),
        Unit::Day => one_day(plus_days(anchor.today()?, count)?),
        Unit::Week => week(anchor.today()?, count),
        Unit::Month => plus_months(anchor.month()?, count).map(Moment::one),
        Unit::Quarter => quarter(anchor.month()?, count),
        Unit::Year if count == -1 && anchor.quarter_near => after(count, unit, anchor.quarter?),
        Unit::Year => plus_years(now, count).map(Moment::one),
        Unit::Decade => plus_years(now, count.checked_mul(10)?).map(Moment::one),
        Unit::Century => plus_years(now, count.checked_mul(100)?).map(Moment::one),
    }
}

/// Whether an interval is three whole months.
pub(crate) fn is_quarter(i: Moment) -> bool {
    i.from().precision() == Precision::Month && i.from() != i.to() && plus_months(i.from().first(), 2) == Some(i.to())
}

/// "two days later" after a time told before; days need a day, months at least a month.
fn after(count: i64, unit: Unit, before: Moment) -> Option<Moment> {
    match unit {
        _ if unit.is_of_day() => before.as_day().and_then(one_day),
        Unit::Day => one_day(plus_days(before.as_day()?, count)?),
        Unit::Week => week(before.as_day()?, count),
        Unit::Quarter => quarter(before.from().first(), count),
        Unit::Month if before.from().precision() == Precision::Year => None,
        Unit::Month => plus_months(before.from().first(), count).map(Moment::one),
        Unit::Year if count != 0 && before.from().precision() == Precision::Month => {
            let months = count.checked_mul(12)?;
            Moment::between(plus_months(before.from().first(), months)?, plus_months(before.to().first(), months)?)
        }
        Unit::Year => plus_years(before.from().first(), count).map(Moment::one),
        Unit::Decade => plus_years(before.from().first(), count.checked_mul(10)?).map(Moment::one),
        _ => None,
    }
}

/// "in the last 24 hours": up to the report.
fn past(count: i64, unit: Unit, anchor: Anchor) -> Option<Moment> {
    let days = match unit {
        Unit::Second | Unit::Minute => 1,
        Unit::Hour => count.checked_add(23)? / 24,
        Unit::Day => count,
        Unit::Week => count.checked_mul(7)?,
        Unit::Month => {
            return Moment::between(plus_months(anchor.month()?, -count)?, plus_months(anchor.month()?, 0)?);
        }
        Unit::Quarter => {
            let months = count.checked_mul(3)?;
            return Moment::between(plus_months(anchor.month()?, -months)?, plus_months(anchor.month()?, 0)?);
        }
        Unit::Year | Unit::Decade | Unit::Century => {
            let now = anchor.published?.first();
            let years = count.checked_mul(if unit == Unit::Year {
                1
            } else if unit == Unit::Decade {
                10
            } else {
                100
            })?;
            return Moment::between(plus_years(now, -years)?, plus_years(now, 0)?);
        }
    };
    Moment::days(plus_days(anchor.today()?, -days)?, anchor.today()?)
}

/// From one to another; what the first leaves out it has from the second ("from 3 June to 5 July 2016").
fn range(a: &Written, b: &Written, anchor: Anchor) -> Option<Moment> {
    let end = resolve(b, anchor)?;
    let last = end.to().last();
    let start = match (a, b) {
        (Written::Date { year: None, month: Some(m), day, .. }, _) => {
            let year = |y| match day {
                Some(d) => PartialDate::day(y, *m, *d),
                None => PartialDate::month(y, *m),
            };
            let this = year(last.year()).filter(|d| d.first() <= last);
            Moment::one(this.or_else(|| year(last.year().checked_sub(1)?))?)
        }
        (Written::Weekday(at, Turn::Plain), _) => one_day(weekday_on_or_before(last, *at)?)?,
        _ => resolve(a, anchor)?,
    };
    Moment::between(start.from(), end.to())
}
