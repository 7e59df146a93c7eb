//! Points of incidents that are given, so that points can be measured whatever the joining does: a file of readings (of
//! `store`) and a file of incidents in, the lines of `sayso points --json` out.
//!
//!     cargo run --release -p sayso --example points_given -- kelt.store incidents.json > kelt.jsonl
//!
//! The incidents are a list of objects with `id`, `name`, `place`, `date`, `type`, `reports` (paths) and, where they are known,
//! `sentences` (pairs of path and words).

use std::io::{BufRead, BufReader, BufWriter, Write};

use sayso_case::{Case, EventType, ReadReport};
use sayso_incidents::{Given, points_of_given};
use sayso_language::Packs;
use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut paths = std::env::args_os().skip(1);
    let (readings, incidents) = (paths.next().ok_or("which readings?")?, paths.next().ok_or("which incidents?")?);
    let lines = BufReader::new(std::fs::File::open(readings)?).lines();
    let reads = lines.map(|line| Ok(serde_json::from_str::<ReadReport>(&line?)?));
    let mut reads: Vec<ReadReport> = reads.collect::<Result<_, Box<dyn std::error::Error>>>()?;
    reads.sort_by(|a, b| a.report.path.cmp(&b.report.path));
    let written: Vec<Value> = serde_json::from_reader(std::fs::File::open(incidents)?)?;
    let given: Vec<Given> = written.iter().map(given).collect();
    let (incidents, points, also_said) = points_of_given(&reads, Packs::load()?, &given);
    let case = Case { reports: reads, incidents, points, also_said, ..Case::default() };
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in sayso_contract::points_lines(&case) {
        writeln!(out, "{}", line.to_json())?;
    }
    Ok(())
}

fn given(written: &Value) -> Given {
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let list = |v: &Value| v.as_array().cloned().unwrap_or_default();
    Given {
        id: text(&written["id"]),
        name: text(&written["name"]),
        place: text(&written["place"]),
        when: written["date"].as_str().and_then(|d| d.parse().ok()),
        event_type: written["type"].as_str().and_then(EventType::parse),
        reports: list(&written["reports"]).iter().map(text).collect(),
        sentences: list(&written["sentences"]).iter().map(|p| (text(&p[0]), text(&p[1]))).collect(),
    }
}
