//! What a file may hold: one report, many, each a file by itself that can be kept and read again, or packed files.

use crate::formats::page::Format;
use crate::packed::Unpacked;
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
    /// By name what is a piece and cannot be read.
    pub(crate) refused: Vec<(String, ProblemKind)>,
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

/// What a file holds.
pub(crate) enum Held {
    /// One report, or nothing that can be read.
    One,
    /// Many reports.
    Pieces(Apart),
    /// Files that are packed in it, and by name what went wrong with others.
    Files(Vec<Unpacked>, Vec<(String, Packed)>),
    /// A PDF.
    Pdf,
    /// A text document: its words and what it says of itself.
    Docx { words: Vec<u8>, about: Vec<u8> },
}
