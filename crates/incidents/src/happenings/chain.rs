//! Traces go to happenings, in order of the text: a report in, its happenings out.
//!
//! Only an anchor opens a happening: headline and lead, a scene (violence, arrest, capture, exchange) with a day or place of its
//! own, a toll with one. What is left joins the happening it fits best, or stays a finding of none.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{ClaimKind, EventType};

use super::dead::lay;
use super::happening::{DaysFrom, Happening};
use super::layout::{Layout, NamedDay};
use super::settle::{about, settle};
use super::trace::{Trace, own_places, traces};
use crate::days::Days;
use crate::kinds;
use crate::names::Names;
use crate::pile::Pile;
use crate::spots::{Lie, Spots, named_places};
use crate::threads;

/// A trace joins from here.
const JOINS: f64 = 0.8;
/// A lead's day is the deed's if the report is so fresh, in days.
const LEAD_DAYS: i32 = 14;
/// A main happening's own day lies no farther from the expected one.
const EXPECTED: i32 = 3;

/// `spots` meets the places of all reports, in case order, so that each has its number before threads share the work.
pub(crate) fn meet_places(pile: &Pile, names: &Names, spots: &mut Spots) {
    let asked = threads::each(pile.reports.len(), pile.threads, |r| places_asked(pile, r).collect::<Vec<&str>>());
    asked.into_iter().flatten().for_each(|words| {
        spots.of(names, words);
    });
}

/// The places that the happenings of one report are told by: all that it names, then those of its events and figures.
fn places_asked<'p>(pile: &'p Pile, report: usize) -> impl Iterator<Item = &'p str> {
    named_places(pile, report).map(|(_, words)| words).chain(own_places(pile, report))
}

/// The happenings of one report, in order of their first words. `spots` must have met its places.
#[expect(clippy::indexing_slicing, reason = "the happening is one of those just counted")]
pub(crate) fn happenings_of(pile: &Pile, spots: &Spots, report: usize) -> Vec<Happening> {
    let layout = Layout::of(pile, spots, report);
    let traces = traces(pile, spots, &layout);
    let lead_day = lead_day(&layout, &traces);
    let expected = expected(&layout, lead_day);
    let mut found: Vec<Happening> = Vec::new();
    let (mut headed, mut current) = (false, None);
    for trace in traces {
        let mut best: Option<(usize, f64)> = None;
        for (k, h) in found.iter().enumerate() {
            let far = h.main
                && h.days.is_none()
                && trace.days.or(trace.vague).zip(expected).is_some_and(|(own, expected)| own.gap(expected) > EXPECTED);
            let Some(score) = belongs(&trace, h, spots, &layout, expected).filter(|_| !far) else { continue };
            let score = score + if current == Some(k) { 0.2 } else { 0.0 };
            if best.is_none_or(|(_, b)| score > b) {
                best = Some((k, score));
            }
        }
        let k = match best.filter(|(_, score)| *score >= JOINS) {
            Some((k, _)) => k,
            None if opens(&trace, &layout) => {
                let mut new = Happening::new(report, trace.back && !layout.is_top(trace.sentence));
                if layout.is_top(trace.sentence) && !layout.has_sections() {
                    // "Search ends at the burst dam in Arven": what is told later of Dorvet is another deed.
                    new.places
                        .extend(layout.scenes.iter().filter(|(s, _)| *s == trace.sentence).map(|(_, p)| (*p, 1.0)));
                }
                found.push(new);
                found.len() - 1
            }
            None => continue,
        };
        headed = headed || layout.head.contains(&trace.sentence);
        // A deed of the lead that is not the headline's is not what the report is about.
        let main = if headed { layout.head.contains(&trace.sentence) } else { layout.is_top(trace.sentence) };
        take(&mut found[k], trace, &layout, main && !layout.has_sections());
        current = Some(k);
    }
    found.retain(|h| !h.kinds.is_empty() || !h.tolls.is_empty());
    for h in &mut found {
        settle(pile, h, &layout, lead_day);
    }
    if !found.iter().any(|h| h.main) && !layout.has_sections() {
        found.push(untold(pile, &layout, lead_day));
    }
    about(pile, &mut found, &layout);
    followers(pile, &mut found, report);
    lay(pile, &mut found, &layout);
    found
}

/// A report that is about something its findings miss: words to be joined by, and nothing to stand alone with.
fn untold(pile: &Pile, layout: &Layout, lead_day: Option<Days>) -> Happening {
    let mut h = Happening::new(layout.report, false);
    h.main = true;
    h.sentences = layout.head.union(&layout.lead).copied().collect();
    settle(pile, &mut h, layout, lead_day);
    h
}

