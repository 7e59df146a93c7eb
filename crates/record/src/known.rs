//! What came from where, looked up by address and by report. In go the operations that count, out comes an index that grows with them,
//! so that adding one report does not go through all others.

use std::collections::BTreeMap;

use sayso_case::ReportId;

use crate::log::in_force;
use crate::operation::{Came, Change, Operation};

/// The reports that are in the record.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// By address: which reports, and which version each is.
    addresses: BTreeMap<String, Vec<(ReportId, usize)>>,
    /// With each report the sum of the reading that counts: the last one that it was read again with, or the one it came with.
    reports: BTreeMap<ReportId, String>,
}

impl Known {
    /// Of a whole log. Where two people each had a version of one number at an address, the later one in the log has the next number that
    /// nobody has.
    pub fn of(operations: &[Operation]) -> Self {
        let mut known = Known::default();
        let mut twice: Vec<&Came> = Vec::new();
        for operation in in_force(operations) {
            match operation.change() {
                Some(Change::Add { came }) if known.is_another(came) => {
                    twice.push(came);
                    known.reports.entry(came.report.clone()).or_insert_with(|| came.reading.clone());
                }
                _ => known.take(operation),
            }
        }
        for came in twice {
            let there = known.addresses.entry(came.address.clone()).or_default();
            if there.iter().all(|(report, _)| *report != came.report) {
                let free = (came.version..).find(|n| there.iter().all(|(_, version)| version != n));
                there.push((came.report.clone(), free.unwrap_or(came.version)));
            }
        }
        known
    }

    /// Whether another report has its number at its address.
    fn is_another(&self, came: &Came) -> bool {
        let there = self.addresses.get(&came.address).into_iter().flatten();
        there.into_iter().any(|(report, version)| *version == came.version && *report != came.report)
    }

    /// A report's path with its version, where it is not the first.
    pub fn shown(&self, came: &Came) -> String {
        match self.version(&came.address, &came.report).unwrap_or(came.version) {
            1 => came.path.clone(),
            version => format!("{}@{version}", came.path),
        }
    }

    /// What an operation that counts adds.
    pub fn take(&mut self, operation: &Operation) {
        match operation.change() {
            Some(Change::Add { came }) => {
                self.addresses.entry(came.address.clone()).or_default().push((came.report.clone(), came.version));
                // Bytes that are known come with no reading of their own: which one counts, only reading again changes.
                self.reports.entry(came.report.clone()).or_insert_with(|| came.reading.clone());
            }
            Some(Change::Read { report, reading }) => {
                // What was taken out is not in the record for being read again.
                self.reports.entry(report.clone()).and_modify(|sum| sum.clone_from(reading));
            }
            Some(Change::Blank { blanked }) => {
                let reading = &blanked.reading;
                self.reports.entry(blanked.report.clone()).and_modify(|sum| sum.clone_from(reading));
            }
            _ => {}
        }
    }

    /// Whether any report is known at an address.
    pub fn has_address(&self, address: &str) -> bool {
        self.addresses.contains_key(address)
    }

    /// Whether a report is known from anywhere.
    pub fn has(&self, report: &ReportId) -> bool {
        self.reports.contains_key(report)
    }

    /// The sum of the reading of a report that counts.
    pub fn reading(&self, report: &ReportId) -> Option<&str> {
        self.reports.get(report).map(String::as_str)
    }

    /// The version that a report is at an address; `None` where it did not come from there.
    pub fn version(&self, address: &str, report: &ReportId) -> Option<usize> {
        self.addresses.get(address)?.iter().find(|(known, _)| known == report).map(|(_, version)| *version)
    }

    /// The version of the next report at an address. Versions that were taken out or forgotten leave a gap, so that no two have one
    /// number.
    pub fn next(&self, address: &str) -> usize {
        let known = self.addresses.get(address).into_iter().flatten();
        known.map(|(_, version)| *version).max().unwrap_or(0) + 1
    }
}

/// The sum of the reading of one report that counts, of the operations that count: what [`Known::reading`] says, without an index.
pub(crate) fn reading_of<'o>(operations: &[&'o Operation], report: &ReportId) -> Option<&'o str> {
    let mut sum: Option<&str> = None;
    for operation in operations {
        match operation.change() {
            Some(Change::Add { came }) if came.report == *report => sum = sum.or(Some(&came.reading)),
            Some(Change::Read { report: read, reading }) if read == report => sum = sum.map(|_| reading.as_str()),
            Some(Change::Blank { blanked }) if blanked.report == *report => sum = sum.map(|_| blanked.reading.as_str()),
            _ => {}
        }
    }
    sum
}
