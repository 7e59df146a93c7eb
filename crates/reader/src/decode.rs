//! The network's numbers -> spans, trees and attributions of one window.

use crate::{EntityKind, Words};

/// Not allowed: an inside without a begin before it.
const NEVER: f32 = -1e9;

/// The best path of begin, inside and outside through `n` words, as runs of words.
///
/// `score(k)` gives word `k`'s three numbers: outside, begin, inside. Viterbi; of equal paths the earlier label wins.
pub(crate) fn bio(n: usize, score: impl Fn(usize) -> [f32; 3]) -> Vec<Words> {
    if n == 0 {
        return Vec::new();
    }
    let mut now = score(0);
    now[2] = NEVER;
    let mut back = vec![[0u8; 3]; n];
    for (k, step) in back.iter_mut().enumerate().skip(1) {
        let add = score(k);
        let mut next = [0.0; 3];
        for (label, value) in next.iter_mut().enumerate() {
            let from = |l: usize| if label == 2 && l == 0 { now[l] + NEVER } else { now[l] };
            let best = (0..3).fold(0, |b, l| if from(l) > from(b) { l } else { b });
            step[label] = best as u8;
            *value = from(best) + add[label];
        }
        now = next;
    }
    let mut label = (0..3).fold(0, |b, l| if now[l] > now[b] { l } else { b });
    let mut labels = vec![0usize; n];
    for k in (0..n).rev() {
        labels[k] = label;
        label = back[k][label] as usize;
    }
    let mut out: Vec<Words> = Vec::new();
    for (k, &l) in labels.iter().enumerate() {
        match (l, out.last_mut()) {
            (1, _) => out.push(k..k + 1),
            (2, Some(run)) if run.end == k => run.end += 1,
            _ => {}
        }
    }
    out
}

/// A run of words that a cue claims as its content.
pub(crate) struct Claimed {
    /// Which cue, as a place in the window's list.
    pub cue: usize,
    /// Whether the cue stands in the sentence where the words begin or end.
    pub near: bool,
    pub words: Words,
    /// The mean score of its words.
    pub score: f32,
}

/// Takes from a cue what another one claims with better right.
///
/// A far cue (of another sentence) loses words of which a near one claims half or more, or which another far one claims too with a
/// higher score. Two near cues may share a content ("according to A and B"), but not one that is a smaller second piece for
/// the one and all that the other says.
pub(crate) fn one_cue_each(contents: &mut Vec<Claimed>) {
    let shared = |a: &Words, b: &Words| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let same = |a: &Words, b: &Words| shared(a, b) * 4 > 3 * (a.len() + b.len() - shared(a, b));
    let pieces = |cue: usize| contents.iter().filter(|c| c.cue == cue).count();
    let smaller = |c: &Claimed| contents.iter().any(|o| o.cue == c.cue && o.words.len() > c.words.len());
    let loses = |(k, c): (usize, &Claimed)| {
        contents.iter().enumerate().filter(|(_, o)| o.cue != c.cue).any(|(j, o)| match (c.near, o.near) {
            (false, true) => shared(&o.words, &c.words) * 2 >= c.words.len(),
            (false, false) => same(&o.words, &c.words) && (o.score > c.score || (o.score == c.score && j < k)),
            (true, true) => same(&o.words, &c.words) && smaller(c) && pieces(o.cue) == 1,
            (true, false) => false,
        })
    };
    let beaten: Vec<bool> = contents.iter().enumerate().map(loses).collect();
    let mut beaten = beaten.into_iter();
    contents.retain(|_| !beaten.next().unwrap_or(false));
}

/// The greatest number's place; the first of equals.
pub(crate) fn best(values: impl Iterator<Item = f32>) -> usize {
    let mut top = (0, f32::NEG_INFINITY);
    for (k, v) in values.enumerate() {
        if v > top.1 {
            top = (k, v);
        }
    }
    top.0
}

