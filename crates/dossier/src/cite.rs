//! Citations. In goes a report, out come its particulars in the order a footnote has them, and links to them.

use maud::{Markup, html};
use sayso_case::Report;
use sayso_text::Span;

use crate::dates;
use crate::goals::to_citation;
use crate::index::Index;
use crate::safe::{Words, address};

/// Publisher, title, date, address and date of retrieval, as far as they are known.
pub(crate) fn citation(report: &Report) -> Markup {
    let retrieved = report.retrieved.as_deref().map(dates::words);
    html! {
        @match &report.publisher { Some(p) => (Words(p)), None => "publisher not given" }
        @if let Some(byline) = &report.byline { ", " (Words(byline)) }
        ", “" @match &report.title { Some(t) => (Words(t)), None => (Words(&report.path)) } "”, "
        @match report.published { Some(d) => (dates::words(&d.to_string())), None => "date not given" }
        @if let Some(url) = &report.url { ", " (address(url)) }
        @if let Some(retrieved) = &retrieved { " (retrieved " (Words(retrieved)) ")" }
        @if let Some(gone) = &report.gone { " (no longer there on " (Words(&dates::words(gone))) ")" }
        "."
    }
}

/// A link to the citation of a report. Where the script runs it copies it, with the sentence in which a span stands.
pub(crate) fn cite_link(index: &Index, report: usize, span: Span) -> Markup {
    let Some(read) = index.case.reports.get(report) else {
        return html! {};
    };
    let text = &read.report.text;
    let number = index.paragraph(report, span.start);
    let paragraph =
        index.paragraphs.get(report).and_then(|p| p.get(number.checked_sub(1)?)).copied().unwrap_or_default();
    let sentence = read.findings.sentence_at(span.start);
    let sentence = if paragraph.contains(sentence) && !sentence.is_empty() { sentence } else { paragraph };
    let from = units(Span::new(paragraph.start, sentence.start).of(text));
    let to = from + units(sentence.of(text));
    html! { a class="cp" href=(to_citation(report)) data-c={(report + 1) "," (number) "," (from) "," (to)} { "cite" } }
}

/// Length in UTF-16 code units, as scripts count.
fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
