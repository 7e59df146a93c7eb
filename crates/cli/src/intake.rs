//! From the paths given to reports, and from reports to findings, on many threads.

use std::num::NonZeroUsize;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sayso_contract::ReadBy;
use sayso_findings::Findings;
use sayso_incidents::{Advice, Case, ReadReport};
use sayso_reader::Reader;
use sayso_reports::{Collection, Options, Problem, Report, Severity, collect, merge_equal, read};

use crate::args::Input;
use crate::guard::{guarded, made};
use crate::in_order::map_in_order;
use crate::output::{self, AllWell, Stop};
use crate::{advice, weights};

/// The reports given, not yet read for findings.
pub struct Intake {
    threads: NonZeroUsize,
    reports: Vec<Report>,
    advice: Advice,
    all_well: AllWell,
    model: Option<std::path::PathBuf>,
}

impl Intake {
    /// Finds and reads the files; problems are printed as they stand in path order.
    pub fn open(input: &Input) -> Result<Self, Stop> {
        let all = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let threads = input.threads.unwrap_or_else(all);
        let options = Options { max_bytes: input.max_bytes, manifest: input.manifest.clone() };
        let Collection { files, problems } = collect(&input.paths, &options);
        let mut all_well = tell(&problems);
        let mut outcomes = Vec::with_capacity(files.len());
        let open = |found: &_| guarded(|| read(found, &options));
        map_in_order(threads.get(), &files, open, |outcome| {
            outcomes.push(outcome);
            Ok::<(), Stop>(())
        })?;
        let mut reports = Vec::with_capacity(files.len());
        for (found, outcome) in files.iter().zip(outcomes) {
            match outcome {
                Ok(Ok((report, warnings))) => {
                    all_well = all_well.and(tell(&warnings));
                    reports.push(report);
                }
                Ok(Err(problem)) => all_well = all_well.and(tell(&[problem])),
                Err(fault) => {
                    tell_fault(&found.file().display().to_string(), &fault);
                    all_well = AllWell::No;
                }
            }
        }
        let (advice, broken) = advice::beside(input, &files);
        for sentence in &broken {
            output::error(sentence);
            all_well = AllWell::No;
        }
        Ok(Intake { threads, reports: merge_equal(reports), advice, all_well, model: input.model.clone() })
    }

    /// Reads every report and hands what `shape` makes of it to `take`, in path order. Only a few are held at a time.
    pub fn each<R: Send>(
        self,
        shape: impl Fn(ReadReport, &ReadBy) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), Stop>,
    ) -> Result<AllWell, Stop> {
        let mut all_well = self.all_well;
        if self.reports.is_empty() {
            // The reader is not loaded for nothing; why there are none has been said.
            return Ok(all_well);
        }
        let reader = weights::reader(self.model.as_deref())?;
        let read_by = read_by(Some(&reader));
        let bar = bar(self.reports.len());
        let work = |report: &Report| {
            let read = || ReadReport { report: report.clone(), findings: findings(report, &reader) };
            let read = guarded(|| shape(read(), &read_by));
            read.map_err(|fault| (report.path.clone(), fault))
        };
        let ended = map_in_order(self.threads.get(), &self.reports, work, |read| {
            bar.inc(1);
            match read {
                Ok(shaped) => take(shaped),
                Err((path, fault)) => {
                    bar.suspend(|| tell_fault(&path, &fault));
                    all_well = AllWell::No;
                    Ok(())
                }
            }
        });
        bar.finish_and_clear();
        ended.map(|()| all_well)
    }

    /// Reads all reports and joins them; `None` if there is not one.
    pub fn case(mut self) -> Result<(Option<Case>, AllWell), Stop> {
        let advice = std::mem::take(&mut self.advice);
        let mut reads = Vec::with_capacity(self.reports.len());
        let all_well = self.each(
            |read, _| read,
            |read| {
                reads.push(read);
                Ok(())
            },
        )?;
        if reads.is_empty() {
            return Ok((None, all_well));
        }
        let case = made("the case", || sayso_incidents::join(reads, &advice))?;
        Ok((Some(case), all_well))
    }
}

fn findings(report: &Report, reader: &Reader) -> Findings {
    sayso_findings::read(report, reader)
}

/// What reports are read with; no reader where none was loaded.
fn read_by(reader: Option<&Reader>) -> ReadBy {
    ReadBy {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        rules: sayso_findings::RULES_SHA256.to_owned(),
        weights: reader.map(|r| r.weights_sha256().to_owned()),
    }
}

fn tell(problems: &[Problem]) -> AllWell {
    let mut all_well = AllWell::Yes;
    for problem in problems {
        match problem.severity {
            Severity::Error => {
                output::error(&problem.message());
                all_well = AllWell::No;
            }
            Severity::Warning => output::warning(&problem.message()),
        }
    }
    all_well
}

fn tell_fault(path: &str, fault: &str) {
    output::error(&format!(
        "{path}: a fault of this program ({fault}); the report was left out, please tell its makers and send them the file."
    ));
}

/// A bar on standard error where that is a terminal, and nothing otherwise.
fn bar(reports: usize) -> ProgressBar {
    if !console::user_attended_stderr() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(reports as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} reports, {eta} left") {
        bar.set_style(style);
    }
    bar
}
