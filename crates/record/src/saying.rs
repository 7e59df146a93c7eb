//! What a person says, in his own words: a [`Wish`] and the record in, the changes for its log out. What cannot be followed is refused,
//! and nothing is written. The command line and the desk both ask here, so that one thing said in two places is one thing.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::num::NonZeroUsize;

use sayso_case::{Case, ReadReport, ReportId};

use crate::answers;
use crate::correct::correct;
use crate::error::RecordError;
use crate::finding::{found, found_in};
use crate::kept::Kept;
use crate::log::named;
use crate::meant;
use crate::operation::{Change, Field, Judged};
use crate::record::Record;

/// What a person says of the findings of a record and of what is joined. Ids may be cut short where no other begins so.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Wish {
    /// These findings are right.
    Confirm { findings: Vec<String> },
    /// These are no findings.
    Reject { findings: Vec<String> },
    /// Fields of a finding are others; "" for what the report leaves open.
    Correct { finding: String, fields: Vec<(Field, String)> },
    /// These incidents or answers, by their ids, or these names are one.
    Join { of: Vec<String> },
    /// No two of these are one. Of an answer and findings that give it: these give another one each; of an answer alone: all do.
    Part { of: Vec<String> },
    /// These incidents are background.
    Background { incidents: Vec<String> },
    /// A report belongs to an incident.
    Move { report: String, incident: String },
    /// A report is no longer at its address.
    Gone { report: String },
    /// Where a place lies.
    Place { name: String, latitude: f64, longitude: f64, precision: u8 },
    /// Lists show a name so.
    Rename { name: String, label: String },
    /// Names that belong to a side.
    Side { label: String, names: Vec<String> },
    /// What the case is called.
    Title { title: String },
    /// Something to remember.
    Note { text: String, on: Option<String> },
    /// An operation counts no longer.
    Undo { operation: String },
}

/// What is known of a case by whoever does not hold it: it is asked by ids, and by the first characters of them.
pub trait Knows {
    /// The report in which the finding of this whole id stands, rejected or not.
    ///
    /// # Errors
    /// It cannot be looked up.
    fn report_of(&self, finding: &str) -> Result<Option<ReportId>, RecordError>;

    /// The reports that have this path as it is shown, or whose ids begin so.
    ///
    /// # Errors
    /// It cannot be looked up.
    fn reports(&self, called: &str) -> Result<Vec<ReportId>, RecordError>;

    /// The incidents that have or had ids that begin as one of these, with their points, and those of answers whose ids begin so.
    ///
    /// # Errors
    /// It cannot be looked up.
    fn part(&self, ids: &[String]) -> Result<Case, RecordError>;

    /// The ids of anything in the record that begin so, and a path that is this; two are enough.
    ///
    /// # Errors
    /// It cannot be looked up.
    fn anything(&self, words: &str) -> Result<Vec<String>, RecordError>;
}

/// A record to which something is said. The case is made where a wish asks for it, and once.
pub struct Saying<'r> {
    record: &'r Record,
    threads: NonZeroUsize,
    case: OnceCell<Cow<'r, Case>>,
    known: Option<&'r dyn Knows>,
}

impl<'r> Saying<'r> {
    /// Said to this record.
    pub fn to(record: &'r Record, threads: NonZeroUsize) -> Self {
        Saying { record, threads, case: OnceCell::new(), known: None }
    }

    /// The same where its case is known.
    pub fn to_case(record: &'r Record, case: &'r Case, threads: NonZeroUsize) -> Self {
        Saying { record, threads, case: OnceCell::from(Cow::Borrowed(case)), known: None }
    }

    /// The same where what is joined is looked up: then no report is read but those that are meant, and findings go by their whole ids.
    pub fn to_known(record: &'r Record, known: &'r dyn Knows, threads: NonZeroUsize) -> Self {
        Saying { record, threads, case: OnceCell::new(), known: Some(known) }
    }

