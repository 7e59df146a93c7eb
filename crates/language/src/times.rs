//! Words of time expressions: `times.toml` in, its lists out. Months and days of the week are the calendar's.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{TimeWords, WordList};

/// `times.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what each list is for stands in the file")]
pub struct Times {
    pub parts_of_day: WordList,
    pub shades: WordList,
    pub seasons: [Vec<String>; 4],
    pub phrases: Vec<String>,
    pub days: BTreeMap<String, i64>,
    /// How often, as a length of time in ISO 8601.
    pub frequencies: BTreeMap<String, String>,
    pub words: TimeWords,
}

impl Times {
    /// Spring is 1, winter 4.
    pub fn season(&self, word: &str) -> Option<i8> {
        let at = self.seasons.iter().position(|names| names.iter().any(|n| n == word))?;
        i8::try_from(at + 1).ok()
    }
}
