//! The parties a report names: mentions in, the party that words name out.
//!
//! "the Varnian Ministry of Defence" is an organ of Varnia and its people are Varnia's; the "Free Coast Front" is a party itself.

use std::collections::{BTreeMap, BTreeSet};

use sayso_gazetteer::{Gazetteer, People};
use sayso_reader::{Upos, Words};

use super::subject::{noun_phrase, subject};
use crate::context::Context;
use crate::figures::frame::Frame;
use crate::{Mention, MentionKind, Side, Speaker};

/// How many forms, sides or figures are looked through at once.
pub(super) const MANY: usize = 100;

/// The names of parties and bodies in a report, in order.
pub(crate) struct Parties {
    all: Vec<Party>,
    /// Every form of a side as the report writes it, with the name shown for it.
    sides: BTreeMap<String, String>,
    /// Those of them that are states or their peoples, and bodies' states.
    countries: BTreeSet<String>,
    /// The names of parties that are no bodies.
    names: BTreeSet<String>,
    /// The one state that the report names, where it names but one.
    state: Option<String>,
}

struct Party {
    words: Words,
    /// What is shown as the side.
    name: String,
    body: bool,
    /// Whether the name is a state's or a people's that has one ("Varnia", "Varnian").
    country: bool,
}

/// Who does what a verb tells.
pub(crate) enum Doer {
    /// A party.
    Party(Side),
    /// "it", "they", "we".
    Pronoun(usize),
}

impl Parties {
    /// From the mentions of a report.
    pub fn new(ctx: &Context, mentions: &[Mention]) -> Self {
        let mut sides = BTreeMap::new();
        let forms: BTreeSet<&str> =
            mentions.iter().filter(|m| m.kind == MentionKind::Side).map(|m| ctx.of(m.span)).collect();
        // no report of use has so many sides; the work must stay linear in any text
        let forms: Vec<(&str, People)> = forms.into_iter().take(MANY).map(|f| (f, ctx.gazetteer.people(f))).collect();
        let mut known: BTreeMap<&str, Option<String>> = BTreeMap::new();
        for m in mentions.iter().filter(|m| m.kind == MentionKind::Side) {
            let country = known.entry(&m.name).or_insert_with(|| country(ctx, &m.name, &forms));
            let name = country.clone().unwrap_or_else(|| m.name.clone());
            sides.insert(ctx.of(m.span).to_owned(), name.clone());
            sides.insert(m.name.clone(), name);
        }
        let mut parties =
            Parties { all: Vec::new(), sides, countries: BTreeSet::new(), names: BTreeSet::new(), state: None };
        let bodies = || mentions.iter().filter(|m| m.kind == MentionKind::Body && m.named);
        let mut states: BTreeSet<String> = BTreeSet::new();
        for m in mentions.iter().filter(|m| m.kind == MentionKind::Side && is_name(ctx, m)) {
            let name = parties.sides.get(&m.name).cloned().unwrap_or_else(|| m.name.clone());
            let country =
                known.get(m.name.as_str()).is_some_and(Option::is_some) || ctx.gazetteer.country(&m.name).is_some();
            if country {
                states.insert(name.clone());
            }
            parties.all.push(Party { words: ctx.reading.words_in(m.span), name, body: false, country });
        }
        states.extend(
            bodies().filter(|m| is_organ(&m.name, &ctx.pack.sides.organs)).filter_map(|m| parties.owner(ctx, &m.name)),
        );
        for party in parties.all.iter_mut().filter(|p| states.contains(&p.name)) {
            party.country = true;
        }
        parties.names = parties.all.iter().map(|p| p.name.clone()).collect();
        parties.state = states.first().filter(|_| states.len() == 1).cloned();
        for m in bodies() {
            if let Some((name, country)) = parties.of_body(ctx, &m.name) {
                parties.all.push(Party { words: ctx.reading.words_in(m.span), name, body: true, country });
            }
        }
        parties.countries = parties.all.iter().filter(|p| p.country).map(|p| p.name.clone()).collect();
        parties.all.sort_by_key(|p| (p.words.start, p.words.end));
        parties
    }

