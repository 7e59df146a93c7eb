//! Events: what happened, who did it to whom, where and when, and whether it is told as having happened.
//!
//! [`trigger`] finds the words that tell of one event each, by the lists in `events.toml`; [`roles`] finds who
//! takes part, [`place`] where, `times` when, [`mode`] whether it is told as done, denied, planned or called for. An event of
//! no kind of the contract is none.

mod beside;
mod killing;
mod mode;
mod phrase;
mod place;
mod roles;
#[cfg(test)]
mod tests;
mod tree;
mod trigger;

use sayso_reader::Words;

use crate::by_place::ByPlace;
use crate::context::Context;
use crate::figures::{Frame, innermost};
use crate::times::Clock;
use crate::{Event, FindingId, Mention, Speaker, Statement};
use trigger::Trigger;

/// The events of a report, in order of span.
pub(crate) fn events(ctx: &Context, statements: &[Statement], mentions: &[Mention]) -> Vec<Event> {
    let f = Frame::new(ctx);
    let (statements, mentions) = (ByPlace::new(statements), ByPlace::new(mentions));
    let here = Here { f: &f, clock: &Clock::new(ctx), statements: &statements, mentions: &mentions };
    let mut found: Vec<Event> = Vec::new();
    for sentence in &ctx.reading.sentences {
        let mut triggers = trigger::triggers(&f, sentence, &mentions);
        triggers.extend(killing::killing(&f, sentence, &triggers, &mentions));
        for (k, t) in triggers.iter().enumerate() {
            let (before, _) = triggers.split_at(k);
            found.push(event(&here, sentence, t, before));
        }
    }
    found.sort_by_key(|e| (e.span, e.event_type));
    found
}

/// What the events of a report are read with.
struct Here<'a> {
    f: &'a Frame<'a>,
    clock: &'a Clock<'a>,
    statements: &'a ByPlace<'a, Statement>,
    mentions: &'a ByPlace<'a, Mention>,
}

/// The event of a trigger. `before`: the triggers before it in the sentence.
fn event(here: &Here, sentence: &Words, t: &Trigger, before: &[Trigger]) -> Event {
    let Here { f, clock, statements, mentions } = *here;
    let ctx = f.ctx;
    let span = ctx.span(&t.words);
    // A cue that is itself the trigger ("ordered") lies outside its content, so nobody says it.
    let statement = innermost(statements, ctx.place(t.head));
    let later = statement.is_some_and(|s| {
        let earlier = |o: &&Trigger| ctx.place(o.words.start).start >= s.span.start;
        let mut inside = before.iter().rev().take_while(earlier);
        inside.any(|o| o.words.start < t.words.start && s.span.contains(ctx.span(&o.words)))
    });
    let mut taking_part = roles::roles(f, t, mentions);
    if let Some(verb) = t.verb_after {
        // "clashes erupted", "a car bomb hit": what the noun leaves open the verb may tell
        let told = roles::roles(f, &Trigger::verb(verb, t.event_type), mentions);
        let other = |w: &Words| w.end <= t.words.start || w.start >= t.words.end;
        taking_part.agent = taking_part.agent.or(told.agent.filter(other));
        taking_part.patient = taking_part.patient.or(told.patient.filter(other));
    }
    Event {
        id: FindingId::new(&ctx.report.id, "event", span, t.event_type.as_str()),
        span,
        event_type: t.event_type,
        agent: taking_part.agent.as_ref().map(|w| ctx.span(w)),
        patient: taking_part.patient.as_ref().map(|w| ctx.span(w)),
        place: place::place(f, t, &taking_part, sentence, mentions),
        when: clock.when_at(ctx.place(t.head)),
        mode: mode::mode(f, t, sentence, statement, later),
        statement: statement.map(|s| s.id.clone()),
        speaker: statement.map_or_else(Speaker::narrator, |s| s.speaker.clone()),
    }
}
