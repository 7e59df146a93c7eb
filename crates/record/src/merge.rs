//! Two people's records of one case made one. In go two folders and where to, out comes a record that has the reports and the operations of both,
//! equal ones once. It is the same whichever is named first, and merging it with one of the two again changes nothing.
//!
//! What two people say differently is in it twice and left to be settled (`conflict`). What one of them has forgotten for good does not come back
//! from the other. Neither record is changed, unless it is the one that the other goes into.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use sayso_case::ReportId;

use crate::error::RecordError;
use crate::forget::{blanked_of, came_of};
use crate::kept::{READING, ReadingRow, write_reading};
use crate::log;
use crate::operation::{Change, Operation, OperationId};
use crate::order::in_order;
use crate::record::{FILE, Record};

/// What came of merging.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Operations in both, in the first only, in the second only.
    pub operations: (usize, usize, usize),
    /// How many reports the record has.
    pub reports: usize,
    /// Where bytes of what was forgotten may still be in a file, why, and what to do.
    pub may_be_there: Vec<String>,
}

/// The operations of two logs in their order, and the reports that one of the two has forgotten.
struct Union {
    operations: Vec<Operation>,
    forgotten: BTreeSet<ReportId>,
}

/// Merges two records into a third, or into one of the two.
///
/// # Errors
/// One of them cannot be read, or the third cannot be written; then nothing is.
pub fn merge(a: &Path, b: &Path, into: &Path) -> Result<Merged, RecordError> {
    let is_new = !is_one(a, into) && !is_one(b, into);
    let is_free = !into.exists() || fs::read_dir(into).is_ok_and(|mut files| files.next().is_none());
    if is_new && !is_free {
        return Err(RecordError::Refused(format!(
            "{}: there is something already; name a folder that is not there, or one of the two records",
            into.display()
        )));
    }
    // One of the two is held before it is read, so that nobody adds to it what the union would not have.
    let held = if is_new { None } else { Some(Record::open_for_writing(into)?) };
    let (first, second) = (Record::open(a)?, Record::open(b)?);
    let made_folder = !into.exists();
    let mut target = held.map_or_else(|| Record::open_or_make(into), Ok)?;
    let written = target.take_both(&first, &second);
    if written.is_err() && is_new {
        // Nothing else is in it.
        drop(target);
        let _ = fs::remove_file(into.join(FILE));
        let _ = fs::remove_file(into.join(crate::record::LOCK));
        if made_folder {
            let _ = fs::remove_dir(into);
        }
    }
    written
}

/// A name that was removed from a report in one record must be removed from it in the other.
fn has_forgotten_too(one: &Record, other: &Record) -> Result<(), RecordError> {
    let has: BTreeSet<&ReportId> = other.operations().iter().filter_map(blanked_of).map(|b| &b.report).collect();
    for blanked in one.operations().iter().filter_map(blanked_of) {
        if !has.contains(&blanked.report) && other.has_read(&blanked.report)? {
            return Err(RecordError::Refused(format!(
                "{}: report {} still has a name here that was removed for good in {}; say sayso forget --person there too, then merge",
                other.folder.display(),
                blanked.report,
                one.folder.display()
            )));
        }
    }
    Ok(())
}

