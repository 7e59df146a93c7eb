//! Whose side words stand for: "Varnia", "Varnian", "the Varnian army", "Varnia's forces" are one party.
//!
//! Known countries come from the gazetteer; invented or unlisted ones are learned from the case: an adjective that is a
//! name of the case with an ending. The user's `sides.toml` goes before both.

use std::collections::{BTreeMap, BTreeSet};

use sayso_gazetteer::{Gazetteer, stem};
use sayso_language::Pack;

use crate::advice::Advice;
use crate::phrases::{is_latin, of_side, pack_for, words};

/// What is the same for all words of one side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PartyKey {
    /// A side of the user's `sides.toml`, by its label.
    Advised(String),
    /// A country that the gazetteer knows, by its ISO 3166 code.
    Country(&'static str),
    /// A name of the case that has an adjective or a people of its own.
    Named(String),
    /// Words of which no more is known than that they are the same, folded.
    Words(String),
}

impl PartyKey {
    /// Whether it is a side that has a name, and not only words.
    pub fn is_known(&self) -> bool {
        !matches!(self, PartyKey::Words(_))
    }
}

/// A word of a name's key: of one side the same, and no word that a text can have.
impl std::fmt::Display for PartyKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PartyKey::Advised(label) => write!(f, "side {label}"),
            PartyKey::Country(code) => write!(f, "country {code}"),
            PartyKey::Named(base) => write!(f, "name {base}"),
            PartyKey::Words(words) => write!(f, "words {words}"),
        }
    }
}

/// What words stand for which party.
#[derive(Debug)]
pub(crate) struct Parties {
    /// The words that names and sides are compared by.
    pub pack: &'static Pack,
    advised: BTreeMap<String, String>,
    stems: BTreeMap<String, String>,
}

impl Parties {
    /// None.
    pub fn none(pack: &'static Pack) -> Self {
        Parties { pack, advised: BTreeMap::new(), stems: BTreeMap::new() }
    }

    /// `bases`: folded one-word names of places and sides of the case; `words`: every folded word that stands in a name.
    pub fn new(pack: &'static Pack, advice: &Advice, bases: &BTreeSet<String>, words: &BTreeSet<String>) -> Self {
        let mut parties = Parties::none(pack);
        for (label, names) in &advice.sides {
            for name in names.iter().chain([label]) {
                parties.advised.insert(of_side(name), label.clone());
            }
        }
        // Of several names that share a stem ("varnia", "varn") the shortest is the base; of equals the first in use counts alike.
        let mut by_stem: BTreeMap<String, &String> = BTreeMap::new();
        for base in bases {
            let known = by_stem.entry(stem(base)).or_insert(base);
            if base.len() < known.len() {
                *known = base;
            }
        }
        for word in words.iter().filter(|word| capital_country(word).is_none()) {
            if let Some(base) = by_stem.get(&stem(word)) {
                parties.stems.insert(word.clone(), (*base).clone());
            }
        }
        // A town that has no adjective of its own in the case is no side.
        let derived: BTreeSet<String> = parties
            .stems
            .iter()
            .filter(|(word, base)| word != base && word.strip_suffix('s') != Some(base))
            .map(|(_, base)| base.clone())
            .collect();
        parties.stems.retain(|_, base| derived.contains(base));
        parties
    }

    /// Whether a folded word is a people's or country's name or adjective; gives what is the same for all such words.
    pub fn root(&self, word: &str) -> Option<PartyKey> {
        if let Some(label) = self.advised.get(word) {
            return Some(PartyKey::Advised(label.clone()));
        }
        if let Some(code) = capital_country(word) {
            return Some(PartyKey::Country(code));
        }
        self.stems.get(word).cloned().map(PartyKey::Named)
    }

    /// What is the same for all words of one side: for whole phrases ("the Varnian army", "Varnia's forces").
    pub fn key(&self, phrase: &str) -> Option<PartyKey> {
        let folded = of_side(phrase);
        if let Some(label) = self.advised.get(&folded) {
            return Some(PartyKey::Advised(label.clone()));
        }
        if folded.is_empty() {
            return None;
        }
        if let Some(root) = self.root(&folded) {
            return Some(root);
        }
        let mut roots: Vec<PartyKey> = Vec::new();
        let state = &self.pack_for(phrase).incident_words.state;
        for Parsed { root, written, .. } in self.parse(phrase) {
            match root {
                Some(root) if !roots.contains(&root) => roots.push(root),
                None if !state.contains(&written) => return Some(PartyKey::Words(folded)),
                _ => {}
            }
        }
        if roots.len() == 1 {
            return roots.pop();
        }
        Some(PartyKey::Words(folded))
    }

