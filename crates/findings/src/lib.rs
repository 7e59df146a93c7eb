//! The findings of one report: who says what, how many, what happened, who is named; every one tied to its words.
//!
//! In go a [`Report`](sayso_case::Report) and a [`Reader`](sayso_reader::Reader), out come [`Findings`]. Each file below
//! makes one kind of finding by rules a person can read; the words of a language come
//! with its [`Pack`](sayso_language::Pack). Nothing here looks at
//! another report, and no rule knows a party, place or person of a particular conflict.
//!
//! No text and no reading makes a rule panic: words are asked for through the `context`, which knows what stands beyond
//! the text, and lists are not indexed but where a reason is given.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod by_place;
mod context;
mod events;
mod figures;
mod ids;
mod layout;
mod mentions;
mod moods;
mod read;
mod rule_names;
mod rules;
mod statements;
#[cfg(test)]
mod testing;
mod times;
mod victims;

pub use read::{read, read_by, read_with, rules_at_work};
pub use rule_names::{UnknownRule, named_rules};
pub use rules::{NamedRule, Rules};
// Every rule makes or asks about these; the rooms that use findings import them from `case` itself.
use sayso_case::{
    Bound, Event, EventType, Figure, FindingId, Findings, Form, Manner, Mention, MentionKind, Mode, Outcome, Polarity,
    Role, Scope, Side, Speaker, SpeakerKind, Statement, Time, Unit, Victim, When,
};

/// The first 16 hexadecimal digits of a SHA-256 over everything that decides what is found in a text, weights apart: the
/// sources and word lists of this room and of those it builds on (see `build.rs`). The same for the same files anywhere.
pub const RULES_SHA256: &str = env!("SAYSO_RULES_SHA256");
