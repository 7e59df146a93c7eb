//! How likely two tellings are one happening: kind, day, place, numbers and words of both in, a score out.

use std::collections::BTreeSet;

use sayso_case::EventType;

use crate::days::Days;
use crate::kinds;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::tellings::{Telling, nearest};
use crate::whereabouts::Whereabouts;

/// A telling with what is asked of it for every pair.
pub(crate) struct Sketch<'t> {
    /// The telling.
    pub telling: &'t Telling,
    /// The days on which it can lie: its own, else from three days before its report to the report.
    pub window: Option<Days>,
    /// The same as numbers of days.
    pub span: Option<(i64, i64)>,
    /// Its places.
    pub places: BTreeSet<usize>,
    /// Its words without those that every other report has, sorted.
    pub words: Vec<u64>,
    main: Option<EventType>,
}

/// What all pairs are looked at with.
pub(crate) struct Eye<'a> {
    /// Which places lie together.
    pub near: &'a Whereabouts,
    /// Who copied whom.
    pub origins: &'a Origins,
}

/// Sketches of all tellings, in their order.
pub(crate) fn sketches<'t>(pile: &Pile, tellings: &'t [Telling]) -> Vec<Sketch<'t>> {
    let words = rare_words(pile, tellings);
    tellings
        .iter()
        .zip(words)
        .map(|(telling, words)| {
            let window = window(pile, telling);
            Sketch {
                telling,
                window,
                span: window.map(Days::numbers),
                places: telling.places.iter().copied().collect(),
                main: telling.main_event(),
                words,
            }
        })
        .collect()
}

fn window(pile: &Pile, telling: &Telling) -> Option<Days> {
    telling.days.or_else(|| {
        let published = pile.published(telling.report)?;
        (!telling.background && published.length() <= 31).then(|| published.since(3))
    })
}

/// Each telling's words without those that every other report has.
fn rare_words(pile: &Pile, tellings: &[Telling]) -> Vec<Vec<u64>> {
    let mut all: Vec<(u64, usize)> = tellings.iter().flat_map(|t| t.gist.iter().map(|w| (*w, t.report))).collect();
    all.sort_unstable();
    all.dedup();
    let limit = (pile.reports.len() / 4).max(12);
    let common: BTreeSet<u64> =
        all.chunk_by(|a, b| a.0 == b.0).filter(|c| c.len() > limit).flatten().map(|c| c.0).collect();
    tellings.iter().map(|t| t.gist.iter().copied().filter(|w| !common.contains(w)).collect()).collect()
}

/// How many words two sorted lists share.
fn shared(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        n += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    n
}

type Places<'a> = (&'a BTreeSet<usize>, &'a BTreeSet<usize>);

impl Eye<'_> {
    /// The score of two tellings; `None` where they cannot be one happening.
    pub fn score(&self, p: &Sketch, q: &Sketch) -> Option<f64> {
        if let (Some(a), Some(b)) = (p.span, q.span)
            && (b.0 - a.1).max(a.0 - b.1) > 2
        {
            return None;
        }
        let (x, y) = (p.telling, q.telling);
        if x.background != y.background && (x.days.is_none() || y.days.is_none())
            || x.background && y.background && (x.days.is_none() || y.days.is_none())
        {
            return None;
        }
        let mut score = days(p, q)?;
        if let (Some(a), Some(b)) = (p.main, q.main) {
            let shared = x.events.iter().any(|k| y.events.contains(k));
            score += kinds::match_of(a, b).or(shared.then_some(0.0))?;
        }
        if x.means != 0 && y.means != 0 && x.means & y.means == 0 {
            score -= 1.5;
        }
        if !fit(x, y) || !fit(y, x) {
            return None;
        }
        score += self.scene((&p.places, &x.around), (&q.places, &y.around))?;
        let worth = |n: u64| match n {
            10.. => 1.5,
            3..10 => 0.8,
            _ => 0.3,
        };
        score += x.numbers.intersection(&y.numbers).map(|(_, n)| worth(*n)).sum::<f64>().min(2.0);
        score += (shared(&p.words, &q.words) as f64 * 0.25).min(2.5);
        if x.headline && y.headline {
            score += 0.5;
        }
        if x.report != y.report && self.origins.one(x.report, y.report) && !x.sentences.is_disjoint(&y.sentences) {
            score += 0.3;
        }
        Some(score)
    }

    /// What the places of two groups are worth: from 2 for a place named in both to 0 for none named; `None` for two scenes.
    pub fn scene(&self, x: Places, y: Places) -> Option<f64> {
        let named = !x.0.is_empty() && !y.0.is_empty();
        let best = if named { nearest(self.near, x.0, y.0) } else { None };
        // A place that many reports name tells little: "in the capital".
        let worth = |p: &usize| if self.near.is_common(*p) { 0.35 } else { 1.0 };
        let across = x.0.intersection(y.1).chain(y.0.intersection(x.1)).map(worth).reduce(f64::max);
        let weak =
            across.map(|w| 1.3 * w).or_else(|| x.1.intersection(y.1).map(worth).reduce(f64::max).map(|w| 0.7 * w));
        match (best, weak) {
            (Some(n), weak) => {
                let most = x.0.intersection(y.0).map(worth).reduce(f64::max).unwrap_or(1.0);
                Some((2.0 * n * most).max(weak.unwrap_or(0.0)))
            }
            (None, Some(w)) if !named || across.is_some() => Some(w),
            (None, _) if named => None,
            (None, w) => Some(w.unwrap_or(0.0)),
        }
    }
}

/// What the days are worth: most for one day in both.
fn days(p: &Sketch, q: &Sketch) -> Option<f64> {
    match (p.telling.days, q.telling.days) {
        (Some(a), Some(b)) => match a.gap(b) {
            0 if a.length() <= 1 && b.length() <= 1 => Some(1.5),
            0 => Some(0.7),
            1 => Some(0.0),
            _ => None,
        },
        _ => match (p.window, q.window) {
            (Some(a), Some(b)) if a.gap(b) == 0 => Some(0.5),
            _ => Some(0.0),
        },
    }
}

/// Whether some number of one can belong to some event of the other.
fn fit(a: &Telling, b: &Telling) -> bool {
    a.numbers.is_empty()
        || b.events.is_empty()
        || a.numbers.iter().any(|(o, _)| b.events.iter().any(|k| kinds::fits(*o, *k)))
}
