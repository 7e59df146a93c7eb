//! Words -> word-pieces, in the way that the weights were trained with.

use crate::greedy::Greedy;
use crate::unigram::Unigram;

/// A vocabulary and how it cuts words.
#[derive(Debug)]
pub(crate) enum Pieces {
    /// The longest piece first; English.
    Greedy(Greedy),
    /// The likeliest pieces; several languages.
    Unigram(Unigram),
}

impl Pieces {
    /// Appends the pieces of a word; at least one. `spaced`: whether white space, or nothing, stands before it.
    pub fn cut(&self, word: &str, spaced: bool, out: &mut Vec<i32>) {
        match self {
            Pieces::Greedy(greedy) => greedy.cut(word, out),
            Pieces::Unigram(unigram) => unigram.cut(word, spaced, out),
        }
    }

    /// The piece that begins a window.
    pub fn cls(&self) -> i32 {
        match self {
            Pieces::Greedy(greedy) => greedy.cls,
            Pieces::Unigram(unigram) => unigram.cls,
        }
    }

    /// The piece that ends a window.
    pub fn sep(&self) -> i32 {
        match self {
            Pieces::Greedy(greedy) => greedy.sep,
            Pieces::Unigram(unigram) => unigram.sep,
        }
    }

    /// The piece with the highest number.
    pub fn last(&self) -> i32 {
        match self {
            Pieces::Greedy(greedy) => greedy.last,
            Pieces::Unigram(unigram) => unigram.last,
        }
    }
}
