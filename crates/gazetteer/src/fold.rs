//! One spelling for lookup: a name as written in, its folded form out.
//!
//! Marks are stripped (Unicode NFD), case is levelled, apostrophes and dots go, and hyphens and
//! white space become one space. The packed data are keyed with this very function
//! (`examples/pack.rs`), so the two cannot drift apart.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Folds `name` to the form that names are compared in.
///
/// `Malé` and `Male`, `Sana'a` and `Sanaa`, `Port-au-Prince` and `port au prince` each fold to one
/// form. Letters that NFD does not take apart are written as English papers write them
/// (`ø` o, `ł` l, `ß` ss, `ı` i, `ə` e). Other scripts are only lower-cased.
///
/// ```
/// assert_eq!(sayso_gazetteer::fold("  São-Tomé "), "sao tome");
/// assert_eq!(sayso_gazetteer::fold("St. John’s"), "st johns");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let mut out = Folding { out: String::with_capacity(name.len()), gap: false };
    for c in name.chars() {
        if c.is_ascii() {
            // Most letters are their own form.
            out.ascii(c);
        } else {
            decompose_canonical(c, |c| out.letter(c));
        }
    }
    out.out
}

/// What was folded so far.
struct Folding {
    out: String,
    /// Whether a space belongs before the next letter.
    gap: bool,
}

impl Folding {
    fn ascii(&mut self, c: char) {
        if !is_dropped(c) && self.begins(c) {
            self.out.push(c.to_ascii_lowercase());
        }
    }

    /// Whether a character is a letter and no white space or hyphen; the space before it is written then.
    fn begins(&mut self, c: char) -> bool {
        if c.is_whitespace() || is_hyphen(c) {
            self.gap = !self.out.is_empty();
            return false;
        }
        if self.gap {
            self.out.push(' ');
            self.gap = false;
        }
        true
    }

    /// One character of a decomposition.
    fn letter(&mut self, c: char) {
        if is_combining_mark(c) || is_dropped(c) || !self.begins(c) {
            return;
        }
        let out = &mut self.out;
        for l in c.to_lowercase() {
            match l {
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'đ' | 'ð' => out.push('d'),
                'ħ' => out.push('h'),
                'ı' => out.push('i'),
                'ə' | 'ǝ' => out.push('e'),
                'ŋ' => out.push('n'),
                'ŧ' => out.push('t'),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'þ' => out.push_str("th"),
                'ß' => out.push_str("ss"),
                // `İ` lower-cases to `i` and a combining dot.
                l if is_combining_mark(l) => {}
                l => out.push(l),
            }
        }
    }
}

/// Whether a letter is small where capitals begin a name. Georgian has capitals too, but writes names without them.
pub(crate) fn is_small(c: char) -> bool {
    c.is_lowercase() && !('\u{10d0}'..='\u{10ff}').contains(&c)
}

fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\'' | '’'
            | '‘'
            | '‛'
            | '`'
            | '´'
            | '′'
            | 'ʹ'
            | 'ʺ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | '.'
            | '\u{ad}'
            | '\u{200b}'..='\u{200d}'
    )
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{Folding, fold};

    #[test]
    fn levels_case_marks_hyphens_and_apostrophes() {
        assert_eq!(fold("Zürich"), "zurich");
        assert_eq!(fold("Łódź"), "lodz");
        assert_eq!(fold("İzmir"), "izmir");
        assert_eq!(fold("Port-au-Prince"), "port au prince");
        assert_eq!(fold("Nuku‘alofa"), "nukualofa");
        assert_eq!(fold("U.S."), "us");
        assert_eq!(fold("Tromsø"), "tromso");
    }

    #[test]
    fn ascii_folds_as_other_letters_do() {
        for odd in
            ["St. John's-on-the-Hill ", " - A.B ", "\u{b}x\u{1f}Y\u{1c}", "`Q'\t\nZ--9_", "İı\u{301}x\u{300}\u{323}y"]
        {
            let mut slow = Folding { out: String::new(), gap: false };
            odd.nfd().for_each(|c| slow.letter(c));
            assert_eq!(fold(odd), slow.out, "{odd:?}");
        }
    }

    #[test]
    fn odd_text_folds_to_nothing_or_itself() {
        assert_eq!(fold(""), "");
        assert_eq!(fold(" - ' "), "");
        assert_eq!(fold("東京"), "東京");
    }
}
