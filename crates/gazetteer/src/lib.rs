//! Where words point on the map: places, countries, peoples and seats of government.
//!
//! A word or name goes in, what it may stand for comes out. The data are GeoNames' settlements
//! (CC BY 4.0) and a table of countries, both for the whole world and for no conflict in
//! particular; `data/gazetteer/README.md` says where they come from and how to make them again.
//!
//! A name that is not found is no error and no evidence: places may be small or invented. And a
//! name that is found only *may* be one: many towns are called like people, so the caller weighs
//! the context. Nothing here ranks the names of one place or says whose a place is.
#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod blob;
mod company;
mod country;
mod fold;
mod latin;
mod locate;
mod people;
mod place;
mod place_words;
mod toponym;
mod weights;

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use blob::Places;
use country::Countries;
use place_words::{Division, PlaceWords, abbreviations};

pub use country::{Country, Standing};
pub use fold::fold;
pub use latin::{latin, latin_people};
pub use people::{People, stem};
pub use place::{Kind, Place};
pub use sayso_case::GeonameId;

static PLACES: &[u8] = include_bytes!("../../../data/gazetteer/places.bin");
static COUNTRIES: &str = include_str!("../../../data/gazetteer/countries.tsv");
static COMMON_WORDS: &str = include_str!("../../../data/gazetteer/common_words.txt");
static PLACE_WORDS: &str = include_str!("../../../data/gazetteer/place_words.tsv");
static ABBREVIATIONS: &str = include_str!("../../../data/gazetteer/division_abbreviations.tsv");

static BUILTIN: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer {
    countries: Countries::read(COUNTRIES),
    places: Places::open(PLACES),
    common: COMMON_WORDS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect(),
    words: PlaceWords::read(PLACE_WORDS, "en"),
    abbreviations: abbreviations(ABBREVIATIONS),
});

/// Lookup of places, countries, peoples and seats of government.
pub struct Gazetteer {
    countries: Countries,
    places: Option<Places>,
    common: HashSet<&'static str>,
    words: PlaceWords,
    abbreviations: BTreeMap<&'static str, Vec<Division>>,
}

impl Gazetteer {
    /// The data that come with Sayso. The first call reads the table of countries (about 1 ms);
    /// places are looked up where they lie.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The country called `word`: its name, a variant or an abbreviation, with or without "the".
    ///
    /// Abbreviations count only as written ("US", "U.S.", not "us"). Names are compared folded
    /// (see [`fold()`]) but must not begin with a small letter ("Turkey", "TURKEY", not "turkey").
    /// Of two countries that share a name (Congo) the more populous one is returned.
    #[must_use]
    pub fn country(&self, word: &str) -> Option<&Country> {
        self.countries.by_name(word)
    }

    /// The country with this alpha-2 code, such as [`Place::country`] holds.
    #[must_use]
    pub fn country_by_code(&self, iso2: &str) -> Option<&Country> {
        self.countries.by_code(iso2)
    }

    /// Every country, the most populous first.
    #[must_use]
    pub fn countries(&self) -> &[Country] {
        self.countries.all()
    }

    /// The country of an adjective or a word for its people, singular or plural: "French",
    /// "Frenchman", "Peruvians". Must not begin with a small letter ("Polish", not "polish").
    #[must_use]
    pub fn demonym(&self, word: &str) -> Option<&Country> {
        self.countries.by_demonym(word)
    }

    /// The country whose government `word` may stand for: a capital, a seat of government, or a
    /// building or street known for it ("Lima", "The Hague", "Downing Street"). Must not begin
    /// with a small letter; a capital that is spelt like a common word counts only with its marks
    /// ("Malé", not "Male").
    #[must_use]
    pub fn seat(&self, word: &str) -> Option<&Country> {
        if self.reads_as_common_word(word) {
            return None;
        }
        self.countries.by_seat(word)
    }

