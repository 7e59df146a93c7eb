//! Files that hold many reports, from the command line: a finding leads to its message, a record keeps each message alone and finds its
//! text again, a later export gives versions.

mod common;

use common::{Folder, objects, sayso, stderr, stdout};

fn export(words: &str) -> String {
    format!(
        r#"{{"name": "Arven Post", "type": "public_channel", "id": 77, "messages": [
            {{"id": 1, "type": "service", "text": ""}},
            {{"id": 2, "type": "message", "date_unixtime": "1935703800", "text": "{words}"}},
            {{"id": 3, "type": "message", "date_unixtime": "1935703900", "text": "The road to Kelt is shut, the army said on Monday."}}]}}"#
    )
}

#[test]
fn each_message_is_read_kept_and_found_again() {
    let folder = Folder::new();
    let words = "Two men were killed at the Orsa Bridge on Sunday, the mayor said.";
    folder.file("press/result.json", export(words));
    let (press, kept) = (folder.path().join("press"), folder.path().join("kept"));
    let [press, kept] = [press, kept].map(|path| path.display().to_string());
    let output = sayso(["read", &press]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("1 service message"), "{}", stderr(&output));
    let lines = objects(&output);
    let report = lines.iter().find(|line| line["path"] == "result.json#message-2").unwrap();
    assert_eq!((report["text"].as_str(), report["published"].as_str()), (Some(words), Some("2031-05-04")));
    let figure = lines.iter().find(|line| line["type"] == "figure").unwrap();
    assert_eq!(figure["report"], report["id"]);

    let add = || sayso(["add", &press, "--record", &kept, "--json", "--who", "Mara"]);
    let added = objects(&add());
    let outcome = |line: &serde_json::Value| line["added"].as_str().unwrap().to_owned();
    assert_eq!(added.iter().map(outcome).collect::<Vec<_>>(), ["new", "new"]);
    assert_eq!(stdout(&sayso(["read", "--record", &kept])), stdout(&output));
    let verified = sayso(["verify", "--record", &kept]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", stdout(&verified), stderr(&verified));

    folder.file("press/result.json", export(&words.replace("Two", "Three")));
    let mut later: Vec<_> = objects(&add()).iter().map(outcome).collect();
    later.sort();
    assert_eq!(later, ["known", "version"]);
}
