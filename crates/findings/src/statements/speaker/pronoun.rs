//! Whom a pronoun stands for: "he", "she", "it", "they", "who", "which", "I", "we" in, the speaker out, by who spoke, was named or
//! acted before.

use sayso_language::{Gender, SpeakerWords, WordList};
use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::Known;
use super::beside::beside;
use super::spoken::Spoken;
use crate::mentions::{gender_of, is_whose};
use crate::rules::{Question, Rule};
use crate::{FindingId, Mention, MentionKind, Speaker};

/// Whom does a pronoun stand for?
pub(super) struct Pronoun;

/// A pronoun in a source.
pub(super) struct Asked<'a> {
    known: &'a Known<'a>,
    /// The source, of which the pronoun may be the first word ("her report").
    source: Span,
    /// The place of the first word, and the pronoun in lower case.
    at: usize,
    word: String,
    /// Who speaks in the saying around it.
    outer: Option<&'a Speaker>,
}

impl Question for Pronoun {
    type About<'a> = Asked<'a>;
    type Answer = Speaker;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "speaker.he-body",
            example: "Дала Рот сказала, что мост цел. Комитет матерей добивается списка пленных. Он сообщил о сорока пленных.",
            apply: he_body,
        },
        Rule {
            name: "speaker.he-told",
            example: "Colonel Brant said the road was shut. A nun, Dala Emric, stood at the gate. She said two men had been \
                      taken.",
            apply: he_told,
        },
        Rule {
            name: "speaker.he-named",
            example: "Dalo Emric said the bridge was gone. Dala Roth drove a bus to the river. She said nobody was hurt.",
            apply: he_named,
        },
        Rule {
            name: "speaker.he-subject",
            example: "Colonel Dalo Emric said the road was open. A driver came back on foot. He said it was mined.",
            apply: he_subject,
        },
        Rule {
            name: "speaker.he-of-whom",
            example: "The lawyer, Ms Dala Roth, accused General Dalo Emric. He said it was a lie.",
            apply: he_of_whom,
        },
        Rule {
            name: "speaker.he-before",
            example: "Прокурор Антон Брек заявил, что мост цел. Дорогу закрыли. Тогда выступил бывший пленный Павел Орлов. Он рассказал, что был дома.",
            apply: he_before,
        },
        Rule {
            name: "speaker.he-spoke",
            example: "Dalo Emric, a miner, said the shaft was flooded. He said nobody was below.",
            apply: he_spoke,
        },
        Rule {
            name: "speaker.he-anybody",
            example: "The spokeswoman said the line was cut. He said it would be mended by night.",
            apply: |p| {
                let person = p.is_of(|w| &w.he_forms) || p.is_of(|w| &w.she_forms);
                // "A tally by the Heron News put it at nine. He said it would rise": nobody who spoke yet.
                let last = p.known.spoken.last_one().filter(|last| person && !p.known.bodily(last.at))?;
                (!p.is_other_sex(&last.speaker)).then(|| spoke(last))
            },
        },
        Rule {
            name: "speaker.we-outer",
            example: "Dalo Emric said: \"I told the council that the dam was cracked.\"",
            apply: |p| p.is_first_person().then(|| p.outer.cloned())?,
        },
        Rule {
            name: "speaker.we-dashed",
            example: "— Она вышла за водой, — вспоминает соседка Тамара Гриб. — Я ей кричу: Вера, ложись!",
            apply: we_dashed,
        },
        Rule {
            name: "speaker.we-voice",
            example: "General Emric said the ridge had been taken. We call on all drivers to keep off the road.",
            apply: |p| p.is_first_person().then(|| p.known.own_voice(p.source))?,
        },
        Rule {
            name: "speaker.we-last",
            example: "Dalo Emric said the ridge had been taken. \"As we said, the road is mined.\"",
            apply: |p| p.is_first_person().then(|| p.known.spoken.last().map(spoke))?,
        },
        Rule {
            name: "speaker.it-subject",
            example: "Kelt Radio said the road was open. The ministry sent out a paper. It said the road was shut.",
            apply: it_subject,
        },
        Rule {
            name: "speaker.it-spoke",
            example: "The Lorn Observatory said four people had died. It said nine were hurt.",
            apply: it_spoke,
        },
        Rule {
            name: "speaker.it-acting",
            example: "Kelt Radio runs two masts in the hills. Rain fell all week. The river rose. On Monday it said nine people were hurt.",
            apply: |p| p.is_of(|w| &w.it_forms).then(|| p.known.nearest_body(p.source))?,
        },
        Rule {
            name: "speaker.they-subject",
            example: "Colonel Brant said the road was shut. Villagers fled to the hills. They said the road was mined.",
            apply: they_subject,
        },
        Rule {
            name: "speaker.they-spoke",
            example: "Residents of Tolm said they feared revenge. They also said that nobody had come to count the dead.",
            apply: they_spoke,
        },
        Rule {
            name: "speaker.who-name",
            example: "The road was held by Dalo Emric, who said that nobody had been hurt.",
            apply: |p| p.antecedent()?.name(),
        },
        Rule {
            name: "speaker.who-noun",
            example: "The road was blocked by two drivers, who said that nobody had been hurt.",
            apply: |p| p.antecedent()?.noun(),
        },
        Rule {
            name: "speaker.who-last",
            example: "Dalo Emric came in from the hills (on foot), who said that nobody had been hurt.",
            apply: |p| p.antecedent()?.last(),
        },
    ];
}

