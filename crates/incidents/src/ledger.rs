//! Figures over time: what became of how many, by incident or as a running total; figures in, [`LedgerLine`]s out.

use std::collections::BTreeMap;

use sayso_findings::{Figure, FindingId, Outcome, Role, Scope, Unit};

use crate::case::{ClaimKind, Entry, LedgerLine};
use crate::ids::id;
use crate::incidents::Happening;
use crate::names::Names;
use crate::parties::{Party, plain};
use crate::pile::{Pile, speaker_name};

type Key = (Option<usize>, Outcome, Unit, Option<Party>, Option<Role>);

/// The ledger: incidents' figures first, in the order of incidents, then running totals; lines by their first entries.
pub(crate) fn ledger(pile: &Pile, names: &mut Names, happenings: &[Happening]) -> Vec<LedgerLine> {
    let mut incident_of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (h, happening) in happenings.iter().enumerate() {
        for (r, t) in happening.traces.iter().filter(|(_, t)| t.kind == ClaimKind::Figure) {
            incident_of.entry((*r, t.at)).or_insert(h);
        }
    }
    let mut order: Vec<Key> = Vec::new();
    let mut lines: BTreeMap<Key, Vec<(usize, &Figure)>> = BTreeMap::new();
    for (r, read) in pile.reports.iter().enumerate() {
        for (at, f) in read.findings.figures.iter().enumerate() {
            let incident = incident_of.get(&(r, at)).copied();
            if incident.is_none() && f.scope != Some(Scope::Total) {
                continue;
            }
            let party = f.side.as_ref().and_then(|s| {
                let name = s.basis.first().and_then(|b| names.at(pile, r, *b));
                names.party_named(&s.value, name)
            });
            let key = (incident, f.outcome, f.unit, party, f.role);
            let line = lines.entry(key).or_default();
            if line.is_empty() {
                order.push(key);
            }
            line.push((r, f));
        }
    }
    order.sort_by_key(|k| (k.0.is_none(), k.0));
    order.into_iter().filter_map(|key| Some(line(pile, names, happenings, key, lines.remove(&key)?))).collect()
}

fn line(
    pile: &Pile,
    names: &Names,
    happenings: &[Happening],
    key: Key,
    mut figures: Vec<(usize, &Figure)>,
) -> LedgerLine {
    let (incident, outcome, unit, party, role) = key;
    figures.sort_by_key(|(r, f)| (pile.published[*r].is_none(), pile.published[*r], *r, f.span));
    let mut entries: Vec<Entry> = Vec::new();
    let mut last: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (r, f) in &figures {
        let speaker = speaker_name(&f.speaker);
        let who = match &speaker {
            Some(name) => names.of_text(name).map_or_else(|| format!("words {}", plain(name)), |n| format!("name {n}")),
            None => match pile.reports[*r].report.publisher.as_deref() {
                Some(publisher) => format!("publisher {publisher}"),
                None => format!("report {r}"),
            },
        };
        let number = (f.low, f.high);
        let repeats = entries
            .iter()
            .zip(&figures)
            .find(|(e, (q, g))| q == r && (g.low, g.high) == number && e.speaker == speaker)
            .map(|(e, _)| e.figure.clone());
        let before = last.get(&who).map(|(k, q)| (&entries[*k], *q));
        let revises = before
            .filter(|(e, q)| *q != *r && pile.published[*q] < pile.published[*r] && (e.low, e.high) != number)
            .map(|(e, _)| e.figure.clone());
        if repeats.is_none() {
            last.insert(who, (entries.len(), *r));
        }
        entries.push(Entry {
            figure: f.id.clone(),
            report: pile.reports[*r].report.id.clone(),
            speaker,
            low: f.low,
            high: f.high,
            published: pile.reports[*r].report.published.map(|d| d.to_string()),
            revises,
            repeats,
        });
    }
    let incident = incident.and_then(|h| happenings.get(h)).map(|h| h.incident.id.clone());
    let first: &FindingId = &entries[0].figure;
    LedgerLine {
        id: id('l', &[incident.as_deref().unwrap_or("total"), &first.0]),
        incident,
        outcome,
        unit,
        side: party.map(|p| names.parties.label(p).to_owned()),
        role,
        entries,
    }
}
