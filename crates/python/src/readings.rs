//! `sayso.read`: reports with their findings.

use std::num::NonZeroUsize;
use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};
use sayso_case::ReadReport;
use sayso_contract::{Line, ReadBy, read_lines};
use sayso_incidents::Advice;
use sayso_pipeline::{Failure, Intake, Library, folder_name, threads};

use crate::errors::{failed, lost, no_type};
use crate::kept;
use crate::options::{How, paths};
use crate::problem::Problem;
use crate::table::Table;
use crate::texts;
use crate::watch::Heard;

/// The types of its lines.
const TYPES: [&str; 7] = ["report", "statement", "figure", "event", "mention", "victim", "time"];

/// Reports that were read, in path order, each with its findings.
#[pyclass(frozen, module = "sayso")]
pub struct Readings {
    pub(crate) reads: Arc<Vec<ReadReport>>,
    /// By what each was read: the weights are those of its language.
    by: Vec<ReadBy>,
    /// What files of advice beside the reports say.
    pub(crate) advice: Advice,
    /// The name of the folder, where one alone was read.
    pub(crate) folder: Option<String>,
    pub(crate) passed_over: Option<String>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) threads: NonZeroUsize,
}

/// Reads reports at paths, or texts, and returns what was found in each.
#[pyfunction]
#[pyo3(
    signature = (paths=None, *, texts=None, **how),
    text_signature = "(paths=None, *, texts=None, manifest=None, max_bytes=10_000_000, threads=None, model=None, without=(), explain=False, progress=None, on_error='raise')"
)]
pub fn read(
    py: Python<'_>,
    paths: Option<&Bound<'_, PyAny>>,
    texts: Option<&Bound<'_, PyAny>>,
    how: Option<&Bound<'_, PyDict>>,
) -> PyResult<Readings> {
    Readings::of(py, "read", (paths, texts), how)
}

impl Readings {
    /// Reads what a function was asked for: paths or texts.
    pub fn of(
        py: Python<'_>,
        function: &str,
        asked: (Option<&Bound<'_, PyAny>>, Option<&Bound<'_, PyAny>>),
        how: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let mut how = How::of(function, how)?;
        let given = match asked {
            (Some(some), None) => {
                how.asked.paths = paths(some)?;
                None
            }
            (None, Some(some)) => Some(texts::given(some)?),
            _ => return Err(PyTypeError::new_err(format!("{function}() takes either paths or texts"))),
        };
        let mut heard = Heard { progress: how.progress, ..Heard::default() };
        let asked = how.asked;
        let intake = py.detach(|| match &given {
            Some(given) => Intake::of_given(&asked, given, &mut heard),
            None => Intake::open(&asked, &mut heard),
        });
        let told = |py, heard: &Heard| match how.raises {
            true => lost(py, &heard.problems),
            false => Ok(None),
        };
        // What cannot be read is said before the long work begins.
        if let Some(error) = told(py, &heard)? {
            return Err(error);
        }
        let (advice, folder) = (intake.advice().clone(), folder_name(&asked.paths));
        let (reads, by) = py.detach(|| each(intake, &mut heard)).map_err(|why| heard.raised.take().unwrap_or(why))?;
        if let Some(error) = told(py, &heard)? {
            return Err(error);
        }
        let Heard { problems, passed_over, .. } = heard;
        Ok(Readings {
            reads: Arc::new(reads),
            by,
            advice,
            folder,
            passed_over,
            problems,
            threads: threads(asked.threads),
        })
    }

    /// The lines of all reports, as the program prints them.
    fn lines(&self) -> impl Iterator<Item = Line> {
        self.reads.iter().zip(&self.by).flat_map(|(read, by)| read_lines(read, by))
    }
}

