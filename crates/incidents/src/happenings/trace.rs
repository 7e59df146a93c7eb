//! Events and figures as far as they tell of a deed: a report's findings in, [`Trace`]s in order of the text out.
//!
//! A day or place is a trace's own only if it stands in its clause: in its sentence, with no other event and no word that ends a
//! clause between, no day of saying, no speaker's seat. Everything else is no value: "Shells hit the mill in Arven after soldiers
//! were killed in Dorvet on Monday" dates the killing.

use sayso_case::{ClaimKind, Event, EventType, Figure, FindingId, Mode, Outcome, Scope, Unit, When};
use sayso_text::Span;

use super::layout::{Layout, floor};
use super::words::Telling;
use crate::days::Days;
use crate::kinds;
use crate::pile::Pile;
use crate::spots::{Spot, Spots};

/// What became of people, as far as deeds are told by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Harm {
    /// Killed.
    Killed,
    /// Wounded.
    Wounded,
    /// Killed or wounded.
    Harmed,
    /// Missing.
    Missing,
    /// Detained or taken.
    Taken,
}

impl Harm {
    /// As figures have it.
    pub fn outcome(self) -> Outcome {
        match self {
            Harm::Killed => Outcome::Killed,
            Harm::Wounded => Outcome::Wounded,
            Harm::Harmed => Outcome::KilledOrWounded,
            Harm::Missing => Outcome::Missing,
            Harm::Taken => Outcome::Detained,
        }
    }

    fn of(outcome: Outcome) -> Option<Self> {
        match outcome {
            Outcome::Killed => Some(Harm::Killed),
            Outcome::Wounded => Some(Harm::Wounded),
            Outcome::KilledOrWounded => Some(Harm::Harmed),
            Outcome::Missing => Some(Harm::Missing),
            Outcome::Detained => Some(Harm::Taken),
            _ => None,
        }
    }
}

/// One event or figure of a report, as far as it tells of a deed.
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
    /// The kind of event.
    pub event: Option<EventType>,
    /// What became of those counted.
    pub outcome: Option<Outcome>,
    /// How many came to harm.
    pub toll: Option<(Harm, u64)>,
    /// Its own days: at most four.
    pub days: Option<Days>,
    /// Its own weeks, months or years.
    pub vague: Option<Days>,
    /// The day of its section.
    pub section_day: Option<Days>,
    /// Its own place.
    pub place: Option<Spot>,
    /// "the attack", "that shooting".
    pub definite: bool,
    /// "another attack", "elsewhere".
    pub other: bool,
    /// "With regard to the events of 13 May, ...": its sentence turns to a deed.
    pub turns: bool,
    /// "The next day shells fell": its sentence goes on to a later deed.
    pub later: bool,
    /// Its sentence looks back.
    pub back: bool,
}

/// The traces of a report, in order of the text.
pub(crate) fn traces(pile: &Pile, spots: &Spots, layout: &Layout) -> Vec<Trace> {
    let report = layout.report;
    let findings = &pile.read(report).findings;
    let mut out = Vec::new();
    for (at, e) in findings.events.iter().enumerate() {
        if is_told(e) {
            let mut trace = of(pile, layout, (ClaimKind::Event, at), &e.id, e.span);
            trace.event = Some(e.event_type);
            trace.statement.clone_from(&e.statement);
            time_and_place(pile, spots, layout, &mut trace, e.when.as_ref(), e.place);
            out.push(trace);
        }
    }
    for (at, f) in findings.figures.iter().enumerate() {
        if tells(f) {
            let mut trace = of(pile, layout, (ClaimKind::Figure, at), &f.id, f.span);
            trace.outcome = Some(f.outcome);
            trace.toll = Harm::of(f.outcome).zip(f.low.or(f.high).filter(|n| *n > 0));
            trace.statement.clone_from(&f.statement);
            time_and_place(pile, spots, layout, &mut trace, f.when.as_ref(), f.place);
            out.push(trace);
        }
    }
    out.sort_by_key(|t| (t.span.start, t.span.end, t.kind, t.at));
    out
}

/// Whether a deed can be told by an event: one that was, or is said not to have been.
fn is_told(e: &Event) -> bool {
    matches!(e.mode, Mode::Happened | Mode::Denied)
}

/// Whether a deed can be told by a figure: people who came to harm, were let go, gave up; no running total.
fn tells(f: &Figure) -> bool {
    f.unit == Unit::People
        && f.scope != Some(Scope::Total)
        && (Harm::of(f.outcome).is_some() || kinds::freed(f.outcome))
}

fn of(pile: &Pile, layout: &Layout, (kind, at): (ClaimKind, usize), id: &FindingId, span: Span) -> Trace {
    let report = layout.report;
    let words = Telling::of(pile, report);
    let text = pile.text(report);
    let sentence = pile.sentence(report, span.start);
    let whole = pile.sentence_span(report, sentence);
    let from = whole.start.max(floor(text, span.start.saturating_sub(32)));
    let before = text.get(from..span.start).unwrap_or("");
    let head = whole.of(text);
    let head = head.get(..floor(head, head.len().min(40))).unwrap_or("");
    let later = words.goes_on(head);
    // "The next day |the shelling": the article of the opening is none of the shelling's.
    let opening =
        |n| text.get(whole.start..span.start).unwrap_or("").split_whitespace().skip(n).collect::<Vec<_>>().join(" ");
    let definite = is_definite(words, later.map(opening).as_deref().unwrap_or(before));
    Trace {
        kind,
        at,
        id: id.clone(),
        span,
        sentence,
        statement: None,
        event: None,
        outcome: None,
        toll: None,
        days: None,
        vague: None,
        section_day: layout.section_day(sentence),
        place: None,
        definite,
        other: words.is_other(head) || words.is_other(before),
        turns: words.turns(head),
        later: later.is_some(),
        back: (words.looks_back(whole.of(text)) || (kind == ClaimKind::Event && words.is_older(before)))
            && !layout.head.contains(&sentence),
    }
}

