//! PDFs made by other people's tools (`ways/pdfs.py` says which and how), and damaged ones.

use std::path::Path;

use proptest::prelude::*;
use sayso_case::Report;
use sayso_reports::{Hint, Opened, PdfBy, PdfProblem, ProblemKind, Severity, read_bytes, read_bytes_by};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ways").join(name)).unwrap()
}

fn read(name: &str) -> Opened {
    read_bytes(&bytes(name), &Hint { path: name, stated: None })
}

fn only(opened: &Opened) -> &Report {
    let [report] = opened.reports.as_slice() else { panic!("{opened:?}") };
    report
}

#[test]
fn a_bulletin_in_columns_is_read_as_people_read_it() {
    let opened = read("bulletin.pdf");
    assert_eq!(opened.problems, []);
    let report = only(&opened);
    let expected = "Bulletin of the ministry

4 May 2031

Two men died at the bridge of Kelt on Sunday, the mayor of Kelt said. A cease-fire was broken, he said, and the road to \
the north is shut. No other cease-fire is known to the ministry, which counted 12

The army of Halvia said that nobody had died. It called the words of the mayor a tale, and asked for an inquiry into it.

wounded in the north of the province by Monday evening. Three of these are children, a doctor of the hospital said.

The road was opened again on Tuesday, the observer mission said, after both armies had taken their guns from the river.

Kelt 2
Orsa 14
Dorvet 1,200

Five men were killed at Orsa on Wednesday, the governor of Orsa said.";
    assert_eq!(report.text, expected);
    assert_eq!(report.title.as_deref(), Some("Bulletin of the ministry"));
    assert_eq!(
        (report.byline.as_deref(), report.published.unwrap().to_string().as_str()),
        (Some("Mara Tov"), "2031-05-04")
    );
    assert_eq!(report.language.as_deref(), Some("en"));
}

#[test]
fn every_word_stands_on_its_page() {
    let opened = read("bulletin.pdf");
    let report = only(&opened);
    let pages: Vec<_> = report.parts.iter().map(|part| part.page.unwrap()).collect();
    assert_eq!(pages, [1, 2, 4], "an empty page is counted and is no part");
    for (words, page) in [("Two men", 1), ("guns from", 1), ("Orsa 14", 2), ("Five men", 4), ("governor", 4)] {
        assert_eq!(report.page_at(report.text.find(words).unwrap()), Some(page), "{words}");
    }
}

#[test]
fn a_scan_says_so() {
    let opened = read("scan.pdf");
    assert!(opened.reports.is_empty());
    assert_eq!(opened.problems[0].kind, ProblemKind::Pdf(PdfProblem::Scan { pages: 2 }));
    let said = opened.problems[0].message();
    assert!(said.starts_with("scan.pdf: this PDF has no text, only pictures of pages (2)"), "{said}");
    let partly = read("partly.pdf");
    assert_eq!(only(&partly).text, "Two men died at the bridge, the mayor said.");
    assert_eq!(partly.problems[0].kind, ProblemKind::Pdf(PdfProblem::PartlyScan { scanned: 1, all: 2 }));
    assert_eq!(partly.problems[0].severity, Severity::Warning);
}

#[test]
fn what_cannot_be_read_is_told() {
    assert_eq!(read("locked.pdf").problems[0].kind, ProblemKind::Pdf(PdfProblem::Locked));
    for wrong in [&b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"[..], b"%PDF-", b"%PDF-1.4\ntrailer\n<< /Root 1 0 R >>\n%%EOF"] {
        let opened = read_bytes(wrong, &Hint { path: "a.pdf", stated: None });
        assert!(matches!(opened.problems[0].kind, ProblemKind::Pdf(PdfProblem::Broken { .. })), "{opened:?}");
    }
    let whole = bytes("bulletin.pdf");
    let cut = read_bytes(&whole[..whole.len() * 2 / 3], &Hint::default());
    assert!(!cut.reports.is_empty() || !cut.problems.is_empty(), "{cut:?}");
}

/// What a server said, or a line end, may stand before it.
#[test]
fn a_pdf_with_something_before_it_is_read() {
    let whole = bytes("partly.pdf");
    let plain = read_bytes(&whole, &Hint::default());
    for before in [&b"\r\n"[..], "\u{feff}".as_bytes(), b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"] {
        let opened = read_bytes(&[before, &whole].concat(), &Hint::default());
        assert_eq!(opened.reports.len(), plain.reports.len());
        assert!(opened.reports.iter().zip(&plain.reports).all(|(a, b)| a.text == b.text), "{opened:?}");
    }
    let told = read_bytes(b"A PDF begins with %PDF-1.7, she said. Two guards were hurt.", &Hint::default());
    assert!(told.reports[0].text.contains("Two guards"));
}

#[test]
fn a_child_that_is_not_there_or_says_nothing_is_told() {
    let pdf = bytes("partly.pdf");
    for (program, said) in [("/nowhere/at-all", "nothing could be started"), ("/bin/true", "its reader said nothing")] {
        let by = PdfBy::Child(program.into(), "read-pdf");
        let opened = read_bytes_by(&pdf, &Hint::default(), &by);
        let told = matches!(&opened.problems[0].kind, ProblemKind::Pdf(PdfProblem::Broken { reason }) if reason.contains(said));
        assert!(told, "{program}: {opened:?}");
    }
    let failed = read_bytes_by(&pdf, &Hint::default(), &PdfBy::Child("/bin/false".into(), "read-pdf"));
    assert_eq!(failed.problems[0].kind, ProblemKind::Pdf(PdfProblem::TooMuch));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_bytes_break_it(at in 0usize..20_000, with in any::<u8>(), cut in 0usize..40_000) {
        let mut bytes = bytes("bulletin.pdf");
        let at = at % bytes.len();
        bytes[at] = with;
        bytes.truncate(cut);
        let opened = read_bytes(&bytes, &Hint { path: "a", stated: None });
        prop_assert!(!opened.reports.is_empty() || !opened.problems.is_empty());
    }
}
