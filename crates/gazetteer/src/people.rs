//! Whether two words are one people's: a country's name, its adjective and its people. A word goes in, what all such words share comes
//! out: "Varnia", "Varnian" and "Varnians" are one. The one answer to this question for every room.

use crate::Gazetteer;
use crate::latin::latin_people;

/// What a country's name, adjective and people share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum People {
    /// A country that the gazetteer knows, by its ISO 3166 code.
    Country(&'static str),
    /// The part that the words for an invented or unlisted one share, folded: "varn".
    Stem(String),
}

impl People {
    /// The code, or the shared part.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            People::Country(code) => code,
            People::Stem(stem) => stem,
        }
    }
}

impl Gazetteer {
    /// What the words for one country and its people share.
    #[must_use]
    pub fn people(&self, name: &str) -> People {
        let known = self.country(name).or_else(|| self.demonym(name));
        known.map_or_else(|| People::Stem(stem(&latin_people(name))), |country| People::Country(country.iso2))
    }

    /// Whether two words are the name, the adjective or the people of one country.
    #[must_use]
    pub fn is_one_people(&self, a: &str, b: &str) -> bool {
        self.people(a) == self.people(b)
    }
}

/// The part that an invented country's name, adjective and people share, of folded words: "varnia", "varnian", "varnians" -> "varn".
#[must_use]
pub fn stem(name: &str) -> String {
    const ENDINGS: [&str; 18] =
        ["ian", "ean", "ese", "ish", "ics", "ic", "an", "ia", "ea", "en", "is", "er", "i", "n", "a", "o", "e", "y"];
    let name = name.trim_start_matches("the ");
    // Many people first: "Varnians", "Ilkans".
    let name = name.strip_suffix("es").filter(|s| s.ends_with("es") || s.ends_with("sh")).unwrap_or(name);
    let name = name.strip_suffix('s').filter(|s| s.chars().count() >= 4 && !s.ends_with('s')).unwrap_or(name);
    for e in ENDINGS {
        // "n" ends a people's adjective behind a vowel only.
        let joins = |s: &&str| e != "n" || s.ends_with(['a', 'e', 'i', 'o', 'u']);
        if let Some(s) = name.strip_suffix(e).filter(|s| s.chars().count() >= 4).filter(joins) {
            return s.to_owned();
        }
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_join_a_country_its_adjective_and_its_people() {
        for w in ["varnia", "varnian", "varnians", "varnea", "varneans"] {
            assert_eq!(stem(w), "varn");
        }
        for forms in [
            ["quillaro", "quillaran", "quillarans"],
            ["drenn", "drennic", "drennics"],
            ["ilka", "ilkan", "ilkans"],
            ["belgrosh", "belgroshi", "belgroshis"],
            ["tacamar", "tacamarese", "tacamareses"],
        ] {
            assert_eq!(stem(forms[0]), stem(forms[1]), "{forms:?}");
            assert_eq!(stem(forms[1]), stem(forms[2]), "{forms:?}");
        }
        assert_ne!(stem("luria"), stem("varnia"));
        let gazetteer = Gazetteer::builtin();
        assert!(
            gazetteer.is_one_people("Варния", "варнийских")
                && gazetteer.is_one_people("Варния", "варнийцев")
                && gazetteer.is_one_people("Варнією", "Varnian")
        );
    }

    #[test]
    fn known_countries_go_by_their_code() {
        let gazetteer = Gazetteer::builtin();
        assert_eq!(gazetteer.people("Peruvians"), gazetteer.people("Peru"));
        assert!(gazetteer.is_one_people("Varnia", "Varnians") && !gazetteer.is_one_people("Varnia", "Peru"));
    }
}
