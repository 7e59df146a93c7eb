//! Across reports: incidents, points with their positions, names, origins, the ledger and named victims.
//!
//! In go the [`ReadReport`](sayso_case::ReadReport)s and the user's [`Advice`], out comes a [`Case`](sayso_case::Case). A pure
//! function: no clock, no files, the same case for any order in which the findings were made.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod advice;
mod advice_error;
#[cfg(test)]
mod any_order;
mod case_file;
mod credits;
mod days;
mod entity;
mod happenings;
mod incidents;
mod join;
mod joining;
mod kinds;
mod known_place;
mod ledger;
mod located;
mod merged;
mod name_keys;
mod names;
mod nearness;
mod orders;
mod origins;
mod parties;
mod phrases;
mod pile;
mod pins;
mod points;
mod sides;
mod spelling;
mod spots;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod threads;
mod union;
mod victims;
mod wording;

pub use advice::Advice;
pub use advice_error::AdviceError;
pub use case_file::{Answer, AnswerOrder, At, Background, Belongs, CaseFile, Lies, Order, Say};

pub use orders::OrderError;

pub use join::{in_order, join, join_as_told, names};
pub use joining::JOINS_FROM;
pub use ledger::sums;
#[doc(hidden)]
pub use points::given::{Given, points_of_given};
pub use points::rules::rule;
#[doc(hidden)]
pub use threads::HELPER;
