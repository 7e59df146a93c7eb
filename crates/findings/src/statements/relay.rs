//! Words that somebody passes on: "According to dockers, citing the Coast Guard, ...", "the agency said, quoting an unnamed official",
//! "X was quoted by Radio Kelm as saying".
//!
//! Drafts go in, and their sources are set right: who is cited says it, who cites stands before them in the chain.

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::{Draft, NEIGHBOURS, span};
use crate::by_place::ByPlace;
use crate::context::Context;
use crate::{Manner, Mention, MentionKind};

/// Who passes each saying on, by its place in the list of drafts.
pub(super) struct Relay {
    /// The saying of whoever cites this one.
    pub within: Vec<Option<usize>>,
    /// The words for who passed it on without a saying of their own.
    pub passer: Vec<Option<Span>>,
}

/// Whoever is cited has this many words at most.
const LONGEST: usize = 12;

pub(super) fn relays(ctx: &Context, mentions: &ByPlace<Mention>, drafts: &mut [Draft]) -> Relay {
    let mut out = Relay { within: vec![None; drafts.len()], passer: vec![None; drafts.len()] };
    for b in 0..drafts.len() {
        let Some(cue) = drafts.get(b).and_then(|d| d.cue) else { continue };
        let words = ctx.reading.words_in(cue);
        if let Some(a) = put_in(ctx, drafts, b) {
            if let Some(slot) = out.within.get_mut(b) {
                *slot = Some(a);
            }
            continue;
        }
        if let Some(passer) = quoted_by(ctx, &words)
            && let Some(slot) = out.passer.get_mut(b)
        {
            *slot = Some(passer);
            continue;
        }
        if !words.clone().next_back().is_some_and(|k| ctx.pack.speakers.passers.contains(&ctx.lower(k))) {
            continue;
        }
        let said = drafts.get(b).map(|d| d.first()).unwrap_or_default();
        // "citing the danger": what is cited says nothing.
        let speaks = |s: &Span| !s.overlaps(said) && speaks(ctx, mentions, *s);
        let Some(cited) = cited(ctx, &words).filter(speaks) else { continue };
        let sentence = ctx.reading.sentence_at(cue.start);
        let near = b.saturating_sub(NEIGHBOURS)..drafts.len().min(b + NEIGHBOURS);
        let outer = near.into_iter().find(|&a| {
            a != b
                && drafts.get(a).is_some_and(|d| {
                    let alike = d.pieces.iter().any(|p| p.overlaps(said));
                    d.cue.is_some_and(|c| sentence.contains(c) && c != cue) && alike
                })
        });
        if let Some(a) = outer {
            if let Some(d) = drafts.get_mut(a)
                && let Some(c) = d.cue
                && d.source.is_some_and(|s| s.overlaps(cited))
            {
                // "According to | dockers, citing the Coast Guard": the words between the two cues.
                let between = (c.end < cue.start).then(|| span::tight(ctx, Span::new(c.end, cue.start)));
                d.source = between.filter(|s| !s.is_empty());
            }
            if let Some(slot) = out.within.get_mut(b) {
                *slot = Some(a);
            }
        } else if let (Some(slot), Some(d)) = (out.passer.get_mut(b), drafts.get(b)) {
            *slot = d.source.filter(|s| s.end <= cue.start && !s.overlaps(cited));
        }
        if let Some(d) = drafts.get_mut(b) {
            d.source = Some(cited);
        }
    }
    out
}

/// "The Tarvi, *the Heron News reports*, claimed it had taken the post": who reports stands between commas in the saying that is passed on.
/// `b`: the saying that may be passed on; the reporter's out.
fn put_in(ctx: &Context, drafts: &[Draft], b: usize) -> Option<usize> {
    let (d, cue) = (drafts.get(b)?, drafts.get(b)?.cue?);
    let who = d.source?;
    let near = b.saturating_sub(NEIGHBOURS)..drafts.len().min(b + NEIGHBOURS);
    near.into_iter().find(|&a| {
        let Some(other) = drafts.get(a).filter(|_| a != b) else { return false };
        let (Some(by), Some(passing)) = (other.source, other.cue) else { return false };
        let between = who.end <= by.start && by.end <= passing.start && passing.end <= cue.start;
        let comma = |from: usize, to: usize| ctx.between(from, to).trim() == ",";
        between
            && ctx.between(by.end, passing.start).trim().is_empty()
            && comma(who.end, by.start)
            && comma(passing.end, cue.start)
            && matches!(other.manner, Manner::Report | Manner::Say)
            && d.pieces.iter().any(|p| other.pieces.iter().any(|q| q.overlaps(*p)))
    })
}

