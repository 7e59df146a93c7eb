//! One operation of the log: what was done, who did it, when and why, and how it hangs on the one before.

use std::fmt;
use std::sync::Arc;

use sayso_case::{ReportId, sha256};
use sayso_incidents::Answer;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of an operation: SHA-256 over its parents, its time and the hash of its body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OperationId(Arc<str>);

/// So many digits are shown to people; they are enough for `undo`.
const SHOWN: usize = 12;
/// Digits of a salt.
const SALT: usize = 32;

impl OperationId {
    /// As it was written down.
    pub(crate) fn written(id: String) -> Self {
        OperationId(id.into())
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first twelve digits.
    pub fn short(&self) -> &str {
        self.0.get(..SHOWN).unwrap_or(&self.0)
    }
}

impl Serialize for OperationId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for OperationId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::written)
    }
}

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who does something, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When, as an ISO 8601 time in UTC.
    pub at: String,
    /// Who.
    pub who: String,
    /// Why, in the words of whoever does it.
    pub why: Option<String>,
    /// Some digits that nobody can guess, of which each operation's own are made.
    pub salt: String,
}

/// What an operation's hash is over beside its place in the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Who.
    pub who: String,
    /// Why.
    pub why: Option<String>,
    /// What.
    pub change: Change,
    /// Digits that no other operation has and nobody can guess, so that what was forgotten cannot be found out by trying hashes.
    pub salt: String,
}

/// One operation. Nothing edits or removes one; what it did is undone by another. A clone shares what it holds: whoever writes to a log
/// of 100,000 reports has another of it than those who read on, and not a second hundred megabytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its id.
    pub id: OperationId,
    /// The operations before it: one, or none for the first.
    pub parents: Arc<[OperationId]>,
    /// When.
    pub at: Arc<str>,
    /// SHA-256 of the body as written.
    pub body_sum: Arc<str>,
    /// Who, why and what; `None` where that was forgotten for good.
    pub body: Option<Arc<Body>>,
}

/// The finding that a person judges: its id, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Its id as printed.
    pub id: String,
    /// Its type: "statement", "figure", ...
    pub kind: String,
    /// The report.
    pub report: ReportId,
    /// SHA-256 of the readable text it was found in.
    pub text_sha256: String,
    /// First byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// What of a finding can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Who says it.
    Speaker,
    /// Whose people or things.
    Side,
    /// Where.
    Place,
    /// When.
    Date,
}

impl Field {
    /// Its word on the command line and in lines.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Speaker => "speaker",
            Field::Side => "side",
            Field::Place => "place",
            Field::Date => "date",
        }
    }
}

/// A report as it came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    /// Its id.
    pub report: ReportId,
    /// The path at which it was got.
    pub path: String,
    /// By what a later version of it is known: its url, else its path.
    pub address: String,
    /// Which version at that address, from 1.
    pub version: usize,
    /// Its url.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was got, where the manifest says so.
    pub retrieved: Option<String>,
    /// How many bytes.
    pub size: usize,
    /// The sum of the reading that was kept with it.
    pub reading: String,
}

/// A report from which a name was removed: its bytes and these readings are gone, and another reading counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blanked {
    /// The report.
    pub report: ReportId,
    /// The sums of the readings that are gone.
    pub removed: Vec<String>,
    /// The sum of the one that counts.
    pub reading: String,
}

/// What an operation does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Change {
    /// A report came in.
    Add { came: Came },
    /// A report was read again, with another program; the sum is that of the new reading, and the old one stays.
    Read { report: ReportId, reading: String },
    /// A person has seen a finding, and it is right.
    Confirm { finding: Judged },
    /// There is no such finding in the report.
    Reject { finding: Judged },
    /// One of its fields is another.
    Correct { finding: Judged, field: Field, to: String },
    /// These incidents are one.
    Join { incidents: Vec<String> },
    /// No two of these incidents are one.
    Part { incidents: Vec<String> },
    /// These names are one.
    JoinNames { names: Vec<String> },
    /// No two of these names are one; a single one stands for several.
    PartNames { names: Vec<String> },
    /// These answers to one question are one.
    JoinAnswers { answers: Vec<Answer> },
    /// No two of these answers are one; the first keeps what is not named.
    PartAnswers { answers: Vec<Answer> },
    /// These incidents are background.
    Background { incidents: Vec<String> },
    /// A report, by path or id, belongs to an incident.
    Move { report: String, incident: String },
    /// A report is no longer at its address; it stays in the record.
    Gone { report: ReportId },
    /// Where a place lies, in degrees; precision as in `case.toml`.
    Place { name: String, latitude: f64, longitude: f64, precision: u8 },
    /// Lists show a name so.
    Rename { name: String, label: String },
    /// Names that belong to a side.
    Side { label: String, names: Vec<String> },
    /// What the case is called.
    Title { title: String },
    /// Something to remember, of an id or of the whole.
    Note { on: Option<String>, text: String },
    /// A report, or who, why and what of operations, was removed for good; which, is not said.
    Forget,
    /// A person's name was removed for good from a report; which, is not said.
    Blank { blanked: Blanked },
    /// An operation before this one counts no longer.
    Undo { operation: OperationId },
}

