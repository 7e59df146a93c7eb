//! `sayso incidents`: what the reports tell of, by rank; what they only mention is background.

mod explain;

use sayso_case::Fold;
use sayso_contract::{IncidentLine, Line, incidents_lines};

use super::in_words::{Reports, word};
use super::view::View;
use crate::number::count;
use crate::output::{Look, one_line};
use crate::table::Table;

pub use explain::explain;

/// Background is left out for people.
pub const VIEW: View = View { text, ..VIEW_OF_ALL };
/// Everything.
pub const VIEW_OF_ALL: View = View {
    lines: incidents_lines,
    text: |lines, _, look| rows(&incidents(lines), look),
    table,
    nothing: "No incidents were found in these reports.",
};

/// The incident in one line: its label, and how many tell of it.
pub fn heading(incident: &IncidentLine) -> String {
    format!(
        "{} ({}, {})",
        one_line(&incident.label),
        count(incident.reports.len(), "report", "reports"),
        count(incident.origins, "origin", "origins"),
    )
}

/// What is said below a table of what was left out of it; "" where nothing was.
pub fn folded(is_empty: bool, left_out: usize, one: &str, many: &str) -> String {
    if left_out == 0 {
        return String::new();
    }
    let (gap, more) = if is_empty { ("", "") } else { ("\n", "more ") };
    let what = if left_out == 1 { one } else { many };
    format!("{gap}{left_out} {more}{what} that reports only mention: --all\n")
}

fn incidents(lines: &[Line]) -> Vec<&IncidentLine> {
    lines.iter().filter_map(|line| if let Line::Incident(incident) = line { Some(incident) } else { None }).collect()
}

fn text(lines: &[Line], _: &Reports<'_>, look: Look) -> String {
    let all = incidents(lines);
    let shown: Vec<&IncidentLine> = all.iter().copied().filter(|i| i.fold != Some(Fold::Background)).collect();
    rows(&shown, look) + &folded(shown.is_empty(), all.len() - shown.len(), "incident", "incidents")
}

fn rows(incidents: &[&IncidentLine], look: Look) -> String {
    if incidents.is_empty() {
        return String::new();
    }
    let mut table = Table::with(&["rank", "id", "when", "what", "place", "reports", "origins", "incident"]);
    for incident in incidents {
        table.rows.push(vec![
            incident.rank.to_string(),
            incident.id.clone(),
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
    let mut table = Table::with(&[
        "rank",
        "id",
        "label",
        "event_type",
        "when",
        "date_prec",
        "place",
        "reports",
        "told_by",
        "origins",
        "fold",
        "paths",
    ]);
    for incident in incidents(lines) {
        table.rows.push(vec![
            incident.rank.to_string(),
            incident.id.clone(),
            incident.label.clone(),
            incident.event_type.map(|t| t.as_str().to_owned()).unwrap_or_default(),
            incident.when.clone().unwrap_or_default(),
            incident.date_prec.map(|p| p.to_string()).unwrap_or_default(),
            incident.place.clone().unwrap_or_default(),
            incident.reports.len().to_string(),
            incident.told_by.len().to_string(),
            incident.origins.to_string(),
            incident.fold.as_ref().and_then(word).unwrap_or_default(),
            reports.paths(&incident.reports),
        ]);
    }
    table
}
