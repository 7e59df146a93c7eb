//! One field of one finding as a person says it is. In go a report with its findings and the correction, out come the findings with
//! it; what hangs on the finding follows. The words that are corrected to must stand in the report, but for a side and a date.

use sayso_case::{FindingId, Findings, MentionKind, ReadReport, Side, Speaker, SpeakerKind, When};
use sayso_text::Span;

use crate::operation::Field;

/// Corrects a field of the finding with this printed id; "" stands for nothing said.
///
/// # Errors
/// There is no such finding, it has no such field, or the words do not stand in the report: a sentence without its full stop.
pub fn correct(read: &mut ReadReport, id: &str, field: Field, to: &str) -> Result<(), String> {
    let to = to.trim();
    let span = place_of(&read.findings, id).ok_or_else(|| format!("there is no finding {id:?} in this report"))?;
    match field {
        Field::Speaker => {
            let speaker = speaker(read, span, to)?;
            give_speaker(&mut read.findings, id, &speaker).then_some(())
        }
        Field::Side => {
            let basis = nearest(&read.report.text, span, to).into_iter().collect();
            let side = (!to.is_empty()).then(|| Side { value: to.to_owned(), basis });
            give_side(&mut read.findings, id, side)
        }
        Field::Place => {
            let place = match to {
                "" => None,
                words => Some(nearest(&read.report.text, span, words).ok_or_else(|| not_there("a place", words))?),
            };
            give_place(&mut read.findings, id, place)
        }
        Field::Date => {
            let when = match to {
                "" => None,
                date => Some(When { moment: date.parse()?, basis: Vec::new() }),
            };
            give_date(&mut read.findings, id, when)
        }
    }
    .ok_or_else(|| format!("{id} has no {}", field.as_str()))
}

/// Where a finding stands; `None` where there is no such.
pub(crate) fn place_of(findings: &Findings, id: &str) -> Option<Span> {
    everything(findings).find(|(other, _, _)| other.as_str() == id).map(|(_, _, span)| span)
}

/// Every finding of a report: its id, its type, its place.
pub(crate) fn everything(f: &Findings) -> impl Iterator<Item = (&FindingId, &'static str, Span)> {
    let statements = f.statements.iter().map(|s| (&s.id, "statement", s.span));
    let figures = f.figures.iter().map(|x| (&x.id, "figure", x.span));
    let events = f.events.iter().map(|e| (&e.id, "event", e.span));
    let mentions = f.mentions.iter().map(|m| (&m.id, "mention", m.span));
    let victims = f.victims.iter().map(|v| (&v.id, "victim", v.span));
    let times = f.times.iter().map(|t| (&t.id, "time", t.span));
    statements.chain(figures).chain(events).chain(mentions).chain(victims).chain(times)
}

fn not_there(what: &str, words: &str) -> String {
    format!("{words:?} does not stand in this report; {what} is corrected to words as the report has them")
}

/// The whole words of a text that are nearest to a span.
fn nearest(text: &str, to: Span, words: &str) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let places = text.match_indices(words).map(|(at, _)| Span::new(at, at + words.len()));
    let whole = places.filter(|s| {
        let (before, behind) = (text.get(..s.start).unwrap_or_default(), text.get(s.end..).unwrap_or_default());
        apart(before.chars().next_back()) && apart(behind.chars().next())
    });
    whole.min_by_key(|s| (s.start.saturating_sub(to.end).max(to.start.saturating_sub(s.end)), s.start))
}

/// The speaker of this name as the report knows it.
fn speaker(read: &ReadReport, at: Span, name: &str) -> Result<Speaker, String> {
    let f = &read.findings;
    if name.is_empty() {
        return Ok(Speaker { id: None, name: None, role: None, body: None, kind: SpeakerKind::Unnamed });
    }
    let spoken = f.statements.iter().flat_map(|s| std::iter::once(&s.speaker).chain(&s.also));
    if let Some(known) = spoken.into_iter().find(|s| s.name.as_deref() == Some(name)) {
        return Ok(known.clone());
    }
    let of = |m: &&sayso_case::Mention| m.name == name || m.span.of(&read.report.text) == name;
    let (id, kind) = match f.mentions.iter().find(of) {
        Some(m) => {
            let kind = match m.kind {
                MentionKind::Person => SpeakerKind::Person,
                MentionKind::Body => SpeakerKind::Body,
                MentionKind::Place | MentionKind::Side => SpeakerKind::Side,
            };
            (m.mention_of.clone(), kind)
        }
        None => {
            let words = nearest(&read.report.text, at, name).ok_or_else(|| not_there("a speaker", name))?;
            (FindingId::new(&read.report.id, "mention", words, "speaker"), SpeakerKind::Unnamed)
        }
    };
    Ok(Speaker { id: Some(id), name: Some(name.to_owned()), role: None, body: None, kind })
}

