//! Words beside a name that tell what it is the name of: `place_words.tsv` and `division_abbreviations.tsv` in, lookups out.
//!
//! One row of the first: language, what, words parted by semicolons. The lists are data, so that a language is added without code.

use std::collections::{BTreeMap, BTreeSet};

use crate::place::Kind;

type Words = BTreeSet<&'static str>;

/// The words of one language.
#[derive(Debug, Default)]
pub(crate) struct PlaceWords {
    /// "province", "county", "town": what kind of entry a name is.
    pub kinds: BTreeMap<&'static str, Kind>,
    /// "road", "river", "border": a line, or what has no clear bounds.
    pub line: Words,
    /// "post", "bridge", "airport": what lies at the place it is named after.
    pub beside: Words,
    /// "near", "outskirts of": before a name.
    pub near: Words,
    /// "northern", "downtown": a part of what is named.
    pub part: Words,
    /// "sea", "airspace": of no country.
    pub open: Words,
    /// "africa": larger than a country.
    pub world: Words,
    /// "ramadan": times, not places.
    pub feast: Words,
    /// "sunni": people, not places.
    pub faith: Words,
    /// "st" for "saint": short forms of a first word.
    pub short: BTreeMap<&'static str, &'static str>,
}

impl PlaceWords {
    /// The rows of one language; what is not understood is passed over, and a test finds it.
    pub(crate) fn read(tsv: &'static str, language: &str) -> Self {
        let mut out = PlaceWords::default();
        for line in tsv.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(of), Some(what), Some(words)) = (cells.next(), cells.next(), cells.next()) else { continue };
            if of != language {
                continue;
            }
            let words = words.split(';').map(str::trim).filter(|word| !word.is_empty());
            let mut kinds = |kind| out.kinds.extend(words.clone().map(|word| (word, kind)));
            match what {
                "province" => kinds(Kind::Province),
                "district" => kinds(Kind::District),
                "settlement" => kinds(Kind::Settlement),
                "line" => out.line.extend(words),
                "beside" => out.beside.extend(words),
                "near" => out.near.extend(words),
                "part" => out.part.extend(words),
                "open" => out.open.extend(words),
                "world" => out.world.extend(words),
                "feast" => out.feast.extend(words),
                "faith" => out.faith.extend(words),
                "short" => out.short.extend(words.filter_map(|word| word.split_once('='))),
                _ => {}
            }
        }
        out
    }
}

/// A division that a short form stands for: the country's code and the leading name.
pub(crate) type Division = (&'static str, &'static str);

/// The divisions by their short forms.
pub(crate) fn abbreviations(tsv: &'static str) -> BTreeMap<&'static str, Vec<Division>> {
    let mut out: BTreeMap<&'static str, Vec<Division>> = BTreeMap::new();
    for line in tsv.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(country), Some(name), Some(forms)) = (cells.next(), cells.next(), cells.next()) else { continue };
        for form in forms.split(';').filter(|form| !form.is_empty()) {
            out.entry(form).or_default().push((country, name));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Gazetteer, PLACE_WORDS, fold};

    #[test]
    fn every_row_is_understood_and_every_word_is_folded() {
        let rows = PLACE_WORDS.lines().filter(|line| !line.starts_with('#'));
        let of = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        for cells in rows.map(of) {
            assert_eq!(cells.len(), 3, "{cells:?}");
            let row = format!("{}\t{}\t{}", cells[0], cells[1], cells[2]).leak();
            let read = PlaceWords::read(row, &cells[0]);
            let held = [read.line, read.beside, read.near, read.part, read.open, read.world, read.feast, read.faith];
            let held = held.iter().map(BTreeSet::len).sum::<usize>() + read.kinds.len() + read.short.len();
            assert!(held > 0, "nothing is made of {cells:?}");
            for word in cells[2].split(';').filter(|word| !word.contains('=')) {
                assert_eq!(fold(word), word);
            }
        }
    }

    #[test]
    fn every_short_form_stands_for_a_division() {
        let gazetteer = Gazetteer::builtin();
        for divisions in gazetteer.abbreviations.values() {
            for division in divisions {
                assert!(gazetteer.division(*division).is_some(), "{division:?} is not found");
            }
        }
    }
}
