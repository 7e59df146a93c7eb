//! The case of a record: kept findings and the log in, the [`Case`] out. The same record gives the same case.

use std::num::NonZeroUsize;

use sayso_case::{Case, ReadReport};
use sayso_incidents::{Advice, OrderError, join_as_told};
use sayso_language::Packs;

use crate::error::RecordError;
use crate::log::in_force;
use crate::operation::{Change, Operation, Stamp};
use crate::record::Record;
use crate::state::{Misfit, advice, at, judged, without};

/// So many times orders that cannot be followed are left out and the rest is tried again.
const TRIES: usize = 4;

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
        joined(reports, &self.in_force(), threads)
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
        let before = self.case(threads)?.misfits;
        let parents = self.operations().last().map(|o| o.id.clone()).into_iter().collect();
        let (next, _) = Operation::new(parents, stamp, change.clone())
            .map_err(|why| RecordError::Refused(format!("this cannot be written down ({why})")))?;
        let named = at(&next).file;
        let mut operations = self.operations().to_vec();
        operations.push(next);
        let reports = self.reports()?.into_iter().map(|kept| kept.read).collect();
        let after = joined(reports, &in_force(&operations), threads)?.misfits;
        let new = after.into_iter().filter(|m| !before.contains(m));
        // It has no id yet that anybody knows.
        Ok(new.map(|m| m.why.replace(&format!("{named}: "), "").replace(&named, "this")).collect())
    }
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
    for _ in 0..TRIES {
        let (mut case, errors) = join_as_told(reports.clone(), packs, &advice, threads);
        if errors.is_empty() {
            case.seen = seen;
            return Ok(Joined { case, misfits });
        }
        leave_out(&mut advice, &errors, operations, &mut misfits);
    }
    // Each try leaves something out; what is left after all of them is told of no incident.
    let (mut case, _) = join_as_told(reports, packs, &Advice { case: Default::default(), ..advice }, threads);
    case.seen = seen;
    Ok(Joined { case, misfits })
}

fn leave_out(advice: &mut Advice, errors: &[OrderError], operations: &[&Operation], misfits: &mut Vec<Misfit>) {
    let mut files = Vec::new();
    for error in errors {
        let file = &error.at().file;
        if files.contains(file) {
            continue;
        }
        files.push(file.clone());
        if let Some(operation) = operations.iter().find(|o| &at(o).file == file) {
            misfits.push(Misfit { operation: operation.id.clone(), why: error.to_string() });
        }
    }
    without(advice, &files);
}
