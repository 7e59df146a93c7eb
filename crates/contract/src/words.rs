//! A place in a report's text, and a place with its words.

use sayso_text::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// A half-open byte range in the report's `text` (UTF-8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Place { start: span.start, end: span.end }
    }
}

/// Where a finding stands: in which readable text, and at which place in it. Its id does not hang on either.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// SHA-256 of the report's readable text.
    pub text_sha256: String,
    /// Offset of the first byte in it, as in `span`.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

/// Words of the report with their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Offset of the first byte in the report's `text`.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
    /// Exactly what stands there.
    pub text: String,
}

impl Words {
    /// The words at a place of the report's readable text.
    pub fn at(text: &str, span: Span) -> Self {
        Words { start: span.start, end: span.end, text: span.of(text).to_owned() }
    }
}
