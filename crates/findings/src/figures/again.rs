//! Whether one person is named again: a candidate with its outcome and the figures before it in, the answer out.

use sayso_reader::Words;

use super::candidate::{Candidate, Kind};
use super::frame::Frame;
use crate::Outcome;

/// "the suspect", "the individual": one who was counted before with the same outcome, and is not counted again.
pub(super) fn is_named_again(f: &Frame, c: &Candidate, outcome: Outcome, told: &[(Words, Candidate, Outcome)]) -> bool {
    let plain = c.counted.head.is_some_and(|h| f.pack().figure_words.counted_before.contains(f.word(h)));
    c.kind == Kind::Single
        && plain
        && f.is(c.words.start, |w| &w.the)
        && told.iter().rev().take(100).any(|(_, _, o)| held(*o) == held(outcome))
}

/// Captured and detained are one for who is named again.
fn held(o: Outcome) -> Outcome {
    if o == Outcome::Detained { Outcome::Captured } else { o }
}
