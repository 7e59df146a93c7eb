//! Text -> words, the way Universal Dependencies' treebanks cut it, as far as rules without a lexicon go.
//!
//! `training/reader/tokens.py` does the very same for training; `tests/listing.rs` holds both to one listing.

use sayso_text::{Span, is_cyrillic};
use unicode_normalization::char::is_combining_mark;

/// English clitics that stand as words of their own after an apostrophe.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// The words of the text, in order: everything but white space, each on character boundaries, none empty.
pub fn words(text: &str) -> Vec<Span> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |k: usize| chars.get(k).map(|c| c.1);
    let byte = |k: usize| chars.get(k).map_or(text.len(), |c| c.0);
    let is = |k: usize, test: fn(char) -> bool| at(k).is_some_and(test);
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(c) = at(i) {
        if c.is_whitespace() {
            i += 1;
            continue;
        }
        if !c.is_alphanumeric() {
            out.push(Span::new(byte(i), byte(i + 1)));
            i += 1;
            continue;
        }
        let mut j = i + 1;
        let mut dotted = false;
        while let Some(d) = at(j) {
            if d.is_alphanumeric() || is_combining_mark(d) {
                j += 1;
            } else if (d == '\'' || d == '’') && is(j - 1, char::is_alphabetic) && is(j + 1, char::is_alphabetic) {
                j += 2; // O'Brien, didn't
            } else if matches!(d, '`' | '′' | '‘' | '´') && is(j - 1, is_cyrillic) && is(j + 1, is_cyrillic) {
                j += 2; // п`ятеро, as hurried keyboards write it
            } else if matches!(d, '.' | ',' | ':') && is(j - 1, char::is_numeric) && is(j + 1, char::is_numeric) {
                j += 2; // 1,200 and 3.5 and 10:30
            } else if matches!(d, '-' | '\u{2010}' | '\u{2011}')
                && is(j + 1, char::is_alphanumeric)
                && (is(j - 1, is_cyrillic) || is(j + 1, is_cyrillic))
            {
                j += 2; // пресс-служба and 12-летний, as treebanks of these languages have them
            } else if d == '.'
                && is(j - 1, char::is_alphabetic)
                && (j - 1 == i || at(j - 2) == Some('.'))
                && is(j + 1, char::is_alphabetic)
                && !is(j + 2, char::is_alphanumeric)
            {
                j += 2; // U.S.
                dotted = true;
            } else {
                break;
            }
        }
        if dotted && at(j) == Some('.') {
            j += 1;
        }
        let cut = clitic(&chars[i..j]);
        if cut > 0 {
            out.push(Span::new(byte(i), byte(i + cut)));
        }
        out.push(Span::new(byte(i + cut), byte(j)));
        i = j;
    }
    out
}

/// Where a clitic begins in the word ("do|n't", "ministry|'s"), in characters, or 0.
fn clitic(word: &[(usize, char)]) -> usize {
    let n = word.len();
    let apostrophe = |k: usize| matches!(word[k].1, '\'' | '’');
    if n > 3
        && apostrophe(n - 2)
        && word[n - 1].1.eq_ignore_ascii_case(&'t')
        && word[n - 3].1.eq_ignore_ascii_case(&'n')
    {
        return n - 3;
    }
    for k in [2, 3] {
        if n > k && apostrophe(n - k) {
            let tail: String = word[n - k + 1..].iter().map(|c| c.1.to_ascii_lowercase()).collect();
            if CLITICS.contains(&tail.as_str()) {
                return n - k;
            }
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn clitics_numbers_and_abbreviations() {
        assert_eq!(
            cut("The ministry's men didn't lose 1,200 of the U.S. troops."),
            ["The", "ministry", "'s", "men", "did", "n't", "lose", "1,200", "of", "the", "U.S.", "troops", "."]
        );
        assert_eq!(
            cut("пресс-служба 12-летний Ил-9 во‑первых B-2"),
            ["пресс-служба", "12-летний", "Ил-9", "во‑первых", "B", "-", "2"]
        );
        assert_eq!(cut("п`ятеро, сім′я ‘Зоря’"), ["п`ятеро", ",", "сім′я", "‘", "Зоря", "’"]);
        assert_eq!(cut("al-Daro (O’Mar) at 10:30"), ["al", "-", "Daro", "(", "O’Mar", ")", "at", "10:30"]);
    }

    proptest! {
        #[test]
        fn words_cover_everything_but_white_space(text in "\\PC{0,80}") {
            let mut last = 0;
            for w in words(&text) {
                prop_assert!(text[last..w.start].chars().all(char::is_whitespace));
                prop_assert!(!w.is_empty());
                last = w.end;
            }
            prop_assert!(text[last..].chars().all(char::is_whitespace));
        }
    }
}
