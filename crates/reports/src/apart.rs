//! What a file holds: one report, many, or packed files. Of files that hold many reports: in go the bytes of one, out come its pieces, each a file by itself that can be kept and read again.
//!
//! The id of a report is the hash of its piece, so that one message in two exports is one report, and an edited one is another.

use crate::formats::{Format, feed, mail, telegram, warc};
use crate::kind::{document, own_name};
use crate::packed::{Room, Unpacked, gunzip, is_gzip, is_zip, unzip};
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

/// Whether bytes are a PDF.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    pdf_in(bytes).is_some()
}

/// A PDF's mark stands so near to its first byte, and that of its end to its last.
const NEAR: usize = 1024;

/// The PDF that bytes are. Some bytes may stand before it, a line end or what a server said, if it ends as one does.
pub(crate) fn pdf_in(bytes: &[u8]) -> Option<&[u8]> {
    let at = pdf_mark(bytes)?;
    let tail = bytes.get(bytes.len().saturating_sub(NEAR)..)?;
    (at == 0 || tail.windows(5).any(|w| w == b"%%EOF")).then(|| bytes.get(at..)).flatten()
}

/// Where the mark of a PDF stands, as the first bytes of a file tell it.
pub(crate) fn pdf_mark(bytes: &[u8]) -> Option<usize> {
    const MARK: &[u8] = b"%PDF-";
    if bytes.starts_with(MARK) {
        return Some(0);
    }
    // What holds a PDF is none.
    if is_zip(bytes) || is_gzip(bytes) || warc::is_warc(bytes) {
        return None;
    }
    let head = bytes.get(..NEAR.min(bytes.len()))?;
    head.windows(MARK.len() + 3).position(|w| {
        matches!(w, [b'%', b'P', b'D', b'F', b'-', major, b'.', minor] if major.is_ascii_digit() && minor.is_ascii_digit())
    })
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

/// What the file of a path holds, told by its first bytes.
///
/// # Errors
/// Its form is broken, or one that is not read.
pub(crate) fn held(path: &str, bytes: &[u8], room: &mut Room) -> Result<Held, ProblemKind> {
    if let Some(format) = document(own_name(path), bytes).filter(|_| is_gzip(bytes) || is_zip(bytes)) {
        return Err(ProblemKind::NotReadYet { format });
    }
    if is_pdf(bytes) {
        return Ok(Held::Pdf);
    }
    if warc::is_warc(bytes) {
        return Ok(Held::Pieces(warc::apart(bytes, room)));
    }
    if is_gzip(bytes) {
        let (file, problem) = gunzip(path, bytes, room);
        let problems = problem.map(|problem| (file.name.clone(), problem)).into_iter().collect();
        return Ok(Held::Files(vec![file].into_iter().filter(|file| !file.bytes.is_empty()).collect(), problems));
    }
    if is_zip(bytes) {
        return unzip(bytes, room);
    }
    if telegram::is_export(bytes) {
        return telegram::apart(bytes).map(Held::Pieces);
    }
    if telegram::is_page(bytes) {
        return telegram::apart_page(bytes).map(Held::Pieces);
    }
    if mail::is_box(bytes) {
        return mail::apart(bytes).map(Held::Pieces);
    }
    if feed::is_feed(bytes) {
        return feed::apart(bytes).map(Held::Pieces);
    }
    Ok(Held::One)
}
