//! A record: one folder with one database. In goes the folder, out comes what is kept in it.
//!
//! What is acknowledged is on the disk: the rollback journal with `synchronous = EXTRA` waits for the disk at every commit, and for
//! the folder once the journal is gone. A write-ahead log would be faster and was not taken: it leaves two files beside the database
//! that must be copied with it, and cannot be read in a folder that is read-only. One program writes at a time; it holds a lock on a
//! file beside the database, which the system lets go of when the program ends, however it ends.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::conflict::{Conflict, conflicts, followed};
use crate::error::RecordError;
use crate::known::Known;
use crate::log;
use crate::operation::{Change, Operation, OperationId, Stamp, id_of};
use crate::order;
use crate::tables::{self, MARK, STEPS};

/// The database's name in the folder.
pub const FILE: &str = "record.sqlite";
/// The name of the file in which a desk keeps what it joined of a large record. It is made of the record and can be deleted at any time.
pub const JOINED: &str = "joined.sqlite";
/// The file that whoever writes holds a lock on.
pub(crate) const LOCK: &str = "record.lock";
/// So long a reader waits for a report that is being written.
const PATIENCE: Duration = Duration::from_secs(20);
/// How each connection is set up. Cells that cannot be are an error when they are met, and nothing in the file may run.
const SETTINGS: &str = "PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA trusted_schema = OFF; \
                        PRAGMA cell_size_check = ON;";

/// A record that is open.
#[derive(Debug)]
pub struct Record {
    pub(crate) db: Connection,
    pub(crate) folder: PathBuf,
    /// Held while it is open for writing.
    lock: Option<File>,
    operations: Arc<Vec<Operation>>,
    /// Those of them that no other follows.
    ends: Vec<OperationId>,
    /// What its operations come to, as far as adding a report asks for it; made when that is asked for first.
    known: OnceCell<Known>,
}

impl Record {
    /// Opens a record for reading; nothing is changed, but for what a program that was killed while it wrote left half done.
    ///
    /// # Errors
    /// There is none, it is damaged, or of another version.
    pub fn open(folder: &Path) -> Result<Self, RecordError> {
        Self::open_unread(folder)?.with_log(&Arc::default())
    }

    /// The same for whoever has read its log already: of that is read only what came since. Of 100,000 reports it takes a second to
    /// read, and 100 MB to hold.
    ///
    /// # Errors
    /// Those of [`Record::open`].
    pub fn open_behind(folder: &Path, known: &Arc<Vec<Operation>>) -> Result<Self, RecordError> {
        Self::open_unread(folder)?.with_log(known)
    }

    /// Opens a record without its log: to see whether somebody writes to it ([`Record::version_of_data`]) and to read what reports hold
    /// ([`Record::reading`], [`Record::original`]), and for nothing else.
    ///
    /// # Errors
    /// Those of [`Record::open`] but for a damaged log.
    pub fn open_to_watch(folder: &Path) -> Result<Self, RecordError> {
        Self::open_unread(folder)
    }

    /// The same before its log is read, which may be damaged.
    pub(crate) fn open_unread(folder: &Path) -> Result<Self, RecordError> {
        let db = connect(folder, OpenFlags::empty())?;
        let set = db.execute_batch("PRAGMA query_only = ON;");
        set.map_err(|why| RecordError::of(folder, &why))?;
        match version(&db, folder)? {
            0 => Err(RecordError::None(folder.to_owned())),
            found if found < latest() => Err(RecordError::Older(folder.to_owned())),
            _ => Ok(Record {
                db,
                folder: folder.to_owned(),
                lock: None,
                operations: Arc::default(),
                ends: Vec::new(),
                known: OnceCell::new(),
            }),
        }
    }

    /// Opens a record for writing, and makes it where there is none: the folder with it, not the folders above.
    ///
    /// # Errors
    /// Another program writes to it, it cannot be written, is damaged, or of a newer version.
    pub fn open_or_make(folder: &Path) -> Result<Self, RecordError> {
        let cannot = |why: std::io::Error| RecordError::Locked(folder.to_owned(), why.to_string());
        if !folder.is_dir() {
            fs::create_dir(folder).map_err(cannot)?;
            sync_folder_of(folder);
        }
        Self::open_to_write(folder, OpenFlags::SQLITE_OPEN_CREATE, &Arc::default())
    }

    /// Opens a record that is there for writing.
    ///
    /// # Errors
    /// Those of [`Record::open_or_make`], and that there is none.
    pub fn open_for_writing(folder: &Path) -> Result<Self, RecordError> {
        Self::open_for_writing_behind(folder, &Arc::default())
    }

