//! The lines of `sayso read`: a report, and the findings in it.

use sayso_case::{
    Bound, EventType, Form, Manner, MentionKind, Mode, Outcome, Polarity, Role, Scope, SpeakerKind, Unit,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::finding_id::FindingId;
use crate::read_by::{CONTRACT, ReadBy};
use crate::words::{Anchor, Place, Words};

/// One document as received, with its readable text. Equal bytes are one report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportLine {
    /// SHA-256 of the bytes as received, in lower-case hexadecimal digits.
    pub id: String,
    /// The version of this contract: what the keys mean and how ids are made.
    #[schemars(extend("const" = CONTRACT))]
    pub contract: u8,
    /// What it was read with.
    pub read_by: ReadBy,
    /// Path relative to the given folder, parted by `/`.
    pub path: String,
    /// Other paths with the same bytes.
    pub also_at: Vec<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published: 2016-07-05, 2016-07 or 2016.
    pub published: Option<String>,
    /// How much of the date is known.
    pub published_precision: Option<PublishedPrecision>,
    /// Its address.
    pub url: Option<String>,
    /// When it was got (ISO 8601).
    pub retrieved: Option<String>,
    /// ISO 639 code of its language.
    pub language: Option<String>,
    /// As which language its words were read for findings; null where they were not.
    pub read: Option<String>,
    /// Why its words were not read: then it has no findings.
    pub not_read: Option<String>,
    /// The readable text; every offset of every finding is a byte offset into it.
    pub text: String,
    /// The parts of the text, in order: the title, the body or the posts, the words for pictures.
    pub parts: Vec<PartLine>,
    /// SHA-256 of the readable text (UTF-8).
    pub text_sha256: String,
    /// Where each particular came from.
    pub from: Particulars,
}

/// A part of a report's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartLine {
    /// What it was on the page.
    pub kind: PartOf,
    /// Its place in the text.
    pub span: Place,
    /// Its own time, where it has one: an ISO 8601 date, or date and time.
    pub time: Option<String>,
}

/// What a part of a report's text was on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartOf {
    /// The headline.
    Title,
    /// The words of the report.
    Body,
    /// One of several posts of a page, which may each be of another day.
    Post,
    /// The words for a picture, which may be older than the report.
    Caption,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublishedPrecision {
    /// Year, month and day.
    Day,
    /// Year and month.
    Month,
    /// The year alone.
    Year,
}

/// Where each particular of a report came from; null where the particular is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// Where the headline came from.
    pub title: Option<FromWhere>,
    /// Where the publisher came from.
    pub publisher: Option<FromWhere>,
    /// Where the byline came from.
    pub byline: Option<FromWhere>,
    /// Where the date came from.
    pub published: Option<FromWhere>,
    /// Where the address came from.
    pub url: Option<FromWhere>,
    /// Where the time it was got came from.
    pub retrieved: Option<FromWhere>,
    /// Where the language came from.
    pub language: Option<FromWhere>,
}

/// A source of a report's particulars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FromWhere {
    /// A row of the manifest.
    Manifest,
    /// The page's head.
    Meta,
    /// The page's schema.org description.
    JsonLd,
    /// The readable words themselves.
    Text,
    /// The file's name.
    File,
}

/// One saying, or one piece of a saying that its cue breaks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementLine {
    /// Made from the report's bytes, the type, the quoted words and which occurrence of them it is; not from the place.
    pub id: FindingId,
    /// Where it stands.
    pub anchor: Anchor,
    /// The report's id.
    pub report: String,
    /// The content's place.
    pub span: Place,
    /// What is said, as it stands at `span`: quotation marks included, cue and source excluded.
    pub content: String,
    /// The words for the speaker.
    pub source: Option<Words>,
    /// The words that carry the saying.
    pub cue: Option<Words>,
    /// The same for all pieces of one saying: the id of its first piece.
    pub saying: FindingId,
    /// The statement in whose content this one stands.
    pub within: Option<FindingId>,
    /// Who is reported to have said it; of several the first.
    pub speaker: SpeakerWords,
    /// The others who are given as having said it too ("Varnia and Luria said"); empty where one speaks.
    pub also: Vec<SpeakerWords>,
    /// How the saying came to us: publisher (null if not known), outer speakers, the speaker (null if not named).
    pub chain: Vec<Option<String>>,
    /// How it is said.
    pub manner: Manner,
    /// Whether the saying itself is negated.
    pub polarity: Polarity,
    /// Quoted wholly, not at all, or in part.
    pub form: Form,
    /// The names of the rules by which its speaker was found, the first first; the key is there only where that was asked for
    /// (`--explain`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<String>>,
}

/// Who is reported to have said something, or the report's own voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum SpeakerWords {
    /// A person, a body, a side or an unnamed source.
    Named(NamedSpeaker),
    /// The report's own voice.
    Narrator(NarratorSpeaker),
}

/// The report's own voice: nobody else is given as having said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NarratorSpeaker {
    /// Always "narrator".
    pub kind: NarratorKind,
}

