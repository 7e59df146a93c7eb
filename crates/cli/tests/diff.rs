//! What changed in a record: between two versions of a report, and in the case since some time.

mod common;

use std::fs;

use common::{REPORT, objects, of, record, refused, run, stdout};

#[test]
fn two_versions_of_a_page_stand_side_by_side() {
    let (folder, kept) = record();
    assert!(refused(&kept, &["diff", "a.txt"], 2).contains("in one version"));
    let later = REPORT.replace("Three", "Four").replace("He denied that any unit had crossed the line.", "It rained.");
    let a = folder.file("press/a.txt", &later).display().to_string();
    run(&kept, &["add", &a]);
    let lines = objects(&run(&kept, &["diff", "a.txt", "--json"]));
    assert_eq!(lines[0]["type"], "compared");
    assert_eq!((&lines[0]["old"]["path"], &lines[0]["new"]["path"]), (&"a.txt".into(), &"a.txt@2".into()));
    assert_eq!(lines[0]["same_program"], true);
    let figure = lines.iter().find(|l| l["type"] == "finding_changed" && l["new"]["text"] == "Four police officers");
    let figure = figure.unwrap();
    assert_eq!((&figure["kind"], &figure["became"]), (&"figure".into(), &"changed".into()));
    let low = figure["fields"].as_array().unwrap().iter().find(|f| f["field"] == "low").unwrap();
    assert_eq!((&low["old"], &low["new"]), (&"3".into(), &"4".into()));
    // Both places are those of their own texts.
    for (side, text) in [("old", REPORT), ("new", later.as_str())] {
        for found in lines.iter().filter(|l| l["type"] != "compared").map(|l| &l[side]).filter(|f| !f.is_null()) {
            let at = |key: &str| found[key].as_u64().unwrap() as usize;
            assert_eq!(found["text"], text[at("start")..at("end")], "{found}");
        }
    }
    let denied =
        lines.iter().find(|l| l["type"] == "finding_changed" && l["became"] == "gone" && l["kind"] == "statement");
    assert!(denied.is_some_and(|l| l["new"].is_null()), "the denial is gone");

    let text = stdout(&run(&kept, &["diff", "a.txt"]));
    assert!(text.contains("[-Three-] {+Four+} police officers were killed"), "{text}");
    assert!(text.contains("{+It rained.+}") && text.contains("low 3 > 4"), "{text}");
    let ids = [&lines[0]["old"]["report"], &lines[0]["new"]["report"]].map(|id| id.as_str().unwrap());
    assert_eq!(objects(&run(&kept, &["diff", &ids[0][..12], ids[1], "--json"])), lines);
    let back = stdout(&run(&kept, &["diff", ids[1], ids[0]]));
    assert!(back.contains("[-Four-] {+Three+} police officers"), "{back}");
    assert!(refused(&kept, &["diff", ids[0]], 2).contains("is the first version"));
    assert!(refused(&kept, &["diff", "c.txt"], 2).contains("there is no report"));
}

#[test]
fn the_case_is_compared_with_what_it_was() {
    let (folder, kept) = record();
    let none = stdout(&run(&kept, &["diff", "--since", "2"]));
    assert!(none.contains("0 operations") && none.contains("The case is the same."), "{none}");
    let c = folder
        .file("press/c.txt", fs::read_to_string(folder.path().join("press/b.txt")).unwrap().replace("Three", "Five"));
    run(&kept, &["add", &c.display().to_string()]);
    let ids: Vec<String> =
        objects(&run(&kept, &["incidents", "--json"])).iter().map(|l| l["id"].as_str().unwrap().to_owned()).collect();
    let join = objects(&run(&kept, &["review", "join", &ids[0], &ids[1], "--json"]));

    let lines = objects(&run(&kept, &["diff", "--since", "2", "--json"]));
    assert_eq!(
        (&lines[0]["type"], &lines[0]["operations_then"], &lines[0]["operations"]),
        (&"since".into(), &2.into(), &4.into())
    );
    assert_eq!(of(&lines, "report_changed", "path", "c.txt")["became"], "came");
    assert_eq!(of(&lines, "incident_changed", "became", "merged")["other"], ids[0]);
    let range = of(&lines, "range_changed", "outcome", "killed");
    assert_eq!((range["old"].is_null(), &range["new"]["high"]), (true, &5.into()), "nobody spoke of five: {range}");
    assert!(
        of(&lines, "point_changed", "became", "changed")["positions"].as_array().is_some_and(|all| !all.is_empty())
    );
    // Behind an operation by its id, and before anything was done.
    let third = objects(&run(&kept, &["log", "--json"]))[2]["id"].clone();
    let since = objects(&run(&kept, &["diff", "--since", third.as_str().unwrap(), "--json"]));
    assert!(since.iter().all(|l| l["type"] != "report_changed"), "{since:?}");
    run(&kept, &["undo", join[0]["id"].as_str().unwrap()]);
    let undone = objects(&run(&kept, &["diff", "--since", third.as_str().unwrap(), "--json"]));
    assert_eq!((undone.len(), &undone[0]["operations"]), (1, &5.into()), "{undone:?}");
    let text = stdout(&run(&kept, &["diff", "--since", "2020-01-01"]));
    assert!(text.contains("Since the empty record: 5 operations.") && text.contains("new"), "{text}");
    assert!(refused(&kept, &["diff", "--since", "yesterday"], 2).contains("no day"));
}
