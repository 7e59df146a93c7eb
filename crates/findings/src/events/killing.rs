//! Killings told by nothing but "killed": an attack, where someone acts.
//!
//! "Gunmen killed two guards" is an attack; "two guards were killed" alone or "the blast killed two" is not one more event.

use sayso_reader::{Deprel, Upos, Words};

use super::tree::is_passive;
use super::trigger::Trigger;
use crate::by_place::ByPlace;
use crate::figures::Frame;
use crate::{EventType, Mention, MentionKind};

/// The attack a sentence tells by a verb of killing; none where another trigger tells of violence in the sentence.
pub(crate) fn killing(f: &Frame, sentence: &Words, found: &[Trigger], mentions: &ByPlace<Mention>) -> Option<Trigger> {
    let violent = |t: &Trigger| {
        matches!(
            t.event_type,
            EventType::Shooting
                | EventType::Shelling
                | EventType::Airstrike
                | EventType::Bombing
                | EventType::Clash
                | EventType::Ambush
                | EventType::ChemicalAttack
                | EventType::Execution
                | EventType::Attack
                | EventType::CeasefireViolation
        )
    };
    if found.iter().any(violent) {
        return None;
    }
    let kills = |k: usize| f.pack().events.words.killing_forms.contains(f.word(k)) && f.upos(k) == Upos::Verb;
    let head = sentence.clone().find(|&k| kills(k) && agent(f, k).is_some_and(|a| acts(f, a, mentions)))?;
    Some(Trigger::verb(head, EventType::Attack))
}

fn agent(f: &Frame, verb: usize) -> Option<usize> {
    let of = |relation: Deprel| f.ctx.children(verb).find(|&c| f.ctx.deprel(c) == relation);
    // "112 people killed" has a subject, but not one that kills
    of(Deprel::Nsubj).filter(|_| of(Deprel::Obj).is_some() && !is_passive(f, verb)).or_else(|| of(Deprel::OblAgent))
}

/// A named one, or a word for people who act.
fn acts(f: &Frame, head: usize, mentions: &ByPlace<Mention>) -> bool {
    let named = mentions.touching(f.ctx.place(head)).any(|m| m.kind != MentionKind::Place);
    named || f.pack().events.has(|l| &l.actors, f.word(head)) && !f.pack().events.has(|l| &l.instruments, f.word(head))
}
