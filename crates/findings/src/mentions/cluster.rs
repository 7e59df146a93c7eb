//! Which forms within one report are one name.
//!
//! Persons by surname, bodies by their content words and side, sides by stem, places by equality; acronyms by
//! initials; and whatever the text itself says is one. A doubtful short form goes to the nearest longer form before it.

use sayso_reader::Words;

use super::Raw;
use crate::MentionKind;
use crate::context::Context;
use crate::lists::SPEAKER_WORDS;

/// Words that do not tell bodies apart.
const LIGHT: [&str; 10] = ["of", "the", "and", "for", "in", "to", "'s", "’s", "on", "-"];

/// A form as compared.
struct Form {
    /// Content words, lower case, spelling levelled.
    words: Vec<String>,
    /// The side a body belongs to, as a stem.
    owner: Option<String>,
    /// As written, for acronyms.
    written: String,
}

/// For every raw mention the place of the first mention of the same one.
pub(super) fn clusters(ctx: &Context, raws: &[Raw], pairs: &[(usize, usize)]) -> Vec<usize> {
    let forms: Vec<Form> = raws.iter().map(|r| form(ctx, r)).collect();
    let mut parent: Vec<usize> = (0..raws.len()).collect();
    let same_kind = |a: usize, b: usize| raws[a].kind == raws[b].kind;
    for b in 0..raws.len() {
        // Equal forms first, then the nearest form before, then after, of which this is a short form.
        let equal = (0..b).rev().find(|&a| same_kind(a, b) && equal(raws[b].kind, &forms[a], &forms[b]));
        let short = |a: &usize| *a != b && same_kind(*a, b) && short_for(raws[b].kind, &forms[b], &forms[*a]);
        let found = equal.or_else(|| (0..b).rev().find(short)).or_else(|| (b + 1..raws.len()).find(short));
        if let Some(a) = found {
            unite(&mut parent, a, b);
        }
    }
    for &(a, b) in pairs {
        if same_kind(a, b) {
            unite(&mut parent, a, b);
        }
    }
    (0..raws.len()).map(|k| root(&parent, k)).collect()
}

fn root(parent: &[usize], mut k: usize) -> usize {
    while parent[k] != k {
        k = parent[k];
    }
    k
}

fn unite(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

fn form(ctx: &Context, raw: &Raw) -> Form {
    let words = match raw.kind {
        MentionKind::Person => without_titles(ctx, &raw.core),
        _ => raw.core.clone(),
    };
    Form {
        words: words
            .clone()
            .map(|k| level(&sayso_gazetteer::fold(ctx.word(k))))
            .filter(|w| !LIGHT.contains(&w.as_str()) && w.chars().any(char::is_alphanumeric))
            .collect(),
        owner: raw.owner.as_ref().map(|o| stem(&sayso_gazetteer::fold(ctx.of(ctx.span(o))))),
        written: ctx.of(ctx.span(&words)).to_owned(),
    }
}

/// British and American spelling of the words that bodies are made of.
fn level(word: &str) -> String {
    word.replace("defence", "defense")
        .replace("centre", "center")
        .replace("organisation", "organization")
        .replace("labour", "labor")
}

/// A person's words without ranks and titles in front ("Colonel Dalo Emric" -> "Dalo Emric"), unless nothing is left.
pub(super) fn without_titles(ctx: &Context, words: &Words) -> Words {
    let mut w = words.clone();
    while w.end - w.start > 1 {
        let word = ctx.lower(w.start);
        if SPEAKER_WORDS.titles.contains(&word) || (word == "." && w.start > words.start) || word == "-" {
            w.start += 1;
        } else {
            break;
        }
    }
    w
}

/// The part that a country's name, adjective and people share: "varnia", "varnian", "varnians" -> "varn".
pub(crate) fn stem(name: &str) -> String {
    const ENDINGS: [&str; 16] =
        ["ians", "eans", "ese", "ian", "ean", "ans", "ish", "is", "an", "ia", "ea", "en", "i", "n", "s", "a"];
    let name = name.trim_start_matches("the ");
    for e in ENDINGS {
        if let Some(s) = name.strip_suffix(e).filter(|s| s.chars().count() >= 4) {
            return s.to_owned();
        }
    }
    name.to_owned()
}

fn equal(kind: MentionKind, a: &Form, b: &Form) -> bool {
    match kind {
        MentionKind::Side => a.words == b.words || stem(&a.words.join(" ")) == stem(&b.words.join(" ")),
        MentionKind::Body => same_set(&a.words, &b.words) && owners_agree(a, b),
        _ => a.words == b.words,
    }
}

fn same_set(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().all(|w| b.contains(w))
}

fn owners_agree(a: &Form, b: &Form) -> bool {
    match (&a.owner, &b.owner) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    }
}

/// Whether `short` can stand for `long`.
fn short_for(kind: MentionKind, short: &Form, long: &Form) -> bool {
    if short.words.is_empty() || short.words.len() > long.words.len() {
        return false;
    }
    match kind {
        // "Emric" for "Dalo Emric"; "D. Emric" too.
        MentionKind::Person => {
            long.words.len() > short.words.len()
                && (long.words.ends_with(&short.words)
                    || (short.words.len() == 1 && long.words.contains(&short.words[0])))
                || (short.words.len() == long.words.len()
                    && short.words.last() == long.words.last()
                    && short
                        .words
                        .iter()
                        .zip(&long.words)
                        .all(|(s, l)| s == l || (s.len() == 1 && l.starts_with(s.as_str()))))
        }
        // "Observatory" for "Lorn Observatory for Human Rights"; "LOHR" too.
        MentionKind::Body => {
            owners_agree(short, long)
                && (short.words.len() < long.words.len() && short.words.iter().all(|w| long.words.contains(w))
                    || acronym(&short.written, &long.written))
        }
        // "Front" does not stand for a side unless the whole name is longer by that word's company ("Free Coast Front").
        MentionKind::Side => {
            short.words.len() < long.words.len() && long.words.ends_with(&short.words) && short.words[0].len() > 3
                || acronym(&short.written, &long.written)
        }
        MentionKind::Place => false,
    }
}

/// Whether the short form is made of the long form's initials ("LOHR", "F.C.F.").
fn acronym(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.chars().count() < 2 || !letters.chars().all(char::is_uppercase) {
        return false;
    }
    let initials = |all: bool| -> String {
        long.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty() && (all || w.chars().next().is_some_and(char::is_uppercase)))
            .filter_map(|w| w.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    };
    long.contains(' ') && (initials(false) == letters || initials(true) == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_join_a_country_its_adjective_and_its_people() {
        for w in ["varnia", "varnian", "varnians"] {
            assert_eq!(stem(w), "varn");
        }
        assert_ne!(stem("luria"), stem("varnia"));
    }

    #[test]
    fn initials() {
        assert!(acronym("LOHR", "Lorn Observatory for Human Rights"));
        assert!(acronym("FCF", "Free Coast Front"));
        assert!(!acronym("Lorn", "Lorn Observatory for Human Rights"));
    }
}
