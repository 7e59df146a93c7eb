//! Two people review one case, each in a copy of the record, and make one of both.

mod common;

use std::fs;
use std::path::Path;

use common::{REPORT, objects, of, record, refused, run, sayso, stderr, stdout};
use serde_json::Value;

/// A copy of a record in a folder of its own.
fn copy(kept: &str, to: &Path) -> String {
    fs::create_dir(to).unwrap();
    let file = to.join("record.sqlite").display().to_string();
    run(kept, &["backup", "-o", &file]);
    to.display().to_string()
}

#[test]
fn two_records_become_one_and_what_is_said_differently_is_settled() {
    let (folder, mara) = record();
    let ivo = copy(&mara, &folder.path().join("ivo"));
    let lines = objects(&run(&mara, &["read"]));
    let said = of(&lines, "statement", "content", "did not fire first")["id"].as_str().unwrap();
    let figures: Vec<&str> =
        lines.iter().filter(|l| l["type"] == "figure").map(|l| l["id"].as_str().unwrap()).collect();
    run(
        &mara,
        &["review", "correct", said, "--speaker", "Keltar Interior Department", "--who", "Mara", "--why", "heard"],
    );
    run(&ivo, &["review", "confirm", said, "--who", "Ivo"]);
    run(&ivo, &["review", "confirm", figures[0], "--who", "Ivo"]);
    run(&mara, &["review", "confirm", figures[0], "--who", "Mara"]);
    run(&mara, &["review", "reject", figures[1], "--who", "Mara"]);
    run(&ivo, &["review", "reject", figures[1], "--who", "Ivo"]);
    let later = folder.file("press/a.txt", REPORT.replace("Three", "Four")).display().to_string();
    run(&ivo, &["add", &later]);

    let at = |name: &str| folder.path().join(name).display().to_string();
    let merge = |a: &str, b: &str, into: &str| {
        let output = sayso(["merge", a, b, "--into", into, "--json"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        objects(&output)
    };
    let both = at("both");
    let told = merge(&mara, &ivo, &both);
    assert_eq!(told[0]["type"], "merged");
    let counts = ["in_both", "in_first", "in_second", "reports", "conflicts"].map(|key| told[0][key].as_u64().unwrap());
    assert_eq!(counts, [2, 3, 4, 3, 1]);
    assert_eq!((told.len(), &told[1]["what"], &told[1]["of"][0]), (2, &"speaker".into(), &said.into()));
    let words: Vec<_> = told[1]["said"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (s["who"].as_str().unwrap(), s["says"].as_str().unwrap()))
        .collect();
    assert_eq!(words, [("Mara", "Keltar Interior Department"), ("Ivo", "as the program found it")]);
    merge(&ivo, &mara, &at("other"));
    assert_eq!(stdout(&run(&both, &["log", "--json"])), stdout(&run(&at("other"), &["log", "--json"])));
    assert_eq!(stdout(&run(&both, &["points", "--json"])), stdout(&run(&at("other"), &["points", "--json"])));
    assert_eq!(common::paths(&run(&both, &["read"])), ["a.txt", "a.txt@2", "b.txt"]);
    let checked = objects(&run(&both, &["verify", "--json"]));
    assert_eq!((&checked[0]["faults"], checked[0]["ends"].as_array().unwrap().len()), (&0.into(), 2));

    // Told until somebody settles it.
    let warned = run(&both, &["points"]);
    assert!(stderr(&warned).contains("undo one of them, or say what holds"), "{}", stderr(&warned));
    assert!(stdout(&run(&both, &["review"])).starts_with(&format!("conflict  speaker {said}\n")));
    run(&both, &["review", "correct", said, "--speaker", "Keltar Interior Department", "--who", "both"]);
    assert!(!stdout(&run(&both, &["review"])).contains("conflict"));
    assert_eq!(stderr(&run(&both, &["points"])), "");

    let agreed = objects(&run(&both, &["agreement", "--json"]));
    let finding = of(&agreed, "agreement", "what", "finding");
    assert_eq!((&finding["units"], &finding["same"], &finding["apart"]), (&3.into(), &3.into(), &3.into()));
    assert_eq!(finding["alpha"], 1.0);
    let text = stdout(&run(&both, &["agreement"]));
    assert!(text.contains("Krippendorff 2011") && text.contains("Ivo, Mara"), "{text}");
    assert!(refused(&at("none"), &["agreement"], 1).contains("there is no record"));
}

#[test]
fn records_are_merged_into_what_is_free_only() {
    let (folder, mara) = record();
    let press = folder.path().join("press").display().to_string();
    let output = sayso(["merge", &mara, &mara, "--into", &press]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("there is something already"));
    let ivo = copy(&mara, &folder.path().join("ivo"));
    run(&ivo, &["review", "title", "Orsa", "--who", "Ivo"]);
    let output = sayso(["merge", &mara, &ivo, "--into", &mara]);
    assert!(stdout(&output).contains("Nothing is said differently."), "{}", stderr(&output));
    assert_eq!(stdout(&run(&mara, &["log", "--json"])), stdout(&run(&ivo, &["log", "--json"])));
    let nobody: Vec<Value> = objects(&run(&mara, &["agreement", "--json"]));
    assert_eq!((nobody.len(), &nobody[0]["alpha"]), (1, &Value::Null));
    assert!(stdout(&run(&mara, &["agreement"])).contains("No two people"));
}
