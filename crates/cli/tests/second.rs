//! `sayso read --second-reader`: off unless asked for, marked as its own, and no part of what is joined.

mod common;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use common::{Folder, objects, on, stderr, stdout};
use serde_json::{Value, json};

const REPORT: &str =
    "A bridge falls\n\nNobody was at the Orsa Bridge when it fell. Tolm Averik said by telephone that it was old.\n";

/// The report's own word, which no reader that is right takes for Averik's.
const MISSED: &str = "Nobody was at the Orsa Bridge when it fell";

/// A stub that proposes something which stands there, something which the reader has and something which does not stand there, and
/// counts who asks.
fn stub() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/v1", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let findings = json!({ "findings": [
        { "kind": "statement", "text": MISSED, "source": "Tolm Averik" },
        { "kind": "statement", "text": "it was old", "source": "Tolm Averik" },
        { "kind": "statement", "text": "it was blown up", "source": "Tolm Averik" },
    ]});
    let body = json!({ "choices": [{ "message": { "content": findings.to_string() } }] }).to_string();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            counted.fetch_add(1, Ordering::SeqCst);
            let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
            let mut question = [0; 65_536];
            while stream.read(&mut question).is_ok_and(|n| n > 0) {}
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        }
    });
    (address, asked)
}

#[test]
fn what_it_proposes_stands_behind_what_was_found_and_nothing_else_changes() {
    let folder = Folder::new();
    let report = folder.file("a.txt", REPORT);
    let (address, asked) = stub();
    let without = on("read", &report, &[]);
    assert_eq!(asked.load(Ordering::SeqCst), 0, "it was asked though nobody wanted it");
    let with = on("read", &report, &["--second-reader", &address, "--second-model", "small"]);
    assert_eq!(with.status.code(), Some(0), "{}", stderr(&with));
    assert!(asked.load(Ordering::SeqCst) > 0);
    let lines = stdout(&with);
    let (found, proposed): (Vec<_>, Vec<_>) =
        lines.lines().partition(|line| !line.starts_with("{\"type\":\"proposed\""));
    assert_eq!(found, stdout(&without).lines().collect::<Vec<_>>());
    let [proposed] = proposed.as_slice() else { panic!("{proposed:?}") };
    let proposed: Value = serde_json::from_str(proposed).unwrap();
    assert_eq!((&proposed["text"], &proposed["read_by"]), (&json!(MISSED), &json!({ "model": "small" })));
    assert_eq!(proposed["source"]["text"], "Tolm Averik");
    assert!(objects(&with).iter().all(|line| line["text"] != "it was blown up"));
    assert!(stderr(&with).contains("proposes 1 finding; refused"), "{}", stderr(&with));
    assert!(stderr(&with).trim_end().ends_with(": 1."), "{}", stderr(&with));
}

#[test]
fn nothing_that_joins_knows_of_it() {
    let folder = Folder::new();
    let report = folder.file("a.txt", REPORT);
    for command in ["incidents", "points", "names", "figures", "victims", "timeline"] {
        let output = on(command, &report, &["--second-reader", "http://127.0.0.1:9/v1"]);
        assert_eq!(output.status.code(), Some(2), "{command} takes a second reader");
    }
}

#[test]
fn one_that_is_not_there_costs_a_warning_and_no_finding() {
    let folder = Folder::new();
    let report = folder.file("a.txt", REPORT);
    let alone = on("read", &report, &[]);
    let output = on("read", &report, &["--second-reader", "http://127.0.0.1:1/v1"]);
    assert_eq!((output.status.code(), &output.stdout), (Some(0), &alone.stdout));
    assert!(stderr(&output).starts_with("warning: a.txt: the second reader was no help"), "{}", stderr(&output));
}

#[test]
fn an_address_that_leads_away_is_refused() {
    let folder = Folder::new();
    let report = folder.file("a.txt", REPORT);
    for away in ["http://models.example/v1", "https://127.0.0.1/v1", "models"] {
        let output = on("read", &report, &["--second-reader", away]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{away}");
        assert!(stderr(&output).contains("--second-reader"), "{}", stderr(&output));
    }
    let output = on("read", &report, &["--second-model", "small"]);
    assert_eq!(output.status.code(), Some(2), "a model without a reader");
}
