//! Every printed line keeps the contract: its schema, its order, and words that stand where they are said to.

mod common;

use std::collections::BTreeMap;

use common::{Folder, REPORT, example, objects, on, small_example, stderr};
use sayso_contract::{check_line, check_places};
use serde_json::Value;

#[test]
fn lines_of_read_fit_their_schema_their_text_and_their_order() {
    let output = on("read", &example(), &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    let mut text = String::new();
    let mut text_sha256 = Value::Null;
    let mut last: Option<(u64, u64, String)> = None;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in objects(&output) {
        assert_eq!(check_line(&line), Ok(()), "{line}");
        let kind = line["type"].as_str().unwrap().to_owned();
        *counts.entry(kind.clone()).or_default() += 1;
        if kind == "report" {
            text = line["text"].as_str().unwrap().to_owned();
            text_sha256 = line["text_sha256"].clone();
            assert_eq!(line["contract"], 2);
            let read_by = ["program", "rules", "weights"].map(|key| line["read_by"][key].as_str().unwrap_or("").len());
            assert_eq!((read_by[0] > 0, read_by[1], read_by[2]), (true, 16, 64), "{}", line["read_by"]);
            last = None;
            continue;
        }
        assert_eq!(check_places(&line, &text), Ok(()), "{line}");
        let anchor = &line["anchor"];
        assert_eq!((&anchor["start"], &anchor["end"]), (&line["span"]["start"], &line["span"]["end"]), "{line}");
        assert_eq!(anchor["text_sha256"], text_sha256, "{line}");
        let place = (line["span"]["start"].as_u64().unwrap(), line["span"]["end"].as_u64().unwrap(), kind);
        assert!(last.as_ref().is_none_or(|last| *last <= place), "{place:?} after {last:?}");
        last = Some(place);
    }
    for kind in ["report", "statement", "figure", "event", "mention", "victim", "time"] {
        assert!(counts.contains_key(kind), "no {kind} in the example: {counts:?}");
    }
}

#[test]
fn the_rules_are_printed_only_where_they_are_asked_for() {
    let folder = small_example();
    let plain = objects(&on("read", folder.path(), &[]));
    let explained = objects(&on("read", folder.path(), &["--explain"]));
    assert!(plain.iter().all(|line| line.get("rules").is_none() && line["read_by"].get("left_out").is_none()));
    let without = |mut line: Value| {
        let rules = line.as_object_mut().and_then(|line| line.remove("rules"));
        assert_eq!(rules.is_some(), matches!(line["type"].as_str(), Some("statement" | "figure")), "{line}");
        line
    };
    assert!(explained.iter().all(|line| check_line(line) == Ok(())));
    assert!(explained.iter().any(|line| line["rules"][0] == "speaker.person"), "somebody is named");
    assert_eq!(explained.into_iter().map(without).collect::<Vec<_>>(), plain, "nothing else changes");
}

#[test]
fn a_rule_that_is_left_out_is_named_and_decides_nothing() {
    let folder = small_example();
    let lines = objects(&on("read", folder.path(), &["--explain", "--without", "speaker.person"]));
    assert_eq!(lines[0]["read_by"]["left_out"], serde_json::json!(["speaker.person"]));
    assert_eq!(check_line(&lines[0]), Ok(()));
    assert!(!lines.iter().any(|line| line["rules"].to_string().contains("speaker.person")));
}

#[test]
fn ids_are_given_once_and_those_named_exist() {
    let folder = small_example();
    let lines = objects(&on("read", folder.path(), &[]));
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for line in &lines {
        let (id, kind) = (line["id"].as_str().unwrap(), line["type"].as_str().unwrap());
        assert!(ids.insert(id, kind).is_none(), "{id} twice: {line}");
    }
    for line in &lines {
        for key in ["statement", "within", "saying"] {
            if let Some(id) = line.get(key).and_then(Value::as_str) {
                assert_eq!(ids.get(id), Some(&"statement"), "{key} of {line}");
            }
        }
        if let Some(report) = line.get("report").and_then(Value::as_str) {
            assert_eq!(ids.get(report), Some(&"report"), "{line}");
        }
    }
}

#[test]
fn lines_of_the_case_fit_their_schema_and_point_at_findings() {
    let folder = small_example();
    let read = objects(&on("read", folder.path(), &[]));
    let text_of: BTreeMap<&str, &str> = read
        .iter()
        .filter(|line| line["type"] == "report")
        .map(|line| (line["id"].as_str().unwrap(), line["text"].as_str().unwrap()))
        .collect();
    let findings: Vec<&str> = read.iter().filter_map(|line| line["id"].as_str()).collect();
    for command in ["points", "names", "figures", "victims", "incidents", "timeline"] {
        let lines = objects(&on(command, folder.path(), &["--json"]));
        assert!(!lines.is_empty(), "{command} prints nothing");
        for line in &lines {
            assert_eq!(check_line(line), Ok(()), "{line}");
            each_claim(line, &mut |claim| {
                let text = text_of[claim["report"].as_str().unwrap()];
                assert_eq!(check_places(claim, text), Ok(()), "{claim}");
                if let Some(sentence) = claim.get("sentence").and_then(Value::as_str) {
                    assert!(!sentence.is_empty() && text.contains(sentence), "{claim}");
                }
                let id = claim.get("finding").or_else(|| claim.get("figure")).and_then(Value::as_str).unwrap();
                assert!(findings.contains(&id), "{claim}");
            });
        }
    }
}

/// Every object inside that points at words of a report.
fn each_claim(value: &Value, see: &mut dyn FnMut(&Value)) {
    if value.get("report").is_some_and(Value::is_string) && value.get("span").is_some_and(Value::is_object) {
        see(value);
    }
    match value {
        Value::Object(object) => object.values().for_each(|inner| each_claim(inner, see)),
        Value::Array(items) => items.iter().for_each(|inner| each_claim(inner, see)),
        _ => {}
    }
}

#[test]
fn a_statement_is_found_with_its_speaker() {
    let folder = Folder::new();
    folder.file("a.txt", REPORT);
    let lines = objects(&on("read", folder.path(), &[]));
    let quoted =
        lines.iter().find(|line| line["content"].as_str().is_some_and(|c| c.contains("We did not fire first")));
    let quoted = quoted.expect("the quotation is not found");
    assert_eq!((&quoted["cue"]["text"], &quoted["form"]), (&"said".into(), &"direct".into()));
    assert!(quoted["speaker"]["name"].as_str().unwrap().contains("Hodrev"), "{quoted}");
}

#[test]
fn tables_and_csv_hold_what_the_lines_hold() {
    let folder = small_example();
    let lines = objects(&on("figures", folder.path(), &["--json"]));
    let entries: usize = lines.iter().map(|line| line["entries"].as_array().unwrap().len()).sum();
    let csv = common::stdout(&on("figures", folder.path(), &["--csv"]));
    assert!(csv.starts_with("incident,label,outcome,unit,side,role,low,high,bound,denied,speaker,"));
    assert!(csv.lines().count() > entries, "fewer rows than figures");
    let table = common::stdout(&on("figures", folder.path(), &[]));
    assert!(table.lines().count() >= entries && !table.contains('\u{1b}'), "a pipe gets no colours");
}
