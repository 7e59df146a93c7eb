//! Places as far as two happenings can be told by them: the words of a place in, whether two can be one scene out.
//!
//! Names are compared by the consonants of their words, without articles and "city", "province", "bridge"; by the joined names
//! of the case; and by the gazetteer's coordinates. "East X" and "West X" are two. What nothing is known of is never a veto.

use std::collections::{BTreeMap, HashMap};

use sayso_case::{MentionKind, WherePrecision};
use sayso_gazetteer::{Gazetteer, fold, latin};

use crate::case_file::Lies;
use crate::known_place::{Known, TOWN};
use crate::names::Names;
use crate::phrases::plain;
use crate::pile::Pile;
use crate::wording::hash;

/// In a city of so many people a deed is not told by the city.
const BIG: u32 = 500_000;
/// Kilometres within which two places can be one scene.
const NEAR: f64 = 15.0;
/// Kilometres beyond which they are two.
const FAR: f64 = 40.0;

/// A place by its number in [`Spots`].
pub(crate) type Spot = usize;

/// How two places lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Lie {
    /// One place; or one that holds the other, or lies near it (0.6).
    Near(f32),
    /// Nothing is known of one of them.
    Unknown,
    /// Two places.
    Apart,
}

/// The places of a case.
#[derive(Debug, Default)]
pub(crate) struct Spots {
    list: Vec<Known>,
    by_text: HashMap<String, Option<Spot>>,
    /// Latitude and longitude that the user gives, by name.
    pinned: BTreeMap<String, (f64, f64)>,
}

impl Spots {
    /// No place yet, and where the user says that some lie.
    pub fn pinned(places: &[Lies]) -> Self {
        // What is known roughly tells no two scenes apart.
        let exact = places.iter().filter(|p| p.precision <= WherePrecision::Near);
        let pinned = exact.map(|p| (plain(&p.name), (p.latitude, p.longitude))).collect();
        Spots { pinned, ..Spots::default() }
    }

    /// Where the user says that a place lies, under this name or another of its names.
    fn pin(&self, names: &Names, text: &str) -> Option<(f64, f64)> {
        if self.pinned.is_empty() {
            return None;
        }
        let own = self.pinned.get(&plain(text)).copied();
        let name = names.of_text(text).and_then(|n| names.list.get(n)).filter(|n| n.kind == MentionKind::Place);
        own.or_else(|| name?.variants.iter().find_map(|v| self.pinned.get(&plain(&v.text)).copied()))
    }

    /// The place of these words; `None` for countries, peoples, sides, feasts, common nouns.
    pub fn of(&mut self, names: &Names, text: &str) -> Option<Spot> {
        let folded = latin(text);
        if let Some(known) = self.by_text.get(&folded) {
            return *known;
        }
        let pin = self.pin(names, text);
        let spot = (pin.is_some() || !is_wide(names, text)).then(|| {
            self.list.push(Known::of(names, text));
            if let (Some((latitude, longitude)), Some(known)) = (pin, self.list.last_mut()) {
                known.town = Some((latitude, longitude, TOWN));
            }
            self.list.len() - 1
        });
        self.by_text.insert(folded, spot);
        spot
    }

    /// The place of words that were met.
    pub fn at(&self, text: &str) -> Option<Spot> {
        self.by_text.get(&latin(text)).copied().flatten()
    }

    /// As written where it was first met.
    pub fn text(&self, spot: Spot) -> &str {
        self.list.get(spot).map_or("", |k| &k.text)
    }

    /// The joined name it is a variant of.
    pub fn name(&self, spot: Spot) -> Option<usize> {
        self.list.get(spot)?.name
    }

