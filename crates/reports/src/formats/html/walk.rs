//! The walk through a page: its elements and words in their order in, its lines with what the elements around each say of it out.

use super::comments::{DEEPEST, NOT_FOLLOWED};
use super::head::said;
use super::lines::{Gap, Line, Lines, among};
use super::names::{is_around, is_author, is_caption, post_kind};
use super::page_lines::{Holder, PageLine, PageLines, Place};
use super::simplified::Simplified;
use super::tokens::{Tag, Token, Tokens};

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

/// The way through a page's elements, with what has been found on it.
#[derive(Default)]
pub(super) struct Walk<'p> {
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
    pub(super) fn over(bytes: usize) -> Self {
        Walk { marked: Simplified::with_capacity(bytes), ..Walk::default() }
    }

    /// Whether a token stands inside an element that holds no words; there only its own tags count, so that it ends where
    /// it should.
    pub(super) fn skips(&mut self, token: &Token<'p>) -> bool {
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
    pub(super) fn text(&mut self, text: &str, source: &str) {
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
    pub(super) fn open(&mut self, tag: Tag<'p>, tokens: &Tokens<'p>) {
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
    pub(super) fn close(&mut self, name: &'p str) {
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
    pub(super) fn finish(self) -> PageLines {
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
