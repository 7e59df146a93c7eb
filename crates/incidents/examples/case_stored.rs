//! Joins a file of readings without the reader: readings in, the case as one line of JSON out, for those who work on what is made of a
//! case (`page_stored` of the dossier reads it).
//!
//!     cargo run --release -p sayso-incidents --example case_stored -- kelt.store > kelt.case.json

use std::io::{BufRead, BufReader};

use sayso_case::ReadReport;
use sayso_incidents::Advice;
use sayso_language::Packs;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file of readings?")?;
    let lines = BufReader::new(std::fs::File::open(path)?).lines();
    let reads = lines.map(|line| Ok(serde_json::from_str::<ReadReport>(&line?)?));
    let reads: Vec<ReadReport> = reads.collect::<Result<_, Box<dyn std::error::Error>>>()?;
    println!("{}", serde_json::to_string(&sayso_incidents::join(reads, Packs::load()?, &Advice::default()))?);
    Ok(())
}
