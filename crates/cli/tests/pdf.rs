//! A PDF from the command line: a child reads it, a finding leads to its page, a record keeps it and makes its text again, and what would
//! take all memory or time takes little.

mod common;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use common::{Folder, objects, of, sayso, stderr, stdout};

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../reports/tests/ways").join(name)).unwrap()
}

#[test]
fn a_finding_leads_to_its_page() {
    let folder = Folder::new();
    folder.file("press/bulletin.pdf", sample("bulletin.pdf"));
    let (press, kept) = (folder.path().join("press"), folder.path().join("kept"));
    let [press, kept] = [press, kept].map(|path| path.display().to_string());
    let output = sayso(["read", &press]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines = objects(&output);
    let report = lines.iter().find(|line| line["type"] == "report").unwrap();
    assert_eq!(report["parts"][2]["page"], 4);
    let figure = of(&lines, "figure", "text", "Five men");
    let csv = stdout(&sayso(["export", "csv", &press, "--of", "figures"]));
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let heads = rows.headers().unwrap().clone();
    let cell =
        |row: &csv::StringRecord, name: &str| row[heads.iter().position(|head| head == name).unwrap()].to_owned();
    let row = rows.records().map(Result::unwrap).find(|row| figure["id"] == row[0]).unwrap();
    assert_eq!((cell(&row, "page"), cell(&row, "text").contains("Five men")), ("4".to_owned(), true));
    let wiki = stdout(&sayso(["export", "wikitext", &press, "--all"]));
    assert!(wiki.contains("|at=p. 1, par. "), "{wiki}");

    assert_eq!(sayso(["add", &press, "--record", &kept, "--who", "Mara"]).status.code(), Some(0));
    let checked = sayso(["verify", "--record", &kept]);
    assert!(stdout(&checked).contains("and the same: 1 text."), "{}{}", stdout(&checked), stderr(&checked));
    assert_eq!(stdout(&sayso(["read", "--record", &kept])), stdout(&output));
}

/// A page whose content is one stream of so many bytes, packed; it draws what `words` says, again and again.
fn bomb(words: &str, times: usize) -> Vec<u8> {
    use std::io::Write;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..times {
        packed.write_all(words.as_bytes()).unwrap();
    }
    let content = packed.finish().unwrap();
    let mut pdf =
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
            .to_vec();
    pdf.extend(format!("4 0 obj<</Length {}/Filter/FlateDecode>>stream\n", content.len()).bytes());
    pdf.extend(content);
    pdf.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n");
    pdf
}

#[test]
fn what_would_take_all_memory_or_time_is_given_up() {
    let folder = Folder::new();
    folder.file("a.txt", "Two men were killed at the Orsa Bridge on Sunday, the mayor said.");
    folder.file("large.pdf", bomb(&" ".repeat(1 << 20), 4_000));
    folder.file("long.pdf", bomb("BT /F 9 Tf 9 9 Td (Two men died) Tj ET q Q ", 3_000_000));
    let begun = Instant::now();
    let output = sayso(["read", &folder.path().display().to_string()]);
    assert!(begun.elapsed() < Duration::from_secs(200), "{:?}", begun.elapsed());
    assert_eq!(common::paths(&output), ["a.txt"], "{}", stderr(&output));
    for name in ["large.pdf", "long.pdf"] {
        let said = stderr(&output);
        let line = said.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{said}"));
        assert!(line.contains("PDF"), "{line}");
    }
}

#[test]
fn the_child_says_in_json_what_is_wrong() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .arg("read-pdf")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"%PDF-1.4 and no more").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).starts_with("{\"Err\":{\"Broken\":"), "{}", stdout(&output));
}
