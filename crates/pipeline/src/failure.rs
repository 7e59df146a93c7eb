//! Why nothing at all comes out.

use std::fmt;

use sayso_incidents::OrderError;
use sayso_language::PackError;

/// So many orders that cannot be followed are told.
const ORDERS: usize = 10;

/// Why nothing at all comes out; what failed, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The weights cannot be used.
    Weights(String),
    /// The words of a language cannot be used.
    Words(PackError),
    /// The [`Watch`](crate::Watch) broke the reading off.
    Stopped,
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
            Failure::Stopped => f.write_str("the reading was broken off; read again for the rest."),
            Failure::Orders(errors) => {
                let said: Vec<String> = errors.iter().take(ORDERS).map(ToString::to_string).collect();
                let more = errors.len().saturating_sub(ORDERS);
                let more = if more > 0 { format!("; and {more} more") } else { String::new() };
                write!(f, "{}{more}.", said.join("; "))
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
    fn many_orders_that_cannot_be_followed_are_counted() {
        let at = sayso_incidents::At { file: "case.toml".to_owned(), line: 3 };
        let error = |n: usize| OrderError::UnknownIncident { at: at.clone(), id: format!("i{n}") };
        let said = Failure::Orders((0..ORDERS + 2).map(error).collect()).to_string();
        assert!(
            said.starts_with("case.toml, line 3: there is no incident \"i0\"") && said.ends_with("; and 2 more."),
            "{said}"
        );
    }

    #[test]
    fn words_that_cannot_be_used_name_their_table() {
        let why = PackError { table: "en/units.toml".to_owned(), why: "people: the list is empty".to_owned() };
        let said = Failure::from(why).to_string();
        assert!(said.contains("en/units.toml") && said.contains("people: the list is empty"), "{said}");
    }
}
