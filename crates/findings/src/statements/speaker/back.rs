//! Looking back: pronouns, "the ministry", "the source", and sayings without a source, by who spoke or was described before.

use std::collections::BTreeSet;

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::described::{noun_words, plural};
use super::{Known, Spoken, kin};
use crate::lists::{SPEAKER_WORDS, singular};
use crate::statements::{Draft, subject};
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
        let crowd = |s: &Spoken| s.speaker.kind == SpeakerKind::Unnamed && plural(&s.speaker);
        let many = |s: &Speaker| {
            s.kind == SpeakerKind::Body || s.kind == SpeakerKind::Side || (s.kind == SpeakerKind::Unnamed && plural(s))
        };
        match word.as_str() {
            "he" | "she" | "him" | "her" | "his" => self.nearest_person(source, &word).or_else(|| last(&one)),
            "i" | "me" | "we" | "us" | "our" => {
                outer.cloned().or_else(|| self.own_voice(source)).or_else(|| last(&|_| true))
            }
            "it" | "its" => {
                let body = |s: &&Spoken| matches!(s.speaker.kind, SpeakerKind::Body | SpeakerKind::Side);
                let spoke = self.spoken.iter().rev().find(body);
                self.subject_before(source, spoke.map_or(0, |s| s.at.end), &|k| self.one_body(k))
                    .or_else(|| spoke.map(|s| s.speaker.clone()))
                    .or_else(|| self.nearest_body(source))
            }
            // People come before a body that spoke later: "residents said ... They said".
            "they" | "them" | "both" | "their" => {
                let near = |s: &&Spoken| crowd(s) && self.sentences_between(s.at, source) <= 2;
                let spoke = self.spoken.iter().rev().find(near);
                // Those of whom another speaks ("they say they want ...") are seldom who spoke before.
                let quoted = self.ctx.quotes.iter().any(|q| q.span.contains(source));
                self.subject_before(source, spoke.map_or(0, |s| s.at.end), &|k| self.several(k)).or_else(|| {
                    let before = spoke.map(|s| s.speaker.clone()).or_else(|| last(&many)).or_else(|| last(&|_| true));
                    before.filter(|_| !quoted)
                })
            }
            "who" | "which" | "that" => self.antecedent(words.start),
            _ => None,
        }
    }

    /// "her report", "its statement": whoever the pronoun stands for.
    pub(super) fn own_paper(&self, words: &Words, source: Span, outer: Option<&Speaker>) -> Option<Speaker> {
        let owner = matches!(self.ctx.lower(words.start).as_str(), "his" | "her" | "its" | "their");
        let head = self.head_noun(words)?;
        if !owner || words.len() > 5 || !SPEAKER_WORDS.documents.contains(&head) {
            return None;
        }
        self.pronoun(&(words.start..words.start + 1), source, outer)
    }

    /// The nearest person before: the last who spoke, unless another is named between.
    pub(super) fn nearest_person(&self, source: Span, pronoun: &str) -> Option<Speaker> {
        let female = matches!(pronoun, "she" | "her");
        let fits = |s: &&Spoken| {
            s.at.end <= source.start
                && (s.speaker.kind == SpeakerKind::Person
                    || (s.speaker.kind == SpeakerKind::Unnamed && !plural(&s.speaker) && !self.bodily(s)))
                && self.may_be(s.at, female)
        };
        // Who speaks inside another's words ("Emric said an officer had told him ...") stands behind who speaks outside.
        let inside = |at: Span| self.contents.iter().any(|c| c.contains(at));
        let outside = self.spoken.iter().rev().filter(fits).find(|s| inside(source) || !inside(s.at));
        let spoke = outside.or_else(|| self.spoken.iter().rev().find(fits));
        let from = spoke.map_or(0, |s| s.at.end);
        // Somebody whose words tell the sex, named since and near: "a nun, Dala Emric, who ... She said".
        let told = self.mentions.iter().rev().find(|m| {
            m.kind == MentionKind::Person
                && m.span.start >= from
                && m.span.end <= source.start
                && self.sentences_between(m.span, source) <= 1
                && !self.contents.iter().any(|c| c.contains(m.span))
                && self.must_be(m.span, female)
        });
        if let Some(m) = told {
            return Some(self.person(m, m.span, &[]));
        }
        let sentence = self.ctx.reading.sentence_at(source.start).start;
        // A person named as a sentence's first name after the last speaker takes the pronoun.
        let named = self.mentions.iter().rev().find(|m| {
            m.kind == MentionKind::Person
                && m.span.start >= from
                && m.span.end <= source.start
                && !self.contents.iter().any(|c| c.contains(m.span))
                && self.may_be(m.span, female)
                && (spoke.is_none() || (m.span.start < sentence && self.subject(m)))
        });
        if let Some(m) = named {
            return Some(self.person(m, m.span, &[]));
        }
        let fits = |k: usize| self.one_person(k) && self.may_be(self.ctx.reading.words[k].span, female);
        self.subject_before(source, from, &fits).or_else(|| spoke.map(|s| s.speaker.clone()))
    }

    /// Whether an unnamed speaker is a body ("a war monitor", "the group"), which "he" cannot stand for.
    fn bodily(&self, s: &Spoken) -> bool {
        let head = self.head_noun(&self.ctx.reading.words_in(s.at)).unwrap_or_default();
        (SPEAKER_WORDS.body_nouns.contains(&head) || SPEAKER_WORDS.documents.contains(&head))
            && !SPEAKER_WORDS.person_roles.contains(&head)
    }

    /// Whether the words of a name and around it leave room for "she" or for "he" ("a spokeswoman, Dala Emric").
    fn may_be(&self, at: Span, female: bool) -> bool {
        !self.beside(at, if female { &SPEAKER_WORDS.masculine } else { &SPEAKER_WORDS.feminine })
    }

    /// Whether the words of a name and in front of it are for "she" only, or for "he" only.
    fn must_be(&self, at: Span, female: bool) -> bool {
        self.beside(at, if female { &SPEAKER_WORDS.feminine } else { &SPEAKER_WORDS.masculine })
    }

    fn beside(&self, at: Span, list: &BTreeSet<String>) -> bool {
        let own = self.ctx.reading.words_in(at);
        let sentence = self.ctx.sentence(own.start);
        let from = own.start.saturating_sub(4).max(sentence.start);
        let stop = |k: &usize| crate::statements::span::verbal(self.ctx, *k) || self.ctx.word(*k) == ";";
        let before = (from..own.start).rev().take_while(|k| !stop(k));
        before.chain(own.clone()).any(|k| list.contains(&singular(self.ctx.word(k))))
    }

    /// How many sentences lie between two places, the later one's counted.
    pub(super) fn sentences_between(&self, a: Span, b: Span) -> usize {
        let of = |s: Span| self.ctx.reading.sentence_of(self.ctx.reading.words_in(s).start);
        of(b).saturating_sub(of(a))
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
        let words = &self.ctx.reading.words;
        let is = |k: usize| matches!(words[k].deprel, Deprel::Nsubj | Deprel::NsubjPass);
        // "the director of the observatory, Dalo Emric, told ...": the apposition of a subject.
        own.clone().any(|k| is(k) || (words[k].deprel == Deprel::Appos && is(words[k].head)))
    }

    /// "the ministry, which said": the noun phrase before.
    pub(super) fn antecedent(&self, word: usize) -> Option<Speaker> {
        let ctx = self.ctx;
        let sentence = ctx.sentence(word);
        let mut end = word;
        while end > sentence.start && matches!(ctx.word(end - 1), "," | "–" | "—") {
            end -= 1;
        }
        let mention = |m: &Mention| match m.kind {
            MentionKind::Person => self.person(m, m.span, &[]),
            MentionKind::Body => self.body(m),
            _ => self.side(m),
        };
        // The name that stands right before.
        if let Some(m) = self.mentions.iter().find(|m| ctx.reading.words_in(m.span).end == end && end > sentence.start)
        {
            return Some(mention(m));
        }
        let part = |k: usize| {
            matches!(ctx.reading.words[k].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det)
                || matches!(ctx.word(k), "'s" | "’s" | "-")
        };
        let mut start = end;
        while start > sentence.start && part(start - 1) && end - start < 8 {
            start -= 1;
        }
        if start < end && (start..end).any(|k| matches!(ctx.reading.words[k].upos, Upos::Noun | Upos::Propn)) {
            return Some(self.resolve(ctx.span(&(start..end)), None));
        }
        let (from, at) = (ctx.span(&sentence).start, ctx.reading.words.get(word)?.span.start);
        self.mentions.iter().rev().find(|m| m.span.start >= from && m.span.end <= at).map(mention)
    }

    /// "the ministry", "the monitor", "the spokesman", "the source": by the noun, looked up among those met before.
    pub(super) fn definite(&self, words: &Words, source: Span) -> Option<Speaker> {
        let ctx = self.ctx;
        let first = ctx.lower(words.start);
        let bare = ctx.reading.words[words.start].upos != Upos::Det && words.len() == 1;
        let head = self.head_noun(words)?;
        if matches!(first.as_str(), "a" | "an") || bare {
            return None; // named in the sentences behind, if at all
        }
        if !matches!(first.as_str(), "the" | "this" | "that" | "its" | "their" | "his" | "her") {
            return None;
        }
        let nouns = noun_words(ctx, source);
        let plain = nouns.len() <= 3;
        let is_role = SPEAKER_WORDS.person_roles.contains(&head);
        let is_body = SPEAKER_WORDS.body_nouns.contains(&head);
        // Somebody who spoke under the same noun or one of its kin ("a source at the police command" ... "the source").
        let same_words = |s: &&Spoken| {
            let who = format!("{} {}", ctx.of(s.at), s.speaker.name.as_deref().unwrap_or(""));
            s.at.end <= source.start
                && s.words.iter().any(|w| *w == head || is_role && kin(&head, w))
                && self.agrees(source, &who)
        };
        if let Some(s) =
            self.spoken.iter().rev().find(same_words).filter(|s| plain || nouns.iter().all(|n| s.words.contains(n)))
        {
            return Some(s.speaker.clone());
        }
        // Somebody described with that noun ("Rami Oren, head of the Lorn Observatory" ... "the head of the observatory").
        let alike = |noun: &String| *noun == head || kin(&head, noun);
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
                && (self.described.get(&m.mention_of).is_some_and(|d| d.iter().any(alike))
                    || (m.kind == MentionKind::Body && m.name.split_whitespace().any(|w| singular(w) == head)))
        };
        if let Some(m) = self.mentions.iter().rev().find(fits).filter(|_| plain || is_role) {
            return Some(if m.kind == MentionKind::Person { self.person(m, m.span, &[]) } else { self.body(m) });
        }
        // A general word for a body, or a paper: the last body that spoke, unless the words name another.
        let general = matches!(
            head.as_str(),
            "group"
                | "monitor"
                | "agency"
                | "organisation"
                | "organization"
                | "body"
                | "watchdog"
                | "outlet"
                | "movement"
                | "militia"
                | "faction"
        );
        if plain && (general || SPEAKER_WORDS.documents.contains(&head)) {
            let party =
                matches!(head.as_str(), "group" | "movement" | "militia" | "faction" | "organisation" | "organization");
            let kind = |k: SpeakerKind| k == SpeakerKind::Body || (party && k == SpeakerKind::Side);
            let bodies = || self.spoken.iter().rev().filter(|s| kind(s.speaker.kind));
            let akin = |s: &&Spoken| s.words.iter().any(|w| kin(&head, w));
            let last = bodies().find(akin).or_else(|| bodies().next())?;
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
            if let Some(k) = before {
                return done[k].clone();
            }
            // "The army launched the operation, saying that ...": the subject of the verb that it hangs on.
            let words = subject::governing(self.ctx, &self.ctx.reading.words_in(cue))?;
            if !subject::can_speak(self.ctx, self.mentions, words) {
                return None;
            }
            return Some(self.resolve(words, None)).filter(|s| s.kind != SpeakerKind::Unnamed);
        }
        None
    }
}
