//! Speakers whose name the reader passed over: a run of capitals at the head of the source ("The Black Heron, a volunteer
//! unit", "Dalo Emric a former minister"), and a definite office that only varies the name of who spoke last.

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::Known;
use super::source::Source;
use crate::{FindingId, MentionKind, Speaker, SpeakerKind};

/// How many words behind a name tell what it is.
const DESCRIPTION: usize = 7;

/// The capitals at the head of a source that names no body the reader knows; `None` where it begins with other words.
fn opening(s: &Source) -> Option<Words> {
    let (ctx, words) = (s.known.ctx, &s.words);
    let start = words.start + usize::from(ctx.is(words.start, |w| &w.the));
    let capital = |k: usize| ctx.word(k).chars().next().is_some_and(char::is_uppercase);
    let mut end = start;
    while end < words.end {
        let joins = ctx.pack.speaker_words.capital_joints.contains(ctx.word(end))
            && end > start
            && end + 1 < words.end
            && capital(end + 1);
        if !capital(end) && !joins {
            break;
        }
        end += 1;
    }
    let counted = matches!(ctx.upos(start), Upos::Det | Upos::Num | Upos::Pron);
    let is_opening = end > start && !counted && !ctx.pack.grammar.indefinite.contains(&ctx.lower(start));
    is_opening.then_some(start..end)
}

/// Those capitals, where they can be somebody's name.
fn opening_name(s: &Source) -> Option<Words> {
    let ctx = s.known.ctx;
    let name = opening(s).filter(|_| s.body.is_none())?;
    let opens_sentence = name.start == s.words.start && ctx.sentence(name.start).start == name.start;
    // A sentence's first word is a capital without being a name; a side or an office is none either.
    let plain = |k: usize| {
        let lower = ctx.pack.morphology.singular(ctx.word(k));
        ctx.pack.speakers.titles.contains(&lower)
            || ctx.pack.speakers.person_roles.contains(&lower)
            || ctx.pack.speakers.unnamed.contains(&lower)
            || ctx.gazetteer.demonym(ctx.word(k)).is_some()
            || ctx.gazetteer.country(ctx.word(k)).is_some()
            || s.here
                .iter()
                .any(|m| matches!(m.kind, MentionKind::Side | MentionKind::Place) && m.span.contains(ctx.place(k)))
    };
    let first = opens_sentence && name.len() == 1 && ctx.upos(name.start) != Upos::Propn;
    (!name.clone().all(plain) && !plain(name.end - 1) && !first).then_some(name)
}

