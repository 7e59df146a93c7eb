//! What was joined and why, to be read by those who work on joining: a file of readings in, incidents with their happenings, joins
//! and what may be the same out.
//!
//!     cargo run --release -p sayso-incidents --example tell_stored -- kelt.store

use std::io::{BufRead, BufReader};

use sayso_case::{Join, ReadReport};
use sayso_incidents::Advice;
use sayso_language::Packs;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file of readings?")?;
    let lines = BufReader::new(std::fs::File::open(path)?).lines();
    let reads = lines.map(|line| Ok(serde_json::from_str::<ReadReport>(&line?)?));
    let reads: Vec<ReadReport> = reads.collect::<Result<_, Box<dyn std::error::Error>>>()?;
    let case = sayso_incidents::join(reads, Packs::load()?, &Advice::default());
    let path = |id: &sayso_case::ReportId| case.report(id).map_or("", |r| &r.report.path).to_owned();
    let why = |j: &Join| {
        let parts: Vec<String> = j.reasons.iter().map(|(p, v)| format!("{p:?} {:.2}", f64::from(*v) / 100.0)).collect();
        format!("{:.2} {} {}: {}", f64::from(j.score) / 100.0, path(&j.reports.0), path(&j.reports.1), parts.join(", "))
    };
    for i in &case.incidents {
        println!("\n{} {} {:?} {}", i.rank, i.label, i.fold, i.id);
        for h in &i.happenings {
            let text = case.report(&h.report).map_or("", |r| h.sentence.of(&r.report.text));
            let tolls: Vec<String> = h.tolls.iter().map(|(o, n, _)| format!("{} {n}", o.as_str())).collect();
            println!(
                "   {} {}{} {} {:?} {:?} {:?} {} | {}",
                path(&h.report),
                if h.told { "T" } else { "-" },
                if h.main { "M" } else { "-" },
                h.when.map_or(String::new(), |w| w.to_string()),
                h.when_from,
                h.places,
                h.kinds,
                tolls.join(", "),
                text.chars().take(110).collect::<String>().replace('\n', " ")
            );
        }
        i.joins.iter().for_each(|j| println!("      join {}", why(j)));
        i.perhaps_the_same.iter().for_each(|p| println!("      perhaps {} {}", p.incident, why(&p.join)));
    }
    Ok(())
}