fn spoke(spoken: &Spoken) -> Speaker {
    spoken.speaker.clone()
}

impl Asked<'_> {
    fn is_of(&self, list: impl Fn(&SpeakerWords) -> &WordList) -> bool {
        list(&self.known.ctx.pack.speaker_words).contains(&self.word)
    }

    fn is_first_person(&self) -> bool {
        self.is_of(|w| &w.we_forms)
    }

    /// Whether "she" is asked for, and who of those for whom the pronoun may stand spoke last.
    fn person(&self) -> Option<(bool, Option<&Spoken>)> {
        let female = self.is_of(|w| &w.she_forms);
        if !female && !self.is_of(|w| &w.he_forms) {
            return None;
        }
        let (spoken, start) = (&self.known.spoken, self.source.start);
        // Who speaks inside another's words ("Emric said an officer had told him ...") stands behind who speaks outside.
        let outside = spoken.person_before(start, female, !self.known.is_said(self.source));
        Some((female, outside.or_else(|| spoken.person_before(start, female, false))))
    }

    /// Whether the text calls somebody a man where "she" is asked for, or a woman where "he" is.
    fn is_other_sex(&self, speaker: &Speaker) -> bool {
        let told = speaker.id.as_ref().and_then(|id| self.known.names.sex_of(id));
        told.is_some_and(|told| told != self.is_of(|w| &w.she_forms))
    }

    /// The sentence before the pronoun's, and the only person named in it beside one.
    fn only_person_before(&self, beside: Option<&FindingId>) -> Option<(Span, &Mention)> {
        let ctx = self.known.ctx;
        let here = ctx.sentence(ctx.reading.words_in(self.source).start);
        let before = ctx.span(&ctx.sentence(here.start.checked_sub(1)?));
        let other = |m: &&Mention| m.kind == MentionKind::Person && Some(&m.mention_of) != beside;
        let mut named = self.known.names.by_place.inside(before).filter(other);
        let one = named.next()?;
        named.all(|m| m.mention_of == one.mention_of).then_some((before, one))
    }

    /// What "who" or "which" stands behind.
    fn antecedent(&self) -> Option<Antecedent<'_>> {
        let (ctx, word) = (self.known.ctx, self.at);
        if !ctx.pack.grammar.relatives.contains(&self.word) {
            return None;
        }
        let sentence = ctx.sentence(word);
        let mut end = word;
        while end > sentence.start && matches!(ctx.word(end - 1), "," | "–" | "—") {
            end -= 1;
        }
        Some(Antecedent { known: self.known, sentence, word, end })
    }
}

/// The words before "who" or "which" in its sentence.
struct Antecedent<'a> {
    known: &'a Known<'a>,
    sentence: Words,
    word: usize,
    /// Where the words before it end, marks left out.
    end: usize,
}

impl Antecedent<'_> {
    /// The name that stands right before.
    fn name(&self) -> Option<Speaker> {
        let found = self.known.names.ending_before(self.end).filter(|_| self.end > self.sentence.start)?;
        self.behind_noun(found).is_none().then(|| self.known.mentioned(found))
    }

    /// "|The coordinator in| Orsk, who said": where the link stands, behind whom a place or a side is only told of.
    fn behind_noun(&self, m: &Mention) -> Option<usize> {
        let ctx = self.known.ctx;
        let nobody = m.kind != MentionKind::Person || ctx.gazetteer.is_place(ctx.of(m.span));
        let mut link = ctx.reading.words_in(m.span).start.checked_sub(1).filter(|_| nobody)?;
        while link > self.sentence.start && ctx.upos(link) == Upos::Det {
            link -= 1;
        }
        let noun = link.checked_sub(1).filter(|k| *k >= self.sentence.start && ctx.upos(link) == Upos::Adp)?;
        let word = ctx.pack.morphology.singular(ctx.word(noun));
        (ctx.upos(noun) == Upos::Noun && ctx.pack.speakers.persons.contains(&word)).then_some(link)
    }

    /// "the ministry, which said": the noun phrase before.
    fn noun(&self) -> Option<Speaker> {
        let ctx = self.known.ctx;
        let part = |k: usize| {
            matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det)
                || ctx.pack.speaker_words.noun_marks.contains(ctx.word(k))
        };
        let place = self.known.names.ending_before(self.end).and_then(|m| self.behind_noun(m));
        let mut start = place.unwrap_or(self.end);
        while start > self.sentence.start && part(start - 1) && self.end - start < 8 {
            start -= 1;
        }
        let words = start..self.end;
        let is_noun = words.clone().any(|k| matches!(ctx.upos(k), Upos::Noun | Upos::Propn));
        is_noun.then(|| self.known.resolve(ctx.span(&words), None))
    }

    /// The last name of the sentence before it.
    fn last(&self) -> Option<Speaker> {
        let ctx = self.known.ctx;
        let (from, at) = (ctx.span(&self.sentence).start, ctx.reading.words.get(self.word)?.span.start);
        self.known.names.last_between(from, at).map(|m| self.known.mentioned(m))
    }
}

