//! In go the bytes of a file, out comes its text: byte order marks, declared and guessed encodings, and what is no text.

mod decoded;
mod mixed;
mod utf16;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};

pub(crate) use self::decoded::Decoded;
use self::decoded::decode_as;

/// Decodes a file: by its byte order mark; as UTF-16 or ISO-2022-JP where its bytes can be nothing else; as UTF-8 where they
/// are valid UTF-8; by the encoding it declares; as UTF-8 where only a few bytes are wrong; else by the guess of
/// [chardetng](https://docs.rs/chardetng). `None` where it is no text: it holds many NULs or other control characters.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, len)) => decode_as(encoding, bytes, len),
        None if bytes.contains(&0) => match strewn_with_nuls(bytes) {
            Some(broken) => decode_as(UTF_8, &broken, 0),
            None => decode_as(utf16::unmarked(bytes)?, bytes, 0),
        },
        None => unmarked(bytes, declared),
    };
    (!is_binary(&decoded.text)).then_some(decoded)
}

/// Decodes bytes without a mark and without NULs.
fn unmarked(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let (encoding, guessed) = encoding_of(bytes, declared);
    // Lines in which UTF-8 is broken stay what most of the file is.
    let (old, broken_lines) = match encoding {
        utf8 if utf8 == UTF_8 && std::str::from_utf8(bytes).is_err() && mixed::has_old_lines(bytes) => {
            (mixed::guess(bytes), UTF_8)
        }
        other => (other, other),
    };
    match mixed::change(bytes, old) {
        Some(change) => mixed::decode(bytes, old, broken_lines, change),
        None => Decoded { guessed, ..decode_as(encoding, bytes, 0) },
    }
}

/// The bytes of a text in UTF-8 that a few NULs fell into, with a byte for each that is wrong in UTF-8; `None` for any other file. What UTF-16
/// makes of two letters is a letter and a control character, so that no text in it looks like this.
fn strewn_with_nuls(bytes: &[u8]) -> Option<Vec<u8>> {
    /// In fewer bytes a NUL says too much.
    const LEAST: usize = 40;
    /// One in so many bytes at most.
    const FEW: usize = 50;
    let nuls = bytes.iter().filter(|&&byte| byte == 0).count();
    let rest: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
    let text = std::str::from_utf8(&rest).ok().filter(|_| bytes.len() >= LEAST && nuls * FEW <= bytes.len())?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let is_text = letters * 2 >= text.chars().count() && controls * 100 <= text.chars().count();
    is_text.then(|| bytes.iter().map(|&byte| if byte == 0 { 0xff } else { byte }).collect())
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
    if is_iso_2022_jp(bytes) {
        return (ISO_2022_JP, false);
    }
    // What is declared and was not found in the bytes (UTF-16, ISO-2022-JP) is wrong, as a declaration that could be read
    // shows.
    let declared = declared.filter(|encoding| encoding.is_ascii_compatible());
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    if let Some(encoding) = declared.filter(|e| *e != UTF_8) {
        return (encoding, false);
    }
    if is_mostly_utf8(bytes) {
        return (UTF_8, false);
    }
    (mixed::guess(bytes), true)
}

/// Whether bytes hold the escapes by which ISO-2022-JP goes to Japanese, and nothing that is not ISO-2022-JP.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let escapes = |wanted: &[u8]| bytes.windows(3).any(|three| three == wanted);
    [b"\x1b$B", b"\x1b$@", b"\x1b(I", b"\x1b(J"].into_iter().any(|wanted| escapes(wanted))
        && bytes.is_ascii()
        && ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes).is_some()
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

#[cfg(test)]
mod tests {
    use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

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
    fn utf16_without_a_mark_is_read() {
        let le: Vec<u8> = "Zwölf Tote\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "Zwölf Tote\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, encoding) in [(le, UTF_16LE), (be, UTF_16BE)] {
            // What a page declares in bytes that nobody could read so is not heeded.
            let decoded = decode(&bytes, Some(WINDOWS_1252)).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), ("Zwölf Tote\n", encoding));
        }
    }

    #[test]
    fn a_nul_in_a_text_is_a_wrong_byte() {
        let words = "Министерство сообщило, что двое военных \0были ранены у моста.";
        let decoded = decode(words.as_bytes(), None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (&*words.replace('\0', "\u{fffd}"), UTF_8));
        assert_eq!(decoded.broken, Some((1, words.find('\0').unwrap())));
        // UTF-16 has more of them, and what no letter is.
        let le: Vec<u8> = words.replace('\0', "").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&le, None).unwrap().encoding, UTF_16LE);
        let words = "Theministersaidthattwosoldierswerewoundedatthebridgeinthenorth".repeat(2);
        let le: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&le, None).unwrap().encoding, UTF_16LE);
    }

    #[test]
    fn iso_2022_jp_is_known_by_its_escapes() {
        let (bytes, _, bad) = encoding_rs::EUC_JP.encode("橋で二人が死亡した。");
        assert!(!bad);
        let mut jis = b"Bridge\n\x1b$B".to_vec();
        jis.extend(bytes.iter().map(|byte| byte & 0x7f));
        jis.extend(b"\x1b(B\nTwo died.");
        for declared in [None, Some(ISO_2022_JP), Some(UTF_8), Some(WINDOWS_1252)] {
            let decoded = decode(&jis, declared).unwrap();
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding),
                ("Bridge\n橋で二人が死亡した。\nTwo died.", ISO_2022_JP)
            );
        }
        // A declaration alone does not make it so.
        assert_eq!(decode("Mühle".as_bytes(), Some(ISO_2022_JP)).unwrap().text, "Mühle");
        assert_eq!(decode(b"Two died.\x1b$Bx", None).unwrap().encoding, UTF_8);
    }

    #[test]
    fn lines_of_two_encodings_are_each_read_as_what_they_are() {
        let (old, _, _) = WINDOWS_1251.encode("Министерство сообщило, что двое военных были ранены у моста.\n");
        let new = "Мэр сказал, что «никто не стрелял».\n".as_bytes();
        for (bytes, first) in [([&old, new].concat(), old.len()), ([b"Arven\n", new, &old].concat(), 6 + new.len())] {
            let decoded = decode(&bytes, None).unwrap();
            assert!(decoded.text.contains("военных были") && decoded.text.contains("«никто не"), "{}", decoded.text);
            assert_eq!((decoded.encoding, decoded.mixed, decoded.broken), (WINDOWS_1251, Some(first), None));
        }
        // One line among many.
        let mostly = [new.repeat(40).as_slice(), b"The caf\xe9, the h\xf4tel, the mus\xe9e.\n"].concat();
        let decoded = decode(&mostly, None).unwrap();
        assert!(decoded.text.ends_with("The café, the hôtel, the musée.\n"), "{}", decoded.text);
        assert_eq!((decoded.mixed, decoded.broken), (Some(new.len() * 40), None));
    }

    #[test]
    fn a_capital_before_a_mark_is_not_two_encodings() {
        let (bytes, _, _) = WINDOWS_1251.encode("Он сказал: «Это РФ»\nМост в Орске цел.\n");
        let decoded = decode(&bytes, Some(WINDOWS_1251)).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.mixed), ("Он сказал: «Это РФ»\nМост в Орске цел.\n", None));
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
