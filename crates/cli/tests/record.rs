//! A record from the command line: add, look, say what is right, take it back, add more, check, copy.

mod common;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use common::{Folder, REPORT, objects, of, record, refused, run, sayso, stderr, stdout};
use serde_json::Value;

#[test]
fn a_record_gives_what_its_reports_give() {
    let (folder, kept) = record();
    let press = folder.path().join("press").display().to_string();
    for command in ["points", "incidents", "names", "figures", "victims", "timeline"] {
        let (of_paths, of_record) = (sayso([command, &press, "--json"]), run(&kept, &[command, "--json"]));
        assert_eq!(stdout(&of_record), stdout(&of_paths), "{command}");
    }
    assert_eq!(stdout(&run(&kept, &["read"])), stdout(&sayso(["read", &press])));
    let page = folder.path().join("page.html").display().to_string();
    let other = folder.path().join("other.html").display().to_string();
    run(&kept, &["dossier", "-o", &page, "--title", "x"]);
    assert_eq!(sayso(["dossier", &press, "-o", &other, "--title", "x"]).status.code(), Some(0));
    assert_eq!(fs::read(&page).unwrap(), fs::read(&other).unwrap());
    let database = Path::new(&kept).join("record.sqlite").display().to_string();
    let said = refused(&kept, &["dossier", "--force", "-o", &database], 2);
    assert!(said.contains("would be written over"), "{said}");
}

#[test]
fn a_correction_is_seen_undone_and_done_again() {
    let (folder, kept) = record();
    let lines = objects(&run(&kept, &["read"]));
    let said = of(&lines, "statement", "content", "did not fire first");
    let id = said["id"].as_str().unwrap();
    let to = ["review", "correct", id, "--speaker", "Keltar Interior Department", "--why", "heard it", "--who", "Mara"];
    let done = stdout(&run(&kept, &to));
    assert!(done.contains(&format!("correct  {id} speaker \"Keltar Interior Department\"")), "{done}");
    let speaker = || {
        let points = stdout(&run(&kept, &["points", "--json"]));
        let at = points.find(&format!("\"finding\":\"{id}\"")).unwrap_or_else(|| panic!("{points}"));
        let claim: String = points[at..].chars().take(400).collect();
        claim.contains("\"speaker\":\"Keltar Interior Department\"")
    };
    assert!(speaker());
    assert_eq!(stdout(&run(&kept, &["read"])), lines.iter().fold(String::new(), |all, l| all + &l.to_string() + "\n"));

    let page = folder.path().join("page.html");
    run(&kept, &["dossier", "-o", &page.display().to_string()]);
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains(" 1 seen by a person, 1 of them corrected; "), "the page does not say what was seen");
    assert!(page.contains("a person has seen 1 of its findings and corrected 1"));

    let operation = done.split_whitespace().next().unwrap();
    let undo = objects(&run(&kept, &["undo", operation, "--json"]));
    assert!(!speaker());
    let log = objects(&run(&kept, &["log", "--json"]));
    let counts: Vec<_> = log.iter().map(|l| (l["do"].as_str().unwrap(), l["counts"].as_bool().unwrap())).collect();
    assert_eq!(counts, [("add", true), ("add", true), ("correct", false), ("undo", true)]);
    assert_eq!((&log[2]["who"], &log[2]["why"], &log[3]["of"][0]), (&"Mara".into(), &"heard it".into(), &log[2]["id"]));
    for pair in log.windows(2) {
        assert_eq!(pair[1]["parents"][0], pair[0]["id"]);
    }
    run(&kept, &["undo", undo[0]["id"].as_str().unwrap()]);
    assert!(speaker());
    assert!(refused(&kept, &["undo", undo[0]["id"].as_str().unwrap()], 2).contains("was undone already"));
}

#[test]
fn what_is_least_sure_comes_first_and_what_was_seen_no_more() {
    let (_folder, kept) = record();
    let list = objects(&run(&kept, &["review", "--json"]));
    let weights: Vec<u64> = list.iter().map(|l| l["weight"].as_u64().unwrap()).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b) && !list.is_empty(), "{weights:?}");
    assert!(list.iter().all(|l| l["type"] == "unsure" && !l["reasons"].as_array().unwrap().is_empty()));
    let figure = of(&list, "unsure", "kind", "figure")["id"].as_str().unwrap();
    run(&kept, &["review", "confirm", figure, "--why", "so it stands there"]);
    let after = stdout(&run(&kept, &["review", "--json"]));
    assert!(!after.contains(figure));
    let people = stdout(&run(&kept, &["review", "--most", "1"]));
    assert!(people.contains("Seen by a person: 1 finding, 0 of them corrected."), "{people}");
}

