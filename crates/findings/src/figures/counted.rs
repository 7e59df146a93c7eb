//! What a number counts, as the other rules ask for it: the words of the noun phrase with its unit, role and outcome.

use sayso_reader::Words;

use crate::{Outcome, Role, Unit};

/// The noun phrase of a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Counted {
    /// Words from the number's end to the noun's, "of" included; empty where nothing is named.
    pub words: Words,
    /// The words of the group without number and "of"; empty where nothing is named.
    pub group: Words,
    /// The noun.
    pub head: Option<usize>,
    /// What it counts, where a list has it.
    pub unit: Option<Unit>,
    /// Who they are.
    pub role: Option<Role>,
    /// The outcome the noun or its adjective has in itself ("16 dead", "28 kidnapped persons"), and whether it is weak.
    pub own: Option<(Outcome, bool)>,
    /// "five of them", "217 of the violations": part of a group named before.
    pub part: bool,
}
