//! Mentions: the words in one report that stand for persons, bodies, places and sides, and which of them are one.
//!
//! The reader gives the names; rules here widen a body by the side it belongs to ("Varnia's Defence Ministry", "the Ministry
//! of Defence of Varnia"), and join the forms of one name within the report ([`cluster`]). Pronouns and "the ministry" are resolved where a
//! speaker is asked for (`statements::speaker`).

mod cluster;
mod cut;
mod distance;
mod nickname;
mod one_kind;
mod same;
mod shorter;
mod whose;

use std::collections::{BTreeMap, BTreeSet};

use sayso_gazetteer::People;
use sayso_reader::{Entity, EntityKind, Words};
use sayso_text::Span;

use crate::context::Context;
use crate::{FindingId, Mention, MentionKind};

/// One name before joining.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    /// Its words, a body's side included.
    pub words: Words,
    /// Its words without a body's side.
    pub core: Words,
    pub kind: MentionKind,
    /// For a body: the words of the side it belongs to.
    pub owner: Option<Words>,
    /// For an office without a name of its own: the words in front and behind that tell whose it is.
    pub beside: (Words, Words),
}

impl Raw {
    /// The words of the name as it is shown: with those that tell whose an office is.
    fn whole(&self) -> Words {
        let (front, behind) = &self.beside;
        let start = if front.is_empty() { self.words.start } else { front.start.min(self.words.start) };
        let end = if behind.is_empty() { self.words.end } else { behind.end.max(self.words.end) };
        start..end
    }
}

/// The mentions in order of their place, and the pairs of names that the text itself says are one.
pub(crate) fn mentions(ctx: &Context) -> (Vec<Mention>, Vec<(Span, Span)>) {
    let raws = raws(ctx);
    let pairs = same::pairs(ctx, &raws);
    let of = cluster::clusters(ctx, &raws, &pairs);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (k, &root) in of.iter().enumerate() {
        members.entry(root).or_default().push(k);
    }
    let mut out: Vec<Mention> = Vec::with_capacity(raws.len());
    for members in members.values() {
        let members: Vec<&Raw> = members.iter().filter_map(|&k| raws.get(k)).collect();
        let first = members.first().map_or(Span::default(), |raw| ctx.span(&raw.words));
        let names: Vec<String> = members.iter().map(|raw| name_of(ctx, raw)).collect();
        let name = shown(ctx, &members, &names);
        for raw in members {
            let span = ctx.span(&raw.words);
            out.push(Mention {
                id: FindingId::new(&ctx.report.id, "mention", span, raw.kind.as_str()),
                span,
                kind: raw.kind,
                mention_of: FindingId::new(&ctx.report.id, "mention", first, &format!("{} one", raw.kind.as_str())),
                name: name.clone(),
                named: true,
                distance: distance::marks(ctx, span),
            });
        }
    }
    out.sort_by_key(|m| (m.span, m.kind));
    out.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    let span = |k: usize| raws.get(k).map(|raw| ctx.span(&raw.words));
    let spans = pairs.iter().filter_map(|&(a, b)| Some((span(a)?, span(b)?))).collect();
    (out, spans)
}

/// Which form of a name is shown.
///
/// A person's or place's longest. A side's or body's with the most words, and of a side one that stands by itself ("Varnia said")
/// rather than before a noun ("Varnian soldiers"); of equals the first in the text. Letters are not counted there: a side must not be shown
/// otherwise because its name is longer.
fn shown(ctx: &Context, members: &[&Raw], names: &[String]) -> String {
    let weight = |raw: &Raw, name: &str| match raw.kind {
        MentionKind::Person | MentionKind::Place => (name.chars().count(), false, false),
        MentionKind::Body => (name.split_whitespace().count(), false, false),
        MentionKind::Side => (name.split_whitespace().count(), alone(ctx, &raw.words), !a_people(name)),
    };
    // The last of equals would be `max_by_key`'s choice; the first is asked for.
    let best = members.iter().zip(names).rev().max_by_key(|(raw, name)| weight(raw, name));
    best.map_or(String::new(), |(_, name)| name.clone())
}

/// Whether a side's name is that of its people ("Varnians", "Belgroshis"): the country or party itself is shown before them.
fn a_people(name: &str) -> bool {
    let one = name.strip_suffix('s').unwrap_or("");
    ["an", "ish", "ese", "ic", "i", "er"].iter().any(|end| one.ends_with(end))
}

