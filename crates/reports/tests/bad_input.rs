//! Every bad input gives one sentence that names the file, says why, and says what to do; nothing panics.

mod common;

use std::path::Path;

use common::{Folder, one, read_file};
use proptest::prelude::*;
use sayso_reports::{Options, Problem, ProblemKind, Severity, collect, load, read};

/// The problem that keeps a file from being read.
fn problem(name: &str, bytes: impl AsRef<[u8]>) -> Problem {
    let folder = Folder::new();
    let file = folder.write(name, bytes);
    let problem = read_file(&file).unwrap_err();
    check(&problem, &file);
    problem
}

/// An error about `file` in one sentence.
#[track_caller]
fn check(problem: &Problem, file: &Path) {
    assert_eq!(problem.severity, Severity::Error);
    assert_eq!(problem.path, file);
    let message = problem.message();
    assert!(message.starts_with(&file.display().to_string()), "{message}");
    assert!(message.ends_with('.') && message.contains(';') && !message.contains('\n'), "{message}");
}

#[test]
fn an_empty_file() {
    assert_eq!(problem("a.txt", "").kind, ProblemKind::Empty);
    assert_eq!(problem("a.txt", " \r\n\t").kind, ProblemKind::Empty);
    assert_eq!(problem("a.html", "").kind, ProblemKind::Empty);
    assert_eq!(problem("a.html", "\u{feff} ").kind, ProblemKind::Empty);
    assert_eq!(problem("a.html", "<html><script>x</script>").kind, ProblemKind::NoText);
}

#[test]
fn a_file_that_is_no_text() {
    assert_eq!(problem("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").kind, ProblemKind::Binary);
    assert_eq!(problem("a.html", b"\x01\x02\x03\x04\x05<p>x").kind, ProblemKind::Binary);
    assert_eq!(problem("a", b"\x7fELF\x02\x01\x01\0\0\0").kind, ProblemKind::Binary);
}

#[test]
fn a_format_that_is_not_read_yet() {
    assert_eq!(problem("a.doc", "{\\rtf1 x").kind, ProblemKind::NotReadYet { format: "RTF" });
    assert!(matches!(problem("a.odt", "PK\x03\x04x").kind, ProblemKind::NotReadYet { .. }));
}

#[test]
fn a_file_that_is_too_large() {
    let folder = Folder::new();
    let file = folder.write("a.txt", "Bridge shelled\nTwo died.");
    let options = Options { max_bytes: 10, ..Options::default() };
    let found = collect(&[folder.path().to_owned()], &options);
    let problem = one(read(&found.files[0], &options)).unwrap_err();
    check(&problem, &file);
    assert_eq!(problem.kind, ProblemKind::TooLarge { size: 24, limit: 10 });
    let message = problem.message();
    assert!(
        message.contains("24 bytes") && message.contains("10 bytes") && message.contains("--max-bytes 24"),
        "{message}"
    );
    let options = Options { max_bytes: 24, ..Options::default() };
    assert!(one(read(&found.files[0], &options)).is_ok());
}

#[test]
fn a_path_where_nothing_is() {
    let folder = Folder::new();
    let path = folder.path().join("gone.txt");
    let (reports, problems) = load(std::slice::from_ref(&path), &Options::default());
    assert!(reports.is_empty());
    assert_eq!(problems.len(), 1);
    check(&problems[0], &path);
    assert_eq!(problems[0].kind, ProblemKind::NotFound);
}

#[test]
fn a_file_that_went_away() {
    let folder = Folder::new();
    let file = folder.write("a.txt", "Two died.");
    let found = collect(std::slice::from_ref(&file), &Options::default());
    std::fs::remove_file(&file).unwrap();
    let problem = one(read(&found.files[0], &Options::default())).unwrap_err();
    check(&problem, &file);
    assert_eq!(problem.kind, ProblemKind::NotFound);
}

#[test]
fn a_folder_without_reports() {
    let folder = Folder::new();
    folder.write("notes.csv", "x");
    folder.write(".hidden", "x");
    let (_, problems) = load(&[folder.path().to_owned()], &Options::default());
    assert_eq!(problems.len(), 1);
    check(&problems[0], folder.path());
    assert_eq!(problems[0].kind, ProblemKind::NoReports);
}

#[test]
fn a_guessed_encoding_is_told() {
    let folder = Folder::new();
    let file = folder.write("a.txt", b"Calm\n\nThe caf\xe9 in Orsk stayed open, the ministry said.");
    let (report, problems) = read_file(&file).unwrap();
    assert!(report.text.contains("café"), "{}", report.text);
    assert_eq!(problems[0].kind, ProblemKind::GuessedEncoding { encoding: "windows-1252" });
    assert!(problems[0].message().contains("save the file as UTF-8"));
}

#[test]
fn broken_utf8_is_read_with_a_warning() {
    let folder = Folder::new();
    let mut bytes = "Die Brücke über die Ähre hört man schön für Grüße müde".as_bytes().to_vec();
    let first = bytes.len();
    bytes.extend(b"\xff, sagte er.");
    let file = folder.write("a.txt", bytes);
    let (report, problems) = read_file(&file).unwrap();
    assert!(report.text.contains("müde\u{fffd}, sagte"));
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].severity, Severity::Warning);
    assert_eq!(problems[0].kind, ProblemKind::BrokenText { encoding: "UTF-8", count: 1, first });
    let message = problems[0].message();
    assert!(message.contains("1 place is") && message.contains(&format!("byte {first}")), "{message}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = Folder::new();
    let pipe = folder.path().join("pipe.txt");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let problem = read_file(&pipe).unwrap_err();
    check(&problem, &pipe);
    assert!(matches!(problem.kind, ProblemKind::Unreadable { .. }));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let file = folder.write("a.txt", "Two died.");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything reads this too.
    if std::fs::read(&file).is_err() {
        let problem = read_file(&file).unwrap_err();
        check(&problem, &file);
        assert!(matches!(problem.kind, ProblemKind::Unreadable { .. }));
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_to_files_only() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let file = folder.write("press/a.txt", "Two died.");
    symlink(folder.path(), folder.path().join("press/loop")).unwrap();
    symlink(&file, folder.path().join("press/b.txt")).unwrap();
    symlink(folder.path().join("gone"), folder.path().join("press/c.txt")).unwrap();
    let (reports, problems) = load(&[folder.path().join("press")], &Options::default());
    assert_eq!(reports.len(), 1);
    assert_eq!((reports[0].path.as_str(), reports[0].also_at.as_slice()), ("a.txt", ["b.txt".to_owned()].as_slice()));
    let kinds: Vec<_> = problems.iter().map(|p| (p.kind.clone(), p.severity)).collect();
    assert_eq!(kinds, [(ProblemKind::LinkedFolder, Severity::Warning), (ProblemKind::NotFound, Severity::Error)]);
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "a\\.(txt|html)|a") {
        let folder = Folder::new();
        if let Ok((report, _)) = read_file(&folder.write(&name, bytes)) {
            prop_assert!(!report.text.trim().is_empty());
        }
    }

    #[test]
    fn any_page(source in "(<[a-z/!?]{0,3}|</?(p|div|b|a|table|tr|td|h1|title|script|svg|math|select|template|form)( [a-z]+=[\"']?x)?>|[\"'>&;#=-]|<!--|-->|word[.] |\u{e9}|\n){0,60}") {
        let folder = Folder::new();
        if let Ok((report, _)) = read_file(&folder.write("a.html", source)) {
            prop_assert!(!report.text.trim().is_empty());
        }
    }
}
