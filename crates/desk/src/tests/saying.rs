//! What is said at the desk is in the log, once, and is shown; what is refused is nowhere.

use axum::http::StatusCode;
use sayso_record::{Change, Field, Record};

use super::{Tried, stamp};

#[test]
fn a_finding_is_confirmed_and_the_queue_goes_on() {
    let tried = Tried::new();
    let shown = tried.desk.shown();
    let (first, second) = (shown.unsure_at(0).unwrap().unwrap(), shown.unsure_at(1).unwrap().unwrap());
    let page = tried.get("/review").body;
    assert!(page.contains(&first.reasons[0]) && page.contains(&format!("value=\"{}\"", first.id)), "{page}");
    let came = tried.form("/say/confirm", &[("finding", &first.id), ("next", "/review?at=0"), ("why", "heard it")]);
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
    let to = came.header("location").to_owned();
    assert!(to.starts_with("/review?at=0&done="), "{to}");
    assert!(matches!(tried.last(), Change::Confirm { finding } if finding.id == first.id));
    let page = tried.get(&to).body;
    assert!(page.contains(&format!("value=\"{}\"", second.id)) && page.contains("Written: "), "{page}");
    assert!(tried.get(&format!("/review/{}", first.id)).body.contains("state is-seen"));
    assert_eq!(tried.desk.shown().unsure_count(), shown.unsure_count() - 1);
}

#[test]
fn a_button_corrects_and_the_old_reading_stays_in_sight() {
    let tried = Tried::new();
    let id = tried.statement(0);
    let came = tried
        .form("/say/correct", &[("finding", &id), ("speaker", ""), ("speaker", "Ivo Marl"), ("next", "/review/x#y")]);
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
    assert!(came.header("location").starts_with("/review/x?done=") && came.header("location").ends_with("#y"));
    let change = tried.last();
    assert!(matches!(&change, Change::Correct { field: Field::Speaker, to, .. } if to == "Ivo Marl"), "{change:?}");
    let page = tried.get(&format!("/review/{id}")).body;
    assert!(page.contains("state is-corr") && page.contains("the program had read: "), "{page}");
    assert!(page.contains("Northmark Interior Office"), "{page}");
    let refused = tried.form("/say/correct", &[("finding", &id), ("speaker", "Nobody Inparticular")]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("does not stand in this report"), "{}", refused.body);
}

#[test]
fn what_is_done_is_undone_and_done_again() {
    let tried = Tried::new();
    let id = tried.statement(0);
    let undo = || {
        let operation = Record::open(&tried.folder).unwrap().operations().last().unwrap().id.to_string();
        (tried.form("/say/undo", &[("operation", &operation)]), operation)
    };
    tried.form("/say/reject", &[("finding", &id)]);
    assert_eq!(tried.get(&format!("/review/{id}")).status, StatusCode::NOT_FOUND);
    let (came, operation) = undo();
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
    assert_eq!(tried.get(&format!("/review/{id}")).status, StatusCode::OK);
    assert!(tried.get("/log").body.contains("undone"));
    let again = tried.form("/say/undo", &[("operation", &operation)]);
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("was undone already"), "{}", again.body);
    undo();
    assert_eq!(tried.get(&format!("/review/{id}")).status, StatusCode::NOT_FOUND, "the undo was undone");
}

#[test]
fn what_is_refused_is_nowhere() {
    let tried = Tried::new();
    let before = tried.written();
    let one = tried.statement(0);
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("confirm", &[("finding", "s0")]),
        ("confirm", &[("finding", "s000000000000000")]),
        ("confirm", &[]),
        ("correct", &[("finding", &one)]),
        ("correct", &[("finding", &one), ("date", "last week")]),
        ("join", &[("of", "Ivo Marl")]),
        ("join", &[("of", "i000000\ni000001")]),
        ("part", &[("of", "Ivo Marl"), ("of", "Ivo Marl")]),
        ("part", &[("of", "q000000\nf000000")]),
        ("background", &[("incident", "i000000")]),
        ("move", &[("report", "01.txt"), ("incident", "i000000")]),
        ("gone", &[("report", "nope.txt")]),
        ("place", &[("name", "Dravo"), ("latitude", "91"), ("longitude", "0")]),
        ("place", &[("name", "Dravo"), ("latitude", "45"), ("longitude", "x")]),
        ("title", &[("title", "  ")]),
        ("note", &[("text", "x"), ("on", "zzzzzz")]),
        ("undo", &[("operation", "00")]),
        ("explode", &[]),
    ];
    for (word, fields) in cases {
        let came = tried.form(&format!("/say/{word}"), fields);
        assert!(came.status.is_client_error(), "{word} {fields:?}: {}", came.status);
        assert!(came.body.contains("role=\"alert\""), "{word} {fields:?}");
    }
    assert_eq!(tried.written(), before);
}

#[test]
fn another_program_that_writes_is_waited_for_and_seen() {
    let tried = Tried::new();
    let mut other = Record::open_for_writing(&tried.folder).unwrap();
    let came = tried.form("/say/title", &[("title", "Arven")]);
    assert_eq!(came.status, StatusCode::CONFLICT);
    assert!(came.body.contains("another program is writing"), "{}", came.body);
    assert_eq!(tried.get("/").status, StatusCode::OK, "reading goes on");
    other.append(Change::Title { title: "Karsk".into() }, &stamp("Ilo", None)).unwrap();
    drop(other);
    assert!(!tried.get("/").body.contains("<h1>Karsk</h1>"));
    tried.desk.look().unwrap();
    tried.joined();
    assert!(tried.get("/").body.contains("<h1>Karsk</h1>"));
    let shown = tried.desk.shown();
    tried.desk.look().unwrap();
    assert!(std::sync::Arc::ptr_eq(&shown, &tried.desk.shown()), "nothing is joined again for nothing");
    // What was written here is not taken for another's.
    tried.form("/say/title", &[("title", "Arven")]);
    let shown = tried.desk.shown();
    tried.desk.look().unwrap();
    assert!(std::sync::Arc::ptr_eq(&shown, &tried.desk.shown()));
}

/// Something is said before it was looked whether another program wrote.
#[test]
fn what_is_said_stands_on_what_is_on_the_disk() {
    let tried = Tried::new();
    let mut other = Record::open_for_writing(&tried.folder).unwrap();
    other.append(Change::Title { title: "Karsk".into() }, &stamp("Ilo", None)).unwrap();
    drop(other);
    assert_eq!(tried.form("/say/confirm", &[("finding", &tried.statement(0))]).status, StatusCode::SEE_OTHER);
    let page = tried.get("/").body;
    assert!(page.contains("<h1>Karsk</h1>"), "{page}");
    let record = Record::open(&tried.folder).unwrap();
    let chain = record.operations().windows(2).all(|two| *two[1].parents == [two[0].id.clone()]);
    assert!(chain);
    let ours = |fault: &sayso_record::Fault| fault.place.contains("log") || fault.place.contains("operation");
    let checked = sayso_record::verify(&tried.folder).unwrap();
    assert!(!checked.faults.iter().any(ours), "{:?}", checked.faults);
}

#[test]
fn a_case_without_reports_is_served() {
    let tried = Tried::of(super::kept([]));
    for path in [
        "/",
        "/incidents",
        "/reports",
        "/names",
        "/figures",
        "/log",
        "/review",
        "/search?q=x",
        "/export",
        "/export/jsonld",
        "/api/case",
    ] {
        let came = tried.get(path);
        assert_eq!(came.status, StatusCode::OK, "{path}: {}", came.body);
    }
}
