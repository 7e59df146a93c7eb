//! Who has an account: made, listed, given another role or password, removed.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::account::{Account, Role, fold, tidy};
use crate::error::AccountError;
use crate::password::{self, Kept};
use crate::store::Accounts;

const COLUMNS: &str = "id, name, role, made, (SELECT count(*) FROM session WHERE account = account.id), \
                       (SELECT count(*) FROM key WHERE account = account.id)";

pub(crate) fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    // The table takes no other word; were there one, it may do the least.
    let role = Role::of(&row.get::<_, String>(2)?).unwrap_or(Role::Reader);
    let count = |k| row.get::<_, i64>(k).map(|n| usize::try_from(n).unwrap_or(0));
    Ok(Account { id: row.get(0)?, name: row.get(1)?, role, made: row.get(3)?, sessions: count(4)?, keys: count(5)? })
}

/// The account with this number.
pub(crate) fn with_id(db: &Connection, id: i64) -> rusqlite::Result<Option<Account>> {
    db.query_row(&format!("SELECT {COLUMNS} FROM account WHERE id = ?1"), [id], account).optional()
}

/// How one is called that is to be managed.
fn named(db: &Connection, name: &str) -> rusqlite::Result<Option<Account>> {
    db.query_row(&format!("SELECT {COLUMNS} FROM account WHERE folded = ?1"), [fold(name)], account).optional()
}

/// Whether others have accounts, and none but this one may say who.
fn is_last_owner(db: &Connection, one: &Account) -> rusqlite::Result<bool> {
    let others = |role: &str| {
        db.query_row("SELECT count(*) FROM account WHERE id <> ?1 AND role LIKE ?2", params![one.id, role], |row| {
            row.get::<_, i64>(0)
        })
    };
    Ok(one.role == Role::Owner && others("owner")? == 0 && others("%")? > 0)
}

/// What comes of something that may be refused inside of a transaction.
type Told<T> = Result<Result<T, String>, rusqlite::Error>;

