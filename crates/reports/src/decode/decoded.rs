//! A decoded file, and how bytes of one encoding become one.

use encoding_rs::{DecoderResult, Encoding, UTF_8};

/// A decoded file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// Its text, without a byte order mark; line ends as they were.
    pub(crate) text: String,
    /// What its bytes were taken for.
    pub(crate) encoding: &'static Encoding,
    /// How many places were replaced by U+FFFD, and the offset of the first in the file.
    pub(crate) broken: Option<(usize, usize)>,
    /// Whether the encoding is a guess.
    pub(crate) guessed: bool,
    /// Where some lines are in UTF-8 and others in `encoding`: the offset of the line where that first changes.
    pub(crate) mixed: Option<usize>,
}

/// Decodes bytes as what they are taken for, from an offset on.
pub(super) fn decode_as(encoding: &'static Encoding, bytes: &[u8], from: usize) -> Decoded {
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(bytes.get(from..).unwrap_or_default())
    {
        return Decoded { text: text.to_owned(), encoding, broken: None, guessed: false, mixed: None };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut piece = vec![0u8; 1 << 14];
    let mut at = from;
    let mut broken: Option<(usize, usize)> = None;
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(bytes.get(at..).unwrap_or_default(), &mut piece, true);
        text.push_str(&String::from_utf8_lossy(piece.get(..written).unwrap_or_default()));
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(len, after) => {
                let first = at.saturating_sub(usize::from(len) + usize::from(after));
                let (count, first) = broken.map_or((1, first), |(count, first)| (count + 1, first));
                broken = Some((count, first));
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    Decoded { text, encoding, broken, guessed: false, mixed: None }
}
