//! The names of a report before they are joined: the reader's entities in, mended, cut to their words and of the kind that facts give them,
//! out.

use std::collections::BTreeMap;

use sayso_reader::{Entity, EntityKind, Words};

use super::owner::{lengthen, sides, split, widen};
use super::{Raw, cut, nickname, one_kind, whose};
use crate::MentionKind;
use crate::context::Context;

/// The reader's entities, mended and with bodies widened by their side.
pub(super) fn raws(ctx: &Context) -> Vec<Raw> {
    let entities = &nickname::whole(ctx, again(ctx).into_iter().flat_map(|e| unglued(ctx, e)).collect());
    let sides = &sides(ctx);
    let (surnames, speaking) = (cut::surnames(ctx, entities), cut::speaking(ctx));
    // For each name where the next one that is no body begins.
    let mut other: Vec<usize> = Vec::with_capacity(entities.len());
    for e in entities.iter().skip(1).rev() {
        let next = if e.kind == EntityKind::Body { other.last().copied() } else { Some(e.words.start) };
        other.push(next.unwrap_or(usize::MAX));
    }
    let mut out = Vec::with_capacity(entities.len());
    for (k, e) in entities.iter().enumerate() {
        let next_name = other.pop().unwrap_or(usize::MAX);
        let Some(core) = trimmed(ctx, &e.words) else { continue };
        let core = cut::without_office(ctx, core, e.kind);
        let core = match e.kind {
            EntityKind::Body => cut::with_owner(ctx, core),
            EntityKind::Person => {
                let next = entities.get(k + 1).map_or(usize::MAX, |e| e.words.start);
                cut::with_surname(ctx, cut::without_age(ctx, core), next)
            }
            _ => core,
        };
        let core = closed(ctx, core);
        while out.last().is_some_and(|o: &Raw| o.words.start >= core.start && o.words.end < core.end) {
            out.pop();
        }
        // A part of the longer name before it.
        if out.last().is_some_and(|o: &Raw| o.words.end >= core.end) {
            continue;
        }
        let kind = match e.kind {
            EntityKind::Person => MentionKind::Person,
            EntityKind::Body => MentionKind::Body,
            EntityKind::Place => MentionKind::Place,
            EntityKind::Side => MentionKind::Side,
        };
        let Some(kind) =
            mended(ctx, &core, kind).filter(|&kind| kind != MentionKind::Body || !cut::is_office(ctx, &core))
        else {
            continue;
        };
        let kind = match kind {
            MentionKind::Body if cut::is_person(ctx, &core) => MentionKind::Person,
            MentionKind::Person if cut::is_ground(ctx, &core) => MentionKind::Place,
            MentionKind::Place if cut::is_carrier(ctx, &core, &speaking) => MentionKind::Body,
            kind if cut::is_surname(ctx, &core, kind, &surnames, &speaking) => MentionKind::Person,
            kind => kind,
        };
        let mut raw = Raw { words: core.clone(), core, kind, owner: None, beside: (0..0, 0..0) };
        if kind == MentionKind::Body {
            lengthen(ctx, &mut raw, next_name);
            split(ctx, sides, &mut raw);
            let words = |k: usize| entities.get(k).map(|e| &e.words);
            widen(ctx, &mut raw, k.checked_sub(1).and_then(words), words(k + 1));
            if whose::is_office(ctx, &raw.core) {
                raw.beside = whose::beside(ctx, &raw.words);
            }
        }
        out.push(raw);
    }
    nickname::mend_kinds(ctx, &mut out);
    one_kind::mend(ctx, &mut out);
    out
}

/// The reader's entities, and the same names where it passed them over: "the EEAC" later on, said without its full name.
///
/// Only names with a capital and three letters or more, and not where they would cut into another entity.
fn again(ctx: &Context) -> Vec<Entity> {
    let entities = &ctx.reading.entities;
    let mut known: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
    for e in entities {
        let text = ctx.of(ctx.span(&e.words));
        let first = ctx.word(e.words.start);
        if e.words.len() <= 6 && text.len() > 2 && first.chars().next().is_some_and(char::is_uppercase) {
            let same = known.entry(first).or_default();
            if same.len() < 20 && !same.iter().any(|o| ctx.of(ctx.span(&o.words)) == text) {
                same.push(e);
            }
        }
    }
    let mut out = Vec::with_capacity(entities.len());
    let (mut k, mut next) = (0, 0);
    while k < ctx.reading.words.len() {
        if let Some(e) = entities.get(next).filter(|e| e.words.start == k) {
            out.push(e.clone());
            k = e.words.end.max(k + 1);
            next += 1;
            continue;
        }
        let free = entities.get(next).map_or(ctx.reading.words.len(), |e| e.words.start);
        let fits = |e: &&&Entity| {
            let n = e.words.len();
            k + n <= free && (0..n).all(|j| ctx.word(k + j) == ctx.word(e.words.start + j))
        };
        // The longest name that stands here.
        let found = known.get(ctx.word(k)).and_then(|list| list.iter().filter(fits).max_by_key(|e| e.words.len()));
        match found {
            Some(e) => {
                out.push(Entity { words: k..k + e.words.len(), kind: e.kind });
                k += e.words.len();
            }
            None => k += 1,
        }
    }
    out
}

