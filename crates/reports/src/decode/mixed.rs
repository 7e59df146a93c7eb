//! Files put together from pieces: some lines are UTF-8, others are in an old encoding of one byte a letter. In go the
//! bytes, out comes the text with each line read as what it is.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::decoded::{Decoded, decode_as};

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// ASCII, which is the same in both, or too little to say.
    Either,
    /// Valid UTF-8 with two letters beyond ASCII: by chance an old encoding makes that hardly ever.
    Utf8,
    /// UTF-8 with something wrong in it.
    BrokenUtf8,
    /// Bytes beyond ASCII, and none of them UTF-8.
    Old,
}

fn kind(line: &[u8]) -> Kind {
    if line.is_ascii() {
        return Kind::Either;
    }
    let beyond = || line.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(|c| !c.is_ascii());
    match (std::str::from_utf8(line).is_ok(), beyond().count()) {
        (true, 2..) => Kind::Utf8,
        (true, _) => Kind::Either,
        (false, 0) => Kind::Old,
        (false, _) => Kind::BrokenUtf8,
    }
}

/// Guesses the old encoding of a file from those of its lines that are not UTF-8.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for line in lines(bytes).filter(|line| kind(line) != Kind::Utf8) {
        detector.feed(line, false);
    }
    detector.feed(b"", true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == UTF_8 { WINDOWS_1252 } else { guess }
}

/// Whether a file that is mostly UTF-8 has whole lines that are not: a few lone bytes are rather damage.
pub(super) fn has_old_lines(bytes: &[u8]) -> bool {
    let old = lines(bytes).filter(|line| kind(line) == Kind::Old);
    old.map(|line| line.iter().filter(|byte| !byte.is_ascii()).count()).sum::<usize>() >= 3
}

/// The offset of the line where the encoding first changes; `None` where one encoding does for all lines.
pub(super) fn change(bytes: &[u8], old: &'static Encoding) -> Option<usize> {
    if old == UTF_8 || !old.is_single_byte() {
        return None;
    }
    let mut at = 0;
    let mut before = None;
    for line in lines(bytes) {
        let is_utf8 = match kind(line) {
            Kind::Either => None,
            // A line of an old encoding may hold one pair of bytes that UTF-8 has too.
            Kind::Old | Kind::BrokenUtf8 => Some(false),
            Kind::Utf8 => Some(true),
        };
        match (before, is_utf8) {
            (Some(before), Some(now)) if before != now => return Some(at),
            (None, Some(_)) => before = is_utf8,
            _ => {}
        }
        at += line.len();
    }
    None
}

/// Reads each line as what it is; one in which UTF-8 is broken as `broken`. `change` is kept.
pub(super) fn decode(bytes: &[u8], old: &'static Encoding, broken_lines: &'static Encoding, change: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut broken: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in lines(bytes) {
        let encoding = match kind(line) {
            Kind::Either | Kind::Utf8 => UTF_8,
            Kind::BrokenUtf8 => broken_lines,
            Kind::Old => old,
        };
        match encoding.decode_without_bom_handling_and_without_replacement(line) {
            Some(words) => text.push_str(&words),
            None => {
                let part = decode_as(encoding, line, 0);
                text.push_str(&part.text);
                let (count, first) = part.broken.unwrap_or_default();
                broken = Some(broken.map_or((count, at + first), |(before, first)| (before + count, first)));
            }
        }
        at += line.len();
    }
    Decoded { text, encoding: old, broken, guessed: false, mixed: Some(change) }
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n')
}
