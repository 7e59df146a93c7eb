//! XML, as feeds and office files are written in: in goes the inside of an element, out come the elements in it.
//!
//! Entities that a file declares itself are not followed, so nothing grows; tags that are not closed in order do no harm.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::html::decode_entities;

/// Deeper than this nothing is looked at.
const DEEPEST: usize = 256;

/// An element with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element<'x> {
    /// Its name with its prefix, in lower case: "content:encoded".
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// The tag that opens it.
    pub(crate) tag: &'x str,
    /// From its first sign to its last.
    pub(crate) outer: &'x str,
    /// What stands between its tags.
    pub(crate) inner: &'x str,
    /// Whether a tag closes it.
    pub(crate) is_closed: bool,
}

impl Element<'_> {
    /// Its name without a prefix.
    pub(crate) fn local(&self) -> &str {
        self.name.rsplit_once(':').map_or(&self.name, |(_, local)| local)
    }

    /// The value of an attribute, named without a prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// What stands in it as words or as tags: the tags that are there, or those that are written in it as words.
    pub(crate) fn value(&self) -> String {
        if has_tags(self.inner) { self.inner.to_owned() } else { words(self.inner) }
    }
}

/// The elements that stand in a text, in order, and where it breaks off, if it does. One that is never closed is the last.
pub(crate) fn elements(source: &str) -> (Vec<Element<'_>>, Option<String>) {
    let mut reader = Reader::from_str(source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let (mut start, mut inner) = (0, 0);
    let at = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    let broken = loop {
        let before = at(&reader);
        match reader.read_event() {
            // In HTML nothing stands in these, and nothing closes them.
            Ok(Event::Start(tag)) if ["br", "hr", "img"].contains(&tag.name().into_inner()) => {}
            Ok(Event::Start(tag)) => {
                if open.is_empty() {
                    (start, inner) = (before, at(&reader));
                    found.extend(element(&tag, source, [before, inner, source.len(), source.len()]));
                }
                open.push(tag.name().into_inner().to_owned());
                if open.len() > DEEPEST {
                    break Some(format!("nested too deep at byte {before}"));
                }
            }
            Ok(Event::Empty(tag)) if open.is_empty() => {
                let end = at(&reader);
                found.extend(element(&tag, source, [before, end, end, end]).map(Element::closed));
            }
            Ok(Event::End(tag)) => {
                // A tag that closes what was not opened closes nothing.
                let Some(depth) = open.iter().rposition(|name| *name == tag.name().into_inner()) else { continue };
                open.truncate(depth);
                if open.is_empty()
                    && let Some(last) = found.last_mut()
                {
                    last.outer = source.get(start..at(&reader)).unwrap_or_default();
                    last.inner = source.get(inner..before).unwrap_or_default();
                    last.is_closed = true;
                }
            }
            Ok(Event::Eof) => break None,
            Ok(_) => {}
            Err(why) => break Some(format!("{why} at byte {before}")),
        }
    };
    let unclosed = || found.last().filter(|last| !last.is_closed).map(|last| format!("<{}> is not closed", last.name));
    let broken = broken.or_else(unclosed);
    (found, broken)
}

impl Element<'_> {
    fn closed(self) -> Self {
        Element { is_closed: true, ..self }
    }
}

/// The element of a tag: where the tag begins and ends, and where its inside and the whole end.
fn element<'x>(tag: &BytesStart<'_>, source: &'x str, places: [usize; 4]) -> Option<Element<'x>> {
    let [start, inner, inner_end, end] = places;
    let mut attributes = tag.attributes();
    let attributes = attributes.with_checks(false).filter_map(Result::ok);
    let attribute = |a: quick_xml::events::attributes::Attribute<'_>| {
        let key = a.key.local_name().into_inner().to_lowercase();
        (key, decode_entities(&a.value).into_owned())
    };
    Some(Element {
        name: tag.name().into_inner().to_lowercase(),
        attributes: attributes.map(attribute).collect(),
        tag: source.get(start..inner)?,
        outer: source.get(start..end)?,
        inner: source.get(inner..inner_end)?,
        is_closed: false,
    })
}

const CDATA: &str = "<![CDATA[";

/// Whether tags stand in a text, and not only as words.
fn has_tags(inner: &str) -> bool {
    let mut rest = inner;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(words) = after.strip_prefix("![CDATA[") {
            rest = words.split_once("]]>").map_or("", |(_, after)| after);
        } else if after.starts_with("!--") {
            rest = after.split_once("-->").map_or("", |(_, after)| after);
        } else {
            return true;
        }
    }
    false
}

/// The words of a text without tags: references are what they stand for, but for what is marked as words already.
fn words(inner: &str) -> String {
    let mut out = String::new();
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once(CDATA) {
        out.push_str(&decode_entities(before));
        let (marked, behind) = after.split_once("]]>").unwrap_or((after, ""));
        out.push_str(marked);
        rest = behind;
    }
    out.push_str(&decode_entities(rest));
    out
}
