//! Formats known by their first bytes.

use super::name::ending;
use super::skipped::Skipped;

/// What first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Magic {
    /// A document of a format that is not read yet.
    Document(&'static str),
    /// Something that is no report.
    Other(Skipped),
}

/// What the first bytes of a file say, if they say anything.
pub(super) fn magic(name: &str, bytes: &[u8]) -> Option<Magic> {
    if let Some(format) = document(name, bytes) {
        return Some(Magic::Document(format));
    }
    const OTHERS: &[(usize, &[u8], Skipped)] = &[
        (0, b"\x89PNG\r\n", Skipped::Picture),
        (0, b"\xff\xd8\xff", Skipped::Picture),
        (0, b"GIF87a", Skipped::Picture),
        (0, b"GIF89a", Skipped::Picture),
        (8, b"WEBP", Skipped::Picture),
        (0, b"II*\0", Skipped::Picture),
        (0, b"MM\0*", Skipped::Picture),
        (0, b"\0\0\x01\0", Skipped::Picture),
        (0, b"8BPS", Skipped::Picture),
        (4, b"ftypavif", Skipped::Picture),
        (4, b"ftypheic", Skipped::Picture),
        (4, b"ftypmif1", Skipped::Picture),
        (4, b"ftyp", Skipped::Recording),
        (8, b"WAVE", Skipped::Recording),
        (8, b"AVI ", Skipped::Recording),
        (0, b"ID3", Skipped::Recording),
        (0, b"OggS", Skipped::Recording),
        (0, b"fLaC", Skipped::Recording),
        (0, b"\x1aE\xdf\xa3", Skipped::Recording),
        (0, b"FLV\x01", Skipped::Recording),
        (0, b"wOFF", Skipped::Font),
        (0, b"wOF2", Skipped::Font),
        (0, b"OTTO\0", Skipped::Font),
        (0, b"\0\x01\0\0\0", Skipped::Font),
        (0, b"\x7fELF", Skipped::Program),
        (0, b"\0asm", Skipped::Program),
        (0, b"\xca\xfe\xba\xbe", Skipped::Program),
        (0, b"\xcf\xfa\xed\xfe", Skipped::Program),
        (0, b"SQLite format 3\0", Skipped::Data),
    ];
    let stands = |at: usize, sign: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(sign));
    let known = OTHERS.iter().find(|(at, sign, _)| stands(*at, sign) && (*at != 8 || bytes.starts_with(b"RIFF")));
    // "MZ" and "BM" alone could begin a text.
    let windows = bytes.starts_with(b"MZ") && bytes.contains(&0);
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    match known {
        Some((.., what)) => Some(Magic::Other(*what)),
        None if windows => Some(Magic::Other(Skipped::Program)),
        None if bitmap => Some(Magic::Other(Skipped::Picture)),
        None => None,
    }
}

/// Formats of documents, packed files among them.
pub(crate) fn document(name: &str, bytes: &[u8]) -> Option<&'static str> {
    const DOCUMENTS: &[(usize, &[u8], &str)] = &[
        (0, b"{\\rtf", "RTF"),
        (0, b"PK\x03\x04", ""),
        (0, b"PK\x05\x06", ""),
        (0, b"\xd0\xcf\x11\xe0", "Word's old DOC"),
        (0, b"\x1f\x8b", ""),
        (0, b"\x1f\x9d", "an archive"),
        (0, b"BZh", "an archive"),
        (0, b"\xfd7zXZ\0", "an archive"),
        (0, b"7z\xbc\xaf\x27\x1c", "an archive"),
        (0, b"Rar!\x1a\x07", "an archive"),
        (0, b"\x28\xb5\x2f\xfd", "an archive"),
        (0, b"\x04\x22\x4d\x18", "an archive"),
        (0, b"MSCF\0", "an archive"),
        (0, b"\xffWPC", "WordPerfect"),
        (257, b"ustar", "an archive"),
    ];
    let stands = |at: usize, sign: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(sign));
    let (.., format) = DOCUMENTS.iter().find(|(at, sign, _)| stands(*at, sign))?;
    // "BZh" is three letters: what it packs is no text.
    if bytes.starts_with(b"BZh") && !bytes.get(4..6).is_some_and(|two| two == b"1A" || two == b"\x17r") {
        return None;
    }
    // Those that share their first bytes are told apart by their names.
    let shared = bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0") || bytes.starts_with(b"\x1f\x8b");
    let by_name = match ending(name).as_str() {
        "odt" => "ODT",
        "xls" | "xlsx" | "ods" | "ppt" | "pptx" | "odp" => "an office file",
        "epub" => "EPUB",
        "msg" => "mail (MSG)",
        _ => format,
    };
    // What is packed is opened.
    Some(if shared { by_name } else { format }).filter(|format| !format.is_empty())
}
