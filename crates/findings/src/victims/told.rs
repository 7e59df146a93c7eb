//! Of whom a sentence tells that they were killed, wounded, lost or held: its words in, persons with what became of them out. The
//! figures ask it too.

use sayso_language::Voice;
use sayso_reader::Words;

use super::hit::Hit;
use super::people::{self, Named};
use super::{clause, lists, rows};
use crate::figures::frame::Frame;
use crate::figures::named::Person;
use crate::figures::unhurt::is_unhurt_behind;
use crate::{Mention, Outcome};

/// The persons of a sentence of whom it says that they were killed, wounded, lost or held.
pub(crate) fn told_of(f: &Frame, piece: &Words, mentions: &[Mention]) -> Vec<(Person, Outcome)> {
    let people = people::people(f, piece, mentions);
    told(f, piece, &people)
        .into_iter()
        .filter_map(|hit| Some((people.get(hit.person)?.person.clone(), hit.outcome)))
        .collect()
}

/// The same by the places of persons found before.
pub(super) fn told(f: &Frame, piece: &Words, people: &[Named]) -> Vec<Hit> {
    let mut found = Vec::new();
    for row in rows::rows(f, people) {
        clause::of_row(f, piece, people, &row, &mut found);
    }
    lists::in_piece(f, piece, people, &mut found);
    for hit in &mut found {
        if let Some(p) = people.get(hit.person).filter(|_| hit.outcome == Outcome::Wounded)
            && died_behind(f, piece, p.end())
        {
            hit.outcome = Outcome::Killed;
        }
    }
    // "Killed with his guard was Abel Roth; his wife, Greta Roth, was unharmed."
    found.retain(|hit| people.get(hit.person).is_none_or(|p| !is_unhurt_behind(f, p.person.words.end)));
    found
}

/// "Тимофей Ларин, раненный при перестрелке, | скончался": where words decline, the verb behind the participle's commas.
fn died_behind(f: &Frame, piece: &Words, end: usize) -> bool {
    if !f.pack().morphology.declines() || f.word(end) != "," {
        return false;
    }
    let Some(comma) = (end + 1..piece.end).find(|&k| f.word(k) == ",") else { return false };
    let dies = |c: &sayso_language::Cue| c.outcome == Outcome::Killed && c.voice != Voice::Leading && !c.done_to;
    f.pack().outcomes.cues(f.word(comma + 1)).iter().any(dies)
}
