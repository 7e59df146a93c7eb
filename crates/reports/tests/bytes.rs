//! Reports from bytes, without a file.

use sayso_case::{ReadAs, Source};
use sayso_reports::{Hint, ProblemKind, Stated, read_bytes};

const TEXT: &str = "Bridge shelled\n\nTwo soldiers were wounded at the bridge, the ministry said on Sunday.\n";

#[test]
fn a_sentence_is_a_report() {
    let read = read_bytes(TEXT.as_bytes(), &Hint::default());
    let [report] = read.reports.as_slice() else { panic!("{read:?}") };
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    assert_eq!((report.path.as_str(), report.text.as_str()), ("", TEXT));
    assert_eq!((report.title.as_deref(), &report.read_as), (Some("Bridge shelled"), &ReadAs::English));
}

#[test]
fn who_hands_it_over_says_more_than_the_report() {
    let stated = Stated { publisher: Some("Arven Post".into()), language: Some("sv".into()), ..Stated::default() };
    let hint = Hint { path: "2031-05-04-bridge.txt", stated: Some(&stated) };
    let report = read_bytes(TEXT.as_bytes(), &hint).reports.remove(0);
    assert_eq!(report.publisher.as_deref(), Some("Arven Post"));
    assert_eq!(report.from.get(&sayso_case::Field::Publisher), Some(&Source::Manifest));
    assert_eq!(report.published.map(|date| date.to_string()).as_deref(), Some("2031-05-04"));
    assert!(matches!(report.read_as, ReadAs::Not(_)), "{:?}", report.read_as);
}

#[test]
fn what_is_no_report_says_why() {
    let why = |bytes: &[u8]| read_bytes(bytes, &Hint::default()).problems.remove(0).kind;
    assert_eq!(why(b""), ProblemKind::Empty);
    assert_eq!(why(b"\x00\x01\x02\x03"), ProblemKind::Binary);
    assert!(matches!(why(b"%PDF-1.7\n"), ProblemKind::Pdf(_)));
}
