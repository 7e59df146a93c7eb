//! A copy of the whole record as one file: in goes a record, out comes a database that is one itself. Put into a folder under the name
//! record.sqlite it is that record.

use std::fs::{self, File};
use std::path::Path;

use crate::error::RecordError;
use crate::record::Record;

impl Record {
    /// Writes the copy, whole or not at all, and waits until it is on the disk. What is written while it is made is not in it.
    ///
    /// # Errors
    /// There is a file already, or it cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), RecordError> {
        let cannot = |why: String| RecordError::Copy(to.to_owned(), why);
        if fs::symlink_metadata(to).is_ok() {
            return Err(cannot("there is a file already".to_owned()));
        }
        let name = to.file_name().ok_or_else(|| cannot("it has no name".to_owned()))?;
        let mut part_name = std::ffi::OsString::from(".");
        part_name.push(name);
        part_name.push(format!(".{}.part", std::process::id()));
        let part = to.with_file_name(part_name);
        let written = self.copy_to(&part).and_then(|()| {
            let synced = File::open(&part).and_then(|file| file.sync_all());
            // A hard link fails where a file came to be meanwhile; a rename would replace it.
            let linked = synced.and_then(|()| fs::hard_link(&part, to));
            linked.map_err(|why| cannot(why.to_string()))
        });
        let _ = fs::remove_file(&part);
        // The name that was asked for, not that of the part.
        written.map_err(|why| match why {
            RecordError::Copy(_, why) => cannot(why),
            other => other,
        })?;
        // Not every system can wait for a folder; the file itself is on the disk.
        let folder = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    fn copy_to(&self, part: &Path) -> Result<(), RecordError> {
        let path =
            part.to_str().ok_or_else(|| RecordError::Copy(part.to_owned(), "its name is no UTF-8".to_owned()))?;
        // A connection that only asks may not write another file either.
        let copied = self.db.execute_batch("PRAGMA query_only = OFF;");
        let copied = copied.and_then(|()| self.db.execute("VACUUM INTO ?1", [path]));
        copied.map(|_| ()).map_err(|why| match RecordError::of(&self.folder, &why) {
            RecordError::Locked(_, why) | RecordError::Damaged(_, why) => RecordError::Copy(part.to_owned(), why),
            RecordError::Full(_) => RecordError::Copy(part.to_owned(), "no space is left".to_owned()),
            other => other,
        })
    }
}
