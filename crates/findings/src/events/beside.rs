//! Who acts where the tree does not say it and the words do: an actor right before the verb, behind "by", or accused of it.
//!
//! The tree of a short or odd sentence errs at times ("The Halvian army | shelled the village" with the army as a part of a
//! name). Only actors are taken, so that a place or a day next to the verb never acts.

use sayso_reader::{Deprel, Upos, Words};

use super::phrase;
use super::tree::is_passive;
use super::trigger::Trigger;
use crate::by_place::ByPlace;
use crate::figures::Frame;
use crate::{Mention, MentionKind};

/// The words for who acts.
pub(super) fn agent(f: &Frame, t: &Trigger, mentions: &ByPlace<Mention>) -> Option<Words> {
    if !t.verb || t.suffers {
        return None;
    }
    if is_passive(f, t.head) {
        return behind_by(f, t, mentions);
    }
    if f.pack().morphology.is_progressive(f.word(t.head)) {
        return accused(f, t, mentions);
    }
    let (of_noun, to_do) = (f.ctx.deprel(t.head) == Deprel::Acl, f.pack().small.to.contains(f.before(t.words.start)));
    // "opened fire" has its object in itself
    let object = t.words.len() > 1 && t.words.start == t.head
        || phrase::after(f, t.words.end)
            .is_some_and(|w| matches!(f.upos(w.start), Upos::Det | Upos::Num | Upos::Propn | Upos::Noun | Upos::Adj));
    if of_noun || to_do || !object {
        return None;
    }
    phrase::before(f, t.words.start).filter(|w| w.end == t.words.start && is_actor(f, w, mentions))
}

/// "*Kelt* was shelled": the words before a passive that begins its sentence, where the tree has no subject.
pub(super) fn patient(f: &Frame, t: &Trigger) -> Option<Words> {
    if !t.verb || t.suffers || !is_passive(f, t.head) {
        return None;
    }
    const LONGEST: usize = 5;
    let start = f.sentence(t.head).start;
    let noun = |k: usize| matches!(f.upos(k), Upos::Noun | Upos::Propn);
    phrase::before(f, t.words.start)
        .filter(|w| w.start == start && w.len() <= LONGEST && noun(w.end - 1))
        .filter(|w| (w.end..t.words.start).any(|k| f.pack().grammar.was_been.contains(f.word(k))))
}

/// "Kelt was shelled from the hills | by Halvian troops".
fn behind_by(f: &Frame, t: &Trigger, mentions: &ByPlace<Mention>) -> Option<Words> {
    let end = f.sentence(t.head).end;
    let stop = (t.words.end..end).find(|&k| f.is_mark(k) && !f.is_dash(k)).unwrap_or(end);
    let by = (t.words.end..stop).find(|&k| f.is(k, |w| &w.by))?;
    phrase::after(f, by + 1).filter(|w| is_actor(f, w, mentions))
}

/// "Rebels accused | the army | of shelling Kelt".
fn accused(f: &Frame, t: &Trigger, mentions: &ByPlace<Mention>) -> Option<Words> {
    let of = t.words.start.checked_sub(1).filter(|&k| f.is(k, |w| &w.of) && f.sentence(t.head).contains(&k))?;
    // The run of words goes back over the verb of accusing, which no list of small words has.
    let words = phrase::before(f, of)?;
    let accuses = words.clone().rfind(|&k| f.pack().events.words.accusing.contains(f.word(k)))?;
    Some(accuses + 1..words.end).filter(|w| !w.is_empty() && is_actor(f, w, mentions))
}

/// Whether words end in somebody who can act: a person, a body, a side, or a noun for such.
fn is_actor(f: &Frame, words: &Words, mentions: &ByPlace<Mention>) -> bool {
    let Some(last) = words.end.checked_sub(1) else { return false };
    let named = || mentions.touching(f.ctx.place(last)).any(|m| m.kind != MentionKind::Place);
    f.pack().events.has(|l| &l.actors, f.word(last)) || named()
}
