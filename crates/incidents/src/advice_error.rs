//! What is wrong with a file that the user gives: the file, the line and what is wrong in, the words that say it out.

use std::fmt;

/// What is wrong with a file of advice, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdviceError {
    /// "aliases.toml", "sides.toml" or "case.toml".
    pub file: &'static str,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, in words.
    pub what: String,
}

impl fmt::Display for AdviceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.file {
            "case.toml" => {
                "title = \"...\", [[same]], [[apart]], [[report]] and [[place]] are known (docs/what-you-may-say.md)"
            }
            _ => "write one name a line, as \"Label\" = [\"another name\", \"a third\"]",
        };
        write!(f, "{}, line {}: {}; {how}", self.file, self.line, self.what)
    }
}

impl std::error::Error for AdviceError {}
