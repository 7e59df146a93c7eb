//! The subject of a cue by the sentence's tree, for sayings whose source the reader did not give.
//!
//! Made for: "The insurgents blamed the delay on the army" where only *blamed* and the content were found.

use sayso_reader::{Deprel, Saying, Upos, Words};
use sayso_text::Span;

use crate::by_place::ByPlace;
use crate::context::Context;
use crate::mentions::{is_agent, is_done_to, is_told, line_ends_before, may_be_first};
use crate::{Mention, MentionKind};

/// A source farther from its cue stands on another line, for all that is asked.
const FARTHEST: usize = 400;

/// A longer subject is a clause's mistake.
const LONGEST: usize = 14;

/// The words of the cue verb's subject, or of the agent of a passive; `None` for an agentless saying.
pub(super) fn of_cue(ctx: &Context, cue: &Words) -> Option<Span> {
    let mut verb = cue.clone().find(|&k| ctx.upos(k) == Upos::Verb)?;
    // "said A and denied B": the second verb has the first one's subject.
    for _ in 0..3 {
        if let Some(subject) = subject(ctx, verb) {
            return phrase(ctx, subject, cue);
        }
        // "asked for the tape and was told": told by nobody who is named.
        if ctx.children(verb).any(|k| ctx.deprel(k) == Deprel::AuxPass) {
            return None;
        }
        if ctx.deprel(verb) != Deprel::Conj || ctx.upos(ctx.head(verb)) != Upos::Verb {
            return None;
        }
        verb = ctx.head(verb);
    }
    None
}

/// "More than 90 villagers are estimated to have been killed since then by *gunmen*": who stands behind "by" does the other deed.
pub(super) fn does_another_thing(ctx: &Context, cue: &Words, source: Span) -> bool {
    let words = ctx.reading.words_in(source);
    let led = words.start.checked_sub(1).is_some_and(|k| ctx.pack.statement_words.by_from.contains(&ctx.lower(k)));
    if words.start < cue.end || !led {
        return false;
    }
    let head = words.clone().find(|&k| !words.contains(&ctx.head(k)));
    let of = head.map(|k| ctx.head(k)).filter(|of| ctx.upos(*of) == Upos::Verb && *of >= cue.end && *of < words.start);
    of.is_some_and(|verb| ctx.children(verb).any(|k| ctx.deprel(k) == Deprel::AuxPass))
}

/// Whether the words can stand for somebody who says something: a name, or a noun for a person, a body or a paper.
pub(super) fn can_speak(ctx: &Context, mentions: &ByPlace<Mention>, span: Span) -> bool {
    let named = |m: &Mention| m.kind != MentionKind::Place;
    let noun = |k: usize| {
        let word = ctx.pack.morphology.singular(ctx.word(k));
        ctx.pack.speakers.persons.contains(&word)
            || ctx.pack.speakers.body_nouns.contains(&word)
            || ctx.pack.speakers.documents.contains(&word)
            || ctx.pack.speakers.unnamed.contains(&ctx.lower(k))
            || matches!(ctx.upos(k), Upos::Pron | Upos::Propn)
    };
    mentions.touching(span).any(named) || ctx.reading.words_in(span).any(noun)
}

