//! `sayso merge`: two people's records become one.

use sayso_contract::{Line, MergedLine};
use sayso_record::{Record, merge};

use crate::made::made;
use crate::number::count;
use crate::output::{self, AllWell, Out, Stop};
use crate::record;
use crate::record_args::MergeArgs;

/// Merges them, and tells what they say differently, one by one.
pub fn run(asked: &MergeArgs) -> Result<AllWell, Stop> {
    let merged = made("the record", || merge(&asked.first, &asked.second, &asked.into))??;
    let kept = Record::open(&asked.into)?;
    let conflicts = record::conflicts(&kept);
    let mut out = Out::of_work();
    let (in_both, in_first, in_second) = merged.operations;
    if asked.json {
        let line = MergedLine { in_both, in_first, in_second, reports: merged.reports, conflicts: conflicts.len() };
        out.text(&(Line::Merged(line).to_json() + "\n"))?;
        for conflict in conflicts {
            out.text(&(Line::Conflict(conflict).to_json() + "\n"))?;
        }
    } else {
        out.text(&format!(
            "{} and {}: {} that both had, {in_first} of the first, {in_second} of the second.\n",
            count(merged.reports, "report", "reports"),
            count(in_both + in_first + in_second, "operation", "operations"),
            in_both
        ))?;
        for conflict in &conflicts {
            out.text(&record::conflict_text(conflict))?;
        }
        if conflicts.is_empty() {
            out.text("Nothing is said differently.\n")?;
        }
    }
    out.close()?;
    for place in &merged.may_be_there {
        output::warning(&format!(
            "the records are one, but bytes of what was removed may still be in a file: {place}."
        ));
    }
    Ok(AllWell::Yes)
}
