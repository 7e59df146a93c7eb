//! Deeds that have not happened: a cue in, whether what it tells is only threatened, planned, asked for, tried or prevented out.

use sayso_language::{Case, Declined, Gender};
use sayso_reader::Upos;

use super::candidate::{Candidate, Kind};
use super::found::Found;
use super::frame::Frame;
use crate::rules::{self, NamedRule, Question, Rule};
use crate::{Outcome, moods};

/// How far before its word a deed's mood stands, in words.
const REACH: usize = 12;
/// The same for a deed's noun, behind which it may stand as well.
const NOUN_REACH: usize = 6;

/// What a cue tells that has not happened?
pub(super) struct Undone;

/// A candidate and the cue that tells of it.
pub(super) struct Cued<'a> {
    pub f: &'a Frame<'a>,
    pub c: &'a Candidate,
    pub found: Found,
}

impl Question for Undone {
    type About<'a> = Cued<'a>;
    type Answer = Outcome;
    const RULES: &'static [Rule<Self>] = &[Rule {
        name: "outcome.undone",
        example: "The Front threatens to kill five reporters.",
        apply: |u| is_undone(u.f, u.c, u.found).then_some(u.found.outcome),
    }];
}

/// The rule of deeds that have not happened.
pub(super) fn named_rules() -> impl Iterator<Item = NamedRule> {
    rules::of::<Undone>()
}

/// "The Front threatens to kill five reporters", "the 15 were to be shot", "prevented the abduction of 12", "The arrest of four is to
/// follow", "called for the release of six": nobody was. A release, a journey or a delivery that is planned and not only asked for or
/// offered keeps its name: whom it is planned for is told by it.
fn is_undone(f: &Frame, c: &Candidate, found: Found) -> bool {
    use Outcome::*;
    let Some(cue) = found.cue else { return is_of_nobody(f, c) };
    if is_of_nobody(f, c) || is_not_done(f, cue, is_harm(found.outcome)) || is_doer(f, c, cue) {
        return true;
    }
    let harm = match found.outcome {
        outcome if is_harm(outcome) => true,
        Released | Exchanged | HandedOver | Evacuated | Delivered | Surrendered => false,
        _ => return false,
    };
    // "the bodies of four soldiers will be handed over": they are dead
    if is_noun(f, cue) && f.pack().outcomes.counted(&f.pack().units.singular(f.word(cue))).is_some() {
        return false;
    }
    if is_noun(f, cue) {
        is_wanted(f, cue, harm) || harm && is_to_come(f, cue.max(c.words.end))
    } else {
        is_meant(f, cue, harm)
    }
}

fn is_harm(outcome: Outcome) -> bool {
    use Outcome::*;
    matches!(outcome, Killed | Wounded | KilledOrWounded | KilledOrCaptured | Detained | Captured | Destroyed | Missing)
}

/// "пригрозил убить пятерых", "не удалось освободить 15", "едва не погибли двое", "погибло бы сто": where words decline an infinitive tells
/// of no harm done, unless somebody managed it, and neither does a verb with its sign of what might have been. A release that is only
/// promised keeps its name, one that nobody managed does not.
pub(crate) fn is_not_done(f: &Frame, cue: usize, harm: bool) -> bool {
    const NEAR: usize = 5;
    let words = &f.pack().figure_words;
    if !f.pack().morphology.declines() {
        return false;
    }
    let sentence = f.sentence(cue);
    let before = || (sentence.start.max(cue.saturating_sub(NEAR))..cue).rev().take_while(|&k| !ends_clause(f, k));
    let behind = || (cue + 1..sentence.end.min(cue + NEAR)).take_while(|&k| !ends_clause(f, k));
    let infinitive = words.infinitives.iter().any(|end| f.word(cue).ends_with(end.as_str()));
    if infinitive && f.word(cue).chars().count() > 4 && f.upos(cue) != Upos::Noun {
        let managed = before().chain(behind()).find(|&k| words.managed.contains(f.word(k)));
        return managed.map_or(harm, |k| f.pack().grammar.nots.contains(f.before(k)));
    }
    let nearly = |k: usize| words.nearly.contains(f.word(k)) && f.pack().grammar.nots.contains(f.word(k + 1));
    before().any(nearly) || (cue.saturating_sub(1)..=cue + 1).any(|k| words.irreal.contains(f.word(k)))
}

