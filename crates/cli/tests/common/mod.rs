//! What the tests share: a folder that is removed again, and the built program run on it.
#![allow(dead_code, missing_docs)]

pub mod served;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own, removed at the end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("sayso-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A short report that every test may use.
pub const REPORT: &str = "Three killed at Orsa Bridge\n\nThree police officers were killed at the Orsa Bridge on 13 October \
    2021, the Keltar Interior Department said.\n\n\"We did not fire first,\" Colonel Yaren Hodrev said. He denied that any \
    unit had crossed the line.\n";

pub fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kelt-road")
}

/// Three reports of the example, for tests that run many commands.
pub fn small_example() -> Folder {
    let folder = Folder::new();
    for name in ["05-observer-mission-bulletin.txt", "06-ombudsman-report.txt", "07-meridian-press.html"] {
        folder.file(name, fs::read(example().join(name)).unwrap());
    }
    folder
}

/// Runs the program.
pub fn sayso<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sayso")).args(arguments).output().unwrap()
}

/// Runs a command on a path, with options after it.
pub fn on(command: &str, path: &Path, options: &[&str]) -> Output {
    let mut arguments = vec![OsStr::new(command), path.as_os_str()];
    arguments.extend(options.iter().map(OsStr::new));
    sayso(arguments)
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The objects printed, one a line.
pub fn objects(output: &Output) -> Vec<serde_json::Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

/// The paths of the reports printed.
pub fn paths(output: &Output) -> Vec<String> {
    let is_report = |o: &serde_json::Value| o["type"] == "report";
    objects(output).iter().filter(|o| is_report(o)).map(|o| o["path"].as_str().unwrap().to_owned()).collect()
}

/// A folder with two reports, and a record made of them.
pub fn record() -> (Folder, String) {
    let folder = Folder::new();
    folder.file("press/a.txt", REPORT);
    folder.file(
        "press/b.txt",
        "Orsa Bridge: three dead\n\n14 October 2021\n\nThree police officers were killed at the Orsa Bridge on 13 October 2021, \
         the Halvian mission said. Two soldiers were wounded near Dorvet on 9 May 2021, it added.\n",
    );
    let kept = folder.path().join("kept").display().to_string();
    let press = folder.path().join("press").display().to_string();
    let output = sayso(["add", &press, "--record", &kept, "--json", "--who", "Mara"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let added = objects(&output);
    let paths: Vec<_> = added.iter().map(|l| (l["path"].as_str().unwrap(), l["added"].as_str().unwrap())).collect();
    assert_eq!(paths, [("a.txt", "new"), ("b.txt", "new")]);
    (folder, kept)
}

/// Does something to a record, which must work.
pub fn run(kept: &str, arguments: &[&str]) -> Output {
    let output = sayso(arguments.iter().copied().chain(["--record", kept]));
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
    output
}

/// What is said where something cannot be done to a record.
pub fn refused(kept: &str, arguments: &[&str], status: i32) -> String {
    let output = sayso(arguments.iter().copied().chain(["--record", kept]));
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(status), ""), "{arguments:?}");
    let said = stderr(&output);
    assert!(said.lines().count() == 1 && said.starts_with("error: "), "{said}");
    said
}

/// The first line of a type in which a key has these words.
pub fn of<'l>(lines: &'l [serde_json::Value], type_name: &str, key: &str, value: &str) -> &'l serde_json::Value {
    let found = lines.iter().find(|l| l["type"] == type_name && l[key].as_str().is_some_and(|v| v.contains(value)));
    found.unwrap_or_else(|| panic!("no {type_name} with {key} {value}"))
}
