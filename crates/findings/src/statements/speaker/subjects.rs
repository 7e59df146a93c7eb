//! The subject of the sentence before, for pronouns: "A driver came back on foot. He said ..." though the driver said nothing.

use sayso_reader::{Deprel, Upos};
use sayso_text::Span;

use super::Known;
use crate::lists::{PERSON_NOUNS, SPEAKER_WORDS, singular};
use crate::statements::subject;
use crate::{FindingId, Mention, MentionKind, Speaker, SpeakerKind};

impl Known<'_> {
    /// Who the last fitting subject before a pronoun is: in its own sentence, or the main one of the sentence before.
    ///
    /// Only subjects behind `from` count, and none inside another's words unless the pronoun stands there too.
    pub(super) fn subject_before(&self, source: Span, from: usize, fits: &dyn Fn(usize) -> bool) -> Option<Speaker> {
        let ctx = self.ctx;
        let words = &ctx.reading.words;
        let here = ctx.reading.words_in(source);
        let sentence = ctx.sentence(here.start);
        let before = ctx.sentence(sentence.start.checked_sub(1)?);
        let said = |k: usize| self.contents.iter().find(|c| c.contains(words[k].span));
        let subject = |k: &usize| matches!(words[*k].deprel, Deprel::Nsubj | Deprel::NsubjPass);
        let open = |k: &usize| said(*k).is_none_or(|c| c.contains(source));
        let found = (before.start..here.start)
            .rev()
            .filter(subject)
            .filter(|&k| words[k].span.start >= from && words[k].upos != Upos::Pron)
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
        match self.mention_kind(k) {
            Some(kind) => kind == MentionKind::Person,
            None if ctx.reading.words[k].upos == Upos::Propn => {
                let capital = |j: usize| ctx.word(j).chars().next().is_some_and(char::is_uppercase);
                capital(k) && (k > 0 && capital(k - 1) || capital(k + 1))
            }
            None => PERSON_NOUNS.contains(&word.to_lowercase()),
        }
    }

    /// Whether it is one body: a named one or a noun for one.
    pub(super) fn one_body(&self, k: usize) -> bool {
        match self.mention_kind(k) {
            Some(kind) => matches!(kind, MentionKind::Body | MentionKind::Side),
            None => {
                let word = self.ctx.lower(k);
                SPEAKER_WORDS.body_nouns.contains(&word) || SPEAKER_WORDS.documents.contains(&word)
            }
        }
    }

    /// Whether it is several people.
    pub(super) fn several(&self, k: usize) -> bool {
        let word = self.ctx.lower(k);
        let one = singular(&word);
        self.mention_kind(k).is_none()
            && one != word
            && (PERSON_NOUNS.contains(&one) || SPEAKER_WORDS.unnamed.contains(&word))
    }

    fn mention_kind(&self, k: usize) -> Option<MentionKind> {
        let span = self.ctx.reading.words[k].span;
        self.mentions.iter().find(|m| m.span.contains(span)).map(|m| m.kind)
    }

    /// "We" outside quotation marks and outside another's words: the body that issued the report, or else the report's own voice.
    ///
    /// An agency or a paper may print another's letter; its "we" stays with the text.
    pub(super) fn own_voice(&self, source: Span) -> Option<Speaker> {
        let ctx = self.ctx;
        if ctx.quotes.iter().any(|q| q.span.contains(source)) {
            return None;
        }
        let issues = |w: &str| SPEAKER_WORDS.issuers.contains(&singular(w));
        let carries = |w: &str| SPEAKER_WORDS.carriers.contains(&w.to_lowercase());
        let words = |n: &str| n.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
        let name = ctx.report.publisher.clone().filter(|n| {
            let words = words(n);
            words.iter().any(|w| issues(w)) && !words.iter().any(|w| carries(w))
        });
        let kind = if name.is_some() { SpeakerKind::Body } else { SpeakerKind::Narrator };
        let id = name.as_ref().map(|n| FindingId::new(&ctx.report.id, "speaker", Span::default(), n));
        Some(Speaker { id, name, role: None, body: None, kind })
    }

    /// The country whose seat a speaking town is by the text's own words: a dateline "ORSK, Varnia (Tarsin Wire)" or "the Varnian
    /// capital, Orsk".
    pub(super) fn capital_of(&self, town: &Mention) -> Option<&Mention> {
        let ctx = self.ctx;
        let name = ctx.of(town.span).to_lowercase();
        let side = |m: &&Mention| m.kind == MentionKind::Side;
        let same = |m: &Mention| m.span.len() == town.span.len() && ctx.of(m.span).to_lowercase() == name;
        for (k, m) in self.mentions.iter().enumerate().filter(|(_, m)| same(m)) {
            let line = ctx.text[..m.span.start].rfind('\n').map_or(0, |n| n + 1);
            let opens = ctx.text[line..m.span.start].trim().is_empty();
            let next = self.mentions.get(k + 1).filter(|n| opens && n.span.start >= m.span.end);
            let dateline = |n: &&Mention| {
                let between = ctx.text.get(m.span.end..n.span.start).unwrap_or("").trim();
                let rest: String = ctx.text[n.span.end..].chars().take(3).collect();
                between == "," && rest.trim_start().starts_with(['(', '-', '–', '—', ','])
            };
            if let Some(n) = next.filter(dateline).filter(side) {
                return Some(n);
            }
            let own = ctx.reading.words_in(m.span).start;
            let capital = (own.saturating_sub(3)..own).find(|&j| ctx.lower(j) == "capital");
            let before = k.checked_sub(1).map(|j| &self.mentions[j]);
            let near = |b: &&Mention| capital.is_some_and(|c| ctx.reading.words_in(b.span).end + 2 >= c);
            if let Some(b) = before.filter(near).filter(side) {
                return Some(b);
            }
        }
        None
    }
}
