//! The ledger's types: lines of figures on one thing, their ranges, parts and sums.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    FindingId, HolderId, IncidentId, LineId, Outcome, PartialDate, ReportId, Role, Scope, SideId, SumId, Unit,
};

/// All figures on one thing: outcome, unit, side, role; of one incident, running totals, or of no incident made out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// Its id.
    pub id: LineId,
    /// The incident; `None` for running totals and for figures that no incident of the case could be found for.
    pub incident: Option<IncidentId>,
    /// An incident's, running totals; `None`: the figures' incident could not be made out.
    pub scope: Option<Scope>,
    /// What became of them.
    pub outcome: Outcome,
    /// What is counted ("people").
    pub unit: Unit,
    /// Whose, under the joined name; `None` where no report says.
    pub side: Option<String>,
    /// Who.
    pub role: Option<Role>,
    /// The class of people that the incident's points tell apart ("all", "soldier", "fighter"); `None` where the figures answer no
    /// question of a point. Lines of different classes are never added.
    #[serde(default)]
    pub class: Option<String>,
    /// The figures in order of publication, then case order.
    pub entries: Vec<Entry>,
    /// From the smallest to the largest number given last by each speaker; `None` where figures are of no one incident,
    /// of several days of a running total, or all denied.
    pub range: Option<Range>,
    /// How many independent origins the figures have.
    pub origins: usize,
}

/// One figure in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The finding.
    pub figure: FindingId,
    /// In which report.
    pub report: ReportId,
    /// Whose word it is.
    pub holder: HolderId,
    /// What he is called; `None`: the report in its own voice (its publisher is the speaker).
    pub speaker: Option<String>,
    /// The side that he is of, one of the case's; `None` where the reports do not tell.
    #[serde(default)]
    pub speaker_side: Option<SideId>,
    /// Lowest count.
    pub low: Option<u64>,
    /// Highest count.
    pub high: Option<u64>,
    /// The date of the report.
    pub published: Option<PartialDate>,
    /// The entry of the same speaker that this one revises.
    pub revises: Option<FindingId>,
    /// The same number again in the same report by the same speaker (headline, lead, body).
    pub repeats: Option<FindingId>,
    /// The total in whose breakdown this figure stands ("21 killed: 6 civilians and 15 soldiers").
    pub part_of: Option<FindingId>,
    /// The breakdown that the text gives of this figure.
    pub parts: Option<Parts>,
    /// Why the line's range is made without it; `None`: it counts.
    pub left_out: Option<LeftOut>,
}

/// Why a figure does not count towards a range or a sum. It stays in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// The same speaker, or a copy of the same origin, gives the same number elsewhere.
    Again,
    /// The same speaker gives another number later.
    Revised,
    /// Its total stands in the same line.
    Part,
    /// It is said not to be so.
    Denied,
    /// It is a running total: it holds incidents that are counted apart.
    RunningTotal,
    /// Its incident could not be made out, so it may be counted already.
    NoIncident,
    /// Its words do not surely count people hit in this incident: a bare name, an attacker, words that nobody stands for.
    NotCounted,
}

impl LeftOut {
    /// As it is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            LeftOut::Again => "again",
            LeftOut::Revised => "revised",
            LeftOut::Part => "part",
            LeftOut::Denied => "denied",
            LeftOut::RunningTotal => "running_total",
            LeftOut::NoIncident => "no_incident",
            LeftOut::NotCounted => "not_counted",
        }
    }
}

/// A breakdown of a figure inside one sentence or statement. A mismatch is shown and never corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// The parts, in order of the text.
    pub figures: Vec<FindingId>,
    /// Whether the text gives them as the whole ("6 civilians and 15 soldiers"), not as some of it ("including 6 civilians").
    pub whole: bool,
    /// The parts' lows added up; `None` where one has none.
    pub low: Option<u64>,
    /// The parts' highs added up; `None` where one has none.
    pub high: Option<u64>,
    /// Whether the parts can be the total, or some of it; `None` where "about" leaves it open.
    pub adds_up: Option<bool>,
}

/// From the smallest to the largest number that speakers give, with those who give them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The smallest number; `None` where somebody leaves it open.
    pub low: Option<u64>,
    /// The figures that give it, or leave it open.
    pub low_by: Vec<FindingId>,
    /// The largest number; `None` where somebody leaves it open ("at least").
    pub high: Option<u64>,
    /// The figures that give it, or leave it open.
    pub high_by: Vec<FindingId>,
    /// Whether one of these numbers is an "about".
    pub about: bool,
    /// Every figure that counts towards it.
    pub figures: Vec<FindingId>,
}

/// The ranges of several incidents added up, of one outcome, unit, side and role. Made only when asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// Its id.
    pub id: SumId,
    /// What became of them.
    pub outcome: Outcome,
    /// What is counted.
    pub unit: Unit,
    /// Whose; `None`: the figures of whom no report says.
    pub side: Option<String>,
    /// Who.
    pub role: Option<Role>,
    /// The class of people; `None` for what no point asks.
    #[serde(default)]
    pub class: Option<String>,
    /// The lows added up; `None` where one is open.
    pub low: Option<u64>,
    /// The highs added up; `None` where one is open: at least `low`.
    pub high: Option<u64>,
    /// Whether a number in it is an "about".
    pub about: bool,
    /// What went in, an incident a row.
    pub rows: Vec<SumRow>,
    /// The figures of this outcome, unit, side and role that did not go in, and why.
    pub left_out: Vec<(FindingId, LeftOut)>,
}

/// One incident as it goes into a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumRow {
    /// The ledger's line.
    pub line: LineId,
    /// The incident.
    pub incident: IncidentId,
    /// Its range.
    pub range: Range,
}