#[test]
fn a_record_is_searched_by_words_and_filters() {
    let (_folder, kept) = record();
    let hits = objects(&run(&kept, &["search", "killed", "officer", "--json"]));
    let said: Vec<&Value> = hits.iter().filter(|hit| hit["statement"].is_string()).collect();
    assert!(hits.iter().all(|hit| hit["type"] == "hit") && !said.is_empty(), "{hits:?}");
    let lines = objects(&run(&kept, &["read"]));
    for hit in said {
        let statement = of(&lines, "statement", "id", hit["statement"].as_str().unwrap());
        assert_eq!((&statement["span"], &statement["report"]), (&hit["span"], &hit["report"]));
        assert!(hit["text"].as_str().is_some_and(|words| words.contains("killed")), "{hit}");
    }
    let by = |speaker: &str| objects(&run(&kept, &["search", "killed", "--speaker", speaker, "--json"])).len();
    assert_eq!((by("Halvian mission"), by("Orsa")), (1, 0));
    assert!(stdout(&run(&kept, &["search", "unheard"])).contains("Nothing is found"));
    assert!(refused(&kept, &["search"], 2).contains("say what to search for"));
    assert!(refused(&kept, &["search", "killed", "--from", "2022", "--to", "2021"], 2).contains("is after"));
}

#[test]
fn what_vanished_stays_and_is_marked_until_that_is_taken_back() {
    let (_folder, kept) = record();
    let gone = |kept: &str| of(&objects(&run(kept, &["read"])), "report", "path", "a.txt")["gone"].clone();
    assert_eq!(gone(&kept), Value::Null);
    let done = objects(&run(&kept, &["review", "gone", "a.txt", "--json"]));
    assert!(gone(&kept).as_str().is_some_and(|at| at.ends_with('Z')));
    assert_eq!(of(&objects(&run(&kept, &["read"])), "report", "path", "b.txt")["gone"], Value::Null);
    assert!(refused(&kept, &["review", "gone", "c.txt"], 2).contains("there is no report"));
    run(&kept, &["undo", done[0]["id"].as_str().unwrap()]);
    assert_eq!(gone(&kept), Value::Null);
}

