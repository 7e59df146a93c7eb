//! Formats of reports: in go the bytes of a file, out comes a [`Page`]: its readable text and what it says about itself.

pub(crate) mod html;
pub(crate) mod plain;

use crate::date::PartialDate;
use crate::problem::ProblemKind;
use crate::report::{Part, Source};

/// A value and where it came from.
pub(crate) type Sourced<T> = Option<(T, Source)>;

/// What a file holds, before the manifest has its say.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) text: String,
    /// The parts of the text, in order.
    pub(crate) parts: Vec<Part>,
    pub(crate) title: Sourced<String>,
    pub(crate) publisher: Sourced<String>,
    pub(crate) byline: Sourced<String>,
    pub(crate) published: Sourced<PartialDate>,
    pub(crate) url: Sourced<String>,
    pub(crate) language: Sourced<String>,
    /// What went wrong without keeping the file from being read.
    pub(crate) warnings: Vec<ProblemKind>,
}

/// A way to read a file.
pub(crate) trait Format {
    /// Reads the bytes of a file; the error says why they are no report of this format.
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind>;
}

/// The format of a file: by the ending of its name, and where that says nothing by its first bytes.
pub(crate) fn format_of(name: &str, bytes: &[u8]) -> &'static dyn Format {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("htm" | "html" | "xhtml") => &html::Html,
        Some("txt" | "text") => &plain::Plain,
        _ if html::looks_like(bytes) => &html::Html,
        _ => &plain::Plain,
    }
}

/// The warning for bytes that were replaced, or whose encoding is a guess.
pub(crate) fn broken(decoded: &crate::decode::Decoded) -> Option<ProblemKind> {
    let Some((count, first)) = decoded.broken else {
        return decoded.guessed.then(|| ProblemKind::GuessedEncoding { encoding: decoded.encoding.name() });
    };
    Some(ProblemKind::BrokenText { encoding: decoded.encoding.name(), count, first })
}
