//! `sayso.read`: reports with their findings.

use std::num::NonZeroUsize;
use std::sync::{Arc, OnceLock};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};
use sayso_case::ReadReport;
use sayso_contract::{Line, ReadBy, read_lines};
use sayso_incidents::Advice;
use sayso_pipeline::{Failure, Intake, Library, folder_name, threads};

use crate::errors::{SaysoError, failed, lost, named, no_type};
use crate::kept;
use crate::options::{How, paths};
use crate::problem::Problem;
use crate::table::Table;
use crate::texts;
use crate::watch::Heard;

/// The types of its lines.
const TYPES: [&str; 7] = ["report", "statement", "figure", "event", "mention", "victim", "time"];

/// Reports that were read, in byte order of their paths, each with its findings. `len()` is how many reports.
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

/// Reads reports and returns what was found in each. Other threads of Python run meanwhile.
///
/// paths: a file or folder, or several; as for `sayso read`.
/// texts: in place of paths. Each is words, bytes (a page as it was got, in any encoding), or a dict with `text` and what else is
///     known: `path` (what it is called), `publisher`, `date` ("2031-03-06"), `title`, `url`, `retrieved`, `language` ("en").
///     Without a `path` it is called text-000001 by its place. Reports come in byte order of paths; equal texts are one report.
/// manifest: a CSV with a row a file, besides the manifest.csv of each folder.
/// max_bytes: the largest file or text that is read, in bytes.
/// threads: how many work, at least 1; all cores if None. The result is the same for any number.
/// model: a file of weights in place of those in the package.
/// without: names of rules that are left out.
/// explain: whether lines have the names of the rules that decided.
/// progress: called with (reports read, all reports) after each report, in the thread that called `read`. An exception in it, and
///     Ctrl-C, ends the reading at once and comes out of `read`; nothing goes on behind.
/// on_error: "raise": a report that is lost is a ReportError that names it, where possible before anything is read. "keep": the rest
///     is read, and `problems` has what was lost. A text without words is lost then; a date or language that is none is left out.
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
            (None, Some(some)) => Some(texts::given(some, !how.raises)?),
            _ => return Err(PyTypeError::new_err(format!("{function}() takes either paths or texts"))),
        };
        let (given, problems) = given.unzip();
        let mut heard = Heard { progress: how.progress, problems: problems.unwrap_or_default(), ..Heard::default() };
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
        let Heard { mut problems, passed_over, .. } = heard;
        if given.is_some() {
            problems.sort_by(|a, b| a.path.cmp(&b.path)); // texts come in any order
        }
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
    if !intake.reports().is_empty() {
        here()?;
    }
    let mut all = Vec::with_capacity(intake.reports().len());
    let shape = |read: ReadReport, library: &Library| (read, read_by(library));
    let keep = |read: (ReadReport, ReadBy)| {
        all.push(read);
        Ok(())
    };
    intake.each::<_, Failure>(heard, shape, keep).map_err(|failure| failed(&failure))?;
    Ok(all.into_iter().unzip())
}

/// Refuses to read in a process that was forked from one that has read: the threads of the reader's runtime are left behind in that,
/// and the reading would wait for them for ever.
fn here() -> PyResult<()> {
    static READS: OnceLock<u32> = OnceLock::new();
    if *READS.get_or_init(std::process::id) == std::process::id() {
        return Ok(());
    }
    Err(SaysoError::new_err(
        "this process was forked from one that has read reports, and cannot read; start it anew: \
         multiprocessing.get_context(\"spawn\"), or read in forked processes alone.",
    ))
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

    /// The lines of one type: a row a report ("report"), or a row a finding.
    fn table(&self, py: Python<'_>, r#type: &str) -> PyResult<Table> {
        known(r#type)?;
        py.detach(|| Table::of(r#type, self.lines()))
    }

    /// All lines in UTF-8, byte by byte what `sayso read` prints: each report, and its findings behind it.
    fn json_lines<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let lines = py.detach(|| json_lines(self.lines()));
        PyBytes::new(py, &lines)
    }

    /// Each report with its findings as bytes, in order, to be joined elsewhere (`of_kept`): on another machine, another day.
    ///
    /// They are JSON of this version's own and no lines; some ten times as long as the report's text. Another version of the
    /// program may refuse them.
    fn kept<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyBytes>>> {
        let each = || self.reads.iter().zip(&self.by).map(|(read, by)| kept::bytes(read, by)).collect();
        let kept: PyResult<Vec<_>> = py.detach(each);
        Ok(kept?.iter().map(|bytes| PyBytes::new(py, bytes)).collect())
    }

    /// Readings of what `kept` gave, in any order, of any number of calls; equal reports are one. So many threads join
    /// them; all cores if None.
    ///
    /// A ValueError where one cannot be used, or where they were read with different rules or weights.
    #[staticmethod]
    #[pyo3(signature = (kept, *, threads=None))]
    fn of_kept(py: Python<'_>, kept: &Bound<'_, PyAny>, threads: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let threads: Option<NonZeroUsize> = threads.map(|n| named(py, "threads", n.extract())).transpose()?;
        let bytes = |one: PyResult<Bound<'_, PyAny>>| Ok(one?.cast::<PyBytes>()?.as_bytes().to_vec());
        if kept.is_instance_of::<PyBytes>() {
            return Err(PyTypeError::new_err("kept is a list of bytes, not the bytes of one; write [...]"));
        }
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

    /// The same lines as dicts; those of one type where one is named.
    #[pyo3(signature = (r#type=None))]
    fn dicts<'py>(&self, py: Python<'py>, r#type: Option<&str>) -> PyResult<Bound<'py, PyList>> {
        r#type.map_or(Ok(()), known)?;
        dicts(py, self.lines().filter(|line| r#type.is_none_or(|name| line.type_name() == name)))
    }
}
