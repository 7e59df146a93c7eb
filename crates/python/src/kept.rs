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

/// What bytes hold: reports in path order, equal ones once, and by what each was read.
pub fn readings(kept: &[Vec<u8>]) -> PyResult<(Vec<ReadReport>, Vec<ReadBy>)> {
    // Of each language: it chooses the weights.
    let mut first: BTreeMap<Option<String>, ReadBy> = BTreeMap::new();
    let mut by: BTreeMap<ReportId, ReadBy> = BTreeMap::new();
    let mut reports: Vec<Report> = Vec::with_capacity(kept.len());
    let mut seen: BTreeSet<(ReportId, String)> = BTreeSet::new();
    let mut findings: BTreeMap<ReportId, Findings> = BTreeMap::new();
    for (number, bytes) in kept.iter().enumerate() {
        let wrong = |why: String| PyValueError::new_err(format!("kept reading {}: {why}", number + 1));
        let Kept { program, rules, left_out, weights, read } =
            serde_json::from_slice(bytes).map_err(|why| wrong(format!("it is none, or another version's ({why})")))?;
        let this = ReadBy { program, rules, left_out, weights };
        // A report in no language that is read was read by rules alone.
        let language = read.report.read_as.language().map(str::to_owned);
        let same = |a: &ReadBy, b: &ReadBy| {
            let weights = language.is_none() || a.weights.is_none() || b.weights.is_none() || a.weights == b.weights;
            (&a.program, &a.rules, &a.left_out) == (&b.program, &b.rules, &b.left_out) && weights
        };
        let rules = |by: &ReadBy| ReadBy { weights: None, ..by.clone() };
        let of_another = first.get(&language).is_some_and(|by| !same(by, &this));
        if of_another || first.values().next().is_some_and(|by| rules(by) != rules(&this)) {
            let path = &read.report.path;
            return Err(wrong(format!(
                "{path} was read by another program, rules or weights than the others; read all again"
            )));
        }
        first.entry(language).or_insert_with(|| this.clone());
        // The same twice is one, and does not lie beside itself.
        if seen.insert((read.report.id.clone(), read.report.path.clone())) {
            by.entry(read.report.id.clone()).or_insert(this);
            findings.entry(read.report.id.clone()).or_insert(read.findings);
            reports.push(read.report);
        }
    }
    let of_report = |report: Report| {
        let findings = findings.get(&report.id).cloned().unwrap_or_else(|| Findings::none(report.id.clone()));
        let by = by.get(&report.id)?.clone();
        Some((ReadReport { report, findings }, by))
    };
    Ok(merge_equal(reports).into_iter().filter_map(of_report).unzip())
}
