//! What a speaker may be called when not named: `speakers.toml` in; offices, titles, kinds of bodies and which of them are one out.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::roles::RoleTable;
use crate::{Morphology, WordList};

/// `speakers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what each list is for stands in the file")]
pub struct Speakers {
    pub person_roles: WordList,
    pub body_nouns: WordList,
    pub documents: WordList,
    pub unnamed: WordList,
    pub titles: WordList,
    pub issuers: WordList,
    pub carriers: WordList,
    pub labels: WordList,
    pub kinds: WordList,
    pub feminine: WordList,
    pub masculine: WordList,
    pub praising: WordList,
    pub aliases: WordList,
    pub credits: WordList,
    pub service: WordList,
    pub accused: WordList,
    pub answers: WordList,
    pub passers: WordList,
    no_persons: WordList,
    kin: Vec<WordList>,
    /// Nouns by which a person may be called: offices, titles, and who is counted as one ("the priest", "the mechanic").
    #[serde(skip)]
    pub persons: WordList,
    #[serde(skip)]
    kin_by_noun: BTreeMap<String, WordList>,
}

impl Speakers {
    pub(crate) fn of(table: Self, roles: RoleTable, morphology: &Morphology) -> Self {
        let counted = roles.nouns().into_iter().flat_map(|(_, nouns)| nouns);
        let named = table.person_roles.iter().chain(&table.titles).cloned();
        let persons =
            named.chain(counted).filter(|w| !table.body_nouns.contains(w) && !table.no_persons.contains(w)).collect();
        let mut kin_by_noun: BTreeMap<String, WordList> = BTreeMap::new();
        for group in &table.kin {
            let group: WordList = group.iter().map(|w| morphology.singular(w)).collect();
            for noun in &group {
                kin_by_noun.entry(noun.clone()).or_default().extend(group.iter().cloned());
            }
        }
        Speakers { persons, kin_by_noun, ..table }
    }

    /// The nouns used for the same kind of body or office as a noun in the singular; none where no list has it.
    pub fn kin_of<'a>(&'a self, noun: &'a str) -> impl Iterator<Item = &'a str> {
        self.kin_by_noun.get(noun).into_iter().flatten().map(String::as_str)
    }

    /// Whether two nouns are words for one kind of body.
    pub fn are_kin(&self, a: &str, b: &str) -> bool {
        self.kin_by_noun.get(a).is_some_and(|kin| kin.contains(b))
    }
}

#[cfg(test)]
mod tests {
    use crate::Packs;

    #[test]
    fn kinds_and_persons() {
        let words = &Packs::load().expect("the tables are whole").of(Some("en")).speakers;
        assert!(words.are_kin("monitor", "observatory") && !words.are_kin("monitor", "ministry"));
        assert!(words.kin_of("chief").any(|w| w == "head") && words.kin_of("bridge").next().is_none());
        let persons = ["spokesman", "priest", "ministry", "interior"].map(|w| words.persons.contains(w));
        assert_eq!(persons, [true, true, false, false]);
    }
}
