//! Whom an active verb is done to: the words before a row of names in, the outcome out ("killed X", "took X hostage").

use sayso_reader::{Upos, Words};

use super::deeds::{does_before, suffers_at};
use super::doubt::is_unreal_before;
use super::people::Named;
use crate::Outcome;
use crate::figures::frame::Frame;

/// The outcome of an active verb before the row: "killed X", "killing the imam X", "arrested the mayor, X,".
pub(super) fn done_to(f: &Frame, piece: &Words, first: &Named) -> Option<Outcome> {
    if !first.counts() {
        return None;
    }
    let floor = piece.start;
    let mut end = first.start;
    while end > floor
        && (matches!(f.before(end), "\"" | "“" | "‘")
            || f.grammar().adverbs.contains(f.before(end)) && suffers_at(f, end - 1, piece.end).is_none())
    {
        end -= 1;
    }
    if let Some((k, outcome)) = does_before(f, end, floor) {
        return is_done(f, piece, k).then_some(outcome);
    }
    // "killed and robbed X"
    if end >= floor + 3
        && f.upos(end - 1) == Upos::Verb
        && f.pack().small.and.contains(f.before(end - 1))
        && let Some((k, outcome)) = does_before(f, end - 2, floor)
    {
        return is_done(f, piece, k).then_some(outcome);
    }
    around(f, piece, first).or_else(|| named_after_comma(f, piece, first))
}

/// "took X hostage", "shot X dead".
fn around(f: &Frame, piece: &Words, first: &Named) -> Option<Outcome> {
    let k = first.start.checked_sub(1).filter(|&k| k >= piece.start)?;
    let (next, after) = (f.word(first.end()), f.word(first.end() + 1));
    let outcome = match f.word(k) {
        word if f.pack().victim_words.takes.contains(word)
            && (f.pack().victim_words.held_states.contains(next)
                || f.pack().small.into.contains(next) && f.pack().small.custody.contains(after)) =>
        {
            Outcome::Detained
        }
        word if f.pack().victim_words.holds.contains(word) && f.pack().victim_words.held_states.contains(next) => {
            Outcome::Detained
        }
        word if f.pack().victim_words.shot_dead.contains(word)
            && (f.pack().small.dead.contains(next)
                || f.pack().small.to.contains(next) && f.pack().small.death.contains(after)) =>
        {
            Outcome::Killed
        }
        _ => return None,
    };
    is_done(f, piece, k).then_some(outcome)
}

/// "killed the mayor, X, and", "killing two officers, X and Y": the description stands first.
fn named_after_comma(f: &Frame, piece: &Words, first: &Named) -> Option<Outcome> {
    let comma =
        first.start.checked_sub(1).filter(|&k| k > piece.start && matches!(f.word(k), "," | "–" | "—" | "-" | "("))?;
    let closed = f.is_mark(first.end())
        || f.word(first.end()).is_empty()
        || f.pack().victim_words.object_closes.contains(f.word(first.end()));
    let from = comma.saturating_sub(12).max(piece.start);
    let mut at = comma;
    while at > from {
        if let Some((k, outcome)) = does_before(f, at, piece.start) {
            let phrase = at..comma;
            let definite = f.pack().victim_words.named_leads.contains(f.word(at));
            let role = phrase.clone().any(|j| {
                f.pack().roles.noun(f.word(j)).is_some() || f.pack().speakers.person_roles.contains(f.word(j))
            });
            let begins = k == piece.start || f.pack().victim_words.done_ends.contains(f.before(k));
            return (closed && definite && role && !begins && is_done(f, piece, k)).then_some(outcome);
        }
        let word = f.word(at - 1);
        if f.is_mark(at - 1) && !f.is_dash(at - 1)
            || f.grammar().barriers.contains(word)
            || f.upos(at - 1) == Upos::Verb
            || f.pack().small.and.contains(word)
        {
            return None;
        }
        at -= 1;
    }
    None
}

/// Whether an active deed is told as done: no passive, no purpose, no threat, nothing left "killed" beside a name.
pub(super) fn is_done(f: &Frame, piece: &Words, k: usize) -> bool {
    let word = f.word(k);
    let before = f.before(k);
    let base = !f.pack().morphology.is_past(word)
        && !f.pack().morphology.is_progressive(word)
        && !word.ends_with('s')
        && !f.pack().victim_words.done_alone.contains(word);
    if base
        && (f.upos(k) != Upos::Verb && f.upos(k) != Upos::X
            || f.pack().small.to.contains(before)
            || k == piece.start
            || f.grammar().auxiliaries.contains(before))
    {
        return false;
    }
    let purpose = f.pack().small.to.contains(before)
        || f.pack().small.of.contains(before) && f.pack().victim_words.only_meant.contains(f.word(k.saturating_sub(2)));
    let passive = crate::figures::cues::is_passive(f, k, piece.start) && !f.pack().morphology.is_progressive(word);
    let left = f.pack().morphology.is_past(word)
        && (k.saturating_sub(8).max(piece.start)..k).any(|j| f.pack().victim_words.leaving.contains(f.word(j)));
    let from = k.saturating_sub(5).max(piece.start);
    let clause = (from..k).rev().take_while(|&j| !matches!(f.word(j), ";" | "." | ",")).last().unwrap_or(k);
    !(purpose || passive || left || is_unreal_before(f, k, clause, 5))
}
