//! `sayso export`: a case in a format that others' programs read.

mod originals;
mod put;

use std::io::IsTerminal;
use std::path::Path;

use sayso_case::Case;
use sayso_exports::{self as exports, Asked, OwnColumns};
use sayso_reports::{Problem, Severity, read_bounded};

use self::put::put;
use crate::export_args::{ExportArgs, Format, Rows};
use crate::intake::Intake;
use crate::made::made;
use crate::output::{AllWell, Stop};
use crate::target::Target;

/// Writes it.
pub fn run(asked: &ExportArgs) -> Result<AllWell, Stop> {
    fits(asked)?;
    let Some(format) = asked.format.format() else {
        return originals::run(asked);
    };
    let columns = asked.columns.as_deref().map(|file| own_columns(file, asked.of)).transpose()?;
    let target = asked.output.as_deref().map(Target::new_file).transpose()?;
    let spares = |read: &[std::path::PathBuf]| target.as_ref().map_or(Ok(()), |t| t.spares(read));
    let (case, all_well) = Intake::open_after(&asked.input, spares)?.case()?;
    let Some(case) = case else {
        return Ok(all_well);
    };
    let (bytes, rows) = made("the export", || written(&case, format, columns, asked))??;
    put(target.as_ref(), asked, &bytes, rows)?;
    Ok(all_well)
}

/// What a file says of the user's own columns.
fn own_columns(file: &Path, of: Option<Rows>) -> Result<OwnColumns, Stop> {
    /// No list of columns is longer.
    const MOST: u64 = 1 << 20;
    let wrong = |why: &str| Stop::Failed(format!("{}: {why}.", file.display()));
    let bytes = read_bounded(file, MOST)
        .map_err(|kind| Stop::Failed(Problem { path: file.to_owned(), severity: Severity::Error, kind }.message()))?;
    let text = String::from_utf8(bytes).map_err(|_| wrong("this is no UTF-8; save it as that"))?;
    let own = OwnColumns::parse(&text).map_err(|why| wrong(&why))?;
    match (own.of(), of.map(Rows::table)) {
        (Some(theirs), Some(asked)) if theirs != asked => {
            let (theirs, asked) = (theirs.as_str(), asked.as_str());
            Err(Stop::Usage(format!(
                "--of {asked}: {} has columns of {theirs}; leave one of them out.",
                file.display()
            )))
        }
        _ => Ok(own),
    }
}

/// Refuses options that a format has no use for, so that nobody takes a file for what it is not.
fn fits(asked: &ExportArgs) -> Result<(), Stop> {
    use Format::{Acled, Casualties, Csv, Ged, Geojson, Parquet, Wacz, Wikitext};
    let wrong = |what: &str| Err(Stop::Usage(format!("{what}; leave it out, or see sayso export --help.")));
    match (asked.format, asked.of) {
        (Csv | Parquet, _) | (_, None) | (Casualties, Some(Rows::Victims | Rows::Incidents)) => {}
        (Casualties, Some(_)) => return wrong("--of: casualties are of victims or incidents"),
        _ => return wrong("--of: this format has rows of one kind"),
    }
    if asked.columns.is_some() && !matches!(asked.format, Csv | Parquet) {
        return wrong("--columns: only csv and parquet have columns of your own");
    }
    if asked.best != exports::Best::None && !matches!(asked.format, Acled | Ged) {
        return wrong("--best: only acled and ged have a best number");
    }
    let has_background = matches!(asked.format, Acled | Ged | Wikitext | Geojson)
        || (asked.format == Casualties && asked.of == Some(Rows::Incidents));
    if matches!(asked.format, Parquet | Wacz) && asked.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Stop::Usage("this format is no text for a terminal; name a file with -o.".to_owned()));
    }
    if asked.all && !has_background { wrong("--all: this format leaves nothing out as background") } else { Ok(()) }
}

/// The file, and how many entries are in it.
fn written(
    case: &Case,
    format: exports::Format,
    columns: Option<OwnColumns>,
    asked: &ExportArgs,
) -> Result<(Vec<u8>, usize), Stop> {
    let ask = Asked { best: asked.best.clone(), all: asked.all, columns };
    exports::written(case, format, asked.of.map(Rows::table), &ask).map_err(|why| Stop::Failed(format!("{why}.")))
}
