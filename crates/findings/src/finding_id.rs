//! A finding's name: two of them, the one that is printed and the one that what is joined is made from.
//!
//! In go the report and either a place or quoted words, out comes a [`FindingId`]. While the rules work they know a finding
//! by its place; when all are found, [`crate::ids`] gives each the name that is printed.

use std::fmt;

use sayso_reports::ReportId;
use sayso_text::Span;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A finding's name: a letter for its type and a hash of the report's bytes, the type, the quoted words and which occurrence
/// of them it is. It stays when other reports come or go, and when the readable text around the words changes.
// Ordered by place first, so that equal spans keep one order whatever their words are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct FindingId {
    #[serde(skip)]
    place: String,
    printed: String,
}

impl FindingId {
    /// Made from the report, the type ("statement", "figure", ...), the span and what tells apart two findings there.
    pub fn new(report: &ReportId, kind: &str, span: Span, also: &str) -> Self {
        let place = hashed(kind, &format!("{report}\n{kind}\n{}\n{}\n{also}", span.start, span.end));
        FindingId { printed: place.clone(), place }
    }

    /// The same finding under the name that is printed: made from the report, the type, which occurrence (from 1) and the
    /// quoted words, parted by line ends.
    pub(crate) fn printed_as(&self, report: &ReportId, kind: &str, occurrence: usize, words: &str) -> Self {
        let printed = hashed(kind, &format!("{report}\n{kind}\n{occurrence}\n{words}"));
        FindingId { place: self.place.clone(), printed }
    }

    /// The name that is printed.
    pub fn as_str(&self) -> &str {
        &self.printed
    }

    /// A name by the place in the text: ids of incidents, points, positions, names, ledger lines and joined victims are made
    /// from it.
    pub fn of_place(&self) -> &str {
        &self.place
    }
}

/// The first letter of the type and eight bytes of the hash.
fn hashed(kind: &str, from: &str) -> String {
    let letter = kind.chars().next().into_iter();
    let hex = Sha256::digest(from).into_iter().take(8).map(|b| format!("{b:02x}"));
    letter.map(String::from).chain(hex).collect()
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}

impl fmt::Debug for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}
