//! Names in lists: a sentence's words and persons in, who is listed and with which outcome out ("the dead were named as A, B and
//! C", "among the dead was A", "including A").
//!
//! Names behind nouns are for [`super::behind_nouns`], lines under a heading for [`super::headings`].

use sayso_reader::{Upos, Words};

use super::behind_nouns::{of_noun, of_whom, owned};
use super::deeds::{group, noun, suffers_at};
use super::describing::is_naming;
use super::doubt::{is_saying, is_unreal_before};
use super::hit::Hit;
use super::list_names::names_from;
use super::people::Named;
use crate::Outcome;
use crate::figures::frame::Frame;
use sayso_language::Voice;

/// All that lists and nouns of a sentence tell.
pub(super) fn in_piece(f: &Frame, piece: &Words, people: &[Named], found: &mut Vec<Hit>) {
    if people.is_empty() {
        return;
    }
    found.extend(super::turns::inverted(f, piece, people));
    for k in piece.clone() {
        let list = among(f, piece, k)
            .or_else(|| those_named(f, piece, k))
            .or_else(|| naming(f, piece, k))
            .or_else(|| including(f, piece, k));
        if let Some((from, outcome)) = list {
            found.extend(names_from(f, piece, people, from).map(|person| Hit { person, outcome }));
        }
        if let Some((from, outcome)) = colon(f, piece, k) {
            let names: Vec<usize> = names_from(f, piece, people, from).collect();
            let last = names.last().and_then(|&n| people.get(n)).map_or(0, |n| n.end());
            let told = (piece.start..k).any(|j| f.pack().victim_words.list_words.contains(f.word(j)));
            let ends = last + 3 >= piece.end && (last..piece.end).all(|j| f.is_mark(j));
            if ends && (names.len() > 1 || told) {
                found.extend(names.into_iter().map(|person| Hit { person, outcome }));
            }
        }
        if let Some((from, outcome)) = of_noun(f, piece, k) {
            found.extend(of_whom(f, piece, people, from).into_iter().flatten().map(|person| Hit { person, outcome }));
        }
    }
    for (person, named) in people.iter().enumerate().filter(|(_, n)| n.owns && !n.speaks) {
        if let Some(outcome) = owned(f, piece, named) {
            found.push(Hit { person, outcome });
        }
    }
}

/// "Among the dead was", "Among those killed were": where the names begin.
fn among(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    if !f.pack().victim_words.among.contains(f.word(k)) {
        return None;
    }
    let stop = piece.end.min(k + 7);
    let at = (k + 1..stop).find(|&j| group(f, j).is_some())?;
    let outcome = group(f, at)?;
    // "Среди погибших | — Павел Орлов": a dash stands for the verb.
    let is = |j: usize| f.pack().grammar.be_now.contains(f.word(j)) || f.pack().morphology.declines() && f.is_dash(j);
    let be = (at + 1..piece.end.min(at + 12)).find(|&j| is(j))?;
    let clear = (at + 1..be).all(|j| !f.is_mark(j) && f.upos(j) != Upos::Verb && !is_saying(f, f.word(j)));
    clear.then_some((be + 1, outcome))
}

/// "The dead were named as", "The victims are", "those detained include", "the dead included".
fn those_named(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    let outcome = group(f, k)?;
    // "the dead included", "the dead man was identified as": not "was killed", which the clause tells
    let led = (k.saturating_sub(4).max(piece.start)..k)
        .any(|j| f.pack().victim_words.list_leads.contains(f.word(j)) || j == piece.start && f.before(k) == f.word(j))
        || k == piece.start;
    let passive = k > piece.start && f.grammar().be.contains(f.before(k));
    if !led || passive {
        return None;
    }
    let stop = piece.end.min(k + 12);
    let mut at = k + 1;
    while at < stop {
        let word = f.word(at);
        if f.pack().victim_words.including.contains(word) {
            return Some((at + 1, outcome));
        }
        if is_naming(f, word) && f.pack().morphology.is_past(word) && !f.pack().small.to.contains(f.before(at)) {
            let end = (at + 1..stop + 4).find(|&j| f.is(j, |w| &w.as_))?;
            return (end - at < 8 && f.grammar().be.contains(f.before(at))).then_some((end + 1, outcome));
        }
        if f.pack().grammar.be_now.contains(word) {
            let named = (at + 1..piece.end.min(at + 6))
                .find(|&j| is_naming(f, f.word(j)) && f.pack().morphology.is_past(f.word(j)));
            if let Some(named) = named {
                let end = (named + 1..piece.end.min(named + 9)).find(|&j| f.is(j, |w| &w.as_));
                return Some((end.unwrap_or(named) + 1, outcome));
            }
            let next = f.upos(at + 1);
            let name =
                next == Upos::Propn || f.is_capital(at + 1) || f.pack().grammar.articles.contains(f.word(at + 1));
            return (name && next != Upos::Verb && at - k < 6).then_some((at + 1, outcome));
        }
        if f.is_mark(at) || f.upos(at) == Upos::Verb || is_saying(f, word) {
            return None;
        }
        at += 1;
    }
    None
}

