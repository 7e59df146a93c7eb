//! Where the page goes: never over what is read, tried before the reading, whole or not at all.

mod common;

use std::fs;
use std::path::Path;

use common::{Folder, REPORT, on, stderr, stdout};

/// `dossier` on a folder with one report, one manifest and advice; gives the status and what was said.
fn write_to(folder: &Folder, page: &Path, more: &[&str]) -> (Option<i32>, String) {
    let options: Vec<&str> = ["-o", page.to_str().unwrap()].into_iter().chain(more.iter().copied()).collect();
    let output = on("dossier", folder.path(), &options);
    (output.status.code(), stderr(&output))
}

fn case() -> Folder {
    let folder = Folder::new();
    folder.file("good.txt", REPORT);
    folder.file("manifest.csv", "file,publisher\ngood.txt,Marnost Courier\n");
    folder.file("aliases.toml", "Orsa = [\"Ursa\"]\n");
    folder.file("case.toml", "title = \"Orsa\"\n");
    folder
}

#[test]
fn nothing_that_is_read_is_written_over() {
    let folder = case();
    for name in ["good.txt", "manifest.csv", "aliases.toml", "case.toml", "./x/../good.txt"] {
        fs::create_dir_all(folder.path().join("x")).unwrap();
        let page = folder.path().join(name);
        let before = fs::read(&page).unwrap();
        for more in [&[][..], &["--force"]] {
            let (status, said) = write_to(&folder, &page, more);
            assert_eq!((status, said.lines().count()), (Some(2), 1), "{said}");
            assert!(said.starts_with("error: ") && said.contains("which is read; name another file with -o"), "{said}");
            assert_eq!(fs::read(&page).unwrap(), before, "{name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_either() {
    let folder = case();
    let elsewhere = Folder::new();
    let report = folder.path().join("good.txt");
    std::os::unix::fs::symlink(&report, elsewhere.path().join("soft.html")).unwrap();
    fs::hard_link(&report, elsewhere.path().join("hard.html")).unwrap();
    for name in ["soft.html", "hard.html"] {
        let (status, said) = write_to(&folder, &elsewhere.path().join(name), &["--force"]);
        assert_eq!((status, said.contains("which is read")), (Some(2), true), "{said}");
    }
    assert_eq!(fs::read_to_string(&report).unwrap(), REPORT);
    std::os::unix::fs::symlink("gone.html", elsewhere.path().join("dangling.html")).unwrap();
    let (status, said) = write_to(&folder, &elsewhere.path().join("dangling.html"), &[]);
    assert_eq!((status, said.contains("a link to a file that is not there")), (Some(1), true), "{said}");
}

#[test]
fn a_dossier_is_replaced_and_another_file_is_not() {
    let folder = case();
    let page = folder.path().join("page.html");
    assert_eq!(write_to(&folder, &page, &[]).0, Some(0));
    let first = fs::read(&page).unwrap();
    let (status, said) = write_to(&folder, &page, &[]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.starts_with("1 file passed over: 1 dossier made by sayso; "), "{said}");
    assert_eq!(fs::read(&page).unwrap(), first, "its own page adds no report");
    let notes = folder.file("notes.html", "<p>My notes");
    let (status, said) = write_to(&folder, &notes, &[]);
    assert_eq!((status, said.lines().count(), said.contains("--force")), (Some(2), 1, true), "{said}");
    assert_eq!(fs::read_to_string(&notes).unwrap(), "<p>My notes");
    assert_eq!(write_to(&folder, &notes, &["--force"]).0, Some(0));
    // The page may say that the notes were no report.
    assert!(fs::read(&notes).unwrap().starts_with(b"<!DOCTYPE html>"));
    let empty = folder.file("empty.html", "");
    assert_eq!(write_to(&folder, &empty, &[]).0, Some(0), "an empty file holds nothing to lose");
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{names:?}");
}

#[test]
fn a_place_that_cannot_be_written_is_said_before_the_reading() {
    let folder = case();
    let long = "x".repeat(300);
    for name in ["none/page.html", "none/pages/", &long] {
        let page = folder.path().join(name);
        // Weights that are none would stop the reading.
        let (status, said) = write_to(&folder, &page, &["--model", "none.onnx"]);
        assert_eq!((status, said.lines().count()), (Some(1), 1), "{said}");
        assert!(said.starts_with("error: ") && said.contains("-o") && !said.contains("none.onnx"), "{said}");
    }
    let page = folder.path().join("page.html");
    let (status, _) = write_to(&folder, &page, &["--model", "none.onnx"]);
    assert_eq!((status, page.exists()), (Some(1), false), "trying leaves nothing behind");
}

#[cfg(unix)]
#[test]
fn a_page_may_go_to_a_pipe() {
    let folder = case();
    let output = on("dossier", folder.path(), &["-o", "/dev/stdout"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("<!DOCTYPE html>") && stdout(&output).ends_with("</html>"));
    let nowhere = on("dossier", folder.path(), &["-o", "/dev/null"]);
    assert_eq!((nowhere.status.code(), nowhere.stdout.len()), (Some(0), 0), "{}", stderr(&nowhere));
}

#[test]
fn a_dossier_given_by_its_path_is_not_read() {
    let folder = case();
    let page = folder.path().join("page.html");
    assert_eq!(write_to(&folder, &page, &[]).0, Some(0));
    let output = on("read", &page, &[]);
    let said = stderr(&output);
    assert_eq!((output.status.code(), output.stdout.len(), said.lines().count()), (Some(1), 0, 1), "{said}");
    assert!(said.contains("this is a dossier made by sayso, not a report"), "{said}");
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    let folder = Folder::new();
    folder.file("=cmd.txt", REPORT);
    let csv = stdout(&on("incidents", folder.path(), &["--csv"]));
    assert!(csv.contains(",'=cmd.txt\n") && !csv.contains(",=cmd"), "{csv}");
}

#[test]
fn a_folder_is_the_dossiers_own_or_it_is_refused() {
    let folder = case();
    let pages = folder.path().join("pages");
    let asked = pages.join("");
    let (status, said) = write_to(&folder, &asked, &[]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("1 report, ") && said.contains(" files."), "{said}");
    let index = fs::read_to_string(pages.join("index.html")).unwrap();
    let report = fs::read_dir(pages.join("reports")).unwrap().next().unwrap().unwrap().file_name();
    assert!(index.contains(&format!("href=\"reports/{}#r1\"", report.to_string_lossy())), "{index}");
    // Its own pages lie in what is read: they add no report, and are replaced.
    let (status, said) = write_to(&folder, &pages, &[]);
    assert_eq!((status, said.contains("dossier")), (Some(0), true), "{said}");
    assert_eq!(fs::read_to_string(pages.join("index.html")).unwrap(), index);
    fs::write(pages.join("notes.txt"), "mine").unwrap();
    for more in [&[][..], &["--force"]] {
        let (status, said) = write_to(&folder, &asked, more);
        assert_eq!((status, said.lines().count(), said.contains("(notes.txt)")), (Some(2), 1, true), "{said}");
    }
    assert_eq!(fs::read_to_string(pages.join("notes.txt")).unwrap(), "mine");
    let (status, said) = write_to(&folder, folder.path(), &[]);
    assert_eq!((status, said.contains("no page of a dossier")), (Some(2), true), "{said}");
}
