//! What is found: a report or a statement, with its place and whether a person has seen it.

use sayso_case::{Manner, PartialDate, ReportId};
use sayso_text::Span;

/// Whether a person has seen a statement, or a figure that hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reviewed {
    /// Nobody has.
    No,
    /// Somebody has, and it is right.
    Confirmed,
    /// Somebody has, and corrected it.
    Corrected,
}

impl Reviewed {
    /// All of them.
    pub const ALL: &'static [Reviewed] = &[Reviewed::No, Reviewed::Confirmed, Reviewed::Corrected];

    /// Its word on the command line and in lines.
    pub fn as_str(self) -> &'static str {
        match self {
            Reviewed::No => "no",
            Reviewed::Confirmed => "confirmed",
            Reviewed::Corrected => "corrected",
        }
    }

    /// The one of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reviewed| reviewed.as_str() == word)
    }
}

/// A statement or a report that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The report.
    pub report: ReportId,
    /// Its path as it is shown.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// The statement; `None` where the report as a whole was found.
    pub statement: Option<Said>,
}

/// A statement that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its id.
    pub id: String,
    /// Its place.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// Who says it; `None` where nobody is found.
    pub speaker: Option<String>,
    /// How.
    pub manner: Manner,
    /// Whether a person has seen it.
    pub reviewed: Reviewed,
}
