//! How to read: the keyword arguments that `read`, `join` and `dossier` share.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};
use sayso_pipeline::{Asked, Rules};

use crate::errors::named;

/// How to read, and what to do meanwhile.
pub struct How {
    /// What is to be read, and how; still without paths.
    pub asked: Asked,
    /// Called with how many of all reports are read.
    pub progress: Option<Py<PyAny>>,
    /// Whether the first report that is lost is an exception.
    pub raises: bool,
}

impl How {
    /// Of the keyword arguments of a function, which is named where one is unknown.
    pub fn of(function: &str, given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut how = How { asked: Asked::paths(Vec::new()), progress: None, raises: true };
        let (mut without, mut explain): (Vec<String>, bool) = (Vec::new(), false);
        for (name, value) in given.into_iter().flatten() {
            if value.is_none() {
                continue; // as if it were not given
            }
            let (py, name) = (value.py(), name.extract::<String>()?);
            match name.as_str() {
                "manifest" => how.asked.manifest = Some(named(py, &name, value.extract())?),
                "max_bytes" => how.asked.max_bytes = named(py, &name, value.extract())?,
                "threads" => how.asked.threads = Some(named(py, &name, value.extract::<NonZeroUsize>())?),
                "model" => how.asked.model = Some(named(py, &name, value.extract())?),
                "without" => without = named(py, &name, value.extract())?,
                "explain" if function == "read" => explain = named(py, &name, value.extract())?,
                "progress" if value.is_callable() => how.progress = Some(value.unbind()),
                "progress" => return Err(PyTypeError::new_err("progress: it is no function")),
                "on_error" => how.raises = raises(&named(py, &name, value.extract::<String>())?)?,
                other => {
                    let said = format!("{function}() got an unexpected keyword argument {other:?}");
                    return Err(PyTypeError::new_err(said));
                }
            }
        }
        let rules =
            Rules::without(&without).map_err(|unknown| PyValueError::new_err(format!("without: {unknown}.")))?;
        how.asked.rules = if explain { rules.explained() } else { rules };
        Ok(how)
    }
}

fn raises(on_error: &str) -> PyResult<bool> {
    match on_error {
        "raise" => Ok(true),
        "keep" => Ok(false),
        other => Err(PyValueError::new_err(format!("on_error is \"raise\" or \"keep\", not {other:?}"))),
    }
}

/// One path, or several.
pub fn paths(given: &Bound<'_, PyAny>) -> PyResult<Vec<PathBuf>> {
    let path = |one: &Bound<'_, PyAny>| named(given.py(), "paths", one.extract());
    if given.is_instance_of::<PyString>() || given.hasattr("__fspath__")? {
        return Ok(vec![path(given)?]);
    }
    let not_bytes = Some(given).filter(|given| !given.is_instance_of::<PyBytes>());
    let Some(Ok(several)) = not_bytes.map(|given| given.try_iter()) else {
        return Err(PyTypeError::new_err("paths: it is neither a path (str, os.PathLike) nor a list of paths"));
    };
    several.map(|one| path(&one?)).collect()
}
