//! Days as words of the index: a moment in, marks out, and a range of days in, the marks out of which any one is enough. So a range is
//! found in the same step as the words are.
//!
//! Of a moment of up to 62 days each day is marked, of a longer one its months; and every month and year it touches. A query
//! for single days also takes what is known to the month or year alone, since it may mean that day.

use sayso_case::{Moment, PartialDate};

/// A moment of more days is marked by its months.
const DAYS: usize = 62;
/// A range of more years is cut: nothing that is read is older.
const YEARS: i16 = 400;

fn day_mark(day: PartialDate) -> String {
    format!("d{}", day.to_string().replace('-', ""))
}

/// The days of a moment, one by one, up to a number.
fn each_day(first: PartialDate, last: PartialDate, most: usize) -> Vec<PartialDate> {
    let days = first.first().series(jiff::Span::new().days(1)).take(most);
    days.take_while(|day| *day <= last.last()).filter_map(PartialDate::of_day).collect()
}

/// The months of a moment, as year and month.
fn each_month(first: PartialDate, last: PartialDate) -> Vec<(i16, i8)> {
    let (from, to) = (first.first(), last.last());
    let mut at = (from.year().max(to.year().saturating_sub(YEARS)), from.month());
    let mut months = Vec::new();
    while at <= (to.year(), to.month()) {
        months.push(at);
        at = if at.1 == 12 { (at.0 + 1, 1) } else { (at.0, at.1 + 1) };
    }
    months
}

/// The marks of a moment.
pub(crate) fn marks(moment: Moment) -> Vec<String> {
    let (first, last) = (moment.from(), moment.to());
    let days = each_day(first, last, DAYS + 1);
    let months = each_month(first, last);
    let mut marks: Vec<String> = Vec::new();
    let is_rough = days.len() > DAYS || first.precision() != sayso_case::Precision::Day;
    if is_rough {
        marks.extend(months.iter().map(|(year, month)| format!("r{year:04}{month:02}")));
    } else {
        marks.extend(days.into_iter().map(day_mark));
    }
    marks.extend(months.iter().map(|(year, month)| format!("m{year:04}{month:02}")));
    marks.extend(months.iter().map(|(year, _)| format!("y{year:04}")));
    marks.dedup();
    marks
}

/// The marks out of which a statement of these days has one; `None` for every day there is.
pub(crate) fn wanted(from: Option<PartialDate>, to: Option<PartialDate>) -> Result<Option<Vec<String>>, String> {
    let (first, last) = match (from, to) {
        (None, None) => return Ok(None),
        (from, to) => {
            let least = || PartialDate::year(1000);
            let most = || PartialDate::year(2999);
            (from.or_else(least), to.or_else(most))
        }
    };
    let (Some(first), Some(last)) = (first, last) else { return Ok(None) };
    if first.first() > last.last() {
        return Err(format!("--from {first} is after --to {last}"));
    }
    let mut marks = Vec::new();
    let (a, b) = (first.first(), last.last());
    for year in a.year()..=b.year() {
        let is_whole_year = PartialDate::year(year).is_some_and(|y| y.first() >= a && y.last() <= b);
        if is_whole_year {
            marks.push(format!("y{year:04}"));
            continue;
        }
        for month in 1..=12 {
            let Some(whole) = PartialDate::month(year, month) else { continue };
            if whole.last() < a || whole.first() > b {
                continue;
            }
            if whole.first() >= a && whole.last() <= b {
                marks.push(format!("m{year:04}{month:02}"));
                continue;
            }
            marks.push(format!("r{year:04}{month:02}"));
            let within = each_day(whole, whole, 31).into_iter().filter(|day| day.first() >= a && day.first() <= b);
            marks.extend(within.map(day_mark));
        }
    }
    Ok(Some(marks))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(written: &str) -> Option<PartialDate> {
        Some(written.parse().unwrap())
    }

    fn meet(moment: &str, from: &str, to: &str) -> bool {
        let marks = marks(moment.parse().unwrap());
        wanted(date(from), date(to)).unwrap().unwrap().iter().any(|mark| marks.contains(mark))
    }

    #[test]
    fn a_day_is_found_in_its_range_and_not_beside_it() {
        assert!(meet("2021-10-14", "2021-10-14", "2021-10-14"));
        assert!(meet("2021-10-14", "2021-10", "2021-10"));
        assert!(meet("2021-10-14", "2020", "2022-01-05"));
        assert!(!meet("2021-10-14", "2021-10-15", "2021-11-30"));
        assert!(!meet("2021-10-14", "2021-01-01", "2021-10-13"));
    }

    #[test]
    fn what_is_known_to_the_month_may_be_any_of_its_days() {
        assert!(meet("2021-10", "2021-10-14", "2021-10-14"));
        assert!(meet("2021", "2021-10-14", "2021-10-14"));
        assert!(!meet("2021-10", "2021-11-01", "2021-11-03"));
    }

    #[test]
    fn an_open_end_is_no_end_and_a_range_goes_forward() {
        assert_eq!(wanted(None, None), Ok(None));
        let since = wanted(date("2021-12-31"), None).unwrap().unwrap();
        assert!(marks("2044-02-29".parse().unwrap()).iter().any(|mark| since.contains(mark)));
        assert!(wanted(date("2021-12"), date("2021-11")).unwrap_err().contains("after"));
    }

    proptest! {
        #[test]
        fn a_day_meets_a_range_exactly_where_it_lies_in_it(day in 0..1500_i64, a in 0..1500_i64, long in 0..900_i64) {
            let at = |n: i64| {
                let day = jiff::civil::date(2019, 11, 20).checked_add(jiff::Span::new().days(n)).unwrap();
                PartialDate::of_day(day).unwrap()
            };
            let marks = marks(Moment::one(at(day)));
            let found = wanted(Some(at(a)), Some(at(a + long))).unwrap().unwrap().iter().any(|m| marks.contains(m));
            prop_assert_eq!(found, (a..=a + long).contains(&day));
        }
    }
}