/// "said Emric.Haas added": where a full stop without a space ends one name and another begins. Not "J.Haas" nor "St.Orsk".
pub(crate) fn glued_stop(ctx: &Context, words: &Words) -> Option<usize> {
    (words.start + 1..words.end.saturating_sub(1)).find(|&k| {
        let stop = ctx.place(k);
        let glued = ctx.place(k - 1).end == stop.start && stop.end == ctx.place(k + 1).start;
        ctx.word(k) == "." && glued && ctx.word(k - 1).chars().count() > 3 && ctx.is_capital(k + 1)
    })
}

fn unglued(ctx: &Context, e: Entity) -> Vec<Entity> {
    let part = |words| Entity { words, kind: e.kind };
    match glued_stop(ctx, &e.words) {
        Some(k) => vec![part(e.words.start..k), part(k + 1..e.words.end)],
        None => vec![e],
    }
}

/// The kind as facts have it, whatever the reader took it for: a country or its people are a side; a bare office ("Foreign
/// Minister") or a bare common noun ("Monitor") is no name.
fn mended(ctx: &Context, core: &Words, kind: MentionKind) -> Option<MentionKind> {
    let text = ctx.of(ctx.span(core));
    let title = |k: usize| {
        ctx.pack.speakers.titles.contains(&ctx.lower(k)) || ctx.pack.mention_words.name_joints.contains(ctx.word(k))
    };
    if kind == MentionKind::Person && core.clone().all(title) {
        return None;
    }
    // "at Easter" is a time, "a Catholic quarter" people's.
    if kind == MentionKind::Place && ctx.gazetteer.is_feast(text) {
        return None;
    }
    if kind == MentionKind::Place && ctx.gazetteer.is_faith(text) {
        return Some(MentionKind::Side);
    }
    // "the Arven-based Lorn Group": where it has its seat, and no body.
    let seat = core.len() > 1 && ctx.pack.sides.held.contains(&ctx.lower(core.end - 1)) && text.contains('-');
    if seat && matches!(kind, MentionKind::Body | MentionKind::Person) {
        return None;
    }
    if core.len() == 1
        && kind == MentionKind::Body
        && ctx.pack.speakers.body_nouns.contains(&ctx.pack.morphology.singular(text))
    {
        return None;
    }
    if ctx.gazetteer.country(text).is_some() || ctx.gazetteer.demonym(text).is_some() {
        return Some(MentionKind::Side);
    }
    if matches!(kind, MentionKind::Place | MentionKind::Body) && is_state(ctx, core) {
        return Some(MentionKind::Side);
    }
    // "told | Mirta Solen", read as a place: places are not told anything.
    let met = |w: &str| ctx.pack.mention_words.hearers.contains(w);
    if kind == MentionKind::Place
        && core.len() == 2
        && core.clone().all(|k| ctx.is_capital(k))
        && core.start.checked_sub(1).is_some_and(|k| met(&ctx.lower(k)))
        && !ctx.gazetteer.is_place(text)
    {
        return Some(MentionKind::Person);
    }
    let letters = |c: char| c.is_uppercase() || c.is_ascii_digit();
    if kind == MentionKind::Person
        && core.len() == 1
        && text.chars().count() < 5
        && text.chars().all(letters)
        && text.chars().any(char::is_uppercase)
    {
        return Some(MentionKind::Body); // letters are a body's short name
    }
    Some(kind)
}

/// With the mark that closes a quotation inside: "отряд «Рысь | »".
fn closed(ctx: &Context, words: Words) -> Words {
    let is = |k: usize, marks: [&str; 2]| marks.contains(&ctx.word(k));
    let inside = || words.start + 1..words.end;
    let open = inside().any(|k| is(k, ["«", "„"])) && !inside().any(|k| is(k, ["»", "“"]));
    let end = words.end + usize::from(open && is(words.end, ["»", "“"]));
    words.start..end
}

