//! In goes a text, out come its paragraphs: what stands between two line ends.

use crate::Span;

/// Whether a character ends a line: line feed, carriage return, vertical tab, form feed, next line, and Unicode's line
/// and paragraph separators.
pub fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The paragraphs of a text, in order: every line end ends one. They are trimmed and never empty.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let ends = text.match_indices(ends_line).map(|(at, end)| (at, at + end.len()));
    for (end, next) in ends.chain([(text.len(), text.len())]) {
        let paragraph = Span::new(start, end).trimmed(text);
        if !paragraph.is_empty() {
            found.push(paragraph);
        }
        start = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|p| p.of(text)).collect()
    }

    #[test]
    fn every_line_end_ends_one() {
        assert_eq!(
            words("Shelling in Arven\r\n\r\n  Two died. \nOne fled.\rEnd"),
            ["Shelling in Arven", "Two died.", "One fled.", "End"]
        );
        assert_eq!(words("a\u{2029}b\u{85}c"), ["a", "b", "c"]);
    }

    #[test]
    fn nothing_has_none() {
        assert_eq!(words(""), [""; 0]);
        assert_eq!(words(" \n\t\u{a0}\n"), [""; 0]);
    }
}
