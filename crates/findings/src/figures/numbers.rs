//! Number expressions: words in, the quantity with its bounds out. What is counted is for [`super::nouns`].
//!
//! The forms of the contract: at least, up to, between, none; the bare count is for [`super::quantity`]. What cannot be a
//! count of anything (years, ages, times, calibres, names of roads) is sorted out in [`super::uncounted`].

use super::frame::Frame;
use super::noun_words::is_noun;
use super::quantity::{Quantity, quantity};
use crate::Bound;
use sayso_reader::Words;

/// A quantity and the words it stands on, modifiers included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Modifier and number: "more than 200".
    pub words: Words,
    /// The number alone: "200".
    pub core: Words,
    /// Lowest count.
    pub low: Option<u64>,
    /// Highest count.
    pub high: Option<u64>,
    /// What it says of the count.
    pub bound: Bound,
    /// Whether it is a word like "dozens" or "several", which needs no article and takes "of".
    pub vague: bool,
}

/// The numbers of a run of words, in order.
pub(crate) fn numbers(f: &Frame, words: Words) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = words.start;
    while at < words.end {
        let from = found.last().map_or(words.start, |n: &Number| n.words.end);
        match number_at(f, at, from, words.end) {
            Some(number) => {
                at = number.words.end.max(at + 1);
                found.push(number);
            }
            None => at += 1,
        }
    }
    found
}

fn number_at(f: &Frame, k: usize, from: usize, to: usize) -> Option<Number> {
    if let Some(zero) = zero_at(f, k, to) {
        return Some(zero);
    }
    // "between 50 and 1,000 fighters"
    if f.is(k, |w| &w.between)
        && let Some(a) = quantity(f, k + 1, to)
        && f.is(a.end, |w| &w.and)
        && let Some(b) = quantity(f, a.end + 1, to)
        && a.low < b.low
    {
        return Some(ranged(k..b.end, k + 1..b.end, a.low, b.low));
    }
    if let Some(range) = in_one_word(f, k, to) {
        return Some(range);
    }
    let first = quantity(f, k, to)?;
    if let Some((end, high)) = second(f, &first, k, from, to) {
        let start = if f.pack().small.from.contains(f.before(k)) && k > from { k - 1 } else { k };
        let low = first.low.saturating_mul(shared_size(f, &first, end, high));
        return Some(ranged(start..end, k..end, low, high));
    }
    Some(bounded(f, k, first, from, to))
}

/// "20 to 30 |thousand|", "five or six |hundred|": what counts both ends of a range though it stands behind the second alone.
fn shared_size(f: &Frame, first: &Quantity, end: usize, high: u64) -> u64 {
    let lists = &f.pack().numbers;
    let size = |k: usize| {
        let hundred = f.is(k, |w| &w.hundred).then_some(100);
        hundred.or_else(|| lists.rounds.get(f.word(k)).copied()).or_else(|| lists.magnitudes.get(f.word(k)).copied())
    };
    let own = first.end.checked_sub(1).and_then(size);
    let of_second = size(end - 1).filter(|&size| size > 1 && own.is_none() && first.low < high / size);
    of_second.unwrap_or(1)
}

/// "пять-шесть рабочих", "два-три десятка": both ends of a range in one word.
fn in_one_word(f: &Frame, k: usize, to: usize) -> Option<Number> {
    let lists = &f.pack().numbers;
    let (low, high) = f.word(k).split_once('-')?;
    let (low, high) = (*lists.cardinals.get(low)?, *lists.cardinals.get(high)?);
    let next = f.word(k + 1);
    let size = lists.rounds.get(next).or_else(|| lists.magnitudes.get(next)).filter(|_| k + 1 < to);
    let end = k + 1 + usize::from(size.is_some());
    let size = size.copied().unwrap_or(1);
    (low < high && k < to).then(|| ranged(k..end, k..end, low.saturating_mul(size), high.saturating_mul(size)))
}

fn ranged(words: Words, core: Words, low: u64, high: u64) -> Number {
    Number { words, core, low: Some(low), high: Some(high), bound: Bound::Range, vague: false }
}

/// The upper end of a range: "20-30", "15 to 20", "two or three". A toll that rises from 12 to 16 is no range.
fn second(f: &Frame, first: &Quantity, k: usize, from: usize, to: usize) -> Option<(usize, u64)> {
    if first.vague {
        return None;
    }
    let link = f.word(first.end);
    // "maybe 50, 60 people"
    if link == "," && f.pack().figure_words.perhaps.contains(f.before(k)) {
        let next = quantity(f, first.end + 1, to)
            .filter(|q| !q.vague && q.low > first.low && q.low <= first.low.saturating_mul(2))?;
        let noun = next.end < to && !f.is_mark(next.end) && !f.grammar().auxiliaries.contains(f.word(next.end));
        return noun.then_some((next.end, next.low));
    }
    let hyphen = f.is_dash(first.end) && first.end > 0 && f.is_glued(first.end - 1) && f.is_glued(first.end);
    // "15 – 20 домов"
    let parted = f.is_dash(first.end) && !hyphen && f.pack().morphology.declines();
    if !(hyphen || parted || f.pack().small.to.contains(link) || f.pack().small.or_.contains(link)) {
        return None;
    }
    let next = quantity(f, first.end + 1, to).filter(|q| !q.vague && first.low < q.low)?;
    let counted = next.end < to && is_noun(f, next.end) && next.low <= first.low.saturating_mul(3);
    if parted && !counted {
        return None;
    }
    // "rose from 12 to 16", "lowered by 3 to 17"
    let moves = f.pack().small.to.contains(link)
        && (from.max(k.saturating_sub(7))..k).any(|w| f.pack().numbers.moves.contains(f.word(w)));
    (!moves).then_some((next.end, next.low))
}

