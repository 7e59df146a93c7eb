//! The six tables of a case: statements, figures, victims, incidents, points, positions. Each has a file with its columns; all end
//! with the report and the words.

mod answers;
mod figures;
mod incidents;
mod points;
mod positions;
mod statements;
mod victims;

pub(crate) use incidents::tellings;
use sayso_case::Case;

use crate::index::Index;
use crate::table::Table;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Who says what: a row a statement.
    Statements,
    /// How many: a row a figure.
    Figures,
    /// Named victims: a row for each place where one is named.
    Victims,
    /// Incidents: a row for each that a report tells of.
    Incidents,
    /// Questions on incidents: a row a claim.
    Points,
    /// Answers: a row each.
    Positions,
}

impl Of {
    /// All of them.
    pub const ALL: [Of; 6] = [Of::Statements, Of::Figures, Of::Victims, Of::Incidents, Of::Points, Of::Positions];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Of::Statements => "statements",
            Of::Figures => "figures",
            Of::Victims => "victims",
            Of::Incidents => "incidents",
            Of::Points => "points",
            Of::Positions => "positions",
        }
    }
}

/// The table of a case.
pub fn table(case: &Case, of: Of) -> Table {
    let index = Index::of(case);
    match of {
        Of::Statements => statements::table(&index),
        Of::Figures => figures::table(&index),
        Of::Victims => victims::table(&index),
        Of::Incidents => incidents::table(&index),
        Of::Points => points::table(&index),
        Of::Positions => positions::table(&index),
    }
}
