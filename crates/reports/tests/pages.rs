//! Pages as news sites make them (all invented): what is around the article goes, what the page says about itself is kept.

mod common;

use common::page;
use sayso_case::{Field, Report, Source};
use sayso_reports::{Hint, read_bytes};

fn published(report: &Report) -> Option<String> {
    report.published.map(|date| date.to_string())
}

/// A page of a news site: menus, a cookie note, sharing, related links, comments, JSON-LD.
const NEWS: &str = include_str!("pages/news.html");

#[test]
fn a_news_page_becomes_its_article() {
    let report = page(NEWS);
    let paragraphs: Vec<&str> = report.text.split("\n\n").collect();
    let (title, first) = paragraphs[0].split_once('\n').unwrap();
    assert_eq!(title, "Bridge near Arven shelled, two dead");
    assert!(report.text.contains("\n\n“Nobody warned us,” said Orlan Teves"), "{}", report.text);
    assert!(
        report.text.contains("ran towards the river.”\n\nThe defence ministry of the north denied"),
        "{}",
        report.text
    );
    assert!(report.text.contains("since Sunday & that “saboteurs” were"), "{}", report.text);
    assert!(report.text.ends_with("called on both sides to stop."), "{}", report.text);
    for gone in [
        "cookie",
        "World",
        "Share on",
        "Related",
        "Five things",
        "First!",
        "Copyright",
        "Read more",
        "color",
        "NewsArticle",
    ] {
        assert!(!report.text.contains(gone), "{gone} is in {}", report.text);
    }
    assert_eq!(report.text.matches("Bridge near Arven").count(), 1, "{first}");
}

#[test]
fn a_news_page_says_where_it_comes_from() {
    let report = page(NEWS);
    assert_eq!(report.title.as_deref(), Some("Bridge near Arven shelled, two dead"));
    assert_eq!(report.publisher.as_deref(), Some("Arven Post"));
    assert_eq!(report.byline.as_deref(), Some("Kara Lind"));
    assert_eq!(published(&report).as_deref(), Some("2016-07-05"));
    assert_eq!(report.url.as_deref(), Some("https://arvenpost.example/2016/07/bridge-shelled"));
    assert_eq!(report.language.as_deref(), Some("en"));
    let from: Vec<_> = report.from.iter().map(|(field, source)| (field.as_str(), source.as_str())).collect();
    assert_eq!(
        from,
        [
            ("title", "json-ld"),
            ("publisher", "json-ld"),
            ("byline", "json-ld"),
            ("published", "json-ld"),
            ("url", "meta"),
            ("language", "text")
        ]
    );
}

#[test]
fn a_short_bulletin_is_read_whole() {
    let report = page(
        "<html><head><title>Press release 14</title></head><body><div class=nav><a href=/>Home</a></div>\
         <h1>Press release 14</h1><p>5 July 2016</p><p>Two vehicles were destroyed near Arven.</p>\
         <p>No soldiers were hurt.</p><div id=footer>Ministry of the North</div></body></html>",
    );
    assert_eq!(
        report.text,
        "Press release 14\n5 July 2016\n\nTwo vehicles were destroyed near Arven.\n\nNo soldiers were hurt."
    );
    assert_eq!(published(&report).as_deref(), Some("2016-07-05"));
    assert_eq!(report.from[&Field::Published], Source::Text);
    assert_eq!(report.from[&Field::Title], Source::Text);
}

#[test]
fn an_old_page_in_windows_1252() {
    let source = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\">\
                  <title>Caf\u{e9} shelled</title></head><body><p>\u{93}Nobody warned us,\u{94} said the owner of the caf\u{e9}.\
                  <p>The army\u{92}s guns were silent, it said.</body></html>";
    let bytes: Vec<u8> = source.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let report = page(bytes);
    assert_eq!(
        report.text,
        "Café shelled\n“Nobody warned us,” said the owner of the café.\n\nThe army’s guns were silent, it said."
    );
}

#[test]
fn other_declarations_of_the_encoding() {
    // "Мост" in windows-1251, in an XML declaration and in a meta element.
    let words: &[u8] = b"<p>\xcc\xee\xf1\xf2 \xcc\xee\xf1\xf2 \xcc\xee\xf1\xf2</p>";
    for head in [
        "<?xml version='1.0' encoding='windows-1251'?><html>",
        "<meta charset=windows-1251>",
        "<META CHARSET='cp1251'>",
    ] {
        let report = page([head.as_bytes(), words].concat());
        assert_eq!(report.text, "Мост Мост Мост", "{head}");
    }
    let utf16: Vec<u8> = "\u{feff}<p>Мост</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(page(utf16).text, "Мост");
    assert_eq!(page("<meta charset=windows-1252><p>Мост</p>").text, "Мост", "valid UTF-8 is UTF-8");
}

