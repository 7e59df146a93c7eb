//! `sayso.join` and `sayso.dossier`: what several reports tell, joined.

use std::sync::Arc;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};
use sayso_contract::{
    Line, incidents_lines, ledger_lines, names_lines, points_lines, sum_lines, timeline_lines, victims_lines,
};
use sayso_dossier::Options;
use sayso_pipeline::{Failure, guarded};

use crate::errors::{SaysoError, failed, no_type};
use crate::problem::Problem;
use crate::readings::{Readings, dicts, json_lines};
use crate::table::Table;

/// What several reports tell, joined. `len()` is how many reports.
#[pyclass(frozen, module = "sayso")]
pub struct Case {
    case: sayso_case::Case,
    folder: Option<String>,
    passed_over: Option<String>,
    problems: Vec<Problem>,
}

/// A way to look at a case: the name of the program's command, and its lines.
type View = (&'static str, fn(&sayso_case::Case) -> Vec<Line>);

const VIEWS: [View; 7] = [
    ("incidents", incidents_lines),
    ("points", points_lines),
    ("names", names_lines),
    ("figures", ledger_lines),
    ("sums", |case| sum_lines(case, sayso_incidents::sums(&case.ledger))),
    ("victims", victims_lines),
    ("timeline", timeline_lines),
];

/// The types of its lines.
const TYPES: [&str; 8] = ["incident", "point", "also_said", "name", "ledger", "sum", "joined_victim", "moment"];

/// Joins reports: what several tell of one incident, versions side by side. The arguments are those of `read`, or readings.
#[pyfunction]
#[pyo3(
    signature = (paths=None, *, texts=None, **how),
    text_signature = "(paths=None, *, texts=None, manifest=None, max_bytes=10_000_000, threads=None, model=None, without=(), progress=None, on_error='raise')"
)]
pub fn join(
    py: Python<'_>,
    paths: Option<&Bound<'_, PyAny>>,
    texts: Option<&Bound<'_, PyAny>>,
    how: Option<&Bound<'_, PyDict>>,
) -> PyResult<Case> {
    if let Some(readings) = paths.and_then(|given| given.cast::<Readings>().ok()) {
        if texts.is_some() || how.is_some() {
            return Err(PyTypeError::new_err("join() takes readings alone: how they were read is done"));
        }
        return Case::of(py, readings.get());
    }
    let readings = Readings::of(py, "join", (paths, texts), how)?;
    Case::of(py, &readings)
}

/// The page of reports, which needs no network: that of `Case.dossier`. The other arguments are those of `read`, or readings.
#[pyfunction]
#[pyo3(
    signature = (paths=None, *, texts=None, title=None, full=false, **how),
    text_signature = "(paths=None, *, texts=None, title=None, full=False, manifest=None, max_bytes=10_000_000, threads=None, model=None, without=(), progress=None, on_error='raise')"
)]
pub fn dossier(
    py: Python<'_>,
    paths: Option<&Bound<'_, PyAny>>,
    texts: Option<&Bound<'_, PyAny>>,
    title: Option<String>,
    full: bool,
    how: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    join(py, paths, texts, how)?.dossier(py, title, full)
}

impl Case {
    fn of(py: Python<'_>, readings: &Readings) -> PyResult<Self> {
        let reads = Arc::clone(&readings.reads);
        let joined = py.detach(|| sayso_pipeline::join(reads.to_vec(), &readings.advice, readings.threads));
        Ok(Case {
            case: joined.map_err(|failure| failed(&failure))?,
            folder: readings.folder.clone(),
            passed_over: readings.passed_over.clone(),
            problems: readings.problems.clone(),
        })
    }

    /// The lines of one of the program's commands, or of all.
    fn lines(&self, view: Option<&str>) -> PyResult<Vec<Line>> {
        let chosen: Vec<&View> = VIEWS.iter().filter(|(name, _)| view.is_none_or(|view| view == *name)).collect();
        if chosen.is_empty() {
            let names = VIEWS.map(|(name, _)| name).join(", ");
            return Err(PyValueError::new_err(format!("there is no view {view:?}; the views: {names}")));
        }
        let lines = chosen.iter().map(|(_, lines)| made("the lines", || lines(&self.case)));
        Ok(lines.collect::<PyResult<Vec<_>>>()?.concat())
    }
}

/// Makes something of all reports; a fault in it is an exception that says what to do.
fn made<R>(what: &str, work: impl FnOnce() -> R) -> PyResult<R> {
    guarded(work).map_err(|fault| failed(&Failure::Made { what: what.to_owned(), fault }))
}

#[pymethods]
impl Case {
    /// How many reports are joined in it.
    fn __len__(&self) -> usize {
        self.case.reports.len()
    }

    fn __repr__(&self) -> String {
        let case = &self.case;
        let (reports, incidents, points) = (case.reports.len(), case.incidents.len(), case.points.len());
        format!("<sayso.Case, {reports} reports, {incidents} incidents, {points} points>")
    }

    /// What was lost or is in doubt, in path order.
    #[getter]
    fn problems(&self) -> Vec<Problem> {
        self.problems.clone()
    }

    /// The lines of one type: a row an incident, a point (its positions and their claims nested in it), a name, ...
    fn table(&self, py: Python<'_>, r#type: &str) -> PyResult<Table> {
        py.detach(|| {
            // Several commands print incidents; the one that is named for them has them all.
            let view = match r#type {
                "incident" => "incidents",
                "point" | "also_said" => "points",
                "name" => "names",
                "ledger" => "figures",
                "sum" => "sums",
                "joined_victim" => "victims",
                "moment" => "timeline",
                other => return Err(no_type(other, &TYPES)),
            };
            Table::of(r#type, self.lines(Some(view))?.into_iter())
        })
    }

    /// The lines of one command in UTF-8, byte by byte what `sayso VIEW --json` prints ("sums": `sayso figures --sum --json`).
    fn json_lines<'py>(&self, py: Python<'py>, view: &str) -> PyResult<Bound<'py, PyBytes>> {
        let lines = py.detach(|| self.lines(Some(view)))?;
        Ok(PyBytes::new(py, &json_lines(lines.into_iter())))
    }

    /// The same lines as dicts.
    fn dicts<'py>(&self, py: Python<'py>, view: &str) -> PyResult<Bound<'py, PyList>> {
        dicts(py, py.detach(|| self.lines(Some(view)))?.into_iter())
    }

    /// The page, byte by byte what `sayso dossier` writes.
    ///
    /// title: what the case is called; by default the title in case.toml, else the folder's name.
    /// full: whether the page prints everything, all texts with it, and not the brief with numbered references.
    #[pyo3(signature = (title=None, full=false))]
    fn dossier(&self, py: Python<'_>, title: Option<String>, full: bool) -> PyResult<String> {
        if self.case.reports.is_empty() {
            return Err(SaysoError::new_err("there is no report, and no page of nothing; see .problems"));
        }
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let (folder, passed_over) = (self.folder.clone(), self.passed_over.clone());
        let options = Options { title, folder, version, full, passed_over };
        py.detach(|| made("the page", || sayso_dossier::page(&self.case, &options)))
    }
}
