//! Mail, boxes of mail, and pages saved as mail.

mod common;

use common::Folder;
use proptest::prelude::*;
use sayso_case::{PartKind, Report};
use sayso_reports::{Hint, Opened, Options, Packed, Severity, load, originals_of, read_bytes};

fn read(path: &str, mail: &str) -> Opened {
    read_bytes(mail.as_bytes(), &Hint { path, stated: None })
}

fn packed(opened: &Opened) -> Vec<&Packed> {
    opened.problems.iter().filter_map(|problem| problem.kind.packed()).collect()
}

/// Title, publisher, day, address, when it was got.
fn particulars(report: &Report) -> [String; 5] {
    let or = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let day = report.published.map_or_else(|| "-".to_owned(), |day| day.to_string());
    [or(&report.title), or(&report.publisher), day, or(&report.url), or(&report.retrieved)]
}

const PLAIN: &str = "Received: from post.example\r\nMessage-ID: <1@arven.example>\r\nFrom: \"Arven Post\" <desk@arven.example>\r\n\
    To: list@arven.example\r\nSubject: =?UTF-8?Q?Two_killed_at_K=C3=A9lt?=\r\nDate: Sun, 4 May 2031 23:30:00 -0400\r\n\
    MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    Two men died at the K=C3=A9lt bridge,=20\r\nthe mayor said.\r\n";

const PARTS: &str = "From: desk@arven.example\nSubject: Road shut\nDate: Mon, 5 May 2031 08:00:00 +0000\nMIME-Version: 1.0\n\
    Content-Type: multipart/mixed; boundary=out\n\n--out\nContent-Type: text/html; charset=utf-8\n\n\
    <html><body><p>The road to Kelt is shut, the army said on Monday.</p><p>It opens on Friday.</p></body></html>\n\
    --out\nContent-Type: image/png\nContent-Disposition: attachment; filename=\"../../a.png\"\nContent-Transfer-Encoding: base64\n\n\
    iVBORw0KGgo=\n--out--\n";

const PAGE: &str = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://arven.example/kelt\r\nSubject: Two killed\r\n\
    Date: Tue, 6 May 2031 09:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
    \tboundary=\"----b\"\r\n\r\n------b\r\nContent-Type: text/html\r\nContent-ID: <frame@x>\r\n\
    Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://arven.example/kelt\r\n\r\n\
    <!DOCTYPE html><html><head><meta charset=3D\"utf-8\"><title>Two killed</title><meta name=3D\"date\" content=3D\"2031-05-04\"></head>\
    <body><article><p>Two men died at the bridge, =E2=80=9Cat dawn=E2=80=9D, the mayor said.</p></article></body></html>\r\n\
    ------b\r\nContent-Type: text/css\r\nContent-Location: cid:css@x\r\n\r\np { color: red }\r\n------b--\r\n";

#[test]
fn a_mail_is_a_report() {
    let opened = read("a.eml", PLAIN);
    assert_eq!(opened.problems, []);
    let report = &opened.reports[0];
    assert_eq!(report.text, "Two killed at Kélt\nTwo men died at the Kélt bridge, \r\nthe mayor said.");
    assert_eq!(particulars(report), ["Two killed at Kélt", "Arven Post", "2031-05-04", "-", "-"]);
    let body = report.parts.last().unwrap();
    assert_eq!((body.kind, body.time.as_deref()), (PartKind::Body, Some("2031-05-04T23:30:00-04:00")));
}

#[test]
fn a_mail_in_tags_with_something_attached() {
    let opened = read("a.eml", PARTS);
    assert_eq!(
        opened.reports[0].text,
        "Road shut\nThe road to Kelt is shut, the army said on Monday.\n\nIt opens on Friday."
    );
    assert_eq!(packed(&opened), [&Packed::PassedOver { what: "1 attachment".to_owned() }]);
    assert_eq!(opened.reports[0].publisher.as_deref(), Some("desk@arven.example"));
}

