//! Words by which reports tell of incidents: `incident_words.toml` and `happening_words.toml` in, their lists out.

use serde::Deserialize;

use crate::WordList;

/// `incident_words.toml`; what each list is for stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentWords {
    /// Words that say nothing of what a sentence is about.
    pub stop: WordList,
    /// Words that stand for a state beside a people's adjective.
    pub state: WordList,
    /// Words before a person's name that are not part of it.
    pub titles: WordList,
    /// Words a body's name may do without.
    pub body_filler: WordList,
    /// Months and days of the week, which are no places.
    pub calendar: WordList,
    /// What follows is some of the number before.
    pub some_of: Vec<String>,
    /// In or after a number that is some of the one before.
    pub out_of_them: Vec<String>,
    /// What follows is the whole of the number before.
    pub made_of: Vec<String>,
    /// With a number that follows its parts.
    pub all_told: Vec<String>,
    /// Before the name of a place that is the same without it.
    pub place_fronts: Vec<String>,
    /// The same behind it.
    pub place_ends: Vec<String>,
    /// Agencies that a report credits.
    pub credit: CreditWords,
}

/// `[credit]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditWords {
    /// Between two agencies.
    pub and: Vec<String>,
    /// In an agency's name, in small letters.
    pub small: WordList,
    /// Of no one agency.
    pub general: WordList,
    /// Before the credited, to the end of the line; as written.
    pub source: Vec<String>,
    /// Before them, with one of `used` behind; as written.
    pub from: Vec<String>,
    /// That they were used.
    pub used: Vec<String>,
}

/// `happening_words.toml`; what each list is for stands in the file. "*" at the end of an entry of several words or none stands for any
/// ending.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HappeningWords {
    /// Where a clause ends.
    #[serde(rename = "break")]
    pub breaks: Vec<String>,
    /// A place that follows is where something happened.
    pub locative: WordList,
    /// May stand between such a word and the place.
    pub between: WordList,
    /// Words that are no part of a place's name.
    pub generic: WordList,
    /// Compass words, each in all its forms.
    pub compass: Vec<WordList>,
    /// A town with one of these and without is one.
    pub town: WordList,
    /// Articles of names.
    pub article: WordList,
    /// Words that name no place.
    pub no_place: WordList,
    /// Of a headline that tells of what followed a deed.
    pub aftermath: Vec<String>,
    /// Of a sentence that looks back.
    pub looks_back: Vec<String>,
    /// What may have begun.
    pub back_what: WordList,
    /// That it began.
    pub back_begun: WordList,
    /// Another deed follows.
    pub other: Vec<String>,
    /// The sentence turns to a deed with a day of its own.
    pub turns_to: Vec<String>,
    /// At the head of a sentence: what happens in it is another deed, later than the last one.
    pub later: Vec<String>,
    /// Where something is said: what follows "in" or "at" behind one of these is no scene.
    pub venue: Vec<String>,
    /// Before an event: it is older than what is told.
    pub older: WordList,
    /// Between the head of a paragraph and the day that dates it.
    pub day_lead: WordList,
    /// Before a day of saying.
    pub day_of_saying: WordList,
    /// Between such a word and the day.
    pub before_day: WordList,
    /// Before a day that is a deed's.
    pub deed_day: WordList,
    /// Before an event that was spoken of.
    pub definite: WordList,
    /// Before a day that is still to come.
    pub ahead: WordList,
    /// Days of the week.
    pub weekday: WordList,
}
