//! The word lists of `words/en.toml`, read once.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// A family of weapons and the words for it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Weapon {
    /// Families of one group can be one weapon in other words; 0 to 7.
    pub group: u8,
    /// Words and phrases that stand for it.
    pub words: Vec<String>,
}

/// Every list of `words/en.toml`; what each is for is said there.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Lists {
    stop: String,
    /// Turns of phrase that look back beyond the day's news.
    pub background: Vec<String>,
    /// Words that stand for a state beside a people's adjective.
    pub state: BTreeSet<String>,
    /// Words before a person's name that are not part of it.
    pub titles: BTreeSet<String>,
    /// Words a body's name may do without.
    pub body_filler: BTreeSet<String>,
    /// Nobody is known to have done it.
    pub unclaimed: Vec<String>,
    /// The subject says it did it.
    pub claimed: Vec<String>,
    /// Parts of words for doing the deed, in a denial.
    pub deed: Vec<String>,
    /// First fire by the one named before the phrase.
    pub first_by_subject: Vec<String>,
    /// First fire by the one named after the phrase.
    pub first_by_object: Vec<String>,
    /// Nobody can say who fired first.
    pub first_unknown: Vec<String>,
    /// Words of knowing, before "who fired first".
    pub knowing: BTreeSet<String>,
    /// Those who may have fired, not named.
    pub people: BTreeSet<String>,
    /// A cause is given.
    pub cause: Vec<String>,
    /// Months and days of the week, which are no places.
    pub calendar: BTreeSet<String>,
    /// Something is carried.
    pub cargo: Vec<String>,
    /// What may carry it.
    pub vehicle: BTreeSet<String>,
    /// Weapons as cargo.
    pub arms: BTreeSet<String>,
    /// Kinds of spots inside a place.
    pub venue: Vec<String>,
    /// Weapons by family, the most telling first.
    pub weapon: Vec<Weapon>,
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
        assert!(lists().is_stop("the") && lists().weapon.len() > 5 && lists().titles.contains("colonel"));
    }
}
