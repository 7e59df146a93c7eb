//! Who stands in a row with whom: the persons of a sentence in, their rows out ("A, his wife B and their son C").

use sayso_reader::{EntityKind, Upos, Words};

use super::describing::{is_describing, is_naming, is_of};
use super::people::Named;
use crate::figures::frame::Frame;

/// The rows that the persons stand in, as runs of their places: only commas, "and", kin and descriptions between them.
pub(super) fn rows(f: &Frame, people: &[Named]) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    for (k, named) in people.iter().enumerate() {
        let joined = found.last().is_some_and(|row| row.end == k)
            && k > 0
            && named.counts()
            && people.get(k - 1).is_some_and(|last| last.counts() && joins(f, last, named));
        match found.last_mut().filter(|_| joined) {
            Some(row) => row.end = k + 1,
            None => found.push(k..k + 1),
        }
    }
    found
}

/// Whether two names that follow one another are told of together.
fn joins(f: &Frame, a: &Named, b: &Named) -> bool {
    let gap = a.end()..b.person.words.start;
    if gap.len() > 18 || gap.clone().any(|k| f.line_ends_after(k)) && gap.len() > 2 {
        return false;
    }
    if gap.clone().all(|k| is_link(f, k)) {
        return with_is_together(f, &gap);
    }
    // "A and her brother B", "A, a nurse, and the driver B", "A from Arven and B"
    let own = b.start.max(a.end());
    let link = a.end()..own;
    let parted =
        link.clone().next().is_none_or(|k| f.is_mark(k) || f.pack().victim_words.row_joints.contains(f.word(k)));
    let bounded = link.is_empty()
        || link.clone().next_back().is_some_and(|k| {
            f.is_mark(k)
                || f.pack().victim_words.row_with.contains(f.word(k))
                || is_of(f, k, &[EntityKind::Body, EntityKind::Place])
        });
    !b.oblique
        && parted
        && bounded
        && link.clone().all(|k| may_part(f, k) && !is_verb(f, k))
        && with_is_together(f, &gap)
}

/// Marks and words that join two names, and the number of a note in square brackets.
fn is_link(f: &Frame, k: usize) -> bool {
    let plain = f.pack().victim_words.row_links.contains(f.word(k));
    plain || f.word(k).chars().all(|c| c.is_ascii_digit()) && f.before(k) == "["
}

/// Words of a description that may part two names of a row.
fn may_part(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    is_link(f, k)
        || is_describing(f, k)
        || is_naming(f, word)
        || is_of(f, k, &[EntityKind::Place, EntityKind::Side, EntityKind::Body])
        || f.pack().victim_words.may_part.contains(word)
        || f.upos(k) == Upos::Propn
        || f.upos(k) == Upos::Num
}

/// Words of a verb, or of a clause of its own: what follows is told apart.
fn is_verb(f: &Frame, k: usize) -> bool {
    f.upos(k) == Upos::Verb && !is_naming(f, f.word(k))
        || f.grammar().auxiliaries.contains(f.word(k))
        || f.grammar().barriers.contains(f.word(k))
}

/// "A along with B" is a row, "A with B" is none.
fn with_is_together(f: &Frame, gap: &Words) -> bool {
    gap.clone().all(|k| !f.is(k, |w| &w.with) || f.pack().victim_words.together.contains(f.before(k)))
}
