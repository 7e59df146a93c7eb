//! Names cut out of longer ones, and persons taken for bodies: "Prince Rolf's | County Police Department", "Green Palace Press |
//! Secretary", "Arvenland Gov | . Larry Holm", "Ulf Brand, project manager".
//!
//! The words of a name go in with the kind that the reader gave; the words or the kind as the text has it come out.

use std::collections::BTreeSet;

use sayso_reader::{Deprel, Entity, EntityKind, Upos, Words};

use crate::MentionKind;
use crate::context::Context;

/// A description behind a name is read so far.
const DESCRIPTION: usize = 8;
/// An owner's name has at most so many words.
const OWNER: usize = 3;

/// Without the words of an office or a title that the next name has.
pub(super) fn without_office(ctx: &Context, words: Words, kind: EntityKind) -> Words {
    let last = words.end.saturating_sub(1);
    if words.len() < 2 || kind == EntityKind::Person {
        return words;
    }
    let word = ctx.lower(last);
    let office = ctx.pack.speakers.person_roles.contains(&ctx.lower(words.end)) && ctx.is_capital(words.end);
    let title = ctx.pack.speakers.titles.contains(&word)
        && word.len() <= 4
        && ctx.word(words.end) == "."
        && ctx.is_capital(words.end + 1);
    if office && ctx.pack.mention_words.before_office.contains(&word) || title { words.start..last } else { words }
}

/// "The Force Commander", "the District Governor": an office that somebody has, and no body. "Public Defender" is both.
pub(super) fn is_office(ctx: &Context, words: &Words) -> bool {
    let last = ctx.lower(words.end.saturating_sub(1));
    let listed = ctx.pack.speakers.person_roles.contains(&last) && ctx.pack.speakers.titles.contains(&last);
    let alone =
        (2..=3).contains(&words.len()) && !words.clone().any(|k| ctx.is(k, |w| &w.of)) && !ctx.is_capital(words.end);
    let definite = words.start.checked_sub(1).is_some_and(|k| ctx.pack.grammar.articles.contains(&ctx.lower(k)))
        || ctx.pack.grammar.articles.contains(&ctx.lower(words.start));
    listed && alone && definite && !ctx.pack.speakers.issuers.contains(&last)
}

/// With the owner that a place's name begins with: "Prince Rolf's | County Police Department".
pub(super) fn with_owner(ctx: &Context, words: Words) -> Words {
    let mark = words.start.checked_sub(1).filter(|&k| ctx.pack.grammar.owner_marks.contains(ctx.word(k)));
    let Some(mark) = mark
        .filter(|_| ctx.pack.mention_words.grounds.contains(&ctx.lower(words.start)) && ctx.is_capital(words.start))
    else {
        return words;
    };
    let from = mark.saturating_sub(OWNER).max(ctx.sentence(mark).start);
    let first = (from..mark).rev().take_while(|&k| ctx.is_capital(k)).last();
    let article = |k: usize| ctx.pack.grammar.articles.contains(&ctx.lower(k));
    first.map_or(words.clone(), |k| k + usize::from(article(k))..words.end)
}

/// A person's name with the surname behind it that the reader left out: "Larry | Holm". `next`: where the next name begins.
pub(super) fn with_surname(ctx: &Context, words: Words, next: usize) -> Words {
    let mut end = words.end;
    let part = |k: usize| {
        let letters = ctx.word(k).chars().all(char::is_alphabetic) && ctx.word(k).chars().any(char::is_lowercase);
        let flat = matches!(ctx.deprel(k), Deprel::Flat) && words.contains(&ctx.head(k));
        k < next && flat && ctx.upos(k) == Upos::Propn && ctx.is_capital(k) && letters
    };
    while end < words.end + 2 && part(end) {
        end += 1;
    }
    words.start..end
}

/// A person's name without an age behind it: "Edric 24 said", in a text whose commas are lost.
pub(super) fn without_age(ctx: &Context, words: Words) -> Words {
    let age = |k: &usize| {
        let word = ctx.word(*k);
        word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit())
    };
    let ages = words.clone().rev().take_while(age).count();
    // A number alone is no name; what it is the reader may say.
    if ages < words.len() { words.start..words.end - ages } else { words }
}

/// Whether a name that the reader took for a person's is a place's: "Rolf's County".
pub(super) fn is_ground(ctx: &Context, words: &Words) -> bool {
    let owned = words.clone().any(|k| ctx.pack.grammar.owner_marks.contains(ctx.word(k)));
    owned && ctx.pack.mention_words.grounds.contains(&ctx.lower(words.end.saturating_sub(1)))
}

/// Whether a body's name is a person's, as its description tells: "Ulf Brand, 505 project manager and ...".
///
/// Two capitals without a word for a body; the description must end in an office, before a preposition, a comma or "and".
pub(super) fn is_person(ctx: &Context, words: &Words) -> bool {
    let plain = |k: usize| {
        let word = ctx.pack.morphology.singular(ctx.word(k));
        let known = ctx.pack.speakers.body_nouns.contains(&word)
            || ctx.pack.speakers.carriers.contains(&word)
            || ctx.pack.speakers.kinds.contains(&word)
            || ctx.pack.speakers.issuers.contains(&word);
        ctx.is_capital(k) && !known && ctx.word(k).chars().any(char::is_lowercase)
    };
    let inside =
        words.start.checked_sub(1).is_some_and(|k| ctx.pack.mention_words.person_links.contains(&ctx.lower(k)));
    if words.len() != 2 || inside || !words.clone().all(plain) || ctx.word(words.end) != "," {
        return false;
    }
    let noun = |k: usize| matches!(ctx.upos(k), Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn);
    let from = words.end + 1;
    let run = (from..from + DESCRIPTION).take_while(|&k| noun(k)).count();
    let Some(head) = (from + run).checked_sub(1).filter(|_| run > 0) else { return false };
    let ends = matches!(ctx.upos(head + 1), Upos::Adp | Upos::Cconj) || ctx.word(head + 1) == ",";
    ends && ctx.upos(head) == Upos::Noun && ctx.pack.speakers.person_roles.contains(&ctx.lower(head))
}

