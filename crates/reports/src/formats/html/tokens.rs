//! In goes a page's source, out come its tags and the text between them, one after the other and without a tree: linear in
//! the source and flat on the stack, whatever the source.
//!
//! The crate html5gum reads them, as the [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html) has it. Elements of
//! words only are read here, since one that is never closed must not take the rest of the page with it.

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, StringReader, Tokenizer};

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'p> {
    /// Words, character references decoded; and as they are written.
    Text(String, &'p str),
    /// A tag that opens an element.
    Open(Tag<'p>),
    /// A tag that closes one; its name as written.
    Close(&'p str),
    /// A whole element that holds no tags: script, style, title, textarea and the like; its words as written.
    Raw(Tag<'p>, &'p str),
}

/// A tag that opens an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'p> {
    /// Its name as written.
    pub(super) name: &'p str,
    attributes: Vec<(&'static str, String)>,
    self_closed: bool,
}

/// The attributes that are kept: those that somebody here asks for.
const ATTRIBUTES: [&str; 26] = [
    "aria-hidden",
    "aria-label",
    "aria-modal",
    "charset",
    "class",
    "content",
    "data-component",
    "data-testid",
    "datetime",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "title",
    "type",
    "xml:lang",
];
/// Most bytes of a value that are kept.
const LONGEST: usize = 100_000;

impl Tag<'_> {
    /// Whether it has this name (given in lower case).
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether it is written as one without contents: `<br/>`.
    pub(super) fn is_self_closed(&self) -> bool {
        self.self_closed
    }

    /// The value of an attribute (its name given in lower case, one of [`ATTRIBUTES`]), with character references decoded and
    /// trimmed.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        debug_assert!(ATTRIBUTES.contains(&wanted), "{wanted} is not kept");
        self.attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.trim().to_owned())
    }
}

/// Elements whose contents are words only.
const RAW: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// What html5gum tells, with its place.
enum Piece {
    Text(String, Span<usize>),
    Open(Span<usize>, usize, Vec<(&'static str, String)>, bool),
    Close(Span<usize>, usize),
}

/// Gathers a tag's parts.
#[derive(Default)]
struct Gather {
    start: usize,
    name: usize,
    attributes: Vec<(&'static str, String)>,
    /// Whether the value that comes next is of the last of them.
    wanted: bool,
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Callback<Piece, usize> for Gather {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Piece> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                (self.start, self.name) = (span.start, name.len());
                self.attributes.clear();
                self.wanted = false;
                None
            }
            CallbackEvent::AttributeName { name } => {
                // The first of one name counts.
                let known = ATTRIBUTES.iter().find(|known| known.as_bytes() == name);
                let new = known.filter(|known| self.attributes.iter().all(|(name, _)| name != *known));
                self.attributes.extend(new.map(|name| (*name, String::new())));
                self.wanted = new.is_some();
                None
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, kept)) = self.attributes.last_mut().filter(|_| self.wanted) {
                    *kept = words(value.get(..LONGEST).unwrap_or(value));
                }
                None
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let attributes = std::mem::take(&mut self.attributes);
                Some(Piece::Open(Span { start: self.start, end: span.end }, self.name, attributes, self_closing))
            }
            CallbackEvent::EndTag { name } => Some(Piece::Close(span, name.len())),
            CallbackEvent::String { value } => Some(Piece::Text(words(value), span)),
            _ => None,
        }
    }
}

type Reader<'p> = Tokenizer<StringReader<'p>, CallbackEmitter<Gather, Piece, usize>>;

/// The tokens of a page.
pub(super) struct Tokens<'p> {
    page: &'p str,
    /// Where the reader began; it begins anew behind an element of words only.
    from: usize,
    reader: Reader<'p>,
    at: usize,
    /// Names of [`RAW`] elements known not to be closed any more; they are read as ordinary ones.
    unclosed: Vec<&'static str>,
}

/// The tokens of a page.
pub(super) fn tokens(page: &str) -> Tokens<'_> {
    Tokens { page, from: 0, reader: reader(page), at: 0, unclosed: Vec::new() }
}

fn reader(page: &str) -> Reader<'_> {
    Tokenizer::new_with_emitter(page, CallbackEmitter::new(Gather::default()))
}

impl<'p> Iterator for Tokens<'p> {
    type Item = Token<'p>;

    fn next(&mut self) -> Option<Token<'p>> {
        let Some(Ok(piece)) = self.reader.next() else {
            self.at = self.page.len();
            return None;
        };
        let token = match piece {
            Piece::Text(text, span) => {
                self.at = self.from + span.end;
                Token::Text(text, cut(self.page, self.from + span.start, self.at))
            }
            Piece::Close(span, name) => {
                self.at = self.from + span.end;
                let start = self.from + span.start + 2;
                Token::Close(cut(self.page, start, start + name))
            }
            Piece::Open(span, name, attributes, self_closed) => {
                self.at = self.from + span.end;
                let start = self.from + span.start + 1;
                let tag = Tag { name: cut(self.page, start, start + name), attributes, self_closed };
                match self.raw(&tag) {
                    Some(words) => {
                        self.from = self.at;
                        self.reader = reader(self.rest());
                        Token::Raw(tag, words)
                    }
                    None => Token::Open(tag),
                }
            }
        };
        Some(token)
    }
}

