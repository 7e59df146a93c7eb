//! Mentions: the words in one report that stand for persons, bodies, places and sides, and which of them are one.
//!
//! The reader gives the names; `raws` mends them, `owner` widens a body by the side it belongs to ("Varnia's Defence Ministry", "the
//! Ministry of Defence of Varnia"), and rules here join the forms of one name within the report ([`cluster`]); [`side`] then says what a
//! side is called and whose a body is, for the whole program. Pronouns and "the ministry" are resolved where a speaker is asked for
//! (`statements::speaker`).

mod basic;
mod cluster;
mod cut;
mod distance;
mod in_case;
mod nickname;
mod one_kind;
mod owner;
mod raws;
mod same;
mod shorter;
mod side;
mod whose;

use std::collections::{BTreeMap, BTreeSet};

use sayso_reader::Words;
use sayso_text::Span;

pub(crate) use self::basic::of_words as basic_form;
pub(crate) use self::in_case::{
    gender_of, is_agent, is_done_to, is_oblique, is_of_several, is_subject, is_told, is_whose, may_be_first,
    sex_by_form,
};
pub(crate) use self::raws::{below_heading, glued_stop, line_ends_before};
pub(crate) use self::shorter::{begins_as, clipped};
pub(crate) use self::side::{Body, Sides, is_office, is_organ};
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

/// One name, with every place of it.
struct Cluster<'a> {
    /// In order, never none.
    members: Vec<&'a Raw>,
    /// The form that is shown.
    name: String,
}

impl Cluster<'_> {
    fn kind(&self) -> Option<MentionKind> {
        self.members.first().map(|raw| raw.kind)
    }
}

/// The names of a report.
#[derive(Debug, Default)]
pub(crate) struct Mentioned {
    /// In order of their place.
    pub mentions: Vec<Mention>,
    /// Which of them the text itself says are one.
    pub same_names: Vec<(Span, Span)>,
    /// The sides, and whose bodies are.
    pub sides: Sides,
}

/// The names of a report, and what they stand for.
pub(crate) fn mentions(ctx: &Context) -> Mentioned {
    let raws = raws::raws(ctx);
    let pairs = same::pairs(ctx, &raws);
    let peoples = side::peoples(ctx, &raws);
    let clusters = joined(ctx, &raws, &cluster::clusters(ctx, &raws, &pairs, &peoples));
    let sides = Sides::of(ctx, &clusters, &peoples);
    let mut out: Vec<Mention> = Vec::with_capacity(raws.len());
    for Cluster { members, name } in &clusters {
        let first = members.first().map_or(Span::default(), |raw| ctx.span(&raw.words));
        for raw in members {
            let span = ctx.span(&raw.words);
            out.push(Mention {
                id: FindingId::new(&ctx.report.id, "mention", span, raw.kind.as_str()),
                span,
                kind: raw.kind,
                mention_of: FindingId::new(&ctx.report.id, "mention", first, &format!("{} one", raw.kind.as_str())),
                name: name.clone(),
                side: sides.carried(ctx, raw, name),
                named: true,
                distance: distance::marks(ctx, span),
            });
        }
    }
    out.sort_by_key(|m| (m.span, m.kind));
    out.dedup_by(|a, b| a.span == b.span && a.kind == b.kind);
    let span = |k: usize| raws.get(k).map(|raw| ctx.span(&raw.words));
    let same_names = pairs.iter().filter_map(|&(a, b)| Some((span(a)?, span(b)?))).collect();
    Mentioned { mentions: out, same_names, sides }
}

/// The names by what they are one of, `of` for each; each with the form that is shown.
fn joined<'a>(ctx: &Context, raws: &'a [Raw], of: &[usize]) -> Vec<Cluster<'a>> {
    let mut members: BTreeMap<usize, Vec<&Raw>> = BTreeMap::new();
    for (raw, &root) in raws.iter().zip(of) {
        members.entry(root).or_default().push(raw);
    }
    let shown = |members: Vec<&'a Raw>| {
        let names: Vec<String> = members.iter().map(|raw| name_of(ctx, raw)).collect();
        Cluster { name: shown(ctx, &members, &names), members }
    };
    members.into_values().map(shown).collect()
}

