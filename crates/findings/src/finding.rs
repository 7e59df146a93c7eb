//! The findings of one report: the types, in the words of the glossary and with the contract's closed lists.
//!
//! Every finding has a [`Span`] in its report's readable text. What the report does not say is `None`.

use sayso_reports::ReportId;
use sayso_text::Span;
use schemars::JsonSchema;
use serde::Serialize;

use crate::FindingId;

macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        #[allow(missing_docs)]
        pub enum $name { $(#[serde(rename = $text)] $variant),* }

        impl $name {
            /// All of them, in the contract's order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// As the contract writes it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }

            /// The one the contract writes so.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text)
            }
        }
    };
}

closed_list! {
    /// How something is said.
    Manner {
        Say = "say", Claim = "claim", Confirm = "confirm", Deny = "deny", Accuse = "accuse", Reject = "reject",
        Warn = "warn", Threaten = "threaten", CallFor = "call_for", Promise = "promise", Order = "order",
        Report = "report", Agree = "agree", Ask = "ask", Decline = "decline", Silent = "silent",
    }
}
closed_list! {
    /// Whether the saying itself is negated ("did not confirm").
    Polarity { Affirmed = "affirmed", Negated = "negated" }
}
closed_list! {
    /// Quoted wholly, not at all, or in part.
    Form { Direct = "direct", Indirect = "indirect", Mixed = "mixed" }
}
closed_list! {
    /// What a speaker is; `narrator` is the report's own voice and never has a statement.
    SpeakerKind { Person = "person", Body = "body", Side = "side", Unnamed = "unnamed", Narrator = "narrator" }
}
closed_list! {
    /// What a number says of the count.
    Bound { Exact = "exact", AtLeast = "at_least", About = "about", AtMost = "at_most", Range = "range" }
}
closed_list! {
    /// What is counted.
    Unit {
        People = "people", Vehicles = "vehicles", Posts = "posts", Settlements = "settlements", Weapons = "weapons",
        Ammunition = "ammunition", Supplies = "supplies", Money = "money", Area = "area", Other = "other",
    }
}
closed_list! {
    /// What became of those counted.
    Outcome {
        Killed = "killed", Wounded = "wounded", KilledOrWounded = "killed_or_wounded",
        KilledOrCaptured = "killed_or_captured", Missing = "missing", Detained = "detained",
        Surrendered = "surrendered", Released = "released", Exchanged = "exchanged", Displaced = "displaced",
        Evacuated = "evacuated", Arrived = "arrived", Remaining = "remaining", Trapped = "trapped",
        Captured = "captured", Destroyed = "destroyed", Delivered = "delivered", HandedOver = "handed_over",
        Deployed = "deployed", Violated = "violated", Voted = "voted", Other = "other",
    }
}
closed_list! {
    /// Who is counted.
    Role {
        Civilian = "civilian", Military = "military", Police = "police", Peacekeeper = "peacekeeper",
        Official = "official", Child = "child", Woman = "woman", Journalist = "journalist", Medic = "medic",
        Mixed = "mixed",
    }
}
closed_list! {
    /// Whether a figure is an incident's or a running total's.
    Scope { Incident = "incident", Total = "total" }
}
closed_list! {
    /// Kinds of events. The first list of the contract; an event of no kind in it is not printed.
    EventType {
        Shooting = "shooting", Shelling = "shelling", Airstrike = "airstrike", Bombing = "bombing", Clash = "clash",
        Ambush = "ambush", ChemicalAttack = "chemical_attack", Execution = "execution", Capture = "capture",
        Withdrawal = "withdrawal", Arrest = "arrest", Abduction = "abduction", Displacement = "displacement",
        Evacuation = "evacuation", AidDelivery = "aid_delivery", Agreement = "agreement", Ceasefire = "ceasefire",
        CeasefireViolation = "ceasefire_violation", Blockade = "blockade", CourtOrder = "court_order",
        Exchange = "exchange", Handover = "handover", Attack = "attack",
    }
}
closed_list! {
    /// Whether an event is told as having happened.
    Mode {
        Happened = "happened", Denied = "denied", Planned = "planned", Threatened = "threatened",
        CalledFor = "called_for", Hypothetical = "hypothetical",
    }
}
closed_list! {
    /// What a mention stands for.
    MentionKind { Person = "person", Body = "body", Place = "place", Side = "side" }
}

/// Who is reported to have said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The same for every finding of this speaker in the report; for the narrator and agentless sayings `None`.
    pub id: Option<FindingId>,
    /// The person or body alone, in the longest form the report has; an unnamed source's own words; `None` if nobody is given.
    pub name: Option<String>,
    /// What the report calls a person's office ("spokesman").
    pub role: Option<String>,
    /// The body a person speaks for.
    pub body: Option<String>,
    /// Person, body, side, unnamed or narrator.
    pub kind: SpeakerKind,
}

impl Speaker {
    /// The report's own voice.
    pub fn narrator() -> Self {
        Speaker { id: None, name: None, role: None, body: None, kind: SpeakerKind::Narrator }
    }
}

/// A time as the text gives it, resolved against the report's date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// "2023-03-05", "2023-03", "2023" or "a/b".
    pub value: String,
    /// The words it stands on.
    pub basis: Vec<Span>,
}

/// Whose people or things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The side's name as the report has it.
    pub value: String,
    /// The words it stands on.
    pub basis: Vec<Span>,
}

