//! A case: many reports' findings joined. The types, in the words of the glossary.
//!
//! A case never drops, averages or corrects a number, prefers no name and no side, and breaks no tie by spelling. Ids are
//! made from content and place, so they stay when other reports come or go.

use sayso_text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    EventType, FindingId, Findings, IncidentId, LedgerLine, Located, MentionKind, Moment, NameId, OriginId, Outcome,
    PointId, PositionId, Report, ReportId, VictimId,
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

/// One happening that several reports may tell of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Its id.
    pub id: IncidentId,
    /// Words a person knows it by: type, place, day; made from the reports' words.
    pub label: String,
    /// The kind most reports give it; `None` where they give no one kind most often.
    pub event_type: Option<EventType>,
    /// The days it can have been on, if the reports give any.
    pub when: Option<Moment>,
    /// How well the time is known, as UCDP GED's `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more.
    pub date_prec: Option<u8>,
    /// The place's name as written, every variant of it.
    pub places: Vec<String>,
    /// Where that is, as far as its reports say so; `None` for no place.
    pub located: Option<Located>,
    /// The reports that tell of it or mention it, in case order.
    pub reports: Vec<ReportId>,
    /// Those of them that tell of it as news or in detail.
    pub told_by: Vec<ReportId>,
    /// How many independent origins.
    pub origins: usize,
    /// The findings that tell of it (events, figures, statements, victims), in case order.
    pub findings: Vec<FindingId>,
    /// 1 for the first of the case: told by several reports, told at all, then sides that speak, origins, toll.
    pub rank: usize,
    /// Whether lists fold it; `None`: several reports have it, and one at least tells of it.
    pub fold: Option<Fold>,
    /// What each report tells of it, in case order, then as the report tells it.
    pub happenings: Vec<Happening>,
    /// Why these are one: pairs of them, the best first.
    pub joins: Vec<Join>,
    /// Incidents that may be the same, the likeliest first.
    pub perhaps_the_same: Vec<Perhaps>,
}

/// What one report tells of one deed, with what its day, places and tolls rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// The report.
    pub report: ReportId,
    /// Its first event or figure; `None` for a report that is about it and has none.
    pub first: Option<FindingId>,
    /// Whether the report tells of it, or only mentions it.
    pub told: bool,
    /// Whether it is what the report is about.
    pub main: bool,
    /// When.
    pub when: Option<Moment>,
    /// Where that comes from.
    pub when_from: Option<WhenFrom>,
    /// The places as written, the weightiest first.
    pub places: Vec<String>,
    /// The kinds of its events.
    pub kinds: Vec<EventType>,
    /// People who came to harm, each with the finding it rests on.
    pub tolls: Vec<(Outcome, u64, FindingId)>,
    /// Its first sentence.
    pub sentence: Span,
}

/// Where the day of a happening comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhenFrom {
    /// The clause of one of its events or figures.
    Own,
    /// The headline or lead names it.
    Lead,
    /// The heading or first words of its section.
    Section,
    /// A day named at most one sentence before.
    Anchor,
    /// The day of the report and the one before.
    Dateline,
    /// The day of the report's own news (a court day), as likely as the deed's.
    Follow,
    /// Weeks, months or years.
    Vague,
}

/// Why two happenings are one incident's, or may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The first event or figure of the two.
    pub pair: (Option<FindingId>, Option<FindingId>),
    /// Their reports.
    pub reports: (ReportId, ReportId),
    /// Their score in hundredths.
    pub score: i32,
    /// What it is made of, in hundredths; empty for one that was attached by what it shares with all.
    pub reasons: Vec<(JoinPart, i32)>,
}

/// What a part of the score of two happenings is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JoinPart {
    /// When.
    Days,
    /// The reports were published far apart, and no day is shared.
    FarApart,
    /// Where.
    Place,
    /// What kind of deed.
    Kind,
    /// How many came to harm.
    Toll,
    /// Victims by name.
    Victims,
    /// Other persons by name.
    Persons,
    /// Words.
    Words,
    /// Both are what their reports are about.
    BothMain,
    /// A day, a big place and a kind are shared by many.
    NothingSpecial,
    /// The user says so (`case.toml`).
    Told,
}

/// An incident that may be the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Perhaps {
    /// Which.
    pub incident: IncidentId,
    /// Why it may be.
    pub join: Join,
}

/// Why lists fold an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fold {
    /// One report alone has it.
    OneReport,
    /// Reports only mention it: an older deed, a deed elsewhere.
    Background,
}

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
    /// Who says it; `None`: the report in its own voice, or nobody named.
    pub speaker: Option<String>,
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
    /// Who says it; `None`: nobody named.
    pub speaker: Option<String>,
    /// What, in case order.
    pub claims: Vec<Claim>,
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

impl Happening {
    /// The id of an incident that is this happening alone; a name for it in `case.toml`.
    pub fn alone(&self) -> IncidentId {
        IncidentId::of(&[self.first.as_ref().map_or(self.report.as_str(), FindingId::of_place)])
    }
}

impl Incident {
    /// Of these reports and findings, all of which tell of it; nothing else is known.
    pub fn of(id: IncidentId, label: &str, reports: Vec<ReportId>, findings: Vec<FindingId>) -> Self {
        Incident {
            id,
            label: label.to_owned(),
            event_type: None,
            when: None,
            date_prec: None,
            places: Vec::new(),
            located: None,
            told_by: reports.clone(),
            origins: reports.len(),
            reports,
            findings,
            rank: 1,
            fold: None,
            happenings: Vec::new(),
            joins: Vec::new(),
            perhaps_the_same: Vec::new(),
        }
    }
}

impl Case {
    /// The report with this id.
    pub fn report(&self, id: &ReportId) -> Option<&ReadReport> {
        self.reports.iter().find(|r| &r.report.id == id)
    }
}
