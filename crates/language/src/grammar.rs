//! Small words: `grammar.toml` in, its lists out.

use serde::Deserialize;

use crate::{Calendar, WordList};

/// `grammar.toml`, with the words of the calendar.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what each list is for stands in the file")]
pub struct Grammar {
    pub prepositions: WordList,
    pub determiners: WordList,
    pub pronouns: WordList,
    pub auxiliaries: WordList,
    pub be: WordList,
    pub have: WordList,
    pub adverbs: WordList,
    pub conjunctions: WordList,
    pub barriers: WordList,
    pub parties: WordList,
    pub totals: Vec<String>,
    /// Phrases that do so where their clause names no day.
    pub sums: Vec<String>,
    pub was_been: WordList,
    pub conditions: WordList,
    pub least_most: WordList,
    pub owner_marks: WordList,
    pub relatives: WordList,
    pub be_forms: WordList,
    pub articles: WordList,
    pub is_was: WordList,
    pub suffixes: WordList,
    pub their: WordList,
    pub was_were: WordList,
    pub and_but: WordList,
    pub indefinite: WordList,
    pub whose_or_the: WordList,
    pub them_whom: WordList,
    pub among_of: WordList,
    pub be_now: WordList,
    pub have_forms: WordList,
    pub each_every: WordList,
    pub owner_ends: WordList,
    pub whose_definite: WordList,
    pub nots: WordList,
    pub never_nots: WordList,
    pub cited_quoted: WordList,
    pub a_the: WordList,
    pub place_leads: WordList,
    /// Words that name a day, a month or a feast.
    #[serde(skip)]
    pub calendar: WordList,
    /// Words that name a month.
    #[serde(skip)]
    pub months: WordList,
}

impl Grammar {
    pub(crate) fn of(table: Self, calendar: &Calendar) -> Self {
        Grammar { calendar: calendar.words(), months: calendar.months(), ..table }
    }

    /// Whether a word, in any case, names a day, a month or a feast.
    pub fn is_calendar(&self, word: &str) -> bool {
        self.calendar.contains(&word.to_lowercase())
    }

    /// Whether the word, in lower case, can stand in no noun phrase after its number.
    pub fn ends_a_phrase(&self, word: &str) -> bool {
        self.prepositions.contains(word)
            || self.determiners.contains(word)
            || self.pronouns.contains(word)
            || self.auxiliaries.contains(word)
            || self.conjunctions.contains(word)
            || self.calendar.contains(word)
            || self.adverbs.contains(word)
    }
}
