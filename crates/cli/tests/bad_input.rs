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
    folder.file("picture.png", b"\x89PNG\r\n\x1a\n\0");
    for command in ["read", "points", "figures"] {
        let output = on(command, folder.path(), &[]);
        let said = stderr(&output);
        assert_eq!((said.lines().count(), output.stdout.len(), output.status.code()), (2, 0, Some(1)), "{said}");
        assert!(said.starts_with("error: ") && said.contains(folder.path().to_str().unwrap()), "{said}");
        assert!(said.ends_with("1 file passed over: 1 picture; --list-skipped names them.\n"), "{said}");
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
fn a_broken_case_file_is_named_with_its_line() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    folder.file("case.toml", "title = \"Orsa\"\n[[same]]\nincident = [\"i1\"]\n");
    let output = on("names", folder.path(), &["--json"]);
    one_line(&stderr(&output), "error: ", "case.toml, line 3");
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stdout.is_empty());
    folder.file("case.toml", vec![b'#'; (1 << 20) + 1]);
    let output = on("names", folder.path(), &["--json"]);
    one_line(&stderr(&output), "error: ", "case.toml: cannot be read (1048577 bytes are more than 1048576)");
}

#[test]
fn what_is_passed_over_is_counted_and_can_be_named() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    folder.file("a.png", b"\x89PNG\r\n\x1a\n\0");
    folder.file("b.gif", b"GIF89a\x01\0");
    folder.file("README.html", "<html><p>About this folder");
    folder.file("old.jsonl", "{\"type\":\"report\",\"id\":\"x\"}\n");
    let output = on("read", folder.path(), &[]);
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (
            Some(0),
            "4 files passed over: 1 README, LICENSE or EXPECTED file, 1 file of lines printed by sayso, 2 pictures; \
             --list-skipped names them.\n"
        )
    );
    let output = on("read", folder.path(), &["--list-skipped"]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(0), 5), "{said}");
    assert!(said.contains("b.gif: passed over, a picture."), "{said}");
}

#[test]
fn a_document_beside_reports_is_named_and_costs_the_status() {
    for (name, bytes) in
        [("a.rtf", &b"{\\rtf1 two died}"[..]), ("a.rar", b"Rar!\x1a\x07\x01\0"), ("a.xlsx", b"PK\x03\x04\x14\0\x06\0")]
    {
        let said = beside_a_good_report(name, bytes, 1);
        one_line(&said, "error: ", name);
        assert!(said.contains(" not read yet; "), "{said}");
    }
    for (name, bytes) in [
        ("a.zip", &b"PK\x03\x04\x14\0\0\0"[..]),
        ("a.docx", b"PK\x03\x04\x14\0\x06\0"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3"),
    ] {
        let said = beside_a_good_report(name, bytes, 1);
        one_line(&said, "error: ", name);
        assert!(said.contains("damaged"), "{said}");
    }
}

#[test]
fn a_language_that_is_not_read_is_said_and_its_text_kept() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    let words = "Il ministero ha detto che due soldati sono morti\n\nDue soldati sono stati uccisi vicino al ponte nella notte di domenica, ha detto il ministero.\n";
    folder.file("other.txt", words);
    let output = on("read", folder.path(), &[]);
    let said = stderr(&output);
    one_line(&said, "error: ", "other.txt");
    assert!(said.contains("its language is Italian, which is not read yet"), "{said}");
    assert_eq!(output.status.code(), Some(1));
    let lines = common::objects(&output);
    let report = lines.iter().find(|line| line["path"] == "other.txt").unwrap();
    assert_eq!((report["text"].as_str(), &report["read"]), (Some(words), &serde_json::Value::Null));
    assert_eq!(report["not_read"], "its language is Italian, which is not read yet");
    assert!(lines.iter().all(|line| line["report"] != report["id"]), "nothing is found in it");
    let good = lines.iter().find(|line| line["path"] == "good.txt").unwrap();
    assert_eq!(
        (good["contract"].as_u64(), good["read"].as_str(), good["not_read"].is_null()),
        (Some(2), Some("en"), true)
    );
    let names = on("names", folder.path(), &["--json"]);
    assert!(common::objects(&names).iter().all(|name| !name["label"].as_str().unwrap().contains("ministero")));
}