/// Whether a name that the reader took for a place's is a body's that speaks, as what it is called tells: "Lornpress, Varnia's news agency,
/// reported". `speaking`: where sources begin.
pub(super) fn is_carrier(ctx: &Context, words: &Words, speaking: &BTreeSet<usize>) -> bool {
    let known = |k: usize| {
        let noun = ctx.pack.morphology.singular(ctx.word(k));
        ctx.pack.speakers.carriers.contains(&noun) || ctx.pack.speakers.body_nouns.contains(&noun)
    };
    let called = |k: usize| ctx.deprel(k) == Deprel::Appos && words.contains(&ctx.head(k)) && known(k);
    let country = ctx.gazetteer.country(ctx.word(words.start)).is_some();
    let mut behind = words.end + 1..words.end + 1 + DESCRIPTION;
    !country && speaking.contains(&words.start) && ctx.word(words.end) == "," && behind.any(called)
}

/// The last words of the persons named in full in the report.
pub(super) fn surnames<'c>(ctx: &'c Context, entities: &[Entity]) -> BTreeSet<&'c str> {
    let full = entities.iter().filter(|e| e.kind == EntityKind::Person && e.words.len() > 1);
    full.map(|e| ctx.word(e.words.end - 1)).filter(|w| w.chars().count() > 2).collect()
}

/// The words at which the reader has a source of a saying begin.
pub(super) fn speaking(ctx: &Context) -> BTreeSet<usize> {
    ctx.reading.sayings.iter().flat_map(|s| &s.source).map(|w| w.start).collect()
}

/// Whether a lone word that the reader took for a side or a place is the surname of a person who speaks: "Lancaster and other
/// clerics urged", where Jonas Lancaster is named elsewhere.
pub(super) fn is_surname(
    ctx: &Context,
    words: &Words,
    kind: MentionKind,
    surnames: &BTreeSet<&str>,
    speaking: &BTreeSet<usize>,
) -> bool {
    let text = ctx.word(words.start);
    let lone = words.len() == 1 && matches!(kind, MentionKind::Side | MentionKind::Place);
    let country = ctx.gazetteer.country(text).is_some() || ctx.gazetteer.demonym(text).is_some();
    let behind = ctx.upos(words.end);
    // "Lancaster police", "Lancaster's mayor" speak of the place.
    let free =
        !matches!(behind, Upos::Noun | Upos::Propn) && !ctx.pack.grammar.owner_marks.contains(ctx.word(words.end));
    lone && !country && free && surnames.contains(text) && speaking.contains(&words.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    /// Where a word stands.
    fn word(ctx: &Context, word: &str) -> usize {
        (0..40).find(|&k| ctx.word(k) == word).unwrap_or_else(|| panic!("{word} is not in the text"))
    }

    #[test]
    fn an_office_is_no_part_of_a_bodys_name() {
        with_context("Dana Perin, the Green Palace Press Secretary, spoke.", |ctx| {
            let from = word(ctx, "Green");
            assert_eq!(without_office(ctx, from..from + 3, EntityKind::Body), from..from + 2);
        });
        with_context("The Green Palace Press printed it.", |ctx| {
            let from = word(ctx, "Green");
            assert_eq!(without_office(ctx, from..from + 3, EntityKind::Body), from..from + 3);
        });
        with_context("Arvenland Gov. Larry Holm spoke.", |ctx| {
            assert_eq!(without_office(ctx, 0..2, EntityKind::Body), 0..1);
        });
    }

    #[test]
    fn a_county_keeps_whose_it_is() {
        with_context("The Prince Rolf's County Police Department spoke.", |ctx| {
            let county = word(ctx, "County");
            let whole = with_owner(ctx, county..county + 3);
            assert_eq!(ctx.of(ctx.span(&whole)), "Prince Rolf's County Police Department");
            assert!(is_ground(ctx, &(whole.start + 1..county + 1)));
        });
        with_context("Dalo Emric's Coast Party spoke.", |ctx| {
            let coast = word(ctx, "Coast");
            assert_eq!(with_owner(ctx, coast..coast + 2), coast..coast + 2);
        });
    }

    #[test]
    fn an_age_is_no_part_of_a_persons_name() {
        with_context("We left at dawn Edric 24 said.", |ctx| {
            let from = word(ctx, "Edric");
            assert_eq!(without_age(ctx, from..from + 2), from..from + 1);
            assert_eq!(without_age(ctx, from + 1..from + 2), from + 1..from + 2);
        });
        with_context("We left at dawn, Edric Roth said.", |ctx| {
            let from = word(ctx, "Edric");
            assert_eq!(without_age(ctx, from..from + 2), from..from + 2);
        });
    }
}
