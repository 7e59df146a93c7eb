//! What one report tells of one happening: its events and figures in, gathered into [`Telling`]s, out.
//!
//! A trace is one event or figure. Traces join where they stand close together, share a number, or speak of "the attack",
//! and neither their kinds, days nor places conflict. Running totals are no traces, and sentences that look back ("in the
//! past", "last year") make tellings of their own.

use std::collections::BTreeSet;

use sayso_case::{ClaimKind, EventType, FindingId, MentionKind, Mode, Outcome, Scope, Unit};
use sayso_text::Span;

use crate::days::Days;
use crate::kinds;
use crate::lists::lists;
use crate::names::Names;
use crate::pile::Pile;
use crate::settle::settle;
use crate::whereabouts::Whereabouts;
use crate::wording::{flat, gist, has};

/// One event or figure of a report, as far as it tells of a happening.
#[derive(Clone, Debug)]
pub(crate) struct Trace {
    /// Event or figure.
    pub kind: ClaimKind,
    /// Where it stands in the report's list of its kind.
    pub at: usize,
    /// Its id.
    pub id: FindingId,
    /// Its words.
    pub span: Span,
    /// Its sentence's number.
    pub sentence: usize,
    /// The statement it hangs on.
    pub statement: Option<FindingId>,
    event: Option<EventType>,
    number: Option<(Outcome, u64)>,
    days: Option<Days>,
    places: Vec<usize>,
    definite: bool,
    happened: bool,
}

/// What one report tells of one happening.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    /// Its report.
    pub report: usize,
    /// The events and figures, in order of the text.
    pub traces: Vec<Trace>,
    /// When, as far as the report says so.
    pub days: Option<Days>,
    /// The places named in the events and figures, in order.
    pub places: Vec<usize>,
    /// All places named in its sentences.
    pub around: BTreeSet<usize>,
    /// Kinds of its events.
    pub events: Vec<EventType>,
    /// Ways of killing that its sentences speak of, as bits.
    pub means: u8,
    /// Numbers of people killed, wounded and so on.
    pub numbers: BTreeSet<(Outcome, u64)>,
    /// Its sentences.
    pub sentences: BTreeSet<usize>,
    /// What it is about.
    pub gist: BTreeSet<u64>,
    /// Whether the headline tells of it.
    pub headline: bool,
    /// Whether it looks back beyond the day's news.
    pub background: bool,
}

impl Telling {
    /// The kind most of its events have; "attack" only where there is nothing else, the first for a tie.
    pub fn main_event(&self) -> Option<EventType> {
        let count = |kind: EventType| self.traces.iter().filter(|t| t.event == Some(kind)).count();
        let says_more = |k: &&EventType| **k != EventType::Attack || self.events.len() == 1;
        let kinds = self.events.iter().enumerate().filter(|(_, k)| says_more(k));
        kinds.max_by_key(|(n, k)| (count(**k), std::cmp::Reverse(*n))).map(|(_, k)| *k)
    }

    /// Whether something happened or somebody came to harm in it.
    pub fn is_happening(&self) -> bool {
        self.traces.iter().any(|t| t.happened || t.number.is_some())
    }
}

/// The ways of killing a flat sentence speaks of, one bit for each group of `words/en.toml`.
fn means(flat: &str) -> u8 {
    let hits = lists().weapon.iter().filter(|w| has(flat, &w.words).is_some());
    hits.fold(0, |bits, w| bits | 1u8.checked_shl(u32::from(w.group)).unwrap_or(0))
}

