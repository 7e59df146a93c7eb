//! Sessions: opened with a password, known by a secret, ended by their owner, by time, or with what their account may do.

use rusqlite::{OptionalExtension, params};

use crate::account::Account;
use crate::error::AccountError;
use crate::people::with_id;
use crate::secret;
use crate::store::Accounts;

/// A session of which nothing was heard for so many seconds has ended.
pub const IDLE: i64 = 60 * 60;
/// So many seconds after it began it has ended, whatever was heard.
pub const LONGEST: i64 = 12 * 60 * 60;
/// So often it is written that it was heard of: a write for each page would be slow.
const NOTED: i64 = 60;
/// So many an account may have at once; the oldest ends.
const MOST: i64 = 20;

impl Accounts {
    /// Lets somebody in: the account, and what the session is known by, which is given away once. `None` where name or password is wrong.
    ///
    /// # Errors
    /// The accounts cannot be read or written.
    pub fn log_in(&self, name: &str, password: &str, now: i64) -> Result<Option<(Account, String)>, AccountError> {
        let Some(one) = self.knows(name, password)? else { return Ok(None) };
        let secret = secret::new()?;
        self.ask(|db| {
            db.execute("DELETE FROM session WHERE began <= ?1 OR seen <= ?2", [now - LONGEST, now - IDLE])?;
            db.execute(
                "DELETE FROM session WHERE hash IN (SELECT hash FROM session WHERE account = ?1 ORDER BY began DESC LIMIT -1 OFFSET ?2)",
                [one.id, MOST - 1],
            )?;
            // What the account may do is asked for again with every page.
            db.execute("INSERT INTO session VALUES (?1, ?2, ?3, ?3)", params![secret::hash(&secret), one.id, now])
        })?;
        Ok(Some((one, secret)))
    }

    /// Whose session this is, unless it has ended.
    ///
    /// # Errors
    /// The accounts cannot be read.
    pub fn session(&self, secret: &str, now: i64) -> Result<Option<Account>, AccountError> {
        if !secret::is_one(secret) {
            return Ok(None);
        }
        let hash = secret::hash(secret);
        self.ask(|db| {
            let mut asked = db.prepare_cached("SELECT account, began, seen FROM session WHERE hash = ?1")?;
            let found = asked.query_row([&hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
            let Some((account, began, seen)): Option<(i64, i64, i64)> = found else { return Ok(None) };
            if now - began >= LONGEST || now - seen >= IDLE {
                db.execute("DELETE FROM session WHERE hash = ?1", [&hash])?;
                return Ok(None);
            }
            if now - seen >= NOTED {
                db.execute("UPDATE session SET seen = ?2 WHERE hash = ?1", params![hash, now])?;
            }
            with_id(db, account)
        })
    }

    /// Ends a session.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn log_out(&self, secret: &str) -> Result<(), AccountError> {
        self.ask(|db| db.execute("DELETE FROM session WHERE hash = ?1", [secret::hash(secret)])).map(|_| ())
    }

    /// Ends all sessions of an account.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn log_out_everywhere(&self, account: &Account) -> Result<(), AccountError> {
        self.ask(|db| db.execute("DELETE FROM session WHERE account = ?1", [account.id])).map(|_| ())
    }

    /// When the open sessions of an account began and were last heard of, the oldest first.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn sessions(&self, account: &Account) -> Result<Vec<(i64, i64)>, AccountError> {
        self.ask(|db| {
            let mut all =
                db.prepare_cached("SELECT began, seen FROM session WHERE account = ?1 ORDER BY began, seen")?;
            all.query_map([account.id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })
    }
}
