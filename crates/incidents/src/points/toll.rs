//! One number of people hit, as an answer of an incident's points.

use sayso_case::Outcome;

use super::party::Party;
use super::take::Take;

/// One figure as an answer.
#[derive(Clone, Debug)]
pub(crate) struct Toll {
    /// What became of them.
    pub outcome: Outcome,
    /// Who they are by the question: "all" for people of no kind.
    pub class: &'static str,
    /// Who they are by this speaker's words.
    pub kind: &'static str,
    /// Whose.
    pub side: Option<Party>,
    /// Whether it is some of a larger number.
    pub part: bool,
    /// The number, where it is one.
    pub number: Option<u64>,
    /// The answer.
    pub take: Take,
    /// What they are called: "militants disguised as police officers".
    pub called: String,
    /// Whether their kind is told by what they wore.
    pub worn: bool,
    /// "Five people", "five dead": more than a bare number.
    pub people: bool,
    /// "A corporal": one, without being counted.
    pub single: bool,
}
