//! Points: what is asked of an incident, the answers given, who gives them and how; and what else was said.

use sayso_text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{FindingId, HolderId, IncidentId, PointId, PositionId, ReportId, SideId};

/// What a point asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Attribute {
    Killed,
    Wounded,
    Perpetrator,
    FirstFire,
    Weapon,
    Cause,
    Place,
    Victims,
    Cargo,
    Denial,
    Other,
}

/// What sort of point it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// Several answers, or one that somebody denies.
    Question,
    /// One answer that all give who speak of it.
    Fact,
    /// One quantity that grows: each position is a later state of it.
    Series,
}

/// How the positions of a point stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Different holders give answers that cannot both be.
    Disputed,
    /// Named speakers of two sides say the same, and nobody denies it.
    Agreed,
    /// Neither: answers that differ without contradicting, or a question said to be unanswered.
    Open,
    /// One speaker's later figure takes the place of his earlier one.
    Revised,
}

/// How somebody stands for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Plainly.
    Outright,
    /// "Reportedly", "appears to".
    Hedged,
    /// It reached the report through somebody else's words.
    Relayed,
}

/// A question about an incident on which something is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its id.
    pub id: PointId,
    /// The incident.
    pub incident: IncidentId,
    /// Question, fact or series.
    pub kind: PointKind,
    /// How its positions stand to one another; `None` for facts and series that nobody revises.
    pub mark: Option<Mark>,
    /// The question in plain words.
    pub question: String,
    /// What kind of question.
    pub attribute: Attribute,
    /// The answers given.
    pub positions: Vec<Position>,
}

/// One answer, with all who take it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Its id.
    pub id: PositionId,
    /// The answer in the speakers' own words.
    pub value: String,
    /// The answer as it is compared: a number, a party, a pole; the same for all its claims.
    pub canonical: String,
    /// The names of the rules by which it was found, in order of first use.
    pub rules: Vec<String>,
    /// The position it denies.
    pub denies: Option<PositionId>,
    /// How many independent origins take it.
    pub origins: usize,
    /// The findings that take it.
    pub claims: Vec<Claim>,
}

/// What sort of finding a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ClaimKind {
    Statement,
    Figure,
    Event,
    /// Words of the report itself in which none of the others stands: somebody or some place named in them.
    Mention,
}

/// One finding as it stands in a position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The finding.
    pub finding: FindingId,
    /// What sort it is.
    pub kind: ClaimKind,
    /// In which report.
    pub report: ReportId,
    /// Its words.
    pub span: Span,
    /// Whose words these are.
    pub holder: HolderId,
    /// What he is called; `None`: the report in its own voice, or nobody named.
    pub speaker: Option<String>,
    /// The side that the speaker is of, one of the case's; `None` where the reports do not tell.
    #[serde(default)]
    pub speaker_side: Option<SideId>,
    /// Whether the report says it in its own voice.
    pub own_voice: bool,
    /// Outright, hedged or relayed.
    pub how: How,
    /// Through whom it came to the report, from the outermost; without publisher and speaker.
    pub chain: Vec<String>,
    /// The sentence it stands in.
    pub sentence: Span,
}

/// What one speaker said about an incident that stands in none of its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlsoSaid {
    /// The incident.
    pub incident: IncidentId,
    /// Whose words these are.
    pub holder: HolderId,
    /// What he is called; `None`: nobody named.
    pub speaker: Option<String>,
    /// The side that he is of.
    #[serde(default)]
    pub speaker_side: Option<SideId>,
    /// What, in case order.
    pub claims: Vec<Claim>,
}
