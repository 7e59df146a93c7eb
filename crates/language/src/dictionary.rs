//! Words whose cases are known: `data/words/<language>.txt` in, what a word is in its first case out.
//!
//! The file has a word a line in the order of its bytes, with a letter for each thing that it may be; `data/words/README.md` says from which
//! dictionaries it is and how it is made. It is looked into where it stands, since most programs ask for few of its words.

use std::cmp::Ordering;

use crate::declension::Gender;

/// What a word of the dictionary is in its first case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// "боец", "бойцы": a noun of a gender, or of many.
    Noun(Gender),
    /// "силы": of many, with nothing behind the stem in the second case.
    Bare,
    /// "военный": an adjective, as it stands with a man's word.
    Adjective,
    /// "Олег": a man's common first name.
    Man,
    /// "Ольга": a woman's.
    Woman,
}

impl Entry {
    fn is(self, mark: char) -> bool {
        match self {
            Entry::Noun(Gender::Masculine) => mark == 'm',
            Entry::Noun(Gender::Feminine) => mark == 'f',
            Entry::Noun(Gender::Neuter) => mark == 'n',
            Entry::Noun(Gender::Plural) => mark == 'p',
            Entry::Bare => mark == 'b',
            Entry::Adjective => mark == 'a',
            Entry::Man => mark == 'M',
            Entry::Woman => mark == 'F',
        }
    }
}

/// The words of a language; of one that does not decline there are none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Dictionary {
    lines: &'static str,
}

impl Dictionary {
    /// From the text of the file.
    pub const fn of(lines: &'static str) -> Self {
        Self { lines }
    }

    /// Whether a word, in the letters of the dictionary, is such a thing in its first case.
    pub fn has(self, word: &str, entry: Entry) -> bool {
        self.marks(word).is_some_and(|marks| marks.chars().any(|mark| entry.is(mark)))
    }

    /// The letters behind a word.
    fn marks(self, word: &str) -> Option<&'static str> {
        let (mut low, mut high) = (0, self.lines.len());
        while low < high {
            let middle = self.begin(usize::midpoint(low, high), low);
            let rest = self.lines.get(middle..).unwrap_or_default();
            let line = rest.split('\n').next().unwrap_or_default();
            let (known, marks) = line.split_once(' ').unwrap_or((line, ""));
            match known.as_bytes().cmp(word.as_bytes()) {
                Ordering::Equal => return Some(marks),
                Ordering::Less => low = middle + line.len() + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Where the line begins in which a byte stands.
    fn begin(self, at: usize, low: usize) -> usize {
        let front = self.lines.as_bytes().get(low..at).unwrap_or_default();
        front.iter().rposition(|&byte| byte == b'\n').map_or(low, |newline| low + newline + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        for text in [include_str!("../../../data/words/ru.txt"), include_str!("../../../data/words/uk.txt")] {
            let dictionary = Dictionary::of(text);
            let mut before = "";
            for (number, line) in text.lines().enumerate() {
                let (word, marks) = line.split_once(' ').expect("a word and its marks");
                assert!(before < word, "line {}: {word:?} stands behind {before:?}", number + 1);
                assert!(marks.chars().all(|mark| "mfnpbaMF".contains(mark)), "{line:?}");
                assert_eq!(dictionary.marks(word), Some(marks));
                before = word;
            }
            for other in ["", "а", "ящ", "яяя", "министерствоо", "zzz", "Ю"] {
                assert_eq!(dictionary.marks(other), None, "{other:?}");
            }
        }
        assert_eq!(Dictionary::default().marks("слово"), None);
    }

    #[test]
    fn a_word_is_what_its_letters_say() {
        let dictionary = Dictionary::of("Олег Mm\nбоец m\nвоенный a\n");
        assert!(dictionary.has("боец", Entry::Noun(Gender::Masculine)));
        assert!(!dictionary.has("боец", Entry::Noun(Gender::Plural)) && !dictionary.has("боец", Entry::Man));
        assert!(
            dictionary.has("Олег", Entry::Man)
                && !dictionary.has("Олег", Entry::Woman)
                && dictionary.has("военный", Entry::Adjective)
        );
    }
}
