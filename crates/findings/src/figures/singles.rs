//! One person or thing without a number: "a soldier was killed", "his mother", "the driver", "a tank was destroyed",
//! "a third was wounded", "others were injured".
//!
//! They are figures only where something became of them, so `mod.rs` drops those without an outcome.

use sayso_reader::Words;

use super::ages;
use super::candidate::{Candidate, Kind};
use super::counted::Counted;
use super::cues::length;
use super::frame::Frame;
use super::noun_words::is_noun;
use super::phrase::phrase;
use crate::{Bound, Unit};
use sayso_language::{Phrase, Voice};

/// The single persons and things of a sentence, outside the words already taken.
pub(crate) fn singles(f: &Frame, sentence: &Words, taken: &[Candidate]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let is_taken = |k: usize| taken.iter().any(|c| c.words.contains(&k));
    let mut at = sentence.start;
    while at < sentence.end {
        let made = if is_taken(at) { None } else { one(f, at, sentence).or_else(|| others(f, at)) };
        match made.filter(|c| !c.words.clone().any(is_taken)) {
            Some(candidate) => {
                at = candidate.words.end;
                found.push(candidate);
            }
            None => at += 1,
        }
    }
    found
}

fn one(f: &Frame, at: usize, sentence: &Words) -> Option<Candidate> {
    let lists = f.pack();
    let word = f.word(at);
    let opens = f.pack().figure_words.single_openers.contains(word);
    // a headline has no article: "Civilian killed in blast"
    let begins = at == sentence.start || f.is_mark(at - 1) || f.line_ends_after(at - 1);
    // "a woman and child were killed"
    let second = at > sentence.start + 1
        && f.pack().small.and.contains(f.before(at))
        && is_noun(f, at - 2)
        && is_singular(f, Some(at - 2))
        && is_noun(f, at);
    // "Woman, girl found dead"
    let row = begins
        && f.pack().figure_words.comma_and.contains(f.word(at + 1))
        && is_noun(f, at)
        && is_noun(f, at + 2)
        && after_single(f, at + 2);
    // "3-year-old dies", "Gunfire hits 7-year-old girl"
    if !opens
        && (begins || f.pack().figure_words.hitting.contains(f.before(at)))
        && let Some(after) = ages::compound_end(f, at)
    {
        return aged(f, at, after, sentence.end);
    }
    let bare = !opens && (begins && after_single(f, at) || second || row);
    if !opens && !bare {
        return None;
    }
    let start = if opens { at + 1 } else { at };
    if opens && f.pack().figure_words.ordinals.contains(f.word(start)) {
        // "a third was wounded": the ordinal stands for the noun, or before it
        let next = f.word(start + 1);
        let alone = f.pack().figure_words.alone_behind.contains(next);
        let noun = phrase(f, start + 1, sentence.end);
        let person = noun.unit == Some(Unit::People) && is_singular(f, noun.head);
        return match (word, alone, person) {
            (word, true, _) if f.pack().small.a.contains(word) => Some(Candidate::exact(
                at..start + 1,
                Kind::Single,
                1,
                Counted { unit: Some(Unit::People), ..Counted::default() },
            )),
            (word, _, true) if f.pack().small.a.contains(word) => {
                Some(Candidate::exact(at..noun.words.end, Kind::Single, 1, noun))
            }
            _ => None,
        };
    }
    if f.pack().small.another.contains(word)
        && !f.pack().small.after.contains(f.before(at))
        && f.pack().figure_words.another_behind.contains(f.word(start))
    {
        return Some(Candidate::exact(
            at..start,
            Kind::Single,
            1,
            Counted { unit: Some(Unit::People), ..Counted::default() },
        ));
    }
    if let Some(after) = ages::compound_end(f, start) {
        return aged(f, at, after, sentence.end);
    }
    if lists.numbers.cardinals.contains_key(f.word(start)) || f.word(start).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut noun = phrase(f, start, sentence.end);
    let head = noun.head?;
    let unit = noun.unit?;
    if f.pack().figure_words.saying_behind.contains(f.word(noun.words.end))
        && !f.pack().figure_words.said_states.contains(f.word(noun.words.end + 1))
    {
        // the speaker of "killing 15 civilians, a monitor said"
        return None;
    }
    let definite = f.pack().grammar.whose_definite.contains(word);
    let plain = is_singular(f, Some(head));
    let parents = definite && unit == Unit::People && f.is(head, |w| &w.parents);
    if !plain && !parents {
        return None;
    }
    // "the army", "a people", "the dead" and "the military" are no single ones
    let collective = lists.units.collectives.contains(f.word(head)) || f.is(head, |w| &w.civilian) && definite;
    let kept = f.pack().figure_words.kept_collectives.contains(f.word(head)) && !definite;
    // "the rebel-held east": part of an adjective
    if f.is_dash(head + 1) && f.is_glued(head) {
        return None;
    }
    if (collective && !kept) || unit == Unit::Area || unit == Unit::Money || unit == Unit::Supplies {
        return None;
    }
    if unit != Unit::People && (definite || f.pack().small.one.contains(word) || bare) {
        return None;
    }
    // "A deputy's daughter was hurt": the daughter, and not the deputy
    if f.pack().grammar.owner_ends.contains(f.word(noun.words.end)) {
        let owned = phrase(f, noun.words.end + 1, sentence.end);
        let one = owned.unit == Some(Unit::People) && is_singular(f, owned.head);
        return one.then(|| Candidate::exact(at..owned.words.end, Kind::Single, 1, owned));
    }
    // "One after another they were taken": nobody by himself
    if f.pack().small.another.contains(word) && f.pack().small.after.contains(f.before(at)) {
        return None;
    }
    noun.words.start = start;
    let made = Candidate::exact(at..noun.words.end, Kind::Single, 1, noun);
    // "denied that any soldier was killed": one or more, and denied
    let open = f.pack().small.any.contains(word);
    Some(if open { Candidate { high: None, bound: Bound::AtLeast, ..made } } else { made })
}

