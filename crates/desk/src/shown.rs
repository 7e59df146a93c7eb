//! What is shown: the joined case of a record at one point of its log, with all that is asked of it. It never changes; a write makes
//! another.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZeroUsize;
use std::sync::{Arc, OnceLock};

use sayso_case::{Case, ReadReport};
use sayso_contract::Timeline;
use sayso_dossier::Options;
use sayso_record::{Came, Joined, Misfit, Operation, Record, Unsure, finding_ids, unsure};

use crate::set_out::SetOut;

/// A case at one point of its record's log.
#[derive(Debug)]
pub(crate) struct Shown {
    /// The case.
    pub case: Arc<Case>,
    /// Operations that could not be followed.
    pub misfits: Vec<Misfit>,
    /// The log, in order.
    pub operations: Vec<Operation>,
    /// The ids of those that were undone.
    undone: BTreeSet<String>,
    /// The least sure first.
    pub unsure: Vec<Unsure>,
    /// What came from where, in order.
    pub came: Vec<Came>,
    /// Pages of it.
    pub set_out: SetOut,
    /// Whether a person has corrected (true) or only seen a finding.
    seen: BTreeMap<String, bool>,
    /// In which report a finding stands, by a hash of its id, made when it is asked for: a case of many reports has millions of ids, and
    /// they are in the case already.
    places: OnceLock<Vec<(u64, u32)>>,
    /// The dated findings in order, made when it is asked for.
    timeline: OnceLock<Timeline>,
}

impl Shown {
    /// What a record comes to, and its case.
    pub(crate) fn of(
        record: &Record,
        joined: Joined,
        options: Options,
        threads: NonZeroUsize,
    ) -> std::io::Result<Self> {
        let case = Arc::new(joined.case);
        Ok(Shown {
            misfits: joined.misfits,
            undone: record.undone().into_iter().map(ToString::to_string).collect(),
            unsure: unsure(&case),
            came: record.came().into_iter().cloned().collect(),
            seen: case.seen.iter().map(|seen| (seen.finding.to_string(), seen.corrected)).collect(),
            places: OnceLock::new(),
            timeline: OnceLock::new(),
            set_out: SetOut::begin(Arc::clone(&case), options, threads)?,
            operations: record.operations().to_vec(),
            case,
        })
    }

    /// Whether it is at the same point of the log as this record.
    pub(crate) fn is_at(&self, record: &Record) -> bool {
        // A log that another was merged into may end as before, but not with as many.
        let mark = |operations: &[Operation]| (operations.len(), operations.last().map(|o| o.id.clone()));
        mark(&self.operations) == mark(record.operations())
    }

    /// Whether an operation counts.
    pub(crate) fn counts(&self, operation: &Operation) -> bool {
        !self.undone.contains(operation.id.as_str())
    }

    /// Whether a person has corrected (true) or only seen a finding; `None` where nobody has.
    pub(crate) fn seen(&self, finding: &str) -> Option<bool> {
        self.seen.get(finding).copied()
    }

    /// The report whose id begins so; `None` where there is none or there are several.
    pub(crate) fn report(&self, id: &str) -> Option<&ReadReport> {
        let mut found =
            self.case.reports.iter().filter(|read| !id.is_empty() && read.report.id.as_str().starts_with(id));
        found.next().filter(|_| found.next().is_none())
    }

    /// The words of a finding.
    pub(crate) fn words(&self, finding: &str) -> Option<&str> {
        let read = self.report_of(finding)?;
        let f = &read.findings;
        let said = f.statements.iter().map(|s| (&s.id, s.span)).chain(f.figures.iter().map(|x| (&x.id, x.span)));
        let told = f.events.iter().map(|e| (&e.id, e.span)).chain(f.victims.iter().map(|v| (&v.id, v.span)));
        let named = f.mentions.iter().map(|m| (&m.id, m.span)).chain(f.times.iter().map(|t| (&t.id, t.span)));
        let mut all = said.chain(told).chain(named);
        all.find(|(id, _)| id.as_str() == finding).map(|(_, span)| span.of(&read.report.text))
    }

    /// The report in which a finding stands.
    pub(crate) fn report_of(&self, finding: &str) -> Option<&ReadReport> {
        let places = self.places.get_or_init(|| {
            let all = (0..).zip(&self.case.reports);
            let mut places: Vec<(u64, u32)> =
                all.flat_map(|(k, read)| finding_ids(&read.findings).map(move |id| (hash(&id), k))).collect();
            places.sort_unstable();
            places
        });
        let wanted = hash(finding);
        let begin = places.partition_point(|(hash, _)| *hash < wanted);
        let alike = places.iter().skip(begin).take_while(|(hash, _)| *hash == wanted);
        let alike: Vec<_> = alike.collect();
        let mut reads = alike.into_iter().filter_map(|(_, k)| self.case.reports.get(*k as usize));
        // Another id may have this hash. Where two reports have the finding, the last one is meant.
        let has = |read: &&ReadReport| finding_ids(&read.findings).any(|id| id == finding);
        reads.rfind(has)
    }

    /// The dated findings in order of time.
    pub(crate) fn timeline(&self) -> &Timeline {
        self.timeline.get_or_init(|| Timeline::of(&self.case))
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
