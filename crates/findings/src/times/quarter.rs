//! Parts of years: "the third quarter", "third-quarter 1989", "the first half of 1990", "last spring", "the summer of 1998".
//!
//! In go a sentence's words and a place, out comes the part and the place after it.

use super::point::{From, Turn, Written};
use super::words::{Line, Unit};

/// The part of a year that begins at `k`.
pub(crate) fn quarter(l: &Line, k: usize) -> Option<(Written, usize)> {
    numbered(l, k).or_else(|| turned(l, k)).or_else(|| season(l, k))
}

/// "third quarter", "third-quarter", "the second quarter of 1989", "first half of 1990", "Q3 2019".
fn numbered(l: &Line, k: usize) -> Option<(Written, usize)> {
    let at = l.skip(k, |w| &w.the);
    if at > k + 1 {
        return None;
    }
    let short = l.word(at).strip_prefix('q').and_then(|n| n.parse::<i8>().ok()).filter(|n| (1..=4).contains(n));
    if let Some(n) = short.filter(|_| l.is_capital(at)) {
        let (year, end) = of_year(l, at + 1);
        return Some((Written::Part { year, first: 3 * n - 2, months: 3 }, end));
    }
    let n = match l.word(at) {
        word if l.times().words.firsts.contains(word) => 1,
        word if l.times().words.seconds.contains(word) => 2,
        word if l.times().words.thirds.contains(word) => 3,
        word if l.times().words.fourths.contains(word) => 4,
        word if l.times().words.lasts.contains(word) => 0,
        _ => return None,
    };
    let j = l.skip(at + 1, |w| &w.fiscal_links);
    let (year, end) = of_year(l, j + 1);
    match l.word(j) {
        word if l.ctx.pack.small.quarter.contains(word) && n > 0 => {
            Some((Written::Part { year, first: 3 * n - 2, months: 3 }, end))
        }
        word if l.ctx.pack.small.half.contains(word) && (n < 3) && year.is_some() => {
            let first = if n == 1 { 1 } else { 7 };
            Some((Written::Part { year, first, months: 6 }, end))
        }
        _ => None,
    }
}

/// "of 1989", "1989" after a part.
fn of_year(l: &Line, k: usize) -> (Option<i16>, usize) {
    let j = l.skip(k, |w| &w.of_comma);
    match l.year(j).filter(|_| j <= k + 1) {
        Some(year) => (Some(year), j + 1),
        None => (None, k),
    }
}

/// "this quarter", "the latest quarter", "the year-earlier quarter", "the quarter", "the 1989 quarter".
fn turned(l: &Line, k: usize) -> Option<(Written, usize)> {
    let at = l.skip(k, |w| &w.the);
    if at > k + 1 {
        return None;
    }
    if l.is(at, |w| &w.year) && l.is_dash(at + 1) && l.among(at + 2, |w| &w.ago) {
        let end = if l.among(at + 3, |w| &w.turned_periods) { at + 4 } else { at + 3 };
        return Some((Written::Away(-1, Unit::Year, From::Before), end));
    }
    let of = |w: Written, end| Some((w, end));
    if l.unit(at) == Some(Unit::Quarter) && at > k && l.is(at, |w| &w.quarter) {
        return of(Written::Whole(Unit::Quarter, 0, From::Before), at + 1);
    }
    let next = l.skip(at + 1, |w| &w.fiscal);
    if !l.is(next, |w| &w.quarter) {
        return None;
    }
    match l.word(at) {
        word if l.times().words.past_turns.contains(word) => {
            of(Written::Whole(Unit::Quarter, -1, From::Report), next + 1)
        }
        word if l.times().words.before_turns.contains(word) => {
            of(Written::Whole(Unit::Quarter, -1, From::Before), next + 1)
        }
        word if l.times().words.this_turns.contains(word) => {
            of(Written::Whole(Unit::Quarter, 0, From::Report), next + 1)
        }
        word if l.times().words.next_turns.contains(word) => {
            of(Written::Whole(Unit::Quarter, 1, From::Report), next + 1)
        }
        word if l.times().words.same.contains(word) => of(Written::Whole(Unit::Quarter, 0, From::Before), next + 1),
        _ => None,
    }
}

/// "last fall", "this spring", "the summer of 1998", "in winter"; "fall" and "spring" alone are other words.
fn season(l: &Line, k: usize) -> Option<(Written, usize)> {
    let at = l.skip(k, |w| &w.the);
    if at > k + 1 {
        return None;
    }
    let turn = match l.word(at) {
        word if l.ctx.pack.small.last.contains(word) => Some(Turn::Last),
        word if l.ctx.pack.small.this.contains(word) => Some(Turn::This),
        word if l.ctx.pack.small.next.contains(word) => Some(Turn::Next),
        _ => None,
    };
    let at = if turn.is_some() { l.skip(at + 1, |w| &w.turn_words) } else { at };
    let n = l.season(at)?;
    let (year, end) = of_year(l, at + 1);
    let led = turn.is_some() || year.is_some() || l.times().words.season_leads.contains(l.before(k)) && at > k;
    let sure = l.among(at, |w| &w.sure_seasons) && l.times().words.season_leads.contains(l.before(k));
    (led || sure).then_some((Written::Season(n, year, turn.unwrap_or(Turn::Plain)), end))
}
