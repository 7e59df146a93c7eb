//! Removing a report for good: its bytes, its text, its findings, and who, why and what of every operation about it. In goes the
//! report, out comes how many operations lost their bodies. The log says that something was removed, and not what.

use std::collections::BTreeSet;

use sayso_case::ReportId;

use crate::correct::everything;
use crate::error::RecordError;
use crate::kept::Kept;
use crate::operation::{Change, OperationId, Stamp};
use crate::record::Record;

impl Record {
    /// The one report of the record that has this path as it is shown, or whose id begins so.
    ///
    /// # Errors
    /// There is none, there are several, or the record cannot be read.
    pub fn report(&self, named: &str) -> Result<Kept, RecordError> {
        const LEAST: usize = 6;
        let mut found: Vec<Kept> = self.reports()?;
        found.retain(|kept| {
            let report = &kept.read.report;
            report.path == named || named.len() >= LEAST && report.id.as_str().starts_with(named)
        });
        match (found.len(), found.pop()) {
            (1, Some(one)) => Ok(one),
            (0, _) => Err(RecordError::Refused(format!(
                "there is no report {named:?} in this record; give its path or its id as sayso read --record DIR prints them"
            ))),
            (many, _) => Err(RecordError::Refused(format!("{many} reports are called {named:?}; give the id of one"))),
        }
    }

    /// Removes it. The database is written anew, so that no byte of it stays in the file; backups have it still.
    ///
    /// # Errors
    /// It cannot be written; then nothing is removed.
    pub fn forget(&mut self, kept: &Kept, stamp: &Stamp) -> Result<usize, RecordError> {
        let report = &kept.read.report.id;
        let about = self.about(kept);
        self.db.execute_batch("PRAGMA secure_delete = ON;").map_err(|why| self.cannot(&why))?;
        self.append_with(Change::Forget, stamp, |db| {
            db.execute("DELETE FROM reading WHERE report = ?1", [report.as_str()])?;
            db.execute("DELETE FROM original WHERE report = ?1", [report.as_str()])?;
            let mut forget = db.prepare("UPDATE operation SET body = NULL WHERE id = ?1")?;
            about.iter().try_for_each(|id| forget.execute([id.as_str()]).map(|_| ()))
        })?;
        self.forget_bodies(&about);
        // The index has words of it; it is made again.
        let _ = crate::search::remove(&self.folder);
        self.db.execute_batch("VACUUM;").map_err(|why| self.cannot(&why))?;
        Ok(about.len())
    }

    /// The operations about a report, its findings or its paths, and what undid them.
    fn about(&self, kept: &Kept) -> BTreeSet<OperationId> {
        let report = &kept.read.report;
        let mut names: BTreeSet<&str> = everything(&kept.read.findings).map(|(id, _, _)| id.as_str()).collect();
        names.extend([report.id.as_str(), report.path.as_str()]);
        names.extend(report.also_at.iter().map(String::as_str));
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
        about
    }
}

fn is_about(change: &Change, report: &ReportId, names: &BTreeSet<&str>) -> bool {
    match change {
        Change::Add { came } => &came.report == report,
        Change::Read { report: other, .. } | Change::Gone { report: other } => other == report,
        Change::Move { report, .. } => names.contains(report.as_str()),
        Change::Note { on: Some(on), .. } => names.contains(on.as_str()),
        other => other.judged().is_some_and(|finding| &finding.report == report),
    }
}
