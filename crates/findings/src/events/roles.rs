//! Who did it and to whom: from the tree where there is one, else from the order of words.

use sayso_language::WordList;
use sayso_reader::{Deprel, Upos, Words};

use super::beside;
use super::phrase;
use super::tree::{child, is_passive, led};
use super::trigger::Trigger;
use crate::by_place::ByPlace;
use crate::figures::Frame;
use crate::{EventType, Mention, MentionKind};

/// The words for those taking part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roles {
    pub agent: Option<Words>,
    pub patient: Option<Words>,
}

/// Heads of the phrases for agent and patient.
#[derive(Clone, Copy, Debug, Default)]
struct Heads {
    agent: Option<usize>,
    patient: Option<usize>,
}

/// Who takes part in what a trigger tells.
pub(crate) fn roles(f: &Frame, t: &Trigger, mentions: &ByPlace<Mention>) -> Roles {
    if !f.tree {
        return by_order(f, t);
    }
    let heads = if t.verb { of_verb(f, t, t.head, 0) } else { of_noun(f, t, mentions) };
    let apart = |h: &usize| stands_for_one(f, *h) && !t.words.contains(h) || t.words.len() > 1 && *h != t.head;
    let words = |h: Option<usize>| {
        let w = h.filter(apart).and_then(|h| phrase::around(f, h))?;
        Some(outside(&w, t)).filter(|w| !w.is_empty())
    };
    let agent = words(heads.agent.filter(|&h| acts(f, h))).or_else(|| beside::agent(f, t, mentions));
    let patient = words(heads.patient).or_else(|| beside::patient(f, t));
    Roles { patient: patient.filter(|p| agent.as_ref() != Some(p)), agent }
}

/// The part of a phrase on one side of the trigger: "Varnian | shelling".
fn outside(w: &Words, t: &Trigger) -> Words {
    if w.start < t.words.end && t.words.start < w.end {
        if w.start < t.words.start { w.start..t.words.start } else { t.words.end.min(w.end)..w.end }
    } else {
        w.clone()
    }
}

/// Whether a head stands for people or things: no date ("the truce of 9 June"), clause or word that only points.
fn stands_for_one(f: &Frame, head: usize) -> bool {
    let word = f.word(head);
    let dated = word.contains(|c: char| c.is_ascii_digit()) && f.upos(head) != Upos::Noun
        || f.grammar().calendar.contains(word) && f.is_capital(head);
    let quality = matches!(f.upos(head), Upos::Adj | Upos::Adv) && !f.pack().small.the.contains(f.before(head));
    !dated && !quality && f.upos(head) != Upos::Verb && !f.pack().events.words.stand_ins.contains(word)
}

/// A bomb or an accident does not act.
fn acts(f: &Frame, head: usize) -> bool {
    let word = f.word(head);
    !f.pack().events.has(|l| &l.instruments, word) && f.pack().events.noun(word).is_empty()
}

