//! In goes a page's source, out come its tags and the text between them, one after the other and without a tree: linear in
//! the source and flat on the stack, whatever the source.
//!
//! Follows the tokenizer of the [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html) as far as it matters
//! for reading words.

use super::entities::decode_entities;

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'p> {
    /// Words, with character references as written.
    Text(&'p str),
    /// A tag that opens an element.
    Open(Tag<'p>),
    /// A tag that closes one; its name as written.
    Close(&'p str),
    /// A whole element that holds no tags: script, style, title, textarea and the like.
    Raw(Tag<'p>, &'p str),
}

/// A tag that opens an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'p> {
    /// Its name as written.
    pub(super) name: &'p str,
    attributes: &'p str,
}

impl<'p> Tag<'p> {
    /// Whether it has this name (given in lower case).
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether it is written as one without contents: `<br/>`.
    pub(super) fn is_self_closed(&self) -> bool {
        self.attributes.ends_with('/')
    }

    /// The value of an attribute (its name given in lower case), with character references decoded and trimmed.
    pub(super) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut at = 0;
        while let Next::Attribute { name, value, end } = next_attribute(self.attributes, at) {
            if name.eq_ignore_ascii_case(wanted) {
                return Some(decode_entities(value).trim().to_owned());
            }
            at = end;
        }
        None
    }
}

/// Elements whose contents are words only.
const RAW: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// The tokens of a page.
pub(super) struct Tokens<'p> {
    page: &'p str,
    at: usize,
    /// Names of [`RAW`] elements known not to be closed any more; they are read as ordinary ones.
    unclosed: Vec<&'static str>,
}

/// The tokens of a page.
pub(super) fn tokens(page: &str) -> Tokens<'_> {
    Tokens { page, at: 0, unclosed: Vec::new() }
}

impl<'p> Iterator for Tokens<'p> {
    type Item = Token<'p>;

    fn next(&mut self) -> Option<Token<'p>> {
        while self.at < self.page.len() {
            let text_end = self.next_markup(self.at);
            if text_end > self.at {
                let text = cut(self.page, self.at, text_end);
                self.at = text_end;
                return Some(Token::Text(text));
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
        None
    }
}

impl<'p> Tokens<'p> {
    /// What was not read yet.
    pub(super) fn rest(&self) -> &'p str {
        rest_of(self.page, self.at)
    }

    /// Offset of the next `<` that begins a tag, a comment or a declaration.
    fn next_markup(&self, from: usize) -> usize {
        let bytes = self.page.as_bytes();
        let mut at = from;
        while let Some(offset) = rest_of(self.page, at).find('<') {
            at += offset;
            let begins = match bytes.get(at + 1) {
                Some(b'!' | b'?') => true,
                Some(b'/') => bytes.get(at + 2).is_some(),
                Some(byte) => byte.is_ascii_alphabetic(),
                None => false,
            };
            if begins {
                return at;
            }
            at += 1;
            while bytes.get(at) == Some(&b'<') && bytes.get(at + 1) == Some(&b'<') {
                at += 1;
            }
        }
        self.page.len()
    }

    /// Reads the markup that begins here; `None` for what holds nothing to read.
    fn markup(&mut self) -> Option<Token<'p>> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            // "<!-->" and "<!--->" are whole comments too.
            let plain = rest_of(rest, 2).find("-->").map_or(rest.len(), |offset| offset + 5);
            // "--!>" ends one too; it is looked for no farther than that, or many comments would take the square of the page.
            let odd = rest.get(4..plain).and_then(|inside| inside.find("--!>")).map(|offset| offset + 8);
            let end = odd.unwrap_or(plain);
            self.at += end;
            return None;
        }
        let closes = rest.starts_with("</");
        let name_at = self.at + if closes { 2 } else { 1 };
        if !rest_of(self.page, name_at).starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.at += rest.find('>').map_or(rest.len(), |offset| offset + 1);
            return None;
        }
        let name_len = rest_of(self.page, name_at).find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        let name_end = name_len.map_or(self.page.len(), |len| name_at + len);
        let name = cut(self.page, name_at, name_end);
        let Some(end) = tag_end(self.page, name_end) else {
            // The standard drops a tag that the page ends in.
            self.at = self.page.len();
            return None;
        };
        self.at = end;
        if closes {
            return Some(Token::Close(name));
        }
        let tag = Tag { name, attributes: cut(self.page, name_end, end.saturating_sub(1)) };
        Some(self.raw(tag).unwrap_or(Token::Open(tag)))
    }

    /// The whole element where `tag` opens one of words only.
    fn raw(&mut self, tag: Tag<'p>) -> Option<Token<'p>> {
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
                return Some(Token::Raw(tag, words));
            }
            from = close + 2;
        }
        if matches!(name, "script" | "style") {
            let words = self.rest();
            self.at = self.page.len();
            return Some(Token::Raw(tag, words));
        }
        self.unclosed.push(name);
        None
    }
}

