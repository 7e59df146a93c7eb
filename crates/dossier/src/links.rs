//! Where a part of the page links to. In goes an incident, a report or a paragraph, out comes the address: an anchor on one page,
//! or a file where the dossier is a folder.

use sayso_case::IncidentId;

use crate::safe::anchor;

/// Addresses of what a part of the page names.
pub trait Links {
    /// Of an incident.
    fn incident(&self, id: &IncidentId) -> String;
    /// Of a report, by its number in the case from 0.
    fn report(&self, number: usize) -> String;
    /// Of a paragraph of a report, from 1.
    fn paragraph(&self, report: usize, paragraph: usize) -> String;
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

    fn paragraph(&self, report: usize, paragraph: usize) -> String {
        format!("#r{}-{paragraph}", report + 1)
    }
}
