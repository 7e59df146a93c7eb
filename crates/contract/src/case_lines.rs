//! The lines of what is joined over reports: incidents, points, names, and those behind the tables.

use sayso_case::{
    Attribute, ClaimKind, EventType, Fold, How, JoinPart, Mark, MentionKind, Mode, Outcome, PointKind, SideToldBy,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::finding_id::FindingId;
use crate::words::Place;

/// One happening that several reports may tell of.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncidentLine {
    /// Its id.
    pub id: String,
    /// Words a person knows it by.
    pub label: String,
    /// Its kind; null where the reports give no one kind most often.
    pub event_type: Option<EventType>,
    /// A day or an interval.
    pub when: Option<String>,
    /// How well the time is known, as UCDP GED's `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more.
    pub date_prec: Option<u8>,
    /// Its place as written; every name of it in order of first use, parted by " / ".
    pub place: Option<String>,
    /// Where that is; null for no place.
    #[serde(rename = "where")]
    pub location: Option<WhereLine>,
    /// How well the place is known, as UCDP GED's `where_prec`: 1 the very place, 2 near it, 3 a district, 4 a province, 5 a line
    /// (a road, a river), 6 a country, 7 waters of no country; null without coordinates.
    pub where_prec: Option<u8>,
    /// The event type of the PLOVER ontology that its kind is of; null where it is of none or of several.
    pub plover: Option<&'static str>,
    /// The sub-event type of ACLED's codebook that its kind is of; null where it is of none or of several.
    pub acled: Option<&'static str>,
    /// The ids of the reports that tell of it or mention it.
    pub reports: Vec<String>,
    /// The ids of those that tell of it as news or in detail.
    pub told_by: Vec<String>,
    /// How many independent origins.
    pub origins: usize,
    /// The ids of the findings that tell of it: events, figures, statements, victims.
    pub findings: Vec<FindingId>,
    /// 1 for the first of the case: told by several reports, told at all, then sides that speak, origins, toll.
    pub rank: usize,
    /// Why lists fold it; null: several reports have it, and one at least tells of it.
    pub fold: Option<Fold>,
    /// Incidents that may be the same, the likeliest first.
    pub perhaps_the_same: Vec<PerhapsLine>,
    /// The ids under which parts of it are known where only some of its reports are, one for each other telling: an id that was printed
    /// once is found here after incidents became one.
    pub was: Vec<String>,
}

/// A place under all its names.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhereLine {
    /// Every name of it in order of first use.
    pub variants: Vec<String>,
    /// Its GeoNames id; null where the reports leave open which place it is, and where GeoNames has none.
    pub geonames: Option<u32>,
    /// GeoNames ids of the places it may be, the likeliest first.
    pub candidates: Vec<u32>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
}

/// An incident that may be the same, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerhapsLine {
    /// Its id.
    pub incident: String,
    /// How well what two reports tell goes together; from 2.6 it would be joined if nothing else spoke against it.
    pub score: f64,
    /// What the score is made of.
    pub reasons: Vec<ReasonLine>,
}

/// One part of a score.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonLine {
    /// What it is about.
    pub part: JoinPart,
    /// What it is worth.
    pub value: f64,
}

/// A question about an incident on which something is said.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointLine {
    /// Its id.
    pub id: String,
    /// The incident's id.
    pub incident: String,
    /// A question, a fact that all tell alike, or a series of states of one growing quantity.
    pub kind: PointKind,
    /// How its positions stand to one another; null for facts and series that nobody revises.
    pub mark: Option<Mark>,
    /// The question in plain words.
    pub question: String,
    /// What kind of question.
    pub attribute: Attribute,
    /// The answers given; none is preferred.
    pub positions: Vec<PositionLine>,
}