/// The tellings of one report, in order of their first words.
pub(crate) fn tellings(pile: &Pile, names: &Names, near: &Whereabouts, report: usize) -> Vec<Telling> {
    let mut out: Vec<Telling> = Vec::new();
    for trace in traces(pile, names, near, report) {
        let back = looks_back(pile, report, trace.sentence);
        let best = out
            .iter()
            .enumerate()
            .filter(|(_, t)| t.background == back || t.sentences.contains(&trace.sentence))
            .filter_map(|(k, t)| Some((k, closeness(pile, near, t, &trace)?)))
            .filter(|(_, score)| *score >= 1.0)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        match best.and_then(|(k, _)| out.get_mut(k)) {
            Some(telling) => add(pile, names, near, telling, trace),
            None => {
                let mut telling = Telling {
                    report,
                    traces: Vec::new(),
                    days: None,
                    places: Vec::new(),
                    around: BTreeSet::new(),
                    events: Vec::new(),
                    means: 0,
                    numbers: BTreeSet::new(),
                    sentences: BTreeSet::new(),
                    gist: BTreeSet::new(),
                    headline: false,
                    background: back,
                };
                add(pile, names, near, &mut telling, trace);
                out.push(telling);
            }
        }
    }
    settle(pile, names, near, out)
}

/// "In the past", "last year", "since the war began", "since 2020".
fn looks_back(pile: &Pile, report: usize, sentence: usize) -> bool {
    let flat = flat(pile.of(report, pile.sentence_span(report, sentence)));
    let since = flat.split_once(" since ").is_some_and(|(_, rest)| {
        rest.split(' ').take(8).any(|w| {
            matches!(
                w,
                "war"
                    | "conflict"
                    | "uprising"
                    | "truce"
                    | "ceasefire"
                    | "began"
                    | "started"
                    | "revolution"
                    | "independence"
            ) || (w.len() == 4 && (w.starts_with("19") || w.starts_with("20")) && w.bytes().all(|b| b.is_ascii_digit()))
        })
    });
    since || has(&flat, &lists().background).is_some()
}

/// How near the nearest two places of two lists are; `None` where none are near.
pub(crate) fn nearest<'a>(
    near: &Whereabouts,
    a: impl IntoIterator<Item = &'a usize>,
    b: impl IntoIterator<Item = &'a usize> + Clone,
) -> Option<f64> {
    let mut best: Option<f64> = None;
    for x in a {
        for y in b.clone() {
            if let Some(n) = near.nearness(*x, *y) {
                best = Some(best.map_or(n, |b| b.max(n)));
            }
        }
    }
    best
}

/// The events and figures of a report that can tell of a happening, in order of the text.
fn traces(pile: &Pile, names: &Names, near: &Whereabouts, report: usize) -> Vec<Trace> {
    let findings = &pile.read(report).findings;
    let text = pile.text(report);
    let days =
        |when: &Option<sayso_case::When>| when.as_ref().map(|w| Days::of_moment(w.moment)).filter(|d| d.length() <= 31);
    let place = |span: Option<Span>| -> Vec<usize> {
        let at = span.and_then(|s| names.at(pile, report, s).or_else(|| names.of_text(s.of(text))));
        at.into_iter().filter(|n| !near.is_wide(*n)).collect()
    };
    let mut out = Vec::new();
    for (at, e) in findings.events.iter().enumerate() {
        if !matches!(e.mode, Mode::Happened | Mode::Denied) {
            continue;
        }
        let before = text.get(..e.span.start).unwrap_or("").trim_end();
        let definite = [" the", " The", " this", "\nThe", " This"].iter().any(|w| before.ends_with(w));
        out.push(Trace {
            kind: ClaimKind::Event,
            at,
            id: e.id.clone(),
            span: e.span,
            sentence: pile.sentence(report, e.span.start),
            statement: e.statement.clone(),
            event: Some(e.event_type),
            number: None,
            days: days(&e.when),
            places: place(e.place),
            definite,
            happened: e.mode == Mode::Happened,
        });
    }
    for (at, f) in findings.figures.iter().enumerate() {
        let counts = matches!(
            f.outcome,
            Outcome::Killed
                | Outcome::Wounded
                | Outcome::KilledOrWounded
                | Outcome::KilledOrCaptured
                | Outcome::Missing
                | Outcome::Detained
                | Outcome::Surrendered
                | Outcome::Released
                | Outcome::Exchanged
                | Outcome::Captured
                | Outcome::Destroyed
                | Outcome::HandedOver
                | Outcome::Evacuated
                | Outcome::Displaced
                | Outcome::Delivered
        );
        if !counts || f.scope == Some(Scope::Total) {
            continue;
        }
        let number = f.low.or(f.high).filter(|_| f.unit == Unit::People);
        out.push(Trace {
            kind: ClaimKind::Figure,
            at,
            id: f.id.clone(),
            span: f.span,
            sentence: pile.sentence(report, f.span.start),
            statement: f.statement.clone(),
            event: None,
            number: number.map(|n| (f.outcome, n)),
            days: days(&f.when),
            places: place(f.place),
            definite: false,
            happened: true,
        });
    }
    out.sort_by_key(|t| (t.span.start, t.span.end, t.kind, t.at));
    out
}

