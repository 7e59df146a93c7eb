//! `sayso reread`: the reports of a record, read again with this program.

use sayso_case::{ReadReport, Report};
use sayso_contract::ReadBy;
use sayso_record::Record;

use crate::intake::Intake;
use crate::number::count;
use crate::output::{self, AllWell, Out, Stop};
use crate::record;
use crate::record_args::RereadArgs;

/// Reads them, keeps what is found otherwise beside what was found before, and says what no longer fits.
pub fn run(asked: &RereadArgs) -> Result<AllWell, Stop> {
    let folder = &asked.doing.record;
    let mut kept = Record::open_for_writing(folder)?;
    let reports: Vec<Report> = kept.to_read_again()?.into_iter().map(|kept| kept.read.report).collect();
    let all = reports.len();
    let stamp = record::stamp(&asked.doing);
    let mut out = Out::of_work();
    let mut changed = 0;
    let shape = |read: ReadReport, by: &ReadBy| (read, by.clone());
    let all_well = Intake::of_reports(&asked.input(), reports)?.each(shape, |(read, by)| {
        if kept.read_again(&read, &record::kept_by(by), &stamp)? {
            changed += 1;
            if let Some(operation) = kept.operations().last() {
                record::print(&mut out, operation, asked.doing.json)?;
            }
        }
        Ok(())
    })?;
    out.close()?;
    drop(kept);
    output::notice(&format!(
        "{}: {} read again, {changed} of them with other findings or another program.",
        folder.display(),
        count(all, "report", "reports")
    ));
    if changed > 0 {
        // It tells what does not fit any more.
        record::case(folder, asked.threads)?;
    }
    Ok(all_well)
}
