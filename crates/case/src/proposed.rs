//! What an optional second reader says was missed. It is no finding: nothing is joined of it, and no mark hangs on it.

use sayso_text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Outcome;

/// Words of a report that a second reader takes for a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// As what.
    pub kind: ProposedKind,
    /// What is said, or the number and the counted noun.
    pub span: Span,
    /// The words for who says it.
    pub source: Option<Span>,
    /// The words that carry it.
    pub cue: Option<Span>,
    /// What became of those counted, as it takes it; nothing in the words was checked for it.
    pub outcome: Option<Outcome>,
}

/// As what words are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProposedKind {
    /// A saying.
    Statement,
    /// A number.
    Figure,
}
