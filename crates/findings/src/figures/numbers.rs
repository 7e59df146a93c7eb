//! Number expressions: words in, the quantity with its bounds out. What is counted is for [`super::nouns`].
//!
//! Every form of the contract: digits, number words to 10^9, dozens, several, at least, up to, between. What cannot be a
//! count of anything (years, ages, times, calibres, names of roads) is sorted out in [`super::uncounted`].

use sayso_reader::Words;

use super::digits::{digits, shortened};
use super::frame::Frame;
use super::lexicon::lexicon;
use crate::Bound;

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

/// What stands at one place: the words taken and the quantity.
pub(super) struct Quantity {
    /// The word after it.
    pub end: usize,
    /// Lowest count.
    pub low: u64,
    high: Option<u64>,
    /// Whether it is a word like "dozens".
    pub vague: bool,
}

fn number_at(f: &Frame, k: usize, from: usize, to: usize) -> Option<Number> {
    if let Some(zero) = zero_at(f, k, to) {
        return Some(zero);
    }
    // "between 50 and 1,000 fighters"
    if f.word(k) == "between"
        && let Some(a) = quantity(f, k + 1, to)
        && f.word(a.end) == "and"
        && let Some(b) = quantity(f, a.end + 1, to)
        && a.low < b.low
    {
        return Some(ranged(k..b.end, k + 1..b.end, a.low, b.low));
    }
    let first = quantity(f, k, to)?;
    if let Some((end, high)) = second(f, &first, k, from, to) {
        let start = if f.before(k) == "from" && k > from { k - 1 } else { k };
        return Some(ranged(start..end, k..end, first.low, high));
    }
    Some(bounded(f, k, first, from, to))
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
    if link == "," && matches!(f.before(k), "maybe" | "perhaps" | "probably" | "like") {
        let next = quantity(f, first.end + 1, to)
            .filter(|q| !q.vague && q.low > first.low && q.low <= first.low.saturating_mul(2))?;
        let noun = next.end < to && !f.is_mark(next.end) && !f.grammar().auxiliaries.contains(f.word(next.end));
        return noun.then_some((next.end, next.low));
    }
    let hyphen = f.is_dash(first.end) && first.end > 0 && f.is_glued(first.end - 1) && f.is_glued(first.end);
    if !(hyphen || link == "to" || link == "or") {
        return None;
    }
    let next = quantity(f, first.end + 1, to).filter(|q| !q.vague && first.low < q.low)?;
    // "rose from 12 to 16", "lowered by 3 to 17"
    let moves = link == "to" && (from.max(k.saturating_sub(7))..k).any(|w| lexicon().numbers.moves.contains(f.word(w)));
    (!moves).then_some((next.end, next.low))
}

