//! The line of what a second reader proposes (`sayso read --second-reader`).

use sayso_case::{Outcome, ProposedKind};
use schemars::JsonSchema;
use serde::Serialize;

use crate::finding_id::FindingId;
use crate::words::{Anchor, Place, Words};

/// Words that an optional second reader takes for a finding which the reader missed. The words stand there; that they are a finding, and
/// whose, is its guess. Nothing else is made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposedLine {
    /// Made from the report's bytes, the type, the quoted words and which occurrence of them it is; not from the place.
    pub id: FindingId,
    /// Where it stands.
    pub anchor: Anchor,
    /// The report's id.
    pub report: String,
    /// The words' place.
    pub span: Place,
    /// The words at `span`: what is said, or a number and the counted noun.
    pub text: String,
    /// As what it takes them.
    pub kind: ProposedKind,
    /// The words for the speaker, as it takes them; null for a figure.
    pub source: Option<Words>,
    /// The words that carry the saying, as it takes them.
    pub cue: Option<Words>,
    /// What became of those counted, as it takes it; null for a statement.
    pub outcome: Option<Outcome>,
    /// Who proposes it.
    pub read_by: SecondBy,
}

/// A second reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondBy {
    /// The name by which the model was asked for.
    pub model: String,
}
