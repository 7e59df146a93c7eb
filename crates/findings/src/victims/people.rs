//! The named persons of a sentence as victims may be: a sentence's words and mentions in, its persons out, each with what
//! stands around the name.

use sayso_reader::{Upos, Words};

use super::doubt::speaks;
use super::persons_name::is_person;
use super::phrase::phrase_start;
use crate::Mention;
use crate::figures::frame::Frame;
use crate::figures::named::{Person, persons};

/// A named person with what stands around the name.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Role, name, age.
    pub person: Person,
    /// Where the noun phrase before the name begins ("the terrorist commander X").
    pub start: usize,
    /// Whether a preposition stands before that phrase ("with X", "the brother of X").
    pub oblique: bool,
    /// Whether something of that person follows ("X's brother").
    pub owns: bool,
    /// Whether that person is the one who says something here.
    pub speaks: bool,
}

impl Named {
    /// One past the name and its age.
    pub fn end(&self) -> usize {
        self.person.words.end
    }

    /// Whether the person itself is what the sentence speaks of in this place.
    pub fn counts(&self) -> bool {
        !self.owns && !self.speaks
    }
}

/// The persons of a sentence, in order.
pub(super) fn people(f: &Frame, piece: &Words, mentions: &[Mention]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut floor = piece.start;
    for mut person in persons(f, piece, mentions) {
        trim(f, &mut person);
        if !is_person(f, &person, mentions) {
            continue;
        }
        let (start, oblique) = phrase_start(f, &person, floor);
        if is_alias(f, &person, found.last()) {
            continue;
        }
        let after = f.word(person.name.end);
        let owns = f.pack().victim_words.plain_owner_marks.contains(after);
        let speaks = speaks(f, &person, piece);
        floor = person.words.end;
        found.push(Named { person, start, oblique, owns, speaks });
    }
    found
}

/// "Dalo Emric, known as Abu Karr": a second name of the one before.
fn is_alias(f: &Frame, person: &Person, before: Option<&Named>) -> bool {
    let Some(end) = before.map(Named::end) else { return false };
    let start = person.words.start;
    start >= end
        && start - end < 6
        && (end..start).any(|k| f.pack().victim_words.alias_words.contains(f.word(k)))
        && !(end..start).any(|k| f.is(k, |w| &w.and))
}

/// "Dalo Emric Aka": the word that leads to another name is no part of it; "Dalo Emric | al-Karr": what is joined by "al-" is.
fn trim(f: &Frame, person: &mut Person) {
    let name = &mut person.name;
    while name.len() > 1 && f.pack().victim_words.alias_fronts.contains(f.word(name.end - 1)) {
        name.end -= 1;
        person.words.end = name.end;
    }
    let taken = |k: usize| f.ctx.reading.entities.iter().any(|e| e.words.contains(&k));
    let from = name.end;
    while name.len() < 8 && !f.line_ends_after(name.end - 1) {
        let article = f.pack().victim_words.particles.contains(f.word(name.end));
        let joined = article && f.is_dash(name.end + 1) && f.is_capital(name.end + 2);
        let small = f.grammar().ends_a_phrase(f.word(name.end));
        let flat = !small
            && !taken(name.end)
            && f.upos(name.end) == Upos::Propn
            && f.ctx.deprel(name.end) == sayso_reader::Deprel::Flat
            && name.contains(&f.ctx.head(name.end));
        match (joined, flat) {
            (true, _) => name.end += 3,
            (_, true) => name.end += 1,
            _ => break,
        }
    }
    while name.len() > 1
        && (f.is_mark(name.end - 1)
            || f.pack().victim_words.articles_in_names.contains(f.word(name.end - 1)) && f.is_dash(name.end))
    {
        name.end -= 1;
    }
    if person.words.end == from || person.words.end < name.end {
        person.words.end = name.end;
    }
}
