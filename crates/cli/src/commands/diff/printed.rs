//! What both comparisons print alike.

use sayso_contract::{BecameWord, FieldLine, Line};
use sayso_record::{Became, FieldChanged};

use crate::output::{AllWell, Out, Stop};

/// Prints lines, or what people are shown.
pub fn print(json: bool, lines: &[Line], text: impl FnOnce() -> String) -> Result<AllWell, Stop> {
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

pub fn word(became: Became) -> BecameWord {
    match became {
        Became::Came => BecameWord::Came,
        Became::Gone => BecameWord::Gone,
        Became::Changed => BecameWord::Changed,
        Became::Moved => BecameWord::Moved,
    }
}

/// As people are shown it.
pub fn shown(became: BecameWord) -> &'static str {
    match became {
        BecameWord::Came => "came",
        BecameWord::Gone => "gone",
        BecameWord::Changed => "changed",
        BecameWord::Moved => "moved",
    }
}

pub fn fields(changed: &[FieldChanged]) -> Vec<FieldLine> {
    let line = |f: &FieldChanged| FieldLine { field: f.field.to_owned(), old: f.old.clone(), new: f.new.clone() };
    changed.iter().map(line).collect()
}

/// "low 8 > 9, speaker - > Ivo Marl"
pub fn in_words(fields: &[FieldLine]) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let one = |f: &FieldLine| format!("{} {} > {}", f.field.replace('_', " "), value(&f.old), value(&f.new));
    fields.iter().map(one).collect::<Vec<_>>().join(", ")
}
