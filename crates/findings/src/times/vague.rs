//! Times without a date ("now", "recently", "in the future") and times that lie in an attribute ("the 1994 elections",
//! "its December results", "the current year"): told in the text, but no day on which something happened.

use super::point::{From, Written};
use super::words::{Line, Unit};

/// Such a time that begins at `k`.
pub(crate) fn vague(l: &Line, k: usize) -> Option<(Written, usize)> {
    whole(l, k).or_else(|| phrase(l, k)).or_else(|| attribute(l, k))
}

/// "now", "recently", "the future", "at the time", "as soon as possible".
fn phrase(l: &Line, k: usize) -> Option<(Written, usize)> {
    let n = l.phrase_at(k)?;
    // "Now," as a turn of speech cannot be told from the other, "Halvia Now" is a name
    let name = l.is_capital(k) && k > l.words.start && l.is_capital(k - 1);
    let other = l.is(k, |w| &w.soon) && l.among(k + 1, |w| &w.as_after)
        || l.is(k + n - 1, |w| &w.time) && l.is(k + n, |w| &w.of);
    (!name && !other).then_some((Written::Length(None), k + n))
}

/// "the year", "the current week", "the fiscal year", "fiscal 1990".
fn whole(l: &Line, k: usize) -> Option<(Written, usize)> {
    let at = match l.word(k) {
        word if l.ctx.pack.small.the.contains(word) => l.skip(k + 1, |w| &w.whole_words),
        word if l.times().words.year_kinds.contains(word) => k + 1,
        _ => return None,
    };
    let after = at + 1;
    if let Some(year) = l.year(at).filter(|_| !l.is(k, |w| &w.the)) {
        return Some((Written::date(Some(year), None, None), after));
    }
    let unit = l.unit(at).filter(|_| at <= k + 2 && !l.word(at).ends_with('s'))?;
    // "the year ended 31 March" is no calendar year
    if l.among(after, |w| &w.ending_years) {
        return Some((Written::Length(super::length::iso(1, unit, false)), after));
    }
    match unit {
        Unit::Week | Unit::Month | Unit::Year => Some((Written::Whole(unit, 0, From::Report), after)),
        _ => None,
    }
}

/// "the 1994 elections", "its December results", "1990's".
fn attribute(l: &Line, k: usize) -> Option<(Written, usize)> {
    if let Some(month) = l.month(k).filter(|_| l.is_sure_month(k)) {
        let named = l.among(k.wrapping_sub(1), |w| &w.names_before) && !l.ctx.pack.small.the.contains(l.before(k));
        return (!named).then(|| (Written::date(None, Some(month), None), l.after_month(k)));
    }
    let year = l.year(k).filter(|y| (1900..2050).contains(y))?;
    let next = l.word(k + 1);
    let small = next.starts_with(char::is_lowercase);
    let owned = l.among(k.wrapping_sub(1), |w| &w.before_attribute);
    let counted = if owned {
        // "the 2000 homes", "its 1950 people"
        small && (year % 50 == 0 || l.among(k + 1, |w| &w.people))
    } else {
        // "1994 and 1995"; "2000 people were killed" counts
        year % 50 == 0 || small && !l.among(k + 1, |w| &w.after_year)
    };
    let led = owned || l.among(k.wrapping_sub(1), |w| &w.before_list_year) || k == l.words.start;
    let strong = l.is_code(k) || matches!(next, "%" | "/");
    (led && !counted && !strong).then(|| (Written::date(Some(year), None, None), k + 1))
}
