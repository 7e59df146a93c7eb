//! Web archives (WARC, ISO 28500): in go the records of a crawl, out comes a piece for each capture of a page, a text, a feed's entry or
//! a document.
//!
//! A piece is a WARC that holds this one record. A capture that says no more than that a page was still the same (a revisit) gets
//! the page's words, with its own address and time. Nothing but this folder and `packed::wacz` knows of records.

mod answer;
mod capture;
mod captures;
mod head;
mod records;
mod revisits;

use std::io::Read;

use flate2::bufread::MultiGzDecoder;

pub(crate) use self::captures::Captures;
use crate::apart::Apart;
use crate::packed::{Room, is_gzip};

/// What such a file is called in a problem.
const WHAT: &str = "this is a web archive (WARC)";

/// How every record begins.
const MARK: &[u8] = b"WARC/";

/// Whether bytes are records, plain or each packed with gzip.
pub(crate) fn is_warc(bytes: &[u8]) -> bool {
    if bytes.starts_with(MARK) {
        return true;
    }
    let mut mark = [0; MARK.len()];
    is_gzip(bytes) && MultiGzDecoder::new(bytes).read_exact(&mut mark).is_ok() && mark == MARK
}

/// The captures of one file.
pub(crate) fn apart(bytes: &[u8], room: &mut Room) -> Apart {
    let mut captures = Captures::default();
    captures.read("", bytes, room);
    captures.done()
}
