//! Where a link leads. In goes an incident, a report or a paragraph, out comes its address on the page. In a dossier of many pages
//! `folder` puts the page's name before it.

use sayso_case::IncidentId;

use crate::safe::anchor;

/// Of an incident.
pub(crate) fn to_incident(id: &IncidentId) -> String {
    format!("#{}", anchor("i-", id))
}

/// Of a report, by its place in the case.
pub(crate) fn to_report(report: usize) -> String {
    format!("#r{}", report + 1)
}

/// Of a report's citation.
pub(crate) fn to_citation(report: usize) -> String {
    format!("#c{}", report + 1)
}

/// Of a paragraph, from 1.
pub(crate) fn to_paragraph(report: usize, paragraph: usize) -> String {
    format!("#r{}-{paragraph}", report + 1)
}
