//! `sayso export` on the example: every format is whole, stands on words, and is written where it should be and nowhere else.

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{Folder, example, on, sayso, small_example, stderr, stdout};
use serde_json::Value;

/// The rows of a CSV export, by the names of its columns.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |r: csv::StringRecord| names.iter().cloned().zip(r.iter().map(str::to_owned)).collect();
    reader.records().map(|r| row(r.unwrap())).collect()
}

fn export(format: &str, more: &[&str]) -> String {
    let path = example();
    let arguments = ["export", format, path.to_str().unwrap()].into_iter().chain(more.iter().copied());
    let output = sayso(arguments);
    assert_eq!(output.status.code(), Some(0), "{format}: {}", stderr(&output));
    stdout(&output)
}

/// The readable texts of the example by report.
fn texts() -> BTreeMap<String, String> {
    let lines = common::objects(&on("read", &example(), &[]));
    let reports = lines.into_iter().filter(|line| line["type"] == "report");
    let word = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    reports.map(|r| (word(&r["id"]), word(&r["text"]))).collect()
}

#[test]
fn every_row_of_every_table_stands_on_words_of_a_report() {
    let texts = texts();
    for of in ["statements", "figures", "victims", "incidents", "points", "positions"] {
        let rows = rows(&export("csv", &["--of", of]));
        assert!(rows.len() > 10, "{of}: {}", rows.len());
        for row in rows {
            let place = row["start"].parse::<usize>().unwrap()..row["end"].parse().unwrap();
            let words = &texts[&row["report"]][place];
            // A cell that a spreadsheet would take for a formula has one apostrophe before it.
            let text = row["text"].as_str();
            assert!(words == text || text.strip_prefix('\'') == Some(words), "{of}: {row:?}");
            assert!(row["sha256"] == row["report"] && !row["path"].is_empty() && !row["sentence"].is_empty(), "{of}");
        }
    }
}

#[test]
fn no_finding_is_lost_in_the_tables() {
    let lines = common::objects(&on("read", &example(), &[]));
    let count = |name: &str| lines.iter().filter(|line| line["type"] == name).count();
    assert_eq!(rows(&export("csv", &[])).len(), count("statement"), "statements where --of is left out");
    assert_eq!(rows(&export("csv", &["--of", "figures"])).len(), count("figure"));
    assert_eq!(rows(&export("csv", &["--of", "victims"])).len(), count("victim"));
}

