//! What is kept of a report: its bytes as got, its readable text, the findings as found, and what they were read with. In goes a
//! report that was read, out comes the same; nothing edits it.

use rusqlite::{Connection, OptionalExtension, Row, params};
use sayso_case::{Findings, ReadReport, Report, ReportId, sha256};
use serde::{Deserialize, Serialize};

use crate::error::RecordError;
use crate::operation::{Came, Change, Stamp};
use crate::record::Record;

/// What a report was read with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBy {
    /// The program's version.
    pub program: String,
    /// The hash of its rules and word lists.
    pub rules: String,
    /// The rules that were left out.
    pub left_out: Vec<String>,
    /// The hash of the weights; `None` where nothing was loaded to read with.
    pub weights: Option<String>,
}

/// A report as it was got and read.
#[derive(Clone, Debug)]
pub struct Got {
    /// The report with its findings.
    pub read: ReadReport,
    /// What they were read with.
    pub read_by: ReadBy,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A report as it is kept, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The report with its findings.
    pub read: ReadReport,
    /// What they were read with.
    pub read_by: ReadBy,
}

/// What became of a report that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its address was not known.
    New,
    /// Its address was known with other bytes; both stay.
    Version,
    /// Its bytes are known from another address.
    AlsoAt,
    /// Its bytes are known at this address; nothing was written.
    Known,
}

impl Outcome {
    /// Its word in lines.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::New => "new",
            Outcome::Version => "version",
            Outcome::AlsoAt => "also_at",
            Outcome::Known => "known",
        }
    }
}

/// A reading as its row has it.
pub(crate) struct ReadingRow {
    pub number: i64,
    pub report: String,
    pub read_by: String,
    pub particulars: String,
    pub text: String,
    pub findings: String,
    pub sum: String,
}

/// The columns of [`ReadingRow`], in its order.
pub(crate) const READING: &str = "number, report, read_by, particulars, text, findings, sum";

impl ReadingRow {
    pub(crate) fn of(read: &ReadReport, read_by: &ReadBy) -> Result<Self, serde_json::Error> {
        let bare = Report { text: String::new(), ..read.report.clone() };
        let mut row = ReadingRow {
            number: 0,
            report: read.report.id.to_string(),
            read_by: serde_json::to_string(read_by)?,
            particulars: serde_json::to_string(&bare)?,
            text: read.report.text.clone(),
            findings: serde_json::to_string(&read.findings)?,
            sum: String::new(),
        };
        row.sum = row.summed();
        Ok(row)
    }

    pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(ReadingRow {
            number: row.get(0)?,
            report: row.get(1)?,
            read_by: row.get(2)?,
            particulars: row.get(3)?,
            text: row.get(4)?,
            findings: row.get(5)?,
            sum: row.get(6)?,
        })
    }

    /// The sum that its columns have: each behind its length, so that nothing can move from one to the next.
    pub(crate) fn summed(&self) -> String {
        let mut all = String::new();
        for column in [&self.report, &self.read_by, &self.particulars, &self.text, &self.findings] {
            all.push_str(&format!("{}:{column}", column.len()));
        }
        sha256(all.as_bytes())
    }

    /// What it says.
    pub(crate) fn kept(self) -> Result<Kept, serde_json::Error> {
        let bare: Report = serde_json::from_str(&self.particulars)?;
        let mut findings: Findings = serde_json::from_str(&self.findings)?;
        // Lists grow by doubling while they are read; a case of many reports would hold the room for as many again.
        findings.shrink();
        let read = ReadReport { report: Report { text: self.text, ..bare }, findings };
        Ok(Kept { read, read_by: serde_json::from_str(&self.read_by)? })
    }
}

/// Where a report is known: its url, else its path.
pub fn address(report: &Report) -> &str {
    report.url.as_deref().map(str::trim).filter(|url| !url.is_empty()).unwrap_or(&report.path)
}

