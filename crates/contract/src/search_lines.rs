//! The line of what was found by searching a record.

use schemars::JsonSchema;
use serde::Serialize;

use sayso_case::Manner;

use crate::words::Place;

/// Whether a person has seen a statement, or a figure or an event that hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewedAs {
    /// Nobody has.
    No,
    /// Somebody has, and it is right.
    Confirmed,
    /// Somebody has, and corrected it.
    Corrected,
}

/// A statement, or a report as a whole, in which everything stands that was searched for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HitLine {
    /// The report's id.
    pub report: String,
    /// Its path.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The id of the statement; null where the report as a whole was found. The keys below are null with it.
    pub statement: Option<String>,
    /// The statement's place.
    pub span: Option<Place>,
    /// Its words.
    pub text: Option<String>,
    /// Who says it; null where nobody is found.
    pub speaker: Option<String>,
    /// How it is said.
    pub manner: Option<Manner>,
    /// Whether a person has seen it.
    pub reviewed: Option<ReviewedAs>,
}
