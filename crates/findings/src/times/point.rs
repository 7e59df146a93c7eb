//! One time as it is written: "5 July 2016", "on Tuesday", "last month", "two days later".
//!
//! In go a sentence's words and a place, out comes what stands there and the place after it. Nothing here knows the
//! report's date; that is for [`super::resolve`].

use super::words::{Line, Unit};

/// What a time is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The report's date: "two days ago".
    Report,
    /// The time told before: "two days later".
    Before,
}

/// Which of the days or months of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    Plain,
    Last,
    This,
    Next,
}

/// Hour and minute; 24:00 is midnight at the day's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub hour: u8,
    pub minute: u8,
}

/// A time as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// "5 July 2016", "July 5", "March 2011", "2014"; `to_day` in "3 to 5 October".
    Date { year: Option<i16>, month: Option<i8>, day: Option<i8>, to_day: Option<i8> },
    /// "Tuesday", "last Tuesday"; Monday is 0.
    Weekday(i8, Turn),
    /// "last March"; January is 1.
    Month(i8, Turn),
    /// "two weeks ago" (negative), "a day later", "the same day" (0).
    Away(i64, Unit, From),
    /// "last week" is -1 from the report; "the previous quarter" is -1 from the time told before.
    Whole(Unit, i64, From),
    /// "in the last 24 hours".
    Past(i64, Unit),
    /// "at the weekend".
    Weekend,
    /// "overnight": from the day before the report to its own.
    Overnight,
    /// "June last year" (-1 from the report), "9 June of that year" (0 from the time before).
    InYear(Box<Written>, i64, From),
    /// "the 1990s".
    Decade(i16),
    /// "since March 2011"; without a time "since then".
    Since(Option<Box<Written>>),
    /// "from 3 June to 5 July".
    Range(Box<Written>, Box<Written>),
    /// "5 p.m. on Tuesday".
    Clock(Clock, Option<Box<Written>>),
    /// "13/05/2026": the first two numbers, where either may be the month, and the year.
    Slashes(i8, i8, i16),
    /// "the third quarter of 1989": its first month and how many.
    Part { year: Option<i16>, first: i8, months: i8 },
    /// "last spring", "summer 1998"; spring is 1.
    Season(i8, Option<i16>, Turn),
    /// A length of time in ISO 8601; `None` for one that is not told ("for years") and for what lies nowhere ("recently").
    Length(Option<String>),
}

