//! A copy of the whole record as one file: in goes a record, out comes a database that is one itself. Put into a folder under the name
//! record.sqlite it is that record.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::error::RecordError;
use crate::record::{Record, sync_folder_of};

impl Record {
    /// Writes the copy, whole or not at all, and waits until it is on the disk. What is written while it is made is not in it.
    ///
    /// # Errors
    /// There is a file already, or it cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), RecordError> {
        self.beside(to, |part| self.copy_to(part))
    }

    /// Has a file written beside the one that is asked for, and gives it that name when it is whole.
    pub(crate) fn beside(
        &self,
        to: &Path,
        write: impl FnOnce(&Path) -> Result<(), RecordError>,
    ) -> Result<(), RecordError> {
        let cannot = |why: String| RecordError::Copy(to.to_owned(), why);
        if fs::symlink_metadata(to).is_ok() {
            return Err(cannot("there is a file already".to_owned()));
        }
        let name = to.file_name().ok_or_else(|| cannot("it has no name".to_owned()))?;
        let mut part_name = std::ffi::OsString::from(".");
        part_name.push(name);
        part_name.push(format!(".{}.part", std::process::id()));
        let part = to.with_file_name(part_name);
        let written = write(&part).and_then(|()| {
            let synced = File::open(&part).and_then(|file| file.sync_all());
            let put = synced.and_then(|()| put(&part, to, |part, to| fs::hard_link(part, to)));
            put.map_err(|why| cannot(why.to_string()))
        });
        let _ = fs::remove_file(&part);
        // The name that was asked for, not that of the part.
        written.map_err(|why| match why {
            RecordError::Copy(_, why) => cannot(why),
            other => other,
        })?;
        sync_folder_of(to);
        Ok(())
    }

    pub(crate) fn copy_to(&self, part: &Path) -> Result<(), RecordError> {
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

/// Gives a whole file its name. A hard link fails where a file came to be meanwhile, which a rename would replace. Where the disk has no
/// links (FAT) the bytes are copied into a file that is new: only a kill can leave half of it.
fn put(part: &Path, to: &Path, link: impl FnOnce(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
    match link(part, to) {
        Err(why) if why.kind() != ErrorKind::AlreadyExists => {}
        linked => return linked,
    }
    let mut copy = File::create_new(to)?;
    let copied = File::open(part).and_then(|mut part| io::copy(&mut part, &mut copy)).and_then(|_| copy.sync_all());
    if copied.is_err() {
        drop(copy);
        // It was made here.
        let _ = fs::remove_file(to);
    }
    copied
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Folder;

    #[test]
    fn without_links_a_file_is_made_and_none_is_replaced() {
        let folder = Folder::new();
        let [part, to] = ["part", "to"].map(|name| folder.path().join(name));
        fs::write(&part, "whole").unwrap();
        let no_links = |_: &Path, _: &Path| Err(io::Error::from(ErrorKind::Unsupported));
        put(&part, &to, no_links).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"whole");
        fs::write(&to, "mine").unwrap();
        for link in [no_links as fn(&Path, &Path) -> io::Result<()>, |part, to| fs::hard_link(part, to)] {
            assert_eq!(put(&part, &to, link).unwrap_err().kind(), ErrorKind::AlreadyExists);
            assert_eq!(fs::read(&to).unwrap(), b"mine");
        }
        fs::remove_file(&part).unwrap();
        fs::remove_file(&to).unwrap();
        assert!(put(&part, &to, no_links).is_err() && !to.exists(), "half a file is left");
    }
}