/// "named the killed guards as", "identified one of the slain as".
fn naming(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    if !is_naming(f, f.word(k)) || k > piece.start && f.grammar().be.contains(f.before(k)) {
        return None;
    }
    let as_word = (k + 1..piece.end.min(k + 10)).find(|&j| f.is(j, |w| &w.as_))?;
    let told = (k + 1..as_word).find_map(|j| group(f, j))?;
    let clear = (k + 1..as_word).all(|j| !f.is_mark(j) || f.is_dash(j));
    clear.then_some((as_word + 1, told))
}

/// "killed 12 militants, including A and B": the outcome is that of the group before.
fn including(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    let them = f.pack().victim_words.among.contains(f.word(k)) && f.pack().grammar.them_whom.contains(f.word(k + 1));
    let from = match f.word(k) {
        word if f.pack().victim_words.namely.contains(word) => k + 1,
        _ if them => k + 2,
        _ => return None,
    };
    let mut outcome = None;
    for at in (k.saturating_sub(26).max(piece.start)..k).rev() {
        let word = f.word(at);
        let cue = f.pack().outcomes.cues(word).iter().find(|c| !c.weak && super::deeds::suffered(c.outcome).is_some());
        if let Some(cue) = cue.filter(|_| !super::deeds::says_little(f, word)) {
            let of_them =
                matches!(cue.voice, Voice::Either | Voice::Object | Voice::Subject) || noun(f, word).is_some();
            if !of_them {
                continue;
            }
            let other = f.pack().small.and.contains(f.before(at)) && at >= 2 && joint(f, at - 2, cue.outcome);
            if other || is_unreal_before(f, at, piece.start, 5) {
                return None;
            }
            outcome = super::deeds::suffered(cue.outcome);
            break;
        }
        if matches!(word, ";" | ":") || is_saying(f, word) || f.pack().victim_words.including_ends.contains(word) {
            return None;
        }
        let in_passing = f.pack().morphology.is_progressive(word)
            || f.pack().small.to.contains(f.before(at))
            || matches!(f.upos(at), Upos::Aux);
        if f.upos(at) == Upos::Verb && !in_passing && !is_naming(f, word) && !f.pack().morphology.is_past(word) {
            return None;
        }
    }
    outcome.map(|outcome| (from, outcome))
}

/// "killed and wounded dozens, including A": it is not said which.
fn joint(f: &Frame, k: usize, outcome: Outcome) -> bool {
    f.pack()
        .outcomes
        .cues(f.word(k))
        .iter()
        .any(|c| !c.weak && c.outcome != outcome && super::deeds::suffered(c.outcome).is_some())
}

/// "Three were killed: A, B and C."
fn colon(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    if !matches!(f.word(k), ":" | "–" | "—") || f.word(k) != ":" && f.is_glued(k) {
        return None;
    }
    let from = k.saturating_sub(14).max(piece.start);
    let told = (from..k).rev().find_map(|j| suffers_at(f, j, piece.end).map(|d| d.outcome).or_else(|| group(f, j)))?;
    let said = (from..k).any(|j| is_saying(f, f.word(j)));
    (!said && !is_unreal_before(f, k, from, 14)).then_some((k + 1, told))
}