impl Record {
    /// Whether the bytes of this report were read before.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn has_read(&self, report: &ReportId) -> Result<bool, RecordError> {
        let find = "SELECT 1 FROM reading WHERE report = ?1 LIMIT 1";
        let mut rows = self.db.prepare(find).map_err(|why| self.cannot(&why))?;
        rows.exists([report.as_str()]).map_err(|why| self.cannot(&why))
    }

    /// What adding a report would make of it.
    pub fn outcome(&self, report: &Report) -> Outcome {
        let (known, address) = (self.known(), address(report));
        match (known.version(address, &report.id), known.has(&report.id), known.has_address(address)) {
            (Some(_), ..) => Outcome::Known,
            (None, true, _) => Outcome::AlsoAt,
            (None, false, true) => Outcome::Version,
            (None, false, false) => Outcome::New,
        }
    }

    /// Keeps a report that was read, in one step with the operation that says so; once this returns, it is on the disk. Bytes that
    /// are known are not kept twice.
    ///
    /// # Errors
    /// The bytes are not those of the report, or it cannot be written; then nothing is.
    pub fn add(&mut self, got: &Got, stamp: &Stamp) -> Result<(Outcome, Came), RecordError> {
        let report = &got.read.report;
        if ReportId::of(&got.bytes) != report.id {
            return Err(RecordError::Refused(format!(
                "{}: the file changed while it was read; say it again once it is whole",
                report.path
            )));
        }
        let row = ReadingRow::of(&got.read, &got.read_by).map_err(|why| {
            RecordError::Refused(format!("{}: its findings cannot be written down ({why})", report.path))
        })?;
        let known = self.sum_of(&report.id)?;
        let sum = known.clone().unwrap_or_else(|| row.sum.clone());
        let (outcome, came) = (self.outcome(report), self.comes(report, got.bytes.len(), sum));
        if outcome == Outcome::Known {
            return Ok((outcome, came));
        }
        self.append_with(Change::Add { came: came.clone() }, stamp, |db| {
            if known.is_some() { Ok(()) } else { write(db, &row, &got.bytes) }
        })?;
        Ok((outcome, came))
    }

    /// Notes the other paths at which a report that is kept was found, where they are its addresses and not known yet: what comes
    /// there later is a new version too. Says which.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add_also(&mut self, report: &Report, stamp: &Stamp) -> Result<Vec<Came>, RecordError> {
        let mut all = Vec::new();
        for path in &report.also_at {
            let there = Report { path: path.clone(), also_at: Vec::new(), ..report.clone() };
            if self.outcome(&there) == Outcome::AlsoAt {
                all.push(self.add_known(&there, stamp)?.1);
            }
        }
        Ok(all)
    }

    /// Notes that a report whose bytes were read before came from this address too, or came again.
    ///
    /// # Errors
    /// It was never read, or it cannot be written.
    pub fn add_known(&mut self, report: &Report, stamp: &Stamp) -> Result<(Outcome, Came), RecordError> {
        let never = || RecordError::Refused(format!("{}: it was not read before", report.path));
        let sum = self.sum_of(&report.id)?.ok_or_else(never)?;
        let size = "SELECT length(bytes) FROM original WHERE report = ?1";
        let size = self.db.query_row(size, [report.id.as_str()], |row| row.get::<_, u32>(0));
        let size = size.map_err(|why| self.cannot(&why))? as usize;
        let (outcome, came) = (self.outcome(report), self.comes(report, size, sum));
        if outcome != Outcome::Known {
            self.append(Change::Add { came: came.clone() }, stamp)?;
        }
        Ok((outcome, came))
    }

    /// The sum of the reading of a report that counts, or of its last one where the report was taken out.
    pub(crate) fn sum_of(&self, report: &ReportId) -> Result<Option<String>, RecordError> {
        if let Some(sum) = self.known().reading(report) {
            return Ok(Some(sum.to_owned()));
        }
        let find = "SELECT sum FROM reading WHERE report = ?1 ORDER BY number DESC LIMIT 1";
        self.db.query_row(find, [report.as_str()], |row| row.get(0)).optional().map_err(|why| self.cannot(&why))
    }

    fn comes(&self, report: &Report, size: usize, reading: String) -> Came {
        let address = address(report).to_owned();
        let known = self.known();
        let version = known.version(&address, &report.id).unwrap_or_else(|| known.next(&address));
        Came {
            report: report.id.clone(),
            path: report.path.clone(),
            version,
            address,
            url: report.url.clone(),
            publisher: report.publisher.clone(),
            retrieved: report.retrieved.clone(),
            size,
            reading,
        }
    }

    /// Keeps what another program found in a report beside what was found before, which stays; from now on the new one counts. Says
    /// whether it is another. Judgements stay with their findings; those that no longer fit are told when the case is made.
    ///
    /// # Errors
    /// The report is not in the record, or it cannot be written.
    pub fn read_again(&mut self, read: &ReadReport, read_by: &ReadBy, stamp: &Stamp) -> Result<bool, RecordError> {
        let report = read.report.id.clone();
        let refused = |why: String| RecordError::Refused(format!("{}: {why}", read.report.path));
        let row = ReadingRow::of(read, read_by).map_err(|why| refused(format!("it cannot be written down ({why})")))?;
        match self.known().reading(&report) {
            None => return Err(refused("it is not in the record".to_owned())),
            Some(sum) if sum == row.sum => return Ok(false),
            Some(_) => {}
        }
        let find = "SELECT 1 FROM reading WHERE report = ?1 AND sum = ?2";
        let there = self.db.query_row(find, [report.as_str(), &row.sum], |_| Ok(())).optional();
        let is_there = there.map_err(|why| self.cannot(&why))?.is_some();
        let change = Change::Read { report, reading: row.sum.clone() };
        self.append_with(change, stamp, |db| if is_there { Ok(()) } else { write_reading(db, &row) })?;
        Ok(true)
    }
}

fn write(db: &Connection, row: &ReadingRow, bytes: &[u8]) -> rusqlite::Result<()> {
    // It is there where the report was read before by another program.
    db.prepare("INSERT OR IGNORE INTO original VALUES (?1, ?2)")?.execute(params![row.report, bytes])?;
    write_reading(db, row)
}

pub(crate) fn write_reading(db: &Connection, row: &ReadingRow) -> rusqlite::Result<()> {
    db.prepare(
        "INSERT INTO reading (report, read_by, particulars, text, findings, sum) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![row.report, row.read_by, row.particulars, row.text, row.findings, row.sum])
    .map(|_| ())
}
