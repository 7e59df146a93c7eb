//! Whether a record is still what was written: in goes the folder, out come how much was checked and every fault, named.
//!
//! Checked are SQLite's own structure, the hash of every original, the sum of every reading, every span and id against the stored
//! text, the log's chain of hashes, and that log and reports belong together. What the chain cannot tell is that its end was cut
//! off; whoever has noted the id of the last operation can.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sayso_case::{Findings, ReportId, sha256};
use sayso_text::Span;
use serde_json::Value;

use crate::correct::everything;
use crate::error::RecordError;
use crate::forget::blanked_of;
use crate::kept::{READING, ReadingRow};
use crate::log;
use crate::operation::{Blanked, Change, Operation, OperationId, id_of};
use crate::order;
use crate::record::Record;

/// So many faults of one sort are told.
const TOLD: usize = 100;

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: a report, an operation, the database.
    pub place: String,
    /// What is wrong, as a sentence without its full stop.
    pub what: String,
}

/// What was checked, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Originals.
    pub originals: usize,
    /// Readings.
    pub readings: usize,
    /// Spans.
    pub spans: usize,
    /// Operations.
    pub operations: usize,
    /// The last operation; who has noted it can tell whether the log was cut off.
    pub last: Option<OperationId>,
    /// The operations that no other follows; more than one where records were merged and nothing was done since.
    pub ends: Vec<OperationId>,
    /// In the order met.
    pub faults: Vec<Fault>,
}

impl Checked {
    fn fault(&mut self, place: impl Into<String>, what: impl Into<String>) {
        self.faults.push(Fault { place: place.into(), what: what.into() });
    }
}

/// Checks a record.
///
/// # Errors
/// It cannot be opened at all.
pub fn verify(folder: &Path) -> Result<Checked, RecordError> {
    let record = Record::open_unread(folder)?;
    let mut checked = Checked::default();
    structure(&record, &mut checked);
    let originals = originals(&record, &mut checked);
    let readings = readings(&record, &mut checked);
    let operations = chain(&record, &mut checked);
    together(&operations, &originals, &readings, &mut checked);
    Ok(checked)
}

/// What SQLite says of its own structure.
fn structure(record: &Record, checked: &mut Checked) {
    let rows = record.db.prepare("PRAGMA integrity_check(100)").and_then(|mut check| {
        let rows = check.query_map([], |row| row.get::<_, String>(0))?;
        rows.collect::<Result<Vec<_>, _>>()
    });
    match rows {
        Ok(rows) => rows.into_iter().filter(|row| row != "ok").for_each(|row| checked.fault("the database", row)),
        Err(why) => checked.fault("the database", why.to_string()),
    }
}

/// The size of each original by its id.
fn originals(record: &Record, checked: &mut Checked) -> BTreeMap<String, usize> {
    let mut sizes = BTreeMap::new();
    let read = record.db.prepare("SELECT report, bytes FROM original").and_then(|mut all| {
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            checked.originals += 1;
            let id: String = row.get(0)?;
            match row.get_ref(1)?.as_blob() {
                // Whether that was done in the log is looked at later.
                Ok([]) => {
                    sizes.insert(id, 0);
                }
                Ok(bytes) if ReportId::of(bytes).as_str() == id => {
                    sizes.insert(id, bytes.len());
                }
                _ => {
                    checked.fault(format!("report {id}"), "its original bytes do not have this hash any more");
                    sizes.insert(id, 0);
                }
            }
        }
        Ok(())
    });
    if let Err(why) = read {
        checked.fault("the originals", why.to_string());
    }
    sizes
}

/// The sums of the readings of each report.
fn readings(record: &Record, checked: &mut Checked) -> BTreeMap<String, BTreeSet<String>> {
    let mut sums: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let read = record.db.prepare(&format!("SELECT {READING} FROM reading ORDER BY number")).and_then(|mut all| {
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            checked.readings += 1;
            let row = ReadingRow::from_row(row)?;
            let place = format!("reading {} of report {}", row.number, row.report);
            if row.summed() != row.sum {
                checked.fault(&place, "text, findings or what read them are not what was written");
            }
            sums.entry(row.report.clone()).or_default().insert(row.sum.clone());
            match row.kept() {
                Ok(kept) => {
                    let report = &kept.read.report;
                    if sha256(report.text.as_bytes()) != report.text_sha256 {
                        checked.fault(&place, "the readable text does not have its hash");
                    }
                    let before = checked.faults.len();
                    spans(&report.text, &kept.read.findings, &place, checked);
                    checked.faults.truncate(before + TOLD);
                }
                Err(why) => checked.fault(&place, why.to_string()),
            }
        }
        Ok(())
    });
    if let Err(why) = read {
        checked.fault("the readings", why.to_string());
    }
    sums
}

