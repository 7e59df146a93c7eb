//! Sides of a case: the one answer to whose somebody is, for all who show or compare sides.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{FindingId, NameId, SideId};

/// A side: a state or people, a side of the user's, or a group that the reports name. "The rebels" and "the army" are none, since they
/// may be anybody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSide {
    /// Its id.
    pub id: SideId,
    /// What it is called everywhere: the user's word, a country's name, a group by its name as first used, else the
    /// shortest word of the reports, the first of several.
    pub label: String,
    /// By what it is known.
    pub known_by: SideKnownBy,
    /// The names that stand for it, in case order; those of its people and bodies have it as their [`OfSide`].
    pub names: Vec<NameId>,
}

/// By what a side is known as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SideKnownBy {
    /// The user says so (`sides.toml`).
    User,
    /// The gazetteer has the country.
    Gazetteer,
    /// The reports have an adjective or a people of the name, or speak of forces of its own.
    Reports,
    /// A side or an armed body that reports name.
    Name,
}

/// Whose a name is, and what tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfSide {
    /// The side.
    pub side: SideId,
    /// What tells it.
    pub told_by: SideToldBy,
    /// The statement that tells it first, where statements do.
    pub statement: Option<FindingId>,
}

/// What tells whose a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SideToldBy {
    /// The name is the side's.
    Itself,
    /// The words of the name: "Ministry of Defence of Varnia".
    Words,
    /// What statements call the speaker, here or in another report; all that do agree.
    Statements,
}
