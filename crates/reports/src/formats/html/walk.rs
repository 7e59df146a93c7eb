//! The walk through a page. In goes its source, out come its lines, with what the elements around each say of it: without a tree, flat
//! on the stack.
//!
//! Every piece of words is also written, with a mark before it, to a simplified page. What finds the article is given that
//! page; the marks in what it gives back say which lines it took, whatever else it did to them.

use super::comments::{DEEPEST, NOT_FOLLOWED};
use super::head::said;
use super::lines::{Gap, Line, Lines, among};
use super::names::{is_around, is_author, is_caption, post_kind};
use super::page_lines::{Holder, PageLine, PageLines, Place};
use super::simplified::Simplified;
use super::tokens::{Tag, Token, Tokens, tokens};

/// Elements that hold no words to read.
const SILENT: &[&str] = &[
    "noscript", "template", "svg", "math", "select", "button", "object", "audio", "video", "canvas", "map", "dialog",
    "datalist",
];
/// Elements without contents.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Most names of elements whose closing tags are looked for.
const MOST_CLOSING: usize = 50;

/// A line that has words and has not ended: its number, its place, its marks with the letters behind each.
type Waiting = (usize, Place, Vec<(usize, usize)>);

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

/// The way through a page's elements, with what has been found on it.
#[derive(Default)]
struct Walk<'p> {
    lines: Lines,
    found: PageLines,
    marked: Simplified,
    open: Vec<Element<'p>>,
    deeper: usize,
    elements: usize,
    /// The element that holds no words and how often its name is open in it.
    silent: Option<(&'p str, usize)>,
    /// How much of the page is left where the next tag that closes an element of this name was seen; none: there is none.
    closing: Vec<(&'p str, Option<usize>)>,
    /// Place and marks of the lines that have words, by number, until they end.
    waiting: Vec<Waiting>,
    author: Option<(usize, String)>,
}

struct Element<'p> {
    name: &'p str,
    number: usize,
    place: Place,
}

impl<'p> Walk<'p> {
    /// At the beginning of a page of so many bytes.
    fn over(bytes: usize) -> Self {
        Walk { marked: Simplified::with_capacity(bytes), ..Walk::default() }
    }

    /// Whether a token stands inside an element that holds no words; there only its own tags count, so that it ends where
    /// it should.
    fn skips(&mut self, token: &Token<'p>) -> bool {
        let Some((name, depth)) = &mut self.silent else {
            return false;
        };
        match token {
            // A button cannot stand in a button: the one before was not closed.
            Token::Open(tag) if tag.is(name) && !tag.is_self_closed() && !among(name, &["button", "select"]) => {
                *depth += 1
            }
            Token::Close(closed) if closed.eq_ignore_ascii_case(name) => *depth -= 1,
            _ => {}
        }
        if *depth == 0 {
            self.silent = None;
        }
        true
    }

    fn place(&self) -> Place {
        self.open.last().map(|element| element.place).unwrap_or_default()
    }

    /// Words between elements.
    fn text(&mut self, text: &str, source: &str) {
        let letters = source.trim().len();
        self.lines.text(text);
        if letters > 0 {
            let place = self.place();
            let number = self.lines.number();
            let mark = self.found.marks;
            self.found.marks += 1;
            self.marked.mark(mark);
            match self.waiting.last_mut() {
                Some((known, _, marks)) if *known == number => marks.push((mark, letters)),
                _ => self.waiting.push((number, place, vec![(mark, letters)])),
            }
            if let Some((_, words)) = &mut self.author
                && words.len() < 300
            {
                words.push_str(text);
            }
        }
        self.marked.text(text);
    }

    /// An element begins.
    fn open(&mut self, tag: Tag<'p>, tokens: &Tokens<'p>) {
        let silent = among(tag.name, SILENT);
        let around = !silent && !self.place().around && is_around(&tag);
        if (silent || around) && !among(tag.name, VOID) {
            self.lines.gap(Gap::Paragraph);
            if silent && tag.is_self_closed() {
                return;
            }
            // One that is never closed would take the rest of the page with it.
            if !self.is_closed(tag.name, tokens.rest()) {
                return;
            }
            if silent {
                self.silent = Some((tag.name, 1));
                return;
            }
        }
        self.marked.open(&tag);
        self.lines.open(tag.name);
        self.elements += 1;
        if self.place().holder.is_some() {
            self.time(&tag);
        }
        if !among(tag.name, NOT_FOLLOWED) {
            return self.push(&tag, around);
        }
        // These are ended by the next of their kind; a paragraph may still be the words for a picture, an item a post.
        if self.open.pop_if(|last| last.name.eq_ignore_ascii_case(tag.name)).is_some() {
            self.lines.gap(Gap::Paragraph);
        }
        if is_caption(&tag) || is_author(&tag) || (tag.is("li") && (around || post_kind(&tag).is_some())) {
            self.push(&tag, around);
        }
    }

