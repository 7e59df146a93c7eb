//! The range of a ledger's line: entries in, from the smallest to the largest number out, with a name on each bound.
//!
//! Each speaker counts once, with what was given last; the own words of reports that copy one another, or of one
//! publisher, are one speaker's.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Entry, FindingId, LeftOut, Range};

use crate::days::Days;
use crate::union::Union;

/// What the range must know of an entry beside itself.
pub(super) struct Voice {
    /// The speaker: a name, a publisher or a report.
    pub who: String,
    /// Where a report speaks in its own voice: the report that stands for its origin.
    pub origin: Option<usize>,
    /// When it was published.
    pub published: Option<Days>,
    /// Whether the figure is said not to be so.
    pub denied: bool,
    /// Whether it is an "about".
    pub about: bool,
}

/// Says of each entry why it does not count, and gives the range of the others.
pub(super) fn settle(entries: &mut [Entry], voices: &[Voice]) -> Option<Range> {
    let totals: BTreeSet<FindingId> = entries.iter().map(|e| e.figure.clone()).collect();
    for (e, voice) in entries.iter_mut().zip(voices) {
        e.left_out = if voice.denied {
            Some(LeftOut::Denied)
        } else if e.part_of.as_ref().is_some_and(|total| totals.contains(total)) {
            Some(LeftOut::Part)
        } else {
            e.left_out.or(e.repeats.as_ref().map(|_| LeftOut::Again))
        };
    }
    for set in speakers(voices) {
        last_word(entries, voices, &set);
    }
    let counts = |e: &&Entry| e.left_out.is_none();
    let counted: Vec<&Entry> = entries.iter().filter(counts).collect();
    let all = entries.iter().zip(voices);
    let vague: BTreeSet<&FindingId> = all.filter(|(_, v)| v.about).map(|(e, _)| &e.figure).collect();
    let about = |id: &FindingId| vague.contains(id);
    (!counted.is_empty()).then(|| {
        let range = range(&counted);
        Range { about: range.low_by.iter().chain(&range.high_by).any(about), ..range }
    })
}

/// Lowest and highest.
type Number = (Option<u64>, Option<u64>);

/// The entries of each speaker.
fn speakers(voices: &[Voice]) -> Vec<Vec<usize>> {
    let mut union = Union::new(voices.len());
    let mut first: BTreeMap<(Option<&str>, Option<usize>), usize> = BTreeMap::new();
    for (k, voice) in voices.iter().enumerate() {
        let origin = voice.origin.map(|origin| (None, Some(origin)));
        for mark in [(Some(voice.who.as_str()), None)].into_iter().chain(origin) {
            let other = *first.entry(mark).or_insert(k);
            union.join(other, k);
        }
    }
    union.sets()
}

/// Of one speaker's entries those published last count, each number once; what is undated cannot be called earlier.
#[expect(clippy::indexing_slicing, reason = "the set holds entries by their number, and each has its voice")]
fn last_word(entries: &mut [Entry], voices: &[Voice], set: &[usize]) {
    let open: Vec<usize> = set.iter().copied().filter(|k| entries[*k].left_out.is_none()).collect();
    let number = |k: usize, entries: &[Entry]| (entries[k].low, entries[k].high);
    let day = |k: usize| voices[k].published.map(Days::numbers);
    // The latest first day of all, and of each number: what ends before it is earlier.
    let latest = |last: Option<i32>, k: usize| last.max(day(k).map(|(first, _)| first));
    let is_earlier = |k: usize, last: Option<i32>| day(k).zip(last).is_some_and(|((_, own), last)| own < last);
    let mut last = None;
    let mut of_number: BTreeMap<Number, Option<i32>> = BTreeMap::new();
    for &k in &open {
        last = latest(last, k);
        let of = of_number.entry(number(k, entries)).or_default();
        *of = latest(*of, k);
    }
    let mut told: BTreeSet<Number> = BTreeSet::new();
    for &k in &open {
        let own = number(k, entries);
        let again = is_earlier(k, of_number.get(&own).copied().flatten());
        let revised = is_earlier(k, last);
        if again || (!revised && told.contains(&own)) {
            entries[k].left_out = Some(LeftOut::Again);
        } else if revised {
            entries[k].left_out = Some(LeftOut::Revised);
        } else {
            told.insert(own);
        }
    }
}

fn range(counted: &[&Entry]) -> Range {
    let bound = |of: fn(&Entry) -> Option<u64>, pick: fn(u64, u64) -> u64| {
        let open = counted.iter().any(|e| of(e).is_none());
        let value = counted.iter().filter_map(|e| of(e)).reduce(pick).filter(|_| !open);
        let by = counted.iter().filter(|e| of(e) == value).map(|e| e.figure.clone()).collect();
        (value, by)
    };
    let (low, low_by) = bound(|e| e.low, u64::min);
    let (high, high_by) = bound(|e| e.high, u64::max);
    Range { low, low_by, high, high_by, about: false, figures: counted.iter().map(|e| e.figure.clone()).collect() }
}
