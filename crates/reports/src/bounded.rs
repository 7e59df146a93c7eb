//! In goes a path and a limit, out come the bytes of the file there, or why not: never more than the limit, never from a
//! pipe or a device that would be waited for, never more memory than the bytes that are there.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::problem::{MOST, ProblemKind};

/// Memory asked for before anything is read; a file's size is only a claim.
const AT_ONCE: u64 = 1 << 20;

/// Reads a whole file.
///
/// # Errors
/// There is no such file, it is no regular file, it is larger than `limit` (or than 256 MiB), or the system refuses it.
pub fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, ProblemKind> {
    let file = open(path)?;
    let limit = limit.min(MOST);
    let size = file.metadata().map_err(unreadable)?.len();
    if size > limit {
        return Err(ProblemKind::TooLarge { size, limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(AT_ONCE)).unwrap_or(0));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    // The file may have grown since it was asked for its size.
    let size = bytes.len() as u64;
    if size > limit { Err(ProblemKind::TooLarge { size, limit }) } else { Ok(bytes) }
}

/// The first bytes of a file, `most` of them or as many as it has.
pub(crate) fn beginning(path: &Path, most: u64) -> Result<Vec<u8>, ProblemKind> {
    let mut bytes = Vec::new();
    open(path)?.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn open(path: &Path) -> Result<File, ProblemKind> {
    // Opening a pipe would wait for somebody to write.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(ProblemKind::Unreadable { reason: "not a regular file".to_owned() });
    }
    File::open(path).map_err(unreadable)
}

pub(crate) fn unreadable(error: std::io::Error) -> ProblemKind {
    match error.kind() {
        ErrorKind::NotFound => ProblemKind::NotFound,
        _ => ProblemKind::Unreadable { reason: error.to_string() },
    }
}