/// The number with what stands before and after it: "more than 200", "200+", "20 or more".
fn bounded(f: &Frame, k: usize, quantity: Quantity, from: usize, to: usize) -> Number {
    let lists = &lexicon().numbers;
    let (mut start, mut end, mut bound) = (k, quantity.end, Bound::Exact);
    for _ in 0..3 {
        let modifiers = lists.before.iter().filter_map(|m| Some((f.longest_before(start, from, &m.words)?, m.bound())));
        let Some((earlier, said)) = modifiers.min_by_key(|(at, _)| *at) else { break };
        // "handed over 200 rifles": the word belongs to the verb
        if f.word(earlier) == "over"
            && matches!(
                f.before(earlier),
                "handed" | "hand" | "handing" | "hands" | "turned" | "turning" | "took" | "taken" | "taking"
            )
        {
            break;
        }
        // "more information about one of the wounded"
        if f.word(earlier) == "about"
            && matches!(
                f.before(earlier),
                "information"
                    | "details"
                    | "news"
                    | "talk"
                    | "talked"
                    | "asked"
                    | "knew"
                    | "know"
                    | "story"
                    | "questions"
                    | "nothing"
            )
        {
            break;
        }
        start = earlier;
        if bound == Bound::Exact {
            bound = said;
        }
    }
    if f.word(end) == "+" && end < to {
        (end, bound) = (end + 1, Bound::AtLeast);
    } else if let Some(said) = hyphened(f, end, to) {
        (end, bound) = (end + 2, if bound == Bound::Exact { said } else { bound });
    } else if let Some((n, said)) =
        lists.after.iter().filter_map(|m| Some((f.longest_at(end, &m.words)?, m.bound()))).max_by_key(|(n, _)| *n)
        && end + n <= to
        && bound == Bound::Exact
        && !quantity.vague
        && quantity_after_is_none(f, end + n, to)
    {
        (end, bound) = (end + n, said);
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

/// "40-odd people", "40-plus": the word after a number, hung on it by a hyphen.
fn hyphened(f: &Frame, end: usize, to: usize) -> Option<Bound> {
    let hangs = end > 0 && end + 2 <= to && f.is_dash(end) && f.is_glued(end - 1) && f.is_glued(end);
    match f.word(end + 1) {
        "plus" if hangs => Some(Bound::AtLeast),
        "odd" | "some" | "ish" if hangs => Some(Bound::About),
        _ => None,
    }
}

/// "killed 20 at least 30 were hurt": "at least" belongs to the second number.
fn quantity_after_is_none(f: &Frame, k: usize, to: usize) -> bool {
    quantity(f, k, to).is_none()
}

/// "no casualties", "nobody was hurt", "not one family".
fn zero_at(f: &Frame, k: usize, to: usize) -> Option<Number> {
    let zero = &lexicon().numbers.zero;
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
    let modifies = lexicon().numbers.before.iter().any(|m| f.longest_at(k, &m.words).is_some());
    (!modifies).then(|| made(n))
}

/// A quantity without its modifiers.
pub(super) fn quantity(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    if k >= to {
        return None;
    }
    vague(f, k, to).or_else(|| cardinal(f, k, to)).filter(|q| q.end <= to)
}

/// "several", "a few hundred", "tens of thousands", "dozens", "both".
fn vague(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    let lists = &lexicon().numbers;
    let exact = lists.exact.iter().filter_map(|e| Some((f.longest_at(k, &e.words)?, e.value))).max();
    if let Some((n, value)) = exact {
        // "a couple of hundred", "a couple hundred", "a pair of"
        let end = k + n;
        let size = end + usize::from(f.word(end) == "of");
        if let Some(&times) = lists.magnitudes.get(f.word(size)).filter(|_| size < to) {
            return Some(Quantity { end: size + 1, low: value.saturating_mul(times), high: None, vague: true });
        }
        return Some(Quantity { end, low: value, high: Some(value), vague: false });
    }
    // "as many as 200" is a modifier, "how many" a question, "one of several" counts nobody
    let asked = matches!(f.before(k), "as" | "how" | "so" | "too") && f.word(k) == "many"
        || f.before(k) == "of" && k > 1 && f.word(k - 2) == "one";
    let listed = lists.vague.iter().filter_map(|v| Some((f.longest_at(k, &v.words)?, v.low))).max();
    if let Some((n, low)) = listed.filter(|_| !asked) {
        let end = k + n;
        let size = if f.word(end) == "of" { end + 1 } else { end };
        let word = f.word(size);
        let times = lists.magnitudes.get(word).copied();
        let times = times.or_else(|| lists.plurals.get(word).map(|p| p / 2));
        return Some(match times.filter(|_| size < to) {
            Some(times) => Quantity { end: size + 1, low: low.saturating_mul(times), high: None, vague: true },
            None => Quantity { end, low, high: None, vague: true },
        });
    }
    let first = *lists.plurals.get(f.word(k))?;
    if f.word(k + 1) == "of"
        && k + 2 < to
        && let Some(&second) = lists.plurals.get(f.word(k + 2))
        && second >= 1000
    {
        return Some(Quantity { end: k + 3, low: first.saturating_mul(second / 2), high: None, vague: true });
    }
    Some(Quantity { end: k + 1, low: first, high: None, vague: true })
}

/// Digits or number words: "1,200", "1 200", "5 thousand", "2.5 million", "two hundred and five thousand", "a hundred".
fn cardinal(f: &Frame, k: usize, to: usize) -> Option<Quantity> {
    let lists = &lexicon().numbers;
    let exact = |end: usize, n: u64| Quantity { end, low: n, high: Some(n), vague: false };
    if let Some(n) = shortened(f, k) {
        return Some(exact(k + 1, n));
    }
    if f.word(k).starts_with(|c: char| c.is_ascii_digit()) {
        let (mut end, digits) = digits(f, k, to)?;
        if let Some(&size) = lists.magnitudes.get(f.word(end))
            && end < to
        {
            end += 1;
            return Some(exact(end, digits.times(size)));
        }
        // "2.5" of nothing counts no one
        return digits.whole().map(|n| exact(end, n));
    }
    let (end, n) = spelled(f, k, to)?;
    Some(exact(end, n))
}

/// Number words: the end and the value.
fn spelled(f: &Frame, k: usize, to: usize) -> Option<(usize, u64)> {
    let lists = &lexicon().numbers;
    let (mut total, mut group, mut least, mut at, mut end) = (0u64, 0u64, u64::MAX, k, k);
    // what may still be added to the group: below 1000 at its start, below 100 after a hundred, below 10 after a ten
    let mut room = 1000u64;
    let mut read = false;
    // where the number stands without its last group: "two million three million" are two numbers
    let mut whole = None;
    while at < to {
        let word = f.word(at);
        if matches!(word, "a" | "an")
            && !read
            && lists.magnitudes.contains_key(f.word(at + 1))
            && f.word(at + 1) != "score"
        {
            (group, read, room) = (1, true, 0);
        } else if let Some(&n) = lists.cardinals.get(word) {
            if n >= room || (read && n == 0) {
                break;
            }
            group += n;
            room = if n >= 20 { 10 } else { 0 };
            read = true;
        } else if word == "hundred" && read && (1..=99).contains(&group) && least > 100 {
            (group, room) = (group * 100, 100);
        } else if matches!(word, "dozen" | "score" | "dozens") && read && total == 0 {
            // "two dozen", "three score"; "one score" is no number anybody writes of people
            let size = if word == "score" { 20 } else { 12 };
            return (word != "score" || group > 1).then_some((at + 1, group.saturating_mul(size)));
        } else if let Some(&size) = lists.magnitudes.get(word).filter(|&&s| s >= 1000 && s < least && read) {
            total = total.saturating_add(group.max(1).saturating_mul(size));
            (group, least, room) = (0, size, 1000);
            whole = Some((at + 1, total));
        } else if read && group > 0 && lists.magnitudes.get(word).is_some_and(|&s| s >= least) {
            return whole;
        } else if word == "and" && read && joins(f, at, room, total, group) {
            if f.word(at + 1) == "a" && f.word(at + 2) == "half" {
                // "two and a half million", "a million and a half"
                let size = lists.magnitudes.get(f.word(at + 3)).copied().filter(|&s| s >= 1000 && at + 3 < to);
                return match size {
                    Some(size) => Some((at + 4, group.saturating_mul(size).saturating_add(size / 2))),
                    None => Some((at + 3, total.saturating_add(least / 2))).filter(|(end, _)| *end <= to),
                };
            }
            at += 1;
            continue;
        } else if f.is_dash(at)
            && read
            && at > k
            && f.is_glued(at - 1)
            && f.is_glued(at)
            && room > 0
            && continues(f, at + 1, room)
        {
            at += 1;
            continue;
        } else {
            break;
        }
        at += 1;
        end = at;
    }
    read.then_some((end, total.saturating_add(group)))
}

/// Whether an "and" holds one number together: "two hundred and five", not "two hundred and five hundred".
fn joins(f: &Frame, and: usize, room: u64, total: u64, group: u64) -> bool {
    if f.word(and + 1) == "a" && f.word(and + 2) == "half" {
        return lexicon().numbers.magnitudes.contains_key(f.word(and + 3)) || total > 0 && group == 0;
    }
    let after_hundred = group >= 100 && room == 100;
    let after_thousand = total > 0 && group == 0;
    (after_hundred || after_thousand) && continues(f, and + 1, 100)
}

/// Whether the word is a number word below `room`.
fn continues(f: &Frame, k: usize, room: u64) -> bool {
    lexicon().numbers.cardinals.get(f.word(k)).is_some_and(|&n| n > 0 && n < room)
}
