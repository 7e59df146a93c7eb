//! A feed set out: its own words, and its entries.

use crate::formats::xml::{Element, elements};

/// What such a file is called in a problem.
pub(super) const WHAT: &str = "this is a feed (RSS, Atom)";

/// What of a feed's own words stays with each entry.
const KEPT: [&str; 3] = ["title", "link", "language"];

/// A feed set out.
pub(super) struct Feed<'x> {
    pub(super) root: Element<'x>,
    /// What stands around entries beside the root; Atom has none.
    pub(super) channel: Option<Element<'x>>,
    /// Of its own words those that are kept.
    pub(super) own: Vec<Element<'x>>,
    pub(super) entries: Vec<Element<'x>>,
    pub(super) broken: Option<String>,
}

impl<'x> Feed<'x> {
    /// The feed of a text; `None` where the text holds no element.
    pub(super) fn of(text: &'x str) -> Option<Self> {
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
    pub(super) fn with_only(&self, entry: &Element<'_>) -> String {
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
