//! A person of whom something is told: what the rules of victims find in a sentence.

use crate::Outcome;

/// A person of a sentence, by its place among them, and what became of that person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub person: usize,
    pub outcome: Outcome,
}
