//! The words of one sentence as the time rules see them, with the lists of `languages/en/times.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use sayso_reader::{Deprel, Upos, Words};
use serde::Deserialize;

use crate::context::Context;
use crate::figures::lexicon;

#[derive(Debug, Default, Deserialize)]
struct Times {
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    parts_of_day: Vec<String>,
    shades: Vec<String>,
    days: HashMap<String, i64>,
    frequencies: HashMap<String, String>,
    seasons: Vec<Vec<String>>,
    phrases: Vec<String>,
    words: HashMap<String, Vec<String>>,
}

static TIMES: LazyLock<Times> =
    LazyLock::new(|| toml::from_str(include_str!("../../languages/en/times.toml")).unwrap_or_default());

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// Whether the clock counts it: no day is told by it.
    pub fn is_of_day(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }
}

/// A sentence's words, lowered; all places are places in the reading.
pub(crate) struct Line<'a> {
    pub ctx: &'a Context<'a>,
    pub words: Words,
    /// The root of the sentence's tree.
    pub root: Option<usize>,
    /// Whether the words carry a syntax tree.
    pub tree: bool,
    lower: Vec<String>,
}

impl<'a> Line<'a> {
    pub fn new(ctx: &'a Context<'a>, words: Words) -> Self {
        let lower = words.clone().map(|k| ctx.lower(k)).collect();
        let root = words.clone().find(|&k| ctx.head(k) == k && ctx.deprel(k) == Deprel::Root);
        let tree = words.clone().any(|k| ctx.upos(k) != Upos::X);
        Line { ctx, words, root, tree, lower }
    }

    /// A word in lower case; "" outside the sentence.
    pub fn word(&self, k: usize) -> &str {
        k.checked_sub(self.words.start).and_then(|n| self.lower.get(n)).map_or("", String::as_str)
    }

    /// The word before.
    pub fn before(&self, k: usize) -> &str {
        k.checked_sub(1).map_or("", |p| self.word(p))
    }

    pub fn is_capital(&self, k: usize) -> bool {
        self.words.contains(&k) && self.ctx.word(k).starts_with(char::is_uppercase)
    }

    pub fn is_dash(&self, k: usize) -> bool {
        matches!(self.word(k), "-" | "–" | "—" | "‑" | "‐")
    }

    /// Whether a list of `[words]` has the word.
    pub fn among(&self, k: usize, list: &str) -> bool {
        let word = self.word(k);
        !word.is_empty() && TIMES.words.get(list).is_some_and(|l| l.iter().any(|w| w == word))
    }

    /// The first place from `k` on that is none of these words; nobody writes many of them in a row.
    pub fn skip(&self, k: usize, words: &[&str]) -> usize {
        const MOST: usize = 12;
        let end = self.words.end.min(k + MOST);
        (k..end).find(|&j| !words.contains(&self.word(j))).unwrap_or(end)
    }

    /// A month's name with a capital ("March", not "march"): 1 to 12.
    pub fn month(&self, k: usize) -> Option<i8> {
        self.is_capital(k).then(|| place(&TIMES.months, self.word(k))).flatten().map(|n| n + 1)
    }

    /// The place after a month: the full stop of "Nov." belongs to it, that of a sentence's end does not.
    pub fn after_month(&self, k: usize) -> usize {
        let short = self.word(k).len() <= 4 && !matches!(self.word(k), "may" | "june" | "july");
        if short && self.word(k + 1) == "." && k + 2 < self.words.end { k + 2 } else { k + 1 }
    }

    /// A month whose name is no other word ("March", "May") and no first name ("June", "August").
    pub fn is_sure_month(&self, k: usize) -> bool {
        let word = self.word(k);
        let other = matches!(word, "march" | "may" | "april" | "june" | "august" | "jan" | "mar" | "dec" | "sep");
        !other || self.word(k + 1) == "." && matches!(word, "jan" | "dec" | "sep") && self.after_month(k) == k + 2
    }

    /// Spring is 1, winter 4.
    pub fn season(&self, k: usize) -> Option<i8> {
        place(&TIMES.seasons, self.word(k)).map(|n| n + 1)
    }

    /// "daily" is P1D.
    pub fn frequency(&self, k: usize) -> Option<String> {
        TIMES.frequencies.get(self.word(k)).cloned()
    }

    /// "Mondays".
    pub fn is_plural_weekday(&self, k: usize) -> bool {
        self.word(k).strip_suffix('s').is_some_and(|day| place(&TIMES.weekdays, day).is_some())
    }

    /// How many words the longest phrase of the list `phrases` has that begins at `k`.
    pub fn phrase_at(&self, k: usize) -> Option<usize> {
        let fits = |phrase: &String| {
            let mut n = 0;
            let all = phrase.split(' ').all(|w| {
                n += 1;
                self.word(k + n - 1) == w
            });
            all.then_some(n)
        };
        TIMES.phrases.iter().filter_map(fits).max()
    }

