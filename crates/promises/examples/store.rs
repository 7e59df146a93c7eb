//! Stores the readings of the example's reports in `fuzz/readings`: `cargo run --release -p sayso-promises --example store`.
//! Needed after a change of the weights, of cutting words and sentences, or of the example.

use std::error::Error;
use std::fs;
use std::path::Path;

use sayso_promises::{Stored, example, kept};
use sayso_reader::Reader;
use sayso_reports::{Options, load};

fn main() -> Result<(), Box<dyn Error>> {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.onnx");
    let reader = Reader::load(&weights)?;
    let folder = kept("readings");
    fs::create_dir_all(&folder)?;
    for report in load(&[example()], &Options::default()).0 {
        let reading = reader.read(&report.text).checked(&report.text)?;
        let stem = report.path.split('.').next().unwrap_or("report");
        let stored = Stored::of(&report.path, &report.text, &reading);
        fs::write(folder.join(format!("{stem}.json")), serde_json::to_string(&stored)? + "\n")?;
    }
    Ok(())
}
