//! Words of a report as one clean line: what every format starts from before it escapes.

/// The words on one line: white space of any kind and length is one blank, other control characters and the marks that
/// turn the direction of reading over become U+FFFD. `None` where nothing is left.
pub(crate) fn line(words: &str) -> Option<String> {
    let mut out = String::with_capacity(words.len());
    for word in words.split(|c: char| c.is_whitespace() || c == '\u{0}').filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(|c| if is_harmful(c) { '\u{fffd}' } else { c }));
    }
    (!out.is_empty()).then_some(out)
}

/// Controls, direction overrides and isolates, and what is no character at all.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_one_clean_line() {
        assert_eq!(line(" Two\r\n\tdead  in\u{a0}Arven\u{2028}"), Some("Two dead in Arven".into()));
        assert_eq!(line("a\u{7}b\u{202e}c\u{ffff}"), Some("a\u{fffd}b\u{fffd}c\u{fffd}".into()));
        assert_eq!((line(""), line(" \n\u{0}")), (None, None));
    }
}
