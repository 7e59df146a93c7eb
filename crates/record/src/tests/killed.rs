//! A writer is killed at a random point: what it acknowledged is there, and the next one goes on.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::testing::{Folder, got, stamp};
use crate::{Record, verify};

/// Where the child finds the record.
const PLACE: &str = "SAYSO_TEST_RECORD";
/// So many reports the child adds at most.
const MOST: usize = 400;

/// Not a test: what the others start and kill. It adds reports and says so of each once it is kept.
#[test]
#[ignore = "it is started by the tests beside it"]
fn child() {
    let Some(folder) = std::env::var_os(PLACE) else { return };
    let mut record = Record::open_or_make(Path::new(&folder)).unwrap();
    let known = record.operations().len();
    for n in known..known + MOST {
        let mut one = got(&format!("{n}.txt"), "Six");
        // Large enough that a write takes several pages.
        one.bytes.extend(std::iter::repeat_n(b' ', 20_000 + n));
        one.read.report.id = sayso_case::ReportId::of(&one.bytes);
        one.read.findings = sayso_case::Findings::none(one.read.report.id.clone());
        record.add(&one, &stamp()).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "kept {}", one.read.report.id).unwrap();
        out.flush().unwrap();
    }
}

/// Starts the child, kills it after so long, and gives what it acknowledged.
fn killed_after(folder: &Path, pause: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::killed::child", "--ignored", "--nocapture"])
        .env(PLACE, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::sleep(pause);
    child.kill().unwrap();
    let lines = out.lines().map_while(Result::ok);
    let kept = lines.filter_map(|line| Some(line.split_once("kept ")?.1.to_owned())).collect();
    child.wait().unwrap();
    kept
}

fn rounds(count: u64) {
    let folder = Folder::new();
    let mut acknowledged: Vec<String> = Vec::new();
    let mut random = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_nanos() as u64;
    for round in 0..count {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // From before the database is there to many reports in.
        let pause = Duration::from_micros(random >> 33).min(Duration::from_secs(1)).mul_f64(0.4)
            + Duration::from_millis(if round == 0 { 0 } else { 5 });
        acknowledged.extend(killed_after(&folder.record(), pause));
        let Ok(record) = Record::open_or_make(&folder.record()) else {
            panic!("round {round}: the next start does not go on");
        };
        let came: Vec<&str> = record.came().iter().map(|c| c.report.as_str()).collect();
        let lost: Vec<&String> = acknowledged.iter().filter(|id| !came.contains(&id.as_str())).collect();
        assert!(lost.is_empty(), "round {round}: {} of {} lost", lost.len(), acknowledged.len());
        assert_eq!(record.reports().unwrap().len(), came.len());
        drop(record);
        let faults = verify(&folder.record()).unwrap().faults;
        assert!(faults.is_empty(), "round {round}: {faults:?}");
    }
    assert!(!acknowledged.is_empty(), "it was always killed before it kept anything");
    eprintln!("{count} rounds, {} reports acknowledged, none lost", acknowledged.len());
}

#[test]
fn what_is_acknowledged_outlives_a_kill() {
    rounds(5);
}

#[test]
#[ignore = "a minute; run by hand: cargo test -p sayso-record killed -- --ignored --nocapture"]
fn what_is_acknowledged_outlives_fifty_kills() {
    rounds(50);
}
