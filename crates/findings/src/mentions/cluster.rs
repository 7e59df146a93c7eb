//! Which forms within one report are one name.
//!
//! Persons by surname, bodies by their content words and side, sides by stem, places by equality; acronyms by
//! initials; and whatever the text itself says is one. A doubtful short form goes to the nearest longer form before it.

use std::collections::{BTreeMap, BTreeSet};

use sayso_gazetteer::People;
use sayso_reader::Words;

use super::Raw;
use super::shorter::{acronym, clipped, without_middle};
use crate::MentionKind;
use crate::context::Context;

/// A form as compared.
struct Form {
    kind: MentionKind,
    /// Content words, lower case, spelling levelled.
    words: Vec<String>,
    /// The side a body belongs to, as a stem.
    owner: Option<String>,
    /// The beginnings of the owner's words.
    spelt: Vec<String>,
    /// As written, for acronyms.
    written: String,
    /// For a side: what all words for its people share.
    key: Option<People>,
    /// Of an office without a name of its own: the words beside it that tell whose it is, by their beginnings.
    marks: BTreeSet<String>,
    /// Whether it is such an office.
    office: bool,
    /// Whether it stands in the report's first sentence, which is its headline.
    headline: bool,
}

impl Form {
    /// Whether the report says whose it is.
    fn owned(&self) -> bool {
        self.owner.is_some() || !self.marks.is_empty()
    }

    /// Whether the words that tell whose `other` is are all among this one's.
    fn tells(&self, other: &Form) -> bool {
        let own: Vec<String> = self.words.iter().map(|w| front(w)).collect();
        let known = |f: &String| {
            own.contains(f) || self.marks.contains(f) || self.owner.as_deref().is_some_and(|o| front(o) == *f)
        };
        other.marks.iter().all(known)
            && match (&other.owner, &self.owner) {
                (Some(x), Some(y)) => x == y,
                // "the Lurian Foreign Ministry" is not short for "the Foreign Ministry of Varnia".
                (Some(x), None) => other.spelt.iter().all(known) || self.words.iter().any(|w| w == x),
                (None, _) => true,
            }
    }
}

/// The first letters of a word, in which a country's name and its adjective agree.
fn front(word: &str) -> String {
    word.chars().take(4).collect()
}

/// So many different forms back and forth are compared: a longer memory would make a huge report slow, not better.
const REACH: usize = 400;

/// For every raw mention the place of the first mention of the same one.
pub(super) fn clusters(
    ctx: &Context,
    raws: &[Raw],
    pairs: &[(usize, usize)],
    peoples: &BTreeSet<People>,
) -> Vec<usize> {
    let forms: Vec<Form> = raws.iter().map(|r| form(ctx, r)).collect();
    let mut joined = Joined { forms: &forms, parent: (0..forms.len()).collect() };
    // Forms written alike are one, but for a body named without its side: that one is whichever stood nearest before.
    type Key<'f> = (MentionKind, &'f [String], Option<&'f str>, &'f BTreeSet<String>);
    let mut first: BTreeMap<Key, usize> = BTreeMap::new();
    let mut distinct: Vec<(usize, &Form)> = Vec::new();
    for (k, f) in forms.iter().enumerate() {
        let key = (f.kind, f.words.as_slice(), f.owner.as_deref(), &f.marks);
        match first.get(&key) {
            Some(&a) if f.kind != MentionKind::Body || f.owned() => joined.unite(a, k),
            _ => {
                first.entry(key).or_insert(k);
                distinct.push((k, f));
            }
        }
    }
    for (at, &(b, form)) in distinct.iter().enumerate() {
        let kind = form.kind;
        let (before, after) = distinct.split_at(at);
        if form.office && !form.owned() {
            if let Some(a) = the_only_one(&joined, form, before, after) {
                joined.unite(a, b);
            }
            continue;
        }
        let before = before.iter().rev().take(REACH).filter(|(_, f)| f.kind == kind);
        let after = after.iter().skip(1).take(REACH).filter(|(_, f)| f.kind == kind);
        // The nearest before that is equal or longer, then an equal or longer one behind.
        // "Varnians" is Varnia's people, not short for "Coast Varnians".
        let people = form.words.len() == 1 && form.key.as_ref().is_some_and(|key| peoples.contains(key));
        let short = |long: &Form| !people && short_for(kind, form, long);
        // An office that is told apart is not the one that stood there before without a word of whose it is.
        let told = form.office && form.owned();
        let apart = |f: &Form| told && f.office && !f.owned() && !f.headline;
        let (mut before, mut after) = (before.filter(|(_, f)| !apart(f)), after.filter(|(_, f)| !apart(f)));
        let found = before.find(|(_, f)| equal(kind, f, form) || short(f)).or_else(|| after.find(|(_, f)| short(f)));
        if let Some((a, _)) = found {
            joined.unite(*a, b);
        }
    }
    for &(a, b) in pairs {
        if forms.get(a).map(|f| f.kind) == forms.get(b).map(|f| f.kind) {
            joined.unite(a, b);
        }
    }
    (0..forms.len()).map(|k| joined.root(k)).collect()
}

