//! A quantity without its modifiers: the words from one place on in, the count and where it ends out ("1,200", "dozens", "a few
//! hundred", "two hundred and five").

use super::digits::{digits, shortened};
use super::frame::Frame;
use super::spelled::spelled;
use sayso_language::Voice;

/// What stands at one place: the words taken and the quantity.
pub(super) struct Quantity {
    /// The word after it.
    pub end: usize,
    /// Lowest count.
    pub low: u64,
    /// Highest count.
    pub high: Option<u64>,
    /// Whether it is a word like "dozens".
    pub vague: bool,
    /// Whether its words alone say that it is a rough count.
    pub about: bool,
}

/// A quantity without its modifiers.
pub(super) fn quantity(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    if k >= to {
        return None;
    }
    let found = governed(f, k, to).or_else(|| turned(f, k, to)).or_else(|| rounds(f, k, to));
    found.or_else(|| vague(f, k, to)).or_else(|| cardinal(f, k, to)).filter(|q| q.end <= to)
}

/// "около тысячи", "более сотни", "гибель тысячи двухсот": one of them in the genitive, which looks like several.
fn governed(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    let lists = &f.pack().numbers;
    let one = *lists.genitives.get(f.word(k))?;
    // "гибель сотни солдат"
    let cues = || f.pack().outcomes.cues(f.before(k));
    let of_noun = || cues().iter().any(|cue| cue.voice == Voice::Leading);
    if k == 0 || !(lists.governing.contains(f.before(k)) || of_noun()) {
        return None;
    }
    let rest = spelled(f, k + 1, to).filter(|(_, rest)| one >= 1000 && *rest < one);
    let (end, low) = rest.map_or((k + 1, one), |(end, rest)| (end, one.saturating_add(rest)));
    Some(Quantity { end, low, high: Some(low), vague: false, about: false })
}

/// "три сотни", "пять десятков", "две сотни тысяч"; "десятка два" is a rough one.
fn rounds(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    let lists = &f.pack().numbers;
    let made = |end: usize, low: u64, about: bool| Quantity { end, low, high: Some(low), vague: false, about };
    if let Some(&size) = lists.rounds.get(f.word(k)) {
        let times = lists.cardinals.get(f.word(k + 1)).copied().filter(|n| (2..10).contains(n) && k + 1 < to)?;
        return Some(made(k + 2, size.saturating_mul(times), true));
    }
    let times = lists.cardinals.get(f.word(k)).copied().filter(|n| (2..100).contains(n))?;
    let size = lists.rounds.get(f.word(k + 1)).copied().filter(|_| k + 1 < to)?;
    let low = times.saturating_mul(size);
    Some(match lists.magnitudes.get(f.word(k + 2)).filter(|_| k + 2 < to) {
        Some(&thousands) => made(k + 3, low.saturating_mul(thousands), false),
        None => made(k + 2, low, false),
    })
}

/// "тысяч девять", "сотни две": the number behind its magnitude is a rough one.
fn turned(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    let (lists, word) = (&f.pack().numbers, f.word(k));
    let plural = lists.plurals.get(word).map(|least| least / 2);
    let size = lists.magnitudes.get(word).copied().or(plural).filter(|&s| s >= 100)?;
    let turned = f.pack().morphology.declines() && !lists.ones.contains(word);
    // "тисячі | зо | три"
    let linked = f.pack().figure_words.rough_links.contains(f.word(k + 1)) && k + 2 < to;
    let at = k + 1 + usize::from(linked);
    // "тысячи полторы"
    if turned && at < to && f.pack().figure_words.one_and_half.contains(f.word(at)) {
        let low = size.saturating_add(size / 2);
        return Some(Quantity { end: at + 1, low, high: Some(low), vague: false, about: true });
    }
    let times = lists.cardinals.get(f.word(at)).copied().filter(|_| turned && at < to)?;
    if times >= 100 && size >= 1000 && plural.is_some() && !linked {
        // "тысячи ста жителей": one thousand, in the second case
        let (end, rest) = spelled(f, k + 1, to).filter(|(_, rest)| *rest < size)?;
        let low = size.saturating_add(rest);
        return Some(Quantity { end, low, high: Some(low), vague: false, about: false });
    }
    let low = times.saturating_mul(size);
    (2..100).contains(&times).then_some(Quantity { end: at + 1, low, high: Some(low), vague: false, about: true })
}

