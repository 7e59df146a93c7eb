//! Which files of a folder are reports, what the manifest adds, and what happens to equal files.

mod common;

use common::Folder;
use sayso_case::{Field, Report, Source};
use sayso_reports::{Options, Problem, ProblemKind, Severity, load, merge_equal};

const TEXT: &str = "Bridge shelled\n\nTwo people died near the bridge, the ministry said.";

fn all(folder: &Folder) -> (Vec<Report>, Vec<Problem>) {
    load(&[folder.path().to_owned()], &Options::default())
}

fn paths(reports: &[Report]) -> Vec<&str> {
    reports.iter().map(|report| report.path.as_str()).collect()
}

/// A folder whose reports all differ.
fn folder_of(names: &[&str]) -> Folder {
    let folder = Folder::new();
    for name in names {
        folder.write(name, format!("{TEXT} It stands in {name} only."));
    }
    folder
}

#[test]
fn reports_come_in_byte_order_of_their_paths() {
    let folder = folder_of(&[
        "b.txt",
        "a.text",
        "A.HTML",
        "c/d.htm",
        "c/a.xhtml",
        "c.txt",
        "plain",
        "notes.md",
        "x.csv",
        "x.toml",
        "README",
        "README.txt",
        "EXPECTED.md",
        "LICENSE",
        ".hidden",
        ".git/config",
        "é.txt",
    ]);
    let (reports, problems) = all(&folder);
    assert_eq!(
        paths(&reports),
        ["A.HTML", "a.text", "b.txt", "c.txt", "c/a.xhtml", "c/d.htm", "notes.md", "plain", "é.txt"]
    );
    assert_eq!(problems, []);
}

#[test]
fn documents_of_other_formats_are_errors() {
    let folder = folder_of(&["a.txt", "e.pdf"]);
    folder.write("b.epub", b"PK\x03\x04\x14\0\x06\0");
    folder.write("c.XLSX", b"PK\x03\x04\x14\0\x06\0");
    folder.write("d.rar", b"Rar!\x1a\x07\x01\0");
    let (reports, problems) = all(&folder);
    assert_eq!(paths(&reports), ["a.txt", "e.pdf"], "what is text under the name of a PDF is read");
    let kinds: Vec<_> = problems.iter().map(|p| p.kind.clone()).collect();
    let not_yet = |format| ProblemKind::NotReadYet { format };
    assert_eq!(kinds, [not_yet("EPUB"), not_yet("an office file"), not_yet("an archive")]);
    assert!(problems.iter().all(|p| p.severity == Severity::Error));
}

#[test]
fn a_file_given_by_its_path_is_always_tried() {
    let folder = folder_of(&["notes.md", "page.dat"]);
    let given = [folder.path().join("notes.md"), folder.path().join("page.dat")];
    let (reports, problems) = load(&given, &Options::default());
    assert_eq!((paths(&reports), problems), (vec!["notes.md", "page.dat"], vec![]));
}

