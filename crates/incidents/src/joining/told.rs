//! Clusters and the user's orders in, clusters that follow them out.
//!
//! An id is made of one happening's anchor, so every id that was ever printed for an incident still names that happening, and by it
//! the cluster in which it stands, whatever else came or went. Reports move first, then what is the same becomes one, then what is
//! apart parts: around the happenings named, each other one with those it goes with best.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{IncidentId, JoinPart};

use super::cluster::{Cluster, Join, spread};
use super::score::{Reason, score};
use crate::case_file::{At, Belongs, CaseFile, Order, Say};
use crate::happenings::Happening;
use crate::orders::{OrderError, contradicted};
use crate::pile::Pile;
use crate::spots::Spots;
use crate::union::{Marks, Union, conflict};

/// Reports that follow one another to a home may be so many.
const CHAIN: usize = 8;

/// What is known when orders are followed.
pub(crate) struct Told<'a, 'p> {
    /// The reports.
    pub pile: &'a Pile<'p>,
    /// The places.
    pub spots: &'a Spots,
    /// The happenings of all reports.
    pub happenings: &'a [Happening],
    /// The incidents as they are without orders, with their ranks.
    pub ranks: BTreeMap<IncidentId, usize>,
}

/// Orders with happenings in place of ids.
#[derive(Default)]
struct Orders<'o> {
    moves: Vec<(Vec<usize>, usize)>,
    same: Vec<Vec<usize>>,
    /// By happening: the orders that keep it apart, and which of their happenings it is.
    apart: BTreeMap<usize, Marks>,
    /// In the order they are named.
    named: Vec<usize>,
    /// Happenings that must stay together.
    one: Option<Union>,
    errors: Vec<OrderError>,
    said: Vec<(&'o Order, Vec<usize>)>,
}

/// Follows the orders, or says which cannot be followed.
pub(crate) fn follow(
    told: &Told,
    file: &CaseFile,
    mut clusters: Vec<Cluster>,
) -> Result<Vec<Cluster>, Vec<OrderError>> {
    let ids: Vec<IncidentId> = told.happenings.iter().map(|h| IncidentId::of(&[&h.anchor])).collect();
    let mut orders = resolved(told, file, &ids);
    if !orders.errors.is_empty() {
        return Err(orders.errors);
    }
    let mut of: Vec<usize> = vec![0; told.happenings.len()];
    for (c, cluster) in clusters.iter_mut().enumerate() {
        cluster.members.iter().for_each(|k| of.get_mut(*k).into_iter().for_each(|home| *home = c));
        cluster.named = cluster.members.iter().copied().find(|k| rank(told, &ids, *k).is_some());
    }
    // A report may go where another one goes, which is then where that one is.
    for _ in 0..CHAIN {
        for (movers, target) in &orders.moves {
            movers.iter().filter(|k| *k != target).for_each(|k| relocate(&mut clusters, &mut of, *k, *target));
        }
    }
    for group in &orders.same {
        for pair in group.windows(2) {
            if let [a, b] = pair {
                merge(told, &ids, &mut clusters, &mut of, *a, *b);
            }
        }
    }
    let mut out: Vec<Cluster> = Vec::new();
    for cluster in clusters.into_iter().filter(|c| !c.members.is_empty()) {
        out.extend(parted(told, &mut orders, cluster));
    }
    only_what_may_be(&mut out, &orders.apart);
    out.sort_by_key(|c| c.members.first().copied());
    Ok(out)
}

/// The rank of the incident that has this happening's id.
fn rank(told: &Told, ids: &[IncidentId], k: usize) -> Option<usize> {
    told.ranks.get(ids.get(k)?).copied()
}

/// The orders with happenings in place of ids, and what is wrong with them.
fn resolved<'o>(told: &Told, file: &'o CaseFile, ids: &[IncidentId]) -> Orders<'o> {
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    for (k, id) in ids.iter().enumerate() {
        by_id.entry(id.as_str()).or_insert(k);
    }
    let mut orders = Orders::default();
    let find = |at: &At, id: &str, errors: &mut Vec<OrderError>| {
        let found = by_id.get(id.trim()).copied();
        if found.is_none() {
            errors.push(OrderError::UnknownIncident { at: at.clone(), id: id.to_owned() });
        }
        found
    };
    for order in &file.incidents {
        let of = order.of.iter().filter_map(|id| find(&order.at, id, &mut orders.errors)).collect();
        orders.said.push((order, of));
    }
    let mut same: Vec<(Vec<usize>, Option<&At>)> = Vec::new();
    let mut homes: BTreeMap<usize, &Belongs> = BTreeMap::new();
    for belongs in &file.reports {
        let target = find(&belongs.at, &belongs.incident, &mut orders.errors);
        let report = report(told.pile, belongs).map_err(|e| orders.errors.push(e)).ok();
        let (Some(target), Some(report)) = (target, report) else { continue };
        let first = homes.entry(report).or_insert(belongs);
        if first.incident != belongs.incident {
            let what = format!("the report {:?} belongs to {:?}", belongs.report, belongs.incident);
            let other = Some(first.at.clone());
            orders.errors.push(OrderError::Contradiction { at: belongs.at.clone(), what, other });
        }
        let movers = movers(told.happenings, report);
        same.push((movers.iter().copied().chain([target]).collect(), Some(&belongs.at)));
        orders.moves.push((movers, target));
    }
    if orders.errors.is_empty() {
        kept_together(told, &mut orders, same);
    }
    orders
}