    /// How two places lie.
    pub fn lie(&self, a: Spot, b: Spot) -> Lie {
        if a == b {
            return Lie::Near(1.0);
        }
        let (Some(x), Some(y)) = (self.list.get(a), self.list.get(b)) else { return Lie::Unknown };
        let one_name = x.name.is_some() && x.name == y.name;
        let same = x.words == y.words;
        let holds = same || one_name || within(&x.words, &y.words) || within(&y.words, &x.words);
        if holds && (one_name || (!x.words.is_empty() && !y.words.is_empty())) {
            if x.compass != 0 && y.compass != 0 && x.compass & y.compass == 0 {
                return Lie::Apart;
            }
            return Lie::Near(if (same || one_name) && x.compass == y.compass { 1.0 } else { 0.6 });
        }
        match (x.town, y.town) {
            (Some(p), Some(q)) => match kilometres((p.0, p.1), (q.0, q.1)) {
                km if km < NEAR => Lie::Near(0.6),
                km if km > FAR => Lie::Apart,
                _ => Lie::Unknown,
            },
            _ => Lie::Unknown,
        }
    }

    /// How much a place says of a deed: less for a big city.
    pub fn weight(&self, spot: Spot) -> f32 {
        let big = |k: &Known| k.compass == 0 && k.town.is_some_and(|(.., people)| people > BIG);
        if self.list.get(spot).is_some_and(big) { 0.4 } else { 1.0 }
    }

    /// How much the best shared place of two lists says, at most 1; `None` where none is shared.
    pub fn shared<'a>(
        &self,
        some: impl IntoIterator<Item = &'a Spot>,
        others: impl IntoIterator<Item = &'a Spot> + Clone,
    ) -> Option<f32> {
        let mut best: Option<f32> = None;
        for a in some {
            for b in others.clone() {
                if let Lie::Near(n) = self.lie(*a, *b) {
                    let worth = n * self.weight(*a).min(self.weight(*b));
                    best = Some(best.map_or(worth, |m| m.max(worth)));
                }
            }
        }
        best
    }

    /// Whether two lists share a place that the gazetteer does not have: a mill, a ridge, a hamlet.
    pub fn shares_rare<'a>(
        &self,
        some: impl IntoIterator<Item = &'a Spot>,
        others: impl IntoIterator<Item = &'a Spot> + Clone,
    ) -> bool {
        let rare = |s: Spot| self.list.get(s).is_some_and(|k| k.rare);
        some.into_iter().filter(|a| rare(**a)).any(|a| {
            others.clone().into_iter().any(|b| rare(*b) && matches!(self.lie(*a, *b), Lie::Near(n) if n >= 1.0))
        })
    }

    /// Keys that two places which can be one share, for looking them up.
    pub fn keys(&self, spot: Spot) -> impl Iterator<Item = u64> + '_ {
        let known = self.list.get(spot);
        let name = known.and_then(|k| k.name).map(|n| hash(&format!("name {n}")));
        known.into_iter().flat_map(|k| k.words.iter().copied()).chain(name)
    }

    /// How the nearest of two lists lie.
    pub fn nearest<'a>(
        &self,
        some: impl IntoIterator<Item = &'a Spot>,
        others: impl IntoIterator<Item = &'a Spot> + Clone,
    ) -> Lie {
        let (mut best, mut apart, mut any) = (None::<f32>, true, false);
        for a in some {
            for b in others.clone() {
                any = true;
                match self.lie(*a, *b) {
                    Lie::Near(n) => best = Some(best.map_or(n, |m| m.max(n))),
                    Lie::Unknown => apart = false,
                    Lie::Apart => {}
                }
            }
        }
        match best {
            Some(n) => Lie::Near(n),
            None if apart && any => Lie::Apart,
            None => Lie::Unknown,
        }
    }
}

/// Whether a sorted list is part of another.
fn within(a: &[u64], b: &[u64]) -> bool {
    !a.is_empty() && a.iter().all(|w| b.binary_search(w).is_ok())
}