/// "several", "a few hundred", "tens of thousands", "dozens", "both".
fn vague(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    let lists = &f.pack().numbers;
    let exact = lists.exact.iter().filter_map(|e| Some((f.longest_at(k, &e.words)?, e.value))).max();
    if let Some((n, value)) = exact {
        // "a couple of hundred", "a couple hundred", "a pair of"
        let end = k + n;
        let size = end + usize::from(f.is(end, |w| &w.of));
        if let Some(&times) = lists.magnitudes.get(f.word(size)).filter(|_| size < to) {
            return Some(Quantity {
                end: size + 1,
                low: value.saturating_mul(times),
                high: None,
                vague: true,
                about: false,
            });
        }
        return Some(Quantity { end, low: value, high: Some(value), vague: false, about: false });
    }
    // "as many as 200" is a modifier, "how many" a question, "one of several" counts nobody
    let asked = f.pack().figure_words.vague_leads.contains(f.before(k)) && f.is(k, |w| &w.many)
        || f.pack().small.of.contains(f.before(k)) && k > 1 && f.is(k - 2, |w| &w.one);
    let listed = lists.vague.iter().filter_map(|v| Some((f.longest_at(k, &v.words)?, v.low))).max();
    if let Some((n, low)) = listed.filter(|_| !asked) {
        let end = k + n;
        let size = if f.is(end, |w| &w.of) { end + 1 } else { end };
        let word = f.word(size);
        let times = lists.magnitudes.get(word).copied();
        let times = times.or_else(|| lists.plurals.get(word).map(|p| p / 2));
        return Some(match times.filter(|_| size < to) {
            Some(times) => {
                Quantity { end: size + 1, low: low.saturating_mul(times), high: None, vague: true, about: false }
            }
            None => Quantity { end, low, high: None, vague: true, about: false },
        });
    }
    let first = *lists.plurals.get(f.word(k))?;
    if f.is(k + 1, |w| &w.of)
        && k + 2 < to
        && let Some(&second) = lists.plurals.get(f.word(k + 2))
        && second >= 1000
    {
        return Some(Quantity {
            end: k + 3,
            low: first.saturating_mul(second / 2),
            high: None,
            vague: true,
            about: false,
        });
    }
    Some(Quantity { end: k + 1, low: first, high: None, vague: true, about: false })
}

/// Digits or number words: "1,200", "1 200", "5 thousand", "2.5 million", "two hundred and five thousand", "a hundred".
fn cardinal(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    let lists = &f.pack().numbers;
    let exact = |end: usize, n: u64| Quantity { end, low: n, high: Some(n), vague: false, about: false };
    if let Some(n) = shortened(f, k) {
        return Some(exact(k + 1, n));
    }
    if f.word(k).starts_with(|c: char| c.is_ascii_digit()) {
        let (mut end, digits) = digits(f, k, to)?;
        if let Some(&size) = lists.magnitudes.get(f.word(end))
            && end < to
        {
            end += 1;
            // "6 тыс. человек": the full stop is the short word's, where the sentence goes on.
            let short = f.word(end) == "." && f.is_glued(end - 1) && end + 1 < to && !f.is_capital(end + 1);
            let end = end + usize::from(short && !f.is_mark(end + 1));
            let (end, rest) = behind_magnitude(f, end, to, size).unwrap_or((end, 0));
            return Some(exact(end, digits.times(size).saturating_add(rest)));
        }
        // "2.5" of nothing counts no one
        return digits.whole().map(|n| exact(end, n));
    }
    let (end, n) = spelled(f, k, to)?;
    Some(exact(end, n))
}

/// "1 млн | 200 тысяч", "6 тыс. | 300 человек": what is left of a number behind its magnitude, in a language that writes it so.
fn behind_magnitude(f: &Frame, k: usize, to: usize, size: u64) -> Option<(usize, u64)> {
    let written = f.pack().morphology.declines() && k < to && f.word(k).starts_with(|c: char| c.is_ascii_digit());
    let rest = cardinal(f, k, to).filter(|_| written && size >= 1000)?;
    let dated = f.grammar().is_calendar(f.word(rest.end));
    (rest.low < size && rest.low >= size / 1000 && !dated).then_some((rest.end, rest.low))
}
