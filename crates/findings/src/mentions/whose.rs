//! Whose an office is: the words that tell "the health ministry in Orsk" from "the health ministry in Tolm".
//!
//! A raw body goes in; out come the words beside it by which the report tells one body of that office from another. Only a
//! body with an office's name and no name of its own needs them: "the powerful Free Coast Front" is praised, not told apart.

use sayso_reader::{Upos, Words};

use crate::context::Context;

/// Not more words in front of an office or behind it belong to it.
const REACH: usize = 4;

/// Whether the words name an office that many have, and nobody's in particular.
pub(super) fn is_office(ctx: &Context, core: &Words) -> bool {
    let joins = |k: usize| ctx.pack.mention_words.office_links.contains(ctx.word(k));
    let noun = |k: usize| ctx.pack.speakers.body_nouns.contains(&ctx.pack.morphology.singular(ctx.word(k)));
    let known = |k: usize| {
        let word = ctx.lower(k);
        noun(k)
            || joins(k)
            || ctx.pack.speakers.kinds.contains(&word)
            || !ctx.is_capital(k)
            || ctx.pack.small.affairs.contains(&word)
    };
    core.clone().any(noun) && core.clone().all(known)
}

/// The words that tell whose the office is, in front of it and behind it.
pub(super) fn beside(ctx: &Context, words: &Words) -> (Words, Words) {
    (in_front(ctx, words), behind(ctx, words))
}

/// "the | internationally recognised | health ministry": what stands between the article and the office.
fn in_front(ctx: &Context, words: &Words) -> Words {
    let sentence = ctx.sentence(words.start);
    let part = |k: usize| {
        let kind = matches!(ctx.upos(k), Upos::Adj | Upos::Adv | Upos::Num | Upos::Noun | Upos::Propn | Upos::Verb);
        // "recognised", however the reader takes it.
        (kind || ctx.word(k).len() > 4 && ctx.pack.morphology.is_past(ctx.word(k)))
            && !ctx.pack.speakers.praising.contains(&ctx.lower(k))
    };
    let mut start = words.start;
    while start > sentence.start && words.start - start < REACH && part(start - 1) {
        start -= 1;
    }
    let article = start > sentence.start && ctx.pack.grammar.articles.contains(&ctx.lower(start - 1));
    let start = if article { start } else { words.start };
    start..words.start
}

/// "the health ministry | in Orsk", "the mission | of the Zelmaran Union".
fn behind(ctx: &Context, words: &Words) -> Words {
    let sentence = ctx.sentence(words.start);
    let none = words.end..words.end;
    if !ctx.pack.mention_words.behind_links.contains(ctx.word(words.end)) {
        return none;
    }
    let first = words.end + 1 + usize::from(ctx.pack.small.the.contains(&ctx.lower(words.end + 1)));
    let named = ctx.is_capital(first) && ctx.upos(first) != Upos::Num;
    let part = |k: usize| k < sentence.end && matches!(ctx.upos(k), Upos::Adj | Upos::Noun | Upos::Propn);
    // "in a statement", "in May" tell of no owner; what is not named tells of one only by "of".
    let dated = ctx.pack.grammar.is_calendar(ctx.word(first));
    if dated || !(named || ctx.pack.small.of.contains(ctx.word(words.end))) || !part(first) {
        return none;
    }
    let mut end = first;
    while part(end) && end - first < REACH {
        end += 1;
    }
    words.end..end
}