#[test]
fn incidents_are_joined_and_parted_and_what_cannot_be_is_refused() {
    let (_folder, kept) = record();
    let list = || objects(&run(&kept, &["incidents", "--json"]));
    let ids: Vec<String> = list().iter().map(|l| l["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    let joined = objects(&run(&kept, &["review", "join", &ids[0], &ids[1], "--json", "--why", "one week"]));
    assert_eq!((list().len(), joined[0]["do"].as_str()), (1, Some("join")));
    let said = refused(&kept, &["review", "part", &ids[0], &ids[1]], 2);
    assert!(said.contains("contradicts operation") && said.contains("nothing was written"), "{said}");
    assert!(refused(&kept, &["review", "join", &ids[0], "i0000000000000000"], 2).contains("there is no incident"));
    assert!(refused(&kept, &["review", "confirm", "s0000000000000000"], 2).contains("there is no finding"));
    run(&kept, &["undo", &joined[0]["id"].as_str().unwrap()[..12]]);
    assert_eq!(list().len(), 2);
    run(&kept, &["review", "part", &ids[0], &ids[1]]);
    run(&kept, &["review", "title", "Orsa"]);
    run(&kept, &["review", "note", "asked the mission", "--on", &ids[0]]);
    assert_eq!(objects(&run(&kept, &["log", "--json"])).len(), 2 + 2 + 3);
}

/// A record of two reports in which six and five are counted by three.
fn counted() -> (Folder, String) {
    let folder = Folder::new();
    let on = "6 March 2031\n\nShells hit the mill at Orsa on 5 March 2031.";
    let six = "Six people were killed, the Orsa clinic said. The Halvian mission said six people were killed in the shelling of the mill.";
    folder.file("press/a.txt", format!("Shelling of the mill at Orsa\n\n{on} {six}\n"));
    let five = "Five people were killed in the shelling of the mill, the Keltar Interior Department said.";
    folder.file("press/b.txt", format!("Mill at Orsa shelled\n\n{on} {five}\n"));
    let kept = folder.path().join("kept").display().to_string();
    let press = folder.path().join("press").display().to_string();
    run(&kept, &["add", &press]);
    (folder, kept)
}

#[test]
fn answers_are_joined_and_parted_and_what_cannot_be_is_refused() {
    let (_folder, kept) = counted();
    let toll = || {
        let points = objects(&run(&kept, &["points", "--json"]));
        points.into_iter().find(|p| p["attribute"] == "killed").unwrap()["positions"].clone()
    };
    let answers = |toll: &Value| -> Vec<(String, usize)> {
        let all = toll.as_array().unwrap().iter();
        all.map(|q| (q["id"].as_str().unwrap().to_owned(), q["claims"].as_array().unwrap().len())).collect()
    };
    let before = toll();
    let [(six, 2), (five, 1)] = &answers(&before)[..] else { panic!("{before}") };
    let joined = objects(&run(&kept, &["review", "join", six, five, "--json", "--why", "one of them died later"]));
    assert_eq!((joined[0]["do"].as_str(), joined[0]["of"].as_array().map(Vec::len)), (Some("join_answers"), Some(2)));
    assert_eq!(answers(&toll()).iter().map(|a| a.1).collect::<Vec<_>>(), [3]);
    run(&kept, &["undo", joined[0]["id"].as_str().unwrap()]);
    assert_eq!(toll(), before);
    let second = before[0]["claims"][1]["finding"].as_str().unwrap();
    run(&kept, &["review", "part", six, &second[..9], "--why", "of another day"]);
    assert_eq!(answers(&toll()).iter().map(|a| a.1).collect::<Vec<_>>(), [1, 1, 1]);
    for (arguments, says) in [
        (&["review", "join", six, "q0000000000000000"][..], "there is no answer"),
        (&["review", "join", six, six], "stands there twice"),
        (&["review", "join", six, "Orsa"], "too short"),
        (&["review", "part", five], "one finding at least stays"),
        (&["review", "part", six, "f0000000000000000"], "there is no finding"),
    ] {
        let said = refused(&kept, arguments, 2);
        assert!(said.contains(says), "{arguments:?}: {said}");
    }
}

#[test]
fn an_incident_is_folded_as_background_and_comes_back() {
    let (_folder, kept) = counted();
    let fold = || objects(&run(&kept, &["incidents", "--json"]))[0]["fold"].clone();
    let id = objects(&run(&kept, &["incidents", "--json"]))[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(fold(), Value::Null);
    let done = objects(&run(&kept, &["review", "background", &id[..9], "--json"]));
    assert_eq!((fold(), done[0]["of"][0].as_str()), ("background".into(), Some(id.as_str())));
    run(&kept, &["undo", done[0]["id"].as_str().unwrap()]);
    assert_eq!(fold(), Value::Null);
    assert!(refused(&kept, &["review", "background", "i0000000000000000"], 2).contains("there is no incident"));
}

#[test]
fn ids_may_be_cut_short_and_go_whole_into_the_log() {
    let (_folder, kept) = record();
    let lines = objects(&run(&kept, &["incidents", "--json"]));
    let ids: Vec<&str> = lines.iter().map(|l| l["id"].as_str().unwrap()).collect();
    let of = |done: Output| objects(&done)[0]["of"].clone();
    let part = objects(&run(&kept, &["review", "part", &ids[0][..9], &ids[1][..9], "--json"]));
    assert_eq!((&part[0]["do"], &part[0]["of"]), (&"part".into(), &serde_json::json!(ids)));
    assert_eq!(of(run(&kept, &["review", "note", "x", "--on", &ids[0][..9], "--json"])), serde_json::json!([ids[0]]));
    let read = objects(&run(&kept, &["read"]));
    let figure = of_type(&read, "figure");
    assert_eq!(of(run(&kept, &["review", "note", "x", "--on", &figure[..9], "--json"])), serde_json::json!([figure]));
    let moved = objects(&run(&kept, &["review", "move", "a.txt", &ids[0][..9], "--json"]));
    assert_eq!(moved[0]["to"], ids[0]);
    let before = stdout(&run(&kept, &["log", "--json"]));
    for (arguments, says) in [
        (&["review", "join", ids[0], "i00000000"][..], "there is no incident"),
        (&["review", "part", ids[0], "i0"], "too short"),
        (&["review", "move", "a.txt", "Orsa"], "too short"),
        (&["review", "part", ids[0], &ids[0][..9]], "stands there twice"),
        (&["review", "join", ids[0], "Orsa"], "not both"),
        (&["review", "note", "x", "--on", "f00000000"], "nothing in this record has the id"),
    ] {
        assert!(refused(&kept, arguments, 2).contains(says), "{arguments:?}");
    }
    assert_eq!(stdout(&run(&kept, &["log", "--json"])), before, "nothing was written");
    assert_eq!(objects(&run(&kept, &["review", "join", "Ice", "Isa", "--json"]))[0]["do"], "join_names");
}

fn of_type<'l>(lines: &'l [Value], type_name: &str) -> &'l str {
    lines.iter().find(|l| l["type"] == type_name).and_then(|l| l["id"].as_str()).unwrap()
}

#[test]
fn what_nobody_reads_the_lines_of_is_done_to_its_end() {
    let folder = Folder::new();
    for n in ["Three", "Four", "Five"] {
        folder.file(&format!("press/{n}.txt"), REPORT.replace("Three", n));
    }
    let kept = folder.path().join("kept").display().to_string();
    let unread = |arguments: &[&str]| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .args(arguments.iter().copied().chain(["--record", &kept]))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
    };
    unread(&["add", &folder.path().join("press").display().to_string()]);
    let lines = objects(&run(&kept, &["read"]));
    assert_eq!(lines.iter().filter(|l| l["type"] == "report").count(), 3);
    unread(&["reread", "--without", "speaker.he-named"]);
    let figures: Vec<&str> =
        lines.iter().filter(|l| l["type"] == "figure").map(|l| l["id"].as_str().unwrap()).collect();
    assert!(figures.len() > 1);
    unread(&[&["review", "confirm"], figures.as_slice()].concat());
    let log = objects(&run(&kept, &["log", "--json"]));
    let done = |what: &str| log.iter().filter(|l| l["do"] == what).count();
    assert_eq!((done("add"), done("read"), done("confirm")), (3, 3, figures.len()));
}

