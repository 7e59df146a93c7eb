//! `sayso add`: reports into a record. Each is kept once its line is printed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use sayso_case::{Report, ReportId};
use sayso_contract::{AddedAs, AddedLine, Line};
use sayso_incidents::{Advice, Say};
use sayso_record::{Came, Change, Got, Operation, Outcome, Record, Stamp};

use crate::intake::Intake;
use crate::number::count;
use crate::originals::Originals;
use crate::output::{self, AllWell, Out, Stop, one_line};
use crate::record;
use crate::record_args::AddArgs;

/// Digits of a hash that name a report without a name.
const DIGITS: usize = 16;

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    /// Every report.
    All,
    /// Reports that were not known.
    WhatIsNew,
}

/// Reads what is not known yet and keeps it.
pub fn run(asked: &AddArgs) -> Result<AllWell, Stop> {
    run_told(asked, Tell::All)
}

/// The same, and prints this of it.
pub fn run_told(asked: &AddArgs, tell: Tell) -> Result<AllWell, Stop> {
    let on_input = asked.paths.iter().any(|path| path == Path::new("-"));
    if on_input && asked.paths.len() > 1 {
        return Err(Stop::Usage("- stands alone: give one report on standard input, or paths.".to_owned()));
    }
    // Nothing is read for a record that cannot be written.
    let kept = Record::open_or_make(&asked.doing.record)?;
    let (intake, bytes) = if on_input {
        let bytes = whole_input(asked.how.max_bytes)?;
        (Intake::of_bytes(&asked.input(), &name(&bytes), &bytes)?, Some(bytes))
    } else {
        (Intake::open(&asked.input())?, None)
    };
    let file = |report: &Report| Some((report.id.clone(), intake.file(&report.id)?.to_owned()));
    let files: BTreeMap<ReportId, PathBuf> = intake.reports().iter().filter_map(file).collect();
    let mut adding = Adding {
        record: kept,
        stamp: record::stamp(&asked.doing),
        most: asked.how.max_bytes,
        json: asked.doing.json,
        tell,
        out: Out::of_work(),
        counts: [0; 4],
        all_well: AllWell::Yes,
    };
    let advice = intake.advice();
    let read = adding.all(intake, &files, bytes.as_deref())?;
    adding.follow(&advice)?;
    adding.out.close()?;
    let [new, versions, also, known] = adding.counts;
    let parts = [(versions, "a new version"), (also, "known from another address"), (known, "known")];
    let more: String = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!(", {n} {what}")).collect();
    if tell == Tell::WhatIsNew && new + versions + also == 0 {
        return Ok(adding.all_well);
    }
    output::notice(&format!("{}: {} new{more}.", asked.doing.record.display(), count(new, "report", "reports")));
    Ok(if read == AllWell::Yes { adding.all_well } else { read })
}

/// What a report is called that comes without a name.
fn name(bytes: &[u8]) -> String {
    let id = ReportId::of(bytes);
    id.as_str().chars().take(DIGITS).collect()
}

fn whole_input(most: u64) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    let read = stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|why| Stop::Failed(format!("standard input cannot be read ({why}).")))?;
    if bytes.len() as u64 > most {
        return Err(Stop::Failed(format!(
            "standard input: it is more than the limit of {most} bytes; give more with --max-bytes N."
        )));
    }
    Ok(bytes)
}

/// A record that grows.
struct Adding {
    record: Record,
    stamp: Stamp,
    /// The largest file that is read.
    most: u64,
    json: bool,
    tell: Tell,
    out: Out,
    /// By outcome.
    counts: [usize; 4],
    all_well: AllWell,
}

impl Adding {
    /// Adds all reports; those whose bytes were read before are not read again.
    fn all(
        &mut self,
        mut intake: Intake,
        files: &BTreeMap<ReportId, PathBuf>,
        given: Option<&[u8]>,
    ) -> Result<AllWell, Stop> {
        let mut known: Vec<Report> = Vec::new();
        for report in intake.reports() {
            if self.record.has_read(&report.id)? {
                known.push(report.clone());
            }
        }
        let known_ids: BTreeSet<&ReportId> = known.iter().map(|report| &report.id).collect();
        intake.leave_out(|report| known_ids.contains(&report.id));
        for report in &known {
            let (outcome, came) = self.record.add_known(report, &self.stamp)?;
            self.print(outcome, &came, None)?;
            self.also(report)?;
        }
        let mut originals = Originals::new(given, self.most);
        let shape = |read: sayso_case::ReadReport, by: &sayso_contract::ReadBy| (read, by.clone());
        intake.each(shape, |(read, by)| match originals.of(&read.report.id, files.get(&read.report.id)) {
            Ok(bytes) => self.one(Got { read, read_by: record::kept_by(by), bytes }),
            Err(why) => {
                self.lost(&format!("{}: cannot be read again ({why}); it was not added.", read.report.path));
                Ok(())
            }
        })
    }