/// Whether there was a finding that has a speaker.
fn give_speaker(f: &mut Findings, id: &str, speaker: &Speaker) -> bool {
    let Some(statement) = f.statements.iter().find(|s| s.id.as_str() == id).cloned() else {
        let figures = f.figures.iter_mut().map(|x| (&x.id, &mut x.speaker));
        let events = f.events.iter_mut().map(|x| (&x.id, &mut x.speaker));
        let victims = f.victims.iter_mut().map(|x| (&x.id, &mut x.speaker));
        let mut others = figures.chain(events).chain(victims);
        return others.find(|(other, _)| other.as_str() == id).map(|(_, old)| *old = speaker.clone()).is_some();
    };
    let pieces: Vec<FindingId> =
        f.statements.iter().filter(|s| s.saying == statement.saying).map(|s| s.id.clone()).collect();
    let within = inside(f, &pieces);
    let place = statement.chain.len().saturating_sub(1);
    for s in &mut f.statements {
        let is_piece = pieces.contains(&s.id);
        if is_piece {
            s.speaker = speaker.clone();
        }
        // The way of an inner saying goes through its outer speaker.
        if (is_piece || within.contains(&s.id))
            && let Some(link) = s.chain.get_mut(place)
        {
            link.clone_from(&speaker.name);
        }
    }
    let figures = f.figures.iter_mut().map(|x| (&x.statement, &mut x.speaker));
    let events = f.events.iter_mut().map(|x| (&x.statement, &mut x.speaker));
    let victims = f.victims.iter_mut().map(|x| (&x.statement, &mut x.speaker));
    for (on, old) in figures.chain(events).chain(victims) {
        if on.as_ref().is_some_and(|on| pieces.contains(on)) && *old == statement.speaker {
            *old = speaker.clone();
        }
    }
    true
}

/// The statements that stand in any of these, at any depth.
fn inside(f: &Findings, outer: &[FindingId]) -> Vec<FindingId> {
    let mut found: Vec<FindingId> = Vec::new();
    loop {
        let holds = |id: &FindingId| outer.contains(id) || found.contains(id);
        let next = f.statements.iter().find(|s| !holds(&s.id) && s.within.as_ref().is_some_and(holds));
        match next {
            Some(s) => found.push(s.id.clone()),
            None => return found,
        }
    }
}

fn give_side(f: &mut Findings, id: &str, side: Option<Side>) -> Option<()> {
    let figures = f.figures.iter_mut().map(|x| (&x.id, &mut x.side));
    let mut all = figures.chain(f.victims.iter_mut().map(|x| (&x.id, &mut x.side)));
    all.find(|(other, _)| other.as_str() == id).map(|(_, old)| *old = side)
}

fn give_place(f: &mut Findings, id: &str, place: Option<Span>) -> Option<()> {
    let figures = f.figures.iter_mut().map(|x| (&x.id, &mut x.place));
    let mut all = figures.chain(f.events.iter_mut().map(|x| (&x.id, &mut x.place)));
    all.find(|(other, _)| other.as_str() == id).map(|(_, old)| *old = place)
}

fn give_date(f: &mut Findings, id: &str, when: Option<When>) -> Option<()> {
    let figures = f.figures.iter_mut().map(|x| (&x.id, &mut x.when));
    let mut all = figures.chain(f.events.iter_mut().map(|x| (&x.id, &mut x.when)));
    all.find(|(other, _)| other.as_str() == id).map(|(_, old)| *old = when)
}

/// Takes a finding out; of a saying all its pieces. What hung on a saying hangs on the one around it then, or is the report's own.
pub(crate) fn reject(f: &mut Findings, id: &str) {
    if let Some(statement) = f.statements.iter().find(|s| s.id.as_str() == id).cloned() {
        return reject_saying(f, &statement);
    }
    f.figures.retain(|x| x.id.as_str() != id);
    f.events.retain(|x| x.id.as_str() != id);
    f.mentions.retain(|x| x.id.as_str() != id);
    f.victims.retain(|x| x.id.as_str() != id);
    f.times.retain(|x| x.id.as_str() != id);
}

fn reject_saying(f: &mut Findings, rejected: &sayso_case::Statement) {
    let pieces: Vec<FindingId> =
        f.statements.iter().filter(|s| s.saying == rejected.saying).map(|s| s.id.clone()).collect();
    let within = inside(f, &pieces);
    let outer = rejected.within.as_ref().and_then(|id| f.statements.iter().find(|s| &s.id == id));
    let (outer, speaker) = match outer {
        Some(outer) => (Some(outer.id.clone()), outer.speaker.clone()),
        None => (None, Speaker::narrator()),
    };
    let place = rejected.chain.len().saturating_sub(1);
    f.statements.retain(|s| !pieces.contains(&s.id));
    for s in f.statements.iter_mut().filter(|s| within.contains(&s.id)) {
        if place + 1 < s.chain.len() {
            s.chain.remove(place);
        }
        if s.within.as_ref().is_some_and(|on| pieces.contains(on)) {
            s.within.clone_from(&outer);
        }
    }
    let figures = f.figures.iter_mut().map(|x| (&mut x.statement, &mut x.speaker));
    let events = f.events.iter_mut().map(|x| (&mut x.statement, &mut x.speaker));
    let victims = f.victims.iter_mut().map(|x| (&mut x.statement, &mut x.speaker));
    for (on, who) in figures.chain(events).chain(victims) {
        if on.as_ref().is_some_and(|on| pieces.contains(on)) {
            on.clone_from(&outer);
            *who = speaker.clone();
        }
    }
}
