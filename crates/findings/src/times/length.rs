//! Lengths of time and what comes back: "nine months", "a five-year term", "two and a half hours", "every day", "weekly".
//!
//! In go a sentence's words and a place, out comes the length and the place after it. Ages are no times ("a 9-year-old").

use super::point::Written;
use super::words::{Line, Unit};

/// A length in ISO 8601: "P9M"; a half in the next smaller unit: "P2Y6M", "PT1M30S".
pub(crate) fn iso(count: i64, unit: Unit, half: bool) -> Option<String> {
    use Unit::*;
    let (count, unit, part) = match unit {
        Quarter => (count.checked_mul(3)?, Month, None),
        Decade => (count.checked_mul(10)?.checked_add(if half { 5 } else { 0 })?, Year, None),
        Century => (count.checked_mul(100)?.checked_add(if half { 50 } else { 0 })?, Year, None),
        _ => (count, unit, if half { smaller_half(unit) } else { None }),
    };
    if half && part.is_none() && !matches!(unit, Year) {
        return None;
    }
    let clock = matches!(unit, Hour | Minute | Second);
    let time = if clock { "T" } else { "" };
    let part = part.unwrap_or("");
    Some(format!("P{time}{count}{}{part}", letter(unit)))
}

fn letter(unit: Unit) -> char {
    match unit {
        Unit::Second => 'S',
        Unit::Minute | Unit::Month | Unit::Quarter => 'M',
        Unit::Hour => 'H',
        Unit::Day => 'D',
        Unit::Week => 'W',
        Unit::Year | Unit::Decade | Unit::Century => 'Y',
    }
}

fn smaller_half(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Year => Some("6M"),
        Unit::Day => Some("T12H"),
        Unit::Hour => Some("30M"),
        Unit::Minute => Some("30S"),
        _ => None,
    }
}

/// The length that begins at `k`.
pub(crate) fn length(l: &Line, k: usize) -> Option<(Written, usize)> {
    counted(l, k).or_else(|| uncounted(l, k)).or_else(|| again(l, k))
}

/// "nine months", "the past nine months", "a five-year term", "two and a half years", "2 1/2 years", "half an hour".
fn counted(l: &Line, k: usize) -> Option<(Written, usize)> {
    if l.is(k, |w| &w.half) && l.ctx.pack.grammar.indefinite.contains(l.word(k + 1)) {
        let unit = l.unit(k + 2)?;
        let value = match unit {
            Unit::Year => "P6M",
            Unit::Day => "PT12H",
            Unit::Hour => "PT30M",
            Unit::Century => "P50Y",
            Unit::Decade => "P5Y",
            _ => return None,
        };
        return Some((Written::Length(Some(value.into())), k + 3));
    }
    let first = l.skip(k, |w| &w.length_articles);
    let shifted = l.among(first, |w| &w.period_adjectives);
    let at = if shifted { first + 1 } else { first };
    if at > k + 2 || first > k + 1 {
        return None;
    }
    let (count, mut j) = match l.word(at) {
        word if l.ctx.pack.small.a.contains(word) && l.is(at + 1, |w| &w.couple) => (2, l.skip(at + 2, |w| &w.of)),
        word if l.ctx.pack.small.couple.contains(word) && shifted => (2, l.skip(at + 1, |w| &w.of)),
        word if l.ctx.pack.small.a.contains(word) && l.is(at + 1, |w| &w.dozen) => (12, at + 2),
        _ => l.count(at)?,
    };
    let article = l.ctx.pack.grammar.indefinite.contains(l.word(at));
    let mut half = false;
    // "two and a half years", "2 1/2 years"
    let plain = l.skip_marks(j, &["-"]);
    if l.is(plain, |w| &w.and) && l.is(l.skip(plain + 1, |w| &w.half_links), |w| &w.half) {
        half = true;
        j = l.skip(plain + 1, |w| &w.half_words);
    } else if l.word(j) == "1" && l.word(j + 1) == "/" && l.word(j + 2) == "2" {
        half = true;
        j += 3;
    }
    let dash = l.is_dash(j);
    j = if dash { j + 1 } else { l.skip(j, |w| &w.length_adjectives) };
    let unit = l.unit(j)?;
    let mut end = j + 1;
    // "a year and a half"
    if l.is(end, |w| &w.and) && l.is(end + 1, |w| &w.a) && l.is(end + 2, |w| &w.half) {
        half = true;
        end += 3;
    }
    let moved = half || l.among(end, |w| &w.counted_behind);
    let rate = article && !moved && is_rate(l, k, unit);
    if is_age(l, end) || rate || is_ordinal(l, at, j, unit) || is_other(l, at, j, end) {
        return None;
    }
    if dash && !article && l.is(end, |w| &w.long) {
        end += 1;
    } else if l.is_dash(end) && l.is(end + 1, |w| &w.long) {
        end += 2; // "day-long", "year-long"
    }
    Some((Written::Length(iso(count, unit, half)), end))
}

