//! An optional second reader: a language model that listens on this machine is asked for sayings and numbers that the reader missed.
//!
//! In go a report with its findings, out come [`Proposed`](sayso_case::Proposed) ones: only such whose words stand in the report, at
//! a place that is looked for here (`check`). Nothing that the model says is handed on but places and words of closed lists, so it can
//! miss, and it can point at the wrong words, but it can put no word into anybody's mouth. Nothing it proposes is joined.
//!
//! `address` lets it listen on this machine only, `ask` cuts a report to pieces and asks, `answer` takes what comes back apart. The one
//! room besides the desk that opens a connection; whoever does not ask for it never calls it.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod address;
mod answer;
mod ask;
mod check;
mod second;

pub use address::{Address, NotLocal};
pub use second::{Answer, Failed, SecondReader};