#[test]
fn more_reports_come_in_changed_ones_are_versions_and_equal_ones_are_read_once() {
    let (folder, kept) = record();
    let a = folder.file("press/a.txt", REPORT.replace("Three", "Four")).display().to_string();
    let added = objects(&run(&kept, &["add", &a, "--json"]));
    assert_eq!((&added[0]["added"], added[0]["version"].as_u64()), (&"version".into(), Some(2)));
    // The whole folder, with the record in it: that is no report.
    let again = objects(&run(&kept, &["add", &folder.path().display().to_string(), "--json"]));
    assert_eq!(again.len(), 2, "{again:?}");
    assert!(again.iter().all(|l| l["added"] == "also_at"), "{again:?}");
    let again = objects(&run(&kept, &["add", &folder.path().join("press").display().to_string(), "--json"]));
    assert!(again.iter().all(|l| l["added"] == "known" && l["findings"].is_null()), "{again:?}");
    let paths: Vec<String> = common::paths(&run(&kept, &["read"]));
    assert_eq!(paths, ["a.txt", "a.txt@2", "b.txt"]);
    // All paths of the same bytes are addresses.
    folder.file("twice/a.txt", REPORT.replace("Three", "Six"));
    folder.file("twice/b.txt", REPORT.replace("Three", "Six"));
    folder.file("twice/c.txt", REPORT.replace("Three", "Six"));
    let twice = folder.path().join("twice").display().to_string();
    let came = objects(&run(&kept, &["add", &twice, "--json"]));
    let told: Vec<_> = came.iter().map(|l| (l["path"].as_str().unwrap(), l["added"].as_str().unwrap())).collect();
    assert_eq!(told, [("a.txt", "version"), ("b.txt", "also_at"), ("c.txt", "also_at")]);
    assert_ne!(came[1]["operation"], came[2]["operation"]);
    let c = folder.file("twice/c.txt", REPORT.replace("Three", "Seven")).display().to_string();
    assert_eq!(objects(&run(&kept, &["add", &c, "--json"]))[0]["version"], 2);

    let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args(["add", "-", "--json", "--record", &kept])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(REPORT.replace("Three", "Five").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let came = objects(&output);
    let (id, path) = (came[0]["report"].as_str().unwrap(), came[0]["path"].as_str().unwrap());
    assert_eq!((&came[0]["added"], path), (&"new".into(), &id[..16]));

    let checked = objects(&run(&kept, &["verify", "--json"]));
    assert_eq!(
        (&checked[0]["type"], &checked[0]["originals"], &checked[0]["texts"]),
        (&"checked".into(), &6.into(), &6.into())
    );
    let file = folder.path().join("copy.sqlite").display().to_string();
    run(&kept, &["backup", "-o", &file]);
    assert!(refused(&kept, &["backup", "-o", &file], 1).contains("there is a file already"));
    fs::create_dir(folder.path().join("restored")).unwrap();
    fs::copy(&file, folder.path().join("restored/record.sqlite")).unwrap();
    let restored = folder.path().join("restored").display().to_string();
    assert_eq!(stdout(&run(&restored, &["log", "--json"])), stdout(&run(&kept, &["log", "--json"])));
    assert_eq!(stdout(&run(&restored, &["points", "--json"])), stdout(&run(&kept, &["points", "--json"])));
}

#[test]
fn what_files_of_advice_say_goes_into_the_log_once() {
    let (folder, kept) = record();
    folder.file(
        "press/case.toml",
        "title = \"Orsa Bridge\"\n\n[[place]]\nname = \"Dorvet\"\nlatitude = 41\nlongitude = -7.5\n",
    );
    folder.file("press/sides.toml", "Halvia = [\"the Halvian mission\"]\n");
    let press = folder.path().join("press").display().to_string();
    run(&kept, &["add", &press]);
    run(&kept, &["add", &press]);
    let log = objects(&run(&kept, &["log", "--json"]));
    let done: Vec<_> = log.iter().map(|l| l["do"].as_str().unwrap()).collect();
    assert_eq!(done, ["add", "add", "side", "title", "place"]);
    assert!(log[4]["why"].as_str().unwrap().ends_with("case.toml, line 3"), "{}", log[4]);
    let by_paths = stdout(&sayso(["points", &press, "--json"]));
    assert_eq!(stdout(&run(&kept, &["points", "--json"])), by_paths);
}

#[test]
fn reports_are_read_again_and_the_former_reading_can_be_had_back() {
    let (_folder, kept) = record();
    let before = stdout(&run(&kept, &["read"]));
    assert_eq!(stdout(&run(&kept, &["reread"])), "", "the same program finds the same");
    let lines = objects(&run(&kept, &["read"]));
    let figure = of(&lines, "figure", "text", "Three police officers");
    run(&kept, &["review", "confirm", figure["id"].as_str().unwrap()]);
    let done = objects(&run(&kept, &["reread", "--without", "speaker.he-named", "--json"]));
    assert!(!done.is_empty() && done.iter().all(|l| l["do"] == "read"), "{done:?}");
    let after = stdout(&run(&kept, &["read"]));
    assert!(after.contains("\"left_out\":[\"speaker.he-named\"]"), "it does not say what it was read with");
    assert!(stdout(&run(&kept, &["review"])).contains("Seen by a person: 1 finding"));
    for line in done.iter().rev() {
        run(&kept, &["undo", line["id"].as_str().unwrap()]);
    }
    assert_eq!(stdout(&run(&kept, &["read"])), before);
    run(&kept, &["verify"]);
}

#[test]
fn a_report_is_forgotten_only_when_it_is_meant() {
    let (_folder, kept) = record();
    let said = refused(&kept, &["forget", "b.txt"], 2);
    assert!(said.contains("--for-good"), "{said}");
    assert!(refused(&kept, &["forget", "c.txt", "--for-good"], 2).contains("there is no report"));
    let done = objects(&run(&kept, &["forget", "b.txt", "--for-good", "--json", "--why", "it was asked for"]));
    assert_eq!(
        (&done[0]["do"], &done[0]["of"], &done[0]["report"]),
        (&"forget".into(), &Value::Array(vec![]), &Value::Null)
    );
    let log = objects(&run(&kept, &["log", "--json"]));
    let what: Vec<_> = log.iter().map(|l| (l["do"].as_str(), l["who"].as_str().is_some())).collect();
    assert_eq!(what, [(Some("add"), true), (None, false), (Some("forget"), true)]);
    assert!(stdout(&run(&kept, &["log"])).contains("(forgotten)"));
    run(&kept, &["verify"]);
    assert!(refused(&kept, &["undo", done[0]["id"].as_str().unwrap()], 2).contains("cannot be undone"));
    assert_eq!(common::paths(&run(&kept, &["read"])), ["a.txt"]);
}

#[test]
fn a_clear_line_for_a_record_that_is_not_there_or_damaged() {
    let folder = Folder::new();
    let nowhere = folder.path().join("nowhere").display().to_string();
    for arguments in [&["points"][..], &["review"], &["log"], &["undo", "123456"], &["verify"], &["backup", "-o", "x"]]
    {
        let said = refused(&nowhere, arguments, 1);
        assert!(said.contains("there is no record; make one with sayso add"), "{said}");
    }
    assert!(refused(&format!("{nowhere}/deep"), &["add", "x"], 1).contains("cannot be written"));
    let (_folder, kept) = record();
    let database = Path::new(&kept).join("record.sqlite");
    let mut bytes = fs::read(&database).unwrap();
    let at = bytes.windows(12).position(|w| w == b"Orsa Bridge\n").unwrap();
    bytes[at] ^= 1;
    fs::write(&database, bytes).unwrap();
    let output = sayso(["verify", "--record", &kept]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.starts_with(&format!("error: {kept}: ")) && said.contains("report "), "{said}");
}
