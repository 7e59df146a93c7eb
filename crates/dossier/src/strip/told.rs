//! What is told of when. In goes a case, out come its incidents with the hours, intervals and parts of days that their reports
//! tell of them, each with who tells it.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Case, Event, FindingId, Fold, Incident, Mode, ReadReport, ReportId, SpeakerKind};
use sayso_text::{Span, paragraphs};
use serde::{Deserialize, Serialize};

use super::hours::{self, DAY, Hour};
use crate::dates;
use crate::headline::deed;
use crate::safe::shortened;
use crate::wording::plain;

/// An incident as the strip has it.
pub(super) struct Told<'c> {
    pub incident: &'c Incident,
    /// Its kind and places.
    pub label: String,
    /// The days it can have been on, numbered; `None`: no day is told, or no more than a month.
    pub days: Option<(i64, i64)>,
    /// In order of time.
    pub marks: Vec<Mark>,
}

/// A time told of an incident, by all who tell the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    /// The number of the day.
    pub day: i64,
    pub hour: Hour,
    /// What was then: "shelling", "214 violations".
    pub what: String,
    /// Who says so, in case order.
    pub by: Vec<String>,
    /// Whether a report tells it in its own voice.
    pub own_voice: bool,
    /// Whether somebody denies the answer it stands in.
    pub denied: bool,
    /// The number of each report that tells it, from 0, and of the paragraph there, from 1.
    pub told_in: Vec<(usize, usize)>,
}

impl Mark {
    /// What it says: "about 9:40 shooting (Arven Police; denied)", "evening: shelling".
    pub(super) fn words(&self) -> String {
        let colon = if self.hour.is_part() { ":" } else { "" };
        let mut notes: Vec<String> = Vec::new();
        if self.denied || !self.own_voice {
            let names: Vec<String> = self.by.iter().take(2).map(|n| shortened(n, 26)).collect();
            let more = self.by.len().saturating_sub(2);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            notes.extend((!names.is_empty()).then(|| names.join(", ") + &more));
        }
        notes.extend(self.denied.then(|| "denied".to_owned()));
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
        format!("{}{colon} {}{notes}", self.hour.words(), self.what)
    }
}

/// All incidents but background that are kept, in the case's order.
pub(super) fn told<'c>(case: &'c Case, keeps: &dyn Fn(&Incident) -> bool) -> Vec<Told<'c>> {
    let mut all: Vec<Told> = Vec::new();
    let mut of: BTreeMap<&FindingId, Option<usize>> = BTreeMap::new();
    let events: BTreeMap<&FindingId, &Event> =
        case.reports.iter().flat_map(|r| &r.findings.events).map(|e| (&e.id, e)).collect();
    for incident in &case.incidents {
        let shown = (incident.fold != Some(Fold::Background) && keeps(incident)).then_some(all.len());
        // What a background incident tells is its own: no hour of it moves to another.
        incident.findings.iter().for_each(|f| {
            of.entry(f).or_insert(shown);
        });
        if shown.is_some() {
            all.push(Told {
                incident,
                label: deed(incident) + &disputed(incident, &events),
                days: days(incident),
                marks: Vec::new(),
            });
        }
    }
    let denied = denied(case);
    for (k, read) in case.reports.iter().enumerate() {
        for (which, mark) in marks_of(k, read, &of, &denied, &all) {
            if let Some(told) = all.get_mut(which) {
                add(&mut told.marks, mark);
            }
        }
    }
    for told in &mut all {
        keep_what_tells_more(&mut told.marks);
        told.marks.sort_by_key(|m| (m.day, m.hour));
    }
    all
}

/// "Wednesday morning" says nothing beside "9:40" of that morning.
fn keep_what_tells_more(marks: &mut Vec<Mark>) {
    let at = |m: &Mark| (m.day * DAY + m.hour.ends().0, m.day * DAY + m.hour.ends().1);
    let hours: Vec<(i64, i64)> = marks.iter().filter(|m| !m.hour.is_part()).map(at).collect();
    marks.retain(|m| !m.hour.is_part() || hours.iter().all(|(a, b)| *b < at(m).0 || at(m).1 < *a));
}

/// " (Arven Police; denied by Dalo Emric)" behind the kind of a deed that somebody denies: who says that it was, where no report says so
/// in its own voice, and who says that it was not. Nothing where nobody denies it.
fn disputed(incident: &Incident, events: &BTreeMap<&FindingId, &Event>) -> String {
    let own =
        incident.findings.iter().filter_map(|f| events.get(f)).filter(|e| Some(e.event_type) == incident.event_type);
    let names = |mode: Mode| {
        let mut all: Vec<String> = Vec::new();
        for event in own.clone().filter(|e| e.mode == mode) {
            let name = crate::safe::shortened(event.speaker.name.as_deref().unwrap_or_default(), 26);
            if !name.is_empty() && !all.contains(&name) {
                all.push(name);
            }
        }
        all.truncate(2);
        all.join(", ")
    };
    if own.clone().all(|e| e.mode != Mode::Denied) {
        return String::new();
    }
    let own_voice = own.clone().any(|e| e.mode == Mode::Happened && e.speaker.kind == SpeakerKind::Narrator);
    let (told, not) = (if own_voice { String::new() } else { names(Mode::Happened) }, names(Mode::Denied));
    let by = if not.is_empty() { "denied".to_owned() } else { format!("denied by {not}") };
    if told.is_empty() { format!(" ({by})") } else { format!(" ({told}; {by})") }
}

/// The first and last day, where they are known better than by the month.
fn days(incident: &Incident) -> Option<(i64, i64)> {
    let when = incident.when?;
    let ends = (number(&when.first().to_string())?, number(&when.last().to_string())?);
    (ends.1 - ends.0 < 15 && incident.date_prec.is_none_or(|p| p <= 3)).then_some(ends)
}