#[test]
fn parquet_has_the_tables_of_csv() {
    for of in ["statements", "figures", "victims", "incidents", "points", "positions"] {
        let path = example();
        let output = sayso(["export", "parquet", path.to_str().unwrap(), "--of", of]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let bytes = output.stdout.as_slice();
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{of}");
        // The names of the columns stand in its foot; read_by_others.py reads the rest.
        let foot = &bytes[bytes.len().saturating_sub(20_000)..];
        let has = |name: &str| foot.windows(name.len()).any(|words| words == name.as_bytes());
        let names = export("csv", &["--of", of]).lines().next().unwrap().to_owned();
        assert!(names.split(',').all(has), "{of}: {names}");
    }
}

#[test]
fn no_best_number_without_a_rule() {
    for (format, column, notes) in [("acled", "fatalities", "notes"), ("ged", "best", "code_status")] {
        let plain = rows(&export(format, &[]));
        assert!(!plain.is_empty() && plain.iter().all(|row| row[column].is_empty()), "{format}");
        assert!(plain.iter().all(|row| row[notes].contains("best: no rule was given")), "{format}");
        let least = rows(&export(format, &["--best", "min"]));
        assert_eq!(least[0][column], "5", "{format}");
        assert!(least[0][notes].ends_with("best: the smallest number given"), "{format}");
    }
    let folder = Folder::new();
    let text = "Shells hit Dorvet\n\nAt least nine people were killed when shells hit the market in Dorvet on 3 May 2031, the mayor said.\n";
    let report = folder.file("a.txt", text);
    let output = sayso(["export", "ged", report.to_str().unwrap(), "--all"]);
    let ged = rows(&stdout(&output));
    assert!(ged.iter().any(|row| row["low"] == "9" && row["high"].is_empty()), "an open end stays open: {ged:?}");
    // Somebody who gives no number gives no best one.
    let nobody = rows(&export("ged", &["--best", "source:Nobody"]));
    assert!(nobody.iter().all(|row| row["best"].is_empty()));
}

#[test]
fn casualties_name_every_victim_with_sources() {
    let victims = rows(&export("casualties", &[]));
    assert!(victims.len() > 5);
    assert!(victims.iter().all(|row| !row["sources"].is_empty() && !row["name"].is_empty() && row["sex"].is_empty()));
    let incidents = rows(&export("casualties", &["--of", "incidents"]));
    assert!(incidents.iter().any(|row| row["killed"].contains("lowest: ")), "{:?}", incidents[0]["killed"]);
    assert!(incidents.len() < rows(&export("casualties", &["--of", "incidents", "--all"])).len());
}

#[test]
fn the_rest_is_whole() {
    let csl: Value = serde_json::from_str(&export("csl", &[])).unwrap();
    assert_eq!(csl.as_array().unwrap().len(), 11);
    assert_eq!(export("bibtex", &[]).matches("@misc{").count(), 11);
    let map: Value = serde_json::from_str(&export("geojson", &[])).unwrap();
    assert_eq!(map["features"][0]["geometry"]["coordinates"], serde_json::json!([-38.4, 45.299]));
    let linked: Value = serde_json::from_str(&export("jsonld", &[])).unwrap();
    assert!(linked["@graph"].as_array().unwrap().len() > 200);
    let wiki = export("wikitext", &[]);
    assert!(wiki.contains("{{Infobox event\n") && wiki.contains("| killed || Keltar || police || 3 ||"), "{wiki}");
}

#[test]
fn a_file_is_written_once_and_none_is_replaced() {
    let folder = small_example();
    let elsewhere = Folder::new();
    let file = elsewhere.path().join("k.bib");
    let write = |file: &std::path::Path| {
        let path = folder.path().to_str().unwrap();
        sayso(["export", "bibtex", path, "-o", file.to_str().unwrap()])
    };
    let output = write(&file);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""), "{}", stderr(&output));
    let first = fs::read_to_string(&file).unwrap();
    assert_eq!(first.matches("@misc{").count(), 3);
    let output = write(&file);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is a file already"), "{}", stderr(&output));
    let report = folder.path().join("06-ombudsman-report.txt");
    let before = fs::read(&report).unwrap();
    assert_eq!(write(&report).status.code(), Some(2));
    assert_eq!((fs::read_to_string(&file).unwrap(), fs::read(&report).unwrap()), (first, before));
}

#[test]
fn a_web_archive_of_the_reports_is_read_again() {
    let folder = small_example();
    folder.file(
        "manifest.csv",
        "file,url,retrieved\n06-ombudsman-report.txt,https://ombudsman.example/kelt,2031-05-04T10:00:00Z\n\
        05-observer-mission-bulletin.txt,,\n07-meridian-press.html,,\n",
    );
    let elsewhere = Folder::new();
    let file = elsewhere.path().join("k.wacz").display().to_string();
    let output = sayso(["export", "wacz", folder.path().to_str().unwrap(), "-o", &file]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""), "{}", stderr(&output));
    let texts = |path: &str| {
        let reports = common::objects(&sayso(["read", path])).into_iter().filter(|line| line["type"] == "report");
        reports.map(|r| (r["text"].clone(), r["url"].clone(), r["retrieved"].clone())).collect::<Vec<_>>()
    };
    let (before, after) = (texts(folder.path().to_str().unwrap()), texts(&file));
    assert_eq!(before.iter().map(|r| &r.0).collect::<Vec<_>>(), after.iter().map(|r| &r.0).collect::<Vec<_>>());
    assert_eq!((&after[1].1, &after[1].2), (&before[1].1, &before[1].2));
    assert_eq!(after[1].1, "https://ombudsman.example/kelt");
    // A record gives the same archive, and what is in it says when it came where nobody knows more.
    let kept = elsewhere.path().join("kept").display().to_string();
    assert_eq!(
        sayso(["add", folder.path().to_str().unwrap(), "--record", &kept, "--who", "Mara"]).status.code(),
        Some(0)
    );
    let of_record = sayso(["export", "wacz", "--record", &kept]);
    assert!(of_record.status.success() && of_record.stdout.starts_with(b"PK\x03\x04"), "{}", stderr(&of_record));
    assert!(of_record.stdout != fs::read(&file).unwrap(), "the times of two reports are not known to the files");
}

