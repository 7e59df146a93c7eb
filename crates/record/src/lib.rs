//! The record of a case: one folder that holds the reports as they were got, what was found in them, and everything that people did to
//! it.
//!
//! In go reports that were read and operations of people, out comes the [`Case`](sayso_case::Case), which is a pure function of what is
//! kept and of the log. Findings are kept as they were found; nothing edits one. A correction is an operation of the log, and so is
//! taking it back. Nothing here prints, asks for the time or looks at the environment: who and when are handed in ([`Stamp`]).
//!
//! Where to look: `tables` (the database), `record` (opening, the lock, appending), `kept` (reports that come in) and `readings` (what is asked of them), `operation` and `log`
//! (what people did), `saying` with `meant` (what a person says becomes changes), `lines` (of the contract), `correct` and `state` (what that makes of findings and advice), `joined` (the case), `search`, `unsure` (what to look at
//! first), `verify`, `copy`, `forget`.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod copy;
mod correct;
mod error;
mod finding;
mod forget;
mod joined;
mod kept;
mod known;
mod lines;
mod log;
mod meant;
mod operation;
mod readings;
mod record;
mod saying;
mod search;
mod state;
mod tables;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod unsure;
mod verify;

pub use correct::correct;
pub use error::RecordError;
pub use finding::{finding_ids, found};
pub use forget::Forgotten;
pub use joined::{Joined, joined, only_seen};
pub use kept::{Got, Kept, Outcome, ReadBy, address};
pub use lines::{hit_line, operation_line, unsure_line};
pub use log::{in_force, named};
pub use operation::{Body, Came, Change, Field, Judged, Operation, OperationId, Stamp};
pub use record::{FILE, Record};
pub use saying::{Saying, Wish};
pub use search::{Found, Hit, INDEX, Query, Reviewed, Said};
pub use state::{Misfit, advice, judged};
pub use unsure::{Kind, Unsure, unsure};
pub use verify::{Checked, Fault, verify};
