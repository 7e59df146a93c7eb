//! What a file is: in go its name and its first bytes, out comes whether it is a report, a document of a format that is not
//! read yet, or none of these. Bytes count before names: a page is a page under any ending.

mod magic;
mod markup;
mod name;
pub(crate) mod skipped;

use std::path::Path;

use crate::bounded::beginning;
use crate::decode::decode;
use crate::formats::mail::{is_box, is_mail};
use crate::formats::telegram::is_export;
use crate::formats::warc::records::is_warc;
use crate::own::own;
use crate::packed::{is_gzip, is_zip};
use crate::pdf::mark::pdf_mark;

use self::magic::Magic;
pub(crate) use self::magic::document;
pub(crate) use self::markup::{Markup, is_fragment, is_page_ending, markup};
pub(crate) use self::name::{ending, own_name};
pub use self::skipped::Skipped;

/// As many bytes of a file are looked at.
const LOOKED_AT: u64 = 8_192;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text or a page, or something whose name promises text; also what cannot be opened, so that reading it says why.
    Report,
    /// A document of a format that is not read yet.
    NotReadYet(&'static str),
    /// No text, and of no format that is known.
    Binary,
    /// No report.
    Skip(Skipped),
}

/// What the file at a path is.
pub(crate) fn kind_of(name: &str, path: &Path) -> Kind {
    match beginning(path, LOOKED_AT) {
        Ok(bytes) => kind_of_bytes(name, &bytes),
        // Nothing but the name is left to go by.
        Err(_) => match by_ending(&ending(name)) {
            Some(Kind::Skip(what)) => Kind::Skip(what),
            _ => Kind::Report,
        },
    }
}

/// What bytes of a name are; only the first are looked at.
pub(crate) fn of_bytes(name: &str, bytes: &[u8]) -> Kind {
    let most = usize::try_from(LOOKED_AT).unwrap_or(usize::MAX);
    kind_of_bytes(name, bytes.get(..most).unwrap_or(bytes))
}

fn kind_of_bytes(name: &str, bytes: &[u8]) -> Kind {
    let ending = ending(name);
    let by_name = by_ending(&ending);
    let decoded = decode(bytes, None);
    if let Some(what) = decoded.as_ref().and_then(|decoded| own(&decoded.text)) {
        return Kind::Skip(what);
    }
    if is_note(name) {
        return Kind::Skip(Skipped::Note);
    }
    if is_system(name) {
        return Kind::Skip(Skipped::Data);
    }
    match magic::magic(name, bytes) {
        Some(Magic::Document(format)) => return Kind::NotReadYet(format),
        // Whoever calls something .txt or .html is told that it is not.
        Some(Magic::Other(what)) => return if is_text_ending(&ending) { Kind::Report } else { Kind::Skip(what) },
        None if is_zip(bytes) || is_gzip(bytes) || is_warc(bytes) => return Kind::Report,
        // The end, which a PDF with something before it must have, is not among these bytes.
        None if pdf_mark(bytes).is_some_and(|at| at == 0 || decoded.is_none() || ending == "pdf") => {
            return Kind::Report;
        }
        None => {}
    }
    match (decoded, by_name) {
        (Some(decoded), _) if !bytes.is_empty() => kind_of_text(&ending, by_name, &decoded.text),
        (_, Some(skip @ Kind::Skip(_))) => skip,
        (None, Some(kind)) => kind,
        (None, None) if !is_text_ending(&ending) && !ending.is_empty() => Kind::Binary,
        // Reading it says what is wrong with it.
        _ => Kind::Report,
    }
}

fn kind_of_text(ending: &str, by_name: Option<Kind>, text: &str) -> Kind {
    if text.starts_with("#!/") && !is_text_ending(ending) {
        return Kind::Skip(Skipped::Program);
    }
    let markup = markup(text);
    match (markup, by_name) {
        (_, Some(Kind::Skip(Skipped::Style | Skipped::Program))) => by_name.unwrap_or(Kind::Report),
        (Some(Markup::Picture), _) => Kind::Skip(Skipped::Picture),
        (Some(Markup::Data), _) => Kind::Skip(Skipped::Data),
        (Some(Markup::Code), _) => Kind::Skip(Skipped::Program),
        (Some(Markup::Page | Markup::Feed), _) => Kind::Report,
        _ if is_mail(text, ending) || is_box(text.as_bytes()) => Kind::Report,
        _ if is_export(text.as_bytes()) => Kind::Report,
        _ if is_json(text) && !is_text_ending(ending) => Kind::Skip(Skipped::Data),
        // Prose is read though its name speaks of data.
        (_, Some(skip @ Kind::Skip(Skipped::Data))) if !ending.contains("json") => skip,
        // A text under the name of a picture or a document is a text.
        _ => Kind::Report,
    }
}

