//! `sayso dossier`: the case as one page.

use std::fs;

use sayso_dossier::Options;

use crate::args::DossierArgs;
use crate::guard::made;
use crate::intake::Intake;
use crate::number::count;
use crate::output::{self, AllWell, Stop};

/// Writes the page.
pub fn run(asked: &DossierArgs) -> Result<AllWell, Stop> {
    let (case, all_well) = Intake::open(&asked.input)?.case()?;
    // A page about nothing would only replace a good one.
    let Some(case) = case else {
        return Ok(all_well);
    };
    let options = Options { title: asked.title.clone(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    let page = made("the page", || sayso_dossier::page(&case, &options))?;
    let path = asked.output.display();
    fs::write(&asked.output, page).map_err(|why| {
        Stop::Failed(format!("{path}: cannot be written ({why}); check the folder, or name another with -o."))
    })?;
    output::notice(&format!(
        "{path}: {}, {}, {}.",
        count(case.reports.len(), "report", "reports"),
        count(case.incidents.len(), "incident", "incidents"),
        count(case.points.len(), "point", "points"),
    ));
    Ok(all_well)
}
