//! Tellings of all reports in, groups that tell of one happening out.
//!
//! Pairs of tellings are scored by kind, day, place, numbers and words; the best pairs join first, and two groups join
//! only where no day or place in one conflicts with the other, so that nothing chains. Equal scores go by case order.

use std::collections::BTreeSet;

use crate::days::Days;
use crate::kinds;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::tellings::{Telling, nearest};
use crate::whereabouts::Whereabouts;

/// A pair must score this much.
const ENOUGH: f64 = 3.5;
/// All pairs across two groups must score this much on average; a pair that cannot be one counts 0.
const ENOUGH_ON_AVERAGE: f64 = 2.0;

#[derive(Clone)]
struct Group {
    members: Vec<usize>,
    days: Option<Days>,
    window: Option<Days>,
    places: BTreeSet<usize>,
    around: BTreeSet<usize>,
}

/// Groups of tellings by their place in the list, each in rising order, by their first members.
pub(crate) fn gather(pile: &Pile, near: &Whereabouts, origins: &Origins, tellings: &[Telling]) -> Vec<Vec<usize>> {
    let rare = rare_words(pile, tellings);
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (a, x) in tellings.iter().enumerate() {
        for (b, y) in tellings.iter().enumerate().skip(a + 1) {
            if let Some(score) = score(pile, near, origins, x, y, (&rare[a], &rare[b]))
                && score >= ENOUGH
            {
                pairs.push((score, a, b));
            }
        }
    }
    pairs.sort_by(|p, q| q.0.total_cmp(&p.0).then((p.1, p.2).cmp(&(q.1, q.2))));
    let mut groups: Vec<Option<Group>> = (0..tellings.len()).map(|k| Some(group(pile, tellings, k))).collect();
    let mut of: Vec<usize> = (0..tellings.len()).collect();
    let average = |x: &Group, y: &Group| {
        let all = x.members.iter().flat_map(|a| y.members.iter().map(move |b| (*a.min(b), *a.max(b))));
        let scores = all
            .map(|(a, b)| score(pile, near, origins, &tellings[a], &tellings[b], (&rare[a], &rare[b])).unwrap_or(0.0));
        scores.sum::<f64>() / (x.members.len() * y.members.len()) as f64
    };
    for (_, a, b) in pairs {
        let (a, b) = (of[a].min(of[b]), of[a].max(of[b]));
        if a == b {
            continue;
        }
        if let (Some(x), Some(y)) = (&groups[a], &groups[b])
            && let Some(both) = united(near, x, y)
            && average(x, y) >= ENOUGH_ON_AVERAGE
        {
            for k in &y.members {
                of[*k] = a;
            }
            groups[a] = Some(both);
            groups[b] = None;
        }
    }
    groups
        .into_iter()
        .flatten()
        .map(|mut g| {
            g.members.sort_unstable();
            g.members
        })
        .collect()
}

/// The days on which a telling that gives none can lie: from three days before its report to the report.
pub(crate) fn window(pile: &Pile, telling: &Telling) -> Option<Days> {
    telling.days.or_else(|| {
        let published = pile.published[telling.report]?;
        (!telling.background && published.length() <= 31).then(|| published.since(3))
    })
}

fn group(pile: &Pile, tellings: &[Telling], k: usize) -> Group {
    let t = &tellings[k];
    Group {
        members: vec![k],
        days: t.days,
        window: window(pile, t),
        places: t.places.iter().copied().collect(),
        around: t.around.clone(),
    }
}

/// Two groups as one, unless their days or places conflict.
fn united(near: &Whereabouts, x: &Group, y: &Group) -> Option<Group> {
    let days = match (x.days, y.days) {
        (Some(a), Some(b)) if a.gap(b) > 1 => return None,
        (Some(a), Some(b)) if a.length() <= 1 && b.length() <= 1 && a.cover(b).length() > 1 => return None,
        (Some(a), Some(b)) => {
            Some(if a.length() <= 1 && b.length() <= 1 { a.cover(b) } else { a.shared(b).unwrap_or(a) })
        }
        (a, b) => a.or(b),
    };
    let window = match (x.window, y.window) {
        (Some(a), Some(b)) if a.gap(b) > 2 => return None,
        (Some(a), Some(b)) => Some(a.cover(b)),
        (a, b) => a.or(b),
    };
    scene(near, (&x.places, &x.around), (&y.places, &y.around))?;
    let members = x.members.iter().chain(&y.members).copied().collect();
    Some(Group {
        members,
        days,
        window,
        places: x.places.union(&y.places).copied().collect(),
        around: x.around.union(&y.around).copied().collect(),
    })
}

