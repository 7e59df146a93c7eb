//! What is printed as the value of a time: an ISO 8601 date, interval, time of day, week or length.
//!
//! In go a time as written and what it is set against, out comes the text; `None` where nothing is told or it hangs on
//! something not known.

use jiff::civil::Date;

use super::length;
use super::point::{From, Turn, Written};
use super::resolve::{Anchor, resolve};
use super::words::Unit;

/// The value as the contract prints it.
pub(crate) fn value(written: &Written, anchor: Anchor) -> Option<String> {
    match written {
        Written::Length(iso) => iso.clone(),
        Written::Past(count, unit) => length::iso(*count, *unit, false),
        // the words are only those of the beginning
        Written::Since(Some(from)) => value(from, anchor),
        Written::Since(None) => None,
        Written::Clock(clock, day) => {
            let day = match day {
                Some(day) => resolve(day, anchor)?.as_day(),
                None => anchor.before.and_then(|b| b.as_day()),
            };
            let day = day.map_or(String::new(), |d| d.to_string());
            Some(format!("{day}T{:02}:{:02}", clock.hour, clock.minute))
        }
        Written::Season(n, year, turn) => season(*n, *year, *turn, anchor),
        Written::Whole(Unit::Week, count, From::Report) | Written::Away(count, Unit::Week, From::Report) => {
            week(anchor.today()?, *count)
        }
        Written::Away(count, Unit::Week, From::Before) => week(anchor.before?.as_day()?, *count),
        _ => resolve(written, anchor).map(|interval| interval.to_string()),
    }
}

/// The week of the date or so many after it: "2026-W20".
fn week(date: Date, weeks: i64) -> Option<String> {
    let of = super::calendar::plus_days(date, weeks.checked_mul(7)?)?.iso_week_date();
    Some(format!("{:04}-W{:02}", of.year(), of.week()))
}

/// Seasons have the numbers of ISO 8601-2, 21 for spring to 24 for winter, which say nothing of months: they lie elsewhere
/// in the south. "Last spring" is known only where the report's month leaves no doubt.
fn season(n: i8, year: Option<i16>, turn: Turn, anchor: Anchor) -> Option<String> {
    let year = match (year, turn) {
        (Some(year), _) => year,
        (None, Turn::Plain) => return None,
        (None, turn) => {
            let now = anchor.month()?;
            // by the months of the north; winter counts for the year in which it begins
            let begins = 3 * n;
            match turn {
                Turn::Last if now.month() <= begins + 2 => now.year().checked_sub(1)?,
                Turn::Next if now.month() >= begins => now.year().checked_add(1)?,
                _ => now.year(),
            }
        }
    };
    Some(format!("{year:04}-{}", 20 + n))
}
