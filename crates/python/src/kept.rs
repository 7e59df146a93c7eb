//! Readings as bytes, to be joined on another machine or another day, and back.

use std::collections::{BTreeMap, BTreeSet};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use sayso_case::{Findings, ReadReport, Report, ReportId};
use sayso_contract::ReadBy;
use sayso_reports::merge_equal;
use serde::{Deserialize, Serialize};

/// One report with its findings, and by what they were made.
#[derive(Serialize, Deserialize)]
struct Kept {
    program: String,
    rules: String,
    left_out: Vec<String>,
    weights: Option<String>,
    read: ReadReport,
}

/// The bytes of one report.
pub fn bytes(read: &ReadReport, by: &ReadBy) -> PyResult<Vec<u8>> {
    let kept = Kept {
        program: by.program.clone(),
        rules: by.rules.clone(),
        left_out: by.left_out.clone(),
        weights: by.weights.clone(),
        read: read.clone(),
    };
    serde_json::to_vec(&kept)
        .map_err(|why| PyValueError::new_err(format!("{}: cannot be kept: {why}", read.report.path)))
}

/// What bytes hold: reports in path order, equal ones once, and by what they were read.
pub fn readings(kept: &[Vec<u8>]) -> PyResult<(Vec<ReadReport>, ReadBy)> {
    let mut by: Option<ReadBy> = None;
    let mut reports: Vec<Report> = Vec::with_capacity(kept.len());
    let mut seen: BTreeSet<(ReportId, String)> = BTreeSet::new();
    let mut findings: BTreeMap<ReportId, Findings> = BTreeMap::new();
    for (number, bytes) in kept.iter().enumerate() {
        let wrong = |why: String| PyValueError::new_err(format!("kept reading {}: {why}", number + 1));
        let Kept { program, rules, left_out, weights, read } =
            serde_json::from_slice(bytes).map_err(|why| wrong(format!("it is none, or another version's ({why})")))?;
        let this = ReadBy { program, rules, left_out, weights };
        // A report in no language that is read was read by rules alone.
        let same = |a: &ReadBy, b: &ReadBy| {
            let weights = a.weights.is_none() || b.weights.is_none() || a.weights == b.weights;
            (&a.program, &a.rules, &a.left_out) == (&b.program, &b.rules, &b.left_out) && weights
        };
        if by.as_ref().is_some_and(|by| !same(by, &this)) {
            let path = &read.report.path;
            return Err(wrong(format!(
                "{path} was read by another program, rules or weights than the others; read all again"
            )));
        }
        if by.as_ref().is_none_or(|by| by.weights.is_none()) {
            by = Some(this);
        }
        // The same twice is one, and does not lie beside itself.
        if seen.insert((read.report.id.clone(), read.report.path.clone())) {
            findings.entry(read.report.id.clone()).or_insert(read.findings);
            reports.push(read.report);
        }
    }
    let of_report = |report: Report| {
        let findings = findings.get(&report.id).cloned().unwrap_or_else(|| Findings::none(report.id.clone()));
        ReadReport { report, findings }
    };
    let nothing = ReadBy { program: String::new(), rules: String::new(), left_out: Vec::new(), weights: None };
    Ok((merge_equal(reports).into_iter().map(of_report).collect(), by.unwrap_or(nothing)))
}
