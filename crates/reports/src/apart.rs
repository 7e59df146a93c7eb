//! Files that hold many reports: in go the bytes of one, out come its pieces, each a file by itself that can be kept and read again.
//!
//! The id of a report is the hash of its piece, so that one message in two exports is one report, and an edited one is another.

use crate::formats::{Format, feed, mail, telegram};
use crate::problem::{Packed, ProblemKind};

/// More pieces than this are not taken out of one file.
pub(crate) const MOST_PIECES: usize = 100_000;

/// A report as it stood in its file.
pub(crate) struct Piece {
    /// Where in its file: what stands behind the `#` of its path.
    pub(crate) name: String,
    /// The piece as a file of the same format that holds nothing else.
    pub(crate) bytes: Vec<u8>,
    /// How these bytes are read.
    pub(crate) format: &'static dyn Format,
}

/// A file taken apart.
#[derive(Default)]
pub(crate) struct Apart {
    /// In the order in which they stand in the file.
    pub(crate) pieces: Vec<Piece>,
    /// What was passed over, and where the file broke off.
    pub(crate) problems: Vec<Packed>,
}

impl Apart {
    /// Takes a piece; says whether there is room for another.
    pub(crate) fn take(&mut self, piece: Piece) -> bool {
        if self.pieces.len() < MOST_PIECES {
            self.pieces.push(piece);
            return true;
        }
        let full = Packed::TooMany { limit: MOST_PIECES };
        if !self.problems.contains(&full) {
            self.problems.push(full);
        }
        false
    }
}

/// The pieces of a file that holds many reports, and `None` for a file that is one.
pub(crate) fn apart(bytes: &[u8]) -> Option<Result<Apart, ProblemKind>> {
    if telegram::is_export(bytes) {
        return Some(telegram::apart(bytes));
    }
    if mail::is_box(bytes) {
        return Some(mail::apart(bytes));
    }
    feed::is_feed(bytes).then(|| feed::apart(bytes))
}
