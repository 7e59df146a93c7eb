//! Happenings of many reports in, clusters out: the best pairs first; two clusters join if the pair is good enough, all pairs across
//! them are on average, none is impossible, no report stands in both (so two attacks that one report tells apart stay apart), and no
//! reports that tell of both say that they are two (`witness.rs`). Then what was left alone goes where it fits (`attach.rs`), and
//! clusters are compared as wholes (`whole.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use super::attach::attach;
use super::bins::candidates;
use super::cluster::{Cluster, Join, spread};
use super::score::{Score, score};
use super::weights::WEIGHTS;
use super::whole::join_whole;
use super::witness::Witnesses;
use crate::happenings::Happening;
use crate::spots::Spots;
use crate::threads;

/// So many partners of one happening are held, the best.
const PARTNERS: usize = 200;

/// Clusters in order of their first members. The happenings must be in an order that the order of the reports does not change.
#[expect(clippy::indexing_slicing, reason = "members and clusters are numbered by counting them")]
pub(crate) fn link(spots: &Spots, happenings: &[Happening], threads: NonZeroUsize) -> Vec<Cluster> {
    let scored = pairs(spots, happenings, threads);
    let known: BTreeMap<(usize, usize), f64> = scored.iter().map(|(s, a, b)| ((*a, *b), s.sum)).collect();
    let witnesses = Witnesses::of(happenings, &scored);
    let compare = |a: usize, b: usize| -> Option<f64> {
        let (a, b) = (a.min(b), a.max(b));
        let (x, y) = (&happenings[a], &happenings[b]);
        if x.report == y.report {
            // What a report is about, of which nothing was found, is no second deed of it.
            return (x.traces.is_empty() || y.traces.is_empty()).then_some(WEIGHTS.joins);
        }
        known.get(&(a, b)).copied().or_else(|| score(spots, x, y, false).map(|s| s.sum))
    };
    let mut clusters: Vec<Cluster> =
        (0..happenings.len()).map(|k| Cluster { members: vec![k], ..Cluster::default() }).collect();
    let mut reports: Vec<BTreeSet<usize>> = happenings
        .iter()
        .map(|h| if h.traces.is_empty() { BTreeSet::new() } else { BTreeSet::from([h.report]) })
        .collect();
    let mut of: Vec<usize> = (0..happenings.len()).collect();
    let mut perhaps: Vec<Join> = Vec::new();
    // Clusters only grow: two that were looked at and have the sizes of then are the two of then.
    let mut apart: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for (Score { sum, reasons, .. }, a, b) in scored {
        let (x, y) = (of[a].min(of[b]), of[a].max(of[b]));
        if x == y {
            continue;
        }
        let sizes = (clusters[x].members.len(), clusters[y].members.len());
        let looked = apart.get(&(x, y)) == Some(&sizes);
        let join = Join { pair: (a, b), score: sum, reasons };
        let fits = sum >= WEIGHTS.joins
            && !looked
            && reports[x].is_disjoint(&reports[y])
            && mean(&clusters[x].members, &clusters[y].members, &compare)
                .is_some_and(|m| m >= WEIGHTS.joins * WEIGHTS.on_average)
            && !witnesses.tell_apart(&clusters[x].members, &clusters[y].members);
        if !fits {
            apart.insert((x, y), sizes);
            perhaps.push(join);
            continue;
        }
        let moved = std::mem::take(&mut clusters[y]);
        moved.members.iter().for_each(|k| of[*k] = x);
        clusters[x].members.extend(moved.members);
        clusters[x].members.sort_unstable();
        clusters[x].joins.extend(moved.joins);
        clusters[x].joins.push(join);
        let both = std::mem::take(&mut reports[y]);
        reports[x].extend(both);
    }
    attach(spots, happenings, &mut clusters, &mut of, threads);
    let near: Vec<(usize, usize)> = perhaps.iter().map(|j| j.pair).collect();
    join_whole(spots, happenings, &mut clusters, &mut of, &near);
    for join in perhaps {
        let (x, y) = (of[join.pair.0], of[join.pair.1]);
        if x != y {
            clusters[x].perhaps.push(join.clone());
            clusters[y].perhaps.push(join);
        }
    }
    clusters.retain(|c| !c.members.is_empty());
    clusters.sort_by_key(|c| c.members.first().copied());
    clusters
}

/// The mean score of the pairs across two clusters; `None` where one of them cannot be.
fn mean(some: &[usize], others: &[usize], compare: &impl Fn(usize, usize) -> Option<f64>) -> Option<f64> {
    let (x, y) = (spread(some), spread(others));
    let mut sum = 0.0;
    for a in &x {
        for b in &y {
            sum += compare(*a, *b)?;
        }
    }
    Some(sum / (x.len() * y.len()).max(1) as f64)
}

/// The pairs that may be one deed, the best first; equal ones in order of the happenings.
fn pairs(spots: &Spots, happenings: &[Happening], threads: NonZeroUsize) -> Vec<(Score, usize, usize)> {
    let best_first = |p: &(Score, usize, usize), q: &(Score, usize, usize)| {
        q.0.sum.total_cmp(&p.0.sum).then((p.1, p.2).cmp(&(q.1, q.2)))
    };
    let mut out: Vec<(Score, usize, usize)> = Vec::new();
    let mut of_first: Vec<(Score, usize, usize)> = Vec::new();
    let mut first = 0;
    let mut keep = |of_first: &mut Vec<(Score, usize, usize)>| {
        if of_first.len() > PARTNERS {
            of_first.sort_by(best_first);
            of_first.truncate(PARTNERS);
        }
        out.append(of_first);
    };
    let candidates = candidates(spots, happenings);
    let scores = threads::each(candidates.len(), threads, |k| {
        let (a, b) = candidates.get(k)?;
        let score = score(spots, happenings.get(*a)?, happenings.get(*b)?, false);
        // Most are none: a small thing to keep.
        score.filter(|s| s.sum >= WEIGHTS.perhaps).map(Box::new)
    });
    for ((a, b), score) in candidates.into_iter().zip(scores) {
        if a != first {
            keep(&mut of_first);
            first = a;
        }
        of_first.extend(score.map(|score| (*score, a, b)));
    }
    keep(&mut of_first);
    out.sort_by(best_first);
    out
}
