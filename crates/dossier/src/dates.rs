//! Dates for people. In goes "2023-03-05", "2023-03", "2023" or "a/b", out come words that keep its precision.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Year, month and day as far as they are given; `None` for anything that is not a date.
fn parts(date: &str) -> Option<(i64, Option<usize>, Option<i64>)> {
    // "2021-10-13T09:00" is the day; the clock is shown by nobody here.
    let date = date.split(['T', ' ']).next().unwrap_or(date);
    let mut pieces = date.split('-');
    let year: i64 = pieces.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let month = match pieces.next() {
        Some(m) => Some(m.parse::<usize>().ok().filter(|m| (1..=12).contains(m))?),
        None => None,
    };
    let day = match pieces.next() {
        Some(d) => Some(d.parse::<i64>().ok().filter(|d| (1..=31).contains(d))?),
        None => None,
    };
    pieces.next().is_none().then_some((year, month, day))
}

fn one(date: &str) -> String {
    match parts(date) {
        Some((year, Some(month), Some(day))) => format!("{day} {} {year}", MONTHS[month - 1]),
        Some((year, Some(month), None)) => format!("{} {year}", MONTHS[month - 1]),
        _ => date.to_owned(),
    }
}

/// A date or interval in words: "5 March 2023", "March 2023", "5 to 8 March 2023". What is no date stays as it is.
pub(crate) fn words(when: &str) -> String {
    let Some((from, to)) = when.split_once('/') else {
        return one(when);
    };
    match (parts(from), parts(to)) {
        (Some(a), Some(b)) if a == b => one(from),
        (Some((y, Some(m), Some(d))), Some((y2, Some(m2), Some(_)))) if (y, m) == (y2, m2) => {
            format!("{d} to {}", one(to))
        }
        (Some((y, Some(m), Some(d))), Some((y2, Some(_), Some(_)))) if y == y2 => {
            format!("{d} {} to {}", MONTHS[m - 1], one(to))
        }
        _ => format!("{} to {}", one(from), one(to)),
    }
}

/// What the date leaves open, said plainly; `None` for a day.
pub(crate) fn precision(when: &str) -> Option<&'static str> {
    match when.split_once('/') {
        Some((a, b)) if a != b => Some("between these dates"),
        Some((a, _)) => precision(a),
        None => match parts(when)? {
            (_, Some(_), Some(_)) => None,
            (_, Some(_), None) => Some("day not given"),
            _ => Some("month not given"),
        },
    }
}

/// The number of the first day the date can mean, counted from 1970-01-01.
pub(crate) fn day_number(when: &str) -> Option<i64> {
    let (year, month, day) = parts(when.split('/').next().unwrap_or(when))?;
    Some(days_from_civil(year, month.unwrap_or(1) as i64, day.unwrap_or(1)))
}

/// The day with this number as "2021-10-13".
pub(crate) fn from_day_number(number: i64) -> String {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let z = number + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
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
    }
}
