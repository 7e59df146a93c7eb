//! The lines of `figures`: what became of how many, on whose word, and the sums of it.

use sayso_case::{Bound, LeftOut, Outcome, Role, Scope, Unit};
use schemars::JsonSchema;
use serde::Serialize;

use crate::case_lines::SideLine;
use crate::finding_id::FindingId;
use crate::words::Place;

/// All figures on one thing: of one incident, running totals, or of no incident that could be made out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LedgerLine {
    /// Its id.
    pub id: String,
    /// The incident's id; null for running totals and for figures whose incident could not be made out.
    pub incident: Option<String>,
    /// An incident's or running totals; null: the incident could not be made out.
    pub scope: Option<Scope>,
    /// What became of them.
    pub outcome: Outcome,
    /// What is counted.
    pub unit: Unit,
    /// Whose.
    pub side: Option<String>,
    /// Who.
    pub role: Option<Role>,
    /// The class of people that the incident's points tell apart ("all", "soldier", "fighter"); null where the figures answer no
    /// question of a point.
    pub class: Option<String>,
    /// The figures in order of publication.
    pub entries: Vec<LedgerEntry>,
    /// From the smallest to the largest number that each speaker gave last; null where the figures are of no one incident,
    /// are running totals of several days, or are all denied.
    pub range: Option<RangeLine>,
    /// How many independent origins the figures have.
    pub origins: usize,
}

/// One figure in the ledger.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LedgerEntry {
    /// The figure's id.
    pub figure: FindingId,
    /// The report's id.
    pub report: String,
    /// Its place in the report's text.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// Whose words the number is: one id for whoever has a name, under all its spellings, and one a report for its own voice, for a source
    /// without a name, for nobody.
    pub holder: String,
    /// The speaker's name; null: the report in its own voice.
    pub speaker: Option<String>,
    /// The side that the speaker is of; null where the reports do not tell.
    pub speaker_side: Option<SideLine>,
    /// Lowest count; null: no lower bound is given.
    pub low: Option<u64>,
    /// Highest count; null: no upper bound is given.
    pub high: Option<u64>,
    /// What kind of bound; null where the figure is not among the case's findings.
    pub bound: Option<Bound>,
    /// Whether it is said not to be so; null where the figure is not among the case's findings.
    pub denied: Option<bool>,
    /// The date of the report.
    pub published: Option<String>,
    /// The figure of the same speaker that this one revises.
    pub revises: Option<FindingId>,
    /// The same number by the same speaker earlier in the same report.
    pub repeats: Option<FindingId>,
    /// The figure whose breakdown in the text this one is a part of.
    pub part_of: Option<FindingId>,
    /// The breakdown of this figure in the text.
    pub parts: Option<PartsLine>,
    /// Why the range is made without it; null: it counts.
    pub left_out: Option<LeftOut>,
}

/// A breakdown inside one sentence or statement ("21 killed: 6 civilians and 15 soldiers"); never corrected.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartsLine {
    /// The ids of the parts, in order of the text.
    pub figures: Vec<FindingId>,
    /// Whether the text gives them as the whole, not as some of it ("including").
    pub whole: bool,
    /// The parts' lows added up; null where one is open.
    pub low: Option<u64>,
    /// The parts' highs added up; null where one is open.
    pub high: Option<u64>,
    /// Whether the parts can be the total, or some of it; null where "about" leaves it open.
    pub adds_up: Option<bool>,
}

/// From the smallest to the largest number that speakers give.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RangeLine {
    /// The smallest number; null where somebody leaves it open.
    pub low: Option<u64>,
    /// The ids of the figures that give it, or leave it open.
    pub low_by: Vec<FindingId>,
    /// The largest number; null where somebody leaves it open.
    pub high: Option<u64>,
    /// The ids of the figures that give it, or leave it open.
    pub high_by: Vec<FindingId>,
    /// Whether one of these numbers is an "about".
    pub about: bool,
    /// The ids of all figures that count towards it.
    pub figures: Vec<FindingId>,
}

/// The ranges of several incidents added up: printed only when asked for, and after the ledger lines that went in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SumLine {
    /// Its id.
    pub id: String,
    /// What became of them.
    pub outcome: Outcome,
    /// What is counted.
    pub unit: Unit,
    /// Whose; null: the figures that do not say whose.
    pub side: Option<String>,
    /// Who.
    pub role: Option<Role>,
    /// The class of people; null for what no point asks.
    pub class: Option<String>,
    /// The rows' lows added up; null where one is open.
    pub low: Option<u64>,
    /// The rows' highs added up; null where one is open: at least `low`.
    pub high: Option<u64>,
    /// Whether a number in it is an "about".
    pub about: bool,
    /// What went in, an incident a row.
    pub rows: Vec<SumRowLine>,
    /// The figures of this outcome, unit, side and role that did not go in.
    pub left_out: Vec<LeftOutLine>,
}

/// One incident as it goes into a sum.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SumRowLine {
    /// The id of the ledger line.
    pub ledger: String,
    /// The incident's id.
    pub incident: String,
    /// What it adds.
    pub range: RangeLine,
}

/// A figure that did not go into a sum.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOutLine {
    /// The figure's id.
    pub figure: FindingId,
    /// Why.
    pub why: LeftOut,
}
