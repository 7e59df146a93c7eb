//! Whose people or things are counted: only what the words say ("three Varnian soldiers", "members of the Free Coast",
//! "our own losses"), never who struck them.

use sayso_text::Span;

use super::candidate::Candidate;
use super::frame::Frame;
use crate::{Mention, MentionKind, Side, Statement};

/// The side of those counted.
pub(crate) fn side(f: &Frame, c: &Candidate, mentions: &[Mention], statement: Option<&Statement>) -> Option<Side> {
    let reading = f.ctx.reading;
    let own = reading.span(&c.words);
    // "members of the Free Coast", "soldiers of the Varnian army": the group goes on after "of"
    let after = of_group(f, c);
    for span in [Some(own), after].into_iter().flatten() {
        if let Some(side) = mentioned(mentions, span).or_else(|| demonym(f, span)).or_else(|| party(f, span)) {
            return Some(side);
        }
    }
    speakers_own(f, c, statement)
}

/// The words of an "of" or "from" group right after the noun, up to the next mark or verb.
fn of_group(f: &Frame, c: &Candidate) -> Option<Span> {
    let at = c.words.end;
    if !matches!(f.word(at), "of" | "from") || c.counted.head.is_none() {
        return None;
    }
    let g = f.grammar();
    let mut end = at + 1;
    while end < f.len()
        && end < at + 8
        && !f.is_mark(end)
        && !g.auxiliaries.contains(f.word(end))
        && !g.conjunctions.contains(f.word(end))
        && (end == at + 1 || !g.prepositions.contains(f.word(end)) || f.word(end) == "of")
    {
        end += 1;
    }
    Some(f.ctx.reading.span(&(at + 1..end)))
}

/// A side or body named in the words. A body's people are its own ("fighters of the Coast Guard").
fn mentioned(mentions: &[Mention], span: Span) -> Option<Side> {
    let inside = |m: &&Mention| span.contains(m.span);
    let side = mentions.iter().filter(inside).find(|m| m.kind == MentionKind::Side);
    let found = side.or_else(|| mentions.iter().filter(inside).find(|m| m.kind == MentionKind::Body && m.named))?;
    Some(Side { value: found.name.clone(), basis: vec![found.span] })
}

/// "Peruvian soldiers".
fn demonym(f: &Frame, span: Span) -> Option<Side> {
    for k in f.ctx.reading.words_in(span) {
        if let Some(country) = f.ctx.gazetteer.demonym(f.ctx.word(k)) {
            return Some(Side { value: country.name.to_owned(), basis: vec![f.ctx.reading.words.get(k)?.span] });
        }
    }
    None
}

/// "rebel fighters", "three government soldiers".
fn party(f: &Frame, span: Span) -> Option<Side> {
    let words = f.ctx.reading.words_in(span);
    let hit = words.clone().find(|&k| f.grammar().parties.contains(f.word(k)))?;
    // "pro-government": the prefix belongs to the word
    let start = if f.is_dash(hit.saturating_sub(1)) && hit >= 2 && f.word(hit - 2) == "pro" { hit - 2 } else { hit };
    // who they fight is not whose they are
    if hit >= 2 && f.word(hit - 2) == "anti" {
        return None;
    }
    let basis = f.ctx.reading.span(&(start..hit + 1));
    Some(Side { value: f.ctx.of(basis).to_lowercase(), basis: vec![basis] })
}

/// "three of our soldiers", "two of its members": the speaker's side.
fn speakers_own(f: &Frame, c: &Candidate, statement: Option<&Statement>) -> Option<Side> {
    let statement = statement?;
    let hit = c.words.clone().find(|&k| matches!(f.word(k), "our" | "ours" | "us" | "its" | "own"))?;
    let value = statement.speaker.body.clone().or_else(|| statement.speaker.name.clone())?;
    Some(Side { value, basis: vec![f.ctx.reading.words.get(hit)?.span] })
}