/// The day that headline or lead name: a scene's own, else any that is fresh.
fn lead_day(layout: &Layout, traces: &[Trace]) -> Option<Days> {
    let of_scene = |part: &BTreeSet<usize>| {
        let scene = |t: &&Trace| part.contains(&t.sentence) && !t.back && t.event.is_some_and(kinds::is_scene);
        traces.iter().filter(scene).find_map(|t| t.days)
    };
    let fresh = |d: &Days| layout.published.is_none_or(|p| (-1..=LEAD_DAYS).contains(&(p.numbers().1 - d.numbers().0)));
    let any = || {
        // The day of what is answered is not that of the answer.
        let older = |d: &NamedDay| traces.iter().any(|t| t.back && t.sentence == d.sentence && t.days == Some(d.days));
        let top = layout.days.iter().filter(|d| layout.is_top(d.sentence) && !d.said && !older(d));
        top.map(|d| d.days).find(fresh)
    };
    of_scene(&layout.head).or_else(|| of_scene(&layout.lead)).or_else(any)
}

fn expected(layout: &Layout, lead_day: Option<Days>) -> Option<Days> {
    if layout.follows_up { None } else { lead_day.or_else(|| layout.published.map(|p| p.since(1))) }
}

/// Whether a trace that joins nothing opens a happening.
fn opens(t: &Trace, layout: &Layout) -> bool {
    let scene = t.event.is_some_and(kinds::is_scene);
    let placed = t.place.is_some() || t.days.is_some();
    (layout.is_top(t.sentence) && !layout.has_sections())
        || (scene && (placed || t.vague.is_some() || t.section_day.is_some()))
        || (t.toll.is_some() && placed)
}

/// How well a trace fits a happening of its report; `None` where it cannot be.
fn belongs(t: &Trace, h: &Happening, spots: &Spots, layout: &Layout, expected: Option<Days>) -> Option<f64> {
    let same = h.sentences.contains(&t.sentence);
    if (t.other && !same) || (t.back != h.back && !same && !(t.definite && t.vague.is_none())) {
        return None;
    }
    // A day of its own, given where the text turns to it, is another deed's unless it is the very same.
    if t.turns && !same && t.days.is_some() && t.days != h.when() {
        return None;
    }
    if t.later && !same && !t.definite && t.event.is_some_and(kinds::violent) {
        return None;
    }
    let mut score = time(t, h)?;
    score += kind(t, h)?;
    if let Some(place) = t.place
        && !h.places.is_empty()
    {
        let about_it = h.main && t.event.is_some_and(|k| h.kinds.contains_key(&k));
        score += match spots.nearest([&place], h.places.keys()) {
            Lie::Apart => return None,
            // "recalling the six policemen who died at Lodmer on Tuesday": a place near by, another day and others that died.
            Lie::Near(n) if n < 1.0 && !same && t.toll.is_some() && has_other_day(t, h, expected) => return None,
            Lie::Near(n) => 1.5 * f64::from(n),
            // "since the shelling of the Selm bridge on Monday": another day and another place are another deed.
            Lie::Unknown if !same && has_other_day(t, h, expected) => return None,
            // A place that the map does not know is no veto against what the report is about.
            Lie::Unknown if same || t.definite || about_it => -0.8,
            Lie::Unknown => return None,
        };
    }
    if t.toll.is_some_and(|toll| h.tolls.contains_key(&toll)) {
        score += 1.5;
    }
    let distance = h.sentences.iter().map(|s| s.abs_diff(t.sentence)).min().unwrap_or(usize::MAX);
    let leap = if h.sentences.last().is_some_and(|s| layout.section(*s) != layout.section(t.sentence))
        && layout.has_sections()
    {
        2
    } else {
        0
    };
    // "Shells fell on Selm; six were killed, it denied having fired on the town": one sentence, though six died in the ambush too.
    score += if same { 3.5 } else { (1.1 - 0.2 * (distance.saturating_add(leap).saturating_sub(1)) as f64).max(0.0) };
    Some(score + if t.definite { 0.6 } else { 0.0 } + if h.main { 0.5 } else { 0.0 })
}

/// Whether a trace has a day that is not the happening's: what a report is about was on the expected day, where no clause has given one.
fn has_other_day(t: &Trace, h: &Happening, expected: Option<Days>) -> bool {
    let usual = h.when().or(expected.filter(|_| h.main));
    t.days.zip(usual).is_some_and(|(own, usual)| own.gap(usual) > 0)
}

