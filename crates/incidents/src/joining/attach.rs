//! Happenings that were left alone go to the cluster they fit, where one fits clearly better than any other.

use std::collections::{BTreeMap, BTreeSet};

use super::link::{Cluster, Join, spread};
use super::score::score;
use super::weights::WEIGHTS;
use crate::happenings::Happening;
use crate::spots::Spots;

/// Moves them; `of` says for each happening in which cluster it stands.
#[expect(clippy::indexing_slicing, reason = "members and clusters are numbered by counting them")]
pub(crate) fn attach(spots: &Spots, happenings: &[Happening], clusters: &mut [Cluster], of: &mut [usize]) {
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
    let mut moves: Vec<(usize, usize, f64)> = Vec::new();
    let alone = (0..happenings.len()).filter(|k| clusters[of[*k]].members.len() == 1);
    for k in alone {
        let h = &happenings[k];
        if h.kinds.is_empty() {
            continue;
        }
        let near: BTreeSet<usize> = keys(spots, h).iter().filter_map(|key| index.get(key)).flatten().copied().collect();
        let mut fits: Vec<(f64, usize)> = Vec::new();
        for c in near {
            if c == of[k] || (h.told && clusters[c].members.iter().any(|m| happenings[*m].report == h.report)) {
                continue;
            }
            let members = spread(&clusters[c].members);
            let scores = members.iter().map(|m| score(spots, h, &happenings[*m], true));
            let good: Vec<f64> = scores.flatten().map(|s| s.sum).collect();
            if good.len() * 2 > members.len() {
                fits.push((good.iter().sum::<f64>() / good.len() as f64, c));
            }
        }
        fits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let least = if h.told { WEIGHTS.attaches_told } else { WEIGHTS.attaches };
        if let Some((best, c)) = fits.first().filter(|(s, _)| *s >= least)
            && fits.get(1).is_none_or(|(second, _)| best - second >= WEIGHTS.margin)
        {
            moves.push((k, *c, *best));
        }
    }
    let leaving: BTreeSet<usize> = moves.iter().map(|(k, ..)| of[*k]).collect();
    for (k, c, score) in moves {
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

type Key = (u8, u64, u64);

/// What a happening is looked up by: places, victims, sure days.
fn keys(spots: &Spots, h: &Happening) -> BTreeSet<Key> {
    let places = h.places.keys().flat_map(|p| spots.keys(*p)).map(|p| (0, p, 0));
    let victims = h.victims.iter().map(|(a, b)| (1, *a, *b));
    let sure = h.when().filter(|d| h.is_dated() && d.length() <= 1);
    let days = sure.into_iter().flat_map(|d| [d.numbers().0, d.numbers().1]).map(|d| (2, d.unsigned_abs().into(), 0));
    places.chain(victims).chain(days).collect()
}
