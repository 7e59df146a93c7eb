//! The words beside a name: a name's place in, the beginnings of the words around it, or whether one of a list is among them, out.

use std::collections::BTreeSet;

use sayso_reader::Words;
use sayso_text::Span;

use crate::context::Context;
use crate::statements::span::verbal;

/// The beginnings of the words of the noun phrase in front of a name and of the description behind it.
pub(super) fn words_beside(ctx: &Context, name: &Words) -> Vec<String> {
    /// So many words to both sides.
    const REACH: usize = 8;
    let sentence = ctx.sentence(name.start);
    let stop = |k: &usize| verbal(ctx, *k) || matches!(ctx.word(*k), ";" | ":" | "(");
    let before = (name.start.saturating_sub(REACH).max(sentence.start)..name.start).rev().take_while(|k| !stop(k));
    let comma = ctx.word(name.end) == ",";
    let opens = comma || ctx.pack.speaker_words.beside_leads.contains(&ctx.lower(name.end));
    let from = name.end + usize::from(comma);
    let behind = (from..sentence.end).take(if opens { REACH } else { 0 });
    let behind = behind.take_while(|k| !stop(k) && ctx.word(*k) != ",");
    before.chain(behind).map(|k| front(ctx.word(k))).collect()
}

/// The first letters of each word, by which a side's name and its adjective agree.
pub(super) fn fronts(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).map(front)
}

/// The first letters of a word.
pub(super) fn front(word: &str) -> String {
    sayso_gazetteer::fold(word).chars().take(4).collect()
}

/// Whether the words of a name, or those in front of it up to a verb, are of a list ("a spokeswoman, Dala Emric").
pub(super) fn beside(ctx: &Context, at: Span, list: &BTreeSet<String>) -> bool {
    let own = ctx.reading.words_in(at);
    let sentence = ctx.sentence(own.start);
    let from = own.start.saturating_sub(4).max(sentence.start);
    let stop = |k: &usize| verbal(ctx, *k) || ctx.word(*k) == ";";
    let before = (from..own.start).rev().take_while(|k| !stop(k));
    before.chain(own.clone()).any(|k| list.contains(&ctx.pack.morphology.singular(ctx.word(k))))
}
