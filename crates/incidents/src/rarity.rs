//! How rare a word is in news: a word in, a weight out, from a table that comes with the program (`words/rarity.tsv`, made by
//! `training/words/rarity.py`; levels are powers of two above one report in 4,096).
//!
//! The table is fixed, so that what two happenings have in common is worth the same whatever other reports are there.

use std::sync::LazyLock;

static TABLE: LazyLock<Vec<(&str, u8)>> = LazyLock::new(|| {
    let rows = include_str!("words/rarity.tsv").lines().filter_map(|l| l.split_once('\t'));
    rows.filter_map(|(word, level)| Some((word, level.parse().ok()?))).collect()
});

/// One report in so many: the level 0 of the table.
const LEAST: f32 = 4096.0;
/// A word that the table does not have is taken to stand in one report of so many.
const UNKNOWN: f32 = 1500.0;

/// The weight of a lower-case word: the logarithm of one and how many reports there are for each that has it (inverse document
/// frequency, Spärck Jones 1972): 7.3 for a word that the table does not have, 0.7 for one that every report has.
pub(crate) fn rarity(word: &str) -> f32 {
    let level = TABLE.binary_search_by(|(w, _)| (*w).cmp(word)).ok().and_then(|k| TABLE.get(k)).map(|(_, l)| *l);
    let one_in = level.map_or(UNKNOWN, |l| LEAST / 2f32.powi(i32::from(l)));
    (1.0 + one_in.min(UNKNOWN)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_common_words_weigh_less() {
        assert!(TABLE.len() > 5000 && TABLE.is_sorted_by(|a, b| a.0 < b.0));
        assert!(rarity("from") < rarity("police") && rarity("police") < rarity("bakery"));
        assert!(rarity("bakery") < rarity("qorvath"));
    }
}
