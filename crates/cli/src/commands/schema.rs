//! `sayso schema`: the JSON Schema of a type of line.

use sayso_contract::{TYPES, schema_text};

use crate::output::{AllWell, Out, Stop};

/// Prints the schema of one type, or the names of the types.
pub fn run(type_name: Option<&str>) -> Result<AllWell, Stop> {
    let text = match type_name {
        None => TYPES.join("\n") + "\n",
        Some(name) => schema_text(name).ok_or_else(|| {
            Stop::Failed(format!("there are no lines of type {name:?}; take one of {}.", TYPES.join(", ")))
        })?,
    };
    let mut out = Out::open();
    out.text(&text)?;
    out.close()?;
    Ok(AllWell::Yes)
}
