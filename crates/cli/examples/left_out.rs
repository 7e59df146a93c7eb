//! What each rule that has a name changes: a folder for the answer and paths in, the lines of `sayso read` out, in one file with
//! all rules (`all.jsonl`) and one for each rule that is left out, which has only the reports in which something changes.
//!
//!     cargo run --release -p sayso --example left_out -- OUT training/data/own
//!
//! The network reads each report once. `evals/rules.py` scores what comes out.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use sayso_case::{Findings, ReadReport, Report};
use sayso_contract::{ReadBy, findings_lines, report_line};
use sayso_findings::{RULES_SHA256, Rules, named_rules, read_by, rules_at_work};
use sayso_language::Packs;
use sayso_pipeline::{Asked, Intake, Silent};
use sayso_reader::Reader;

/// The lines of one report, with all rules and without each that changes them.
type Lines = (String, BTreeMap<&'static str, String>);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let out = arguments.next().ok_or("which folder for the answer?")?;
    let reader = Reader::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.onnx"))?;
    let packs = Packs::load()?;
    let intake = Intake::open(&Asked::paths(arguments.collect()), &mut Silent);
    let all = lines(intake.reports(), &reader, packs);
    std::fs::create_dir_all(&out)?;
    let mut file = BufWriter::new(File::create(out.join("all.jsonl"))?);
    all.iter().try_for_each(|(with_all, _)| file.write_all(with_all.as_bytes()))?;
    file.flush()?;
    for rule in named_rules() {
        let mut file = BufWriter::new(File::create(out.join(format!("{}.jsonl", rule.name)))?);
        all.iter().filter_map(|(_, without)| without.get(rule.name)).try_for_each(|l| file.write_all(l.as_bytes()))?;
        file.flush()?;
    }
    Ok(())
}

/// The lines of all reports, in their order, made on all cores.
fn lines(reports: &[Report], reader: &Reader, packs: Packs) -> Vec<Lines> {
    let next = AtomicUsize::new(0);
    let done: Mutex<BTreeMap<usize, Lines>> = Mutex::default();
    let work = || {
        while let Some((k, report)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|k| Some((k, reports.get(k)?)))
        {
            let lines = of_report(report, reader, packs);
            done.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(k, lines);
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    done.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner()).into_values().collect()
}

fn of_report(report: &Report, reader: &Reader, packs: Packs) -> Lines {
    let reading = reader.read(&report.text);
    let with_all = read_by(report, &reading, packs, &Rules::default());
    let mut without = BTreeMap::new();
    for name in rules_at_work(report, &reading, packs) {
        let Ok(rules) = Rules::without([name]) else { continue };
        let found = read_by(report, &reading, packs, &rules);
        if found != with_all {
            without.insert(name, text(report, found));
        }
    }
    (text(report, with_all), without)
}

fn text(report: &Report, findings: Findings) -> String {
    let (program, rules) = (env!("CARGO_PKG_VERSION").to_owned(), RULES_SHA256.to_owned());
    let read_by = ReadBy { program, rules, left_out: Vec::new(), weights: None };
    let mut text = report_line(report, &read_by).to_json() + "\n";
    for line in findings_lines(&ReadReport { report: report.clone(), findings }) {
        text += &(line.to_json() + "\n");
    }
    text
}
