//! The subject of the sentence before, for pronouns: "A driver came back on foot. He said ..." though the driver said nothing.

use sayso_reader::{Deprel, Upos};
use sayso_text::Span;

use super::Known;
use crate::context::Context;
use crate::mentions::is_of_several;
use crate::statements::subject;
use crate::{FindingId, MentionKind, Speaker, SpeakerKind};

/// No subject is looked for farther back than this many words: no two sentences that somebody wrote are longer.
const FARTHEST: usize = 4_000;

/// So many words before a name may be its titles and its preposition.
const TITLES: usize = 4;

/// Whether a word is a subject by the tree: one by name, or a name that stands bare before the verb of its sentence and hangs on it,
/// whatever the tree calls it ("General Dalo Emric, the chief of staff, was abroad").
pub(super) fn acts(ctx: &Context, k: usize) -> bool {
    let relation = ctx.deprel(k);
    if matches!(relation, Deprel::Nsubj | Deprel::NsubjPass) {
        return true;
    }
    let verb = ctx.head(k);
    let bare = |k: usize| {
        let own = ctx.sentence(k);
        (own.start..k).rev().take(TITLES).all(|j| ctx.head(j) != k || ctx.deprel(j) != Deprel::Case)
    };
    matches!(relation, Deprel::Dep | Deprel::Nmod)
        && ctx.upos(k) == Upos::Propn
        && k < verb
        && ctx.head(verb) == verb
        && bare(k)
}

impl Known<'_> {
    /// Who the last fitting subject before a pronoun is: in its own sentence, or the main one of the sentence before.
    ///
    /// Only subjects behind `from` count, and none inside another's words unless the pronoun stands there too.
    pub(super) fn subject_before(&self, source: Span, from: usize, fits: &dyn Fn(usize) -> bool) -> Option<Speaker> {
        let ctx = self.ctx;
        let here = ctx.reading.words_in(source);
        let sentence = ctx.sentence(here.start);
        let before = ctx.sentence(sentence.start.checked_sub(1)?);
        let said = |k: usize| self.contents_by_place.holding(ctx.place(k)).min().and_then(|c| self.contents.get(c));
        let subject = |k: &usize| acts(ctx, *k);
        let open = |k: &usize| said(*k).is_none_or(|c| c.contains(source));
        let found = (before.start.max(here.start.saturating_sub(FARTHEST))..here.start)
            .rev()
            .filter(subject)
            .filter(|&k| ctx.place(k).start >= from && ctx.upos(k) != Upos::Pron)
            .filter(open)
            .take(2)
            .find(|&k| fits(k))?;
        let span = subject::phrase(ctx, found, &here)?;
        Some(self.resolve(span, None)).filter(|s| s.name.is_some())
    }

    /// Whether a subject's head is one person: a name's two capitals, a person's name, or a noun for one.
    pub(super) fn one_person(&self, k: usize) -> bool {
        let ctx = self.ctx;
        let word = ctx.word(k);
        match self.names.kind_at(k) {
            Some(kind) => kind == MentionKind::Person,
            None if ctx.upos(k) == Upos::Propn => {
                let capital = |j: usize| ctx.word(j).chars().next().is_some_and(char::is_uppercase);
                capital(k) && (k > 0 && capital(k - 1) || capital(k + 1))
            }
            None => ctx.pack.speakers.persons.contains(&word.to_lowercase()) && !is_of_several(ctx, k),
        }
    }

    /// Whether it is one body: a named one or a noun for one.
    pub(super) fn one_body(&self, k: usize) -> bool {
        match self.names.kind_at(k) {
            // "Varnian troops": the adjective is not the side.
            Some(kind) => {
                matches!(kind, MentionKind::Body | MentionKind::Side)
                    && !matches!(self.ctx.upos(k + 1), Upos::Noun | Upos::Propn)
            }
            None => {
                let word = self.ctx.lower(k);
                self.ctx.pack.speakers.body_nouns.contains(&word) || self.ctx.pack.speakers.documents.contains(&word)
            }
        }
    }

    /// Whether it is several people.
    pub(super) fn several(&self, k: usize) -> bool {
        let word = self.ctx.lower(k);
        let one = self.ctx.pack.morphology.singular(&word);
        if word == "police" {
            return true;
        }
        self.names.kind_at(k).is_none()
            && one != word
            && (self.ctx.pack.speakers.persons.contains(&one) || self.ctx.pack.speakers.unnamed.contains(&word))
    }

    /// "We" outside quotation marks and outside another's words: the body that issued the report, or else the report's own voice.
    ///
    /// An agency or a paper may print another's letter; its "we" stays with the text.
    pub(super) fn own_voice(&self, source: Span) -> Option<Speaker> {
        let ctx = self.ctx;
        if ctx.layout.quotes.holding(source).next().is_some() {
            return None;
        }
        let issues = |w: &str| ctx.pack.speakers.issuers.contains(&ctx.pack.morphology.singular(w));
        let carries = |w: &str| ctx.pack.speakers.carriers.contains(&w.to_lowercase());
        let words = |n: &str| n.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
        let name = ctx.report.publisher.clone().filter(|n| {
            let words = words(n);
            words.iter().any(|w| issues(w)) && !words.iter().any(|w| carries(w))
        });
        let kind = if name.is_some() { SpeakerKind::Body } else { SpeakerKind::Narrator };
        let id = name.as_ref().map(|n| FindingId::new(&ctx.report.id, "speaker", Span::default(), n));
        Some(Speaker { id, name, role: None, body: None, kind })
    }
}
