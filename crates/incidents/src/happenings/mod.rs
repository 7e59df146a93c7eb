//! What one report tells of one deed: a report's findings in, [`Happening`]s out. Start in `chain.rs`.
//!
//! - `happening.rs`: what a happening is; `words.rs`: the word lists; `layout.rs`: headline, lead, days named, sections of a report;
//! - `trace.rs`: events and figures with what their own clause says of day and place;
//! - `dead.rs`: which happening each named victim is of;
//! - `chain.rs`: traces go to happenings; `settle.rs`: days and places by discourse, statements, told or in passing.

#[cfg(test)]
mod apart_tests;
mod chain;
mod dead;
mod happening;
mod layout;
mod settle;
#[cfg(test)]
mod tests;
mod trace;
mod words;

pub(crate) use chain::{happenings_of, meet_places};
pub(crate) use happening::{DaysFrom, Happening};
pub(crate) use trace::{Harm, Trace};