/// Whether a side's words are a noun of their own.
fn alone(ctx: &Context, words: &Words) -> bool {
    use sayso_reader::{Deprel, Upos};
    let last = words.end.saturating_sub(1);
    matches!(ctx.upos(last), Upos::Propn | Upos::Noun)
        && !matches!(ctx.deprel(last), Deprel::Amod | Deprel::Compound | Deprel::NmodPoss)
}

/// A name as shown: on one line, a person without titles.
fn name_of(ctx: &Context, raw: &Raw) -> String {
    let words = match raw.kind {
        MentionKind::Person => cluster::without_titles(ctx, &raw.words),
        _ => raw.whole(),
    };
    let text = ctx.of(ctx.span(&words));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The reader's entities, mended and with bodies widened by their side.
fn raws(ctx: &Context) -> Vec<Raw> {
    let entities = &nickname::whole(ctx, again(ctx));
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
                cut::with_surname(ctx, core, next)
            }
            _ => core,
        };
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
        let Some(kind) = mended(ctx, &core, kind) else { continue };
        let kind = match kind {
            MentionKind::Body if cut::is_person(ctx, &core) => MentionKind::Person,
            MentionKind::Person if cut::is_ground(ctx, &core) => MentionKind::Place,
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
    if core.len() == 1
        && kind == MentionKind::Body
        && ctx.pack.speakers.body_nouns.contains(&ctx.pack.morphology.singular(text))
    {
        return None;
    }
    if ctx.gazetteer.country(text).is_some() || ctx.gazetteer.demonym(text).is_some() {
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
    // "the Road Authority | on Friday".
    while w.end > w.start + 2
        && ctx.pack.grammar.is_calendar(ctx.word(w.end - 1))
        && ctx.pack.small.on.contains(ctx.word(w.end - 2))
    {
        w.end -= 2;
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

/// What the sides of the report are compared by: the names that the reader took for one anywhere in it.
fn sides(ctx: &Context) -> BTreeSet<People> {
    let entities = ctx.reading.entities.iter().filter(|e| e.kind == EntityKind::Side);
    entities.map(|e| ctx.gazetteer.people(ctx.of(ctx.span(&e.words)))).collect()
}

/// Whether words name a side: a country or its people, or what the reader took for one anywhere in the report, in any form.
fn sidelike(ctx: &Context, sides: &BTreeSet<People>, words: &Words) -> bool {
    let text = ctx.of(ctx.span(words));
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    ctx.gazetteer.country(text).is_some()
        || ctx.gazetteer.demonym(text).is_some()
        || capital && sides.contains(&ctx.gazetteer.people(text))
}

/// "Lorn Observatory | for Human Rights", "Office | of the Prosecutor": capitals behind a preposition that no other name holds.
fn lengthen(ctx: &Context, raw: &mut Raw, next_name: usize) {
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
fn split(ctx: &Context, sides: &BTreeSet<People>, raw: &mut Raw) {
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
fn widen(ctx: &Context, raw: &mut Raw, before: Option<&Words>, after: Option<&Words>) {
    let side = |w: &Words| {
        let text = ctx.of(ctx.span(w));
        ctx.layout.is_ground(w) || ctx.gazetteer.country(text).is_some() || ctx.gazetteer.demonym(text).is_some()
    };
    if let Some(b) = before.filter(|b| raw.owner.is_none() && b.end <= raw.words.start && side(b)) {
        let between: Vec<&str> = (b.end..raw.words.start).map(|k| ctx.word(k)).collect();
        if between.is_empty() || matches!(between.as_slice(), ["'s" | "’s" | "'" | "’"]) {
            raw.owner = Some(b.clone());
            raw.words.start = b.start;
        }
    }
    if let Some(a) = after.filter(|a| raw.owner.is_none() && a.start >= raw.words.end && side(a)) {
        let between: Vec<String> = (raw.words.end..a.start).map(|k| ctx.lower(k)).collect();
        let between: Vec<&str> = between.iter().map(String::as_str).collect();
        if matches!(between.as_slice(), ["of"] | ["of", "the"]) {
            raw.owner = Some(a.clone());
            raw.words.end = a.end;
        }
    }
}
