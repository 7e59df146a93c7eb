//! Small words: `grammar.toml` in, its lists out.

use std::collections::HashSet;

use serde::Deserialize;

/// `grammar.toml`.
#[derive(Deserialize, Default)]
pub(crate) struct Grammar {
    pub prepositions: HashSet<String>,
    pub determiners: HashSet<String>,
    pub pronouns: HashSet<String>,
    pub auxiliaries: HashSet<String>,
    pub be: HashSet<String>,
    pub have: HashSet<String>,
    pub adverbs: HashSet<String>,
    pub conjunctions: HashSet<String>,
    pub barriers: HashSet<String>,
    pub calendar: HashSet<String>,
    pub months: HashSet<String>,
    pub parties: HashSet<String>,
    pub totals: Vec<String>,
}

impl Grammar {
    /// Whether the word can stand in no noun phrase after its number.
    pub fn ends_a_phrase(&self, word: &str) -> bool {
        self.prepositions.contains(word)
            || self.determiners.contains(word)
            || self.pronouns.contains(word)
            || self.auxiliaries.contains(word)
            || self.conjunctions.contains(word)
            || self.calendar.contains(word)
            || self.adverbs.contains(word)
    }
}
