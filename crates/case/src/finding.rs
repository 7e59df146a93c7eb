//! The findings of one report: the types, in the words of the glossary.
//!
//! Every finding has a [`Span`] in its report's readable text. What the report does not say is `None`.

use sayso_text::Span;
use serde::{Deserialize, Serialize};

pub use crate::closed::*;
use crate::{FindingId, Moment, ReportId, Speaker};

/// A time as the text gives it, resolved against the report's date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The days it can mean.
    pub moment: Moment,
    /// The words it stands on.
    pub basis: Vec<Span>,
}

/// Whose people or things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The side's name as the report has it.
    pub value: String,
    /// The words it stands on.
    pub basis: Vec<Span>,
}

/// One saying, or one piece of a saying that its cue breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Of a side what it is called; of an organ of one ("the Varnian army", "the ministry" that was named so before) whose it is, by its
    /// words or those for the same beside it.
    pub side: Option<Side>,
    /// Whether it is a name or title (not "he", "the ministry").
    pub named: bool,
    /// Words in or beside it from which the report keeps its distance: quotation marks that quote nobody ("police officers"), "so-called".
    pub distance: Vec<Span>,
}

/// A person named as killed, wounded, missing or detained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// Its id.
    pub id: FindingId,
    /// Its words.
    pub span: Span,
    /// ISO 8601, resolved against the report's date; `None` where the text gives no more than the words.
    pub value: Option<String>,
}

/// The rules that decided a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fired {
    /// The statement or figure.
    pub finding: FindingId,
    /// Their names; one that asked others stands before them.
    pub rules: Vec<String>,
}

/// All findings of one report, each list in order of span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Which rules decided the statements and figures; `None` where that was not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fired: Option<Vec<Fired>>,
}

impl Findings {
    /// Gives back the room that its lists hold and do not use.
    pub fn shrink(&mut self) {
        self.sentences.shrink_to_fit();
        self.statements.shrink_to_fit();
        self.figures.shrink_to_fit();
        self.events.shrink_to_fit();
        self.mentions.shrink_to_fit();
        self.victims.shrink_to_fit();
        self.times.shrink_to_fit();
    }

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
            fired: None,
        }
    }

    /// The sentence in which a byte stands.
    pub fn sentence_at(&self, byte: usize) -> Span {
        let k = self.sentences.partition_point(|s| s.end <= byte);
        self.sentences.get(k).copied().unwrap_or_default()
    }
}
