//! Whose clause a saying inside another stands in.
//!
//! Drafts go in, and where the reader gave an inner saying the outer one's speaker though its own clause has a subject, that subject is
//! set: "*Moss* says *the landlord* claimed the house was empty", "*She* added deputies feared *he* had written it".

use sayso_reader::Upos;
use sayso_text::Span;

use super::{Draft, NEIGHBOURS, span, subject};
use crate::by_place::ByPlace;
use crate::context::Context;
use crate::{Mention, MentionKind};

/// Gives each inner saying its own clause's subject. The drafts are in order of place.
pub(super) fn own_subjects(ctx: &Context, mentions: &ByPlace<Mention>, drafts: &mut [Draft]) {
    for b in 0..drafts.len() {
        let Some((source, cue)) = drafts.get(b).and_then(|d| Some((d.source?, d.cue?))) else { continue };
        let near = drafts.get(b.saturating_sub(NEIGHBOURS)..b).unwrap_or_default();
        // The outer saying has the same source, and this one's cue stands in what it says.
        let outer = near.iter().rev().find(|a| {
            a.source == Some(source) && a.cue.is_some_and(|c| c != cue) && a.pieces.iter().any(|p| p.contains(cue))
        });
        let Some(piece) = outer.and_then(|a| a.pieces.iter().find(|p| p.contains(cue)).copied()) else { continue };
        let Some(own) = between(ctx, mentions, piece, cue) else { continue };
        if let Some(d) = drafts.get_mut(b).filter(|d| !d.pieces.iter().any(|p| p.overlaps(own))) {
            d.source = Some(own);
        }
    }
}

/// The subject of a cue by the tree, where it stands in the outer content.
fn between(ctx: &Context, mentions: &ByPlace<Mention>, piece: Span, cue: Span) -> Option<Span> {
    let own = subject::of_cue(ctx, &ctx.reading.words_in(cue))?;
    let own = span::source(ctx, own);
    let speaks = piece.contains(own) && !own.overlaps(cue) && subject::can_speak(ctx, mentions, own);
    (speaks && !own.is_empty()).then_some(own)
}

/// "A ministry official | speaking on condition of anonymity | said", "Sector | North | recorded": all of it up to the cue.
fn up_to_cue(ctx: &Context, source: Span, cue: Span) -> Option<Span> {
    const LONGEST: usize = 8;
    let from = ctx.reading.words_in(source).end;
    let to = ctx.reading.words_in(cue).start;
    if from >= to || to - from > LONGEST || ctx.sentence(from) != ctx.sentence(to) {
        return None;
    }
    let capital =
        |k: usize| ctx.is_capital(k) && ctx.upos(k) == Upos::Propn && !ctx.pack.grammar.is_calendar(ctx.word(k));
    let name = capital(from - 1) && to - from <= 2 && (from..to).all(capital);
    let anonymous = |k: usize| ctx.lower(k).starts_with("anonym");
    let speaking = ctx.pack.small.speaking.contains(&ctx.lower(from)) && (from..to).any(anonymous);
    (name || speaking).then(|| source.cover(ctx.span(&(from..to))))
}

/// "A Kestrel commander | called Abu Rawaha | offered": the name that a participle gives stands between the source and the cue.
pub(super) fn with_name(ctx: &Context, mentions: &ByPlace<Mention>, source: Span, cue: Span) -> Span {
    let end = ctx.reading.words_in(source).end;
    let mut at = end;
    if let Some(whole) = up_to_cue(ctx, source, cue) {
        return whole;
    }
    let gives = |k: usize| ctx.pack.statement_words.named_forms.contains(&ctx.lower(k));
    if !gives(at) || ctx.place(at).overlaps(cue) {
        return source;
    }
    at += 1;
    while ctx.pack.statement_words.name_fronts.contains(&ctx.lower(at)) && at < end + 4 {
        at += 1;
    }
    let name = mentions.touching(ctx.place(at)).find(|m| m.kind == MentionKind::Person && m.span.end <= cue.start);
    let Some(m) = name else { return source };
    let after = ctx.between(m.span.end, cue.start.max(m.span.end)).trim();
    if after.is_empty() || after == "," { source.cover(m.span) } else { source }
}
