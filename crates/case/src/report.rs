//! What a report is once it is read: its text, its particulars, and where each of them came from.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use sayso_text::Span;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::PartialDate;

/// The id of a report: the SHA-256 of its bytes as received, in 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
// All that is found in a report and all that is joined of it names it, so they share its digits.
pub struct ReportId(Arc<str>);

impl ReportId {
    /// The id of the report that has these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        ReportId(sha256(bytes).into())
    }

    /// An id that was written down before; `None` unless it is 64 lower-case hexadecimal digits.
    pub fn parse(written: &str) -> Option<Self> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (written.len() == 64 && written.bytes().all(hex)).then(|| ReportId(written.into()))
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ReportId {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        ReportId::parse(&written)
            .ok_or_else(|| format!("{written:?} is no report's id: 64 lower-case hexadecimal digits"))
    }
}

impl From<ReportId> for String {
    fn from(id: ReportId) -> String {
        id.as_str().to_owned()
    }
}

impl fmt::Display for ReportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// SHA-256 in lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    use fmt::Write;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// A particular of a report that has a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// [`Report::title`].
    Title,
    /// [`Report::publisher`].
    Publisher,
    /// [`Report::byline`].
    Byline,
    /// [`Report::published`].
    Published,
    /// [`Report::url`].
    Url,
    /// [`Report::retrieved`].
    Retrieved,
    /// [`Report::language`].
    Language,
}

impl Field {
    /// Its name in the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Publisher => "publisher",
            Field::Byline => "byline",
            Field::Published => "published",
            Field::Url => "url",
            Field::Retrieved => "retrieved",
            Field::Language => "language",
        }
    }
}

/// Where a particular came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A row of the manifest; wins over every other source.
    Manifest,
    /// The page's schema.org description (JSON-LD).
    JsonLd,
    /// The page's head: meta, title and link elements, the language of its root.
    Meta,
    /// The readable words themselves.
    Text,
    /// The file's name.
    File,
}

impl Source {
    /// The word of the contract: "manifest", "json-ld", "meta", "text" or "file".
    pub fn as_str(self) -> &'static str {
        match self {
            Source::Manifest => "manifest",
            Source::JsonLd => "json-ld",
            Source::Meta => "meta",
            Source::Text => "text",
            Source::File => "file",
        }
    }
}

impl Report {
    /// The page of the file on which a byte of the text stands, where the file has pages.
    pub fn page_at(&self, byte: usize) -> Option<u32> {
        self.parts.iter().rev().find(|part| part.span.start <= byte).and_then(|part| part.page)
    }
}

/// A part of a readable text: what it was on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it was.
    pub kind: PartKind,
    /// Its place in the text.
    pub span: Span,
    /// Its own time, where it has one: an ISO 8601 date, or date and time, as written.
    pub time: Option<String>,
    /// When it was last changed, where it says so: an ISO 8601 time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<String>,
    /// The page of the file on which it stands, counted from 1, where it has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// What a part of a readable text was on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// The headline.
    Title,
    /// The words of the report.
    Body,
    /// One of several posts of a page, which may each be of another day.
    Post,
    /// The words for a picture, which may be older than the report.
    Caption,
}

impl PartKind {
    /// The word of the contract: "title", "body", "post" or "caption".
    pub fn as_str(self) -> &'static str {
        match self {
            PartKind::Title => "title",
            PartKind::Body => "body",
            PartKind::Post => "post",
            PartKind::Caption => "caption",
        }
    }
}

/// How a report is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadAs {
    /// As English, which it is.
    English,
    /// As another language, which it is: its ISO 639-1 code ("ru").
    Language(String),
    /// As English, since nothing tells its language.
    Assumed,
    /// As English, of which it holds a good part beside this other language ("Russian").
    Partly(String),
    /// Not at all, and why, as the end of a sentence that begins with the report: "its language is Russian, which is not
    /// read yet".
    Not(String),
}

/// One document as received, with its readable text. What is not known is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// SHA-256 of the bytes as received.
    pub id: ReportId,
    /// Path relative to the given folder, parted by `/`; the file's name where the file itself was given.
    pub path: String,
    /// The other paths that hold the same bytes, in byte order.
    pub also_at: Vec<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published; its precision is in the date.
    pub published: Option<PartialDate>,
    /// Its address.
    pub url: Option<String>,
    /// When it was got, as written in the manifest: a date, or a date and a time (ISO 8601).
    pub retrieved: Option<String>,
    /// When somebody found that it is no longer at its address, as an ISO 8601 time; only a record knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<String>,
    /// ISO 639 code of its language, in lower case.
    pub language: Option<String>,
    /// Whether its words can be read for findings.
    pub read_as: ReadAs,
    /// The readable text. Every offset of every finding is a byte offset into it.
    pub text: String,
    /// The parts of the text, in order; none lies in another, and white space between them belongs to none.
    pub parts: Vec<Part>,
    /// SHA-256 of the readable text (UTF-8), in lower-case hexadecimal digits.
    pub text_sha256: String,
    /// Where each known particular came from.
    pub from: BTreeMap<Field, Source>,
}

impl ReadAs {
    /// The code of the language in which words are read, if they are: which reader reads them, and whose words the rules ask for.
    pub fn language(&self) -> Option<&str> {
        match self {
            ReadAs::English | ReadAs::Assumed | ReadAs::Partly(_) => Some("en"),
            ReadAs::Language(code) => Some(code),
            ReadAs::Not(_) => None,
        }
    }
}

impl Report {
    /// A report of which nothing is known but its words.
    pub fn of_words(text: impl Into<String>) -> Self {
        let text = text.into();
        Report {
            id: ReportId::of(text.as_bytes()),
            path: "words.txt".to_owned(),
            also_at: Vec::new(),
            title: None,
            publisher: None,
            byline: None,
            published: None,
            url: None,
            retrieved: None,
            gone: None,
            language: None,
            read_as: ReadAs::Assumed,
            text_sha256: sha256(text.as_bytes()),
            text,
            parts: Vec::new(),
            from: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_sha256_of_the_bytes() {
        let id = ReportId::of(b"abc");
        assert_eq!(id.as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(ReportId::parse(id.as_str()), Some(id.clone()));
        assert_eq!(ReportId::parse("BA"), None);
        assert_eq!(ReportId::parse(&id.as_str().to_uppercase()), None);
    }
}