/// The pieces of a source without those that hang on a preposition, where another does not: "*Emric*, who spoke with | *the head
/// of the league*, called the raid a crime". Those on the cue's own line go before others: "*Report from Kelt* | Prosecutor *Piet
/// Haas* said" has a headline's words in it.
pub(super) fn pieces(ctx: &Context, saying: &Saying) -> impl Iterator<Item = Span> {
    let led = |w: &Words| {
        w.start.checked_sub(1).is_some_and(|k| ctx.pack.statement_words.piece_links.contains(&ctx.lower(k)))
    };
    let cue = saying.cue.clone();
    let apart = move |w: &Words| {
        let between = if w.end <= cue.start { w.end..cue.start + 1 } else { cue.end..w.start + 1 };
        between.len() > FARTHEST || between.skip(usize::from(w.start < cue.start)).any(|k| line_ends_before(ctx, k))
    };
    let beside = saying.source.iter().any(|w| !apart(w));
    let near: Vec<&Words> = saying.source.iter().filter(|w| !beside || !apart(w)).collect();
    // A clause about the subject stands between it and its verb: "*Emric* who met | *the league* called the raid a crime".
    let about = |w: &&Words| {
        ctx.pack.statement_words.who_which.contains(&ctx.lower(w.end + usize::from(ctx.word(w.end) == ",")))
    };
    let near = match near.iter().copied().find(about) {
        Some(subject) => vec![subject],
        None => near,
    };
    // "*Мэр Денис Шубин* сказал министру | *обороны Сергею Ковалю*": who is told it.
    let told = |w: &&Words| (w.start.saturating_sub(1).max(saying.cue.end)..=w.start).any(|k| is_told(ctx, k));
    let near = match near.iter().copied().filter(|w| !told(w)).collect::<Vec<_>>() {
        others if others.is_empty() || !ctx.pack.morphology.declines() => near,
        others => others,
    };
    // "*Шубин* обвинение отверг, | *Соколов* пока молчит": the one in front of the verb with no comma between.
    let before = |w: &&Words| {
        let named = (*w).clone().any(|k| matches!(ctx.upos(k), Upos::Noun | Upos::Propn));
        named && w.end <= saying.cue.start && !(w.end..saying.cue.start).any(|k| matches!(ctx.word(k), "," | ";"))
    };
    let near = match near.iter().copied().filter(before).collect::<Vec<_>>().as_slice() {
        [own] if ctx.pack.morphology.declines() => vec![*own],
        _ => near,
    };
    let any = near.iter().any(|w| !led(w));
    near.into_iter().filter(move |w| !any || !led(w)).map(|w| ctx.span(w))
}

/// "“Why?” *Dala Sarrik* asked | Minister Emric": who asks stands before the verb, whatever the reader took.
pub(super) fn asker(ctx: &Context, mentions: &ByPlace<Mention>, cue: &Words, source: Span) -> Option<Span> {
    let verb = cue.clone().next().filter(|_| cue.len() == 1)?;
    let asks = ctx.pack.statement_words.asking.contains(&ctx.lower(verb));
    let behind = source.start >= ctx.place(verb).end;
    let before = verb.checked_sub(1).map(|k| ctx.place(k)).filter(|_| asks && behind)?;
    let person = mentions.holding(before).find(|m| m.kind == MentionKind::Person && m.span.end == before.end)?;
    Some(person.span)
}

/// A source that is but the end of the subject, made whole: "A joint inquiry for the Union and | *the arms watchdog* accused".
///
/// The tree's subject must stand before it in one run of words for names and things, a preposition among them.
pub(super) fn with_complement(ctx: &Context, cue: &Words, source: Span) -> Option<Span> {
    let words = ctx.reading.words_in(source);
    let verb = cue.clone().find(|&k| ctx.upos(k) == Upos::Verb)?;
    let head =
        subject(ctx, verb).filter(|&h| h < words.start && words.start - h <= LONGEST && words.end <= cue.start)?;
    let joins = |k: usize| matches!(ctx.upos(k), Upos::Adp | Upos::Cconj);
    let noun = |k: usize| matches!(ctx.upos(k), Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn);
    let run = (head..words.start).all(|k| noun(k) || joins(k));
    let led = (head + 1..words.start).any(|k| ctx.pack.statement_words.complement_links.contains(&ctx.lower(k)));
    if !run || !led || !joins(words.start - 1) || ctx.upos(head) != Upos::Noun {
        return None;
    }
    let mut start = head;
    let sentence = ctx.sentence(head).start;
    while start > sentence && head - start < LONGEST && noun(start - 1) {
        start -= 1;
    }
    Some(ctx.span(&(start..words.end)))
}

/// The words of one verb's subject.
pub(super) fn of_verb(ctx: &Context, verb: usize, cue: &Words) -> Option<Span> {
    phrase(ctx, subject(ctx, verb)?, cue)
}

/// The subject of the cue in its own sentence, where the reader took the speaker of another one.
///
/// "The ministry kept silent. | The mayor did not comment.": the mayor did not.
pub(super) fn nearer(ctx: &Context, mentions: &ByPlace<Mention>, cue: &Words, source: Option<Span>) -> Option<Span> {
    let given = source?;
    let sentence = ctx.span(&ctx.sentence(cue.start));
    if sentence.overlaps(given) {
        return None;
    }
    let own = of_cue(ctx, cue).filter(|s| sentence.contains(*s) && can_speak(ctx, mentions, *s))?;
    Some(own).filter(|s| !hears(ctx, cue, *s))
}

