//! The bytes of reports as they were got, out of the files in which they stand.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sayso_case::ReportId;
use sayso_reports::originals_of;

/// The bytes of a file that was opened before, and one more at most where it has grown over the limit since: it is another file then.
fn whole_file(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of reports, as they are kept. Those of one file come one after the other, so that it is opened once.
pub struct Originals {
    most: u64,
    /// The file that was opened last; `None` for what came on standard input.
    file: Option<PathBuf>,
    of: BTreeMap<ReportId, Vec<u8>>,
}

impl Originals {
    /// Of files, or of what was given on standard input; of a file no more than so many bytes are taken.
    pub fn new(given: Option<&[u8]>, most: u64) -> Self {
        Originals { most, file: None, of: given.map(originals_of).unwrap_or_default() }
    }

    /// The bytes of a report; of a file that has changed since it was read there are none, and the record refuses them.
    pub fn of(&mut self, report: &ReportId, file: Option<&PathBuf>) -> io::Result<Vec<u8>> {
        if let Some(file) = file.filter(|file| Some(*file) != self.file.as_ref()) {
            self.of = originals_of(&whole_file(file, self.most)?);
            self.file = Some(file.clone());
        }
        Ok(self.of.remove(report).unwrap_or_default())
    }
}