/// "Варнийская Федерация", "Республики Остревина": a state by its whole name. Not "Федерация тенниса", not "Рабочая Федерация".
fn is_state(ctx: &Context, core: &Words) -> bool {
    let words = &ctx.pack.mention_words;
    let noun = |k: usize| words.state_nouns.contains(&ctx.lower(k));
    let adjective = |k: usize| words.state_adjectives.iter().any(|part| ctx.lower(k).contains(part.as_str()));
    let (first, last) = (core.start, core.end.saturating_sub(1));
    // In English an "of" stands between, and "Republic Square" is none.
    let leads = ctx.pack.morphology.declines() && noun(first) && !noun(last) && !adjective(last);
    core.len() == 2 && core.clone().all(|k| ctx.is_capital(k)) && (leads || adjective(first) && noun(last))
}

/// Without articles and punctuation at the ends; `None` if nothing with a letter or digit is left.
fn trimmed(ctx: &Context, words: &Words) -> Option<Words> {
    let mut w = words.clone();
    let edge = |k: usize| {
        let word = ctx.word(k);
        word.chars().all(|c| !c.is_alphanumeric())
            || ctx.pack.mention_words.trimmed_fronts.contains(&word.to_lowercase())
    };
    while w.start < w.end && edge(w.start) {
        w.start += 1;
    }
    w.start = below_heading(ctx, &w);
    w = on_one_line(ctx, &w);
    // "Dorvet | - Nadi Lenk": the line that is left may begin with its mark.
    while w.start < w.end && edge(w.start) {
        w.start += 1;
    }
    // "the Road Authority | on Friday", "the Road Authority | on June 16".
    let dated = |k: usize| ctx.pack.grammar.is_calendar(ctx.word(k)) || ctx.word(k).chars().all(|c| c.is_ascii_digit());
    let date = w.clone().rev().take_while(|&k| dated(k)).last().filter(|&k| k > w.start + 1);
    if let Some(date) = date.filter(|&k| ctx.pack.small.on.contains(ctx.word(k - 1))) {
        w.end = date - 1;
    }
    // "the Lorn Institute | states": a verb ends no name of several words.
    let verb = |k: usize| ctx.upos(k) == sayso_reader::Upos::Verb && ctx.word(k).chars().all(char::is_lowercase);
    // "the Interior Department of | Orsk" is cut too early: the preposition goes, and the owner is found behind it.
    let open = |k: usize| ctx.pack.mention_words.trimmed_ends.contains(ctx.word(k));
    while w.start < w.end && (edge(w.end - 1) || (w.end - w.start > 1 && (verb(w.end - 1) || open(w.end - 1)))) {
        w.end -= 1;
    }
    // "the anti-Varnia front" speaks of Varnia; "anti-Varnia" is no name of it.
    if w.end - w.start > 2
        && ctx.pack.mention_words.anti_pro.contains(&ctx.lower(w.start))
        && ctx.word(w.start + 1) == "-"
    {
        w.start += 2;
    }
    (w.start < w.end).then_some(w)
}

/// Where a name begins behind a heading that lost its line's end: "QUIET NIGHT | Opposition activists".
pub(crate) fn below_heading(ctx: &Context, words: &Words) -> usize {
    let loud = |k: usize| {
        let word = ctx.word(k);
        word.chars().count() > 3 && word.chars().all(char::is_uppercase)
    };
    let run = words.clone().take_while(|&k| loud(k)).count();
    let next = ctx.word(words.start + run);
    let quiet = next.chars().next().is_some_and(char::is_uppercase) && next.chars().any(char::is_lowercase);
    if run > 1 && words.start + run < words.end && quiet { words.start + run } else { words.start }
}

/// Whether a paragraph, or a short line such as a title, ends before a word.
pub(crate) fn line_ends_before(ctx: &Context, k: usize) -> bool {
    /// Lines that are only broken to fit a page are longer.
    const SHORT: usize = 60;
    let Some(last) = k.checked_sub(1) else { return false };
    let end = ctx.place(last).end;
    let gap = ctx.between(end, ctx.place(k).start);
    gap.contains('\n') && (gap.matches('\n').count() > 1 || end - ctx.layout.line_start(end).min(end) < SHORT)
}

/// The longer part of what was read as one name over a line's end, the first of equals.
fn on_one_line(ctx: &Context, words: &Words) -> Words {
    let Some(k) = words.clone().skip(1).find(|&k| line_ends_before(ctx, k)) else { return words.clone() };
    if words.end - k > k - words.start { k..words.end } else { words.start..k }
}
