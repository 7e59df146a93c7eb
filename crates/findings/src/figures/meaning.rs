//! What a cue means for those it is said of: a candidate and its cue in, the outcome out, or that it was only meant to happen.

use super::candidate::Candidate;
use super::cues::{is_passive, length};
use super::found::{Found, Way};
use super::frame::Frame;
use super::harms;
use crate::{Outcome, Role, Unit};
use sayso_language::{Cue, Voice, WordList};

/// "an operation to arrest a commander", "while searching for a bomber": what is meant to be done to one person is not done.
pub(super) fn is_intended(f: &Frame, c: &Candidate) -> bool {
    let Some(verb) = c.words.start.checked_sub(1) else { return false };
    let cue = f.pack().outcomes.cues(f.word(verb)).iter().any(|c| harms(c.outcome));
    let purpose = f.pack().small.to.contains(f.before(verb))
        && verb >= 2
        && !f.pack().figure_words.achieved.contains(f.word(verb - 2));
    let sought =
        f.pack().figure_words.for_of.contains(f.word(verb)) && f.pack().figure_words.searches.contains(f.before(verb));
    // "while pursuing a commander", "a raid targeting a leader"
    let followed = f.pack().figure_words.seeking.contains(f.word(verb));
    cue && purpose || sought || followed || is_way_to(f, verb)
}

/// "ways to bring down a drone", "how to kill a man".
fn is_way_to(f: &Frame, verb: usize) -> bool {
    let floor = f.sentence(verb).start.max(verb.saturating_sub(3)) + 1;
    (floor..=verb).any(|k| f.is(k, |w| &w.to) && f.pack().figure_words.ways.contains(f.before(k)))
}

/// "The identities of the two have not been released", "released no names": what is said or kept of them, and nobody freed.
pub(super) fn is_news(f: &Frame, c: &Candidate, found: Found) -> bool {
    let news = |w: &str| f.pack().figure_words.news.contains(w);
    let start = c.words.start;
    let of = (f.sentence(start).start.max(start.saturating_sub(3))..start)
        .any(|k| f.is(k, |w| &w.of) && k > 0 && news(f.before(k)));
    let own = c.words.clone().chain([c.words.end]).any(|k| news(f.word(k)));
    found.outcome == Outcome::Released && (of || own)
}

/// "was rushed to hospital, where he was pronounced dead", "was shot in the leg and later died": the end of it.
fn dies_of_it(f: &Frame, cue: usize) -> bool {
    let end = f.sentence(cue).end.min(cue + 18);
    let stops = |k: &usize| matches!(f.word(*k), ";" | ".");
    (cue + 1..end).take_while(|k| !stops(k)).any(|k| {
        let joins = f.is(k, |w| &w.where_)
            || f.pack().grammar.and_but.contains(f.word(k)) && f.pack().figure_words.dies_later.contains(f.word(k + 1));
        let who = k + 1 + usize::from(f.pack().figure_words.those_dying.contains(f.word(k + 1)));
        let verb =
            (who..who + 4).find(|&j| !f.grammar().be.contains(f.word(j)) && !f.grammar().adverbs.contains(f.word(j)));
        joins
            && verb.is_some_and(|v| {
                f.is(v, |w| &w.died) || f.pack().figure_words.pronounced.contains(f.word(v)) && f.is(v + 1, |w| &w.dead)
            })
    })
}

/// "A bomber killed 16": the one right before an active verb, where no outcome was found for that one.
pub(super) fn does_it(f: &Frame, c: &Candidate) -> bool {
    harming(f, c.words.end)
}

/// "allowed another man | to kill them": those who are to do it.
pub(super) fn is_to_do_it(f: &Frame, c: &Candidate) -> bool {
    f.is(c.words.end, |w| &w.to) && harming(f, c.words.end + 1)
}

fn harming(f: &Frame, k: usize) -> bool {
    // "A gunman killed three": a form that may be a participle is a verb where those it is done to follow
    let next = f.word(k + 1);
    let object = f.pack().numbers.cardinals.contains_key(next)
        || next.starts_with(|c: char| c.is_ascii_digit())
        || f.pack().figure_words.harmed_leads.contains(next);
    let does = |voice: Voice| voice == Voice::Object || voice == Voice::Either && object;
    f.pack().outcomes.cues(f.word(k)).iter().any(|cue| does(cue.voice) && harms(cue.outcome))
}

