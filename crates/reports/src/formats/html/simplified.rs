//! In go the tags and words of a page, out comes a source of the same tree that is quick to build and to write: no scripts,
//! no comments, short attributes, no character references, and before every piece of words a mark: one private-use
//! character. The marks in what somebody else's code makes of it say which pieces it kept.

use super::tokens::Tag;

/// The planes of private use: 65,534 marks each.
const PLANES: [u32; 2] = [0xf_0000, 0x10_0000];
const IN_A_PLANE: usize = 0xfffe;
/// Most marks that there are.
pub(super) const MOST_MARKS: usize = 2 * IN_A_PLANE;

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

/// The simplified source so far.
#[derive(Default)]
pub(super) struct Simplified {
    out: String,
}

impl Simplified {
    /// Nothing yet, but room for some bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Simplified { out: String::with_capacity(bytes) }
    }

    /// The whole source.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Sets a mark before the words that come next; past [`MOST_MARKS`] there are none.
    pub(super) fn mark(&mut self, number: usize) {
        self.out.extend(mark(number));
    }

    /// Adds words. Only their number and their letters matter, so what HTML has to escape gives way to the like of it.
    pub(super) fn text(&mut self, text: &str) {
        self.out.extend(text.chars().map(|c| match c {
            '&' => '+',
            '<' => '‹',
            '>' => '›',
            '\u{a0}' => ' ',
            c if number(c).is_some() => char::REPLACEMENT_CHARACTER,
            c => c,
        }));
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Opens one.
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        // These would make a parser read the tags after them as words.
        if ["plaintext", "textarea", "title", "xmp", "noscript"].iter().any(|name| tag.is(name)) {
            return;
        }
        self.out.push('<');
        self.out.push_str(tag.name);
        let is_link = tag.is("a");
        for name in ATTRIBUTES.into_iter().chain(is_link.then_some("href")) {
            if let Some(value) = tag.attribute(name) {
                self.out.push(' ');
                self.out.push_str(name);
                self.out.push_str("=\"");
                self.out.extend(value.chars().filter(|c| !matches!(c, '"' | '<' | '>' | '&' | '\u{a0}')).take(LONGEST));
                self.out.push('"');
            }
        }
        self.out.push('>');
    }
}

fn mark(number: usize) -> Option<char> {
    let plane = PLANES.get(number / IN_A_PLANE)?;
    char::from_u32(plane + u32::try_from(number % IN_A_PLANE).ok()?)
}

/// The number of the mark that a character is.
fn number(c: char) -> Option<usize> {
    let code = u32::from(c);
    let plane = PLANES.iter().position(|plane| code & 0x1f_0000 == *plane)?;
    let in_plane = usize::try_from(code & 0xffff).ok()?;
    (in_plane < IN_A_PLANE).then_some(plane * IN_A_PLANE + in_plane)
}

/// Which of the marks stand in a text.
pub(super) fn marks_in(text: &str, marks: usize) -> Vec<bool> {
    let mut met = vec![false; marks];
    for at in text.chars().filter_map(number) {
        if let Some(met) = met.get_mut(at) {
            *met = true;
        }
    }
    met
}

#[cfg(test)]
mod tests {
    use super::super::walk::page_lines;
    use super::*;

    #[test]
    fn words_and_structure_stay() {
        let page = "<script>x</script><!-- y --><p class='a b' onclick=z>1 &lt; 2 & 3&nbsp;x</p><a href='/q'>z</a>";
        let marked = page_lines(page).marked;
        assert_eq!(marks_in(&marked, 3), [true, true, false]);
        let plain: String = marked.chars().filter(|c| number(*c).is_none()).collect();
        assert_eq!(plain, "<p class=\"a b\">1 ‹ 2 + 3 x</p><a href=\"/q\">z</a>");
    }

    #[test]
    fn marks_are_numbers() {
        for n in [0, 1, IN_A_PLANE - 1, IN_A_PLANE, MOST_MARKS - 1] {
            assert_eq!(mark(n).and_then(number), Some(n));
        }
        assert_eq!(mark(MOST_MARKS), None);
        let marked = page_lines("a\u{f0000}b").marked;
        assert!(marked.ends_with("a\u{fffd}b"), "marks in the page do no harm");
    }
}
