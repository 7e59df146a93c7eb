//! A run of words that may be a figure, before it is known what became of those it counts.

use sayso_reader::Words;

use super::counted::Counted;
use super::numbers::Number;
use crate::{Bound, Unit};

/// How the words count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Digits, number words, "dozens", "several".
    Number,
    /// "a soldier", "his mother", "the driver".
    Single,
    /// "Lieutenant Dalo Emric", or several names in a row.
    Named,
    /// "others were injured".
    Others,
    /// Only the network marks it.
    Marked,
}

/// Words that may be a figure.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Modifier, number and noun.
    pub words: Words,
    /// How they count.
    pub kind: Kind,
    /// Lowest count.
    pub low: Option<u64>,
    /// Highest count.
    pub high: Option<u64>,
    /// What is said of the count.
    pub bound: Bound,
    /// What is counted.
    pub counted: Counted,
}

impl Candidate {
    /// From a number and its noun.
    pub fn of(number: &Number, counted: Counted) -> Self {
        let end = counted.words.end.max(number.words.end);
        Candidate {
            words: number.words.start..end,
            kind: Kind::Number,
            low: number.low,
            high: number.high,
            bound: number.bound,
            counted,
        }
    }

    /// One person or thing, or as many as are named.
    pub fn exact(words: Words, kind: Kind, count: u64, counted: Counted) -> Self {
        Candidate { words, kind, low: Some(count), high: Some(count), bound: Bound::Exact, counted }
    }

    /// Whether it is a name, or several in a row.
    pub fn is_named(&self) -> bool {
        self.kind == Kind::Named
    }

    /// Whether it counts people, as far as the noun tells; `None` where no list has the noun.
    pub fn is_people(&self) -> Option<bool> {
        self.counted.unit.map(|u| u == Unit::People)
    }
}
