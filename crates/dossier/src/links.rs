//! Where a part of the page links to. In goes an incident, a finding or a report, out comes the address: an anchor on one page,
//! or a file where the dossier is a folder.

use sayso_case::{FindingId, IncidentId};

use crate::safe::anchor;

/// Addresses of what a part of the page names.
pub trait Links {
    /// Of an incident.
    fn incident(&self, id: &IncidentId) -> String;
    /// Of a report, by its number in the case from 0.
    fn report(&self, number: usize) -> String;
    /// Of a finding's words in a report.
    fn finding(&self, id: &FindingId, report: usize) -> String;
}

/// All on one page.
#[derive(Clone, Copy, Debug, Default)]
pub struct OnePage;

impl Links for OnePage {
    fn incident(&self, id: &IncidentId) -> String {
        format!("#{}", anchor("i-", id))
    }

    fn report(&self, number: usize) -> String {
        format!("#r{}", number + 1)
    }

    fn finding(&self, id: &FindingId, _report: usize) -> String {
        format!("#{}", anchor("", id.as_str()))
    }
}
