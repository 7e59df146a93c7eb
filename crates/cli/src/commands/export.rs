//! `sayso export`: a case in a format that others' programs read.

use std::io::IsTerminal;

use sayso_case::Case;
use sayso_exports::{self as exports, Asked};
use sayso_record::Record;

use crate::export_args::{ExportArgs, Format, Rows};
use crate::intake::Intake;
use crate::made::made;
use crate::number::count;
use crate::output::{self, AllWell, Out, Stop};
use crate::target::Target;

/// Writes it.
pub fn run(asked: &ExportArgs) -> Result<AllWell, Stop> {
    fits(asked)?;
    let Some(format) = asked.format.format() else {
        return zip(asked);
    };
    let target = asked.output.as_deref().map(Target::new_file).transpose()?;
    let spares = |read: &[std::path::PathBuf]| target.as_ref().map_or(Ok(()), |t| t.spares(read));
    let (case, all_well) = Intake::open_after(&asked.input, spares)?.case()?;
    let Some(case) = case else {
        return Ok(all_well);
    };
    let (bytes, rows) = made("the export", || written(&case, format, asked))??;
    match (&target, &asked.output) {
        (Some(target), Some(file)) => {
            target.write(&bytes)?;
            output::notice(&format!("{}: {}.", file.display(), count(rows, "entry", "entries")));
        }
        _ => {
            let mut out = Out::open();
            out.bytes(&bytes)?;
            out.close()?;
        }
    }
    Ok(all_well)
}

/// A whole record as a zip.
fn zip(asked: &ExportArgs) -> Result<AllWell, Stop> {
    let (Some(record), Some(file)) = (&asked.input.record, &asked.output) else {
        let what = "zip is of a whole record, as a file: sayso export zip --record DIR -o FILE";
        return Err(Stop::Usage(format!("{what}.")));
    };
    Record::open(record)?.pack(file)?;
    output::notice(&format!(
        "{}: the record {}; whoever has it checks it with sayso verify --record FILE.",
        file.display(),
        record.display()
    ));
    Ok(AllWell::Yes)
}

/// Refuses options that a format has no use for, so that nobody takes a file for what it is not.
fn fits(asked: &ExportArgs) -> Result<(), Stop> {
    use Format::{Acled, Casualties, Csv, Ged, Geojson, Parquet, Wikitext};
    let wrong = |what: &str| Err(Stop::Usage(format!("{what}; leave it out, or see sayso export --help.")));
    match (asked.format, asked.of) {
        (Csv | Parquet, _) | (_, None) | (Casualties, Some(Rows::Victims | Rows::Incidents)) => {}
        (Casualties, Some(_)) => return wrong("--of: casualties are of victims or incidents"),
        _ => return wrong("--of: this format has rows of one kind"),
    }
    if asked.best != exports::Best::None && !matches!(asked.format, Acled | Ged) {
        return wrong("--best: only acled and ged have a best number");
    }
    let has_background = matches!(asked.format, Acled | Ged | Wikitext | Geojson)
        || (asked.format == Casualties && asked.of == Some(Rows::Incidents));
    if asked.format == Parquet && asked.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Stop::Usage("parquet is no text for a terminal; name a file with -o.".to_owned()));
    }
    if asked.all && !has_background { wrong("--all: this format leaves nothing out as background") } else { Ok(()) }
}

/// The file, and how many entries are in it.
fn written(case: &Case, format: exports::Format, asked: &ExportArgs) -> Result<(Vec<u8>, usize), Stop> {
    let ask = Asked { best: asked.best.clone(), all: asked.all };
    exports::written(case, format, asked.of.map(Rows::table), &ask).map_err(|why| Stop::Failed(format!("{why}.")))
}
