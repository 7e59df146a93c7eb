//! What the user may say about the page, its name and its length: every part that needs it is given it whole.

/// What the user may say about the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the case; it goes before the case's own.
    pub title: Option<String>,
    /// The folder that was read: what the case is called where nobody gave it a name.
    pub folder: Option<String>,
    /// The version of the program, for the last line.
    pub version: Option<String>,
    /// Whether the page prints everything, the reports' texts with it, and not the brief of it.
    pub full: bool,
    /// The files that are no reports and were passed over, counted by what they are: "2 pictures".
    pub passed_over: Option<String>,
}
