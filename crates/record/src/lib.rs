//! The record of a case: one folder that holds the reports as they were got, what was found in them, and everything that people did to
//! it.
//!
//! In go reports that were read and operations of people, out comes the [`Case`](sayso_case::Case), which is a pure function of what is
//! kept and of the log. Findings are kept as they were found; nothing edits one. A correction is an operation of the log, and so is
//! taking it back. Nothing here prints, asks for the time or looks at the environment: who and when are handed in ([`Stamp`]).
//!
//! Where to look: `tables` (the database), `record` (opening, the lock, appending), `kept` (reports that come in) and `readings` (what is
//! asked of them), `operation`, `log` and `order` (what people did), `saying` with `meant` (what a person says becomes changes), `lines` (of
//! the contract), `merge`, `conflict` and `agreement` (what two people did), `correct` and `state` (what that makes of findings and advice),
//! `joined` (the case), `search`, `unsure` (what to look at first), `diff` (two versions of a report, two states of the case), `verify`,
//! `copy`, `packed` (as a zip), `forget` (a report) and `blank` (a name).

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod agreement;
mod answers;
mod blank;
mod conflict;
mod copy;
mod correct;
mod diff;
mod error;
mod finding;
mod forget;
mod here;
mod joined;
mod kept;
mod known;
mod lines;
mod log;
mod meant;
mod merge;
mod operation;
mod order;
mod packed;
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

pub use agreement::{Agreement, agreement};
pub use conflict::{Conflict, conflicts};
pub use correct::correct;
pub use diff::{
    Became, CaseChanges, Compared, FieldChanged, FindingChanged, FindingPlace, IncidentBecame, IncidentChanged,
    PointChanged, PositionChanged, RangeChanged, ReportChanged, Reworded, case_changes, compared,
};
pub use error::RecordError;
pub use finding::{finding_ids, found};
pub use forget::Forgotten;
pub use joined::{Joined, joined, only_seen};
pub use kept::{Got, Kept, Outcome, ReadBy, address};
pub use lines::{hit_line, operation_line, unsure_line};
pub use log::{in_force, named};
pub use merge::{Merged, merge};
pub use operation::{Blanked, Body, Came, Change, Field, Judged, Operation, OperationId, Stamp};
pub use packed::unpack;
pub use record::{FILE, JOINED, Record};
pub use saying::{Knows, Saying, Wish};
pub use search::{Found, Hit, INDEX, Query, Reviewed, Said};
pub use state::{Misfit, advice, as_in_case, judged};
pub use unsure::{Kind, Unsure, unsure};
pub use verify::{Checked, Fault, verify};
