//! The desk: a record in the browser. In goes a folder with a record, out come pages to read and forms to correct with, and the same
//! as JSON.
//!
//! Alone it is for one person on one machine: it listens on 127.0.0.1, and whoever can open that page is that person. Where other machines
//! reach it, people have accounts (`sayso-accounts`) with a role each. Nothing here reads the environment, asks for the time or prints; who
//! says something and when is handed in ([`Asked::stamp`]).
//!
//! The way of a request: `server` (connections), `guard` with `place` (who may ask at all: host, origin, size, time), `door` with `tries`
//! (who it is: account or stranger), `router` with `routes` (the one table of addresses; `route` is what each takes) and `token` (whose
//! form it is), then a function of `pages`, `api` or `say` on a thread of its own, which takes a `Call` and the `Desk` and gives a `Reply`.
//! What is shown (`shown`) is asked of a `source`: a case that is joined once and held in memory (`held`, of which pages are made by
//! `set_out`), or, of a large record, one that another process joined and kept on the disk (`stored`, `joining`). Every write goes through
//! `say`, the table of operations that forms, API and description share.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod api;
mod call;
mod desk;
mod door;
mod failed;
mod guard;
mod held;
mod joining;
mod lines;
mod pages;
mod place;
mod route;
mod router;
mod routes;
mod say;
mod server;
mod set_out;
mod shown;
mod source;
mod stored;
#[cfg(test)]
mod tests;
mod token;
mod tries;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

pub use failed::DeskError;
pub use pages::own::document as document_of_account;
use sayso_record::Stamp;
pub use server::serve;

/// Gives who, when and why of one thing that is said; the words are who and why.
pub type Stamps = dyn Fn(&str, Option<String>) -> Stamp + Send + Sync;

/// Joins the record of a folder and keeps beside it what comes of that, as [`keep_joined`] does; why not, as a sentence.
pub type Joins = dyn Fn(&Path) -> Result<(), String> + Send + Sync;

/// Texts and findings of so many bytes are joined in the memory of the desk unless it is told otherwise: a case takes five times as much,
/// and three times that while one follows another.
pub const HELD: u64 = 24 << 20;

/// Joins the record of a folder and keeps what comes of that in a file beside it, for a desk that serves it. It takes the memory that
/// joining takes, so a process of its own should do it.
///
/// # Errors
/// The record cannot be read, or the file not be written.
pub fn keep_joined(record: &Path, version: &str, threads: NonZeroUsize) -> Result<(), DeskError> {
    stored::make(record, &desk::options(record, version), threads)
}

/// What is served, and how.
pub struct Asked {
    /// The folder of the record.
    pub record: PathBuf,
    /// The address to listen on; any but this machine's own needs accounts.
    pub address: String,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The `https` URL under which a proxy serves it to others; needs accounts.
    pub url: Option<String>,
    /// The header in which a proxy says who asks it; `None` where there is no proxy, or none that is trusted.
    pub proxy_header: Option<String>,
    /// Who says what is said here, where nobody has an account.
    pub who: String,
    /// Gives who, when and why of one thing that is said; the words are who and why.
    pub stamp: Box<Stamps>,
    /// Tells the time, in seconds since 1970.
    pub clock: Box<dyn Fn() -> i64 + Send + Sync>,
    /// Bytes that nobody can guess: forms are known by them.
    pub secret: [u8; 32],
    /// How many threads join the case and make pages.
    pub threads: NonZeroUsize,
    /// The version of the program.
    pub version: String,
    /// A record with more bytes of texts and findings than this is not joined in the memory of the desk.
    pub held: u64,
    /// Joins such a record elsewhere.
    pub joins: Box<Joins>,
}
