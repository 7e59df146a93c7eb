//! Files made by other people's tools (`ways/make.py` says which and how) are read, each particular in its place.

use std::path::Path;

use sayso_case::Report;
use sayso_reports::{Hint, Opened, Packed, Severity, originals_of, read_bytes};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ways").join(name)).unwrap()
}

fn read(name: &str) -> Opened {
    read_bytes(&bytes(name), &Hint { path: name, stated: None })
}

/// Path, title, publisher, byline, day, address.
fn particulars(report: &Report) -> [String; 6] {
    let or = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let day = report.published.map_or_else(|| "-".to_owned(), |day| day.to_string());
    [report.path.clone(), or(&report.title), or(&report.publisher), or(&report.byline), day, or(&report.url)]
}

#[test]
fn the_two_forms_of_a_feed_say_the_same() {
    for name in ["feed.rss", "feed.atom"] {
        let opened = read(name);
        assert_eq!(opened.problems, []);
        let [first, second] = opened.reports.as_slice() else { panic!("{opened:?}") };
        let path = format!("{name}#entry-1");
        let expected =
            [path.as_str(), "Two killed at Kelt", "Arven Post", "Dalo Emric", "2031-05-04", "https://arven.example/0"];
        assert_eq!(particulars(first), expected);
        assert_eq!(
            first.text,
            "Two killed at Kelt\nTwo men died at the bridge, the mayor of Kelt said.\n\nThe road is shut."
        );
        assert_eq!(second.text, "Road open\nThe road to Kelt is open again, the army said on Monday.");
    }
}

#[test]
fn a_box_of_mail() {
    let opened = read("list.mbox");
    let [first, second] = opened.reports.as_slice() else { panic!("{opened:?}") };
    let expected = ["list.mbox#message-1", "Two killed at Kélt", "Arven Post", "-", "2031-05-04", "-"];
    assert_eq!(particulars(first), expected);
    assert!(first.text.ends_with("the mayor of Kélt said.\n\nFrom Monday on the road is shut."), "{}", first.text);
    assert_eq!(second.text, "Road open\nThe road to Kelt is open, the army of Halvia said on Monday.");
    let [problem] = opened.problems.as_slice() else { panic!("{:?}", opened.problems) };
    assert_eq!(problem.kind.packed(), Some(&Packed::PassedOver { what: "1 attachment".to_owned() }));
}

#[test]
fn a_text_document() {
    let opened = read("bulletin.docx");
    assert_eq!(opened.problems, []);
    let [report] = opened.reports.as_slice() else { panic!("{opened:?}") };
    assert_eq!(particulars(report), ["bulletin.docx", "Bulletin of the ministry", "-", "Mara Tov", "2031-05-04", "-"]);
    let words = "Losses at Kelt\n\nTwo men died at the bridge, the ministry said.\n\nKilled\n\n2";
    assert_eq!(report.text, format!("Bulletin of the ministry\n{words}"));
}

#[test]
fn a_zip_of_all() {
    let opened = read("press.zip");
    let paths: Vec<_> = opened.reports.iter().map(|report| report.path.as_str()).collect();
    let expected = [
        "press.zip#bulletin.docx",
        "press.zip#feed.rss#entry-1",
        "press.zip#feed.rss#entry-2",
        "press.zip#mail.eml",
        "press.zip#press/2031-05-04 road.html",
    ];
    assert_eq!(paths, expected);
    assert_eq!(opened.reports[4].published.unwrap().to_string(), "2031-05-04", "by its name");
    let passed: Vec<_> = opened.problems.iter().filter_map(|problem| problem.kind.packed()).collect();
    let over = |what: &str| Packed::PassedOver { what: what.to_owned() };
    assert_eq!(passed, [&over("1 attachment"), &over("1 picture, 1 style sheet")]);
    assert!(opened.problems.iter().all(|problem| problem.severity == Severity::Warning));
    assert_eq!(opened.problems[0].path, Path::new("press.zip#mail.eml"));
    let originals = originals_of(&bytes("press.zip"));
    for report in &opened.reports {
        let again = read_bytes(&originals[&report.id], &Hint { path: &report.path, stated: None });
        assert_eq!((&again.reports[0].id, &again.reports[0].text), (&report.id, &report.text));
    }
    // The feed in the zip is the feed beside it.
    assert_eq!(read("feed.rss").reports[0].id, opened.reports[1].id);
}
