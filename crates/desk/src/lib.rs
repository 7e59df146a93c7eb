//! The desk: a record in the browser. In goes a folder with a record, out come pages to read and forms to correct with, and the same
//! as JSON.
//!
//! It is for one person on one machine: it listens on 127.0.0.1 alone, and whoever can open that page is that person. Nothing here reads
//! the environment, asks for the time or prints; who says something and when is handed in ([`Asked::stamp`]).
//!
//! The way of a request: `server` (connections) > `guard` (who may ask at all: host, origin, token, size, time) > `router` with `routes`
//! (the one table of addresses) > a function of `pages`, `api` or `say` on a thread of its own, which takes a `Call` and the
//! `Desk` and gives a `Reply`. The case is joined once and held (`shown`); a page is made of it by `set_out`. Every write goes
//! through `say`, the table of operations that forms, API and description share.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod api;
mod call;
mod desk;
mod failed;
mod guard;
mod pages;
mod router;
mod routes;
mod say;
mod server;
mod set_out;
mod shown;
#[cfg(test)]
mod tests;
mod token;

use std::num::NonZeroUsize;
use std::path::PathBuf;

pub use failed::DeskError;
use sayso_record::Stamp;
pub use server::serve;

/// What is served, and how.
pub struct Asked {
    /// The folder of the record.
    pub record: PathBuf,
    /// The address to listen on; anything but this machine's own is refused.
    pub address: String,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Who says what is said here.
    pub who: String,
    /// Gives who, when and why of one thing that is said; the words are why.
    pub stamp: Box<dyn Fn(Option<String>) -> Stamp + Send + Sync>,
    /// Bytes that nobody can guess: forms are known by them.
    pub secret: [u8; 32],
    /// How many threads join the case and make pages.
    pub threads: NonZeroUsize,
    /// The version of the program.
    pub version: String,
}
