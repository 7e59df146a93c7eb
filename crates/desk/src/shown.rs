//! What is shown: what is joined of a record, and its log at one point. It never changes; a write makes another.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::ops::{Deref, Range};
use std::sync::Arc;

use sayso_case::ReadReport;
use sayso_dossier::Options;
use sayso_record::{Came, Change, Joined, Misfit, Operation, Record, Unsure, finding_ids};

use crate::failed::Failed;
use crate::held::Held;
use crate::source::{Asks, Source};
use crate::stored::Stored;

/// A case at one point of its record's log.
#[derive(Debug)]
pub(crate) struct Shown {
    /// What is joined.
    pub source: Source,
    /// Operations that could not be followed.
    pub misfits: Vec<Misfit>,
    /// The log, in order.
    pub operations: Arc<Vec<Operation>>,
    /// The ids of those that were undone.
    undone: BTreeSet<String>,
    /// The places in the log of what came from where.
    came: Vec<usize>,
    /// Whether a person has corrected (true) or only seen a finding.
    seen: BTreeMap<String, bool>,
    /// How many operations are not in what is joined yet.
    pub behind: usize,
}

impl Shown {
    /// A case held in memory.
    pub(crate) fn held(
        record: &Record,
        joined: Joined,
        options: Options,
        threads: NonZeroUsize,
    ) -> std::io::Result<Self> {
        let seen = joined.case.seen.iter().map(|seen| (seen.finding.to_string(), seen.corrected)).collect();
        let held = Held::of(joined.case, options, threads)?;
        Ok(Self::of(record, Source::Held(Box::new(held)), joined.misfits, seen, 0))
    }

    /// A case on the disk, with what was said since it was joined as far as that can be shown.
    pub(crate) fn stored(record: &Record, stored: Stored) -> Self {
        let (misfits, seen, behind) = (stored.misfits().to_vec(), stored.seen(), stored.behind());
        Self::of(record, Source::Stored(Box::new(stored)), misfits, seen, behind)
    }

    fn of(record: &Record, source: Source, misfits: Vec<Misfit>, seen: BTreeMap<String, bool>, behind: usize) -> Self {
        let operations = record.log();
        let undone: BTreeSet<String> = record.undone().into_iter().map(ToString::to_string).collect();
        let brings = |o: &Operation| matches!(o.change(), Some(Change::Add { .. })) && !undone.contains(o.id.as_str());
        let came = (0..).zip(operations.iter()).filter(|(_, o)| brings(o)).map(|(k, _)| k).collect();
        Shown { source, misfits, operations, undone, came, seen, behind }
    }

    /// The case, where it is held in memory.
    pub(crate) fn in_memory(&self) -> Option<&Held> {
        if let Source::Held(held) = &self.source { Some(held) } else { None }
    }

    /// What is on the disk, where it is there.
    pub(crate) fn on_disk(&self) -> Option<&Stored> {
        if let Source::Stored(stored) = &self.source { Some(stored) } else { None }
    }

    /// Whether it is at the same point of the log as this record.
    pub(crate) fn is_at(&self, record: &Record) -> bool {
        // A log that another was merged into may end as before, but not with as many.
        let mark = |operations: &[Operation]| (operations.len(), operations.last().map(|o| o.id.clone()));
        mark(&self.operations) == mark(record.operations())
    }

    /// Whether an operation counts.
    pub(crate) fn counts_still(&self, operation: &Operation) -> bool {
        !self.undone.contains(operation.id.as_str())
    }

    /// What came from where, in order.
    pub(crate) fn came(&self) -> impl DoubleEndedIterator<Item = &Came> {
        let came = |k: &usize| match self.operations.get(*k)?.change() {
            Some(Change::Add { came }) => Some(came),
            _ => None,
        };
        self.came.iter().filter_map(came)
    }

    /// Whether a person has corrected (true) or only seen a finding; `None` where nobody has.
    pub(crate) fn seen(&self, finding: &str) -> Option<bool> {
        self.seen.get(finding).copied()
    }

    /// How many findings a person has seen, and how many of these were corrected.
    pub(crate) fn all_seen(&self) -> (usize, usize) {
        (self.seen.len(), self.seen.values().filter(|corrected| **corrected).count())
    }

    /// How many findings of each of these reports, by their places, a person has seen.
    pub(crate) fn seen_in(&self, reports: Range<usize>) -> Result<Vec<usize>, Failed> {
        match &self.source {
            Source::Held(held) => {
                let some = held.case.reports.iter().skip(reports.start).take(reports.len());
                let seen = |read: &ReadReport| finding_ids(&read.findings).filter(|id| self.seen(id).is_some()).count();
                Ok(some.map(seen).collect())
            }
            Source::Stored(stored) => Ok(stored.seen_in(reports)?),
        }
    }

    /// The words of a finding.
    pub(crate) fn words(&self, finding: &str) -> Result<Option<String>, Failed> {
        let Some(read) = self.report_of(finding)? else { return Ok(None) };
        let f = &read.findings;
        let said = f.statements.iter().map(|s| (&s.id, s.span)).chain(f.figures.iter().map(|x| (&x.id, x.span)));
        let told = f.events.iter().map(|e| (&e.id, e.span)).chain(f.victims.iter().map(|v| (&v.id, v.span)));
        let named = f.mentions.iter().map(|m| (&m.id, m.span)).chain(f.times.iter().map(|t| (&t.id, t.span)));
        let mut all = said.chain(told).chain(named);
        Ok(all.find(|(id, _)| id.as_str() == finding).map(|(_, span)| span.of(&read.report.text).to_owned()))
    }

    /// The one of the queue at this place.
    pub(crate) fn unsure_at(&self, place: usize) -> Result<Option<Unsure>, Failed> {
        Ok(self.unsure_in(place..place.saturating_add(1))?.pop())
    }

    /// The report whose id begins so.
    pub(crate) fn report_or(&self, id: &str, nothing: impl FnOnce() -> Failed) -> Result<Cow<'_, ReadReport>, Failed> {
        if let Some(read) = self.report(id)? {
            return Ok(read);
        }
        let is_it = |came: &Came| !id.is_empty() && came.report.as_str().starts_with(id);
        if self.behind > 0 && self.came().any(is_it) {
            return Err(Failed::nothing("This report came after the case was joined last; it is being joined again."));
        }
        Err(nothing())
    }
}

/// What is joined is asked as if it were this.
impl Deref for Shown {
    type Target = dyn Asks + 'static;

    fn deref(&self) -> &Self::Target {
        self.source.asks()
    }
}