    /// Whether an element of this name is closed in the rest of the page. For each name the page is looked through once.
    fn is_closed(&mut self, name: &'p str, rest: &str) -> bool {
        if let Some((_, left)) = self.closing.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            if left.is_some_and(|left| left > rest.len()) {
                *left = left_at_closing(rest, name);
            }
            return left.is_some();
        }
        if self.closing.len() >= MOST_CLOSING {
            return false;
        }
        let left = left_at_closing(rest, name);
        self.closing.push((name, left));
        left.is_some()
    }

    fn push(&mut self, tag: &Tag<'p>, around: bool) {
        if among(tag.name, VOID) {
            return;
        }
        if self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        let outer = self.open.last().map_or(0, |element| element.number);
        let mut place = self.place();
        place.around |= around;
        if !place.caption && is_caption(tag) {
            place.caption = true;
            self.lines.gap(Gap::Paragraph);
        }
        place.heading = place.heading.or_else(|| rank(tag.name));
        const MOST: usize = 20_000;
        let is_body = tag.attribute("itemprop").is_some_and(|value| value.eq_ignore_ascii_case("articlebody"));
        let kind = if is_body { Some("body".to_owned()) } else { post_kind(tag) };
        if let Some(kind) = kind.filter(|_| self.found.holders.len() < MOST) {
            self.found.holders.push(Holder { parent: outer, kind, outer: place.holder, time: None });
            place.holder = Some(self.found.holders.len() - 1);
            if tag.is("article") || is_body {
                place.article = place.article.or(place.holder);
            }
        }
        if self.author.is_none() && self.found.author.is_none() && !place.around && is_author(tag) {
            self.author = Some((self.open.len(), String::new()));
        }
        self.open.push(Element { name: tag.name, number: self.elements, place });
    }

    /// The first time of each holder.
    fn time(&mut self, tag: &Tag<'_>) {
        let says = |name: &str, part: &str| tag.attribute(name).is_some_and(|v| v.to_ascii_lowercase().contains(part));
        let written = if tag.is("time") {
            tag.attribute("datetime")
        } else if tag.is("meta") && says("itemprop", "datepublished") {
            tag.attribute("content")
        } else if says("class", "date") {
            tag.attribute("title")
        } else {
            None
        };
        let Some(written) = written.and_then(said) else {
            return;
        };
        let mut holder = self.place().holder;
        while let Some(inside) = holder.and_then(|at| self.found.holders.get_mut(at)) {
            if inside.time.is_some() {
                break;
            }
            inside.time = Some(written.clone());
            holder = inside.outer;
        }
    }

    /// An element ends.
    fn close(&mut self, name: &'p str) {
        self.marked.close(name);
        self.lines.close(name);
        if self.deeper > 0 && !among(name, NOT_FOLLOWED) {
            self.deeper -= 1;
            return;
        }
        let Some(at) = self.open.iter().rposition(|element| element.name.eq_ignore_ascii_case(name)) else {
            return;
        };
        if self.open.iter().skip(at).any(|element| element.place.caption) {
            self.lines.gap(Gap::Paragraph);
        }
        self.open.truncate(at);
        if let Some((_, words)) = self.author.take_if(|(depth, _)| at <= *depth) {
            self.found.author = said(words).filter(|words| words.chars().count() < 100);
        }
    }

    /// The page ends: its lines.
    fn finish(self) -> PageLines {
        let Walk { lines, mut found, marked, waiting, .. } = self;
        let mut waiting = waiting.into_iter().peekable();
        for line in lines.finish() {
            let Line { text, gap, number, linked, in_list } = line;
            let mut place = Place::default();
            let mut marks = Vec::new();
            while let Some((of, its_place, its_marks)) = waiting.next_if(|(of, ..)| *of <= number) {
                if of == number {
                    place = its_place;
                    marks.extend(its_marks);
                }
            }
            found.lines.push(PageLine { text, gap, linked, in_list, place, marks });
        }
        found.marked = marked.finish();
        found
    }
}

/// The rank of a heading.
fn rank(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h' | b'H', rank @ b'1'..=b'6'] => Some(rank - b'0'),
        _ => None,
    }
}

/// How much of the source is left where the first tag that closes an element of this name stands.
fn left_at_closing(source: &str, name: &str) -> Option<usize> {
    let closes = |at: usize| source.get(at + 2..at + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
    source.match_indices("</").find(|(at, _)| closes(*at)).map(|(at, _)| source.len() - at)
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
