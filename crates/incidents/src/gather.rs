//! Tellings of all reports in, groups that tell of one happening out.
//!
//! Pairs of tellings are scored by kind, day, place, numbers and words; the best pairs join first, and two groups join
//! only where no day or place in one conflicts with the other, so that nothing chains. Equal scores go by case order.

use std::collections::{BTreeMap, BTreeSet};

use crate::alike::{Eye, Sketch, sketches};
use crate::candidates::Candidates;
use crate::days::Days;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::tellings::Telling;
use crate::whereabouts::Whereabouts;

/// A pair must score this much.
const ENOUGH: f64 = 3.5;
/// All pairs across two groups must score this much on average; a pair that cannot be one counts 0.
const ENOUGH_ON_AVERAGE: f64 = 2.0;
/// So many partners of one telling are held, the best: where thousands of reports tell of one thing, those join it, and to hold
/// all pairs would fill the memory.
const PARTNERS: usize = 500;

#[derive(Clone)]
struct Group {
    members: Vec<usize>,
    days: Option<Days>,
    window: Option<Days>,
    places: BTreeSet<usize>,
    around: BTreeSet<usize>,
}

/// Groups of tellings by their place in the list, each in rising order, by their first members.
#[expect(clippy::indexing_slicing, reason = "a telling's number is given by counting them, and so is a group's")]
pub(crate) fn gather(pile: &Pile, near: &Whereabouts, origins: &Origins, tellings: &[Telling]) -> Vec<Vec<usize>> {
    let sketches = sketches(pile, tellings);
    let eye = Eye { near, origins };
    let mut groups: Vec<Option<Group>> = sketches.iter().enumerate().map(|(k, s)| Some(group(k, s))).collect();
    let mut of: Vec<usize> = (0..tellings.len()).collect();
    let average = |x: &Group, y: &Group| {
        let all = x.members.iter().flat_map(|a| y.members.iter().map(move |b| (*a.min(b), *a.max(b))));
        let scores = all.map(|(a, b)| eye.score(&sketches[a], &sketches[b]).unwrap_or(0.0));
        scores.sum::<f64>() / (x.members.len() * y.members.len()) as f64
    };
    // Groups only grow: two that were looked at and have the sizes of then are the two of then.
    let mut apart: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for (_, a, b) in pairs(&eye, &sketches) {
        let (a, b) = (of[a].min(of[b]), of[a].max(of[b]));
        let (Some(x), Some(y)) = (&groups[a], &groups[b]) else { continue };
        let sizes = (x.members.len(), y.members.len());
        if a == b || apart.get(&(a, b)) == Some(&sizes) {
            continue;
        }
        match united(&eye, x, y).filter(|_| average(x, y) >= ENOUGH_ON_AVERAGE) {
            Some(both) => {
                for k in &y.members {
                    of[*k] = a;
                }
                groups[a] = Some(both);
                groups[b] = None;
            }
            None => {
                apart.insert((a, b), sizes);
            }
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

/// The pairs that score enough, each smaller number first, the best first.
fn pairs(eye: &Eye, sketches: &[Sketch]) -> Vec<(f64, usize, usize)> {
    let candidates = Candidates::of(eye, sketches);
    let best_first =
        |p: &(f64, usize, usize), q: &(f64, usize, usize)| q.0.total_cmp(&p.0).then((p.1, p.2).cmp(&(q.1, q.2)));
    let mut out: Vec<(f64, usize, usize)> = Vec::new();
    for k in 0..sketches.len() {
        let from = out.len();
        for other in candidates.with(k, ENOUGH) {
            let (a, b) = (k.min(other), k.max(other));
            if let (Some(x), Some(y)) = (sketches.get(a), sketches.get(b))
                && let Some(score) = eye.score(x, y)
                && score >= ENOUGH
            {
                out.push((score, a, b));
            }
        }
        if out.len() - from > PARTNERS {
            out.get_mut(from..).unwrap_or_default().sort_by(best_first);
            out.truncate(from + PARTNERS);
        }
    }
    out.sort_by(best_first);
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
