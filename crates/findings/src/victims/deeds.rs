//! The words that kill, wound, hold or lose one person, by the lists of the figures: a word and its place in, an outcome out.

use crate::Outcome;
use crate::figures::cues::length as phrase_length;
use crate::figures::frame::Frame;
use sayso_language::Voice;

/// A deed's words as they stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed {
    /// What it makes of somebody.
    pub outcome: Outcome,
    /// One past its words.
    pub end: usize,
    /// Whether it needs a form of "to be" before it ("was killed"), and has none in "died".
    pub passive: bool,
}

/// The outcomes that make a victim; to be captured is to be detained.
pub(super) fn suffered(outcome: Outcome) -> Option<Outcome> {
    match outcome {
        Outcome::Killed | Outcome::Wounded | Outcome::Missing | Outcome::Detained => Some(outcome),
        Outcome::Captured => Some(Outcome::Detained),
        _ => None,
    }
}

/// Words of the lists that say too little of one person: "was treated", "found", "seized", "buried in work".
pub(super) fn says_little(f: &Frame, word: &str) -> bool {
    let w = &f.pack().victim_words;
    !w.little_but.contains(word) && w.little_stems.iter().any(|s| word.starts_with(s.as_str()))
}

/// What is told of the one whose predicate begins at the word: "killed", "died", "shot dead", "among the dead".
pub(super) fn suffers_at(f: &Frame, k: usize, end: usize) -> Option<Deed> {
    let phrase = f.pack().outcomes.phrases(f.word(k)).iter().filter(|p| p.cue.voice == Voice::Subject);
    let phrase = phrase
        .filter_map(|p| Some((phrase_length(f, k, &p.words, end)?, p)))
        .filter(|(_, p)| suffered(p.cue.outcome).is_some())
        .max_by_key(|(n, _)| *n);
    if let Some((n, p)) = phrase
        && !p.words.iter().any(|w| f.pack().victim_words.no_deeds.contains(w))
        && !f.pack().victim_words.held_responsible.contains(f.word(k + n))
    {
        let passive = !f.pack().victim_words.active_deeds.contains(f.word(k));
        let outcome = suffered(p.cue.outcome)?;
        return Some(Deed { outcome: worst(f, outcome, k + n), end: k + n, passive });
    }
    let word = f.word(k);
    let cue = f
        .pack()
        .outcomes
        .cues(word)
        .iter()
        .find(|c| matches!(c.voice, Voice::Either | Voice::Subject) && !c.weak && suffered(c.outcome).is_some())?;
    if says_little(f, word) {
        return None;
    }
    let alone = f.pack().victim_words.died_forms.contains(word);
    Some(Deed { outcome: suffered(cue.outcome)?, end: k + 1, passive: !alone })
}

/// "was hit by a bullet and died", "was shot in the leg but later died": the end of it counts.
fn worst(f: &Frame, outcome: Outcome, end: usize) -> Outcome {
    let joins = f.pack().grammar.and_but.contains(f.word(end));
    let verb = end + 1 + usize::from(f.pack().victim_words.soon.contains(f.word(end + 1)));
    let dies = f.pack().victim_words.died_killed.contains(f.word(verb));
    if outcome == Outcome::Wounded && joins && dies { Outcome::Killed } else { outcome }
}

/// What is done to the one who follows the word: "killed", "killing", "shot dead" right before `end`.
pub(super) fn does_before(f: &Frame, end: usize, floor: usize) -> Option<(usize, Outcome)> {
    if f.pack().victim_words.fate.contains(f.word(end.saturating_sub(2))) || f.pack().small.with.contains(f.before(end))
    {
        return None;
    }
    for n in 2..6 {
        let Some(start) = end.checked_sub(n).filter(|&s| s >= floor) else { break };
        let hit = f.pack().outcomes.phrases(f.word(start)).iter().find(|p| {
            p.cue.voice == Voice::Object
                && suffered(p.cue.outcome).is_some()
                && phrase_length(f, start, &p.words, end) == Some(n)
        });
        if let Some(hit) = hit
            && !says_little(f, f.word(start))
        {
            return Some((start, suffered(hit.cue.outcome)?));
        }
    }
    let k = end.checked_sub(1).filter(|&k| k >= floor)?;
    let word = f.word(k);
    let cue = f
        .pack()
        .outcomes
        .cues(word)
        .iter()
        .find(|c| matches!(c.voice, Voice::Either | Voice::Object) && !c.weak && suffered(c.outcome).is_some())?;
    (!says_little(f, word)).then_some((k, suffered(cue.outcome)?))
}

/// Nouns of what befell one person: "the death of X", "X's arrest".
pub(super) fn noun(f: &Frame, word: &str) -> Option<Outcome> {
    match word {
        word if f.pack().victim_words.killed_nouns.contains(word) => Some(Outcome::Killed),
        word if f.pack().victim_words.detained_nouns.contains(word) => Some(Outcome::Detained),
        word if f.pack().victim_words.missing_nouns.contains(word) => Some(Outcome::Missing),
        word if f.pack().small.wounding.contains(word) => Some(Outcome::Wounded),
        _ => None,
    }
}

/// Words for those whom it befell: "the dead", "those killed", "the detainees".
pub(super) fn group(f: &Frame, k: usize) -> Option<Outcome> {
    match f.word(k) {
        word if f.pack().victim_words.killed_group.contains(word) => Some(Outcome::Killed),
        word if f.pack().victim_words.wounded_group.contains(word) => Some(Outcome::Wounded),
        word if f.pack().victim_words.missing_group.contains(word) => Some(Outcome::Missing),
        word if f.pack().victim_words.detained_group.contains(word) => Some(Outcome::Detained),
        _ => None,
    }
}
