//! What is told while the work goes on.

use std::ops::ControlFlow;
use std::path::Path;

use sayso_case::Report;
use sayso_reports::{PassedOver, Problem};

/// Hears what was lost or is in doubt, and how far the work is. Everything is told on the thread that called, problems of files in
/// path order.
pub trait Watch {
    /// Something is wrong with a file.
    fn problem(&mut self, problem: &Problem) {
        let _ = problem;
    }

    /// Files that are no reports; nothing was lost with them.
    fn passed_over(&mut self, files: &[PassedOver]) {
        let _ = files;
    }

    /// A report was opened, at this path; its [`read_as`](Report::read_as) says whether its words can be read.
    fn opened(&mut self, path: &Path, report: &Report) {
        let _ = (path, report);
    }

    /// A file of advice cannot be used: one sentence that says why and what to do.
    fn advice(&mut self, sentence: &str) {
        let _ = sentence;
    }

    /// The program failed on the report at this path, which is left out.
    fn fault(&mut self, path: &str, fault: &str) {
        let _ = (path, fault);
    }

    /// So many of all reports are read. Where it answers [`ControlFlow::Break`] no other is read, and the reading ends with
    /// [`Failure::Stopped`](crate::Failure::Stopped).
    fn read(&mut self, done: usize, all: usize) -> ControlFlow<()> {
        let _ = (done, all);
        ControlFlow::Continue(())
    }
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Watch for Silent {}
