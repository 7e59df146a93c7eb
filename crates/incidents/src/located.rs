//! Where the places of a case lie: the reports in, for each mention of a place which entry of the gazetteer it is, by the company it
//! keeps in its report.

use std::collections::BTreeMap;

use sayso_case::{Degrees, Fold, GeonameId, Incident, Located, MentionKind, Name, ReadReport, ReportId};
use sayso_gazetteer::{Gazetteer, latin};

use crate::case_file::Lies;
use crate::pile::Pile;
use crate::spots::kilometres;
use crate::threads;

/// A place so many kilometres from all others,
const STRAY: f64 = 1000.0;
/// of which there are at least so many, is taken for another of its name.
const COMPANY: usize = 3;

/// For each report the places it names, by their folded words.
#[derive(Debug, Default)]
pub(crate) struct Locations {
    by_report: Vec<BTreeMap<String, Located>>,
    /// What the user says, by folded names.
    pinned: BTreeMap<String, Located>,
}

impl Locations {
    /// Looks up the names of every report; where the user says that a place lies goes before that. Those of sides are given with them: whose land it is helps to tell which town is meant.
    pub fn of(pile: &Pile, places: &[Lies]) -> Self {
        let gazetteer = Gazetteer::builtin();
        let of_report = |r: usize| {
            let mentions = &pile.read(r).findings.mentions;
            let named = mentions.iter().filter(|m| m.named && matches!(m.kind, MentionKind::Place | MentionKind::Side));
            let spans: Vec<_> = named.map(|m| m.span).collect();
            let located = gazetteer.locate(pile.text(r), &spans);
            let mut out: BTreeMap<String, Located> = BTreeMap::new();
            for one in located {
                let known = out.entry(latin(&one.words)).or_insert_with(|| one.clone());
                // The surest of a report's mentions: "near Orsk" and "in Orsk" are both of Orsk.
                if (one.chosen.is_some(), known.precision) > (known.chosen.is_some(), one.precision) {
                    *known = one;
                }
            }
            out
        };
        let pinned = places.iter().map(|p| {
            let located = Located {
                words: p.name.clone(),
                chosen: None,
                candidates: Vec::new(),
                latitude: Degrees::of(p.latitude),
                longitude: Degrees::of(p.longitude),
                precision: Some(p.precision),
            };
            (latin(&p.name), located)
        });
        Locations { by_report: threads::each(pile.reports.len(), pile.threads, of_report), pinned: pinned.collect() }
    }

    /// "Orsk Road" is not the Orsk of another continent: whether a place lies far from all others that its reports name.
    fn is_stray(&self, reports: &[usize], one: &Located) -> bool {
        let here = reports.iter().filter_map(|r| self.by_report.get(*r)).flat_map(BTreeMap::values);
        let others: Vec<&Located> = here.filter(|o| o.chosen.is_some() && o.chosen != one.chosen).collect();
        let degrees = |l: &Located| Some((l.latitude?.degrees(), l.longitude?.degrees()));
        let far = |o: &&Located| degrees(one).zip(degrees(o)).is_none_or(|(a, b)| kilometres(a, b) > STRAY);
        others.len() >= COMPANY && others.iter().all(far)
    }

    /// Where the places lie that the happenings of these incidents name, each name once, in order of first use, then the user's
    /// other places; only what is known. A place that the user puts somewhere under one of its names lies there under all.
    pub fn named(&self, reports: &[ReadReport], incidents: &[Incident], names: &[Name], told: &[Lies]) -> Vec<Located> {
        let numbers: BTreeMap<&ReportId, usize> = reports.iter().enumerate().map(|(k, r)| (&r.report.id, k)).collect();
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in names.iter().filter(|n| n.kind == MentionKind::Place) {
            let variants: Vec<String> = name.variants.iter().map(|v| v.text.clone()).collect();
            all.extend(variants.iter().map(|v| (latin(v), variants.clone())));
        }
        let mut used: Vec<(&str, Vec<usize>)> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for happening in incidents.iter().filter(|i| i.fold != Some(Fold::Background)).flat_map(|i| &i.happenings) {
            let Some(report) = numbers.get(&happening.report) else { continue };
            for name in &happening.places {
                let k = *known.entry(latin(name)).or_insert_with(|| {
                    used.push((name, Vec::new()));
                    used.len() - 1
                });
                used.get_mut(k).filter(|u| !u.1.contains(report)).into_iter().for_each(|u| u.1.push(*report));
            }
        }
        let place = |(name, reports): &(&str, Vec<usize>)| {
            let own = [(*name).to_owned()];
            let others = all.get(&latin(name)).map_or(&[][..], Vec::as_slice);
            let pinned = || others.iter().find_map(|n| self.pinned.get(&latin(n))).cloned();
            let lies = self.choose(reports, &own).filter(|l| l.latitude.is_some() && l.longitude.is_some());
            self.pinned.get(&latin(name)).cloned().or_else(pinned).or(lies)
        };
        let mut out: Vec<Located> = Vec::new();
        let pins = told.iter().filter_map(|p| self.pinned.get(&latin(&p.name)).cloned());
        for located in used.iter().filter_map(place).chain(pins) {
            if out.iter().all(|o| o.words != located.words) {
                out.push(located);
            }
        }
        out
    }

    /// Where a place lies that these reports write in these ways: the entry most of them choose; of several that equally many choose
    /// none, and all as candidates.
    pub fn choose(&self, reports: &[usize], names: &[String]) -> Option<Located> {
        let folded: Vec<String> = names.iter().map(|n| latin(n)).collect();
        if let Some(told) = folded.iter().find_map(|n| self.pinned.get(n)) {
            return Some(told.clone());
        }
        let here = reports.iter().filter_map(|r| self.by_report.get(*r));
        let all: Vec<&Located> = here.flat_map(|of| folded.iter().filter_map(|n| of.get(n))).collect();
        let mut votes: BTreeMap<GeonameId, (usize, &Located)> = BTreeMap::new();
        for one in &all {
            if let Some(id) = one.chosen {
                votes.entry(id).or_insert((0, one)).0 += 1;
            }
        }
        let most = votes.values().map(|(n, _)| *n).max();
        let mut best = votes.values().filter(|(n, _)| Some(*n) == most).map(|(_, one)| *one);
        match (best.next(), best.next()) {
            (Some(only), None) if !self.is_stray(reports, only) => Some(only.clone()),
            _ => {
                let mut candidates: Vec<GeonameId> = Vec::new();
                for id in all.iter().flat_map(|one| &one.candidates) {
                    if !candidates.contains(id) {
                        candidates.push(*id);
                    }
                }
                let words = all.first()?.words.clone();
                Some(Located { words, chosen: None, candidates, latitude: None, longitude: None, precision: None })
            }
        }
    }
}