/// How strongly a trace belongs to a telling of its report; `None` where it cannot.
fn closeness(pile: &Pile, near: &Whereabouts, telling: &Telling, trace: &Trace) -> Option<f64> {
    let mut score = 0.0;
    let same_sentence = telling.sentences.contains(&trace.sentence);
    if let (Some(a), Some(b)) = (telling.days, trace.days) {
        if a.gap(b) > 1 {
            return None;
        }
        score += 0.7;
    }
    if let Some(kind) = trace.event
        && !telling.events.is_empty()
    {
        let best = telling.events.iter().filter_map(|k| kinds::match_of(*k, kind)).max_by(f64::total_cmp);
        score += best?;
    }
    if let Some((outcome, _)) = trace.number
        && !telling.events.is_empty()
        && !telling.events.iter().any(|k| kinds::fits(outcome, *k))
    {
        return None;
    }
    if let (Some(kind), None) = (trace.event, telling.events.first())
        && !telling.numbers.iter().any(|(o, _)| kinds::fits(*o, kind))
    {
        return None;
    }
    if !trace.places.is_empty() && !telling.places.is_empty() {
        let best = nearest(near, &trace.places, &telling.places);
        match best {
            Some(n) => score += 1.5 * n,
            None if trace.places.iter().any(|p| telling.around.contains(p)) => score += 0.7,
            // "The attack took place near the mill": more of the same, unless the map says that it is elsewhere.
            None if same_sentence || (trace.definite && !trace.places.iter().any(|p| near.is_town(*p))) => {}
            None => return None,
        }
    }
    if same_sentence {
        score += 1.5;
    } else {
        let last = telling.sentences.range(..=trace.sentence).next_back().map_or(99, |s| trace.sentence - s);
        score += (0.9 - 0.25 * (last as f64 - 1.0)).max(0.0);
    }
    if trace.number.is_some_and(|n| telling.numbers.contains(&n)) {
        score += 2.0;
    }
    if trace.definite {
        score += 0.6;
    }
    if telling.headline {
        score += 0.3;
    }
    if pile.is_headline(telling.report, trace.sentence) && telling.headline {
        score += 0.5;
    }
    Some(score)
}

/// Puts a trace into a telling: its day, places, kind, number, sentence.
pub(crate) fn add(pile: &Pile, names: &Names, near: &Whereabouts, telling: &mut Telling, trace: Trace) {
    let report = telling.report;
    telling.days = match (telling.days, trace.days) {
        (Some(a), Some(b)) => Some(a.shared(b).unwrap_or(a)),
        (a, b) => a.or(b),
    };
    for place in &trace.places {
        if !telling.places.contains(place) {
            telling.places.push(*place);
        }
    }
    if let Some(kind) = trace.event
        && !telling.events.contains(&kind)
    {
        telling.events.push(kind);
    }
    telling.numbers.extend(trace.number);
    telling.headline |= pile.is_headline(report, trace.sentence);
    if telling.sentences.insert(trace.sentence) {
        let span = pile.sentence_span(report, trace.sentence);
        let mentions = &pile.read(report).findings.mentions;
        let from = mentions.partition_point(|m| m.span.start < span.start);
        for m in mentions.iter().skip(from).take_while(|m| m.span.start < span.end) {
            if m.kind == MentionKind::Place
                && let Some(name) = names.of_entity(report, &m.mention_of)
                && !near.is_wide(name)
            {
                telling.around.insert(name);
            }
        }
        telling.gist.extend(gist(span.of(pile.text(report))));
        telling.means |= means(&flat(span.of(pile.text(report))));
    }
    telling.around.extend(&telling.places);
    telling.traces.push(trace);
}
