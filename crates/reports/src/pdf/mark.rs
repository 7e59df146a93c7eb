//! Whether bytes are a PDF, and where it begins in them.

use crate::formats::warc::records::is_warc;
use crate::packed::{is_gzip, is_zip};

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
    if is_zip(bytes) || is_gzip(bytes) || is_warc(bytes) {
        return None;
    }
    let head = bytes.get(..NEAR.min(bytes.len()))?;
    head.windows(MARK.len() + 3).position(|w| {
        matches!(w, [b'%', b'P', b'D', b'F', b'-', major, b'.', minor] if major.is_ascii_digit() && minor.is_ascii_digit())
    })
}
