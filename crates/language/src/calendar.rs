//! Months and days of the week: `calendar.toml` in, their numbers out. The one list of them.

use serde::Deserialize;

use crate::WordList;

/// `calendar.toml`: each month and day in all its forms, in their order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    months: [Vec<String>; 12],
    weekdays: [Vec<String>; 7],
    feasts: WordList,
}

impl Calendar {
    /// The month that a word names: 1 to 12.
    pub fn month(&self, word: &str) -> Option<i8> {
        place(&self.months, word).map(|n| n + 1)
    }

    /// The day of the week that a word names: Monday is 0.
    pub fn weekday(&self, word: &str) -> Option<i8> {
        place(&self.weekdays, word)
    }

    /// All forms of all months.
    pub(crate) fn months(&self) -> WordList {
        self.months.iter().flatten().cloned().collect()
    }

    /// All forms of all months and days, and the feasts.
    pub(crate) fn words(&self) -> WordList {
        self.months.iter().chain(&self.weekdays).flatten().chain(&self.feasts).cloned().collect()
    }
}

fn place(lists: &[Vec<String>], word: &str) -> Option<i8> {
    let at = lists.iter().position(|names| names.iter().any(|n| n == word))?;
    i8::try_from(at).ok()
}
