//! A record as the program uses it: who does something and when, what does not fit any more, and operations as lines.

use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroUsize;
use std::path::Path;

use jiff::Timestamp;
use sayso_case::Case;
use sayso_contract::{ConflictLine, Line, OperationLine, SaidLine};
use sayso_record::{Conflict, Misfit, Operation, OperationId, ReadBy, Record, RecordError, Stamp, operation_line};

use crate::made::made;
use crate::output::{self, Out, Stop, one_line};
use crate::record_args::Doing;

/// So many operations that no longer fit are told.
const TOLD: usize = 20;
/// Digits of a SHA-256, and those of them that people are shown.
const HASH: usize = 64;
const SHORT: usize = 12;

impl From<RecordError> for Stop {
    fn from(why: RecordError) -> Self {
        if why.is_usage() { Stop::Usage(why.to_string()) } else { Stop::Failed(why.to_string()) }
    }
}

/// Who does it, now.
pub fn stamp(doing: &Doing) -> Stamp {
    now(who(doing.who.as_deref()), doing.why.clone())
}

/// The name that was given, else that of whoever is logged in.
pub fn who(given: Option<&str>) -> String {
    let logged_in = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let who = given.map(str::to_owned).or_else(logged_in).map(|who| who.trim().to_owned());
    who.filter(|who| !who.is_empty()).unwrap_or_else(|| "somebody".to_owned())
}

/// Somebody does something now. To the millisecond, so that two commands one after the other are two times.
pub fn now(who: String, why: Option<String>) -> Stamp {
    let now = Timestamp::now().as_millisecond();
    let at = Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH).to_string();
    Stamp { at, who, why, salt: salt(now) }
}

/// Sixteen bytes, keyed by the system's random numbers.
fn salt(seconds: i64) -> String {
    [0, 1].map(|part| format!("{:016x}", RandomState::new().hash_one((seconds, part)))).concat()
}

/// The case of a record; says which operations could not be followed.
pub fn case(folder: &Path, asked: Option<NonZeroUsize>) -> Result<Case, Stop> {
    let record = Record::open(folder)?;
    let joined = made("the case", || record.case(sayso_pipeline::threads(asked)))??;
    tell(&joined.misfits);
    if joined.case.reports.is_empty() {
        return Err(Stop::Failed(format!(
            "{}: no report is in this record; add some with sayso add PATH --record DIR.",
            folder.display()
        )));
    }
    Ok(joined.case)
}

/// Says which operations could not be followed.
pub fn tell(misfits: &[Misfit]) {
    for misfit in misfits.iter().take(TOLD) {
        let id = misfit.operation.short();
        let why = misfit.why.replace(&format!("operation {id}: "), "");
        output::warning(&format!("operation {id} does not fit any more and is left out: {why}."));
    }
    if misfits.len() > TOLD {
        output::warning(&format!("{} more operations do not fit any more.", misfits.len() - TOLD));
    }
}

/// What two people say differently in a record, as lines.
pub fn conflicts(record: &Record) -> Vec<ConflictLine> {
    let said = |(id, says): &(OperationId, String)| {
        let operation = record.operations().iter().find(|o| &o.id == id)?;
        let body = operation.body.as_ref();
        Some(SaidLine {
            operation: id.to_string(),
            who: body.map(|body| body.who.clone()),
            at: operation.at.to_string(),
            why: body.and_then(|body| body.why.clone()),
            says: says.clone(),
        })
    };
    let line = |conflict: Conflict| ConflictLine {
        what: conflict.what.to_owned(),
        said: conflict.words.iter().filter_map(said).collect(),
        of: conflict.of,
    };
    record.conflicts().into_iter().map(line).collect()
}

/// A conflict as people are shown it: what it is about, and under it who says what.
pub fn conflict_text(conflict: &ConflictLine) -> String {
    let about = [vec![conflict.what.clone()], conflict.of.clone()].concat().join(" ");
    let mut text = format!("conflict  {}\n", one_line(&about));
    for said in &conflict.said {
        let id = said.operation.get(..SHORT).unwrap_or(&said.operation);
        let why = said.why.as_ref().map(|why| format!(", \"{why}\"")).unwrap_or_default();
        let who = said.who.as_deref().unwrap_or("somebody");
        text.push_str(&format!("  {id}  {}\n", one_line(&format!("{who}, {}: {}{why}", said.at, said.says))));
    }
    text.push_str("  Say what holds with sayso review, or undo one of them.\n");
    text
}

/// What a report was read with, as a record keeps it.
pub fn kept_by(by: sayso_contract::ReadBy) -> ReadBy {
    ReadBy { program: by.program, rules: by.rules, left_out: by.left_out, weights: by.weights }
}

/// Prints an operation that was done. Once it is printed it is on the disk.
pub fn print(out: &mut Out, operation: &Operation, json: bool) -> Result<(), Stop> {
    let line = operation_line(operation, true);
    if json {
        out.text(&(Line::Operation(line).to_json() + "\n"))?;
    } else {
        let what = line.what.clone().unwrap_or_default().replace('_', " ");
        out.text(&format!("{}  {what}  {}\n", operation.id.short(), one_line(&about(&line))))?;
    }
    out.flush()
}

/// What an operation is about, and what it says, for people.
pub fn about(line: &OperationLine) -> String {
    let field = line.field.clone().into_iter();
    // Of the id of an operation so many digits are enough.
    let of = line.of.iter().map(|of| match of.get(..SHORT) {
        Some(short) if of.len() == HASH => short.to_owned(),
        _ => of.clone(),
    });
    let mut parts: Vec<String> = line.finding.clone().into_iter().chain(field).chain(of).collect();
    if let Some(to) = &line.to {
        parts.push(format!("\"{to}\""));
    }
    parts.join(" ")
}