/// Words that name no scene: countries, peoples, sides, feasts, common nouns, abbreviations.
fn is_wide(names: &Names, text: &str) -> bool {
    let gazetteer = Gazetteer::builtin();
    let pack = names.parties.pack_for(text);
    let listed = &pack.happening_words;
    let known = |w: &str| gazetteer.country(w).is_some() || gazetteer.demonym(w).is_some();
    // Stripped texts lose apostrophes: "Perus north".
    let of_country = |w: &str| known(w) || w.strip_suffix('s').is_some_and(|t| t.chars().count() >= 4 && known(t));
    let is_common = |w: &str| {
        listed.generic.contains(w)
            || listed.no_place.contains(w)
            || pack.incident_words.calendar.contains(w)
            || listed.article.contains(w)
    };
    let capital = text.chars().any(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
    let short = text.chars().count() < 5 && text.chars().all(char::is_uppercase);
    let other_kind = names.of_text(text).and_then(|n| names.list.get(n)).is_some_and(|n| n.kind != MentionKind::Place);
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–')).filter(|w| !w.is_empty());
    !capital || short || other_kind || of_country(text) || words.all(|w| is_common(&fold(w)) || of_country(w))
}

/// The places that a report names: where, and how they are written.
pub(crate) fn named_places<'p>(pile: &'p Pile, report: usize) -> impl Iterator<Item = (usize, &'p str)> {
    let mentions = pile.read(report).findings.mentions.iter().filter(|m| m.kind == MentionKind::Place && m.named);
    mentions.map(move |m| (m.span.start, pile.of(report, m.span)))
}

/// Those of them that a deed can be told by.
pub(crate) fn places_of(pile: &Pile, spots: &Spots, report: usize) -> Vec<(usize, Spot)> {
    named_places(pile, report).filter_map(|(at, words)| Some((at, spots.at(words)?))).collect()
}

/// Along the surface of the Earth taken as a ball (haversine).
pub(crate) fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (dy, dx) = ((lat_b - lat_a) / 2.0, (b.1 - a.1).to_radians() / 2.0);
    let h = dy.sin().powi(2) + lat_a.cos() * lat_b.cos() * dx.sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lie(a: &str, b: &str) -> Lie {
        let (mut spots, names) = (Spots::default(), Names::none(crate::testing::english()));
        let (a, b) = (spots.of(&names, a).unwrap(), spots.of(&names, b).unwrap());
        assert_eq!(spots.lie(a, b), spots.lie(b, a));
        spots.lie(a, b)
    }

    #[test]
    fn spellings_and_parts_of_one_place() {
        assert_eq!(lie("Tarvika", "Tarvikah"), Lie::Near(1.0));
        assert_eq!(lie("Meshidin", "al-Meshideen"), Lie::Near(1.0));
        assert_eq!(lie("Orsa Bridge", "Orsa"), Lie::Near(1.0));
        assert_eq!(lie("Old Mill of Dorvet", "Dorvet"), Lie::Near(0.6));
    }

    #[test]
    fn what_is_two_and_what_is_not_known() {
        assert_eq!(lie("East Tarvika", "West Tarvika"), Lie::Apart);
        assert_eq!(lie("Lisbon", "Oslo"), Lie::Apart);
        assert_eq!(lie("Tarvika", "Dorvet"), Lie::Unknown);
    }

    #[test]
    fn where_the_user_says_that_a_place_lies() {
        let toml = [("Tarvika", 10.0), ("Dorvet", 11.0), ("Arlum", 10.05)]
            .map(|(name, latitude)| format!("[[place]]\nname = \"{name}\"\nlatitude = {latitude}\nlongitude = 20.0\n"));
        let file = crate::case_file::CaseFile::parse("", &toml.concat()).unwrap();
        let (mut spots, names) = (Spots::pinned(&file.places), Names::none(crate::testing::english()));
        let [tarvika, dorvet, arlum] = ["Tarvika", "Dorvet", "Arlum"].map(|t| spots.of(&names, t).unwrap());
        assert_eq!((spots.lie(tarvika, dorvet), spots.lie(tarvika, arlum)), (Lie::Apart, Lie::Near(0.6)));
    }

    #[test]
    fn what_names_no_scene() {
        let (mut spots, names) = (Spots::default(), Names::none(crate::testing::english()));
        for wide in
            ["Peru", "Peruvian", "Peruvians", "Perus", "Peru-Bolivia", "September", "Eid", "the School", "town", "NWA"]
        {
            assert_eq!(spots.of(&names, wide), None, "{wide}");
        }
        assert!(spots.of(&names, "Orsa Bridge").is_some());
    }

    #[test]
    fn a_degree_is_a_hundred_and_eleven_kilometres() {
        assert!((kilometres((10.0, 20.0), (11.0, 20.0)) - 111.2).abs() < 0.2);
    }
}