#[test]
fn columns_of_ones_own() {
    let folder = Folder::new();
    let file = |words: &str| folder.file("columns.toml", words).display().to_string();
    let own = file(
        "of = \"figures\"\n[columns]\nWer = [\"speaker\", \"publisher\"]\n\"Von\" = \"low\"\nFall = { text = \"Kelt\" }\n",
    );
    let theirs = rows(&export("csv", &["--of", "figures"]));
    let text = export("csv", &["--columns", &own]);
    assert!(text.starts_with("Wer,Von,Fall\n"), "{text}");
    let ours = rows(&text);
    assert_eq!(ours.len(), theirs.len());
    assert!(ours.iter().zip(&theirs).all(|(our, their)| our["Von"] == their["low"] && our["Fall"] == "Kelt"));
    for (words, more, said) in [
        (
            "[columns]\nA = \"lowest\"\n",
            &["--of", "figures"][..],
            "figures have no field \"lowest\"; those there are: id, ",
        ),
        ("of = \"points\"\n[columns]\nA = \"point\"\n", &["--of", "figures"], "has columns of points"),
        ("[columns\n", &[], "columns.toml: line 1: "),
    ] {
        let (own, path) = (file(words), example());
        let all = ["export", "csv", path.to_str().unwrap(), "--columns", &own].into_iter().chain(more.iter().copied());
        let output = sayso(all);
        assert!(!output.status.success() && stdout(&output).is_empty(), "{words}");
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
}

#[test]
fn what_a_format_has_no_use_for_is_refused() {
    for (arguments, word) in [
        (&["csl", "--of", "figures"][..], "--of"),
        (&["casualties", "--of", "points"], "--of"),
        (&["csv", "--best", "min"], "--best"),
        (&["acled", "--best", "mean"], "median"),
        (&["csv", "--all"], "--all"),
        (&["acled", "--columns", "x.toml"], "--columns"),
        (&["wacz", "--of", "figures"], "--of"),
        (&["parquet", "--best", "min"], "--best"),
        (&["casualties", "--all"], "--all"),
        (&["xlsx"], "possible values"),
    ] {
        let path = example();
        let (format, more) = arguments.split_first().unwrap();
        let all = ["export", format, path.to_str().unwrap()].into_iter().chain(more.iter().copied());
        let output = sayso(all);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(word) && stdout(&output).is_empty(), "{}", stderr(&output));
    }
}

#[test]
fn a_record_gives_what_its_files_give() {
    let folder = small_example();
    let record = Folder::new();
    let dir = record.path().join("r");
    let (files, dir) = (folder.path().to_str().unwrap(), dir.to_str().unwrap());
    assert_eq!(sayso(["add", files, "--record", dir, "--who", "Mara"]).status.code(), Some(0));
    for more in [&["csv", "--of", "points"][..], &["ged"], &["jsonld"]] {
        let of_files = sayso(["export", more[0], files].into_iter().chain(more[1..].iter().copied()));
        let of_record = sayso(["export", more[0], "--record", dir].into_iter().chain(more[1..].iter().copied()));
        assert_eq!(of_record.status.code(), Some(0), "{}", stderr(&of_record));
        assert!(stdout(&of_files) == stdout(&of_record) && !of_files.stdout.is_empty(), "{more:?}");
    }
}
