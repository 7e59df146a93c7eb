//! Denials without the word: "That is a lie", "the reports were fake", "it had not fired".
//!
//! In goes a saying of no marked manner and its content; out comes whether it denies.

use sayso_reader::Upos;
use sayso_text::Span;

use crate::context::Context;
use crate::{Manner, Polarity};

/// The manner that the content gives a plain saying; the same where it denies nothing.
pub(super) fn manner(
    ctx: &Context,
    source: Option<Span>,
    cue: Span,
    pieces: &[Span],
    listed: Manner,
    polarity: Polarity,
) -> Manner {
    let plain = matches!(listed, Manner::Say | Manner::Claim | Manner::Report) && polarity == Polarity::Affirmed;
    let [piece] = pieces else { return listed };
    if !plain || source.is_none() {
        return listed;
    }
    let labels = ctx.of(cue).split_whitespace().any(|w| ctx.pack.statement_words.labelling.contains(&w.to_lowercase()));
    let denies = if labels { labelled(ctx, *piece) } else { predicated(ctx, *piece) || cleared(ctx, *piece) };
    if denies { Manner::Deny } else { listed }
}

/// Words without marks, in lower case, with their places in the text's words.
fn words(ctx: &Context, piece: Span) -> Vec<(usize, String)> {
    let letters = |k: &usize| ctx.word(*k).chars().any(char::is_alphanumeric);
    ctx.reading.words_in(piece).filter(letters).map(|k| (k, ctx.lower(k))).collect()
}

/// How many words at the end of a clause call it untrue: "a lie", "fake news", "not true".
fn untrue(ctx: &Context, words: &[(usize, String)]) -> Option<usize> {
    let own: Vec<&str> = words.iter().map(|(_, w)| w.as_str()).collect();
    let phrase = ctx.pack.sayings.denials.phrases.iter().find_map(|p| {
        let parts: Vec<&str> = p.split(' ').collect();
        own.ends_with(&parts).then_some(parts.len())
    });
    phrase.or_else(|| ctx.pack.sayings.denials.words.contains(*own.last()?).then_some(1))
}

/// "A lie", "the reports were fake news", "that is not true": what is said of another's words, to the clause's end.
fn predicated(ctx: &Context, piece: Span) -> bool {
    // Only the first clause: "that is a lie, and the bridge is ours".
    let end = ctx.of(piece).find([',', ';', '.']).filter(|&at| at > 0).map_or(piece.end, |at| piece.start + at);
    let said = words(ctx, Span::new(piece.start, end));
    let Some(n) = untrue(ctx, &said) else { return false };
    let mut front = said.get(..said.len().saturating_sub(n)).unwrap_or_default();
    // "fabricated and untrue".
    if let [rest @ .., (_, and)] = front
        && ctx.pack.small.and.contains(and)
        && let Some(m) = untrue(ctx, rest)
    {
        front = rest.get(..rest.len().saturating_sub(m)).unwrap_or_default();
    }
    while let [rest @ .., (_, last)] = front
        && ctx.pack.statement_words.denial_between.contains(last)
    {
        front = rest;
    }
    match front {
        [] => true,
        [subject @ .., (_, be)] if ctx.pack.statement_words.predicate_be.contains(be) => {
            subject.is_empty() || subject.iter().any(|(_, w)| ctx.pack.sayings.denials.of.contains(w))
        }
        _ => false,
    }
}

/// "Called the report a lie", "described the claims as nonsense".
fn labelled(ctx: &Context, piece: Span) -> bool {
    let said = words(ctx, piece);
    let Some(n) = untrue(ctx, &said) else { return false };
    let front = said.get(..said.len().saturating_sub(n)).unwrap_or_default();
    front.iter().any(|(_, w)| ctx.pack.sayings.denials.of.contains(w))
}

/// "It had not fired", "our troops did not use gas": the speaker clears its own of a deed.
fn cleared(ctx: &Context, piece: Span) -> bool {
    let said = words(ctx, piece);
    let Some(not) = said.iter().position(|(_, w)| ctx.pack.statement_words.cleared_nots.contains(w)) else {
        return false;
    };
    let (Some(front), Some(behind)) = (said.get(..not), said.get(not + 1..)) else { return false };
    let own = front.first().is_some_and(|(_, w)| ctx.pack.statement_words.cleared_subjects.contains(w));
    let helps = front.last().is_some_and(|(_, w)| ctx.pack.statement_words.cleared_helpers.contains(w));
    let deed = behind.iter().take(2).find(|(k, _)| ctx.upos(*k) != Upos::Adv);
    front.len() <= 5 && own && helps && deed.is_some_and(|(_, w)| ctx.pack.sayings.is_deed(w))
}
