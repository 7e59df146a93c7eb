//! Plain text: the decoded file is the readable text, unchanged; a title and a date are looked for near its beginning.

use sayso_text::{Span, ends_line};

use super::page::{Format, Page, broken};
use crate::decode::decode;
use crate::problem::ProblemKind;
use crate::publication_date::{near_start, without_date};
use sayso_case::{Part, PartKind, Source};

/// Plain text.
pub(crate) struct Plain;

impl Format for Plain {
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind> {
        let decoded = decode(bytes, None).ok_or(ProblemKind::Binary)?;
        if decoded.text.trim().is_empty() {
            return Err(ProblemKind::Empty);
        }
        let title = title(&decoded.text);
        Ok(Page {
            parts: parts(&decoded.text, title.as_deref()),
            title: title.map(|title| (title, Source::Text)),
            published: near_start(&decoded.text).map(|date| (date, Source::Text)),
            language: sayso_text::language(&decoded.text).map(|language| (language.to_owned(), Source::Text)),
            warnings: broken(&decoded),
            text: decoded.text,
            ..Page::default()
        })
    }
}

/// The title, where one was found, and the body.
fn parts(text: &str, title: Option<&str>) -> Vec<Part> {
    let part = |kind, start, end| Part {
        kind,
        span: Span::new(start, end).trimmed(text),
        time: None,
        edited: None,
        page: None,
    };
    let titled = title.and_then(|title| text.find(title).map(|start| (start, start + title.len())));
    let mut parts: Vec<Part> = titled.iter().map(|(start, end)| part(PartKind::Title, *start, *end)).collect();
    parts.push(part(PartKind::Body, titled.map_or(0, |(_, end)| end), text.len()));
    parts.retain(|part| !part.span.is_empty());
    parts
}

/// The first line, where it looks like a title: short, without a full stop at its end, more text after it. A date before
/// it is not part of it.
fn title(text: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let (line, rest) = text.trim_start().split_once(ends_line)?;
    let title = without_date(line.trim()).trim_matches(|c: char| c.is_whitespace() || c == '|' || c == '#');
    let long = title.chars().take(LONGEST + 1).count() > LONGEST;
    let ends = title.ends_with(['.', ',', ';', ':', '…']) && !title.ends_with("U.S.") && !title.ends_with("U.N.");
    let words = title.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    (!long && !ends && words >= 2 && !rest.trim().is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Page {
        Plain.read(text.as_bytes()).unwrap()
    }

    #[test]
    fn the_text_stays_as_it_was() {
        let page = read("\u{feff}Bridge shelled\r\n\r\n  Two died. \r\n");
        assert_eq!(page.text, "Bridge shelled\r\n\r\n  Two died. \r\n");
    }

    #[test]
    fn first_lines_that_are_titles() {
        for (text, expected) in [
            ("Bridge shelled\nTwo died.", Some("Bridge shelled")),
            ("\n Who shelled the bridge?\n\nTwo died.", Some("Who shelled the bridge?")),
            ("date 2016-07-05 Bridge shelled\nTwo died.", Some("Bridge shelled")),
            ("The bridge at Arven | |||\nTwo died.", Some("The bridge at Arven")),
            ("A talk with the U.N.\nTwo died.", Some("A talk with the U.N.")),
            ("The bridge was shelled.\nTwo died.", None),
            ("Bridge shelled", None),
            ("Bridge shelled\n\n", None),
            ("Last update: June 21, 2024 23:23\nTwo died.", None),
            ("5 July 2016\nTwo died.", None),
            ("Arven\nTwo died.", None),
        ] {
            assert_eq!(read(text).title.map(|(title, _)| title).as_deref(), expected, "{text}");
        }
        assert_eq!(read(&format!("{}\nTwo died.", "word ".repeat(60))).title, None);
    }

    #[test]
    fn the_date_comes_from_the_text() {
        let (date, source) = read("Bridge shelled\nPublished July 5 2016\nTwo died.").published.unwrap();
        assert_eq!((date.to_string().as_str(), source), ("2016-07-05", Source::Text));
        assert_eq!(read("Bridge shelled\nTwo died.").published, None);
    }

    #[test]
    fn what_is_no_report() {
        assert_eq!(Plain.read(b"").err(), Some(ProblemKind::Empty));
        assert_eq!(Plain.read(b" \n\t").err(), Some(ProblemKind::Empty));
        assert_eq!(Plain.read(b"\xef\xbb\xbf").err(), Some(ProblemKind::Empty));
        assert_eq!(Plain.read(b"a\0b").err(), Some(ProblemKind::Binary));
    }
}
