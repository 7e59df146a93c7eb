//! `sayso diff`: what changed between two versions of a report (`versions`), or in the case since some time (`since`).

mod printed;
mod since;
mod versions;

use crate::output::{AllWell, Stop};
use crate::record_args::DiffArgs;

/// Compares what was asked for.
pub fn run(asked: &DiffArgs) -> Result<AllWell, Stop> {
    match (&asked.since, &asked.report) {
        (Some(when), _) => since::run(asked, when),
        (None, Some(report)) => versions::run(asked, report),
        (None, None) => Err(Stop::Usage("name a report, or say --since when.".to_owned())),
    }
}