impl Change {
    /// Its word.
    pub fn word(&self) -> &'static str {
        match self {
            Change::Add { .. } => "add",
            Change::Read { .. } => "read",
            Change::Confirm { .. } => "confirm",
            Change::Reject { .. } => "reject",
            Change::Correct { .. } => "correct",
            Change::Join { .. } => "join",
            Change::Part { .. } => "part",
            Change::JoinNames { .. } => "join_names",
            Change::PartNames { .. } => "part_names",
            Change::JoinAnswers { .. } => "join_answers",
            Change::PartAnswers { .. } => "part_answers",
            Change::Background { .. } => "background",
            Change::Move { .. } => "move",
            Change::Gone { .. } => "gone",
            Change::Place { .. } => "place",
            Change::Rename { .. } => "rename",
            Change::Side { .. } => "side",
            Change::Title { .. } => "title",
            Change::Note { .. } => "note",
            Change::Forget => "forget",
            Change::Blank { .. } => "blank",
            Change::Undo { .. } => "undo",
        }
    }

    /// Whether it is about what is joined, so that it is tried on the case before it is written: it may name what is not there, or
    /// contradict what was said before.
    pub fn moves_what_is_joined(&self) -> bool {
        use Change::{
            Background, Join, JoinAnswers, JoinNames, Move, Part, PartAnswers, PartNames, Place, Rename, Side,
        };
        matches!(
            self,
            Join { .. }
                | Part { .. }
                | JoinNames { .. }
                | PartNames { .. }
                | JoinAnswers { .. }
                | PartAnswers { .. }
                | Background { .. }
                | Move { .. }
                | Place { .. }
                | Rename { .. }
                | Side { .. }
        )
    }

    /// The report that it says is gone from its address.
    pub(crate) fn gone(&self) -> Option<&ReportId> {
        if let Change::Gone { report } = self { Some(report) } else { None }
    }

    /// The finding that it judges.
    pub fn judged(&self) -> Option<&Judged> {
        match self {
            Change::Confirm { finding } | Change::Reject { finding } | Change::Correct { finding, .. } => Some(finding),
            _ => None,
        }
    }
}

impl Operation {
    /// The next one after `parents`, and its body as it is written.
    pub(crate) fn new(parents: Vec<OperationId>, stamp: &Stamp, change: Change) -> Result<(Self, String), String> {
        // One stamp may be used for many: the salt of one operation that stays must not tell that of another that was forgotten.
        let salt =
            sha256(format!("{}\n{}", stamp.salt, written_parents(&parents)).as_bytes()).chars().take(SALT).collect();
        let body = Body { who: stamp.who.clone(), why: stamp.why.clone(), change, salt };
        let written = serde_json::to_string(&body).map_err(|why| why.to_string())?;
        let body_sum = sha256(written.as_bytes());
        let id = id_of(&parents, &stamp.at, &body_sum);
        let parents = parents.into();
        Ok((
            Operation {
                id,
                parents,
                at: stamp.at.as_str().into(),
                body_sum: body_sum.into(),
                body: Some(Arc::new(body)),
            },
            written,
        ))
    }

    /// What it does, where that was not forgotten.
    pub fn change(&self) -> Option<&Change> {
        self.body.as_ref().map(|body| &body.change)
    }
}

/// The id of an operation.
pub(crate) fn id_of(parents: &[OperationId], at: &str, body_sum: &str) -> OperationId {
    OperationId::written(sha256(format!("{}\n{at}\n{body_sum}", written_parents(parents)).as_bytes()))
}

/// Parents as they are written.
pub(crate) fn written_parents(parents: &[OperationId]) -> String {
    parents.iter().map(OperationId::as_str).collect::<Vec<_>>().join(",")
}