    /// Every settlement called `name` (compared folded, case ignored), by population falling, then by
    /// GeoNames id rising.
    #[must_use]
    pub fn place(&self, name: &str) -> Vec<Place> {
        let Some(places) = &self.places else {
            return Vec::new();
        };
        let rows = settlements(places, name).into_iter();
        let mut found: Vec<Place> = rows.filter_map(|row| places.place(row)).collect();
        found.sort_by_key(|place| (std::cmp::Reverse(place.population), place.id));
        found
    }

    /// Whether `a` and `b` can be names of one settlement: some GeoNames entry has both. Two spellings
    /// of one name are, where the name is known at all.
    #[must_use]
    pub fn same_place(&self, a: &str, b: &str) -> bool {
        let Some(places) = &self.places else {
            return false;
        };
        let (a, b) = (settlements(places, a), settlements(places, b));
        a.iter().any(|row| b.binary_search(row).is_ok())
    }

    /// Whether `name` is the name of a settlement, written like one: with a capital somewhere (or in a
    /// script that has none), and not a common English word ("Of", "Police", "Many" are towns
    /// too). A common word spelt with marks still counts: "Malé", "Ha'il".
    #[must_use]
    pub fn is_place(&self, name: &str) -> bool {
        is_written_like_a_name(name)
            && !self.reads_as_common_word(name)
            && self.places.as_ref().is_some_and(|p| !settlements(p, name).is_empty())
    }

    /// Whether `name` is that of a feast ("Easter"), which is a time and no place.
    #[must_use]
    pub fn is_feast(&self, name: &str) -> bool {
        self.words.feast.contains(fold(name).as_str())
    }

    /// Whether `name` is that of a faith or of those who hold it ("Sunni"), who are people and no place.
    #[must_use]
    pub fn is_faith(&self, name: &str) -> bool {
        self.words.faith.contains(fold(name).as_str())
    }

    /// How many entries there are, of every kind.
    #[must_use]
    pub fn place_count(&self) -> usize {
        self.places.as_ref().map_or(0, Places::len)
    }

    fn reads_as_common_word(&self, name: &str) -> bool {
        let plain = |c: char| c.is_ascii_alphabetic() || c.is_whitespace();
        name.chars().all(plain) && self.common.contains(fold(name).as_str())
    }
}

/// The entries of a name; where none has it, those of the names that it may be a case of.
fn settlements(places: &Places, name: &str) -> Vec<usize> {
    let folded = fold(name);
    let found = places.settlements(&folded);
    if !found.is_empty() {
        return found;
    }
    let mut found: Vec<usize> = latin::basic_forms(&folded).flat_map(|basic| places.settlements(&basic)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// With a capital somewhere, or in a script that has none.
fn is_written_like_a_name(name: &str) -> bool {
    name.chars().any(char::is_uppercase) || !name.chars().any(fold::is_small)
}

#[cfg(test)]
mod tests {
    use super::{Gazetteer, fold};

    #[test]
    fn every_place_is_found_by_its_leading_name() {
        let gazetteer = Gazetteer::builtin();
        let places = gazetteer.places.as_ref().expect("the blob is whole");
        assert!(places.len() > 270_000);
        for row in 0..places.len() {
            let place = places.place(row).expect("every row can be read");
            let found = places.find(&fold(&place.name)).leading;
            assert!(found.contains(&row), "{place:?} is lost");
            assert!((-90.0..=90.0).contains(&place.latitude), "{place:?}");
            assert!((-180.0..=180.0).contains(&place.longitude), "{place:?}");
            assert!(gazetteer.country_by_code(place.country).is_some(), "{place:?} lies in no country");
        }
    }

    #[test]
    fn every_common_word_is_a_place_name() {
        let gazetteer = Gazetteer::builtin();
        assert!(gazetteer.common.len() > 1_000);
        let mut words: Vec<_> = gazetteer.common.iter().collect();
        words.sort();
        for word in words {
            assert!(!gazetteer.place(word).is_empty(), "{word} need not be listed");
        }
    }
}