/// The words of a name, parted by single spaces.
fn written(s: &Source, name: &Words) -> String {
    let ctx = s.known.ctx;
    ctx.of(ctx.span(name)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name alone under which somebody spoke before. "The Ministry" is the end of one ministry's name and stands for any.
pub(super) fn name_again(s: &Source) -> Option<Speaker> {
    let pack = s.known.ctx.pack;
    let kind = |name: &Words| {
        name.len() == 1 && pack.speakers.body_nouns.contains(&pack.morphology.singular(s.known.ctx.word(name.start)))
    };
    let name = opening_name(s).filter(|name| name.end == s.words.end && !kind(name))?;
    s.known.spoken.with_name(&written(s, &name)).map(|s| s.speaker.clone())
}

/// The speaker that the source's first capitals name, if they name one.
pub(super) fn name_passed_over(s: &Source) -> Option<Speaker> {
    let (known, ctx, words) = (s.known, s.known.ctx, &s.words);
    let run = opening_name(s)?;
    let (end, the) = (run.end, run.start > words.start);
    let next = ctx.lower(end);
    // "Брат Кастора Нильсена" has no name in the text.
    let first = ctx.pack.morphology.singular(ctx.word(run.start));
    if ctx.pack.morphology.declines() && ctx.pack.speaker_words.kinship.contains(&first) {
        return None;
    }
    let described = end < words.end
        && (ctx.pack.speaker_words.descriptions.contains(next.as_str())
            || (run.len() > 1 && ctx.pack.speakers.person_roles.contains(&ctx.pack.morphology.singular(&next))));
    let age = end + 1 == words.end && ctx.upos(end) == Upos::Num;
    if !described && !age && (end < words.end || run.len() < 2) {
        return None;
    }
    let kind = known.kind_of(&run, &(end..words.end.min(end + DESCRIPTION)), the);
    // The same name where the reader did find it.
    let wanted = if kind == SpeakerKind::Person { MentionKind::Person } else { MentionKind::Body };
    let name = written(s, &run);
    if let Some(m) = known.names.with_name(wanted, &name) {
        return Some(if wanted == MentionKind::Person { known.person(m, s.source, &s.here) } else { known.body(m) });
    }
    let role = (end..words.end)
        .find(|&k| ctx.pack.speakers.person_roles.contains(&ctx.pack.morphology.singular(ctx.word(k))))
        .filter(|_| kind == SpeakerKind::Person)
        .map(|k| ctx.word(k).to_owned());
    let id = Some(FindingId::new(&ctx.report.id, "speaker", Span::default(), &name));
    Some(Speaker { id, name: Some(name), role, body: None, kind })
}

/// "the mother of one of the eight, Dala Emric": a person's name of two words or more behind the description.
pub(super) fn name_behind(s: &Source) -> Option<Speaker> {
    let (ctx, words) = (s.known.ctx, &s.words);
    if s.body.is_some() || opening(s).is_some() {
        return None;
    }
    let capital = |k: usize| ctx.upos(k) == Upos::Propn && ctx.word(k).chars().next().is_some_and(char::is_uppercase);
    let mut start = words.end;
    while start > words.start && capital(start - 1) {
        start -= 1;
    }
    let name = start..words.end;
    let before = start.checked_sub(1).filter(|k| *k > words.start)?;
    let free = matches!(ctx.upos(before), Upos::Noun | Upos::Num) || ctx.word(before) == ",";
    let last = ctx.pack.morphology.singular(ctx.word(words.end - 1));
    let role =
        words.clone().find(|&k| ctx.pack.speakers.person_roles.contains(&ctx.pack.morphology.singular(ctx.word(k))))?;
    let place = s.known.names.by_place.touching(ctx.span(&name)).any(|m| m.kind != MentionKind::Person);
    if name.len() < 2 || !free || place || ctx.pack.speakers.body_nouns.contains(&last) {
        return None;
    }
    let text = written(s, &name);
    Some(Speaker {
        id: Some(FindingId::new(&ctx.report.id, "speaker", Span::default(), &text)),
        name: Some(text),
        role: Some(ctx.word(role).to_owned()),
        body: None,
        kind: SpeakerKind::Person,
    })
}

impl Known<'_> {
    /// Person or body, by the name's last word, else by the first noun of its description that tells.
    fn kind_of(&self, name: &Words, description: &Words, the: bool) -> SpeakerKind {
        let ctx = self.ctx;
        let last = ctx.pack.morphology.singular(ctx.word(name.end - 1));
        let short = name.len() == 1 && ctx.word(name.start).len() > 1;
        if ctx.pack.speakers.body_nouns.contains(&last) || short && ctx.word(name.start).chars().all(char::is_uppercase)
        {
            return SpeakerKind::Body;
        }
        for k in description.clone() {
            let noun = ctx.pack.morphology.singular(ctx.word(k));
            match () {
                () if ctx.is(k, |w| &w.who) || ctx.pack.speakers.person_roles.contains(&noun) => {
                    return SpeakerKind::Person;
                }
                () if ctx.is(k, |w| &w.which) || ctx.pack.speakers.body_nouns.contains(&noun) => {
                    return SpeakerKind::Body;
                }
                () => {}
            }
        }
        if the { SpeakerKind::Body } else { SpeakerKind::Person }
    }

    /// "the former mayor", said of the person who spoke in the sentence before: no other was described so.
    ///
    /// Offices that stand beside a speaker rather than for him (a spokesman, an official) are left unnamed.
    pub(super) fn varied(&self, words: &Words, source: Span) -> Option<Speaker> {
        let head = self.head_noun(words)?;
        let definite = self.ctx.is(words.start, |w| &w.the);
        let beside = self.ctx.pack.speakers.unnamed.contains(&head)
            || head.starts_with("spokes")
            || self.ctx.pack.small.officer.contains(&head)
            || self.ctx.pack.speaker_words.kinship.contains(&head)
            || !words.clone().any(|k| self.ctx.lower(k) == head);
        if !definite || beside || !self.ctx.pack.speakers.person_roles.contains(&head) {
            return None;
        }
        let last = self.spoken.last_before(source.start)?;
        // "Moss says the landlord claimed the house was empty": who is spoken of is another.
        if self.is_said(source) && self.sentences_between(last.at, source) == 0 {
            return None;
        }
        // What somebody was, or belongs to, describes; an office that somebody holds may be another's.
        let known = |w: &String| *w == head || self.ctx.pack.speakers.are_kin(w, &head);
        let same_office = last.words.iter().any(known);
        let was = words.clone().any(|k| self.ctx.pack.speaker_words.once_held.contains(&self.ctx.lower(k)));
        let past = !same_office && (was || self.ctx.pack.small.member.contains(&head));
        if !was && !self.is_of_rank(words, &last.speaker) {
            return None;
        }
        // "said Dalo Emric, a fisherman. The mayor denied it": who holds an office is who was called so, or nobody that is known.
        if !same_office && !past {
            return None;
        }
        let near = self.sentences_between(last.at, source) <= 2
            && self.sex_fits(&head, &last.speaker)
            && (past || self.owns(&self.telling(words, &head), &last.speaker));
        (near && last.speaker.kind == SpeakerKind::Person).then(|| last.speaker.clone())
    }
}