    /// The words of a phrase, each with its party's root if it has one; "Saudi Arabia" is one word here.
    pub fn parse(&self, phrase: &str) -> Vec<Parsed> {
        let phrase = phrase.replace("'s ", " ").replace("’s ", " ");
        let words = words(&phrase);
        let sides: Vec<String> = match is_latin(&phrase) {
            true => words.iter().map(|(word, _)| word.clone()).collect(),
            false => words.iter().map(|(_, written)| of_side(written)).collect(),
        };
        let mut out = Vec::new();
        let mut k = 0;
        while let (Some((word, written)), Some(side)) = (words.get(k), sides.get(k)) {
            let two = sides.get(k..k + 2).map(|two| two.join(" "));
            if let Some(two) = two
                && let Some(root) = self.root(&two)
            {
                out.push(Parsed { root: Some(root), written: two.clone(), word: two });
                k += 2;
                continue;
            }
            let root = self.root(side).or_else(|| side.strip_suffix('s').and_then(|w| self.root(w)));
            out.push(Parsed { root, word: word.clone(), written: written.clone() });
            k += 1;
        }
        out
    }

    /// The lists of the language in whose letters a name is written.
    pub fn pack_for(&self, name: &str) -> &'static Pack {
        pack_for(self.pack, name)
    }
}

/// A word of a name.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// What is the same for all words of its side, where it is one of a side's.
    pub root: Option<PartyKey>,
    /// What it is compared by.
    pub word: String,
    /// As the lists of its language have it.
    pub written: String,
}

/// The country of a folded word: the gazetteer wants a capital first.
fn capital_country(folded: &str) -> Option<&'static str> {
    let mut written = String::new();
    let mut up = true;
    for c in folded.chars() {
        if up {
            written.extend(c.to_uppercase())
        } else {
            written.push(c)
        }
        up = c == ' ';
    }
    let gazetteer = Gazetteer::builtin();
    let found = gazetteer
        .country(&written)
        .or_else(|| gazetteer.demonym(&written))
        .or_else(|| (folded.len() <= 3).then(|| gazetteer.country(&folded.to_uppercase())).flatten());
    found.map(|c| c.iso2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn learns_adjectives_from_the_case() {
        let parties = Parties::new(
            crate::testing::english(),
            &Advice::default(),
            &set(&["varnia", "orlova"]),
            &set(&["varnia", "varnian", "varnians", "orlovan"]),
        );
        let varnia = parties.key("Varnia");
        assert_eq!(parties.key("the Varnian army"), varnia);
        assert_eq!(parties.key("Varnia’s forces"), varnia);
        assert_eq!(parties.key("Varnians"), varnia);
        assert_ne!(parties.key("Orlovan troops"), varnia);
        assert_ne!(parties.key("Varnian rebels"), varnia);
    }

    #[test]
    fn one_side_in_two_scripts_is_one() {
        let words = ["Varnia", "Varnian", "Варнии", "варнийской", "варнійську"].map(of_side);
        let words: BTreeSet<String> = words.into_iter().collect();
        let parties = Parties::new(crate::testing::english(), &Advice::default(), &set(&["varnia"]), &words);
        let varnia = parties.key("Varnia");
        for written in ["Варния", "Варнію", "варнийская армия", "армия Варнии", "варнійські військові"]
        {
            assert_eq!(parties.key(written), varnia, "{written}");
        }
        assert_ne!(parties.key("варнийские повстанцы"), varnia);
    }

    #[test]
    fn the_user_goes_first() {
        let advice = Advice::parse(None, Some("North = [\"Free Guard\"]")).unwrap();
        let parties = Parties::new(crate::testing::english(), &advice, &set(&[]), &set(&[]));
        let north = parties.key("the Free Guard");
        assert_eq!(parties.key("North"), north);
        assert_eq!(north, Some(PartyKey::Advised("North".to_owned())));
    }
}
