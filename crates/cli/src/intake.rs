//! The pipeline as the program uses it: what it tells goes to standard error, how far it is to a bar.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sayso_case::{Case, ReadReport, Report, ReportId};
use sayso_contract::ReadBy;
use sayso_incidents::Advice;
use sayso_pipeline::{Asked, Failure, Library, Rules, UnknownRule, Watch};
use sayso_record::Record;
use sayso_reports::{PassedOver, Problem};

use crate::commands::read_pdf;
use crate::input_args::Input;
use crate::output::{AllWell, Stop};
use crate::record;
use crate::telling::Telling;

/// The reports given, not yet read for findings.
pub struct Intake {
    source: Source,
    all_well: AllWell,
    passed_over: Option<String>,
}

/// Where reports come from.
enum Source {
    /// Files, which are read.
    Files(Box<sayso_pipeline::Intake>),
    /// A record, in which they were read before; so many threads join them.
    Record(PathBuf, Option<NonZeroUsize>),
}

impl Intake {
    /// Finds and opens the files; problems are printed as they stand in path order.
    pub fn open(input: &Input) -> Result<Self, Stop> {
        Self::open_explained(input, false)
    }

    /// The same; `explain`: with each finding it is kept which rules decided it.
    pub fn open_explained(input: &Input, explain: bool) -> Result<Self, Stop> {
        let rules = rules(input)?;
        Self::open_by(input, if explain { rules.explained() } else { rules }, |_| Ok(()))
    }

    /// The same, after `check` has seen which files are read: reports, manifests, advice and weights.
    pub fn open_after(input: &Input, check: impl FnOnce(&[PathBuf]) -> Result<(), Stop>) -> Result<Self, Stop> {
        Self::open_by(input, rules(input)?, check)
    }

    fn open_by(input: &Input, rules: Rules, check: impl FnOnce(&[PathBuf]) -> Result<(), Stop>) -> Result<Self, Stop> {
        if let Some(folder) = &input.record {
            check(&[folder.join(sayso_record::FILE)])?;
            let source = Source::Record(folder.clone(), input.how.threads);
            return Ok(Intake { source, all_well: AllWell::Yes, passed_over: None });
        }
        let mut telling = Telling::new(input.how.list_skipped);
        let inner = sayso_pipeline::Intake::open_after(&asked(input, rules), &mut telling, check)?;
        let passed_over = telling.counted();
        Ok(Intake { source: Source::Files(Box::new(inner)), all_well: telling.end(), passed_over })
    }

    /// The report that these bytes are, which are of no file.
    pub fn of_bytes(input: &Input, path: &str, bytes: &[u8]) -> Result<Self, Stop> {
        let mut telling = Telling::new(input.how.list_skipped);
        let inner = sayso_pipeline::Intake::of_bytes(&asked(input, rules(input)?), path, bytes, &mut telling);
        let passed_over = telling.counted();
        Ok(Intake { source: Source::Files(Box::new(inner)), all_well: telling.end(), passed_over })
    }

    /// Reports that were opened before, to be read for findings.
    pub fn of_reports(input: &Input, reports: Vec<Report>) -> Result<Self, Stop> {
        let inner = sayso_pipeline::Intake::of_reports(&asked(input, rules(input)?), reports);
        Ok(Intake { source: Source::Files(Box::new(inner)), all_well: AllWell::Yes, passed_over: None })
    }

    /// The reports that are to be read, in path order; none of a record's are.
    pub fn reports(&self) -> &[Report] {
        match &self.source {
            Source::Files(inner) => inner.reports(),
            Source::Record(..) => &[],
        }
    }

    /// Whether every file that was asked for could be opened.
    pub fn all_well(&self) -> AllWell {
        self.all_well
    }

    /// Where the bytes of a report are.
    pub fn file(&self, report: &ReportId) -> Option<&Path> {
        match &self.source {
            Source::Files(inner) => inner.file(report),
            Source::Record(..) => None,
        }
    }

    /// What the files of advice say.
    pub fn advice(&self) -> Advice {
        match &self.source {
            Source::Files(inner) => inner.advice().clone(),
            Source::Record(..) => Advice::default(),
        }
    }

    /// Takes those reports out of which `leaves` says so: they are not read.
    pub fn leave_out(&mut self, leaves: impl Fn(&Report) -> bool) {
        if let Source::Files(inner) = &mut self.source {
            inner.leave_out(leaves);
        }
    }

