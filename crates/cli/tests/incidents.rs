//! `sayso incidents` and `sayso timeline`: by rank, background folded, and why reports were joined.

mod common;

use common::{Folder, objects, on, stderr, stdout};

/// Two papers tell of one shelling; one recalls an older raid.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.file(
        "a.txt",
        "Six killed in shelling of Dorvet\n\n4 March 2031\n\nShells killed six people in the village of Dorvet on 3 March 2031, a nurse \
         said.\n\nThree soldiers were killed in a raid on Upper Selka in June 2024.\n",
    );
    folder.file(
        "b.txt",
        "Dorvet shelling kills six\n\n5 March 2031\n\nSix people were killed when Dorvet was shelled on 3 March 2031, the Keltar \
         ministry said.\n",
    );
    folder
}

#[test]
fn background_is_shown_with_all_and_always_in_lines_and_csv() {
    let folder = folder();
    let lines = objects(&on("incidents", folder.path(), &["--json"]));
    let folds: Vec<&str> = lines.iter().map(|l| l["fold"].as_str().unwrap_or("")).collect();
    assert!(folds.contains(&"background"), "{folds:?}");
    let background = lines.iter().filter(|l| l["fold"] == "background").count();
    let ranks: Vec<usize> = lines.iter().map(|l| l["rank"].as_u64().unwrap() as usize).collect();
    assert_eq!(ranks, (1..=lines.len()).collect::<Vec<_>>());

    let rows =
        |text: &str| text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit()) && l.contains("  i")).count();
    let few = stdout(&on("incidents", folder.path(), &[]));
    assert_eq!(rows(&few), lines.len() - background, "{few}");
    assert!(few.ends_with("1 more incident that reports only mention: --all\n"), "{few}");
    let all = stdout(&on("incidents", folder.path(), &["--all"]));
    assert!(rows(&all) == lines.len() && !all.contains("--all"), "{all}");
    let first = all.lines().nth(1).unwrap();
    assert!(first.starts_with("1 ") && first.contains(lines[0]["id"].as_str().unwrap()), "{all}");

    let csv = stdout(&on("incidents", folder.path(), &["--csv"]));
    let head = "rank,id,label,event_type,when,date_prec,place,reports,told_by,origins,fold,paths";
    assert_eq!(csv.lines().next(), Some(head));
    assert_eq!((csv.lines().count(), csv.matches(",background,").count()), (1 + lines.len(), background));
}

#[test]
fn the_timeline_folds_what_belongs_to_background() {
    let folder = folder();
    let lines = objects(&on("timeline", folder.path(), &["--json"]));
    let folded = lines.iter().filter(|l| l["fold"] == "background").count();
    assert!(folded > 0 && folded < lines.len(), "{folded}");
    let (few, all) = (on("timeline", folder.path(), &[]), on("timeline", folder.path(), &["--all"]));
    let rows = |text: &str| text.lines().filter(|l| l.contains(".txt  ")).count();
    assert_eq!(rows(&stdout(&few)), lines.len() - folded, "{}", stdout(&few));
    assert_eq!(rows(&stdout(&all)), lines.len(), "{}", stdout(&all));
    assert!(!stdout(&few).contains("Upper Selka") && stdout(&few).contains("--all"), "{}", stdout(&few));
    let csv = stdout(&on("timeline", folder.path(), &["--csv"]));
    assert_eq!((csv.lines().count(), csv.matches(",background,").count()), (1 + lines.len(), folded));
}

#[test]
fn an_incident_is_explained_in_plain_lines() {
    let folder = folder();
    let lines = objects(&on("incidents", folder.path(), &["--json"]));
    let first = lines[0]["id"].as_str().unwrap();
    let output = on("incidents", folder.path(), &["--explain", first]);
    let said = stdout(&output);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{said}");
    for words in [
        first,
        "  a.txt is about it",
        "    day: 2031-03-03 (",
        "    places: ",
        "    kinds: shelling",
        "    tolls: 6 killed (f",
        "    first sentence: ",
        "Why these are one\n",
        "  a.txt \"",
        " + b.txt \"",
        "both reports are about it 1.",
    ] {
        assert!(said.contains(words), "{words:?} not in\n{said}");
    }
    let background = lines.iter().find(|l| l["fold"] == "background").unwrap()["id"].as_str().unwrap();
    let said = stdout(&on("incidents", folder.path(), &["--explain", background]));
    assert!(said.contains("folded as background") && said.contains("mentions it in passing"), "{said}");
    assert!(said.contains("nothing was joined"), "{said}");
}

#[test]
fn an_unknown_incident_is_wrong_usage_that_lists_the_ids() {
    let folder = folder();
    let output = on("incidents", folder.path(), &["--explain", "i0"]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), output.stdout.len(), said.lines().count()), (Some(2), 0, 1), "{said}");
    for line in objects(&on("incidents", folder.path(), &["--json"])) {
        assert!(said.contains(line["id"].as_str().unwrap()), "{said}");
    }
    let output = on("incidents", folder.path(), &["--explain", "i0", "--all"]);
    assert_eq!(output.status.code(), Some(2));
}
