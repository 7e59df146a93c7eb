//! Why something about accounts cannot be done: one sentence each, that says what to do next.

use std::fmt;
use std::path::PathBuf;

/// Why something cannot be done.
#[derive(Debug)]
pub enum AccountError {
    /// It is not taken as it was said: a sentence without its full stop.
    Refused(String),
    /// The file cannot be read or written, and why.
    File(PathBuf, String),
    /// The system gives no random numbers, or no memory for a password.
    System(String),
}

impl fmt::Display for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AccountError::Refused(why) => write!(f, "{why}."),
            AccountError::File(file, why) => write!(
                f,
                "{}: the accounts cannot be read or written ({why}); look whether the file may be written and the disk has room.",
                file.display()
            ),
            AccountError::System(why) => write!(f, "nobody can be let in now ({why}); say it again."),
        }
    }
}

impl std::error::Error for AccountError {}
