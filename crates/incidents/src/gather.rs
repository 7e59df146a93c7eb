//! Tellings of all reports in, groups that tell of one happening out.
//!
//! Pairs of tellings are scored by kind, day, place, numbers and words; the best pairs join first, and two groups join
//! only where no day or place in one conflicts with the other, so that nothing chains. Equal scores go by case order.

use std::collections::BTreeSet;

use crate::alike::{Eye, Sketch, sketches};
use crate::days::Days;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::tellings::Telling;
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
    let sketches = sketches(pile, tellings);
    let eye = Eye { near, origins };
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (a, b) in candidates(&sketches) {
        if let Some(score) = eye.score(&sketches[a], &sketches[b])
            && score >= ENOUGH
        {
            pairs.push((score, a, b));
        }
    }
    pairs.sort_by(|p, q| q.0.total_cmp(&p.0).then((p.1, p.2).cmp(&(q.1, q.2))));
    let mut groups: Vec<Option<Group>> = sketches.iter().enumerate().map(|(k, s)| Some(group(k, s))).collect();
    let mut of: Vec<usize> = (0..tellings.len()).collect();
    let average = |x: &Group, y: &Group| {
        let all = x.members.iter().flat_map(|a| y.members.iter().map(move |b| (*a.min(b), *a.max(b))));
        let scores = all.map(|(a, b)| eye.score(&sketches[a], &sketches[b]).unwrap_or(0.0));
        scores.sum::<f64>() / (x.members.len() * y.members.len()) as f64
    };
    for (_, a, b) in pairs {
        let (a, b) = (of[a].min(of[b]), of[a].max(of[b]));
        if a == b {
            continue;
        }
        if let (Some(x), Some(y)) = (&groups[a], &groups[b])
            && let Some(both) = united(&eye, x, y)
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

/// The pairs whose days can touch, each smaller number first: sorted by their first day, so that far ones are not met.
fn candidates(sketches: &[Sketch]) -> Vec<(usize, usize)> {
    let mut dated: Vec<((i64, i64), usize)> =
        sketches.iter().enumerate().filter_map(|(k, s)| Some((s.span?, k))).collect();
    dated.sort_unstable();
    let mut out = Vec::new();
    for (n, ((_, last), a)) in dated.iter().enumerate() {
        let reach = dated[n + 1..].iter().take_while(|((first, _), _)| *first <= last + 2);
        out.extend(reach.map(|(_, b)| (*a.min(b), *a.max(b))));
    }
    for (a, _) in sketches.iter().enumerate().filter(|(_, s)| s.span.is_none()) {
        let others = (0..sketches.len()).filter(|b| *b != a && (sketches[*b].span.is_some() || *b > a));
        out.extend(others.map(|b| (a.min(b), a.max(b))));
    }
    out
}

fn group(k: usize, sketch: &Sketch) -> Group {
    Group {
        members: vec![k],
        days: sketch.telling.days,
        window: sketch.window,
        places: sketch.places.clone(),
        around: sketch.telling.around.clone(),
    }
}

/// Two groups as one, unless their days or places conflict.
fn united(eye: &Eye, x: &Group, y: &Group) -> Option<Group> {
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
    eye.scene((&x.places, &x.around), (&y.places, &y.around))?;
    let members = x.members.iter().chain(&y.members).copied().collect();
    Some(Group {
        members,
        days,
        window,
        places: x.places.union(&y.places).copied().collect(),
        around: x.around.union(&y.around).copied().collect(),
    })
}
