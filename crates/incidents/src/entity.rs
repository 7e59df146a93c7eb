//! One thing as one report mentions it: what names are joined from.

use sayso_case::{FindingId, MentionKind};
use sayso_text::Span;

use crate::union::Marks;

/// One thing mentioned in one report, under all its names there.
#[derive(Debug)]
pub(crate) struct Entity {
    /// Its report.
    pub report: usize,
    /// What it is.
    pub kind: MentionKind,
    /// The ways it is written, in order of first use: the words, the mentions.
    pub forms: Vec<(String, Vec<(FindingId, Span)>)>,
    /// What other reports' mentions are compared with.
    pub keys: Vec<String>,
    /// A person's surname, where the report has nothing more.
    pub lone: Option<String>,
    /// What the user keeps it apart from.
    pub marks: Marks,
}
