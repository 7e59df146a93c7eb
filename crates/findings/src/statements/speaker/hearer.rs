//! Who answers: "..., Olin told Emric. "I know," he answered" is Emric, whom she had spoken to.

use sayso_text::Span;

use super::Known;
use crate::statements::Draft;
use crate::{MentionKind, Speaker};

impl Known<'_> {
    /// The person whom the saying before was addressed to, where a pronoun stands with a verb of answering.
    pub(super) fn hearer(&self, d: &Draft) -> Option<Speaker> {
        let ctx = self.ctx;
        let (source, cue) = (d.source?, d.cue?);
        let words = ctx.reading.words_in(source);
        let pronoun = ctx.lower(words.start);
        if words.len() != 1 || !ctx.pack.speaker_words.he_she.contains(pronoun.as_str()) {
            return None;
        }
        let said = ctx.of(cue).to_lowercase();
        if !ctx
            .pack
            .speakers
            .answers
            .iter()
            .any(|a| said == *a || said.ends_with(a.as_str()) || said.starts_with(a.as_str()))
        {
            return None;
        }
        let from = self.cues.partition_point(|(c, _)| c.start < cue.start);
        let (before, _) = self.cues.split_at(from);
        let (asked, _) =
            before.iter().rev().take(3).find(|(c, _)| self.addresses(*c) && self.sentences_between(*c, source) <= 2)?;
        let found = self.addressed(*asked)?;
        let told = found.id.as_ref().and_then(|id| self.names.sex_of(id));
        (told.is_none() || told == Some(ctx.pack.small.she.contains(&pronoun))).then_some(found)
    }

    /// Whether two sources are "he" and "she": "*She* added that *he* had made statements" is of two, whoever they are.
    pub(super) fn other_sex(&self, a: Span, b: Span) -> bool {
        let (a, b) = (self.ctx.of(a).to_lowercase(), self.ctx.of(b).to_lowercase());
        matches!((a.as_str(), b.as_str()), ("he", "she") | ("she", "he"))
    }

    /// Whether a cue has somebody right behind it who is spoken to.
    fn addresses(&self, cue: Span) -> bool {
        let ctx = self.ctx;
        let last = ctx.reading.words_in(cue).last();
        last.is_some_and(|k| ctx.pack.speaker_words.spoken_to.contains(&ctx.lower(k)))
    }

    /// Whether a name is two words of which none is a body's ("Joren Pell", not "Kelt Radio").
    fn bears_no_office(&self, name: Span) -> bool {
        let ctx = self.ctx;
        let words = ctx.reading.words_in(name);
        let of_body = |k: usize| {
            let word = ctx.lower(k);
            ctx.pack.speakers.body_nouns.contains(&word) || ctx.pack.speakers.carriers.contains(&word)
        };
        words.len() == 2 && words.clone().all(|k| ctx.is_capital(k)) && !words.clone().any(of_body)
    }

    /// The person behind a cue: a name, or for "him" and "her" the last person named before in the sentence.
    fn addressed(&self, cue: Span) -> Option<Speaker> {
        let ctx = self.ctx;
        let next = ctx.reading.words_in(cue).end;
        let place = ctx.place(next);
        let person = |m: &&crate::Mention| m.kind == MentionKind::Person;
        // Who is then "he" or "she" is a person, also where the reader takes a strange name for a body's.
        let strange = |m: &&crate::Mention| m.kind == MentionKind::Body && self.bears_no_office(m.span);
        let here = || self.names.by_place.touching(place);
        if let Some(m) = here().find(person).or_else(|| here().find(strange)) {
            return Some(self.person(m, m.span, &[]));
        }
        if !ctx.pack.speaker_words.him_her.contains(&ctx.lower(next)) {
            return None;
        }
        let sentence = ctx.reading.sentence_at(cue.start);
        let m = self.names.last_between(sentence.start, cue.start).filter(person)?;
        Some(self.person(m, m.span, &[]))
    }
}
