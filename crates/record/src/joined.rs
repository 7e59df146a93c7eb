//! The case of a record: kept findings and the log in, the [`Case`] out. The same record gives the same case.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use sayso_case::{Case, ReadReport, ReportId, Seen};
use sayso_incidents::{Advice, OrderError, join_as_told};
use sayso_language::Packs;

use crate::conflict::followed;
use crate::correct::everything;
use crate::error::RecordError;
use crate::operation::{Change, Operation, Stamp};
use crate::record::Record;
use crate::state::{Misfit, advice, at, judged, without};

/// A case and what of the log could not be followed.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The case.
    pub case: Case,
    /// Operations that no longer fit.
    pub misfits: Vec<Misfit>,
}

impl Record {
    /// Joins the kept findings as people corrected them.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn case(&self, threads: NonZeroUsize) -> Result<Joined, RecordError> {
        let reports = self.reports()?.into_iter().map(|kept| kept.read).collect();
        joined_by(reports, self.operations(), threads)
    }

    /// The same as it was when the log had its first so many operations. What was forgotten since is not in it.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn case_then(&self, operations: usize, threads: NonZeroUsize) -> Result<Joined, RecordError> {
        let then = self.operations().get(..operations).unwrap_or(self.operations());
        let reports = self.reports_then(then)?.into_iter().map(|kept| kept.read).collect();
        joined_by(reports, then, threads)
    }

    /// The case as it would be if this were done, and what could not be followed then that can be followed now (`before`) or is about
    /// it; nothing is written. Once the same changes are appended with the same stamp, it is the case.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn tried(
        &self,
        changes: &[Change],
        stamp: &Stamp,
        before: &[Misfit],
        threads: NonZeroUsize,
    ) -> Result<(Joined, Vec<String>), RecordError> {
        let mut operations = self.operations().to_vec();
        let (mut named, mut ends) = (Vec::new(), self.ends().to_vec());
        for change in changes {
            let (next, _) = Operation::new(ends, stamp, change.clone())
                .map_err(|why| RecordError::Refused(format!("this cannot be written down ({why})")))?;
            named.push(at(&next).file);
            ends = vec![next.id.clone()];
            operations.push(next);
        }
        let reports = self.reports()?.into_iter().map(|kept| kept.read).collect();
        let after = joined_by(reports, &operations, threads)?;
        let new = after.misfits.iter().filter(|m| !before.contains(m));
        // They have no ids yet that anybody knows.
        let this =
            |why: &str| named.iter().fold(why.to_owned(), |w, n| w.replace(&format!("{n}: "), "").replace(n, "this"));
        let why = new.map(|m| this(&m.why)).collect();
        Ok((after, why))
    }

    /// What could not be followed if this were done, that can be followed now or is about it; nothing is written.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn would_not_fit(
        &self,
        change: &Change,
        stamp: &Stamp,
        threads: NonZeroUsize,
    ) -> Result<Vec<String>, RecordError> {
        let changes = std::slice::from_ref(change);
        let (_, why) = self.tried(changes, stamp, &[], threads)?;
        // As a rule everything fits, and then it does not matter what did not fit before.
        if why.is_empty() {
            return Ok(why);
        }
        let before = self.case(threads)?.misfits;
        self.tried(changes, stamp, &before, threads).map(|(_, why)| why)
    }
}

/// The case after changes that alter nothing but what a person has seen: notes, and confirmations of findings that nobody judged before.
/// The same as joining again, and at once; `None` for any other changes.
pub fn only_seen(case: &Case, operations: &[&Operation], changes: &[Change]) -> Option<Case> {
    let judged: BTreeSet<(&ReportId, &str)> = operations
        .iter()
        .filter_map(|o| o.change()?.judged())
        .map(|judged| (&judged.report, judged.id.as_str()))
        .collect();
    let mut seen = case.seen.clone();
    for change in changes {
        match change {
            Change::Note { .. } => {}
            Change::Confirm { finding } => {
                let (finding, report) = (finding, case.report(&finding.report)?);
                let (id, _, span) = everything(&report.findings).find(|(id, _, _)| id.as_str() == finding.id)?;
                let is_new = !judged.contains(&(&finding.report, finding.id.as_str()));
                let is_there = (span.start, span.end) == (finding.start, finding.end);
                if !is_new || !is_there || seen.iter().any(|other| other.finding == *id) {
                    return None;
                }
                seen.push(Seen { finding: id.clone(), corrected: false });
            }
            _ => return None,
        }
    }
    Some(Case { seen, ..case.clone() })
}

/// The case of these findings and a whole log; what is in conflict is told and not followed.
fn joined_by(reports: Vec<ReadReport>, operations: &[Operation], threads: NonZeroUsize) -> Result<Joined, RecordError> {
    let (followed, mut misfits) = followed(operations);
    let joined = joined(reports, &followed, threads)?;
    misfits.extend(joined.misfits);
    Ok(Joined { case: joined.case, misfits })
}

/// The case of these findings and these operations.
///
/// # Errors
/// The words of a language cannot be used.
pub fn joined(
    mut reports: Vec<ReadReport>,
    operations: &[&Operation],
    threads: NonZeroUsize,
) -> Result<Joined, RecordError> {
    let (seen, mut misfits) = judged(&mut reports, operations);
    let packs = Packs::load().map_err(RecordError::Words)?;
    let mut advice = advice(operations);
    // Only so many refusals are told at a time, and what is left may contradict something else then. Each round leaves something out.
    loop {
        let (mut case, errors) = join_as_told(reports, packs, &advice, threads);
        if errors.is_empty() || !leave_out(&mut advice, &errors, operations, &mut misfits) {
            case.seen = seen;
            return Ok(Joined { case, misfits });
        }
        // Joining changes nothing in them, and a clone of all would take much memory.
        reports = case.reports;
    }
}

/// Leaves out what was refused and tells each; whether anything was left out.
fn leave_out(advice: &mut Advice, errors: &[OrderError], operations: &[&Operation], misfits: &mut Vec<Misfit>) -> bool {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for error in errors {
        files.entry(error.at().file.clone()).or_insert_with(|| error.to_string());
    }
    for operation in operations {
        if let Some(why) = files.get(&at(operation).file) {
            misfits.push(Misfit { operation: operation.id.clone(), why: why.clone() });
        }
    }
    without(advice, &files.into_keys().collect::<Vec<_>>())
}
