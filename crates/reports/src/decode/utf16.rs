//! UTF-16 without a byte order mark: in go bytes that hold a NUL, out comes which of the two orders they are in, if any.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// As many bytes are looked at.
const LOOKED_AT: usize = 1 << 14;
/// Fewer characters say nothing.
const FEWEST: usize = 8;

/// The order of the bytes. Text has spaces, line ends or Latin letters, whose NULs all stand on one side; its letters are of
/// few scripts, and what it decodes to is in good order.
pub(super) fn unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if is_ascii_with_nuls(bytes) {
        return None;
    }
    let nul_at = |side: usize| bytes.iter().skip(side).step_by(2).any(|&byte| byte == 0);
    match (nul_at(0), nul_at(1)) {
        (false, true) => is_text(bytes, u16::from_le_bytes).then_some(UTF_16LE),
        (true, false) => is_text(bytes, u16::from_be_bytes).then_some(UTF_16BE),
        _ => None,
    }
}

/// Whether bytes are ASCII text with a NUL here and there: two letters of it would make one of East Asia.
fn is_ascii_with_nuls(bytes: &[u8]) -> bool {
    let nuls = bytes.iter().filter(|&&byte| byte == 0).count();
    let ascii = bytes.iter().filter(|&&byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()).count();
    nuls * 4 < bytes.len() && ascii * 20 >= (bytes.len() - nuls) * 19
}

fn is_text(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    let units = bytes.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    // How many characters each script has, roughly: by their upper byte, the wide ones of East Asia as one.
    let mut scripts = [0usize; 256];
    let (mut all, mut spaces) = (0usize, 0usize);
    for c in char::decode_utf16(units.filter(|&unit| unit != 0xfeff)) {
        // The last one may be cut in half.
        let Ok(c) = c else { continue };
        let odd = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}' | '\u{85}');
        if odd || matches!(u32::from(c), 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xfff0..=0xffff) {
            return false;
        }
        all += 1;
        spaces += usize::from(c.is_whitespace() || c.is_ascii_punctuation() || c.is_ascii_alphanumeric());
        let place = match u32::from(c) {
            0x3000..=0x9fff | 0xac00..=0xd7ff | 0xff00..=0xffef => 0x4e,
            // Latin letters with marks, punctuation of all scripts.
            0x0100..=0x02ff | 0x2000..=0x20ff => 0,
            code => usize::try_from(code >> 8).unwrap_or(0xff).min(0xff),
        };
        if let Some(count) = scripts.get_mut(place) {
            *count += 1;
        }
    }
    let plain = scripts.first().copied().unwrap_or(0);
    let most = scripts.iter().skip(1).copied().max().unwrap_or(0);
    all >= FEWEST && spaces > 0 && (plain + most) * 100 >= all * 95
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> [Option<&'static Encoding>; 2] {
        let units: Vec<u16> = text.encode_utf16().collect();
        let le: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
        let be: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
        [unmarked(&le), unmarked(&be)]
    }

    #[test]
    fn text_of_any_script() {
        for text in [
            "Two soldiers died.",
            "“Çà et là”, the mayor of Orsà said — twice.",
            "Двое военных погибли.\nМинистерство сообщило.",
            "قالت الوزارة إن جنديين أصيبا",
            "国防部表示，两名士兵受伤。\n第二行 is mixed",
            "国防部表示，两名士兵受伤。国防部表示，两名士兵受伤。国防部表示，两名士兵受伤。国防部表示\n",
        ] {
            assert_eq!(both(text), [Some(UTF_16LE), Some(UTF_16BE)], "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [&b"A\0r\0"[..], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", &noise]
        {
            assert_eq!(unmarked(bytes), None, "{bytes:?}");
        }
        assert_eq!(both("one\0two three four"), [None, None]);
        for text in [
            "Two people died near the bridge, the ministry said.\0",
            "\0Two died near the bridge\n",
            "Two\0 died at it",
        ] {
            assert_eq!(unmarked(text.as_bytes()), None, "{text}");
        }
        assert_eq!(unmarked(b"PK\x03\x04\x14\x01\x01\0\x08\x01abcdefgh\x01\0"), None);
    }
}