/// So far a sentence is looked through around one word: in one without end the work stays linear.
pub(super) const CLAUSE: usize = 300;

/// "Неправда, что | погибли десять солдат", "что Павел Орлов убит": what stands from a word on is said to be untrue.
pub(crate) fn is_untrue(f: &Frame, start: usize) -> bool {
    let from = f.sentence(start).start.max(start.saturating_sub(CLAUSE));
    let denied = |k: usize| k >= 2 && f.pack().sayings.denials.words.contains(f.word(k - 2));
    (from..start).any(|k| f.is(k, |w| &w.that) && denied(k))
}

/// "Ни один | из двадцати солдат": what is told of none is told of no twenty.
fn is_of_nobody(f: &Frame, c: &Candidate) -> bool {
    let (zero, start) = (&f.pack().numbers.zero, c.words.start);
    let from = f.sentence(start).start;
    let none =
        |at: usize| [&zero.alone, &zero.before].iter().any(|list| f.longest_before(at, from, list.iter()).is_some());
    f.pack().morphology.declines() && start > from && f.is(start - 1, |w| &w.of) && none(start - 1)
}

/// "Троих крестьян убили | четверо боевиков", "Павла Орлова убил | Глеб Пух": in the first case, behind an active verb, they did it.
fn is_doer(f: &Frame, c: &Candidate, cue: usize) -> bool {
    let first = c.words.start;
    let counted = f.pack().figure_words.first_case.contains(f.word(first)) && f.upos(cue) == Upos::Verb;
    cue + 1 == first && is_active(f, cue) && (counted || c.kind != Kind::Number && is_man_in_first_case(f, first))
}

/// Whether a word is a verb of what one did to another: "убил", "убили"; not "убито", "убиты".
pub(crate) fn is_active(f: &Frame, k: usize) -> bool {
    let done_to = f.pack().outcomes.cues(f.word(k)).iter().any(|cue| cue.done_to);
    let past = f.pack().figure_words.active_ends.iter().any(|end| f.word(k).ends_with(end.as_str()));
    f.pack().morphology.declines() && done_to && past
}

/// "Глеб", which would be "Глеба" were it done to him.
pub(crate) fn is_man_in_first_case(f: &Frame, k: usize) -> bool {
    let Some(declension) = f.pack().morphology.declension() else { return false };
    let readings = declension.noun(f.ctx.word(k), true);
    let man = |d: &Declined| d.case == Case::Nominative && d.gender == Gender::Masculine;
    let object = |d: &Declined| d.case == Case::Accusative && d.basic != f.ctx.word(k);
    readings.iter().any(man) && !readings.iter().any(object)
}

/// "the release of 12", "the killing of five".
fn is_noun(f: &Frame, cue: usize) -> bool {
    f.is(cue + 1, |w| &w.of) || f.upos(cue) == Upos::Noun && !f.is(cue.wrapping_sub(1), |w| &w.to)
}

/// Whether a word tells that what follows has not happened; of what is no `harm`, that it is only asked for, offered or tried.
fn is_mood(f: &Frame, k: usize, of: usize, verb: bool, harm: bool) -> bool {
    let (events, word) = (&f.pack().events, f.word(k));
    if !harm {
        let asked = events.has(|l| &l.called_for, word) && moods::counts(f, of, verb, k);
        return asked || f.pack().figure_words.not_done.contains(word);
    }
    let listed =
        events.has(|l| &l.threatened, word) || events.has(|l| &l.called_for, word) || events.has(|l| &l.planned, word);
    listed && moods::counts(f, of, verb, k) || f.pack().figure_words.not_done.contains(word)
}

