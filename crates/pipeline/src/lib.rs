//! From paths to a case: files are found and opened, read on all cores, and joined. The one way through the rooms below, for the
//! program and for whatever else offers it.
//!
//! In goes what is [`Asked`]; out come reports with their findings in path order, or a [`Case`](sayso_case::Case). Nothing is printed
//! here: what was lost or is in doubt, and how far the work is, goes to a [`Watch`]. A fault of a room below costs the one report it
//! happened in, and a line.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod advice;
mod asked;
mod doubt;
mod failure;
mod guard;
mod in_order;
mod intake;
mod watch;
mod weights;

pub use asked::{Asked, Given, folder_name, threads};
pub use doubt::{counted, fault_told, language_told};
pub use failure::Failure;
pub use guard::{guarded, listen};
pub use intake::{Intake, Library, join};
pub use sayso_findings::{Rules, UnknownRule};
pub use watch::{Silent, Watch};