impl PointLine {
    /// The attribute as it is printed ("first_fire").
    pub fn attribute_word(&self) -> String {
        serde_json::to_value(self.attribute).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

/// One answer, with every claim that takes it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PositionLine {
    /// Its id.
    pub id: String,
    /// The answer in the speakers' own words.
    pub value: String,
    /// The answer as it is compared: a number, a party, a pole.
    pub canonical: String,
    /// The names of the rules by which it was found.
    pub rules: Vec<String>,
    /// The position it denies.
    pub denies: Option<String>,
    /// How many independent origins take it.
    pub origins: usize,
    /// The findings that take it.
    pub claims: Vec<ClaimLine>,
}

/// One finding as it stands in a position.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimLine {
    /// The finding's id.
    pub finding: FindingId,
    /// What sort of finding.
    pub kind: ClaimKind,
    /// The report's id.
    pub report: String,
    /// The finding's place in the report's text.
    pub span: Place,
    /// Whose words these are: one id for whoever has a name, under all its spellings, and one a report for its own voice, for a source
    /// without a name, for nobody.
    pub holder: String,
    /// The speaker's name; null: the report in its own voice, or nobody named.
    pub speaker: Option<String>,
    /// The side that the speaker is of; null where the reports do not tell.
    pub speaker_side: Option<SideLine>,
    /// Whether the report says it in its own voice.
    pub own_voice: bool,
    /// Outright, hedged, or relayed by others.
    pub how: How,
    /// Through whom it came to the report, from the outermost; without publisher and speaker.
    pub chain: Vec<String>,
    /// The sentence it stands in.
    pub sentence: String,
    /// The language of its words (ISO 639-1); the key is there only where they are not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// What one speaker said about an incident that stands in none of its points.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlsoSaidLine {
    /// The incident's id.
    pub incident: String,
    /// Whose words these are: one id for whoever has a name, under all its spellings, and one a report for its own voice, for a source
    /// without a name, for nobody.
    pub holder: String,
    /// The speaker's name; null: nobody named.
    pub speaker: Option<String>,
    /// The side that the speaker is of; null where the reports do not tell.
    pub speaker_side: Option<SideLine>,
    /// What was said, in case order.
    pub claims: Vec<ClaimLine>,
}

/// One person, body, place or side under all its names.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameLine {
    /// Its id.
    pub id: String,
    /// Person, body, place or side.
    pub kind: MentionKind,
    /// The user's choice (`aliases.toml`), or all variants in order of first use.
    pub label: String,
    /// Every way it is written, in order of first use.
    pub variants: Vec<String>,
    /// The ids of the reports that use any of them.
    pub reports: Vec<String>,
    /// The side that it stands for or is of, and what tells it; null for places, and where the reports do not tell.
    pub side: Option<OfSideLine>,
}

/// A side of the case: the same id and label wherever it is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SideLine {
    /// Its id.
    pub id: String,
    /// The user's word for it (`sides.toml`), a country's name, a group's name as first used, or the shortest word of
    /// the reports.
    pub label: String,
}

/// Whose a name is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfSideLine {
    /// The side's id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What tells it: the name is the side's, its words say so, or statements call the speaker so.
    pub told_by: SideToldBy,
    /// The statement that tells it first; null where words do.
    pub statement: Option<FindingId>,
}

/// One person named as a victim, under all spellings.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinedVictimLine {
    /// Its id.
    pub id: String,
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
    /// Who names them; null: a report in its own voice.
    pub speakers: Vec<Option<String>>,
    /// Where they are named.
    pub findings: Vec<NamingLine>,
}

/// One place where a victim is named.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamingLine {
    /// The victim finding's id.
    pub finding: FindingId,
    /// The report's id.
    pub report: String,
    /// The place of the name in the report's text; null where the finding is not among the case's.
    pub span: Option<Place>,
    /// The words at `span`.
    pub text: Option<String>,
}

/// One dated finding as it stands on the time line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MomentLine {
    /// The day, month, year or interval it is told of.
    pub when: String,
    /// The incident it tells of.
    pub incident: Option<String>,
    /// Why lists fold that incident.
    pub fold: Option<Fold>,
    /// The finding's id.
    pub finding: FindingId,
    /// Event or figure.
    pub kind: MomentKind,
    /// The kind of event; null for a figure.
    pub event_type: Option<EventType>,
    /// Whether the event is told as having happened; null for a figure.
    pub mode: Option<Mode>,
    /// What became of those counted; null for an event.
    pub outcome: Option<Outcome>,
    /// Whether a figure is said not to be so; null for an event.
    pub denied: Option<bool>,
    /// The words for the place.
    pub place: Option<String>,
    /// The speaker's name; null: the report in its own voice, or nobody named.
    pub speaker: Option<String>,
    /// The report's id.
    pub report: String,
    /// The finding's place in the report's text.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// The sentence it stands in.
    pub sentence: String,
}

/// What a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MomentKind {
    /// What happened.
    Event,
    /// How many.
    Figure,
}
