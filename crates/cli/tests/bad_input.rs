//! Whatever lies in a folder: a clear line for each thing that cannot be read, the rest is read, nothing hangs.

mod common;

use std::fs::File;

use common::{Folder, REPORT, on, paths, stderr};

/// Runs `read` on a folder that holds a good report and `name` with these bytes; gives what standard error said.
fn beside_a_good_report(name: &str, bytes: &[u8], status: i32) -> String {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    folder.file(name, bytes);
    let output = on("read", folder.path(), &[]);
    assert!(paths(&output).contains(&"good.txt".to_owned()), "the good report was not read: {}", stderr(&output));
    assert_eq!(output.status.code(), Some(status), "{}", stderr(&output));
    stderr(&output)
}

/// Exactly one line, which names the file and begins as it should.
fn one_line(said: &str, begin: &str, name: &str) {
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with(begin) && said.contains(name), "{said}");
}

#[test]
fn an_empty_file() {
    let said = beside_a_good_report("empty.txt", b"", 1);
    one_line(&said, "error: ", "empty.txt");
    assert!(said.contains("empty;"), "{said}");
}

#[test]
fn a_file_of_white_space() {
    one_line(&beside_a_good_report("blank.txt", b" \n\t\r\n ", 1), "error: ", "blank.txt");
}

#[test]
fn a_binary_with_the_name_of_a_text() {
    let bytes: Vec<u8> =
        b"\x7fELF\x02\x01\x01\0".iter().copied().chain((0..4000u32).map(|n| (n * 7 % 256) as u8)).collect();
    let said = beside_a_good_report("program.txt", &bytes, 1);
    one_line(&said, "error: ", "program.txt");
    assert!(said.contains("not a text file"), "{said}");
}

#[test]
fn a_text_above_the_limit_names_the_option() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    // A hole in the file: as long as the real thing without the writing.
    File::create(folder.path().join("huge.txt")).unwrap().set_len(50_000_000).unwrap();
    let output = on("read", folder.path(), &[]);
    let said = stderr(&output);
    one_line(&said, "error: ", "huge.txt");
    assert!(said.contains("--max-bytes 50000000"), "{said}");
    assert_eq!((output.status.code(), paths(&output)), (Some(1), vec!["good.txt".to_owned()]));
}

#[test]
fn the_limit_can_be_set() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    let output = on("read", folder.path(), &["--max-bytes", "100"]);
    one_line(&stderr(&output), "error: ", "good.txt");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
}

#[test]
fn a_page_nested_ten_thousand_deep() {
    let deep = 10_000;
    let page = format!("<html><body>{}<p>{REPORT}</p>{}</body></html>", "<div>".repeat(deep), "</div>".repeat(deep));
    let folder = Folder::new();
    folder.file("deep.html", page);
    let output = on("read", folder.path(), &[]);
    assert_eq!((output.status.code(), paths(&output)), (Some(0), vec!["deep.html".to_owned()]), "{}", stderr(&output));
    assert!(stderr(&output).lines().all(|line| line.starts_with("warning: ")), "{}", stderr(&output));
}

#[test]
fn broken_utf8_is_read_with_a_warning() {
    let mut bytes = REPORT.as_bytes().to_vec();
    bytes.extend("\n“Çà et là”, the mayor of Orsà said: “Où êtes-vous?” ".as_bytes());
    bytes.extend(b"\xff The end.\n");
    let said = beside_a_good_report("broken.txt", &bytes, 0);
    one_line(&said, "warning: ", "broken.txt");
}

#[test]
fn a_folder_without_reports() {
    let folder = Folder::new();
    folder.file("picture.png", b"\x89PNG");
    for command in ["read", "points", "figures"] {
        let output = on(command, folder.path(), &[]);
        let said = stderr(&output);
        assert_eq!((said.lines().count(), output.stdout.len(), output.status.code()), (1, 0, Some(1)), "{said}");
        assert!(said.starts_with("error: ") && said.contains(folder.path().to_str().unwrap()), "{said}");
    }
}

#[test]
fn a_path_that_is_not_there() {
    let folder = Folder::new();
    let good = folder.file("good.txt", REPORT);
    let missing = folder.path().join("none.txt");
    let output = common::sayso([std::ffi::OsStr::new("read"), missing.as_os_str(), good.as_os_str()]);
    one_line(&stderr(&output), "error: ", "none.txt");
    assert_eq!((output.status.code(), paths(&output)), (Some(1), vec!["good.txt".to_owned()]));
}

#[test]
fn a_manifest_that_names_a_missing_file() {
    let rows = b"file,publisher\ngood.txt,Marnost Courier\ngone.txt,Nobody\n";
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    folder.file("manifest.csv", rows);
    let output = on("read", folder.path(), &[]);
    let said = stderr(&output);
    assert!(said.lines().count() == 1 && said.contains("gone.txt") && said.contains("manifest.csv"), "{said}");
    let report = &common::objects(&output)[0];
    assert_eq!((&report["publisher"], &report["from"]["publisher"]), (&"Marnost Courier".into(), &"manifest".into()));
}

#[test]
fn a_broken_manifest_does_not_cost_the_reports() {
    let said = {
        let folder = Folder::new();
        folder.file("good.txt", REPORT);
        let manifest = folder.file("list.csv", b"name;publisher\ngood.txt;X\n");
        let output = on("read", folder.path(), &["--manifest", manifest.to_str().unwrap()]);
        assert_eq!((output.status.code(), paths(&output).len()), (Some(1), 1), "{}", stderr(&output));
        stderr(&output)
    };
    one_line(&said, "error: ", "list.csv");
}

#[test]
fn broken_advice_is_named_with_its_line() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    folder.file("aliases.toml", "Orsa = [\"Ursa\"]\nSelmir = 3\n");
    let output = on("names", folder.path(), &["--json"]);
    one_line(&stderr(&output), "error: ", "aliases.toml, line 2");
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stdout.is_empty());
}

#[test]
fn odd_texts_are_read() {
    let folder = Folder::new();
    folder.file("a.txt", "said ".repeat(20_000));
    folder.file("b.txt", "\"".repeat(5_000));
    folder.file("c.txt", "x".repeat(200_000));
    folder.file("d.txt", "\u{202e}\u{200b}“said” he 3 killed 99999999999999999999999 people, at least −1.\u{0}");
    folder.file("e.html", "<p>(((((((((((\u{feff}said, said: said “‘“‘“ ".repeat(500));
    let output = on("read", folder.path(), &[]);
    for line in stderr(&output).lines() {
        assert!(!line.contains("fault of this program"), "{line}");
    }
    assert!(!paths(&output).is_empty());
}
