//! Whose a body is: its words and those beside it in, the side that it belongs to and its name without it out.

use std::collections::BTreeSet;

use sayso_gazetteer::People;
use sayso_reader::{EntityKind, Words};

use super::Raw;
use crate::context::Context;

/// What the sides of the report are compared by: the names that the reader took for one anywhere in it.
pub(super) fn sides(ctx: &Context) -> BTreeSet<People> {
    let entities = ctx.reading.entities.iter().filter(|e| e.kind == EntityKind::Side);
    entities.map(|e| ctx.gazetteer.people(ctx.of(ctx.span(&e.words)))).collect()
}

/// Whether words name a side: a country or its people, or what the reader took for one anywhere in the report, in any form.
fn sidelike(ctx: &Context, sides: &BTreeSet<People>, words: &Words) -> bool {
    let text = ctx.of(ctx.span(words));
    // "лидавское военное ведомство": adjectives of countries have small letters there.
    let capital = text.chars().next().is_some_and(char::is_uppercase) || ctx.pack.morphology.declines();
    ctx.gazetteer.country(text).is_some()
        || ctx.gazetteer.demonym(text).is_some()
        || capital && sides.contains(&ctx.gazetteer.people(text))
}

/// "Lorn Observatory | for Human Rights", "Office | of the Prosecutor": capitals behind a preposition that no other name holds.
pub(super) fn lengthen(ctx: &Context, raw: &mut Raw, next_name: usize) {
    let end = raw.words.end;
    let sentence = ctx.sentence(raw.words.start);
    let last = ctx.pack.morphology.singular(ctx.word(end.saturating_sub(1)));
    if !ctx.pack.speakers.body_nouns.contains(&last) || !ctx.pack.mention_words.lengthened_by.contains(ctx.word(end)) {
        return;
    }
    let capital =
        |k: usize| k < sentence.end && k < next_name && ctx.word(k).chars().next().is_some_and(char::is_uppercase);
    let mut to = end + 1 + usize::from(ctx.pack.small.the.contains(ctx.word(end + 1)));
    if !capital(to) {
        return;
    }
    while to - end <= 7 && (capital(to) || (ctx.pack.small.and.contains(ctx.word(to)) && capital(to + 1))) {
        to += 1;
    }
    // "the Council of Orsk" where Orsk is another name: that is told by the reader, and stays so.
    if to <= next_name && to - end <= 7 {
        raw.words.end = to;
        raw.core.end = to;
    }
}

/// The side inside a body's own words: "Varnia's Defence Ministry", "Varnian army", "Ministry of Defence of Varnia" read as one name.
pub(super) fn split(ctx: &Context, sides: &BTreeSet<People>, raw: &mut Raw) {
    let w = raw.words.clone();
    let side = |words: &Words| sidelike(ctx, sides, words);
    if let Some(k) = w.clone().find(|&k| ctx.pack.grammar.owner_marks.contains(ctx.word(k)))
        && k > w.start
        && k + 1 < w.end
    {
        raw.owner = Some(w.start..k);
        raw.core = k + 1..w.end;
        return;
    }
    // "Министерство обороны Тулмии": the last word of a name that declines.
    let last = w.end.saturating_sub(1)..w.end;
    if ctx.pack.morphology.declines() && w.len() > 1 && ctx.is_capital(last.start) && side(&last) {
        raw.core = w.start..last.start;
        raw.owner = Some(last);
        return;
    }
    // "Varnian army", "Upper Sarnian army": of the sides in front the longest.
    let front = (1..w.len().min(4)).rev().map(|n| w.start..w.start + n).find(|f| side(f));
    let of = w.clone().rev().find(|&k| ctx.pack.small.of.contains(&ctx.lower(k))).filter(|&k| k > w.start);
    let behind = of
        .map(|k| if ctx.pack.small.the.contains(&ctx.lower(k + 1)) { k + 2..w.end } else { k + 1..w.end })
        .filter(|b| !b.is_empty());
    let organ = w.clone().any(|k| ctx.pack.mention_words.organs.contains(&ctx.lower(k)));
    // A second "of" tells the owner even if no side was seen in it: "Ministry of Defence of Varnia".
    let second = organ && w.clone().filter(|&k| ctx.pack.small.of.contains(&ctx.lower(k))).count() > 1;
    // So does a name before the organ's own word: "Varnian | Ministry of Defence".
    let before = organ
        && w.len() > 1
        && ctx.pack.mention_words.organs.contains(&ctx.lower(w.start + 1))
        && of.is_some()
        && named(ctx, w.start);
    if let Some(f) = front {
        raw.core = f.end..w.end;
        raw.owner = Some(f);
    } else if let (Some(k), Some(b)) = (of, behind.filter(|b| second || side(b))) {
        raw.owner = Some(b);
        raw.core = w.start..k;
    } else if before {
        raw.owner = Some(w.start..w.start + 1);
        raw.core = w.start + 1..w.end;
    }
}

/// Whether a word is a name rather than a kind ("Defence", "Joint"): no list of kinds has it.
fn named(ctx: &Context, k: usize) -> bool {
    ctx.word(k).chars().next().is_some_and(char::is_uppercase) && !ctx.pack.speakers.kinds.contains(&ctx.lower(k))
}

/// "Varnia's | Ministry of Defence", "Varnian | Foreign Ministry", "Ministry of Defence | of Varnia".
pub(super) fn widen(ctx: &Context, raw: &mut Raw, before: Option<&Words>, after: Option<&Words>) {
    let side = |w: &Words| {
        let text = ctx.of(ctx.span(w));
        ctx.layout.is_ground(w) || ctx.gazetteer.country(text).is_some() || ctx.gazetteer.demonym(text).is_some()
    };
    if let Some(b) = before.filter(|b| raw.owner.is_none() && b.end <= raw.words.start && side(b)) {
        let between: Vec<&str> = (b.end..raw.words.start).map(|k| ctx.word(k)).collect();
        // Where words decline, an owner's name stands behind, and in front only its adjective.
        let beside = between.is_empty() && !(ctx.pack.morphology.declines() && ctx.is_capital(b.start));
        if beside || matches!(between.as_slice(), ["'s" | "’s" | "'" | "’"]) {
            raw.owner = Some(b.clone());
            raw.words.start = b.start;
        }
    }
    if let Some(a) = after.filter(|a| raw.owner.is_none() && a.start >= raw.words.end && side(a)) {
        let between: Vec<String> = (raw.words.end..a.start).map(|k| ctx.lower(k)).collect();
        let between: Vec<&str> = between.iter().map(String::as_str).collect();
        // "Министерство обороны | Тулмии"
        let genitive = between.is_empty() && ctx.pack.morphology.declines() && ctx.is_capital(a.start);
        if genitive || matches!(between.as_slice(), ["of"] | ["of", "the"]) {
            raw.owner = Some(a.clone());
            raw.words.end = a.end;
        }
    }
}
