//! A name given in the sentence after: "A boy was shot dead in Arven. He was later named as Orin Vale."
//!
//! In go a sentence that gives a name to "he", "she", "the man" or "the victim" and the one before it, out comes the named person
//! with the outcome. Only where the sentence before tells it of the one single person in it: with a guard, a driver or a witness
//! beside the dead, the name may be theirs, and nobody is named.

use sayso_reader::Words;

use super::deeds::does_before;
use super::describing::{is_describing, is_naming, is_single_person};
use super::doubt::is_doubted;
use super::hit::Hit;
use super::list_names::names_from;
use super::objects::is_done;
use super::people::{self, Named};
use super::phrase::is_oblique;
use super::predicate::Subject;
use super::turns::does_harm;
use crate::figures::frame::Frame;
use crate::figures::mentions_in;
use crate::{Mention, Outcome};

/// Whom the last of the sentences names, and what the one before tells of that person.
pub(super) fn given(f: &Frame, mentions: &[Mention], pieces: &[Words], people: &[Named]) -> Option<Hit> {
    let (piece, before) = pieces.split_last()?;
    let last = before.last()?;
    if people.is_empty() || piece.len() > 60 || last.len() > 60 {
        return None;
    }
    let (from, who) = naming(f, piece)?;
    let mut names = names_from(f, piece, people, from);
    let person = names.next()?;
    let named = people.get(person)?;
    let own = (from..named.person.words.end).all(|k| !does_harm(f, f.word(k)) && !f.is(k, |w| &w.of));
    let near = named.person.words.start <= from + 6 && own && names.next().is_none();
    let there = people::people(f, last, mentions_in(mentions, f.ctx.span(last)));
    let one = only_one(f, last, &there)?;
    let fits = near && who.fits(f, f.word(one)) && !named.speaks;
    fits.then(|| told_of(f, last, one)).flatten().map(|outcome| Hit { person, outcome })
}

/// Who gets the name.
enum Who<'f> {
    He,
    She,
    /// "The man", "The soldier": the same noun as before.
    The(&'f str),
    Victim,
}

impl Who<'_> {
    fn fits(&self, f: &Frame, noun: &str) -> bool {
        match self {
            Who::He => !f.pack().victim_words.women.contains(noun),
            Who::She => !f.pack().victim_words.men.contains(noun) && !noun.ends_with("man") || noun == "woman",
            Who::The(same) => *same == noun,
            Who::Victim => true,
        }
    }
}

/// "He was later named by police as", "The man was identified as", "Police identified him as", "Her name was": where the name begins.
fn naming<'f>(f: &'f Frame, piece: &Words) -> Option<(usize, Who<'f>)> {
    let (start, end) = (piece.start, piece.end);
    if f.pack().victim_words.his_her.contains(f.word(start))
        && f.is(start + 1, |w| &w.name)
        && f.pack().grammar.is_was.contains(f.word(start + 2))
    {
        return Some((start + 3, if f.is(start, |w| &w.his) { Who::He } else { Who::She }));
    }
    let (who, next) = match f.word(start) {
        word if f.pack().small.he.contains(word) => (Who::He, start + 1),
        word if f.pack().small.she.contains(word) => (Who::She, start + 1),
        word if f.pack().small.the.contains(word) && f.is(start + 1, |w| &w.victim) => (Who::Victim, start + 2),
        word if f.pack().small.the.contains(word) && is_single_person(f, f.word(start + 1)) => {
            (Who::The(f.word(start + 1)), start + 2)
        }
        _ => return object(f, piece),
    };
    let mut k = next;
    if !f.pack().victim_words.has_is.contains(f.word(k)) {
        return None;
    }
    while k < end.min(next + 6) && !is_naming(f, f.word(k)) {
        let word = f.word(k);
        if !(f.grammar().auxiliaries.contains(word)
            || f.grammar().adverbs.contains(word)
            || f.pack().morphology.is_adverbial(word))
            || f.pack().victim_words.naming_nots.contains(word)
        {
            return None;
        }
        k += 1;
    }
    let named = f.pack().victim_words.named_identified.contains(f.word(k));
    let from = (k + 1..end.min(k + 9)).take_while(|&j| !f.is_mark(j)).find(|&j| f.is(j, |w| &w.as_))?;
    named.then_some((from + 1, who))
}

/// "Police identified him as X", "Relatives named the victim as X".
fn object<'f>(f: &'f Frame, piece: &Words) -> Option<(usize, Who<'f>)> {
    let k = (piece.start + 1..piece.end.min(piece.start + 8))
        .take_while(|&k| !f.is_mark(k))
        .find(|&k| f.pack().victim_words.named_identified.contains(f.word(k)))?;
    let (who, next) = match f.word(k + 1) {
        word if f.pack().small.him.contains(word) => (Who::He, k + 2),
        word if f.pack().small.her.contains(word) => (Who::She, k + 2),
        word if f.pack().small.the.contains(word) && f.is(k + 2, |w| &w.victim) => (Who::Victim, k + 3),
        word if f.pack().small.the.contains(word) && is_single_person(f, f.word(k + 2)) => {
            (Who::The(f.word(k + 2)), k + 3)
        }
        _ => return None,
    };
    // "A witness identified him as": whom a single one knows may be the one who did it
    let of_many = (piece.start..k)
        .all(|j| !is_single_person(f, f.word(j)) && !f.pack().victim_words.object_nots.contains(f.word(j)));
    (f.is(next, |w| &w.as_) && of_many).then_some((next + 1, who))
}

/// The one noun for a single person in a sentence where nobody is named but who speaks.
fn only_one(f: &Frame, piece: &Words, there: &[Named]) -> Option<usize> {
    if there.iter().any(|n| !n.speaks) || there.len() > 1 {
        return None;
    }
    let title = |k: usize| there.iter().any(|n| n.start <= k && k < n.end());
    let other =
        |k: usize| f.pack().victim_words.others_told.contains(f.word(k)) || does_harm(f, f.word(k)) && !title(k);
    let mut nouns = piece.clone().filter(|&k| {
        // of "a police officer" and "a bus driver" the last noun counts
        is_single_person(f, f.word(k)) && !is_single_person(f, f.word(k + 1)) && !title(k)
    });
    let one = nouns.next()?;
    (nouns.next().is_none() && !piece.clone().any(|k| k != one && other(k))).then_some(one)
}

/// What the sentence tells of the one: as the subject behind which the verb stands, or as the object of the verb.
fn told_of(f: &Frame, piece: &Words, noun: usize) -> Option<Outcome> {
    let phrase = |k: usize| {
        let word = f.word(k);
        f.is_dash(k)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || f.pack().victim_words.old_year.contains(word)
            || is_describing(f, k)
    };
    let mut start = noun;
    while start > piece.start && phrase(start - 1) {
        start -= 1;
    }
    // "the man" was spoken of before, and another may be meant
    if start > piece.start && f.pack().victim_words.told_leads.contains(f.word(start - 1)) {
        start -= 1;
    }
    if is_oblique(f, f.before(start)) && start > piece.start || is_doubted(f, piece, start) {
        return None;
    }
    let subject = Subject { f, piece, many: false };
    let suffered = subject.predicate(noun + 1).map(|p| p.outcome);
    let object = || does_before(f, start, piece.start).filter(|&(k, _)| is_done(f, piece, k)).map(|(_, o)| o);
    suffered.or_else(object)
}