    /// The changes that a wish comes to, not tried on the case yet ([`Change::moves_what_is_joined`]).
    ///
    /// # Errors
    /// It names what is not there or is two things, has no words, or cannot be so.
    pub fn changes(&self, wish: Wish) -> Result<Vec<Change>, RecordError> {
        match wish {
            Wish::Confirm { findings } => self.judged(&findings, |finding| Change::Confirm { finding }),
            Wish::Reject { findings } => self.judged(&findings, |finding| Change::Reject { finding }),
            Wish::Correct { finding, fields } => self.corrected(&finding, fields),
            Wish::Join { of } if of.len() < 2 => refused("one alone cannot be joined; give two at least".to_owned()),
            Wish::Join { of } if of.iter().any(|one| meant::is_position(one)) => {
                answers::joined(&*self.part(&of)?, &of)
            }
            Wish::Part { of } if of.iter().any(|one| meant::is_position(one)) => {
                answers::parted(&*self.part(&of)?, &of)
            }
            Wish::Background { incidents } => self.in_background(&incidents),
            Wish::Join { of } => {
                self.of_things(of, |incidents| Change::Join { incidents }, |names| Change::JoinNames { names })
            }
            Wish::Part { of } => {
                self.of_things(of, |incidents| Change::Part { incidents }, |names| Change::PartNames { names })
            }
            Wish::Move { report, incident } => {
                let ids = meant::incidents(&*self.part(std::slice::from_ref(&incident))?);
                let incident = meant::one("incident", &incident, ids.iter().map(String::as_str))?;
                Ok(vec![Change::Move { report, incident }])
            }
            Wish::Gone { report } => Ok(vec![Change::Gone { report: self.report(&report)? }]),
            Wish::Place { name, latitude, longitude, precision } => place(&name, latitude, longitude, precision),
            Wish::Rename { name, label } => {
                Ok(vec![Change::Rename { name: worded(&name, "a name")?, label: worded(&label, "a label")? }])
            }
            Wish::Side { label, names } => {
                let names = names.iter().map(|name| worded(name, "a name")).collect::<Result<Vec<_>, _>>()?;
                if names.is_empty() {
                    return refused("a side needs names".to_owned());
                }
                Ok(vec![Change::Side { label: worded(&label, "a side")?, names }])
            }
            Wish::Title { title } => Ok(vec![Change::Title { title: worded(&title, "a title")? }]),
            Wish::Note { text, on } => {
                let on = on.map(|on| self.anything(&on)).transpose()?;
                Ok(vec![Change::Note { on, text: worded(&text, "a note")? }])
            }
            Wish::Undo { operation } => self.undone(&operation),
        }
    }

