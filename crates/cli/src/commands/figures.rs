//! `sayso figures`: how many, by outcome, side and role, with a name on every number.

use sayso_contract::{LedgerEntry, LedgerLine, Line, ledger_lines};

use super::{Reports, View};
use crate::number::number;
use crate::output::{Look, one_line};
use crate::table::Table;

pub const VIEW: View = View { lines: ledger_lines, text, table, nothing: "No figures were found in these reports." };

fn text(lines: &[Line], reports: &Reports<'_>, look: Look) -> String {
    let mut text = String::new();
    for line in lines {
        let Line::Ledger(ledger) = line else { continue };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&look.bold(&heading(ledger, reports)));
        text.push('\n');
        let mut table = Table::with(&["number", "speaker", "published", "note", "words", "report"]);
        for entry in &ledger.entries {
            table.rows.push(vec![
                number(entry.low, entry.high, entry.bound),
                reports.speaker(entry.speaker.as_deref(), &entry.report),
                entry.published.clone().unwrap_or_default(),
                note(entry, &ledger.entries),
                entry.text.clone(),
                reports.path(&entry.report),
            ]);
        }
        text.push_str(&table.text(look, "  "));
    }
    text
}

/// What is counted, whose, and of which incident.
fn heading(ledger: &LedgerLine, reports: &Reports<'_>) -> String {
    let mut parts = vec![ledger.outcome.as_str().replace('_', " ")];
    parts.push(ledger.role.map_or_else(|| ledger.unit.as_str(), |role| role.as_str()).to_owned());
    parts.extend(ledger.side.clone());
    let of = match &ledger.incident {
        Some(id) => reports.incident(Some(id)),
        None => "running total".to_owned(),
    };
    format!("{} — {}", one_line(&parts.join(", ")), one_line(&of))
}

/// Whether the figure is denied, revises an earlier one of the same speaker, or says it again.
fn note(entry: &LedgerEntry, all: &[LedgerEntry]) -> String {
    let mut notes = Vec::new();
    if entry.denied == Some(true) {
        notes.push("denied".to_owned());
    }
    if let Some(id) = &entry.revises {
        let before = all.iter().find(|other| &other.figure == id);
        notes.push(match before {
            Some(before) => format!("revises {}", number(before.low, before.high, before.bound)),
            None => "revised".to_owned(),
        });
    }
    if entry.repeats.is_some() {
        notes.push("again".to_owned());
    }
    notes.join(", ")
}

/// A row a figure.
fn table(lines: &[Line], reports: &Reports<'_>) -> Table {
    let mut table = Table::with(&[
        "incident",
        "label",
        "outcome",
        "unit",
        "side",
        "role",
        "low",
        "high",
        "bound",
        "denied",
        "speaker",
        "published",
        "figure",
        "revises",
        "repeats",
        "report",
        "path",
        "start",
        "end",
        "text",
    ]);
    let known = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    for line in lines {
        let Line::Ledger(ledger) = line else { continue };
        for entry in &ledger.entries {
            table.rows.push(vec![
                ledger.incident.clone().unwrap_or_default(),
                reports.incident(ledger.incident.as_deref()),
                ledger.outcome.as_str().to_owned(),
                ledger.unit.as_str().to_owned(),
                ledger.side.clone().unwrap_or_default(),
                ledger.role.map(|role| role.as_str()).unwrap_or_default().to_owned(),
                known(entry.low),
                known(entry.high),
                entry.bound.map(|bound| bound.as_str()).unwrap_or_default().to_owned(),
                entry.denied.map(|denied| denied.to_string()).unwrap_or_default(),
                entry.speaker.clone().unwrap_or_default(),
                entry.published.clone().unwrap_or_default(),
                entry.figure.to_string(),
                entry.revises.as_ref().map(ToString::to_string).unwrap_or_default(),
                entry.repeats.as_ref().map(ToString::to_string).unwrap_or_default(),
                entry.report.clone(),
                reports.path(&entry.report),
                entry.span.start.to_string(),
                entry.span.end.to_string(),
                entry.text.clone(),
            ]);
        }
    }
    table
}
