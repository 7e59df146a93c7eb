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
    let held = of_status("VmRSS:").unwrap_or(0) / 1024;
    let (begin, before) = (std::time::Instant::now(), processor().unwrap_or(0.0));
    let all = || std::thread::available_parallelism().ok();
    let asked = std::env::var("THREADS").ok().and_then(|n| n.parse().ok()).or_else(all);
    let threads = asked.unwrap_or(std::num::NonZeroUsize::MIN);
    let packs = Packs::load()?;
    let (reports, case) = (reads.len(), sayso_incidents::join_as_told(reads, packs, &Advice::default(), threads).0);
    let happenings: usize = case.incidents.iter().map(|i| i.happenings.len()).sum();
    let (seconds, worked) = (begin.elapsed().as_secs_f64(), processor().unwrap_or(0.0) - before);
    let memory = |what: &str| of_status(what).unwrap_or(0) / 1024;
    eprintln!(
        "{reports} reports, {happenings} happenings, {} incidents: {seconds:.2} s, {worked:.2} s of processor time on {threads} \
         threads; the readings alone took {held} MB, at most were {} MB",
        case.incidents.len(),
        memory("VmHWM:")
    );
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

/// Kilobytes of memory, where the system has `/proc`.
fn of_status(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|l| l.strip_prefix(what))?.split_whitespace().next()?.parse().ok()
}

/// Seconds of processor time that this program took, where the system has `/proc`.
fn processor() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |k: usize| fields.get(k)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}
