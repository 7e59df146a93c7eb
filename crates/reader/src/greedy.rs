//! Words -> word-pieces: greedy longest match over lower-cased words without marks (Devlin et al. 2019, BERT uncased).

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A part of a word longer than this is unknown: real words are shorter, and the match is quadratic.
const LONGEST: usize = 100;

/// The vocabulary, one piece a line, the line's number its id.
#[derive(Debug)]
pub(crate) struct Greedy {
    id: HashMap<Box<str>, i32>,
    /// The piece that begins a window.
    pub cls: i32,
    /// The piece that ends a window.
    pub sep: i32,
    /// The piece with the highest number.
    pub last: i32,
    unknown: i32,
}

impl Greedy {
    /// From the vocabulary's text; `None` if a piece that every window needs is missing.
    pub fn new(vocabulary: &str) -> Option<Self> {
        let id: HashMap<Box<str>, i32> = vocabulary.lines().zip(0..).map(|(w, k)| (w.into(), k)).collect();
        let (cls, sep, unknown) = (*id.get("[CLS]")?, *id.get("[SEP]")?, *id.get("[UNK]")?);
        let last = *id.values().max()?;
        Some(Greedy { id, cls, sep, last, unknown })
    }

    /// Appends the word's pieces; at least one.
    pub fn cut(&self, word: &str, out: &mut Vec<i32>) {
        let before = out.len();
        // ASCII has no marks to take off; most words, and runs of stops and dashes above all, are cut with less work so.
        let flat: String = match word.is_ascii() {
            true => word.to_ascii_lowercase(),
            false => word.to_lowercase().nfd().filter(|&c| !is_combining_mark(c)).collect(),
        };
        let mut run = 0;
        for (k, c) in flat.char_indices() {
            if !c.is_alphanumeric() {
                self.greedy(&flat[run..k], out);
                run = k + c.len_utf8();
                self.greedy(&flat[k..run], out);
            }
        }
        self.greedy(&flat[run..], out);
        if out.len() == before {
            out.push(self.unknown);
        }
    }

    fn greedy(&self, part: &str, out: &mut Vec<i32>) {
        if part.is_empty() {
            return;
        }
        if part.chars().count() > LONGEST {
            out.push(self.unknown);
            return;
        }
        let before = out.len();
        let mut key = String::with_capacity(part.len() + 2);
        let mut i = 0;
        'piece: while i < part.len() {
            let mut j = part.len();
            while j > i {
                if part.is_char_boundary(j) {
                    key.clear();
                    if i > 0 {
                        key.push_str("##");
                    }
                    key.push_str(&part[i..j]);
                    if let Some(&id) = self.id.get(key.as_str()) {
                        out.push(id);
                        i = j;
                        continue 'piece;
                    }
                }
                j -= 1;
            }
            out.truncate(before);
            out.push(self.unknown);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_match_first_and_unknown() {
        let p = Greedy::new("[UNK]\n[CLS]\n[SEP]\nborder\n##s\nb\n'\n").unwrap();
        let cut = |w: &str| {
            let mut out = Vec::new();
            p.cut(w, &mut out);
            out
        };
        assert_eq!(cut("Borders"), [3, 4]);
        assert_eq!(cut("'s"), [6, 0]);
        assert_eq!(cut("bx"), [0]);
        assert_eq!(cut(&"b".repeat(101)), [0]);
    }
}
