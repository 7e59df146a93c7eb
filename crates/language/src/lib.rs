//! What the rules know of a language: its words, their forms, its numbers, months, offices, titles and spellings.
//!
//! The tables of a language are data, one folder each (`languages/en/*.toml`); out comes a [`Pack`]. All tables are read and checked
//! in one place, [`Packs::load`], at the start of the program: a broken one is an error that names it, never an empty list. A pack is
//! handed to whoever asks for words, and the report's language says which.
//!
//! Rules themselves are no matter of this room, and nothing here looks at a report.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod alternatives;
mod calendar;
mod cues;
mod declension;
mod dictionary;
mod events;
mod grammar;
mod incident_words;
mod inflection;
mod morphology;
mod names;
mod numbers;
mod outcomes;
mod pack;
mod pattern;
mod point_lists;
mod point_words;
mod rarity;
mod roles;
mod rule_words;
mod sayings;
mod sides;
mod speakers;
mod table;
mod times;
mod units;

pub use calendar::Calendar;
pub use cues::Cues;
pub use declension::{Case, Declension, Declined, Gender};
pub use events::{Events, Lists as EventLists, Phrase as EventPhrase, Tells};
pub use grammar::Grammar;
pub use incident_words::{CreditWords, HappeningWords, IncidentWords};
pub use morphology::Morphology;
pub use names::Names;
pub use numbers::{Exact, Modifier, Numbers, Vague, Zero};
pub use outcomes::{Cue, Outcomes, Phrase, Voice};
pub use pack::{Pack, Packs};
pub use pattern::{Hit, Pattern, Patterns, Piece};
pub use point_lists::Beginnings;
pub use point_words::{
    BeganWords, DenialWords, DoerWords, Frame, Means, OpenWords, PartyWords, PointWords, TollWords, UtteranceWords,
};
pub use rarity::Rarity;
pub use roles::Roles;
pub use rule_words::{
    EventWords, FigureWords, MentionWords, Small, SpeakerWords, StatementWords, TimeWords, VictimWords,
};
pub use sayings::{Denials, Lines, Puts, Sayings};
pub use sides::Sides;
pub use speakers::Speakers;
pub use table::{PackError, WordList};
pub use times::Times;
pub use units::Units;