impl Accounts {
    /// All accounts, by name.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn list(&self) -> Result<Vec<Account>, AccountError> {
        self.ask(|db| {
            let mut all = db.prepare_cached(&format!("SELECT {COLUMNS} FROM account ORDER BY folded"))?;
            all.query_map([], account)?.collect()
        })
    }

    /// Makes an account. A name that a removed account spoke under is nobody else's.
    ///
    /// # Errors
    /// The name or the password is not taken, or it cannot be written.
    pub fn add(&self, name: &str, role: Role, password: &str, now: i64) -> Result<Account, AccountError> {
        let name = tidy(name)?;
        let kept = password::keep(password, &name)?;
        self.told(|db| {
            let is_there = |table: &str| {
                let asked = format!("SELECT 1 FROM {table} WHERE folded = ?1");
                db.query_row(&asked, [fold(&name)], |_| Ok(())).optional().map(|found| found.is_some())
            };
            if is_there("account")? {
                return Ok(Err(format!("there is an account {name:?} already; take another name")));
            }
            if is_there("gone")? {
                return Ok(Err(format!(
                    "an account {name:?} was removed, and the log has its words; take another name"
                )));
            }
            db.execute(
                "INSERT INTO account (name, folded, role, made, memory, passes, lanes, salt, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![name, fold(&name), role.as_str(), now, kept.memory, kept.passes, kept.lanes, kept.salt, kept.hash],
            )?;
            let id = db.last_insert_rowid();
            Ok(Ok(Account { id, name: name.clone(), role, made: now, sessions: 0, keys: 0 }))
        })
    }

    /// The account of this name.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn named(&self, name: &str) -> Result<Account, AccountError> {
        self.told(|db| Ok(named(db, name)?.ok_or_else(|| nobody(name))))
    }

    /// Gives an account another role; its sessions end.
    ///
    /// # Errors
    /// There is none, nobody would be left who says who has an account, or it cannot be written.
    pub fn set_role(&self, name: &str, role: Role) -> Result<(), AccountError> {
        self.told(|db| {
            let Some(one) = named(db, name)? else { return Ok(Err(nobody(name))) };
            if role != Role::Owner && is_last_owner(db, &one)? {
                return Ok(Err(no_owner(&one)));
            }
            db.execute("UPDATE account SET role = ?2 WHERE id = ?1", params![one.id, role.as_str()])?;
            db.execute("DELETE FROM session WHERE account = ?1", [one.id])?;
            Ok(Ok(()))
        })
    }

    /// Gives an account another password; its sessions and keys end.
    ///
    /// # Errors
    /// There is none, the password is not taken, or it cannot be written.
    pub fn set_password(&self, name: &str, password: &str) -> Result<(), AccountError> {
        let kept = password::keep(password, &tidy(name)?)?;
        self.told(|db| {
            let Some(one) = named(db, name)? else { return Ok(Err(nobody(name))) };
            db.execute(
                "UPDATE account SET memory = ?2, passes = ?3, lanes = ?4, salt = ?5, hash = ?6 WHERE id = ?1",
                params![one.id, kept.memory, kept.passes, kept.lanes, kept.salt, kept.hash],
            )?;
            db.execute("DELETE FROM session WHERE account = ?1", [one.id])?;
            db.execute("DELETE FROM key WHERE account = ?1", [one.id])?;
            Ok(Ok(()))
        })
    }

    /// Removes an account with its sessions and keys. Where the log `has_words` under its name, the name is kept, so that nobody else speaks
    /// under it; else nothing is.
    ///
    /// # Errors
    /// There is none, nobody would be left who says who has an account, or it cannot be written.
    pub fn remove(&self, name: &str, has_words: bool) -> Result<(), AccountError> {
        self.told(|db| {
            let Some(one) = named(db, name)? else { return Ok(Err(nobody(name))) };
            if is_last_owner(db, &one)? {
                return Ok(Err(no_owner(&one)));
            }
            db.execute("DELETE FROM account WHERE id = ?1", [one.id])?;
            if has_words {
                db.execute("INSERT OR REPLACE INTO gone VALUES (?1, ?2)", params![fold(&one.name), one.name])?;
            }
            Ok(Ok(()))
        })?;
        // Written anew, so that no byte of it stays in the file.
        self.ask(|db| db.execute_batch("VACUUM"))
    }

    /// The names of removed accounts that the log has words of.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn removed(&self) -> Result<BTreeSet<String>, AccountError> {
        self.ask(|db| db.prepare_cached("SELECT name FROM gone")?.query_map([], |row| row.get(0))?.collect())
    }

    /// Whether this is the password of the account of this name.
    ///
    /// # Errors
    /// The accounts cannot be read.
    pub fn is_password(&self, name: &str, password: &str) -> Result<bool, AccountError> {
        self.knows(name, password).map(|found| found.is_some())
    }

    /// The same; the account then. Takes as long where there is none.
    pub(crate) fn knows(&self, name: &str, password: &str) -> Result<Option<Account>, AccountError> {
        let found = self.ask(|db| {
            let Some(one) = named(db, name)? else { return Ok(None) };
            let kept =
                db.query_row("SELECT memory, passes, lanes, salt, hash FROM account WHERE id = ?1", [one.id], |row| {
                    let (memory, passes, lanes) = (row.get(0)?, row.get(1)?, row.get(2)?);
                    Ok(Kept { memory, passes, lanes, salt: row.get(3)?, hash: row.get(4)? })
                })?;
            Ok(Some((one, kept)))
        })?;
        let is_it = password::is_it(password, found.as_ref().map(|(_, kept)| kept))?;
        Ok(found.filter(|_| is_it).map(|(one, _)| one))
    }

    /// Does something in one transaction, of which nothing stays where it is refused.
    fn told<T>(&self, does: impl FnOnce(&Transaction<'_>) -> Told<T>) -> Result<T, AccountError> {
        let told = self.ask(|db| {
            let all = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let told = does(&all)?;
            if told.is_ok() {
                all.commit()?;
            }
            Ok(told)
        })?;
        told.map_err(AccountError::Refused)
    }
}

fn nobody(name: &str) -> String {
    format!("there is no account {name:?} in this record; sayso account list has them")
}

fn no_owner(one: &Account) -> String {
    format!("{:?} is the last owner; make another one first", one.name)
}
