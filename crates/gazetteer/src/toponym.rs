//! What one name of a report may be: its words and those beside it in, the entries it may stand for and what is said of it out.

use crate::blob::{Places, Row};
use crate::place::Kind;
use crate::place_words::Division;
use crate::weights::prior;
use crate::{Gazetteer, fold, is_written_like_a_name};

/// So many entries of one name are weighed, those that fit best; the rest of a name as common as "San José" is kept out.
const MOST: usize = 60;
/// What it counts against a village that the name is not the one it leads with.
const OTHER_NAME: f64 = 2.5;
/// And how much less for each time that it has about three times the people: large towns are known by several names.
const WELL_KNOWN: f64 = 0.3;
/// What it counts against an entry that it is found by a part of the words only.
const PART: f64 = 0.5;
/// What it counts for an entry that the word beside the name says what kind it is: "Orsk province".
const KIND_SAID: f64 = 3.0;

/// What the words in and beside a name say of where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// The very place.
    Plain,
    /// By it, or a part of it: "near Orsk", "the Orsk post", "northern Orsk".
    Near,
    /// A line that is named after it: "the Orsk road".
    Line,
    /// Waters or air of no country.
    Open,
}

/// An entry that a name may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub entry: Row,
    /// How well name and entry fit; 0 where one is the other's leading name.
    pub fits: f64,
}

/// One name of a report.
#[derive(Debug)]
pub(crate) struct Toponym {
    pub told: Told,
    /// What kind of entry a word in or behind the name says it is.
    pub kind_said: Option<Kind>,
    pub candidates: Vec<Candidate>,
}

/// The words around a name, folded.
pub(crate) struct Beside {
    /// The last two before it.
    pub before: [String; 2],
    /// The first behind it.
    pub behind: String,
}

impl Gazetteer {
    /// What `name` may be.
    pub(crate) fn toponym(&self, name: &str, beside: &Beside) -> Toponym {
        let mut found = self.within(name);
        if found.told == Told::Plain {
            let [second, first] = &beside.before;
            let words = &self.words;
            if words.line.contains(beside.behind.as_str()) {
                found.told = Told::Line;
            } else if words.beside.contains(beside.behind.as_str())
                || words.near.contains(first.as_str())
                || words.near.contains(format!("{second} {first}").as_str())
                || words.part.contains(first.as_str())
            {
                found.told = Told::Near;
            }
        }
        let said = self.words.kinds.get(beside.behind.as_str());
        found.kind_said = said.copied().or_else(|| self.kind_and_rest(&fold(name)).map(|(_, kind)| kind));
        for c in found.candidates.iter_mut().filter(|c| said == Some(&c.entry.kind)) {
            c.fits += KIND_SAID;
        }
        found
    }

    /// By the name's own words.
    fn within(&self, name: &str) -> Toponym {
        let plain = |candidates| Toponym { told: Told::Plain, kind_said: None, candidates };
        let Some(places) = &self.places else { return plain(Vec::new()) };
        let name = name.trim();
        // "region", "eastern", "the West": places are called so, too.
        if !is_written_like_a_name(name) || self.reads_as_common_word(name) && self.country(name).is_none() {
            return plain(Vec::new());
        }
        let key = fold(name);
        let key = key.strip_prefix("the ").unwrap_or(&key);
        let no_place = [&self.words.world, &self.words.feast, &self.words.faith];
        if no_place.iter().any(|words| words.contains(key)) {
            return plain(Vec::new());
        }
        if key.split(' ').next_back().is_some_and(|last| self.words.open.contains(last)) {
            return Toponym { told: Told::Open, kind_said: None, candidates: Vec::new() };
        }
        let mut candidates = self.country_or_people(places, name);
        let short: String = name.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
        for division in self.abbreviations.get(short.as_str()).into_iter().flatten() {
            candidates.extend(self.division(*division).map(|entry| Candidate { entry, fits: 0.0 }));
        }
        if self.demonym(name).is_none() {
            candidates.extend(called(places, key));
        }
        let (told, candidates) = if candidates.is_empty() {
            self.by_ends(places, name).unwrap_or_else(|| self.by_part(places, key))
        } else {
            candidates.extend(self.by_kind(places, key));
            (Told::Plain, candidates)
        };
        Toponym { told, kind_said: None, candidates: best(candidates) }
    }

    /// "Varnia", "Varnians": the country; of a region without an entry of its own the divisions of its name.
    fn country_or_people(&self, places: &Places, name: &str) -> Vec<Candidate> {
        let Some(country) = self.country(name).or_else(|| self.demonym(name)) else { return Vec::new() };
        let names = || std::iter::once(&country.name).chain(&country.variants);
        let own = called(places, &fold(country.name));
        let own = own.into_iter().filter(|c| c.entry.kind == Kind::Country);
        let own: Vec<Candidate> = own.filter(|c| places.code(c.entry.country) == Some(country.iso2)).collect();
        if !own.is_empty() {
            return own;
        }
        let divisions = names().flat_map(|name| called(places, &fold(name)));
        divisions.filter(|c| matches!(c.entry.kind, Kind::Province | Kind::District)).collect()
    }