/// Somebody whose words tell the sex, named since the last who spoke, and near.
fn he_told(p: &Asked) -> Option<Speaker> {
    let (female, spoke) = p.person()?;
    let from = spoke.map_or(0, |s| s.at.end);
    let told = p.known.names.last_told(female, from, p.source.start);
    let near = told.filter(|m| p.known.sentences_between(m.span, p.source) <= 1)?;
    Some(p.known.person(near, near.span, &[]))
}

/// A person named as a sentence's first name after the last speaker takes the pronoun.
fn he_named(p: &Asked) -> Option<Speaker> {
    let (female, spoke) = p.person()?;
    let sentence = p.known.ctx.reading.sentence_at(p.source.start).start;
    let named = match spoke {
        Some(spoke) => p.known.names.last_subject(female, spoke.at.end, sentence, p.source.start),
        None => p.known.names.last_person(female, p.source.start),
    };
    named.map(|m| p.known.person(m, m.span, &[]))
}

/// The subject of the sentence before, if it is one person.
fn he_subject(p: &Asked) -> Option<Speaker> {
    let (female, spoke) = p.person()?;
    let (known, from) = (p.known, spoke.map_or(0, |s| s.at.end));
    let not = if female { &known.ctx.pack.speakers.masculine } else { &known.ctx.pack.speakers.feminine };
    // "The lawyer, Ms Dala Roth, accused ... He": the lawyer is she.
    let other = known.spoken.last_one().filter(|last| p.is_other_sex(&last.speaker)).map(|last| last.at);
    let is_other = |k: usize| other.is_some_and(|at| at.contains(known.ctx.place(k)));
    let fits = |k: usize| known.one_person(k) && !is_other(k) && !beside(known.ctx, known.ctx.place(k), not);
    known.subject_before(p.source, from, &fits).filter(|s| !p.is_other_sex(s))
}

/// Where nouns have a gender, "он" may be a committee and "она" a police force: the body or side that acts in the sentence before, if nobody for
/// whom the pronoun may stand is named or speaks behind it.
fn he_body(p: &Asked) -> Option<Speaker> {
    let (known, female) = (p.known, p.is_of(|w| &w.she_forms));
    if !known.ctx.pack.morphology.declines() || !female && !p.is_of(|w| &w.he_forms) {
        return None;
    }
    let near = |m: &&Mention| known.sentences_between(m.span, p.source) == 1;
    let m = known.names.last_acting(p.source.start).filter(near).filter(|m| !known.is_said(m.span))?;
    known.ctx.of(m.span).chars().any(char::is_uppercase).then_some(())?;
    let fits = match gender_of(known.ctx, &m.name)? {
        Gender::Feminine => female,
        Gender::Masculine => !female,
        Gender::Neuter => !female && !p.is_of(|w| &w.he_she),
        Gender::Plural => false,
    };
    let between = Span::new(m.span.end, p.source.start);
    let person = |o: &Mention| {
        let told = known.names.sex_of(&o.mention_of);
        o.kind == MentionKind::Person && told.is_none_or(|told| told == female)
    };
    let spoke = known.spoken.last_one().is_some_and(|s| s.at.start >= m.span.end);
    let other = known.names.by_place.inside(between).any(person) || spoke;
    (fits && !other).then(|| known.mentioned(m))
}

/// The one of whom somebody of the other sex spoke in the sentence before.
fn he_of_whom(p: &Asked) -> Option<Speaker> {
    p.person()?;
    let last = p.known.spoken.last_one().filter(|last| p.is_other_sex(&last.speaker))?;
    let (before, one) = p.only_person_before(last.speaker.id.as_ref())?;
    Some(p.known.person(one, one.span, &[])).filter(|s| before.contains(last.at) && !p.is_other_sex(s))
}

