//! In goes the source of a page, out comes a source of the same tree that is quick to build and to write: no scripts, no
//! comments, short attributes, and stand-ins for the characters that HTML has to escape.
//!
//! The serializer of `dom_query` takes time quadratic in the number of `&` and no-break spaces of a text (7 s for half a
//! megabyte of them); with stand-ins it meets none.

use super::entities::decode_entities;
use super::tokens::{Tag, Token, tokens};

/// Private-use characters that stand for `&`, `<` and `>`.
const STAND_INS: [(char, char); 3] = [('&', '\u{f8f0}'), ('<', '\u{f8f1}'), ('>', '\u{f8f2}')];

/// The attributes that tell an article from what is around it.
const ATTRIBUTES: [&str; 12] = [
    "class",
    "id",
    "role",
    "rel",
    "itemprop",
    "itemscope",
    "itemtype",
    "property",
    "style",
    "hidden",
    "aria-hidden",
    "aria-modal",
];
/// Most bytes of an attribute that are kept.
const LONGEST: usize = 300;

/// The simplified source of a page.
pub(super) fn simplified(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for token in tokens(page) {
        match token {
            Token::Text(text) => decode_entities(text).chars().for_each(|c| out.push(stand_in(c))),
            Token::Close(name) => {
                out.push_str("</");
                out.push_str(name);
                out.push('>');
            }
            Token::Open(tag) => open(&tag, &mut out),
            Token::Raw(tag, words) if tag.is("title") => {
                out.push_str("<title>");
                decode_entities(words).chars().for_each(|c| out.push(stand_in(c)));
                out.push_str("</title>");
            }
            Token::Raw(..) => {}
        }
    }
    out
}

fn stand_in(c: char) -> char {
    match STAND_INS.iter().find(|(meant, _)| *meant == c) {
        Some((_, stand_in)) => *stand_in,
        None if c == '\u{a0}' => ' ',
        None if STAND_INS.iter().any(|(_, stand_in)| *stand_in == c) => char::REPLACEMENT_CHARACTER,
        None => c,
    }
}

fn open(tag: &Tag<'_>, out: &mut String) {
    // These would make a parser read the tags after them as words.
    if tag.is("plaintext") || tag.is("textarea") || tag.is("title") || tag.is("xmp") || tag.is("noscript") {
        return;
    }
    out.push('<');
    out.push_str(tag.name);
    let is_link = tag.is("a");
    for name in ATTRIBUTES.into_iter().chain(is_link.then_some("href")) {
        if let Some(value) = tag.attribute(name) {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            value
                .chars()
                .filter(|c| !matches!(c, '"' | '<' | '>' | '&' | '\u{a0}'))
                .take(LONGEST)
                .for_each(|c| out.push(c));
            out.push('"');
        }
    }
    out.push('>');
}

/// HTML with the stand-ins replaced by what they stand for.
pub(super) fn restored(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for c in html.chars() {
        match c {
            '\u{f8f0}' => out.push_str("&amp;"),
            '\u{f8f1}' => out.push_str("&lt;"),
            '\u{f8f2}' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_structure_stay() {
        let page = "<title>R&amp;D</title><script>x</script><!-- y --><p class='a b' onclick=z>1 &lt; 2 & 3&nbsp;x</p><a href='/q'>z</a>";
        assert_eq!(
            restored(&simplified(page)),
            "<title>R&amp;D</title><p class=\"a b\">1 &lt; 2 &amp; 3 x</p><a href=\"/q\">z</a>"
        );
    }

    #[test]
    fn stand_ins_in_the_page_do_no_harm() {
        assert_eq!(restored(&simplified("a\u{f8f1}b")), "a\u{fffd}b");
    }
}
