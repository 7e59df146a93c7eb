//! What changed: between two versions of a report (`words`, `findings`), and between the case as it was and as it is (`state`, `tolls`). In go two
//! values, out come the changes, each with both sides; nothing here reads a database but for finding what is meant.

mod findings;
mod heirs;
mod state;
#[cfg(test)]
mod tests;
mod tolls;
mod words;

use std::collections::BTreeSet;

use jiff::Timestamp;
use sayso_case::{PartialDate, ReadReport};

use crate::error::RecordError;
use crate::kept::Kept;
use crate::operation::{Came, Operation};
use crate::record::Record;

pub use findings::{FieldChanged, FindingChanged, FindingPlace};
pub use state::{
    CaseChanges, IncidentBecame, IncidentChanged, PointChanged, PositionChanged, ReportChanged, case_changes,
};
pub use tolls::RangeChanged;
pub use words::{Became, Reworded};

/// What differs between two versions of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Particulars that differ: title, publisher, byline, published, url.
    pub particulars: Vec<FieldChanged>,
    /// Sentences that differ, in order of the later text.
    pub words: Vec<Reworded>,
    /// Findings that differ, in order of the later text.
    pub findings: Vec<FindingChanged>,
    /// How many findings are the same.
    pub same_findings: usize,
}

/// Compares two versions of a report, as they were found.
pub fn compared(old: &ReadReport, new: &ReadReport) -> Compared {
    let (words, alignment) =
        words::reworded((&old.report.text, &old.findings.sentences), (&new.report.text, &new.findings.sentences));
    let (findings, same_findings) = findings::changed(old, new, &alignment);
    let (a, b) = (&old.report, &new.report);
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    let particulars = [
        ("title", a.title.clone(), b.title.clone()),
        ("publisher", a.publisher.clone(), b.publisher.clone()),
        ("byline", a.byline.clone(), b.byline.clone()),
        ("published", date(a.published), date(b.published)),
        ("url", a.url.clone(), b.url.clone()),
    ];
    let differ = particulars.into_iter().filter(|(_, old, new)| old != new);
    let particulars = differ.map(|(field, old, new)| FieldChanged { field, old, new }).collect();
    Compared { particulars, words, findings, same_findings }
}

impl Record {
    /// The two versions that somebody means who names one: by an address or a path the last one and the one before it, by the id of a
    /// version or by its path with its number that version and the one before it.
    ///
    /// # Errors
    /// There is no such report, or no version before it; the record cannot be read.
    pub fn versions(&self, named: &str) -> Result<(Kept, Kept), RecordError> {
        let refused = |why: String| Err(RecordError::Refused(why));
        let (came, known) = (self.came(), self.known());
        let number = |c: &Came| known.version(&c.address, &c.report).unwrap_or(c.version);
        let there: Vec<&Came> = came.iter().copied().filter(|c| c.address == named || c.path == named).collect();
        let addresses: BTreeSet<&str> = there.iter().map(|c| c.address.as_str()).collect();
        if addresses.len() > 1 {
            return refused(format!(
                "reports of {} addresses are called {named:?}; give the id of one",
                addresses.len()
            ));
        }
        let (address, last) = match addresses.first() {
            Some(address) => ((*address).to_owned(), None),
            None => {
                let kept = self.report(named)?;
                let own = came.iter().find(|c| c.report == kept.read.report.id);
                let Some(own) = own else { return refused(format!("{named} was taken out of the record")) };
                (own.address.clone(), Some(number(own)))
            }
        };
        let mut all: Vec<&Came> = came.iter().copied().filter(|c| c.address == address).collect();
        all.sort_by_key(|c| number(c));
        all.dedup_by_key(|c| number(c));
        let until = last.map_or(all.len(), |last| all.iter().filter(|c| number(c) <= last).count());
        match all.get(..until) {
            Some([.., old, new]) => Ok((self.report(old.report.as_str())?, self.report(new.report.as_str())?)),
            _ if all.len() > 1 => refused(format!(
                "{named} is the first version at its address; name a later one, or both: sayso diff OLD NEW --record DIR"
            )),
            _ => refused(format!(
                "{named} is in the record in one version; sayso add brings in another when its bytes changed, and any two reports are \
                 compared by naming both: sayso diff OLD NEW --record DIR"
            )),
        }
    }

    /// The state of the log that somebody means: a day (its beginning) or a time, the id of an operation (the state behind it), or how many
    /// operations there were. Says how many there were.
    ///
    /// # Errors
    /// It is none of these, or there is no such operation.
    pub fn then(&self, when: &str) -> Result<usize, RecordError> {
        let (when, operations) = (when.trim(), self.operations());
        let by_time = time_of(when).map(|time| {
            let is_before = |o: &Operation| o.at.parse::<Timestamp>().is_ok_and(|at| at < time);
            operations.iter().take_while(|o| is_before(o)).count()
        });
        if let Some(operations) = by_time {
            return Ok(operations);
        }
        let number = when.parse::<usize>().ok().filter(|n| *n <= operations.len() && n.to_string() == when);
        if let Some(operations) = number {
            return Ok(operations);
        }
        let one = match crate::log::named(operations, when) {
            Ok(one) => one,
            // An id that is none, or that of several.
            Err(why) if when.len() >= 6 && when.bytes().all(|b| b.is_ascii_hexdigit()) => {
                return Err(RecordError::Refused(why));
            }
            Err(_) => {
                return Err(RecordError::Refused(format!(
                    "{when:?} is no day (2031-03-06), no time (2031-03-06T10:00:00Z), no number of operations up to {} and no id of one; \
                     sayso log shows them",
                    operations.len()
                )));
            }
        };
        let behind = operations.iter().position(|o| o.id == one.id).map_or(0, |k| k + 1);
        Ok(behind)
    }
}

/// A time; one without an offset, and the beginning of a day, in UTC.
fn time_of(words: &str) -> Option<Timestamp> {
    if let Ok(time) = words.parse() {
        return Some(time);
    }
    let time: jiff::civil::DateTime = words.parse().ok()?;
    time.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|time| time.timestamp())
}
