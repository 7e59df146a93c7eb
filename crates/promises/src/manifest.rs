//! A manifest beside reports: whatever stands in it, it changes what is said of a report and never its words.

use sayso_case::{Field, Source};

use crate::files::reports_of;

/// Two reports that a hostile manifest may name.
const FILES: [(&str, &str); 2] = [
    ("01.txt", "Bridge shelled\n5 July 2021\n\nTwo soldiers died near Arven, the ministry said."),
    ("02.html", "<html><head><title>Talks</title></head><body><p>The talks at Zelmar went on.</p></body></html>"),
];

/// A folder with two reports and the bytes as its `manifest.csv`.
pub fn manifest(bytes: &[u8]) {
    let mut files: Vec<(&str, &[u8])> = FILES.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let without = reports_of(&files).0;
    files.push(("manifest.csv", bytes));
    let (reports, problems) = reports_of(&files);
    assert!(reports.is_sorted_by(|a, b| a.path < b.path), "reports out of order, or one twice");
    for report in &reports {
        let plain = without.iter().find(|other| other.path == report.path).expect("a report that is no file of ours");
        assert_eq!(report.text, plain.text, "the manifest changed a report's words");
        assert_eq!(report.id, plain.id, "the manifest changed a report's id");
        for (field, value) in [
            (Field::Title, &report.title),
            (Field::Publisher, &report.publisher),
            (Field::Url, &report.url),
            (Field::Retrieved, &report.retrieved),
            (Field::Language, &report.language),
        ] {
            assert_eq!(report.from.contains_key(&field), value.is_some(), "{field:?} and its source");
            if report.from.get(&field) == Some(&Source::Manifest) {
                assert!(value.as_ref().is_some_and(|v| !v.trim().is_empty()), "an empty {field:?} of the manifest");
            }
        }
    }
    // A manifest may leave a file out by naming others, but not all of them.
    assert!(!reports.is_empty() || !problems.is_empty(), "all reports were lost without a word");
    for problem in &problems {
        assert!(!problem.message().trim().is_empty(), "a problem without words");
    }
}