/// Which form of a name is shown.
///
/// A person's or place's longest. A side's or body's with the most words, and of a side a country's own name ("Norway's claim")
/// rather than its people's, one that stands by itself ("Varnia said") rather than before a noun ("Varnian soldiers"); of equals the
/// first in the text. Letters are not counted there: a side must not be shown otherwise because its name is longer.
fn shown(ctx: &Context, members: &[&Raw], names: &[String]) -> String {
    let weight = |raw: &Raw, name: &str| match raw.kind {
        MentionKind::Person | MentionKind::Place => (name.chars().count(), false, false, false),
        MentionKind::Body => (name.split_whitespace().count(), false, false, false),
        MentionKind::Side => {
            let country = ctx.gazetteer.country(name).is_some();
            (name.split_whitespace().count(), country, alone(ctx, &raw.words), !a_people(name))
        }
    };
    if ctx.pack.morphology.declines() {
        return in_basic_form(ctx, members, names);
    }
    // The last of equals would be `max_by_key`'s choice; the first is asked for.
    let best = members.iter().zip(names).rev().max_by_key(|(raw, name)| weight(raw, name));
    best.map_or(String::new(), |(_, name)| name.clone())
}

/// Which form of a name that declines is shown: one with the most words; of these a side's own name before its adjective ("Варния",
/// "варнийская"), one that is a subject, and the shortest: most cases add letters to the basic form.
fn in_basic_form(ctx: &Context, members: &[&Raw], names: &[String]) -> String {
    use sayso_reader::Deprel;
    let subject = |raw: &Raw| raw.words.clone().any(|k| matches!(ctx.deprel(k), Deprel::Nsubj | Deprel::NsubjPass));
    let weight = |raw: &Raw, name: &str| {
        let noun = raw.kind != MentionKind::Side || name.starts_with(char::is_uppercase);
        (noun, name.split_whitespace().count(), subject(raw), std::cmp::Reverse(name.chars().count()))
    };
    let whole = |raw: &Raw, name: &str| {
        let (noun, words, ..) = weight(raw, name);
        (noun, words)
    };
    let most = members.iter().zip(names).map(|(raw, name)| whole(raw, name)).max();
    let (longest, shorter): (Vec<_>, Vec<_>) =
        members.iter().zip(names).partition(|(raw, name)| Some(whole(raw, name)) == most);
    let forms = longest.iter().map(|(raw, _)| match raw.kind {
        MentionKind::Person => basic::of_person(ctx, &raw.words),
        MentionKind::Body | MentionKind::Side => basic::of_thing(ctx, &raw.whole()),
        MentionKind::Place => BTreeSet::new(),
    });
    let made = basic::agreed_beside(forms, &shorter.iter().flat_map(|(_, name)| name.split_whitespace()).collect());
    let best = || members.iter().zip(names).rev().max_by_key(|(raw, name)| weight(raw, name));
    made.or_else(|| best().map(|(_, name)| name.clone())).unwrap_or_default()
}

/// "the Lorn Observatory for Human Rights monitoring group": the observatory. A name of one word may need its noun ("the Lorn group").
pub(crate) fn without_kind(ctx: &Context, words: Words) -> Words {
    let lists = &ctx.pack.speaker_words;
    let says_kind = |k: &usize| {
        let word = ctx.word(*k);
        word.starts_with(char::is_lowercase) && (lists.kind_nouns.contains(word) || lists.kind_fronts.contains(word))
    };
    let kind = words.clone().rev().take_while(says_kind).count();
    let name = words.start..words.end - kind;
    let capitals = name.clone().filter(|&k| ctx.is_capital(k)).count();
    let whole = capitals > 1 && name.clone().last().is_some_and(|k| ctx.is_capital(k));
    // "the monitoring group" is no name.
    if kind > 0 && whole && !lists.kind_fronts.contains(ctx.word(words.end - 1)) { name } else { words }
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

/// A name as shown: on one line, a person without titles, a body without the noun that only says what it is.
fn name_of(ctx: &Context, raw: &Raw) -> String {
    let words = match raw.kind {
        MentionKind::Person => cluster::without_titles(ctx, &raw.words),
        MentionKind::Body => without_kind(ctx, raw.whole()),
        MentionKind::Side | MentionKind::Place => raw.whole(),
    };
    let text = ctx.of(ctx.span(&words));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