/// Pictures in small, as one system keeps them in every folder, in the form of an old office file.
fn is_system(name: &str) -> bool {
    name.eq_ignore_ascii_case("Thumbs.db") || name.eq_ignore_ascii_case("ehthumbs.db")
}

/// A README, LICENSE or EXPECTED file, with any ending.
fn is_note(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem).trim();
    let is = |word: &str| stem.eq_ignore_ascii_case(word);
    let licence = |word: &str| stem.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    is("README") || is("LICENSE") || is("LICENCE") || stem == "EXPECTED" || licence("LICENSE-") || licence("LICENCE-")
}

/// An object or a list of JSON.
fn is_json(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some('"' | '}')) => true,
        (Some('['), Some(next)) => matches!(next, '{' | '[' | '"' | ']') || next.is_ascii_digit(),
        _ => false,
    }
}

/// Whether the ending promises text or a page.
fn is_text_ending(ending: &str) -> bool {
    matches!(ending, "txt" | "text" | "md") || is_page_ending(ending)
}

/// What an ending says where the bytes do not.
fn by_ending(ending: &str) -> Option<Kind> {
    Some(match ending {
        "png" | "jpg" | "jpeg" | "jfif" | "gif" | "webp" | "bmp" | "ico" | "cur" | "svg" | "svgz" | "tif" | "tiff"
        | "avif" | "heic" | "psd" => Kind::Skip(Skipped::Picture),
        "mp3" | "mp4" | "m4a" | "m4v" | "webm" | "ogg" | "oga" | "ogv" | "opus" | "wav" | "flac" | "aac" | "avi"
        | "mov" | "mkv" | "wmv" | "flv" | "3gp" | "ts" | "srt" | "vtt" => Kind::Skip(Skipped::Recording),
        "woff" | "woff2" | "ttf" | "otf" | "eot" => Kind::Skip(Skipped::Font),
        "css" | "scss" | "less" | "xsl" | "xslt" => Kind::Skip(Skipped::Style),
        "js" | "mjs" | "cjs" | "jsx" | "tsx" | "py" | "rb" | "cpp" | "java" | "sh" | "bat" | "ps1" | "sql" | "exe"
        | "dll" | "bin" | "class" | "jar" | "pyc" | "wasm" => Kind::Skip(Skipped::Program),
        "csv" | "tsv" | "json" | "jsonl" | "ndjson" | "geojson" | "toml" | "yaml" | "yml" | "ini" | "cfg" | "lock"
        | "map" | "db" | "sqlite" | "parquet" | "webmanifest" | "ics" | "dtd" | "xsd" => Kind::Skip(Skipped::Data),
        "doc" => Kind::NotReadYet("Word's old DOC"),
        "odt" => Kind::NotReadYet("ODT"),
        "xls" | "xlsx" | "ods" | "ppt" | "pptx" | "odp" => Kind::NotReadYet("an office file"),
        "rtf" => Kind::NotReadYet("RTF"),
        "epub" => Kind::NotReadYet("EPUB"),
        "msg" | "emlx" => Kind::NotReadYet("mail (MSG, EMLX)"),
        "tgz" | "tar" | "bz2" | "xz" | "7z" | "rar" | "zst" | "lz" | "lz4" | "br" | "z" | "cab" => {
            Kind::NotReadYet("an archive")
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &[u8] = b"Bridge shelled\n\nTwo people died near the bridge, the ministry said.";
    const PAGE: &[u8] = b"<!DOCTYPE html>\n<html><head><title>Bridge shelled</title></head><body><p>Two died.</p>";

    #[test]
    fn text_and_pages_are_reports_under_any_name() {
        for name in [
            "a.txt",
            "a",
            "a.md",
            "a.php",
            "a.aspx",
            "a.shtml",
            "index.html?page=2",
            "index.php%3Fid=7",
            "a.txt ",
            "a.xml",
            "Report on U.S. forces",
            "2016-07-05 No. 7 bulletin",
            "a.pdf",
            "a.doc",
            "a.rst",
            "a.log",
            "a.json",
            "a.part.1",
        ] {
            assert_eq!(kind_of_bytes(name, PROSE), Kind::Report, "{name}");
            assert_eq!(kind_of_bytes(name, PAGE), Kind::Report, "{name}");
        }
        assert_eq!(kind_of_bytes("a.csv", PAGE), Kind::Report);
        assert_eq!(kind_of_bytes("a.txt", b""), Kind::Report);
    }

    #[test]
    fn what_is_no_report() {
        use Skipped::*;
        for (name, bytes, what) in [
            ("a.png", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], Picture),
            ("photo", b"\xff\xd8\xff\xe0\0\x10JFIF", Picture),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>", Picture),
            ("a.woff2", b"wOF2\0\x01\0\0", Font),
            ("a.css", b"p { color: red }", Style),
            ("a.css?ver=5.1", b"p { color: red }", Style),
            ("a.js", b"var x = 1;", Program),
            ("a.php", b"<?php echo 1;", Program),
            ("run", b"#!/bin/sh\necho", Program),
            ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Data),
            ("tool", b"\x7fELF\x02\x01\x01\0\0\0", Program),
            ("a.mp4", b"\0\0\0\x18ftypmp42\0\0", Recording),
            ("a.csv", b"file,publisher\na.txt,One\n", Data),
            ("a.json", b"{\"a\": 1}", Data),
            ("a.unknown", b"[{\"a\": 1}]", Data),
            ("a.toml", b"", Data),
            ("sitemap.xml", b"<?xml version='1.0'?><urlset><url/></urlset>", Data),
            ("README", PROSE, Note),
            ("readme.html", PAGE, Note),
            ("README.pdf", b"%PDF-1.7", Note),
            ("LICENSE-MIT", PROSE, Note),
            ("EXPECTED.md", PROSE, Note),
        ] {
            assert_eq!(kind_of_bytes(name, bytes), Kind::Skip(what), "{name}");
        }
    }

    #[test]
    fn documents_that_are_not_read_yet() {
        let mut tar = vec![b'a'; 257];
        tar.extend(b"ustar\x0000");
        for (name, bytes, format) in [
            ("a.xlsx", &b"PK\x03\x04\x14\0"[..], "an office file"),
            ("a.odt", b"PK\x03\x04\x14\0", "ODT"),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word's old DOC"),
            ("a.rtf", b"{\\rtf1\\ansi two died}", "RTF"),
            ("a.7z", b"7z\xbc\xaf\x27\x1c\0\x04", "an archive"),
            ("a.tar", &tar, "an archive"),
        ] {
            assert_eq!(kind_of_bytes(name, bytes), Kind::NotReadYet(format), "{name}");
        }
    }

    #[test]
    fn what_is_packed_is_opened() {
        for name in ["a.zip", "a.docx", "a", "a.txt", "a.warc.gz", "a.wacz"] {
            assert_eq!(kind_of_bytes(name, b"PK\x03\x04\x14\0"), Kind::Report, "{name}");
            assert_eq!(kind_of_bytes(name, b"%PDF-1.7\n%\xe2\xe3\0"), Kind::Report, "{name}");
            assert_eq!(kind_of_bytes(name, b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\0"), Kind::Report, "{name}");
            assert_eq!(kind_of_bytes(name, b"\x1f\x8b\x08\0\0\0\0\0"), Kind::Report, "{name}");
        }
        for (path, name) in
            [("a.zip#b/c.html", "b/c.html"), ("a.mbox#message-1", "a.mbox"), ("a", "a"), ("a.html#top", "a.html")]
        {
            assert_eq!(own_name(path), name);
        }
    }

    /// The end of a long PDF is not among the bytes that are looked at.
    #[test]
    fn a_long_pdf_with_something_before_it_is_a_report() {
        let long = [b"\r\n%PDF-1.7\n%\xe2\xe3\n".as_slice(), &[0; 20_000], b"\n%%EOF\n"].concat();
        assert_eq!(of_bytes("a.pdf", &long), Kind::Report);
        assert_eq!(of_bytes("a", &long), Kind::Report);
        assert_ne!(of_bytes("a.bin", &[0; 20_000]), Kind::Report);
    }

    #[test]
    fn bytes_that_are_no_text() {
        let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
        assert_eq!(kind_of_bytes("a.wpd", &noise), Kind::Binary);
        assert_eq!(kind_of_bytes("a.txt", &noise), Kind::Report);
        assert_eq!(kind_of_bytes("a.txt", b"\x89PNG\r\n\x1a\n\0"), Kind::Report);
        assert_eq!(kind_of_bytes("a.db", &noise), Kind::Skip(Skipped::Data));
    }
}
