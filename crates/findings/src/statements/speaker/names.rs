//! The names of a report as speakers are looked up among them: mentions in, the one that a noun, a name, a pronoun or a town
//! asks for out.

use super::beside::{beside, words_beside};
use super::described::described;
use super::sex;
use super::spoken::{endings, latest_first};
use super::subjects::acts;
use crate::by_place::{ByPlace, Places};
use crate::context::Context;
use crate::mentions::is_whose;
use crate::{FindingId, Mention, MentionKind};
use sayso_reader::{Deprel, Words};
use sayso_text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// No more than so many names of one noun are tried for one source, as with those who spoke.
const TRIED: usize = 1000;

/// The mentions of a report, and where each way to ask for one leads.
pub(super) struct Names<'a> {
    ctx: &'a Context<'a>,
    /// By place.
    pub by_place: &'a ByPlace<'a, Mention>,
    /// The words of each.
    words: Vec<Words>,
    /// Nouns beside the mentions of one ("the monitoring group the Lorn Observatory": monitoring, group), by its id.
    pub described: BTreeMap<FindingId, Vec<String>>,
    /// The first mention of one.
    first: BTreeMap<&'a FindingId, usize>,
    /// All mentions of one body, by its id.
    of_body: BTreeMap<&'a FindingId, Vec<usize>>,
    /// The first that ends before a word.
    by_end: BTreeMap<usize, usize>,
    /// The first whose name ends in these words.
    by_name: BTreeMap<(MentionKind, &'a str), usize>,
    /// The first that is the country with this code.
    by_country: BTreeMap<&'static str, usize>,
    /// Those beside whom a noun stands, and bodies whose own name has it.
    by_noun: BTreeMap<String, Vec<usize>>,
    by_own_noun: BTreeMap<String, Vec<usize>>,
    /// The bodies beside whose names a noun stands.
    bodies: BTreeMap<String, Vec<FindingId>>,
    /// The country of each town that the text calls its capital, by the town's name in lower case and its length as written.
    seats: BTreeMap<(usize, String), usize>,
    /// Persons outside all contents for whom "she" or "he" may stand.
    she: Persons,
    he: Persons,
    /// Bodies and sides that are subjects.
    acting: Vec<usize>,
    /// The beginnings of the words beside the mentions of one, by its id: "the commander of the northern battalion, Dalo Emric".
    beside: BTreeMap<&'a FindingId, BTreeSet<String>>,
    /// Whether the text calls a person a woman, by id; none of whom it says both.
    sex: BTreeMap<&'a FindingId, bool>,
}

/// Persons for whom one pronoun may stand, in order of place.
#[derive(Default)]
struct Persons {
    /// All of them.
    may: Vec<usize>,
    /// Those whose words tell their sex.
    must: Vec<usize>,
    /// Those who are subjects.
    acting: Vec<usize>,
}

impl<'a> Names<'a> {
    /// From the mentions in order of place. `contents`: what is said, of all sayings: persons named there are spoken of.
    pub fn new(ctx: &'a Context<'a>, by_place: &'a ByPlace<'a, Mention>, contents: &Places) -> Self {
        let all = by_place.all();
        let mut names = Names {
            ctx,
            by_place,
            words: all.iter().map(|m| ctx.reading.words_in(m.span)).collect(),
            described: described(ctx, by_place),
            first: BTreeMap::new(),
            of_body: BTreeMap::new(),
            by_end: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_country: BTreeMap::new(),
            by_noun: BTreeMap::new(),
            by_own_noun: BTreeMap::new(),
            bodies: BTreeMap::new(),
            seats: BTreeMap::new(),
            she: Persons::default(),
            he: Persons::default(),
            acting: Vec::new(),
            beside: BTreeMap::new(),
            sex: sex::told(ctx, all),
        };
        for (k, m) in all.iter().enumerate() {
            names.add(k, m);
            names.add_person(k, m, contents);
            if matches!(m.kind, MentionKind::Body | MentionKind::Side) && names.subject(m) {
                names.acting.push(k);
            }
        }
        names.add_nouns();
        names
    }

    fn add(&mut self, k: usize, m: &'a Mention) {
        let text = self.ctx.of(m.span);
        self.first.entry(&m.mention_of).or_insert(k);
        if let Some(words) = self.words.get(k) {
            self.by_end.entry(words.end).or_insert(k);
        }
        for end in endings(&m.name) {
            self.by_name.entry((m.kind, end)).or_insert(k);
        }
        if let Some(country) = self.ctx.gazetteer.country(text) {
            self.by_country.entry(country.iso2).or_insert(k);
        }
        if matches!(m.kind, MentionKind::Person | MentionKind::Body) {
            let beside = self.words.get(k).map(|w| words_beside(self.ctx, w)).unwrap_or_default();
            self.beside.entry(&m.mention_of).or_default().extend(beside);
        }
        let town = (m.span.len(), text.to_lowercase());
        if let Some(seat) = (!self.seats.contains_key(&town)).then(|| self.seat_of(k, m)).flatten() {
            self.seats.insert(town, seat);
        }
        if m.kind == MentionKind::Body {
            self.of_body.entry(&m.mention_of).or_default().push(k);
            let nouns: BTreeSet<String> =
                m.name.split_whitespace().map(|w| self.ctx.pack.morphology.singular(w)).collect();
            for noun in nouns {
                self.by_own_noun.entry(noun).or_default().push(k);
            }
        }
    }

