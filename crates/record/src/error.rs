//! What can go wrong with a record: one sentence each, that says where, what, and what to do next.

use std::fmt;
use std::path::{Path, PathBuf};

use sayso_language::PackError;

/// Why something cannot be done with a record.
#[derive(Debug)]
#[non_exhaustive]
pub enum RecordError {
    /// The folder holds no record.
    None(PathBuf),
    /// The database is of a later version of the program.
    Newer {
        /// The folder.
        folder: PathBuf,
        /// The version of its tables.
        found: i64,
        /// The latest that this program knows.
        known: i64,
    },
    /// The database is of an earlier version and was opened for reading only.
    Older(PathBuf),
    /// Another program writes to it.
    Busy(PathBuf),
    /// It cannot be written, and why.
    Locked(PathBuf, String),
    /// No space is left.
    Full(PathBuf),
    /// What is read is not what was written.
    Damaged(PathBuf, String),
    /// A file of that name is there and is no record.
    Foreign(PathBuf),
    /// What was asked for cannot be done: a sentence without its full stop.
    Refused(String),
    /// The words of a language cannot be used.
    Words(PackError),
    /// A copy cannot be written, and why.
    Copy(PathBuf, String),
    /// A zip is not one of a record, and why.
    Packed(PathBuf, String),
    /// The index for searching cannot be used, and why.
    Index(PathBuf, String),
}

impl RecordError {
    /// Whether the user asked for something that is not there or contradicts itself.
    pub fn is_usage(&self) -> bool {
        matches!(self, RecordError::Refused(_))
    }

    /// What the database said, in words about the folder.
    pub(crate) fn of(folder: &Path, why: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let folder = folder.to_owned();
        match why.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => RecordError::Busy(folder),
            Some(Code::DiskFull) => RecordError::Full(folder),
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => {
                RecordError::Locked(folder, why.to_string())
            }
            Some(Code::NotADatabase) => RecordError::Foreign(folder),
            _ => RecordError::Damaged(folder, why.to_string()),
        }
    }
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::None(folder) => {
                write!(f, "{}: there is no record; make one with sayso add PATH --record DIR.", folder.display())
            }
            RecordError::Newer { folder, found, known } => write!(
                f,
                "{}: this record is of a newer program (its tables are of version {found}, known are those up to {known}); use \
                 that program.",
                folder.display()
            ),
            RecordError::Older(folder) => write!(
                f,
                "{}: this record is of an older program and was opened for reading; add a note to it once, which brings it up to \
                 date.",
                folder.display()
            ),
            RecordError::Busy(folder) => write!(
                f,
                "{}: another program is writing to this record; wait until it has ended, then say it again.",
                folder.display()
            ),
            RecordError::Locked(folder, why) => write!(
                f,
                "{}: the record cannot be written ({why}); check that you may write to the folder.",
                folder.display()
            ),
            RecordError::Full(folder) => write!(
                f,
                "{}: no space is left for the record; make room and say it again, what was acknowledged is kept.",
                folder.display()
            ),
            RecordError::Damaged(folder, what) => write!(
                f,
                "{}: the record is damaged ({what}); sayso verify says where, a backup has it whole.",
                folder.display()
            ),
            RecordError::Foreign(folder) => write!(
                f,
                "{}: record.sqlite in this folder is no record of this program; name another folder.",
                folder.display()
            ),
            RecordError::Refused(why) => write!(f, "{why}."),
            RecordError::Words(why) => why.fmt(f),
            RecordError::Index(folder, why) => write!(
                f,
                "{}: the search index cannot be used ({why}); delete search.sqlite there, it is made again.",
                folder.display()
            ),
            RecordError::Packed(path, why) => write!(
                f,
                "{}: no record can be had out of this file ({why}); sayso export zip makes one that is whole.",
                path.display()
            ),
            RecordError::Copy(path, why) => {
                write!(f, "{}: cannot be written ({why}); name another file.", path.display())
            }
        }
    }
}

impl std::error::Error for RecordError {}
