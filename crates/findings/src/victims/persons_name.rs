//! Whether a name is a person's: a name of a sentence in, yes or no out.
//!
//! Names of groups, schools, offices, towns and peoples that the reader took for persons are told here.

use sayso_reader::{EntityKind, Words};

use crate::figures::frame::Frame;
use crate::figures::named::Person;
use crate::{Mention, MentionKind};

/// Whether a name is a person's.
pub(super) fn is_person(f: &Frame, person: &Person, mentions: &[Mention]) -> bool {
    let (ctx, name) = (f.ctx, &person.name);
    let span = ctx.span(name);
    let mut over = mentions.iter().filter(|m| m.span.overlaps(span)).peekable();
    let marked = match over.peek() {
        Some(_) => over.any(|m| m.kind == MentionKind::Person),
        None => name.len() > 1 || person.role.is_some() || is_marked(f, name),
    };
    let g = f.grammar();
    let first = f.word(name.start);
    let small = g.determiners.contains(first)
        || g.prepositions.contains(first)
        || g.pronouns.contains(first)
        || g.auxiliaries.contains(first)
        || f.pack().numbers.cardinals.contains_key(first);
    // "an Arvenite was hurt", "the Karr-e Nav": a people, a piece of a longer name
    let piece = name.len() == 1 && f.pack().victim_words.another_one.contains(f.before(name.start))
        || f.is_dash(name.end) && f.is_glued(name.end - 1) && f.is_glued(name.end);
    let tagged = (name.start.saturating_sub(24)..name.start).any(|k| f.is(k, |w| &w.tags) && f.is_capital(k));
    marked
        && !small
        && !piece
        && !tagged
        && !is_office(f, name)
        && !lends(f, name)
        && !is_town(f, person)
        && !is_elsewhere(f, name)
        && !is_counted(f, name)
}

/// Whether the reader marks a person right there.
fn is_marked(f: &Frame, name: &Words) -> bool {
    let entities = &f.ctx.reading.entities;
    let at = entities.partition_point(|e| e.words.end <= name.start);
    entities.get(at).is_some_and(|e| e.kind == EntityKind::Person && e.words.start < name.end)
}

/// "Top Terrorist Commander", "Regime": titles and bodies, and nobody's name.
fn is_office(f: &Frame, name: &Words) -> bool {
    let last = f.word(name.end - 1);
    let one = f.pack().units.singular(last);
    let office =
        |w: &str| f.pack().speakers.body_nouns.contains(w) || f.pack().roles.noun(w).is_some() || is_named_thing(f, w);
    office(last) || office(&one) || name.len() == 1 && f.pack().speakers.titles.contains(last)
}

/// What is named after persons.
fn is_named_thing(f: &Frame, word: &str) -> bool {
    f.pack().victim_words.named_things.contains(word)
}

/// "the Dalo Emric School", "the Mardo network leader": the name only describes the noun behind it.
fn lends(f: &Frame, name: &Words) -> bool {
    if f.line_ends_after(name.end - 1) {
        return false;
    }
    let next = f.word(name.end);
    let one = f.pack().units.singular(next);
    let role = f.pack().roles.noun(&one).is_some()
        || f.pack().speakers.titles.contains(next)
        || f.pack().speakers.person_roles.contains(&one);
    let thing = is_named_thing(f, next) || f.pack().speakers.body_nouns.contains(&one);
    let described = f.pack().victim_words.lends.contains(f.word(name.end + 1));
    thing && !(described && f.pack().victim_words.plain_things.contains(next)) || role && !described
}

/// A town that the reader takes for a person: one word, no rank, and a name on the map.
fn is_town(f: &Frame, person: &Person) -> bool {
    person.name.len() == 1 && person.role.is_none() && {
        let word = f.ctx.word(person.name.start);
        f.ctx.gazetteer.is_place(word) && !is_surname(f, word)
    }
}

/// Whether a longer name of a person ends with the word somewhere in the report.
fn is_surname(f: &Frame, word: &str) -> bool {
    let entities = f.ctx.reading.entities.iter().take(2000);
    entities.filter(|e| e.kind == EntityKind::Person && e.words.len() > 1).any(|e| f.ctx.word(e.words.end - 1) == word)
}

/// Whether the report's other places with the same words are no person's.
fn is_elsewhere(f: &Frame, name: &Words) -> bool {
    let words = f.ctx.of(f.ctx.span(name));
    let (mut person, mut other) = (0, 0);
    for e in f.ctx.reading.entities.iter().take(2000).filter(|e| e.words.len() == name.len()) {
        if f.ctx.of(f.ctx.span(&e.words)).eq_ignore_ascii_case(words) {
            match e.kind {
                EntityKind::Person => person += 1,
                _ => other += 1,
            }
        }
    }
    other > 0 && other >= person
}

/// "30 Alawans": a people, not a person.
fn is_counted(f: &Frame, name: &Words) -> bool {
    let before = f.before(name.start);
    name.len() == 1
        && (before.starts_with(|c: char| c.is_ascii_digit()) || f.pack().numbers.cardinals.contains_key(before))
}