    /// The same for whoever has read its log already, as [`Record::open_behind`].
    ///
    /// # Errors
    /// Those of [`Record::open_for_writing`].
    pub fn open_for_writing_behind(folder: &Path, known: &Arc<Vec<Operation>>) -> Result<Self, RecordError> {
        if !folder.join(FILE).is_file() {
            return Err(RecordError::None(folder.to_owned()));
        }
        Self::open_to_write(folder, OpenFlags::empty(), known)
    }

    fn open_to_write(folder: &Path, more: OpenFlags, log: &Arc<Vec<Operation>>) -> Result<Self, RecordError> {
        let lock = locked(folder)?;
        let mut db = connect(folder, more)?;
        if version(&db, folder)? < latest() {
            tables::bring_up_to_date(&mut db, STEPS).map_err(|why| RecordError::of(folder, &why))?;
        }
        let (operations, ends, known) = (Arc::default(), Vec::new(), OnceCell::new());
        Record { db, folder: folder.to_owned(), lock: Some(lock), operations, ends, known }.with_log(log)
    }

    /// Reads the log; of one that begins with these operations only what is behind them.
    fn with_log(mut self, known: &Arc<Vec<Operation>>) -> Result<Self, RecordError> {
        let behind = log::number_of_last(&self.db, known).map_err(|why| self.cannot(&why))?;
        let new = match behind {
            Some(number) => self.read_behind(Some(number))?,
            None => self.read_behind(None)?,
        };
        // What was removed for good since is in what is known.
        let is_gone = |o: &Operation| matches!(o.change(), Some(Change::Forget | Change::Blank { .. }) | None);
        if behind.is_some() && !new.iter().any(is_gone) {
            self.operations = Arc::clone(known);
            if !new.is_empty() {
                Arc::make_mut(&mut self.operations).extend(new);
            }
        } else {
            self.operations = Arc::new(if behind.is_some() { self.read_behind(None)? } else { new });
        }
        self.ends = order::ends(&self.operations);
        Ok(self)
    }

    /// The operations behind one of these numbers.
    fn read_behind(&self, number: Option<i64>) -> Result<Vec<Operation>, RecordError> {
        let read = log::read_behind(&self.db, number).map_err(|why| self.cannot(&why))?;
        let damaged = |what: String| RecordError::Damaged(self.folder.clone(), what);
        let mut operations = Vec::new();
        for operation in read {
            let (operation, sum) =
                operation.map_err(|(number, why)| damaged(format!("operation number {number} of the log: {why}")))?;
            // A changed word must not become what somebody said.
            let is_as_written = sum.is_none_or(|sum| *sum == *operation.body_sum)
                && id_of(&operation.parents, &operation.at, &operation.body_sum) == operation.id;
            if !is_as_written {
                return Err(damaged(format!("operation {} of the log is not what was written", operation.id.short())));
            }
            operations.push(operation);
        }
        Ok(operations)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The log, in order.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The same for whoever goes on with it when the record is closed: a log of many reports is large, and one is enough.
    pub fn log(&self) -> Arc<Vec<Operation>> {
        Arc::clone(&self.operations)
    }

    /// Ends writing: others may write now, and it can be read on.
    ///
    /// # Errors
    /// The database refuses it.
    pub fn written(mut self) -> Result<Self, RecordError> {
        self.db.execute_batch("PRAGMA query_only = ON;").map_err(|why| self.cannot(&why))?;
        self.lock = None;
        Ok(self)
    }

    /// Whether the log on the disk is this one: it has as many operations, and the last of these.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn has_log(&self, operations: &[Operation]) -> Result<bool, RecordError> {
        let last = operations.last().map_or("", |o| o.id.as_str());
        let find = "SELECT (SELECT count(*) FROM operation), ?1 = '' OR EXISTS (SELECT 1 FROM operation WHERE id = ?1)";
        let found = self.db.query_row(find, [last], |row| Ok((row.get::<_, usize>(0)?, row.get::<_, bool>(1)?)));
        let (count, has_last) = found.map_err(|why| self.cannot(&why))?;
        Ok(has_last && count == operations.len())
    }