    fn add_person(&mut self, k: usize, m: &Mention, contents: &Places) {
        if m.kind != MentionKind::Person || contents.holding(m.span).next().is_some() {
            return;
        }
        let own = self.ctx.reading.words_in(m.span);
        let acting = self.subject(m) && !is_whose(self.ctx, &own, self.ctx.sentence(own.start).start);
        let told = self.sex_of(&m.mention_of);
        let here = |list| beside(self.ctx, m.span, list);
        let feminine = told == Some(true) || told.is_none() && here(&self.ctx.pack.speakers.feminine);
        let masculine = told == Some(false) || told.is_none() && here(&self.ctx.pack.speakers.masculine);
        // Told here, and not only elsewhere: it is the word beside the name that brings a person to mind.
        let she = feminine && here(&self.ctx.pack.speakers.feminine);
        let he = masculine && here(&self.ctx.pack.speakers.masculine);
        for (persons, must, not) in [(&mut self.she, she, masculine), (&mut self.he, he, feminine)] {
            if must {
                persons.must.push(k);
            }
            if !not {
                persons.may.push(k);
                if acting {
                    persons.acting.push(k);
                }
            }
        }
    }

    /// Files the nouns beside names; a list of mentions for each, and a list of the bodies alone.
    fn add_nouns(&mut self) {
        let mut of: BTreeMap<&FindingId, Vec<usize>> = BTreeMap::new();
        for (k, m) in self.by_place.all().iter().enumerate() {
            of.entry(&m.mention_of).or_default().push(k);
        }
        for (id, nouns) in &self.described {
            for noun in nouns {
                self.by_noun.entry(noun.clone()).or_default().extend(of.get(id).into_iter().flatten());
                if self.of_body.contains_key(id) {
                    self.bodies.entry(noun.clone()).or_default().push(id.clone());
                }
            }
        }
        for list in self.by_noun.values_mut() {
            list.sort_unstable();
        }
    }

    /// The country that the text itself gives a town: by a dateline "ORSK, Varnia (Tarsin Wire)" or in "the Varnian capital, Orsk".
    fn seat_of(&self, k: usize, town: &Mention) -> Option<usize> {
        let ctx = self.ctx;
        let side = |k: &usize| self.get(*k).is_some_and(|m| m.kind == MentionKind::Side);
        let opens = ctx.between(ctx.layout.line_start(town.span.start), town.span.start).trim().is_empty();
        let dateline = |k: &usize| {
            self.get(*k).filter(|n| opens && n.span.start >= town.span.end).is_some_and(|n| {
                let between = ctx.between(town.span.end, n.span.start).trim();
                let rest: String = ctx.after(n.span.end).chars().take(3).collect();
                between == "," && rest.trim_start().starts_with(['(', '-', '–', '—', ','])
            })
        };
        if let Some(next) = Some(k + 1).filter(dateline).filter(side) {
            return Some(next);
        }
        let own = self.words.get(k)?.start;
        let capital = (own.saturating_sub(3)..own).find(|&j| ctx.is(j, |w| &w.capital))?;
        let near = |k: &usize| self.words.get(*k).is_some_and(|w| w.end + 2 >= capital);
        k.checked_sub(1).filter(near).filter(side)
    }