type Places<'a> = (&'a BTreeSet<usize>, &'a BTreeSet<usize>);

/// What the places of two groups are worth: from 2 for a place named in both to 0 for none named; `None` for two scenes.
fn scene(near: &Whereabouts, x: Places, y: Places) -> Option<f64> {
    let named = !x.0.is_empty() && !y.0.is_empty();
    let best = if named { nearest(near, x.0, y.0) } else { None };
    // A place that many reports name tells little: "in the capital".
    let worth = |p: &usize| if near.is_common(*p) { 0.35 } else { 1.0 };
    let across = x.0.intersection(y.1).chain(y.0.intersection(x.1)).map(worth).reduce(f64::max);
    let weak = across.map(|w| 1.3 * w).or_else(|| x.1.intersection(y.1).map(worth).reduce(f64::max).map(|w| 0.7 * w));
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

/// Each telling's words without those that every other report has.
fn rare_words(pile: &Pile, tellings: &[Telling]) -> Vec<Vec<u64>> {
    let mut all: Vec<(u64, usize)> = tellings.iter().flat_map(|t| t.gist.iter().map(|w| (*w, t.report))).collect();
    all.sort_unstable();
    all.dedup();
    let limit = (pile.reports.len() / 4).max(12);
    let common: BTreeSet<u64> = all.chunk_by(|a, b| a.0 == b.0).filter(|c| c.len() > limit).map(|c| c[0].0).collect();
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

fn score(
    pile: &Pile,
    near: &Whereabouts,
    origins: &Origins,
    x: &Telling,
    y: &Telling,
    words: (&[u64], &[u64]),
) -> Option<f64> {
    let mut score = match (x.days, y.days) {
        (Some(a), Some(b)) => match a.gap(b) {
            0 if a.length() <= 1 && b.length() <= 1 => 1.5,
            0 => 0.7,
            1 => 0.0,
            _ => return None,
        },
        _ => match (window(pile, x), window(pile, y)) {
            (Some(a), Some(b)) if a.gap(b) > 2 => return None,
            (Some(a), Some(b)) if a.gap(b) == 0 => 0.5,
            _ => 0.0,
        },
    };
    if x.background && y.background && (x.days.is_none() || y.days.is_none()) {
        return None;
    }
    if x.background != y.background && (x.days.is_none() || y.days.is_none()) {
        return None;
    }
    if let (Some(a), Some(b)) = (x.main_event(), y.main_event()) {
        let shared = x.events.iter().any(|k| y.events.contains(k));
        score += kinds::match_of(a, b).or(shared.then_some(0.0))?;
    }
    if x.means != 0 && y.means != 0 && x.means & y.means == 0 {
        score -= 1.5;
    }
    let fit = |a: &Telling, b: &Telling| {
        a.numbers.is_empty()
            || b.events.is_empty()
            || a.numbers.iter().any(|(o, _)| b.events.iter().any(|k| kinds::fits(*o, *k)))
    };
    if !fit(x, y) || !fit(y, x) {
        return None;
    }
    let firsts = |t: &Telling| t.places.iter().copied().collect::<BTreeSet<usize>>();
    score += scene(near, (&firsts(x), &x.around), (&firsts(y), &y.around))?;
    let numbers = x.numbers.intersection(&y.numbers).map(|(_, n)| {
        if *n >= 10 {
            1.5
        } else if *n >= 3 {
            0.8
        } else {
            0.3
        }
    });
    score += numbers.sum::<f64>().min(2.0);
    score += (shared(words.0, words.1) as f64 * 0.25).min(2.5);
    if x.headline && y.headline {
        score += 0.5;
    }
    if x.report != y.report && origins.one(x.report, y.report) && !x.sentences.is_disjoint(&y.sentences) {
        score += 0.3;
    }
    Some(score)
}
