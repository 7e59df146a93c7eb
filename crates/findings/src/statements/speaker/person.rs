//! A person as speaker: a mention and its source in, the person with office and body out.

use sayso_reader::Words;
use sayso_text::Span;

use super::known::Known;
use crate::{Mention, MentionKind, Speaker, SpeakerKind};

impl Known<'_> {
    pub(super) fn person(&self, m: &Mention, source: Span, here: &[&Mention]) -> Speaker {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let all = ctx.reading.words_in(source);
        // The office stands before the name or behind it; the nearer noun of the list wins.
        let office = |range: Words| {
            let places: Vec<usize> = range
                .filter(|&k| ctx.pack.speakers.person_roles.contains(&ctx.pack.morphology.singular(ctx.word(k))))
                .collect();
            places
        };
        let name_words = m.name.split_whitespace().count();
        let titled = own.start..own.end.saturating_sub(name_words).max(own.start);
        let before = office(all.start..titled.end.max(own.start));
        // "Orr, whose son is married": the clause has others in it.
        let clause = |k: &usize| ctx.pack.speaker_words.clause_leads.contains(&ctx.lower(*k));
        let after = office(own.end..(own.end..all.end).find(clause).unwrap_or(all.end));
        let role = before.last().or(after.first()).map(|&k| self.office_words(k, &all, &own));
        let body = here
            .iter()
            .find(|b| b.kind == MentionKind::Body)
            .or(here.iter().find(|b| b.kind == MentionKind::Side && role.is_some()));
        let earlier = self.spoken.with_id(&m.mention_of).map(|s| &s.speaker);
        Speaker {
            id: Some(m.mention_of.clone()),
            name: Some(m.name.clone()),
            role: role.or_else(|| earlier.and_then(|e| e.role.clone())),
            body: body.map(|b| b.name.clone()).or_else(|| earlier.and_then(|e| e.body.clone())),
            kind: SpeakerKind::Person,
        }
    }

    /// The office's noun with the words that belong to it ("foreign minister", "deputy director").
    fn office_words(&self, k: usize, all: &Words, name: &Words) -> String {
        let ctx = self.ctx;
        let mut start = k;
        while start > all.start && !name.contains(&(start - 1)) {
            let w = ctx.lower(start - 1);
            let part = ctx.pack.speakers.person_roles.contains(&w)
                || ctx.pack.speaker_words.office_fronts.contains(w.as_str());
            if !part {
                break;
            }
            start -= 1;
        }
        // "chief | executive", "chief | prosecutor".
        let more = |j: usize| ctx.pack.speakers.person_roles.contains(&ctx.lower(j)) && !name.contains(&j);
        let end = if ctx.is(k, |w| &w.chief) && k + 1 < all.end && more(k + 1) { k + 2 } else { k + 1 };
        ctx.of(ctx.span(&(start..end))).to_owned()
    }
}
