//! One printed line.

use serde::Serialize;

use crate::case_lines::{AlsoSaidLine, IncidentLine, JoinedVictimLine, MomentLine, NameLine, PointLine};
use crate::diff_lines::{
    ComparedLine, FindingChangedLine, IncidentChangedLine, PointChangedLine, RangeChangedLine, ReportChangedLine,
    SinceLine, WordsChangedLine,
};
use crate::ledger_lines::{LedgerLine, SumLine};
use crate::merge_lines::{AgreementLine, ConflictLine, MergedLine};
use crate::proposed_line::ProposedLine;
use crate::record_lines::{AddedLine, CheckedLine, FaultLine, OperationLine, UnsureLine};
use crate::report_line::ReportLine;
use crate::report_lines::{EventLine, FigureLine, MentionLine, StatementLine, TimeLine, VictimLine};
use crate::search_lines::HitLine;
use crate::words::Place;

/// One line of output: a JSON object whose first key, `type`, says which.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Line {
    /// A document as received.
    Report(ReportLine),
    /// A saying.
    Statement(StatementLine),
    /// A number and what became of those counted.
    Figure(FigureLine),
    /// What happened.
    Event(EventLine),
    /// Words that stand for somebody or something.
    Mention(MentionLine),
    /// A named victim in one report.
    Victim(VictimLine),
    /// A time the text gives.
    Time(TimeLine),
    /// What a second reader says was missed.
    Proposed(ProposedLine),
    /// One happening over reports.
    Incident(IncidentLine),
    /// A question about an incident.
    Point(PointLine),
    /// What else one speaker said about an incident.
    AlsoSaid(AlsoSaidLine),
    /// One name over reports.
    Name(NameLine),
    /// Figures on one thing over reports.
    Ledger(LedgerLine),
    /// Ranges of several incidents added up.
    Sum(SumLine),
    /// A named victim over reports.
    JoinedVictim(JoinedVictimLine),
    /// A dated finding.
    Moment(MomentLine),
    /// A report that was added to a record.
    Added(AddedLine),
    /// What somebody did to a record.
    Operation(OperationLine),
    /// Something to look at.
    Unsure(UnsureLine),
    /// What was found by searching a record.
    Hit(HitLine),
    /// Two versions of a report.
    Compared(ComparedLine),
    /// A sentence that differs between them.
    WordsChanged(WordsChangedLine),
    /// A finding that differs between them.
    FindingChanged(FindingChangedLine),
    /// Since when a case is compared with what it was.
    Since(SinceLine),
    /// A report that came, went or changed since.
    ReportChanged(ReportChangedLine),
    /// An incident that is not as it was.
    IncidentChanged(IncidentChangedLine),
    /// A point that is not as it was.
    PointChanged(PointChangedLine),
    /// A toll whose range is not as it was.
    RangeChanged(RangeChangedLine),
    /// Two records that became one.
    Merged(MergedLine),
    /// What two people say differently of one thing.
    Conflict(ConflictLine),
    /// How well reviewers agree.
    Agreement(AgreementLine),
    /// Something in a record that is not as it was written.
    Fault(FaultLine),
    /// How much of a record was checked.
    Checked(CheckedLine),
}

impl Line {
    /// The value of the key `type`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Line::Report(_) => "report",
            Line::Statement(_) => "statement",
            Line::Figure(_) => "figure",
            Line::Event(_) => "event",
            Line::Mention(_) => "mention",
            Line::Victim(_) => "victim",
            Line::Time(_) => "time",
            Line::Proposed(_) => "proposed",
            Line::Incident(_) => "incident",
            Line::Point(_) => "point",
            Line::AlsoSaid(_) => "also_said",
            Line::Name(_) => "name",
            Line::Ledger(_) => "ledger",
            Line::Sum(_) => "sum",
            Line::JoinedVictim(_) => "joined_victim",
            Line::Moment(_) => "moment",
            Line::Added(_) => "added",
            Line::Operation(_) => "operation",
            Line::Unsure(_) => "unsure",
            Line::Hit(_) => "hit",
            Line::Compared(_) => "compared",
            Line::WordsChanged(_) => "words_changed",
            Line::FindingChanged(_) => "finding_changed",
            Line::Since(_) => "since",
            Line::ReportChanged(_) => "report_changed",
            Line::IncidentChanged(_) => "incident_changed",
            Line::PointChanged(_) => "point_changed",
            Line::RangeChanged(_) => "range_changed",
            Line::Merged(_) => "merged",
            Line::Conflict(_) => "conflict",
            Line::Agreement(_) => "agreement",
            Line::Fault(_) => "fault",
            Line::Checked(_) => "checked",
        }
    }

    /// The place of a finding of one report; `None` for a report and for what is joined.
    pub fn place(&self) -> Option<Place> {
        match self {
            Line::Statement(l) => Some(l.span),
            Line::Figure(l) => Some(l.span),
            Line::Event(l) => Some(l.span),
            Line::Mention(l) => Some(l.span),
            Line::Victim(l) => Some(l.span),
            Line::Time(l) => Some(l.span),
            Line::Proposed(l) => Some(l.span),
            _ => None,
        }
    }

    /// The line as it is printed, without the line's end. U+2028 and other odd characters stand as they are; no line
    /// end does, since JSON writes it as `\n`.
    pub fn to_json(&self) -> String {
        // Strings, numbers, lists and keys that are strings: nothing here can fail to be written as JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}
