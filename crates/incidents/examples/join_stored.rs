//! Joins what `store` kept: a file of readings in, the lines of `sayso points --json` out.
//!
//!     cargo run --release -p sayso-incidents --example join_stored -- kelt.store > kelt.jsonl

use std::io::{BufRead, BufReader, BufWriter, Write};

use sayso_case::ReadReport;
use sayso_incidents::Advice;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file of readings?")?;
    let lines = BufReader::new(std::fs::File::open(path)?).lines();
    let reads = lines.map(|line| Ok(serde_json::from_str::<ReadReport>(&line?)?));
    let reads: Vec<ReadReport> = reads.collect::<Result<_, Box<dyn std::error::Error>>>()?;
    let case = sayso_incidents::join(reads, &Advice::default());
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in sayso_contract::points_lines(&case) {
        writeln!(out, "{}", line.to_json())?;
    }
    Ok(())
}