/// Where verbs tell the sex: the only person of the sentence before, if the last who spoke stands farther back.
fn he_before(p: &Asked) -> Option<Speaker> {
    let (female, spoke) = p.person()?;
    let (known, ctx) = (p.known, p.known.ctx);
    if !ctx.pack.morphology.declines() || spoke.is_none_or(|s| known.sentences_between(s.at, p.source) < 2) {
        return None;
    }
    let (_, one) = p.only_person_before(None).filter(|(_, one)| !known.is_said(one.span))?;
    let fits = known.names.sex_of(&one.mention_of).is_none_or(|told| told == female);
    let own = ctx.reading.words_in(one.span);
    let whose = is_whose(ctx, &own, ctx.sentence(own.start).start);
    (fits && !whose).then(|| known.person(one, one.span, &[]))
}

/// The last who spoke and for whom the pronoun may stand.
fn he_spoke(p: &Asked) -> Option<Speaker> {
    p.person()?.1.map(spoke)
}

/// "I" in a line of speech that a dash opens is no report's own voice: whoever spoke last in that line, or nobody who is named.
fn we_dashed(p: &Asked) -> Option<Speaker> {
    let (known, ctx) = (p.known, p.known.ctx);
    let start = ctx.layout.line_start(p.source.start);
    let line = ctx.between(start, p.source.start);
    let dashed = line.trim_start().starts_with(['—', '–', '―']) || line.trim_start().starts_with("- ");
    if !p.is_first_person() || !dashed {
        return None;
    }
    let here = known.spoken.last_one().filter(|last| last.at.start >= start);
    Some(here.map_or_else(super::nobody, spoke))
}

/// A body that is the subject before, behind the last body that spoke.
fn it_subject(p: &Asked) -> Option<Speaker> {
    let known = p.is_of(|w| &w.it_forms).then_some(p.known)?;
    let from = known.spoken.last_body().map_or(0, |s| s.at.end);
    known.subject_before(p.source, from, &|k| known.one_body(k))
}

/// The last body or side that spoke. Of "The army denied Varnia's claim that its men had crossed the river. It said ..." the army: who speaks inside
/// another's words stands behind who speaks outside.
fn it_spoke(p: &Asked) -> Option<Speaker> {
    let known = p.is_of(|w| &w.it_forms).then_some(p.known)?;
    let outside = known.spoken.last_body_outside().filter(|_| !known.is_said(p.source));
    outside.or_else(|| known.spoken.last_body()).map(spoke)
}

/// The several who spoke last, if they did not long ago.
fn crowd<'a>(p: &'a Asked) -> Option<&'a Spoken> {
    p.known.spoken.last_crowd().filter(|s| p.known.sentences_between(s.at, p.source) <= 2)
}

fn is_they(p: &Asked) -> bool {
    p.is_of(|w| &w.they_forms)
}

/// Several who are the subject before, behind those who spoke last.
fn they_subject(p: &Asked) -> Option<Speaker> {
    let known = is_they(p).then_some(p.known)?;
    known.subject_before(p.source, crowd(p).map_or(0, |s| s.at.end), &|k| known.several(k))
}

/// Those who spoke before; people come before a body that spoke later: "residents said ... They said". Those of whom another
/// speaks ("they say they want ...") are seldom who spoke before.
fn they_spoke(p: &Asked) -> Option<Speaker> {
    let known = is_they(p).then_some(p.known)?;
    let before = crowd(p).or_else(|| known.spoken.last_many()).or_else(|| known.spoken.last());
    let quoted = known.ctx.layout.quotes.holding(p.source).next().is_some();
    before.filter(|_| !quoted).map(spoke)
}

impl Known<'_> {
    /// "he", "she", "it", "they", "who", "which", "I", "we".
    pub(super) fn pronoun(&self, words: &Words, source: Span, outer: Option<&Speaker>) -> Option<Speaker> {
        let mut word = self.ctx.lower(words.clone().last()?);
        // "за його версією": whose version it is.
        if words.len() == 2 && self.ctx.pack.speaker_words.said_nouns.contains(&word) {
            word = self.ctx.lower(words.start);
        }
        self.ctx.rules.first::<Pronoun>(&Asked { known: self, source, at: words.start, word, outer })
    }

    /// The body or side that was a subject last.
    fn nearest_body(&self, source: Span) -> Option<Speaker> {
        let m = self.names.last_acting(source.start)?;
        Some(if m.kind == MentionKind::Body { self.body(m) } else { self.side(m) })
    }

    /// The speaker that a mention names.
    pub(super) fn mentioned(&self, m: &Mention) -> Speaker {
        match m.kind {
            MentionKind::Person => self.person(m, m.span, &[]),
            MentionKind::Body => self.body(m),
            _ => self.side(m),
        }
    }
}
