//! How something is said, by the words that carry the saying: `cues.toml` in, its entries by their base forms out.

use std::collections::BTreeMap;

use sayso_case::Manner;
use serde::Deserialize;

use crate::{Morphology, WordList};

/// `cues.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CueTable {
    with_source: WordList,
    shows: WordList,
    manner: BTreeMap<Manner, Vec<String>>,
    negation: Negation,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Negation {
    words: WordList,
    before: Vec<String>,
}

/// Entries as words in their rough base forms.
#[derive(Debug)]
pub struct Cues {
    /// By their first word; where two are equal, the first counts.
    pub entries: BTreeMap<String, Vec<(Vec<String>, Manner)>>,
    /// Words that turn a saying round.
    pub negation: WordList,
    /// Words before a saying that is turned round by them.
    pub before: Vec<Vec<String>>,
    /// Cues that count only where somebody says it.
    pub with_source: WordList,
    /// Cues that things have too.
    pub shows: WordList,
}

impl Cues {
    pub(crate) fn of(table: CueTable, morphology: &Morphology) -> Self {
        let split = |s: &String| s.split(' ').map(|w| morphology.base(w)).collect::<Vec<String>>();
        let bases = |list: &WordList| list.iter().map(|w| morphology.base(w)).collect();
        let mut entries: BTreeMap<String, Vec<(Vec<String>, Manner)>> = BTreeMap::new();
        let mut manners: Vec<(Manner, Vec<String>)> = table.manner.into_iter().collect();
        manners.sort_by_key(|(manner, _)| manner.as_str());
        for (manner, list) in manners {
            for entry in &list {
                let words = split(entry);
                let Some(first) = words.first().cloned() else { continue };
                entries.entry(first).or_default().push((words, manner));
            }
        }
        Cues {
            entries,
            negation: bases(&table.negation.words),
            before: table.negation.before.iter().map(split).collect(),
            with_source: bases(&table.with_source),
            shows: bases(&table.shows),
        }
    }
}
