//! The lines of what changed: between two versions of a report, and between a case as it was and as it is.

use schemars::JsonSchema;
use serde::Serialize;

use sayso_case::{Mark, Outcome, Role, Unit};

use crate::words::Words;

/// What became of something between two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BecameWord {
    /// It is there in the later state only.
    Came,
    /// It is there in the earlier state only.
    Gone,
    /// It is another.
    Changed,
    /// It is the same and stands elsewhere.
    Moved,
}

/// A field that is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldLine {
    /// Its name as in the lines of the finding, report or incident.
    pub field: String,
    /// What it said; null for nothing.
    pub old: Option<String>,
    /// What it says; null for nothing.
    pub new: Option<String>,
}

/// One version of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionLine {
    /// The report's id.
    pub report: String,
    /// Its path, with its number behind it.
    pub path: String,
    /// When it was published.
    pub published: Option<String>,
    /// The program's version that read it.
    pub program: String,
}

/// How many of something came, went, changed, moved, and are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountsLine {
    /// In the later version only.
    pub came: usize,
    /// In the earlier version only.
    pub gone: usize,
    /// Others in the same place.
    pub changed: usize,
    /// The same elsewhere.
    pub moved: usize,
}

/// Two versions of a report, and how much of them differs; the lines behind it say what. It goes by what was found, not by what people
/// corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparedLine {
    /// The earlier version.
    pub old: VersionLine,
    /// The later one.
    pub new: VersionLine,
    /// Whether both were read by the same program, rules and weights; else findings may differ where the words do not.
    pub same_program: bool,
    /// Title, publisher, byline, date and url, where they differ.
    pub fields: Vec<FieldLine>,
    /// Sentences.
    pub sentences: CountsLine,
    /// Findings.
    pub findings: CountsLine,
    /// How many findings are the same in both.
    pub same_findings: usize,
}

/// Words of a sentence that are others in another version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartChangedLine {
    /// The words that stood there, with their place in the earlier version; none, at the place where the others came, are "".
    pub old: Words,
    /// The words that stand there, with their place in the later version; none, at the place where the others stood, are "".
    pub new: Words,
}

/// A sentence that is not the same in two versions of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsChangedLine {
    /// What became of it.
    pub became: BecameWord,
    /// The sentence in the earlier version; null where it came.
    pub old: Option<Words>,
    /// The sentence in the later version; null where it is gone.
    pub new: Option<Words>,
    /// Of a sentence that changed the words that differ, in order.
    pub parts: Vec<PartChangedLine>,
}

/// A finding in one of two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FoundLine {
    /// Its id.
    pub id: String,
    /// First byte in the version's text.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// Its words.
    pub text: String,
}

/// A finding that is not the same in two versions of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingChangedLine {
    /// "statement", "figure", "event", "mention", "victim" or "time".
    pub kind: String,
    /// What became of it.
    pub became: BecameWord,
    /// In the earlier version; null where it came.
    pub old: Option<FoundLine>,
    /// In the later version; null where it is gone.
    pub new: Option<FoundLine>,
    /// What of it changed; "text" for its words.
    pub fields: Vec<FieldLine>,
}

/// Since when a case is compared with what it was; the lines behind it say what changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SinceLine {
    /// The last operation then; null for the empty record.
    pub operation: Option<String>,
    /// Its time.
    pub at: Option<String>,
    /// How many operations there were then.
    pub operations_then: usize,
    /// How many there are.
    pub operations: usize,
}

/// A report that came, was taken out, or is another in the case than it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportChangedLine {
    /// The report's id.
    pub report: String,
    /// Its path.
    pub path: String,
    /// What became of it.
    pub became: BecameWord,
    /// Its paths and since when it is gone from its address, where they changed.
    pub fields: Vec<FieldLine>,
    /// How many of its findings are others: people corrected them, or it was read again.
    pub findings: usize,
}

/// What became of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IncidentBecameWord {
    /// Nothing that is told of it was told then.
    Came,
    /// Nothing that was told of it is told now.
    Gone,
    /// It is one with another now.
    Merged,
    /// It was one with another then.
    Parted,
    /// It is another in some field, or other reports tell of it.
    Changed,
}

/// An incident that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncidentChangedLine {
    /// The incident's id.
    pub incident: String,
    /// What it is called.
    pub label: String,
    /// What became of it.
    pub became: IncidentBecameWord,
    /// The incident it is one with now, or was one with then.
    pub other: Option<String>,
    /// What of it changed.
    pub fields: Vec<FieldLine>,
    /// Ids of reports that tell of it now only.
    pub came: Vec<String>,
    /// Ids of reports that told of it then only.
    pub gone: Vec<String>,
}

/// A position that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PositionChangedLine {
    /// Its id.
    pub id: String,
    /// The answer in the speakers' words.
    pub value: String,
    /// What became of it.
    pub became: BecameWord,
    /// Ids of findings that take it now only.
    pub came: Vec<String>,
    /// Ids of findings that took it then only.
    pub gone: Vec<String>,
}

/// A point that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointChangedLine {
    /// The point's id.
    pub point: String,
    /// Its incident.
    pub incident: String,
    /// Its question.
    pub question: String,
    /// What became of it.
    pub became: BecameWord,
    /// How its positions stood to one another.
    pub old_mark: Option<Mark>,
    /// How they stand.
    pub mark: Option<Mark>,
    /// The positions that are not as they were.
    pub positions: Vec<PositionChangedLine>,
}

/// The bounds of a toll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundsLine {
    /// The smallest number; null where it is open.
    pub low: Option<u64>,
    /// Ids of the figures that give it.
    pub low_by: Vec<String>,
    /// The largest number; null where it is open.
    pub high: Option<u64>,
    /// Ids of the figures that give it.
    pub high_by: Vec<String>,
}

/// A toll whose range is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RangeChangedLine {
    /// The id of the ledger's line.
    pub line: String,
    /// Its incident; null where it is of none.
    pub incident: Option<String>,
    /// What became of the range.
    pub became: BecameWord,
    /// What became of those counted.
    pub outcome: Outcome,
    /// What is counted.
    pub unit: Unit,
    /// Whose.
    pub side: Option<String>,
    /// Who.
    pub role: Option<Role>,
    /// The range as it was.
    pub old: Option<BoundsLine>,
    /// The range as it is.
    pub new: Option<BoundsLine>,
}
