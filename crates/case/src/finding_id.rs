//! A finding's name: two of them, the one that is printed and the one that what is joined is made from.
//!
//! In go the report and either a place or quoted words, out comes a [`FindingId`]. While the rules work they know a finding
//! by its place; when all are found, the room that finds them gives each the name that is printed.

use std::fmt;

use crate::ReportId;
use sayso_text::Span;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A finding's name: a letter for its type and a hash of the report's bytes, the type, the quoted words and which occurrence
/// of them it is. It stays when other reports come or go, and when the readable text around the words changes.
// Ordered by place first, so that equal spans keep one order whatever their words are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FindingId {
    place: Letters,
    printed: Letters,
}

/// A letter and 16 hexadecimal digits. A case of many reports has millions of ids, so they lie where they are used.
type Letters = [u8; 17];

impl FindingId {
    /// Made from the report, the type ("statement", "figure", ...), the span and what tells apart two findings there.
    pub fn new(report: &ReportId, kind: &str, span: Span, also: &str) -> Self {
        let place = hashed(kind, &format!("{report}\n{kind}\n{}\n{}\n{also}", span.start, span.end));
        FindingId { printed: place, place }
    }

    /// The same finding under the name that is printed: made from the report, the type, which occurrence (from 1) and the
    /// quoted words, parted by line ends.
    pub fn printed_as(&self, report: &ReportId, kind: &str, occurrence: usize, words: &str) -> Self {
        let printed = hashed(kind, &format!("{report}\n{kind}\n{occurrence}\n{words}"));
        FindingId { place: self.place, printed }
    }

    /// The name that is printed.
    pub fn as_str(&self) -> &str {
        read(&self.printed)
    }

    /// A name by the place in the text: ids of incidents, points, positions, names, ledger lines and joined victims are made
    /// from it.
    pub fn of_place(&self) -> &str {
        read(&self.place)
    }
}

/// Both names, parted by a space; one where they are the same.
impl From<FindingId> for String {
    fn from(id: FindingId) -> String {
        let (printed, place) = (id.as_str(), id.of_place());
        if place == printed { printed.to_owned() } else { format!("{printed} {place}") }
    }
}

impl TryFrom<String> for FindingId {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let (printed, place) = written.split_once(' ').unwrap_or((&written, &written));
        let id = |name: &str| {
            let letters: Letters = name.as_bytes().try_into().ok()?;
            let [first, hex @ ..] = &letters;
            let is_id =
                first.is_ascii_lowercase() && hex.iter().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b));
            is_id.then_some(letters)
        };
        if let (Some(printed), Some(place)) = (id(printed), id(place)) {
            return Ok(FindingId { place, printed });
        }
        Err(format!(
            "{written:?} is no finding's id: a letter and 16 hexadecimal digits, or two such parted by a space"
        ))
    }
}

/// The letters as text: they are ASCII, whichever way they were made.
fn read(letters: &Letters) -> &str {
    std::str::from_utf8(letters).unwrap_or_default()
}

/// The first letter of the type and eight bytes of the hash.
fn hashed(kind: &str, from: &str) -> Letters {
    let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
    let hex = Sha256::digest(from).into_iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]);
    let mut letters = [kind.bytes().next().filter(u8::is_ascii).unwrap_or(b'x'); 17];
    letters.iter_mut().skip(1).zip(hex).for_each(|(to, from)| *to = from);
    letters
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_names_are_written_and_read_back() {
        let report = ReportId::of(b"abc");
        let found = FindingId::new(&report, "figure", Span::new(3, 9), "killed");
        let named = found.printed_as(&report, "figure", 1, "two men");
        for id in [found, named] {
            let written = serde_json::to_string(&id).unwrap();
            let read: FindingId = serde_json::from_str(&written).unwrap();
            assert_eq!((read.as_str(), read.of_place()), (id.as_str(), id.of_place()));
        }
        for wrong in ["", "f12", "f0123456789abcdeX", "f0123456789abcdef ", "F0123456789abcdef"] {
            assert!(FindingId::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
