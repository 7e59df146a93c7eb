//! Which words are nouns that can be counted: a word of a sentence in, yes or no out.

use sayso_reader::Upos;

use super::frame::Frame;
use crate::Unit;
use sayso_language::Voice;

/// Whether a list has the word as a noun.
pub(super) fn is_noun(f: &Frame, k: usize) -> bool {
    let lists = f.pack();
    let singular = lists.units.singular(f.word(k));
    lists.units.unit(&singular).is_some() || lists.roles.noun(&singular).is_some() || lists.units.is_measure(f.word(k))
}

/// "19 buses", "five ships", "two bases": plural nouns that are spelt like a verb ("the army bases its count on").
pub(super) fn is_plural_thing(f: &Frame, k: usize) -> bool {
    let (units, word) = (&f.pack().units, f.word(k));
    let thing =
        units.unit(&units.singular(word)).is_some_and(|u| !matches!(u, Unit::People | Unit::Other | Unit::Ammunition));
    thing && word.ends_with('s') && units.singular(word) != word
}

/// Whether the noun is a singular that has another plural form.
pub(super) fn is_countable_singular(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    f.pack().units.singular(word) == word && !f.pack().figure_words.countable_singulars.contains(word)
}

/// "all 58 Ytharnese", "300 Peruvians": the word for a people, by the reader's sides or the world's; never by its ending
/// alone, or one side's people would be counted and the other's not.
pub(super) fn is_people_name(f: &Frame, k: usize) -> bool {
    f.ctx.layout.side_ends_before(k + 1) || f.ctx.gazetteer.demonym(f.ctx.word(k)).is_some()
}

/// Whether a word of no list may be the counted noun: the tagger says so, or without a tagger its plural ending.
pub(super) fn looks_like_noun(f: &Frame, k: usize, first: bool) -> bool {
    let word = f.word(k);
    match f.upos(k) {
        Upos::Noun => true,
        Upos::Propn => is_people_name(f, k),
        // "58 Ytharnese": an adjective may stand for its people
        Upos::Adj if f.is_capital(k) => is_people_name(f, k),
        _ => !f.tree && first && word.ends_with('s') && !word.ends_with("ss") && word.len() > 3,
    }
}

/// "wounded" in "two wounded Orvian sailors": a state that only adjectives and words for a people part from its noun.
pub(super) fn is_state_of(f: &Frame, k: usize, to: usize) -> bool {
    let state =
        f.pack().outcomes.cues(f.word(k)).iter().any(|c| !c.weak) || f.pack().outcomes.counted(f.word(k)).is_some();
    let noun = (k + 1..to.min(k + 4)).find(|&j| f.upos(j) != Upos::Adj && !is_people_name(f, j));
    state && is_attribute(f, k, to) && noun.is_some_and(|j| is_noun(f, j))
}

/// "wounded" in "two wounded men", "dead" in "four dead guardsmen": the word stands before its noun.
pub(super) fn is_attribute(f: &Frame, k: usize, to: usize) -> bool {
    (k + 1..to.min(k + 4))
        .take_while(|&j| !f.is_mark(j) && !f.grammar().ends_a_phrase(f.word(j)))
        .any(|j| is_noun(f, j) && f.pack().outcomes.cues(f.word(j)).iter().all(|c| c.voice != Voice::Either))
        && !f.word(k + 1).is_empty()
        && !f.pack().figure_words.attributes.contains(f.word(k + 1))
}