/// What the days say: `None` for two days.
fn time(t: &Trace, h: &Happening) -> Option<f64> {
    let mut score = 0.0;
    if let (Some(own), Some(days)) = (t.days.or(t.section_day), h.when()) {
        let apart = own.gap(days);
        let told_again =
            t.definite || (h.main && t.place.is_none() && t.event.is_some_and(|k| h.kinds.contains_key(&k)));
        if apart > 1 || (apart == 1 && (t.toll.is_some() || !told_again || t.days.is_none())) {
            return None;
        }
        score += 0.7 - 0.5 * f64::from(apart);
    }
    let apart = |x: Option<Days>, y: Option<Days>| x.zip(y).is_some_and(|(x, y)| x.gap(y) > 0);
    if apart(t.vague, h.when()) || apart(h.vague, t.days) || apart(t.vague, h.vague) {
        return None;
    }
    Some(score)
}

/// What kinds and outcomes say: `None` where they cannot be one deed's.
fn kind(t: &Trace, h: &Happening) -> Option<f64> {
    if h.kinds.is_empty() {
        return Some(0.0);
    }
    if let Some(kind) = t.event {
        // The chemical attack and the strike that answers it are two.
        let telling = h.kinds.len() > 1 && kind == EventType::ChemicalAttack;
        let own = h.kinds.keys().filter(|k| !(telling && **k == EventType::Attack));
        return own.filter_map(|k| kinds::match_of(kind, *k)).max_by(f64::total_cmp);
    }
    let outcome = t.outcome?;
    h.kinds.keys().any(|k| kinds::fits(outcome, *k)).then_some(0.3)
}

impl Happening {
    fn new(report: usize, back: bool) -> Self {
        Happening {
            report,
            traces: Vec::new(),
            days: None,
            vague: None,
            places: BTreeMap::new(),
            around: BTreeSet::new(),
            named: BTreeSet::new(),
            kinds: BTreeMap::new(),
            tolls: BTreeMap::new(),
            victims: BTreeSet::new(),
            of_it: BTreeSet::new(),
            sentences: BTreeSet::new(),
            statements: BTreeSet::new(),
            words: Vec::new(),
            all_words: None,
            persons: BTreeSet::new(),
            until: None,
            main: false,
            follows_up: false,
            back,
            told: false,
            anchor: String::new(),
        }
    }
}

/// Puts a trace into a happening.
fn take(h: &mut Happening, t: Trace, layout: &Layout, main: bool) {
    let weight = if layout.head.contains(&t.sentence) {
        3
    } else if layout.lead.contains(&t.sentence) {
        2
    } else {
        1
    };
    h.main |= main && !h.back;
    if let Some(own) = t.days {
        let days = match h.days {
            Some((days, DaysFrom::Own)) => days.cover(own),
            _ => own,
        };
        h.days = Some((days, DaysFrom::Own));
    } else if let Some(day) = t.section_day
        && h.days.is_none()
    {
        h.days = Some((day, DaysFrom::Section));
    }
    h.vague = h.vague.or(t.vague);
    if let Some(kind) = t.event {
        *h.kinds.entry(kind).or_default() += weight;
    }
    if let Some(toll) = t.toll {
        h.tolls.entry(toll).or_insert_with(|| t.id.clone());
    }
    if let Some(place) = t.place {
        *h.places.entry(place).or_default() += weight as f32;
    }
    h.sentences.insert(t.sentence);
    h.traces.push(t);
}

/// Figures that open nothing and were not chained (things destroyed, people who fled) go where their sentence belongs, if it
/// belongs to one happening only.
fn followers(pile: &Pile, found: &mut [Happening], report: usize) {
    let taken: BTreeSet<usize> =
        found.iter().flat_map(|h| &h.traces).filter(|t| t.kind == ClaimKind::Figure).map(|t| t.at).collect();
    for (at, f) in pile.read(report).findings.figures.iter().enumerate() {
        if taken.contains(&at) || f.scope == Some(sayso_case::Scope::Total) {
            continue;
        }
        let sentence = pile.sentence(report, f.span.start);
        let mut homes = found.iter_mut().filter(|h| h.sentences.contains(&sentence));
        if let (Some(home), None) = (homes.next(), homes.next()) {
            home.traces.push(Trace {
                kind: ClaimKind::Figure,
                at,
                id: f.id.clone(),
                span: f.span,
                sentence,
                statement: f.statement.clone(),
                event: None,
                outcome: Some(f.outcome),
                toll: None,
                days: None,
                vague: None,
                section_day: None,
                place: None,
                definite: false,
                other: false,
                turns: false,
                later: false,
                back: false,
            });
        }
    }
    for h in found {
        h.traces.sort_by_key(|t| (t.span.start, t.span.end, t.kind, t.at));
    }
}