    /// The party of a body: the side it is an organ of, else itself; and whether that is a country. An organ that no words tie to a
    /// party ("the ministry") has the one state that the report names; those who only watch, help or print are no party.
    fn of_body(&self, ctx: &Context, name: &str) -> Option<(String, bool)> {
        let owned = name.split_once("'s ").or_else(|| name.split_once("’s "));
        let own = owned.map_or(name, |(_, rest)| rest);
        if own.split_whitespace().any(|w| ctx.pack.sides.bystanders.contains(&w.to_lowercase())) {
            return None;
        }
        if !is_organ(own, &ctx.pack.sides.organs) {
            return Some((own.to_owned(), false));
        }
        if let Some(side) = self.owner(ctx, name) {
            return Some((side, true));
        }
        let generic = |w: &str| {
            w.chars().next().is_some_and(char::is_lowercase) || ctx.pack.sides.offices.contains(&w.to_lowercase())
        };
        if own.split_whitespace().all(generic) {
            return self.state.clone().map(|s| (s, true));
        }
        Some((own.to_owned(), false))
    }

    /// The side named inside a body's name: "Varnian Ministry of Defence", "Armed Forces of Varnia".
    fn owner(&self, ctx: &Context, name: &str) -> Option<String> {
        let parts: Vec<&str> = name.split([' ', '\'', '’']).filter(|w| !w.is_empty()).collect();
        for len in (1..=parts.len().min(4)).rev() {
            for part in parts.windows(len) {
                let part = part.join(" ");
                if part != name
                    && let Some(side) = self.sides.get(&part)
                {
                    return Some(side.clone());
                }
            }
        }
        parts.iter().find_map(|part| {
            let country = ctx.gazetteer.demonym(part).or_else(|| ctx.gazetteer.country(part));
            let like = || {
                self.sides
                    .iter()
                    .take(MANY)
                    .find(|(form, _)| ctx.gazetteer.is_one_people(form, part))
                    .map(|(_, n)| n.clone())
            };
            country.map(|c| c.name.to_owned()).or_else(like)
        })
    }

    /// The party for which a speaker speaks.
    pub fn of_speaker(&self, ctx: &Context, speaker: &Speaker) -> Option<String> {
        use crate::SpeakerKind::{Body, Side};
        let own = speaker.name.as_ref().filter(|_| matches!(speaker.kind, Body | Side));
        [speaker.body.as_ref(), own]
            .into_iter()
            .flatten()
            .find_map(|name| self.sides.get(name).cloned().or_else(|| self.of_body(ctx, name).map(|(name, _)| name)))
    }

    /// The party whose paper this is ("Press Service of the Varnian army").
    pub fn of_publisher(&self, ctx: &Context) -> Option<String> {
        let name = ctx.report.publisher.as_deref()?;
        self.of_body(ctx, name).filter(|(_, country)| *country).map(|(name, _)| name)
    }

    /// Whether a party is named in a run of words.
    pub fn any_in(&self, f: &Frame, words: Words) -> bool {
        !self.within(&words).is_empty() || words.clone().any(|k| is_party_word(f, k))
    }

    /// Whether a side's name is a country's or its people's.
    pub fn is_country(&self, name: &str) -> bool {
        self.countries.iter().take(MANY).any(|c| c == name || is_one(c, name))
    }

    /// The parties whose names begin in a run of words.
    fn within(&self, words: &Words) -> &[Party] {
        let from = self.all.partition_point(|p| p.words.start < words.start);
        let to = self.all.partition_point(|p| p.words.start < words.end);
        self.all.get(from..to).unwrap_or_default()
    }

