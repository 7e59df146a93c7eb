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
