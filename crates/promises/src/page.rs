//! Files as reports: any bytes give one report or a problem that names the file, and a report is text on which every rule
//! can stand.

use sayso_case::{Field, Report, ReportId};
use sayso_reports::{Problem, Severity};

use crate::files::reports_of;
use crate::offsets::places;

/// Above this a file is read once, not twice.
const SHORT: usize = 1 << 14;

/// A page of HTML.
pub fn html(bytes: &[u8]) {
    for report in read("report.html", bytes) {
        let text = report.text.as_str();
        assert!(!text.contains('\0'), "a NUL in the text");
        if let Some(title) = report.title.as_deref().filter(|_| report.from.get(&Field::Title) != Some(&manifest())) {
            assert!(!title.trim().is_empty(), "an empty title");
        }
    }
}

/// Plain text: what is UTF-8 already stays as it is, byte for byte.
pub fn plain(bytes: &[u8]) {
    let reports = read("report.txt", bytes);
    if let (Some(report), Ok(text)) = (reports.first(), std::str::from_utf8(bytes))
        // A mark of byte order is dropped, shift codes may be another encoding, and a page may be known by its tags.
        && !text.chars().any(|c| c == '\u{feff}' || c == '<' || (c.is_control() && !c.is_whitespace()))
    {
        assert_eq!(report.text, text, "plain text was changed");
    }
}

fn manifest() -> sayso_case::Source {
    sayso_case::Source::Manifest
}

/// Reads a file by its name and checks what holds for every file.
fn read(name: &str, bytes: &[u8]) -> Vec<Report> {
    let (reports, problems) = reports_of(&[(name, bytes)]);
    holds(&reports, &problems, bytes);
    if bytes.len() <= SHORT {
        let again = reports_of(&[(name, bytes)]).0;
        assert!(reports == again, "the same bytes give another report");
    }
    reports
}

fn holds(reports: &[Report], problems: &[Problem], bytes: &[u8]) {
    assert!(reports.len() <= 1, "one file, several reports");
    let lost = problems.iter().any(|problem| problem.severity == Severity::Error);
    assert!(!reports.is_empty() || lost, "a file was lost without a word: {problems:?}");
    for problem in problems {
        assert!(!problem.message().trim().is_empty(), "a problem without words");
    }
    for report in reports {
        assert_eq!(report.id, ReportId::of(bytes), "the id is not of these bytes");
        assert!(!report.text.trim().is_empty(), "a report without words");
        assert!(!report.text.starts_with('\u{feff}'), "a mark of byte order in the text");
        places(&report.text);
    }
}
