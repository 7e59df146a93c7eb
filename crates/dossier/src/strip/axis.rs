//! The time axis. In go the first and last minute to be shown, out come places across the drawing and ticks at round times.

use jiff::civil::Date;

use super::hours::DAY;
use crate::dates;

/// From minutes since 1970-01-01 to x.
pub(super) struct Axis {
    from: i64,
    to: i64,
    width: f64,
    step: Step,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// So many days.
    Days(i64),
    /// So many months.
    Months(i64),
}

/// A place on the axis and what is written there.
pub(super) struct Tick {
    pub x: f64,
    pub label: String,
}

impl Axis {
    /// An axis of whole days from the first to the last, in numbers of days.
    pub(super) fn days(first: i64, last: i64, width: f64) -> Self {
        let many = (last - first + 1).max(1);
        // No more than twelve words fit below it.
        let days = [1, 2, 7].into_iter().find(|s| many / s <= 12).filter(|_| many <= 84).map(Step::Days);
        let months = || [1, 2, 3, 6].into_iter().find(|m| many / (m * 30) <= 12);
        let years = || [1, 2, 5, 10, 20, 50, 100].into_iter().find(|y| many / (y * 365) <= 12).unwrap_or(1000);
        let step = days.unwrap_or_else(|| Step::Months(months().unwrap_or_else(|| years() * 12)));
        let air = if many <= 84 { 0 } else { many / 60 };
        Axis { from: (first - air) * DAY, to: (last + 1 + air) * DAY, width, step }
    }

    /// Where a minute stands.
    pub(super) fn x(&self, minute: i64) -> f64 {
        let whole = (self.to - self.from).max(1) as f64;
        ((minute - self.from) as f64 / whole).clamp(0.0, 1.0) * self.width
    }

    /// Whether a day is wide enough for its hours.
    pub(super) fn has_hours(&self) -> bool {
        self.to - self.from <= 14 * DAY
    }

    /// The days, months or years that are named.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let (first, last) = (self.from.div_euclid(DAY), self.to.div_euclid(DAY));
        let many_years = dates::from_day_number(first).get(..4) != dates::from_day_number(last - 1).get(..4);
        match self.step {
            Step::Days(step) => {
                (first..last).step_by(usize::try_from(step).unwrap_or(1)).map(|d| self.day(d, many_years)).collect()
            }
            Step::Months(step) => self.months(first, last, step),
        }
    }

    fn day(&self, day: i64, year: bool) -> Tick {
        let words = dates::words(&dates::from_day_number(day));
        let label = if year { words } else { words.rsplit_once(' ').map_or(words.clone(), |(d, _)| d.to_owned()) };
        Tick { x: self.x(day * DAY), label }
    }

    fn months(&self, first: i64, last: i64, step: i64) -> Vec<Tick> {
        let begin: Date = dates::from_day_number(first).parse().unwrap_or(Date::MIN);
        let count = i64::from(begin.year()) * 12 + i64::from(begin.month()) - 1;
        let mut at = count.div_euclid(step) * step;
        let mut out = Vec::new();
        loop {
            let written = format!("{:04}-{:02}", at.div_euclid(12), at.rem_euclid(12) + 1);
            let Some(day) = dates::day_number(&written).filter(|d| *d < last) else { return out };
            if day >= first {
                let year = written.get(..4).unwrap_or_default().to_owned();
                let words = dates::words(&written);
                let month = || words.split(' ').next().unwrap_or_default().to_owned();
                let label = match (step >= 12 || at.rem_euclid(12) == 0, out.is_empty()) {
                    (true, _) => year,
                    (false, true) => words,
                    (false, false) => month(),
                };
                out.push(Tick { x: self.x(day * DAY), label });
            }
            at += step;
        }
    }

    /// The hours between the days' ends, where there is room: every sixth.
    pub(super) fn hours(&self) -> Vec<Tick> {
        if self.to - self.from > 5 * DAY {
            return Vec::new();
        }
        let all = (self.from / 60..self.to / 60).filter(|h| h.rem_euclid(6) == 0 && h.rem_euclid(24) != 0);
        all.map(|h| Tick { x: self.x(h * 60), label: format!("{}:00", h.rem_euclid(24)) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(first: &str, last: &str) -> Vec<String> {
        let day = |d| dates::day_number(d).unwrap();
        Axis::days(day(first), day(last), 1000.0).ticks().into_iter().map(|t| t.label).collect()
    }

    #[test]
    fn ticks_are_round_times() {
        assert_eq!(labels("2021-10-13", "2021-10-15"), ["13 October", "14 October", "15 October"]);
        assert_eq!(labels("2021-12-31", "2022-01-01"), ["31 December 2021", "1 January 2022"]);
        assert_eq!(labels("2021-10-01", "2021-11-20").len(), 8);
        assert_eq!(labels("2021-02-10", "2021-08-20")[..2], ["March 2021", "April"]);
        assert_eq!(labels("2015-01-10", "2017-08-20")[..3], ["2015", "April", "July"]);
        assert_eq!(labels("1988-02-01", "2023-08-20")[..2], ["1990", "1995"]);
        for (a, b) in [("0001-01-01", "9999-12-31"), ("2021-01-01", "2021-01-01"), ("2020-01-01", "2020-03-30")] {
            assert!((1..=14).contains(&labels(a, b).len()), "{a} {b} {:?}", labels(a, b));
        }
    }

    #[test]
    fn places_lie_inside() {
        let axis = Axis::days(10, 12, 900.0);
        assert_eq!((axis.x(10 * DAY), axis.x(11 * DAY), axis.x(13 * DAY)), (0.0, 300.0, 900.0));
        assert_eq!((axis.x(i64::MIN / 2), axis.x(i64::MAX / 2)), (0.0, 900.0));
        assert_eq!(axis.hours().len(), 9);
    }
}
