//! The lines of findings that `sayso read` prints behind each report's.

use sayso_case::{
    Bound, EventType, Form, Manner, MentionKind, Mode, Outcome, Polarity, Role, Scope, SpeakerKind, Unit,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::finding_id::FindingId;
use crate::words::{Anchor, Place, Words};

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
    /// The language of the words (ISO 639-1); the key is there only where they are not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
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
    /// The language of the words (ISO 639-1); the key is there only where they are not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
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
    /// The language of the words (ISO 639-1); the key is there only where they are not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
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
    /// The language of the words (ISO 639-1); the key is there only where they are not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its words' place.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// What it stands for.
    pub kind: MentionKind,
    /// The same for all mentions of one within the report.
    pub mention_of: FindingId,
    /// Of a side with a name what it is called ("Varnia" for "Varnian"), of a body that acts for one ("the Varnian army") whose it is; null where
    /// no words of its name or beside it tell, here or where the report names it else.
    pub side: Option<SideWords>,
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
    /// The language of the words (ISO 639-1); the key is there only where they are not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
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
    /// The language of the words (ISO 639-1); the key is there only where they are not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its words' place.
    pub span: Place,
    /// The words at `span`.
    pub text: String,
    /// ISO 8601: 2026-05-13, 2026-05, 2026, an interval 2026-05-09/2026-05-11, a week 2026-W20, a season 2026-22 (ISO 8601-2:
    /// 21 spring to 24 winter), a time of day 2026-05-13T14:30 or T14:30, a length P9M. Null where the words give no more
    /// than themselves ("recently", "for years") or hang on a date not known.
    pub value: Option<String>,
}
