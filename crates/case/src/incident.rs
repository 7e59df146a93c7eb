//! Incidents: what several reports tell of one happening, and why their tellings are taken for one.

use sayso_text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{EventType, FindingId, IncidentId, Located, Moment, Outcome, ReportId};

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
    /// The ids under which parts of it are known where only some of its reports are: one for each other telling, in case order. So an id
    /// that was printed once is found again after incidents became one.
    #[serde(default)]
    pub was: Vec<IncidentId>,
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

impl Happening {
    /// The id of an incident that is this happening alone; a name for it in `case.toml`.
    pub fn alone(&self) -> IncidentId {
        IncidentId::of(&[self.first.as_ref().map_or(self.report.as_str(), FindingId::of_place)])
    }
}

impl Incident {
    /// Whether it has this id, or one of what is told in it had it alone.
    pub fn is_or_was(&self, id: &str) -> bool {
        self.id.as_str() == id || self.happenings.iter().any(|h| h.alone().as_str() == id)
    }

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
            was: Vec::new(),
        }
    }
}