/// What must stay together and what must not, and what contradicts itself; `same` is what moves together.
fn kept_together<'o>(told: &Told, orders: &mut Orders<'o>, mut same: Vec<(Vec<usize>, Option<&'o At>)>) {
    for (order, of) in orders.said.iter().filter(|(o, _)| o.say == Say::Same) {
        same.push((of.clone(), Some(&order.at)));
        orders.same.push(of.clone());
    }
    let mut one = Union::new(told.happenings.len());
    for (of, _) in &same {
        for pair in of.windows(2) {
            if let [a, b] = pair {
                one.join(*a, *b);
            }
        }
    }
    let apart: Vec<(&Order, &[usize])> =
        orders.said.iter().filter(|(o, _)| o.say == Say::Apart).map(|(o, of)| (*o, of.as_slice())).collect();
    orders.errors.extend(contradicted(&apart, &same, &mut one));
    for (o, (_, of)) in apart.iter().enumerate() {
        for k in *of {
            orders.apart.entry(*k).or_default().insert(o, *k);
            orders.named.push(*k);
        }
    }
    orders.one = Some(one);
}

/// The report that an order names.
fn report(pile: &Pile, belongs: &Belongs) -> Result<usize, OrderError> {
    let wanted = belongs.report.trim();
    let wanted = wanted.strip_prefix("./").unwrap_or(wanted);
    let is =
        |r: &sayso_case::Report| r.id.as_str() == wanted || r.path == wanted || r.also_at.iter().any(|p| p == wanted);
    let mut found = pile.reports.iter().enumerate().filter(|(_, r)| is(&r.report)).map(|(k, _)| k);
    match (found.next(), found.count()) {
        (Some(only), 0) => Ok(only),
        (first, more) => {
            let found = if first.is_some() { more + 1 } else { 0 };
            Err(OrderError::UnknownReport { at: belongs.at.clone(), report: belongs.report.clone(), found })
        }
    }
}

/// What goes with a report: what it is about, else what it tells of, else all that it mentions.
fn movers(happenings: &[Happening], report: usize) -> Vec<usize> {
    let of_report: Vec<usize> =
        happenings.iter().enumerate().filter(|(_, h)| h.report == report).map(|(k, _)| k).collect();
    let those = |which: fn(&Happening) -> bool| -> Vec<usize> {
        of_report.iter().copied().filter(|k| happenings.get(*k).is_some_and(which)).collect()
    };
    [those(|h| h.main), those(|h| h.told)].into_iter().find(|some| !some.is_empty()).unwrap_or(of_report)
}

/// Why the user's orders join two.
fn join(a: usize, b: usize) -> Join {
    Join { pair: (a, b), score: 0.0, reasons: vec![Reason { part: JoinPart::Told, value: 0.0 }] }
}

/// Moves one happening to the cluster of another.
fn relocate(clusters: &mut [Cluster], of: &mut [usize], k: usize, target: usize) {
    let (Some(from), Some(to)) = (of.get(k).copied(), of.get(target).copied()) else { return };
    if from == to {
        return;
    }
    if let Some(old) = clusters.get_mut(from) {
        old.members.retain(|m| *m != k);
        old.joins.retain(|j| j.pair.0 != k && j.pair.1 != k);
        old.perhaps.retain(|j| j.pair.0 != k && j.pair.1 != k);
        old.named = old.named.filter(|n| *n != k);
    }
    if let Some(new) = clusters.get_mut(to) {
        new.members.push(k);
        new.members.sort_unstable();
        new.joins.push(join(target, k));
    }
    of.iter_mut().skip(k).take(1).for_each(|home| *home = to);
}

/// Makes the clusters of two happenings one, which has the id of the one that ranks first.
fn merge(told: &Told, ids: &[IncidentId], clusters: &mut [Cluster], of: &mut [usize], a: usize, b: usize) {
    let (Some(x), Some(y)) = (of.get(a).copied(), of.get(b).copied()) else { return };
    if x == y {
        return;
    }
    let Some(moved) = clusters.get_mut(y).map(std::mem::take) else { return };
    let Some(into) = clusters.get_mut(x) else { return };
    moved.members.iter().for_each(|k| of.iter_mut().skip(*k).take(1).for_each(|home| *home = x));
    let by_rank = |k: &usize| rank(told, ids, *k).unwrap_or(usize::MAX);
    into.named = [into.named, moved.named].into_iter().flatten().min_by_key(by_rank);
    into.members.extend(moved.members);
    into.members.sort_unstable();
    into.joins.extend(moved.joins);
    into.joins.push(join(a, b));
    into.perhaps.extend(moved.perhaps);
    into.perhaps.sort_by(|p, q| q.score.total_cmp(&p.score).then(p.pair.cmp(&q.pair)));
    into.perhaps.dedup_by(|p, q| p.pair == q.pair);
}

