//! Looking back: pronouns, "the ministry", "the source", and sayings without a source, by who spoke or was described before.

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::Known;
use super::beside::{beside, front, fronts};
use super::described::noun_words;
use super::spoken::Spoken;
use crate::lists::{SPEAKER_WORDS, are_kin};
use crate::morphology::singular;
use crate::statements::{Draft, subject};
use crate::{Mention, MentionKind, Speaker, SpeakerKind};

/// Of two of one office the last who spoke is meant, if that was not more sentences ago.
const NEAR: usize = 5;

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
        let speaker = |s: &Spoken| s.speaker.clone();
        match word.as_str() {
            "he" | "she" | "him" | "her" | "his" => {
                self.nearest_person(source, &word).or_else(|| self.spoken.last_one().map(speaker))
            }
            "i" | "me" | "we" | "us" | "our" => {
                outer.cloned().or_else(|| self.own_voice(source)).or_else(|| self.spoken.last().map(speaker))
            }
            "it" | "its" => {
                let spoke = self.spoken.last_body();
                self.subject_before(source, spoke.map_or(0, |s| s.at.end), &|k| self.one_body(k))
                    .or_else(|| spoke.map(speaker))
                    .or_else(|| self.nearest_body(source))
            }
            // People come before a body that spoke later: "residents said ... They said".
            "they" | "them" | "both" | "their" => {
                let spoke = self.spoken.last_crowd().filter(|s| self.sentences_between(s.at, source) <= 2);
                // Those of whom another speaks ("they say they want ...") are seldom who spoke before.
                let quoted = self.ctx.layout.quotes.holding(source).next().is_some();
                self.subject_before(source, spoke.map_or(0, |s| s.at.end), &|k| self.several(k)).or_else(|| {
                    let before = spoke.or_else(|| self.spoken.last_many()).or_else(|| self.spoken.last());
                    before.map(speaker).filter(|_| !quoted)
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
        // Who speaks inside another's words ("Emric said an officer had told him ...") stands behind who speaks outside.
        let outside = self.spoken.person_before(source.start, female, !self.is_said(source));
        let spoke = outside.or_else(|| self.spoken.person_before(source.start, female, false));
        let from = spoke.map_or(0, |s| s.at.end);
        // Somebody whose words tell the sex, named since and near: "a nun, Dala Emric, who ... She said".
        let told = self.names.last_told(female, from, source.start);
        if let Some(m) = told.filter(|m| self.sentences_between(m.span, source) <= 1) {
            return Some(self.person(m, m.span, &[]));
        }
        let sentence = self.ctx.reading.sentence_at(source.start).start;
        // A person named as a sentence's first name after the last speaker takes the pronoun.
        let named = match spoke {
            Some(_) => self.names.last_subject(female, from, sentence, source.start),
            None => self.names.last_person(female, source.start),
        };
        if let Some(m) = named {
            return Some(self.person(m, m.span, &[]));
        }
        let not = if female { &SPEAKER_WORDS.masculine } else { &SPEAKER_WORDS.feminine };
        let fits = |k: usize| self.one_person(k) && !beside(self.ctx, self.ctx.place(k), not);
        self.subject_before(source, from, &fits).or_else(|| spoke.map(|s| s.speaker.clone()))
    }

    /// Whether an unnamed speaker is a body ("a war monitor", "the group"), which "he" cannot stand for.
    pub(super) fn bodily(&self, at: Span) -> bool {
        let head = self.head_noun(&self.ctx.reading.words_in(at)).unwrap_or_default();
        (SPEAKER_WORDS.body_nouns.contains(&head) || SPEAKER_WORDS.documents.contains(&head))
            && !SPEAKER_WORDS.person_roles.contains(&head)
    }

    /// How many sentences lie between two places, the later one's counted.
    pub(super) fn sentences_between(&self, a: Span, b: Span) -> usize {
        let of = |s: Span| self.ctx.reading.sentence_of(self.ctx.reading.words_in(s).start);
        of(b).saturating_sub(of(a))
    }

    pub(super) fn nearest_body(&self, source: Span) -> Option<Speaker> {
        let m = self.names.last_acting(source.start)?;
        Some(if m.kind == MentionKind::Body { self.body(m) } else { self.side(m) })
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
        if let Some(m) = self.names.ending_before(end).filter(|_| end > sentence.start) {
            return Some(mention(m));
        }
        let part = |k: usize| {
            matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det)
                || matches!(ctx.word(k), "'s" | "’s" | "-")
        };
        let mut start = end;
        while start > sentence.start && part(start - 1) && end - start < 8 {
            start -= 1;
        }
        if start < end && (start..end).any(|k| matches!(ctx.upos(k), Upos::Noun | Upos::Propn)) {
            return Some(self.resolve(ctx.span(&(start..end)), None));
        }
        let (from, at) = (ctx.span(&sentence).start, ctx.reading.words.get(word)?.span.start);
        self.names.last_between(from, at).map(mention)
    }

    /// "the ministry", "the monitor", "the spokesman", "the source": by the noun, looked up among those met before.
    pub(super) fn definite(&self, words: &Words, source: Span) -> Option<Speaker> {
        let ctx = self.ctx;
        let first = ctx.lower(words.start);
        let bare = ctx.upos(words.start) != Upos::Det && words.len() == 1;
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
        let telling = self.telling(words, &head);
        let fits = |s: &Speaker| self.sex_fits(&head, s) && self.owns(&telling, s) && self.is_of_rank(words, s);
        let mut spoke = self
            .spoken
            .called(&head, is_role, SpeakerKind::ALL)
            .filter(|s| {
                s.at.end <= source.start && (plain || nouns.iter().all(|n| s.words.contains(n) || telling.contains(n)))
            })
            .filter(|s| fits(&s.speaker));
        if let Some(last) = spoke.next() {
            // Another of that office, and neither clearly the nearer: nobody can tell which of them is meant.
            let same_word = |s: &&Spoken| !last.words.contains(&head) || s.words.contains(&head);
            let other = spoke.find(|s| s.speaker.id != last.speaker.id && same_word(s));
            let far = |s: &Spoken| self.sentences_between(s.at, source);
            return Some(match other {
                Some(o) if far(last) > NEAR || far(o) == far(last) => self.unnamed(source, &[]),
                _ => last.speaker.clone(),
            });
        }
        // Somebody described with that noun ("Rami Oren, head of the Lorn Observatory" ... "the head of the observatory").
        let wanted = if is_role && !is_body {
            Some(MentionKind::Person)
        } else if is_body && !is_role {
            Some(MentionKind::Body)
        } else {
            None
        };
        let one = |m: &Mention| if m.kind == MentionKind::Person { self.person(m, m.span, &[]) } else { self.body(m) };
        let mut named = self.names.called(&head, source.start).filter(|m| {
            wanted.map_or(matches!(m.kind, MentionKind::Person | MentionKind::Body), |w| w == m.kind) && fits(&one(m))
        });
        if let Some(m) = named.next().filter(|_| plain || is_role) {
            let other = named.find(|o| o.mention_of != m.mention_of);
            let far = |m: &Mention| self.sentences_between(m.span, source);
            return Some(match other {
                Some(o) if far(m) > NEAR || far(o) == far(m) => self.unnamed(source, &[]),
                _ => one(m),
            });
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
            let kinds = if party { &[SpeakerKind::Body, SpeakerKind::Side][..] } else { &[SpeakerKind::Body] };
            let last = self.spoken.kin(&head, kinds).next().or_else(|| self.spoken.last_of(kinds))?;
            let may = self.is_of_kind(&head, party, &last.speaker) && self.owns(&telling, &last.speaker);
            return (may && self.agrees(source, last.speaker.name.as_deref()?)).then(|| last.speaker.clone());
        }
        None
    }

    /// Whether a general word for a body may stand for one by its name: "the militia" is no ministry and no league of states.
    fn is_of_kind(&self, head: &str, party: bool, speaker: &Speaker) -> bool {
        const PARTIES: [&str; 16] = [
            "group",
            "movement",
            "militia",
            "faction",
            "front",
            "brigade",
            "battalion",
            "army",
            "party",
            "alliance",
            "coalition",
            "corps",
            "guard",
            "regiment",
            "resistance",
            "organization",
        ];
        const STATES: [&str; 4] = ["league", "nation", "state", "republic"];
        let name = speaker.name.as_deref().unwrap_or("");
        let nouns: Vec<String> = name.split_whitespace().map(singular).collect();
        let known = |n: &String| SPEAKER_WORDS.body_nouns.contains(n) || STATES.contains(&n.as_str());
        let own: Vec<&String> = nouns.iter().filter(|n| known(n)).collect();
        let kin = |n: &&String| *n == head || are_kin(n, head) || party && PARTIES.contains(&n.as_str());
        // A word that any body may be called by, "body" or "agency", excludes none but by what it is kin to.
        own.is_empty() || own.iter().any(kin) || !party && head != "watchdog" && head != "monitor"
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

    /// The noun the phrase is about: the last noun before the first preposition.
    pub(super) fn head_noun(&self, words: &Words) -> Option<String> {
        let ctx = self.ctx;
        let mut head = None;
        for k in words.clone() {
            match ctx.upos(k) {
                Upos::Noun | Upos::Propn => head = Some(k),
                Upos::Adp | Upos::Punct if head.is_some() => break,
                Upos::Verb if head.is_some() => break,
                _ => {}
            }
        }
        head.or(words.clone().last()).map(|k| singular(ctx.word(k)))
    }

    /// A saying without a source: "..., adding that", passive and agentless ones.
    pub(super) fn unsourced(&self, d: &Draft, done: &dyn Fn(usize) -> Option<Speaker>) -> Option<Speaker> {
        let cue = d.cue?;
        let first = self.ctx.lower(self.ctx.reading.words_in(cue).start);
        // "hit out at Emric for accusing Luria": who is blamed for saying it said it.
        let at = self.ctx.reading.words_in(cue).start;
        if first.ends_with("ing") && at > 1 && self.ctx.lower(at - 1) == "for" {
            let blamed = self.names.ending_before(at - 1).filter(|m| m.kind != MentionKind::Place);
            if let Some(m) = blamed {
                return Some(match m.kind {
                    MentionKind::Person => self.person(m, m.span, &[]),
                    MentionKind::Body => self.body(m),
                    _ => self.side(m),
                });
            }
        }
        // "said X, adding that Y": the speaker of the saying before it in the sentence.
        if first.ends_with("ing") {
            let sentence = self.ctx.reading.sentence_at(cue.start);
            let (earlier, _) = self.cues.split_at(self.cues.partition_point(|(c, _)| c.start <= cue.start));
            let mut before = earlier.iter().rev().take_while(|(c, _)| c.start >= sentence.start);
            let before = before.find_map(|(c, k)| done(*k).filter(|_| sentence.contains(*c) && c.end <= cue.start));
            if before.is_some() {
                return before;
            }
            // "The army launched the operation, saying that ...": the subject of the verb that it hangs on.
            let words = subject::governing(self.ctx, &self.ctx.reading.words_in(cue))?;
            if !subject::can_speak(self.ctx, self.names.by_place, words) {
                return None;
            }
            return Some(self.resolve(words, None)).filter(|s| s.kind != SpeakerKind::Unnamed);
        }
        None
    }
}
