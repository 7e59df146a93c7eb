//! Which side a name stands for: of a side what it is called, of a body whose it is.
//!
//! The names of a report, joined, go in; out come [`Sides`], of which every mention carries its part, and which are asked for names that
//! no mention has (a publisher's, "Press Service of the Varnian army"). Nobody else looks into a body's name for this.

use std::collections::{BTreeMap, BTreeSet};

use sayso_gazetteer::People;
use sayso_reader::Words;

use super::{Cluster, Raw};
use crate::context::Context;
use crate::{MentionKind, Side};

/// The longest name of a side that is looked for inside a body's, in words.
const LONGEST: usize = 4;

/// The sides that a report names, and whose its bodies are.
#[derive(Debug, Default)]
pub(crate) struct Sides {
    /// What a side is called, by its words as the report has them.
    written: BTreeMap<String, String>,
    /// The same by what all words for one people share.
    peoples: BTreeMap<People, String>,
    /// What states are called, and whoever else has an organ.
    states: BTreeMap<People, String>,
    /// The bodies by name.
    bodies: BTreeMap<String, Body>,
}

/// A body, as its name and the words beside it tell.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// Its name without an owner before it: "Guayacán's | Bloque Ceniza".
    pub own: String,
    /// Whether it acts for whom it is named after: "Varnian army". An observatory may bear a country's name and be nobody's.
    pub organ: bool,
    /// Of an organ the side that it is of.
    pub side: Option<Side>,
}

/// The words of a name, cut as the reader cuts those of a report.
fn words_of(name: &str) -> Vec<&str> {
    sayso_reader::words(name).iter().map(|span| span.of(name)).collect()
}

/// Whether a run of words stands apart from its neighbours: of "Varnian-backed" and "pro-Varnian" nothing is Varnia's.
fn is_apart(words: &[&str], run: &Words) -> bool {
    let dash = |k: usize| words.get(k).is_some_and(|word| matches!(*word, "-" | "–" | "\u{2010}" | "\u{2011}"));
    !dash(run.end) && run.start.checked_sub(1).is_none_or(|k| !dash(k))
}

impl Sides {
    /// Of the names of a report, joined.
    pub(super) fn of(ctx: &Context, clusters: &[Cluster], peoples: &BTreeSet<People>) -> Self {
        let mut sides = Sides::default();
        for cluster in clusters.iter().filter(|c| c.kind() == Some(MentionKind::Side)) {
            // "Peruvian": Peru, also where the report does not name the country itself.
            let called = ctx.gazetteer.demonym(&cluster.name).map_or(cluster.name.as_str(), |country| country.name);
            let forms = cluster.members.iter().map(|raw| ctx.of(ctx.span(&raw.words)));
            for form in forms.chain([cluster.name.as_str()]) {
                sides.written.insert(words_of(form).join(" "), called.to_owned());
                sides.peoples.entry(ctx.gazetteer.people(form)).or_insert_with(|| called.to_owned());
            }
            let state = peoples.contains(&ctx.gazetteer.people(&cluster.name));
            if state && cluster.members.iter().any(|raw| is_name(ctx, &raw.words)) {
                sides.add_state(ctx, called);
            }
        }
        for cluster in clusters.iter().filter(|c| c.kind() == Some(MentionKind::Body)) {
            let body = named(ctx, &cluster.name);
            let side = cluster.members.iter().filter(|_| body.organ).find_map(|raw| sides.told_by(ctx, raw));
            if let Some(side) = &side {
                sides.add_state(ctx, &side.value);
            }
            sides.bodies.entry(cluster.name.clone()).or_insert(Body { side, ..body });
        }
        sides
    }

    /// What a mention carries: of a side that has a name what it is called, of an organ whose it is.
    pub(super) fn carried(&self, ctx: &Context, raw: &Raw, name: &str) -> Option<Side> {
        match raw.kind {
            MentionKind::Side => {
                let span = ctx.span(&raw.words);
                let value = || self.called(name).unwrap_or(name).to_owned();
                is_name(ctx, &raw.words).then(|| Side { value: value(), basis: vec![span] })
            }
            MentionKind::Body => {
                let side = self.bodies.get(name)?.side.as_ref()?;
                // Its own words, where they tell it.
                let own = self.told_by(ctx, raw).filter(|own| own.value == side.value);
                Some(own.unwrap_or_else(|| side.clone()))
            }
            MentionKind::Person | MentionKind::Place => None,
        }
    }

    /// What a side is called that the report has under this name.
    pub fn called(&self, name: &str) -> Option<&str> {
        self.written.get(&words_of(name).join(" ")).map(String::as_str)
    }

    /// The body of a name: a mention's, or words of which there is no mention.
    pub fn body(&self, ctx: &Context, name: &str) -> Body {
        if let Some(body) = self.bodies.get(name) {
            return body.clone();
        }
        let (body, words) = (named(ctx, name), words_of(name));
        let told = || self.told(ctx, &words, words.len().saturating_sub(1));
        // These words stand nowhere in the report.
        let side = body.organ.then(told).flatten().map(|(_, value)| Side { value, basis: Vec::new() });
        Body { side, ..body }
    }

