//! Whole clusters compared: what two of them say together of days, places, persons and words, where no two happenings say enough.
//!
//! A deed is told over weeks: the toll grows, there is a funeral, an inquiry, a year later a feast of remembrance. Of the late reports
//! the one names the quarter, the other the mayor, the third has no deed that was found; none is like any one of the first reports,
//! and together they are. So a cluster is merged to one happening, and scored as happenings are (`score.rs`).
//!
//! Much merged is easily like something, so more is asked than of two happenings. One of the two has no day of its own: where texts
//! date both, the days and places of the pairs have said what there is to say, and in a long war all towns and numbers recur (on 481
//! reports of one, what was joined without this was wrong in ten of twelve). The days of both reports and texts come near one another,
//! and the pairs do not speak against it.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::JoinPart;

use super::cluster::{Cluster, Join, spread};
use super::score::{Score, score};
use super::weights::WEIGHTS;
use crate::days::Days;
use crate::happenings::{DaysFrom, Happening};
use crate::merged::days_of;
use crate::spots::Spots;
use crate::wording::of_length_one;

/// So often clusters that grew are looked at again.
const ROUNDS: usize = 4;
/// Days of two clusters that lie farther apart are two deeds'; and so are days of one, which then say nothing.
const NEAR: i32 = 3;

/// Joins clusters that fit as wholes. `near` are pairs of happenings worth a look, `of` says in which cluster each stands.
#[expect(clippy::indexing_slicing, reason = "members and clusters are numbered by counting them")]
pub(crate) fn join_whole(
    spots: &Spots,
    happenings: &[Happening],
    clusters: &mut [Cluster],
    of: &mut [usize],
    near: &[(usize, usize)],
) {
    let mut wholes: BTreeMap<usize, Whole> = BTreeMap::new();
    for _ in 0..ROUNDS {
        // Each two clusters once: of great ones many pairs are near.
        let homes = near.iter().map(|(a, b)| (of[*a].min(of[*b]), of[*a].max(of[*b])));
        let mut asked: BTreeSet<(usize, usize)> = homes.filter(|(x, y)| x != y).collect();
        asked.retain(|(x, y)| may_be(happenings, clusters, *x, *y));
        let mut fits: Vec<(Score, usize, usize)> = Vec::new();
        for (x, y) in asked {
            for c in [x, y] {
                wholes.entry(c).or_insert_with(|| Whole::of(happenings, &clusters[c].members));
            }
            let score = wholes[&x].compare(&wholes[&y], spots).filter(|s| s.sum >= WEIGHTS.whole_joins);
            fits.extend(score.filter(|_| bears(spots, happenings, &clusters[x], &clusters[y])).map(|s| (s, x, y)));
        }
        fits.sort_by(|p, q| q.0.sum.total_cmp(&p.0.sum).then((p.1, p.2).cmp(&(q.1, q.2))));
        let mut grown: BTreeSet<usize> = BTreeSet::new();
        for (score, x, y) in fits {
            if !grown.contains(&x) && !grown.contains(&y) {
                grown.extend([x, y]);
                merge(clusters, of, score, x, y);
            }
        }
        if grown.is_empty() {
            return;
        }
        wholes.retain(|c, _| !grown.contains(c));
    }
}

/// What is cheaply seen of two clusters: one has several members, one has no day of its own, no report tells of both.
#[expect(clippy::indexing_slicing, reason = "members and clusters are numbered by counting them")]
fn may_be(happenings: &[Happening], clusters: &[Cluster], x: usize, y: usize) -> bool {
    let members = |c: usize| clusters[c].members.iter().map(|k| &happenings[*k]);
    let undated = |c: usize| members(c).all(|h| !h.is_dated());
    let reports = |c: usize| members(c).filter(|h| !h.traces.is_empty()).map(|h| h.report).collect::<BTreeSet<_>>();
    x != y
        && (clusters[x].members.len() > 1 || clusters[y].members.len() > 1)
        && (undated(x) || undated(y))
        && members(x).chain(members(y)).any(|h| h.told)
        && reports(x).is_disjoint(&reports(y))
}

/// The cluster `y` goes to `x`.
#[expect(clippy::indexing_slicing, reason = "members and clusters are numbered by counting them")]
fn merge(clusters: &mut [Cluster], of: &mut [usize], score: Score, x: usize, y: usize) {
    let moved = std::mem::take(&mut clusters[y]);
    moved.members.iter().for_each(|k| of[*k] = x);
    let firsts = clusters[x].members.first().copied().zip(moved.members.first().copied());
    let into = &mut clusters[x];
    into.members.extend(moved.members);
    into.members.sort_unstable();
    into.joins.extend(moved.joins);
    into.joins.extend(firsts.map(|pair| Join { pair, score: score.sum, reasons: score.reasons }));
}

