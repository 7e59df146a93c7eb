//! The words of one sentence as the time rules see them, with the lists of `times.toml` and the calendar.

use sayso_language::{Small, TimeWords, Times, WordList};
use sayso_reader::{Deprel, Entity, EntityKind, Upos, Words};

use crate::context::Context;

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

    /// The words of time expressions.
    pub fn times(&self) -> &'static Times {
        &self.ctx.pack.times
    }

    /// Whether a word is one of a list of single words.
    pub fn is(&self, k: usize, list: impl Fn(&Small) -> &WordList) -> bool {
        list(&self.ctx.pack.small).contains(self.word(k))
    }

    /// Whether a list of `[words]` has the word.
    pub fn among(&self, k: usize, list: impl Fn(&TimeWords) -> &WordList) -> bool {
        list(&self.times().words).contains(self.word(k))
    }

    /// The first place from `k` on that is none of a list's words; nobody writes many of them in a row.
    pub fn skip(&self, k: usize, list: impl Fn(&TimeWords) -> &WordList) -> usize {
        let words = list(&self.times().words);
        self.first(k, |word| !words.contains(word))
    }

    /// The same for marks.
    pub fn skip_marks(&self, k: usize, marks: &[&str]) -> usize {
        self.first(k, |word| !marks.contains(&word))
    }

    fn first(&self, k: usize, fits: impl Fn(&str) -> bool) -> usize {
        const MOST: usize = 12;
        let end = self.words.end.min(k + MOST);
        (k..end).find(|&j| fits(self.word(j))).unwrap_or(end)
    }

    /// A month's name with a capital ("March", not "march"): 1 to 12.
    pub fn month(&self, k: usize) -> Option<i8> {
        let month = self.is_written_so(k).then(|| self.ctx.pack.calendar.month(self.word(k))).flatten();
        month.filter(|_| !self.is_first_name(k))
    }

    /// "Марта Линд": where months have no capital, one with a capital in a person's name is none.
    fn is_first_name(&self, k: usize) -> bool {
        let person = |e: &Entity| e.kind == EntityKind::Person && e.words.contains(&k);
        self.ctx.pack.morphology.declines() && self.ctx.is_capital(k) && self.ctx.reading.entities.iter().any(person)
    }

    /// The place after a month: the full stop of "Nov." belongs to it, that of a sentence's end does not.
    pub fn after_month(&self, k: usize) -> usize {
        let short = self.word(k).len() <= 4 && !self.times().words.whole_months.contains(self.word(k));
        if short && self.word(k + 1) == "." && k + 2 < self.words.end { k + 2 } else { k + 1 }
    }

    /// A month whose name is no other word ("March", "May") and no first name ("June", "August").
    pub fn is_sure_month(&self, k: usize) -> bool {
        let word = self.word(k);
        let other = self.times().words.unsure_months.contains(word);
        !other
            || self.word(k + 1) == "."
                && self.times().words.dotted_months.contains(word)
                && self.after_month(k) == k + 2
    }

    /// Spring is 1, winter 4.
    pub fn season(&self, k: usize) -> Option<i8> {
        self.times().season(self.word(k))
    }

    /// "daily" is P1D.
    pub fn frequency(&self, k: usize) -> Option<String> {
        self.times().frequencies.get(self.word(k)).cloned()
    }

    /// "Mondays".
    pub fn is_plural_weekday(&self, k: usize) -> bool {
        self.word(k).strip_suffix('s').is_some_and(|day| self.ctx.pack.calendar.weekday(day).is_some())
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
        self.times().phrases.iter().filter_map(fits).max()
    }

    /// A day of the week with a capital: Monday is 0. The short forms only count before a date.
    pub fn weekday(&self, k: usize) -> Option<i8> {
        self.is_written_so(k).then(|| self.ctx.pack.calendar.weekday(self.word(k))).flatten()
    }

    /// Whether a day of the week is written out.
    pub fn is_long_weekday(&self, k: usize) -> bool {
        const LONG: usize = 4;
        match self.ctx.pack.morphology.declines() {
            true => self.word(k).chars().count() >= LONG,
            false => self.word(k).ends_with("day"),
        }
    }

    /// Whether a word is written as months and days are: with a capital in English, anyhow where they have small letters.
    fn is_written_so(&self, k: usize) -> bool {
        self.is_capital(k) || self.ctx.pack.morphology.declines() && self.words.contains(&k)
    }

    /// "today" and the like, by distance in days.
    pub fn named_day(&self, k: usize) -> Option<i64> {
        self.times().days.get(self.word(k)).copied()
    }

    pub fn is_part_of_day(&self, k: usize) -> bool {
        self.times().parts_of_day.contains(self.word(k))
    }

    pub fn is_shade(&self, k: usize) -> bool {
        self.times().shades.contains(self.word(k))
    }

    /// A day of the month: "5", "05", "5th".
    pub fn day(&self, k: usize) -> Option<i8> {
        let word = self.word(k);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = word.split_at(digits);
        let fits = (1..=2).contains(&digits) && (rest.is_empty() || self.times().words.ordinal_ends.contains(rest));
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
        if self.ctx.pack.grammar.indefinite.contains(word) {
            return Some((1, k + 1));
        }
        if !word.is_empty() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
            return word.parse().ok().map(|n| (n, k + 1));
        }
        let cardinals = &self.ctx.pack.numbers.cardinals;
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
        let w = &self.times().words;
        let units = [
            (&w.units_second, Unit::Second),
            (&w.units_minute, Unit::Minute),
            (&w.units_hour, Unit::Hour),
            (&w.units_day, Unit::Day),
            (&w.units_week, Unit::Week),
            (&w.units_month, Unit::Month),
            (&w.units_quarter, Unit::Quarter),
            (&w.units_year, Unit::Year),
            (&w.units_decade, Unit::Decade),
            (&w.units_century, Unit::Century),
        ];
        units.into_iter().find(|(list, _)| list.contains(self.word(k))).map(|(_, unit)| unit)
    }
}
