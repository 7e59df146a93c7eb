//! Word lists of a language, read once from `languages/en/`. A list that does not parse is a fault of the build and shows in
//! the tests, so here it counts as empty.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::morphology::singular;

/// What a speaker may be called when not named (`languages/en/speakers.toml`).
#[derive(Debug, Default, Deserialize)]
pub(crate) struct SpeakerWords {
    pub person_roles: BTreeSet<String>,
    pub body_nouns: BTreeSet<String>,
    pub documents: BTreeSet<String>,
    pub unnamed: BTreeSet<String>,
    pub titles: BTreeSet<String>,
    pub issuers: BTreeSet<String>,
    pub carriers: BTreeSet<String>,
    pub labels: BTreeSet<String>,
    pub kinds: BTreeSet<String>,
    pub feminine: BTreeSet<String>,
    pub masculine: BTreeSet<String>,
    pub praising: BTreeSet<String>,
    pub aliases: BTreeSet<String>,
    pub credits: BTreeSet<String>,
    pub service: BTreeSet<String>,
    pub accused: BTreeSet<String>,
    pub answers: BTreeSet<String>,
    pub passers: BTreeSet<String>,
    pub kin: Vec<Vec<String>>,
}

/// The English list.
pub(crate) static SPEAKER_WORDS: LazyLock<SpeakerWords> =
    LazyLock::new(|| toml::from_str(include_str!("../languages/en/speakers.toml")).unwrap_or_default());

/// Nouns by which a person may be called: offices, titles, and who is counted as one ("the priest", "the mechanic").
pub(crate) static PERSON_NOUNS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let roles: toml::Table = toml::from_str(include_str!("../languages/en/roles.toml")).unwrap_or_default();
    let counted = roles.values().filter_map(|v| v.as_array()).flatten().filter_map(|v| v.as_str()).map(str::to_owned);
    let adjectives =
        ["first", "second", "senior", "junior", "field", "foreign", "defence", "defense", "interior", "prime"];
    let all = SPEAKER_WORDS.person_roles.iter().chain(&SPEAKER_WORDS.titles).cloned().chain(counted);
    all.filter(|w| !SPEAKER_WORDS.body_nouns.contains(w) && !adjectives.contains(&w.as_str())).collect()
});

/// Days and months (`languages/en/grammar.toml`).
static CALENDAR: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let grammar: toml::Table = toml::from_str(include_str!("../languages/en/grammar.toml")).unwrap_or_default();
    let days = grammar.get("calendar").and_then(|v| v.as_array()).into_iter().flatten();
    days.filter_map(|v| v.as_str()).map(str::to_owned).collect()
});

/// Whether a word names a day or a month.
pub(crate) fn is_calendar(word: &str) -> bool {
    CALENDAR.contains(&word.to_lowercase())
}

/// For each noun that names a kind of body or office the nouns used for the same, itself among them.
static KIN: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for group in &SPEAKER_WORDS.kin {
        let group: BTreeSet<String> = group.iter().map(|w| singular(w)).collect();
        for noun in &group {
            out.entry(noun.clone()).or_default().extend(group.iter().cloned());
        }
    }
    out
});

/// The nouns used for the same kind of body or office as a noun in the singular; none where no list has it.
pub(crate) fn kin_of(noun: &str) -> impl Iterator<Item = &str> {
    KIN.get(noun).into_iter().flatten().map(String::as_str)
}

/// Whether two nouns are words for one kind of body.
pub(crate) fn are_kin(a: &str, b: &str) -> bool {
    KIN.get(a).is_some_and(|kin| kin.contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_parse_and_are_not_empty() {
        assert!(SPEAKER_WORDS.person_roles.contains("spokesman"));
        assert!(SPEAKER_WORDS.titles.len() > 20);
        assert!(SPEAKER_WORDS.accused.contains("accused") && is_calendar("Monday"));
    }
}
