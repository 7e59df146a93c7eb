//! Groups of tellings in, [`Incident`]s out, with the sentences and statements that belong to each.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{ClaimKind, EventType, FindingId, Incident, IncidentId, Moment, ReportId, Statement};

use crate::days::Days;
use crate::kinds;
use crate::names::Names;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::tellings::{Telling, Trace};

/// An incident with what later steps need to know of it.
#[derive(Debug)]
pub(crate) struct Happening {
    /// For the reader.
    pub incident: Incident,
    /// Its events and figures, in case order: the report, the trace.
    pub traces: Vec<(usize, Trace)>,
    /// Its sentences: those of its traces, and those that follow them and tell of nothing else.
    pub sentences: BTreeSet<(usize, usize)>,
    /// Whether people are hurt in it.
    #[allow(dead_code, reason = "points look at the kinds of its events")]
    pub violent: bool,
    days: Option<Days>,
}

/// The incidents of a case by time, then by their first words.
#[expect(clippy::indexing_slicing, reason = "groups hold tellings by their number, and each group has its spots")]
pub(crate) fn happenings(
    pile: &Pile,
    names: &Names,
    origins: &Origins,
    tellings: &[Telling],
    groups: &[Vec<usize>],
) -> Vec<Happening> {
    let spots = spots(pile, tellings, groups);
    let mut out = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        let members: Vec<&Telling> = group.iter().map(|k| &tellings[*k]).collect();
        if members.iter().any(|t| t.is_happening()) && substantial(&members) {
            out.push(happening(pile, names, origins, &members, &spots[g]));
        }
    }
    // No day known: after the dated ones. The sort is stable, so equal days stay in case order.
    out.sort_by_key(|h| (h.days.is_none(), h.days));
    out
}

/// Whether there is more to it than one word without place, time or number.
fn substantial(members: &[&Telling]) -> bool {
    let traces: usize = members.iter().map(|t| t.traces.len()).sum();
    let events = members.iter().any(|t| !t.events.is_empty());
    let harm = members.iter().any(|t| t.numbers.iter().any(|(o, _)| kinds::is_harm(*o)));
    let place = members.iter().any(|t| !t.places.is_empty());
    let time = members.iter().any(|t| t.days.is_some());
    let headline = members.iter().any(|t| t.headline);
    if !time && members.iter().all(|t| t.background) {
        return false;
    }
    if events {
        harm || headline || (place && time) || ((place || time) && traces >= 2) || traces >= 4
    } else {
        harm && (place || time || headline || traces >= 2)
    }
}

/// For each group the sentences that belong to it: those of its traces, and up to two after them that have no traces.
#[expect(clippy::indexing_slicing, reason = "groups hold tellings by their number, and each group has its spots")]
fn spots(pile: &Pile, tellings: &[Telling], groups: &[Vec<usize>]) -> Vec<BTreeSet<(usize, usize)>> {
    let mut out = vec![BTreeSet::new(); groups.len()];
    let mut taken: BTreeMap<usize, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for (g, group) in groups.iter().enumerate() {
        for t in group.iter().map(|k| &tellings[*k]) {
            for s in &t.sentences {
                out[g].insert((t.report, *s));
                taken.entry(t.report).or_default().entry(*s).or_default().push(g);
            }
        }
    }
    for (report, by_sentence) in &taken {
        for s in 0..pile.sentences(*report).len() {
            if by_sentence.contains_key(&s) {
                continue;
            }
            let before = by_sentence.range(s.saturating_sub(3)..s).next_back();
            for g in before.into_iter().flat_map(|(_, groups)| groups) {
                out[*g].insert((*report, s));
            }
        }
    }
    out
}