/// Whether two paths lead to one folder.
fn is_one(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// The operations of both. One that has lost who, why and what in one of them has lost it.
fn union(first: &Record, second: &Record) -> Result<Union, RecordError> {
    let mut all: BTreeMap<OperationId, Operation> = BTreeMap::new();
    let mut forgotten: BTreeSet<ReportId> = BTreeSet::new();
    let both = || first.operations().iter().chain(second.operations());
    for operation in both() {
        let known = all.entry(operation.id.clone()).or_insert_with(|| operation.clone());
        if operation.body.is_none() {
            known.body = None;
        }
    }
    for (operation, came) in both().filter_map(|o| Some((o, came_of(o)?))) {
        if all.get(&operation.id).is_some_and(|o| o.body.is_none()) {
            forgotten.insert(came.report.clone());
        }
    }
    // What was said of it by somebody who has it still.
    for report in &forgotten {
        for record in [first, second] {
            let Ok(kept) = record.kept(report) else { continue };
            for id in record.about(&kept)? {
                all.entry(id).and_modify(|o| o.body = None);
            }
        }
    }
    Ok(Union { operations: in_order(all.into_values().collect()), forgotten })
}

impl Record {
    /// Writes what both have, in one step.
    fn take_both(&mut self, first: &Record, second: &Record) -> Result<Merged, RecordError> {
        let Union { operations, forgotten } = union(first, second)?;
        for (one, other) in [(first, second), (second, first)] {
            has_forgotten_too(one, other)?;
        }
        let removed: BTreeSet<&String> = operations.iter().filter_map(blanked_of).flat_map(|b| &b.removed).collect();
        let ids = |record: &Record| record.operations().iter().map(|o| o.id.clone()).collect::<BTreeSet<_>>();
        let (in_first, in_second) = (ids(first), ids(second));
        let both = in_first.intersection(&in_second).count();
        let bodies = first.bodies()?.into_iter().chain(second.bodies()?).collect::<BTreeMap<_, _>>();
        // What it has itself is there, and cannot be asked for by another connection while it is written to.
        let others: Vec<&Record> = [first, second].into_iter().filter(|r| !is_one(&r.folder, &self.folder)).collect();
        self.remove_safely()?;
        let folder = self.folder.clone();
        let cannot = |why: rusqlite::Error| RecordError::of(&folder, &why);
        let step = Transaction::new(&mut self.db, TransactionBehavior::Immediate).map_err(cannot)?;
        step.execute("DELETE FROM operation", []).map_err(cannot)?;
        let mut reports: BTreeSet<&ReportId> = BTreeSet::new();
        for operation in &operations {
            let body = bodies.get(operation.id.as_str()).filter(|_| operation.body.is_some());
            log::write(&step, operation, body.map(String::as_str)).map_err(cannot)?;
            let read = match operation.change() {
                Some(Change::Add { came }) => (&came.report, &came.reading),
                Some(Change::Read { report, reading }) => (report, reading),
                Some(Change::Blank { blanked }) => (&blanked.report, &blanked.reading),
                _ => continue,
            };
            reports.insert(read.0);
            if removed.contains(read.1) {
                continue;
            }
            take_report(&step, &others, read, &folder)?;
        }
        for report in forgotten.iter().filter(|report| !reports.contains(report)) {
            step.execute("DELETE FROM reading WHERE report = ?1", [report.as_str()]).map_err(cannot)?;
            step.execute("DELETE FROM original WHERE report = ?1", [report.as_str()]).map_err(cannot)?;
        }
        step.commit().map_err(cannot)?;
        let count = reports.len();
        // The index is of another log, and what was forgotten may be in a page that is free now.
        let may_be_there = if forgotten.is_empty() { self.without_index() } else { self.written_anew() };
        let operations = (both, in_first.len() - both, in_second.len() - both);
        Ok(Merged { operations, reports: count, may_be_there })
    }

    /// Who, why and what of each operation as it is written, where it was not forgotten.
    fn bodies(&self) -> Result<BTreeMap<String, String>, RecordError> {
        let find = self.db.prepare("SELECT id, body FROM operation WHERE body IS NOT NULL");
        let rows = find.and_then(|mut all| all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect());
        rows.map_err(|why| self.cannot(&why))
    }

    fn reading_row(&self, report: &ReportId, sum: &str) -> Result<Option<ReadingRow>, RecordError> {
        let find = format!("SELECT {READING} FROM reading WHERE report = ?1 AND sum = ?2");
        let row = self.db.query_row(&find, [report.as_str(), sum], ReadingRow::from_row).optional();
        row.map_err(|why| self.cannot(&why))
    }
}

/// Writes a report's bytes and what was read in them, where they are not there yet; damaged ones never.
fn take_report(
    step: &Transaction<'_>,
    from: &[&Record],
    (report, sum): (&ReportId, &String),
    folder: &Path,
) -> Result<(), RecordError> {
    let cannot = |why: rusqlite::Error| RecordError::of(folder, &why);
    let find = "SELECT 1 FROM reading WHERE report = ?1 AND sum = ?2";
    if step.prepare_cached(find).and_then(|mut q| q.exists([report.as_str(), sum.as_str()])).map_err(cannot)? {
        return Ok(());
    }
    for record in from {
        let Some(row) = record.reading_row(report, sum)? else { continue };
        let damaged = |what: &str| RecordError::Damaged(record.folder.clone(), format!("report {report}: {what}"));
        if row.summed() != row.sum {
            return Err(damaged("its reading is not what was written"));
        }
        let bytes = record.original(report)?.ok_or_else(|| damaged("its original is gone"))?;
        // Where a name was removed there are none.
        if ReportId::of(&bytes) != *report && !bytes.is_empty() {
            return Err(damaged("its original bytes do not have this hash any more"));
        }
        let insert = "INSERT OR IGNORE INTO original VALUES (?1, ?2)";
        step.prepare_cached(insert).and_then(|mut q| q.execute(params![report.as_str(), bytes])).map_err(cannot)?;
        return write_reading(step, &row).map_err(cannot);
    }
    Err(RecordError::Damaged(folder.to_owned(), format!("report {report}: its reading is in neither record")))
}