/// The parts of a cluster whose members the user keeps apart; the cluster itself where there are none.
fn parted(told: &Told, orders: &mut Orders, cluster: Cluster) -> Vec<Cluster> {
    let Some(one) = &mut orders.one else { return vec![cluster] };
    let here: BTreeSet<usize> = cluster.members.iter().copied().collect();
    let mut groups: BTreeMap<usize, (Marks, Vec<usize>)> = BTreeMap::new();
    for k in &cluster.members {
        let (marks, members) = groups.entry(one.root(*k)).or_default();
        marks.extend(orders.apart.get(k).into_iter().flatten());
        members.push(*k);
    }
    // The seeds, in the order they are named.
    let mut parts: Vec<(Marks, Vec<usize>, usize)> = Vec::new();
    for named in orders.named.iter().filter(|k| here.contains(k)) {
        let Some((marks, members)) = groups.remove(&one.root(*named)) else { continue };
        let free: Vec<usize> =
            parts.iter().enumerate().filter(|(_, (m, ..))| !conflict(m, &marks)).map(|(p, _)| p).collect();
        let seeds: Vec<&[usize]> = free.iter().filter_map(|p| parts.get(*p)).map(|(_, s, _)| s.as_slice()).collect();
        match best(told, &members, &seeds).and_then(|n| free.get(n)).and_then(|p| parts.get_mut(*p)) {
            Some((all, seeds, _)) => {
                all.extend(marks);
                seeds.extend(members);
            }
            None => parts.push((marks, members, *named)),
        }
    }
    if parts.len() < 2 {
        return vec![cluster];
    }
    let mut out: Vec<Cluster> =
        parts.iter().map(|(_, members, _)| Cluster { members: members.clone(), ..Cluster::default() }).collect();
    let seeds: Vec<&[usize]> = parts.iter().map(|(_, s, _)| s.as_slice()).collect();
    for (_, members) in groups.into_values() {
        let part = best(told, &members, &seeds).unwrap_or(0);
        out.iter_mut().skip(part).take(1).for_each(|c| c.members.extend(&members));
    }
    for (part, (.., named)) in out.iter_mut().zip(&parts) {
        part.members.sort_unstable();
        let has = |k: &usize| part.members.binary_search(k).is_ok();
        part.named = Some(cluster.named.filter(has).unwrap_or(*named));
        part.joins = cluster.joins.iter().filter(|j| has(&j.pair.0) && has(&j.pair.1)).cloned().collect();
        part.perhaps = cluster.perhaps.iter().filter(|j| has(&j.pair.0) || has(&j.pair.1)).cloned().collect();
    }
    out
}

/// With which of several lists some happenings go best; the first of equals; `None` where there is no list.
fn best(told: &Told, some: &[usize], lists: &[&[usize]]) -> Option<usize> {
    let happening = |k: usize| told.happenings.get(k);
    let mean = |list: &[usize]| -> f64 {
        let (x, y) = (spread(some), spread(list));
        let pairs = x.iter().flat_map(|a| y.iter().map(move |b| (*a, *b)));
        let scores: Vec<f64> = pairs
            .map(|(a, b)| happening(a).zip(happening(b)).and_then(|(a, b)| score(told.spots, a, b, true)))
            // What cannot be one deed goes together worse than anything that can.
            .map(|s| s.map_or(-100.0, |s| s.sum))
            .collect();
        scores.iter().sum::<f64>() / scores.len().max(1) as f64
    };
    let mut found: Option<(usize, f64)> = None;
    for (n, list) in lists.iter().enumerate() {
        let worth = mean(list);
        if found.is_none_or(|(_, most)| worth > most) {
            found = Some((n, worth));
        }
    }
    found.map(|(n, _)| n)
}

/// Leaves out of what may be the same what is one now, and what the user says is two.
fn only_what_may_be(clusters: &mut [Cluster], apart: &BTreeMap<usize, Marks>) {
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut marks: Vec<Marks> = Vec::new();
    for (c, cluster) in clusters.iter().enumerate() {
        of.extend(cluster.members.iter().map(|k| (*k, c)));
        marks.push(cluster.members.iter().filter_map(|k| apart.get(k)).flatten().map(|(o, k)| (*o, *k)).collect());
    }
    let may_be = |j: &Join| match (of.get(&j.pair.0), of.get(&j.pair.1)) {
        (Some(x), Some(y)) if x != y => !marks.get(*x).zip(marks.get(*y)).is_some_and(|(x, y)| conflict(x, y)),
        _ => false,
    };
    for cluster in clusters.iter_mut() {
        cluster.perhaps.retain(may_be);
    }
}
