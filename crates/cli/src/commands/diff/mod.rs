//! `sayso diff`: what changed between two versions of a report (`versions`), or in the case since some time (`since`).

mod since;
mod versions;

use sayso_contract::{BecameWord, FieldLine, Line};
use sayso_record::{Became, FieldChanged};

use crate::output::{AllWell, Out, Stop};
use crate::record_args::DiffArgs;

/// Compares what was asked for.
pub fn run(asked: &DiffArgs) -> Result<AllWell, Stop> {
    match (&asked.since, &asked.report) {
        (Some(when), _) => since::run(asked, when),
        (None, Some(report)) => versions::run(asked, report),
        (None, None) => Err(Stop::Usage("name a report, or say --since when.".to_owned())),
    }
}

/// Prints lines, or what people are shown.
fn print(json: bool, lines: &[Line], text: impl FnOnce() -> String) -> Result<AllWell, Stop> {
    let mut out = Out::open();
    if json {
        for line in lines {
            out.text(&(line.to_json() + "\n"))?;
        }
    } else {
        out.text(&text())?;
    }
    out.close()?;
    Ok(AllWell::Yes)
}

fn word(became: Became) -> BecameWord {
    match became {
        Became::Came => BecameWord::Came,
        Became::Gone => BecameWord::Gone,
        Became::Changed => BecameWord::Changed,
        Became::Moved => BecameWord::Moved,
    }
}

/// As people are shown it.
fn shown(became: BecameWord) -> &'static str {
    match became {
        BecameWord::Came => "came",
        BecameWord::Gone => "gone",
        BecameWord::Changed => "changed",
        BecameWord::Moved => "moved",
    }
}

fn fields(changed: &[FieldChanged]) -> Vec<FieldLine> {
    let line = |f: &FieldChanged| FieldLine { field: f.field.to_owned(), old: f.old.clone(), new: f.new.clone() };
    changed.iter().map(line).collect()
}

/// "low 8 > 9, speaker - > Ivo Marl"
fn in_words(fields: &[FieldLine]) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let one = |f: &FieldLine| format!("{} {} > {}", f.field.replace('_', " "), value(&f.old), value(&f.new));
    fields.iter().map(one).collect::<Vec<_>>().join(", ")
}
