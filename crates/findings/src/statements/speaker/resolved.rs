//! The speaker of one source: its span and the speaker around it in, the person, body, side or unnamed one meant out.
//!
//! Pronouns, persons, bodies, bare offices, sides and parts of several are tried in this order.

use sayso_reader::Words;
use sayso_text::Span;

use super::known::Known;
use crate::{Mention, MentionKind, Speaker, SpeakerKind};

impl Known<'_> {
    /// The speaker of a source, by what its words are.
    pub(super) fn resolved(&self, source: Span, outer: Option<&Speaker>) -> Speaker {
        let ctx = self.ctx;
        let words = ctx.reading.words_in(source);
        if words.len() <= 2
            && let Some(speaker) = self.pronoun(&words, source, outer)
        {
            return speaker;
        }
        // "Emric himself".
        let own = |k: usize| matches!(ctx.lower(k).as_str(), "himself" | "herself" | "itself" | "themselves");
        if words.len() > 1 && own(words.end - 1) {
            return self.resolve(ctx.span(&(words.start..words.end - 1)), outer);
        }
        if let Some(speaker) = self.own_paper(&words, source, outer) {
            return speaker;
        }
        let here: Vec<&Mention> = self.names.by_place.inside(source).collect();
        if let Some(person) = self.person_meant(&here, &words) {
            return self.person(person, source, &here);
        }
        // "the Port Orsk-based Heron Watch": the seat, read as a body, is not the name.
        let seat = |m: &Mention| ctx.after(m.span.end).starts_with("-based");
        let body = here.iter().find(|m| m.kind == MentionKind::Body && !seat(m) && self.is_head(m, &words));
        let body = body.map(|m| self.last_of_run(m, &here, &words));
        if body.is_none()
            && let Some(speaker) = self.bare(&words, source, &here)
        {
            return speaker;
        }
        // "the head of the Britain-based group", "the source": somebody who was introduced before.
        if body.is_none()
            && let Some(speaker) = self.definite(&words, source)
        {
            return speaker;
        }
        if let Some(m) = body {
            let capital = self.ctx.gazetteer.seat(self.ctx.of(m.span)).is_some();
            return if capital && self.is_whole(m, &words) { self.side(m) } else { self.grown(m, &words) };
        }
        if let Some(m) =
            here.iter().find(|m| matches!(m.kind, MentionKind::Side | MentionKind::Place) && self.is_whole(m, &words))
        {
            return self.government(m, &words).unwrap_or_else(|| self.side(m));
        }
        // "the Observatory and local officials": the first of several, if it has a name.
        if let Some(first) = self.first_of_several(&words)
            && first.start == words.start
        {
            let speaker = self.resolve(ctx.span(&first), outer);
            if speaker.kind != SpeakerKind::Unnamed {
                return speaker;
            }
        }
        self.varied(&words, source).unwrap_or_else(|| self.unnamed(source, &here))
    }

    /// The person that a source is about. Of two names side by side the longer is the person's ("Kremlin spokesman Dalo Emric" is
    /// read as two now and then).
    fn person_meant<'m>(&self, here: &[&'m Mention], words: &Words) -> Option<&'m Mention> {
        let persons = here.iter().copied().filter(|m| m.kind == MentionKind::Person && self.is_head(m, words));
        persons.reduce(|best, m| if best.span.len() >= m.span.len() { best } else { m })
    }

    /// The words before the "and" that joins several speakers.
    fn first_of_several(&self, words: &Words) -> Option<Words> {
        let and = words.clone().find(|&k| self.ctx.lower(k) == "and" && k > words.start)?;
        Some(words.start..and)
    }
}
