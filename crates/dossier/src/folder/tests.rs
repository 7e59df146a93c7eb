//! The folder of the tests' small case: every link leads somewhere.

use std::collections::BTreeMap;

use sayso_case::{Findings, Fold, Incident, IncidentId, ReadReport, Report};

use super::*;

/// A case of so many reports and incidents, each told by two reports.
fn case(n: usize) -> Case {
    let mut case = Case { title: Some("Arven".into()), ..Case::default() };
    for k in 0..n {
        let mut report =
            Report::of_words(format!("Report {k}\n\nTwo men died in Arven.\n\n href=\"#r1\" id=\"top\" <script>"));
        report.title = Some(format!("Report {k} href=\"#r1\""));
        let findings = Findings::none(report.id.clone());
        case.reports.push(ReadReport { report, findings });
    }
    let ids: Vec<_> = case.reports.iter().map(|r| r.report.id.clone()).collect();
    for (k, two) in ids.windows(2).enumerate() {
        let mut incident = Incident::of(IncidentId::of(&[&k.to_string()]), "Shelling, Arven", two.to_vec(), Vec::new());
        incident.fold = [None, Some(Fold::OneReport), Some(Fold::Background)][k % 3];
        case.incidents.push(incident);
    }
    case
}

fn made(case: &Case) -> BTreeMap<String, String> {
    files(case, &Options::default()).collect()
}

/// Where a link of a file leads: the file and the anchor.
fn goal(from: &str, href: &str) -> (String, String) {
    let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
    let file = match file {
        "" => from.to_owned(),
        up => up.strip_prefix("../").unwrap_or(up).to_owned(),
    };
    (file, anchor.to_owned())
}

#[test]
fn every_link_leads_to_an_anchor_of_a_file() {
    let files = made(&case(7));
    assert_eq!(files.len(), 1 + 7 + 6 + 3, "{:?}", files.keys());
    let mut across = 0;
    for (path, page) in &files {
        for href in page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let (file, anchor) = goal(path, href);
            let there = files.get(&file).unwrap_or_else(|| panic!("{path}: {href} leads to no file"));
            assert!(anchor.is_empty() || there.contains(&format!(" id=\"{anchor}\"")), "{path}: {href} leads nowhere");
            assert!(!path.contains('/') || file == *path || href.starts_with("../"), "{path}: {href}");
            across += usize::from(file != *path);
        }
    }
    assert!(across > 30, "{across}");
}

#[test]
fn a_page_keeps_its_name_when_other_reports_come() {
    let (few, many) = (made(&case(3)), made(&case(4)));
    let names = |files: &BTreeMap<String, String>| {
        files.keys().filter(|k| k.starts_with("reports/")).cloned().collect::<Vec<_>>()
    };
    assert!(names(&few).iter().all(|n| names(&many).contains(n)) && names(&many).len() == 4);
}

#[test]
fn words_of_reports_are_no_links_and_each_file_is_a_dossier_page() {
    for (path, page) in made(&case(2)) {
        assert!(page.contains("<meta name=\"generator\" content=\"sayso dossier"), "{path}");
        assert!(!page.contains("<script"), "{path}");
        assert!(path == INDEX || FOLDERS.iter().any(|f| path.starts_with(&format!("{f}/"))), "{path}");
        let (folder, name) = path.split_once('/').unwrap_or(("", &path));
        assert!(is_own_name(folder, name), "{path}");
        assert!(path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/._-".contains(&b)), "{path}");
        if path.starts_with("reports/") {
            assert!(page.contains("&quot;#r1&quot;"), "{page}");
        }
    }
}

#[test]
fn an_empty_case_has_an_index() {
    let files = made(&Case::default());
    assert_eq!(files.keys().collect::<Vec<_>>(), ["index.html", "parts/names.html", "parts/origins.html"]);
}

#[test]
fn names_that_no_file_of_a_dossier_has() {
    for (folder, name) in [
        ("", "other.html"),
        ("incidents", "notes.html"),
        ("incidents", "r0123456789abcdef.html"),
        ("reports", "r0123456789abcdef.htm"),
        ("reports", "r0123456789ABCDEF.html"),
        ("parts", "My notes.html"),
        ("parts", ".html"),
        ("others", "index.html"),
    ] {
        assert!(!is_own_name(folder, name), "{folder}/{name}");
    }
}
