//! In goes a page's source, out comes how deep and how large its tree would be, counted without building it.

use super::tokens::{Tag, Token, tokens};

/// Tags and depth of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Intricacy {
    /// Number of tags, opening and closing.
    pub(super) tags: usize,
    /// The deepest nesting met, at most [`DEEPEST`] + 1: counting stops there.
    pub(super) depth: usize,
}

/// Deepest nesting that a tree is built for; browsers stop at the same.
const DEEPEST: usize = 512;
/// Most tags that a tree is built for.
const MOST: usize = 60_000;

impl Intricacy {
    /// Whether a tree of the page is out of bounds.
    pub(super) fn is_too_much(self) -> bool {
        self.depth > DEEPEST || self.tags > MOST
    }
}

/// Elements that end where the next of their kind begins, or that have no contents: they do not nest by themselves.
const FLAT: &[&str] = &[
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "optgroup", "rt", "rp", "colgroup",
    "html", "head", "body", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr", "frame", "keygen", "bgsound", "basefont",
];
/// Elements that go on in every later block until they are closed, so that each counts until then.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Counts the tags and the nesting of a page, as deep as an HTML parser would build it or deeper.
pub(super) fn intricacy(page: &str) -> Intricacy {
    let mut met = Intricacy::default();
    let mut open: Vec<&str> = Vec::new();
    let mut formatting = [0usize; FORMATTING.len()];
    for token in tokens(page) {
        match token {
            Token::Text(..) => continue,
            Token::Raw(..) => {}
            Token::Open(tag) => match place(&tag) {
                Place::Flat => {}
                Place::Formatting(n) => formatting.get_mut(n).into_iter().for_each(|open| *open += 1),
                Place::Nests => open.push(tag.name),
            },
            Token::Close(name) => {
                if let Some(n) = FORMATTING.iter().position(|known| known.eq_ignore_ascii_case(name)) {
                    formatting.get_mut(n).into_iter().for_each(|open| *open = open.saturating_sub(1));
                } else if let Some(n) = open.iter().rposition(|known| known.eq_ignore_ascii_case(name)) {
                    open.truncate(n);
                }
            }
        }
        met.tags += 1;
        met.depth = met.depth.max(open.len() + formatting.iter().sum::<usize>());
        if met.is_too_much() {
            return met;
        }
    }
    met
}

enum Place {
    Flat,
    Formatting(usize),
    Nests,
}

fn place(tag: &Tag<'_>) -> Place {
    if FLAT.iter().any(|known| tag.is(known)) {
        return Place::Flat;
    }
    match FORMATTING.iter().position(|known| tag.is(known)) {
        Some(n) => Place::Formatting(n),
        None => Place::Nests,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted() {
        let depth = |page: &str| intricacy(page).depth;
        assert_eq!(depth("<div><div><p>a<p>b<br><img></div></div><div>c"), 2);
        assert_eq!(depth("<div><section></div><div></div>"), 2);
        assert_eq!(depth(&"<p>a".repeat(5_000)), 0);
        assert_eq!(depth(&"<tr><td>a".repeat(5_000)), 0);
        assert_eq!(depth("<b>a</b><b>c</b></i>"), 1);
        assert_eq!(intricacy("<p>a<br>b</p><script>c</script>").tags, 4);
    }

    #[test]
    fn what_would_nest_too_deeply_is_too_much() {
        for unit in ["<div>", "<b>", "<p><font size=1>", "<ul><li>", "<x-y>", "<table><tr><td>", "<b></i><p>"] {
            assert!(intricacy(&unit.repeat(1_000)).is_too_much(), "{unit}");
        }
        assert!(!intricacy(&"<div></div>".repeat(10_000)).is_too_much());
        assert!(intricacy(&"<p>".repeat(60_001)).is_too_much());
    }
}
