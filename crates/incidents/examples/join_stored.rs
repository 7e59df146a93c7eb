//! Joins what `store` kept: a file of readings in, the lines of `sayso points --json` out, or with `sums` those of
//! `sayso figures --sum --json`.
//!
//!     cargo run --release -p sayso-incidents --example join_stored -- kelt.store > kelt.jsonl
//!     cargo run --release -p sayso-incidents --example join_stored -- kelt.store sums

use std::io::{BufRead, BufReader, BufWriter, Write};

use sayso_case::ReadReport;
use sayso_incidents::Advice;
use sayso_language::Packs;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file of readings?")?;
    let lines = BufReader::new(std::fs::File::open(path)?).lines();
    let reads = lines.map(|line| Ok(serde_json::from_str::<ReadReport>(&line?)?));
    let reads: Vec<ReadReport> = reads.collect::<Result<_, Box<dyn std::error::Error>>>()?;
    let begin = std::time::Instant::now();
    let (reports, case) = (reads.len(), sayso_incidents::join(reads, Packs::load()?, &Advice::default()));
    let happenings: usize = case.incidents.iter().map(|i| i.happenings.len()).sum();
    let seconds = begin.elapsed().as_secs_f64();
    eprintln!("{reports} reports, {happenings} happenings, {} incidents: {seconds:.2} s", case.incidents.len());
    let mut out = BufWriter::new(std::io::stdout().lock());
    let sums = std::env::args_os().nth(2).is_some_and(|what| what == "sums");
    let lines = match sums {
        true => sayso_contract::sum_lines(&case, sayso_incidents::sums(&case.ledger)),
        false => sayso_contract::points_lines(&case),
    };
    for line in lines {
        writeln!(out, "{}", line.to_json())?;
    }
    Ok(())
}
