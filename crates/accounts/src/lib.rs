//! Who may reach a record from another machine. In goes the record's folder, out come accounts with their roles, sessions and keys.
//!
//! They are kept in a file of their own beside the record ([`FILE`]), so that no export, backup, archive or merge of the record has them.
//! Passwords are kept as Argon2id hashes (`password`); of what opens a session or stands for an account with programs only the hash is
//! kept (`secret`), so that whoever reads the file cannot come in with it. Nothing here reads the environment, asks for the time or
//! prints: now is handed in, in seconds since 1970.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod account;
mod error;
mod keys;
mod password;
mod people;
mod secret;
mod sessions;
mod store;
#[cfg(test)]
mod tests;

pub use account::{Account, Role, fold};
pub use error::AccountError;
pub use keys::{Key, is_key};
pub use sessions::{IDLE, LONGEST};
pub use store::{Accounts, FILE};
