//! A citation as a footnote in wikitext, with the parameters of the templates `cite web` and `cite news`.
//!
//! Both templates want a title, and what they say of a date depends on it being a whole date: a report without a title is
//! written without a template.

use sayso_case::{PartialDate, Precision};

use crate::address::percent;
use crate::citation::Citation;

impl Citation {
    /// A footnote in wikitext, `<ref name="...">...</ref>`, with `{{cite web}}` where there is an address, else `{{cite news}}`.
    pub fn wikitext(&self) -> String {
        reference(self)
    }
}

/// `<ref name="s0123">{{cite web |title=... |at=par. 2}} SHA-256 ...</ref>`.
fn reference(c: &Citation) -> String {
    let body = c.title.as_ref().map_or_else(|| without_title(c), |title| template(c, title));
    let parted = if body.is_empty() { "" } else { " " };
    format!("<ref name=\"{}\">{body}{parted}SHA-256 {}; {}.</ref>", c.id, c.sha256, c.id)
}

/// The template. `cite web` must have an address and `cite news` need not; which of the two says nothing of the publisher.
fn template(c: &Citation, title: &str) -> String {
    let mut out = String::from(if c.address.is_some() { "{{cite web" } else { "{{cite news" });
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!(" |{name}={value}"));
        }
    };
    add("title", Some(escaped(title)));
    add("author", c.author.as_deref().map(escaped));
    add("publisher", c.publisher.as_deref().map(escaped));
    add("date", c.published.map(PartialDate::in_words));
    add("language", c.language.clone());
    if let Some(address) = &c.address {
        add("url", Some(percent(&address.page)));
        // "2021-10" and "2021" are refused there.
        let whole = |date: &PartialDate| date.precision() == Precision::Day;
        add("access-date", c.retrieved_on().filter(whole).map(PartialDate::in_words));
        if let Some((copy, day)) = &address.archive {
            add("archive-url", Some(percent(copy)));
            add("archive-date", Some(day.in_words()));
        }
    }
    // Its field for a page may not stand beside this one.
    add("at", c.place("p.", "par."));
    out.push_str("}}");
    // With a copy the template itself leads there.
    if let Some(gone) = c.gone_on().filter(|_| c.address.as_ref().is_some_and(|a| a.archive.is_none())) {
        out.push_str(&format!(" {{{{dead link |date={}}}}}", gone.first().strftime("%B %Y")));
    }
    out
}

/// The same particulars in words.
fn without_title(c: &Citation) -> String {
    let link = |address: &str| format!("[{} address]", percent(address));
    let copy = c.address.as_ref().and_then(|a| a.archive.as_ref());
    let parts: Vec<String> = [
        c.publisher.as_deref().map(escaped),
        c.author.as_deref().map(escaped),
        c.published.map(PartialDate::in_words),
        c.place("p.", "par."),
        c.address.as_ref().map(|a| link(&a.page)),
        copy.map(|(copy, day)| format!("[{} copy of {}]", percent(copy), day.in_words())),
        c.retrieved_on().map(|d| format!("retrieved {}", d.in_words())),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join(", ")) }
}

/// Words that stand for themselves whatever they hold: every sign that could begin markup becomes a character reference.
pub(crate) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let rest = words.get(at..).unwrap_or_default();
        let meant = match c {
            '&' | '<' | '>' | '[' | ']' | '{' | '}' | '|' | '\'' | '"' | '~' | '_' | '=' => true,
            // A list at the beginning, an address anywhere.
            '*' | '#' | ';' => at == 0,
            ':' => at == 0 || rest.starts_with("://"),
            _ => false,
        };
        if meant { out.push_str(&format!("&#{};", u32::from(c))) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::citation::testing::{HOSTILE, finding, hostile, known};
    use sayso_case::Report;

    /// The one template of a footnote, whose every parameter is known, and nothing else in it that is markup.
    fn check(wikitext: &str) {
        let inner = wikitext.strip_prefix("<ref name=\"").and_then(|w| w.strip_suffix("</ref>")).expect(wikitext);
        let (_, inner) = inner.split_once("\">").expect(wikitext);
        assert!(!inner.contains(['<', '>', '\'', '"', '~', '\n']) && !inner.contains("__"), "{wikitext}");
        let Some(inner) = inner.strip_prefix("{{cite web |").or_else(|| inner.strip_prefix("{{cite news |")) else {
            assert!(!inner.contains(['{', '}', '|']), "{wikitext}");
            return;
        };
        let (fields, rest) = inner.split_once("}}").expect(wikitext);
        assert!(!rest.contains(['{', '}', '|', '[', ']']) && !fields.contains(['{', '}', '[', ']']), "{wikitext}");
        let known = [
            "title",
            "author",
            "publisher",
            "date",
            "language",
            "url",
            "access-date",
            "archive-url",
            "archive-date",
            "at",
        ];
        for field in fields.split(" |") {
            let (name, value) = field.split_once('=').expect(field);
            assert!(known.contains(&name) && !value.contains('|'), "{wikitext}");
            assert!(name.contains("url") || !value.contains("://"), "{wikitext}");
        }
    }

    #[test]
    fn all_that_is_known_stands_in_a_template() {
        let wikitext = finding().wikitext();
        assert_eq!(
            wikitext,
            format!(
                "<ref name=\"s0123456789abcdef\">{{{{cite web |title=Two dead in Arven |author=By Dalo Emric and Jana Orlik \
                 |publisher=The Arven Courier |date=13 October 2021 |language=en |url=https://courier.example/two-dead \
                 |access-date=14 October 2021 |at=par. 2}}}} SHA-256 {}; s0123456789abcdef.</ref>",
                known().id
            )
        );
        check(&wikitext);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = Citation::of(&Report::of_words("x"));
        assert_eq!(bare.wikitext(), format!("<ref name=\"{0}\">SHA-256 {1}; {0}.</ref>", bare.id, bare.sha256));
        let mut report = known();
        report.url = None;
        let printed = Citation::of(&report).wikitext();
        assert!(printed.contains("{{cite news |title=") && !printed.contains("access-date"), "{printed}");
        let mut report = known();
        report.title = None;
        let untitled = Citation::of(&report).wikitext();
        assert!(untitled.contains(">The Arven Courier, By ") && !untitled.contains("{{"), "{untitled}");
    }

    #[test]
    fn a_month_is_no_day() {
        let mut report = known();
        report.published = "2021-10".parse().ok();
        report.retrieved = Some("2021-10".into());
        report.url = Some("https://old.example/20211014093000/https://courier.example/a".into());
        let wikitext = Citation::of(&report).wikitext();
        assert!(wikitext.contains("|date=October 2021 ") && !wikitext.contains("access-date"), "{wikitext}");
        assert!(wikitext.contains("|archive-date=14 October 2021}}"), "{wikitext}");
        check(&wikitext);
    }

    #[test]
    fn no_words_leave_their_field() {
        for words in HOSTILE {
            check(&hostile(words).wikitext());
        }
        assert_eq!(escaped("a|b"), "a&#124;b");
        assert_eq!(escaped(": so: https://x"), "&#58; so: https&#58;//x");
    }

    proptest! {
        #[test]
        fn nor_do_any_others(words in ".{0,60}") {
            check(&hostile(&words).wikitext());
        }
    }
}
