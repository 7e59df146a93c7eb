//! What one report tells of one deed, as its steps fill it and reports are joined by it.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{EventType, FindingId};

pub(crate) use sayso_case::WhenFrom as DaysFrom;

use super::trace::{Harm, Trace};
use crate::days::Days;
use crate::spots::Spot;

/// What one report tells of one deed.
#[derive(Clone, Debug)]
pub(crate) struct Happening {
    /// Its report's number.
    pub report: usize,
    /// The events and figures, in order of the text.
    pub traces: Vec<Trace>,
    /// When, and where that comes from.
    pub days: Option<(Days, DaysFrom)>,
    /// What no event's clause dates closer: weeks, months or years.
    pub vague: Option<Days>,
    /// The places, each with its weight: 3 named in the headline, 2 in the lead, 1 elsewhere, added up.
    pub places: BTreeMap<Spot, f32>,
    /// All scenes of the report, for a main happening.
    pub around: BTreeSet<Spot>,
    /// The days that the report names, for a main happening: what a late report says of the deed's day may stand anywhere.
    pub named: BTreeSet<Days>,
    /// Kinds of its events, with weights as places have.
    pub kinds: BTreeMap<EventType, u32>,
    /// People killed, wounded and so on, each with the finding it rests on.
    pub tolls: BTreeMap<(Harm, u64), FindingId>,
    /// First and last name of its named victims, as hashes.
    pub victims: BTreeSet<(u64, u64)>,
    /// Its named victims, by their place in the report's list.
    pub of_it: BTreeSet<usize>,
    /// Its sentences: those of its traces.
    pub sentences: BTreeSet<usize>,
    /// The statements that tell of it, by their place in the report's list.
    pub statements: BTreeSet<usize>,
    /// What it is about: words as hashes with their weights, of length one.
    pub words: Vec<(u64, f32)>,
    /// The same of the whole report, for a main happening.
    pub all_words: Option<Vec<(u64, f32)>>,
    /// First and last names of the persons of the report, for a main happening.
    pub persons: BTreeSet<(u64, u64)>,
    /// The last day it can have been on: nothing in a report is later than the report.
    pub until: Option<i32>,
    /// Whether it is what the report is about.
    pub main: bool,
    /// Whether the headline of its report tells of what followed a deed.
    pub follows_up: bool,
    /// Whether its first sentence looks back.
    pub back: bool,
    /// Whether the report tells of it, or only mentions it.
    pub told: bool,
    /// Where it stands in the report, for ids: the id of its first finding, the report's where it has none.
    pub anchor: String,
}

impl Happening {
    /// The kind that weighs most; "attack" only where there is nothing else; the contract's order for a tie.
    pub fn kind(&self) -> Option<EventType> {
        let own = |k: &EventType| self.kinds.len() == 1 || *k != EventType::Attack;
        let best = self.kinds.iter().filter(|(k, _)| own(k));
        best.max_by_key(|(k, n)| (**n, std::cmp::Reverse(**k))).map(|(k, _)| *k)
    }

    /// The event or figure that its ids are made of.
    pub fn first(&self) -> Option<&Trace> {
        self.traces.iter().find(|t| t.id.of_place() == self.anchor)
    }

    /// Its days.
    pub fn when(&self) -> Option<Days> {
        self.days.map(|(days, _)| days)
    }

    /// Whether a clause of its events or the heading of its section gives its day.
    pub fn is_dated(&self) -> bool {
        self.days.is_some_and(|(_, from)| matches!(from, DaysFrom::Own | DaysFrom::Section))
    }
}