/// A speaker other than the narrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedSpeaker {
    /// The same for every finding of this speaker in the report; null where nobody is given.
    pub id: Option<FindingId>,
    /// The person or body alone, in the longest form the report has; an unnamed source's own words.
    pub name: Option<String>,
    /// The person's office, as the report calls it.
    pub role: Option<String>,
    /// The body a person speaks for.
    pub body: Option<String>,
    /// Person, body, side or unnamed.
    #[schemars(with = "NamedKind")]
    pub kind: SpeakerKind,
}

/// The kinds a named speaker may have; only for the schema, which must not allow "narrator" there.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
enum NamedKind {
    Person,
    Body,
    Side,
    Unnamed,
}

/// The one kind of the narrator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NarratorKind {
    /// The report's own voice.
    Narrator,
}

/// A time with the words it stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhenWords {
    /// 2023-03-05, 2023-03, 2023, or an interval of two of them parted by `/`.
    pub value: String,
    /// The words it stands on; empty where only the report's date gives it.
    pub basis: Vec<Words>,
}

/// Whose people or things, with the words it stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SideWords {
    /// The side's name as the report has it.
    pub value: String,
    /// The words it stands on.
    pub basis: Vec<Words>,
}

/// A number of people or things and what became of them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureLine {
    /// Made from the report's bytes, the type, the quoted words and which occurrence of them it is; not from the place.
    pub id: FindingId,
    /// Where it stands.
    pub anchor: Anchor,
    /// The report's id.
    pub report: String,
    /// Modifier, number and counted noun.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// Lowest count; null: no lower bound is given.
    pub low: Option<u64>,
    /// Highest count; null: no upper bound is given.
    pub high: Option<u64>,
    /// What kind of bound.
    pub bound: Bound,
    /// What is counted.
    pub unit: Unit,
    /// What became of them.
    pub outcome: Outcome,
    /// The words for the group.
    pub group: Option<Words>,
    /// A disputed description, as said.
    pub described_as: Option<Words>,
    /// Whose people or things they are, not who struck them.
    pub side: Option<SideWords>,
    /// Civilian, military, ...
    pub role: Option<Role>,
    /// The words for the place.
    pub place: Option<Words>,
    /// When.
    pub when: Option<WhenWords>,
    /// This incident's, or a running total.
    pub scope: Option<Scope>,
    /// Whether it is said not to be so.
    pub denied: bool,
    /// The statement it hangs on.
    pub statement: Option<FindingId>,
    /// Who gives it.
    pub speaker: SpeakerWords,
    /// The names of the rules by which its outcome and its side were found, the first first; the key is there only where that was asked for
    /// (`--explain`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<String>>,
}

/// What happened.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventLine {
    /// Made from the report's bytes, the type, the quoted words and which occurrence of them it is; not from the place.
    pub id: FindingId,
    /// Where it stands.
    pub anchor: Anchor,
    /// The report's id.
    pub report: String,
    /// The word that tells of it.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// Its kind.
    pub event_type: EventType,
    /// Who did it, as the words have it.
    pub agent: Option<Words>,
    /// To whom or what.
    pub patient: Option<Words>,
    /// Where.
    pub place: Option<Words>,
    /// When.
    pub when: Option<WhenWords>,
    /// Whether it is told as having happened.
    pub mode: Mode,
    /// The statement it hangs on.
    pub statement: Option<FindingId>,
    /// Who tells it.
    pub speaker: SpeakerWords,
}

/// Words that stand for a person, body, place or side.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MentionLine {
    /// Made from the report's bytes, the type, the quoted words and which occurrence of them it is; not from the place.
    pub id: FindingId,
    /// Where it stands.
    pub anchor: Anchor,
    /// The report's id.
    pub report: String,
    /// Its words' place.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// What it stands for.
    pub kind: MentionKind,
    /// The same for all mentions of one within the report.
    pub mention_of: FindingId,
    /// Quotation marks that quote nobody ("lieutenant colonel") and words like "so-called" in or right beside it.
    pub distance: Vec<Words>,
}

/// A person named as killed, wounded, missing or detained.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VictimLine {
    /// Made from the report's bytes, the type, the quoted words and which occurrence of them it is; not from the place.
    pub id: FindingId,
    /// Where it stands.
    pub anchor: Anchor,
    /// The report's id.
    pub report: String,
    /// The place of the name.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// The name as written.
    pub name: String,
    /// Age in years.
    pub age: Option<u32>,
    /// Rank or role in the report's words.
    pub role: Option<String>,
    /// What became of them.
    pub outcome: Outcome,
    /// Whose.
    pub side: Option<SideWords>,
    /// The statement it hangs on.
    pub statement: Option<FindingId>,
    /// Who names them.
    pub speaker: SpeakerWords,
}

/// A time the text gives; every one once, in the order of the text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeLine {
    /// Made from the report's bytes, the type, the quoted words and which occurrence of them it is; not from the place.
    pub id: FindingId,
    /// Where it stands.
    pub anchor: Anchor,
    /// The report's id.
    pub report: String,
    /// Its words' place.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// ISO 8601: 2026-05-13, 2026-05, 2026, an interval 2026-05-09/2026-05-11, a week 2026-W20, a season 2026-22 (ISO 8601-2:
    /// 21 spring to 24 winter), a time of day 2026-05-13T14:30 or T14:30, a length P9M. Null where the words give no more
    /// than themselves ("recently", "for years") or hang on a date not known.
    pub value: Option<String>,
}
