//! `sayso forget`: a report is removed for good.

use sayso_record::Record;

use crate::number::count;
use crate::output::{self, AllWell, Out, Stop};
use crate::record;
use crate::record_args::ForgetArgs;

/// Removes it where that is meant.
pub fn run(asked: &ForgetArgs) -> Result<AllWell, Stop> {
    let mut kept = Record::open_for_writing(&asked.doing.record)?;
    let report = kept.report(&asked.report)?;
    if !asked.for_good {
        return Err(Stop::Usage(format!(
            "{}: nothing brings it back, with what was found in it and what was said of it; add --for-good if that is meant.",
            report.read.report.path
        )));
    }
    let forgotten = kept.forget(&report, &record::stamp(&asked.doing))?;
    let mut out = Out::of_work();
    if let Some(operation) = kept.operations().last() {
        record::print(&mut out, operation, asked.doing.json)?;
    }
    out.close()?;
    output::notice(&format!(
        "The report is gone, and what {} of the log said of it. Backups made before have it still.",
        count(forgotten.bodies, "operation", "operations")
    ));
    for place in &forgotten.may_be_there {
        output::warning(&format!("it is forgotten, but bytes of it may still be in a file: {place}."));
    }
    Ok(AllWell::Yes)
}