/// Names from each word's scores (outside, then begin and inside of every kind, in the order given): the best path on which an inside follows
/// only its own kind. Viterbi; of equal paths the earlier label wins.
pub(crate) fn entities(
    n: usize,
    kinds: &[EntityKind],
    score: impl Fn(usize, usize) -> f32,
) -> Vec<(Words, EntityKind)> {
    let labels = 1 + 2 * kinds.len();
    let inside = |l: usize| l > 0 && l.is_multiple_of(2);
    let allowed = |from: usize, to: usize| !inside(to) || from == to || from + 1 == to;
    let mut now: Vec<f32> = (0..labels).map(|l| if inside(l) { NEVER } else { score(0, l) }).collect();
    let mut back = vec![vec![0usize; labels]; n];
    if n == 0 {
        return Vec::new();
    }
    for (k, step) in back.iter_mut().enumerate().skip(1) {
        let next = (0..labels)
            .map(|to| {
                let from = |l: usize| if allowed(l, to) { now[l] } else { NEVER * 2.0 };
                let top = (0..labels).fold(0, |b, l| if from(l) > from(b) { l } else { b });
                step[to] = top;
                from(top) + score(k, to)
            })
            .collect();
        now = next;
    }
    let mut label = (0..labels).fold(0, |b, l| if now[l] > now[b] { l } else { b });
    let mut path = vec![0; n];
    for k in (0..n).rev() {
        path[k] = label;
        label = back[k][label];
    }
    let mut out: Vec<(Words, EntityKind)> = Vec::new();
    for (k, &l) in path.iter().enumerate().filter(|(_, l)| **l > 0) {
        match out.last_mut() {
            Some((run, _)) if inside(l) && run.end == k => run.end += 1,
            _ => out.push((k..k + 1, kinds[(l - 1) / 2])),
        }
    }
    out
}

/// Makes one tree of each sentence: one root, no circles.
///
/// `heads[k]` is word `k`'s best head (itself: root), within `words`. A circle is broken at its first word, which then hangs on the root; the
/// first root stays, later ones hang on it.
pub(crate) fn mend_tree(heads: &mut [usize], words: &Words) {
    let Some(root) = words.clone().find(|&k| heads[k] == k).or(Some(words.start)).filter(|_| !words.is_empty()) else {
        return;
    };
    heads[root] = root;
    for k in words.clone() {
        if heads[k] == k || !words.contains(&heads[k]) {
            heads[k] = root;
        }
    }
    let mut state = vec![0u8; words.len()]; // 0 new, 1 on the way, 2 known to reach the root
    state[root - words.start] = 2;
    for k in words.clone() {
        let mut path = Vec::new();
        let mut at = k;
        while state[at - words.start] == 0 {
            state[at - words.start] = 1;
            path.push(at);
            at = heads[at];
        }
        if state[at - words.start] == 1 {
            heads[at] = root;
        }
        for p in path {
            state[p - words.start] = 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn inside_never_follows_outside() {
        let s = [[0.0, 1.0, 5.0], [0.0, 0.0, 2.0], [30.0, 0.0, 0.0], [0.0, 1.0, 9.0]];
        // Word 2 is outside; word 3 would like to be inside, and begins instead.
        assert_eq!(bio(4, |k| s[k]), vec![0..2, 3..4]);
    }

    #[test]
    fn the_surer_cue_keeps_a_content_claimed_twice() {
        let claim = |cue, near, words, score| Claimed { cue, near, words, score };
        let mut all = vec![claim(0, false, 0..8, 1.0), claim(1, false, 0..9, 2.0), claim(2, false, 3..8, 0.5)];
        one_cue_each(&mut all);
        assert_eq!(all.iter().map(|c| c.cue).collect::<Vec<_>>(), [1, 2]);
        let mut all = vec![claim(0, true, 0..8, 1.0), claim(1, false, 0..9, 2.0), claim(2, true, 0..8, 0.5)];
        one_cue_each(&mut all);
        assert_eq!(all.iter().map(|c| c.cue).collect::<Vec<_>>(), [0, 2]);
    }

    proptest! {
        #[test]
        fn every_word_reaches_the_one_root(heads in prop::collection::vec(0usize..12, 12)) {
            let mut heads = heads;
            mend_tree(&mut heads, &(0..12));
            prop_assert_eq!((0..12).filter(|&k| heads[k] == k).count(), 1);
            for k in 0..12 {
                let mut at = k;
                for _ in 0..12 { at = heads[at]; }
                prop_assert_eq!(heads[at], at);
            }
        }
    }
}
