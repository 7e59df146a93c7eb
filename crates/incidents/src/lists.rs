//! The word lists of `words/en.toml`, read once.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// Every list of `words/en.toml`; what each is for is said there.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Lists {
    stop: String,
    /// Words that stand for a state beside a people's adjective.
    pub state: BTreeSet<String>,
    /// Words before a person's name that are not part of it.
    pub titles: BTreeSet<String>,
    /// Words a body's name may do without.
    pub body_filler: BTreeSet<String>,
    /// Months and days of the week, which are no places.
    pub calendar: BTreeSet<String>,
    /// What follows is some of the number before.
    pub some_of: Vec<String>,
    /// In or after a number that is some of the one before.
    pub out_of_them: Vec<String>,
    /// What follows is the whole of the number before.
    pub made_of: Vec<String>,
    /// With a number that follows its parts.
    pub all_told: Vec<String>,
    #[serde(skip)]
    stop_set: BTreeSet<String>,
}

static EN: &str = include_str!("words/en.toml");
static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists: Lists = toml::from_str(EN).unwrap_or_default();
    lists.stop_set = lists.stop.split_whitespace().map(str::to_owned).collect();
    lists
});

/// The lists; empty ones if the file that comes with this crate were broken (a test sees to it that it is not).
pub(crate) fn lists() -> &'static Lists {
    &LISTS
}

impl Lists {
    /// Whether a lower-case word says nothing of what a sentence is about.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop_set.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let read: Result<Lists, _> = toml::from_str(EN);
        assert!(read.is_ok(), "{read:?}");
        assert!(lists().is_stop("the") && lists().titles.contains("colonel"));
    }
}