fn of_verb(f: &Frame, t: &Trigger, verb: usize, depth: usize) -> Heads {
    let words = &f.ctx.reading.words;
    let Some(word) = words.get(verb) else { return Heads::default() };
    let passive = is_passive(f, verb)
        || word.deprel == Deprel::Acl
            && !f.pack().morphology.is_progressive(f.word(verb))
            && !f.pack().small.to.contains(f.before(verb));
    let mut subject = child(f, verb, if passive { &[Deprel::NsubjPass, Deprel::Nsubj] } else { &[Deprel::Nsubj] });
    if subject.is_none_or(|s| f.pack().grammar.relatives.contains(f.word(s))) && depth < 4 {
        subject = match word.deprel {
            // "the deal to evacuate the towns" does not evacuate
            Deprel::Acl if f.pack().small.to.contains(f.before(verb)) => None,
            // "rebels who shelled", "shells fired by", "fighters besieging"
            Deprel::AclRelcl | Deprel::Acl => Some(word.head),
            // "when the guards opened fire" has a subject of its own, whatever the tree makes of it
            Deprel::Advcl if clause_has_own_subject(f, t, verb) => None,
            // "The ministry accused the rebels of abducting 40": those accused, and not who accuses
            Deprel::Advcl if is_charge(f, verb) => accused(f, word.head),
            // "X entered and captured": the first verb's subject, whatever its voice
            Deprel::Conj | Deprel::Advcl => subject_of(f, word.head, depth),
            // "ordered the army to withdraw", "vowed to retake"
            Deprel::Xcomp => {
                child(f, word.head, &[Deprel::Obj, Deprel::Iobj]).or_else(|| subject_of(f, word.head, depth))
            }
            _ => subject,
        };
    }
    let object = child(f, verb, &[Deprel::Obj]);
    let mut heads = if passive {
        Heads {
            agent: child(f, verb, &[Deprel::OblAgent]).or_else(|| led(f, verb, &f.pack().small.by)),
            patient: subject,
        }
    } else {
        Heads { agent: subject, patient: object }
    };
    // "30,000 people evacuated": what nobody does without an object is suffered
    let needs_object = matches!(
        t.event_type,
        EventType::Displacement
            | EventType::Evacuation
            | EventType::Arrest
            | EventType::Abduction
            | EventType::Execution
            | EventType::Exchange
    );
    if needs_object && !passive && object.is_none() && !t.suffers && !f.pack().morphology.is_progressive(f.word(verb)) {
        heads = Heads { agent: None, patient: subject };
    }
    if heads.patient.is_none() {
        heads.patient = with_whom(f, t.event_type).and_then(|list| led(f, verb, list));
    }
    if t.suffers && !passive {
        heads = Heads {
            agent: led(f, verb, &f.pack().events.words.agent_leads).filter(|_| t.event_type != EventType::Displacement),
            patient: subject,
        };
    }
    heads
}

/// Whether a finite verb stands in a clause that a word like "when" opens: its subject is between the two.
fn clause_has_own_subject(f: &Frame, t: &Trigger, verb: usize) -> bool {
    let start = f.sentence(verb).start.max(verb.saturating_sub(8));
    let opened = (start..verb).rev().find(|&k| f.pack().events.words.clause_openers.contains(f.word(k)));
    let finite = !f.pack().morphology.is_progressive(f.word(verb)) && !f.pack().small.to.contains(f.before(verb));
    finite
        && opened
            .is_some_and(|k| (k + 1..t.words.start).any(|w| matches!(f.upos(w), Upos::Noun | Upos::Propn | Upos::Pron)))
}

/// Whether the verb is what somebody is accused of: "accused the rebels of | abducting", "convicted of | killing".
fn is_charge(f: &Frame, verb: usize) -> bool {
    f.pack().events.words.accusing.contains(f.word(f.ctx.head(verb)))
        && f.pack().figure_words.for_of.contains(f.before(verb))
}

/// Who is accused by a verb.
fn accused(f: &Frame, verb: usize) -> Option<usize> {
    if is_passive(f, verb) {
        child(f, verb, &[Deprel::NsubjPass, Deprel::Nsubj])
    } else {
        child(f, verb, &[Deprel::Obj])
    }
}

/// The subject of a verb, or of the verb it is joined to.
fn subject_of(f: &Frame, verb: usize, depth: usize) -> Option<usize> {
    let found = child(f, verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let head = f.ctx.head(verb);
    match f.ctx.deprel(verb) {
        _ if found.is_some() || depth > 3 || head == verb => found,
        Deprel::Advcl if is_charge(f, verb) => accused(f, head),
        Deprel::Conj | Deprel::Advcl | Deprel::Xcomp => subject_of(f, head, depth + 1),
        Deprel::AclRelcl | Deprel::Acl => Some(head),
        _ => None,
    }
}

/// The prepositions that lead to whom it is done to.
fn with_whom(f: &Frame, kind: EventType) -> Option<&'static WordList> {
    let w = &f.pack().events.words;
    match kind {
        EventType::Clash | EventType::Agreement | EventType::Ceasefire | EventType::Exchange => Some(&w.against),
        EventType::Handover => Some(&f.pack().small.to),
        EventType::Withdrawal | EventType::Displacement | EventType::Evacuation => None,
        _ => Some(&w.struck_leads),
    }
}

