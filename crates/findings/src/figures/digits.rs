//! Numbers in digits: words in, the value and the word after it out. "1,200", "1 200", "816'000", "1.5" of a million, "40k".

use super::frame::Frame;
use super::noun_words::is_noun;

/// "40k people", "1.5m displaced": thousands and millions by a letter, where a counted noun or what became of them follows;
/// "a 40m mast" and "5k" alone are measures.
pub(super) fn shortened(f: &Frame, k: usize) -> Option<u64> {
    let word = f.word(k);
    let (number, size) = match word.strip_suffix('k') {
        Some(number) => (number, 1000),
        None => (word.strip_suffix("mn").or_else(|| word.strip_suffix('m'))?, 1_000_000),
    };
    if !number.starts_with(|c: char| c.is_ascii_digit()) || number.len() > 7 {
        return None;
    }
    let counts = is_noun(f, k + 1) && !f.pack().units.is_measure(f.word(k + 1))
        || !f.pack().outcomes.cues(f.word(k + 1)).is_empty()
        || f.is(k + 1, |w| &w.of) && is_noun(f, k + 2);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = Digits {
        units: whole.parse().ok()?,
        fraction: if fraction.is_empty() { 0 } else { fraction.parse().ok()? },
        scale: 10u64.pow(fraction.len() as u32),
    };
    counts.then(|| digits.times(size))
}

/// A number in digits, with what stands after its decimal point.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    units: u64,
    fraction: u64,
    scale: u64,
}

impl Digits {
    /// The number, where it has no decimals.
    pub(super) fn whole(self) -> Option<u64> {
        (self.scale == 1).then_some(self.units)
    }

    /// So many times a size: "1.5" million.
    pub(super) fn times(self, size: u64) -> u64 {
        self.units.saturating_mul(size).saturating_add(self.fraction.saturating_mul(size) / self.scale.max(1))
    }
}

/// "280000", "1,200", "1 200", "1.5"; `None` for times, versions and runs of more than fifteen digits.
pub(super) fn digits(f: &Frame, k: usize, to: usize) -> Option<(usize, Digits)> {
    let word = f.word(k);
    if word.len() > 20 || !word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
        return None;
    }
    let (point, group_mark) = if f.pack().numbers.decimal_comma { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = word.split_once(point).unwrap_or((word, ""));
    if fraction.contains(['.', ',']) {
        return None;
    }
    let mut groups = whole.split(group_mark);
    let mut joined = groups.next()?.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        joined.push_str(group);
    }
    let mut end = k + 1;
    // "1 200": groups of three after one of up to three digits, parted by one space
    if fraction.is_empty() && !word.contains(group_mark) && joined.len() <= 3 && !joined.starts_with('0') {
        while end < to && joined.len() < 15 && is_group(f, end) {
            joined.push_str(f.word(end));
            end += 1;
        }
        // "816'000": groups parted by an apostrophe
        while end + 1 < to && joined.len() < 15 && is_apostrophe_group(f, end) {
            joined.push_str(f.word(end + 1));
            end += 2;
        }
    }
    if joined.len() > 15 || fraction.len() > 6 {
        return None;
    }
    let units = joined.parse().ok()?;
    if fraction.is_empty() {
        return Some((end, Digits { units, fraction: 0, scale: 1 }));
    }
    Some((end, Digits { units, fraction: fraction.parse().ok()?, scale: 10u64.pow(fraction.len() as u32) }))
}

/// Whether the word is three digits, one space after digits.
fn is_group(f: &Frame, k: usize) -> bool {
    let words = &f.ctx.reading.words;
    let (Some(a), Some(b)) = (k.checked_sub(1).and_then(|p| words.get(p)), words.get(k)) else { return false };
    let gap = f.ctx.text.get(a.span.end..b.span.start).unwrap_or("");
    f.word(k).len() == 3
        && f.word(k).bytes().all(|c| c.is_ascii_digit())
        && matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// Whether an apostrophe and three digits stand glued to the digits before.
fn is_apostrophe_group(f: &Frame, k: usize) -> bool {
    k > 0
        && f.word(k) == "'"
        && f.is_glued(k - 1)
        && f.is_glued(k)
        && f.word(k + 1).len() == 3
        && f.word(k + 1).bytes().all(|c| c.is_ascii_digit())
}
