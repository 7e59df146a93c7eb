//! One report as the figure rules see it: its words in lower case, with the small questions every rule asks of them.

use sayso_language::{Grammar, Pack, Small, WordList};
use sayso_reader::{Deprel, Upos, Words};

use crate::context::Context;

/// The report's words, lowered once.
pub(crate) struct Frame<'a> {
    /// The report.
    pub ctx: &'a Context<'a>,
    lower: Vec<String>,
    /// Whether the words carry a syntax tree (they do not where no network read them).
    pub tree: bool,
}

impl<'a> Frame<'a> {
    /// Made for one report.
    pub fn new(ctx: &'a Context<'a>) -> Self {
        let words = &ctx.reading.words;
        let lower = words.iter().map(|w| ctx.pack.morphology.lower(w.span.of(ctx.text)).replace('’', "'")).collect();
        Frame { ctx, lower, tree: words.iter().any(|w| w.deprel != Deprel::Dep && w.upos != Upos::X) }
    }

    /// A word in lower case; "" beyond the text.
    pub fn word(&self, k: usize) -> &str {
        self.lower.get(k).map_or("", String::as_str)
    }

    /// The word before, "" at the start.
    pub fn before(&self, k: usize) -> &str {
        k.checked_sub(1).map_or("", |p| self.word(p))
    }

    /// Whether a word is one of a list of single words.
    pub fn is(&self, k: usize, list: impl Fn(&Small) -> &WordList) -> bool {
        list(&self.ctx.pack.small).contains(self.word(k))
    }

    /// How many words the text has.
    pub fn len(&self) -> usize {
        self.lower.len()
    }

    /// The word's part of speech; `X` where nothing is known.
    pub fn upos(&self, k: usize) -> Upos {
        self.ctx.upos(k)
    }

    /// Whether the word begins with a capital.
    pub fn is_capital(&self, k: usize) -> bool {
        self.ctx.is_capital(k)
    }

    /// Whether the word is a mark and no word.
    pub fn is_mark(&self, k: usize) -> bool {
        !self.word(k).chars().any(char::is_alphanumeric)
    }

    /// Whether the word is a hyphen or dash.
    pub fn is_dash(&self, k: usize) -> bool {
        matches!(self.word(k), "-" | "–" | "—" | "‑" | "‐")
    }

    /// Whether nothing stands between this word and the next.
    pub fn is_glued(&self, k: usize) -> bool {
        let words = &self.ctx.reading.words;
        matches!((words.get(k), words.get(k + 1)), (Some(a), Some(b)) if a.span.end == b.span.start)
    }

    /// Whether a blank line or line end parts this word from the next.
    pub fn line_ends_after(&self, k: usize) -> bool {
        let words = &self.ctx.reading.words;
        match (words.get(k), words.get(k + 1)) {
            (Some(a), Some(b)) => self.ctx.text.get(a.span.end..b.span.start).is_some_and(|gap| gap.contains('\n')),
            _ => true,
        }
    }

    /// The words of the sentence that holds the word.
    pub fn sentence(&self, k: usize) -> Words {
        self.ctx.sentence(k)
    }

    /// How many words a phrase ("no-one", "more than") takes if it stands at `k`.
    pub fn phrase_at(&self, k: usize, phrase: &str) -> Option<usize> {
        let mut at = k;
        for piece in phrase.split(' ') {
            for (n, part) in piece.split('-').enumerate() {
                if n > 0 {
                    if !self.is_dash(at) {
                        return None;
                    }
                    at += 1;
                }
                if self.word(at) != part {
                    return None;
                }
                at += 1;
            }
        }
        Some(at - k)
    }

    /// The length of the longest of the phrases that stands at `k`.
    pub fn longest_at<'p>(&self, k: usize, phrases: impl IntoIterator<Item = &'p String>) -> Option<usize> {
        phrases.into_iter().filter_map(|p| self.phrase_at(k, p)).max()
    }

    /// The start of the longest of the phrases that ends just before `k`, not reaching below `from`.
    pub fn longest_before<'p>(
        &self,
        k: usize,
        from: usize,
        phrases: impl IntoIterator<Item = &'p String>,
    ) -> Option<usize> {
        let lengths = phrases.into_iter().filter_map(|p| {
            let parts = p.split([' ', '-']).count() + p.matches('-').count();
            let start = k.checked_sub(parts).filter(|&s| s >= from)?;
            self.phrase_at(start, p).filter(|&n| n == parts).map(|_| start)
        });
        lengths.min()
    }

    /// The words of the report's language.
    pub fn pack(&self) -> &'static Pack {
        self.ctx.pack
    }

    /// The lists of small words.
    pub fn grammar(&self) -> &'static Grammar {
        &self.ctx.pack.grammar
    }
}