#[test]
fn reports_of_unread_languages_alone_make_a_page_without_the_reader() {
    let folder = Folder::new();
    folder.file("a.txt", "Le ministère a déclaré que deux soldats ont été blessés dans le nord de la province.");
    folder.file(
        "b.txt",
        "Das Ministerium erklärte, dass zwei Soldaten im Norden der Provinz verletzt wurden und die Lage ruhig ist.",
    );
    let page = folder.path().join("page.html");
    let output = on("dossier", folder.path(), &["-o", page.to_str().unwrap(), "--model", "none.onnx"]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 3), "{said}");
    assert!(said.contains("French") && said.contains("German"), "{said}");
    assert!(std::fs::read_to_string(page).unwrap().contains("deux soldats ont été blessés"));
}

#[test]
fn an_unknown_language_is_read_as_english_and_said() {
    let said = beside_a_good_report("short.txt", b"Orsa: 2 killed.", 0);
    one_line(&said, "warning: ", "short.txt");
    assert!(said.contains("nothing tells its language, so it is read as English"), "{said}");
    let folder = Folder::new();
    for n in 0..40 {
        folder.file(&format!("{n:02}.txt"), format!("Orsa: {n} killed."));
    }
    let output = on("read", folder.path(), &[]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(0), 4), "{said}");
    assert!(
        said.lines().nth(3).unwrap().starts_with("warning: 37 more reports whose language nothing tells"),
        "{said}"
    );
}

#[test]
fn many_bad_rows_are_counted() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    let rows: String = (0..20_000).map(|n| format!("gone{n}.txt,x\n")).collect();
    folder.file("manifest.csv", format!("file,publisher\ngood.txt,Marnost Courier\n{rows}"));
    let output = on("read", folder.path(), &[]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(0), 11), "{said}");
    assert!(said.ends_with("manifest.csv: 19990 more rows whose file is not there.\n"), "{said}");
}

#[cfg(unix)]
#[test]
fn advice_that_never_ends_is_not_read() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    symlink("/dev/zero", folder.path().join("aliases.toml")).unwrap();
    let pipe = folder.path().join("sides.toml");
    if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|made| made.success()) {
        File::create(&pipe).unwrap().set_len(1 << 40).unwrap();
    }
    let output = on("names", folder.path(), &["--json"]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 2), "{said}");
    assert!(said.contains("aliases.toml: cannot be read") && said.contains("sides.toml: cannot be read"), "{said}");
    assert!(!output.stdout.is_empty());
}

#[test]
fn a_limit_of_a_terabyte_asks_for_no_memory() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    File::create(folder.path().join("huge.txt")).unwrap().set_len(1 << 40).unwrap();
    let output = on("read", folder.path(), &["--max-bytes", "2000000000000"]);
    let said = stderr(&output);
    one_line(&said, "error: ", "huge.txt");
    assert_eq!((output.status.code(), paths(&output)), (Some(1), vec!["good.txt".to_owned()]));
}

#[cfg(unix)]
#[test]
fn names_do_not_speak_to_the_terminal() {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    folder.file("a\u{1b}[31m\u{202e}txt\n.txt", "");
    let output = on("figures", folder.path(), &[]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said:?}");
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
    folder.file("b\u{202e}\u{7}.txt", format!("{REPORT}\nFour soldiers were killed in Selmir on 15 October 2021."));
    let table = common::stdout(&on("timeline", folder.path(), &[]));
    assert!(table.contains("b .txt") || table.contains("b.txt"), "{table:?}");
    assert!(!table.contains(['\u{7}', '\u{202e}']), "{table:?}");
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
