//! A citation. In goes a report, or a report and a finding in it, out come the particulars that every format writes.

use sayso_case::{FindingId, PartialDate, Report, is_language_code};
use sayso_text::paragraphs;

use crate::address::Address;
use crate::dates;
use crate::words::line;

/// What a citation says of a report: its particulars as far as they are known, each on one clean line, not yet escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Who published it.
    pub(crate) publisher: Option<String>,
    /// The byline as printed: it may name several, or none ("our correspondent"), so it is never taken apart.
    pub(crate) author: Option<String>,
    /// Headline.
    pub(crate) title: Option<String>,
    /// When it was published.
    pub(crate) published: Option<PartialDate>,
    /// When it was got, as written.
    pub(crate) retrieved: Option<String>,
    /// When somebody found it gone.
    pub(crate) gone: Option<String>,
    /// Where, if that is an address of the web.
    pub(crate) address: Option<Address>,
    /// ISO 639 code.
    pub(crate) language: Option<String>,
    /// SHA-256 of its bytes.
    pub(crate) sha256: String,
    /// The page of the file, from 1, where it has pages.
    pub(crate) page: Option<u32>,
    /// The number of the paragraph, from 1.
    pub(crate) paragraph: Option<usize>,
    /// The finding's id, or the report's.
    pub(crate) id: String,
}

impl Citation {
    /// Of a report as a whole. Its id is an `r` and the first 16 digits of its SHA-256.
    pub fn of(report: &Report) -> Self {
        let known = |field: &Option<String>| field.as_deref().and_then(line);
        let sha256 = report.id.as_str().to_owned();
        Citation {
            publisher: known(&report.publisher),
            author: known(&report.byline),
            title: known(&report.title),
            published: report.published,
            retrieved: known(&report.retrieved),
            gone: known(&report.gone),
            address: report.url.as_deref().and_then(Address::of),
            language: known(&report.language).filter(|code| is_language_code(code)),
            id: format!("r{}", sha256.chars().take(16).collect::<String>()),
            sha256,
            page: None,
            paragraph: None,
        }
    }

    /// Of a finding in the report: its id and the number of its paragraph (see [`Citation::paragraph`]; 0 for none).
    #[must_use]
    pub fn at(mut self, finding: &FindingId, paragraph: usize) -> Self {
        finding.as_str().clone_into(&mut self.id);
        self.paragraph = (paragraph > 0).then_some(paragraph);
        self
    }

    /// On a page of the report's file; `None` where it has none.
    #[must_use]
    pub fn on_page(mut self, page: Option<u32>) -> Self {
        self.page = page;
        self
    }

    /// Page and paragraph, as far as they are known: "p. 3, par. 12", with the words for them.
    pub(crate) fn place(&self, page: &str, paragraph: &str) -> Option<String> {
        let page = self.page.map(|n| format!("{page} {n}"));
        let paragraph = self.paragraph.map(|n| format!("{paragraph} {n}"));
        let both: Vec<String> = page.into_iter().chain(paragraph).collect();
        (!both.is_empty()).then(|| both.join(", "))
    }

    /// The number (from 1) of the paragraph of a text in which a byte stands, or the one before it; 0 where there is none.
    /// It reads the whole text: who asks often keeps [`paragraphs`].
    pub fn paragraph(text: &str, byte: usize) -> usize {
        let all = paragraphs(text);
        all.partition_point(|p| p.start <= byte).max(usize::from(!all.is_empty()))
    }

    /// The id by which the formats know it: letters and digits alone.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The day on which it was found gone from its address.
    pub(crate) fn gone_on(&self) -> Option<PartialDate> {
        self.gone.as_deref().and_then(dates::parsed)
    }

    /// The day it was got, where that can be told.
    pub(crate) fn retrieved_on(&self) -> Option<PartialDate> {
        self.retrieved.as_deref().and_then(dates::parsed)
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// A report of an invented paper, all of whose particulars are known.
    pub(crate) fn known() -> Report {
        let mut report = Report::of_words("Two dead in Arven\n\nTwo men died, the mayor said.\n\nThe road is shut.");
        report.title = Some("Two dead in Arven".into());
        report.publisher = Some("The Arven Courier".into());
        report.byline = Some("By Dalo Emric and Jana Orlik".into());
        report.published = "2021-10-13".parse().ok();
        report.retrieved = Some("2021-10-14T09:30".into());
        report.url = Some("https://courier.example/two-dead".into());
        report.language = Some("en".into());
        report
    }

    /// Its second paragraph, cited by a finding's id.
    pub(crate) fn finding() -> Citation {
        let id = FindingId::try_from("s0123456789abcdef".to_owned()).unwrap();
        let report = known();
        let paragraph = Citation::paragraph(&report.text, 25);
        Citation::of(&report).at(&id, paragraph)
    }

    /// A report all of whose particulars are these words.
    pub(crate) fn hostile(words: &str) -> Citation {
        let mut report = known();
        for field in
            [&mut report.title, &mut report.publisher, &mut report.byline, &mut report.retrieved, &mut report.language]
        {
            *field = Some(words.to_owned());
        }
        report.url = Some(format!("https://courier.example/{}", words.replace(char::is_whitespace, "")));
        Citation::of(&report)
    }

    /// Words that would do harm in one of the formats.
    pub(crate) const HOSTILE: &[&str] = &[
        "}} {{evil|x=1}} {{{1|}}}",
        "]] [[File:x.png]] [https://e.example x]",
        "</ref><script>alert(1)</script><!-- <nowiki>",
        "a|title=b|url=c",
        "''bold''' ~~~~ __TOC__ https://e.example",
        "* # : ; list",
        "}, author = {X}, @misc{y, a={b",
        "\\input{x} \\ $x^2_3$ 50% & #1 ~ \" `",
        "line\r\nbreak\u{2028}\u{0}\u{7}\u{1b}[31m\u{202e}",
        "{",
        "}",
        "\\",
        "\"",
        "{{{{",
        "}}}}",
        "&amp; &#124;",
        "\u{ffff}",
        "",
    ];
}

#[cfg(test)]
mod tests {
    use super::testing::{finding, known};
    use super::*;

    #[test]
    fn a_report_has_an_id_of_its_own() {
        let citation = Citation::of(&known());
        assert_eq!(citation.id().len(), 17);
        assert!(known().id.as_str().starts_with(&citation.id()[1..]));
        assert_eq!(citation.paragraph, None);
    }

    #[test]
    fn a_finding_is_cited_by_its_paragraph() {
        assert_eq!((finding().id(), finding().paragraph), ("s0123456789abcdef", Some(2)));
        assert_eq!(finding().place("p.", "par.").as_deref(), Some("par. 2"));
        assert_eq!(finding().on_page(Some(3)).place("p.", "par.").as_deref(), Some("p. 3, par. 2"));
        assert_eq!(Citation::of(&known()).place("p.", "par."), None);
        assert_eq!(Citation::paragraph("", 0), 0);
        assert_eq!(Citation::paragraph("\n\na\nb", 0), 1);
        assert_eq!(Citation::paragraph("a\n\nb", 99), 2);
    }
}
