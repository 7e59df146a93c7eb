//! RSS and Atom: each entry is a report.

mod common;

use common::Folder;
use proptest::prelude::*;
use sayso_case::Report;
use sayso_reports::{Hint, Opened, Options, Packed, load, originals_of, read_bytes};

fn read(xml: &str) -> Opened {
    read_bytes(xml.as_bytes(), &Hint { path: "feed.xml", stated: None })
}

fn packed(opened: &Opened) -> Vec<&Packed> {
    opened.problems.iter().filter_map(|problem| problem.kind.packed()).collect()
}

/// Title, publisher, byline, day, address.
fn particulars(report: &Report) -> [String; 5] {
    let or = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let day = report.published.map_or_else(|| "-".to_owned(), |day| day.to_string());
    [or(&report.title), or(&report.publisher), or(&report.byline), day, or(&report.url)]
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Arven Post</title><link>https://arven.example/</link><lastBuildDate>Sun, 04 May 2031 12:00:00 GMT</lastBuildDate>
<image><title>Not this</title></image>
<item><title>Two killed at Kelt &amp; Orsa</title><link>https://arven.example/kelt</link>
<description>Short.</description><dc:creator>Dalo Emric</dc:creator><pubDate>Sun, 04 May 2031 23:30:00 -0400</pubDate>
<content:encoded><![CDATA[<p>Two men died at the bridge, the mayor of Kelt said on Sunday.</p><p>The road stays shut.</p>]]></content:encoded></item>
<item><title>Road shut</title><guid>https://arven.example/road</guid><author>desk@arven.example (Kara Lind)</author>
<description>The road to &lt;b&gt;Kelt&lt;/b&gt; is shut, the army said.</description><source url="https://halvia.example/rss">Halvia Today</source></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="text">Halvia Today</title>
<link rel="self" href="https://halvia.example/atom"/><updated>2031-05-04T10:00:00Z</updated>
<entry><title type="html">The bridge &lt;i&gt;holds&lt;/i&gt;</title><link rel="edit" href="https://halvia.example/edit/1"/>
<link href="https://halvia.example/1"/><author><name>Mara Tov</name><email>m@halvia.example</email></author>
<published>2031-05-03T22:00:00+02:00</published><updated>2031-05-04T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The bridge at Kelt holds, the ministry said.</p><p>No one was hurt.</p></div></content></entry>
</feed>"#;

#[test]
fn each_item_of_rss_is_a_report() {
    let opened = read(RSS);
    assert_eq!(opened.problems, []);
    let [first, second] = opened.reports.as_slice() else { panic!("{opened:?}") };
    assert_eq!((first.path.as_str(), second.path.as_str()), ("feed.xml#entry-1", "feed.xml#entry-2"));
    let expected =
        ["Two killed at Kelt & Orsa", "Arven Post", "Dalo Emric", "2031-05-04", "https://arven.example/kelt"];
    assert_eq!(particulars(first), expected);
    assert_eq!(
        first.text,
        "Two killed at Kelt & Orsa\nTwo men died at the bridge, the mayor of Kelt said on Sunday.\n\nThe road stays shut."
    );
    assert_eq!(first.parts.last().unwrap().time.as_deref(), Some("2031-05-05T03:30:00Z"));
    assert_eq!(particulars(second), ["Road shut", "Halvia Today", "Kara Lind", "-", "https://arven.example/road"]);
    assert_eq!(second.text, "Road shut\nThe road to Kelt is shut, the army said.");
}

#[test]
fn each_entry_of_atom_is_a_report() {
    let opened = read(ATOM);
    assert_eq!(opened.problems, []);
    let [report] = opened.reports.as_slice() else { panic!("{opened:?}") };
    let expected = ["The bridge holds", "Halvia Today", "Mara Tov", "2031-05-03", "https://halvia.example/1"];
    assert_eq!(particulars(report), expected);
    assert_eq!(report.text, "The bridge holds\nThe bridge at Kelt holds, the ministry said.\n\nNo one was hurt.");
}

#[test]
fn an_entry_alone_is_what_it_was_and_a_later_fetch_holds_it_again() {
    for feed in [RSS, ATOM] {
        let originals = originals_of(feed.as_bytes());
        let ids: Vec<_> = read(feed).reports.into_iter().map(|report| report.id).collect();
        for report in read(feed).reports {
            let again = read(std::str::from_utf8(&originals[&report.id]).unwrap()).reports.remove(0);
            assert_eq!((&again.id, &again.text, &again.title), (&report.id, &report.text, &report.title));
        }
        let later = feed
            .replace("04 May 2031 12:00", "05 May 2031 09:00")
            .replace("<updated>2031-05-04T10:00:00Z</updated>\n<entry>", "<entry>");
        assert_ne!(later, feed);
        assert_eq!(read(&later).reports.into_iter().map(|report| report.id).collect::<Vec<_>>(), ids);
    }
}

#[test]
fn rss_1_has_its_items_beside_the_channel() {
    let opened = read(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>\
         <channel rdf:about='x'><title>Arven Post</title></channel>\
         <item rdf:about='https://arven.example/1'><title>Road shut</title><description>The road is shut.</description></item></rdf:RDF>",
    );
    let [report] = opened.reports.as_slice() else { panic!("{opened:?}") };
    assert_eq!(
        (report.text.as_str(), report.publisher.as_deref()),
        ("Road shut\nThe road is shut.", Some("Arven Post"))
    );
}

#[test]
fn a_feed_in_a_folder_is_read_under_any_name() {
    let folder = Folder::new();
    folder.write("feed.txt", RSS);
    folder.write("a", ATOM);
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    assert_eq!((reports.len(), problems), (3, vec![]));
}

#[test]
fn what_stands_before_a_break_is_read() {
    let opened = read(&RSS[..RSS.len() - 40]);
    assert_eq!(opened.reports.len(), 1);
    assert!(matches!(packed(&opened)[..], [Packed::Broken { .. }]), "{opened:?}");
    let said = opened.problems[0].message();
    assert!(said.starts_with("feed.xml: this is a feed") && said.contains("is not closed"), "{said}");
}

#[test]
fn bad_feeds_are_told_of() {
    let opened = read("<rss><channel><title>Arven Post</title></channel></rss>");
    assert!(matches!(packed(&opened)[..], [Packed::Nothing { .. }]), "{opened:?}");
    let deep = format!("<rss><channel>{}", "<a>".repeat(200_000));
    assert!(matches!(packed(&read(&deep))[..], [Packed::Broken { .. }]));
    let empty = read("<rss><channel><item></item></channel></rss>");
    assert!(matches!(packed(&empty)[..], [Packed::PassedOver { .. }, Packed::Nothing { .. }]), "{empty:?}");
    // Entities of a file's own are not followed.
    let bomb = "<!DOCTYPE rss [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;'>]><rss><channel><item><title>It &b; rains</title></item></channel></rss>";
    assert_eq!(read(bomb).reports[0].title.as_deref(), Some("It &b; rains"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_break_it(at in 0usize..RSS.len(), with in any::<u8>(), cut in 60usize..RSS.len()) {
        let mut bytes = RSS.as_bytes().to_vec();
        bytes[at] = with;
        bytes.truncate(cut);
        let opened = read_bytes(&bytes, &Hint { path: "feed.xml", stated: None });
        prop_assert!(!opened.reports.is_empty() || !opened.problems.is_empty());
    }
}
