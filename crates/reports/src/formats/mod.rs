//! Formats of reports: in go the bytes of a file, out comes a `Page`: its readable text and what it says about itself.

pub(crate) mod docx;
pub(crate) mod feed;
pub(crate) mod html;
pub(crate) mod mail;
pub(crate) mod page;
pub(crate) mod plain;
pub(crate) mod telegram;
pub(crate) mod warc;
pub(crate) mod worded;
pub(crate) mod xml;

use self::page::Format;
use crate::decode::decode;
use crate::kind::{ending, is_fragment, markup};

/// The format of a file: by its first bytes, and by the ending of its name where they say nothing.
pub(crate) fn format_of(name: &str, bytes: &[u8]) -> &'static dyn Format {
    const LOOKED_AT: usize = 8_192;
    let beginning = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let text = decode(beginning, None).map(|decoded| decoded.text).unwrap_or_default();
    let ending = ending(name);
    if mail::is_mail(&text, &ending) {
        return &mail::Mail;
    }
    let is_page = match ending.as_str() {
        "htm" | "html" | "xhtml" => true,
        _ if markup(&text).is_some() => true,
        // A text may begin with a word in angle brackets.
        "txt" | "text" | "md" => false,
        _ => is_fragment(&text),
    };
    if is_page { &html::Html } else { &plain::Plain }
}