/// Whose office is meant where the report does not say ("the defence ministry"): the one of that office before, or, for a headline,
/// the one behind; nobody's if there are two.
///
/// Made for: "The Varnian defence ministry said ... The defence ministry added"; but a ministry that is named first without its
/// country is the report's own, and not the "Lurian defence ministry" that it contradicts further down.
fn the_only_one(joined: &Joined, form: &Form, before: &[(usize, &Form)], after: &[(usize, &Form)]) -> Option<usize> {
    let fits = |f: &Form| f.kind == form.kind && (equal(form.kind, f, form) || short_for(form.kind, form, f));
    let roots = |list: &mut dyn Iterator<Item = &(usize, &Form)>| {
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        for (k, _) in list.take(REACH).filter(|(_, f)| fits(f)) {
            found.entry(joined.root(*k)).or_insert(*k);
        }
        found
    };
    // One that was left without an owner before: the same again.
    let bare =
        before.iter().rev().take(REACH).find(|(_, f)| !f.owned() && !f.headline && same_set(&f.words, &form.words));
    if let Some((a, _)) = bare {
        return Some(*a);
    }
    let mut found = roots(&mut before.iter().rev());
    if form.headline {
        found.extend(roots(&mut after.iter().skip(1)));
    }
    let only = found.values().next().copied();
    only.filter(|_| found.len() == 1)
}

/// Which forms are one so far: each leads to an earlier one, the first to itself.
struct Joined<'f> {
    forms: &'f [Form],
    parent: Vec<usize>,
}

impl Joined<'_> {
    /// The first form of the same name.
    fn root(&self, mut k: usize) -> usize {
        while let Some(&before) = self.parent.get(k).filter(|before| **before != k) {
            k = before;
        }
        k
    }

    /// Joins two, unless they belong to two sides: "the ministry" must not make one of two countries' ministries.
    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let member = |r: usize, told: fn(&Form) -> bool| {
            let near = self.forms.iter().enumerate().skip(r).take(REACH);
            near.filter(|(k, f)| told(f) && self.root(*k) == r).map(|(_, f)| f).next()
        };
        let owner = |r: usize| member(r, |f| f.owner.is_some()).and_then(|f| f.owner.as_deref());
        if let (Some(x), Some(y)) = (owner(a), owner(b))
            && x != y
        {
            return;
        }
        let marks = |r: usize| member(r, |f| !f.marks.is_empty()).map(|f| &f.marks);
        if let (Some(x), Some(y)) = (marks(a), marks(b))
            && !x.is_subset(y)
            && !y.is_subset(x)
        {
            return;
        }
        if let Some(parent) = self.parent.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }
}

