//! Who speaks in one saying: its draft and those who spoke before in, the speaker, the others who say the same, and the part of the
//! source that names each, out.
//!
//! What none of these rules answers is answered by the words of the source alone ([`super::resolved`]).

use sayso_text::Span;

use super::Known;
use super::nobody;
use crate::MentionKind;
use crate::rules::{Question, Rule};
use crate::statements::{Draft, subject};
use crate::{Speaker, SpeakerKind};

/// Who speaks in this saying?
pub(super) struct Speaks;

/// A saying and what is known of those before it.
pub(super) struct Saying<'a> {
    pub known: &'a Known<'a>,
    pub draft: &'a Draft,
    /// Who speaks in the saying around it, and by which words.
    pub outer: Option<&'a Speaker>,
    pub told_by: Option<Span>,
    /// The speakers of the sayings that are done, and those who say the same.
    pub done: &'a [Option<Speaker>],
    pub also: &'a [Vec<Speaker>],
}

/// Who speaks, of several the first; the others; and the part of the source that names each.
pub(super) struct Heard {
    pub speaker: Speaker,
    pub others: Vec<Speaker>,
    pub parts: Vec<Span>,
}

impl Question for Speaks {
    type About<'a> = Saying<'a>;
    type Answer = Heard;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "speaker.goes-on",
            example: "Dalo Emric said the ridge had been taken.\n\n\"The drivers had been warned.\"",
            apply: goes_on,
        },
        Rule { name: "speaker.joint", example: "Varnia and Luria said the line was quiet.", apply: joint },
        Rule {
            name: "speaker.other-of-two",
            example: "Dala Roth, a lawyer, visited the prison. She said that he had claimed the money was his.",
            apply: other_of_two,
        },
        Rule {
            name: "speaker.hearer",
            example: "\"They are coming,\" Dala Olin told Joren Pell. \"I know,\" he answered.",
            apply: |s| Some(s.alone(s.known.hearer(s.draft)?)),
        },
        Rule {
            name: "speaker.blamed",
            example: "The minister rebuked Dala Roth for claiming that the mill had been shelled.",
            apply: blamed,
        },
        Rule {
            name: "speaker.adding",
            example: "Dalo Emric said two men were hurt, adding that the road was shut.",
            apply: adding,
        },
        Rule {
            name: "speaker.governing",
            example: "The Lurian army left the talks, insisting that the truce had been broken.",
            apply: governing,
        },
    ];
}

impl Saying<'_> {
    /// Who speaks in it.
    pub(super) fn heard(&self) -> Heard {
        let by_source = || self.draft.source.map_or_else(nobody, |source| self.known.resolve(source, self.outer));
        let found = self.known.ctx.rules.first::<Speaks>(self);
        found.unwrap_or_else(|| self.alone(by_source()))
    }

    /// One speaker by the whole source.
    fn alone(&self, speaker: Speaker) -> Heard {
        Heard { speaker, others: Vec::new(), parts: self.draft.source.into_iter().collect() }
    }

    /// The cue of a saying without a source that begins with a participle ("adding that"), and its first word.
    fn participle(&self) -> Option<(Span, usize)> {
        let cue = self.draft.cue.filter(|_| self.draft.source.is_none())?;
        let at = self.known.ctx.reading.words_in(cue).start;
        self.known.ctx.lower(at).ends_with("ing").then_some((cue, at))
    }
}

/// A quotation that goes on: whoever spoke before it.
fn goes_on(s: &Saying) -> Option<Heard> {
    let before = s.draft.continues?;
    let speaker = s.done.get(before).cloned().flatten().unwrap_or_else(nobody);
    Some(Heard { others: s.also.get(before).cloned().unwrap_or_default(), ..s.alone(speaker) })
}

/// Several who say one thing: each by their own part of the source.
fn joint(s: &Saying) -> Option<Heard> {
    let (known, source) = (s.known, s.draft.source?);
    let parts = known.joint(&known.ctx.reading.words_in(source));
    let parts: Vec<Span> = parts.iter().map(|words| known.ctx.span(words)).collect();
    let (first, others) = parts.split_first().filter(|(_, others)| !others.is_empty())?;
    let speaker = known.resolve(*first, s.outer);
    let others = others.iter().map(|part| known.resolve(*part, s.outer)).filter(|o| o.name.is_some()).collect();
    Some(Heard { speaker, others, parts })
}

/// "*She* added that *he* had made statements": two, whoever they are.
fn other_of_two(s: &Saying) -> Option<Heard> {
    let (source, told_by, outer) = (s.draft.source?, s.told_by?, s.outer?);
    if !s.known.other_sex(told_by, source) {
        return None;
    }
    let one = s.known.hearer(s.draft).unwrap_or_else(|| s.known.resolve(source, s.outer));
    (one.id == outer.id).then(|| s.alone(s.known.unnamed(source)))
}

/// "hit out at Emric for accusing Luria": who is blamed for saying it said it.
fn blamed(s: &Saying) -> Option<Heard> {
    let (known, (_, at)) = (s.known, s.participle()?);
    if at < 2 || !known.ctx.is(at - 1, |w| &w.for_) {
        return None;
    }
    let m = known.names.ending_before(at - 1).filter(|m| m.kind != MentionKind::Place)?;
    Some(s.alone(known.mentioned(m)))
}

/// "said X, adding that Y": the speaker of the saying before it in the sentence.
fn adding(s: &Saying) -> Option<Heard> {
    let (known, (cue, _)) = (s.known, s.participle()?);
    let sentence = known.ctx.reading.sentence_at(cue.start);
    let (earlier, _) = known.cues.split_at(known.cues.partition_point(|(c, _)| c.start <= cue.start));
    let mut before = earlier.iter().rev().take_while(|(c, _)| c.start >= sentence.start);
    let done = |k: usize| s.done.get(k).cloned().flatten();
    let found = before.find_map(|(c, k)| done(*k).filter(|_| sentence.contains(*c) && c.end <= cue.start));
    found.map(|speaker| s.alone(speaker))
}

/// "The army launched the operation, saying that ...": the subject of the verb that it hangs on.
fn governing(s: &Saying) -> Option<Heard> {
    let (known, (cue, _)) = (s.known, s.participle()?);
    let words = subject::governing(known.ctx, &known.ctx.reading.words_in(cue))?;
    if !subject::can_speak(known.ctx, known.names.by_place, words) {
        return None;
    }
    let speaker = known.resolve(words, None);
    (speaker.kind != SpeakerKind::Unnamed).then(|| s.alone(speaker))
}
