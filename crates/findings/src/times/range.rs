//! Times made of others: "since March 2011", "from 3 June to 5 July", "between Monday and Wednesday", "in the last 24 hours".

use sayso_language::WordList;

use super::clock::with_clock;
use super::point::{Written, point, year_after};
use super::words::{Line, Unit};

/// The time, of one part or more, that begins at `k`, and the place after it; a time of day after a day belongs to it.
pub(crate) fn expression(l: &Line, k: usize) -> Option<(Written, usize)> {
    match l.word(k) {
        word if l.ctx.pack.small.since.contains(word) => since(l, k),
        word if l.ctx.pack.small.from.contains(word) => pair(l, k + 1, &l.times().words.until_links),
        word if l.ctx.pack.small.between.contains(word) => pair(l, k + 1, &l.ctx.pack.small.and),
        _ => None,
    }
    .or_else(|| past(l, k))
    .or_else(|| open_pair(l, k))
    .or_else(|| point(l, k, false).map(|found| with_clock(l, found)))
}

/// Where the words of the time itself begin in what [`expression`] found at `k`: after "since", "from", "in".
pub(crate) fn told(l: &Line, written: &Written, k: usize, end: usize) -> usize {
    match written {
        // "since the war began in March 2011": the time is the last of it
        Written::Since(Some(_)) => {
            let begins = |j: &usize| point(l, *j, true).is_some_and(|(_, after)| after == end);
            (k + 1..end).find(begins).unwrap_or(k)
        }
        Written::Since(None) => k + 1,
        _ => l.skip(k, |w| &w.span_leads).min(end - 1),
    }
}

/// "since March 2011", "since the war began in March 2011", "since then".
fn since(l: &Line, k: usize) -> Option<(Written, usize)> {
    if l.is(k + 1, |w| &w.then) {
        return Some((Written::Since(None), k + 2));
    }
    let of = |(w, end): (Written, usize)| (Written::Since(Some(Box::new(w))), end);
    if let Some(found) = point(l, l.skip(k + 1, |w| &w.the), true) {
        return Some(of(found));
    }
    let end = (k + 24).min(l.words.end);
    let stop = (k + 1..end).find(|&j| matches!(l.word(j), "," | ";" | "." | ":")).unwrap_or(end);
    // "since the war began in March 2011", "since the war erupted with marches in March 2011"
    let begun = (k + 1..stop).find(|&j| l.among(j, |w| &w.beginnings)).unwrap_or(stop);
    let begins = |j: usize| j > begun && l.among(j, |w| &w.in_on) || j < k + 8 && l.is(j, |w| &w.of);
    (k + 1..stop).filter(|&j| begins(j)).find_map(|j| point(l, j + 1, true)).map(of)
}

/// Two times with one of these words between them; the word before them has already told that they are two.
fn pair(l: &Line, k: usize, between: &WordList) -> Option<(Written, usize)> {
    if let Some(found) = days_of_month(l, k, between) {
        return Some(found);
    }
    let (a, end) = point(l, k, true)?;
    if matches!(a, Written::Date { to_day: Some(_), .. }) {
        return Some((a, end));
    }
    let j = if between.contains(l.word(end)) { end + 1 } else { return None };
    let (b, end) = point(l, j, true)?;
    Some((Written::Range(Box::new(a), Box::new(b)), end))
}

/// "9 and 11 May", "May 9 and 11, 2026" after "between" or "from": both ends stand in one month.
fn days_of_month(l: &Line, k: usize, between: &WordList) -> Option<(Written, usize)> {
    let at = if l.month(k).is_some() { l.after_month(k) } else { k };
    let first = l.day(at)?;
    let second = l.day(at + 2).filter(|second| between.contains(l.word(at + 1)) && *second > first)?;
    let (month, end) = match l.month(k) {
        Some(month) if l.month(at + 3).is_none() => (month, at + 3),
        Some(_) => return None,
        None => {
            let m = l.skip(at + 3, |w| &w.of);
            (l.month(m)?, l.after_month(m))
        }
    };
    let (year, end) = year_after(l, end);
    Some((Written::Date { year, month: Some(month), day: Some(first), to_day: Some(second) }, end))
}

/// "5 July to 8 August", "March-May 2014", "2011-2014": two of one grain.
fn open_pair(l: &Line, k: usize) -> Option<(Written, usize)> {
    let (a, end) = point(l, k, l.is_dash(k + 1) && l.month(k).is_some() && l.month(k + 2).is_some())?;
    let joined = l.is_dash(end) || l.among(end, |w| &w.pair_links);
    if !joined {
        return None;
    }
    let (b, after) = point(l, end + 1, true)?;
    let grain = |w: &Written| match w {
        Written::Date { day: Some(_), to_day: None, .. } => 1,
        Written::Date { month: Some(_), day: None, .. } => 2,
        Written::Date { month: None, .. } => 3,
        Written::Weekday(..) => 4,
        _ => 0,
    };
    (grain(&a) > 0 && grain(&a) == grain(&b)).then(|| (Written::Range(Box::new(a), Box::new(b)), after))
}

/// "in the last 24 hours", "over the past week", "the past three years".
fn past(l: &Line, k: usize) -> Option<(Written, usize)> {
    let led = l.among(k, |w| &w.past_leads);
    let j = l.skip(if led { k + 1 } else { k }, |w| &w.range_articles);
    if !l.among(j, |w| &w.past_words) || !led && !l.is(k, |w| &w.the) {
        return None;
    }
    let counted = l.count(j + 1).filter(|(n, _)| *n > 0);
    let (count, at) = counted.unwrap_or((1, j + 1));
    let unit = l.unit(at)?;
    // "last week" without "the" is the week before; "the last day" may be of anything
    let told = counted.is_some() || j > k + 1 && unit != Unit::Hour || l.is(j, |w| &w.past);
    told.then_some((Written::Past(count, unit), at + 1))
}
