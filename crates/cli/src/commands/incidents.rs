//! `sayso incidents`: what the reports tell of.

use sayso_contract::{IncidentLine, Line, incidents_lines};

use super::{Reports, View};
use crate::number::count;
use crate::output::{Look, one_line};
use crate::table::Table;

pub const VIEW: View =
    View { lines: incidents_lines, text, table, nothing: "No incidents were found in these reports." };

/// The incident in one line: its label, and how many tell of it.
pub fn heading(incident: &IncidentLine) -> String {
    format!(
        "{} ({}, {})",
        one_line(&incident.label),
        count(incident.reports.len(), "report", "reports"),
        count(incident.origins, "origin", "origins"),
    )
}

fn text(lines: &[Line], _: &Reports<'_>, look: Look) -> String {
    let mut table = Table::with(&["when", "what", "place", "reports", "origins", "incident"]);
    for line in lines {
        let Line::Incident(incident) = line else {
            continue;
        };
        table.rows.push(vec![
            incident.when.clone().unwrap_or_default(),
            incident.event_type.map(|t| t.as_str().replace('_', " ")).unwrap_or_default(),
            incident.place.clone().unwrap_or_default(),
            incident.reports.len().to_string(),
            incident.origins.to_string(),
            incident.label.clone(),
        ]);
    }
    table.text(look, "")
}

fn table(lines: &[Line], reports: &Reports<'_>) -> Table {
    let mut table = Table::with(&["id", "label", "event_type", "when", "place", "reports", "origins", "paths"]);
    for line in lines {
        let Line::Incident(incident) = line else {
            continue;
        };
        table.rows.push(vec![
            incident.id.clone(),
            incident.label.clone(),
            incident.event_type.map(|t| t.as_str().to_owned()).unwrap_or_default(),
            incident.when.clone().unwrap_or_default(),
            incident.place.clone().unwrap_or_default(),
            incident.reports.len().to_string(),
            incident.origins.to_string(),
            reports.paths(&incident.reports),
        ]);
    }
    table
}