/// "a 7-year-old boy was hurt", "a 48-year-old was hurt": one person, with the age before the noun.
fn aged(f: &Frame, at: usize, after: usize, to: usize) -> Option<Candidate> {
    let noun = phrase(f, after, to);
    if noun.unit == Some(Unit::People) && is_singular(f, noun.head) {
        return Some(Candidate::exact(at..noun.words.end, Kind::Single, 1, noun));
    }
    let counted = Counted { unit: Some(Unit::People), ..Counted::default() };
    noun.words.is_empty().then(|| Candidate::exact(at..after, Kind::Single, 1, counted))
}

/// In a headline, a bare noun counts only right before its participle.
fn after_single(f: &Frame, at: usize) -> bool {
    let outcomes = &f.pack().outcomes;
    let phrase = |p: &Phrase| p.cue.voice == Voice::Subject && length(f, at + 1, &p.words, f.len()).is_some();
    outcomes.cues(f.word(at + 1)).iter().any(|c| !c.weak) || outcomes.phrases(f.word(at + 1)).iter().any(phrase)
}

/// Whether the noun is one: it is its own singular.
fn is_singular(f: &Frame, head: Option<usize>) -> bool {
    head.is_some_and(|h| f.pack().units.singular(f.word(h)) == f.word(h))
}

/// "others were injured", "the others", "many more": two or more.
fn others(f: &Frame, at: usize) -> Option<Candidate> {
    let alone = f.is(at, |w| &w.others) && !f.pack().figure_words.each_of.contains(f.before(at));
    let headline = f.is(at, |w| &w.other) && f.pack().figure_words.other_hurt.contains(f.word(at + 1));
    if !(alone || headline) {
        return None;
    }
    let counted = Counted { unit: Some(Unit::People), ..Counted::default() };
    if headline {
        // "Civilian killed, other injured in blast"
        return Some(Candidate::exact(at..at + 1, Kind::Single, 1, counted));
    }
    Some(Candidate { words: at..at + 1, kind: Kind::Others, low: Some(2), high: None, bound: Bound::AtLeast, counted })
}
