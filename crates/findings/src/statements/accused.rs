//! Passive accusations: "X has been accused of ..." names the accused, and the accuser only behind "by".

use sayso_reader::{Deprel, Words};

use sayso_text::Span;

use super::subject;
use crate::Mention;
use crate::by_place::ByPlace;
use crate::context::Context;

/// Whether the verb of a cue is a passive whose subject is the accused: "the Heron Brigade *has been accused* of", and in a headline "Heron
/// Brigade *accused* of".
pub(super) fn passive(ctx: &Context, cue: &Words) -> bool {
    let Some(verb) = cue.clone().rev().find(|&k| ctx.pack.speakers.accused.contains(&ctx.lower(k))) else {
        return false;
    };
    let sentence = ctx.sentence(verb);
    let from = verb.saturating_sub(4).max(sentence.start);
    let be = |k: usize| ctx.pack.statement_words.passive_be.contains(&ctx.lower(k));
    let between = |k: usize| {
        (k + 1..verb).all(|j| {
            ctx.pack.morphology.is_adverbial(&ctx.lower(j)) || be(j) || ctx.pack.small.also.contains(&ctx.lower(j))
        })
    };
    let helped = (from..verb).rev().any(|k| be(k) && between(k));
    // "four men they accused of informing": the object went before.
    let active = ctx.children(verb).any(|k| ctx.deprel(k) == Deprel::Nsubj)
        || verb.checked_sub(1).is_some_and(|k| ctx.pack.statement_words.active_fronts.contains(&ctx.lower(k)));
    let by_tree = ctx.children(verb).any(|k| matches!(ctx.deprel(k), Deprel::NsubjPass | Deprel::AuxPass));
    // Whom an active verb accuses stands right behind it.
    let nobody_behind = ctx.pack.statement_words.of_by.contains(&ctx.lower(verb + 1));
    helped
        || nobody_behind && !active
        || by_tree && ctx.pack.statement_words.accused_over.contains(&ctx.lower(verb + 1))
}

/// Who accuses, right behind a passive: "was accused | by *the bishops* | of burning the mill".
pub(super) fn accuser(ctx: &Context, mentions: &ByPlace<Mention>, cue: &Words) -> Option<Span> {
    const LONGEST: usize = 8;
    let by = cue.end.checked_sub(1).filter(|&k| ctx.pack.small.by.contains(&ctx.lower(k))).unwrap_or(cue.end);
    if !ctx.pack.small.by.contains(&ctx.lower(by)) {
        return None;
    }
    let end = (by + 1..by + 2 + LONGEST).find(|&k| ctx.pack.statement_words.accuser_ends.contains(&ctx.lower(k)))?;
    let words = ctx.span(&(by + 1..end));
    (end > by + 1 && subject::can_speak(ctx, mentions, words)).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    fn found(text: &str) -> bool {
        with_context(text, |ctx| {
            let verb = (0..20).find(|&k| ctx.pack.speakers.accused.contains(ctx.word(k)));
            passive(ctx, &verb.map_or(0..0, |k| k..k + 1))
        })
    }

    #[test]
    fn the_accused_accuses_nobody() {
        for text in [
            "The Heron Brigade has often been accused of burning barges.",
            "Heron Brigade accused of burning barges",
            "The brigade was also blamed for the raid.",
            "Two officers are suspected of selling fuel.",
        ] {
            assert!(found(text), "{text}");
        }
    }

    #[test]
    fn an_accuser_does() {
        for text in [
            "The brigade accused Luria of burning barges.",
            "Luria has again blamed the brigade for the raid.",
            "Four men they accused of informing died.",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
