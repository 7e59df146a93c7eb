//! The same bytes come out on every run, for any number of threads, and equal files are one report.

mod common;

use common::{Folder, REPORT, example, objects, on, stderr};

#[test]
fn two_runs_and_any_number_of_threads_print_the_same() {
    let once = on("read", &example(), &["--threads", "1"]);
    assert!(once.status.success() && !once.stdout.is_empty(), "{}", stderr(&once));
    for threads in ["2", "5"] {
        let again = on("read", &example(), &["--threads", threads]);
        assert!(once.stdout == again.stdout, "another output with {threads} threads");
    }
}

#[test]
fn what_is_joined_is_the_same_too() {
    let folder = Folder::new();
    // The page holds all that is joined.
    let pages = [("a.html", "1"), ("b.html", "3")].map(|(name, threads)| {
        let page = folder.path().join(name);
        let output = on("dossier", &example(), &["-o", page.to_str().unwrap(), "--threads", threads]);
        assert!(output.status.success() && output.stdout.is_empty(), "{}", stderr(&output));
        std::fs::read(page).unwrap()
    });
    assert!(pages[0] == pages[1] && pages[0].len() > 1000);
    let points = ["1", "3"].map(|threads| on("points", &example(), &["--json", "--threads", threads]).stdout);
    assert!(points[0] == points[1] && !points[0].is_empty());
}

#[test]
fn reports_come_in_byte_order_of_their_paths() {
    let folder = Folder::new();
    for name in ["b.txt", "a/z.txt", "a.txt", "B.txt", "é.txt"] {
        folder.file(name, format!("{name}\n\n{REPORT}"));
    }
    let output = on("read", folder.path(), &["--threads", "3"]);
    assert_eq!(common::paths(&output), ["B.txt", "a.txt", "a/z.txt", "b.txt", "é.txt"]);
}

#[test]
fn equal_files_are_one_report() {
    let folder = Folder::new();
    folder.file("one.txt", REPORT);
    folder.file("copies/two.txt", REPORT);
    folder.file("three.txt", REPORT);
    let output = on("read", folder.path(), &[]);
    let reports: Vec<_> = objects(&output).into_iter().filter(|o| o["type"] == "report").collect();
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0]["path"], "copies/two.txt");
    assert_eq!(reports[0]["also_at"], serde_json::json!(["one.txt", "three.txt"]));
}

#[test]
fn findings_keep_their_ids_when_other_reports_come() {
    let folder = Folder::new();
    folder.file("one.txt", REPORT);
    let alone = objects(&on("read", folder.path(), &[]));
    folder.file("two.txt", "Another report\n\nNobody was hurt, the mayor said.\n");
    let together = objects(&on("read", folder.path(), &[]));
    assert!(together.len() > alone.len() && together[..alone.len()] == alone[..]);
}
