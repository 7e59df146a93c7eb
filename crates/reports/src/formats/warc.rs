//! Web archives (WARC, ISO 28500): in go the records of a crawl, out comes a piece for each capture of a page, a text, a feed's entry or
//! a document.
//!
//! A piece is a WARC that holds this one record. A capture that says no more than that a page was still the same (a revisit) gets
//! the page's words, with its own address and time. Nothing but this folder and `packed::wacz` knows of records.

mod answer;
mod capture;
mod captures;
mod head;
pub(crate) mod records;
mod revisits;

pub(crate) use self::captures::Captures;
use crate::held::Apart;
use crate::packed::Room;

/// The captures of one file.
pub(crate) fn apart(bytes: &[u8], room: &mut Room) -> Apart {
    let mut captures = Captures::default();
    captures.read("", bytes, room);
    captures.done()
}
