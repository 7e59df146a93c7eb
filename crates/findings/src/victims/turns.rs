//! Turns of phrase that tell of a person without a plain passive: "was named as one of the dead", "is recovering after being
//! shot", "shot himself dead", "Also killed were X and Y". Words in, outcomes out.

use sayso_reader::Words;

use super::deeds::{Deed, group, suffers_at};
use super::describing::{is_kin, is_naming, is_single_person};
use super::doubt::{is_doubted, is_unreal_before};
use super::hit::Hit;
use super::list_names::names_from;
use super::people::Named;
use crate::Outcome;
use crate::figures::frame::Frame;

/// What a predicate behind "was" tells by more than its verb.
pub(super) fn after_be(f: &Frame, k: usize, end: usize) -> Option<Deed> {
    named_as_one(f, k, end).or_else(|| recovering(f, k, end))
}

/// "Tam Oke and Lu Oke were named by police as those who died", "was identified as the man killed in the blast".
fn named_as_one(f: &Frame, k: usize, end: usize) -> Option<Deed> {
    if !is_naming(f, f.word(k)) || !f.pack().morphology.is_past(f.word(k)) {
        return None;
    }
    let at = (k + 1..end.min(k + 8)).take_while(|&j| !f.is_mark(j)).find(|&j| f.is(j, |w| &w.as_))? + 1;
    let (stop, outcome) = one_of_them(f, at, end)?;
    Some(Deed { outcome, end: stop, passive: true })
}

/// "the victims", "those who died", "one of the men killed", "the second passenger who was wounded": one past the words that tell it,
/// and the outcome. Any word that may make it another person ("the gunman who killed three", "the victim's brother") ends the look.
fn one_of_them(f: &Frame, from: usize, end: usize) -> Option<(usize, Outcome)> {
    let mut sees_noun = false;
    for k in from..end.min(from + 9) {
        let word = f.word(k);
        let own = |stop: usize| {
            let next = f.word(stop);
            let ends = stop >= end
                || f.is_mark(stop) && !f.pack().small.owner_s.contains(next) && !f.is_dash(stop)
                || f.grammar().prepositions.contains(next) && !f.pack().small.of.contains(next)
                || f.grammar().calendar.contains(next)
                || f.grammar().conjunctions.contains(next)
                || f.line_ends_after(stop - 1);
            ends && !f.pack().small.by.contains(next) || sees_noun && f.pack().small.by.contains(next)
        };
        if f.pack().small.who.contains(word) {
            let be = k + 1 + usize::from(f.grammar().be.contains(f.word(k + 1)));
            let deed = suffers_at(f, be, end)?;
            let told = sees_noun && (deed.passive == (be > k + 1)) && own(deed.end);
            return told.then_some((deed.end, deed.outcome));
        }
        if let Some(outcome) = group(f, k) {
            // "the dead man", "the wounded": an adjective or the noun itself
            let next = f.pack().units.singular(f.word(k + 1));
            if own(k + 1) {
                return Some((k + 1, outcome));
            }
            let noun = is_single_person(f, &next) && !is_kin(f, &next) && !does_harm(f, &next);
            if noun && f.pack().victim_words.group_adjectives.contains(word) {
                return own(k + 2).then_some((k + 2, outcome));
            }
            return None;
        }
        let one = f.pack().units.singular(word);
        let counts = f.pack().numbers.cardinals.contains_key(word) || f.pack().victim_words.counting.contains(word);
        let ranked = f.pack().victim_words.ranked.contains(word);
        let passes = f.pack().victim_words.passing.contains(word)
            || counts
            || ranked
            || f.pack().small.of.contains(word)
                && (counted(f, f.before(k)) || f.pack().small.all.contains(f.before(k)));
        if is_kin(f, word) || does_harm(f, &one) {
            return None;
        }
        let noun = is_single_person(f, &one) || f.pack().victim_words.persons.contains(&one);
        if !(passes || noun) {
            return None;
        }
        sees_noun |= noun || f.pack().small.those.contains(word);
    }
    None
}

fn counted(f: &Frame, word: &str) -> bool {
    f.pack().numbers.cardinals.contains_key(word) || f.pack().victim_words.both_some.contains(word)
}

/// Those by whom it is done, or who are thought to have done it.
pub(super) fn does_harm(f: &Frame, noun: &str) -> bool {
    f.pack().victim_words.harmers.contains(noun)
}

