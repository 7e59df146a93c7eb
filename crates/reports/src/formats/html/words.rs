//! In goes the source of a page or of a part of one, out come its words: paragraphs parted by a blank line, without a tree.

use super::lines::{Gap, Lines, among};
use super::tokens::{Tag, Token, tokens};

/// Which elements' words are left out, besides those that never hold any to read (scripts, forms, pictures).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Nothing more: for an article that was cut out already.
    Everything,
    /// Menus, asides, footers, cookie notes and related links, as far as their elements or names tell.
    Body,
}

/// Elements that hold no words to read.
const SILENT: &[&str] = &[
    "noscript", "template", "svg", "math", "select", "button", "object", "audio", "video", "canvas", "map", "dialog",
    "datalist",
];
/// Elements that stand around an article.
const AROUND: &[&str] = &["nav", "footer", "aside", "form", "menu"];
/// Parts of names (class, id, role) of elements that stand around an article.
const AROUND_NAMES: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "footer",
    "sidebar",
    "related",
    "share",
    "sharing",
    "social",
    "newsletter",
    "subscribe",
    "advert",
    "advertisement",
    "ads",
    "promo",
    "comments",
    "comment",
    "disqus",
    "popup",
    "modal",
    "tags",
    "recommended",
    "trending",
    "contentinfo",
    "complementary",
    "banner",
];
/// Elements without contents.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The words of a page's source.
pub(super) fn words(source: &str, keep: Keep) -> String {
    let mut page = Lines::with_capacity(source.len() / 4);
    let mut skipped: Option<(&str, usize)> = None;
    let mut never_closed: Vec<&str> = Vec::new();
    let mut tokens = tokens(source);
    while let Some(token) = tokens.next() {
        // Inside an element that is left out only its own tags count, so that it ends where it should.
        if let Some((name, depth)) = &mut skipped {
            match token {
                Token::Open(tag) if tag.is(name) => *depth += 1,
                Token::Close(closed) if closed.eq_ignore_ascii_case(name) => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                skipped = None;
            }
            continue;
        }
        match token {
            Token::Text(text) => page.text(text),
            Token::Open(tag) if !among(tag.name, VOID) && is_left_out(&tag, keep) => {
                page.gap(Gap::Paragraph);
                // One that is never closed would take the rest of the page with it.
                if among(tag.name, &never_closed) {
                    continue;
                } else if is_closed_in(tokens.rest(), tag.name) {
                    skipped = Some((tag.name, 1));
                } else {
                    never_closed.push(tag.name);
                }
            }
            Token::Open(tag) => page.open(tag.name),
            Token::Close(name) => page.close(name),
            Token::Raw(..) => {}
        }
    }
    page.finish()
}

/// Whether a closing tag of this name stands in the source. What is looked through is left out next, so all such looks
/// together are linear in the page.
fn is_closed_in(source: &str, name: &str) -> bool {
    source
        .match_indices("</")
        .any(|(at, _)| source.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
}

fn is_left_out(tag: &Tag<'_>, keep: Keep) -> bool {
    if among(tag.name, SILENT) {
        return true;
    }
    if keep == Keep::Everything || among(tag.name, &["html", "body", "main", "article", "p", "a", "span"]) {
        return false;
    }
    if among(tag.name, AROUND)
        || tag.attribute("hidden").is_some()
        || tag.attribute("aria-hidden").is_some_and(|v| v == "true")
    {
        return true;
    }
    ["class", "id", "role"]
        .iter()
        .filter_map(|name| tag.attribute(name))
        .any(|value| value.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| among(part, AROUND_NAMES)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn all(source: &str, expected: &str) {
        assert_eq!(words(source, Keep::Everything), expected, "{source}");
    }

    #[test]
    fn paragraphs_are_parted_by_a_blank_line() {
        all("<h2>Arven</h2><p>Two  <b>died</b>\n there.<p>One fled.</p>", "Arven\n\nTwo died there.\n\nOne fled.");
        all("<div>One<div>two</div>three</div>", "One\n\ntwo\n\nthree");
        all("one<br>two<br><br>three", "one\ntwo\n\nthree");
        all("<ul><li>one<li>two</ul>end", "one\ntwo\n\nend");
        all("<table><tr><th>Side<th>Dead<tr><td>North<td>3</table>", "Side\tDead\nNorth\t3");
    }

    #[test]
    fn references_and_odd_spaces() {
        all("R&amp;D&nbsp;&ldquo;x&rdquo; so\u{ad}ft", "R&D “x” soft");
        all(" <p> </p> ", "");
    }

    #[test]
    fn what_is_no_words_is_left_out() {
        all("<script>x</script>a<style>y</style><noscript>z</noscript><svg><text>q</text></svg>b", "a\n\nb");
        all("two<sup>[12]</sup> men, x<sup>2</sup>", "two men, x2");
    }

    #[test]
    fn links_to_elsewhere_are_left_out() {
        all("<p>Two <a href=a>men</a> died.</p><ul><li><a href=x>Five things to know today</a></ul>", "Two men died.");
        all("<p>a</p><p>Read more: <a href=x>The bridge falls</a></p><p>b</p>", "a\n\nb");
        all("<p>See <a href=x>the full list of names</a>.</p>", "See the full list of names.");
    }

    #[test]
    fn elements_around_the_body_are_left_out() {
        let page = "<body><nav>Home</nav><div class=cookie-notice>We use <div>cookies</div></div><div class='main-nav x'>A</div>\
                    <p class=related>stays</p><footer>Imprint</footer></body>";
        assert_eq!(words(page, Keep::Body), "stays");
        assert_eq!(words("<body class=has-cookie>a</body>", Keep::Body), "a");
        assert_eq!(words("<p>a<nav>b", Keep::Body), "a\n\nb", "what is never closed takes nothing with it");
        assert_eq!(words("<head><title>t</title><body>a<button>b", Keep::Everything), "a\n\nb");
    }
}
