//! In goes the source of a page, out come its lines, with what the elements around each say of it: without a tree, flat on
//! the stack.
//!
//! Every piece of words is also written, with a mark before it, to a simplified page. What finds the article is given that
//! page; the marks in what it gives back say which lines it took, whatever else it did to them.

use super::lines::Gap;
use super::tokens::{Token, tokens};
use super::walk::Walk;

/// A line of a page.
#[derive(Debug)]
pub(super) struct PageLine {
    /// Its words.
    pub(super) text: String,
    /// What parts it from the line before.
    pub(super) gap: Gap,
    /// How many bytes of its words are inside links.
    pub(super) linked: usize,
    /// Whether it stands in an item of a list.
    pub(super) in_list: bool,
    /// What the elements say that it stands in.
    pub(super) place: Place,
    /// How many of its bytes the page's marks stand for, from which mark to which.
    pub(super) marks: Vec<(usize, usize)>,
}

/// What the elements say that a line stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// In a menu, an aside, a footer, a cookie note.
    pub(super) around: bool,
    /// In the words for a picture.
    pub(super) caption: bool,
    /// In a heading, of this rank.
    pub(super) heading: Option<u8>,
    /// The innermost element that may be a post: its index in [`PageLines::holders`].
    pub(super) holder: Option<usize>,
    /// The outermost article element or body of one.
    pub(super) article: Option<usize>,
}

/// An element that may be an article or one post of several.
#[derive(Debug)]
pub(super) struct Holder {
    /// The element that it stands in; elements are counted through the page.
    pub(super) parent: usize,
    /// Holders of one kind are alike.
    pub(super) kind: String,
    /// The holder around it.
    pub(super) outer: Option<usize>,
    /// The first time inside it, as written.
    pub(super) time: Option<String>,
}

/// The lines of a page.
#[derive(Debug, Default)]
pub(super) struct PageLines {
    /// In the page's order.
    pub(super) lines: Vec<PageLine>,
    /// Elements that may be posts.
    pub(super) holders: Vec<Holder>,
    /// The simplified page with its marks.
    pub(super) marked: String,
    /// How many marks there are.
    pub(super) marks: usize,
    /// Who wrote it, as the page shows it.
    pub(super) author: Option<String>,
}

impl PageLines {
    /// Whether there is a line in its body long enough for a sentence.
    pub(super) fn tells_something(&self) -> bool {
        const WORDS: usize = 6;
        let long = |line: &PageLine| line.text.split_whitespace().nth(WORDS - 1).is_some();
        self.lines
            .iter()
            .any(|line| !line.place.around && !line.place.caption && line.place.heading.is_none() && long(line))
    }
}

/// The lines of a page.
pub(super) fn page_lines(source: &str) -> PageLines {
    let mut walk = Walk::over(source.len());
    let mut tokens = tokens(source);
    while let Some(token) = tokens.next() {
        if walk.skips(&token) {
            continue;
        }
        match token {
            Token::Text(text, source) => walk.text(&text, source),
            Token::Open(tag) => walk.open(tag, &tokens),
            Token::Close(name) => walk.close(name),
            Token::Raw(..) => {}
        }
    }
    walk.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a page, those around its body left out, parted as in the readable text.
    fn words(source: &str) -> String {
        let mut out = String::new();
        for line in page_lines(source).lines.iter().filter(|line| !line.place.around) {
            if !out.is_empty() {
                out.push_str(if line.gap == Gap::Line { "\n" } else { "\n\n" });
            }
            out.push_str(&line.text);
        }
        out
    }

    #[track_caller]
    fn all(source: &str, expected: &str) {
        assert_eq!(words(source), expected, "{source}");
    }

    #[test]
    fn paragraphs_are_parted_by_a_blank_line() {
        all("<h2>Arven</h2><p>Two  <b>died</b>\n there.<p>One fled.</p>", "Arven\n\nTwo died there.\n\nOne fled.");
        all("<div>One<div>two</div>three</div>", "One\n\ntwo\n\nthree");
        all("one<br>two<br><br>three", "one\ntwo\n\nthree");
        all("<ul><li>one<li>two</ul>end", "one\ntwo\n\nend");
        all("<table><tr><th>Side<th>Dead<tr><td>North<td>3</table>", "Side\tDead\nNorth\t3");
        all("<p>one\u{2028}two\u{2029}three", "one\ntwo\n\nthree");
    }

    #[test]
    fn references_and_odd_spaces() {
        all("R&amp;D&nbsp;&ldquo;x&rdquo; so\u{ad}ft", "R&D “x” soft");
        all(" <p> </p> ", "");
    }

    #[test]
    fn what_is_no_words_is_left_out() {
        all("<script>x</script>a<style>y</style><noscript>z</noscript><svg><text>q</text></svg>b", "a\n\nb");
        all("<button class=x />a<button>b</button>c<svg/>d", "a\n\nc\n\nd");
        all("two<sup>[12]</sup> men, x<sup>2</sup>", "two men, x2");
    }

    #[test]
    fn links_to_elsewhere_are_left_out() {
        all("<p>Two <a href=a>men</a> died.</p><ul><li><a href=x>Five things to know today</a></ul>", "Two men died.");
        all("<p>a</p><p>Read more: <a href=x>The bridge falls</a></p><p>b</p>", "a\n\nb");
        all("<p>See <a href=x>the full list of names</a>.</p>", "See the full list of names.");
    }

    #[test]
    fn elements_around_the_body_are_known() {
        all(
            "<body><nav>Home</nav><div class=cookie-notice>We use <div>cookies</div></div><div class='main-nav x'>A</div>\
             <p class=related>stays</p><footer>Imprint</footer></body>",
            "stays",
        );
        all("<body class=has-cookie>a</body>", "a");
        all("<p>a<nav>b", "a\n\nb");
        all("<head><title>t</title><body>a<button>b", "a\n\nb");
    }

    #[test]
    fn what_elements_say_of_a_line() {
        let page = page_lines(
            "<h1>a</h1><article><time datetime=2031-05-04></time><p>b<figure><figcaption>c</figcaption></figure><p \
             class=caption>d<p>e</article><span class=byline>By Kara Lind</span>",
        );
        let captions: Vec<bool> = page.lines.iter().map(|line| line.place.caption).collect();
        assert_eq!(captions, [false, false, true, true, false, false]);
        assert_eq!(page.lines.first().and_then(|line| line.place.heading), Some(1));
        assert_eq!(page.holders.first().and_then(|holder| holder.time.as_deref()), Some("2031-05-04"));
        assert_eq!(page.author.as_deref(), Some("By Kara Lind"));
    }

    #[test]
    fn hostile_pages_take_no_time() {
        for unit in [
            "<nav>",
            "<nav></nav>",
            "<x class=nav>",
            "<div class=post>a",
            "<p class=caption>a",
            "<time datetime=1>",
            "<svg>",
        ] {
            let _ = page_lines(&unit.repeat(1_000_000 / unit.len()));
        }
        let nested = format!("{}{}", "<div><nav></div>".repeat(50_000), "</nav>");
        let _ = page_lines(&nested);
    }
}
