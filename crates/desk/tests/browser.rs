//! The desk in a browser: its own script runs on every page, and nothing of a report does. Passes over where no chromium is
//! installed.

#[path = "../../dossier/tests/support/browser.rs"]
#[allow(dead_code, reason = "the dossier's tests use all of it")]
mod browser;
#[path = "../../dossier/tests/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the dossier's tests use all of it")]
mod support;

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread;

use browser::{Room, chromium};
use sayso_desk::{Asked, serve};
use sayso_record::{Got, ReadBy, Record, Stamp};

fn stamp(who: &str, why: Option<String>) -> Stamp {
    Stamp { at: "2031-03-09T10:00:00Z".into(), who: who.into(), why, salt: "5a17".into() }
}

/// A record of the invented case, one report of which tries to break every page, and a desk on it until the test ends.
fn served(name: &str) -> (PathBuf, SocketAddr, Vec<String>) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-record-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let mut record = Record::open_or_make(&folder).unwrap();
    let read_by = ReadBy { program: "1.2.3".into(), rules: "00".into(), left_out: Vec::new(), weights: None };
    let mut pages = vec![
        "/".to_owned(),
        "/when-and-where".into(),
        "/names".into(),
        "/figures".into(),
        "/review?at=2".into(),
        "/log".into(),
    ];
    for read in support::case().reports {
        pages.push(format!("/reports/{}", read.report.id));
        let bytes = read.report.text.clone().into_bytes();
        record.add(&Got { read, read_by: read_by.clone(), bytes }, &stamp("Mara", None)).unwrap();
    }
    drop(record);
    let asked = Asked {
        record: folder.clone(),
        address: "127.0.0.1".into(),
        port: 0,
        who: "Mara".into(),
        url: None,
        proxy_header: None,
        stamp: Box::new(stamp),
        clock: Box::new(|| 0),
        secret: [7; 32],
        threads: NonZeroUsize::MIN,
        version: "0.0.0".into(),
        held: u64::MAX,
        joins: Box::new(|_| Ok(())),
    };
    let (tell, told) = channel();
    thread::spawn(move || serve(asked, move |at| tell.send(at).unwrap()));
    let at = told.recv().unwrap();
    (folder, at, pages)
}

#[test]
fn no_script_of_a_report_runs_and_ours_does() {
    let Some(chromium) = chromium() else { return eprintln!("passed over: no chromium found") };
    let room = Room::of(&chromium, "desk");
    let (folder, at, pages) = served("desk");
    for page in pages {
        let dom = room.dom_at(&format!("http://{at}{page}"));
        let begin = &dom[..dom.len().min(300)];
        assert!(dom.contains("<html lang=\"en\" class=\"js\">"), "{page}: our own script did not run: {begin}");
        assert!(!dom.contains("data-owned"), "{page}: a script of a report ran");
    }
    let _ = std::fs::remove_dir_all(folder);
}