fn happening(
    pile: &Pile,
    names: &Names,
    origins: &Origins,
    members: &[&Telling],
    sentences: &BTreeSet<(usize, usize)>,
) -> Happening {
    let mut traces: Vec<(usize, Trace)> =
        members.iter().flat_map(|t| t.traces.iter().map(|x| (t.report, x.clone()))).collect();
    traces.sort_by_key(|(r, t)| (*r, t.span, t.kind, t.at));
    let mut reports: Vec<usize> = members.iter().map(|t| t.report).collect();
    reports.sort_unstable();
    reports.dedup();
    let days = days(members);
    let event_type = event_type(pile, &traces);
    let places = places(names, members);
    let mut findings: Vec<FindingId> = Vec::new();
    let mut seen = BTreeSet::new();
    for (r, trace) in &traces {
        let statement = trace.statement.as_ref().and_then(|s| pile.statement(*r, s)).map(|s| s.id.clone());
        for finding in [Some(trace.id.clone()), statement].into_iter().flatten() {
            if seen.insert(finding.clone()) {
                findings.push(finding);
            }
        }
    }
    let anchor = reports.iter().min_by_key(|r| (pile.published(**r).is_none(), pile.published(**r), **r)).copied();
    let first = traces.iter().find(|(r, _)| Some(*r) == anchor).map_or("", |(_, t)| t.id.of_place());
    let tells: Vec<(usize, usize)> =
        members.iter().map(|t| (t.report, t.sentences.first().copied().unwrap_or(0))).collect();
    let ids: Vec<ReportId> = reports.iter().map(|r| pile.read(*r).report.id.clone()).collect();
    let mut kinds: Vec<String> = Vec::new();
    for kind in members.iter().filter_map(|t| t.main_event()).map(kinds::word) {
        if !kinds.contains(&kind) && kinds.len() < 2 {
            kinds.push(kind);
        }
    }
    let several = if kinds.is_empty() { "Incident".to_owned() } else { kinds.join(" / ") };
    let what = event_type.map_or(several, kinds::word);
    let when: Option<Moment> = days.and_then(|d| d.to_string().parse().ok());
    let label = [Some(what), (!places.is_empty()).then(|| places.join(" / ")), when.map(|w| w.to_string())];
    Happening {
        incident: Incident {
            id: IncidentId::of(&[first]),
            label: label.into_iter().flatten().collect::<Vec<_>>().join(", "),
            event_type,
            when,
            places,
            reports: ids,
            origins: origins.count(&tells),
            findings,
        },
        violent: members.iter().any(|t| t.events.iter().any(|k| kinds::violent(*k)) || t.events.is_empty()),
        traces,
        sentences: sentences.clone(),
        days,
    }
}

/// The days most tellings share: the shared part if all agree, else all of them.
fn days(members: &[&Telling]) -> Option<Days> {
    let mut given: Vec<Days> = members.iter().filter_map(|t| t.days).collect();
    let least = given.iter().map(|d| d.length()).min()?;
    given.retain(|d| d.length() <= least.max(1));
    let all = given.iter().skip(1).fold(given.first().copied(), |all, d| all.and_then(|a| a.shared(*d)));
    all.or_else(|| given.iter().copied().reduce(Days::cover))
}

/// The kind most reports give it; `None` for a tie. "Attack" gives way to any kind that says more.
fn event_type(pile: &Pile, traces: &[(usize, Trace)]) -> Option<EventType> {
    let mut reports: BTreeMap<EventType, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for (r, trace) in traces.iter().filter(|(_, t)| t.kind == ClaimKind::Event) {
        if let Some(event) = pile.read(*r).findings.events.get(trace.at) {
            let (by, n) = reports.entry(event.event_type).or_default();
            by.insert(*r);
            *n += 1;
        }
    }
    if reports.len() > 1 {
        reports.remove(&EventType::Attack);
    }
    let most = reports.values().map(|(by, n)| (by.len(), *n)).max()?;
    let mut best = reports.iter().filter(|(_, (by, n))| (by.len(), *n) == most).map(|(kind, _)| *kind);
    let first = best.next()?;
    best.next().is_none().then_some(first)
}

/// The variants of the name that most tellings give as the place; of the first such name where several do.
fn places(names: &Names, members: &[&Telling]) -> Vec<String> {
    let mut count: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for t in members {
        for place in &t.around {
            let (strong, weak) = count.entry(*place).or_default();
            *weak += 1;
            *strong += usize::from(t.places.contains(place));
        }
    }
    let best = count.iter().max_by_key(|(place, score)| (**score, std::cmp::Reverse(**place)));
    let reports: BTreeSet<usize> = members.iter().map(|t| t.report).collect();
    let Some((place, _)) = best.filter(|(_, (strong, weak))| *strong > 0 || *weak * 2 > reports.len()) else {
        return Vec::new();
    };
    let mut out: Vec<String> = Vec::new();
    for v in names.list.get(*place).into_iter().flat_map(|n| &n.variants) {
        if out.iter().all(|o| sayso_gazetteer::fold(o) != sayso_gazetteer::fold(&v.text)) {
            out.push(v.text.clone());
        }
    }
    out
}

impl Happening {
    /// The statements whose content begins in one of its sentences: report, statement, in case order.
    #[allow(dead_code, reason = "points look at its sentences")]
    pub fn statements<'p>(&self, pile: &Pile<'p>) -> Vec<(usize, &'p Statement)> {
        let reports: BTreeSet<usize> = self.sentences.iter().map(|(r, _)| *r).collect();
        let all = reports.into_iter().flat_map(|r| pile.read(r).findings.statements.iter().map(move |s| (r, s)));
        all.filter(|(r, s)| self.sentences.contains(&(*r, pile.sentence(*r, s.span.start)))).collect()
    }
}
