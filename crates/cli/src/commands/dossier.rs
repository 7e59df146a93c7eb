//! `sayso dossier`: the case as one page.

use std::path::PathBuf;

use sayso_dossier::Options;

use crate::args::DossierArgs;
use crate::intake::Intake;
use crate::made::made;
use crate::number::count;
use crate::output::{self, AllWell, Stop};
use crate::target::Target;

/// The name of the folder, where one alone was given.
fn folder(paths: &[PathBuf]) -> Option<String> {
    match paths {
        [one] if one.is_dir() => Some(one.canonicalize().ok()?.file_name()?.to_string_lossy().into_owned()),
        _ => None,
    }
}

/// Writes the page.
pub fn run(asked: &DossierArgs) -> Result<AllWell, Stop> {
    let target = Target::tried(&asked.output, asked.force)?;
    let (case, all_well) = Intake::open_after(&asked.input, |read| target.spares(read))?.case()?;
    // A page about nothing would only replace a good one.
    let Some(case) = case else {
        return Ok(all_well);
    };
    let options = Options {
        title: asked.title.clone(),
        folder: folder(&asked.input.paths),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        full: asked.full,
    };
    let page = made("the page", || sayso_dossier::page(&case, &options))?;
    target.write(&page)?;
    output::notice(&format!(
        "{}: {}, {}, {}.",
        asked.output.display(),
        count(case.reports.len(), "report", "reports"),
        count(case.incidents.len(), "incident", "incidents"),
        count(case.points.len(), "point", "points"),
    ));
    Ok(all_well)
}
