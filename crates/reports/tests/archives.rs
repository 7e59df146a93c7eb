//! Web archives made by other people's tools (`ways/archives.py` says which and how), and damaged ones: each capture in its place.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use sayso_case::Report;
use sayso_reports::{Hint, Opened, Packed, Problem, ProblemKind, Severity, originals_of, read_bytes};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ways").join(name)).unwrap()
}

fn read(path: &str, bytes: &[u8]) -> Opened {
    read_bytes(bytes, &Hint { path, stated: None })
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn packed(problems: &[Problem]) -> Vec<&Packed> {
    problems.iter().filter_map(|problem| problem.kind.packed()).collect()
}

/// Path, address, time of capture, title.
fn particulars(report: &Report) -> [&str; 4] {
    let or = |value: &'_ Option<String>| value.clone().unwrap_or_default().leak() as &str;
    [report.path.as_str(), or(&report.url), or(&report.retrieved), or(&report.title)]
}

/// A record by itself.
fn record(kind: &str, fields: &str, block: &str) -> String {
    format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://arven.example/a\r\nWARC-Date: 2031-05-04T10:00:00Z\r\n{fields}\
         Content-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

const ANSWER: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";
const TEXT: &str = "Bridge shelled\n\nTwo soldiers were wounded at the bridge, the ministry said on Sunday.\n";

#[test]
fn every_capture_is_a_report_with_its_address_and_time() {
    let opened = read("crawl.warc.gz", &bytes("crawl.warc.gz"));
    let found: Vec<_> = opened.reports.iter().map(particulars).collect();
    let page = "https://arven.example/kelt";
    assert_eq!(
        found,
        [
            ["crawl.warc.gz#record-3", page, "2031-05-05T06:00:02.5Z", "Two killed at Kelt"],
            [
                "crawl.warc.gz#record-4",
                "https://halvia.example/denial.php?id=7",
                "2031-05-05T06:00:03.5Z",
                "Nobody killed"
            ],
            [
                "crawl.warc.gz#record-5",
                "https://arven.example/bulletin.txt",
                "2031-05-05T06:00:04.5Z",
                "Bulletin of the café"
            ],
            [
                "crawl.warc.gz#record-6-entry-1",
                "https://arven.example/0",
                "2031-05-05T06:00:05.5Z",
                "Two killed at Kelt"
            ],
            ["crawl.warc.gz#record-6-entry-2", "https://arven.example/1", "2031-05-05T06:00:05.5Z", "Road open"],
            ["crawl.warc.gz#record-7", "https://arven.example/note.txt", "2031-05-05T06:00:06.5Z", ""],
            ["crawl.warc.gz#record-12", page, "2031-05-06T06:00:11Z", "Two killed at Kelt"],
        ]
    );
    let [first, denial, .., again] = opened.reports.as_slice() else { panic!("{opened:?}") };
    assert!(first.text.contains("Two men died at the bridge on Sunday, the mayor of Kelt said."), "{}", first.text);
    assert!(denial.text.contains("Nobody died at the bridge on Sunday, the army of Halvia said."), "{}", denial.text);
    assert_eq!((first.publisher.as_deref(), &first.text), (Some("Arven Post"), &again.text));
    assert_ne!(first.id, again.id);
}

#[test]
fn what_of_an_archive_is_no_report_is_said() {
    let opened = read("crawl.warc.gz", &bytes("crawl.warc.gz"));
    let over = "1 picture, 2 answers that are errors or lead elsewhere, 2 records about the crawl".to_owned();
    let [Packed::Broken { .. }, told @ ..] = &packed(&opened.problems)[..] else { panic!("{opened:?}") };
    assert_eq!(told, [&Packed::Elsewhere { count: 1 }, &Packed::PassedOver { what: over }]);
    let refused: Vec<_> = opened.problems.iter().filter(|p| p.severity == Severity::Error).collect();
    let [one] = refused.as_slice() else { panic!("{refused:?}") };
    assert_eq!(one.path, Path::new("crawl.warc.gz#record-11"));
    assert!(matches!(one.kind.packed(), Some(Packed::Broken { .. })), "{one:?}");
}

#[test]
fn plain_packed_and_in_a_wacz_a_capture_is_the_same_report() {
    let ids = |name: &str| read(name, &bytes(name)).reports.into_iter().map(|report| report.id).collect::<Vec<_>>();
    let plain = ids("crawl.warc");
    assert_eq!(plain.len(), 7);
    assert_eq!((ids("crawl.warc.gz"), ids("crawl.wacz")), (plain.clone(), plain));
    let opened = read("crawl.wacz", &bytes("crawl.wacz"));
    assert_eq!(opened.reports[0].path, "crawl.wacz#archive/crawl.warc.gz#record-3");
    assert!(!packed(&opened.problems).iter().any(|p| matches!(p, Packed::Changed { .. })), "{opened:?}");
}

#[test]
fn a_record_keeps_each_capture_alone() {
    for name in ["crawl.warc", "crawl.wacz"] {
        let originals = originals_of(&bytes(name));
        for report in read(name, &bytes(name)).reports {
            let again = read("x", &originals[&report.id]);
            let [one] = again.reports.as_slice() else { panic!("{}: {again:?}", report.path) };
            let known = |report: &Report| {
                (
                    report.id.clone(),
                    report.text.clone(),
                    report.url.clone(),
                    report.retrieved.clone(),
                    report.title.clone(),
                )
            };
            assert_eq!(known(one), known(&report), "{}", report.path);
        }
    }
}

/// The WACZ with one capture in place of its own, in a file of this name.
fn with_other_records(name: &str) -> Vec<u8> {
    let wacz = bytes("crawl.wacz");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&wacz)).unwrap();
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let own = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        let is_records = own.ends_with(".warc.gz");
        if is_records {
            bytes = gzip(record("response", "", &format!("{ANSWER}{TEXT}")).as_bytes());
        }
        let own = if is_records { name } else { &own };
        made.start_file(own, zip::write::SimpleFileOptions::default()).unwrap();
        made.write_all(&bytes).unwrap();
    }
    made.finish().unwrap().into_inner()
}

