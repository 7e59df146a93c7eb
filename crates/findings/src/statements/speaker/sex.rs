//! He or she, as the text itself tells: by the words in front of a name ("spokeswoman Dala Emric"), by the first pronoun in what
//! that person says ("Dala Emric said she ..."), and where verbs have a sex by what that person did ("Вера Дым заявила") and by the forms in which name and surname agree ("Льва Сомова"). Nobody's sex
//! is guessed from a name.

use std::collections::BTreeMap;

use sayso_language::{Case, WordList};
use sayso_reader::{Deprel, Upos};

use crate::context::Context;
use crate::mentions::sex_by_form;
use crate::{FindingId, Mention, MentionKind};

/// Whether each person is called a woman (true) or a man; nobody of whom the text says both.
pub(super) fn told<'a>(ctx: &Context, mentions: &'a [Mention]) -> BTreeMap<&'a FindingId, bool> {
    let mut votes: BTreeMap<&FindingId, (bool, bool)> = BTreeMap::new();
    let first = mentions.iter().find(|m| m.kind == MentionKind::Person).map(|m| &m.mention_of);
    let mut alone = true;
    for m in mentions.iter().filter(|m| m.kind == MentionKind::Person) {
        // The pronoun may be anybody's who was named before.
        alone &= first == Some(&m.mention_of);
        let pronoun = pronoun_behind(ctx, m).filter(|_| alone);
        for female in [
            in_front(ctx, m),
            pronoun,
            of_own(ctx, mentions, m),
            by_verb(ctx, m),
            sex_by_form(ctx, &ctx.reading.words_in(m.span)),
        ]
        .into_iter()
        .flatten()
        {
            let vote = votes.entry(&m.mention_of).or_default();
            vote.0 |= female;
            vote.1 |= !female;
        }
    }
    votes.into_iter().filter(|(_, (she, he))| she != he).map(|(id, (she, _))| (id, she)).collect()
}

/// "The police spokeswoman, Dala Emric", "Mr Emric"; not "the husband of Dala Emric", whose sex it does not tell.
fn in_front(ctx: &Context, m: &Mention) -> Option<bool> {
    let own = ctx.reading.words_in(m.span);
    let sentence = ctx.sentence(own.start);
    for k in own.clone() {
        let word = ctx.pack.morphology.singular(ctx.word(k));
        if ctx.pack.speakers.titles.contains(&word) || ctx.pack.speaker_words.own_titles.contains(word.as_str()) {
            let told = sex_of(ctx, &word);
            if told.is_some() {
                return told;
            }
        }
    }
    let from = own.start.saturating_sub(4).max(sentence.start);
    let stops = |w: &str| ctx.pack.speaker_words.front_ends.contains(w);
    (from..own.start)
        .rev()
        .take_while(|&k| !stops(&ctx.lower(k)) && !crate::statements::span::verbal(ctx, k))
        .find_map(|k| sex_of(ctx, &ctx.pack.morphology.singular(ctx.word(k))))
}

/// "Dala Emric said (that) she ...": the first pronoun of what she says, right behind the cue, is her own.
fn pronoun_behind(ctx: &Context, m: &Mention) -> Option<bool> {
    let end = ctx.reading.words_in(m.span).end;
    if !ctx.pack.speaker_words.said_behind.contains(&ctx.lower(end)) {
        return None;
    }
    let at = end + 1 + usize::from(ctx.is(end + 1, |w| &w.that));
    let she = ctx.is(at, |w| &w.she);
    (she || ctx.is(at, |w| &w.he)).then_some(she)
}

/// "Dalo Emric and his deputy": whose deputy it is. Not "Dala Emric told Joren Pell and his deputy", where it may be either's.
fn of_own(ctx: &Context, mentions: &[Mention], m: &Mention) -> Option<bool> {
    let own = ctx.reading.words_in(m.span);
    if !ctx.pack.speaker_words.joins_own.contains(&ctx.lower(own.end)) {
        return None;
    }
    let word = ctx.lower(own.end + 1);
    let her = ctx.pack.speaker_words.her_own.contains(&word);
    if !her && !ctx.pack.speaker_words.his_own.contains(&word) {
        return None;
    }
    let before = ctx.sentence(own.start).start..own.start;
    let from = ctx.span(&before).start;
    let other = |n: &Mention| n.kind == MentionKind::Person && n.span.start >= from && n.span.end <= m.span.start;
    let doing = before.clone().any(|k| matches!(ctx.upos(k), Upos::Pron | Upos::Verb));
    (!doing && !mentions.iter().any(other)).then_some(her)
}

/// "Вера Дым | заявила", "обвинила | прокурор Вера Дым": the past of the verb of which a name, or the office in front of it, is the subject.
fn by_verb(ctx: &Context, m: &Mention) -> Option<bool> {
    let declension = ctx.pack.morphology.declension()?;
    let own = ctx.reading.words_in(m.span);
    let readings = declension.noun(ctx.word(own.start), true);
    if !readings.is_empty() && readings.iter().all(|r| r.case != Case::Nominative) {
        return None;
    }
    let is_subject = |k: &usize| ctx.deprel(*k) == Deprel::Nsubj;
    let office = || {
        let noun = ctx.head(own.start);
        let named = matches!(ctx.deprel(own.start), Deprel::Appos | Deprel::Flat) && noun < own.start;
        Some(noun).filter(|k| named && is_subject(k))
    };
    let verb = ctx.head(own.clone().find(is_subject).or_else(office)?);
    let ends = |list: &WordList| list.iter().any(|end| ctx.lower(verb).ends_with(end.as_str()));
    let words = &ctx.pack.speaker_words;
    let she = ends(&words.past_she);
    (ctx.upos(verb) == Upos::Verb && (she || ends(&words.past_he))).then_some(she)
}

fn sex_of(ctx: &Context, word: &str) -> Option<bool> {
    if ctx.pack.speakers.feminine.contains(word) {
        Some(true)
    } else if ctx.pack.speakers.masculine.contains(word) {
        Some(false)
    } else {
        None
    }
}