/// "was killed in Orsk by a dozen soldiers", "killed by gunmen": those who did it are not those it was done to.
pub(super) fn did_it(f: &Frame, c: &Candidate) -> bool {
    let start = c.words.start;
    let from = f.sentence(start).start;
    if start < from + 2 || !f.pack().small.by.contains(f.before(start)) || c.is_people() == Some(false) {
        return false;
    }
    for k in (from.max(start.saturating_sub(8))..start - 1).rev() {
        let done = f.pack().outcomes.cues(f.word(k));
        // "killed by", "shot dead by", "attacked by"
        let deed = |cue: &Cue| match cue.voice {
            Voice::Either => cue.outcome == Outcome::Other || !cue.weak && harms(cue.outcome),
            Voice::Subject => !cue.weak && harms(cue.outcome),
            _ => false,
        };
        if done.iter().any(deed) {
            return true;
        }
        if f.is_mark(k) || f.grammar().barriers.contains(f.word(k)) || !done.is_empty() {
            return false;
        }
    }
    false
}

/// What a cue means for those counted: tanks that were lost are destroyed, fishermen who were seized detained, villagers who left
/// displaced.
pub(super) fn come_to(f: &Frame, c: &Candidate, found: Found) -> Outcome {
    use Outcome::*;
    let civilian = c.counted.role == Some(Role::Civilian);
    let may_be_civilian = c.is_people() == Some(true)
        && !matches!(c.counted.role, Some(Role::Military | Role::Police | Role::Peacekeeper | Role::Official));
    let direct = found.cue.is_some() && found.way != Way::Passed;
    let w = &f.pack().figure_words;
    let said = |begins: &WordList| found.cue.is_some_and(|k| begins.iter().any(|b| f.word(k).starts_with(b.as_str())));
    let goes = |k: usize| dies_of_it(f, k);
    match found.outcome {
        Killed if is_given_back(f, c, found) => HandedOver,
        Remaining if found.cue.is_some() => state_behind(f, c, found).unwrap_or(Remaining),
        // "60 kilos of tobacco were carried off by the police"
        Detained if direct && c.is_people() == Some(false) => Captured,
        // "the loss of | one ship"
        Killed if direct && c.counted.head.is_none() && is_machine(f, c.words.end) => Destroyed,
        Wounded if direct && found.cue.is_some_and(goes) && found.cue >= Some(c.words.end) => Killed,
        // "выпустили сорок снарядов": fired, and nobody let go
        Released if found.weak && c.is_people() == Some(false) => Other,
        // "three houses were gone"; of people it may be flight
        Destroyed if direct && c.is_people() != Some(false) && said(&w.gone) => Other,
        Killed if direct && matches!(c.counted.unit, Some(Unit::Vehicles | Unit::Weapons)) => Destroyed,
        Killed if direct && said(&w.lost_stems) && matches!(c.counted.unit, Some(Unit::Posts | Unit::Settlements)) => {
            Captured
        }
        KilledOrCaptured if direct && c.is_people() == Some(false) => Destroyed,
        // "на минах подорвалось семь машин": said of people, they may live
        KilledOrWounded if direct && matches!(c.counted.unit, Some(Unit::Vehicles | Unit::Weapons)) => Destroyed,
        Captured if c.is_people() == Some(true) && said(&w.liberated_stems) => Released,
        Captured if civilian => Detained,
        // "2,300 villagers left"; on buses of a deal they are evacuated
        Evacuated if found.weak && found.cue.is_some() && may_be_civilian && !is_led_out(f, c) => Displaced,
        // "ninety families moved into the caves"
        Deployed if direct && civilian => Displaced,
        // "sappers unearthed 350 mines" took nothing from anybody
        Captured if found.weak && said(&w.unearthed_stems) => Other,
        // "18 tonnes of flour reached the town"
        Arrived if c.counted.unit == Some(Unit::Supplies) => Delivered,
        // "some 4,300 citizens have returned": a passive return hands over
        HandedOver
            if civilian
                && said(&w.returned_stems)
                && !found.cue.is_some_and(|k| is_passive(f, k, f.sentence(k).start)) =>
        {
            Arrived
        }
        outcome => outcome,
    }
}

/// The outcome of the first cue, a phrase or a word, that begins at a word and is one that is asked for.
fn told_at(f: &Frame, k: usize, end: usize, asked: impl Fn(&Cue) -> bool) -> Option<Outcome> {
    let outcomes = &f.pack().outcomes;
    let mut phrases = outcomes.phrases(f.word(k)).iter().filter(|p| asked(&p.cue));
    let phrase = phrases.find(|p| length(f, k, &p.words, end).is_some()).map(|p| p.cue.outcome);
    phrase.or_else(|| outcomes.cues(f.word(k)).iter().find(|cue| asked(cue)).map(|cue| cue.outcome))
}

