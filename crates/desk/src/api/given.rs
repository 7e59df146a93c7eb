//! What the table of addresses says of each, for those that answer and for the description alike.

use crate::route::Route;

/// What is asked for and given at an address, for the description.
pub(crate) struct Given {
    pub route: Route,
    /// As a sentence.
    pub what: &'static str,
    /// What may stand behind the question mark.
    pub query: &'static [(&'static str, &'static str)],
    /// The types of lines that come back; none where what comes back is no line.
    pub lines: &'static [&'static str],
    /// Whether they come as a list.
    pub list: bool,
}
