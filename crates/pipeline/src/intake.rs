//! From the paths given to reports, and from reports to findings, on many threads.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sayso_case::{Case, Findings, ReadReport, Report, ReportId};
use sayso_findings::Rules;
use sayso_incidents::Advice;
use sayso_language::Packs;
use sayso_reader::{Reader, Seats};
use sayso_reports::{Collection, Found, Hint, Options, collect, merge_equal, read, read_bytes_within};

use crate::advice;
use crate::asked::{Asked, Given};
use crate::failure::Failure;
use crate::guard::guarded;
use crate::in_order::map_in_order;
use crate::watch::Watch;
use crate::weights::Readers;

/// The reports given, not yet read for findings.
pub struct Intake {
    seats: Arc<Seats>,
    reports: Vec<Report>,
    advice: Advice,
    model: Option<PathBuf>,
    rules: Rules,
    /// Where the bytes of each report are.
    files: BTreeMap<ReportId, PathBuf>,
}

/// By what the findings of a report are made beside its text: the rules and the weights, each as a hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    /// The program's version.
    pub program: &'static str,
    /// The rules and word lists of this program.
    pub rules: &'static str,
    /// The names of the rules that were left out.
    pub left_out: Vec<&'static str>,
    /// The weights that its language is read with; `None` where none were needed.
    pub weights: Option<String>,
}

impl Intake {
    /// Finds and opens the files.
    pub fn open(asked: &Asked, watch: &mut dyn Watch) -> Self {
        let opened: Result<Self, Infallible> = Self::open_after(asked, watch, |_| Ok(()));
        match opened {
            Ok(intake) => intake,
        }
    }

    /// The same, after `check` has seen which files are read: reports, manifests, advice and weights.
    ///
    /// # Errors
    /// Those of `check`; nothing is opened then.
    pub fn open_after<E>(
        asked: &Asked,
        watch: &mut dyn Watch,
        check: impl FnOnce(&[PathBuf]) -> Result<(), E>,
    ) -> Result<Self, E> {
        let seats = Arc::new(Seats::new(asked.seats()));
        let options = Options { max_bytes: asked.max_bytes, manifest: asked.manifest.clone(), pdf: asked.pdf.clone() };
        let Collection { files, problems, passed_over, manifests } = collect(&asked.paths, &options);
        let reports = files.iter().map(|found| found.file().to_owned());
        let read: Vec<PathBuf> =
            reports.chain(manifests).chain(advice::paths(asked, &files)).chain(asked.model.clone()).collect();
        check(&read)?;
        problems.iter().for_each(|problem| watch.problem(problem));
        watch.passed_over(&passed_over);
        let (reports, places) = open_all(&files, &options, &seats, watch);
        let files_of = places.iter().map(|(id, path)| (id.clone(), (*path).to_owned())).collect();
        for report in &reports {
            watch.opened(places.get(&report.id).map_or(Path::new(&report.path), |path| path), report);
        }
        let (advice, broken) = advice::beside(asked, &files);
        broken.iter().for_each(|sentence| watch.advice(sentence));
        let (model, rules) = (asked.model.clone(), asked.rules.clone());
        Ok(Intake { seats, reports, advice, model, rules, files: files_of })
    }

    /// The reports that these bytes hold, which are of no file; `path` is what it is called.
    pub fn of_bytes(asked: &Asked, path: &str, bytes: &[u8], watch: &mut dyn Watch) -> Self {
        Self::of_given(asked, &[Given { path: path.to_owned(), bytes: bytes.to_vec(), stated: None }], watch)
    }

    /// The reports of what is handed over, which is of no file; nothing is looked for beside it.
    pub fn of_given(asked: &Asked, given: &[Given], watch: &mut dyn Watch) -> Self {
        let seats = Seats::new(asked.seats());
        let options = Options { max_bytes: asked.max_bytes, manifest: None, pdf: asked.pdf.clone() };
        let open = |given: &Given| {
            let hint = Hint { path: &given.path, stated: given.stated.as_ref() };
            guarded(|| read_bytes_within(&given.bytes, &hint, &options))
        };
        let outcomes = map_all(&seats, given, open);
        let mut reports = Vec::with_capacity(given.len());
        for (given, outcome) in given.iter().zip(outcomes) {
            match outcome {
                Ok(opened) => {
                    opened.problems.iter().for_each(|problem| watch.problem(problem));
                    reports.extend(opened.reports);
                }
                Err(fault) => watch.fault(&given.path, &fault),
            }
        }
        let reports = merge_equal(reports);
        reports.iter().for_each(|report| watch.opened(Path::new(&report.path), report));
        Self::of_reports(asked, reports)
    }

    /// Reports that were opened before, to be read for findings.
    pub fn of_reports(asked: &Asked, reports: Vec<Report>) -> Self {
        let seats = Arc::new(Seats::new(asked.seats()));
        let (model, rules) = (asked.model.clone(), asked.rules.clone());
        Intake { seats, reports, advice: Advice::default(), model, rules, files: BTreeMap::new() }
    }

    /// Where the bytes of a report are, or were when it was opened; of several files with the same bytes the first.
    pub fn file(&self, report: &ReportId) -> Option<&Path> {
        self.files.get(report).map(PathBuf::as_path)
    }

