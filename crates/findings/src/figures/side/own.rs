//! Who speaks of his own: "three of our soldiers", "X acknowledges 41 dead", "the ministry said two servicemen were wounded".

use sayso_language::Voice;
use sayso_reader::Words;

use super::Item;
use super::parties::{Doer, Parties, is_one, side};
use crate::figures::cues::is_passive;
use crate::figures::frame::Frame;
use crate::mentions::is_organ;
use crate::{Outcome, Role, Side, SpeakerKind, Statement, Unit};

/// "three of our soldiers", "its eight conscripts", "two of their own": of the speaker, else of the party named before. Of kin and
/// homes the pronoun stands for persons.
pub(super) fn pronoun(f: &Frame, parties: &Parties, item: &Item) -> Option<Side> {
    let c = item.candidate;
    let noun = item.noun(f);
    let private = noun.is_some_and(|n| f.pack().sides.kin.contains(&n))
        || matches!(c.counted.role, Some(Role::Child | Role::Woman))
        || !matches!(item.unit, Unit::People | Unit::Vehicles | Unit::Posts | Unit::Weapons | Unit::Ammunition);
    if private {
        return None;
    }
    // "at least four" of its men: the group may stand after a closing quotation mark
    let end = c.words.end + usize::from(f.is_mark(c.words.end));
    let after = if f.is(end, |w| &w.of) { end + 1..end + 3 } else { c.words.end..c.words.end };
    let told = end + usize::from(f.pack().figure_words.struck_states.contains(f.word(end)));
    let side_of = if f.is(told, |w| &w.on) { told + 1..told + 3 } else { told..told };
    let before = c.words.start.saturating_sub(1).max(item.sentence.start);
    let hit = (before..c.words.end).chain(after).chain(side_of).find(|&k| {
        f.pack().figure_words.own_words.contains(f.word(k))
            || f.is(k, |w| &w.us) && f.pack().small.of.contains(f.before(k))
    })?;
    // "их девятнадцать": how many they are, and not whose.
    let counted = f.pack().morphology.declines() && c.counted.head.is_none();
    if counted && !f.pack().figure_words.we_words.contains(f.word(hit)) {
        return None;
    }
    // "two of its own nurses" are a helper's, "its fishermen" a country's
    owner(f, parties, item, hit).filter(|side| !item.is_of_persons() || parties.is_country(f.ctx, &side.value))
}

/// The party for which a pronoun stands.
fn owner(f: &Frame, parties: &Parties, item: &Item, k: usize) -> Option<Side> {
    let speaker = || of_speaker(f, parties, item.statement, k);
    if f.pack().figure_words.we_words.contains(f.word(k)) {
        return speaker();
    }
    speaker().or_else(|| parties.before(f, k, item.sentence.start.max(k.saturating_sub(25))))
}

/// The speaker's party, told by the words at `k`.
fn of_speaker(f: &Frame, parties: &Parties, statement: Option<&Statement>, k: usize) -> Option<Side> {
    if let Some(name) = parties.of_speaker(f.ctx, &statement?.speaker) {
        return Some(side(f, Some(&name), k..k + 1));
    }
    // "a Varnian marine wrote"
    let source = f.ctx.reading.words_in(statement?.source?);
    parties.named(f, &source, true)
}

/// "Four enemy soldiers", "of the aggressor's soldiers": the other party, where the report names but one.
pub(super) fn foes(f: &Frame, parties: &Parties, item: &Item) -> Option<Side> {
    let c = item.candidate;
    // "двое солдат | противника"
    let end = c.words.end + usize::from(f.pack().morphology.declines());
    let hit = (c.words.start..end).find(|&k| f.pack().sides.foes.contains(f.word(k)))?;
    foe(f, parties, item, hit)
}

fn foe(f: &Frame, parties: &Parties, item: &Item, k: usize) -> Option<Side> {
    let own = item.statement.and_then(|s| parties.of_speaker(f.ctx, &s.speaker));
    let own = own.or_else(|| parties.of_publisher(f.ctx))?;
    let other = parties.other_than(&own)?.to_owned();
    Some(side(f, Some(&other), k..k + 1))
}

/// "The TDU announced the loss of six fighters", "Velkia acknowledges 41 dead", "Enemy losses: up to 45 personnel".
pub(super) fn losses(f: &Frame, parties: &Parties, item: &Item, from: usize) -> Option<Side> {
    use Outcome::*;
    let suffered = matches!(
        item.outcome,
        Killed
            | Wounded
            | KilledOrWounded
            | KilledOrCaptured
            | Missing
            | Captured
            | Detained
            | Destroyed
            | Other
            | Surrendered
    );
    if !suffered {
        return None;
    }
    let start = item.sentence.start.max(from.saturating_sub(12));
    for k in (start..from).rev() {
        let word = f.word(k);
        if f.pack().sides.losses.contains(word) {
            if let Some(side) = whose_losses(f, parties, item, k) {
                return Some(side);
            }
        } else if f.pack().sides.losing.contains(word) {
            // civilians and foes may be admitted who are nobody's own
            let lost = word.starts_with("los") || word.starts_with("mourn");
            let own = lost || !item.is_hostile(f) && !item.is_of_persons();
            return own.then(|| doer(f, parties, item, k)).flatten();
        } else if f.pack().sides.bearing.contains(word) && bears(f, item) {
            // "The army said it had no casualties."
            return doer(f, parties, item, k);
        }
        if word == ";" || rules(f, k) {
            return None;
        }
    }
    None
}