/// Whether a source is the hearer of a passive: "*the families* have not been told where they are".
pub(super) fn hears(ctx: &Context, cue: &Words, source: Span) -> bool {
    cue.clone().filter(|&k| ctx.pack.statement_words.heard.contains(&ctx.lower(k))).any(|verb| {
        ctx.children(verb).any(|k| ctx.deprel(k) == Deprel::AuxPass)
            && ctx.children(verb).any(|k| ctx.deprel(k) == Deprel::NsubjPass && source.contains(ctx.place(k)))
    })
}

/// Whether a preposition or a noun gives the words their case: "по словам | министра", "из | Торвена".
pub(super) fn is_governed(ctx: &Context, words: &Words) -> bool {
    let sentence = ctx.sentence(words.start).start;
    let preposition = |k: usize| ctx.upos(k) == Upos::Adp || ctx.pack.grammar.prepositions.contains(&ctx.lower(k));
    let before = words.start.checked_sub(1).filter(|k| *k >= sentence);
    preposition(words.start) || before.is_some_and(|k| preposition(k) || ctx.upos(k) == Upos::Noun)
}

/// "Ивану Долу сообщила | *сестра*", "Генерала Антона Грома обвинили": who is named in a case in which nobody does a thing is told it, whatever
/// the reader took; who says it stands behind, if anywhere.
pub(super) fn in_first_case(
    ctx: &Context,
    mentions: &ByPlace<Mention>,
    cue: &Words,
    source: Option<Span>,
) -> Option<Span> {
    let given = source?;
    let words = ctx.reading.words_in(given);
    let persons =
        || mentions.inside(given).filter(|m| m.kind == MentionKind::Person).map(|m| ctx.reading.words_in(m.span));
    // "Лізі Карм | запропоновано": a verb that never has a subject.
    let ends = &ctx.pack.statement_words.subjectless_ends;
    let subjectless =
        |k: usize| ctx.upos(k) == Upos::Verb && ends.iter().any(|end| ctx.lower(k).ends_with(end.as_str()));
    let given_to = |own: Words| {
        // "Мэру Торвена Петру Зорину"
        // ... and "сказал министру | обороны Сергею Ковалю", of which the reader took the end.
        let oblique = |k: usize| !may_be_first(ctx, k);
        (words.start..own.start).all(oblique) && is_done_to(ctx, &own, words.start)
    };
    // "сказал | министру | обороны Сергею Ковалю", "начальнику полиции Омару Хальди": an office in the third case.
    let office = (words.start.saturating_sub(2).max(cue.end)..=words.start)
        .find(|&k| is_told(ctx, k) && ctx.pack.speakers.person_roles.contains(&singular(ctx, k)));
    let cannot_act = || persons().next().is_some() && persons().all(|own| is_done_to(ctx, &own, words.start));
    let behind_cue = |k: usize| k == words.start || k == cue.end && cannot_act();
    if ctx.pack.morphology.declines()
        && office.is_some_and(behind_cue)
        && cue.clone().any(|k| ctx.upos(k) == Upos::Verb)
    {
        return of_cue(ctx, cue).filter(|s| !s.overlaps(given) && can_speak(ctx, mentions, *s));
    }
    let told = match cue.clone().any(subjectless) && given.start < ctx.span(cue).start {
        true => persons().next().is_some() && !persons().any(|own| is_agent(ctx, &own)),
        false if persons().next().is_none() => is_given_to(ctx, &words),
        false => persons().any(given_to),
    };
    let verb = cue.clone().any(|k| ctx.upos(k) == Upos::Verb);
    // "процитировал капитана Клауса Дейнеке, | который | доложил"
    let quotes = cue.clone().any(|k| ctx.pack.statement_words.quoting.contains(&ctx.lower(k)));
    let linked = quotes || (words.end..cue.start).any(|k| ctx.pack.grammar.relatives.contains(&ctx.lower(k)));
    if !ctx.pack.morphology.declines() || !verb || linked || is_governed(ctx, &words) || !told {
        return Some(given);
    }
    let behind = cue.end;
    let noun = ctx.upos(behind) == Upos::Noun && singular(ctx, behind) == ctx.lower(behind);
    let person = ctx.pack.speakers.persons.contains(&ctx.lower(behind))
        || ctx.pack.speaker_words.kinship.contains(&ctx.lower(behind));
    let named = mentions.holding(ctx.place(behind + 1)).find(|m| ctx.reading.words_in(m.span).start == behind + 1);
    let own = |noun: Span| named.filter(|m| m.kind == MentionKind::Person).map_or(noun, |m| noun.cover(m.span));
    let subject = of_cue(ctx, cue).filter(|s| !s.overlaps(given) && can_speak(ctx, mentions, *s));
    subject.or_else(|| (noun && person && !words.contains(&behind)).then(|| own(ctx.place(behind))))
}

