//! Names with a noun that tells the outcome: a sentence's words and persons in; of whom "the death of A" and "A's arrest" tell,
//! and what, out.

use sayso_reader::{Upos, Words};

use super::deeds::noun;
use super::describing::is_kin;
use super::doubt::is_unreal_before;
use super::list_names::{is_within_list, names_from};
use super::people::Named;
use crate::Outcome;
use crate::figures::frame::Frame;

/// "the death of", "the arrest of": where the names begin.
pub(super) fn of_noun(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    let outcome = noun(f, f.word(k)).or_else(|| fatal(f, k))?;
    if !f.is(k + 1, |w| &w.of) || k + 2 >= piece.end {
        return None;
    }
    // "wanted in the death of X": the death is real, "wanted the death of X" is a wish
    let wanted = (k.saturating_sub(4).max(piece.start)..k)
        .any(|j| f.is(j, |w| &w.wanted) && f.pack().victim_words.noun_links.contains(f.word(j + 1)));
    let hypothetical = is_unreal_before(f, k, piece.start, if outcome == Outcome::Detained { 6 } else { 4 })
        && !(wanted && outcome == Outcome::Killed);
    let called = (k.saturating_sub(4).max(piece.start)..k).any(|j| {
        f.pack().victim_words.calls_for.contains(f.word(j)) && !f.pack().small.responsible.contains(f.before(j))
    });
    let called = called && !f.pack().small.for_.contains(f.before(k));
    let feared = outcome == Outcome::Detained
        && (called
            || f.pack().small.for_.contains(f.before(k))
            || f.pack().small.the.contains(f.before(k)) && f.is(k.saturating_sub(2), |w| &w.for_));
    let owner = f.pack().small.owner_s.contains(f.before(k));
    (!(hypothetical || feared || owner)).then_some((k + 2, outcome))
}

/// "the fatal shooting of X".
fn fatal(f: &Frame, k: usize) -> Option<Outcome> {
    let deed = f.pack().victim_words.fatal_deeds.contains(f.word(k));
    (deed && f.pack().victim_words.fatal.contains(f.before(k))).then_some(Outcome::Killed)
}

/// Whom "the death of ..." tells of: the first name, if nothing but its own description stands before it.
pub(super) fn of_whom(f: &Frame, piece: &Words, people: &[Named], from: usize) -> Option<Vec<usize>> {
    let begin = people.partition_point(|n| n.person.words.start < from);
    let first = people.get(begin)?;
    let start = first.person.words.start;
    let gap = from..start;
    if start >= piece.end || gap.len() > 12 || !first.counts() {
        return None;
    }
    let direct = first.start <= from;
    let mut clear = gap
        .clone()
        .all(|k| is_within_list(f, k) && !f.is_mark(k) | f.is_dash(k) | matches!(f.word(k), "\"" | "“" | "”"));
    // "the deaths of three guards Mayor X came"
    let plural = |k: usize| {
        let one = f.pack().units.singular(f.word(k));
        one != f.word(k) && f.pack().roles.noun(&one).is_some()
            || f.pack().numbers.cardinals.contains_key(f.word(k)) && !f.is(k, |w| &w.one)
            || f.pack().victim_words.some_people.contains(f.word(k))
    };
    let many = gap.clone().any(plural);
    let names: Vec<usize> = names_from(f, piece, people, from).collect();
    if many && names.len() < 2 && !gap.clone().any(|k| f.is(k, |w| &w.one)) {
        clear = false;
    }
    let of_another = !direct && first.oblique;
    if !clear || of_another {
        return None;
    }
    let row: Vec<usize> = std::iter::once(begin).chain(names.into_iter().filter(|&n| n > begin)).collect();
    // only what is joined right to the first: "the death of X and Y"
    let mut end = first.end();
    let mut taken = Vec::new();
    for n in row {
        let Some(named) = people.get(n) else { break };
        let gap = end..named.start.max(end);
        let joined = n == begin
            || gap.len() <= 2 && gap.clone().all(|k| f.pack().figure_words.comma_and.contains(f.word(k)))
            || is_kin_beside(f, end..named.person.words.start);
        let verb = n != begin && (matches!(f.upos(named.end()), Upos::Verb | Upos::Aux));
        if !joined || verb {
            break;
        }
        end = named.end();
        taken.push(n);
    }
    Some(taken)
}

/// "the bodies of X, 9, and | her mother, | Y": kin of the one before, told of with that one.
fn is_kin_beside(f: &Frame, gap: Words) -> bool {
    let words = |k: usize| !f.is_mark(k);
    let own: Vec<&str> = gap.clone().filter(|&k| words(k)).map(|k| f.word(k)).collect();
    let marks = gap.clone().filter(|&k| !words(k)).all(|k| f.word(k) == ",");
    let [and, whose, kin] = own.as_slice() else { return false };
    marks && f.pack().small.and.contains(*and) && f.pack().grammar.their.contains(*whose) && is_kin(f, kin)
}

/// "X's death", "X's recent arrest".
pub(super) fn owned(f: &Frame, piece: &Words, named: &Named) -> Option<Outcome> {
    let at = named.person.name.end + 1;
    let k = (at..piece.end.min(at + 3)).find(|&k| noun(f, f.word(k)).is_some())?;
    let outcome = noun(f, f.word(k))?;
    let described = (at..k)
        .all(|j| matches!(f.upos(j), Upos::Adj | Upos::X) || f.pack().victim_words.owned_kinds.contains(f.word(j)));
    let next = f.word(k + 1);
    let other = f.pack().victim_words.not_owned.contains(next);
    let plural = f.pack().victim_words.plural_deeds.contains(f.word(k));
    let hypothetical = is_unreal_before(f, named.start, piece.start, 5);
    let wanted = outcome == Outcome::Detained
        && (named.start.saturating_sub(4).max(piece.start)..named.start).any(|j| f.is(j, |w| &w.for_));
    (described && !other && !plural && !hypothetical && !wanted).then_some(outcome)
}
