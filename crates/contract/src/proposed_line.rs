//! The line of what a second reader proposes (`sayso read --second-reader`).

use std::collections::BTreeMap;

use sayso_case::{FindingId as Id, Outcome, Proposed, ProposedKind, Report};
use schemars::JsonSchema;
use serde::Serialize;

use crate::finding_id::FindingId;
use crate::line::Line;
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

/// The lines of what a second reader proposes, in its order.
pub fn proposed_lines(report: &Report, proposed: &[Proposed], by: &SecondBy) -> Vec<Line> {
    const TYPE: &str = "proposed";
    let text = &report.text;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let line = |found: &Proposed| {
        let words = found.span.of(text);
        let occurrence = seen.entry(words).and_modify(|n| *n += 1).or_insert(1);
        let id = Id::new(&report.id, TYPE, found.span, "").printed_as(&report.id, TYPE, *occurrence, words);
        let Place { start, end } = found.span.into();
        Line::Proposed(ProposedLine {
            id: (&id).into(),
            anchor: Anchor { text_sha256: report.text_sha256.clone(), start, end },
            report: report.id.to_string(),
            span: Place { start, end },
            text: words.to_owned(),
            kind: found.kind,
            source: found.source.map(|span| Words::at(text, span)),
            cue: found.cue.map(|span| Words::at(text, span)),
            outcome: found.outcome,
            read_by: by.clone(),
        })
    };
    proposed.iter().map(line).collect()
}
