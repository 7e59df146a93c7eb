//! What is exported of that which lies under a case: a whole record, or the reports as they were got.

use std::collections::BTreeMap;

use sayso_case::ReportId;
use sayso_exports::Wacz;
use sayso_record::{Change, Record};

use super::put::put;
use crate::export_args::{ExportArgs, Format};
use crate::intake::Intake;
use crate::originals::Originals;
use crate::output::{self, AllWell, Stop};
use crate::target::Target;

/// Writes it.
pub fn run(asked: &ExportArgs) -> Result<AllWell, Stop> {
    if asked.format == Format::Zip { zip(asked) } else { wacz(asked) }
}

/// A whole record as a zip.
fn zip(asked: &ExportArgs) -> Result<AllWell, Stop> {
    let (Some(record), Some(file)) = (&asked.input.record, &asked.output) else {
        let what = "zip is of a whole record, as a file: sayso export zip --record DIR -o FILE";
        return Err(Stop::Usage(format!("{what}.")));
    };
    Record::open(record)?.pack(file)?;
    output::notice(&format!(
        "{}: the record {}; whoever has it checks it with sayso verify --record FILE.",
        file.display(),
        record.display()
    ));
    Ok(AllWell::Yes)
}

/// The reports as a web archive.
fn wacz(asked: &ExportArgs) -> Result<AllWell, Stop> {
    let target = asked.output.as_deref().map(Target::new_file).transpose()?;
    let mut wacz = Wacz::new();
    let all_well = match &asked.input.record {
        Some(folder) => of_record(&Record::open(folder)?, &mut wacz)?,
        None => of_files(asked, target.as_ref(), &mut wacz)?,
    };
    let entries = wacz.len();
    let bytes = wacz.finish().map_err(failed)?;
    put(target.as_ref(), asked, &bytes, entries)?;
    Ok(all_well)
}

fn of_record(record: &Record, wacz: &mut Wacz) -> Result<AllWell, Stop> {
    let mut came: BTreeMap<String, String> = BTreeMap::new();
    for operation in record.operations() {
        if let Some(Change::Add { came: new }) = operation.change() {
            came.entry(new.report.as_str().to_owned()).or_insert_with(|| operation.at.to_string());
        }
    }
    let mut all_well = AllWell::Yes;
    for kept in record.reports()? {
        let report = &kept.read.report;
        let bytes = record.original(&report.id)?.unwrap_or_default();
        if bytes.is_empty() {
            output::error(&format!(
                "{}: its bytes went with a name that was removed; it is not in the archive.",
                report.path
            ));
            all_well = AllWell::No;
            continue;
        }
        wacz.add(report, &bytes, came.get(report.id.as_str()).map(String::as_str)).map_err(failed)?;
    }
    Ok(all_well)
}

fn of_files(asked: &ExportArgs, target: Option<&Target>, wacz: &mut Wacz) -> Result<AllWell, Stop> {
    let spares = |read: &[std::path::PathBuf]| target.map_or(Ok(()), |target| target.spares(read));
    let intake = Intake::open_after(&asked.input, spares)?;
    let mut originals = Originals::new(None, asked.input.how.max_bytes);
    let mut all_well = intake.all_well();
    for report in intake.reports() {
        let file = intake.file(&report.id).map(std::path::Path::to_owned);
        let bytes = originals.of(&report.id, file.as_ref());
        let bytes = bytes.map_err(|why| Stop::Failed(format!("{}: cannot be read again ({why}).", report.path)))?;
        if ReportId::of(&bytes) != report.id {
            output::error(&format!("{}: its file changed while it was read; it is not in the archive.", report.path));
            all_well = AllWell::No;
            continue;
        }
        wacz.add(report, &bytes, None).map_err(failed)?;
    }
    Ok(all_well)
}

fn failed(why: String) -> Stop {
    Stop::Failed(format!("the archive cannot be written ({why})."))
}
