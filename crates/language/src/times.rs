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
    pub dateline_marks: WordList,
    pub saying_leads: WordList,
    pub uncounted_leads: WordList,
    pub counted_behind: WordList,
    pub other_leads: WordList,
    pub rates: WordList,
    pub in_since: WordList,
    pub bare_months: WordList,
    pub last_the: WordList,
    pub ends_behind: WordList,
    pub season_leads: WordList,
    pub sure_seasons: WordList,
    pub turned_periods: WordList,
    pub ago: WordList,
    pub past_words: WordList,
    pub past_leads: WordList,
    pub pair_links: WordList,
    pub in_on: WordList,
    pub ending_years: WordList,
    pub as_after: WordList,
    pub dotted_months: WordList,
    pub unsure_months: WordList,
    pub whole_months: WordList,
    pub mornings: WordList,
    pub afternoons: WordList,
    pub noons: WordList,
    pub clause_begins: WordList,
    pub moved: WordList,
    pub named_parts: WordList,
    pub same: WordList,
    pub next_after: WordList,
    pub next_turns: WordList,
    pub this_turns: WordList,
    pub before_turns: WordList,
    pub past_turns: WordList,
    pub lasts: WordList,
    pub fourths: WordList,
    pub thirds: WordList,
    pub seconds: WordList,
    pub firsts: WordList,
    pub year_kinds: WordList,
    pub span_leads: WordList,
    pub of: WordList,
    pub range_articles: WordList,
    pub whole_words: WordList,
    pub length_articles: WordList,
    pub half_links: WordList,
    pub half_words: WordList,
    pub plain_articles: WordList,
    pub clock_day_links: WordList,
    pub clock_links: WordList,
    pub clock_zones: WordList,
    pub turn_words: WordList,
    pub year_links: WordList,
    pub night_links: WordList,
    pub length_adjectives: WordList,
    pub year_marks: WordList,
    pub of_comma: WordList,
    pub the: WordList,
    pub fiscal_links: WordList,
    pub fiscal: WordList,
    pub ordinal_ends: WordList,
    pub until_links: WordList,
}

impl Times {
    /// Spring is 1, winter 4.
    pub fn season(&self, word: &str) -> Option<i8> {
        let at = self.seasons.iter().position(|names| names.iter().any(|n| n == word))?;
        i8::try_from(at + 1).ok()
    }
}
