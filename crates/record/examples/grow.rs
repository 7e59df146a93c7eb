//! How long adding takes: `cargo run --release -p sayso-record --example grow -- FOLDER READINGS [N]` adds N made reports to a new record
//! in FOLDER (the stored reports of READINGS again and again, each time with other bytes), then opens it and adds one more, copies it,
//! and merges it with the copy, in each of which one more thing was done, into FOLDER.both; it prints the times. Reading and joining are not
//! in them.
//!
//! A stored reading is a line of JSON: a report with its findings.

use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use sayso_case::{ReadReport, ReportId};
use sayso_record::{Change, FILE, Got, ReadBy, Record, Stamp, merge, verify};

type Failed = Box<dyn std::error::Error>;

fn made(kept: &[ReadReport], n: usize) -> Option<Got> {
    let mut read = kept.get(n % kept.len().max(1))?.clone();
    let bytes = format!("{n}\n{}", read.report.text).into_bytes();
    read.report.id = ReportId::of(&bytes);
    read.report.path = format!("{n}.txt");
    read.report.url = None;
    read.findings.report = read.report.id.clone();
    let read_by = ReadBy { program: "0".into(), rules: "0".into(), left_out: Vec::new(), weights: None };
    Some(Got { read, read_by, bytes })
}

fn main() -> Result<(), Failed> {
    let asked: Vec<String> = env::args().skip(1).collect();
    let [folder, readings, rest @ ..] = asked.as_slice() else { return Err("give FOLDER READINGS [N]".into()) };
    let count: usize = rest.first().map_or(Ok(10_000), |n| n.parse())?;
    let kept = fs::read_to_string(readings)?;
    let kept: Vec<ReadReport> = kept.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let stamp = Stamp { at: "2031-03-06T10:00:00Z".into(), who: "grow".into(), why: None, salt: "00".into() };
    let folder = Path::new(folder);
    let mut record = Record::open_or_make(folder)?;
    let begun = Instant::now();
    let mut last = Duration::ZERO;
    for n in 0..count {
        let one = made(&kept, n).ok_or("no reading fits")?;
        let began = Instant::now();
        record.add(&one, &stamp)?;
        last = began.elapsed();
    }
    println!("{count} reports added in {:.1?}, the last in {last:.1?}", begun.elapsed());
    drop(record);
    let one = made(&kept, count).ok_or("no reading fits")?;
    let began = Instant::now();
    let mut record = Record::open_for_writing(folder)?;
    let opened = began.elapsed();
    record.add(&one, &stamp)?;
    println!("opened in {opened:.1?}, opened and one more added in {:.1?}", began.elapsed());
    let began = Instant::now();
    let reports = record.reports()?.len();
    println!("{reports} reports with their findings read back in {:.1?}", began.elapsed());
    drop(record);
    let began = Instant::now();
    let checked = verify(folder)?;
    // Ids are those of the reports that the made ones were made of, so they do not fit.
    println!("{} spans checked in {:.1?}", checked.spans, began.elapsed());
    let name = folder.file_name().and_then(|name| name.to_str()).ok_or("FOLDER has no name")?;
    let [copy, both] = ["copy", "both"].map(|what| folder.with_file_name(format!("{name}.{what}")));
    fs::create_dir(&copy)?;
    Record::open(folder)?.backup(&copy.join(FILE))?;
    for (at, words) in [(folder, "here"), (&copy, "there")] {
        let change = Change::Note { on: None, text: words.into() };
        Record::open_for_writing(at)?.append(change, &stamp)?;
    }
    let began = Instant::now();
    let merged = merge(folder, &copy, &both)?;
    println!("{} reports merged in {:.1?}", merged.reports, began.elapsed());
    println!("{} MB", fs::metadata(folder.join(FILE))?.len() / 1_000_000);
    Ok(())
}
