//! Somebody who speaks without a name and is given one behind: "a physician said ... The physician, Dr Dalo Emric, left today".

use sayso_text::Span;

use super::Known;
use crate::{Mention, MentionKind, Speaker};

/// A name is given so many sentences on, at most.
const AHEAD: usize = 4;

/// Words that give a name are no longer than this, in bytes.
const NEAR: usize = 60;

/// No more persons are tried for one source: a sentence may be as long as the text.
const TRIED: usize = 40;

/// So many words stand before or behind a name that tell whose it is.
const REACH: usize = 6;

impl Known<'_> {
    /// The person who is met first behind a source and there is called as the source calls its speaker.
    pub(super) fn introduced(&self, source: Span) -> Option<Speaker> {
        let ctx = self.ctx;
        let words = ctx.reading.words_in(source);
        let head = self.head_noun(&words)?;
        let lead = ctx.lower(words.start);
        let lists = &ctx.pack.speaker_words;
        let new = lists.one_of_many.contains(&lead);
        let other = words.clone().any(|k| lists.other_ones.contains(&ctx.lower(k)));
        if !(new || lists.definite_leads.contains(&lead)) || other || !ctx.pack.speakers.persons.contains(&head) {
            return None;
        }
        let last = ctx.reading.sentence_of(words.end.saturating_sub(1)) + AHEAD;
        let ends = ctx.reading.sentences.get(last.min(ctx.reading.sentences.len().saturating_sub(1)))?;
        let reach = Span::new(source.end, ctx.reading.span(ends).end);
        let persons = self.names.by_place.inside(reach).filter(|m| m.kind == MentionKind::Person).take(TRIED);
        let mut met = persons.filter(|m| self.names.first_of(&m.mention_of).is_some_and(|f| f.span == m.span));
        let m = met.find(|m| self.is_called_so(m, &head, new))?;
        let speaker = self.person(m, m.span, &[]);
        self.sex_fits(&head, &speaker).then_some(speaker)
    }

    /// Whether the words beside a name say that it is that of somebody already told of under this noun; of one who was `new` there, under
    /// a general one too ("the woman").
    fn is_called_so(&self, m: &Mention, head: &str, new: bool) -> bool {
        let (ctx, lists) = (self.ctx, &self.ctx.pack.speaker_words);
        let own = ctx.reading.words_in(m.span);
        let sentence = ctx.sentence(own.start);
        let noun = |k: usize| ctx.pack.morphology.singular(ctx.word(k));
        // "His name is Emric", "asked to be called Abu Emric"
        let before = ctx.before(m.span.start);
        let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or_default();
        let before = near.trim_end().to_lowercase();
        if lists.namings.iter().any(|words| before.ends_with(words.as_str())) {
            return true;
        }
        // "The physician, Dr Emric,", "the farmer Emric"
        let title = |k: &usize| ctx.pack.speakers.titles.contains(&ctx.lower(*k)) || ctx.word(*k) == ".";
        let titles = (sentence.start..own.start).rev().take(REACH).take_while(title).count();
        let comma = |k: usize| usize::from(k > sentence.start && ctx.word(k - 1) == ",");
        let called = own.start - comma(own.start);
        let bare = own.start.saturating_sub(titles);
        let bare = bare - comma(bare);
        let ends_so = |end: usize| {
            let Some(at) = end.checked_sub(1).filter(|k| *k > sentence.start) else { return false };
            let said = ctx.lower(at);
            let same = said == head
                || ctx.pack.speakers.are_kin(&said, head)
                || new && lists.general_ones.contains(said.as_str());
            // "one of the men, Emric": one of them.
            let one = said == noun(at);
            same && one && (sentence.start..at).rev().take(3).any(|k| ctx.is(k, |w| &w.the))
        };
        if ends_so(called) || ends_so(bare) {
            return true;
        }
        // "Emric, as the fisherman is called,"
        let mut behind = (own.end..sentence.end).take(REACH);
        let as_called = ctx.word(own.end) == "," && lists.as_called.contains(&ctx.lower(own.end + 1));
        as_called && own.end + 1 < sentence.end && behind.any(|k| noun(k) == head)
    }
}
