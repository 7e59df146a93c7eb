//! Words of time expressions: `times.toml` in, its lists out. Months and days of the week are the calendar's.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::WordList;

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

/// `[words]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what each list is for stands in the file")]
pub struct TimeWords {
    pub before_month: WordList,
    pub before_year: WordList,
    pub before_attribute: WordList,
    pub before_list_year: WordList,
    pub people: WordList,
    pub after_year: WordList,
    pub names_before: WordList,
    pub apart: WordList,
    pub to_come: WordList,
    pub nearest: WordList,
    pub after_death: WordList,
    pub published: WordList,
    pub beginnings: WordList,
    pub sayings: WordList,
    pub units_day: WordList,
    pub units_week: WordList,
    pub units_month: WordList,
    pub units_year: WordList,
    pub units_hour: WordList,
    pub units_minute: WordList,
    pub units_second: WordList,
    pub units_quarter: WordList,
    pub units_decade: WordList,
    pub units_century: WordList,
    pub zones: WordList,
    pub before_clock: WordList,
    pub period_adjectives: WordList,
    pub some_counts: WordList,
}

impl Times {
    /// Spring is 1, winter 4.
    pub fn season(&self, word: &str) -> Option<i8> {
        let at = self.seasons.iter().position(|names| names.iter().any(|n| n == word))?;
        i8::try_from(at + 1).ok()
    }
}
