//! A citation in words, one line.

use sayso_case::PartialDate;

use crate::citation::Citation;

impl Citation {
    /// One line in words: publisher, byline, title, date, page, paragraph, address, retrieval, SHA-256, id.
    pub fn plain(&self) -> String {
        line(self)
    }
}

/// "The Courier, Dalo Emric, “Two dead in Arven”, 13 October 2021, paragraph 2. https://... (retrieved 14 October 2021).
/// SHA-256 ...; s0123...". What is not known is not there.
fn line(c: &Citation) -> String {
    let head: Vec<String> = [
        c.publisher.clone(),
        c.author.clone(),
        c.title.as_ref().map(|t| format!("“{t}”")),
        c.published.map(PartialDate::in_words),
        c.place("page", "paragraph"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut out = head.join(", ");
    if !out.is_empty() {
        out.push_str(". ");
    }
    let got = c.retrieved.as_ref().map(|r| {
        let day = c.retrieved_on().map_or_else(|| r.clone(), PartialDate::in_words);
        format!("retrieved {day}")
    });
    let archive = c.address.as_ref().and_then(|a| a.archive.as_ref());
    let kept = archive.map(|(copy, day)| format!("archived {}: {copy}", day.in_words()));
    let gone = c.gone_on().map(|day| format!("no longer there on {}", day.in_words()));
    let notes: Vec<String> = [got, gone, kept].into_iter().flatten().collect();
    match (&c.address, notes.is_empty()) {
        (Some(address), true) => out.push_str(&format!("{}. ", address.page)),
        (Some(address), false) => out.push_str(&format!("{} ({}). ", address.page, notes.join("; "))),
        (None, true) => {}
        (None, false) => out.push_str(&format!("({}). ", notes.join("; "))),
    }
    out.push_str(&format!("SHA-256 {}; {}.", c.sha256, c.id));
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::citation::testing::{HOSTILE, finding, hostile, known};
    use sayso_case::Report;

    #[test]
    fn what_is_gone_from_its_address_says_so_in_every_form() {
        assert!(!finding().plain().contains("no longer there"));
        let c = Citation { gone: Some("2031-03-06T10:00:00.125Z".into()), ..finding() };
        for form in [c.plain(), c.bibtex()] {
            assert!(form.contains("no longer there on 6 March 2031"), "{form}");
        }
        assert!(c.wikitext().contains("{{dead link |date=March 2031}}"), "{}", c.wikitext());
    }

    #[test]
    fn all_that_is_known_stands_in_one_line() {
        assert_eq!(
            finding().plain(),
            format!(
                "The Arven Courier, By Dalo Emric and Jana Orlik, “Two dead in Arven”, 13 October 2021, paragraph 2. \
                 https://courier.example/two-dead (retrieved 14 October 2021). SHA-256 {}; s0123456789abcdef.",
                known().id
            )
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = Report::of_words("x");
        let c = Citation::of(&bare);
        assert_eq!(c.plain(), format!("SHA-256 {}; {}.", bare.id, c.id()));
        let mut report = known();
        report.published = "2021".parse().ok();
        report.retrieved = Some("in autumn".into());
        report.url = Some("https://old.example/20211014093000/https://courier.example/a".into());
        let plain = Citation::of(&report).plain();
        assert!(
            plain.contains(
                ", 2021. https://courier.example/a (retrieved in autumn; archived 14 October 2021: https://old.example/"
            ),
            "{plain}"
        );
    }

    #[test]
    fn it_stays_one_line() {
        for words in HOSTILE {
            let plain = hostile(words).plain();
            assert!(!plain.chars().any(char::is_control), "{plain:?}");
        }
    }

    proptest! {
        #[test]
        fn no_words_break_the_line(words in ".{0,60}") {
            prop_assert!(!hostile(&words).plain().chars().any(char::is_control));
        }
    }
}
