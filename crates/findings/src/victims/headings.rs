//! Lines of names under a heading: a line's words in; the outcome that it tells of the lines below, or the person that it lists,
//! out.

use sayso_reader::{Upos, Words};

use super::deeds::{group, noun};
use super::describing::is_describing;
use super::doubt::is_saying;
use super::people::Named;
use crate::Outcome;
use crate::figures::frame::Frame;

/// What a heading line over lines of names tells: "The dead:", "Names of the wounded".
pub(super) fn heading(f: &Frame, piece: &Words) -> Option<Outcome> {
    let words = piece.clone().filter(|&k| !f.is_mark(k)).count();
    let colon = piece.end > piece.start && f.word(piece.end - 1) == ":";
    let names = |k: usize| f.pack().victim_words.headings.contains(f.word(k));
    if words > 14 || !colon && (words > 6 || !piece.clone().any(names)) || !f.line_ends_after(piece.end - 1) {
        return None;
    }
    let outcome = piece.clone().find_map(|k| group(f, k).or_else(|| noun(f, f.word(k))))?;
    let two = piece.clone().any(|k| group(f, k).is_some_and(|o| o != outcome));
    let said = piece.clone().any(|k| is_saying(f, f.word(k)));
    (!two && !said).then_some(outcome)
}

/// The person that a line of a list begins with, if the line is one.
pub(super) fn on_line(f: &Frame, piece: &Words, people: &[Named]) -> Option<usize> {
    let first = people.first().filter(|n| n.counts())?;
    let lead = (piece.start..first.person.words.start)
        .all(|k| f.is_mark(k) || f.word(k).chars().all(|c| c.is_ascii_digit()) || is_describing(f, k));
    // "X visited Arven": a sentence and no line of a list
    let end = first.end();
    let closed = end >= piece.end || f.is_mark(end) || f.pack().victim_words.from_of.contains(f.word(end));
    let short = piece.len() <= 24 && f.line_ends_after(piece.end - 1);
    let verb = piece
        .clone()
        .any(|k| matches!(f.upos(k), Upos::Verb | Upos::Aux) && f.grammar().auxiliaries.contains(f.word(k)));
    (lead && short && closed && !verb).then_some(0)
}
