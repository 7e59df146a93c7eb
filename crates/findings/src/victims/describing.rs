//! The words that tell who somebody is: a word of a sentence in; whether it describes a person, is one for kin or for one
//! person, or gives a name, out.

use sayso_reader::{EntityKind, Upos};

use crate::figures::frame::Frame;

/// Words that may stand in a noun phrase before a name: ranks, roles, adjectives, sides.
pub(super) fn is_describing(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    let one = f.pack().units.singular(word);
    f.pack().speakers.titles.contains(word)
        || f.pack().roles.noun(&one).is_some()
        || is_kin(f, word)
        || f.pack().victim_words.describing.contains(word)
        || f.upos(k) == Upos::Adj
        || f.upos(k) == Upos::Noun
            && !f.pack().outcomes.cues(word).iter().any(|c| !c.weak)
            && !f.grammar().calendar.contains(word)
        || is_of(f, k, &[EntityKind::Side, EntityKind::Body])
}

/// Whether a word belongs to a name of one of the kinds.
pub(super) fn is_of(f: &Frame, k: usize, kinds: &[EntityKind]) -> bool {
    let entities = &f.ctx.reading.entities;
    let at = entities.partition_point(|e| e.words.end <= k);
    entities.get(at).is_some_and(|e| e.words.contains(&k) && kinds.contains(&e.kind))
}

/// A word for somebody's relative.
pub(super) fn is_kin(f: &Frame, word: &str) -> bool {
    f.pack().victim_words.kin.contains(&f.pack().units.singular(word))
}

/// Whether a noun is one for one person ("man", "guard"): not "people", "police" or "army".
pub(super) fn is_single_person(f: &Frame, noun: &str) -> bool {
    let units = &f.pack().units;
    let person = f.pack().roles.noun(noun).is_some()
        || units.unit(noun) == Some(crate::Unit::People)
        || f.pack().speakers.person_roles.contains(noun);
    person
        && units.singular(noun) == noun
        && !units.collectives.contains(noun)
        && f.pack().outcomes.counted(noun).is_none_or(|(_, weak)| weak)
}

/// Verbs that give somebody's name.
pub(super) fn is_naming(f: &Frame, word: &str) -> bool {
    f.pack().victim_words.naming.contains(word)
}