    fn get(&self, k: usize) -> Option<&'a Mention> {
        self.by_place.all().get(k)
    }

    /// The first mention of one.
    pub fn first_of(&self, id: &FindingId) -> Option<&'a Mention> {
        self.get(*self.first.get(id)?)
    }

    /// The first that ends right before a word.
    pub fn ending_before(&self, word: usize) -> Option<&'a Mention> {
        self.get(*self.by_end.get(&word)?)
    }

    /// The first whose name is this or ends in it.
    pub fn with_name(&self, kind: MentionKind, name: &str) -> Option<&'a Mention> {
        self.get(*self.by_name.get(&(kind, name))?)
    }

    /// The first that is the country with this code.
    pub fn country(&self, iso2: &str) -> Option<&'a Mention> {
        self.get(*self.by_country.get(iso2)?)
    }

    /// The country whose seat a town is by the text's own words.
    pub fn seat(&self, town: &Mention) -> Option<&'a Mention> {
        let name = self.ctx.of(town.span).to_lowercase();
        self.get(*self.seats.get(&(town.span.len(), name))?)
    }

    /// The kind of the name in which a word stands.
    pub fn kind_at(&self, word: usize) -> Option<MentionKind> {
        self.by_place.holding(self.ctx.place(word)).next().map(|m| m.kind)
    }

    /// The last that lies between two bytes.
    pub fn last_between(&self, from: usize, to: usize) -> Option<&'a Mention> {
        let all = self.by_place.all();
        let before = all.get(..all.partition_point(|m| m.span.start <= to))?;
        before.iter().rev().take_while(|m| m.span.start >= from).find(|m| m.span.end <= to)
    }

    /// The last body or side that is a subject and ends before a byte.
    pub fn last_acting(&self, byte: usize) -> Option<&'a Mention> {
        self.last_of(&self.acting, byte, usize::MAX)
    }

    /// The last person outside all contents who lies between two bytes and whose words tell that "she", or "he", may be meant.
    pub fn last_told(&self, female: bool, from: usize, to: usize) -> Option<&'a Mention> {
        self.last_of(&self.persons(female).must, to, usize::MAX).filter(|m| m.span.start >= from)
    }

    /// The last person outside all contents who ends before a byte and for whom "she", or "he", may stand.
    pub fn last_person(&self, female: bool, to: usize) -> Option<&'a Mention> {
        self.last_of(&self.persons(female).may, to, usize::MAX)
    }

    /// The same, but a subject that lies behind a byte and begins before another.
    pub fn last_subject(&self, female: bool, from: usize, before: usize, to: usize) -> Option<&'a Mention> {
        self.last_of(&self.persons(female).acting, to, before).filter(|m| m.span.start >= from)
    }

    fn persons(&self, female: bool) -> &Persons {
        if female { &self.she } else { &self.he }
    }

    /// Of a list in order of place the last that ends at a byte or before it and begins before another.
    fn last_of(&self, list: &[usize], end: usize, before: usize) -> Option<&'a Mention> {
        let begins = |k: &usize| self.get(*k).is_some_and(|m| m.span.start <= end && m.span.start < before);
        let first = list.get(..list.partition_point(begins))?;
        first.iter().rev().filter_map(|&k| self.get(k)).find(|m| m.span.end <= end)
    }

    /// Those that end before a byte and may be called by a noun or its kin, by what stands beside the name or, of a body, by
    /// the name itself; the last first.
    pub fn called<'s>(&'s self, noun: &'s str, byte: usize) -> impl Iterator<Item = &'a Mention> + 's {
        let beside =
            std::iter::once(noun).chain(self.ctx.pack.speakers.kin_of(noun)).filter_map(|w| self.by_noun.get(w));
        let lists = beside.chain(self.by_own_noun.get(noun)).map(|list| {
            let end = list.partition_point(|&k| self.get(k).is_some_and(|m| m.span.start <= byte));
            list.get(..end).unwrap_or_default()
        });
        let found = latest_first(lists.collect()).filter_map(|k| self.get(k));
        found.filter(move |m| m.span.end <= byte).take(TRIED)
    }

    /// The one body that goes by a noun, named anywhere but at a place; `None` if there are two.
    pub fn only_body(&self, noun: &str, but: Span) -> Option<&'a Mention> {
        let alike = |w: &str| w == noun || w.len() > 5 && noun.len() > 5 && w.bytes().take(5).eq(noun.bytes().take(5));
        let front = noun.get(..noun.floor_char_boundary(5)).unwrap_or(noun);
        let near = self.bodies.range(front.to_owned()..).take_while(|(w, _)| w.starts_with(front));
        let elsewhere =
            |id: &FindingId| self.of_body.get(id)?.iter().filter_map(|&k| self.get(k)).find(|m| !but.overlaps(m.span));
        let mut found: Option<&Mention> = None;
        for m in near.filter(|(w, _)| alike(w)).flat_map(|(_, ids)| ids).filter_map(elsewhere) {
            if found.is_some_and(|f| f.mention_of != m.mention_of) {
                return None; // two such bodies: nobody can tell which
            }
            found = Some(m);
        }
        found
    }

    /// Whether the mention is a subject by the tree, or the apposition of one.
    fn subject(&self, m: &Mention) -> bool {
        let is = |k: usize| acts(self.ctx, k);
        // "the director of the observatory, Dalo Emric, told ...": the apposition of a subject.
        let acts = |k: usize| is(k) || (self.ctx.deprel(k) == Deprel::Appos && is(self.ctx.head(k)));
        self.ctx.reading.words_in(m.span).any(acts)
    }

    /// Whether the text calls a person a woman or a man.
    pub fn sex_of(&self, id: &FindingId) -> Option<bool> {
        self.sex.get(id).copied()
    }

    /// The beginnings of the words that stand beside the mentions of one.
    pub fn beside_of(&self, id: &FindingId) -> Option<&BTreeSet<String>> {
        self.beside.get(id)
    }
}
