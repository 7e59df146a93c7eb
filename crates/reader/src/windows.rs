//! Sentences -> windows of the network: whole sentences while they fit, quotations and paragraphs kept together where
//! that costs little.

use crate::Words;
use crate::bundle::Sizes;

/// One call of the network: words `context..end` go in, what is said of `first..end` comes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub context: usize,
    pub first: usize,
    pub end: usize,
}

/// Packs sentences. `lengths`: pieces of each word; `newline(k)`: word `k` begins a line.
pub(crate) fn windows(
    lengths: &[usize],
    sentences: &[Words],
    sizes: Sizes,
    newline: impl Fn(usize) -> bool,
) -> Vec<Window> {
    let limit = sizes.window - 2;
    let mut units: Vec<Words> = Vec::with_capacity(sentences.len());
    for s in sentences {
        let (mut total, mut start) = (0, s.start);
        for k in s.clone() {
            if total + lengths[k] > limit && k > start {
                units.push(start..k);
                (start, total) = (k, 0);
            }
            total += lengths[k];
        }
        if s.end > start {
            units.push(start..s.end);
        }
    }
    let size: Vec<usize> = units.iter().map(|u| limit.min(lengths[u.clone()].iter().sum())).collect();
    let mut out = Vec::new();
    let mut u = 0;
    while u < units.len() {
        let first = units[u].start;
        let (mut context, mut used) = (first, 0);
        if u > 0 && !newline(first) && size[u - 1] <= sizes.context && size[u - 1] + size[u] <= limit {
            (context, used) = (units[u - 1].start, size[u - 1]);
        }
        let (mut v, mut best) = (u, None);
        while v < units.len() && used + size[v] <= limit {
            used += size[v];
            v += 1;
            if used * 5 >= limit * 3 && (v == units.len() || newline(units[v].start)) {
                best = Some(v);
            }
        }
        let v = best.unwrap_or(v).max(u + 1);
        out.push(Window { context, first, end: units[v - 1].end });
        u = v;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_word_is_read_once_and_no_window_is_too_long(
            sizes in prop::collection::vec(prop::collection::vec(1usize..5, 1..150), 0..20), breaks in any::<u64>()
        ) {
            let lengths: Vec<usize> = sizes.concat();
            let mut at = 0;
            let sentences: Vec<Words> = sizes.iter().map(|s| { at += s.len(); at - s.len()..at }).collect();
            let mut next = 0;
            for w in windows(&lengths, &sentences, Sizes { window: 192, context: 40 }, |k| breaks >> (k % 64) & 1 == 1) {
                prop_assert!(w.context <= w.first && w.first < w.end);
                prop_assert_eq!(w.first, next);
                prop_assert!(lengths[w.context..w.end].iter().sum::<usize>() <= 190);
                next = w.end;
            }
            prop_assert_eq!(next, lengths.len());
        }
    }
}
