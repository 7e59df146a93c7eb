//! The words of a source, with what is known where they stand: what the rules of speakers are asked about.

use sayso_reader::Words;
use sayso_text::Span;

use super::known::Known;
use crate::{Mention, Speaker};

/// The words of a source that is no pronoun.
pub(super) struct Source<'a> {
    pub known: &'a Known<'a>,
    pub source: Span,
    pub words: Words,
    /// Who speaks in the saying around it.
    pub outer: Option<&'a Speaker>,
    /// The names in it.
    pub here: Vec<&'a Mention>,
    /// The body that it is about.
    pub body: Option<&'a Mention>,
}
