//! `sayso figures`: how many, by outcome, side and role, with a name on every number; added up only when asked.

mod notes;
mod spread;
mod sums;

use sayso_case::{Case, Scope};
use sayso_contract::{LedgerLine, Line, ledger_lines, sum_lines};
use sayso_incidents::sums as sums_of;

use self::notes::{Entries, counted};
use super::in_words::Reports;
use super::view::View;
use crate::number::number;
use crate::output::{Look, one_line};
use crate::table::Table;

const NOTHING: &str = "No figures were found in these reports.";

pub const VIEW: View = View { lines: ledger_lines, text, table: spread::table, nothing: NOTHING };
pub const SUM_VIEW: View = View { lines: with_sums, text, table: spread::table, nothing: NOTHING };

fn with_sums(case: &Case) -> Vec<Line> {
    sum_lines(case, sums_of(&case.ledger))
}

fn text(lines: &[Line], reports: &Reports<'_>, look: Look) -> String {
    let entries = Entries::of(lines);
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push('\n');
        }
        match line {
            Line::Ledger(ledger) => text.push_str(&one(ledger, &entries, reports, look)),
            Line::Sum(sum) => text.push_str(&sums::one(sum, &entries, reports, look)),
            _ => {}
        }
    }
    text
}

fn one(ledger: &LedgerLine, entries: &Entries<'_>, reports: &Reports<'_>, look: Look) -> String {
    let of = match (&ledger.incident, ledger.scope) {
        (Some(id), _) => reports.incident(Some(id)),
        (None, Some(Scope::Total)) => "running total".to_owned(),
        (None, _) => "incident not made out".to_owned(),
    };
    let what = counted(ledger.outcome, ledger.unit, ledger.side.as_deref(), ledger.role);
    let mut text = look.bold(&format!("{what} — {}", one_line(&of)));
    text.push('\n');
    let mut table = Table::with(&["number", "speaker", "published", "note", "words", "report"]);
    for entry in &ledger.entries {
        table.rows.push(vec![
            number(entry.low, entry.high, entry.bound),
            reports.speaker(entry.speaker.as_deref(), &entry.report),
            entry.published.clone().unwrap_or_default(),
            entries.note(entry),
            entry.text.clone(),
            reports.path(&entry.report),
        ]);
    }
    text.push_str(&table.text(look, "  "));
    if let Some(range) = ledger.range.as_ref().filter(|r| r.figures.len() > 1) {
        let origins = crate::number::count(ledger.origins, "origin", "origins");
        text.push_str(&format!("  {}; {origins}\n", entries.bounds(range, reports)));
    }
    text
}
