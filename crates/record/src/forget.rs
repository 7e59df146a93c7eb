//! Removing a report for good: its bytes, its text, its findings, and who, why and what of every operation about it. In goes the
//! report, out comes how many operations lost their bodies. The log says that something was removed, and not what.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;

use rusqlite::Connection;
use sayso_case::{Report, ReportId};

use crate::correct::everything;
use crate::error::RecordError;
use crate::kept::Kept;
use crate::operation::{Blanked, Came, Change, Operation, OperationId, Stamp};
use crate::record::{FILE, JOINED, Record};
use crate::search::INDEX;

/// What became of something that was to be forgotten: it is in no table any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// So many operations lost who, why and what.
    pub bodies: usize,
    /// Where bytes of it may still be in a file, why, and what to do: sentences without their full stop.
    pub may_be_there: Vec<String>,
}

impl Record {
    /// The one report of the record that has this path as it is shown, or whose id begins so. One that was taken out is still kept,
    /// and is found too where none that is in the record is called so.
    ///
    /// # Errors
    /// There is none, there are several, or the record cannot be read.
    pub fn report(&self, named: &str) -> Result<Kept, RecordError> {
        const LEAST: usize = 6;
        let is_it =
            |report: &Report| report.path == named || named.len() >= LEAST && report.id.as_str().starts_with(named);
        let mut found: Vec<Kept> = self.reports()?.into_iter().filter(|kept| is_it(&kept.read.report)).collect();
        if found.is_empty() {
            found = self.taken_out()?.into_iter().filter(|kept| is_it(&kept.read.report)).collect();
        }
        match (found.len(), found.pop()) {
            (1, Some(one)) => Ok(one),
            (0, _) => Err(RecordError::Refused(format!(
                "there is no report {named:?} in this record; give its path or its id as sayso read --record DIR prints them"
            ))),
            (many, _) => Err(RecordError::Refused(format!("{many} reports are called {named:?}; give the id of one"))),
        }
    }

    /// The reports that were taken out, under the paths at which they came first.
    fn taken_out(&self) -> Result<Vec<Kept>, RecordError> {
        let mut first: BTreeMap<&ReportId, &Came> = BTreeMap::new();
        for operation in self.operations() {
            if let Some(Change::Add { came }) = operation.change()
                && !self.known().has(&came.report)
            {
                first.entry(&came.report).or_insert(came);
            }
        }
        let kept = first.into_iter().map(|(report, came)| {
            let mut kept = self.kept(report)?;
            kept.read.report.path = self.known().shown(came);
            Ok(kept)
        });
        kept.collect()
    }

    /// Removes it. The database is written anew, so that no byte of it stays in the file; backups have it still.
    ///
    /// # Errors
    /// It cannot be written; then nothing is removed.
    pub fn forget(&mut self, kept: &Kept, stamp: &Stamp) -> Result<Forgotten, RecordError> {
        let report = &kept.read.report.id;
        let about = self.about(kept)?;
        self.remove_safely()?;
        self.append_with(Change::Forget, stamp, |db| {
            db.execute("DELETE FROM reading WHERE report = ?1", [report.as_str()])?;
            db.execute("DELETE FROM original WHERE report = ?1", [report.as_str()])?;
            take_bodies(db, &about)
        })?;
        self.forget_bodies(&about);
        Ok(Forgotten { bodies: about.len(), may_be_there: self.written_anew() })
    }

    /// Overwrites what is removed from now on.
    pub(crate) fn remove_safely(&self) -> Result<(), RecordError> {
        self.db.execute_batch("PRAGMA secure_delete = ON;").map_err(|why| self.cannot(&why))
    }

    /// Writes the database anew without what was removed, and removes the search index; says where that could not be done.
    pub(crate) fn written_anew(&self) -> Vec<String> {
        // The index has words of it.
        let mut may_be_there = self.without_index();
        if let Err(why) = self.db.execute_batch("VACUUM;") {
            may_be_there.push(format!(
                "{FILE} cannot be written anew ({why}); make room, end what reads the record, make a copy with sayso backup, and put \
                 the copy in its place"
            ));
        }
        may_be_there
    }