impl<'p> Tokens<'p> {
    /// What was not read yet.
    pub(super) fn rest(&self) -> &'p str {
        rest_of(self.page, self.at)
    }

    /// The words of the whole element where `tag` opens one of words only.
    fn raw(&mut self, tag: &Tag<'p>) -> Option<&'p str> {
        let name = *RAW.iter().find(|name| tag.is(name))?;
        if self.unclosed.contains(&name) {
            return None;
        }
        let mut from = self.at;
        while let Some(offset) = rest_of(self.page, from).find("</") {
            let close = from + offset;
            let after = close + 2 + name.len();
            let named = self.page.get(close + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name));
            let rest = rest_of(self.page, after);
            if named && rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')) {
                let words = cut(self.page, self.at, close);
                self.at = rest.find('>').map_or(self.page.len(), |n| after + n + 1);
                return Some(words);
            }
            from = close + 2;
        }
        if matches!(name, "script" | "style") {
            let words = self.rest();
            self.at = self.page.len();
            return Some(words);
        }
        self.unclosed.push(name);
        None
    }
}

/// The page between two offsets, and from one to its end: "" where they are no places in it.
fn cut(page: &str, start: usize, end: usize) -> &str {
    page.get(start..end).unwrap_or_default()
}

fn rest_of(page: &str, start: usize) -> &str {
    page.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> Vec<String> {
        let show = |token| match token {
            Token::Text(text, _) => format!("'{text}'"),
            Token::Open(tag) => format!("<{}>", tag.name),
            Token::Close(name) => format!("</{name}>"),
            Token::Raw(tag, words) => format!("<{}>{words}", tag.name),
        };
        tokens(page).map(show).collect()
    }

    #[test]
    fn tags_and_words() {
        assert_eq!(
            shown("<p class=a>Two <b>died</b>.<br/>"),
            ["<p>", "'Two '", "<b>", "'died'", "</b>", "'.'", "<br>"]
        );
        assert_eq!(shown("2 < 3 <4 > <"), ["'2 < 3 <4 > <'"]);
        assert_eq!(shown("a<!-- <b> -->b<!doctype html>c<?xml ?>d</ >e"), ["'a'", "'b'", "'c'", "'d'", "'e'"]);
        assert_eq!(shown("a<!-->b"), ["'a'", "'b'"]);
        assert_eq!(shown("a<!-- x --!>b<!-- y -->c"), ["'a'", "'b'", "'c'"]);
    }

    #[test]
    fn scripts_hold_no_tags() {
        assert_eq!(shown("<script>if (a<b) '</p>'</SCRIPT >x"), ["<script>if (a<b) '</p>'", "'x'"]);
        assert_eq!(shown("<style>a"), ["<style>a"]);
        assert_eq!(shown("<title>a<p>b"), ["<title>", "'a'", "<p>", "'b'"]);
    }

    #[test]
    fn attributes() {
        let page = "<a href='x?a=1&amp;b=2' CLASS = \"q>r\" hidden id=up/ =odd>";
        let Some(Token::Open(tag)) = tokens(page).next() else { panic!("no tag") };
        assert_eq!(tag.attribute("href").as_deref(), Some("x?a=1&b=2"));
        assert_eq!(tag.attribute("class").as_deref(), Some("q>r"));
        assert_eq!(tag.attribute("hidden").as_deref(), Some(""));
        assert_eq!(tag.attribute("id").as_deref(), Some("up/"));
        assert_eq!(tag.attribute("title"), None);
        let Some(Token::Open(tag)) = tokens("<a id=x id=y onclick=z href=/>").next() else { panic!("no tag") };
        assert_eq!((tag.attribute("id").as_deref(), tag.attribute("href").as_deref()), (Some("x"), Some("/")));
        assert!(!tag.is_self_closed());
    }

    #[test]
    fn pages_that_break_off() {
        for page in ["<", "<a", "<a href", "<a href=", "<a href='x", "</", "</a", "<!", "<!--", "<?", "a<b c=\"<d>"] {
            let _ = shown(page);
        }
        assert_eq!(shown("x<a href='y"), ["'x'"]);
    }

    #[test]
    fn hostile_pages_take_no_time() {
        for unit in
            ["<", "<a ", "<a b='", "</", "<!--", "<title>", "</title", "<script>", "<a =", "<textarea></", "<p/", "&"]
        {
            let page = unit.repeat(4_000_000 / unit.len());
            let _ = tokens(&page).count();
        }
    }
}
