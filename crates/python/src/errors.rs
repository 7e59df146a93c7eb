//! The exceptions: each message names the report or the file, says why, and what to do.

use pyo3::exceptions::{PyException, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyList;
use sayso_pipeline::Failure;

use crate::problem::Problem;

pyo3::create_exception!(
    sayso,
    SaysoError,
    PyException,
    "Something cannot be done; the message says why and what to do."
);
pyo3::create_exception!(
    sayso,
    ReportError,
    SaysoError,
    "A report was lost: the message names it. `path` is where it is, `problems` are all problems met."
);

/// What a failure of the pipeline is in Python.
pub fn failed(failure: &Failure) -> PyErr {
    match failure {
        Failure::Orders(_) => PyValueError::new_err(failure.to_string()),
        _ => SaysoError::new_err(failure.to_string()),
    }
}

/// The exception for the first report that was lost; `None` where none was.
pub fn lost(py: Python<'_>, problems: &[Problem]) -> PyResult<Option<PyErr>> {
    let mut lost = problems.iter().filter(|problem| problem.lost);
    let Some(first) = lost.next() else { return Ok(None) };
    let more = lost.count();
    let more = if more > 0 { format!(" (And {more} more: see .problems.)") } else { String::new() };
    let error = ReportError::new_err(format!("{}{more}", first.message));
    let value = error.value(py);
    value.setattr("path", first.path.as_deref())?;
    value.setattr("problems", PyList::new(py, problems.iter().cloned())?)?;
    Ok(Some(error))
}

/// There are no lines of such a type here, but of these.
pub fn no_type(name: &str, types: &[&str]) -> PyErr {
    PyValueError::new_err(format!("there are no lines of type {name:?} here, but of {}", types.join(", ")))
}

/// What something that was handed over holds; where it is of another kind or too large, it is named.
pub fn named<T>(py: Python<'_>, name: &str, held: Result<T, impl Into<PyErr>>) -> PyResult<T> {
    held.map_err(|why| {
        let why: PyErr = why.into();
        let said = format!("{name}: {}", why.value(py));
        if why.is_instance_of::<PyTypeError>(py) { PyTypeError::new_err(said) } else { PyValueError::new_err(said) }
    })
}
