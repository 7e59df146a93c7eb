//! Hears what the pipeline tells: keeps what went wrong, and tells the caller's function how far the reading is.

use std::ops::ControlFlow;
use std::path::Path;

use pyo3::prelude::*;
use sayso_case::Report;
use sayso_pipeline::{Watch, counted, fault_told, language_told};
use sayso_reports::{PassedOver, Severity};

use crate::problem::Problem;

/// What was heard.
#[derive(Default)]
pub struct Heard {
    /// What went wrong, in path order.
    pub problems: Vec<Problem>,
    /// The files that were passed over, counted by what they are; without dossiers, as a dossier says it.
    pub passed_over: Option<String>,
    /// What the caller's function raised, or that the user wants an end (Ctrl-C).
    pub raised: Option<PyErr>,
    /// The caller's function.
    pub progress: Option<Py<PyAny>>,
}

impl Heard {
    fn keep(&mut self, path: Option<&Path>, message: String, severity: Severity) {
        let path = path.map(|path| path.display().to_string());
        self.problems.push(Problem { path, message, lost: severity == Severity::Error });
    }
}

impl Watch for Heard {
    fn problem(&mut self, problem: &sayso_reports::Problem) {
        self.keep(Some(&problem.path), problem.message(), problem.severity);
    }

    fn passed_over(&mut self, files: &[PassedOver]) {
        let counted = counted(files, false);
        self.passed_over = (!counted.is_empty()).then(|| counted.join(", "));
    }

    fn opened(&mut self, path: &Path, report: &Report) {
        if let Some((severity, sentence)) = language_told(path, report) {
            self.keep(Some(path), sentence, severity);
        }
    }

    fn advice(&mut self, sentence: &str) {
        self.keep(None, sentence.to_owned(), Severity::Error);
    }

    fn fault(&mut self, path: &str, fault: &str) {
        self.keep(Some(Path::new(path)), fault_told(path, fault), Severity::Error);
    }

    fn read(&mut self, done: usize, all: usize) -> ControlFlow<()> {
        let told = Python::attach(|py| {
            py.check_signals()?;
            self.progress.as_ref().map_or(Ok(()), |progress| progress.call1(py, (done, all)).map(drop))
        });
        match told {
            Ok(()) => ControlFlow::Continue(()),
            Err(raised) => {
                self.raised = Some(raised);
                ControlFlow::Break(())
            }
        }
    }
}
