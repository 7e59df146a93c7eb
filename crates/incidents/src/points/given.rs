//! Points of incidents that are given, not joined: for measuring how good points are whatever the joining does. Each
//! incident names its reports and, where they are known, its sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use sayso_case::{AlsoSaid, EventType, Incident, IncidentId, Moment, Point, ReadReport};
use sayso_language::Packs;

use super::lemma::concepts_of;
use crate::advice::Advice;
use crate::days::Days;
use crate::names::Names;
use crate::origins::Origins;
use crate::pile::Pile;

/// An incident as it is given.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its id.
    pub id: String,
    /// Words for it.
    pub name: String,
    /// Its place.
    pub place: String,
    /// Its days.
    pub when: Option<Moment>,
    /// Its kind.
    pub event_type: Option<EventType>,
    /// The paths of its reports.
    pub reports: Vec<String>,
    /// Its sentences, by path; where there are none, they are found by its words.
    pub sentences: Vec<(String, String)>,
}

type Spot = (usize, usize);

/// The points of given incidents. The reports must be in order of their paths.
pub fn points_of_given(
    reports: &[ReadReport],
    packs: Packs,
    given: &[Given],
) -> (Vec<Incident>, Vec<Point>, Vec<AlsoSaid>) {
    let pile = Pile::new(reports, packs, NonZeroUsize::MIN);
    let names = Names::join(&pile, &Advice::default());
    let origins = Origins::find(&pile);
    let spots: Vec<BTreeSet<Spot>> = given.iter().map(|g| quoted(&pile, g)).collect();
    let shared = by_words(&pile, given);
    let found = given.iter().enumerate().map(|(k, g)| {
        let exact = spots.get(k).filter(|s| !s.is_empty());
        let sentences = exact.cloned().unwrap_or_else(|| shared.get(k).cloned().unwrap_or_default());
        let dated = |when: Option<&sayso_case::When>| near(g.when, when.map(|w| w.moment));
        let (mut events, mut figures) = (BTreeSet::new(), BTreeSet::new());
        for (r, read) in reports.iter().enumerate() {
            let here = |span: sayso_text::Span| sentences.contains(&(r, pile.sentence(r, span.start)));
            let e = read.findings.events.iter().enumerate().filter(|(_, e)| here(e.span) && dated(e.when.as_ref()));
            events.extend(e.map(|(at, _)| (r, at)));
            let f = read.findings.figures.iter().enumerate().filter(|(_, f)| here(f.span) && dated(f.when.as_ref()));
            figures.extend(f.map(|(at, _)| (r, at)));
        }
        let traced = events
            .iter()
            .filter_map(|(r, at)| Some((*r, pile.sentence(*r, reports.get(*r)?.findings.events.get(*at)?.span.start))))
            .collect();
        let ids = reports.iter().filter(|r| g.reports.contains(&r.report.path)).map(|r| r.report.id.clone()).collect();
        let incident = Incident {
            event_type: g.event_type,
            when: g.when,
            places: vec![g.place.clone()],
            ..Incident::of(IncidentId::from(g.id.as_str()), &g.name, ids, Vec::new())
        };
        (incident, events, figures, sentences, traced)
    });
    let grounds = super::ground::together(&pile, found.collect());
    let parties = super::Parties::of(&pile, &names);
    let speakers = super::Speakers::of(&pile, &names, &parties);
    let settled = super::Settled { origins: &origins, answers: &[] };
    let made = super::of_grounds(&pile, &names, &parties, &speakers, settled, &grounds);
    (grounds.into_iter().map(|g| g.incident).collect(), made.points, made.also_said)
}

/// Whether a finding's day can be an incident's; a long interval is a running total's.
fn near(incident: Option<Moment>, finding: Option<Moment>) -> bool {
    match (incident.map(Days::of_moment), finding.map(Days::of_moment)) {
        (Some(i), Some(f)) => f.length() <= i.length().max(3) + 7 && i.gap(f) <= 1,
        _ => true,
    }
}

/// The sentences that are quoted for an incident.
fn quoted(pile: &Pile, given: &Given) -> BTreeSet<Spot> {
    let mut out = BTreeSet::new();
    for (r, read) in pile.reports.iter().enumerate() {
        for (_, text) in given.sentences.iter().filter(|(path, _)| *path == read.report.path) {
            for (at, words) in read.report.text.match_indices(text.as_str()) {
                let span = sayso_text::Span::new(at, at + words.len());
                let over = |s: &sayso_text::Span| {
                    2 * s.end.min(span.end).saturating_sub(s.start.max(span.start)) >= s.len().min(span.len()).max(1)
                };
                out.extend(read.findings.sentences.iter().enumerate().filter(|(_, s)| over(s)).map(|(n, _)| (r, n)));
            }
        }
    }
    out
}

/// For each incident its sentences, by the words they share with its name and place, half of which carries over to the next.
fn by_words(pile: &Pile, given: &[Given]) -> Vec<BTreeSet<Spot>> {
    let about: Vec<BTreeSet<String>> =
        given.iter().map(|g| concepts_of(&pile.common.point_words, &format!("{} {}", g.name, g.place))).collect();
    let mut out: Vec<BTreeSet<Spot>> = vec![BTreeSet::new(); given.len()];
    for (r, read) in pile.reports.iter().enumerate() {
        let mine: Vec<usize> =
            (0..given.len()).filter(|k| given.get(*k).is_some_and(|g| g.reports.contains(&read.report.path))).collect();
        let mut carry: BTreeMap<usize, f64> = BTreeMap::new();
        let mut total: BTreeMap<usize, f64> = BTreeMap::new();
        let mut rows: Vec<BTreeMap<usize, f64>> = Vec::new();
        for (n, sentence) in read.findings.sentences.iter().enumerate() {
            let words = concepts_of(pile.words(r), sentence.of(&read.report.text));
            for k in &mine {
                let (Some(a), Some(g)) = (about.get(*k), given.get(*k)) else { continue };
                let mut own: f64 = a
                    .intersection(&words)
                    .map(|w| {
                        1.0 / mine.iter().filter(|m| about.get(**m).is_some_and(|x| x.contains(w))).count().max(1)
                            as f64
                    })
                    .sum();
                for e in read.findings.events.iter().filter(|e| pile.sentence(r, e.span.start) == n) {
                    if Some(e.event_type) == g.event_type {
                        own += 0.5;
                    }
                    if !near(g.when, e.when.as_ref().map(|w| w.moment)) {
                        own -= 1.0;
                    }
                }
                *total.entry(*k).or_default() += own;
                let before = carry.get(k).copied().unwrap_or(0.0);
                carry.insert(*k, own + 0.5 * before);
            }
            rows.push(carry.clone());
        }
        let main = total.iter().max_by(|a, b| a.1.total_cmp(b.1)).map(|(k, _)| *k);
        for (n, row) in rows.iter().enumerate() {
            let best =
                row.iter().max_by(|a, b| a.1.total_cmp(b.1).then((Some(*a.0) == main).cmp(&(Some(*b.0) == main))));
            if let Some((k, _)) = best
                && let Some(set) = out.get_mut(*k)
            {
                set.insert((r, n));
            }
        }
    }
    out
}