    /// "Orsk District", "the city of Orsk": the entries of that kind called by the rest.
    fn by_kind(&self, places: &Places, key: &str) -> Vec<Candidate> {
        let Some((rest, kind)) = self.kind_and_rest(key) else { return Vec::new() };
        called(places, rest).into_iter().filter(|c| c.entry.kind == kind).collect()
    }

    fn kind_and_rest<'k>(&self, key: &'k str) -> Option<(&'k str, Kind)> {
        let behind = key.rsplit_once(' ').and_then(|(rest, last)| Some((rest, *self.words.kinds.get(last)?)));
        behind.or_else(|| {
            let (first, rest) = key.split_once(" of ")?;
            Some((rest.strip_prefix("the ").unwrap_or(rest), *self.words.kinds.get(first)?))
        })
    }

    /// Nothing has the whole name: what its words without a kind, a direction or what stands there lead to.
    fn by_part(&self, places: &Places, key: &str) -> (Told, Vec<Candidate>) {
        let words = &self.words;
        let part = |rest: &str| {
            let found = called(places, rest).into_iter();
            found.map(|c| Candidate { fits: c.fits - PART, ..c }).collect::<Vec<_>>()
        };
        let first = key.split_once(' ');
        let last = key.rsplit_once(' ');
        if let Some((rest, kind)) = self.kind_and_rest(key) {
            let of_kind: Vec<Candidate> = called(places, rest).into_iter().filter(|c| c.entry.kind == kind).collect();
            return (Told::Plain, if of_kind.is_empty() { part(rest) } else { of_kind });
        }
        if let Some(long) = first.and_then(|(word, rest)| Some(format!("{} {rest}", words.short.get(word)?))) {
            return (Told::Plain, called(places, &long));
        }
        if let Some((_, rest)) = first.filter(|(word, _)| words.part.contains(word)) {
            let country = self.countries.by_folded_name(rest).map(|c| self.country_or_people(places, c.name));
            return (Told::Near, country.unwrap_or_else(|| part(rest)));
        }
        if let Some((rest, _)) = last.filter(|(_, word)| words.beside.contains(word)) {
            return (Told::Near, part(rest));
        }
        if let Some((rest, _)) = last.filter(|(_, word)| words.line.contains(word)) {
            return (Told::Line, part(rest));
        }
        (Told::Plain, Vec::new())
    }

    /// "the Orsk-Tarsin road", "Orsk–Tarsin": a line between two places lies at either.
    fn by_ends(&self, places: &Places, name: &str) -> Option<(Told, Vec<Candidate>)> {
        let name = name.split(' ').take_while(|word| !self.words.line.contains(fold(word).as_str()));
        let name = name.collect::<Vec<_>>().join(" ");
        let ends: Vec<&str> = name.split(['-', '–', '—']).map(str::trim).collect();
        if ends.len() < 2 || !ends.iter().all(|end| is_written_like_a_name(end) && fold(end).chars().count() > 2) {
            return None;
        }
        let found: Vec<Candidate> = ends.iter().flat_map(|end| called(places, &fold(end))).collect();
        let found: Vec<Candidate> = found.into_iter().map(|c| Candidate { fits: c.fits - PART, ..c }).collect();
        (!found.is_empty()).then_some((Told::Line, found))
    }

    /// The entry of a division that a short form stands for.
    pub(crate) fn division(&self, (country, name): Division) -> Option<Row> {
        let places = self.places.as_ref()?;
        let of_kind = |c: &Candidate| c.entry.kind == Kind::Province && places.code(c.entry.country) == Some(country);
        called(places, &fold(name)).into_iter().find(of_kind).map(|c| c.entry)
    }
}

/// The entries with a folded name.
fn called(places: &Places, key: &str) -> Vec<Candidate> {
    let found = places.find(key);
    let leading = found.leading.map(|row| (row, 0.0));
    let others = found.others.into_iter().map(|row| (row, 1.0));
    let candidate = |(row, other): (usize, f64)| {
        let entry = places.row(row)?;
        let people = if entry.kind == Kind::Settlement { f64::from(entry.population) } else { 0.0 };
        let known = WELL_KNOWN * (people / 1000.0).max(1.0).ln();
        Some(Candidate { entry, fits: -other * (OTHER_NAME - known).max(0.0) })
    };
    leading.chain(others).filter_map(candidate).collect()
}

/// Each entry once, the best first, and not more than [`MOST`].
fn best(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| a.entry.id.cmp(&b.entry.id).then(b.fits.total_cmp(&a.fits)));
    candidates.dedup_by_key(|c| c.entry.id);
    let weight = |c: &Candidate| c.fits + prior(&c.entry, false);
    candidates.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.entry.id.cmp(&b.entry.id)));
    candidates.truncate(MOST);
    candidates
}
