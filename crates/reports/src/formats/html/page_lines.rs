//! The lines of a page, with what the elements around each say of it.

use super::lines::Gap;

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
