//! Spellings of one name: `names.toml` in, its lists out.

use serde::Deserialize;

/// `names.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Letters of a foreign name written in two ways, the fuller first: "kh" and "h". In the order in which they are tried.
    pub spellings: Vec<(String, String)>,
    /// Words that two countries of the language spell in two ways, the one that is compared last.
    pub variants: Vec<(String, String)>,
    /// What is written to the name that follows, or apart from it: "al nasar", "alnasar".
    pub particles: Vec<String>,
    /// What a name may end in that says no more than its last vowel: "ah".
    pub closing: Vec<String>,
    /// Letters that are one where places are compared by their consonants, in the order in which they are tried.
    pub rough: Vec<(String, String)>,
}

impl Names {
    /// A word in lower case in the one of its two spellings that is compared.
    pub fn level(&self, word: &str) -> String {
        self.variants.iter().fold(word.to_owned(), |word, (from, to)| word.replace(from, to))
    }

    /// The sound of a folded word as far as transliterations agree on it: doubled letters single, `kh` `gh` `dh` as `h` `g` `d`,
    /// `ck` `q` as `k`, `ou` as `u`, `y` `j` as `i`, a closing `h` after a vowel gone.
    pub fn sound(&self, word: &str) -> String {
        let s = self.spellings.iter().fold(word.to_owned(), |s, (from, to)| s.replace(from, to));
        let mut out = String::with_capacity(s.len());
        for c in s.chars() {
            let c = if matches!(c, 'y' | 'j') { 'i' } else { c };
            if !out.ends_with(c) {
                out.push(c);
            }
        }
        if out.len() > 3 && self.closing.iter().any(|end| out.ends_with(end)) {
            out.pop();
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::Packs;

    #[test]
    fn two_spellings_of_one_word_meet() {
        let names = &Packs::load().expect("the tables are whole").of(Some("en")).names;
        assert_eq!(names.level("centre"), names.level("center"));
        assert_ne!(names.level("centre"), names.level("central"));
    }
}