/// Whether a cue hands something over.
fn hands_over(cue: &Cue) -> bool {
    matches!(cue.outcome, Outcome::HandedOver | Outcome::Exchanged)
}

/// "handed back 36 civilians and the remains of 58 soldiers", "the return of nine bodies": bodies, by what stands before.
fn is_handed(f: &Frame, c: &Candidate) -> bool {
    const FAR: usize = 12;
    let from = f.sentence(c.words.start).start.max(c.words.start.saturating_sub(FAR));
    let gives = |k: usize| {
        let told = |cue: &Cue| cue.voice != Voice::Subject && hands_over(cue);
        told_at(f, k, c.words.start, told).is_some() || f.pack().figure_words.giving_back.contains(f.word(k))
    };
    let mut before = (from..c.words.start)
        .rev()
        .take_while(|&k| !matches!(f.word(k), ";" | ":") && !f.grammar().barriers.contains(f.word(k)));
    let verb = before.find(|&k| gives(k) || f.upos(k) == sayso_reader::Upos::Verb);
    // "demanded the return of 15 bodies": not yet
    let asked = verb.is_some_and(|k| {
        (from..k).any(|b| {
            f.pack().events.has(|l| &l.called_for, f.word(b)) || f.pack().figure_words.not_done.contains(f.word(b))
        })
    });
    verb.is_some_and(gives) && !asked
}

/// "Six nuns remain | in captivity", "two remain | unaccounted for": the state in which they remain.
fn state_behind(f: &Frame, c: &Candidate, found: Found) -> Option<Outcome> {
    const NEAR: usize = 3;
    let cue = found.cue.filter(|&k| k >= c.words.end)?;
    let end = f.sentence(cue).end;
    let told = |cue: &Cue| cue.voice == Voice::Subject && !cue.weak && cue.outcome != Outcome::Remaining;
    (cue + 1..end.min(cue + 1 + NEAR)).take_while(|&k| !f.is_mark(k)).find_map(|k| {
        // "remain | prisoners"
        let noun = || f.pack().outcomes.counted(&f.pack().units.singular(f.word(k))).filter(|_| k == cue + 1);
        told_at(f, k, end, told).or_else(|| noun().map(|(outcome, _)| outcome))
    })
}

/// Whether the word counts vehicles or weapons.
fn is_machine(f: &Frame, k: usize) -> bool {
    let unit = f.pack().units.unit(&f.pack().units.singular(f.word(k)));
    f.sentence(k.saturating_sub(1)).contains(&k) && matches!(unit, Some(Unit::Vehicles | Unit::Weapons))
}

/// "The bodies of three of the four were given to their families", "Thirty-one bodies were passed across": bodies, by the verb behind.
fn is_given_back(f: &Frame, c: &Candidate, found: Found) -> bool {
    const FAR: usize = 8;
    let words = &f.pack().figure_words;
    let body = |k: usize| words.bodies.contains(f.word(k));
    if !(c.words.clone().any(body) || found.cue.is_some_and(body)) {
        return false;
    }
    let end = f.sentence(c.words.start).end.min(c.words.end + FAR);
    let be = (c.words.end..end).find(|&k| {
        f.is_mark(k)
            || f.grammar().be.contains(f.word(k))
            || words.modals.contains(f.word(k))
            || f.upos(k) == sayso_reader::Upos::Verb
    });
    // "will be passed": not yet
    let done = |k: &usize| f.grammar().be.contains(f.word(*k)) && !words.bare_be.contains(f.word(*k));
    let Some(be) = be.filter(done) else { return is_handed(f, c) };
    let given =
        |k: usize| words.given_back.contains(f.word(k)) || f.pack().outcomes.cues(f.word(k)).iter().any(hands_over);
    let passive =
        (be + 1..end).find(|&k| !f.grammar().be.contains(f.word(k)) && !f.grammar().adverbs.contains(f.word(k)));
    passive.is_some_and(given)
}

/// Whether the sentence tells of buses, a deal or an evacuation.
fn is_led_out(f: &Frame, c: &Candidate) -> bool {
    f.sentence(c.words.start).any(|k| f.pack().figure_words.led_out.contains(f.word(k)))
}
