//! The line of a report: the document as received, its particulars and where each came from.

use schemars::JsonSchema;
use serde::Serialize;

use crate::read_by::{CONTRACT, ReadBy};
use crate::words::Place;

/// One document as received, with its readable text. Equal bytes are one report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportLine {
    /// SHA-256 of the bytes as received, in lower-case hexadecimal digits.
    pub id: String,
    /// The version of this contract: what the keys mean and how ids are made.
    #[schemars(extend("const" = CONTRACT))]
    pub contract: u8,
    /// What it was read with.
    pub read_by: ReadBy,
    /// Path relative to the given folder, parted by `/`.
    pub path: String,
    /// Other paths with the same bytes.
    pub also_at: Vec<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published: 2016-07-05, 2016-07 or 2016.
    pub published: Option<String>,
    /// How much of the date is known.
    pub published_precision: Option<PublishedPrecision>,
    /// Its address.
    pub url: Option<String>,
    /// When it was got (ISO 8601).
    pub retrieved: Option<String>,
    /// When somebody found that it is no longer at its address (ISO 8601); null where nobody did, and without a record.
    pub gone: Option<String>,
    /// ISO 639 code of its language.
    pub language: Option<String>,
    /// As which language its words were read for findings; null where they were not.
    pub read: Option<String>,
    /// Why its words were not read: then it has no findings.
    pub not_read: Option<String>,
    /// The readable text; every offset of every finding is a byte offset into it.
    pub text: String,
    /// The parts of the text, in order: the title, the body or the posts, the words for pictures.
    pub parts: Vec<PartLine>,
    /// SHA-256 of the readable text (UTF-8).
    pub text_sha256: String,
    /// Where each particular came from.
    pub from: Particulars,
}

/// A part of a report's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartLine {
    /// What it was on the page.
    pub kind: PartOf,
    /// Its place in the text.
    pub span: Place,
    /// Its own time, where it has one: an ISO 8601 date, or date and time.
    pub time: Option<String>,
    /// When it was last changed, an ISO 8601 time; only where it says so (a message).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited: Option<String>,
    /// The page of the file on which it stands, counted from 1; only where the file has pages (PDF).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// What a part of a report's text was on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartOf {
    /// The headline.
    Title,
    /// The words of the report.
    Body,
    /// One of several posts of a page, which may each be of another day.
    Post,
    /// The words for a picture, which may be older than the report.
    Caption,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublishedPrecision {
    /// Year, month and day.
    Day,
    /// Year and month.
    Month,
    /// The year alone.
    Year,
}

/// Where each particular of a report came from; null where the particular is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// Where the headline came from.
    pub title: Option<FromWhere>,
    /// Where the publisher came from.
    pub publisher: Option<FromWhere>,
    /// Where the byline came from.
    pub byline: Option<FromWhere>,
    /// Where the date came from.
    pub published: Option<FromWhere>,
    /// Where the address came from.
    pub url: Option<FromWhere>,
    /// Where the time it was got came from.
    pub retrieved: Option<FromWhere>,
    /// Where the language came from.
    pub language: Option<FromWhere>,
}

/// A source of a report's particulars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FromWhere {
    /// A row of the manifest.
    Manifest,
    /// The page's head.
    Meta,
    /// The page's schema.org description.
    JsonLd,
    /// The readable words themselves.
    Text,
    /// The file's name.
    File,
}
