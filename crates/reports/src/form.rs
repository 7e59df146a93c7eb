//! How a file is opened, told by its first bytes: as one text, or as something that holds others.

use crate::formats::feed::is_feed;
use crate::formats::mail::is_box;
use crate::formats::telegram::{is_export, is_page};
use crate::formats::warc::records::is_warc;
use crate::kind::{document, own_name};
use crate::packed::{is_gzip, is_zip};
use crate::pdf::mark::is_pdf;

/// As what a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One text, or nothing that can be read.
    Text,
    /// A packed document of a format that is not read yet.
    NotReadYet(&'static str),
    /// A PDF.
    Pdf,
    /// A web archive.
    Warc,
    /// A file packed with gzip.
    Gzip,
    /// Files packed with zip, or an office file.
    Zip,
    /// An export of Telegram Desktop, and a page of one.
    Telegram,
    TelegramPage,
    /// A box of mail.
    MailBox,
    /// RSS or Atom.
    Feed,
}

/// The form of the file of a path.
pub(crate) fn form_of(path: &str, bytes: &[u8]) -> Form {
    let packed = is_gzip(bytes) || is_zip(bytes);
    match document(own_name(path), bytes) {
        Some(format) if packed => Form::NotReadYet(format),
        _ if is_pdf(bytes) => Form::Pdf,
        _ if is_warc(bytes) => Form::Warc,
        _ if is_gzip(bytes) => Form::Gzip,
        _ if is_zip(bytes) => Form::Zip,
        _ if is_export(bytes) => Form::Telegram,
        _ if is_page(bytes) => Form::TelegramPage,
        _ if is_box(bytes) => Form::MailBox,
        _ if is_feed(bytes) => Form::Feed,
        _ => Form::Text,
    }
}
