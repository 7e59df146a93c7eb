//! Shares and changes: numbers that tell a part of a whole or a step of a count, and so count nobody.
//!
//! "Four in five villagers fled", "half of the 1,200 miners", "the toll rose by 4 to 31".

use super::counted::Counted;
use super::frame::Frame;
use super::numbers::Number;
use super::quantity::quantity;
use crate::{Outcome, Unit};

/// Whether the number is one of a share or the step of a count.
pub(super) fn is_share(f: &Frame, n: &Number, counted: &Counted) -> bool {
    is_whole_of_share(f, n, counted) || is_part_in(f, n) || is_base_of(f, n, counted) || is_step(f, n)
}

/// "half of the 1,200 miners", "40 per cent of its 12,000 men": of the 1,200 nothing is told. Where the noun tells it
/// ("half of the 40 dead") the number stays.
fn is_whole_of_share(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let mut k = n.words.start;
    while k > 0
        && k + 3 > n.words.start
        && (f.grammar().determiners.contains(f.word(k - 1)) || f.pack().small.all.contains(f.before(k)))
    {
        k -= 1;
    }
    let share = match f.before(k) {
        word if f.pack().small.half.contains(word) => k < n.words.start,
        word if f.pack().small.of.contains(word) => k > 1 && is_share_word(f, k - 2, k < n.words.start),
        _ => false,
    };
    share && counted.own.is_none_or(|(_, weak)| weak)
}

fn is_share_word(f: &Frame, k: usize, definite: bool) -> bool {
    let word = f.word(k);
    f.pack().figure_words.shares.contains(word) || definite && f.pack().figure_words.part_shares.contains(word)
}

/// "nine in ten", "one in every five", "nine out of ten": the share itself.
fn is_part_in(f: &Frame, n: &Number) -> bool {
    let (Some(part), true) = (n.low.or(n.high), n.core.end == n.words.end) else { return false };
    let Some(base) = base_after(f, n.words.end, part) else { return false };
    part < base && !after_deed(f, n.words.start)
}

/// The round number after "in", "in every", "out of".
fn base_after(f: &Frame, k: usize, part: u64) -> Option<u64> {
    let at = match f.word(k) {
        word if f.pack().small.in_.contains(word) => {
            k + 1 + usize::from(f.pack().grammar.each_every.contains(f.word(k + 1)))
        }
        word if f.pack().small.out.contains(word) && f.is(k + 1, |w| &w.of) => {
            k + 2 + usize::from(f.pack().grammar.each_every.contains(f.word(k + 2)))
        }
        _ => return None,
    };
    let base = quantity(f, at, f.sentence(k).end).filter(|q| !q.vague)?;
    let round = matches!(base.low, 2..=10 | 12 | 15 | 20 | 25 | 50 | 100 | 1000 | 10_000);
    // "nine in ten villages", "three in two days" are counts in so many places or so much time; "one in three houses" is a share
    let singular = f.pack().units.singular(f.word(base.end));
    let of_people = part == 1 || f.pack().units.unit(&singular).is_none_or(|u| u == Unit::People);
    (round && of_people && !f.pack().units.is_measure(f.word(base.end))).then_some(base.low)
}

/// "killed nine in ten minutes of fire": what stands after a deed is a count.
fn after_deed(f: &Frame, k: usize) -> bool {
    !f.pack().outcomes.cues(f.before(k)).is_empty()
}

/// The base of such a share: "ten" of "nine in ten residents".
fn is_base_of(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let mut k = n.words.start;
    k -= usize::from(k > 0 && f.pack().grammar.each_every.contains(f.before(k)));
    let link = match f.before(k) {
        word if f.pack().small.in_.contains(word) => 1,
        word if f.pack().small.of.contains(word) && k > 1 && f.is(k - 2, |w| &w.out) => 2,
        _ => return false,
    };
    let Some(last) = k.checked_sub(link + 1) else { return false };
    let part = f.word(last).parse::<u64>().ok().or_else(|| f.pack().numbers.cardinals.get(f.word(last)).copied());
    let people = counted.unit.is_none_or(|u| u == Unit::People) || part == Some(1);
    people
        && !after_deed(f, last)
        && part.is_some_and(|p| n.low.is_some_and(|base| p < base) && base_after(f, last + 1, p).is_some())
}

/// "rose by 4 to 31", "cut its count by 4 to 27": the step; the count is what it came to.
fn is_step(f: &Frame, n: &Number) -> bool {
    let by = n.words.start;
    f.pack().small.by.contains(f.before(by))
        && f.is(n.words.end, |w| &w.to)
        && quantity(f, n.words.end + 1, f.sentence(by).end).is_some()
        && moves(f, by)
}

/// Whether a count is told to change in the few words before.
fn moves(f: &Frame, k: usize) -> bool {
    (k.saturating_sub(7)..k).any(|w| f.pack().numbers.moves.contains(f.word(w)))
}

/// "Most of the wounded were farmers": what the hurt were or are like is no toll, nor are the injuries that a body has none of.
pub(super) fn is_description(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let end = counted.words.end;
    let told = |k: usize| !f.pack().outcomes.cues(f.word(k)).is_empty();
    if n.vague && counted.part && counted.own.is_some() {
        return f.pack().grammar.be_now.contains(f.word(end)) && !(end + 1..end + 4).any(told);
    }
    let wounds = counted.own.is_some_and(|(o, _)| o == Outcome::Wounded)
        || f.pack().figure_words.wound_nouns.contains(f.word(end.saturating_sub(1)));
    let seen = |k: usize| f.pack().figure_words.wound_looks.contains(f.word(k));
    n.high == Some(0) && wounds && (n.words.end..end).any(seen)
        || n.high == Some(0) && wounds && f.pack().figure_words.showing.contains(f.before(n.words.start))
}
