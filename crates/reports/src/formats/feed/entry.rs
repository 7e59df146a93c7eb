//! One entry as a report.

use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::set_out::{Feed, WHAT};
use crate::formats::page::{Format, Page};
use crate::formats::worded::{Words, page_of, without_tags};
use crate::formats::xml::{Element, elements};
use crate::problem::{Packed, ProblemKind};
use crate::written_date;
use sayso_case::Source;

/// A feed that holds one entry.
pub(crate) struct Entry;

impl Format for Entry {
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind> {
        let broken = |reason: &str| ProblemKind::Packed(Packed::Broken { what: WHAT, reason: reason.to_owned() });
        let text = std::str::from_utf8(bytes).map_err(|_| broken("it is not UTF-8"))?;
        let feed = Feed::of(text).ok_or_else(|| broken("there is no element in it"))?;
        let entry = feed.entries.first().ok_or_else(|| broken("there is no entry in it"))?;
        let (fields, _) = elements(entry.inner);
        let fields = Fields(fields);
        let title = fields.first(&["title"]).map(|title| words_of(&title.value()));
        let body = fields.body();
        let words = if body.contains('<') { Words::Tagged(&body) } else { Words::Plain(&body) };
        let mut page = page_of(title.as_deref(), words)?;
        let meta = |value: String| (value, Source::Meta);
        let date = fields.text(&["pubdate", "published", "dc:date", "date", "issued", "updated"]);
        page.publisher = fields.source().or_else(|| own(&feed, "title")).map(meta);
        page.byline = fields.author().map(meta);
        page.url = fields.address().map(meta);
        page.published = date.as_deref().and_then(written_date::parse).map(|day| (day, Source::Meta));
        page.language = page.language.take().or_else(|| own(&feed, "language").map(|l| primary(&l)).map(meta));
        Ok(page.timed(date.as_deref().and_then(time)))
    }
}

/// What the feed says of itself.
fn own(feed: &Feed<'_>, name: &str) -> Option<String> {
    let value = words_of(&feed.own.iter().find(|own| own.name == name)?.value());
    (!value.is_empty()).then_some(value)
}

/// "en-GB" is English.
fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

/// A moment as ISO 8601, of what is written in the manner of mails or of Atom.
fn time(written: &str) -> Option<String> {
    let moment = rfc2822::parse(written).map(|zoned| zoned.timestamp()).or_else(|_| written.parse::<Timestamp>());
    moment.ok().map(|moment| moment.to_string())
}

/// Words in a line, without tags.
fn words_of(value: &str) -> String {
    without_tags(value).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The elements of an entry.
struct Fields<'x>(Vec<Element<'x>>);

impl Fields<'_> {
    /// The element of the first of these names that is there and not empty.
    fn first(&self, names: &[&str]) -> Option<&Element<'_>> {
        let named = |name: &&str| self.0.iter().find(|e| e.name == *name && !e.inner.trim().is_empty());
        names.iter().find_map(named)
    }

    fn text(&self, names: &[&str]) -> Option<String> {
        Some(words_of(&self.first(names)?.value())).filter(|text| !text.is_empty())
    }

    /// The whole words, or else the summary.
    fn body(&self) -> String {
        self.first(&["content:encoded", "content", "description", "summary"]).map(Element::value).unwrap_or_default()
    }

    /// The publisher that an entry was taken over from.
    fn source(&self) -> Option<String> {
        let source = self.first(&["source"])?;
        let (within, _) = elements(source.inner);
        let title = within.iter().find(|element| element.name == "title").map(Element::value);
        let value = words_of(&title.or_else(|| within.is_empty().then(|| source.value()))?);
        (!value.is_empty()).then_some(value)
    }

    /// Who wrote it: a name, or the name that stands in brackets behind an address.
    fn author(&self) -> Option<String> {
        let author = self.first(&["dc:creator", "author", "itunes:author"])?;
        let (within, _) = elements(author.inner);
        let name = within.iter().find(|element| element.local() == "name").map(Element::value);
        let value = words_of(&name.unwrap_or_else(|| author.value()));
        let value = match value.split_once('(') {
            Some((mail, name)) if mail.contains('@') => name.trim_end_matches(')').trim().to_owned(),
            _ => value,
        };
        (!value.is_empty() && !value.contains('@')).then_some(value)
    }

    /// Its own address: of several links the one to the page.
    fn address(&self) -> Option<String> {
        let links = self.0.iter().filter(|element| element.name == "link");
        let page = |link: &Element<'_>| match link.attribute("href") {
            Some(href) => link.attribute("rel").is_none_or(|rel| rel == "alternate").then(|| href.to_owned()),
            None => Some(words_of(&link.value())),
        };
        let guid = || self.first(&["guid"]).filter(|g| g.attribute("ispermalink") != Some("false")).map(Element::value);
        let is_whole = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        links.filter_map(page).find(is_whole).or_else(|| guid().filter(is_whole))
    }
}
