//! The English pack for the rooms that are not handed one yet: the rules of speakers (`statements/speaker`), of sides
//! (`figures/side`) and of outcomes (`figures/outcome.rs`). Every other rule asks its context, and so shall these.

use std::collections::BTreeSet;
use std::sync::LazyLock;

pub(crate) use sayso_language::Voice;
use sayso_language::{Pack, Packs, Speakers};

/// The pack. Whoever calls a rule has loaded the packs before, so that this load is the same and cannot fail.
fn pack() -> &'static Pack {
    static ENGLISH: LazyLock<&'static Pack> =
        LazyLock::new(|| Packs::load().expect("the packs were loaded before").of(Some("en")));
    &ENGLISH
}

pub(crate) static SPEAKER_WORDS: LazyLock<&'static Speakers> = LazyLock::new(|| &pack().speakers);

pub(crate) static PERSON_NOUNS: LazyLock<BTreeSet<String>> = LazyLock::new(|| pack().speakers.persons.clone());

pub(crate) fn lexicon() -> &'static Pack {
    pack()
}

pub(crate) fn is_calendar(word: &str) -> bool {
    pack().grammar.is_calendar(word)
}

pub(crate) fn kin_of(noun: &str) -> impl Iterator<Item = &str> {
    pack().speakers.kin_of(noun)
}

pub(crate) fn are_kin(a: &str, b: &str) -> bool {
    pack().speakers.are_kin(a, b)
}

pub(crate) fn singular(word: &str) -> String {
    pack().morphology.singular(word)
}
