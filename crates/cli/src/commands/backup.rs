//! `sayso backup`: a whole record as one file.

use sayso_record::Record;

use crate::output::{self, AllWell, Stop};
use crate::record_args::BackupArgs;

/// Writes the copy.
pub fn run(asked: &BackupArgs) -> Result<AllWell, Stop> {
    Record::open(&asked.record)?.backup(&asked.output)?;
    output::notice(&format!(
        "{}: a copy of the record {}; in a folder, under the name {}, it is the record.",
        asked.output.display(),
        asked.record.display(),
        sayso_record::FILE
    ));
    Ok(AllWell::Yes)
}