    /// The party that words name: "three Varnian soldiers", "the rebels", "pro-government fighters", "Varnian opposition forces" as
    /// a whole. `of_persons`: civilians are a country's, but no people's or faith's and no armed group's.
    pub fn named(&self, f: &Frame, within: &Words, of_persons: bool) -> Option<Side> {
        let mut best: Option<&Party> = None;
        for party in self.within(within) {
            let fits = party.words.end <= within.end
                && !is_held(f, &party.words)
                && !f.is(party.words.start, |w| &w.tens)
                && !lexicon_counts(f, &party.words)
                && (party.country || !of_persons);
            // "Guayacán's Bloque Ceniza": the party itself before the country it is in
            if fits && best.is_none_or(|b| party.body && !b.body) {
                best = Some(party);
            }
        }
        let word = if of_persons { None } else { within.clone().find(|&k| is_party_word(f, k)) };
        match (best, word) {
            (Some(party), Some(at))
                if !party.body && party.words.len() == 1 && at >= party.words.end && at < party.words.end + 3 =>
            {
                Some(side(f, None, party.words.start..at + 1))
            }
            (Some(party), _) => Some(side(f, Some(&party.name), party.words.clone())),
            (None, Some(at)) => {
                let dash = f.is_dash(at.saturating_sub(1)) && at >= 2 && f.is(at - 2, |w| &w.pro);
                let start = if dash { at - 2 } else { at - usize::from(f.pack().small.pro.contains(f.before(at))) };
                Some(side(f, None, start..at + 1))
            }
            _ => demonym(f, within),
        }
    }

    /// The nearest name of a party that ends before a word and not before `from`.
    pub fn before(&self, f: &Frame, k: usize, from: usize) -> Option<Side> {
        let hit = self.within(&(from..k)).iter().rev().find(|p| p.words.end <= k && !is_held(f, &p.words));
        let word = (from..k).rev().find(|&w| is_party_word(f, w));
        match (hit, word) {
            (Some(p), Some(w)) if w > p.words.end + 2 => self.named(f, &(w..w + 1), false),
            (Some(p), _) => Some(side(f, Some(&p.name), p.words.clone())),
            (None, Some(w)) => self.named(f, &(w..w + 1), false),
            _ => None,
        }
    }

    /// Who does what the verb at `k` tells, by the tree, else the nearest party before it in its clause.
    pub fn doer(&self, f: &Frame, k: usize, from: usize) -> Option<Doer> {
        if f.tree
            && let Some(subject) = subject(f, k)
        {
            if f.upos(subject) == Upos::Pron {
                return Some(Doer::Pronoun(subject));
            }
            return self.named(f, &noun_phrase(f, subject, k), false).map(Doer::Party);
        }
        let clause = (from..k).rev().take(14).find(|&w| f.grammar().barriers.contains(f.word(w)) || f.word(w) == ";");
        let start = clause.map_or(from.max(k.saturating_sub(14)), |w| w + 1);
        let pronoun = (start..k).rev().take(4).find(|&w| f.pack().figure_words.doing_pronouns.contains(f.word(w)));
        pronoun.map(Doer::Pronoun).or_else(|| self.before(f, k, start).map(Doer::Party))
    }

    /// The one country or people other than `own` that the report names; `None` where there are none or several.
    pub fn other_than(&self, own: &str) -> Option<&str> {
        let mut others = self.names.iter().take(MANY).filter(|n| *n != own && !is_one(n, own));
        let other = others.next()?;
        others.next().is_none().then_some(other.as_str())
    }
}

/// Whether the reader's side is a name, or a word that stands for a party: "terrorists" and "armed" are what somebody calls others.
fn is_name(ctx: &Context, m: &Mention) -> bool {
    let lists = ctx.pack;
    ctx.reading.words_in(m.span).any(|k| {
        let lower = ctx.lower(k);
        let capital = ctx.word(k).chars().next().is_some_and(char::is_uppercase);
        let first = ctx.sentence(k).start == k;
        let one = lists.units.singular(&lower);
        let plain = lists.roles.noun(&one).is_some()
            || lists.roles.adjective(&lower).is_some()
            || ctx.pack.sides.names_called.contains(&lower);
        lists.grammar.parties.contains(&lower) && !ctx.pack.sides.names_called.contains(&lower)
            || capital && !(first && plain)
    })
}