    /// Whether a name is a state's or its people's.
    pub fn is_state(&self, ctx: &Context, name: &str) -> bool {
        self.states.contains_key(&ctx.gazetteer.people(name))
    }

    /// The one state that the report names, where it names but one.
    pub fn only_state(&self) -> Option<&str> {
        self.states.values().next().filter(|_| self.states.len() == 1).map(String::as_str)
    }

    fn add_state(&mut self, ctx: &Context, called: &str) {
        self.states.entry(ctx.gazetteer.people(called)).or_insert_with(|| called.to_owned());
    }

    /// The side that a body's words tell: its owner's, else one in its name or in the words that tell it apart ("the ministry in Varnia").
    fn told_by(&self, ctx: &Context, raw: &Raw) -> Option<Side> {
        let told = |at: Words, longest: usize| {
            let words: Vec<&str> = at.clone().map(|k| ctx.word(k)).collect();
            let (run, value) = self.told(ctx, &words, longest)?;
            Some(Side { value, basis: vec![ctx.span(&(at.start + run.start..at.start + run.end))] })
        };
        let whole = raw.whole();
        // What is called like a side from its first word to its last is not for that the side's.
        let part = whole.len().saturating_sub(1);
        raw.owner.clone().and_then(|owner| told(owner, LONGEST)).or_else(|| told(whole, part))
    }

    /// Which of some words are a side's, and what it is called: the longest that the report has for one, else a country's.
    fn told(&self, ctx: &Context, words: &[&str], longest: usize) -> Option<(Words, String)> {
        let len = words.len();
        let runs = (1..=longest.min(LONGEST).min(len)).rev().flat_map(|n| (0..=len - n).map(move |k| k..k + n));
        let side = |run: &Words| self.written.get(&words.get(run.clone())?.join(" "));
        let known = |word: &str| {
            let country = ctx.gazetteer.demonym(word).or_else(|| ctx.gazetteer.country(word)).map(|c| c.name);
            country.or_else(|| self.peoples.get(&ctx.gazetteer.people(word)).map(String::as_str))
        };
        let apart = |run: &Words| is_apart(words, run);
        let written = runs.filter(apart).find_map(|run| Some((run.clone(), side(&run)?.clone())));
        written.or_else(|| {
            let mut each = words.iter().enumerate().filter(|(k, _)| apart(&(*k..k + 1)));
            each.find_map(|(k, word)| Some((k..k + 1, known(word)?.to_owned())))
        })
    }
}

/// A body by its name alone, whosever it is.
fn named(ctx: &Context, name: &str) -> Body {
    let words = sayso_reader::words(name);
    let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    let mark = inner.iter().find(|span| ctx.pack.grammar.owner_marks.contains(span.of(name)));
    let own = name.get(mark.map_or(0, |m| m.end)..).unwrap_or_default().trim().to_owned();
    Body { organ: is_organ(&own, &ctx.pack.sides.organs), own, side: None }
}

/// Countries and their peoples: known ones, and those that the report names in two forms ("Varnia", "Varnian").
pub(super) fn peoples(ctx: &Context, raws: &[Raw]) -> BTreeSet<People> {
    let mut written: BTreeMap<People, BTreeSet<&str>> = BTreeMap::new();
    for raw in raws.iter().filter(|raw| raw.kind == MentionKind::Side) {
        let text = ctx.of(ctx.span(&raw.words));
        written.entry(ctx.gazetteer.people(text)).or_default().insert(text);
    }
    let known = |people: &People| matches!(people, People::Country(_));
    written.into_iter().filter(|(people, forms)| known(people) || forms.len() > 1).map(|(people, _)| people).collect()
}

/// Whether the reader's side is a name, or a word that stands for a party: "terrorists" and "armed" are what somebody calls others.
fn is_name(ctx: &Context, words: &Words) -> bool {
    let lists = ctx.pack;
    words.clone().any(|k| {
        let lower = ctx.lower(k);
        let capital = ctx.is_capital(k);
        let first = ctx.sentence(k).start == k;
        let one = lists.units.singular(&lower);
        let plain = lists.roles.noun(&one).is_some()
            || lists.roles.adjective(&lower).is_some()
            || lists.sides.names_called.contains(&lower);
        lists.grammar.parties.contains(&lower) && !lists.sides.names_called.contains(&lower)
            || capital && !(first && plain)
    })
}

/// Whether a body's name turns on one of the nouns: "Ministry of Defence", "Varnian army", "General Staff".
pub(crate) fn is_organ(name: &str, nouns: &BTreeSet<String>) -> bool {
    let lower = name.to_lowercase();
    let of = [" of ", " for ", " in "].iter().filter_map(|w| lower.find(w)).min().unwrap_or(lower.len());
    let number = |w: &&str| w.chars().all(|c| c.is_ascii_digit());
    let has = |text: &str| text.split_whitespace().rev().find(|w| !number(w)).is_some_and(|w| nouns.contains(w));
    has(lower.get(..of).unwrap_or_default()) || has(&lower)
}