/// Whether words that are cited are about somebody: a name, or a noun for a person or a body.
fn speaks(ctx: &Context, mentions: &ByPlace<Mention>, span: Span) -> bool {
    let words = ctx.reading.words_in(span);
    let noun = |k: usize| matches!(ctx.upos(k), Upos::Noun | Upos::Propn);
    let head = words.clone().skip_while(|&k| !noun(k)).take_while(|&k| noun(k)).last();
    let Some(head) = head else { return false };
    let word = ctx.pack.morphology.singular(ctx.word(head));
    let named = mentions.holding(ctx.place(head)).any(|m| m.kind != MentionKind::Place);
    let plain = ctx.pack.speakers.unnamed.contains(&ctx.lower(head))
        || ctx.pack.speakers.person_roles.contains(&word)
        || ctx.pack.speakers.body_nouns.contains(&word)
        || ctx.pack.speakers.persons.contains(&word);
    named || plain
}

/// The noun phrase behind "citing" or "quoting", up to a comma, a verb or a quotation.
fn cited(ctx: &Context, cue: &Words) -> Option<Span> {
    let sentence = ctx.sentence(cue.start);
    let part = |k: usize| {
        let ends = matches!(ctx.word(k), "," | ";" | "." | ":" | "\"" | "“" | "–" | "—")
            || matches!(ctx.upos(k), Upos::Aux | Upos::Sconj)
            || (ctx.upos(k) == Upos::Verb && k > cue.end)
            || ctx.pack.statement_words.as_that.contains(&ctx.lower(k));
        !ends
    };
    let end = (cue.end..sentence.end).take(LONGEST).find(|&k| !part(k)).unwrap_or(sentence.end.min(cue.end + LONGEST));
    let words = cue.end..end;
    let named = words.clone().any(|k| matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::X));
    named.then(|| span::tight(ctx, ctx.span(&words))).filter(|s| !s.is_empty())
}

/// "was quoted by | Radio Kelm | as saying".
fn quoted_by(ctx: &Context, cue: &Words) -> Option<Span> {
    let sentence = ctx.sentence(cue.start);
    let from = cue.start.saturating_sub(LONGEST).max(sentence.start);
    let to = (cue.end + LONGEST).min(sentence.end);
    let by = (from..to).find(|&k| {
        ctx.pack.small.by.contains(&ctx.lower(k))
            && k > 0
            && ctx.pack.statement_words.quoted_forms.contains(&ctx.lower(k - 1))
    })?;
    let end = (by + 1..to).find(|&k| ctx.pack.statement_words.quoted_behind.contains(&ctx.lower(k)))?;
    // "It was reported by Radio Kelm that ...": there the station speaks itself.
    if ctx.pack.small.reported.contains(&ctx.lower(by - 1)) && !ctx.pack.small.as_.contains(&ctx.lower(end)) {
        return None;
    }
    // The cue is the one of this very phrase: "quoted", or the "saying" behind it.
    let own = cue.contains(&(by - 1)) || cue.start >= end && cue.start <= end + 1;
    (own && end > by + 1).then(|| span::tight(ctx, ctx.span(&(by + 1..end))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    #[test]
    fn who_is_cited() {
        let text = "According to dockers, citing the Coast Guard of Varnia, the chase began at noon.";
        with_context(text, |ctx| {
            let cue = (0..12).find(|&k| ctx.word(k) == "citing").map_or(0..0, |k| k..k + 1);
            assert_eq!(cited(ctx, &cue).map(|s| ctx.of(s)), Some("the Coast Guard of Varnia"));
        });
    }

    #[test]
    fn who_passes_it_on() {
        let text = "Emric was quoted by Radio Orsk as saying that the ferry was safe.";
        with_context(text, |ctx| {
            assert_eq!(quoted_by(ctx, &(2..3)).map(|s| ctx.of(s)), Some("Radio Orsk"));
            assert_eq!(quoted_by(ctx, &(7..8)).map(|s| ctx.of(s)), Some("Radio Orsk"));
        });
        let dated = "Emric was reported by Radio Orsk on Monday as saying so.";
        with_context(dated, |ctx| assert_eq!(quoted_by(ctx, &(2..3)), None));
        let own = "Emric was reported by Radio Orsk as saying so.";
        with_context(own, |ctx| assert_eq!(quoted_by(ctx, &(2..3)).map(|s| ctx.of(s)), Some("Radio Orsk")));
        let itself = "It was reported by Radio Orsk that the ferry was safe.";
        with_context(itself, |ctx| assert_eq!(quoted_by(ctx, &(2..3)), None));
        let plain = "Emric was told by Radio Orsk that the ferry was safe.";
        with_context(plain, |ctx| assert_eq!(quoted_by(ctx, &(2..3)), None));
    }
}
