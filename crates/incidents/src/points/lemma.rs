//! What words are about: words in, their basic forms and how much two texts share out.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::{Tok, tokens};
use super::words::words;

/// A word's basic form: "carrying" and "carried" are "carry".
pub(crate) fn lemma(word: &str) -> String {
    base_of(word, &words().irregular)
}

/// The same with the irregular forms given.
pub(super) fn base_of(word: &str, irregular: &BTreeMap<String, String>) -> String {
    if let Some(base) = irregular.get(word) {
        return base.clone();
    }
    let mut base = word.to_owned();
    for (end, back) in [
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("ings", ""),
        ("ing", ""),
        ("ied", "y"),
        ("ed", ""),
        ("s", ""),
    ] {
        if let Some(stem) = word.strip_suffix(end).filter(|s| s.chars().count() >= 3 && !word.ends_with("ss")) {
            base = format!("{stem}{back}");
            break;
        }
    }
    let mut chars: Vec<char> = base.chars().collect();
    if let [.., a, b] = chars.as_slice()
        && a == b
        && chars.len() > 3
        && !matches!(b, 'l' | 's')
    {
        chars.pop();
    }
    if chars.len() > 3 && chars.last() == Some(&'e') {
        chars.pop();
    }
    chars.into_iter().collect()
}

/// What a word is about; `None` for one that says nothing. Words that stand for one another are one.
pub(crate) fn concept(form: &str) -> Option<String> {
    if form.chars().count() < 2 || words().stop.contains(form) {
        return None;
    }
    let base = lemma(form);
    Some(words().concepts.get(&base).cloned().unwrap_or(base))
}

/// What these words are about.
pub(crate) fn concepts(toks: &[Tok]) -> BTreeSet<String> {
    toks.iter().filter(|t| t.is_word()).filter_map(|t| concept(&t.form)).collect()
}

/// What a text is about.
pub(crate) fn concepts_of(text: &str) -> BTreeSet<String> {
    concepts(&tokens(text, 0))
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
    fn forms_of_a_word_are_one() {
        assert_eq!(lemma("carrying"), lemma("carried"));
        assert_eq!(lemma("crates"), lemma("crate"));
        assert_eq!(concept("mines"), concept("weapons"));
        assert_eq!(concept("the"), None);
    }

    #[test]
    fn rare_words_weigh_more() {
        let sets: Vec<BTreeSet<String>> =
            ["mill gate", "mill road", "mill bell"].iter().map(|t| concepts_of(t)).collect();
        let like = Likeness::over(sets.iter());
        assert!(like.weight("gat") > like.weight("mill"));
        assert!(like.cosine(&sets[0], &sets[0]) > 0.99 && like.cosine(&sets[0], &concepts_of("river")) < 0.01);
    }
}
