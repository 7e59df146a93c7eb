//! A body as speaker: a mention and its source's words in, the body under its whole name out.

use sayso_reader::{Upos, Words};

use super::known::Known;
use crate::mentions::without_kind;
use crate::{Mention, MentionKind, Speaker, SpeakerKind};

impl Known<'_> {
    pub(super) fn body(&self, m: &Mention) -> Speaker {
        Speaker {
            id: Some(m.mention_of.clone()),
            name: Some(m.name.clone()),
            role: None,
            body: None,
            kind: SpeakerKind::Body,
        }
    }

    /// Of bodies in one run of nouns the last: "Velian news agency | Orba".
    pub(super) fn last_of_run<'m>(&self, first: &'m Mention, here: &[&'m Mention], words: &Words) -> &'m Mention {
        let ctx = self.ctx;
        let noun = |k: usize| matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj);
        let end = ctx.reading.words_in(first.span).end;
        let run = (end..words.end).take_while(|&k| noun(k)).last().map_or(end, |k| k + 1);
        let carrier = |k: usize| ctx.pack.speakers.carriers.contains(&ctx.lower(k));
        let ends = |m: &&Mention| {
            let own = ctx.reading.words_in(m.span);
            m.kind == MentionKind::Body && own.end == run && own.start > end && (end..own.start).any(carrier)
        };
        here.iter().copied().find(ends).unwrap_or(first)
    }

    /// A body of which the reader gave only the front: "Zelmaran observer | mission".
    pub(super) fn grown(&self, m: &Mention, words: &Words) -> Speaker {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let mut end = own.end;
        let noun = |k: usize| matches!(ctx.upos(k), Upos::Noun | Upos::Propn);
        while end < words.end && noun(end) {
            end += 1;
        }
        let last = ctx.pack.morphology.singular(ctx.word(end - 1));
        let capitals = (own.end..end).all(|k| ctx.word(k).chars().next().is_some_and(char::is_uppercase));
        let office = ctx.pack.speakers.person_roles.contains(&last) || ctx.pack.speakers.unnamed.contains(&last);
        if end == own.end || office || !(capitals || ctx.pack.speakers.body_nouns.contains(&last)) {
            return self.body(m);
        }
        let whole = without_kind(ctx, own.start..end);
        if whole == own {
            return self.body(m);
        }
        let name = ctx.of(ctx.span(&whole)).split_whitespace().collect::<Vec<_>>().join(" ");
        Speaker { name: Some(name), ..self.body(m) }
    }
}