/// Offset past the `>` that ends the tag whose attributes begin at `from`; `None` where the page ends before.
fn tag_end(page: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match next_attribute(page, at) {
            Next::Attribute { end, .. } => at = end,
            Next::TagEnd(end) => return Some(end + 1),
            Next::SourceEnd => return None,
        }
    }
}

/// What comes next inside a tag.
enum Next<'p> {
    /// Its name, its value as written ("" where it has none), and the offset past it.
    Attribute { name: &'p str, value: &'p str, end: usize },
    /// Offset of the `>`.
    TagEnd(usize),
    /// The source ends first.
    SourceEnd,
}

/// The page between two offsets, and from one to its end: "" where they are no places in it.
fn cut(page: &str, start: usize, end: usize) -> &str {
    page.get(start..end).unwrap_or_default()
}

fn rest_of(page: &str, start: usize) -> &str {
    page.get(start..).unwrap_or_default()
}

fn next_attribute(source: &str, from: usize) -> Next<'_> {
    let find = |from: usize, stops: fn(u8) -> bool| {
        let rest = source.as_bytes().get(from..).unwrap_or_default();
        rest.iter().position(|&b| stops(b)).map_or(source.len(), |n| from + n)
    };
    let start = find(from, |b| !b.is_ascii_whitespace() && b != b'/');
    let first = match source.as_bytes().get(start) {
        None => return Next::SourceEnd,
        Some(b'>') => return Next::TagEnd(start),
        Some(first) => first,
    };
    // A name may begin with "=", and every name takes at least one byte.
    let name_end = match first {
        b'=' => find(start + 1, |b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'=')),
        _ => find(start, |b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'=')),
    };
    let name = cut(source, start, name_end);
    let sign = find(name_end, |b| !b.is_ascii_whitespace());
    if source.as_bytes().get(sign) != Some(&b'=') {
        return Next::Attribute { name, value: "", end: name_end };
    }
    let value_at = find(sign + 1, |b| !b.is_ascii_whitespace());
    match source.as_bytes().get(value_at) {
        None => Next::SourceEnd,
        Some(&quote @ (b'"' | b'\'')) => {
            let value_at = value_at + 1;
            match rest_of(source, value_at).split_once(char::from(quote)) {
                Some((value, _)) => Next::Attribute { name, value, end: value_at + value.len() + 1 },
                None => Next::SourceEnd,
            }
        }
        Some(_) => {
            let end = find(value_at, |b| b.is_ascii_whitespace() || b == b'>');
            Next::Attribute { name, value: cut(source, value_at, end), end }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> Vec<String> {
        let show = |token| match token {
            Token::Text(text) => format!("'{text}'"),
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
        let page = "<a href='x?a=1&amp;b=2' DATA-x = \"q>r\" hidden id=up/ =odd>";
        let Some(Token::Open(tag)) = tokens(page).next() else { panic!("no tag") };
        assert_eq!(tag.attribute("href").as_deref(), Some("x?a=1&b=2"));
        assert_eq!(tag.attribute("data-x").as_deref(), Some("q>r"));
        assert_eq!(tag.attribute("hidden").as_deref(), Some(""));
        assert_eq!(tag.attribute("id").as_deref(), Some("up/"));
        assert_eq!(tag.attribute("class"), None);
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
