//! The tables of the database and how an older one is brought up to date. In goes a connection, out comes its version.

use rusqlite::{Connection, Transaction};

/// How the database says that it is a record: "SAYS".
pub(crate) const MARK: i32 = 0x5341_5953;

/// What makes each version of the one before it; the first makes version 1 of nothing. They are never changed, only added to.
pub(crate) const STEPS: &[&str] = &[VERSION_1];

/// Originals, what was read in them, and the log. A report and its reading are written in one step with the operation that adds it.
const VERSION_1: &str = "
CREATE TABLE original (
    report TEXT PRIMARY KEY,                    -- SHA-256 of the bytes
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE reading (
    number INTEGER PRIMARY KEY,                 -- the latest of a report counts
    report TEXT NOT NULL REFERENCES original,
    read_by TEXT NOT NULL,                      -- program, rules and weights (JSON)
    particulars TEXT NOT NULL,                  -- the report without its text (JSON)
    text TEXT NOT NULL,                         -- its readable text
    findings TEXT NOT NULL,                     -- as found (JSON); nobody edits them
    sum TEXT NOT NULL                           -- SHA-256 of the five before, each behind its length
) STRICT;
CREATE INDEX reading_of ON reading (report);
CREATE TABLE operation (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,                    -- SHA-256 of the three below, parted by line ends
    parents TEXT NOT NULL,                      -- ids of the operations before it, parted by commas
    at TEXT NOT NULL,
    body_sum TEXT NOT NULL,                     -- SHA-256 of the body, which stays where the body was forgotten
    body TEXT                                   -- who, why and what (JSON)
) STRICT;
";

/// The version of a database's tables; 0 for an empty one.
pub(crate) fn version(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Takes the steps that are missing, in one transaction each. Says which version the tables are of then.
pub(crate) fn bring_up_to_date(db: &mut Connection, steps: &[&str]) -> rusqlite::Result<i64> {
    let mut at = version(db)?;
    while let Some(step) = usize::try_from(at).ok().and_then(|done| steps.get(done)) {
        let change = Transaction::new(db, rusqlite::TransactionBehavior::Immediate)?;
        change.execute_batch(step)?;
        at += 1;
        change.execute_batch(&format!("PRAGMA application_id = {MARK}; PRAGMA user_version = {at};"))?;
        change.commit()?;
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_missing_step_is_taken_once_and_what_is_there_stays() {
        let mut db = Connection::open_in_memory().unwrap();
        assert_eq!(bring_up_to_date(&mut db, STEPS).unwrap(), 1);
        db.execute("INSERT INTO original VALUES ('r', x'00')", []).unwrap();
        let later = [VERSION_1, "ALTER TABLE original ADD COLUMN removed TEXT;", "CREATE TABLE more (a TEXT);"];
        assert_eq!(bring_up_to_date(&mut db, &later).unwrap(), 3);
        assert_eq!(bring_up_to_date(&mut db, &later).unwrap(), 3);
        let kept: (String, Option<String>) =
            db.query_row("SELECT report, removed FROM original", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!(kept, ("r".to_owned(), None));
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let mut db = Connection::open_in_memory().unwrap();
        bring_up_to_date(&mut db, STEPS).unwrap();
        assert!(bring_up_to_date(&mut db, &[VERSION_1, "CREATE TABLE a (b TEXT); NONSENSE;"]).is_err());
        assert_eq!(version(&db).unwrap(), 1);
        assert!(db.prepare("SELECT * FROM a").is_err());
    }
}
