//! The file in which what is joined of a record is kept: its tables, opening it, packing what is long.
//!
//! It is made of the record and of nothing else. It has the form and the version of the program that made it, and the point of the log
//! at which it was joined; a file of another form, another program or another record is thrown away and made again, as is one that
//! cannot be read.

use std::fmt;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use sayso_record::{JOINED, Operation};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How the database says that it is such a file: "SAYJ".
const MARK: i32 = 0x5341_594a;
/// Which form this program makes.
const FORM: i64 = 3;
/// A connection holds so many KiB of the file.
const CACHE: i64 = 512;
/// So many connections are kept open.
const OPEN: usize = 8;

const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
-- Pages that were set out: of the case, of lists, by the place at which each begins. Marks of what people have seen are left open.
CREATE TABLE sheet (name TEXT NOT NULL, start INTEGER NOT NULL, title TEXT NOT NULL, list INTEGER, main BLOB NOT NULL,
    PRIMARY KEY (name, start)) STRICT;
-- Incidents in the order of the lists; days as 20310306.
CREATE TABLE incident (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, in_case INTEGER NOT NULL, background INTEGER NOT NULL,
    first INTEGER, last INTEGER, day INTEGER) STRICT;
CREATE INDEX incident_days ON incident (background, first, last);
CREATE INDEX incident_day ON incident (background, day);
-- What each is as a line and on map and strip.
CREATE TABLE brief (place INTEGER PRIMARY KEY, line BLOB NOT NULL, brief BLOB NOT NULL, strip BLOB) STRICT;
-- Its page, all that is known of it with its points; and its lines.
CREATE TABLE whole (place INTEGER PRIMARY KEY, title TEXT NOT NULL, main BLOB NOT NULL, joined BLOB NOT NULL) STRICT;
CREATE TABLE spoken (place INTEGER PRIMARY KEY, lines BLOB NOT NULL) STRICT;
-- Where those that are no background are, in small letters and as it is shown.
CREATE TABLE at (low TEXT NOT NULL, incident INTEGER NOT NULL, shown TEXT NOT NULL,
    PRIMARY KEY (low, incident, shown)) STRICT, WITHOUT ROWID;
CREATE INDEX at_incident ON at (incident, shown);
CREATE INDEX at_shown ON at (shown);
CREATE TABLE called (written TEXT PRIMARY KEY, shown TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Of each way a place is written the first name that has it, and all ways of that.
CREATE TABLE way (written TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ways (number INTEGER PRIMARY KEY, name BLOB NOT NULL) STRICT;
-- Ids of what is joined: their sort, and the place of their incident or their place in their list.
CREATE TABLE thing (id TEXT NOT NULL, sort INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (id, sort, place)) STRICT, WITHOUT ROWID;
CREATE TABLE report (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, reading TEXT NOT NULL,
    findings INTEGER NOT NULL, bare BLOB NOT NULL, uses BLOB NOT NULL) STRICT;
CREATE INDEX report_path ON report (path);
-- In which report a finding stands, by the number that its digits are.
CREATE TABLE finding (number INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (number, report)) STRICT, WITHOUT ROWID;
-- The numbers of the findings that the page of the case counts.
CREATE TABLE used (number INTEGER PRIMARY KEY) STRICT;
CREATE TABLE unsure (place INTEGER PRIMARY KEY, id TEXT NOT NULL, one BLOB NOT NULL) STRICT;
CREATE INDEX unsure_id ON unsure (id);
-- Lines of a list, so many packed together.
CREATE TABLE line (list INTEGER NOT NULL, pack INTEGER NOT NULL, lines BLOB NOT NULL, PRIMARY KEY (list, pack)) STRICT;
";

/// What is kept cannot be read, or not be made, and why.
#[derive(Debug)]
pub(crate) struct Broken(pub String);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<rusqlite::Error> for Broken {
    fn from(why: rusqlite::Error) -> Self {
        Broken(why.to_string())
    }
}

impl From<serde_json::Error> for Broken {
    fn from(why: serde_json::Error) -> Self {
        Broken(why.to_string())
    }
}

impl From<std::io::Error> for Broken {
    fn from(why: std::io::Error) -> Self {
        Broken(why.to_string())
    }
}

/// What a file was made of, and by whom. Two that are alike hold the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MadeOf {
    /// The version of the program.
    pub program: String,
    /// What the folder of the record is called: a case without a title is called so.
    pub folder: String,
    /// How many operations the log had, and the id of the last one.
    pub operations: usize,
    pub last: String,
}

impl MadeOf {
    /// Whether this log began as the one of which it was made.
    pub(crate) fn is_at(&self, operations: &[Operation]) -> bool {
        let last = self.operations.checked_sub(1).map(|k| operations.get(k).map(|o| o.id.as_str()));
        last.map_or(self.last.is_empty(), |last| last == Some(self.last.as_str()))
    }
}

/// A file that is open, many times at once.
#[derive(Debug)]
pub(crate) struct File {
    path: PathBuf,
    /// Connections that nobody uses.
    free: Mutex<Vec<Connection>>,
}

impl File {
    /// The file of a record, with what it was made of. None where there is none that this program can read.
    pub(crate) fn open(record: &Path) -> Option<(Self, MadeOf)> {
        let path = record.join(JOINED);
        let db = connect(&path).ok()?;
        let made_of = made_of(&db).ok().flatten()?;
        Some((File { path, free: Mutex::new(vec![db]) }, made_of))
    }

    /// Asks it.
    pub(crate) fn ask<R>(&self, ask: impl FnOnce(&Connection) -> Result<R, Broken>) -> Result<R, Broken> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let db = free.pop();
        drop(free);
        let db = match db {
            Some(db) => db,
            None => connect(&self.path)?,
        };
        let answer = ask(&db);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        if free.len() < OPEN {
            free.push(db);
        }
        answer
    }
}

