//! The walk of a newcomer with a record (docs/the-record.md), from the first report to two people's records made one.

mod common;

use std::fs;

use common::{objects, of, run, sayso, small_example, stderr, stdout};

#[test]
fn a_case_grows_is_corrected_checked_handed_on_and_made_one() {
    let folder = small_example();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (press, kelt) = (folder.path().display().to_string(), at("kelt"));
    run(&kelt, &["add", &press, "--who", "Mara"]);
    assert_eq!(common::paths(&run(&kelt, &["read"])).len(), 3);

    // Correct a speaker that nobody was found for, as the list says.
    let unsure = objects(&run(&kelt, &["review", "--json"]));
    let statement = of(&unsure, "unsure", "kind", "statement")["id"].as_str().unwrap().to_owned();
    let lines = objects(&run(&kelt, &["read"]));
    let report = of(&lines, "statement", "id", &statement)["report"].as_str().unwrap();
    let person = lines.iter().find(|l| l["type"] == "mention" && l["report"] == report && l["kind"] == "person");
    let name = person.unwrap()["text"].as_str().unwrap();
    run(&kelt, &["review", "correct", &statement, "--speaker", name, "--who", "Mara"]);

    // Part an incident that two reports tell of, and take it back.
    let incidents = || objects(&run(&kelt, &["incidents", "--json"]));
    let before = incidents();
    let joined = before.iter().find(|i| i["was"].as_array().is_some_and(|was| !was.is_empty())).unwrap();
    let other = joined["was"][0].as_str().unwrap();
    let parted = run(&kelt, &["review", "part", joined["id"].as_str().unwrap(), other, "--who", "Mara", "--json"]);
    assert!(incidents().len() > before.len());
    run(&kelt, &["undo", objects(&parted)[0]["id"].as_str().unwrap(), "--who", "Mara"]);
    assert_eq!(incidents(), before);

    // One report more, and then a later state of it: both are kept.
    let toll = "Toll in Kelt District\n\n16 October 2021\n\nEight people were killed in the Kelt District on 14 October 2021, the Keltar \
                Interior Department said.\n";
    let more = folder.file("more/12.txt", toll).display().to_string();
    run(&kelt, &["add", &more, "--who", "Mara"]);
    fs::write(&more, toll.replace("Eight", "Nine")).unwrap();
    run(&kelt, &["add", &more, "--who", "Mara"]);
    let paths = common::paths(&run(&kelt, &["read"]));
    assert!(paths.contains(&"12.txt".to_owned()) && paths.contains(&"12.txt@2".to_owned()), "{paths:?}");
    assert!(stdout(&run(&kelt, &["diff", "12.txt"])).contains("[-Eight-] {+Nine+} people"));
    assert!(stdout(&run(&kelt, &["diff", "--since", "3"])).contains("12.txt@2"));

    // Check it, copy it, hand it on; somebody goes on with the copy.
    assert!(stdout(&run(&kelt, &["verify"])).contains("Nothing is wrong."));
    fs::create_dir(at("ivo")).unwrap();
    run(&kelt, &["backup", "-o", &format!("{}/record.sqlite", at("ivo"))]);
    run(&at("ivo"), &["review", "note", "seen", "--who", "Ivo"]);
    run(&kelt, &["review", "title", "Kelt Road", "--who", "Mara"]);
    let output = sayso(["merge", &kelt, &at("ivo"), "--into", &at("both")]);
    assert!(stdout(&output).contains("Nothing is said differently."), "{}", stderr(&output));
    let both = at("both");
    let who: Vec<String> =
        objects(&run(&both, &["log", "--json"])).iter().map(|l| l["who"].as_str().unwrap().to_owned()).collect();
    assert!(who.contains(&"Ivo".to_owned()) && who.contains(&"Mara".to_owned()));
    assert!(stdout(&run(&both, &["verify"])).contains("Nothing is wrong."));
    assert_eq!(common::paths(&run(&both, &["read"])), paths);
    assert_eq!(stdout(&run(&both, &["points", "--json"])), stdout(&run(&kelt, &["points", "--json"])));
    run(&both, &["dossier", "-o", &at("both.html")]);
    assert!(fs::read_to_string(at("both.html")).unwrap().contains("Kelt Road"));
}
