//! How rare a word is in news: a word in, a weight out, from a table of the language (`rarity.tsv`, made by
//! `training/words/rarity.py`; levels are powers of two above one report in 4,096).
//!
//! The table is fixed, so that what two happenings have in common is worth the same whatever other reports are there.

/// One report in so many: the level 0 of the table.
const LEAST: f32 = 4096.0;
/// A word that the table does not have is taken to stand in one report of so many.
const UNKNOWN: f32 = 1500.0;

/// `rarity.tsv`: words in byte order, each with its level.
#[derive(Debug)]
pub struct Rarity(Vec<(&'static str, u8)>);

impl Rarity {
    /// Of a language whose words were not counted: all weigh the same.
    pub(crate) fn unknown() -> Self {
        Rarity(Vec::new())
    }

    /// Reads the table; what is wrong in it comes with its line.
    pub(crate) fn read(text: &'static str) -> Result<Self, String> {
        let mut rows: Vec<(&str, u8)> = Vec::new();
        for (k, line) in text.lines().enumerate() {
            let row = line.split_once('\t').and_then(|(word, level)| Some((word, level.parse().ok()?)));
            let Some((word, level)) = row.filter(|(word, level)| !word.is_empty() && *level <= 12) else {
                return Err(format!("line {}: {line:?} is no word with a level of 0 to 12 behind a tab", k + 1));
            };
            if rows.last().is_some_and(|(before, _)| *before >= word) {
                return Err(format!(
                    "line {}: {word:?} does not come behind the word before it in the order of bytes",
                    k + 1
                ));
            }
            rows.push((word, level));
        }
        if rows.is_empty() { Err("the table is empty".to_owned()) } else { Ok(Rarity(rows)) }
    }

    /// The weight of a lower-case word: the logarithm of one and how many reports there are for each that has it (inverse document
    /// frequency, Spärck Jones 1972): 7.3 for a word that the table does not have, 0.7 for one that every report has.
    pub fn of(&self, word: &str) -> f32 {
        let level = self.0.binary_search_by(|(w, _)| (*w).cmp(word)).ok().and_then(|k| self.0.get(k)).map(|(_, l)| *l);
        let one_in = level.map_or(UNKNOWN, |l| LEAST / 2f32.powi(i32::from(l)));
        (1.0 + one_in.min(UNKNOWN)).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Packs;

    #[test]
    fn common_words_weigh_less() {
        let rarity = &Packs::load().expect("the tables are whole").of(Some("en")).rarity;
        assert!(rarity.0.len() > 5000);
        assert!(rarity.of("from") < rarity.of("police") && rarity.of("police") < rarity.of("bakery"));
        assert!(rarity.of("bakery") < rarity.of("qorvath"));
    }

    #[test]
    fn a_broken_table_says_where_and_why() {
        assert!(Rarity::read("a\t3\nb\t4").is_ok());
        for (text, part) in [("", "empty"), ("a\t3\nb", "line 2"), ("b\t1\na\t1", "line 2"), ("a\t99", "line 1")] {
            assert!(Rarity::read(text).is_err_and(|why| why.contains(part)), "{text}");
        }
    }
}
