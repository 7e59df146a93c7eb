//! `sayso incidents` and `sayso timeline`: by rank, background folded, why reports were joined, and what the user says of them.

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

#[test]
fn the_user_may_say_what_is_one_and_what_is_not() {
    let folder = folder();
    let before = objects(&on("incidents", folder.path(), &["--json"]));
    let ids: Vec<&str> = before.iter().map(|l| l["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 2);
    folder.file(
        "case.toml",
        format!("title = \"The Dorvet shelling\"\n[[same]]\nincidents = [\"{}\", \"{}\"]\n", ids[1], ids[0]),
    );
    let after = objects(&on("incidents", folder.path(), &["--json"]));
    assert_eq!((after.len(), &after[0]["id"]), (1, &before[0]["id"]));
    let said = stdout(&on("incidents", folder.path(), &["--explain", ids[0]]));
    assert!(said.contains("    case.toml says so\n"), "{said}");
    let page = folder.path().join("page.html");
    on("dossier", folder.path(), &["-o", page.to_str().unwrap()]);
    assert!(std::fs::read_to_string(page).unwrap().contains("<h1>The Dorvet shelling</h1>"));

    // The happenings of an incident have ids too, by which it is parted.
    let alone = said.lines().find(|l| l.contains("  b.txt is about it (")).unwrap();
    let alone = alone.split(['(', ')']).nth(1).unwrap();
    folder.file("case.toml", format!("[[apart]]\nincidents = [\"{}\", \"{alone}\"]\n", ids[0]));
    let after = objects(&on("incidents", folder.path(), &["--json"]));
    assert!(after.len() == 3 && after.iter().any(|l| l["id"] == alone), "{after:?}");

    folder.file("case.toml", format!("[[report]]\nfile = \"b.txt\"\nincident = \"{}\"\n", ids[1]));
    let after = objects(&on("incidents", folder.path(), &["--json"]));
    let moved = after.iter().find(|l| l["id"] == ids[1]).unwrap();
    assert_eq!(moved["reports"].as_array().unwrap().len(), 2);
}

#[test]
fn the_user_may_say_what_names_are_one_and_where_places_lie() {
    let folder = folder();
    folder.file("case.toml", "[[same]]\nnames = [\"Dorvet\", \"Upper Selka\"]\n[[place]]\nname = \"Dorvet\"\nlatitude = 1\nlongitude = 2.5\n");
    let output = on("names", folder.path(), &["--json"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(objects(&output).iter().any(|l| l["label"] == "Dorvet / Upper Selka"), "{}", stdout(&output));
}

#[test]
fn orders_that_cannot_be_followed_are_wrong_usage_in_one_line() {
    let folder = folder();
    for (file, says) in [
        ("[[same]]\nincidents = [\"i1\", \"i2\"]\n", "there is no incident \"i1\""),
        ("[[report]]\nfile = \"z.txt\"\nincident = \"i1\"\n", "there is no report \"z.txt\""),
        ("[[same]]\nnames = [\"Orsa\", \"Ursa\"]\n[[apart]]\nnames = [\"Ursa\", \"Orsa\"]\n", "contradicts"),
    ] {
        folder.file("case.toml", file);
        let output = on("incidents", folder.path(), &[]);
        let said = stderr(&output);
        assert_eq!((output.status.code(), output.stdout.len(), said.lines().count()), (Some(2), 0, 1), "{said}");
        assert!(said.contains(says) && said.contains("case.toml, line ") && said.starts_with("error: "), "{said}");
    }
    // What stands in each report has nothing to do with it.
    assert_eq!(on("read", folder.path(), &[]).status.code(), Some(0));
}
