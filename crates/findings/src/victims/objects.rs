//! Whom an active verb is done to: the words before a row of names in, the outcome out ("killed X", "took X hostage").

use sayso_reader::{Upos, Words};

use sayso_language::Voice;

use super::deeds::{does_before, says_little, suffered, suffers_at};
use super::doubt::is_unreal_before;
use super::people::Named;
use crate::Outcome;
use crate::figures::cues::length as phrase_length;
use crate::figures::frame::Frame;
use crate::figures::{is_active, is_not_done};
use crate::mentions::{is_done_to, is_oblique};

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

/// "Погиб | журналист Павел Орлов", "В селе убит | капитан Лев Май", "Поранено | Віру Дим": where words decline, whom it befell stands behind
/// the word as often as before it, with an office between or the office and a comma.
pub(super) fn befell(f: &Frame, piece: &Words, first: &Named) -> Option<Outcome> {
    const OFFICE: usize = 4;
    if !f.pack().morphology.declines() || !first.counts() {
        return None;
    }
    let comma = first.start.checked_sub(1).filter(|&k| k > piece.start && f.word(k) == ",");
    let end = comma.unwrap_or(first.start);
    let floor = piece.start.max(end.saturating_sub(OFFICE));
    let (from, outcome) = (floor + 1..=end).rev().find_map(|k| Some((k, told_before(f, k, floor)?)))?;
    let office = from..first.person.name.start.min(end.max(first.person.words.start));
    let person = |k: usize| {
        let noun = f.pack().speakers.person_roles.contains(&f.pack().morphology.singular(f.ctx.word(k)));
        noun || f.pack().roles.noun(f.word(k)).is_some() || f.pack().speakers.titles.contains(f.word(k))
    };
    let plain = |k: usize| matches!(f.upos(k), Upos::Noun | Upos::Adj | Upos::Propn) && !f.is_mark(k);
    let led = office.clone().find(|&k| f.upos(k) != Upos::Adj).is_none_or(person);
    let subjectless =
        f.pack().statement_words.subjectless_ends.iter().any(|end| f.before(from).ends_with(end.as_str()));
    // "семье погибшего | сержанта Тимура Джалата": a participle agrees with the name in any case.
    let those = f.pack().outcomes.counted(f.before(from)).is_some();
    let attribute = comma.is_none() && (f.upos(from - 1) == Upos::Adj || those);
    let in_case = subjectless
        || attribute
        || !is_done_to(f.ctx, &first.person.name, from) && !office.clone().any(|k| person(k) && is_oblique(f.ctx, k));
    let untrue = f.pack().grammar.nots.contains(f.before(from - 1))
        || is_not_done(f, from - 1, true)
        || is_unreal_before(f, from - 1, piece.start, 5);
    (office.clone().all(plain) && led && in_case && !untrue && (comma.is_none() || !office.is_empty()))
        .then_some(outcome)
}

/// The outcome that ends right before a word and is told of whom it befell: not "убил | Глеб Пух".
fn told_before(f: &Frame, end: usize, floor: usize) -> Option<Outcome> {
    const LONGEST: usize = 4;
    let phrase = (2..=LONGEST).filter_map(|n| end.checked_sub(n).filter(|&start| start >= floor)).find_map(|start| {
        let phrases = f.pack().outcomes.phrases(f.word(start)).iter();
        let ends = |p: &&sayso_language::Phrase| phrase_length(f, start, &p.words, end) == Some(end - start);
        let outcome = suffered(phrases.filter(|p| p.cue.voice != Voice::Leading).find(ends)?.cue.outcome)?;
        (!is_active(f, start)).then_some(outcome)
    });
    let k = end.checked_sub(1).filter(|&k| k >= floor)?;
    let cues = f.pack().outcomes.cues(f.word(k)).iter();
    let mut told =
        cues.filter(|c| c.voice != Voice::Leading && !c.weak && !is_active(f, k) && !says_little(f, f.word(k)));
    phrase.or_else(|| told.find_map(|c| suffered(c.outcome)))
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
