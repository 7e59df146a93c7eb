//! Which reports are in the record, and under which paths. In goes the log, now or as it was, out come the reports as they were found.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sayso_case::ReportId;

use crate::error::RecordError;
use crate::forget::blanked_of;
use crate::kept::Kept;
use crate::known::Known;
use crate::log::in_force;
use crate::operation::{Came, Change, Operation};
use crate::record::Record;

impl Record {
    /// The reports that came in and were not taken out again, in the order in which they came; one that came from several addresses
    /// is there for each.
    pub fn came(&self) -> Vec<&Came> {
        came(&self.in_force())
    }

    /// The reports that are in the record, as they were found, in byte order of their paths. A later version at an address has its
    /// number behind its path ("a.html@2"), so that the path of an earlier one never changes.
    ///
    /// # Errors
    /// The database cannot be read, or holds what was not written there.
    pub fn reports(&self) -> Result<Vec<Kept>, RecordError> {
        self.reports_by(&self.in_force(), self.known())
    }

    /// The reports that were in the record when these were the operations of its log; one that was forgotten since is not among them.
    ///
    /// # Errors
    /// Those of [`Record::reports`].
    pub fn reports_then(&self, operations: &[Operation]) -> Result<Vec<Kept>, RecordError> {
        let mut known = Known::of(operations);
        // A name that was removed since is not in them either.
        let since = self.operations().get(operations.len()..).unwrap_or_default();
        since.iter().filter(|o| blanked_of(o).is_some()).for_each(|o| known.take(o));
        self.reports_by(&in_force(operations), &known)
    }

    fn reports_by(&self, operations: &[&Operation], known: &Known) -> Result<Vec<Kept>, RecordError> {
        let mut reports: Vec<Kept> = Vec::new();
        // By report, each in the order in which it came.
        let mut arrivals: BTreeMap<&ReportId, Vec<&Came>> = BTreeMap::new();
        for came in came(operations) {
            arrivals.entry(&came.report).or_default().push(came);
        }
        let said = operations.iter().filter_map(|o| Some((o.change()?.gone()?, &o.at)));
        let gone: BTreeMap<&ReportId, &Arc<str>> = said.collect();
        for (id, came) in arrivals {
            let Some((first, others)) = came.split_first() else { continue };
            let mut kept = self.kept_as(id, known.reading(id).unwrap_or_default())?;
            let report = &mut kept.read.report;
            report.path = known.shown(first);
            report.gone = gone.get(id).map(ToString::to_string);
            let own = report.path.clone();
            report.also_at.extend(others.iter().map(|c| known.shown(c)).filter(|path| *path != own));
            report.also_at.sort();
            report.also_at.dedup();
            reports.push(kept);
        }
        reports.sort_by(|a, b| (&a.read.report.path, &a.read.report.id).cmp(&(&b.read.report.path, &b.read.report.id)));
        Ok(reports)
    }

    /// The reports in the record under the paths at which they came first, to be read again.
    ///
    /// # Errors
    /// Those of [`Record::reports`].
    pub fn to_read_again(&self) -> Result<Vec<Kept>, RecordError> {
        let ids: BTreeSet<&ReportId> = self.came().iter().map(|came| &came.report).collect();
        ids.into_iter().map(|id| self.kept(id)).collect()
    }
}

fn came<'o>(operations: &[&'o Operation]) -> Vec<&'o Came> {
    let came = operations.iter().map(|o| o.change());
    came.filter_map(|change| if let Some(Change::Add { came }) = change { Some(came) } else { None }).collect()
}
