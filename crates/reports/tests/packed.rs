//! Packed files: what is in them is read, within limits of size, number and depth, and what is wrong with them is told.

mod common;

use std::io::{Cursor, Write};

use common::Folder;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use sayso_reports::{Hint, Opened, Options, Packed, Problem, ProblemKind, load, read_bytes};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TEXT: &str = "Bridge shelled\n\nTwo soldiers were wounded at the bridge, the ministry said on Sunday.\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let how = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        packed.start_file(*name, how).unwrap();
        packed.write_all(bytes).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

fn read(path: &str, bytes: &[u8]) -> Opened {
    read_bytes(bytes, &Hint { path, stated: None })
}

fn packed(problems: &[Problem]) -> Vec<&Packed> {
    problems.iter().filter_map(|problem| problem.kind.packed()).collect()
}

fn paths(opened: &Opened) -> Vec<&str> {
    opened.reports.iter().map(|report| report.path.as_str()).collect()
}

#[test]
fn what_gzip_packed_is_read() {
    let opened = read("a.txt.gz", &gzip(TEXT.as_bytes()));
    assert_eq!((paths(&opened), opened.problems.as_slice()), (vec!["a.txt.gz#a.txt"], [].as_slice()));
    assert_eq!(opened.reports[0].text, TEXT);
    let twice = [gzip(TEXT.as_bytes()), gzip(b"Two men died.\n")].concat();
    assert_eq!(read("a.gz", &twice).reports[0].text, format!("{TEXT}Two men died.\n"));
}

#[test]
fn packed_in_a_packed_file_and_no_deeper() {
    let inner = zip(&[("a.txt", TEXT.as_bytes())]);
    let two = zip(&[("b.zip", &inner), ("c.txt", b"Two men died at the bridge.")]);
    assert_eq!(paths(&read("d.zip", &two)), ["d.zip#b.zip#a.txt", "d.zip#c.txt"]);
    let opened = read("e.zip.gz", &gzip(&two));
    assert_eq!(paths(&opened), ["e.zip.gz#e.zip#c.txt"]);
    assert_eq!(packed(&opened.problems), [&Packed::TooDeep]);
    assert_eq!(opened.problems[0].path.to_str(), Some("e.zip.gz#e.zip#b.zip"));
}

#[test]
fn of_files_with_one_name_it_is_told_that_one_is_read() {
    let mut bytes =
        zip(&[("a.txt", TEXT.as_bytes()), ("b.txt", b"Two men died at the bridge."), ("c.txt", b"Three men died.")]);
    for at in 0..bytes.len() - 5 {
        if &bytes[at..at + 5] == b"b.txt" {
            bytes[at] = b'a';
        }
    }
    let opened = read("d.zip", &bytes);
    assert_eq!(paths(&opened), ["d.zip#a.txt", "d.zip#c.txt"]);
    assert_eq!(packed(&opened.problems), [&Packed::OneName { count: 1 }]);
    assert_eq!(opened.problems[0].path.to_str(), Some("d.zip"));
}

#[test]
fn a_bomb_does_not_go_off() {
    let zeros = vec![b' '; 40_000_000];
    let opened = read("a.txt.gz", &gzip(&zeros));
    assert!(matches!(packed(&opened.problems)[..], [Packed::TooLarge { .. }, ..]), "{:?}", opened.problems);
    let files: Vec<(String, Vec<u8>)> = (0..40).map(|n| (format!("{n}.txt"), vec![b' '; 9_000_000])).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let opened = read("a.zip", &zip(&files));
    assert!(packed(&opened.problems).iter().any(|p| matches!(p, Packed::TooLarge { .. })), "{:?}", opened.problems);
    let folder = Folder::new();
    folder.write("a.txt.gz", gzip(TEXT.as_bytes()));
    let (reports, problems) = load(&[folder.path().to_owned()], &Options { max_bytes: 85, ..Options::default() });
    assert!(reports.is_empty() && problems[0].message().contains("85 bytes"), "{problems:?}");
}

