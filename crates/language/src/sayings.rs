//! By what sayings are told from what only looks like one: `sayings.toml` in, questions about words out.

use std::collections::BTreeMap;
use std::sync::Arc;

use sayso_case::Manner;
use serde::Deserialize;

use crate::{Morphology, WordList};

/// `sayings.toml` as it is written; see the file for what each list is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SayingTable {
    acts: WordList,
    stances: WordList,
    proclaimed: WordList,
    thoughts: WordList,
    evidence: WordList,
    shown: WordList,
    nouns: BTreeMap<String, Manner>,
    denials: Denials,
    silence: Silence,
    puts: Puts,
    beside: Beside,
    lines: Lines,
}

/// `[denials]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denials {
    /// "lie", "fabrications".
    pub words: WordList,
    /// "not true".
    pub phrases: Vec<String>,
    /// Of what it is said: "claims".
    pub of: WordList,
    deeds: WordList,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Silence {
    verbs: WordList,
    to: WordList,
}

/// `[puts]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Puts {
    verbs: WordList,
    /// Counts: "toll".
    pub nouns: WordList,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    speaks: WordList,
    with: Vec<(String, String)>,
}

/// `[lines]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// Words of a page before a colon: "tags".
    pub labels: WordList,
    /// Words in front of a name and a colon: "from".
    pub fronts: WordList,
}

/// The lists, verbs by their rough base.
#[derive(Debug)]
pub struct Sayings {
    acts: WordList,
    stances: WordList,
    /// What is done by saying so: "curfew".
    pub proclaimed: WordList,
    thoughts: WordList,
    /// What shows something and cannot speak: "footage".
    pub evidence: WordList,
    shown: WordList,
    nouns: BTreeMap<String, Manner>,
    /// What makes a saying a denial.
    pub denials: Denials,
    silence: Silence,
    /// Counts that somebody puts somewhere.
    pub puts: Puts,
    beside: Beside,
    /// What stands before a colon.
    pub lines: Lines,
    morphology: Arc<Morphology>,
}

impl Sayings {
    pub(crate) fn of(t: SayingTable, morphology: Arc<Morphology>) -> Self {
        let base = |word: &String| morphology.base(word);
        let bases = |list: &WordList| list.iter().map(base).collect::<WordList>();
        Sayings {
            acts: bases(&t.acts),
            stances: bases(&t.stances),
            proclaimed: t.proclaimed,
            thoughts: bases(&t.thoughts),
            evidence: t.evidence,
            shown: bases(&t.shown),
            nouns: t.nouns,
            denials: Denials { deeds: bases(&t.denials.deeds), ..t.denials },
            silence: Silence { verbs: bases(&t.silence.verbs), ..t.silence },
            puts: Puts { verbs: bases(&t.puts.verbs), ..t.puts },
            beside: Beside {
                speaks: bases(&t.beside.speaks),
                with: t.beside.with.iter().map(|(verb, word)| (base(verb), word.clone())).collect(),
            },
            lines: t.lines,
            morphology,
        }
    }
}

impl Sayings {
    /// Whether a word is a form of "agree", "refuse" and their like.
    pub fn is_act(&self, word: &str) -> bool {
        self.acts.contains(&self.morphology.base(word))
    }

    /// Whether to refuse it is a stance or an answer ("to recognise").
    pub fn is_stance(&self, word: &str) -> bool {
        self.stances.contains(&self.morphology.base(word))
    }

    /// Whether a word is a form of "believe", "fear" and their like.
    pub fn is_thought(&self, word: &str) -> bool {
        self.thoughts.contains(&self.morphology.base(word))
    }

    /// Whether a word tells what things show.
    pub fn is_shown(&self, word: &str) -> bool {
        self.shown.contains(&self.morphology.base(word))
    }

    /// Whether a word is a deed of which somebody clears themselves ("had not fired").
    pub fn is_deed(&self, word: &str) -> bool {
        self.denials.deeds.contains(&self.morphology.base(word))
    }

    /// Whether a word is an answer that may fail to come.
    pub fn answers(&self, word: &str) -> bool {
        self.silence.verbs.contains(&self.morphology.base(word))
    }

    /// Whether a word, in lower case, is something that one answers.
    pub fn is_answered(&self, word: &str) -> bool {
        self.silence.to.contains(word)
    }

    /// Whether a word puts a count somewhere ("placed the toll at").
    pub fn puts(&self, word: &str) -> bool {
        self.puts.verbs.contains(&self.morphology.base(word))
    }

    /// The manner that a noun tells ("proposal"), in the singular or plural.
    pub fn noun(&self, word: &str) -> Option<Manner> {
        self.nouns.get(&self.morphology.singular(word)).copied()
    }

    /// Whether words, in lower case, tell that their subject spoke.
    pub fn spoke(&self, words: &[String]) -> bool {
        let bases: Vec<String> = words.iter().map(|w| self.morphology.base(w)).collect();
        bases.iter().any(|w| self.beside.speaks.contains(w))
            || self.beside.with.iter().any(|(verb, word)| bases.contains(verb) && words.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Packs;

    #[test]
    fn the_lists_are_read() {
        let sayings = &Packs::load().expect("the tables are whole").of(Some("en")).sayings;
        assert!(sayings.is_act("agreed") && sayings.is_thought("fearing") && sayings.puts("placed"));
        assert!(sayings.is_shown("revealed") && !sayings.is_shown("agreed"));
        assert_eq!(sayings.noun("demands"), Some(Manner::CallFor));
        assert!(sayings.noun("bridge").is_none());
        let words = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(sayings.spoke(&words("shook her head")) && sayings.spoke(&words("walked with reporters")));
        assert!(!sayings.spoke(&words("walked to the school")));
    }
}