/// "would", "may"; "May" is a month.
fn is_modal(f: &Frame, k: usize) -> bool {
    f.pack().figure_words.modals.contains(f.word(k)) && !(f.pack().small.may.contains(f.word(k)) && f.is_capital(k))
}

/// Whether the clause ends there, so that what stands before it is of another deed.
fn ends_clause(f: &Frame, k: usize) -> bool {
    f.is_mark(k) && !f.is_dash(k) && !matches!(f.word(k), "\"" | "“" | "”" | "«" | "»")
}

/// "demanded the immediate release of", "prevented the abduction of".
fn is_wanted(f: &Frame, noun: usize, harm: bool) -> bool {
    let from = f.sentence(noun).start.max(noun.saturating_sub(NOUN_REACH));
    for k in (from..noun).rev() {
        if is_mood(f, k, noun, false, harm) {
            return true;
        }
        // "failed with the loss of seven tanks"
        let by_the_way =
            f.grammar().prepositions.contains(f.word(k)) && !f.pack().figure_words.for_of.contains(f.word(k));
        if by_the_way
            || ends_clause(f, k)
            || f.upos(k) == Upos::Verb
            || f.pack().events.words.lead_ends.contains(f.word(k))
        {
            return false;
        }
    }
    false
}

/// "The exchange of 200 prisoners | is to follow", "will take place", "was planned".
fn is_to_come(f: &Frame, behind: usize) -> bool {
    let end = f.sentence(behind.saturating_sub(1)).end.min(behind + NOUN_REACH);
    for k in behind..end {
        if f.grammar().be_now.contains(f.word(k)) {
            let next = f.word(k + 1);
            return f.is(k + 1, |w| &w.to)
                || f.pack().events.has(|l| &l.planned, next)
                || f.pack().figure_words.called_off.contains(next);
        }
        // "The execution of two deserters | postponed"
        if f.pack().figure_words.called_off.contains(f.word(k)) {
            return true;
        }
        if is_modal(f, k) || ends_clause(f, k) || f.upos(k) == Upos::Verb {
            return is_modal(f, k);
        }
    }
    false
}

/// "threatened to | kill", "would be | freed", "demands that the 15 be | freed".
fn is_meant(f: &Frame, verb: usize, harm: bool) -> bool {
    let from = f.sentence(verb).start.max(verb.saturating_sub(REACH));
    // Without a word for it an infinitive has a form of its own.
    let (mut to, mut bare) = (f.pack().morphology.declines(), false);
    for k in (from..verb).rev() {
        let word = f.word(k);
        // "may have been killed", "had to be evacuated" are told as having happened, "were to have been freed" is not
        let been = f.pack().figure_words.been.contains(word);
        if been || f.pack().grammar.have.contains(word) || f.pack().small.having.contains(word) {
            let have = k - usize::from(been && k > from);
            return harm && have >= 2 && f.is(have - 1, |w| &w.to) && f.grammar().be_now.contains(f.word(have - 2));
        }
        if is_modal(f, k) {
            return harm;
        }
        if f.pack().figure_words.bare_be.contains(word) {
            bare = true;
        } else if !f.pack().morphology.declines() && f.is(k, |w| &w.to) {
            // "are to this day held": nothing but adverbs stands between it and its verb
            to = (k + 1..verb).all(|between| bare || f.grammar().adverbs.contains(f.word(between)));
            if !to {
                return false;
            }
            if f.grammar().be_now.contains(f.before(k)) {
                return harm;
            }
        } else if is_mood(f, k, verb, true, harm) {
            return to || bare;
        } else if f.grammar().be.contains(word) || ends_clause(f, k) || f.upos(k) == Upos::Verb {
            return bare && !to;
        } else if f.pack().events.words.lead_ends.contains(word) {
            // "demands | that the 15 be freed"
            return bare && !to;
        }
    }
    bare && !to
}