fn form(ctx: &Context, raw: &Raw) -> Form {
    let words = match raw.kind {
        MentionKind::Person => without_titles(ctx, &raw.core),
        _ => raw.core.clone(),
    };
    let fronts = |w: &Words| -> Vec<String> {
        let told = w.clone().filter(|&k| {
            !ctx.pack.mention_words.light.contains(&ctx.lower(k)) && !ctx.pack.small.in_.contains(ctx.word(k))
        });
        told.map(|k| front(&sayso_gazetteer::fold(ctx.word(k)))).collect()
    };
    let (before, behind) = &raw.beside;
    Form {
        kind: raw.kind,
        marks: fronts(before).into_iter().chain(fronts(behind)).collect(),
        office: raw.kind == MentionKind::Body && super::whose::is_office(ctx, &raw.core),
        headline: ctx.reading.sentence_of(raw.words.start) == 0,
        spelt: raw.owner.as_ref().map(fronts).unwrap_or_default(),
        words: words
            .clone()
            .map(|k| level(ctx, ctx.word(k)))
            .filter(|w| !ctx.pack.mention_words.light.contains(w) && w.chars().any(char::is_alphanumeric))
            .collect(),
        owner: raw.owner.as_ref().map(|o| ctx.gazetteer.people(ctx.of(ctx.span(o))).as_str().to_owned()),
        written: ctx.of(ctx.span(&words)).to_owned(),
        key: (raw.kind == MentionKind::Side).then(|| ctx.gazetteer.people(ctx.of(ctx.span(&words)))),
    }
}

/// A folded word, British and American spelling of what bodies are made of made one; where names decline, the key of all forms.
fn level(ctx: &Context, word: &str) -> String {
    ctx.pack.names.level(&sayso_gazetteer::fold(&ctx.pack.morphology.name_key(word)))
}

/// A person's words without ranks and titles in front ("Colonel Dalo Emric" -> "Dalo Emric"), unless nothing is left.
///
/// What stands before a title goes with it: "Varnian Foreign Minister | Dalo Emric", "Secretary of State | Dalo Emric".
pub(super) fn without_titles(ctx: &Context, words: &Words) -> Words {
    let title = |k: usize| ctx.pack.speakers.titles.contains(&ctx.lower(k));
    let name = |k: usize| {
        let word = ctx.word(k);
        word.chars().next().is_some_and(char::is_uppercase) && !title(k)
    };
    // The last title that leaves a name behind it; "of State" and "." belong to their title.
    let last = words
        .clone()
        .rev()
        .find(|&k| title(k) && (k + 1..words.end).any(|j| name(j) && ctx.word(j).chars().count() > 2));
    let mut start = last.map_or(words.start, |k| k + 1);
    while start + 1 < words.end && matches!(ctx.word(start), "." | "-") {
        start += 1;
    }
    if start + 2 < words.end && start > words.start && ctx.pack.small.of.contains(ctx.word(start)) {
        start += 2;
    }
    if (start..words.end).any(name) { start..words.end } else { words.clone() }
}

fn equal(kind: MentionKind, a: &Form, b: &Form) -> bool {
    match kind {
        MentionKind::Side => a.words == b.words || a.key == b.key,
        MentionKind::Body => same_set(&a.words, &b.words) && (a.tells(b) || b.tells(a)),
        _ => a.words == b.words,
    }
}

fn same_set(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().all(|w| b.contains(w))
}

/// Whether `short` can stand for `long`.
fn short_for(kind: MentionKind, short: &Form, long: &Form) -> bool {
    if short.words.is_empty() || short.words.len() > long.words.len() {
        return false;
    }
    match kind {
        // "Emric" for "Dalo Emric"; "D. Emric" too.
        MentionKind::Person => {
            long.words.len() > short.words.len()
                && (long.words.ends_with(&short.words)
                    || matches!(short.words.as_slice(), [one] if long.words.contains(one)))
                || (short.words.len() == long.words.len()
                    && short.words.last() == long.words.last()
                    && short
                        .words
                        .iter()
                        .zip(&long.words)
                        .all(|(s, l)| s == l || (s.len() == 1 && l.starts_with(s.as_str()))))
                || without_middle(&short.words, &long.words)
        }
        // "Observatory" for "Lorn Observatory for Human Rights"; "LOHR" too.
        MentionKind::Body => {
            long.tells(short)
                && (short.words.len() < long.words.len() && short.words.iter().all(|w| long.words.contains(w))
                    || acronym(&short.written, &long.written)
                    // "Генштаб" for "Генеральный штаб Варнии"
                    || matches!(short.words.as_slice(), [one] if clipped(one, &long.words)))
        }
        // "Front" does not stand for a side unless the whole name is longer by that word's company ("Free Coast Front").
        MentionKind::Side => {
            short.words.len() < long.words.len()
                && long.words.ends_with(&short.words)
                && short.words.first().is_some_and(|w| w.len() > 3)
                || acronym(&short.written, &long.written)
        }
        MentionKind::Place => false,
    }
}
