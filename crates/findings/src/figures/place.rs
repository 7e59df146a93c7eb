//! The place of a figure: of the places its sentence names, the one its clause is tied to.
//!
//! "killing 15 civilians in Orsk" before "in Kelt, 15 civilians were killed"; a dateline is no place of an incident.

use sayso_reader::Words;
use sayso_text::Span;

use super::candidate::Candidate;
use super::frame::Frame;
use crate::{Mention, MentionKind};

/// The words for the place.
pub(crate) fn place(f: &Frame, c: &Candidate, sentence: &Words, mentions: &[Mention]) -> Option<Span> {
    let reading = f.ctx.reading;
    let mut best: Option<(usize, Span)> = None;
    for m in mentions.iter().filter(|m| m.kind == MentionKind::Place) {
        let at = reading.words_in(m.span);
        if at.is_empty()
            || at.start < sentence.start
            || at.end > sentence.end
            || c.words.contains(&at.start)
            || is_dateline(f, &at, sentence)
            || is_somebodys(f, &at)
        {
            continue;
        }
        let tied = tied(f, at.start, sentence.start);
        let gap =
            if at.start >= c.words.end { at.start - c.words.end } else { 8 + c.words.start.saturating_sub(at.end) };
        let barriers = |from: usize, to: usize| {
            (from..to).filter(|&k| f.grammar().barriers.contains(f.word(k)) || f.word(k) == ";").count()
        };
        let between =
            if at.start >= c.words.end { barriers(c.words.end, at.start) } else { barriers(at.end, c.words.start) };
        let cost = gap + between * 15 + if tied { 0 } else { 20 };
        if best.is_none_or(|(b, _)| cost < b) {
            best = Some((cost, m.span));
        }
    }
    best.filter(|(cost, _)| *cost < 60).map(|(_, span)| span)
}

/// "near the house of Dalo Emric": what belongs to somebody bears no place's name.
pub(crate) fn is_somebodys(f: &Frame, at: &Words) -> bool {
    let of = at.start.checked_sub(2).filter(|_| f.pack().small.of.contains(f.before(at.start)));
    of.is_some_and(|noun| f.pack().figure_words.somebodys.contains(f.word(noun))) && at.len() > 1
}

/// Whether a preposition of place leads to the name, over its article and adjectives ("in the northern town of Orsk").
fn tied(f: &Frame, at: usize, from: usize) -> bool {
    let mut k = at;
    while k > from && at - k < 8 {
        k -= 1;
        match f.word(k) {
            word if f.pack().figure_words.tied_leads.contains(word) => {
                return true;
            }
            word if f.pack().figure_words.place_ends.contains(word) => return false,
            _ => {}
        }
    }
    false
}

/// "ORSK, Varnia (Tarsin Wire) —": capitals at the start of a sentence, or a name right before a bracket or dash.
fn is_dateline(f: &Frame, at: &Words, sentence: &Words) -> bool {
    let capitals = f.ctx.span(at).of(f.ctx.text).chars().all(|c| !c.is_lowercase());
    at.start <= sentence.start + 3
        && (capitals || matches!(f.word(at.end), "(" | "—" | "–") || f.word(at.end) == "-" && !f.is_glued(at.end))
}