/// Whether the counted are losses by their noun, so that whoever had them had them among his own.
fn bears(f: &Frame, item: &Item) -> bool {
    item.candidate.counted.head.is_some_and(|h| f.pack().sides.losses.contains(f.word(h)))
}

/// Whether the word is a verb by which somebody does something to the counted.
fn rules(f: &Frame, k: usize) -> bool {
    f.pack().outcomes.cues(f.word(k)).iter().any(|c| matches!(c.voice, Voice::Object | Voice::Either) && !c.weak)
}

/// "Emirate losses", "Enemy losses", "its own losses", "the loss of six".
fn whose_losses(f: &Frame, parties: &Parties, item: &Item, k: usize) -> Option<Side> {
    if let Some(side) = lost_by(f, parties, item, k) {
        return Some(side);
    }
    let g = f.grammar();
    let mut start = k;
    while start > item.sentence.start
        && k - start < 5
        && !f.is_mark(start - 1)
        && !g.prepositions.contains(f.word(start - 1))
        && (!g.auxiliaries.contains(f.word(start - 1)) || f.is(start - 1, |w| &w.owner_s))
    {
        start -= 1;
    }
    if let Some(at) = (start..k).find(|&w| f.pack().sides.foes.contains(f.word(w))) {
        return foe(f, parties, item, at);
    }
    // "The army | put its losses at nine": its own, however near the army stands.
    if let Some(at) =
        (start.max(k.saturating_sub(2))..k).find(|&w| f.pack().figure_words.loser_words.contains(f.word(w)))
    {
        return owner(f, parties, item, at);
    }
    if let Some(side) = parties.named(f, &(start..k), false) {
        // "put the dead at 23" has a party before it that lost nobody
        let near = side.basis.iter().any(|b| f.ctx.reading.words_in(*b).end + 2 > k);
        let owns = f.pack().small.owner_s.contains(f.before(k)) || (start..k).any(|w| f.is(w, |w| &w.owner_s));
        return (near || owns).then_some(side);
    }
    if let Some(at) = (start..k).find(|&w| f.pack().figure_words.loser_words.contains(f.word(w))) {
        return owner(f, parties, item, at);
    }
    (f.is(k, |w| &w.loss) && f.is(k + 1, |w| &w.of))
        .then(|| doer(f, parties, item, k).or_else(|| of_speaker(f, parties, item.statement, k)))
        .flatten()
}

/// Whose the losses are where words decline, and the owner stands behind: "потери | варнийской стороны", "потери | противника".
fn lost_by(f: &Frame, parties: &Parties, item: &Item, k: usize) -> Option<Side> {
    let noun = super::owner_behind(f, k + 1)?;
    if f.pack().sides.foes.contains(f.word(noun)) {
        return foe(f, parties, item, noun);
    }
    parties.named(f, &(k + 1..noun + 1), false)
}

/// The party that does what the verb tells; a pronoun is the speaker.
fn doer(f: &Frame, parties: &Parties, item: &Item, k: usize) -> Option<Side> {
    match parties.doer(f, k, item.sentence.start) {
        Some(Doer::Party(side)) => Some(side),
        Some(Doer::Pronoun(at)) => owner(f, parties, item, at),
        None => {
            // the cue itself is the verb: "the army admitted losing two tanks"
            let cue = item.statement.and_then(|s| s.cue).map(|c| f.ctx.reading.words_in(c));
            cue.filter(|c| c.start <= k && k < c.end + 3).and_then(|_| of_speaker(f, parties, item.statement, k))
        }
    }
}