    /// How many bytes of text and of findings are kept: what joining them all in memory takes several times of.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn size(&self) -> Result<u64, RecordError> {
        let size = "SELECT coalesce(sum(octet_length(text) + octet_length(findings)), 0) FROM reading";
        self.db.query_row(size, [], |row| row.get(0)).map_err(|why| self.cannot(&why))
    }

    /// A number that is another once anybody else has written to the database since it was opened here: SQLite's own, read from the
    /// file's first page.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn version_of_data(&self) -> Result<i64, RecordError> {
        self.db.query_row("PRAGMA data_version", [], |row| row.get(0)).map_err(|why| self.cannot(&why))
    }

    /// The operations that count.
    pub fn in_force(&self) -> Vec<&Operation> {
        log::in_force(&self.operations)
    }

    /// The operations that were undone; the others count. An undo that counts is one that was not undone itself.
    pub fn undone(&self) -> BTreeSet<&OperationId> {
        log::undone(&self.operations)
    }

    /// The operations that no other follows; what is done next follows them all.
    pub(crate) fn ends(&self) -> &[OperationId] {
        &self.ends
    }

    /// The operations that count and are in no conflict with another.
    pub fn followed(&self) -> Vec<&Operation> {
        followed(&self.operations).0
    }

    /// What two people say differently who did not know of one another's words.
    pub fn conflicts(&self) -> Vec<Conflict> {
        conflicts(&self.operations)
    }

    /// What came from where.
    pub(crate) fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::of(&self.operations))
    }

    /// Does it: appends it to the log.
    ///
    /// # Errors
    /// It cannot be written; then nothing is.
    pub fn append(&mut self, change: Change, stamp: &Stamp) -> Result<&Operation, RecordError> {
        self.append_with(change, stamp, |_| Ok(()))
    }

    /// The same, with what `beside` writes in the same step.
    pub(crate) fn append_with(
        &mut self,
        change: Change,
        stamp: &Stamp,
        beside: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<&Operation, RecordError> {
        if self.lock.is_none() {
            return Err(RecordError::Locked(self.folder.clone(), "it was opened for reading".to_owned()));
        }
        let (operation, body) = Operation::new(self.ends.clone(), stamp, change)
            .map_err(|why| RecordError::Refused(format!("this cannot be written down ({why})")))?;
        let folder = self.folder.clone();
        let cannot = |why: rusqlite::Error| RecordError::of(&folder, &why);
        let step = Transaction::new(&mut self.db, TransactionBehavior::Immediate).map_err(cannot)?;
        beside(&step).map_err(cannot)?;
        log::write(&step, &operation, Some(&body)).map_err(cannot)?;
        step.commit().map_err(cannot)?;
        self.ends = vec![operation.id.clone()];
        // What comes to another sum is made anew when it is asked for.
        match (self.known.get_mut(), operation.change()) {
            (_, Some(Change::Undo { .. })) => self.known = OnceCell::new(),
            (Some(known), _) => known.take(&operation),
            (None, _) => {}
        }
        Arc::make_mut(&mut self.operations).push(operation);
        self.operations.last().ok_or_else(|| RecordError::Damaged(folder, "the log is empty".to_owned()))
    }

    /// Forgets who, why and what of these operations, as the database has.
    pub(crate) fn forget_bodies(&mut self, ids: &BTreeSet<OperationId>) {
        Arc::make_mut(&mut self.operations).iter_mut().filter(|o| ids.contains(&o.id)).for_each(|o| o.body = None);
        self.known = OnceCell::new();
    }

    /// What the database said.
    pub(crate) fn cannot(&self, why: &rusqlite::Error) -> RecordError {
        RecordError::of(&self.folder, why)
    }
}

fn latest() -> i64 {
    STEPS.len() as i64
}

/// Waits until the folder in which a file or folder was made is on the disk: else its name may be lost with the power. Not every system
/// can wait for a folder.
pub(crate) fn sync_folder_of(made: &Path) {
    let above = made.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(above).and_then(|folder| folder.sync_all());
}

/// Takes the lock of whoever writes.
fn locked(folder: &Path) -> Result<File, RecordError> {
    let cannot = |why: std::io::Error| RecordError::Locked(folder.to_owned(), why.to_string());
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK)).map_err(cannot)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(RecordError::Busy(folder.to_owned())),
        Err(TryLockError::Error(why)) => Err(cannot(why)),
    }
}

fn connect(folder: &Path, more: OpenFlags) -> Result<Connection, RecordError> {
    let file = folder.join(FILE);
    if more.is_empty() && !file.is_file() {
        return Err(RecordError::None(folder.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let cannot = |why: rusqlite::Error| RecordError::of(folder, &why);
    let db = Connection::open_with_flags(&file, flags).map_err(cannot)?;
    db.busy_timeout(PATIENCE).map_err(cannot)?;
    db.execute_batch(SETTINGS).map_err(cannot)?;
    Ok(db)
}

/// The version of the tables; refuses what is no record, and what is newer.
fn version(db: &Connection, folder: &Path) -> Result<i64, RecordError> {
    let cannot = |why: rusqlite::Error| RecordError::of(folder, &why);
    let found = tables::version(db).map_err(cannot)?;
    let mark: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(cannot)?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(cannot)?;
    if mark != MARK && (mark != 0 || found != 0 || tables != 0) {
        return Err(RecordError::Foreign(folder.to_owned()));
    }
    if found > latest() {
        return Err(RecordError::Newer { folder: folder.to_owned(), found, known: latest() });
    }
    Ok(found)
}