#[test]
fn a_report_knows_its_bytes_and_its_text() {
    let folder = Folder::new();
    folder.write("a.txt", b"\xef\xbb\xbfabc");
    let report = all(&folder).0.remove(0);
    assert_eq!(report.text, "abc");
    assert_eq!(report.text_sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_ne!(report.id.as_str(), report.text_sha256);
}

#[test]
fn equal_files_are_one_report() {
    let folder = Folder::new();
    for name in ["c.txt", "b/x.txt", "a.txt"] {
        folder.write(name, TEXT);
    }
    folder.write("manifest.csv", "file,publisher\na.txt,\nb/x.txt,\nc.txt,Arven Post");
    let (reports, problems) = all(&folder);
    assert_eq!((paths(&reports), problems), (vec!["a.txt"], vec![]));
    assert_eq!(reports[0].also_at, ["b/x.txt", "c.txt"]);
    assert_eq!(reports[0].publisher.as_deref(), Some("Arven Post"));
    assert_eq!(merge_equal(reports.clone()), reports);
}

#[test]
fn two_folders_with_one_relative_path_keep_both() {
    let folder = folder_of(&["north/a.txt", "south/a.txt"]);
    let given = [folder.path().join("south"), folder.path().join("north"), folder.path().join("south")];
    let (reports, problems) = load(&given, &Options::default());
    assert_eq!((paths(&reports), problems), (vec!["a.txt", "a.txt"], vec![]));
    assert!(reports[0].text.contains("south") && reports[1].text.contains("north"));
}

#[test]
fn the_manifest_wins() {
    let folder = Folder::new();
    folder.write("a.txt", "Bridge shelled\nPublished July 5 2016 Two people died near the bridge.");
    folder.write(
        "manifest.csv",
        "\u{feff}File,extra,publisher,date,title,url,retrieved,language\r\n\
         a.txt,x,Arven Post,2016-07-06,\"Bridge, shelled\",https://arven.example/1,2016-07-07T10:00Z,EN\r\n",
    );
    let (reports, problems) = all(&folder);
    assert_eq!(problems, []);
    let report = &reports[0];
    assert_eq!(report.publisher.as_deref(), Some("Arven Post"));
    assert_eq!(report.published.unwrap().to_string(), "2016-07-06");
    assert_eq!(report.title.as_deref(), Some("Bridge, shelled"));
    assert_eq!(report.url.as_deref(), Some("https://arven.example/1"));
    assert_eq!(report.retrieved.as_deref(), Some("2016-07-07T10:00Z"));
    assert_eq!(report.language.as_deref(), Some("en"));
    assert!(report.from.values().all(|source| *source == Source::Manifest));
    assert!(!report.from.contains_key(&Field::Byline));
    assert!(report.text.starts_with("Bridge shelled\n"), "the text stays as it is");
}

#[test]
fn what_the_manifest_leaves_open_comes_from_the_text() {
    let folder = Folder::new();
    folder.write("a.txt", "Bridge shelled\nPublished July 5 2016 Two people died near the bridge.");
    folder.write("manifest.csv", "file,publisher,date\na.txt,Arven Post,\n");
    let (reports, problems) = all(&folder);
    assert_eq!(problems, []);
    assert_eq!(reports[0].published.unwrap().to_string(), "2016-07-05");
    assert_eq!(reports[0].from[&Field::Published], Source::Text);
    assert_eq!(reports[0].from[&Field::Publisher], Source::Manifest);
}

#[test]
fn odd_rows_are_warned_of() {
    let folder = folder_of(&["a.txt", "b.txt", "c.md"]);
    let manifest = folder.write(
        "manifest.csv",
        "file,publisher,date,retrieved\na.txt,One,2016,\ngone.txt,Two,,\n./a.txt,Three,,\nb.txt,Four,soon,tomorrow\n,Five,,\n\nc.md\n",
    );
    let (reports, problems) = all(&folder);
    assert_eq!(paths(&reports), ["a.txt", "b.txt", "c.md"], "a file that a manifest names is a report");
    assert_eq!(reports[0].publisher.as_deref(), Some("One"));
    assert_eq!(reports[0].published.unwrap().to_string(), "2016");
    assert_eq!((reports[1].published, reports[1].retrieved.as_deref()), (None, None));
    let kinds: Vec<_> = problems.iter().map(|p| p.kind.clone()).collect();
    let date = |column, value: &str| ProblemKind::BrokenDate { line: 5, column, value: value.to_owned() };
    assert_eq!(
        kinds,
        [
            ProblemKind::MissingFile { line: 3, file: "gone.txt".to_owned() },
            ProblemKind::RepeatedRow { line: 4, first: 2, file: "./a.txt".to_owned() },
            date("date", "soon"),
            date("retrieved", "tomorrow"),
            ProblemKind::BrokenRow { line: 6, reason: "it names no file".to_owned() },
        ]
    );
    for problem in &problems {
        assert_eq!((&problem.path, problem.severity), (&manifest, Severity::Warning));
        assert!(problem.message().contains("manifest.csv, line "), "{}", problem.message());
    }
}

#[test]
fn a_manifest_without_its_column_is_an_error() {
    let folder = folder_of(&["a.txt"]);
    folder.write("manifest.csv", "name,publisher\na.txt,One\n");
    let (reports, problems) = all(&folder);
    assert_eq!(reports[0].publisher, None);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].severity, Severity::Error);
    assert!(matches!(problems[0].kind, ProblemKind::BrokenManifest { .. }));
    folder.write("manifest.csv", b"PK\0\0");
    assert!(matches!(all(&folder).1[0].kind, ProblemKind::BrokenManifest { .. }));
}

#[test]
fn manifests_with_semicolons_and_in_folders_below() {
    let folder = folder_of(&["a.txt", "b/c.txt", "b/d.txt"]);
    folder.write("manifest.csv", "file;publisher\na.txt;One\nb/c.txt;Two\nb\\d.txt;Three\n");
    folder.write("b/manifest.csv", "file,publisher\nc.txt,Four\n");
    let (reports, problems) = all(&folder);
    assert_eq!(problems, []);
    let publishers: Vec<_> = reports.iter().map(|r| r.publisher.as_deref()).collect();
    assert_eq!(publishers, [Some("One"), Some("Four"), Some("Three")]);
}

#[test]
fn a_manifest_given_by_its_path_wins_over_the_folders() {
    let folder = folder_of(&["press/a.txt", "press/b.txt"]);
    folder.write("press/manifest.csv", "file,publisher\na.txt,One\nb.txt,Two\n");
    let manifest = Some(folder.write("notes/list.csv", "file,publisher\n../press/a.txt,Three\n"));
    let options = Options { manifest, ..Options::default() };
    let (reports, problems) = load(&[folder.path().join("press")], &options);
    assert_eq!(problems, []);
    let publishers: Vec<_> = reports.iter().map(|r| r.publisher.as_deref()).collect();
    assert_eq!(publishers, [Some("Three"), Some("Two")]);
    let options = Options { manifest: Some(folder.path().join("gone.csv")), ..Options::default() };
    let (_, problems) = load(&[folder.path().join("press")], &options);
    assert_eq!(problems[0].kind, ProblemKind::NotFound);
}

#[test]
fn files_given_one_by_one_know_the_manifest_beside_them() {
    let folder = folder_of(&["a.txt", "b.txt"]);
    let manifest = folder.write("manifest.csv", "file,publisher\na.txt,One\nb.txt,Two\n");
    let given = [folder.path().join("b.txt"), manifest, folder.path().join("a.txt")];
    let (reports, problems) = load(&given, &Options::default());
    assert_eq!(problems, []);
    let publishers: Vec<_> = reports.iter().map(|r| r.publisher.as_deref()).collect();
    assert_eq!(publishers, [Some("One"), Some("Two")]);
}

#[test]
fn a_date_in_a_files_name_is_the_last_resort() {
    let folder = folder_of(&["2016-07-05-bridge.txt", "2016-07-055.txt"]);
    let (reports, _) = all(&folder);
    assert_eq!(reports[0].published.unwrap().to_string(), "2016-07-05");
    assert_eq!(reports[0].from[&Field::Published], Source::File);
    assert_eq!(reports[1].published, None);
}
