//! What a person says: checked against the record, then appended to its log. What cannot be followed is refused, and nothing is
//! written.

use std::collections::BTreeSet;

use sayso_case::Case;
use sayso_record::{Change, Field, Record, Stamp, correct, found};

use super::meant;
use crate::made::made;
use crate::output::{AllWell, Out, Stop};
use crate::record;
use crate::record_args::{Doing, Said};

/// A record open for writing, and who says something.
struct Saying {
    record: Record,
    stamp: Stamp,
    doing: Doing,
}

/// Does it.
pub fn run(said: Said) -> Result<AllWell, Stop> {
    match said {
        Said::Confirm { findings, doing } => {
            let saying = Saying::open(doing)?;
            let changes = saying.judged(&findings, |finding| Change::Confirm { finding })?;
            saying.write(changes)
        }
        Said::Reject { findings, doing } => {
            let saying = Saying::open(doing)?;
            let changes = saying.judged(&findings, |finding| Change::Reject { finding })?;
            saying.write(changes)
        }
        Said::Correct { finding, speaker, side, place, date, doing } => {
            let fields = [(Field::Speaker, speaker), (Field::Side, side), (Field::Place, place), (Field::Date, date)];
            let saying = Saying::open(doing)?;
            let changes = saying.corrected(&finding, fields)?;
            saying.write(changes)
        }
        Said::Join { of, doing } => {
            let saying = Saying::open(doing)?;
            let is_one = |incidents| Change::Join { incidents };
            let change = saying.of_things(of, is_one, |names| Change::JoinNames { names })?;
            saying.follow(change)
        }
        Said::Part { of, doing } => {
            let saying = Saying::open(doing)?;
            let are_apart = |incidents| Change::Part { incidents };
            let change = saying.of_things(of, are_apart, |names| Change::PartNames { names })?;
            saying.follow(change)
        }
        Said::Move { report, incident, doing } => {
            let saying = Saying::open(doing)?;
            let incident = saying.incident(&incident, &saying.incidents()?)?;
            saying.follow(Change::Move { report, incident })
        }
        Said::Gone { report, doing } => {
            let saying = Saying::open(doing)?;
            let report = saying.record.report(&report)?.read.report.id;
            saying.write(vec![Change::Gone { report }])
        }
        Said::Place { name, latitude, longitude, precision, doing } => {
            if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
                return Err(Stop::Usage(
                    "latitudes go from -90 to 90 and longitudes from -180 to 180, in degrees.".to_owned(),
                ));
            }
            if !(1..=7).contains(&precision) {
                return Err(Stop::Usage("precisions go from 1 to 7 (docs/what-you-may-say.md).".to_owned()));
            }
            let name = worded(name, "a place")?;
            Saying::open(doing)?.follow(Change::Place { name, latitude, longitude, precision })
        }
        Said::Rename { name, label, doing } => {
            let change = Change::Rename { name: worded(name, "a name")?, label: worded(label, "a label")? };
            Saying::open(doing)?.follow(change)
        }
        Said::Side { label, names, doing } => {
            let names = names.into_iter().map(|name| worded(name, "a name")).collect::<Result<_, _>>()?;
            Saying::open(doing)?.follow(Change::Side { label: worded(label, "a side")?, names })
        }
        Said::Title { title, doing } => {
            Saying::open(doing)?.write(vec![Change::Title { title: worded(title, "a title")? }])
        }
        Said::Note { text, on, doing } => {
            let saying = Saying::open(doing)?;
            let on = on.map(|on| meant::anything(&saying.record, &saying.case()?, &on)).transpose()?;
            saying.write(vec![Change::Note { on, text: worded(text, "a note")? }])
        }
    }
}

/// Words that are not empty, without the white space around them.
fn worded(words: String, what: &str) -> Result<String, Stop> {
    match words.trim() {
        "" => Err(Stop::Usage(format!("{what} needs words."))),
        words => Ok(words.to_owned()),
    }
}