/// Whether the pairs across two clusters bear it: few that cannot be, and the others not against it on average.
fn bears(spots: &Spots, happenings: &[Happening], some: &Cluster, others: &Cluster) -> bool {
    let (x, y) = (spread(&some.members), spread(&others.members));
    let pairs = x.iter().flat_map(|a| y.iter().map(move |b| (*a, *b)));
    let scores: Vec<Option<f64>> = pairs
        .filter_map(|(a, b)| happenings.get(a).zip(happenings.get(b)))
        .map(|(a, b)| score(spots, a, b, true).map(|s| s.sum))
        .collect();
    let can = scores.iter().flatten().count();
    (scores.len() - can) as f64 <= WEIGHTS.whole_impossible * scores.len() as f64
        && scores.iter().flatten().sum::<f64>() >= 0.0
}

/// A cluster as one happening.
struct Whole {
    merged: Happening,
    /// The days its reports came out on.
    until: Vec<i32>,
    /// The members' days; of a cluster of one only what its text gives.
    days: Vec<Days>,
}

impl Whole {
    #[expect(
        clippy::indexing_slicing,
        reason = "members are numbered by counting them, and no cluster asked for is empty"
    )]
    fn of(happenings: &[Happening], members: &[usize]) -> Self {
        let all: Vec<&Happening> = members.iter().map(|k| &happenings[*k]).collect();
        let mut merged = all[0].clone();
        let from = all.iter().filter_map(|h| h.days).map(|(_, from)| from).min();
        merged.days = days_of(&all).filter(|d| d.length() <= NEAR).zip(from);
        for h in all.iter().skip(1) {
            h.places.iter().for_each(|(p, w)| *merged.places.entry(*p).or_default() += *w);
            h.kinds.iter().for_each(|(k, n)| *merged.kinds.entry(*k).or_default() += *n);
            merged.around.extend(&h.around);
            merged.named.extend(&h.named);
            merged.tolls.extend(h.tolls.iter().map(|(toll, id)| (*toll, id.clone())));
            merged.victims.extend(&h.victims);
            merged.persons.extend(&h.persons);
            merged.main |= h.main;
            merged.follows_up &= h.follows_up;
        }
        merged.words = mean(all.iter().map(|h| h.words.as_slice()));
        let texts: Vec<&[(u64, f32)]> = all.iter().filter_map(|h| h.all_words.as_deref()).collect();
        merged.all_words = (!texts.is_empty()).then(|| mean(texts.into_iter()));
        let until = all.iter().filter_map(|h| h.until).collect();
        let given = if all.len() > 1 { DaysFrom::Dateline } else { DaysFrom::Lead };
        let days = all.iter().filter_map(|h| h.days).filter(|(_, from)| *from <= given).map(|(days, _)| days).collect();
        Whole { merged, until, days }
    }

    /// The score of two wholes; `None` for two deeds.
    fn compare(&self, other: &Whole, spots: &Spots) -> Option<Score> {
        let gaps = self.days.iter().flat_map(|x| other.days.iter().map(|y| x.gap(*y)));
        if gaps.min().is_some_and(|gap| gap > NEAR) {
            return None;
        }
        let (mut a, mut b) = (self.merged.clone(), other.merged.clone());
        // The two reports that lie nearest in time.
        let near = self.until.iter().flat_map(|x| other.until.iter().map(move |y| (x.abs_diff(*y), *x, *y))).min();
        (a.until, b.until) = (near.map(|n| n.1), near.map(|n| n.2));
        let score = score(spots, &a, &b, false)?;
        let far = |r: &super::score::Reason| r.part == JoinPart::FarApart && r.value <= WEIGHTS.far_apart;
        (!score.reasons.iter().any(far)).then_some(score)
    }
}

/// The mean of lists of weighed words, of length one.
fn mean<'w>(lists: impl Iterator<Item = &'w [(u64, f32)]>) -> Vec<(u64, f32)> {
    let mut sums: BTreeMap<u64, f32> = BTreeMap::new();
    for (word, weight) in lists.flatten() {
        *sums.entry(*word).or_default() += weight;
    }
    of_length_one(sums.into_iter().collect())
}
