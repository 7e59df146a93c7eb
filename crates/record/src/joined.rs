//! The case of a record: kept findings and the log in, the [`Case`] out. The same record gives the same case.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use sayso_case::{Case, ReadReport};
use sayso_incidents::{Advice, OrderError, join_as_told};
use sayso_language::Packs;

use crate::conflict::followed;
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
        let (next, _) = Operation::new(self.ends().to_vec(), stamp, change.clone())
            .map_err(|why| RecordError::Refused(format!("this cannot be written down ({why})")))?;
        let named = at(&next).file;
        let mut operations = self.operations().to_vec();
        operations.push(next);
        let reports = self.reports()?.into_iter().map(|kept| kept.read).collect();
        let after = joined_by(reports, &operations, threads)?.misfits;
        // As a rule everything fits, and then it does not matter what did not fit before.
        let before = if after.is_empty() { Vec::new() } else { self.case(threads)?.misfits };
        let new = after.into_iter().filter(|m| !before.contains(m));
        // It has no id yet that anybody knows.
        Ok(new.map(|m| m.why.replace(&format!("{named}: "), "").replace(&named, "this")).collect())
    }
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
