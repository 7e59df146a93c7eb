//! Writes the JSON Schema of every line to `schema/`: `cargo run -p sayso-contract --example schemas`.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
    fs::create_dir_all(&folder)?;
    for type_name in sayso_contract::TYPES {
        let text = sayso_contract::schema_text(type_name).unwrap_or_default();
        fs::write(folder.join(format!("{type_name}.json")), text)?;
    }
    Ok(())
}