/// "9-year-old", "55 years old", "9 years of age".
fn is_age(l: &Line, end: usize) -> bool {
    let j = l.skip_marks(end, &["-", "‑"]);
    l.ctx.pack.figure_words.old_words.contains(l.word(j)) || l.is(end, |w| &w.of) && l.is(end + 1, |w| &w.age)
}

/// "80 km an hour": a speed has no length of time; "a minute" and "a second" hardly ever have.
fn is_rate(l: &Line, k: usize, unit: Unit) -> bool {
    match unit {
        Unit::Second | Unit::Minute => true,
        Unit::Hour => l.times().words.rates.contains(l.before(k)),
        _ => false,
    }
}

/// "the one second" is a length, "a second" an ordinal; "one day" may be any day.
fn is_ordinal(l: &Line, at: usize, unit_at: usize, unit: Unit) -> bool {
    unit == Unit::Second && l.is(unit_at, |w| &w.second) && !l.word(at).starts_with(|c: char| c.is_ascii_digit())
}

/// "a quarter of the houses", "three-quarters of them", "one day you will see", "60 Minutes".
fn is_other(l: &Line, at: usize, unit_at: usize, end: usize) -> bool {
    let share = l.unit(unit_at) == Some(Unit::Quarter) && l.is(end, |w| &w.of);
    let someday = l.is(at, |w| &w.one)
        && l.is(unit_at, |w| &w.day)
        && !l.times().words.other_leads.contains(l.before(at))
        && !l.among(end, |w| &w.counted_behind);
    share || someday || l.is_capital(unit_at) && at > l.words.start
}

/// "several years", "the next few days", "recent months", "weeks": how many is not told.
fn uncounted(l: &Line, k: usize) -> Option<(Written, usize)> {
    let mut j = l.skip(k, |w| &w.plain_articles);
    if j > k + 1 {
        return None;
    }
    let mut led = false;
    while j < l.words.end && j < k + 4 && (l.among(j, |w| &w.period_adjectives) || l.among(j, |w| &w.some_counts)) {
        led = true;
        j += 1;
    }
    j = l.skip(j, |w| &w.of);
    let unit = l.unit(j)?;
    let many = l.word(j).ends_with('s');
    let bare = j == k
        && many
        && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
    let hours = j == k && many && unit == Unit::Hour && l.times().words.uncounted_leads.contains(l.before(k));
    if !(led && many || bare || hours) || is_age(l, j + 1) {
        return None;
    }
    let end = match l.word(j + 1) {
        word if l.times().words.moved.contains(word) => j + 2,
        _ => j + 1,
    };
    Some((Written::Length(None), end))
}

/// "every day", "each month", "every two weeks", "daily", "annual", "Mondays".
fn again(l: &Line, k: usize) -> Option<(Written, usize)> {
    if l.ctx.pack.grammar.each_every.contains(l.word(k)) {
        if l.weekday(k + 1).is_some() {
            let end = if l.is_part_of_day(k + 2) { k + 3 } else { k + 2 };
            return Some((Written::Length(None), end));
        }
        let (count, j) = match l.word(k + 1) {
            word if l.ctx.pack.small.other.contains(word) => (2, k + 2),
            _ => l.count(k + 1).unwrap_or((1, k + 1)),
        };
        let unit = l.unit(j)?;
        return Some((Written::Length(iso(count, unit, false)), j + 1));
    }
    if let Some(value) = l.frequency(k) {
        return Some((Written::Length(Some(value)), k + 1));
    }
    // "Mondays", "Tuesday nights"
    let days = l.is_capital(k) && l.word(k).ends_with("days") && l.is_plural_weekday(k);
    days.then_some((Written::Length(None), k + 1))
}