/// Every span lies in the text and ends between characters; every id is that of the words at its span.
fn spans(text: &str, findings: &Findings, place: &str, checked: &mut Checked) {
    if let Ok(value) = serde_json::to_value(findings) {
        walk(&value, text, place, checked);
    }
    let mut same: BTreeMap<(&str, &str), Vec<&sayso_case::FindingId>> = BTreeMap::new();
    for (id, kind, span) in everything(findings) {
        let words = text.get(span.start..span.end).unwrap_or_default();
        same.entry((kind, words)).or_default().push(id);
    }
    for ((kind, words), ids) in same {
        let report = &findings.report;
        let wanted: BTreeSet<String> = ids
            .first()
            .map(|id| (1..=ids.len()).map(|n| id.printed_as(report, kind, n, words).to_string()).collect())
            .unwrap_or_default();
        for id in ids.iter().filter(|id| !wanted.contains(id.as_str())) {
            checked.fault(place, format!("{id} is not the id of the words at its span"));
        }
    }
}

/// A span is written as a pair of numbers, and nothing else among the findings is.
fn walk(value: &Value, text: &str, place: &str, checked: &mut Checked) {
    match value {
        Value::Array(all) => match serde_json::from_value::<Span>(value.clone()) {
            Ok(span) => {
                checked.spans += 1;
                if text.get(span.start..span.end).is_none() {
                    checked.fault(place, format!("bytes {} to {} are no words of its text", span.start, span.end));
                }
            }
            Err(_) => all.iter().for_each(|v| walk(v, text, place, checked)),
        },
        Value::Object(keys) => keys.values().for_each(|v| walk(v, text, place, checked)),
        _ => {}
    }
}

/// The log, each operation of which must follow from the one before.
fn chain(record: &Record, checked: &mut Checked) -> Vec<Operation> {
    let read = match log::read_with_sums(&record.db) {
        Ok(read) => read,
        Err(why) => {
            checked.fault("the log", why.to_string());
            return Vec::new();
        }
    };
    let mut operations: Vec<Operation> = Vec::new();
    let mut known: BTreeSet<OperationId> = BTreeSet::new();
    for (k, row) in read.into_iter().enumerate() {
        checked.operations += 1;
        let (operation, body_sum) = match row {
            Ok(row) => row,
            Err((number, why)) => {
                checked.fault(format!("operation number {number} of the log"), why);
                continue;
            }
        };
        let place = format!("operation {} of the log, number {}", operation.id.short(), k + 1);
        if body_sum.is_some_and(|sum| *sum != *operation.body_sum) {
            checked.fault(&place, "who, why or what was changed");
        }
        if id_of(&operation.parents, &operation.at, &operation.body_sum) != operation.id {
            checked.fault(&place, "it does not have its hash any more");
        }
        // The first has none before it, and where records were merged the first of each.
        if operation.parents.iter().any(|parent| !known.contains(parent)) {
            checked.fault(&place, "the operation before it is not the one that was there when it was written");
        }
        known.insert(operation.id.clone());
        operations.push(operation);
    }
    let order = order::in_order(operations.clone());
    if order.len() == operations.len() && order != operations {
        checked.fault("the log", "its operations are not in their order");
    }
    checked.last = operations.last().map(|o| o.id.clone());
    checked.ends = order::ends(&operations);
    operations
}

/// What was added is there, and what is there was added.
fn together(
    operations: &[Operation],
    originals: &BTreeMap<String, usize>,
    readings: &BTreeMap<String, BTreeSet<String>>,
    checked: &mut Checked,
) {
    let mut added: BTreeSet<&str> = BTreeSet::new();
    let blanked: Vec<&Blanked> = operations.iter().filter_map(blanked_of).collect();
    let removed: BTreeSet<&str> = blanked.iter().flat_map(|b| &b.removed).map(String::as_str).collect();
    for one in &blanked {
        if !readings.get(one.report.as_str()).is_some_and(|sums| sums.contains(&one.reading))
            && !removed.contains(one.reading.as_str())
        {
            checked.fault(format!("report {}", one.report), "what was left of it when a name was removed is gone");
        }
    }
    for operation in operations {
        if let Some(Change::Read { report, reading }) = operation.change()
            && !removed.contains(reading.as_str())
            && !readings.get(report.as_str()).is_some_and(|sums| sums.contains(reading))
        {
            checked.fault(format!("report {report}"), "what was read in it when it was read again is gone");
        }
        let Some(Change::Add { came }) = operation.change() else { continue };
        added.insert(came.report.as_str());
        let place = format!("report {} ({})", came.report, came.path);
        match originals.get(came.report.as_str()) {
            None => checked.fault(&place, "its original is gone"),
            Some(_) if blanked.iter().any(|b| b.report == came.report) => {}
            Some(size) if *size != came.size => {
                checked.fault(&place, "its original has another length than when it came")
            }
            Some(_) => {}
        }
        let is_there = readings.get(came.report.as_str()).is_some_and(|sums| sums.contains(&came.reading));
        if !is_there && !removed.contains(came.reading.as_str()) {
            checked.fault(&place, "what was read in it when it came is gone");
        }
    }
    let kept: BTreeSet<&str> = originals.keys().chain(readings.keys()).map(String::as_str).collect();
    for report in kept.difference(&added) {
        checked.fault(format!("report {report}"), "it is kept, and no operation of the log added it");
    }
}
