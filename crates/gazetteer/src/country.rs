//! Countries and what they are called: `countries.tsv` in, a lookup by word out.
//!
//! One row a country, ten columns: ISO2, ISO3, standing, name, variants, abbreviations, capitals,
//! metonyms, adjectives and people, population; lists are parted by semicolons. Rows stand by
//! population falling, and of two countries that share a word the earlier row has it.

use std::collections::HashMap;

use crate::fold::{fold, is_small};

/// What kind of entry a country is. It follows the lists it was taken from and says nothing about
/// who ought to rule where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// GeoNames' country table has it: states and most territories.
    Listed,
    /// Not in that table, but reports use it as a party or a home: parts of states, states that
    /// few others recognise. Its codes are from ISO's user-assigned range and are ours alone.
    Region,
    /// A state of the past.
    Former,
}

/// A country, territory or region, with the words reports use for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 alpha-2 code; for [`Standing::Region`] a code of our own (`XB`, `QM`, ...).
    pub iso2: &'static str,
    /// ISO 3166 alpha-3 code, empty where there is none.
    pub iso3: &'static str,
    /// What kind of entry it is.
    pub standing: Standing,
    /// The usual English name.
    pub name: &'static str,
    /// Other names, official and old ones too.
    pub variants: Vec<&'static str>,
    /// Short forms that count only as written: `U.S.`, `UAE`.
    pub abbreviations: Vec<&'static str>,
    /// Capitals and seats of government, in every usual spelling, the first one leading.
    pub capitals: Vec<&'static str>,
    /// Buildings and streets that stand for the government: `Downing Street`, `Élysée`.
    pub metonyms: Vec<&'static str>,
    /// Adjectives and words for its people, plurals too: `French`, `Frenchman`, `Frenchmen`.
    pub demonyms: Vec<&'static str>,
    /// Inhabitants as GeoNames has them, 0 where it has none.
    pub population: u64,
}

/// All countries with their indexes.
pub(crate) struct Countries {
    all: Vec<Country>,
    abbreviations: HashMap<&'static str, usize>,
    names: HashMap<String, usize>,
    seats: HashMap<String, usize>,
    demonyms: HashMap<String, usize>,
}

impl Countries {
    /// Reads the table; rows that lack a column are passed over.
    pub(crate) fn read(tsv: &'static str) -> Self {
        let all: Vec<Country> = tsv.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect();
        let mut countries = Self {
            all: Vec::new(),
            abbreviations: HashMap::new(),
            names: HashMap::new(),
            seats: HashMap::new(),
            demonyms: HashMap::new(),
        };
        for (at, c) in all.iter().enumerate() {
            for word in std::iter::once(&c.name).chain(&c.variants) {
                countries.names.entry(key(word)).or_insert(at);
            }
            for word in &c.abbreviations {
                countries.abbreviations.entry(word).or_insert(at);
            }
            for word in c.capitals.iter().chain(&c.metonyms) {
                countries.seats.entry(key(word)).or_insert(at);
            }
            for word in &c.demonyms {
                countries.demonyms.entry(key(word)).or_insert(at);
            }
        }
        countries.all = all;
        countries
    }

    pub(crate) fn all(&self) -> &[Country] {
        &self.all
    }

    pub(crate) fn by_name(&self, word: &str) -> Option<&Country> {
        let word = word.trim();
        let at = self
            .abbreviations
            .get(without_the(word))
            .or_else(|| begins_like_a_name(word).then(|| self.names.get(&key(word))).flatten())?;
        self.all.get(*at)
    }

    /// By a name that was folded before.
    pub(crate) fn by_folded_name(&self, folded: &str) -> Option<&Country> {
        self.all.get(*self.names.get(folded)?)
    }

    pub(crate) fn by_code(&self, iso2: &str) -> Option<&Country> {
        self.all.iter().find(|c| c.iso2 == iso2)
    }

    pub(crate) fn by_demonym(&self, word: &str) -> Option<&Country> {
        self.in_index(&self.demonyms, word)
    }

    pub(crate) fn by_seat(&self, word: &str) -> Option<&Country> {
        self.in_index(&self.seats, word)
    }

    fn in_index(&self, index: &HashMap<String, usize>, word: &str) -> Option<&Country> {
        if !begins_like_a_name(word) {
            return None;
        }
        self.all.get(*index.get(&key(word))?)
    }
}

fn row(line: &'static str) -> Option<Country> {
    let mut cells = line.split('\t');
    let mut list = || -> Option<Vec<&'static str>> {
        let cell = cells.next()?;
        Some(cell.split(';').map(str::trim).filter(|word| !word.is_empty()).collect())
    };
    let mut one = || Some(list()?.first().copied().unwrap_or_default());
    let iso2 = one()?;
    let iso3 = one()?;
    let standing = match one()? {
        "listed" => Standing::Listed,
        "region" => Standing::Region,
        "former" => Standing::Former,
        _ => return None,
    };
    let name = one()?;
    Some(Country {
        iso2,
        iso3,
        standing,
        name,
        variants: list()?,
        abbreviations: list()?,
        capitals: list()?,
        metonyms: list()?,
        demonyms: list()?,
        population: list()?.first()?.parse().ok()?,
    })
}

/// The folded word without its article: "the Netherlands", "The Gambia", "the Kremlin".
fn key(word: &str) -> String {
    let folded = fold(word);
    match folded.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => folded,
    }
}

fn without_the(word: &str) -> &str {
    word.strip_prefix("the ").or_else(|| word.strip_prefix("The ")).unwrap_or(word).trim_start()
}

/// A name of a country or a people begins with a capital (or in a script that has none): so
/// "Polish" and "Turkey", not "polish" and "turkey".
fn begins_like_a_name(word: &str) -> bool {
    without_the(word.trim()).chars().find(|c| c.is_alphabetic()).is_some_and(|c| !is_small(c))
}
