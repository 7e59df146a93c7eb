//! `sayso log`: what was done to a record.

use sayso_contract::Line;
use sayso_record::{Record, operation_line};

use crate::output::{AllWell, Look, Out, Stop};
use crate::record::about;
use crate::record_args::LogArgs;
use crate::table::Table;

/// Prints every operation, the first one first.
pub fn run(asked: &LogArgs) -> Result<AllWell, Stop> {
    let record = Record::open(&asked.record)?;
    let undone = record.undone();
    let lines = record.operations().iter().map(|o| (o, operation_line(o, !undone.contains(&o.id))));
    let mut out = Out::open();
    if asked.json {
        for (_, line) in lines {
            out.text(&(Line::Operation(line).to_json() + "\n"))?;
        }
    } else {
        let mut table = Table::with(&["operation", "when", "who", "what", "of", "why", ""]);
        for (operation, line) in lines {
            table.rows.push(vec![
                operation.id.short().to_owned(),
                line.at.clone(),
                line.who.clone().unwrap_or_default(),
                line.what.clone().unwrap_or_else(|| "(forgotten)".to_owned()).replace('_', " "),
                about(&line),
                line.why.clone().unwrap_or_default(),
                if line.counts { String::new() } else { "undone".to_owned() },
            ]);
        }
        out.text(&table.text(Look::of_stdout(), ""))?;
    }
    out.close()?;
    Ok(AllWell::Yes)
}
