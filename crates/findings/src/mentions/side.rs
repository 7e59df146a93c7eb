//! Which side a name stands for: of a side what it is called, of a body whose it is.
//!
//! The names of a report, joined, go in; out come [`Sides`], of which every mention carries its part, and which are asked for names that
//! no mention has (a publisher's, "Press Service of the Varnian army"). Nobody else looks into a body's name for this.

use std::collections::{BTreeMap, BTreeSet};

use sayso_gazetteer::People;
use sayso_language::{Declined, Gender};
use sayso_reader::{Upos, Words};

use super::basic::{agreed, is_noun, of_thing};
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
    /// What states are called, and all after whom an organ is named.
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

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "\u{2010}" | "\u{2011}")
}

/// Whether a run of words stands apart from its neighbours: of "Varnian-backed" and "pro-Varnian" nothing is Varnia's.
fn is_apart(words: &[&str], run: &Words) -> bool {
    let dash = |k: usize| words.get(k).is_some_and(|word| is_dash(word));
    !dash(run.end) && run.start.checked_sub(1).is_none_or(|k| !dash(k))
}

impl Sides {
    /// Of the names of a report, joined.
    pub(super) fn of(ctx: &Context, clusters: &[Cluster], peoples: &BTreeSet<People>) -> Self {
        let (mut sides, countries) = (Sides::default(), countries(ctx));
        for cluster in clusters.iter().filter(|c| c.kind() == Some(MentionKind::Side)) {
            // "Peruvian": Peru, also where the report does not name the country itself.
            let called = ctx.gazetteer.demonym(&cluster.name).map_or(cluster.name.as_str(), |country| country.name);
            // "варнийский": Варния, where the report names it.
            let noun = countries.get(&ctx.gazetteer.people(called)).filter(|_| !called.contains(' '));
            let called = noun.map_or(called, String::as_str);
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
            let told = || cluster.members.iter().filter(|_| body.organ).filter_map(|raw| sides.told_by(ctx, raw));
            let (after, side) = (told().next(), told().find_map(of_office));
            if let Some((after, _)) = after {
                sides.add_state(ctx, &after.value);
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
                let own = self.told_by(ctx, raw).and_then(of_office).filter(|own| own.value == side.value);
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
        let told = self.told(ctx, &words, None).filter(|(run, _)| body.organ && is_office_without(ctx, &words, run));
        // These words stand nowhere in the report.
        Body { side: told.map(|(_, value)| Side { value, basis: Vec::new() }), ..body }
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

    /// The side that a body's own words and those beside it name ("the ministry in Varnia"), and whether it is an office of it.
    fn told_by(&self, ctx: &Context, raw: &Raw) -> Option<(Side, bool)> {
        let whole = raw.whole();
        let words: Vec<&str> = whole.clone().map(|k| ctx.word(k)).collect();
        let from = |k: usize| k.saturating_sub(whole.start);
        let owner = raw.owner.as_ref().map(|owner| from(owner.start)..from(owner.end));
        let (at, value) = self.told(ctx, &words, owner)?;
        // Of "pro-Varnian forces" the name begins behind the dash.
        let before = |n: usize| whole.start.checked_sub(n).map(|k| ctx.lower(k));
        let partisan = before(2).is_some_and(|word| ctx.pack.mention_words.anti_pro.contains(&word));
        if at.start == 0 && partisan && before(1).is_some_and(|mark| is_dash(&mark)) {
            return None;
        }
        let basis = vec![ctx.span(&(whole.start + at.start..whole.start + at.end))];
        Some((Side { value, basis }, is_office_without(ctx, &words, &at)))
    }

    /// The words of a body's name that are a side's, of its owner if it has one, and what that is called.
    fn told(&self, ctx: &Context, words: &[&str], owner: Option<Words>) -> Option<(Words, String)> {
        let all = 0..words.len();
        // What is called like a side from its first word to its last is not for that the side's.
        let anywhere = || self.side_in(ctx, words, &all, words.len().saturating_sub(1));
        let owned = owner.and_then(|owner| self.side_in(ctx, words, &owner, LONGEST));
        owned.or_else(anywhere)
    }

    /// The first side that stands in some of the words: of those that the report has the longest, else a country, or what sounds like a side.
    fn side_in(&self, ctx: &Context, words: &[&str], within: &Words, longest: usize) -> Option<(Words, String)> {
        let runs = |n: usize| (within.start..(within.end + 1).saturating_sub(n)).map(move |k| k..k + n);
        let apart = |run: &Words| is_apart(words, run);
        let text = |run: &Words| words.get(run.clone()).map(|run| run.join(" "));
        let known = |word: &str| {
            let country = ctx.gazetteer.demonym(word).or_else(|| ctx.gazetteer.country(word)).map(|c| c.name);
            country.or_else(|| self.peoples.get(&ctx.gazetteer.people(word)).map(String::as_str))
        };
        let written = (1..=longest.min(LONGEST)).rev().flat_map(runs).filter(apart);
        let written = written.filter_map(|run| Some((self.written.get(&text(&run)?)?.clone(), run))).next();
        let each = || runs(1).filter(apart).find_map(|run| Some((known(&text(&run)?)?.to_owned(), run)));
        written.or_else(each).map(|(side, run)| (run, side))
    }
}

/// The side, where it has been told that a body is an office of it.
fn of_office((side, office): (Side, bool)) -> Option<Side> {
    office.then_some(side)
}

/// Whether a body's name without a side's is an office's: the "Free Varnian Army" has a name of its own, and is not Varnia's.
fn is_office_without(ctx: &Context, words: &[&str], side: &Words) -> bool {
    words.iter().enumerate().all(|(k, word)| side.contains(&k) || is_office(ctx, word))
}

/// Whether a word of a body's name tells of an office only, and not whose it is.
pub(crate) fn is_office(ctx: &Context, word: &str) -> bool {
    let (lists, lower) = (&ctx.pack.sides, word.to_lowercase());
    !word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || lists.offices.contains(&lower)
        || lists.organs.contains(&lower)
}

/// A body by its name alone, whosever it is.
fn named(ctx: &Context, name: &str) -> Body {
    let words = sayso_reader::words(name);
    let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    let mark = inner.iter().find(|span| ctx.pack.grammar.owner_marks.contains(span.of(name)));
    let own = name.get(mark.map_or(0, |m| m.end)..).unwrap_or_default().trim().to_owned();
    Body { organ: is_organ(ctx, &own, &ctx.pack.sides.organs), own, side: None }
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
            || words.len() == 1 && !plain && names_small(ctx, k)
    })
}

/// The countries that a report names by a noun, each in the one basic form that is left of its places; none where words do not decline.
fn countries(ctx: &Context) -> BTreeMap<People, String> {
    let Some(declension) = ctx.pack.morphology.declension() else { return BTreeMap::new() };
    // Many of its people are told of by a noun too: "Варнийцы".
    let many = |r: &Declined| r.gender == Gender::Plural;
    let noun = |k: &usize| ctx.is_capital(*k) && is_noun(ctx, *k);
    let mut places: BTreeMap<People, Vec<Words>> = BTreeMap::new();
    for k in
        (0..ctx.reading.words.len()).filter(noun).filter(|&k| !declension.noun(ctx.word(k), false).iter().any(many))
    {
        places.entry(ctx.gazetteer.people(ctx.word(k))).or_default().push(k..k + 1);
    }
    let named = |(people, places): (People, Vec<Words>)| {
        Some((people, agreed(places.iter().map(|place| of_thing(ctx, place)))?))
    };
    places.into_iter().filter_map(named).collect()
}

/// Whether a word is a side's name though it has no capital, as adjectives and peoples have none where words decline ("варнийский",
/// "варнийцы"). What a table knows is no name.
fn names_small(ctx: &Context, k: usize) -> bool {
    let Some(declension) = ctx.pack.morphology.declension() else { return false };
    let (word, lists) = (ctx.word(k), ctx.pack);
    let unlisted = lists.morphology.listed(word).is_none() && !lists.speakers.kinds.contains(&ctx.lower(k));
    let of_many = || declension.noun(word, false).iter().any(|r| r.gender == Gender::Plural);
    let adjective = || !declension.adjective(word).is_empty();
    unlisted
        && match ctx.upos(k) {
            Upos::Adj => adjective(),
            Upos::Noun | Upos::Propn => of_many(),
            Upos::X => adjective() || of_many(),
            _ => false,
        }
}

/// Whether a body's name turns on one of the nouns: "Ministry of Defence", "Varnian army", "General Staff". Where words decline, the noun
/// may be any: what it governs stands behind it.
pub(crate) fn is_organ(ctx: &Context, name: &str, nouns: &BTreeSet<String>) -> bool {
    let lower = name.to_lowercase();
    if ctx.pack.morphology.declines() {
        return lower.split_whitespace().any(|w| nouns.contains(w));
    }
    let of = [" of ", " for ", " in "].iter().filter_map(|w| lower.find(w)).min().unwrap_or(lower.len());
    let number = |w: &&str| w.chars().all(|c| c.is_ascii_digit());
    let has = |text: &str| text.split_whitespace().rev().find(|w| !number(w)).is_some_and(|w| nouns.contains(w));
    has(lower.get(..of).unwrap_or_default()) || has(&lower)
}

#[cfg(test)]
mod tests {
    use sayso_reader::EntityKind::{self, Body, Side};

