//! The lines about a record: what was added, what people did, what to look at first, what is wrong with it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::words::Place;

/// What became of a report that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AddedAs {
    /// Its address was not known.
    New,
    /// Its address was known with other bytes; both are kept.
    Version,
    /// Its bytes are known from another address.
    AlsoAt,
    /// Its bytes are known at this address; nothing was written.
    Known,
}

/// A report that was added to a record; once the line is printed the report is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddedLine {
    /// The report's id.
    pub report: String,
    /// Its path.
    pub path: String,
    /// By what a later version of it is known: its url, else its path.
    pub address: String,
    /// Which version at that address, from 1.
    pub version: usize,
    /// What became of it.
    pub added: AddedAs,
    /// The operation that added it; null where it is known.
    pub operation: Option<String>,
    /// How many findings it has; null where it was read before.
    pub findings: Option<usize>,
}

/// One operation of a record's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OperationLine {
    /// SHA-256 over parents, time and body.
    pub id: String,
    /// The ids of the operations before it.
    pub parents: Vec<String>,
    /// When: an ISO 8601 time in UTC.
    pub at: String,
    /// Who; null where that was forgotten.
    pub who: Option<String>,
    /// Why, in the words of whoever did it.
    pub why: Option<String>,
    /// What: "add", "read", "confirm", "reject", "correct", "join", "part", "join_names", "part_names", "join_answers", "part_answers",
    /// "background", "move", "gone", "place", "rename", "side", "title", "note", "forget", "blank", "undo"; null where that was forgotten.
    #[serde(rename = "do")]
    pub what: Option<String>,
    /// Whether it counts: it was not undone.
    pub counts: bool,
    /// The report it is about.
    pub report: Option<String>,
    /// The finding it is about.
    pub finding: Option<String>,
    /// The field that is corrected: "speaker", "side", "place", "date".
    pub field: Option<String>,
    /// What else it is about: ids of incidents or of an operation, names, a path.
    pub of: Vec<String>,
    /// What it says: the corrected value, a label, a title, the words of a note.
    pub to: Option<String>,
}

/// Something that the program is not sure of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnsureLine {
    /// The id of the finding, incident or name.
    pub id: String,
    /// "incident", "statement", "figure", "victim" or "name".
    pub kind: String,
    /// The report a finding stands in.
    pub report: Option<String>,
    /// Its place there.
    pub span: Option<Place>,
    /// Its words, or the label of what is joined.
    pub text: String,
    /// What makes it unsure, the weightiest first.
    pub reasons: Vec<String>,
    /// How unsure: the weights of the reasons together, of no unit.
    pub weight: u32,
}

/// Something in a record that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultLine {
    /// Where: a report, an operation, the database.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

/// How much of a record was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckedLine {
    /// Originals.
    pub originals: usize,
    /// Readings.
    pub readings: usize,
    /// Readable texts that were made again from their originals by the same version of the program.
    pub texts: usize,
    /// Spans.
    pub spans: usize,
    /// Operations of the log.
    pub operations: usize,
    /// The id of the last; who has noted it can tell whether the end of the log was cut off.
    pub last: Option<String>,
    /// The ids of the operations that no other follows: the last, and where records were merged and nothing was done since, the last of each.
    pub ends: Vec<String>,
    /// How many faults there are.
    pub faults: usize,
}
