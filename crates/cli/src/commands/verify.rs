//! `sayso verify`: whether a record is what was written.

use std::collections::BTreeMap;
use std::path::Path;

use sayso_contract::{CheckedLine, FaultLine, Line};
use sayso_record::{Checked, Fault, Record, unpack, verify};
use sayso_reports::{Hint, read_bytes_by};

use tempfile::TempDir;

use crate::commands::read_pdf;
use crate::number::count;
use crate::output::{self, AllWell, Out, Stop};
use crate::record_args::VerifyArgs;

/// Checks it, and names every fault.
pub fn run(asked: &VerifyArgs) -> Result<AllWell, Stop> {
    let place = Place::of(&asked.record)?;
    let mut checked = verify(place.folder()).map_err(|why| place.shown(Stop::from(why), &asked.record))?;
    let (texts, others) = if checked.faults.is_empty() { made_again(place.folder(), &mut checked)? } else { (0, 0) };
    let mut out = Out::open();
    if asked.json {
        for fault in &checked.faults {
            let line = FaultLine { place: fault.place.clone(), what: fault.what.clone() };
            out.text(&(Line::Fault(line).to_json() + "\n"))?;
        }
        let line = CheckedLine {
            originals: checked.originals,
            readings: checked.readings,
            texts,
            spans: checked.spans,
            operations: checked.operations,
            last: checked.last.as_ref().map(ToString::to_string),
            ends: checked.ends.iter().map(ToString::to_string).collect(),
            faults: checked.faults.len(),
        };
        out.text(&(Line::Checked(line).to_json() + "\n"))?;
    } else {
        out.text(&said(&checked, texts, others))?;
    }
    out.close()?;
    for fault in &checked.faults {
        output::error(&format!("{}: {}: {}.", asked.record.display(), fault.place, fault.what));
    }
    Ok(if checked.faults.is_empty() { AllWell::Yes } else { AllWell::No })
}

/// Where the record is: in its folder, or unpacked for as long as it is looked at.
enum Place<'a> {
    Folder(&'a Path),
    Unpacked(TempDir),
}

impl<'a> Place<'a> {
    fn of(record: &'a Path) -> Result<Self, Stop> {
        if !record.is_file() {
            return Ok(Place::Folder(record));
        }
        let cannot = |why: std::io::Error| Stop::Failed(format!("{}: cannot be unpacked ({why}).", record.display()));
        let folder = tempfile::Builder::new().prefix("sayso-").tempdir().map_err(cannot)?;
        unpack(record, folder.path())?;
        Ok(Place::Unpacked(folder))
    }

    /// What stopped it, with the record as it was given in place of the folder that nobody knows.
    fn shown(&self, stop: Stop, record: &Path) -> Stop {
        let Place::Unpacked(folder) = self else { return stop };
        let (unknown, given) = (folder.path().display().to_string(), record.display().to_string());
        match stop {
            Stop::Failed(why) => Stop::Failed(why.replace(&unknown, &given)),
            Stop::Usage(why) => Stop::Usage(why.replace(&unknown, &given)),
            stop => stop,
        }
    }

    fn folder(&self) -> &Path {
        match self {
            Place::Folder(folder) => folder,
            Place::Unpacked(folder) => folder.path(),
        }
    }
}

/// What was checked, for people.
fn said(checked: &Checked, texts: usize, others: usize) -> String {
    let mut said = format!(
        "Checked: {}, {}, {}, {} of the log.\n",
        count(checked.originals, "original", "originals"),
        count(checked.readings, "reading", "readings"),
        count(checked.spans, "span", "spans"),
        count(checked.operations, "operation", "operations")
    );
    said.push_str(&format!("Made again from the originals, and the same: {}.", count(texts, "text", "texts")));
    if others > 0 {
        said.push_str(&format!(" Made by another version of the program, or from bytes that went with a name, and not made again: {others}."));
    }
    said.push('\n');
    match checked.ends.as_slice() {
        [] => {}
        [end] => said.push_str(&format!("The log ends with {end}; note it, and nobody can cut the log off unseen.\n")),
        ends => {
            let ends = ends.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
            said.push_str(&format!(
                "The logs that were merged end with {ends}; note them, and nobody can cut one off unseen.\n"
            ));
        }
    }
    said.push_str(match checked.faults.len() {
        0 => "Nothing is wrong.\n",
        _ => "Something is not as it was written.\n",
    });
    said
}

/// Makes the readable texts again from the originals, where this very version made them; says how many are the same, and how many
/// another version made or have no original any more.
fn made_again(folder: &Path, checked: &mut Checked) -> Result<(usize, usize), Stop> {
    let record = Record::open(folder)?;
    let first: BTreeMap<&str, &str> =
        record.came().iter().rev().map(|c| (c.report.as_str(), c.path.as_str())).collect();
    let pdf = read_pdf::child();
    let (mut same, mut others) = (0, 0);
    for kept in record.reports()? {
        let report = &kept.read.report;
        if kept.read_by.program != env!("CARGO_PKG_VERSION") {
            others += 1;
            continue;
        }
        let bytes = record.original(&report.id)?.unwrap_or_default();
        // Where a name was removed the bytes went with it, which the log has.
        if bytes.is_empty() && !report.text.is_empty() {
            others += 1;
            continue;
        }
        let path = first.get(report.id.as_str()).copied().unwrap_or(&report.path);
        let again = read_bytes_by(&bytes, &Hint { path, stated: None }, &pdf);
        if again.reports.iter().any(|made| made.text_sha256 == report.text_sha256) {
            same += 1;
        } else {
            let what = "its readable text comes out otherwise when it is made again by this version".to_owned();
            checked.faults.push(Fault { place: format!("report {} ({})", report.id, report.path), what });
        }
    }
    Ok((same, others))
}
