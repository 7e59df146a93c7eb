//! Why nothing at all comes out.

use std::fmt;

use sayso_incidents::OrderError;
use sayso_language::PackError;

/// Why nothing at all comes out; what failed, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The weights cannot be used.
    Weights(String),
    /// The words of a language cannot be used.
    Words(PackError),
    /// What the user says in `case.toml` cannot be followed.
    Orders(Vec<OrderError>),
    /// A fault of the program where all reports go into one thing: what was to be made, and the fault.
    Made {
        /// "the case", "the page".
        what: String,
        /// What and where.
        fault: String,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Weights(sentence) => f.write_str(sentence),
            Failure::Words(why) => why.fmt(f),
            Failure::Orders(errors) => {
                write!(f, "{}.", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            }
            Failure::Made { what, fault } => write!(
                f,
                "{what} cannot be made: a fault of this program ({fault}); sayso read still prints what stands in each report. \
                 Please tell its makers and send them the reports."
            ),
        }
    }
}

impl std::error::Error for Failure {}

impl From<PackError> for Failure {
    fn from(why: PackError) -> Self {
        Failure::Words(why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_cannot_be_used_name_their_table() {
        let why = PackError { table: "en/units.toml".to_owned(), why: "people: the list is empty".to_owned() };
        let said = Failure::from(why).to_string();
        assert!(said.contains("en/units.toml") && said.contains("people: the list is empty"), "{said}");
    }
}