/// "Rebels fired dozens of rockets", "ten shells were fired by the army", "the front laid down 40 rifles": theirs who sent them off
/// or gave them up.
pub(super) fn sent(f: &Frame, parties: &Parties, item: &Item, from: usize) -> Option<Side> {
    let arms = matches!(item.unit, Unit::Ammunition | Unit::Weapons | Unit::Vehicles);
    let forces = item.is_armed() || item.candidate.counted.role == Some(Role::Peacekeeper) || arms;
    let list = match item.outcome {
        Outcome::Other | Outcome::Deployed | Outcome::Remaining if forces && has(f, item, from) => {
            &f.pack().sides.keeping
        }
        Outcome::Other | Outcome::Deployed if arms => &f.pack().sides.firing,
        Outcome::Deployed if item.is_armed() || item.candidate.counted.role.is_none() => &f.pack().sides.firing,
        Outcome::HandedOver if arms => &f.pack().sides.giving,
        _ => return None,
    };
    let start = item.sentence.start.max(from.saturating_sub(7));
    let before = (start..from).rev().take_while(|&k| !f.is_mark(k)).find(|&k| list.contains(f.word(k)));
    if let Some(verb) = before {
        if is_passive(f, verb, item.sentence.start) {
            return None;
        }
        return doer(f, parties, item, verb);
    }
    let end = item.candidate.words.end;
    let verb = (end..item.sentence.end.min(end + 4)).find(|&k| list.contains(f.word(k)))?;
    let by = (verb + 1..item.sentence.end.min(verb + 5)).find(|&k| f.is(k, |w| &w.by))?;
    let stop = (by + 1..item.sentence.end.min(by + 7))
        .find(|&k| f.is_mark(k) || f.grammar().prepositions.contains(f.word(k)))
        .unwrap_or(item.sentence.end.min(by + 7));
    parties.named(f, &(by + 1..stop), false)
}

/// "The brigade | has 400 men", right before those counted; whom one holds are another's.
fn has(f: &Frame, item: &Item, from: usize) -> bool {
    let near = item.sentence.start.max(from.saturating_sub(3));
    (near..from).any(|k| f.pack().sides.keeping.contains(f.word(k)))
        && !item.is_hostile(f)
        && !(item.candidate.words.end..item.sentence.end.min(item.candidate.words.end + 5))
            .any(|k| f.pack().sides.holding.contains(f.word(k)))
}

/// "The army destroyed two launchers", in a report of two parties: what one takes or destroys is the other's.
pub(super) fn taken(f: &Frame, parties: &Parties, item: &Item, from: usize) -> Option<Side> {
    let arms = matches!(item.unit, Unit::Vehicles | Unit::Weapons | Unit::Posts | Unit::Ammunition);
    let taken = matches!(item.outcome, Outcome::Captured | Outcome::Destroyed) && (arms || item.is_armed());
    let start = item.sentence.start.max(from.saturating_sub(6));
    let verb = (start..from).rev().find(|&k| rules(f, k)).filter(|_| taken)?;
    if is_passive(f, verb, item.sentence.start) {
        return None;
    }
    let by = doer(f, parties, item, verb)?;
    let other = parties.other_than(&by.value)?.to_owned();
    Some(side(f, Some(&other), verb..verb + 1))
}

/// "Two servicemen were wounded when Torvan units opened fire, the Varnian ministry said": an organ of a party that tells of soldiers
/// or police who were hit, names nobody else's and does not say that it hit them, tells of its own.
pub(super) fn told_by_organ(f: &Frame, parties: &Parties, item: &Item, from: usize) -> Option<Side> {
    use Outcome::{Captured, Detained, Killed, KilledOrWounded, Missing, Wounded};
    let statement = item.statement?;
    let speaker = &statement.speaker;
    let organ = |name: &String| is_organ(f.ctx, name, &f.pack().sides.armed_organs);
    let named = speaker.name.as_ref().filter(|_| speaker.kind == SpeakerKind::Body);
    let by_organ = [speaker.body.as_ref(), named].into_iter().flatten().any(organ)
        || speaker.kind == SpeakerKind::Side && speaker.name.as_ref().is_some_and(|n| parties.is_country(f.ctx, n));
    let hit = matches!(item.outcome, Killed | Wounded | KilledOrWounded | Missing | Captured | Detained);
    // "three police officers of Orsk" are said to be somebody's
    let of_others = super::after(f, item.candidate).is_some();
    if !by_organ || !hit || !item.is_armed() || item.is_hostile(f) || of_others {
        return None;
    }
    let name = parties.of_speaker(f.ctx, speaker)?;
    if by_speaker(f, parties, &name, item, from..item.candidate.words.start) {
        return None;
    }
    let at = f.ctx.reading.words_in(statement.source.or(statement.cue)?);
    Some(side(f, Some(&name), at))
}

/// Whether a verb before the figure says that the speaker's own side did it.
fn by_speaker(f: &Frame, parties: &Parties, name: &str, item: &Item, list: Words) -> bool {
    let start = item.sentence.start.max(list.start.saturating_sub(8));
    let Some(verb) = (start..list.start).rev().find(|&k| rules(f, k)) else { return false };
    if is_passive(f, verb, item.sentence.start) {
        return false;
    }
    match parties.doer(f, verb, item.sentence.start) {
        Some(Doer::Party(side)) => side.value == name || is_one(name, &side.value),
        Some(Doer::Pronoun(_)) => true,
        // "in which six soldiers were killed by a mine, killing two": nobody's deed
        None => !f.word(verb).ends_with("ing"),
    }
}