    /// What the files are that were passed over, counted: "2 pictures, 1 archive".
    pub fn passed_over(&self) -> Option<String> {
        self.passed_over.clone()
    }

    /// Reads every report and hands what `shape` makes of it to `take`, in path order. Only a few are held at a time.
    pub fn each<R: Send>(
        self,
        shape: impl Fn(ReadReport, &ReadBy) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), Stop>,
    ) -> Result<AllWell, Stop> {
        let mut desk = Desk::new(self.all_well, self.reports().len());
        match self.source {
            Source::Files(inner) => {
                let ended = inner.each(&mut desk, |read, library| shape(read, &read_by(library)), take);
                desk.bar.finish_and_clear();
                ended?;
            }
            Source::Record(folder, _) => {
                for kept in Record::open(&folder)?.reports()? {
                    take(shape(kept.read, &kept_by(kept.read_by)))?;
                }
            }
        }
        Ok(desk.all_well)
    }

    /// Reads all reports and joins them; `None` if there is not one.
    pub fn case(self) -> Result<(Option<Case>, AllWell), Stop> {
        let mut desk = Desk::new(self.all_well, self.reports().len());
        match self.source {
            Source::Files(inner) => {
                let case = inner.case(&mut desk);
                desk.bar.finish_and_clear();
                Ok((case?, desk.all_well))
            }
            Source::Record(folder, threads) => Ok((Some(record::case(&folder, threads)?), desk.all_well)),
        }
    }
}

/// What is to be read, and how.
fn asked(input: &Input, rules: Rules) -> Asked {
    Asked {
        paths: input.paths.clone(),
        manifest: input.how.manifest.clone(),
        max_bytes: input.how.max_bytes,
        pdf: read_pdf::child(),
        threads: input.how.threads,
        model: input.how.model.clone(),
        rules,
    }
}

fn kept_by(by: sayso_record::ReadBy) -> ReadBy {
    ReadBy { program: by.program, rules: by.rules, left_out: by.left_out, weights: by.weights }
}

/// The rules that are not left out.
fn rules(input: &Input) -> Result<Rules, Stop> {
    let wrong = |unknown: UnknownRule| Stop::Usage(format!("--without: {unknown}."));
    Rules::without(&input.without).map_err(wrong)
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Orders(_) => Stop::Usage(failure.to_string()),
            _ => Stop::Failed(failure.to_string()),
        }
    }
}

fn read_by(library: &Library) -> ReadBy {
    ReadBy {
        program: library.program.to_owned(),
        rules: library.rules.to_owned(),
        left_out: library.left_out.iter().map(|&name| name.to_owned()).collect(),
        weights: library.weights.clone(),
    }
}

impl Watch for Telling {
    fn problem(&mut self, problem: &Problem) {
        Telling::problem(self, problem);
    }

    fn passed_over(&mut self, files: &[PassedOver]) {
        Telling::passed_over(self, files);
    }

    fn opened(&mut self, path: &Path, report: &Report) {
        self.language(path, report);
    }

    fn advice(&mut self, sentence: &str) {
        self.error(sentence);
    }

    fn fault(&mut self, path: &str, fault: &str) {
        Telling::fault(self, path, fault);
    }
}

/// Shows how far the reading is, and tells of faults.
struct Desk {
    bar: ProgressBar,
    all_well: AllWell,
}

impl Desk {
    /// A bar on standard error where that is a terminal and there is something to read.
    fn new(all_well: AllWell, reports: usize) -> Self {
        let bar = if reports > 0 && console::user_attended_stderr() {
            ProgressBar::with_draw_target(Some(reports as u64), ProgressDrawTarget::stderr())
        } else {
            ProgressBar::hidden()
        };
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} reports, {eta} left") {
            bar.set_style(style);
        }
        Desk { bar, all_well }
    }
}

impl Watch for Desk {
    fn fault(&mut self, path: &str, fault: &str) {
        self.bar.suspend(|| Telling::new(false).fault(path, fault));
        self.all_well = AllWell::No;
    }

    fn read(&mut self, done: usize, _: usize) -> ControlFlow<()> {
        self.bar.set_position(done as u64);
        ControlFlow::Continue(())
    }
}
