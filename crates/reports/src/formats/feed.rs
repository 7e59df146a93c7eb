//! RSS and Atom: in goes a feed, out comes a piece for each entry. A piece is the feed with this entry and no other, and without what
//! changes from one fetch to the next.

mod entry;

use super::html::declared_encoding;
use super::xml::{Element, elements};
use crate::apart::{Apart, Piece};
use crate::decode::decode;
use crate::kind::{Markup, markup};
use crate::problem::{Packed, ProblemKind};

pub(crate) use self::entry::Entry;

/// What such a file is called in a problem.
const WHAT: &str = "this is a feed (RSS, Atom)";

/// What of a feed's own words stays with each entry.
const KEPT: [&str; 3] = ["title", "link", "language"];

/// Whether bytes begin as a feed does.
pub(crate) fn is_feed(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 8_192;
    let beginning = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    decode(beginning, None).is_some_and(|decoded| markup(&decoded.text) == Some(Markup::Feed))
}

/// A feed set out.
struct Feed<'x> {
    root: Element<'x>,
    /// What stands around entries beside the root; Atom has none.
    channel: Option<Element<'x>>,
    /// Of its own words those that are kept.
    own: Vec<Element<'x>>,
    entries: Vec<Element<'x>>,
    broken: Option<String>,
}

impl<'x> Feed<'x> {
    /// The feed of a text; `None` where the text holds no element.
    fn of(text: &'x str) -> Option<Self> {
        let (roots, broken) = elements(text);
        let root = roots.into_iter().next()?;
        let (mut within, inner_broken) = elements(root.inner);
        let channel = within.iter().find(|element| element.local() == "channel").cloned();
        let mut broken = inner_broken.or(broken);
        if let Some(channel) = &channel {
            let (in_channel, channel_broken) = elements(channel.inner);
            broken = channel_broken.or(broken);
            // In RSS 1.0 the entries stand beside the channel.
            within.extend(in_channel);
        }
        let is_entry = |e: &Element<'_>| matches!(e.local(), "item" | "entry");
        let kept = |e: &&Element<'_>| e.is_closed && KEPT.contains(&e.name.as_str());
        let own = within.iter().filter(kept).cloned().collect();
        let entries = within.into_iter().filter(|e| e.is_closed && is_entry(e)).collect();
        Some(Feed { root, channel, own, entries, broken })
    }

    /// The feed with one entry.
    fn with_only(&self, entry: &Element<'_>) -> String {
        let mut alone = self.root.tag.to_owned();
        let channel = self.channel.as_ref();
        alone.push_str(channel.map_or("", |channel| channel.tag));
        self.own.iter().for_each(|own| alone.push_str(own.outer));
        alone.push_str(entry.outer);
        for around in channel.into_iter().chain([&self.root]) {
            let name = around.tag.trim_start_matches('<').split([' ', '\t', '\n', '\r', '>', '/']).next();
            alone.push_str(&format!("</{}>", name.unwrap_or_default()));
        }
        alone
    }
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
