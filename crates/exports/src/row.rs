//! A row that stands on words: which report, which sentence, at which place. Every row of every table has these, and what has no
//! words has no row.

use sayso_case::{PartialDate, ReadReport, Report};
use sayso_text::Span;

use crate::table::{Cell, Column, Kind, column};

/// The words that a row stands on.
#[derive(Clone, Copy)]
pub(crate) struct Words<'c> {
    pub report: &'c Report,
    pub sentence: &'c str,
    pub span: Span,
    pub text: &'c str,
}

impl<'c> Words<'c> {
    /// Of a place in a report; `None` where no words stand there.
    pub(crate) fn at(read: &'c ReadReport, span: Span) -> Option<Self> {
        let text = span.of(&read.report.text);
        let sentence = read.findings.sentence_at(span.start).of(&read.report.text);
        // Where no sentence is known, the words are all that is.
        let sentence = if sentence.is_empty() { text } else { sentence };
        (!text.is_empty()).then_some(Words { report: &read.report, sentence, span, text })
    }
}

/// What a table says of something, and the words it stands on.
pub(crate) struct Row<'c, T> {
    pub words: Words<'c>,
    pub it: T,
}

/// The columns that every table ends with.
pub(crate) fn words<'c, T>() -> Vec<Column<Row<'c, T>>> {
    use Kind::{Text, Whole};
    vec![
        column("report", Text, "id", "The report, as in all lines of the program", |r: &Row<'c, T>| {
            Cell::text(r.words.report.id.as_str())
        }),
        column("path", Text, "", "Where its file lies in the folder that was read", |r| {
            Cell::text(r.words.report.path.as_str())
        }),
        column("publisher", Text, "", "Who published it", |r| Cell::known(r.words.report.publisher.as_deref())),
        column("title", Text, "", "Its headline", |r| Cell::known(r.words.report.title.as_deref())),
        column("date", Text, "ISO 8601", "When it was published, as far as that is known: day, month or year", |r| {
            Cell::known(r.words.report.published.map(|d: PartialDate| d.to_string()))
        }),
        column("url", Text, "", "Its address", |r| Cell::known(r.words.report.url.as_deref())),
        column("retrieved", Text, "as written", "When it was got", |r| {
            Cell::known(r.words.report.retrieved.as_deref())
        }),
        column("sha256", Text, "hexadecimal", "SHA-256 of the report's bytes; the digits of `report`", |r| {
            Cell::text(r.words.report.id.as_str())
        }),
        column(
            "text_sha256",
            Text,
            "hexadecimal",
            "SHA-256 of its readable text, in which `start` and `end` count",
            |r| Cell::text(r.words.report.text_sha256.as_str()),
        ),
        column("sentence", Text, "", "The sentence in which the words stand", |r| Cell::text(r.words.sentence)),
        column("start", Whole, "bytes of UTF-8", "Where the words begin", |r| Cell::number(r.words.span.start)),
        column("end", Whole, "bytes of UTF-8", "Where they end: the first byte behind them", |r| {
            Cell::number(r.words.span.end)
        }),
        column("text", Text, "", "The words", |r| Cell::text(r.words.text)),
        column(
            "page",
            Whole,
            "pages",
            "The page of the file on which the words begin, counted from 1; empty where the file has no pages",
            |r| Cell::count(r.words.report.page_at(r.words.span.start).map(u64::from)),
        ),
    ]
}
