//! The file with the accounts: where it lies, what tables it has, who may read it.

use std::fmt::Display;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::AccountError;

/// The name of the file in the record's folder.
pub const FILE: &str = "accounts.sqlite";
/// So long is waited for another program that writes to it.
const PATIENCE: Duration = Duration::from_secs(10);
/// The version of the tables below.
const VERSION: i64 = 1;
const SETTINGS: &str =
    "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;";
/// `gone` has the names of removed accounts whose words the log has: nobody else may speak under them.
const TABLES: &str = "
    CREATE TABLE account (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'owner')), made INTEGER NOT NULL,
        memory INTEGER NOT NULL, passes INTEGER NOT NULL, lanes INTEGER NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL
    ) STRICT;
    CREATE TABLE session (
        hash BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE, began INTEGER NOT NULL, seen INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX session_of ON session (account);
    CREATE TABLE key (
        id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
        label TEXT NOT NULL, made INTEGER NOT NULL, ends INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX key_of ON key (account);
    CREATE TABLE gone (folded TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
    PRAGMA user_version = 1;";

/// The accounts of a record.
#[derive(Debug)]
pub struct Accounts {
    folder: PathBuf,
    db: Mutex<Connection>,
}

impl Accounts {
    /// Those of the record in this folder; `None` where none was ever made.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn open(folder: &Path) -> Result<Option<Self>, AccountError> {
        if folder.join(FILE).exists() { Self::connect(folder).map(Some) } else { Ok(None) }
    }

    /// The same, with the file made where there is none. Only who owns it may read it.
    ///
    /// # Errors
    /// It cannot be made or read.
    pub fn open_or_make(folder: &Path) -> Result<Self, AccountError> {
        let file = folder.join(FILE);
        if !file.exists() {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            options.open(&file).map_err(|why| of_file(folder, &why))?;
        }
        Self::connect(folder)
    }

    fn connect(folder: &Path) -> Result<Self, AccountError> {
        let cannot = |why: rusqlite::Error| of_file(folder, &why);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut db = Connection::open_with_flags(folder.join(FILE), flags).map_err(cannot)?;
        db.busy_timeout(PATIENCE).map_err(cannot)?;
        db.execute_batch(SETTINGS).map_err(cannot)?;
        let made = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(cannot)?;
        let version: i64 = made.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(cannot)?;
        match version {
            0 => made.execute_batch(TABLES).map_err(cannot)?,
            VERSION => {}
            newer => {
                return Err(of_file(folder, &format!("it is of version {newer}, made by a newer program")));
            }
        }
        made.commit().map_err(cannot)?;
        Ok(Accounts { folder: folder.to_owned(), db: Mutex::new(db) })
    }

    /// Asks the database; one at a time.
    pub(crate) fn ask<R>(
        &self,
        ask: impl FnOnce(&mut Connection) -> Result<R, rusqlite::Error>,
    ) -> Result<R, AccountError> {
        ask(&mut self.db()).map_err(|why| of_file(&self.folder, &why))
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The file cannot be read or written.
fn of_file(folder: &Path, why: &dyn Display) -> AccountError {
    AccountError::File(folder.join(FILE), why.to_string())
}
