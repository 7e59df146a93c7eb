//! From the words of a source to the person, body or side meant.
//!
//! Sources are resolved in order of place, so that "he", "the ministry" and "the source" can look back at those who spoke before.
//! Each step is a table of rules with names: [`saying`] for the saying as a whole, [`pronoun`], [`resolved`] for the words of a source,
//! [`side`], [`ahead`] for who is named behind. Everything comes from the report's own words; the gazetteer only says that a capital stands for its government.

mod ahead;
mod back;
mod bare;
mod beside;
mod body;
mod definite;
mod described;
mod head;
mod hearer;
mod introduced;
mod joint;
mod known;
mod names;
mod owner;
mod person;
mod pronoun;
mod resolved;
mod saying;
mod sex;
mod side;
mod source;
mod spoken;
mod subjects;
mod unnamed;

use sayso_text::Span;

use self::known::Known;
use self::saying::{Heard, Saying};
use super::Draft;
use crate::by_place::ByPlace;
use crate::context::Context;
use crate::rules::{self, NamedRule};
use crate::{Mention, Speaker, SpeakerKind};

/// Who speaks in one saying.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// The speaker; of several the first.
    pub speaker: Speaker,
    /// The others who are given as saying the same.
    pub also: Vec<Speaker>,
    /// Who passed it on without a saying of their own ("was quoted by Radio Orsk as saying").
    pub passer: Option<Speaker>,
    /// The rules by which the speaker was found.
    pub rules: Vec<&'static str>,
}

/// Who speaks in every draft.
pub(super) fn speakers(
    ctx: &Context,
    mentions: &ByPlace<Mention>,
    drafts: &[Draft],
    within: &[Option<usize>],
    passers: &[Option<Span>],
) -> Vec<Voice> {
    let mut order: Vec<(usize, &Draft)> = drafts.iter().enumerate().collect();
    // Outer sayings first where one stands in the other, else by place: "he" inside a quotation may be its speaker.
    order.sort_by_key(|(k, d)| (d.source.or(d.cue).unwrap_or(d.first()).start, *k));
    let mut known = Known::new(ctx, mentions, drafts);
    let mut out: Vec<Option<Speaker>> = vec![None; drafts.len()];
    let mut also: Vec<Vec<Speaker>> = vec![Vec::new(); drafts.len()];
    let mut passed: Vec<Option<Speaker>> = vec![None; drafts.len()];
    let mut rules: Vec<Vec<&'static str>> = vec![Vec::new(); drafts.len()];
    for (k, d) in order {
        let around = within.get(k).copied().flatten();
        let outer = around.and_then(|o| out.get(o)?.clone());
        let told_by = around.and_then(|o| drafts.get(o)?.source);
        let saying = Saying { known: &known, draft: d, outer: outer.as_ref(), told_by, done: &out, also: &also };
        let Heard { speaker, mut others, parts } = saying.heard();
        others.retain(|o| o.id != speaker.id);
        let fired = ctx.rules.fired();
        if let Some(slot) = passed.get_mut(k) {
            *slot = passers.get(k).copied().flatten().map(|at| known.resolve(at, None));
            ctx.rules.fired(); // they tell of the passer
        }
        let nobody_spoke = speaker.name.as_deref().is_none_or(|n| n.to_lowercase().starts_with("no"));
        if d.source.is_some() && (!nobody_spoke || speaker.kind != SpeakerKind::Unnamed) {
            // The first of several last: it is the one that a pronoun goes back to.
            let all: Vec<(&Span, &Speaker)> = parts.iter().zip(std::iter::once(&speaker).chain(&others)).collect();
            for (at, s) in all.into_iter().rev() {
                known.remember(*at, s);
            }
        }
        let slots = (out.get_mut(k), also.get_mut(k), rules.get_mut(k));
        if let (Some(out), Some(also), Some(rules)) = slots {
            (*out, *also, *rules) = (Some(speaker), others, fired);
        }
    }
    known.named_ahead(drafts, &mut out, &mut rules);
    let voices = out.into_iter().zip(also).zip(passed).zip(rules);
    let voice = |(((speaker, also), passer), rules): (((Option<Speaker>, _), _), _)| Voice {
        speaker: speaker.unwrap_or_else(nobody),
        also,
        passer,
        rules,
    };
    voices.map(voice).collect()
}

/// An agentless saying ("it was reported").
fn nobody() -> Speaker {
    Speaker { id: None, name: None, role: None, body: None, kind: SpeakerKind::Unnamed }
}

/// The rules of speakers that have a name.
pub(crate) fn named_rules() -> Vec<NamedRule> {
    let sayings = rules::of::<saying::Speaks>().chain(rules::of::<pronoun::Pronoun>());
    let sources = rules::of::<resolved::Meant>().chain(rules::of::<side::Seat>());
    sayings.chain(sources).chain(rules::of::<ahead::Ahead>()).collect()
}
