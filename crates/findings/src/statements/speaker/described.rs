//! By which nouns somebody may be called: offices and kinds of bodies beside a name.

use std::collections::BTreeMap;

use sayso_language::Pack;
use sayso_reader::Upos;
use sayso_text::Span;

use crate::by_place::ByPlace;
use crate::context::Context;
use crate::{FindingId, Mention, MentionKind, Speaker};

/// Base forms of the nouns in a span.
pub(super) fn noun_words(ctx: &Context, span: Span) -> Vec<String> {
    ctx.reading
        .words_in(span)
        .filter(|&k| matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj))
        .map(|k| ctx.pack.morphology.singular(ctx.word(k)))
        .collect()
}

/// Whether an unnamed source is several people ("officials", "two diplomats").
pub(super) fn plural(pack: &Pack, s: &Speaker) -> bool {
    let name = s.name.as_deref().unwrap_or("");
    let head = [&pack.small.of, &pack.small.in_].into_iter().flatten();
    let head = head.fold(name, |rest, word| rest.split(&format!(" {word} ")).next().unwrap_or(rest));
    head.split_whitespace().last().is_some_and(|w| w.ends_with('s') && !w.ends_with("ss"))
        || head.contains(" and ")
        || head.contains("media")
        || head.split_whitespace().any(|w| pack.speaker_words.crowds.contains(&w.to_lowercase()))
}

/// How far to both sides of a name its description reaches, in words.
const REACH: usize = 7;

/// The nouns beside the mentions of each: offices and kinds of bodies, before and behind the name.
pub(super) fn described(ctx: &Context, mentions: &ByPlace<Mention>) -> BTreeMap<FindingId, Vec<String>> {
    let mut out: BTreeMap<FindingId, Vec<String>> = BTreeMap::new();
    for m in mentions.all().iter().filter(|m| matches!(m.kind, MentionKind::Person | MentionKind::Body)) {
        let own = ctx.reading.words_in(m.span);
        let sentence = ctx.sentence(own.start);
        let list = match m.kind {
            MentionKind::Person => &ctx.pack.speakers.persons,
            _ => &ctx.pack.speakers.body_nouns,
        };
        let word = |k: usize| ctx.upos(k);
        let other_name =
            |k: usize| mentions.holding(ctx.place(k)).any(|o| o.kind == m.kind && o.mention_of != m.mention_of);
        // In front, the words of the same noun phrase: "the monitoring group the Lorn Observatory".
        // "Lt. Gen. Dalo Emric": the stop of a title cut short.
        let cut_short =
            |k: usize| ctx.word(k) == "." && k > sentence.start && ctx.pack.speakers.titles.contains(&ctx.lower(k - 1));
        let joins = |k: &usize| {
            matches!(word(*k), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det) || ctx.word(*k) == "-" || cut_short(*k)
        };
        // "the police spokeswoman, | Dala Emric,": an office's noun before the comma.
        let comma = own.start.checked_sub(1).filter(|&k| {
            m.kind == MentionKind::Person
                && ctx.word(k) == ","
                && k > sentence.start
                && list.contains(&ctx.pack.morphology.singular(ctx.word(k - 1)))
        });
        let from = comma.unwrap_or(own.start);
        let before = (sentence.start..from).rev().take(REACH).take_while(|k| joins(k) && !other_name(*k));
        // Behind, an apposition, with or without its comma: ", a Berin-based monitor", "head of the Lorn Observatory".
        let opens = match (ctx.word(own.end), m.kind) {
            _ if own.end >= sentence.end => false,
            (",", _) => true,
            (_, MentionKind::Person) => matches!(word(own.end), Upos::Det | Upos::Noun | Upos::Adj | Upos::Propn),
            _ => word(own.end) == Upos::Det,
        };
        let stop = |k: usize| {
            // "a Berin-based monitor": that verb ends no description.
            crate::statements::span::verbal(ctx, k) && ctx.word(k.saturating_sub(1)) != "-"
                || ctx.word(k) == ";"
                || (ctx.word(k) == "," && k > own.end)
        };
        let after =
            (own.end..sentence.end).take(if opens { REACH } else { 0 }).take_while(|&k| !stop(k) && !other_name(k));
        let inside = own.clone();
        let words = out.entry(m.mention_of.clone()).or_default();
        for k in before.chain(inside).chain(after) {
            let noun = ctx.pack.morphology.singular(ctx.word(k));
            if list.contains(&noun) && !words.contains(&noun) {
                words.push(noun);
            }
        }
    }
    out
}
