//! What a text written in tags is: in go its first words, out comes whether it is a page or something else.

/// What a text in tags is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    /// A page: HTML, XHTML, and XML of any other sort, whose words are read.
    Page,
    /// A feed: many reports in one file.
    Feed,
    /// A drawing (SVG).
    Picture,
    /// A list of addresses or the like.
    Data,
    /// The source of a program that makes pages.
    Code,
}

/// Whether text is in tags, told by what it begins with; `None` for prose, and for a piece of a page (see [`is_fragment`]).
pub(crate) fn markup(text: &str) -> Option<Markup> {
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !begin.starts_with('<') {
        return None;
    }
    let lower = begin.to_ascii_lowercase();
    if lower.starts_with("<?php") || lower.starts_with("<%") {
        return Some(Markup::Code);
    }
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| lower.contains(tag)) {
        // A feed may quote a page.
        return Some(feed(&lower).unwrap_or(Markup::Page));
    }
    feed(&lower).or_else(|| lower.starts_with("<?xml").then_some(Markup::Page))
}

/// What the first element says, for elements that no page begins with.
fn feed(lower: &str) -> Option<Markup> {
    match first_element(lower)? {
        "rss" | "feed" | "rdf" => Some(Markup::Feed),
        "svg" => Some(Markup::Picture),
        "urlset" | "sitemapindex" | "opml" | "kml" | "gpx" | "plist" => Some(Markup::Data),
        _ => None,
    }
}

/// The name of the first element, without its prefix; comments and declarations before it are passed over.
fn first_element(lower: &str) -> Option<&str> {
    let mut rest = lower;
    loop {
        rest = rest.trim_start();
        rest = match rest {
            _ if rest.starts_with("<!--") => rest.split_once("-->")?.1,
            // A file may declare names of its own.
            _ if rest.starts_with("<!doctype") && rest.split('>').next()?.contains('[') => rest.split_once("]>")?.1,
            _ if rest.starts_with("<?") || rest.starts_with("<!") => rest.split_once('>')?.1,
            _ => break,
        };
    }
    let name = rest.strip_prefix('<')?.split(|c: char| !c.is_ascii_alphanumeric() && c != ':').next()?;
    Some(name.rsplit_once(':').map_or(name, |(_, name)| name))
}

/// Whether a text begins with an element of a page though it is no whole one.
pub(crate) fn is_fragment(text: &str) -> bool {
    const ELEMENTS: &[&str] = &[
        "a",
        "article",
        "b",
        "base",
        "blockquote",
        "br",
        "center",
        "div",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "hr",
        "i",
        "img",
        "link",
        "main",
        "meta",
        "nav",
        "ol",
        "p",
        "section",
        "script",
        "span",
        "strong",
        "style",
        "table",
        "title",
        "ul",
    ];
    first_element(&text.trim_start_matches('\u{feff}').to_ascii_lowercase())
        .is_some_and(|name| ELEMENTS.contains(&name))
}

/// Whether files of this ending are pages, made by hand or by a program.
pub(crate) fn is_page_ending(ending: &str) -> bool {
    matches!(
        ending,
        "htm"
            | "html"
            | "xhtml"
            | "xht"
            | "shtml"
            | "shtm"
            | "php"
            | "php3"
            | "phtml"
            | "asp"
            | "aspx"
            | "jsp"
            | "jspx"
            | "cfm"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_what_is_none() {
        for (text, expected) in [
            ("<!DOCTYPE html><p>x", Some(Markup::Page)),
            ("\u{feff}\n<!-- saved from x -->\n<HTML>", Some(Markup::Page)),
            ("<?xml version='1.0'?><html xmlns='x'>", Some(Markup::Page)),
            ("<?xml version='1.0'?><report><p>Two died.</p></report>", Some(Markup::Page)),
            ("<?xml version='1.0'?><!-- x --><rss><item>&lt;html&gt;<html></item>", Some(Markup::Feed)),
            ("<?xml version='1.0'?><atom:feed>", Some(Markup::Feed)),
            ("<svg:svg>", Some(Markup::Picture)),
            ("<?php echo '<html>';", Some(Markup::Code)),
            ("<p>x", None),
            ("<The head of the ministry> said", None),
            ("Two died. <html>", None),
            ("<", None),
            ("<!--", None),
            ("", None),
        ] {
            assert_eq!(markup(text), expected, "{text}");
        }
        assert!(is_fragment("<!-- x --><P>y") && !is_fragment("<The head>") && !is_fragment("x <p>"));
    }
}
