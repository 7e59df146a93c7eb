//! Whether a name is what a source is about: a mention and the source's words in, yes or no out.

use sayso_reader::{Upos, Words};

use super::known::Known;
use crate::mentions::is_whose;
use crate::{Mention, MentionKind};

impl Known<'_> {
    /// Whether words are about a person by an office ("официальный представитель").
    pub(super) fn is_somebody(&self, words: &Words) -> bool {
        !words.is_empty()
            && self.head_noun(words).is_some_and(|noun| self.ctx.pack.speakers.person_roles.contains(&noun))
    }

    /// Whether the mention is what the source is about, not "a spokesman for X" or "X's lawyer".
    pub(super) fn is_head(&self, m: &Mention, words: &Words) -> bool {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let next = ctx.word(own.end);
        if own.end < words.end && ctx.pack.grammar.owner_ends.contains(next) {
            return false;
        }
        // "the Orsk ombudsman" is not a person called Orsk; "Dalo Emric head of the police" is Dalo Emric.
        let determined = own.start > words.start && ctx.pack.grammar.articles.contains(&ctx.lower(own.start - 1));
        if own.end < words.end && (m.kind != MentionKind::Person || determined) && self.lends(m, words) {
            return false;
        }
        let whose = m.kind == MentionKind::Person && is_whose(ctx, &own, words.start);
        if whose || self.in_a_clause(m, words) {
            return false;
        }
        let mut k = own.start;
        let modifies = |j: usize| {
            matches!(ctx.upos(j), Upos::Det | Upos::Adj | Upos::Num) || ctx.pack.speakers.titles.contains(&ctx.lower(j))
        };
        // "the Port Orsk-based |Heron Watch": the seat goes with what describes it.
        let seat = |k: usize| {
            let based =
                k >= words.start + 3 && ctx.pack.sides.held.contains(&ctx.lower(k - 1)) && ctx.word(k - 2) == "-";
            let name = (words.start..k.saturating_sub(2)).rev().take_while(|&j| ctx.is_capital(j)).last();
            name.filter(|_| based)
        };
        while k > words.start {
            k = match seat(k) {
                Some(start) => start,
                None if modifies(k - 1) => k - 1,
                None => break,
            };
        }
        if k == words.start {
            return true;
        }
        // "the member of parliament from the governing Free Coast Party" is not the party.
        let noun = |j: &usize| matches!(ctx.upos(*j), Upos::Noun | Upos::Propn);
        let within = (words.start..k).skip_while(|j| !noun(j)).any(|j| ctx.upos(j) == Upos::Adp);
        if m.kind == MentionKind::Body && within && !self.paper(words) {
            return false;
        }
        // "представитель | Министерства обороны" is somebody of the ministry.
        let declines = ctx.pack.morphology.declines();
        if m.kind == MentionKind::Body && declines && self.is_somebody(&(words.start..k)) {
            return false;
        }
        let before = ctx.lower(k - 1);
        !ctx.pack.speaker_words.led_names.contains(before.as_str())
            || (ctx.pack.small.by.contains(&before) && m.kind == MentionKind::Body && self.paper(words))
            || (ctx.pack.small.of.contains(&before) && self.paper(words))
            || (ctx.pack.speaker_words.source_leads.contains(before.as_str()) && k == words.start + 1)
    }

    /// Whether the name only describes what follows in the same noun phrase.
    fn lends(&self, m: &Mention, words: &Words) -> bool {
        let ctx = self.ctx;
        let end = ctx.reading.words_in(m.span).end;
        // An office after the name: "Orsk police spokesman", "Kelt Power vice president".
        let vice = ctx.pack.speaker_words.deputies.contains(&ctx.lower(end));
        let at = end + usize::from(vice);
        let noun = ctx.pack.morphology.singular(ctx.word(at));
        let office = at < words.end
            && matches!(ctx.upos(at), Upos::Noun | Upos::Propn)
            && (ctx.pack.speakers.person_roles.contains(&noun) || ctx.pack.speakers.unnamed.contains(&noun));
        // "State-run", "Varnia-backed".
        office || ctx.word(end) == "-" && m.kind == MentionKind::Body
    }

    /// Whether a name stands in a clause about who speaks: "Kelly Frame, whose family owns Willy Hardin's". A clause that
    /// gives the name is none: "a man who was named as Dalo Emric".
    fn in_a_clause(&self, m: &Mention, words: &Words) -> bool {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let who = |k: &usize| ctx.pack.speaker_words.clause_leads.contains(&ctx.lower(*k));
        let Some(who) = (words.start + 1..own.start).find(who) else { return false };
        let given = |k: usize| ctx.pack.speaker_words.name_givers.contains(&ctx.lower(k));
        let named = self.names.by_place.inside(ctx.span(&(words.start..who))).any(|m| m.kind != MentionKind::Place);
        // "a resident who called *the Heron News* said": somebody, though without a name.
        let one = || {
            let noun = |k: usize| ctx.pack.morphology.singular(ctx.word(k));
            let lists = &ctx.pack.speakers;
            (words.start..who).any(|k| lists.persons.contains(&noun(k)) || lists.unnamed.contains(&noun(k)))
        };
        (named || m.kind == MentionKind::Body && one()) && !(who..own.start).any(given)
    }

    /// Whether the source is a paper: "a report by the Lorn Observatory", "the daily bulletin of the mission".
    fn paper(&self, words: &Words) -> bool {
        words
            .clone()
            .take(5)
            .any(|k| self.ctx.pack.speakers.documents.contains(&self.ctx.pack.morphology.singular(self.ctx.word(k))))
    }

    /// Whether nothing but the mention, articles and adjectives stand in the source.
    pub(super) fn is_whole(&self, m: &Mention, words: &Words) -> bool {
        let own = self.ctx.reading.words_in(m.span);
        words.clone().filter(|k| !own.contains(k)).all(|k| {
            let w = self.ctx.lower(k);
            self.ctx.pack.speaker_words.light_in_sources.contains(w.as_str())
                || self.ctx.pack.speaker_words.side_nouns.contains(&self.ctx.pack.morphology.singular(&w))
                || self.ctx.pack.speakers.documents.contains(&self.ctx.pack.morphology.singular(&w))
                || (self.paper(words) && self.ctx.pack.grammar.indefinite.contains(w.as_str()))
                || self.ctx.upos(k) == Upos::Adj
        })
    }
}
