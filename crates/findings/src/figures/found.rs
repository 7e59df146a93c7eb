//! What is looked through for an outcome, and what is found: a sentence with its candidates and cues, and how an outcome was told.

use sayso_reader::Words;

use super::candidate::Candidate;
use super::cues::Placed;
use super::frame::Frame;
use crate::{Outcome, Role, Unit};

/// How an outcome was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// By a cue before it.
    Left,
    /// By a cue after it.
    Right,
    /// By the tree or by its own noun.
    Own,
    /// From a neighbour or a whole.
    Passed,
}

/// An outcome and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The outcome.
    pub outcome: Outcome,
    /// How.
    pub way: Way,
    /// Whether it is only a guess ("left", "arrived", the bare noun).
    pub weak: bool,
    /// The cue's first word, where there is one.
    pub cue: Option<usize>,
}

/// What is found of a candidate, and by which rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slot {
    /// What became of those it counts.
    pub found: Option<Found>,
    /// The rules that found it.
    pub rules: Vec<&'static str>,
}

impl Slot {
    /// What fired is of this slot, whether anything was found or not.
    pub(super) fn new(f: &Frame, found: Option<Found>) -> Self {
        Slot { found, rules: f.ctx.rules.fired() }
    }

    /// Takes over what a later rule found, if it found anything.
    pub(super) fn take_over(&mut self, f: &Frame, found: Option<Found>) {
        let later = Slot::new(f, found);
        if later.found.is_some() {
            *self = later;
        }
    }
}

/// Whether a weak cue means anything for what is counted: "took 12 minutes" and "sent two letters" do not.
pub(super) fn means(c: &Candidate, found: &Found) -> bool {
    let unit = c.counted.unit;
    let arms = matches!(unit, Some(Unit::Vehicles | Unit::Weapons | Unit::Ammunition));
    match found.outcome {
        Outcome::Captured if found.weak => arms || matches!(unit, Some(Unit::Posts | Unit::Settlements)),
        Outcome::Delivered if found.weak => unit == Some(Unit::Supplies),
        Outcome::Deployed if found.weak => arms || c.counted.role == Some(Role::Military),
        _ => true,
    }
}

/// A sentence with its candidates and cues.
pub(super) struct Scan<'s, 'a> {
    pub(super) f: &'s Frame<'a>,
    pub(super) sentence: &'s Words,
    pub(super) candidates: &'s [Candidate],
    pub(super) cues: &'s [Placed],
}

impl Scan<'_, '_> {
    pub(super) fn cue_starting(&self, start: usize) -> impl Iterator<Item = &Placed> {
        self.cues.iter().filter(move |p| p.words.start == start)
    }

    /// The candidate that a word belongs to.
    pub(super) fn at(&self, k: usize) -> Option<&Candidate> {
        self.candidates.iter().find(|c| c.words.contains(&k))
    }
}
