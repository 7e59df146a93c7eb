//! What the happenings of one incident say together: in go its members, out come its days, kind, places and title.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{ClaimKind, EventType, Moment};

use crate::days::Days;
use crate::happenings::{DaysFrom, Happening as Telling, Trace};
use crate::kinds;
use crate::names::Names;
use crate::parties::PartyKey;
use crate::pile::Pile;
use crate::spots::{Spot, Spots};

/// How many sides speak about it.
pub(crate) fn sides(pile: &Pile, names: &Names, members: &[&Telling]) -> usize {
    let mut out: BTreeSet<PartyKey> = BTreeSet::new();
    for t in members {
        let statements = &pile.read(t.report).findings.statements;
        for s in t.statements.iter().filter_map(|k| statements.get(*k)) {
            let words = [&s.speaker.name, &s.speaker.body];
            let keys = words.into_iter().flatten().filter_map(|w| names.parties.key(w));
            out.extend(keys.filter(PartyKey::is_known));
        }
    }
    out.len()
}

/// The day most tellings give that the text itself dates; what they share if all agree, all that is given most often if not.
pub(crate) fn days_of(members: &[&Telling]) -> Option<Days> {
    let of = |from: &dyn Fn(DaysFrom) -> bool| -> Vec<Days> {
        members.iter().filter_map(|t| t.days).filter(|(_, f)| from(*f)).map(|(d, _)| d).collect()
    };
    let mut given = of(&|f| f <= DaysFrom::Section);
    if given.is_empty() {
        given = of(&|f| matches!(f, DaysFrom::Anchor | DaysFrom::Dateline));
    }
    if given.is_empty() {
        given = of(&|_| true);
    }
    let least = given.iter().map(|d| d.length()).min()?;
    given.retain(|d| d.length() <= least.max(1));
    let all = given.iter().skip(1).fold(given.first().copied(), |all, d| all.and_then(|a| a.shared(*d)));
    all.or_else(|| {
        let mut counts: BTreeMap<Days, usize> = BTreeMap::new();
        given.iter().for_each(|d| *counts.entry(*d).or_default() += 1);
        let most = counts.values().max().copied()?;
        counts.into_iter().filter(|(_, n)| *n == most).map(|(d, _)| d).reduce(Days::cover)
    })
}

/// How well the time is known, as UCDP GED's `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more.
pub(crate) fn precision(days: Days) -> u8 {
    match days.length() {
        0 => 1,
        1..=5 => 2,
        6..=7 => 3,
        8..=30 => 4,
        _ => 5,
    }
}

/// The kind most reports give it; `None` for a tie. "Attack" gives way to any kind that says more.
pub(crate) fn event_type(pile: &Pile, traces: &[(usize, Trace)]) -> Option<EventType> {
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

/// The variants of the place that weighs most, as these reports write it; of the first such place where several do.
pub(crate) fn places(names: &Names, spots: &Spots, members: &[&Telling]) -> Vec<String> {
    let mut weights: BTreeMap<Result<usize, Spot>, (f32, Vec<Spot>)> = BTreeMap::new();
    for t in members {
        for (spot, weight) in &t.places {
            let (sum, spelt) = weights.entry(spots.name(*spot).ok_or(*spot)).or_default();
            *sum += weight.min(3.0);
            if !spelt.contains(spot) {
                spelt.push(*spot);
            }
        }
    }
    let mut best: Option<(f32, &Vec<Spot>, &Result<usize, Spot>)> = None;
    for (key, (sum, spelt)) in &weights {
        if best.is_none_or(|(most, ..)| *sum > most) {
            best = Some((*sum, spelt, key));
        }
    }
    let Some((_, spelt, key)) = best else { return Vec::new() };
    let variants = key.ok().and_then(|n| names.list.get(n)).into_iter().flat_map(|n| &n.variants);
    let texts = spelt.iter().map(|s| spots.text(*s)).chain(variants.map(|v| v.text.as_str()));
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(sayso_gazetteer::latin(text))).map(str::to_owned).collect()
}

/// Type, place, day: nothing that is disputed.
pub(crate) fn label(
    members: &[&Telling],
    event_type: Option<EventType>,
    places: &[String],
    when: Option<Moment>,
) -> String {
    let mut kinds: Vec<String> = Vec::new();
    for kind in members.iter().filter_map(|t| t.kind()).map(kinds::word) {
        if !kinds.contains(&kind) && kinds.len() < 2 {
            kinds.push(kind);
        }
    }
    let several = if kinds.is_empty() { "Incident".to_owned() } else { kinds.join(" / ") };
    let what = event_type.map_or(several, kinds::word);
    let parts = [Some(what), (!places.is_empty()).then(|| places.join(" / ")), when.map(|w| w.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
