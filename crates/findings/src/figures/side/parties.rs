//! The parties a report names: mentions in, the party that words name out.
//!
//! The mentions say whose a body is; here it is asked whose its people are. Those of "the Varnian Ministry of Defence", an organ of
//! Varnia, are Varnia's; the "Free Coast Front" is a party itself.

use std::collections::BTreeSet;

use sayso_gazetteer::Gazetteer;
use sayso_reader::{Upos, Words};

use super::subject::{noun_phrase, subject};
use crate::context::Context;
use crate::figures::frame::Frame;
use crate::mentions::{Body, Sides, basic_form, is_office};
use crate::{Mention, MentionKind, Side, Speaker};

/// How many sides or figures are looked through at once.
pub(super) const MANY: usize = 100;

/// The names of parties and bodies in a report, in order.
#[derive(Default)]
pub(crate) struct Parties {
    all: Vec<Party>,
    /// The sides of the report, and whose its bodies are.
    sides: Sides,
    /// The names of parties that are no bodies.
    names: BTreeSet<String>,
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
    /// From the mentions of a report and the sides that they name.
    pub fn new(ctx: &Context, mentions: &[Mention], sides: Sides) -> Self {
        let mut parties = Parties { sides, ..Parties::default() };
        for m in mentions {
            let body = m.kind == MentionKind::Body;
            let name = match &m.side {
                Some(side) if !body => Some(side.value.clone()),
                _ if body && m.named => parties.of_body(ctx, &m.name),
                _ => None,
            };
            let Some(name) = name else { continue };
            if !body {
                parties.names.insert(name.clone());
            }
            let country = parties.is_country(ctx, &name);
            parties.all.push(Party { words: ctx.reading.words_in(m.span), name, body, country });
        }
        parties.all.sort_by_key(|p| (p.words.start, p.words.end));
        parties
    }

    /// Whose the people of a body are: of an organ those of its side, else its own. An organ that no words tie to a side ("the ministry")
    /// may be taken for one of the only state that the report names; the people of those who watch, help or print are no party's.
    fn of_body(&self, ctx: &Context, name: &str) -> Option<String> {
        let Body { own, organ, side } = self.sides.body(ctx, name);
        let lists = &ctx.pack.sides;
        if own.split_whitespace().any(|w| lists.bystanders.contains(&w.to_lowercase())) {
            return None;
        }
        if let Some(side) = side {
            return Some(side.value);
        }
        if organ && own.split_whitespace().all(|word| is_office(ctx, word)) {
            return self.sides.only_state().map(str::to_owned);
        }
        Some(own)
    }

    /// The party for which a speaker speaks.
    pub fn of_speaker(&self, ctx: &Context, speaker: &Speaker) -> Option<String> {
        use crate::SpeakerKind::{Body, Side};
        let own = speaker.name.as_ref().filter(|_| matches!(speaker.kind, Body | Side));
        [speaker.body.as_ref(), own]
            .into_iter()
            .flatten()
            .find_map(|name| self.sides.called(name).map(str::to_owned).or_else(|| self.of_body(ctx, name)))
    }

    /// The party whose paper this is ("Press Service of the Varnian army").
    pub fn of_publisher(&self, ctx: &Context) -> Option<String> {
        let name = ctx.report.publisher.as_deref()?;
        self.of_body(ctx, name).filter(|name| self.is_country(ctx, name))
    }

    /// Whether a party is named in a run of words.
    pub fn any_in(&self, f: &Frame, words: Words) -> bool {
        !self.within(&words).is_empty() || words.clone().any(|k| is_party_word(f, k))
    }

    /// Whether a side's name is a country's or its people's.
    pub fn is_country(&self, ctx: &Context, name: &str) -> bool {
        self.sides.is_state(ctx, name)
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

/// A side with its words, by its name or as written.
pub(crate) fn side(f: &Frame, name: Option<&str>, words: Words) -> Side {
    let span = f.ctx.span(&words);
    let written = || f.ctx.of(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = |text: String| if words.len() == 1 { text.to_lowercase() } else { text };
    let unnamed = || lower(basic_form(f.ctx, &words).unwrap_or_else(written));
    Side { value: name.map_or_else(unnamed, str::to_owned), basis: vec![span] }
}

/// "Peruvian soldiers".
fn demonym(f: &Frame, within: &Words) -> Option<Side> {
    let hit = within.clone().find(|&k| f.ctx.gazetteer.demonym(f.ctx.word(k)).is_some() && !is_held(f, &(k..k + 1)))?;
    let country = f.ctx.gazetteer.demonym(f.ctx.word(hit))?;
    Some(Side { value: country.name.to_owned(), basis: vec![f.ctx.span(&(hit..hit + 1))] })
}

/// A word that stands for a party where no name does; who they fight ("anti-government") is not whose they are.
fn is_party_word(f: &Frame, k: usize) -> bool {
    // "ceasefire regime"; where words decline, "режим прекращения огня"
    let truces = &f.pack().figure_words.truces;
    let truce = truces.contains(f.before(k)) || f.pack().morphology.declines() && truces.contains(f.word(k + 1));
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

/// Whether two names are one country's or its people's.
pub(crate) fn is_one(a: &str, b: &str) -> bool {
    Gazetteer::builtin().is_one_people(a, b)
}
