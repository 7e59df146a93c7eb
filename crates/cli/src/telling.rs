//! Says on standard error what went wrong with files: each thing in its line, and of many of one sort the first ones and how
//! many there are.

use std::mem::{Discriminant, discriminant};
use std::path::{Path, PathBuf};

use sayso_case::{ReadAs, Report};
use sayso_pipeline::{counted, fault_told, language_told};
use sayso_reports::{PassedOver, Problem, ProblemKind, Severity};

use crate::output::{self, AllWell};

/// Lines about files that were lost, of one sort.
const FILES: usize = 50;
/// Lines about what costs no report, of one sort.
const OTHERS: usize = 10;
/// Lines about reports whose language nothing tells.
const ASSUMED: usize = 3;

/// What was said so far.
pub struct Telling {
    /// Whether every file is to be named.
    names_all: bool,
    all_well: AllWell,
    groups: Vec<Group>,
    /// The files that are no reports, counted by what they are.
    passed_over: Option<String>,
}

/// Problems of one sort; rows of a manifest go with their manifest.
struct Group {
    sort: Sort,
    manifest: Option<PathBuf>,
    severity: Severity,
    /// What they are, for many.
    words: &'static str,
    most: usize,
    met: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Problem(Discriminant<ProblemKind>),
    NotRead,
    Assumed,
    Partly,
}

impl Telling {
    /// Nothing was said yet.
    pub fn new(names_all: bool) -> Self {
        Telling { names_all, all_well: AllWell::Yes, groups: Vec::new(), passed_over: None }
    }

    /// Says what is wrong with a file.
    pub fn problem(&mut self, problem: &Problem) {
        let manifest = problem.kind.is_of_a_row().then(|| problem.path.clone());
        let most = if problem.severity == Severity::Error { FILES } else { OTHERS };
        let sort = Sort::Problem(discriminant(&problem.kind));
        self.say(sort, manifest, problem.severity, problem.kind.words_for_many(), most, || problem.message());
    }

    /// Says how a report, which is at a path, is read where that is not as a matter of course.
    pub fn language(&mut self, path: &Path, report: &Report) {
        let (sort, many, most) = match &report.read_as {
            ReadAs::English | ReadAs::Language(_) => return,
            ReadAs::Assumed => (Sort::Assumed, "reports whose language nothing tells, read as English", ASSUMED),
            ReadAs::Partly(_) => (Sort::Partly, "reports of which only the English part is read", OTHERS),
            ReadAs::Not(_) => (Sort::NotRead, "reports of languages that are not read yet", FILES),
        };
        if let Some((severity, sentence)) = language_told(path, report) {
            self.say(sort, None, severity, many, most, || sentence);
        }
    }

    /// Says that the program failed on a file.
    pub fn fault(&mut self, path: &str, fault: &str) {
        self.all_well = AllWell::No;
        output::error(&fault_told(path, fault));
    }

    /// Says something else that cost something.
    pub fn error(&mut self, sentence: &str) {
        self.all_well = AllWell::No;
        output::error(sentence);
    }

    /// The files that were passed over, counted by what they are, but dossiers: "2 pictures, 1 archive".
    pub fn counted(&self) -> Option<String> {
        self.passed_over.clone()
    }

    /// Counts the files that are no reports, or names them.
    pub fn passed_over(&mut self, files: &[PassedOver]) {
        if files.is_empty() {
            return;
        }
        if self.names_all {
            for file in files {
                output::notice(&format!("{}: passed over, a {}.", file.path.display(), file.what.words(false)));
            }
        }
        // A dossier says nothing of dossiers: the next one would differ by the one before it.
        let others = counted(files, false);
        self.passed_over = (!others.is_empty()).then(|| others.join(", "));
        let kinds = counted(files, true);
        let names = if self.names_all { "" } else { "; --list-skipped names them" };
        let files = crate::number::count(files.len(), "file", "files");
        output::notice(&format!("{files} passed over: {}{names}.", kinds.join(", ")));
    }

    /// Says how many more there are of what was not said line by line, and whether all is well.
    pub fn end(self) -> AllWell {
        for group in &self.groups {
            let Some(more) = group.met.checked_sub(group.most).filter(|more| *more > 0) else {
                continue;
            };
            let hint = if group.manifest.is_some() { "" } else { "; --list-skipped names all" };
            let manifest = group.manifest.as_ref().map(|path| format!("{}: ", path.display())).unwrap_or_default();
            let sentence = format!("{manifest}{more} more {}{hint}.", group.words);
            match group.severity {
                Severity::Error => output::error(&sentence),
                Severity::Warning => output::warning(&sentence),
            }
        }
        self.all_well
    }

    fn say(
        &mut self,
        sort: Sort,
        manifest: Option<PathBuf>,
        severity: Severity,
        words: &'static str,
        most: usize,
        sentence: impl FnOnce() -> String,
    ) {
        if severity == Severity::Error {
            self.all_well = AllWell::No;
        }
        let most = if self.names_all && manifest.is_none() { usize::MAX } else { most };
        let same = |group: &&mut Group| group.sort == sort && group.manifest == manifest && group.severity == severity;
        let met = match self.groups.iter_mut().find(same) {
            Some(group) => {
                group.met += 1;
                group.met
            }
            None => {
                self.groups.push(Group { sort, manifest, severity, words, most, met: 1 });
                1
            }
        };
        if met <= most {
            match severity {
                Severity::Error => output::error(&sentence()),
                Severity::Warning => output::warning(&sentence()),
            }
        }
    }
}