    fn one(&mut self, got: Got) -> Result<(), Stop> {
        let findings = {
            let f = &got.read.findings;
            let said = f.statements.len() + f.figures.len() + f.events.len();
            said + f.mentions.len() + f.victims.len() + f.times.len()
        };
        match self.record.add(&got, &self.stamp) {
            Ok((outcome, came)) => {
                self.print(outcome, &came, Some(findings))?;
                self.also(&got.read.report)
            }
            // Its file is being written; the others are not.
            Err(why) if why.is_usage() => {
                self.lost(&why.to_string());
                Ok(())
            }
            Err(why) => Err(why.into()),
        }
    }

    /// The other paths of the same bytes are addresses too.
    fn also(&mut self, report: &Report) -> Result<(), Stop> {
        for came in self.record.add_also(report, &self.stamp)? {
            self.print(Outcome::AlsoAt, &came, None)?;
        }
        Ok(())
    }

    fn lost(&mut self, sentence: &str) {
        self.all_well = AllWell::No;
        output::error(sentence);
    }

    /// Says that a report is kept.
    fn print(&mut self, outcome: Outcome, came: &Came, findings: Option<usize>) -> Result<(), Stop> {
        if let Some(n) = self.counts.get_mut(outcome as usize) {
            *n += 1;
        }
        if self.tell == Tell::WhatIsNew && outcome == Outcome::Known {
            return Ok(());
        }
        let added = match outcome {
            Outcome::New => AddedAs::New,
            Outcome::Version => AddedAs::Version,
            Outcome::AlsoAt => AddedAs::AlsoAt,
            Outcome::Known => AddedAs::Known,
        };
        let is_it = |o: &&Operation| matches!(o.change(), Some(Change::Add { came: added }) if added == came);
        let find = || self.record.operations().iter().rev().find(is_it).map(|o| o.id.to_string());
        let operation = (outcome != Outcome::Known).then(find);
        if self.json {
            let line = AddedLine {
                report: came.report.to_string(),
                path: came.path.clone(),
                address: came.address.clone(),
                version: came.version,
                added,
                operation: operation.flatten(),
                findings,
            };
            self.out.text(&(Line::Added(line).to_json() + "\n"))?;
        } else {
            let what = match outcome {
                Outcome::New => "new".to_owned(),
                Outcome::Version => format!("version {}", came.version),
                Outcome::AlsoAt => "known from another address".to_owned(),
                Outcome::Known => "known".to_owned(),
            };
            let found = findings.map(|n| format!(", {}", count(n, "finding", "findings"))).unwrap_or_default();
            self.out.text(&format!("{}: {what}{found}\n", one_line(&came.path)))?;
        }
        self.out.flush()
    }

    /// What the files of advice say goes into the log, once: what was undone there stays undone.
    fn follow(&mut self, advice: &Advice) -> Result<(), Stop> {
        for (change, why) in changes(advice) {
            if self.record.operations().iter().any(|o| o.change() == Some(&change)) {
                continue;
            }
            let stamp = Stamp { why: Some(why), ..self.stamp.clone() };
            let operation = self.record.append(change, &stamp)?;
            record::print(&mut self.out, operation, self.json)?;
        }
        Ok(())
    }
}

/// Each thing that files of advice say, and where.
fn changes(advice: &Advice) -> Vec<(Change, String)> {
    let case = &advice.case;
    let mut all = Vec::new();
    for (label, names) in &advice.aliases {
        for name in names {
            all.push((Change::Rename { name: name.clone(), label: label.clone() }, "aliases.toml".to_owned()));
        }
    }
    for (label, names) in &advice.sides {
        all.push((Change::Side { label: label.clone(), names: names.clone() }, "sides.toml".to_owned()));
    }
    all.extend(case.title.clone().map(|title| (Change::Title { title }, "case.toml".to_owned())));
    for order in &case.incidents {
        let incidents = order.of.clone();
        let change = if order.say == Say::Same { Change::Join { incidents } } else { Change::Part { incidents } };
        all.push((change, order.at.to_string()));
    }
    for order in &case.names {
        let names = order.of.clone();
        let change = if order.say == Say::Same { Change::JoinNames { names } } else { Change::PartNames { names } };
        all.push((change, order.at.to_string()));
    }
    for home in &case.reports {
        let change = Change::Move { report: home.report.clone(), incident: home.incident.clone() };
        all.push((change, home.at.to_string()));
    }
    for place in &case.places {
        let (latitude, longitude, precision) = (place.latitude, place.longitude, place.precision.number());
        let change = Change::Place { name: place.name.clone(), latitude, longitude, precision };
        all.push((change, place.at.to_string()));
    }
    all
}
