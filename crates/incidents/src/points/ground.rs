//! What belongs to one incident: a happening in, its events, figures and sentences out. All later steps look at this alone,
//! so that no finding of another incident gets in.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{ClaimKind, EventType, Incident};

use super::party::is_official;
use super::token::tokens;
use crate::incidents::Happening;
use crate::pile::Pile;

/// A finding or sentence by its report and its number there.
pub(crate) type Spot = (usize, usize);

/// What belongs to one incident.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    /// The incident.
    pub incident: Incident,
    /// Its events.
    pub events: BTreeSet<Spot>,
    /// Its figures.
    pub figures: BTreeSet<Spot>,
    /// Its sentences.
    pub sentences: BTreeSet<Spot>,
    /// Those of its sentences that hold one of its events or figures, or belong to no other incident.
    pub firm: BTreeSet<Spot>,
    /// The kinds of its events.
    pub kinds: BTreeSet<EventType>,
}

/// The ground of each happening, in their order.
pub(crate) fn grounds(pile: &Pile, happenings: &[Happening]) -> Vec<Ground> {
    let all = happenings.iter().map(|h| {
        let of =
            |kind: ClaimKind| h.traces.iter().filter(move |(_, t)| t.kind == kind).map(|(r, t)| (*r, t.at)).collect();
        let traced: BTreeSet<Spot> = h.traces.iter().map(|(r, t)| (*r, t.sentence)).collect();
        (h.incident.clone(), of(ClaimKind::Event), of(ClaimKind::Figure), h.sentences.clone(), traced)
    });
    let mut all: Vec<Found> = all.collect();
    deny_on(pile, &mut all);
    together(pile, all)
}

/// An office's sentence is told as far from its incident at most, by sentences.
const REACH: usize = 4;

/// What an office publishes is its own word, as a statement is a speaker's: a sentence of it that turns against something and
/// belongs to no incident goes on with the one told last before it.
fn deny_on(pile: &Pile, all: &mut [Found]) {
    let speaks = |r: &usize| {
        let publisher = pile.read(*r).report.publisher.as_deref();
        publisher.is_some_and(|p| is_official(&pile.pack_for(p).point_words, p))
    };
    let offices: BTreeSet<usize> = (0..pile.reports.len()).filter(speaks).collect();
    // Of several the first: incidents are in order of rank.
    let mut owners: BTreeMap<Spot, usize> = BTreeMap::new();
    for (k, (_, _, _, sentences, traced)) in all.iter().enumerate() {
        for spot in sentences.union(traced).filter(|(r, _)| offices.contains(r)) {
            owners.entry(*spot).or_insert(k);
        }
    }
    for r in offices {
        let mut last: Option<(usize, usize)> = None;
        for (n, sentence) in pile.sentences(r).iter().enumerate() {
            if let Some(owner) = owners.get(&(r, n)) {
                last = Some((n, *owner));
                continue;
            }
            let Some((_, owner)) = last.filter(|(before, _)| n - before <= REACH) else { continue };
            let (words, denial) = (tokens(pile.of(r, *sentence), 0), &pile.words(r).denial);
            if denial.negators.any(&words) || denial.untrue.any(&words) {
                all.get_mut(owner).into_iter().for_each(|found| {
                    found.3.insert((r, n));
                });
            }
        }
    }
}

type Found = (Incident, BTreeSet<Spot>, BTreeSet<Spot>, BTreeSet<Spot>, BTreeSet<Spot>);

/// Grounds of incidents whose findings and sentences are given, and the sentences that hold findings.
pub(crate) fn together(pile: &Pile, all: Vec<Found>) -> Vec<Ground> {
    let mut owners: BTreeMap<Spot, usize> = BTreeMap::new();
    for (_, _, _, sentences, traced) in &all {
        for spot in sentences.union(traced) {
            *owners.entry(*spot).or_default() += 1;
        }
    }
    let ground = |(incident, events, figures, sentences, traced): Found| {
        let sentences: BTreeSet<Spot> = sentences.union(&traced).copied().collect();
        let alone = |s: &Spot| owners.get(s).copied().unwrap_or(0) < 2;
        let kind = |(r, at): &Spot| pile.read(*r).findings.events.get(*at).map(|e| e.event_type);
        Ground {
            kinds: events.iter().filter_map(kind).collect(),
            firm: sentences.iter().filter(|s| traced.contains(s) || alone(s)).copied().collect(),
            incident,
            events,
            figures,
            sentences,
        }
    };
    all.into_iter().map(ground).collect()
}

impl Ground {
    /// Its reports by number.
    pub fn reports(&self) -> BTreeSet<usize> {
        self.sentences.iter().map(|s| s.0).collect()
    }

    /// Whether two parties fight in it, so that "who did it" has no one answer.
    pub fn is_clash(&self) -> bool {
        self.incident.event_type == Some(EventType::Clash)
    }
}
