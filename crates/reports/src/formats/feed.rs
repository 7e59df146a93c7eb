//! RSS and Atom: in goes a feed, out comes a piece for each entry. A piece is the feed with this entry and no other, and without what
//! changes from one fetch to the next.

mod entry;
mod set_out;

use super::html::declared_encoding;
use crate::decode::decode;
use crate::held::{Apart, Piece};
use crate::kind::{Markup, markup};
use crate::problem::{Packed, ProblemKind};

pub(crate) use self::entry::Entry;
use self::set_out::{Feed, WHAT};

/// Whether bytes begin as a feed does.
pub(crate) fn is_feed(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 8_192;
    let beginning = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    decode(beginning, None).is_some_and(|decoded| markup(&decoded.text) == Some(Markup::Feed))
}

/// The entries of a feed.
///
/// # Errors
/// It is no text.
pub(crate) fn apart(bytes: &[u8]) -> Result<Apart, ProblemKind> {
    let decoded = decode(bytes, declared_encoding(bytes).unwrap_or(None)).ok_or(ProblemKind::Binary)?;
    let mut apart = Apart::default();
    let feed = Feed::of(&decoded.text);
    let entries = feed.iter().flat_map(|feed| feed.entries.iter().map(move |entry| (feed, entry)));
    for (n, (feed, entry)) in entries.enumerate() {
        let bytes = feed.with_only(entry).into_bytes();
        if !apart.take(Piece { name: format!("entry-{}", n + 1), bytes, format: &Entry }) {
            break;
        }
    }
    if let Some(reason) = feed.and_then(|feed| feed.broken) {
        apart.problems.push(Packed::Broken { what: WHAT, reason });
    } else if apart.pieces.is_empty() {
        apart.problems.push(Packed::Nothing { what: WHAT });
    }
    Ok(apart)
}