    use crate::MentionKind;
    use crate::mentions::{Mentioned, mentions};
    use crate::testing::{in_context, reading_of, report};

    /// "body > side (words that tell it)" for each mention of a body.
    fn bodies(text: &str, names: &[(EntityKind, &str)]) -> Vec<String> {
        in_context(&report(text), &reading_of(text, names), |ctx| {
            let Mentioned { mentions, .. } = mentions(ctx);
            let bodies = mentions.iter().filter(|m| m.kind == MentionKind::Body);
            let side = |m: &crate::Mention| {
                let side = m.side.as_ref().map(|s| format!("{} ({})", s.value, ctx.of(s.basis[0])));
                format!("{} > {}", ctx.of(m.span), side.unwrap_or_else(|| "-".to_owned()))
            };
            bodies.map(side).collect()
        })
    }

    const LAND: (EntityKind, &str) = (Side, "Varnia");

    #[test]
    fn an_organ_is_its_sides() {
        let text = "Varnia mourns. The Varnian army and the Armed Forces of Varnia withdrew.";
        let names = [LAND, (Body, "Varnian army"), (Body, "Armed Forces of Varnia")];
        assert_eq!(
            bodies(text, &names),
            ["Varnian army > Varnia (Varnian)", "Armed Forces of Varnia > Varnia (Varnia)"]
        );
        // A country that the report does not name itself.
        assert_eq!(
            bodies("The Peruvian navy withdrew.", &[(Body, "Peruvian navy")]),
            ["Peruvian navy > Peru (Peruvian)"]
        );
    }

    #[test]
    fn a_short_form_is_whose_the_long_one_is() {
        let text = "Varnia mourns. The Varnian Ministry of Defence spoke. The Ministry of Defence added nothing.";
        let names = [LAND, (Body, "Varnian Ministry of Defence"), (Body, "Ministry of Defence")];
        let told = ["Varnian Ministry of Defence > Varnia (Varnian)", "Ministry of Defence > Varnia (Varnian)"];
        assert_eq!(bodies(text, &names), told);
    }

    #[test]
    fn a_body_with_a_name_of_its_own_is_nobodys() {
        for name in ["Free Varnian Army", "Varnian Observatory", "Kelt Movement", "Varnian Dawn Forces"] {
            let text = format!("Varnia mourns. Nobody of the {name} spoke.");
            assert_eq!(bodies(&text, &[LAND, (Body, name)]), [format!("{name} > -")]);
        }
        let text = "Varnia mourns. Nobody of the pro-Varnian forces spoke.";
        assert_eq!(bodies(text, &[LAND, (Body, "pro-Varnian forces")]), ["Varnian forces > -"]);
    }
}
