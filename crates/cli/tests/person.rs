//! A person's name is removed from a record from the command line.

mod common;

use std::fs;

use common::{objects, record, refused, run, stderr, stdout};

#[test]
fn a_name_is_forgotten_only_when_it_is_meant_and_then_it_is_nowhere() {
    let (folder, kept) = record();
    let named = |folder: &str| {
        let files = fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        files.filter(|bytes| bytes.windows(6).any(|w| w.eq_ignore_ascii_case(b"hodrev"))).count()
    };
    run(&kept, &["review", "note", "ask Yaren Hodrev", "--who", "Mara"]);
    run(&kept, &["search", "fire"]);
    assert_eq!(named(&kept), 2, "the record and its index");
    let forget = ["forget", "--person", "Yaren Hodrev", "--who", "Mara"];
    let said = refused(&kept, &forget, 2);
    assert!(said.contains("stands in 1 report") && said.contains("--for-good"), "{said}");
    assert!(refused(&kept, &["forget", "--person", "Ada Venn", "--for-good"], 2).contains("has this name"));

    let done = run(&kept, &[&forget[..], &["--for-good", "--json", "--why", "it was asked for"]].concat());
    let what: Vec<String> = objects(&done).iter().map(|l| l["do"].as_str().unwrap().to_owned()).collect();
    assert_eq!(what, ["forget", "blank"]);
    assert!(stderr(&done).contains("gone from 1 report, and what 1 operation of the log said"), "{}", stderr(&done));
    assert_eq!(named(&kept), 0);
    let read = stdout(&run(&kept, &["read"]));
    assert!(read.contains("Colonel ***** ****** said"), "{read}");
    let checked = run(&kept, &["verify", "--json"]);
    let checked = objects(&checked);
    assert_eq!(
        (&checked[0]["faults"], &checked[0]["texts"], &checked[0]["originals"]),
        (&0.into(), &1.into(), &2.into())
    );
    assert!(stdout(&run(&kept, &["verify"])).contains("not made again: 1"));
    run(&kept, &["points"]);
    assert!(stdout(&run(&kept, &["search", "fire"])).contains("did not fire first"));
    assert!(stdout(&run(&kept, &["diff", "--since", "0"])).contains("a.txt"));
    let blank = objects(&run(&kept, &["log", "--json"])).last().unwrap()["id"].as_str().unwrap().to_owned();
    assert!(refused(&kept, &["undo", &blank], 2).contains("cannot be undone"));
    // Whoever reads again gets no name back.
    run(&kept, &["reread", "--without", "speaker.he-named"]);
    assert_eq!(named(&kept), 0);
    let copy = folder.path().join("copy").display().to_string();
    fs::create_dir(&copy).unwrap();
    run(&kept, &["backup", "-o", &format!("{copy}/record.sqlite")]);
    assert_eq!(named(&copy), 0);
}
