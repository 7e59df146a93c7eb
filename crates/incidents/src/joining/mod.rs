//! Happenings of many reports in, clusters that tell of one deed out. Start in `link.rs`.
//!
//! - `weights.rs`: what each thing two happenings have in common is worth;
//! - `score.rs`: two happenings in, their score with its reasons out; depends on the two and on fixed tables alone;
//! - `cluster.rs`: happenings that tell of one deed, with why;
//! - `bins.rs`: which pairs are worth a score; `link.rs`: the best pairs first; `attach.rs`: what was left alone;
//! - `witness.rs`: what reports that tell of several deeds say of two happenings;
//! - `whole.rs`: clusters compared as wholes, for a deed told over weeks;
//! - `told.rs`: what the user says of them, after all else.

mod attach;
mod bins;
mod cluster;
mod link;
mod score;
#[cfg(test)]
mod tests;
mod told;
#[cfg(test)]
mod told_tests;
mod weights;
mod whole;
mod witness;

pub(crate) use cluster::{Cluster, Join};
pub(crate) use link::link;
pub(crate) use told::{Told, follow};
pub use weights::JOINS_FROM;