#[test]
fn damaged_files_are_told_of() {
    let whole = gzip(TEXT.as_bytes());
    let opened = read("a.txt.gz", &whole[..whole.len() - 20]);
    assert!(matches!(packed(&opened.problems)[..], [Packed::Broken { .. }, ..]), "{opened:?}");
    let whole = zip(&[("a.txt", TEXT.as_bytes()), ("b.txt", b"Two men died at the bridge.")]);
    let opened = read("a.zip", &whole[..whole.len() - 30]);
    assert!(matches!(packed(&opened.problems)[..], [Packed::Broken { .. }]), "{opened:?}");
    // One file is wrong, the other is not.
    let mut wrong = whole.clone();
    wrong[40] ^= 0xff;
    let opened = read("a.zip", &wrong);
    assert!(paths(&opened).contains(&"a.zip#b.txt"), "{opened:?}");
    assert!(packed(&opened.problems).iter().any(|p| matches!(p, Packed::Broken { .. })), "{opened:?}");
    assert_eq!(opened.problems[0].path.to_str(), Some("a.zip#a.txt"));
    let said = opened.problems[0].message();
    assert!(said.starts_with("a.zip#a.txt: ") && said.ends_with("get it again."), "{said}");
}

#[test]
fn what_is_no_report_is_passed_over() {
    let opened = read(
        "a.zip",
        &zip(&[("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ("README", b"x"), (".x/a.txt", b"Two died.")]),
    );
    assert!(opened.reports.is_empty());
    let what = "1 README, LICENSE or EXPECTED file, 1 picture".to_owned();
    assert!(
        matches!(packed(&opened.problems)[..], [over, Packed::Nothing { .. }] if *over == Packed::PassedOver { what: what.clone() })
    );
    let opened = read("a", &zip(&[("xl/workbook.xml", b"<x/>")]));
    assert_eq!(opened.problems[0].kind, ProblemKind::NotReadYet { format: "an office file" });
    let opened = read("a", &zip(&[]));
    assert!(matches!(packed(&opened.problems)[..], [Packed::Nothing { .. }]), "{opened:?}");
}

#[test]
fn a_document_that_is_none() {
    for words in ["", "no tags", "<w:document><w:body><w:p>", "<w:document>"] {
        let opened = read("a.docx", &zip(&[("word/document.xml", words.as_bytes())]));
        assert!(opened.reports.is_empty() && opened.problems.len() == 1, "{words}: {opened:?}");
    }
    let deep = format!("<w:document>{}<w:p><w:t>x", "<w:tbl>".repeat(100_000));
    assert!(read("a.docx", &zip(&[("word/document.xml", deep.as_bytes())])).reports.is_empty());
    let cut =
        "<w:document><w:body><w:p><w:r><w:t>Two men died.</w:t></w:r></w:p><w:p><w:r><w:del>Three</w:del><w:t>The ro";
    let opened = read("a.docx", &zip(&[("word/document.xml", cut.as_bytes())]));
    assert!(opened.reports[0].text.starts_with("Two men died."), "{opened:?}");
    assert!(matches!(packed(&opened.problems)[..], [Packed::Broken { .. }]), "{opened:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_bytes_break_it(at in 0usize..400, with in any::<u8>(), cut in 4usize..400, is_zip in any::<bool>()) {
        let words = b"<w:document><w:body><w:p><w:t>Two men died.</w:t></w:p></w:body></w:document>";
        let mut bytes = if is_zip { zip(&[("word/document.xml", words), ("a.txt", TEXT.as_bytes())]) } else { gzip(TEXT.as_bytes()) };
        let at = at % bytes.len();
        bytes[at] = with;
        if cut % 3 == 0 {
            bytes.truncate(cut);
        }
        let opened = read("a", &bytes);
        prop_assert!(!opened.reports.is_empty() || !opened.problems.is_empty());
    }
}
