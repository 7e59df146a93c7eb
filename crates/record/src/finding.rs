//! The finding that a person means: its id, or the first digits of it, in; where it stands out.

use sayso_case::{FindingId, Findings, ReadReport, Report};
use sayso_text::Span;

use crate::correct::everything;
use crate::error::RecordError;
use crate::kept::Kept;
use crate::operation::Judged;
use crate::record::Record;

/// So many characters of an id at least name a finding.
const LEAST: usize = 6;

impl Record {
    /// The one finding of the reports in the record whose id begins so, with its report as it was found.
    ///
    /// # Errors
    /// There is none, there are several, or too little of it is given.
    pub fn finding(&self, id: &str) -> Result<(Judged, ReadReport), RecordError> {
        let mut reports = self.reports()?;
        let (k, judged) = found(&reports, id).map_err(RecordError::Refused)?;
        Ok((judged, reports.swap_remove(k).read))
    }
}

/// Which report holds the finding whose id begins so, and where.
///
/// # Errors
/// There is none, there are several, or too little of it is given: a sentence without its full stop.
pub fn found(reports: &[Kept], id: &str) -> Result<(usize, Judged), String> {
    let id = id.trim();
    if id.len() < LEAST {
        return Err(format!("{id:?} is too short for a finding's id; give six characters at least"));
    }
    let mut all = Vec::new();
    for (k, kept) in reports.iter().enumerate() {
        let report = &kept.read.report;
        let begins = everything(&kept.read.findings).filter(|(full, _, _)| full.as_str().starts_with(id));
        all.extend(begins.map(|(full, kind, span)| (k, judged(report, full, kind, span))));
    }
    match (all.len(), all.pop()) {
        (1, Some(one)) => Ok(one),
        (0, _) => Err(format!(
            "there is no finding {id:?} in this record; sayso review and the lines of --json have their ids"
        )),
        (many, _) => Err(format!("{many} findings begin with {id:?}; give more digits")),
    }
}

/// The finding of this whole id in one report.
pub(crate) fn found_in(read: &ReadReport, id: &str) -> Option<Judged> {
    let (full, kind, span) = everything(&read.findings).find(|(full, _, _)| full.as_str() == id.trim())?;
    Some(judged(&read.report, full, kind, span))
}

fn judged(report: &Report, id: &FindingId, kind: &str, span: Span) -> Judged {
    Judged {
        id: id.to_string(),
        kind: kind.to_owned(),
        report: report.id.clone(),
        text_sha256: report.text_sha256.clone(),
        start: span.start,
        end: span.end,
    }
}

/// The printed ids of all findings of a report.
pub fn finding_ids(findings: &Findings) -> impl Iterator<Item = String> {
    everything(findings).map(|(id, _, _)| id.to_string())
}