    /// A day of the week with a capital: Monday is 0. The short forms only count before a date.
    pub fn weekday(&self, k: usize) -> Option<i8> {
        self.is_capital(k).then(|| place(&TIMES.weekdays, self.word(k))).flatten()
    }

    /// Whether a day of the week is written out.
    pub fn is_long_weekday(&self, k: usize) -> bool {
        self.word(k).ends_with("day")
    }

    /// "today" and the like, by distance in days.
    pub fn named_day(&self, k: usize) -> Option<i64> {
        TIMES.days.get(self.word(k)).copied()
    }

    pub fn is_part_of_day(&self, k: usize) -> bool {
        TIMES.parts_of_day.iter().any(|w| w == self.word(k))
    }

    pub fn is_shade(&self, k: usize) -> bool {
        TIMES.shades.iter().any(|w| w == self.word(k))
    }

    /// A day of the month: "5", "05", "5th".
    pub fn day(&self, k: usize) -> Option<i8> {
        let word = self.word(k);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = word.split_at(digits);
        let fits = (1..=2).contains(&digits) && matches!(rest, "" | "st" | "nd" | "rd" | "th");
        number.parse().ok().filter(|d| fits && (1..=31).contains(d))
    }

    /// A year in four digits.
    pub fn year(&self, k: usize) -> Option<i16> {
        let word = self.word(k);
        let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        word.parse().ok().filter(|y| four && (1900..=2099).contains(y))
    }

    /// Whether what looks like a year is part of "2000-strong" or of a release number "2016-07-B-031"; "2011-2014" is not.
    pub fn is_code(&self, k: usize) -> bool {
        self.is_dash(k + 1) && k + 2 < self.words.end && self.year(k + 2).is_none() && {
            let (dash, next) = (self.ctx.place(k + 1), self.ctx.place(k + 2));
            dash.end == next.start && self.ctx.place(k).end == dash.start
        }
    }

    /// A year before 1900, which only some words show to be one.
    pub fn old_year(&self, k: usize) -> Option<i16> {
        let word = self.word(k);
        let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        word.parse().ok().filter(|y| four && (1500..1900).contains(y))
    }

    /// A small count in digits or words, and the place after it: "two", "24", "twenty-four", "a".
    pub fn count(&self, k: usize) -> Option<(i64, usize)> {
        let word = self.word(k);
        if matches!(word, "a" | "an") {
            return Some((1, k + 1));
        }
        if !word.is_empty() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
            return word.parse().ok().map(|n| (n, k + 1));
        }
        let cardinals = &lexicon().numbers.cardinals;
        let value = |w: &str| cardinals.get(w).and_then(|&n| i64::try_from(n).ok()).filter(|n| (1..100).contains(n));
        let tens = value(word)?;
        let next = if self.is_dash(k + 1) { k + 2 } else { k + 1 };
        match value(self.word(next)).filter(|n| tens >= 20 && *n < 10) {
            Some(ones) => Some((tens + ones, next + 1)),
            None => Some((tens, k + 1)),
        }
    }

    /// A length of time.
    pub fn unit(&self, k: usize) -> Option<Unit> {
        let units = [
            ("units_second", Unit::Second),
            ("units_minute", Unit::Minute),
            ("units_hour", Unit::Hour),
            ("units_day", Unit::Day),
            ("units_week", Unit::Week),
            ("units_month", Unit::Month),
            ("units_quarter", Unit::Quarter),
            ("units_year", Unit::Year),
            ("units_decade", Unit::Decade),
            ("units_century", Unit::Century),
        ];
        units.into_iter().find(|(list, _)| self.among(k, list)).map(|(_, unit)| unit)
    }
}

fn place(lists: &[Vec<String>], word: &str) -> Option<i8> {
    let at = lists.iter().position(|names| names.iter().any(|n| n == word))?;
    i8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read_whole() {
        assert_eq!((TIMES.months.len(), TIMES.weekdays.len()), (12, 7));
        let lists = [
            "before_month",
            "before_year",
            "after_year",
            "names_before",
            "apart",
            "to_come",
            "beginnings",
            "sayings",
            "units_day",
            "units_week",
            "units_month",
            "units_year",
            "units_hour",
            "units_minute",
            "units_second",
            "units_quarter",
            "units_decade",
            "units_century",
            "zones",
            "before_clock",
            "period_adjectives",
            "some_counts",
            "nearest",
            "after_death",
            "published",
            "before_attribute",
            "before_list_year",
            "people",
        ];
        for list in lists {
            assert!(TIMES.words.contains_key(list), "{list}");
        }
    }
}
