//! Writes the lists of columns into docs/exports/: `cargo run -q -p sayso-exports --example columns`.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/exports"))? {
        let file = entry?.path();
        let page = fs::read_to_string(&file)?;
        fs::write(&file, sayso_exports::with_columns(&page))?;
    }
    Ok(())
}