fn connect(path: &Path) -> Result<Connection, Broken> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.execute_batch(&format!(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON; PRAGMA cache_size = -{CACHE};"
    ))?;
    Ok(db)
}

/// What a file was made of; `None` where it is of another form, or was not ended.
fn made_of(db: &Connection) -> Result<Option<MadeOf>, Broken> {
    let mark: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let form: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if (mark, form) != (MARK, FORM) {
        return Ok(None);
    }
    let all = ["program", "folder", "operations", "last"].map(|key| meta(db, key));
    let [program, folder, operations, last] = all;
    let Some(operations) = operations?.and_then(|n| n.parse().ok()) else { return Ok(None) };
    Ok(program?.zip(folder?).zip(last?).map(|((program, folder), last)| MadeOf { program, folder, operations, last }))
}

pub(crate) fn meta(db: &Connection, key: &str) -> Result<Option<String>, Broken> {
    Ok(db.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional()?)
}

/// Whether a file is such a file, or nothing: only those are put away.
fn is_ours(path: &Path) -> bool {
    const AT: usize = 68;
    let mut head = [0_u8; AT + 4];
    match std::fs::File::open(path) {
        Err(why) => why.kind() == std::io::ErrorKind::NotFound,
        Ok(mut file) => match file.read_exact(&mut head) {
            // An empty file is one that was never written.
            Err(_) => std::fs::metadata(path).is_ok_and(|m| m.len() == 0),
            Ok(()) => head.starts_with(b"SQLite format 3") && head.ends_with(&MARK.to_be_bytes()),
        },
    }
}

/// The file that whoever makes one holds a lock on; the system lets go of it however that ends.
const LOCK: &str = "joined.lock";

/// Whether a file can be made beside a record: not in a folder that is read-only.
pub(crate) fn can_be_made(record: &Path) -> bool {
    std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(record.join(LOCK)).is_ok()
}

/// A file that is being made, beside the one that is in use.
pub(crate) struct New {
    pub db: Connection,
    lock: std::fs::File,
    path: PathBuf,
    goal: PathBuf,
}

impl New {
    /// Waits until nobody else makes one of this record; and whether somebody did.
    pub(crate) fn wait(record: &Path) -> Result<(std::fs::File, bool), Broken> {
        let open = std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(record.join(LOCK));
        let lock = open?;
        let waits = lock.try_lock().is_err();
        if waits {
            lock.lock()?;
        }
        Ok((lock, waits))
    }

    /// Begins one; what an earlier program left half done goes.
    pub(crate) fn begin(record: &Path, lock: std::fs::File) -> Result<Self, Broken> {
        let (goal, path) = (record.join(JOINED), record.join(format!("{JOINED}.new")));
        for file in [&goal, &path] {
            if !is_ours(file) {
                return Err(Broken(format!("{} is no file of this program's making; move it away", file.display())));
            }
        }
        match std::fs::remove_file(&path) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => return Err(why.into()),
            _ => {}
        }
        let db = Connection::open(&path)?;
        // Whatever becomes of it before it is in its place, it is made again.
        db.execute_batch(&format!(
            "PRAGMA trusted_schema = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = {MARK}; \
             PRAGMA user_version = {FORM}; BEGIN; {TABLES}"
        ))?;
        Ok(New { db, lock, path, goal })
    }

    /// Writes down of what it was made, and puts it in its place.
    pub(crate) fn end(self, made_of: &MadeOf) -> Result<(), Broken> {
        let operations = made_of.operations.to_string();
        let all = [
            ("program", &made_of.program),
            ("folder", &made_of.folder),
            ("operations", &operations),
            ("last", &made_of.last),
        ];
        for (key, value) in all {
            self.db.execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", [key, value])?;
        }
        self.db.execute_batch("COMMIT;")?;
        self.db.close().map_err(|(_, why)| why)?;
        std::fs::File::open(&self.path)?.sync_all()?;
        std::fs::rename(&self.path, &self.goal)?;
        drop(self.lock);
        Ok(())
    }

    /// Throws it away.
    pub(crate) fn discard(self) {
        let _ = self.db.close();
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Words packed; they hold a sum by which a changed byte is found.
pub(crate) fn packed(words: &str) -> Result<Vec<u8>, Broken> {
    let mut to = ZlibEncoder::new(Vec::new(), Compression::fast());
    to.write_all(words.as_bytes())?;
    Ok(to.finish()?)
}

/// What was packed.
pub(crate) fn unpacked(packed: &[u8]) -> Result<String, Broken> {
    let mut words = String::new();
    ZlibDecoder::new(packed).read_to_string(&mut words)?;
    Ok(words)
}

/// A value written down and packed.
pub(crate) fn written<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Broken> {
    packed(&serde_json::to_string(value)?)
}

/// The same read back.
pub(crate) fn read<T: DeserializeOwned>(packed: &[u8]) -> Result<T, Broken> {
    Ok(serde_json::from_str(&unpacked(packed)?)?)
}

/// The number that a finding's digits are.
pub(crate) fn number(finding: &str) -> Option<i64> {
    let digits = finding.get(1..)?;
    u64::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 16).map(u64::cast_signed)
}

/// A day as a number that orders as days do: 20310306.
pub(crate) fn day_number(day: jiff::civil::Date) -> i64 {
    let sign = if day.year() < 0 { -1 } else { 1 };
    (i64::from(day.year().unsigned_abs()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())) * sign
}