fn of_noun(f: &Frame, t: &Trigger, mentions: &ByPlace<Mention>) -> Heads {
    let (ctx, head) = (f.ctx, t.head);
    let mut heads = Heads { agent: led(f, head, &f.pack().small.by), patient: None };
    // "withdrawal of troops" is theirs, "shelling of a town" is the town's
    let of = led(f, head, &f.pack().small.of);
    match t.event_type {
        EventType::Withdrawal => heads.agent = heads.agent.or(of),
        EventType::CeasefireViolation => {}
        _ => heads.patient = of.or_else(|| with_whom(f, t.event_type).and_then(|list| led(f, head, list))),
    }
    // "between A and B"
    if let Some(a) = led(f, head, &f.pack().events.words.between) {
        let b = ctx.children(a).find(|&c| ctx.deprel(c) == Deprel::Conj);
        return Heads { agent: Some(a), patient: b };
    }
    // "Varnian shelling", "the rebels' attack", "her arrest"
    if let Some(owner) = owner(f, t, mentions) {
        let suffered = t.words.clone().any(|k| f.pack().events.has(|l| &l.suffered, f.word(k)));
        let of = if suffered { &mut heads.patient } else { &mut heads.agent };
        *of = of.or(Some(owner));
    }
    let verb = ctx.head(head);
    if verb == head || ctx.upos(verb) != Upos::Verb {
        return heads;
    }
    let Heads { agent, patient } = of_verb(f, t, verb, 1);
    match ctx.deprel(head) {
        // "X launched an attack"
        Deprel::Obj if f.pack().events.has(|l| &l.support, f.word(verb)) => heads.agent = heads.agent.or(agent),
        // "an attack was launched by X"
        Deprel::NsubjPass if f.pack().events.has(|l| &l.support, f.word(verb)) => heads.agent = heads.agent.or(agent),
        // "an air strike hit a school"
        Deprel::Nsubj if f.pack().events.has(|l| &l.harming, f.word(verb)) => heads.patient = heads.patient.or(patient),
        // "two men were killed in the shelling"
        Deprel::Obl | Deprel::OblAgent if f.pack().events.has(|l| &l.harming, f.word(verb)) => {
            heads.patient = heads.patient.or(patient)
        }
        _ => {}
    }
    heads
}

/// Who stands before the noun as its owner or adjective.
fn owner(f: &Frame, t: &Trigger, mentions: &ByPlace<Mention>) -> Option<usize> {
    let ctx = f.ctx;
    let tied = |c: usize| matches!(ctx.deprel(c), Deprel::NmodPoss | Deprel::Compound | Deprel::Amod | Deprel::Nmod);
    let mut candidates = t.words.clone().flat_map(|k| ctx.children(k));
    candidates.find(|&c| {
        let before = c < t.head && tied(c) && !t.words.contains(&c);
        let named = || mentions.touching(ctx.place(c)).any(|m| m.kind != MentionKind::Place);
        let possessor = ctx.deprel(c) == Deprel::NmodPoss && !ctx.word(c).contains("day");
        before && (possessor || named() || f.pack().events.has(|l| &l.actors, f.word(c)) && f.upos(c) != Upos::Adj)
    })
}

/// "The army shelled Orsk", "Orsk was shelled by the army", "the shelling of Orsk by the army".
fn by_order(f: &Frame, t: &Trigger) -> Roles {
    let led = |preposition: &WordList| {
        let end = f.sentence(t.head).end;
        let stop = (t.words.end..end).find(|&k| f.is_mark(k) && !f.is_dash(k)).unwrap_or(end);
        let at = (t.words.end..stop).find(|&k| preposition.contains(f.word(k)))?;
        phrase::after(f, at + 1)
    };
    if !t.verb {
        let patient =
            if f.is(t.words.end, |w| &w.of) { phrase::after(f, t.words.end + 1) } else { led(&f.pack().small.on) };
        return Roles { agent: led(&f.pack().small.by), patient };
    }
    let be = |k: usize| f.grammar().be.contains(f.word(k));
    let passive = (t.head.saturating_sub(3)..t.head).any(be) && !f.pack().morphology.is_progressive(f.word(t.head));
    let subject = phrase::before(f, t.words.start);
    if passive {
        return Roles { agent: led(&f.pack().small.by), patient: subject };
    }
    if t.suffers {
        return Roles { agent: None, patient: subject };
    }
    let acting = subject.filter(|w| acts(f, w.end - 1));
    Roles { agent: acting, patient: phrase::after(f, t.words.end).filter(|w| w.start < f.sentence(t.head).end) }
}