/// A side with its words, by its name or as written.
pub(crate) fn side(f: &Frame, name: Option<&str>, words: Words) -> Side {
    let span = f.ctx.span(&words);
    let written = || f.ctx.of(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = |text: String| if words.len() == 1 { text.to_lowercase() } else { text };
    Side { value: name.map_or_else(|| lower(written()), str::to_owned), basis: vec![span] }
}

/// "Peruvian soldiers".
fn demonym(f: &Frame, within: &Words) -> Option<Side> {
    let hit = within.clone().find(|&k| f.ctx.gazetteer.demonym(f.ctx.word(k)).is_some() && !is_held(f, &(k..k + 1)))?;
    let country = f.ctx.gazetteer.demonym(f.ctx.word(hit))?;
    Some(Side { value: country.name.to_owned(), basis: vec![f.ctx.span(&(hit..hit + 1))] })
}

/// A word that stands for a party where no name does; who they fight ("anti-government") is not whose they are.
fn is_party_word(f: &Frame, k: usize) -> bool {
    let truce = f.pack().figure_words.truces.contains(f.before(k));
    let against = f.pack().small.anti.contains(f.before(k)) || k >= 2 && f.is_dash(k - 1) && f.is(k - 2, |w| &w.anti);
    let called = f.pack().sides.names_called.contains(f.word(k));
    f.grammar().parties.contains(f.word(k)) && !called && !truce && !against && !is_held(f, &(k..k + 1))
}

/// "rebel-held", "Varnia-backed", and so in feeds that lose their hyphens.
fn is_held(f: &Frame, words_: &Words) -> bool {
    let next = words_.end + usize::from(f.is_dash(words_.end));
    let anti = words_.start >= 2 && f.is_dash(words_.start - 1) && f.is(words_.start - 2, |w| &w.anti);
    anti || f.pack().sides.held.contains(f.word(next))
        || f.is_dash(words_.end) && f.is_glued(words_.end) && words_.end > 0 && f.is_glued(words_.end - 1)
}

/// "Tens of civilians": a quantity is no party, whatever the reader takes it for.
fn lexicon_counts(f: &Frame, words: &Words) -> bool {
    let numbers = &f.pack().numbers;
    let word = f.word(words.start);
    words.len() == 1
        && (numbers.plurals.contains_key(word)
            || numbers.cardinals.contains_key(word)
            || f.is(words.start, |w| &w.tens))
}

/// Whether a body's name turns on one of the nouns: "Ministry of Defence", "Varnian army", "General Staff".
pub(crate) fn is_organ(name: &str, nouns: &BTreeSet<String>) -> bool {
    let lower = name.to_lowercase();
    let of = [" of ", " for ", " in "].iter().filter_map(|w| lower.find(w)).min().unwrap_or(lower.len());
    let number = |w: &&str| w.chars().all(|c| c.is_ascii_digit());
    let has = |text: &str| text.split_whitespace().rev().find(|w| !number(w)).is_some_and(|w| nouns.contains(w));
    has(lower.get(..of).unwrap_or_default()) || has(&lower)
}

/// The name of the country for a country's adjective or people: by the gazetteer, or by the forms the report has.
fn country(ctx: &Context, name: &str, forms: &[(&str, People)]) -> Option<String> {
    if let Some(country) = ctx.gazetteer.demonym(name) {
        return Some(country.name.to_owned());
    }
    // which form is shown is settled in the mentions, and not by its letters
    let key = ctx.gazetteer.people(name);
    forms.iter().any(|(form, other)| *form != name && *other == key).then(|| name.to_owned())
}

/// Whether two names are one country's or its people's.
pub(crate) fn is_one(a: &str, b: &str) -> bool {
    Gazetteer::builtin().is_one_people(a, b)
}
