//! Somebody without a name as speaker: a source and the mentions in it in, a speaker in the report's own words out.

use sayso_reader::Upos;
use sayso_text::Span;

use super::known::Known;
use crate::mentions::{basic_form, clipped};
use crate::statements::span;
use crate::{FindingId, Mention, MentionKind, Speaker, SpeakerKind};

impl Known<'_> {
    /// "the office of the ombudsman": a body though the reader did not take it for a name. Where words decline there is no article: "Генштаб",
    /// "МВД Балтара" have a capital.
    pub(super) fn named_by_owner(&self, source: Span, here: &[&Mention]) -> Option<Speaker> {
        let all = self.ctx.reading.words_in(source);
        // "The Lorn Observatory for Human Rights, which has people in the town,": the clause gives no name.
        let words = self.before_clause(&all);
        let phrase = span::source(self.ctx, self.ctx.span(&words));
        let head = self.head_noun(&words).unwrap_or_default();
        let kinds = [MentionKind::Body, MentionKind::Side, MentionKind::Person];
        let is_name = |m: &&Mention| kinds.contains(&m.kind) && !self.is_seat(m);
        let named = here.iter().copied().filter(is_name).any(|m| phrase.contains(m.span));
        if self.ctx.pack.morphology.declines() {
            return self.named_by_capital(source, &head);
        }
        let definite = self.ctx.is(words.start, |w| &w.the);
        let body =
            self.ctx.pack.speakers.body_nouns.contains(&head) && !self.ctx.pack.speakers.documents.contains(&head);
        (definite && named && body).then(|| {
            let name = self.words_of(phrase);
            let name = name.split(',').next().unwrap_or(&name).to_owned();
            let name = name.split_once(' ').map_or(name.clone(), |(_, rest)| rest.to_owned());
            let id = Some(FindingId::new(&self.ctx.report.id, "speaker", Span::default(), &name));
            Speaker { id, name: Some(name), role: None, body: None, kind: SpeakerKind::Body }
        })
    }

    /// "Генштаб": the only body before whose name it is put together of, "Генеральный штаб Варнии"; nobody's if there are two.
    fn clipped_of(&self, head: &str, source: Span) -> Option<&Mention> {
        /// Of more names than a report has nobody is told to be the only one, so that the work stays linear.
        const MANY: usize = 2_000;
        let all = self.names.by_place.all();
        let before = all.get(..all.partition_point(|m| m.span.start < source.start)).filter(|b| b.len() <= MANY)?;
        let basic = |m: &Mention| -> Vec<String> {
            m.name.split_whitespace().map(|w| self.ctx.pack.morphology.singular(w)).collect()
        };
        let mut meant = before.iter().filter(|m| m.kind == MentionKind::Body && clipped(head, &basic(m)));
        let one = meant.next()?;
        meant.all(|m| m.mention_of == one.mention_of).then_some(one)
    }

    fn named_by_capital(&self, source: Span, head: &str) -> Option<Speaker> {
        let (ctx, words) = (self.ctx, self.ctx.reading.words_in(source));
        let body = ctx.pack.speakers.body_nouns.contains(head) && !ctx.pack.speakers.documents.contains(head);
        if let Some(m) = self.clipped_of(head, source).filter(|_| body && words.len() == 1) {
            return Some(self.body(m));
        }
        let first = |k: usize| k == ctx.sentence(k).start;
        let noun = words.clone().find(|&k| ctx.pack.morphology.singular(ctx.word(k)) == head)?;
        let plain = words.clone().all(|k| matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj));
        (body && plain && ctx.is_capital(noun) && !first(noun)).then(|| {
            let name = basic_form(ctx, &words).unwrap_or_else(|| self.words_of(source));
            let id = Some(FindingId::new(&ctx.report.id, "speaker", Span::default(), &name));
            Speaker { id, name: Some(name), role: None, body: None, kind: SpeakerKind::Body }
        })
    }

    /// Somebody in the report's own words ("two officials"), with the body they belong to if it is named.
    pub(super) fn in_own_words(&self, source: Span, here: &[&Mention]) -> Speaker {
        let made = basic_form(self.ctx, &self.ctx.reading.words_in(source));
        let name = made.unwrap_or_else(|| self.words_of(source));
        Speaker {
            id: Some(FindingId::new(&self.ctx.report.id, "speaker", source, &name)),
            body: here.iter().find(|m| m.kind == MentionKind::Body).map(|m| m.name.clone()),
            name: Some(name),
            role: None,
            kind: SpeakerKind::Unnamed,
        }
    }

    /// Somebody in the report's own words, of whom nothing else is known.
    pub(super) fn unnamed(&self, source: Span) -> Speaker {
        self.in_own_words(source, &[])
    }

    fn words_of(&self, source: Span) -> String {
        self.ctx.of(source).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
