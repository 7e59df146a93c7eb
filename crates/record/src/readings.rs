//! Readings that are kept: a report in, what was found in it out, with what it was read, and its bytes.

use rusqlite::OptionalExtension;
use sayso_case::{ReadReport, ReportId};

use crate::error::RecordError;
use crate::kept::{Kept, READING, ReadBy, ReadingRow};
use crate::known::reading_of;
use crate::record::Record;

impl Record {
    /// One report as it was found.
    pub(crate) fn kept(&self, report: &ReportId) -> Result<Kept, RecordError> {
        let sum = self.sum_of(report)?.unwrap_or_default();
        self.kept_as(report, &sum)
    }

    /// The same for whoever asks of one report alone: it goes through the log once and makes no index of all reports.
    pub(crate) fn kept_alone(&self, report: &ReportId) -> Result<Kept, RecordError> {
        match reading_of(&self.in_force(), report) {
            Some(sum) => self.kept_as(report, sum),
            None => self.kept(report),
        }
    }

    /// A report as it was found by the reading with this sum, under the path at which it came first.
    ///
    /// # Errors
    /// There is no such reading, or the database cannot be read.
    pub fn reading(&self, report: &ReportId, sum: &str) -> Result<ReadReport, RecordError> {
        self.kept_as(report, sum).map(|kept| kept.read)
    }

    /// The sum of the reading of a report that counts; `None` for a report that is not in the record.
    pub fn counting(&self, report: &ReportId) -> Option<&str> {
        self.known().reading(report)
    }

    /// The readable text of a report as the reading with this sum has it; `None` where there is no such. It is not held against its sum.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn text(&self, report: &ReportId, sum: &str) -> Result<Option<String>, RecordError> {
        let find = "SELECT text FROM reading WHERE report = ?1 AND sum = ?2";
        self.db.query_row(find, [report.as_str(), sum], |row| row.get(0)).optional().map_err(|why| self.cannot(&why))
    }

    /// One report as it was found by the reading with this sum.
    pub(crate) fn kept_as(&self, report: &ReportId, sum: &str) -> Result<Kept, RecordError> {
        let damaged = |why: String| RecordError::Damaged(self.folder.clone(), format!("report {report}: {why}"));
        let find = format!("SELECT {READING} FROM reading WHERE report = ?1 AND sum = ?2");
        let row = self.db.query_row(&find, [report.as_str(), sum], ReadingRow::from_row).optional();
        let row = row.map_err(|why| self.cannot(&why))?.ok_or_else(|| damaged("its reading is gone".to_owned()))?;
        // A changed byte must not become a finding of somebody's.
        if row.summed() != row.sum {
            return Err(damaged("its reading is not what was written".to_owned()));
        }
        row.kept().map_err(|why| damaged(why.to_string()))
    }

    /// Every reading of a report, as it is kept, the first one first.
    pub(crate) fn readings_of(&self, report: &ReportId) -> Result<Vec<Kept>, RecordError> {
        let find = format!("SELECT {READING} FROM reading WHERE report = ?1 ORDER BY number");
        let rows = self.db.prepare(&find).and_then(|mut all| {
            let rows = all.query_map([report.as_str()], ReadingRow::from_row)?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        });
        let damaged = |why: String| RecordError::Damaged(self.folder.clone(), format!("report {report}: {why}"));
        let rows = rows.map_err(|why| self.cannot(&why))?;
        rows.into_iter().map(|row| row.kept().map_err(|why| damaged(why.to_string()))).collect()
    }

    /// The reports that are kept, whether they are in the case or were taken out of it.
    pub(crate) fn originals_kept(&self) -> Result<Vec<ReportId>, RecordError> {
        let find = self.db.prepare("SELECT report FROM original ORDER BY report");
        let rows = find.and_then(|mut all| {
            let rows = all.query_map([], |row| row.get::<_, String>(0))?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        });
        let rows = rows.map_err(|why| self.cannot(&why))?;
        Ok(rows.iter().filter_map(|id| ReportId::parse(id)).collect())
    }

    /// The sums of all readings of a report.
    pub(crate) fn sums_of(&self, report: &ReportId) -> Result<Vec<String>, RecordError> {
        let find = self.db.prepare("SELECT sum FROM reading WHERE report = ?1 ORDER BY number");
        let rows = find.and_then(|mut all| all.query_map([report.as_str()], |row| row.get(0))?.collect());
        rows.map_err(|why| self.cannot(&why))
    }

    /// What the reading of a report that counts was read with.
    ///
    /// # Errors
    /// It is not kept, or the database cannot be read.
    pub fn read_by(&self, report: &ReportId) -> Result<ReadBy, RecordError> {
        let sum = self.sum_of(report)?.unwrap_or_default();
        self.reading_by(report, &sum)
    }

    /// What the reading of a report with this sum was read with.
    ///
    /// # Errors
    /// As [`Record::read_by`].
    pub fn reading_by(&self, report: &ReportId, sum: &str) -> Result<ReadBy, RecordError> {
        let find = "SELECT read_by FROM reading WHERE report = ?1 AND sum = ?2";
        let written: String =
            self.db.query_row(find, [report.as_str(), sum], |row| row.get(0)).map_err(|why| self.cannot(&why))?;
        let damaged =
            |why: serde_json::Error| RecordError::Damaged(self.folder.clone(), format!("report {report}: {why}"));
        serde_json::from_str(&written).map_err(damaged)
    }

    /// A report with its findings as they were found, before anybody said anything of them.
    ///
    /// # Errors
    /// It is not kept, or the database cannot be read.
    pub fn as_found(&self, report: &ReportId) -> Result<ReadReport, RecordError> {
        self.kept(report).map(|kept| kept.read)
    }

    /// The bytes of a report as they were got.
    ///
    /// # Errors
    /// The database cannot be read; `Ok(None)`: there is no such report.
    pub fn original(&self, report: &ReportId) -> Result<Option<Vec<u8>>, RecordError> {
        let find = "SELECT bytes FROM original WHERE report = ?1";
        self.db.query_row(find, [report.as_str()], |row| row.get(0)).optional().map_err(|why| self.cannot(&why))
    }
}
