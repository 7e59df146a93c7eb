//! A sum for people: the rows that went in, the sum row marked as one, and how many figures stayed out and why.

use sayso_case::LeftOut;
use sayso_contract::SumLine;

use super::notes::{Entries, counted, interval, range_number};
use crate::commands::in_words::Reports;
use crate::number::count;
use crate::output::{Look, one_line};
use crate::table::Table;

pub fn one(sum: &SumLine, entries: &Entries<'_>, reports: &Reports<'_>, look: Look) -> String {
    let what = counted(sum.outcome, sum.unit, sum.side.as_deref(), sum.role);
    let mut text = look.bold(&format!("sum: {what} — {}", count(sum.rows.len(), "incident", "incidents")));
    text.push('\n');
    let mut table = Table::with(&["", "number", "lowest by", "highest by", "incident"]);
    for (k, row) in sum.rows.iter().enumerate() {
        table.rows.push(vec![
            if k == 0 { String::new() } else { "+".to_owned() },
            range_number(&row.range),
            entries.speakers(&row.range.low_by, reports),
            entries.speakers(&row.range.high_by, reports),
            one_line(&reports.incident(Some(&row.incident))),
        ]);
    }
    table.rows.push(vec![
        "=".to_owned(),
        interval(sum.low, sum.high, sum.about),
        "(sum)".to_owned(),
        "(sum)".to_owned(),
        String::new(),
    ]);
    text.push_str(&table.text(look, "  "));
    let left_out: Vec<String> = WHY
        .iter()
        .map(|(why, words)| (sum.left_out.iter().filter(|l| l.why == *why).count(), words))
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| format!("{n} {words}"))
        .collect();
    if !left_out.is_empty() {
        text.push_str(&format!("  left out: {}\n", left_out.join(", ")));
    }
    text
}

const WHY: [(LeftOut, &str); 6] = [
    (LeftOut::Again, "said again"),
    (LeftOut::Revised, "revised later"),
    (LeftOut::Part, "part of a total"),
    (LeftOut::Denied, "denied"),
    (LeftOut::RunningTotal, "running total"),
    (LeftOut::NoIncident, "of no incident made out"),
];