    /// The case, or as much of it as these ids mean.
    fn part(&self, ids: &[String]) -> Result<Cow<'_, Case>, RecordError> {
        match self.known {
            Some(known) => known.part(ids).map(Cow::Owned),
            None => self.case().map(Cow::Borrowed),
        }
    }

    fn report(&self, called: &str) -> Result<ReportId, RecordError> {
        let Some(known) = self.known else { return Ok(self.record.report(called)?.read.report.id) };
        match known.reports(called)?.as_slice() {
            [one] => Ok(one.clone()),
            [] => refused(format!("there is no report {called:?} in this record; the list of reports has their paths")),
            many => refused(format!("{} reports are called {called:?}; give the id of one", many.len())),
        }
    }

    fn anything(&self, words: &str) -> Result<String, RecordError> {
        match self.known {
            Some(known) => meant::one_of_anything(words.trim(), &known.anything(words.trim())?),
            None => meant::anything(self.record, self.case()?, words),
        }
    }

    fn case(&self) -> Result<&Case, RecordError> {
        if let Some(case) = self.case.get() {
            return Ok(case);
        }
        let case = self.record.case(self.threads)?.case;
        Ok(self.case.get_or_init(|| Cow::Owned(case)))
    }

    fn judged(&self, ids: &[String], change: impl Fn(Judged) -> Change) -> Result<Vec<Change>, RecordError> {
        if ids.is_empty() {
            return refused("say which finding, by its id".to_owned());
        }
        let mut reports: Option<Vec<Kept>> = None;
        let mut changes = Vec::new();
        for id in ids {
            let judged = match self.in_case(id)? {
                Some((judged, _)) => judged,
                None if self.known.is_some() => return refused(not_found(id)),
                None => {
                    let all = match &mut reports {
                        Some(all) => all,
                        none => none.insert(self.record.reports()?),
                    };
                    found(all, id).map_err(RecordError::Refused)?.1
                }
            };
            changes.push(change(judged));
        }
        Ok(changes)
    }

    /// The finding of this whole id where a known case has it, so that one report alone is read. What was rejected is in no case.
    fn in_case(&self, id: &str) -> Result<Option<(Judged, ReadReport)>, RecordError> {
        if let Some(known) = self.known {
            let Some(report) = known.report_of(id.trim())? else { return Ok(None) };
            let kept = self.record.kept_alone(&report)?;
            return Ok(found_in(&kept.read, id).map(|judged| (judged, kept.read)));
        }
        let has = |read: &&ReadReport| crate::finding_ids(&read.findings).any(|other| other == id.trim());
        let report: Option<&ReportId> =
            self.case.get().and_then(|case| Some(&case.reports.iter().find(has)?.report.id));
        let Some(report) = report else { return Ok(None) };
        let kept = self.record.kept(report)?;
        Ok(found_in(&kept.read, id).map(|judged| (judged, kept.read)))
    }

    /// A change for each field given, tried on the finding.
    fn corrected(&self, id: &str, fields: Vec<(Field, String)>) -> Result<Vec<Change>, RecordError> {
        let (finding, mut read) = match self.in_case(id)? {
            Some(found) => found,
            None if self.known.is_some() => return refused(not_found(id)),
            None => self.record.finding(id)?,
        };
        let mut changes = Vec::new();
        for (field, to) in fields {
            correct(&mut read, &finding.id, field, &to).map_err(RecordError::Refused)?;
            changes.push(Change::Correct { finding: finding.clone(), field, to: to.trim().to_owned() });
        }
        if changes.is_empty() {
            return refused("say what to correct: speaker, side, place or date".to_owned());
        }
        Ok(changes)
    }

    /// Incidents where all are ids of incidents, names where none is.
    fn of_things(
        &self,
        of: Vec<String>,
        incidents: impl FnOnce(Vec<String>) -> Change,
        names: impl FnOnce(Vec<String>) -> Change,
    ) -> Result<Vec<Change>, RecordError> {
        if of.is_empty() {
            return refused("say which, by their ids or names".to_owned());
        }
        let mut of = of.iter().map(|one| worded(one, "an id or a name")).collect::<Result<Vec<_>, _>>()?;
        let are_incidents = match of.iter().filter(|one| meant::is_incident(one)).count() {
            0 => false,
            1 if of.len() == 1 => {
                return refused("one incident alone can neither be joined nor parted; give two".to_owned());
            }
            n if n == of.len() => true,
            _ => return refused("give ids of incidents, or names, not both".to_owned()),
        };
        if are_incidents {
            of = self.incidents(&of)?;
        }
        for (k, one) in of.iter().enumerate() {
            if of.iter().take(k).any(|other| other == one) {
                return refused(format!("{one:?} stands there twice"));
            }
        }
        Ok(vec![if are_incidents { incidents(of) } else { names(of) }])
    }

    fn in_background(&self, of: &[String]) -> Result<Vec<Change>, RecordError> {
        if of.is_empty() {
            return refused("say which incident, by its id".to_owned());
        }
        Ok(vec![Change::Background { incidents: self.incidents(of)? }])
    }

    /// The whole ids of incidents.
    fn incidents(&self, of: &[String]) -> Result<Vec<String>, RecordError> {
        let ids = meant::incidents(&*self.part(of)?);
        of.iter().map(|one| meant::one("incident", one, ids.iter().map(String::as_str))).collect()
    }

    fn undone(&self, id: &str) -> Result<Vec<Change>, RecordError> {
        let operation = named(self.record.operations(), id).map_err(RecordError::Refused)?;
        let short = operation.id.short();
        if matches!(operation.change(), Some(Change::Forget | Change::Blank { .. }) | None) {
            return refused(format!("operation {short} cannot be undone: it is gone for good"));
        }
        if self.record.undone().contains(&operation.id) {
            return refused(format!("operation {short} was undone already"));
        }
        Ok(vec![Change::Undo { operation: operation.id.clone() }])
    }
}

fn place(name: &str, latitude: f64, longitude: f64, precision: u8) -> Result<Vec<Change>, RecordError> {
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return refused("latitudes go from -90 to 90 and longitudes from -180 to 180, in degrees".to_owned());
    }
    if !(1..=7).contains(&precision) {
        return refused("precisions go from 1 to 7 (docs/what-you-may-say.md)".to_owned());
    }
    Ok(vec![Change::Place { name: worded(name, "a place")?, latitude, longitude, precision }])
}

fn not_found(id: &str) -> String {
    format!(
        "there is no finding {id:?} in this record; a record of many reports takes their whole ids; nothing was written"
    )
}

/// Words that are not empty, without the white space around them.
fn worded(words: &str, what: &str) -> Result<String, RecordError> {
    match words.trim() {
        "" => refused(format!("{what} needs words")),
        words => Ok(words.to_owned()),
    }
}

fn refused<T>(why: String) -> Result<T, RecordError> {
    Err(RecordError::Refused(why))
}