#[test]
fn an_archive_that_was_changed_since_it_was_listed() {
    let opened = read("a.wacz", &with_other_records("archive/crawl.warc.gz"));
    assert_eq!(opened.reports[0].text, TEXT);
    assert!(matches!(packed(&opened.problems)[..], [Packed::Changed { .. }]), "{opened:?}");
    assert_eq!(opened.problems[0].path, Path::new("a.wacz#archive/crawl.warc.gz"));
}

#[test]
fn an_archive_of_which_a_listed_file_is_not_there() {
    let opened = read("a.wacz", &with_other_records("archive/other.warc.gz"));
    assert_eq!(opened.reports[0].text, TEXT);
    assert!(matches!(packed(&opened.problems)[..], [Packed::Missing { list: "datapackage.json" }]), "{opened:?}");
    assert_eq!(opened.problems[0].path, Path::new("a.wacz#archive/crawl.warc.gz"));
    assert_eq!(opened.problems[0].severity, Severity::Error);
}

#[test]
fn an_archive_that_breaks_off_is_read_up_to_there() {
    for name in ["crawl.warc", "crawl.warc.gz"] {
        let whole = bytes(name);
        for cut in [whole.len() * 2 / 5, whole.len() - 40] {
            let opened = read(name, &whole[..cut]);
            assert!(opened.reports.len() > 1, "{name} {cut}: {opened:?}");
            let is_broken = |p: &&Packed| matches!(p, Packed::Broken { reason, .. } if reason.starts_with("record "));
            assert!(packed(&opened.problems).iter().any(is_broken), "{name} {cut}: {:?}", opened.problems);
        }
    }
}

#[test]
fn what_is_no_record_is_told() {
    let long = format!("WARC/1.0\r\nX: {}", "x".repeat(100_000));
    for (archive, reason) in [
        ("WARC/1.0\r\nWARC-Type: response\r\n\r\n", "record 1: it does not say how long it is"),
        ("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n", "record 1: it does not say how long it is"),
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 99999999999\r\n\r\n", "record 1: it breaks off"),
        ("WARC/1.0\r\nWARC-Type: resp", "record 1: its head breaks off"),
        (&long, "record 1: its head does not end"),
        ("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\nNo record\r\n\r\n", "record 2: it does not begin as one"),
    ] {
        let opened = read("a.warc", archive.as_bytes());
        let reasons: Vec<_> = packed(&opened.problems)
            .into_iter()
            .filter_map(|p| if let Packed::Broken { reason, .. } = p { Some(reason.as_str()) } else { None })
            .collect();
        assert_eq!(reasons, [reason], "{:?}", opened.problems);
    }
    let nothing = read("a.warc", record("warcinfo", "", "software: x").as_bytes());
    assert!(packed(&nothing.problems).iter().any(|p| matches!(p, Packed::Nothing { .. })), "{nothing:?}");
}

