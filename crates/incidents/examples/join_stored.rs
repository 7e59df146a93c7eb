//! Joins what `store` kept: a file of readings in, the lines of `sayso points --json` out, or with `sums` those of
//! `sayso figures --sum --json`.
//!
//!     cargo run --release -p sayso-incidents --example join_stored -- kelt.store > kelt.jsonl
//!     cargo run --release -p sayso-incidents --example join_stored -- kelt.store sums
//!
//! `THREADS=2` before it gives it so many threads; else all there are. How long it took and how much memory stands on the other
//! output.

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
    let all = || std::thread::available_parallelism().ok();
    let asked = std::env::var("THREADS").ok().and_then(|n| n.parse().ok()).or_else(all);
    let threads = asked.unwrap_or(std::num::NonZeroUsize::MIN);
    let packs = Packs::load()?;
    let (reports, case) = (reads.len(), sayso_incidents::join_as_told(reads, packs, &Advice::default(), threads).0);
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
