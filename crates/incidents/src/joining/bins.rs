//! Which pairs of happenings are worth a score: happenings in, pairs that share something out, so that the work grows with the
//! happenings and not with their pairs.
//!
//! A pair shares a day and a word of a place, a day and a toll, a day, a victim, a person, or enough of its heaviest words. Bins that
//! hold too many say nothing and are skipped: what is one deed shares more than one bin. Few happenings are all compared.

use std::collections::{BTreeMap, BTreeSet};

use crate::happenings::Happening;
use crate::spots::Spots;
use crate::wording::hash;

/// So many happenings are all compared.
const ALL: usize = 400;
/// A bin that holds more says nothing.
const MOST: usize = 60;
/// So many of the heaviest words are looked up,
const WORDS: usize = 16;
/// and pairs whose heaviest words are so much alike meet.
const ALIKE: f32 = 0.06;
/// Days of an interval that is looked up day by day.
const LONG: i32 = 5;

/// The pairs, each smaller number first, in order.
pub(crate) fn candidates(spots: &Spots, happenings: &[Happening]) -> Vec<(usize, usize)> {
    let n = happenings.len();
    if n <= ALL {
        let all = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
        return all.filter(|(a, b)| other_report(happenings, *a, *b)).collect();
    }
    let mut bins: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (k, h) in happenings.iter().enumerate() {
        for key in keys(spots, h) {
            bins.entry(key).or_default().push(k);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for members in bins.values().filter(|m| m.len() <= MOST) {
        for (n, a) in members.iter().enumerate() {
            pairs.extend(members.iter().skip(n + 1).map(|b| (*a, *b)));
        }
    }
    pairs.extend(by_words(happenings));
    pairs.into_iter().filter(|(a, b)| other_report(happenings, *a, *b)).collect()
}

fn other_report(happenings: &[Happening], a: usize, b: usize) -> bool {
    happenings.get(a).zip(happenings.get(b)).is_some_and(|(x, y)| x.report != y.report)
}

/// What a happening is looked up by.
fn keys(spots: &Spots, h: &Happening) -> BTreeSet<u64> {
    let mut out: BTreeSet<u64> = BTreeSet::new();
    let key =
        |parts: &[u64]| parts.iter().fold(0x51u64, |h, p| (h.rotate_left(9) ^ p).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    out.extend(h.victims.iter().map(|(a, b)| key(&[1, *a, *b])));
    out.extend(h.persons.iter().map(|(a, b)| key(&[2, *a, *b])));
    let places: BTreeSet<u64> = h.places.keys().flat_map(|p| spots.keys(*p)).collect();
    if let Some(days) = h.when().filter(|d| d.length() <= LONG) {
        let (first, last) = days.numbers();
        for day in (first - 1)..=(last + 1) {
            let day = hash(&day.to_string());
            out.insert(key(&[3, day]));
            out.extend(places.iter().map(|p| key(&[4, day, *p])));
            out.extend(h.tolls.keys().filter(|(_, n)| *n >= 4).map(|(o, n)| key(&[5, day, *o as u64, *n])));
        }
    }
    out.extend(places.iter().flat_map(|p| h.tolls.keys().map(|(o, n)| key(&[6, *p, *o as u64, *n]))));
    out
}

/// Pairs whose heaviest words are alike.
fn by_words(happenings: &[Happening]) -> BTreeSet<(usize, usize)> {
    let heaviest: Vec<Vec<(u64, f32)>> = happenings
        .iter()
        .map(|h| {
            let mut words = h.all_words.as_ref().unwrap_or(&h.words).clone();
            words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            words.truncate(WORDS);
            words
        })
        .collect();
    let mut posts: BTreeMap<u64, Vec<(usize, f32)>> = BTreeMap::new();
    for (k, words) in heaviest.iter().enumerate() {
        for (word, weight) in words {
            posts.entry(*word).or_default().push((k, *weight));
        }
    }
    let mut out = BTreeSet::new();
    let mut shared: BTreeMap<usize, f32> = BTreeMap::new();
    for (k, words) in heaviest.iter().enumerate() {
        shared.clear();
        for (word, weight) in words {
            let Some(post) = posts.get(word).filter(|p| p.len() <= MOST) else { continue };
            for (other, theirs) in post.iter().filter(|(other, _)| *other > k) {
                *shared.entry(*other).or_default() += weight * theirs;
            }
        }
        out.extend(shared.iter().filter(|(_, sum)| **sum >= ALIKE).map(|(other, _)| (k, *other)));
    }
    out
}
