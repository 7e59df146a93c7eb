//! What an utterance is: words with one holder. `hearing.rs` makes them of a report's statements; points are made of them.

use std::collections::BTreeSet;

use sayso_case::{ClaimKind, FindingId, HolderId, How, Manner, ReportId, SideId, Statement};
use sayso_language::PointWords;
use sayso_text::Span;

use super::party::Party;
use super::token::Tok;

/// Who stands for words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holder {
    /// The same over reports and spellings.
    pub key: String,
    /// The report in which alone it is this one: "officials" here are not "officials" there.
    pub within: Option<ReportId>,
    /// As claims show it; `None`: the report itself, or nobody named.
    pub name: Option<String>,
    /// Whether the report speaks.
    pub own_voice: bool,
    /// Whether it is somebody that a reader could look for, or a body that publishes its own words.
    pub named: bool,
    /// His side.
    pub party: Option<Party>,
    /// Its id, where it is a side of the case.
    pub side: Option<SideId>,
}

impl Holder {
    /// Its id in the case.
    pub fn id(&self) -> HolderId {
        match &self.within {
            None => HolderId::of(&[&self.key]),
            Some(report) if self.name.is_none() && !self.own_voice => HolderId::of(&["", report.as_str()]),
            Some(report) => HolderId::of(&[&self.key, report.as_str()]),
        }
    }

    /// Whether the two are one holder, or speak for one side.
    pub fn is_of_one_side(&self, other: &Holder) -> bool {
        self.key == other.key || self.party.is_some() && self.party == other.party
    }
}

/// What a holder does with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// He stands for them.
    Holds,
    /// He passes them on.
    Between,
    /// He says nothing, or what others say.
    Nothing,
}

/// A finding as a claim shows it.
pub(crate) type Finding = (FindingId, ClaimKind, Span);

/// Words with one holder.
#[derive(Clone, Debug)]
pub(crate) struct Utterance {
    /// The report's number.
    pub report: usize,
    /// The sentence's number.
    pub sentence: usize,
    /// The statement's place in the report's list.
    pub statement: Option<usize>,
    /// What is known of the language of its report.
    pub words: &'static PointWords,
    /// The words.
    pub span: Span,
    /// The words he stands for: without those of an inner statement.
    pub toks: Vec<Tok>,
    /// All words of the content.
    pub all: Vec<Tok>,
    /// The next words of its sentence.
    pub behind: Vec<Tok>,
    /// What they are about.
    pub about: BTreeSet<String>,
    /// Whose words.
    pub holder: Holder,
    /// Outright, hedged, relayed.
    pub how: How,
    /// Whether he stands for them.
    pub stand: Stand,
    /// Say, deny and so on.
    pub manner: Manner,
    /// Whether the saying is negated.
    pub negated: bool,
    /// The words of the cue.
    pub cue: Vec<Tok>,
    /// Through whom.
    pub chain: Vec<String>,
    /// The finding that a claim points to; `None` where the report's own words hold none.
    pub finding: Option<Finding>,
}

impl Utterance {
    /// Whether he denies or rejects, not only refuses or opposes something.
    pub fn denies(&self) -> bool {
        // "No column was there, he said" is read as a denial, but what he says is what he holds.
        matches!(self.manner, Manner::Deny | Manner::Reject)
            && !self.words.denial.refusals.any(&self.cue)
            && !self.words.utterance.plain_cues.any(&self.cue)
    }

    /// Whether he stands for the words.
    pub fn holds(&self) -> bool {
        self.stand == Stand::Holds
    }

    /// Whether the report speaks.
    pub fn is_own_voice(&self) -> bool {
        self.holder.own_voice
    }
}

/// Whether words are said with reserve.
pub(crate) fn hedges(words: &PointWords, toks: &[Tok]) -> bool {
    words.utterance.hedges.any(toks) || words.utterance.hedged.stand(toks)
}

/// Whether a statement denies or rejects.
pub(crate) fn is_denial(s: &Statement) -> bool {
    matches!(s.manner, Manner::Deny | Manner::Reject)
}
