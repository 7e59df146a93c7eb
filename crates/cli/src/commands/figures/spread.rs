//! The ledger as one flat table: a row a figure; with sums, also a row for each range that went in and one for the sum.
//! The column `row` tells them apart, so that nothing is added up twice.

use sayso_contract::{FindingId, LedgerEntry, LedgerLine, Line, RangeLine, SumLine};

use crate::commands::in_words::Reports;
use crate::table::Table;

const HEAD: [&str; 26] = [
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
    "scope",
    "part_of",
    "adds_up",
    "left_out",
    "row",
    "figures",
];

pub fn table(lines: &[Line], reports: &Reports<'_>) -> Table {
    let mut table = Table::with(&HEAD);
    for line in lines {
        match line {
            Line::Ledger(ledger) => table.rows.extend(ledger.entries.iter().map(|e| figure(ledger, e, reports))),
            Line::Sum(sum) => {
                let rows = sum.rows.iter().map(|r| range(sum, &r.incident, &r.range, reports));
                table.rows.extend(rows);
                table.rows.push(total(sum));
            }
            _ => {}
        }
    }
    table
}

fn figure(ledger: &LedgerLine, entry: &LedgerEntry, reports: &Reports<'_>) -> Vec<String> {
    let id = |id: &Option<FindingId>| id.as_ref().map(ToString::to_string).unwrap_or_default();
    vec![
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
        id(&entry.revises),
        id(&entry.repeats),
        entry.report.clone(),
        reports.path(&entry.report),
        entry.span.start.to_string(),
        entry.span.end.to_string(),
        entry.text.clone(),
        ledger.scope.map(|scope| scope.as_str()).unwrap_or_default().to_owned(),
        id(&entry.part_of),
        entry.parts.as_ref().and_then(|p| p.adds_up).map(|adds| adds.to_string()).unwrap_or_default(),
        entry.left_out.map(|why| why.as_str()).unwrap_or_default().to_owned(),
        "figure".to_owned(),
        entry.parts.as_ref().map(|p| ids(&p.figures)).unwrap_or_default(),
    ]
}

/// A range that went into the sum below it.
fn range(sum: &SumLine, incident: &str, range: &RangeLine, reports: &Reports<'_>) -> Vec<String> {
    let mut row = made(sum, range.low, range.high);
    row[0] = incident.to_owned();
    row[1] = reports.incident(Some(incident));
    row[HEAD.len() - 2] = "range".to_owned();
    row[HEAD.len() - 1] = ids(&range.figures);
    row
}

fn total(sum: &SumLine) -> Vec<String> {
    let mut row = made(sum, sum.low, sum.high);
    row[HEAD.len() - 2] = "sum".to_owned();
    row[HEAD.len() - 1] = sum.rows.iter().map(|r| ids(&r.range.figures)).collect::<Vec<_>>().join(" ");
    row
}

fn made(sum: &SumLine, low: Option<u64>, high: Option<u64>) -> Vec<String> {
    let mut row = vec![String::new(); HEAD.len()];
    row[2] = sum.outcome.as_str().to_owned();
    row[3] = sum.unit.as_str().to_owned();
    row[4] = sum.side.clone().unwrap_or_default();
    row[5] = sum.role.map(|role| role.as_str()).unwrap_or_default().to_owned();
    row[6] = known(low);
    row[7] = known(high);
    row
}

fn known(n: Option<u64>) -> String {
    n.map(|n| n.to_string()).unwrap_or_default()
}

fn ids(ids: &[FindingId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
