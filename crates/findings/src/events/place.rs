//! The place of an event: of the places its sentence names, the one nearest to its words and tied to them by a preposition.
//!
//! "In Kelt, rebels shelled a school" as well as "clashes near the northern town of Orsk"; a dateline is no place, and in
//! "Orsk's mayor was arrested" nothing says where.

use sayso_gazetteer::People;
use sayso_reader::{Deprel, Words};
use sayso_text::Span;

use super::phrase;
use super::roles::Roles;
use super::trigger::Trigger;
use crate::by_place::ByPlace;
use crate::figures::{Frame, is_somebodys};
use crate::{Mention, MentionKind};

/// Beyond this a place is too far off to be meant.
const FAR: usize = 50;

/// The words for the place.
pub(crate) fn place(
    f: &Frame,
    t: &Trigger,
    roles: &Roles,
    sentence: &Words,
    mentions: &ByPlace<Mention>,
) -> Option<Span> {
    let reading = f.ctx.reading;
    // Farther off than this every place costs too much.
    let near = t.words.start.saturating_sub(FAR).max(sentence.start)..(t.words.end + FAR).min(sentence.end);
    let near = f.ctx.span(&near);
    let named = mentions.touching(near).filter(|m| m.kind == MentionKind::Place || is_town(f, m)).filter_map(|m| {
        let at = reading.words_in(m.span);
        let here = !at.is_empty() && at.start >= sentence.start && at.end <= sentence.end && !at.contains(&t.head);
        let date = f.grammar().calendar.contains(f.word(at.start));
        if !here
            || date
            || is_dateline(f, &at, sentence)
            || is_within(roles.agent.as_ref(), &at)
            || f.pack().grammar.owner_marks.contains(f.word(at.end))
            || is_somebodys(f, &at)
        {
            return None;
        }
        let suffers = is_within(roles.patient.as_ref(), &at);
        let led = lead(f, at.start, sentence.start);
        let cost = gap(f, t, &at) + if suffers || led { 0 } else { 30 };
        Some((cost, m.span))
    });
    let best = named.min_by_key(|(cost, span)| (*cost, span.start)).filter(|(cost, _)| *cost < FAR);
    best.map(|(_, span)| span).or_else(|| unnamed(f, t))
}

/// "the market in |Shavren": a town that the report names as a party too ("the Shavren authorities"). No country is a town.
fn is_town(f: &Frame, m: &Mention) -> bool {
    let at = f.ctx.reading.words_in(m.span);
    let led = at.start.checked_sub(1).is_some_and(|k| f.grammar().place_leads.contains(f.word(k)));
    let country = || matches!(f.ctx.gazetteer.people(m.span.of(f.ctx.text)), People::Country(_));
    m.kind == MentionKind::Side && led && at.len() == 1 && f.ctx.is_capital(at.start) && !country()
}

/// "in a market", "at a checkpoint": where no name is given.
fn unnamed(f: &Frame, t: &Trigger) -> Option<Span> {
    let at = f.ctx.children(t.head).find(|&c| {
        let spatial = |p: usize| f.ctx.deprel(p) == Deprel::Case && f.pack().events.words.spots.contains(f.word(p));
        matches!(f.ctx.deprel(c), Deprel::Obl | Deprel::Nmod)
            && f.pack().events.has(|l| &l.place_nouns, f.word(c))
            && f.ctx.children(c).any(spatial)
    })?;
    phrase::around(f, at).map(|w| f.ctx.span(&w))
}

fn is_within(phrase: Option<&Words>, at: &Words) -> bool {
    phrase.is_some_and(|p| p.start <= at.start && at.end <= p.end)
}

/// Words between trigger and place, clause ends counted more; a place before its event must be nearer.
fn gap(f: &Frame, t: &Trigger, at: &Words) -> usize {
    let (from, to, extra) = if at.start >= t.words.end {
        (t.words.end, at.start, 0)
    } else {
        (at.end.min(t.words.start), t.words.start, 6)
    };
    let barriers = (from..to)
        .filter(|&k| f.grammar().barriers.contains(f.word(k)) || f.pack().events.words.gap_ends.contains(f.word(k)))
        .count();
    (to - from) + barriers * 8 + extra
}

/// Whether a preposition of place leads to the name, over its article and adjectives ("in the northern town of Orsk").
fn lead(f: &Frame, at: usize, from: usize) -> bool {
    for k in (from..at).rev().take(8) {
        match f.word(k) {
            word if f.pack().grammar.place_leads.contains(word) => {
                return true;
            }
            word if f.pack().events.words.place_ends.contains(word) => return false,
            _ => {}
        }
    }
    false
}

/// "ORSK, Varnia (Tarsin Wire) —": capitals at the start of a sentence, or a name right before a bracket or dash.
fn is_dateline(f: &Frame, at: &Words, sentence: &Words) -> bool {
    let capitals = f.ctx.span(at).of(f.ctx.text).chars().all(|c| !c.is_lowercase());
    let marked = matches!(f.word(at.end), "(" | "—" | "–") || f.is_dash(at.end) && !f.is_glued(at.end);
    at.start <= sentence.start + 3 && (capitals || marked)
}