impl Saying {
    fn open(doing: Doing) -> Result<Self, Stop> {
        let record = Record::open_for_writing(&doing.record)?;
        Ok(Saying { record, stamp: record::stamp(&doing), doing })
    }

    fn judged(&self, ids: &[String], change: impl Fn(sayso_record::Judged) -> Change) -> Result<Vec<Change>, Stop> {
        let reports = self.record.reports()?;
        let one = |id: &String| found(&reports, id).map(|(_, finding)| change(finding));
        ids.iter().map(|id| one(id).map_err(|why| Stop::Usage(why + "."))).collect()
    }

    fn case(&self) -> Result<Case, Stop> {
        Ok(made("the case", || self.record.case(sayso_pipeline::threads(None)))??.case)
    }

    fn incidents(&self) -> Result<BTreeSet<String>, Stop> {
        Ok(meant::incidents(&self.case()?))
    }

    /// The whole id of an incident.
    fn incident(&self, words: &str, ids: &BTreeSet<String>) -> Result<String, Stop> {
        meant::one("the id of an incident", words, ids.iter().map(String::as_str))
    }

    /// Incidents where all are ids of incidents, names where none is.
    fn of_things(
        &self,
        of: Vec<String>,
        incidents: impl FnOnce(Vec<String>) -> Change,
        names: impl FnOnce(Vec<String>) -> Change,
    ) -> Result<Change, Stop> {
        let mut of = of.into_iter().map(|one| worded(one, "an id or a name")).collect::<Result<Vec<_>, _>>()?;
        let are_incidents = match of.iter().filter(|one| meant::is_incident(one)).count() {
            0 => false,
            1 if of.len() == 1 => {
                return Err(Stop::Usage("one incident alone can neither be joined nor parted; give two.".to_owned()));
            }
            n if n == of.len() => true,
            _ => return Err(Stop::Usage("give ids of incidents, or names, not both.".to_owned())),
        };
        if are_incidents {
            let ids = self.incidents()?;
            of = of.iter().map(|one| self.incident(one, &ids)).collect::<Result<_, _>>()?;
        }
        for (k, one) in of.iter().enumerate() {
            if of.iter().take(k).any(|other| other == one) {
                return Err(Stop::Usage(format!("{one:?} stands there twice.")));
            }
        }
        Ok(if are_incidents { incidents(of) } else { names(of) })
    }

    /// A change for each field given, tried on the finding.
    fn corrected(&self, id: &str, fields: [(Field, Option<String>); 4]) -> Result<Vec<Change>, Stop> {
        let (finding, mut read) = self.record.finding(id)?;
        let mut changes = Vec::new();
        for (field, to) in fields {
            let Some(to) = to else { continue };
            correct(&mut read, &finding.id, field, &to).map_err(|why| Stop::Usage(format!("{why}.")))?;
            changes.push(Change::Correct { finding: finding.clone(), field, to: to.trim().to_owned() });
        }
        if changes.is_empty() {
            return Err(Stop::Usage("say what to correct: --speaker, --side, --place or --date.".to_owned()));
        }
        Ok(changes)
    }

    /// Joins the case with it first: what names no incident or contradicts what was said before is refused.
    fn follow(self, change: Change) -> Result<AllWell, Stop> {
        let tried =
            made("the case", || self.record.would_not_fit(&change, &self.stamp, sayso_pipeline::threads(None)))??;
        if let Some(why) = tried.first() {
            return Err(Stop::Usage(format!("{why}; nothing was written.")));
        }
        self.write(vec![change])
    }

    fn write(mut self, changes: Vec<Change>) -> Result<AllWell, Stop> {
        let mut out = Out::of_work();
        for change in changes {
            let operation = self.record.append(change, &self.stamp)?;
            record::print(&mut out, operation, self.doing.json)?;
        }
        out.close()?;
        Ok(AllWell::Yes)
    }
}
