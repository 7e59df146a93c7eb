//! Number words and what stands beside them: `numbers.toml` in, its lists out.

use std::collections::BTreeMap;

use sayso_case::Bound;
use serde::Deserialize;

use crate::WordList;

/// `numbers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Whether "2,5" is two and a half.
    #[serde(default)]
    pub decimal_comma: bool,
    /// "seven".
    pub cardinals: BTreeMap<String, u64>,
    /// "hundred", "dozen".
    pub magnitudes: BTreeMap<String, u64>,
    /// Magnitudes that stand for one of them without an article or number before: "тысяча двести".
    #[serde(default)]
    pub ones: WordList,
    /// "a half" behind a number and its link: "две с |половиной| тысячи".
    #[serde(default)]
    pub half: WordList,
    /// Nouns that numbers count, by what one is: "три |сотни|", "пять |десятков|".
    #[serde(default)]
    pub rounds: BTreeMap<String, u64>,
    /// One of them in the genitive, which looks like several: "около |тысячи|".
    #[serde(default)]
    pub genitives: BTreeMap<String, u64>,
    /// What the genitive follows: "|около| тысячи".
    #[serde(default)]
    pub governing: WordList,
    /// Numbers that count nobody but people: "|четверо| крановщиков".
    #[serde(default)]
    pub of_people: WordList,
    /// "hundreds", by the least they can be.
    pub plurals: BTreeMap<String, u64>,
    /// Two or more, nobody knows how many.
    pub vague: Vec<Vague>,
    /// Exact quantities that are no number words.
    pub exact: Vec<Exact>,
    /// What stands before a number and changes its bound.
    pub before: Vec<Modifier>,
    /// The same after it.
    pub after: Vec<Modifier>,
    /// Nought.
    pub zero: Zero,
    /// Verbs by which a count changes.
    pub moves: WordList,
}

/// Phrases for two or more.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "they are what they are called")]
pub struct Vague {
    pub words: Vec<String>,
    pub low: u64,
}

/// Phrases for an exact quantity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "they are what they are called")]
pub struct Exact {
    pub words: Vec<String>,
    pub value: u64,
}

/// Phrases that change a number's bound.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "they are what they are called")]
pub struct Modifier {
    pub bound: Bound,
    pub words: Vec<String>,
}

/// Words for nought.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zero {
    /// "nobody".
    pub alone: Vec<String>,
    /// Before a noun: "no".
    pub before: Vec<String>,
}
