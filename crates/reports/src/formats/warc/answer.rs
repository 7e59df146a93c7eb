//! What a server answered, out of the block of a record: status, and the body as it was before it was sent.

use std::borrow::Cow;
use std::io::Read;

use brotli_decompressor::Decompressor as Brotli;
use encoding_rs::{Encoding, UTF_8};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::head::{Head, split};
use crate::problem::{Packed, ProblemKind};

/// An answer, or a file that stands in the archive without one.
#[derive(Debug)]
pub(super) struct Answer<'b> {
    /// `None` for a file.
    pub(super) head: Option<Head>,
    /// As it was sent.
    sent: &'b [u8],
    charset: Option<&'static Encoding>,
}

/// What of an answer cannot be had, and what was.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Body<'b> {
    pub(super) bytes: Cow<'b, [u8]>,
    /// Why it is not whole.
    pub(super) broken: Option<String>,
}

impl<'b> Answer<'b> {
    /// The answer in a record's block.
    pub(super) fn of(record: &Head, block: &'b [u8]) -> Self {
        let is_file = record.word("WARC-Type") == "resource" || !block.starts_with(b"HTTP/");
        let (head, sent) = match split(block).filter(|_| !is_file) {
            Some((head, sent)) => (Some(head), sent),
            None if is_file => (None, block),
            // A revisit may end with the head's last line.
            None => (Some(Head::of(block)), &b""[..]),
        };
        let kind = head.as_ref().unwrap_or(record).get("Content-Type").unwrap_or_default();
        let label = kind
            .to_ascii_lowercase()
            .split("charset=")
            .nth(1)
            .map(|rest| rest.trim_matches(['"', '\'', ' ']).to_owned());
        let label = label.as_deref().and_then(|label| label.split([';', '"', '\'']).next());
        let charset = label.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()));
        Answer { head, sent, charset }
    }

    /// The number that says how it went; `None` for a file.
    pub(super) fn status(&self) -> Option<u16> {
        self.head.as_ref()?.first.split_whitespace().nth(1)?.parse().ok()
    }

    /// Whether nothing but a head was kept.
    pub(super) fn is_empty(&self) -> bool {
        self.sent.is_empty()
    }

    /// The body: chunks put together, unpacked, in an encoding that its bytes show.
    ///
    /// # Errors
    /// It is packed in a way that is not read, or unpacks to more than the limit.
    pub(super) fn body(&self, limit: u64) -> Result<Body<'b>, ProblemKind> {
        let mut body = Body { bytes: Cow::Borrowed(self.sent), broken: None };
        let Some(head) = &self.head else { return Ok(body) };
        if head.word("Transfer-Encoding").split(',').any(|way| way.trim() == "chunked") {
            body = unchunked(self.sent);
        }
        for way in head.word("Content-Encoding").rsplit(',') {
            let (bytes, broken) = unpacked(way.trim(), &body.bytes, limit)?;
            if let Some(bytes) = bytes {
                body = Body { bytes: Cow::Owned(bytes), broken: body.broken.or(broken) };
            }
        }
        // A byte order mark says to whoever reads it what only the head knew.
        if let Some(charset) = self.charset.filter(|charset| *charset != UTF_8)
            && std::str::from_utf8(&body.bytes).is_err()
        {
            let (text, ..) = charset.decode(&body.bytes);
            body.bytes = Cow::Owned(format!("\u{feff}{text}").into_bytes());
        }
        Ok(body)
    }
}

/// Chunks put together. A crawler may have done so and left the head as it was.
fn unchunked(sent: &[u8]) -> Body<'_> {
    let mut bytes = Vec::new();
    let mut rest = sent;
    while let Some((size, behind)) = chunk_size(rest) {
        if size == 0 {
            return Body { bytes: Cow::Owned(bytes), broken: None };
        }
        let Some((chunk, next)) = behind.split_at_checked(size) else {
            bytes.extend_from_slice(behind);
            return Body { bytes: Cow::Owned(bytes), broken: Some("a chunk breaks off".to_owned()) };
        };
        bytes.extend_from_slice(chunk);
        rest = next.strip_prefix(b"\r\n").or_else(|| next.strip_prefix(b"\n")).unwrap_or(next);
    }
    if rest.len() == sent.len() {
        return Body { bytes: Cow::Borrowed(sent), broken: None };
    }
    Body { bytes: Cow::Owned(bytes), broken: Some("a chunk is missing".to_owned()) }
}

/// The size of a chunk and what stands behind the line that says it.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    const LONGEST: usize = 1_024;
    let end = bytes.iter().take(LONGEST).position(|b| *b == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end + 1)?;
    let digits = std::str::from_utf8(line).ok()?.split(';').next()?.trim();
    Some((usize::from_str_radix(digits, 16).ok()?, rest))
}