/// "is recovering after being struck by a stray bullet", "is in hospital after being shot": alive, and hurt.
fn recovering(f: &Frame, k: usize, end: usize) -> Option<Deed> {
    let hospital = f.is(k, |w| &w.in_) && (f.is(k + 1, |w| &w.hospital) || f.is(k + 2, |w| &w.hospital));
    if !(f.is(k, |w| &w.recovering) || hospital || f.pack().victim_words.hospitalised.contains(f.word(k))) {
        return None;
    }
    let clause = (k + 1..end.min(k + 12)).take_while(|&j| !f.is_mark(j));
    let being = clause.clone().find(|&j| f.pack().victim_words.being.contains(f.word(j)))?;
    let led = f.pack().victim_words.after_from.contains(f.before(being));
    let hurt = |j: usize| {
        let deed = suffers_at(f, j, end).is_some_and(|d| d.outcome == Outcome::Wounded);
        deed || f.pack().victim_words.shot_stabbed.contains(f.word(j))
    };
    let told = led && (being + 1..being + 3).any(hurt);
    told.then_some(Deed { outcome: Outcome::Wounded, end: being + 2, passive: true })
}

/// "Ben Rook then fatally shot himself", "Ben Rook killed two guards before killing himself": the one person of the clause.
pub(super) fn by_own_hand(f: &Frame, piece: &Words, first: &Named, row: &Words, people: &[Named]) -> Option<Outcome> {
    if !first.counts() || first.oblique || row.len() > 1 || is_doubted(f, piece, first.start) {
        return None;
    }
    let stop = people.get(row.end).map_or(piece.end, |n| n.start).min(first.end() + 24);
    let himself = (first.end()..stop).find(|&k| f.pack().victim_words.himself.contains(f.word(k)));
    let end = match himself {
        Some(k) => k,
        None => (first.end()..stop).find(|&k| own_life(f, k))?,
    };
    let verb = end.checked_sub(1)?;
    let died = (end + 1..stop)
        .take_while(|&k| !f.is_mark(k))
        .any(|k| f.is(k, |w| &w.died) && f.pack().small.and.contains(f.before(k)));
    let dead = f.is(end + 1, |w| &w.dead) || f.is(end + 1, |w| &w.to) && f.is(end + 2, |w| &w.death) || died;
    let kills = match f.word(verb) {
        word if f.pack().victim_words.own_killing.contains(word) => true,
        word if f.pack().victim_words.own_shooting.contains(word) => {
            dead || f.pack().small.fatally.contains(f.before(verb))
        }
        _ => himself.is_none(),
    };
    // "X watched as a man killed himself": another may be the one
    let alone = !(first.end()..verb).any(|k| {
        let another = is_single_person(f, f.word(k))
            && !(f.pack().victim_words.of_the.contains(f.before(k)) && f.is(k + 1, |w| &w.killed));
        let clause = f.pack().victim_words.other_clause.contains(f.word(k));
        another && !apposed(f, first, k) || clause
    });
    let unreal = is_unreal_before(f, verb, first.end(), 6)
        || f.pack().small.to.contains(f.before(verb)) && f.word(verb).ends_with("kill")
        || (first.end()..verb).any(|k| f.pack().victim_words.how.contains(f.word(k)));
    (kills && alone && !unreal).then_some(Outcome::Killed)
}

/// "took his own life".
fn own_life(f: &Frame, k: usize) -> bool {
    f.pack().victim_words.taking.contains(f.before(k))
        && f.pack().victim_words.his_her.contains(f.word(k))
        && f.is(k + 1, |w| &w.own)
        && f.is(k + 2, |w| &w.life)
}

/// "Ben Rook, the gunman,": a noun right behind the name is of that person.
fn apposed(f: &Frame, first: &Named, k: usize) -> bool {
    let start = first.end();
    k < start + 5
        && f.word(start) == ","
        && (start + 1..k).all(|j| !f.is_mark(j) && !f.grammar().auxiliaries.contains(f.word(j)))
}

/// "Also killed were Rin Vao and Sefu Karr", "Wounded was the mayor, X": the verb first, at the sentence's start.
pub(super) fn inverted(f: &Frame, piece: &Words, people: &[Named]) -> Vec<Hit> {
    let start = piece.start + usize::from(f.is(piece.start, |w| &w.also));
    let Some(deed) = suffers_at(f, start, piece.end).filter(|d| d.passive) else { return Vec::new() };
    let be =
        (deed.end..deed.end + 6).take_while(|&k| !f.is_mark(k)).find(|&k| f.pack().grammar.be_now.contains(f.word(k)));
    let Some(be) = be.filter(|&k| k + 1 < piece.end) else { return Vec::new() };
    let clear = (deed.end..be).all(|k| !f.grammar().barriers.contains(f.word(k)) && !f.is(k, |w| &w.by));
    let told = |person| Hit { person, outcome: deed.outcome };
    if clear { names_from(f, piece, people, be + 1).map(told).collect() } else { Vec::new() }
}