/// "Наблюдателям | отказали в доступе": a noun in the third case alone.
fn is_given_to(ctx: &Context, words: &Words) -> bool {
    ctx.upos(words.start) == Upos::Noun && is_told(ctx, words.start)
}

fn singular(ctx: &Context, k: usize) -> String {
    ctx.pack.morphology.singular(ctx.word(k))
}

/// "... to move around, Emric, 24, said": a person's name and age right before a cue whose source the reader did not give.
pub(super) fn aged(ctx: &Context, mentions: &ByPlace<Mention>, cue: Span) -> Option<Span> {
    let mut k = ctx.reading.words_in(cue).start;
    let comma = |k: usize| k > 0 && ctx.word(k - 1) == ",";
    k -= usize::from(comma(k));
    let age = k.checked_sub(1).filter(|&a| ctx.word(a).len() < 3 && ctx.word(a).parse::<u8>().is_ok())?;
    let end = age - usize::from(comma(age));
    let name = end.checked_sub(1).map(|last| ctx.place(last))?;
    let person = mentions.holding(name).find(|m| m.kind == MentionKind::Person && m.span.end == name.end)?;
    Some(person.span.cover(ctx.place(age)))
}

/// The subject of the verb that a participle hangs on: "The army moved in, *saying* that ...".
pub(super) fn governing(ctx: &Context, cue: &Words) -> Option<Span> {
    let mut verb = cue.clone().find(|&k| ctx.upos(k) == Upos::Verb)?;
    for _ in 0..4 {
        let up = ctx.head(verb);
        if up == verb || !matches!(ctx.deprel(verb), Deprel::Advcl | Deprel::Conj | Deprel::Xcomp | Deprel::Parataxis) {
            return None;
        }
        verb = up;
        if let Some(subject) = ctx.children(verb).find(|&k| ctx.deprel(k) == Deprel::Nsubj) {
            return phrase(ctx, subject, cue);
        }
    }
    None
}

fn subject(ctx: &Context, verb: usize) -> Option<usize> {
    let child = |wanted: &[Deprel]| ctx.children(verb).find(|&k| wanted.contains(&ctx.deprel(k)));
    if child(&[Deprel::AuxPass, Deprel::NsubjPass]).is_some() {
        return child(&[Deprel::OblAgent]);
    }
    child(&[Deprel::Nsubj]).filter(|&k| ctx.upos(k) != Upos::Verb)
}

/// The run of words around the head that hang on it, cut off at clauses and at the cue.
pub(super) fn phrase(ctx: &Context, head: usize, cue: &Words) -> Option<Span> {
    let part = |k: usize| {
        let mut at = k;
        for _ in 0..LONGEST {
            if at == head {
                return true;
            }
            if matches!(
                ctx.deprel(at),
                Deprel::AclRelcl | Deprel::Acl | Deprel::Advcl | Deprel::Parataxis | Deprel::Punct
            ) || ctx.head(at) == at
            {
                return false;
            }
            at = ctx.head(at);
        }
        false
    };
    let sentence = ctx.sentence(head);
    let (mut start, mut end) = (head, head + 1);
    // Somewhat longer, for prepositions that go; a flat tree would have the whole sentence.
    const REACH: usize = 10 * LONGEST;
    while head - start < REACH && start > sentence.start && !cue.contains(&(start - 1)) && part(start - 1) {
        start -= 1;
    }
    while end - head < REACH && end < sentence.end && !cue.contains(&end) && part(end) {
        end += 1;
    }
    // "by the army": without its preposition.
    while start < head && ctx.upos(start) == Upos::Adp {
        start += 1;
    }
    (end - start <= LONGEST).then(|| ctx.span(&(start..end)))
}
