//! Keys: by which programs of an account are known. An account makes and ends its own; a key may what the account may.

use rusqlite::{OptionalExtension, params};

use crate::account::Account;
use crate::error::AccountError;
use crate::people::with_id;
use crate::secret;
use crate::store::Accounts;

/// Begins every key, so that one that was published by mistake is found.
const SIGN: &str = "sayso_";
/// A key ends by itself after so many seconds: 90 days.
const LASTS: i64 = 90 * 24 * 60 * 60;
/// So many an account may have.
const MOST: usize = 20;
/// Characters of what a key is for.
const LABEL: usize = 80;

/// A key, without what it is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its number.
    pub id: i64,
    /// What it is for, in words of its account.
    pub label: String,
    /// When it was made, in seconds since 1970.
    pub made: i64,
    /// When it ends.
    pub ends: i64,
}

/// Whether this looks like a key.
#[must_use]
pub fn is_key(word: &str) -> bool {
    word.strip_prefix(SIGN).is_some_and(secret::is_one)
}

impl Accounts {
    /// Makes a key; what it is known by is given away once.
    ///
    /// # Errors
    /// The account has many already, or it cannot be written.
    pub fn make_key(&self, account: &Account, label: &str, now: i64) -> Result<String, AccountError> {
        let key = format!("{SIGN}{}", secret::new()?);
        let label: String = label.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LABEL).collect();
        if self.keys(account, now)?.len() >= MOST {
            return Err(AccountError::Refused(format!("an account has {MOST} keys at most; end one first")));
        }
        self.ask(|db| {
            db.execute("DELETE FROM key WHERE ends <= ?1", [now])?;
            db.execute(
                "INSERT INTO key (hash, account, label, made, ends) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![secret::hash(&key), account.id, label, now, now + LASTS],
            )
        })?;
        Ok(key)
    }

    /// Whose key this is, unless it has ended.
    ///
    /// # Errors
    /// The accounts cannot be read.
    pub fn key(&self, key: &str, now: i64) -> Result<Option<Account>, AccountError> {
        if !is_key(key) {
            return Ok(None);
        }
        self.ask(|db| {
            let mut asked = db.prepare_cached("SELECT account FROM key WHERE hash = ?1 AND ends > ?2")?;
            let found = asked.query_row(params![secret::hash(key), now], |row| row.get(0)).optional()?;
            found.map_or(Ok(None), |account| with_id(db, account))
        })
    }

    /// The keys of an account, the oldest first.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn keys(&self, account: &Account, now: i64) -> Result<Vec<Key>, AccountError> {
        self.ask(|db| {
            let mut all = db
                .prepare_cached("SELECT id, label, made, ends FROM key WHERE account = ?1 AND ends > ?2 ORDER BY id")?;
            let one = |row: &rusqlite::Row<'_>| {
                Ok(Key { id: row.get(0)?, label: row.get(1)?, made: row.get(2)?, ends: row.get(3)? })
            };
            all.query_map([account.id, now], one)?.collect()
        })
    }

    /// Ends a key of this account.
    ///
    /// # Errors
    /// The account has no such key, or it cannot be written.
    pub fn end_key(&self, account: &Account, id: i64) -> Result<(), AccountError> {
        match self.ask(|db| db.execute("DELETE FROM key WHERE account = ?1 AND id = ?2", [account.id, id]))? {
            0 => Err(AccountError::Refused("this account has no such key".to_owned())),
            _ => Ok(()),
        }
    }
}