fn number(day: &str) -> Option<i64> {
    dates::day_number(day)
}

/// The findings whose answer somebody denies.
fn denied(case: &Case) -> BTreeSet<&FindingId> {
    let mut out = BTreeSet::new();
    for point in &case.points {
        for position in &point.positions {
            if point.positions.iter().any(|p| p.denies.as_ref() == Some(&position.id)) {
                out.extend(position.claims.iter().map(|c| &c.finding));
            }
        }
    }
    out
}

/// An event or figure that a time may belong to.
struct Near<'r> {
    id: &'r FindingId,
    span: Span,
    day: Option<i64>,
    what: String,
    by: Option<String>,
    denied: bool,
    event: bool,
}

/// What a report tells of hours, with the incident's place in `all`.
fn marks_of(
    k: usize,
    read: &ReadReport,
    of: &BTreeMap<&FindingId, Option<usize>>,
    denied: &BTreeSet<&FindingId>,
    all: &[Told],
) -> Vec<(usize, Mark)> {
    // Most reports tell of no hour, or of none that is kept.
    let mut ids = read.findings.events.iter().map(|e| &e.id).chain(read.findings.figures.iter().map(|f| &f.id));
    if read.findings.times.is_empty() || !ids.any(|id| of.get(id).copied().flatten().is_some()) {
        return Vec::new();
    }
    let near = near(read, denied);
    let all_paragraphs = paragraphs(&read.report.text);
    let mut out: Vec<(usize, Mark)> = Vec::new();
    for time in &read.findings.times {
        let Some(value) = &time.value else { continue };
        let text = read.report.text.as_str();
        let sentence = read.findings.sentence_at(time.span.start);
        let (own_day, hour) = match hours::clock(value) {
            Some((day, minute)) => (day.and_then(number), hours::told(text, sentence, time.span, minute)),
            None => (value.split('/').next().and_then(exact), hours::part(text, sentence, time.span)),
        };
        let Some(hour) = hour else { continue };
        let inside = near.iter().filter(|n| sentence.contains(n.span) && of.contains_key(n.id));
        let Some(nearest) = inside.min_by_key(|n| (!n.event, gap(n.span, time.span), n.span)) else { continue };
        let Some(which) = of.get(nearest.id).copied().flatten() else { continue };
        let day = own_day.or(nearest.day).or_else(|| all.get(which).and_then(|t| single_day(t, &read.report.id)));
        let Some(day) = day else { continue };
        let mark = Mark {
            day,
            hour,
            what: nearest.what.clone(),
            by: nearest.by.iter().cloned().collect(),
            own_voice: nearest.by.is_none(),
            denied: nearest.denied,
            told_in: vec![(k, all_paragraphs.partition_point(|p| p.start <= time.span.start).max(1))],
        };
        out.push((which, mark));
    }
    out
}

/// A value that is one day.
fn exact(value: &str) -> Option<i64> {
    value.parse::<sayso_case::PartialDate>().ok().filter(|d| d.first() == d.last()).and_then(|d| number(&d.to_string()))
}

fn gap(a: Span, b: Span) -> usize {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}

/// The day on which a report's only happening of this incident was, where it is one.
fn single_day(told: &Told, report: &ReportId) -> Option<i64> {
    let mut mine = told.incident.happenings.iter().filter(|h| h.report == *report);
    let (Some(one), None) = (mine.next(), mine.next()) else { return None };
    number(&one.when?.as_day()?.to_string())
}

/// The report's events that were told as having happened, and its figures.
fn near<'r>(read: &'r ReadReport, denied: &BTreeSet<&FindingId>) -> Vec<Near<'r>> {
    let f = &read.findings;
    let text = read.report.text.as_str();
    let named = |speaker: &sayso_case::Speaker| {
        (speaker.kind != SpeakerKind::Narrator)
            .then(|| speaker.name.clone().unwrap_or_else(|| "nobody named".to_owned()))
    };
    let is_denied = |id: &FindingId, statement: &Option<FindingId>| {
        denied.contains(id) || statement.as_ref().is_some_and(|s| denied.contains(s))
    };
    let day = |when: &Option<sayso_case::When>| number(&when.as_ref()?.moment.as_day()?.to_string());
    let events = f.events.iter().filter(|e| e.mode == Mode::Happened).map(|e| Near {
        id: &e.id,
        span: e.span,
        day: day(&e.when),
        what: plain(e.event_type.as_str()),
        by: named(&e.speaker),
        denied: is_denied(&e.id, &e.statement),
        event: true,
    });
    let figures = f.figures.iter().filter(|g| !g.denied).map(|g| Near {
        id: &g.id,
        span: g.span,
        day: day(&g.when),
        what: crate::safe::shortened(g.span.of(text), 32),
        by: named(&g.speaker),
        denied: is_denied(&g.id, &g.statement),
        event: false,
    });
    events.chain(figures).collect()
}

/// Adds a mark, or its tellers to one of the same hour. The first one's words say what was then.
fn add(marks: &mut Vec<Mark>, new: Mark) {
    let Some(same) = marks.iter_mut().find(|m| m.day == new.day && m.hour.same(new.hour)) else {
        marks.push(new);
        return;
    };
    same.hour = same.hour.vaguer(new.hour);
    same.denied |= new.denied;
    same.own_voice |= new.own_voice;
    for (report, paragraph) in new.told_in {
        if same.told_in.iter().all(|(r, _)| *r != report) {
            same.told_in.push((report, paragraph));
        }
    }
    for name in new.by {
        if !same.by.contains(&name) {
            same.by.push(name);
        }
    }
}
