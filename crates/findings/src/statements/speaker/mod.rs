//! From the words of a source to the person, body or side meant.
//!
//! Sources are resolved in order of place, so that "he", "the ministry" and "the source" can look back at those who spoke before.
//! Everything comes from the report's own words; the gazetteer only says that a capital stands for its government.

mod ahead;
mod back;
mod bare;
mod beside;
mod body;
mod described;
mod head;
mod hearer;
mod joint;
mod known;
mod names;
mod owner;
mod person;
mod resolved;
mod sex;
mod side;
mod spoken;
mod subjects;
mod unnamed;

use sayso_text::Span;

use self::known::Known;
use super::Draft;
use crate::by_place::ByPlace;
use crate::context::Context;
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
    for (k, d) in order {
        let done = |j: usize| out.get(j).cloned().flatten();
        let outer = within.get(k).copied().flatten().and_then(done);
        let mut others = d.continues.and_then(|before| also.get(before).cloned()).unwrap_or_default();
        let mut parts: Vec<Span> = d.source.into_iter().collect();
        let speaker = match (d.source, d.continues) {
            (_, Some(before)) => done(before).unwrap_or_else(nobody),
            (Some(source), None) => {
                let told_by = within.get(k).copied().flatten().and_then(|o| drafts.get(o)?.source);
                let one;
                (one, others, parts) = known.by_source(d, source, outer.as_ref(), told_by);
                one
            }
            (None, None) => known.unsourced(d, &done).unwrap_or_else(nobody),
        };
        others.retain(|o| o.id != speaker.id);
        if let Some(slot) = passed.get_mut(k) {
            *slot = passers.get(k).copied().flatten().map(|at| known.resolve(at, None));
        }
        let nobody_spoke = speaker.name.as_deref().is_none_or(|n| n.to_lowercase().starts_with("no"));
        if d.source.is_some() && (!nobody_spoke || speaker.kind != SpeakerKind::Unnamed) {
            // The first of several last: it is the one that a pronoun goes back to.
            let all: Vec<(&Span, &Speaker)> = parts.iter().zip(std::iter::once(&speaker).chain(&others)).collect();
            for (at, s) in all.into_iter().rev() {
                known.remember(*at, s);
            }
        }
        if let Some(slot) = out.get_mut(k) {
            *slot = Some(speaker);
        }
        if let Some(slot) = also.get_mut(k) {
            *slot = others;
        }
    }
    known.named_ahead(drafts, &mut out);
    let voices = out.into_iter().zip(also).zip(passed);
    voices.map(|((speaker, also), passer)| Voice { speaker: speaker.unwrap_or_else(nobody), also, passer }).collect()
}

/// An agentless saying ("it was reported").
fn nobody() -> Speaker {
    Speaker { id: None, name: None, role: None, body: None, kind: SpeakerKind::Unnamed }
}

impl Known<'_> {
    /// Who speaks by the words of a source, of several the first; the others; and the part of the source that names each.
    /// `told_by`: the source of the saying around it.
    fn by_source(
        &self,
        d: &Draft,
        source: Span,
        outer: Option<&Speaker>,
        told_by: Option<Span>,
    ) -> (Speaker, Vec<Speaker>, Vec<Span>) {
        let ctx = self.ctx;
        let joint = self.joint(&ctx.reading.words_in(source));
        let parts = if joint.len() > 1 { joint.iter().map(|words| ctx.span(words)).collect() } else { vec![source] };
        let mut all = parts.iter().map(|part| self.resolve(*part, outer));
        let first = all.next().filter(|_| parts.len() > 1);
        let others = all.filter(|s| s.name.is_some()).collect();
        let one = first.or_else(|| self.hearer(d)).unwrap_or_else(|| self.resolve(source, outer));
        let itself = outer.is_some_and(|o| o.id == one.id) && told_by.is_some_and(|o| self.other_sex(o, source));
        let speaker = if itself { self.unnamed(source, &[]) } else { one };
        (speaker, others, parts)
    }
}