#[test]
fn a_bomb_does_not_go_off() {
    let begun = Instant::now();
    // A body that unpacks to more than there is room for; beside it a page.
    let bomb = gzip(&vec![b' '; 60_000_000]);
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n";
    let block = [head.as_bytes(), &bomb].concat();
    let fields = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://arven.example/b\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    let page = record("response", "", &format!("{ANSWER}{TEXT}"));
    let archive = [fields.as_bytes(), &block, b"\r\n\r\n", page.as_bytes()].concat();
    let opened = read("a.warc", &archive);
    assert_eq!(opened.reports[0].text, TEXT);
    assert!(matches!(packed(&opened.problems)[..], [Packed::TooLarge { .. }]), "{:?}", opened.problems);
    assert_eq!(opened.problems[0].path, Path::new("a.warc#record-1"));
    // A record that is no capture, and unpacks without end; one that is, and says how long it is.
    let endless =
        gzip(&[record("metadata", "", "").replace(": 0", ": 900000000").as_bytes(), &vec![b' '; 500_000_000]].concat());
    let opened = read("a.warc.gz", &endless);
    assert!(matches!(packed(&opened.problems)[..], [Packed::TooLarge { .. }, ..]), "{:?}", opened.problems);
    let large = gzip(record("response", "", &" ".repeat(40_000_000)).as_bytes());
    let opened = read("a.warc.gz", &large);
    assert!(matches!(opened.problems[0].kind, ProblemKind::TooLarge { size: 40_000_000, .. }), "{:?}", opened.problems);
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn what_was_cut_off_by_the_crawler_is_read_with_a_word() {
    let archive = record("response", "WARC-Truncated: length\r\n", &format!("{ANSWER}{TEXT}"));
    let opened = read("a.warc", archive.as_bytes());
    assert_eq!(opened.reports[0].text, TEXT);
    assert!(
        matches!(packed(&opened.problems)[..], [Packed::Broken { reason, .. }] if reason.ends_with("captured: length"))
    );
}

#[test]
fn a_pdf_that_was_captured_is_read() {
    let pdf = bytes("bulletin.pdf");
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n";
    let block = [head.as_bytes(), &pdf].concat();
    let fields = record("response", "", "").replace("Content-Length: 0", &format!("Content-Length: {}", block.len()));
    let archive = [fields.trim_end().as_bytes(), b"\r\n\r\n", &block, b"\r\n\r\n"].concat();
    let opened = read("a.warc", &archive);
    let [report] = opened.reports.as_slice() else { panic!("{opened:?}") };
    assert_eq!(report.url.as_deref(), Some("https://arven.example/a"));
    assert_eq!(report.page_at(report.text.find("Five men").unwrap()), Some(4));
}

#[test]
fn packed_files_within_a_capture_are_named() {
    let body = "[{\"name\": \"x\"}]";
    let archive = record("response", "", &format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{body}"));
    let opened = read("a.warc", archive.as_bytes());
    assert!(packed(&opened.problems).contains(&&Packed::PassedOver { what: "1 data file".to_owned() }), "{opened:?}");
    let archive =
        record("response", "", &format!("{ANSWER}From d@a.example Sun May  4 10:00:00 2031\nSubject: x\n\nTwo died."));
    let opened = read("a.warc", archive.as_bytes());
    assert!(matches!(opened.problems[0].kind, ProblemKind::NotReadYet { .. }), "{opened:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_bytes_break_it(at in 0usize..8_000, with in any::<u8>(), cut in 0usize..16_000, which in 0usize..3) {
        let mut bytes = bytes(["crawl.warc", "crawl.warc.gz", "crawl.wacz"][which]);
        let at = at % bytes.len();
        bytes[at] = with;
        bytes.truncate(cut);
        let opened = read("a", &bytes);
        prop_assert!(!opened.reports.is_empty() || !opened.problems.is_empty());
        let originals = originals_of(&bytes);
        prop_assert!(opened.reports.iter().all(|report| originals.contains_key(&report.id)));
    }
}
