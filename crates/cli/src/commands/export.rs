//! `sayso export`: a case in a format that others' programs read.

use sayso_case::Case;
use sayso_exports::{self as exports, Asked};

use crate::export_args::{ExportArgs, Format, Rows};
use crate::intake::Intake;
use crate::made::made;
use crate::number::count;
use crate::output::{self, AllWell, Out, Stop};
use crate::target::Target;

/// Writes it.
pub fn run(asked: &ExportArgs) -> Result<AllWell, Stop> {
    fits(asked)?;
    let target = asked.output.as_deref().map(Target::new_file).transpose()?;
    let spares = |read: &[std::path::PathBuf]| target.as_ref().map_or(Ok(()), |t| t.spares(read));
    let (case, all_well) = Intake::open_after(&asked.input, spares)?.case()?;
    let Some(case) = case else {
        return Ok(all_well);
    };
    let (text, rows) = made("the export", || written(&case, asked))??;
    match (&target, &asked.output) {
        (Some(target), Some(file)) => {
            target.write(&text)?;
            output::notice(&format!("{}: {}.", file.display(), count(rows, "entry", "entries")));
        }
        _ => {
            let mut out = Out::open();
            out.text(&text)?;
            out.close()?;
        }
    }
    Ok(all_well)
}

/// Refuses options that a format has no use for, so that nobody takes a file for what it is not.
fn fits(asked: &ExportArgs) -> Result<(), Stop> {
    use Format::{Acled, Casualties, Csv, Ged, Geojson, Wikitext};
    let wrong = |what: &str| Err(Stop::Usage(format!("{what}; leave it out, or see sayso export --help.")));
    match (asked.format, asked.of) {
        (Csv, _) | (_, None) | (Casualties, Some(Rows::Victims | Rows::Incidents)) => {}
        (Casualties, Some(_)) => return wrong("--of: casualties are of victims or incidents"),
        _ => return wrong("--of: this format has rows of one kind"),
    }
    if asked.best != exports::Best::None && !matches!(asked.format, Acled | Ged) {
        return wrong("--best: only acled and ged have a best number");
    }
    let has_background = matches!(asked.format, Acled | Ged | Wikitext | Geojson)
        || (asked.format == Casualties && asked.of == Some(Rows::Incidents));
    if asked.all && !has_background { wrong("--all: this format leaves nothing out as background") } else { Ok(()) }
}

/// The file, and how many entries are in it.
fn written(case: &Case, asked: &ExportArgs) -> Result<(String, usize), Stop> {
    let ask = Asked { best: asked.best.clone(), all: asked.all };
    exports::written(case, asked.format.format(), asked.of.map(Rows::table), &ask)
        .map_err(|why| Stop::Failed(format!("{why}.")))
}
