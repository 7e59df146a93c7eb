//! What looking back asks of a source: the nouns by which a speaker may be called later, the noun it is about, the sides it names.

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::Known;
use super::beside::{front, fronts};
use super::described::noun_words;
use crate::{MentionKind, Speaker, SpeakerKind};

impl Known<'_> {
    /// The nouns by which somebody who spoke may be called later: a person's offices, a body's name, else the head noun.
    pub(super) fn called(&self, source: Span, speaker: &Speaker) -> Vec<String> {
        let nouns = noun_words(self.ctx, source);
        match speaker.kind {
            SpeakerKind::Person => {
                nouns.into_iter().filter(|n| self.ctx.pack.speakers.person_roles.contains(n)).collect()
            }
            SpeakerKind::Unnamed => self.head_noun(&self.ctx.reading.words_in(source)).into_iter().collect(),
            _ => speaker
                .name
                .iter()
                .flat_map(|n| n.split_whitespace().map(|w| self.ctx.pack.morphology.singular(w)))
                .collect(),
        }
    }

    /// "her report", "its statement": whoever the pronoun stands for.
    pub(super) fn own_paper(&self, words: &Words, source: Span, outer: Option<&Speaker>) -> Option<Speaker> {
        let owner = self.ctx.pack.speaker_words.paper_owners.contains(&self.ctx.lower(words.start));
        let head = self.head_noun(words)?;
        if !owner || words.len() > 5 || !self.ctx.pack.speakers.documents.contains(&head) {
            return None;
        }
        self.pronoun(&(words.start..words.start + 1), source, outer)
    }

    /// Whether an unnamed speaker is a body ("a war monitor", "the group"), which "he" cannot stand for.
    pub(super) fn bodily(&self, at: Span) -> bool {
        let head = self.head_noun(&self.ctx.reading.words_in(at)).unwrap_or_default();
        (self.ctx.pack.speakers.body_nouns.contains(&head) || self.ctx.pack.speakers.documents.contains(&head))
            && !self.ctx.pack.speakers.person_roles.contains(&head)
    }

    /// How many sentences lie between two places, the later one's counted.
    pub(super) fn sentences_between(&self, a: Span, b: Span) -> usize {
        let of = |s: Span| self.ctx.reading.sentence_of(self.ctx.reading.words_in(s).start);
        of(b).saturating_sub(of(a))
    }

    /// Whether a candidate's words share every side that the source names: "the Varnian ministry" is not Luria's, whoever spoke
    /// last. "Varnia-based" names a seat, not a side.
    pub(super) fn agrees(&self, source: Span, candidate: &str) -> bool {
        let sides = self.sides_named(source);
        sides.is_empty() || {
            let own: Vec<String> = fronts(candidate).collect();
            sides.iter().all(|side| own.contains(side))
        }
    }

    /// The beginnings of the sides that a source names.
    fn sides_named(&self, source: Span) -> Vec<String> {
        let sides =
            self.names.by_place.inside(source).filter(|m| matches!(m.kind, MentionKind::Side | MentionKind::Place));
        sides.filter(|m| !self.ctx.after(m.span.end).starts_with('-')).map(|m| front(self.ctx.of(m.span))).collect()
    }

    /// The noun the phrase is about: the last noun before the first preposition; the first where words decline, since what it governs stands
    /// behind it ("представитель министерства").
    pub(super) fn head_noun(&self, words: &Words) -> Option<String> {
        let ctx = self.ctx;
        let mut head = None;
        let clause = self.before_clause(words).end;
        for k in words.clone() {
            // "a physician who kept the list", whatever the tree makes of it
            if head.is_some() && k >= clause {
                break;
            }
            // "the Orsk-based monitor": the hyphen parts no phrase, and what it joins is no verb.
            if self.hyphen_joins(k) || k > words.start && self.hyphen_joins(k - 1) && ctx.upos(k) == Upos::Verb {
                continue;
            }
            match ctx.upos(k) {
                Upos::Noun | Upos::Propn if head.is_some() && ctx.pack.morphology.declines() => break,
                Upos::Noun | Upos::Propn => head = Some(k),
                Upos::Adp | Upos::Punct if head.is_some() => break,
                Upos::Verb if head.is_some() => break,
                _ => {}
            }
        }
        head.or(words.clone().last()).map(|k| ctx.pack.morphology.singular(ctx.word(k)))
    }

    /// A source's words up to the clause that tells more of it, and of others ("the monitoring group, | which relies on activists").
    pub(super) fn before_clause(&self, words: &Words) -> Words {
        let clause = |k: &usize| self.ctx.pack.grammar.relatives.contains(&self.ctx.lower(*k));
        words.start..words.clone().skip(1).find(clause).unwrap_or(words.end)
    }

    /// Whether a word is a hyphen that stands right between two others: not the one in "the group - a militia -".
    pub(super) fn hyphen_joins(&self, k: usize) -> bool {
        let ctx = self.ctx;
        let meet = |a: usize, b: usize| ctx.place(a).end == ctx.place(b).start;
        k > 0 && ctx.word(k) == "-" && meet(k - 1, k) && meet(k, k + 1)
    }
}