#[test]
fn a_page_saved_as_mail() {
    let opened = read("a.mhtml", PAGE);
    assert_eq!(opened.problems, []);
    let report = &opened.reports[0];
    assert_eq!(report.text, "Two killed\nTwo men died at the bridge, “at dawn”, the mayor said.");
    let expected = ["Two killed", "-", "2031-05-04", "https://arven.example/kelt", "2031-05-06T09:00:00Z"];
    assert_eq!(particulars(report), expected);
}

#[test]
fn each_mail_of_a_box_is_a_report() {
    let envelope = "From desk@arven.example Sun May  4 23:30:00 2031\n";
    let quoted =
        PARTS.replace("It opens on Friday.", "It opens.</p>\n\n>From Friday on.<p>\n\nFrom Kelt to Orsa all is calm.");
    let mails = format!("{envelope}{PLAIN}\n{envelope}{quoted}\n{envelope}Subject: \n\n\n");
    let opened = read("list", &mails);
    let paths: Vec<_> = opened.reports.iter().map(|report| report.path.as_str()).collect();
    assert_eq!(paths, ["list#message-1", "list#message-2"]);
    assert!(opened.reports[1].text.contains("\nFrom Friday on."), "{}", opened.reports[1].text);
    assert!(opened.reports[1].text.contains("From Kelt to Orsa all is calm."));
    assert!(packed(&opened).contains(&&Packed::PassedOver { what: "1 without words".to_owned() }), "{opened:?}");
    let originals = originals_of(mails.as_bytes());
    for report in &opened.reports {
        let alone = String::from_utf8(originals[&report.id].clone()).unwrap();
        assert_eq!(read(&report.path, &alone).reports[0].text, report.text);
    }
}

#[test]
fn mail_in_a_folder_is_known_by_its_bytes() {
    let folder = Folder::new();
    folder.write("a", PLAIN);
    folder.write("b.txt", PAGE);
    folder.write("c.eml", "From: desk@arven.example\nSubject: Road shut\n\nThe road is shut.");
    folder.write("d.txt", "From: the ministry\nDate: 5 July 2031\n\nTwo men died.");
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    let texts: Vec<_> = reports.iter().map(|report| report.text.split('\n').next().unwrap()).collect();
    assert_eq!(
        (texts, problems),
        (vec!["Two killed at Kélt", "Two killed", "Road shut", "From: the ministry"], vec![])
    );
}

#[test]
fn a_mail_that_is_cut_off_is_told_of() {
    let opened = read("a.eml", PARTS.split("--out\nContent-Type: image").next().unwrap());
    assert!(opened.reports[0].text.contains("The road to Kelt is shut"), "{opened:?}");
    assert!(matches!(packed(&opened)[..], [Packed::Broken { .. }]), "{opened:?}");
    assert_eq!(opened.problems[0].severity, Severity::Error);
    let empty = read("a.eml", "From: a@arven.example\nMIME-Version: 1.0\nContent-Type: image/png\n\nxx");
    assert!(empty.reports.is_empty() && !empty.problems.is_empty());
    // Parts in parts in parts.
    let nested: String =
        (0..5_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")).collect();
    let opened = read("a.eml", &format!("From: a@arven.example\nMIME-Version: 1.0\n{nested}"));
    assert!(opened.reports.is_empty() && !opened.problems.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_break_it(at in 0usize..PAGE.len(), with in any::<u8>(), cut in 0usize..PAGE.len(), which in 0usize..3) {
        let mut bytes = [PLAIN, PARTS, PAGE][which].as_bytes().to_vec();
        bytes.insert(at.min(bytes.len()), with);
        bytes.truncate(cut.max(1));
        let opened = read_bytes(&bytes, &Hint { path: "a.eml", stated: None });
        prop_assert!(!opened.reports.is_empty() || !opened.problems.is_empty());
    }
}
