//! The noun phrase that ends with a name: a person's words in; where the phrase begins, and whether a preposition makes it a
//! part of something else, out.

use sayso_reader::{EntityKind, Upos};

use super::describing::{is_describing, is_kin, is_naming, is_of};
use crate::figures::frame::Frame;
use crate::figures::named::Person;

/// Where the phrase that ends with the name begins, and whether a preposition makes it a part of something else.
pub(super) fn phrase_start(f: &Frame, person: &Person, floor: usize) -> (usize, bool) {
    let first = person.words.start;
    let start = walk_back(f, first, floor);
    let before = f.before(start);
    if start <= floor {
        return (start, false);
    }
    if f.pack().victim_words.phrase_links.contains(before) {
        // "one of its commanders X"
        let inner = (start..first)
            .rev()
            .find(|&k| f.upos(k) == Upos::Noun || f.pack().roles.noun(&f.pack().units.singular(f.word(k))).is_some());
        let plural = inner.is_some_and(|k| {
            f.pack().units.singular(f.word(k)) != f.word(k)
                && f.pack().roles.noun(&f.pack().units.singular(f.word(k))).is_some()
        });
        let head = start.saturating_sub(2).max(floor);
        let one_of = f.pack().small.of.contains(before)
            && (f.is(head, |w| &w.one) || f.pack().numbers.cardinals.contains_key(f.word(head)));
        if one_of && plural {
            return (walk_back(f, head, floor), false);
        }
        // "the head of the port office X"
        let plain = |k: usize| {
            let word = f.word(k);
            f.pack().roles.noun(word).is_none() && !is_kin(f, word) && !f.pack().speakers.titles.contains(word)
        };
        let of_body = || is_of(f, first - 1, &[EntityKind::Body, EntityKind::Place, EntityKind::Side]);
        let body = first > start && (inner.is_some_and(|k| k + 1 == first && plain(k)) || of_body());
        let office = f.pack().speakers.person_roles.contains(f.word(head)) && !is_kin(f, f.word(head));
        if f.pack().small.of.contains(before) && body && office {
            return (walk_back(f, head, floor), false);
        }
        // "two guards of the Halvian Army X and Y"
        let noun = f.pack().units.singular(f.word(head));
        let counted = f.pack().numbers.cardinals.contains_key(f.before(head)) && noun != f.word(head);
        if f.pack().small.of.contains(before) && body && counted && f.pack().roles.noun(&noun).is_some() {
            return (head.saturating_sub(1).max(floor), false);
        }
    }
    let named_as = f.pack().small.as_.contains(before)
        && start >= 2
        && (start.saturating_sub(10).max(floor)..start - 1).any(|k| is_naming(f, f.word(k)));
    let oblique = is_oblique(f, before) && !named_as;
    (start, oblique)
}

fn walk_back(f: &Frame, from: usize, floor: usize) -> usize {
    let mut start = from;
    while start > floor && from - start < 14 {
        let k = start - 1;
        let word = f.word(k);
        if f.line_ends_after(k) {
            break;
        }
        let old = f.is_dash(k)
            || f.pack().victim_words.aged_words.contains(word)
            || word.starts_with(|c: char| c.is_ascii_digit()) && f.is_dash(k + 1);
        if f.pack().victim_words.walked_over.contains(word) {
            start -= 1;
            break;
        }
        // "Karr Front leader X", where the reader took the front for a person
        let owner = start < from
            && (f.upos(k) == Upos::Propn || f.is_dash(k) && f.is_glued(k))
            && !f.grammar().calendar.contains(word);
        if !(is_describing(f, k) || owner || old && start - 1 > floor && f.is_glued(k)) {
            break;
        }
        start -= 1;
    }
    start
}

/// Prepositions that make what follows no subject and no object.
pub(super) fn is_oblique(f: &Frame, word: &str) -> bool {
    f.pack().victim_words.oblique.contains(word)
}
