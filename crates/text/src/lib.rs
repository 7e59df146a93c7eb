//! Readable text: places in it ([`Span`]), its sentences and paragraphs, its quotations, its language.
//!
//! This room knows nothing of the others. Everything in it works on any `&str`, never fails and never panics; all
//! offsets are byte offsets into the text they were made from and lie on character boundaries.

mod abbreviations;
mod language;
mod marks;
mod paragraphs;
mod quotes;
mod sentences;
mod span;

pub use language::{cyrillic, is_cyrillic, is_foreign, is_latin, language};
pub use paragraphs::{ends_line, paragraphs};
pub use quotes::{Quote, quotes};
pub use sentences::sentences;
pub use span::Span;