#[test]
fn meta_elements_speak_where_there_is_no_json_ld() {
    let report = page(
        "<html lang=fr><title>Pont bombardé - Le Nord</title><meta property='og:site_name' content='Le Nord'>\
         <meta name=author content='Par https://x.example'><meta name=dc.creator content='By Kara Lind'>\
         <meta name=date content='06/05/2016'><meta property='og:url' content='https://nord.example/1'>\
         <h1>Le Nord</h1><p>Pont.</p>",
    );
    assert_eq!(report.title.as_deref(), Some("Pont bombardé"));
    assert_eq!(report.publisher.as_deref(), Some("Le Nord"));
    assert_eq!(published(&report).as_deref(), Some("2016"), "6 May or 5 June is not guessed");
    assert_eq!(report.url.as_deref(), Some("https://nord.example/1"));
    assert_eq!(report.language.as_deref(), Some("fr"));
    assert_eq!(report.from[&Field::Title], Source::Meta);
    assert_eq!(report.from[&Field::Language], Source::Meta);
}

#[test]
fn time_elements_and_datelines() {
    let words = "<p>Two people died near the bridge, the governor said on Tuesday.</p>";
    let report = page(format!("<h1>Bridge shelled</h1><time pubdate datetime=2016-07-05>x</time>{words}"));
    assert_eq!(published(&report).as_deref(), Some("2016-07-05"));
    let report = page(format!("<h1>Bridge shelled</h1><p>Published: 5 July 2016</p>{words}"));
    assert_eq!(published(&report).as_deref(), Some("2016-07-05"));
    let report = page(format!("<h1>Bridge shelled</h1>{words}"));
    assert_eq!(published(&report), None);
}

#[test]
fn a_page_without_an_article_keeps_its_words() {
    let report = page("<table><tr><td>North<td>3 dead<tr><td>South<td>5 dead</table>");
    assert_eq!(report.text, "North\t3 dead\nSouth\t5 dead");
    assert_eq!((report.title.as_deref(), report.publisher.as_deref(), report.byline.as_deref()), (None, None, None));
    assert_eq!(page("Just words").text, "Just words");
}

#[test]
fn a_page_is_known_by_its_beginning_whatever_its_name() {
    let folder = common::Folder::new();
    let file = folder.write("page", "\n<!DOCTYPE html><title>a</title><p>Two died.");
    assert_eq!(common::read_file(&file).unwrap().0.text, "a\nTwo died.");
    let file = folder.write("page.txt", "<html><p>Two died.");
    assert_eq!(common::read_file(&file).unwrap().0.text, "Two died.");
    let file = folder.write("text.txt", "<The ministry> said: <p> two died.");
    assert_eq!(common::read_file(&file).unwrap().0.text, "<The ministry> said: <p> two died.");
}

#[test]
fn a_page_saved_with_its_pictures_is_a_page_with_address_and_time() {
    let picture = "A".repeat(4_000_000);
    let page = format!(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://arven.example/kelt \n saved date: Mon May 05 2031 \
         08:00:02 GMT+0200 (Central European Summer Time)\n--><meta charset=utf-8>\n<title>Road shut</title><link rel=canonical \
         href=https://arven.example/other><style>:root{{--sf-img-1: url(\"data:image/png;base64,{picture}\")}}</style><body><article>\
         <img src=\"data:image/png;base64,{picture}\"><p>The road to Kelt is shut, the army of Halvia said on Monday, and nobody may pass \
         the bridge before Wednesday.</article>"
    );
    let opened = read_bytes(page.as_bytes(), &Hint { path: "kelt.html", stated: None });
    assert_eq!(opened.problems, []);
    let report = &opened.reports[0];
    assert!(report.text.starts_with("Road shut\nThe road to Kelt is shut"), "{:?}", report.text.get(..200));
    assert!(report.text.len() < 300, "{}", report.text.len());
    assert_eq!(report.url.as_deref(), Some("https://arven.example/kelt"));
    assert_eq!(report.retrieved.as_deref(), Some("2031-05-05T06:00:02Z"));
}
