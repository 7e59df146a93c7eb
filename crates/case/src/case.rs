//! A case: many reports' findings joined. The types, in the words of the glossary.
//!
//! A case never drops, averages or corrects a number, prefers no name and no side, and breaks no tie by spelling. Ids are
//! made from content and place, so they stay when other reports come or go.

use sayso_text::Span;
use serde::{Deserialize, Serialize};

use crate::{
    AlsoSaid, CaseSide, FindingId, Findings, Incident, LedgerLine, Located, MentionKind, NameId, OfSide, OriginId,
    Outcome, Point, Report, ReportId, VictimId,
};

/// One report with its findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadReport {
    /// The report.
    pub report: Report,
    /// What was found in it.
    pub findings: Findings,
}

/// Everything joined over the reports of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// What the user calls it.
    #[serde(default)]
    pub title: Option<String>,
    /// The reports, in the order given (path order).
    pub reports: Vec<ReadReport>,
    /// Incidents by rank.
    pub incidents: Vec<Incident>,
    /// Points, by incident, what is disputed first.
    pub points: Vec<Point>,
    /// What else was said about each incident, by speaker: nothing said is lost.
    #[serde(default)]
    pub also_said: Vec<AlsoSaid>,
    /// Names joined over reports.
    pub names: Vec<Name>,
    /// The sides that names, claims and entries of the ledger are of, in order of the first word for each.
    #[serde(default)]
    pub sides: Vec<CaseSide>,
    /// Where the places lie that are named in what is told of incidents, background left out, in order of first use, and those that
    /// the user puts somewhere; only those of which that is known.
    #[serde(default)]
    pub places: Vec<Located>,
    /// Groups of reports that copy one another or one source.
    pub origins: Vec<Origin>,
    /// Figures gathered by outcome, side and role.
    pub ledger: Vec<LedgerLine>,
    /// Named victims joined over reports.
    pub victims: Vec<JoinedVictim>,
    /// The findings that a person has seen, where the case comes from a record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<Seen>,
}

/// A finding that a person has seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The finding.
    pub finding: FindingId,
    /// Whether the person corrected something in it; else it is as the program read it.
    pub corrected: bool,
}

/// One person, body, place or side under all its names; none is preferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Its id.
    pub id: NameId,
    /// Person, body, place or side.
    pub kind: MentionKind,
    /// What lists show: the user's choice (`aliases.toml`) or all variants in order of first use, joined by " / ";
    /// variants that differ in capitals or marks alone are shown once.
    pub label: String,
    /// Every way it is written, in order of first use, with the reports that use it.
    pub variants: Vec<Variant>,
    /// The side that it is of, or stands for; `None` for places, and where the reports do not tell.
    #[serde(default)]
    pub side: Option<OfSide>,
    /// The words on which two variants were joined: report and span of "X (Y)" and the like.
    pub basis: Vec<(ReportId, Span)>,
}

/// One way a name is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// As written.
    pub text: String,
    /// Who uses it, in case order.
    pub reports: Vec<ReportId>,
    /// The mentions.
    pub mentions: Vec<FindingId>,
}

/// Reports or passages that copy one another or rely on one agency; they count as one origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its id.
    pub id: OriginId,
    /// The agency or outlet credited, if one is.
    pub credited: Option<String>,
    /// The reports, in case order.
    pub reports: Vec<ReportId>,
    /// The shared passages or credit lines: report and span.
    pub basis: Vec<(ReportId, Span)>,
}

/// One person named as a victim, under all spellings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedVictim {
    /// Its id.
    pub id: VictimId,
    /// Every spelling, in order of first use.
    pub names: Vec<String>,
    /// Ages given.
    pub ages: Vec<u32>,
    /// Roles or ranks given, in the reports' words.
    pub roles: Vec<String>,
    /// Outcomes given.
    pub outcomes: Vec<Outcome>,
    /// Sides given.
    pub sides: Vec<String>,
    /// The victim findings.
    pub findings: Vec<(ReportId, FindingId)>,
    /// Who names them.
    pub speakers: Vec<Option<String>>,
}

impl Case {
    /// The report with this id.
    pub fn report(&self, id: &ReportId) -> Option<&ReadReport> {
        self.reports.iter().find(|r| &r.report.id == id)
    }
}
