//! The word lists of `languages/en/sayings.toml`, read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::Manner;
use crate::morphology::base;

/// See the file for what each list is for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct SayingWords {
    acts: BTreeSet<String>,
    stances: BTreeSet<String>,
    pub proclaimed: BTreeSet<String>,
    thoughts: BTreeSet<String>,
    pub evidence: BTreeSet<String>,
    shown: BTreeSet<String>,
    nouns: BTreeMap<String, String>,
    pub denials: Denials,
    silence: Silence,
    pub puts: Puts,
    beside: Beside,
    pub lines: Lines,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Denials {
    pub words: BTreeSet<String>,
    pub phrases: Vec<String>,
    pub of: BTreeSet<String>,
    deeds: BTreeSet<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Silence {
    verbs: BTreeSet<String>,
    to: BTreeSet<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Puts {
    verbs: BTreeSet<String>,
    pub nouns: BTreeSet<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Beside {
    speaks: BTreeSet<String>,
    with: Vec<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Lines {
    pub labels: BTreeSet<String>,
    pub fronts: BTreeSet<String>,
}

pub(super) static WORDS: LazyLock<SayingWords> = LazyLock::new(|| {
    let mut words: SayingWords = toml::from_str(include_str!("../../languages/en/sayings.toml")).unwrap_or_default();
    for list in [
        &mut words.acts,
        &mut words.stances,
        &mut words.thoughts,
        &mut words.shown,
        &mut words.denials.deeds,
        &mut words.silence.verbs,
        &mut words.puts.verbs,
        &mut words.beside.speaks,
    ] {
        *list = list.iter().map(|w| base(w)).collect();
    }
    for (verb, _) in &mut words.beside.with {
        *verb = base(verb);
    }
    words
});

impl SayingWords {
    /// Whether a word is a form of "agree", "refuse" and their like.
    pub fn is_act(&self, word: &str) -> bool {
        self.acts.contains(&base(word))
    }

    /// Whether to refuse it is a stance or an answer ("to recognise").
    pub fn is_stance(&self, word: &str) -> bool {
        self.stances.contains(&base(word))
    }

    /// Whether a word is a form of "believe", "fear" and their like.
    pub fn is_thought(&self, word: &str) -> bool {
        self.thoughts.contains(&base(word))
    }

    /// Whether a word tells what things show.
    pub fn is_shown(&self, word: &str) -> bool {
        self.shown.contains(&base(word))
    }

    /// Whether a word is a deed of which somebody clears themselves ("had not fired").
    pub fn is_deed(&self, word: &str) -> bool {
        self.denials.deeds.contains(&base(word))
    }

    /// Whether a word is an answer that may fail to come.
    pub fn answers(&self, word: &str) -> bool {
        self.silence.verbs.contains(&base(word))
    }

    /// Whether a word, in lower case, is something that one answers.
    pub fn is_answered(&self, word: &str) -> bool {
        self.silence.to.contains(word)
    }

    /// Whether a word puts a count somewhere ("placed the toll at").
    pub fn puts(&self, word: &str) -> bool {
        self.puts.verbs.contains(&base(word))
    }

    /// The manner that a noun tells ("proposal"), in the singular or plural.
    pub fn noun(&self, word: &str) -> Option<Manner> {
        Manner::parse(self.nouns.get(&crate::morphology::singular(word))?)
    }

    /// Whether words, in lower case, tell that their subject spoke.
    pub fn spoke(&self, words: &[String]) -> bool {
        let bases: Vec<String> = words.iter().map(|w| base(w)).collect();
        bases.iter().any(|w| self.beside.speaks.contains(w))
            || self.beside.with.iter().any(|(verb, word)| bases.contains(verb) && words.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        assert!(
            WORDS.is_act("agreed") && WORDS.is_thought("fearing") && WORDS.puts("placed") && WORDS.is_shown("revealed")
        );
        assert_eq!(WORDS.noun("demands"), Some(Manner::CallFor));
        assert!(WORDS.noun("bridge").is_none());
        let words = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(WORDS.spoke(&words("shook her head")) && WORDS.spoke(&words("walked with reporters")));
        assert!(!WORDS.spoke(&words("walked to the school")));
    }
}
