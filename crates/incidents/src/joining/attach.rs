//! Happenings that were left alone go to the cluster they fit, where one fits clearly better than any other.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use super::cluster::{Cluster, Join, spread};
use super::score::score;
use super::weights::WEIGHTS;
use crate::happenings::Happening;
use crate::spots::Spots;
use crate::threads;

/// Moves them; `of` says for each happening in which cluster it stands.
#[expect(clippy::indexing_slicing, reason = "members and clusters are numbered by counting them")]
pub(crate) fn attach(
    spots: &Spots,
    happenings: &[Happening],
    clusters: &mut [Cluster],
    of: &mut [usize],
    threads: NonZeroUsize,
) {
    let homes: Vec<usize> = (0..clusters.len())
        .filter(|c| match clusters[*c].members.as_slice() {
            [] => false,
            [only] => happenings[*only].told,
            _ => true,
        })
        .collect();
    let mut index: BTreeMap<Key, BTreeSet<usize>> = BTreeMap::new();
    for c in &homes {
        for k in &clusters[*c].members {
            for key in keys(spots, &happenings[*k]) {
                index.entry(key).or_default().insert(*c);
            }
        }
    }
    let search = Search { spots, happenings, clusters, of, index };
    let found = threads::each(happenings.len(), threads, |k| Some((k, search.home(k)?)));
    let moves: Vec<(usize, (usize, f64))> = found.into_iter().flatten().collect();
    let leaving: BTreeSet<usize> = moves.iter().map(|(k, ..)| of[*k]).collect();
    for (k, (c, score)) in moves {
        // A home whose only member moves itself is none.
        let Some(first) = clusters[c].members.first().copied() else { continue };
        if leaving.contains(&c) {
            continue;
        }
        clusters[of[k]].members.clear();
        of[k] = c;
        clusters[c].members.push(k);
        clusters[c].members.sort_unstable();
        clusters[c].joins.push(Join { pair: (first, k), score, reasons: Vec::new() });
    }
}

/// What is looked through for a home.
struct Search<'a> {
    spots: &'a Spots,
    happenings: &'a [Happening],
    clusters: &'a [Cluster],
    of: &'a [usize],
    index: BTreeMap<Key, BTreeSet<usize>>,
}

impl Search<'_> {
    /// The cluster that a happening left alone goes to, and how well it fits there.
    #[expect(clippy::indexing_slicing, reason = "members and clusters are numbered by counting them")]
    fn home(&self, k: usize) -> Option<(usize, f64)> {
        let (h, own) = (&self.happenings[k], self.of[k]);
        if self.clusters[own].members.len() != 1 || h.kinds.is_empty() {
            return None;
        }
        let keys = keys(self.spots, h);
        let near: BTreeSet<usize> = keys.iter().filter_map(|key| self.index.get(key)).flatten().copied().collect();
        let mut fits: Vec<(f64, usize)> = Vec::new();
        for c in near {
            let all = &self.clusters[c].members;
            let of_one =
                |m: &usize| self.happenings[*m].report == h.report && (h.told || apart(h, &self.happenings[*m]));
            if c == own || all.iter().any(of_one) {
                continue;
            }
            let members = spread(all);
            let scores = members.iter().map(|m| score(self.spots, h, &self.happenings[*m], true));
            let good: Vec<f64> = scores.flatten().map(|s| s.sum).collect();
            if good.len() * 2 > members.len() {
                fits.push((good.iter().sum::<f64>() / good.len() as f64, c));
            }
        }
        fits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let least = if h.told { WEIGHTS.attaches_told } else { WEIGHTS.attaches };
        let (best, c) = fits.first().filter(|(s, _)| *s >= least)?;
        fits.get(1).is_none_or(|(second, _)| best - second >= WEIGHTS.margin).then_some((*c, *best))
    }
}

/// Whether a report tells two happenings apart by their days.
fn apart(a: &Happening, b: &Happening) -> bool {
    a.when().zip(b.when()).is_some_and(|(x, y)| x.gap(y) > 1)
}

type Key = (u8, u64, u64);

/// What a happening is looked up by: places, victims, sure days.
fn keys(spots: &Spots, h: &Happening) -> BTreeSet<Key> {
    let places = h.places.keys().flat_map(|p| spots.keys(*p)).map(|p| (0, p, 0));
    let victims = h.victims.iter().map(|(a, b)| (1, *a, *b));
    let sure = h.when().filter(|d| h.is_dated() && d.length() <= 1);
    let days = sure.into_iter().flat_map(|d| [d.numbers().0, d.numbers().1]).map(|d| (2, d.unsigned_abs().into(), 0));
    places.chain(victims).chain(days).collect()
}