    /// Removes the search index and what was kept of joining, which are made again; says where that could not be done.
    pub(crate) fn without_index(&self) -> Vec<String> {
        let told = |file: &str, why| format!("{file} cannot be removed ({why}); delete it, it is made again");
        let index = crate::search::remove(&self.folder).err().map(|why| told(INDEX, why));
        // One that was being made when a program was killed has words as well.
        let joined = [JOINED.to_owned(), format!("{JOINED}.new")].into_iter().filter_map(|file| {
            let removed = std::fs::remove_file(self.folder.join(&file));
            removed.err().filter(|why| why.kind() != ErrorKind::NotFound).map(|why| told(&file, why))
        });
        index.into_iter().chain(joined).collect()
    }

    /// The operations about a report, its findings or its paths, and what undid them.
    pub(crate) fn about(&self, kept: &Kept) -> Result<BTreeSet<OperationId>, RecordError> {
        let report = &kept.read.report;
        let readings = self.readings_of(&report.id)?;
        // A newer program may have found other things than an earlier one; both were judged.
        let findings = readings.iter().map(|kept| &kept.read.findings).chain([&kept.read.findings]);
        let ids = findings.flat_map(everything).map(|(id, _, _)| id.to_string());
        let mut names: BTreeSet<String> = ids.chain([report.id.to_string(), report.path.clone()]).collect();
        names.extend(report.also_at.iter().cloned());
        for came in self.operations().iter().filter_map(came_of).filter(|came| came.report == report.id) {
            names.extend([came.path.clone(), came.address.clone(), self.known().shown(came)]);
        }
        let mut about: BTreeSet<OperationId> = BTreeSet::new();
        for operation in self.operations() {
            let is = |change: &Change| match change {
                Change::Undo { operation } => about.contains(operation),
                other => is_about(other, &report.id, &names),
            };
            if operation.change().is_some_and(is) {
                about.insert(operation.id.clone());
            }
        }
        Ok(about)
    }
}

/// Takes who, why and what from these operations.
pub(crate) fn take_bodies(db: &Connection, ids: &BTreeSet<OperationId>) -> rusqlite::Result<()> {
    let mut forget = db.prepare("UPDATE operation SET body = NULL WHERE id = ?1")?;
    ids.iter().try_for_each(|id| forget.execute([id.as_str()]).map(|_| ()))
}

pub(crate) fn came_of(operation: &Operation) -> Option<&Came> {
    match operation.change() {
        Some(Change::Add { came }) => Some(came),
        _ => None,
    }
}

/// What an operation says of a report from which a name was removed.
pub(crate) fn blanked_of(operation: &Operation) -> Option<&Blanked> {
    if let Some(Change::Blank { blanked }) = operation.change() { Some(blanked) } else { None }
}

fn is_about(change: &Change, report: &ReportId, names: &BTreeSet<String>) -> bool {
    match change {
        Change::Add { came } => &came.report == report,
        Change::Blank { blanked } => &blanked.report == report,
        Change::Read { report: other, .. } | Change::Gone { report: other } => other == report,
        Change::Move { report: moved, .. } => is_named(moved, report, names),
        Change::Note { on: Some(on), .. } => is_named(on, report, names),
        other => other.judged().is_some_and(|finding| &finding.report == report),
    }
}

/// Whether words name the report or something in it; an id may have been cut short.
fn is_named(words: &str, report: &ReportId, names: &BTreeSet<String>) -> bool {
    const LEAST: usize = 6;
    let words = words.trim();
    // An id is hexadecimal behind the letter for its type.
    let is_cut = words.len() >= LEAST && words.bytes().skip(1).all(|b| b.is_ascii_hexdigit());
    let begins = |id: &str| is_cut && id.starts_with(words);
    names.contains(words)
        || begins(report.as_str())
        || names.range(words.to_owned()..).next().is_some_and(|id| begins(id))
}