/// "the |attack", "this deadly |shooting": at most two words between.
fn is_definite(telling: Telling, before: &str) -> bool {
    let last = before.rsplit([',', '.', ';', ':', '\n']).next().unwrap_or("");
    let mut words = last.split_whitespace().rev().take(3);
    words.any(|w| telling.0.definite.contains(&w.to_lowercase()))
}

fn time_and_place(
    pile: &Pile,
    spots: &Spots,
    layout: &Layout,
    trace: &mut Trace,
    when: Option<&When>,
    place: Option<Span>,
) {
    let found = when.map(|w| Days::of_moment(w.moment));
    trace.days = own_day(pile, layout, trace);
    if let (Some(days), Some(when)) = (found, when) {
        if days.length() > 3 {
            trace.vague = Some(days);
        } else if when.basis.is_empty() {
            trace.days = trace.days.or(Some(days));
        }
    }
    if trace.days.is_none() && trace.vague.is_none() {
        trace.vague = opening_time(pile, layout.report, trace.sentence);
    }
    let own = place.filter(|p| is_own_place(pile, layout.report, trace.span, *p));
    trace.place = own.and_then(|p| spots.at(pile.of(layout.report, p)));
}

/// "In 2021, fifty died in clashes": the long time at the head of a sentence, of all that is told in it.
fn opening_time(pile: &Pile, report: usize, sentence: usize) -> Option<Days> {
    const LEAD: usize = 12;
    let (whole, text) = (pile.sentence_span(report, sentence), pile.text(report));
    let times = &pile.read(report).findings.times;
    let from = times.partition_point(|t| t.span.start < whole.start);
    let first = times.get(from).filter(|t| t.span.start <= whole.start + LEAD)?;
    let closed = text.get(first.span.end..whole.end)?.trim_start().starts_with(',');
    let days = Days::of_moment(first.value.as_deref().filter(|_| closed)?.parse().ok()?);
    (days.length() > 3).then_some(days)
}

/// The nearest day of the sentence with neither another event nor the end of a clause between.
fn own_day(pile: &Pile, layout: &Layout, trace: &Trace) -> Option<Days> {
    let text = pile.text(layout.report);
    let events = &pile.read(layout.report).findings.events;
    let telling = Telling::of(pile, layout.report);
    let mut best: Option<(usize, Days)> = None;
    for day in layout.days.iter().filter(|d| d.sentence == trace.sentence && !d.said) {
        let (low, high) = if day.span.start >= trace.span.end {
            (trace.span.end, day.span.start)
        } else {
            (day.span.end.min(trace.span.start), trace.span.start)
        };
        let between = text.get(low..high).unwrap_or("");
        let other_event = events.iter().any(|e| low < e.span.start && e.span.start < high && e.span != trace.span);
        if other_event || telling.breaks(between) || best.is_some_and(|(near, _)| near <= high - low) {
            continue;
        }
        best = Some((high - low, day.days));
    }
    best.map(|(_, days)| days)
}

/// The places that a report's events and figures have as their own, in the order in which traces are made.
pub(super) fn own_places<'p>(pile: &'p Pile, report: usize) -> impl Iterator<Item = &'p str> {
    let findings = &pile.read(report).findings;
    let events = findings.events.iter().filter(|e| is_told(e)).map(|e| (e.span, e.place));
    let figures = findings.figures.iter().filter(|f| tells(f)).map(|f| (f.span, f.place));
    let placed = events.chain(figures).filter_map(|(span, place)| Some((span, place?)));
    placed.filter(move |(span, place)| is_own_place(pile, report, *span, *place)).map(move |(_, p)| pile.of(report, p))
}

/// Whether a finding's place stands in its clause after a word of place, and in no speaker's name.
fn is_own_place(pile: &Pile, report: usize, trace: Span, place: Span) -> bool {
    let text = pile.text(report);
    let inside = place.start <= trace.end && place.end >= trace.start;
    let from = pile.sentence_span(report, pile.sentence(report, place.start)).start;
    let from = from.max(floor(text, place.start.saturating_sub(64)));
    let before = text.get(from..place.start).unwrap_or("");
    let words = Telling::of(pile, report);
    let fits = (inside || words.is_locative(before)) && !words.is_said_there(before);
    let (low, high) = (trace.end.min(place.end), trace.start.max(place.start));
    let cut = low < high && words.breaks(text.get(low..high).unwrap_or(""));
    let away = pile.sentence(report, place.start) != pile.sentence(report, trace.start);
    let mut sources = pile.read(report).findings.statements.iter().filter_map(|s| s.source);
    let seat = sources.any(|s| s.start <= place.start && place.start < s.end);
    fits && !cut && !away && !seat
}
