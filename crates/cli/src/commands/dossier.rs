//! `sayso dossier`: the case as one page, or as a folder of pages.

use std::path::PathBuf;

use sayso_case::Case;
use sayso_dossier::Options;
use sayso_pipeline::folder_name;

use crate::args::DossierArgs;
use crate::folder::Folder;
use crate::intake::Intake;
use crate::made::made;
use crate::number::count;
use crate::output::{self, AllWell, Stop};
use crate::target::Target;

/// From how many reports on a folder is the better choice. A page of 493 short reports (10.7 MB) takes Chromium 2.8 seconds of
/// processor time and 268 MB, one of 1,015 three times as long; the index of a folder of 2,001 half a second and 129 MB.
const LARGE: usize = 500;

/// Where it goes.
enum Place {
    Page(Target),
    Folder(Folder),
}

impl Place {
    fn tried(asked: &DossierArgs) -> Result<Self, Stop> {
        match Folder::is_asked(&asked.output) {
            true => Folder::tried(&asked.output).map(Place::Folder),
            false => Target::tried(&asked.output, asked.force).map(Place::Page),
        }
    }

    fn spares(&self, read: &[PathBuf]) -> Result<(), Stop> {
        match self {
            Place::Page(target) => target.spares(read),
            Place::Folder(folder) => folder.spares(read),
        }
    }

    /// Writes it, and says how many files there are.
    fn write(&self, case: &Case, options: &Options) -> Result<usize, Stop> {
        match self {
            Place::Page(target) => {
                let page = made("the page", || sayso_dossier::page(case, options))?;
                target.write(&page).map(|()| 1)
            }
            Place::Folder(folder) => made("the folder", || folder.write(sayso_dossier::files(case, options)))?,
        }
    }
}

/// Writes the page or the folder.
pub fn run(asked: &DossierArgs) -> Result<AllWell, Stop> {
    let place = Place::tried(asked)?;
    let intake = Intake::open_after(&asked.input, |read| place.spares(read))?;
    let passed_over = intake.passed_over();
    let (case, all_well) = intake.case()?;
    // A page about nothing would only replace a good one.
    let Some(case) = case else {
        return Ok(all_well);
    };
    let options = Options {
        title: asked.title.clone(),
        folder: asked
            .input
            .record
            .as_ref()
            .map_or_else(|| folder_name(&asked.input.paths), |dir| folder_name(std::slice::from_ref(dir))),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        full: asked.full,
        passed_over,
    };
    let files = place.write(&case, &options)?;
    output::notice(&format!(
        "{}: {}, {}, {}{}.",
        asked.output.display(),
        count(case.reports.len(), "report", "reports"),
        count(case.incidents.len(), "incident", "incidents"),
        count(case.points.len(), "point", "points"),
        if files > 1 { format!(", in {}", count(files, "file", "files")) } else { String::new() },
    ));
    if files == 1 && case.reports.len() > LARGE {
        output::notice("A browser is slow with a page of so many reports; -o FOLDER/ writes a page for each.");
    }
    Ok(all_well)
}
