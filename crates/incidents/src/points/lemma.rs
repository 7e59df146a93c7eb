//! What words are about and how much two texts share: words in, what they are about and weights out.

use std::collections::{BTreeMap, BTreeSet};

use sayso_language::PointWords;

use super::token::{Tok, tokens};

/// What these words are about.
pub(crate) fn concepts(words: &PointWords, toks: &[Tok]) -> BTreeSet<String> {
    toks.iter().filter(|t| t.is_word()).filter_map(|t| words.concept(&t.form)).collect()
}

/// What a text is about.
pub(crate) fn concepts_of(words: &PointWords, text: &str) -> BTreeSet<String> {
    concepts(words, &tokens(text, 0))
}

/// How much words weigh among the utterances of one incident: rare ones more.
#[derive(Debug, Default)]
pub(crate) struct Likeness {
    count: BTreeMap<String, usize>,
    all: usize,
}

impl Likeness {
    /// Over what each utterance is about.
    pub fn over<'s>(all: impl Iterator<Item = &'s BTreeSet<String>>) -> Self {
        let mut out = Likeness::default();
        for one in all {
            out.all += 1;
            for c in one {
                *out.count.entry(c.clone()).or_default() += 1;
            }
        }
        out
    }

    /// The weight of a word.
    pub fn weight(&self, word: &str) -> f64 {
        (1.0 + self.all.max(1) as f64 / (1.0 + self.count.get(word).copied().unwrap_or(0) as f64)).ln()
    }

    /// The cosine of two sets of words by weight.
    pub fn cosine(&self, a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
        let square = |s: &BTreeSet<String>| s.iter().map(|w| self.weight(w).powi(2)).sum::<f64>();
        let shared: f64 = a.intersection(b).map(|w| self.weight(w).powi(2)).sum();
        let all = (square(a) * square(b)).sqrt();
        if all > 0.0 { shared / all } else { 0.0 }
    }

    /// How much of `a`, by weight, stands in `b`. Words that only stand for one another count six tenths.
    pub fn cover(&self, a: &BTreeSet<String>, b: &BTreeSet<String>, same_words: &BTreeSet<String>) -> f64 {
        let worth = |w: &String| self.weight(w) * if w.starts_with('@') && !same_words.contains(w) { 0.6 } else { 1.0 };
        let all: f64 = a.iter().map(|w| self.weight(w)).sum();
        if all > 0.0 { a.intersection(b).map(worth).sum::<f64>() / all } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more() {
        let words = &crate::testing::english().point_words;
        let sets: Vec<BTreeSet<String>> =
            ["mill gate", "mill road", "mill bell"].iter().map(|t| concepts_of(words, t)).collect();
        let like = Likeness::over(sets.iter());
        assert!(like.weight("gat") > like.weight("mill"));
        assert!(like.cosine(&sets[0], &sets[0]) > 0.99 && like.cosine(&sets[0], &concepts_of(words, "river")) < 0.01);
    }
}