type Unpacked = (Option<Vec<u8>>, Option<String>);

/// Bytes unpacked, `None` where they are not packed: a crawler may have unpacked them and left the head as it was.
fn unpacked(way: &str, bytes: &[u8], limit: u64) -> Result<Unpacked, ProblemKind> {
    match way {
        "" | "identity" => Ok((None, None)),
        "gzip" | "x-gzip" if bytes.starts_with(b"\x1f\x8b") => bounded(MultiGzDecoder::new(bytes), limit),
        "gzip" | "x-gzip" => Ok((None, None)),
        // By the standard with a head of two bytes, and by some servers without.
        "deflate" => match bounded(ZlibDecoder::new(bytes), limit)? {
            (Some(plain), broken) if !plain.is_empty() => Ok((Some(plain), broken)),
            _ => match bounded(DeflateDecoder::new(bytes), limit)? {
                (Some(plain), broken) if !plain.is_empty() => Ok((Some(plain), broken)),
                _ => Ok((None, None)),
            },
        },
        _ if std::str::from_utf8(bytes).is_ok() => Ok((None, None)),
        "br" => bounded(Brotli::new(bytes, BUFFER), limit),
        "zstd" => Err(ProblemKind::NotReadYet { format: "a page packed with zstd" }),
        _ => Err(ProblemKind::NotReadYet { format: "a page packed in a way of its own" }),
    }
}

/// Bytes that are taken at a time where a reader asks for a number.
const BUFFER: usize = 4_096;

fn bounded(packed: impl Read, limit: u64) -> Result<Unpacked, ProblemKind> {
    let mut bytes = Vec::new();
    let read = packed.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    if bytes.len() as u64 > limit {
        return Err(ProblemKind::Packed(Packed::TooLarge { limit }));
    }
    Ok((Some(bytes), read.err().map(|why| format!("its body: {why}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(head: &str, sent: &[u8]) -> Result<(Vec<u8>, Option<String>), ProblemKind> {
        let block = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), sent].concat();
        Answer::of(&Head::default(), &block).body(1_000).map(|body| (body.bytes.into_owned(), body.broken))
    }

    #[test]
    fn chunks_are_put_together_where_there_are_any() {
        for (sent, expected, broken) in [
            (&b"4;x=y\r\nTwo \r\n8\r\nmen died\r\n0\r\n\r\n"[..], &b"Two men died"[..], None),
            (b"<p>Two men died", b"<p>Two men died", None),
            (b"4\r\nTwo \r\n8\r\nmen", b"Two men", Some("a chunk breaks off")),
            (b"4\r\nTwo \r\nzz\r\nmen", b"Two ", Some("a chunk is missing")),
            (b"ffffffffffffffff\r\nTwo", b"Two", Some("a chunk breaks off")),
        ] {
            let found = body("Transfer-Encoding: chunked", sent).unwrap();
            assert_eq!((found.0.as_slice(), found.1.as_deref()), (expected, broken));
        }
    }

    #[test]
    fn the_heads_encoding_counts_where_bytes_do_not_say() {
        let (bytes, _) = body("Content-Type: text/html; charset=\"windows-1251\"", b"\xcc\xee\xf1\xf2").unwrap();
        assert_eq!(bytes, "\u{feff}Мост".as_bytes());
        assert_eq!(
            body("Content-Type: text/html; charset=windows-1251", "Мост".as_bytes()).unwrap().0,
            "Мост".as_bytes()
        );
    }

    #[test]
    fn what_is_packed_otherwise_is_refused_and_what_only_says_so_is_not() {
        let unpacked = body("Content-Encoding: br", b"\x0b\x05\x80Two men die\x03").unwrap();
        assert_eq!(unpacked, (b"Two men die".to_vec(), None));
        let (bytes, broken) = body("Content-Encoding: br", b"\x0b\x05\x80Two").unwrap();
        assert!(bytes.len() <= 3 && broken.is_some(), "{broken:?}");
        assert_eq!(body("Content-Encoding: br", b"<p>Two").unwrap().0, b"<p>Two");
        assert_eq!(body("Content-Encoding: gzip", b"<p>Two").unwrap().0, b"<p>Two");
        assert_eq!(body("Content-Encoding: deflate", b"<p>Two").unwrap().0, b"<p>Two");
        let refused = body("Content-Encoding: zstd", b"\x28\xb5\x2f\xfd").unwrap_err();
        assert_eq!(refused, ProblemKind::NotReadYet { format: "a page packed with zstd" });
    }
}
