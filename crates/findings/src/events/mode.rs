//! Whether an event is told as having happened, denied, planned, threatened, called for or only supposed.
//!
//! The words right before the trigger decide first ("failed to capture", "called for a ceasefire", "if they attack"), then
//! how the statement is said in which it stands ("denied that it had shelled the town").

use sayso_language::{EventLists, WordList};
use sayso_reader::{Upos, Words};

use super::trigger::Trigger;
use crate::figures::Frame;
use crate::moods;
use crate::{EventType, Manner, Mode, Polarity, Statement};

/// One of the lists of the pack's events.
type List = fn(&EventLists) -> &WordList;

/// How many words before a trigger can bear on it.
const REACH: usize = 6;

/// The mode of an event. `later`: another event is told before it in the same statement.
pub(crate) fn mode(f: &Frame, t: &Trigger, sentence: &Words, statement: Option<&Statement>, later: bool) -> Mode {
    let lead: Vec<usize> = lead(f, t, sentence);
    let has =
        |list: List| lead.iter().any(|&k| f.pack().events.has(list, f.word(k)) && moods::counts(f, t.head, t.verb, k));
    // "calls for an end to the siege": there is a siege
    let ending = harms(t.event_type) && has(|l| &l.ending);
    if has(|l| &l.negations) {
        return if ending { Mode::Happened } else { Mode::Denied };
    }
    if supposed(f, t, sentence) {
        return Mode::Hypothetical;
    }
    let moods: [(List, Mode); 4] = [
        (|l| &l.threatened, Mode::Threatened),
        (|l| &l.called_for, Mode::CalledFor),
        (|l| &l.hypothetical, Mode::Hypothetical),
        (|l| &l.planned, Mode::Planned),
    ];
    for (list, mode) in moods {
        if has(list) {
            return if ending { Mode::Happened } else { mode };
        }
    }
    statement.map_or(Mode::Happened, |s| said(f, t, s, ending, later))
}

/// The words before the trigger that bear on it, the nearest first: up to another clause or another verb.
fn lead(f: &Frame, t: &Trigger, sentence: &Words) -> Vec<usize> {
    let stops = |k: usize| {
        let word = f.word(k);
        let clause = f.pack().events.words.lead_ends.contains(word);
        let moods: [List; 7] = [
            |l| &l.negations,
            |l| &l.planned,
            |l| &l.threatened,
            |l| &l.called_for,
            |l| &l.ending,
            |l| &l.hypothetical,
            |l| &l.support,
        ];
        let mood = moods.iter().any(|list| f.pack().events.has(list, word));
        let verb = if f.upos(k) == Upos::X {
            f.pack().morphology.is_past(word)
        } else {
            f.upos(k) == Upos::Verb && !f.pack().small.having.contains(word)
        };
        f.is_mark(k) && !f.is_dash(k) || clause || verb && !mood
    };
    let before = (sentence.start..t.words.start).rev().take_while(|&k| !stops(k)).take(REACH);
    before.collect()
}

/// "if they attack", "unless the siege is lifted", "whether it was an attack".
fn supposed(f: &Frame, t: &Trigger, sentence: &Words) -> bool {
    let clause = (sentence.start..t.words.start)
        .rev()
        .take(12)
        .take_while(|&k| !f.pack().events.words.condition_ends.contains(f.word(k)));
    clause.into_iter().any(|k| f.pack().grammar.conditions.contains(f.word(k)))
}

/// What the manner of a statement makes of an event in it.
fn said(f: &Frame, t: &Trigger, s: &Statement, ending: bool, later: bool) -> Mode {
    if s.polarity == Polarity::Negated {
        return Mode::Happened;
    }
    let definite = !t.verb
        && (t.words.start.saturating_sub(4)..t.words.start)
            .any(|k| f.pack().events.words.definite_leads.contains(f.word(k)));
    let open = is_open(f, t) && !(definite && harms(t.event_type)) && !ending;
    match s.manner {
        Manner::Deny | Manner::Reject if (t.verb || !later) && !is_aside(f, t, s) && !in_passing(f, t, s) => {
            Mode::Denied
        }
        Manner::Threaten if open => Mode::Threatened,
        Manner::CallFor | Manner::Order if open && (t.verb || !harms(t.event_type)) => Mode::CalledFor,
        Manner::Promise if open => Mode::Planned,
        Manner::Ask if t.verb => Mode::Hypothetical,
        _ => Mode::Happened,
    }
}

/// A noun, or a verb that tells of no past: "to withdraw", "withdraw".
fn is_open(f: &Frame, t: &Trigger) -> bool {
    let word = f.word(t.head);
    !t.verb
        || f.pack().small.to.contains(f.before(t.head))
        || f.pack().events.lemma(word) == word && f.upos(t.head) != Upos::X
        || f.pack().morphology.is_progressive(word)
}

/// "denied responsibility for the attack", "denied any role in": the event itself is not denied.
fn is_aside(f: &Frame, t: &Trigger, s: &Statement) -> bool {
    let first = f.ctx.reading.words_in(s.span).start;
    (first.max(t.words.start.saturating_sub(8))..t.words.start).any(|k| f.pack().events.has(|l| &l.aside, f.word(k)))
}

/// "Denied that rebels had been in the school before the strike |killed| nine": the clause says when, and is not denied.
fn in_passing(f: &Frame, t: &Trigger, s: &Statement) -> bool {
    let first = f.ctx.reading.words_in(s.span).start;
    let when = (first..t.words.start).find(|&k| f.pack().events.words.when_clauses.contains(f.word(k)));
    // Behind the verb that is denied: "denied that after the attack soldiers fired" denies that they did.
    when.is_some_and(|when| (first..when).any(|k| matches!(f.upos(k), Upos::Verb | Upos::Aux)))
}

/// Kinds that nobody calls for by name: "demanded the shelling stop".
fn harms(kind: EventType) -> bool {
    !matches!(
        kind,
        EventType::Ceasefire
            | EventType::Agreement
            | EventType::Withdrawal
            | EventType::Evacuation
            | EventType::AidDelivery
            | EventType::Exchange
            | EventType::Handover
            | EventType::CourtOrder
            | EventType::Capture
    )
}