    /// What the user says in the files of advice.
    pub fn advice(&self) -> &Advice {
        &self.advice
    }

    /// Takes those reports out of which `leaves` says so: they are not read.
    pub fn leave_out(&mut self, leaves: impl Fn(&Report) -> bool) {
        self.reports.retain(|report| !leaves(report));
    }

    /// The reports, in path order.
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// Reads every report and hands what `shape` makes of it to `take`, in path order. Only a few are held at a time.
    ///
    /// # Errors
    /// The first of `take`, or that the weights or the words of a language cannot be used.
    pub fn each<R: Send, E: From<Failure>>(
        self,
        watch: &mut dyn Watch,
        shape: impl Fn(ReadReport, &Library) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.reports.is_empty() {
            return Ok(());
        }
        let packs = Packs::load().map_err(Failure::from)?;
        // No reader is loaded for nothing; why there is nothing to read has been told.
        let languages = self.reports.iter().filter_map(|report| report.read_as.language());
        let readers = Readers::load(self.model.as_deref(), languages, &self.seats)?;
        let work = |report: &Report| {
            let reader = readers.of(report.read_as.language());
            let library = Library {
                program: env!("CARGO_PKG_VERSION"),
                rules: sayso_findings::RULES_SHA256,
                left_out: self.rules.left_out().collect(),
                weights: reader.map(|r| r.weights_sha256().to_owned()),
            };
            let of_report = || findings(report, reader, packs, &self.rules);
            let read = || ReadReport { report: report.clone(), findings: of_report() };
            let read = guarded(|| shape(read(), &library));
            read.map_err(|fault| (report.path.clone(), fault))
        };
        let (mut done, all) = (0, self.reports.len());
        map_in_order(&self.seats, &self.reports, work, |read| {
            done += 1;
            if watch.read(done, all).is_break() {
                return Err(Failure::Stopped.into());
            }
            match read {
                Ok(shaped) => take(shaped),
                Err((path, fault)) => {
                    watch.fault(&path, &fault);
                    Ok(())
                }
            }
        })
    }

    /// Reads all reports and joins them; `None` if there is not one.
    ///
    /// # Errors
    /// The weights or the words of a language cannot be used, the user's orders cannot be followed, or joining fails.
    pub fn case(mut self, watch: &mut dyn Watch) -> Result<Option<Case>, Failure> {
        let advice = std::mem::take(&mut self.advice);
        let seats = Arc::clone(&self.seats);
        let mut reads = Vec::with_capacity(self.reports.len());
        let keep = |read| {
            reads.push(read);
            Ok(())
        };
        self.each::<_, Failure>(watch, |read, _| read, keep)?;
        if reads.is_empty() {
            return Ok(None);
        }
        let threads = NonZeroUsize::new(seats.count()).unwrap_or(NonZeroUsize::MIN);
        join(reads, &advice, threads).map(Some)
    }
}

/// Joins reports that were read, by what the user says.
///
/// # Errors
/// The words of a language cannot be used, the user's orders cannot be followed, or joining fails.
pub fn join(reads: Vec<ReadReport>, advice: &Advice, threads: NonZeroUsize) -> Result<Case, Failure> {
    let packs = Packs::load().map_err(Failure::from)?;
    let joined = guarded(|| sayso_incidents::join_as_told(reads, packs, advice, threads));
    let (case, errors) = joined.map_err(|fault| Failure::Made { what: "the case".to_owned(), fault })?;
    if errors.is_empty() { Ok(case) } else { Err(Failure::Orders(errors)) }
}

/// What work makes of every item, in their order.
fn map_all<T: Sync, R: Send>(seats: &Seats, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut made = Vec::with_capacity(items.len());
    let Ok(()): Result<(), Infallible> = map_in_order(seats, items, work, |one| {
        made.push(one);
        Ok(())
    });
    made
}

/// Opens the files that were found; equal bytes become one report. With it where each report is, the first of such files.
fn open_all<'f>(
    files: &'f [Found],
    options: &Options,
    seats: &Seats,
    watch: &mut dyn Watch,
) -> (Vec<Report>, BTreeMap<ReportId, &'f Path>) {
    let outcomes = map_all(seats, files, |found| guarded(|| read(found, options)));
    let mut reports = Vec::with_capacity(files.len());
    let mut places = BTreeMap::new();
    for (found, outcome) in files.iter().zip(outcomes) {
        match outcome {
            Ok(opened) => {
                opened.problems.iter().for_each(|problem| watch.problem(problem));
                for report in opened.reports {
                    places.entry(report.id.clone()).or_insert(found.file());
                    reports.push(report);
                }
            }
            Err(fault) => watch.fault(&found.file().display().to_string(), &fault),
        }
    }
    (merge_equal(reports), places)
}

fn findings(report: &Report, reader: Option<&Reader>, packs: Packs, rules: &Rules) -> Findings {
    match reader {
        Some(reader) if report.read_as.language().is_some() => {
            sayso_findings::read_by(report, &reader.read(&report.text), packs, rules)
        }
        _ => Findings::none(report.id.clone()),
    }
}
