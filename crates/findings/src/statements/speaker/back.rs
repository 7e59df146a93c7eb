//! Looking back: pronouns, "the ministry", "the source", and sayings without a source, by who spoke or was described before.

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::described::{noun_words, plural};
use super::{Known, Spoken};
use crate::lists::{SPEAKER_WORDS, singular};
use crate::statements::Draft;
use crate::{Mention, MentionKind, Speaker, SpeakerKind};

impl Known<'_> {
    /// The nouns by which somebody who spoke may be called later: a person's offices, a body's name, else the head noun.
    pub(super) fn called(&self, source: Span, speaker: &Speaker) -> Vec<String> {
        let nouns = noun_words(self.ctx, source);
        match speaker.kind {
            SpeakerKind::Person => nouns.into_iter().filter(|n| SPEAKER_WORDS.person_roles.contains(n)).collect(),
            SpeakerKind::Unnamed => self.head_noun(&self.ctx.reading.words_in(source)).into_iter().collect(),
            _ => speaker.name.iter().flat_map(|n| n.split_whitespace().map(singular)).collect(),
        }
    }

    /// "he", "she", "it", "they", "who", "which", "I", "we".
    pub(super) fn pronoun(&self, words: &Words, source: Span, outer: Option<&Speaker>) -> Option<Speaker> {
        let ctx = self.ctx;
        let word = ctx.lower(words.clone().last()?);
        let last = |wanted: &dyn Fn(&Speaker) -> bool| {
            self.spoken.iter().rev().find(|s| wanted(&s.speaker)).map(|s| s.speaker.clone())
        };
        let one = |s: &Speaker| s.kind == SpeakerKind::Person || (s.kind == SpeakerKind::Unnamed && !plural(s));
        let many = |s: &Speaker| {
            s.kind == SpeakerKind::Body || s.kind == SpeakerKind::Side || (s.kind == SpeakerKind::Unnamed && plural(s))
        };
        match word.as_str() {
            "he" | "she" | "him" | "her" | "his" => self.nearest_person(source).or_else(|| last(&one)),
            "i" | "me" | "we" | "us" | "our" => outer.cloned().or_else(|| last(&|_| true)),
            "it" | "its" => {
                last(&|s| matches!(s.kind, SpeakerKind::Body | SpeakerKind::Side)).or_else(|| self.nearest_body(source))
            }
            "they" | "them" | "both" | "their" => last(&many).or_else(|| last(&|_| true)),
            "who" | "which" | "that" => self.antecedent(words.start),
            _ => None,
        }
    }

    /// The nearest person before: the last who spoke, unless another is named between.
    pub(super) fn nearest_person(&self, source: Span) -> Option<Speaker> {
        let spoke = self.spoken.iter().rev().find(|s| {
            s.at.end <= source.start
                && (s.speaker.kind == SpeakerKind::Person
                    || (s.speaker.kind == SpeakerKind::Unnamed && !plural(&s.speaker)))
        });
        let from = spoke.map_or(0, |s| s.at.end);
        let sentence = self.ctx.reading.sentence_at(source.start).start;
        // A person named as a sentence's first name after the last speaker takes the pronoun.
        let named = self.mentions.iter().rev().find(|m| {
            m.kind == MentionKind::Person
                && m.span.start >= from
                && m.span.end <= source.start
                && !self.contents.iter().any(|c| c.contains(m.span))
                && (spoke.is_none() || (m.span.start < sentence && self.subject(m)))
        });
        match (named, spoke) {
            (Some(m), _) => Some(self.person(m, m.span, &[])),
            (None, Some(s)) => Some(s.speaker.clone()),
            (None, None) => None,
        }
    }

    pub(super) fn nearest_body(&self, source: Span) -> Option<Speaker> {
        let m = self.mentions.iter().rev().find(|m| {
            m.span.end <= source.start && matches!(m.kind, MentionKind::Body | MentionKind::Side) && self.subject(m)
        })?;
        Some(if m.kind == MentionKind::Body { self.body(m) } else { self.side(m) })
    }

    /// Whether the mention is a subject by the tree, or begins its sentence.
    pub(super) fn subject(&self, m: &Mention) -> bool {
        use sayso_reader::Deprel;
        let own = self.ctx.reading.words_in(m.span);
        own.clone().any(|k| matches!(self.ctx.reading.words[k].deprel, Deprel::Nsubj | Deprel::NsubjPass))
    }

    /// "the ministry, which said": the noun phrase before.
    pub(super) fn antecedent(&self, word: usize) -> Option<Speaker> {
        let ctx = self.ctx;
        let sentence = ctx.span(&ctx.sentence(word));
        let at = ctx.reading.words.get(word)?.span.start;
        let m = self.mentions.iter().rev().find(|m| m.span.start >= sentence.start && m.span.end <= at)?;
        match m.kind {
            MentionKind::Person => Some(self.person(m, m.span, &[])),
            MentionKind::Body => Some(self.body(m)),
            _ => Some(self.side(m)),
        }
    }

    /// "the ministry", "the monitor", "the spokesman", "the source": by the noun, looked up among those met before.
    pub(super) fn definite(&self, words: &Words, source: Span) -> Option<Speaker> {
        let ctx = self.ctx;
        let first = ctx.lower(words.start);
        let bare = ctx.reading.words[words.start].upos != Upos::Det && words.len() == 1;
        let head = self.head_noun(words)?;
        if matches!(first.as_str(), "a" | "an") || bare {
            return self.named_later(&head, source);
        }
        if !matches!(first.as_str(), "the" | "this" | "that" | "its" | "their" | "his" | "her") {
            return None;
        }
        let nouns = noun_words(ctx, source);
        let plain = nouns.len() <= 3;
        let is_role = SPEAKER_WORDS.person_roles.contains(&head);
        let is_body = SPEAKER_WORDS.body_nouns.contains(&head);
        // Somebody who spoke under the same noun ("a source at the police command" ... "the source").
        let same_words = |s: &&Spoken| {
            let who = format!("{} {}", ctx.of(s.at), s.speaker.name.as_deref().unwrap_or(""));
            s.at.end <= source.start && s.words.contains(&head) && self.agrees(source, &who)
        };
        if let Some(s) =
            self.spoken.iter().rev().find(same_words).filter(|s| plain || nouns.iter().all(|n| s.words.contains(n)))
        {
            return Some(s.speaker.clone());
        }
        // Somebody described with that noun ("Rami Oren, head of the Lorn Observatory" ... "the head of the observatory").
        let wanted = if is_role && !is_body {
            Some(MentionKind::Person)
        } else if is_body && !is_role {
            Some(MentionKind::Body)
        } else {
            None
        };
        let fits = |m: &&Mention| {
            m.span.end <= source.start
                && self.agrees(source, &m.name)
                && wanted.map_or(matches!(m.kind, MentionKind::Person | MentionKind::Body), |w| w == m.kind)
                && (self.described.get(&m.mention_of).is_some_and(|d| d.contains(&head))
                    || (m.kind == MentionKind::Body && m.name.split_whitespace().any(|w| singular(w) == head)))
        };
        if let Some(m) = self.mentions.iter().rev().find(fits).filter(|_| plain || is_role) {
            return Some(if m.kind == MentionKind::Person { self.person(m, m.span, &[]) } else { self.body(m) });
        }
        // A general word for a body, or a paper: the last body that spoke, unless the words name another.
        let general = matches!(
            head.as_str(),
            "group" | "monitor" | "agency" | "organisation" | "organization" | "body" | "watchdog" | "outlet"
        );
        if plain && (general || SPEAKER_WORDS.documents.contains(&head)) {
            let last = self.spoken.iter().rev().find(|s| s.speaker.kind == SpeakerKind::Body)?;
            return self.agrees(source, last.speaker.name.as_deref()?).then(|| last.speaker.clone());
        }
        None
    }

    /// Whether a candidate's words share every side that the source names: "the Varnian ministry" is not Luria's, whoever spoke
    /// last. "Varnia-based" names a seat, not a side.
    pub(super) fn agrees(&self, source: Span, candidate: &str) -> bool {
        let front = |w: &str| sayso_gazetteer::fold(w).chars().take(4).collect::<String>();
        let candidate: Vec<String> = candidate.split(|c: char| !c.is_alphanumeric()).map(front).collect();
        self.mentions
            .iter()
            .filter(|m| source.contains(m.span) && matches!(m.kind, MentionKind::Side | MentionKind::Place))
            .filter(|m| !self.ctx.text[m.span.end..].starts_with('-'))
            .all(|m| candidate.contains(&front(self.ctx.of(m.span))))
    }

    /// "A monitor said" in the lead, named in the next sentence: the one body of the report that goes by that noun.
    pub(super) fn named_later(&self, head: &str, source: Span) -> Option<Speaker> {
        if !SPEAKER_WORDS.body_nouns.contains(head) || SPEAKER_WORDS.unnamed.contains(head) {
            return None;
        }
        let alike =
            |w: &String| w == head || (w.len() > 5 && head.len() > 5 && w[..].as_bytes()[..5] == head.as_bytes()[..5]);
        let mut found: Option<&Mention> = None;
        for m in self.mentions.iter().filter(|m| m.kind == MentionKind::Body && !source.overlaps(m.span)) {
            if self.described.get(&m.mention_of).is_some_and(|d| d.iter().any(alike)) {
                if found.is_some_and(|f| f.mention_of != m.mention_of) {
                    return None; // two such bodies: nobody can tell which
                }
                found = Some(m);
            }
        }
        found.map(|m| self.body(m))
    }

    /// The noun the phrase is about: the last noun before the first preposition.
    pub(super) fn head_noun(&self, words: &Words) -> Option<String> {
        let ctx = self.ctx;
        let mut head = None;
        for k in words.clone() {
            match ctx.reading.words[k].upos {
                Upos::Noun | Upos::Propn => head = Some(k),
                Upos::Adp | Upos::Punct if head.is_some() => break,
                Upos::Verb if head.is_some() => break,
                _ => {}
            }
        }
        head.or(words.clone().last()).map(|k| singular(ctx.word(k)))
    }

    /// A saying without a source: "..., adding that", passive and agentless ones.
    pub(super) fn unsourced(&self, d: &Draft, done: &[Option<Speaker>], drafts: &[Draft]) -> Option<Speaker> {
        let cue = d.cue?;
        let first = self.ctx.lower(self.ctx.reading.words_in(cue).start);
        // "said X, adding that Y": the speaker of the saying before it in the sentence.
        if first.ends_with("ing") {
            let sentence = self.ctx.reading.sentence_at(cue.start);
            let before = (0..drafts.len())
                .filter(|&k| {
                    drafts[k].cue.is_some_and(|c| sentence.contains(c) && c.end <= cue.start) && done[k].is_some()
                })
                .max_by_key(|&k| drafts[k].cue.map(|c| c.start));
            return before.and_then(|k| done[k].clone());
        }
        None
    }
}
