//! Files as reports: any bytes give reports or a problem that names the file, and a report is text on which every rule
//! can stand.

use sayso_case::{Field, Report, ReportId};
use sayso_reports::{Problem, Severity, originals_of};

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
        // Of a mail, an export, a feed the words are taken out.
        && !report.path.contains('#') && !text.to_ascii_lowercase().contains("content-t")
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
    let is_piece = |report: &Report| report.path.contains('#');
    assert!(reports.len() <= 1 || reports.iter().all(is_piece), "one file, several reports");
    let lost = problems.iter().any(|problem| problem.severity == Severity::Error);
    assert!(!reports.is_empty() || lost, "a file was lost without a word: {problems:?}");
    for problem in problems {
        assert!(!problem.message().trim().is_empty(), "a problem without words");
    }
    for report in reports {
        let originals = originals_of(bytes);
        assert_eq!(
            originals.get(&report.id).map(|own| ReportId::of(own)).as_ref(),
            Some(&report.id),
            "no bytes of this id"
        );
        assert!(is_piece(report) || report.id == ReportId::of(bytes), "the id is not of these bytes");
        assert!(!report.text.trim().is_empty(), "a report without words");
        assert!(!report.text.starts_with('\u{feff}'), "a mark of byte order in the text");
        places(&report.text);
    }
}