impl Written {
    /// A date with nothing known.
    pub fn date(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Self {
        Written::Date { year, month, day, to_day: None }
    }

    /// Whether it is one day.
    pub fn is_day(&self) -> bool {
        matches!(
            self,
            Written::Date { day: Some(_), to_day: None, .. }
                | Written::Weekday(..)
                | Written::Slashes(..)
                | Written::Away(_, Unit::Day, _)
        )
    }
}

type Found = Option<(Written, usize)>;

/// The time that begins at `k`. `loose`: a word before it already says that it is one, so a bare month or year will do.
pub(crate) fn point(l: &Line, k: usize, loose: bool) -> Found {
    if l.is_shade(k) {
        // "early on Tuesday", "late last year", "mid-March"
        let j = l.skip(k + 1, |w| &w.year_links);
        if l.is(j, |w| &w.day) && j > k + 2 {
            return Some((Written::Away(0, Unit::Day, From::Before), j + 1)); // "later in the day"
        }
        return if l.is_shade(j) { None } else { point(l, j, true) };
    }
    in_digits(l, k)
        .or_else(|| dated(l, k))
        .or_else(|| bare(l, k, loose))
        .map(|found| in_year(l, found))
        .or_else(|| weekday(l, k))
        .or_else(|| named(l, k))
        .or_else(|| away(l, k))
}

/// "June last year", "March this year", "9 June of that year".
fn in_year(l: &Line, (written, end): (Written, usize)) -> (Written, usize) {
    let k = l.skip(end, |w| &w.of);
    let (count, from) = match l.word(k) {
        word if l.ctx.pack.small.last.contains(word) => (-1, From::Report),
        word if l.ctx.pack.small.this.contains(word) => (0, From::Report),
        word if l.ctx.pack.small.next.contains(word) => (1, From::Report),
        word if l.ctx.pack.small.that.contains(word) => (0, From::Before),
        _ => return (written, end),
    };
    if !matches!(written, Written::Date { year: None, .. }) || l.unit(k + 1) != Some(Unit::Year) {
        return (written, end);
    }
    (Written::InYear(Box::new(written), count, from), k + 2)
}

/// "2016-07-05", "2016/07/05", "05.07.2016", "05/07/2016", "05-07-2016".
fn in_digits(l: &Line, k: usize) -> Found {
    let mark = |j| l.is_dash(j) || l.word(j) == "/";
    if let (Some(a), Some(b), Some(year)) = (l.day(k), l.day(k + 2), l.year(k + 4))
        && mark(k + 1)
        && l.word(k + 1) == l.word(k + 3)
        && !mark(k + 5)
    {
        return (a <= 12 || b <= 12).then_some((Written::Slashes(a, b, year), k + 5));
    }
    if let Some(year) = l.year(k).filter(|_| mark(k + 1) && mark(k + 3)) {
        let month = l.day(k + 2).filter(|m| *m <= 12)?;
        return Some((Written::date(Some(year), Some(month), Some(l.day(k + 4)?)), k + 5));
    }
    let parts: Vec<&str> = l.word(k).split('.').collect();
    let [d, m, y] = parts.as_slice() else { return None };
    let year = y.parse().ok().filter(|y| (1900..=2099).contains(y))?;
    let month = m.parse().ok().filter(|m| (1..=12).contains(m))?;
    let day = d.parse().ok().filter(|d| (1..=31).contains(d))?;
    Some((Written::date(Some(year), Some(month), Some(day)), k + 1))
}

/// "5 July 2016", "3 to 5 October", "July 5, 2016", "March 2011", any of them after a weekday.
fn dated(l: &Line, k: usize) -> Found {
    if l.weekday(k).is_some() {
        let j = l.skip(k + 1, |w| &w.year_marks);
        return dated_here(l, j).filter(|(w, _)| matches!(w, Written::Date { day: Some(_), .. }));
    }
    dated_here(l, k)
}

fn dated_here(l: &Line, k: usize) -> Found {
    if let Some(first) = l.day(k) {
        // "3 to 5 October", "3-5 October", "13 and 14 October"
        let joined = l.is_dash(k + 1) || l.among(k + 1, |w| &w.ends_behind);
        let second = l.day(k + 2).filter(|d| joined && *d > first && (!l.is(k + 1, |w| &w.and) || *d == first + 1));
        let after = if second.is_some() { k + 3 } else { k + 1 };
        let m = l.skip(after, |w| &w.of);
        let month = l.month(m)?;
        let (year, end) = year_after(l, l.after_month(m));
        return Some((Written::Date { year, month: Some(month), day: Some(first), to_day: second }, end));
    }
    let month = l.month(k)?;
    let d = l.after_month(k);
    if let Some(first) = l.day(d) {
        let joined = l.is_dash(d + 1) || l.among(d + 1, |w| &w.ends_behind);
        let second = l.day(d + 2).filter(|day| {
            joined && *day > first && l.month(d + 3).is_none() && (!l.is(d + 1, |w| &w.and) || *day == first + 1)
        });
        let (year, end) = year_after(l, if second.is_some() { d + 3 } else { d + 1 });
        return Some((Written::Date { year, month: Some(month), day: Some(first), to_day: second }, end));
    }
    let y = l.skip(d, |w| &w.of_comma);
    let year = l.year(y).filter(|_| y <= d + 1)?;
    Some((Written::date(Some(year), Some(month), None), y + 1))
}

/// A year at `k` or after a comma, and the place after it.
pub(crate) fn year_after(l: &Line, k: usize) -> (Option<i16>, usize) {
    let y = if l.word(k) == "," { k + 1 } else { k };
    match l.year(y) {
        Some(year) => (Some(year), y + 1),
        None => (None, k),
    }
}

/// "Tuesday", "last Tuesday", "Tuesday night"; not "the Sunday Times".
fn weekday(l: &Line, k: usize) -> Found {
    let turn = match l.word(k) {
        word if l.ctx.pack.small.last.contains(word) => Turn::Last,
        word if l.ctx.pack.small.next.contains(word) => Turn::Next,
        word if l.ctx.pack.small.this.contains(word) => Turn::This,
        _ => Turn::Plain,
    };
    let at = if turn == Turn::Plain { k } else { k + 1 };
    if let Some(month) = l.month(at).filter(|_| turn != Turn::Plain) {
        // "last Oct. 23"
        if let Some(found) = dated_here(l, at) {
            return Some(found);
        }
        return Some((Written::Month(month, turn), at + 1));
    }
    let day = l.weekday(at).filter(|_| l.is_long_weekday(at))?;
    let name = match l.before(k) {
        word if l.ctx.pack.small.the.contains(word) => l.is_capital(at + 1),
        _ => l.among(k.wrapping_sub(1), |w| &w.names_before),
    };
    let end = if l.is_part_of_day(at + 1) { at + 2 } else { at + 1 };
    (!name || turn != Turn::Plain).then_some((Written::Weekday(day, turn), end))
}

/// "today", "last night", "this morning", "last week", "the next day", "at the weekend", "the 1990s".
fn named(l: &Line, k: usize) -> Found {
    let report = |days| Written::Away(days, Unit::Day, From::Report);
    if let Some(days) = l.named_day(k) {
        // "Halvia Today" is a paper
        let name = l.is_capital(k) && k > l.words.start && l.is_capital(k - 1);
        let end = if l.is_part_of_day(k + 1) { k + 2 } else { k + 1 };
        return (!name).then_some((report(days), end));
    }
    if l.is(k, |w| &w.overnight) {
        // in "overnight on Tuesday" Tuesday tells more
        let next = l.skip(k + 1, |w| &w.night_links);
        let told_better = l.weekday(next).is_some() || dated(l, next).is_some();
        return (!told_better).then_some((Written::Overnight, k + 1));
    }
    let unit = l.unit(k + 1);
    let whole = unit.filter(|u| matches!(u, Unit::Week | Unit::Month | Unit::Year));
    let part = l.is_part_of_day(k + 1);
    let before = |n| Some((Written::Away(n, if part { Unit::Day } else { unit? }, From::Before), k + 2));
    match l.word(k) {
        word if l.ctx.pack.small.this.contains(word) && part => Some((report(0), k + 2)),
        word if l.ctx.pack.small.last.contains(word) && (l.is(k + 1, |w| &w.night) || l.is(k + 1, |w| &w.evening)) => {
            Some((report(-1), k + 2))
        }
        word if l.ctx.pack.small.this.contains(word) => whole.map(|u| (Written::Whole(u, 0, From::Report), k + 2)),
        word if l.ctx.pack.small.last.contains(word) => whole.map(|u| (Written::Whole(u, -1, From::Report), k + 2)),
        word if l.ctx.pack.small.next.contains(word)
            && whole.is_some()
            && !l.ctx.pack.small.the.contains(l.before(k)) =>
        {
            whole.map(|u| (Written::Whole(u, 1, From::Report), k + 2))
        }
        word if l.times().words.next_after.contains(word)
            && (l.ctx.pack.small.the.contains(l.before(k))
                && (part || unit.is_some_and(|u| !u.is_of_day() && u != Unit::Quarter))) =>
        {
            before(1)
        }
        word if l.ctx.pack.small.previous.contains(word)
            && (part || unit.is_some_and(|u| !u.is_of_day() && u != Unit::Quarter)) =>
        {
            before(-1)
        }
        word if l.times().words.same.contains(word)
            && (part || matches!(unit, Some(Unit::Day | Unit::Week | Unit::Month | Unit::Year))) =>
        {
            before(0)
        }
        word if l.times().words.named_parts.contains(word)
            && l.ctx.pack.small.the.contains(l.before(k))
            && closes(l, k + 2) =>
        {
            match l.word(k + 1) {
                word if l.ctx.pack.small.before.contains(word) => {
                    Some((Written::Away(-1, Unit::Day, From::Before), k + 2))
                }
                word if l.ctx.pack.small.after.contains(word) => {
                    Some((Written::Away(1, Unit::Day, From::Before), k + 2))
                }
                _ => None,
            }
        }
        word if l.ctx.pack.small.weekend.contains(word) && l.times().words.last_the.contains(l.before(k)) => {
            Some((Written::Weekend, k + 1))
        }
        decade => {
            let year = decade.strip_suffix("0s").filter(|d| d.len() == 3)?.parse::<i16>().ok()?;
            (190..=209).contains(&year).then_some((Written::Decade(year * 10), k + 1))
        }
    }
}

/// "two days ago", "a week later", "three months earlier".
fn away(l: &Line, k: usize) -> Found {
    let several = l.ctx.pack.small.a.contains(l.before(k)) || l.is_dash(k.wrapping_sub(1));
    let (count, j) = l.count(k).filter(|_| !several)?;
    let unit = l.unit(j)?;
    match l.word(j + 1) {
        word if l.ctx.pack.small.ago.contains(word) => Some((Written::Away(-count, unit, From::Report), j + 2)),
        word if l.ctx.pack.small.later.contains(word) => Some((Written::Away(count, unit, From::Before), j + 2)),
        word if l.ctx.pack.small.earlier.contains(word) => Some((Written::Away(-count, unit, From::Before), j + 2)),
        word if l.ctx.pack.small.before.contains(word) && closes(l, j + 2) => {
            Some((Written::Away(-count, unit, From::Before), j + 2))
        }
        word if l.ctx.pack.small.after.contains(word) && closes(l, j + 2) => {
            Some((Written::Away(count, unit, From::Before), j + 2))
        }
        _ => None,
    }
}

/// Whether the clause ends at `k`, so that "before" stands without an object.
fn closes(l: &Line, k: usize) -> bool {
    k >= l.words.end || !l.word(k).chars().any(char::is_alphanumeric)
}

/// "in March", "since 2014"; not "the march", "in 2000 homes", "2000-strong".
fn bare(l: &Line, k: usize, loose: bool) -> Found {
    if let Some(month) = l.month(k) {
        let led = loose || l.among(k.wrapping_sub(1), |w| &w.before_month);
        // a first name that is also a month ("by June Arl") has a surname
        let person = l.among(k, |w| &w.bare_months) && l.is_capital(k + 1) && l.month(k + 1).is_none();
        return (led && !person && l.word(k).len() > 2)
            .then(|| (Written::date(None, Some(month), None), l.after_month(k)));
    }
    let year = l.year(k).or_else(|| l.old_year(k).filter(|_| l.times().words.in_since.contains(l.before(k))))?;
    let led = loose || l.among(k.wrapping_sub(1), |w| &w.before_year);
    let next = l.word(k + 1);
    let letters = next.starts_with(char::is_alphabetic);
    // "In 2031 three guards were killed": what is counted has a number of its own
    let count = letters && !l.is_capital(k + 1) && !l.among(k + 1, |w| &w.after_year) && l.count(k + 1).is_none();
    let strong = l.is_code(k);
    (led && !count && !strong).then(|| (Written::date(Some(year), None, None), k + 1))
}
