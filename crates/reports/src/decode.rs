//! In go the bytes of a file, out comes its text: byte order marks, declared and guessed encodings, and what is no text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

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
}

/// Decodes a file: by its byte order mark; as UTF-8 where its bytes are valid UTF-8; by the encoding it declares; as UTF-8
/// where only a few bytes are wrong; else by the guess of [chardetng](https://docs.rs/chardetng). `None` where it is no
/// text: it holds a NUL or many control characters.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, len)) => decode_as(encoding, bytes, len),
        None => {
            if bytes.contains(&0) {
                return None;
            }
            let (encoding, guessed) = encoding_of(bytes, declared);
            Decoded { guessed, ..decode_as(encoding, bytes, 0) }
        }
    };
    (!is_binary(&decoded.text)).then_some(decoded)
}

/// More than one control character in a hundred, tabs and line ends aside, or a NUL.
fn is_binary(text: &str) -> bool {
    let mut characters = 0usize;
    let mut controls = 0usize;
    for c in text.chars() {
        characters += 1;
        match c {
            '\0' => return true,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{1b}' | '\u{85}' => {}
            _ => controls += usize::from(c.is_control()),
        }
    }
    controls >= 4 && controls * 100 > characters
}

/// The encoding, and whether it is a guess.
fn encoding_of(bytes: &[u8], declared: Option<&'static Encoding>) -> (&'static Encoding, bool) {
    // UTF-16 in a declaration that could be read is wrong, and HTML says to read UTF-8 then.
    let declared = declared.map(|e| if e == UTF_16LE || e == UTF_16BE { UTF_8 } else { e });
    if let Some(encoding) = declared
        && !encoding.is_ascii_compatible()
    {
        return (encoding, false);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    if let Some(encoding) = declared.filter(|e| *e != UTF_8) {
        return (encoding, false);
    }
    if is_mostly_utf8(bytes) {
        return (UTF_8, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    (if guess == UTF_8 { WINDOWS_1252 } else { guess }, true)
}

/// Whether at least nine in ten of the places with bytes above ASCII are valid UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= 9 * broken
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], from: usize) -> Decoded {
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(&bytes[from..])
    {
        return Decoded { text: text.to_owned(), encoding, broken: None, guessed: false };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut piece = vec![0u8; 1 << 14];
    let mut at = from;
    let mut broken: Option<(usize, usize)> = None;
    loop {
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(&bytes[at..], &mut piece, true);
        text.push_str(&String::from_utf8_lossy(&piece[..written]));
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
    Decoded { text, encoding, broken, guessed: false }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{SHIFT_JIS, WINDOWS_1251};

    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).unwrap().text
    }

    #[test]
    fn byte_order_marks_are_dropped_and_heeded() {
        assert_eq!(text(b"\xef\xbb\xbfArven\r\n"), "Arven\r\n");
        assert_eq!(text(b"\xff\xfeA\0r\0"), "Ar");
        assert_eq!(text(b"\xfe\xff\0A\0r"), "Ar");
    }

    #[test]
    fn what_is_valid_utf8_is_utf8() {
        let decoded = decode("Mühle".as_bytes(), Some(WINDOWS_1252)).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("Mühle", UTF_8));
    }

    #[test]
    fn a_declared_encoding_is_used() {
        assert_eq!(decode(b"M\xfchle", Some(WINDOWS_1252)).unwrap().text, "Mühle");
        assert_eq!(decode(b"\xcc\xee\xf1\xf2", Some(WINDOWS_1251)).unwrap().text, "Мост");
        assert_eq!(decode(b"Arven \x93 x", Some(SHIFT_JIS)).unwrap().encoding, SHIFT_JIS);
    }

    #[test]
    fn an_undeclared_encoding_is_guessed() {
        let (bytes, _, _) = WINDOWS_1251.encode("Министерство сообщило, что двое военных были ранены у моста.");
        assert_eq!(text(&bytes), "Министерство сообщило, что двое военных были ранены у моста.");
        assert_eq!(text(b"She said \x93never\x94 and left the caf\xe9."), "She said “never” and left the café.");
    }

    #[test]
    fn a_few_wrong_bytes_are_replaced_and_counted() {
        let mut bytes = "Die Mühle für die Bürger über Köln hört schöne Grüße ähnlich".as_bytes().to_vec();
        let first = bytes.len();
        bytes.extend(b"\xff ende");
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.broken, Some((1, first)));
        assert!(decoded.text.ends_with("ähnlich\u{fffd} ende"));
        let decoded = decode(b"\xef\xbb\xbfa\xff\xffb", None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.broken), ("a\u{fffd}\u{fffd}b", Some((2, 4))));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"PK\x03\x04\0\0", None), None);
        assert_eq!(decode(b"ab\x01\x02\x03\x04\x05\x06", None), None);
        assert_eq!(decode(b"A\0r\0", None), None);
        let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
        assert_eq!(decode(&noise, None), None);
    }

    #[test]
    fn many_wrong_bytes_take_no_time() {
        let mut bytes = "é".repeat(9_000_000 / 2).into_bytes();
        bytes.extend(b"\xff".repeat(450_000));
        assert_eq!(decode(&bytes, None).unwrap().broken, Some((450_000, 9_000_000)));
    }
}