/// Reads every report.
fn each(intake: Intake, heard: &mut Heard) -> Result<(Vec<ReadReport>, Vec<ReadBy>), PyErr> {
    let mut all = Vec::with_capacity(intake.reports().len());
    let shape = |read: ReadReport, library: &Library| (read, read_by(library));
    let keep = |read: (ReadReport, ReadBy)| {
        all.push(read);
        Ok(())
    };
    intake.each::<_, Failure>(heard, shape, keep).map_err(|failure| failed(&failure))?;
    Ok(all.into_iter().unzip())
}

fn read_by(library: &Library) -> ReadBy {
    ReadBy {
        program: library.program.to_owned(),
        rules: library.rules.to_owned(),
        left_out: library.left_out.iter().map(|&name| name.to_owned()).collect(),
        weights: library.weights.clone(),
    }
}

/// Refuses a type of which no line is read.
fn known(type_name: &str) -> PyResult<()> {
    if TYPES.contains(&type_name) { Ok(()) } else { Err(no_type(type_name, &TYPES)) }
}

/// Each line as a dict.
pub fn dicts<'py>(py: Python<'py>, lines: impl Iterator<Item = Line>) -> PyResult<Bound<'py, PyList>> {
    let loads = py.import("json")?.getattr("loads")?;
    let dicts = PyList::empty(py);
    for line in lines {
        dicts.append(loads.call1((line.to_json(),))?)?;
    }
    Ok(dicts)
}

/// The lines as the program prints them.
pub fn json_lines(lines: impl Iterator<Item = Line>) -> Vec<u8> {
    lines.map(|line| line.to_json() + "\n").collect::<String>().into_bytes()
}

#[pymethods]
impl Readings {
    /// How many reports there are.
    fn __len__(&self) -> usize {
        self.reads.len()
    }

    fn __repr__(&self) -> String {
        format!("<sayso.Readings, {} reports, {} problems>", self.reads.len(), self.problems.len())
    }

    /// What was lost or is in doubt, in path order.
    #[getter]
    fn problems(&self) -> Vec<Problem> {
        self.problems.clone()
    }

    /// The lines of one type as a table.
    fn table(&self, py: Python<'_>, r#type: &str) -> PyResult<Table> {
        known(r#type)?;
        py.detach(|| Table::of(r#type, self.lines()))
    }

    /// All lines, byte by byte what `sayso read` prints.
    fn json_lines<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let lines = py.detach(|| json_lines(self.lines()));
        PyBytes::new(py, &lines)
    }

    /// Each report with its findings as bytes, to be joined elsewhere.
    fn kept<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyBytes>>> {
        let each = || self.reads.iter().zip(&self.by).map(|(read, by)| kept::bytes(read, by)).collect();
        let kept: PyResult<Vec<_>> = py.detach(each);
        Ok(kept?.iter().map(|bytes| PyBytes::new(py, bytes)).collect())
    }

    /// Readings of what `kept` gave.
    #[staticmethod]
    #[pyo3(signature = (kept, *, threads=None))]
    fn of_kept(py: Python<'_>, kept: &Bound<'_, PyAny>, threads: Option<NonZeroUsize>) -> PyResult<Self> {
        let bytes = |one: PyResult<Bound<'_, PyAny>>| Ok(one?.cast::<PyBytes>()?.as_bytes().to_vec());
        let all: Vec<Vec<u8>> = kept.try_iter()?.map(bytes).collect::<PyResult<_>>()?;
        let (reads, by) = py.detach(|| kept::readings(&all))?;
        let (advice, threads) = (Advice::default(), sayso_pipeline::threads(threads));
        Ok(Readings {
            reads: Arc::new(reads),
            by,
            advice,
            folder: None,
            passed_over: None,
            problems: Vec::new(),
            threads,
        })
    }

    /// The lines as dicts; those of one type where one is named.
    #[pyo3(signature = (r#type=None))]
    fn dicts<'py>(&self, py: Python<'py>, r#type: Option<&str>) -> PyResult<Bound<'py, PyList>> {
        r#type.map_or(Ok(()), known)?;
        dicts(py, self.lines().filter(|line| r#type.is_none_or(|name| line.type_name() == name)))
    }
}
