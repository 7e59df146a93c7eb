//! Exit statuses, help, and a reader of the output that goes away.

mod common;

use std::io::Read;
use std::process::{Command, Stdio};

use common::{Folder, REPORT, example, on, sayso, stderr, stdout};

const COMMANDS: [&str; 19] = [
    "read",
    "points",
    "names",
    "figures",
    "victims",
    "incidents",
    "timeline",
    "dossier",
    "add",
    "reread",
    "review",
    "log",
    "undo",
    "verify",
    "backup",
    "forget",
    "schema",
    "completions",
    "man",
];
/// What a person can say of a record.
const SAID: [&str; 12] =
    ["confirm", "reject", "correct", "join", "part", "background", "move", "place", "rename", "side", "title", "note"];

#[test]
fn every_command_has_help_with_an_example() {
    let all = stdout(&sayso(["--help"]));
    for command in COMMANDS {
        assert!(all.contains(&format!("  {command} ")), "{command} is not in the help");
        let output = sayso([command, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains(&format!("Example: sayso {command}")), "{command} has no example");
    }
}

#[test]
fn everything_that_can_be_said_of_a_record_has_an_example() {
    for said in SAID {
        let output = sayso(["review", said, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        let help = stdout(&output);
        assert!(help.contains(&format!("Example: sayso review {said} ")), "{said} has no example");
        assert!(help.contains("--record") && help.contains("--why") && help.contains("--json"), "{help}");
    }
}

#[test]
fn wrong_usage_is_two() {
    let wrong: [&[&str]; 14] = [
        &["add", "x"],
        &["review"],
        &["review", "part", "i0123456789abcdef"],
        &["points", "x", "--record", "y"],
        &["points", "--record", "y", "--model", "z"],
        &["undo", "--record", "y"],
        &[],
        &["read"],
        &["reed", "x"],
        &["read", "--max-bytes", "many", "x"],
        &["read", "--threads", "0", "x"],
        &["figures", "--json", "--csv", "x"],
        &["dossier", "x"],
        &["read", "x", "--force"],
    ];
    for arguments in wrong {
        let output = sayso(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn an_unknown_rule_is_two_and_told_with_all_others() {
    let folder = Folder::new();
    let report = folder.file("good.txt", REPORT);
    for command in ["read", "points", "names", "figures", "victims", "incidents", "timeline"] {
        let output = on(command, &report, &["--without", "speaker.person", "--without", "speaker.nobody"]);
        let said = stderr(&output);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{command}: {said}");
        assert!(said.contains("\"speaker.nobody\"") && said.contains("outcome.noun"), "{said}");
    }
    let page = folder.path().join("page.html");
    let output = on("dossier", &report, &["--without", "nobody", "-o", page.to_str().unwrap()]);
    assert_eq!((output.status.code(), page.exists()), (Some(2), false));
}

#[test]
fn all_well_is_nothing_on_standard_error() {
    let folder = Folder::new();
    let report = folder.file("good.txt", REPORT);
    for command in ["read", "points", "names", "figures", "victims", "incidents", "timeline"] {
        let output = on(command, &report, &[]);
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{command}");
        assert!(!output.stdout.is_empty(), "{command} says nothing at all");
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .arg("read")
        .arg(example())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut begin = [0; 16];
    let mut pipe = child.stdout.take().unwrap();
    pipe.read_exact(&mut begin).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.lines().all(|line| line.starts_with("2 files passed over: ")), "{said}");
    assert_eq!(&begin, br#"{"type":"report""#);
}

#[test]
fn a_page_that_cannot_be_written_is_said() {
    let folder = Folder::new();
    let report = folder.file("good.txt", REPORT);
    let page = folder.path().join("none/page.html");
    let output = on("dossier", &report, &["-o", page.to_str().unwrap()]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.starts_with("error: ") && said.contains("page.html"), "{said}");
}

#[test]
fn no_page_is_written_about_nothing() {
    let folder = Folder::new();
    folder.file("empty.txt", "");
    let page = folder.path().join("page.html");
    let output = on("dossier", folder.path(), &["-o", page.to_str().unwrap()]);
    assert_eq!((output.status.code(), page.exists()), (Some(1), false), "{}", stderr(&output));
}

#[test]
fn weights_that_are_none_are_named() {
    let folder = Folder::new();
    let report = folder.file("good.txt", REPORT);
    let model = folder.file("model.onnx", b"no weights");
    let output = on("read", &report, &["--model", model.to_str().unwrap()]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.contains("model.onnx") && said.contains("--model"), "{said}");
}

#[test]
fn schemas_can_be_printed() {
    let names = stdout(&sayso(["schema"]));
    assert!(names.lines().count() == sayso_contract::TYPES.len() && names.starts_with("report\nstatement\n"));
    let schema = sayso(["schema", "figure"]);
    assert_eq!(stdout(&schema), sayso_contract::schema_text("figure").unwrap());
    assert_eq!(sayso(["schema", "ship"]).status.code(), Some(1));
}

#[test]
fn the_page_has_its_title() {
    let folder = Folder::new();
    let report = folder.file("good.txt", REPORT);
    let page = folder.path().join("page.html");
    let output = on("dossier", &report, &["-o", page.to_str().unwrap(), "--title", "The bridge at Orsa"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(std::fs::read_to_string(page).unwrap().contains("The bridge at Orsa"));
}
