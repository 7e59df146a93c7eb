//! What went wrong with a file or report.

use pyo3::prelude::*;

/// Something that was lost or is in doubt.
#[pyclass(frozen, get_all, module = "sayso")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, or what the text is called; None where it is of no one file.
    pub path: Option<String>,
    /// One sentence: where, what, and what to do next.
    pub message: String,
    /// Whether a report, or a part of one, was lost; else it is only in doubt.
    pub lost: bool,
}

#[pymethods]
impl Problem {
    fn __repr__(&self) -> String {
        let word = if self.lost { "lost" } else { "in doubt" };
        format!("<sayso.Problem, {word}: {}>", self.message)
    }
}