/// One saying, or one piece of a saying that its cue breaks.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its id.
    pub id: FindingId,
    /// The content's place, quotation marks included.
    pub span: Span,
    /// The words for the speaker.
    pub source: Option<Span>,
    /// The words that carry the saying.
    pub cue: Option<Span>,
    /// The same for all pieces of one saying: the id of its first piece.
    pub saying: FindingId,
    /// The statement in whose content this one stands.
    pub within: Option<FindingId>,
    /// Who says it; of several the first.
    pub speaker: Speaker,
    /// The others who are given as saying it ("Varnia and Luria said").
    pub also: Vec<Speaker>,
    /// Publisher (if known), outer speakers, the speaker.
    pub chain: Vec<Option<String>>,
    /// How it is said.
    pub manner: Manner,
    /// Whether the saying is negated.
    pub polarity: Polarity,
    /// Direct, indirect or mixed.
    pub form: Form,
    /// Short quotations by which the report keeps its distance from a word ("lieutenant colonel"), inside the content.
    pub distance: Vec<Span>,
}

/// A number of people or things and what became of them.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its id.
    pub id: FindingId,
    /// Modifier, number and counted noun.
    pub span: Span,
    /// Lowest count; `None`: no lower bound given.
    pub low: Option<u64>,
    /// Highest count; `None`: no upper bound given.
    pub high: Option<u64>,
    /// What kind of bound.
    pub bound: Bound,
    /// What is counted.
    pub unit: Unit,
    /// What became of them.
    pub outcome: Outcome,
    /// The words for the group.
    pub group: Option<Span>,
    /// A disputed description, as said.
    pub described_as: Option<Span>,
    /// Whose people or things they are.
    pub side: Option<Side>,
    /// Civilian, military, ...
    pub role: Option<Role>,
    /// The words for the place.
    pub place: Option<Span>,
    /// When.
    pub when: Option<When>,
    /// This incident's, or a running total.
    pub scope: Option<Scope>,
    /// Whether it is said not to be so.
    pub denied: bool,
    /// The statement it hangs on.
    pub statement: Option<FindingId>,
    /// Who gives it; the narrator if no statement does.
    pub speaker: Speaker,
}

/// What happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id.
    pub id: FindingId,
    /// The word that tells of it.
    pub span: Span,
    /// Its kind.
    pub event_type: EventType,
    /// Who did it, as the words have it.
    pub agent: Option<Span>,
    /// To whom or what.
    pub patient: Option<Span>,
    /// Where.
    pub place: Option<Span>,
    /// When.
    pub when: Option<When>,
    /// Whether it is told as having happened.
    pub mode: Mode,
    /// The statement it hangs on.
    pub statement: Option<FindingId>,
    /// Who tells it.
    pub speaker: Speaker,
}

/// Words that stand for a person, body, place or side.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its id.
    pub id: FindingId,
    /// Its words.
    pub span: Span,
    /// What it stands for.
    pub kind: MentionKind,
    /// The same for all mentions of one in this report.
    pub mention_of: FindingId,
    /// The longest form the report has for it.
    pub name: String,
    /// Whether it is a name or title (not "he", "the ministry").
    pub named: bool,
    /// Words in or beside it from which the report keeps its distance: quotation marks that quote nobody ("police officers"), "so-called".
    pub distance: Vec<Span>,
}

/// A person named as killed, wounded, missing or detained.
#[derive(Clone, Debug)]
pub struct Victim {
    /// Its id.
    pub id: FindingId,
    /// The words of the name.
    pub span: Span,
    /// The name as written.
    pub name: String,
    /// Age in years, if said.
    pub age: Option<u32>,
    /// Rank or role as said, in the report's words.
    pub role: Option<String>,
    /// What became of them: killed, wounded, missing or detained.
    pub outcome: Outcome,
    /// Whose.
    pub side: Option<Side>,
    /// The statement it hangs on.
    pub statement: Option<FindingId>,
    /// Who names them.
    pub speaker: Speaker,
}

/// A time the text gives: a date, a time of day, a length of time, or one that lies nowhere on the calendar ("recently").
#[derive(Clone, Debug)]
pub struct Time {
    /// Its id.
    pub id: FindingId,
    /// Its words.
    pub span: Span,
    /// ISO 8601, resolved against the report's date; `None` where the text gives no more than the words.
    pub value: Option<String>,
}

/// All findings of one report, each list in order of span.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The report.
    pub report: ReportId,
    /// The sentences of its text.
    pub sentences: Vec<Span>,
    /// Who says what.
    pub statements: Vec<Statement>,
    /// How many.
    pub figures: Vec<Figure>,
    /// What happened.
    pub events: Vec<Event>,
    /// Who and where.
    pub mentions: Vec<Mention>,
    /// Named victims.
    pub victims: Vec<Victim>,
    /// Times, none overlapping another.
    pub times: Vec<Time>,
    /// "X (Y)", "X, known as Y", "X or Y": two names the text itself says are one.
    pub same_names: Vec<(Span, Span)>,
}

impl Findings {
    /// Those of a report in which nothing was looked for.
    pub fn none(report: ReportId) -> Self {
        Findings {
            report,
            sentences: Vec::new(),
            statements: Vec::new(),
            figures: Vec::new(),
            events: Vec::new(),
            mentions: Vec::new(),
            victims: Vec::new(),
            times: Vec::new(),
            same_names: Vec::new(),
        }
    }

    /// The sentence in which a byte stands.
    pub fn sentence_at(&self, byte: usize) -> Span {
        let k = self.sentences.partition_point(|s| s.end <= byte);
        self.sentences.get(k).copied().unwrap_or_default()
    }
}
