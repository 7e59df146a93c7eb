//! Words -> word-pieces: the likeliest of all ways of cutting a word into pieces that each have a likelihood of their own (Kudo 2018,
//! "unigram"), found from left to right (Viterbi), over the word in its compatible form (NFKC).

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// What stands for the white space before a word.
const SPACE: char = '\u{2581}';
/// A longer word is unknown: it is none, and a window must hold its pieces.
const LONGEST: usize = 100;
/// So much less likely than any piece is a character that is in none.
const UNLIKELY: i64 = 10_000;
/// The first pieces are marks and stand for no words: a window's begin, padding, a window's end, the unknown.
const MARKS: [&str; 4] = ["<s>", "<pad>", "</s>", "<unk>"];

/// The pieces of a vocabulary, each with its place and the logarithm of its likelihood in thousandths: whole numbers, so that sums
/// are the same on every machine.
#[derive(Debug)]
pub(crate) struct Unigram {
    id: HashMap<Box<str>, (i32, i64)>,
    /// The piece that begins a window.
    pub cls: i32,
    /// The piece that ends a window.
    pub sep: i32,
    /// The piece with the highest number.
    pub last: i32,
    unknown: i32,
    unlikely: i64,
    /// No piece has more characters.
    longest: usize,
}

/// The best way to a place in the word: how likely it is, where its last piece begins, and which that is.
#[derive(Clone, Copy)]
struct Way {
    likely: i64,
    from: usize,
    piece: i32,
}

impl Unigram {
    /// From the vocabulary's text, a piece and its likelihood a line, parted by a tab; `None` if a line has no number, or if the marks
    /// do not stand first.
    pub fn new(vocabulary: &str) -> Option<Self> {
        let mut id = HashMap::new();
        let (mut longest, mut least, mut last) = (1, 0, None);
        for (line, k) in vocabulary.lines().zip(0..) {
            let (piece, likely) = line.rsplit_once('\t')?;
            let likely: i64 = likely.parse::<i32>().ok()?.into();
            least = least.min(likely);
            last = Some(k);
            match usize::try_from(k).ok().and_then(|k| MARKS.get(k)) {
                Some(mark) if *mark != piece => return None,
                Some(_) => {}
                None => {
                    longest = longest.max(piece.chars().count());
                    id.insert(piece.into(), (k, likely));
                }
            }
        }
        let last = last.filter(|&last| last > 3)?;
        Some(Unigram { id, cls: 0, sep: 2, last, unknown: 3, unlikely: least - UNLIKELY, longest })
    }

    /// Appends the word's pieces; at least one. `spaced`: whether white space stands before it.
    pub fn cut(&self, word: &str, spaced: bool, out: &mut Vec<i32>) {
        let flat = word.nfkc().map(|c| if c == ' ' { SPACE } else { c });
        let flat: String = spaced.then_some(SPACE).into_iter().chain(flat).collect();
        // Where each character begins, and the end.
        let places: Vec<usize> = flat.char_indices().map(|(at, _)| at).chain([flat.len()]).collect();
        if places.len() - 1 > LONGEST + usize::from(spaced) {
            out.push(self.unknown);
            return;
        }
        let ways = self.ways(&flat, &places);
        let (before, mut at) = (out.len(), places.len() - 1);
        while at > 0 {
            let Way { from, piece, .. } = ways[at];
            // Unknown characters in a row are one piece.
            if piece != self.unknown || out[before..].last() != Some(&self.unknown) {
                out.push(piece);
            }
            at = from;
        }
        out[before..].reverse();
        if out.len() == before {
            out.push(self.unknown);
        }
    }

    /// The best way to each place.
    fn ways(&self, flat: &str, places: &[usize]) -> Vec<Way> {
        let none = Way { likely: i64::MIN, from: 0, piece: self.unknown };
        let mut ways = vec![none; places.len()];
        ways[0].likely = 0;
        for from in 0..places.len() - 1 {
            for to in from + 1..places.len().min(from + 1 + self.longest) {
                let (piece, likely) = match self.id.get(&flat[places[from]..places[to]]) {
                    Some(found) => *found,
                    None if to == from + 1 => (self.unknown, self.unlikely),
                    None => continue,
                };
                let likely = ways[from].likely + likely;
                if likely > ways[to].likely {
                    ways[to] = Way { likely, from, piece };
                }
            }
        }
        ways
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: [(&str, i32); 12] = [
        ("<s>", 0),
        ("<pad>", 0),
        ("</s>", 0),
        ("<unk>", 0),
        ("▁", -3000),
        ("▁мо", -6000),
        ("ст", -5000),
        ("▁мост", -9500),
        ("а", -4000),
        ("м", -8000),
        ("о", -8000),
        ("fi", -7000),
    ];

    fn cut(word: &str, spaced: bool) -> Vec<&'static str> {
        let text: String = PIECES.iter().map(|(piece, likely)| format!("{piece}\t{likely}\n")).collect();
        let mut out = Vec::new();
        Unigram::new(&text).unwrap().cut(word, spaced, &mut out);
        out.iter().map(|&k| PIECES[k as usize].0).collect()
    }

    #[test]
    fn the_likeliest_way_is_taken() {
        assert_eq!(cut("моста", true), ["▁мост", "а"]);
        assert_eq!(cut("моста", false), ["м", "о", "ст", "а"]);
        assert_eq!(cut("мо", true), ["▁мо"]);
    }

    #[test]
    fn what_is_in_no_piece_is_unknown_and_one() {
        assert_eq!(cut("xyz", true), ["▁", "<unk>"]);
        assert_eq!(cut("xстxy", false), ["<unk>", "ст", "<unk>"]);
        assert_eq!(cut(&"а".repeat(101), false), ["<unk>"; 1]);
        // A mark among the pieces is no word.
        assert_eq!(cut("<s>", false), ["<unk>"]);
    }

    #[test]
    fn forms_of_one_character_are_one() {
        assert_eq!(cut("ﬁ", false), ["fi"]);
        assert_eq!(cut("\u{200b}", false).len(), 1);
    }

    #[test]
    fn a_broken_vocabulary_is_refused() {
        let marks = "<s>\t0\n<pad>\t0\n</s>\t0\n<unk>\t0\n";
        assert!(Unigram::new(&format!("{marks}а\t-1")).is_some());
        for broken in
            ["", marks, "а\t-1\n", &format!("{marks}а"), &format!("{marks}а\tmany"), &format!("а\t-1\n{marks}")]
        {
            assert!(Unigram::new(broken).is_none(), "{broken:?}");
        }
    }
}
