//! From the paths given to reports, and from reports to findings, on many threads.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sayso_case::{Case, Findings, ReadAs, ReadReport, Report, ReportId};
use sayso_contract::ReadBy;
use sayso_incidents::Advice;
use sayso_reader::{Reader, Seats};
use sayso_reports::{Collection, Found, Options, collect, merge_equal, read};

use crate::args::Input;
use crate::guard::{guarded, made};
use crate::in_order::map_in_order;
use crate::output::{AllWell, Stop};
use crate::telling::Telling;
use crate::{advice, weights};

/// The reports given, not yet read for findings.
pub struct Intake {
    seats: Arc<Seats>,
    reports: Vec<Report>,
    advice: Advice,
    all_well: AllWell,
    model: Option<PathBuf>,
}

impl Intake {
    /// Finds and reads the files; problems are printed as they stand in path order.
    pub fn open(input: &Input) -> Result<Self, Stop> {
        Self::open_after(input, |_| Ok(()))
    }

    /// The same, after `check` has seen which files are read: reports, manifests, advice and weights.
    pub fn open_after(input: &Input, check: impl FnOnce(&[PathBuf]) -> Result<(), Stop>) -> Result<Self, Stop> {
        let all = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let seats = Arc::new(Seats::new(input.threads.unwrap_or_else(all)));
        let options = Options { max_bytes: input.max_bytes, manifest: input.manifest.clone() };
        let Collection { files, problems, passed_over, manifests } = collect(&input.paths, &options);
        let reports = files.iter().map(|found| found.file().to_owned());
        check(
            &reports
                .chain(manifests)
                .chain(advice::paths(input, &files))
                .chain(input.model.clone())
                .collect::<Vec<_>>(),
        )?;
        let mut telling = Telling::new(input.list_skipped);
        problems.iter().for_each(|problem| telling.problem(problem));
        telling.passed_over(&passed_over);
        let (reports, places) = read_all(&files, &options, &seats, &mut telling)?;
        for report in &reports {
            telling.language(places.get(&report.id).map_or(Path::new(&report.path), |path| path), report);
        }
        let (advice, broken) = advice::beside(input, &files);
        broken.iter().for_each(|sentence| telling.error(sentence));
        Ok(Intake { seats, reports, advice, all_well: telling.end(), model: input.model.clone() })
    }

    /// Reads every report and hands what `shape` makes of it to `take`, in path order. Only a few are held at a time.
    pub fn each<R: Send>(
        self,
        shape: impl Fn(ReadReport, &ReadBy) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), Stop>,
    ) -> Result<AllWell, Stop> {
        let mut all_well = self.all_well;
        if self.reports.is_empty() {
            return Ok(all_well);
        }
        // The reader is not loaded for nothing; why there is nothing to read has been said.
        let reads_any = self.reports.iter().any(is_read);
        let reader = reads_any.then(|| weights::reader(self.model.as_deref())).transpose()?;
        let reader = reader.map(|reader| reader.helped_by(Arc::clone(&self.seats)));
        let read_by = read_by(reader.as_ref());
        let bar = bar(self.reports.len());
        let work = |report: &Report| {
            let read = || ReadReport { report: report.clone(), findings: findings(report, reader.as_ref()) };
            let read = guarded(|| shape(read(), &read_by));
            read.map_err(|fault| (report.path.clone(), fault))
        };
        let mut telling = Telling::new(false);
        let ended = map_in_order(&self.seats, &self.reports, work, |read| {
            bar.inc(1);
            match read {
                Ok(shaped) => take(shaped),
                Err((path, fault)) => {
                    bar.suspend(|| telling.fault(&path, &fault));
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

/// What reports are read with; no reader where none was loaded.
fn read_by(reader: Option<&Reader>) -> ReadBy {
    ReadBy {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        rules: sayso_findings::RULES_SHA256.to_owned(),
        weights: reader.map(|r| r.weights_sha256().to_owned()),
    }
}

/// Reads the files that were found; equal bytes become one report. With it where each report is, the first of such files.
fn read_all<'f>(
    files: &'f [Found],
    options: &Options,
    seats: &Seats,
    telling: &mut Telling,
) -> Result<(Vec<Report>, BTreeMap<ReportId, &'f Path>), Stop> {
    let mut outcomes = Vec::with_capacity(files.len());
    let open = |found: &_| guarded(|| read(found, options));
    map_in_order(seats, files, open, |outcome| {
        outcomes.push(outcome);
        Ok::<(), Stop>(())
    })?;
    let mut reports = Vec::with_capacity(files.len());
    let mut places = BTreeMap::new();
    for (found, outcome) in files.iter().zip(outcomes) {
        match outcome {
            Ok(Ok((report, warnings))) => {
                warnings.iter().for_each(|warning| telling.problem(warning));
                places.entry(report.id.clone()).or_insert(found.file());
                reports.push(report);
            }
            Ok(Err(problem)) => telling.problem(&problem),
            Err(fault) => telling.fault(&found.file().display().to_string(), &fault),
        }
    }
    Ok((merge_equal(reports), places))
}

fn is_read(report: &Report) -> bool {
    !matches!(report.read_as, ReadAs::Not(_))
}

fn findings(report: &Report, reader: Option<&Reader>) -> Findings {
    match reader {
        Some(reader) if is_read(report) => sayso_findings::read(report, reader),
        _ => Findings::none(report.id.clone()),
    }
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