/// The number with what stands before and after it: "more than 200", "200+", "20 or more".
fn bounded(f: &Frame, k: usize, quantity: Quantity, from: usize, to: usize) -> Number {
    let lists = &f.pack().numbers;
    let (start, mut bound) = led_by(f, k, from);
    let mut end = quantity.end;
    if f.word(end) == "+" && end < to {
        (end, bound) = (end + 1, Bound::AtLeast);
    } else if let Some(said) = hyphened(f, end, to) {
        (end, bound) = (end + 2, if bound == Bound::Exact { said } else { bound });
    } else if let Some((n, said)) =
        lists.after.iter().filter_map(|m| Some((f.longest_at(end, &m.words)?, m.bound))).max_by_key(|(n, _)| *n)
        && end + n <= to
        && bound == Bound::Exact
        && !quantity.vague
        && quantity_after_is_none(f, end + n, to)
    {
        (end, bound) = (end + n, said);
    }
    if quantity.about && bound == Bound::Exact {
        bound = Bound::About;
    }
    if quantity.vague && bound != Bound::AtMost {
        bound = Bound::AtLeast;
    }
    let (low, high) = match bound {
        Bound::AtLeast => (Some(quantity.low), None),
        Bound::AtMost => (None, Some(quantity.high.unwrap_or(quantity.low))),
        _ => (Some(quantity.low), Some(quantity.high.unwrap_or(quantity.low))),
    };
    Number { words: start..end, core: k..quantity.end, low, high, bound, vague: quantity.vague }
}

/// The words before a number that change its bound: where they begin, the number's own place without any, and the bound.
fn led_by(f: &Frame, k: usize, from: usize) -> (usize, Bound) {
    let lists = &f.pack().numbers;
    let (mut start, mut bound) = (k, Bound::Exact);
    for _ in 0..3 {
        let modifiers = lists.before.iter().filter_map(|m| Some((f.longest_before(start, from, &m.words)?, m.bound)));
        let Some((earlier, said)) = modifiers.min_by_key(|(at, _)| *at) else { break };
        if belongs_before(f, earlier) || said == Bound::AtMost && ends_a_change(f, earlier) {
            break;
        }
        start = earlier;
        if bound == Bound::Exact {
            bound = said;
        }
    }
    (start, bound)
}

/// "выросло с 18 | до 20", "выросло | до 20": where a change ends, not what it may be at most.
fn ends_a_change(f: &Frame, to: usize) -> bool {
    const LONGEST: usize = 5;
    let begins = |k: &usize| f.pack().small.from.contains(f.before(*k));
    let is_number = |k: usize| quantity(f, k, to).is_some_and(|q| q.end == to);
    let from = f.sentence(to).start + 1;
    let starts = (from.max(to.saturating_sub(LONGEST))..to).filter(begins);
    // "число погибших выросло | до девяти"
    let moved = || (from.max(to.saturating_sub(3))..to).any(|k| f.pack().numbers.moves.contains(f.word(k)));
    f.pack().morphology.declines()
        && f.pack().small.to.contains(f.word(to))
        && (moved() || starts.into_iter().any(is_number))
}

/// Whether the word belongs to the verb or noun before it and not to the number.
fn belongs_before(f: &Frame, earlier: usize) -> bool {
    // "handed over 200 rifles"
    let over = f.is(earlier, |w| &w.over) && f.pack().figure_words.handed.contains(f.before(earlier));
    // "more information about one of the wounded"
    let about = f.is(earlier, |w| &w.about) && f.pack().figure_words.told_about.contains(f.before(earlier));
    over || about
}

/// "40-odd people", "40-plus": the word after a number, hung on it by a hyphen.
fn hyphened(f: &Frame, end: usize, to: usize) -> Option<Bound> {
    let hangs = end > 0 && end + 2 <= to && f.is_dash(end) && f.is_glued(end - 1) && f.is_glued(end);
    match f.word(end + 1) {
        word if f.pack().small.plus.contains(word) && hangs => Some(Bound::AtLeast),
        word if f.pack().figure_words.hung_about.contains(word) && hangs => Some(Bound::About),
        _ => None,
    }
}

/// "killed 20 at least 30 were hurt": "at least" belongs to the second number.
fn quantity_after_is_none(f: &Frame, k: usize, to: usize) -> bool {
    quantity(f, k, to).is_none()
}

/// "no casualties", "nobody was hurt", "not one family".
fn zero_at(f: &Frame, k: usize, to: usize) -> Option<Number> {
    let zero = &f.pack().numbers.zero;
    let made = |n: usize| Number {
        words: k..k + n,
        core: k..k + n,
        low: Some(0),
        high: Some(0),
        bound: Bound::Exact,
        vague: false,
    };
    let alone = f.longest_at(k, &zero.alone);
    if let Some(n) = alone.filter(|n| k + n <= to) {
        return Some(made(n));
    }
    let n = f.longest_at(k, &zero.before).filter(|n| k + n < to)?;
    // "no fewer than 20", "no more than 5" are modifiers of a number
    let modifies = f.pack().numbers.before.iter().any(|m| f.longest_at(k, &m.words).is_some());
    (!modifies).then(|| made(n))
}
