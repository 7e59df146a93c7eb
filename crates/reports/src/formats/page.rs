//! What every format of reports gives: a page, its readable text and what it says about itself.

use crate::decode::Decoded;
use crate::pdf::PdfBy;
use crate::problem::ProblemKind;
use sayso_case::{Part, PartialDate, Source};

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
    /// When it was saved, as an ISO 8601 time.
    pub(crate) retrieved: Sourced<String>,
    pub(crate) language: Sourced<String>,
    /// What went wrong without keeping the file from being read.
    pub(crate) warnings: Vec<ProblemKind>,
}

/// A way to read a file.
pub(crate) trait Format {
    /// Reads the bytes of a file; the error says why they are no report of this format.
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind>;

    /// The same, with whoever reads the PDF that may be in it.
    fn read_by(&self, bytes: &[u8], _: &PdfBy) -> Result<Page, ProblemKind> {
        self.read(bytes)
    }
}

/// The warning for bytes that were replaced, of several encodings, or whose encoding is a guess.
pub(crate) fn broken(decoded: &Decoded) -> Vec<ProblemKind> {
    let encoding = decoded.encoding.name();
    let mixed = decoded.mixed.map(|first| ProblemKind::MixedText { encoding, first });
    let broken = decoded.broken.map(|(count, first)| ProblemKind::BrokenText { encoding, count, first });
    let told: Vec<_> = mixed.into_iter().chain(broken).collect();
    if told.is_empty() && decoded.guessed { vec![ProblemKind::GuessedEncoding { encoding }] } else { told }
}
